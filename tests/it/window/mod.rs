//! The real window on a virtual display, driven by the scripts in `tests/window`.
//!
//! They run where `Xvfb` is found; with `RESUMPTION_WINDOW_TESTS=1` it is a failure where it is not.

mod client;
mod script;

use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A display of our own, taken down when it is dropped.
pub(crate) struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts one; `None` where there is no Xvfb and it need not be there.
    fn start() -> Option<Self> {
        let started = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut server) = started else {
            let wanted = std::env::var_os("RESUMPTION_WINDOW_TESTS").is_some_and(|it| it == "1");
            assert!(!wanted, "RESUMPTION_WINDOW_TESTS=1, but Xvfb is not installed");
            eprintln!("skipped: Xvfb is not installed");
            return None;
        };
        let mut number = String::new();
        let mut out = std::io::BufReader::new(server.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut out, &mut number).unwrap();
        Some(Self { server, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

/// Runs one script of `tests/window`; its pictures go to `target/tmp/window/<name>`.
fn run(name: &str) {
    run_in(name, false);
}

/// Runs a script in English or in Chinese; the pictures of the latter go to `target/tmp/window/<name>-zh`.
fn run_in(name: &str, is_chinese: bool) {
    let Some(display) = Display::start() else { return };
    let text = std::fs::read_to_string(format!("{}/tests/window/{name}.script", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("window").join(if is_chinese {
        format!("{name}-zh")
    } else {
        name.to_owned()
    });
    std::fs::remove_dir_all(&out).ok();
    std::fs::create_dir_all(&out).unwrap();
    let mut stage = script::Stage::new(&display.name, &out, is_chinese);
    for (at, line) in text.lines().enumerate() {
        if let Err(why) = stage.line(line) {
            let tree = stage.outline();
            stage.picture("failed").ok();
            panic!("{name}.script:{}: {line}\n{why}\n{tree}", at + 1);
        }
    }
}

#[test]
fn conflict() {
    run("conflict");
}

#[test]
fn pages() {
    run("pages");
}

#[test]
fn recovery() {
    run("recovery");
}

#[test]
fn sectors() {
    run("sectors");
}

#[test]
fn tracker() {
    run("tracker");
}

#[test]
fn unsaved() {
    run("unsaved");
}

#[test]
fn officer() {
    run("officer");
}

#[test]
fn officer_in_chinese() {
    run_in("officer", true);
}

#[test]
fn scheduler() {
    run("scheduler");
}

#[test]
fn scheduler_in_chinese() {
    run_in("scheduler", true);
}

#[test]
fn journalist() {
    run("journalist");
}

#[test]
fn journalist_in_chinese() {
    run_in("journalist", true);
}

#[test]
fn researcher() {
    run("researcher");
}

#[test]
fn researcher_in_chinese() {
    run_in("researcher", true);
}

#[test]
fn hand_editor() {
    run("hand-editor");
}

#[test]
fn hand_editor_in_chinese() {
    run_in("hand-editor", true);
}
