//! The commands, run in this process.

#![expect(clippy::unwrap_used, reason = "a test that can't be set up has failed")]

use resumption_monitor::cli::{Exit, run};
use std::ffi::OsString;
use std::io::{self, Write};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/samples/dataset-small.ron");
const TRACKER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/samples/tracker-small.ron");

pub(crate) fn shell(args: &[&str]) -> (Exit, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = std::iter::once("resumption-monitor").chain(args.iter().copied()).map(OsString::from);
    let exit = run(args, &mut out, &mut err);
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

pub(crate) fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(".ron").tempfile().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

#[test]
fn check_counts_what_is_in_a_file() {
    let (exit, out, err) = shell(&["check", DATA, TRACKER]);
    let expected = format!(
        "{DATA}: 2 sources, 8 series, 15 claims; 0 errors, 0 warnings\n\
         {TRACKER}: 4 programmes, 9 claims; 0 errors, 0 warnings\n"
    );
    assert_eq!((exit, out, err), (Exit::Ok, expected, String::new()));
    let (_, out, _) = shell(&["check", DATA, "--lang", "zh"]);
    assert_eq!(out, format!("{DATA}: 2 个来源，8 个序列，15 条记录；0 个错误，0 个警告\n"));
}

#[test]
fn check_accepts_what_is_shipped() {
    let root = env!("CARGO_MANIFEST_DIR");
    let (exit, out, _) =
        shell(&["check", &format!("{root}/data/china-2020.ron"), &format!("{root}/data/programmes.ron")]);
    assert_eq!(exit, Exit::Ok);
    assert!(out.contains("china-2020.ron: 147 sources, 259 series, 392 claims; 0 errors, 0 warnings"), "{out}");
}

#[test]
fn warnings_exit_with_0_errors_with_1_and_what_cannot_be_read_with_2() {
    let warned = file("(format: 1, sources: [(id: \"a\", title: \"A\")])");
    let (exit, out, _) = shell(&["check", warned.path().to_str().unwrap()]);
    assert_eq!(exit, Exit::Ok);
    assert!(out.contains("W405") && out.ends_with("1 source, 0 series, 0 claims; 0 errors, 1 warning\n"), "{out}");

    let broken = file("(format: 1, titel: \"x\")");
    let broken = broken.path().to_str().unwrap();
    let (exit, out, err) = shell(&["check", broken, DATA]);
    assert_eq!((exit, err), (Exit::Content, String::new()));
    let first = format!("{broken}:1:13: error E201: there is no field `titel` here; did you mean `title`?\n");
    assert!(out.starts_with(&first), "{out}");

    let (exit, out, err) = shell(&["check", "no-such.ron", broken]);
    assert_eq!(exit, Exit::Unusable, "the worst of several files counts");
    assert!(out.contains("E201"), "the others are checked all the same");
    let told = "error: cannot read the file: there is none of this name; check the name and the folder: no-such.ron\n";
    assert_eq!(err, told);
    let (_, _, err) = shell(&["check", "no-such.ron", "--lang", "zh"]);
    assert_eq!(err, "错误：无法读取文件：没有这个文件；请检查文件名和文件夹：no-such.ron\n");
}

#[test]
fn check_as_json_is_one_object_a_line() {
    let broken = file("(format: 1, titel: \"x\")");
    let path = broken.path().to_str().unwrap();
    let (exit, out, _) = shell(&["check", "--format", "json", path]);
    assert_eq!(exit, Exit::Content);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(
        lines[0].starts_with(&format!(r#"{{"file":"{path}","line":1,"column":13,"severity":"error","code":"E201","#))
    );
    let counts = r#""kind":"data set","sources":0,"series":0,"claims":0,"errors":1,"warnings":0,"dropped":0}"#;
    assert!(lines[1].ends_with(counts), "{}", lines[1]);
}

#[test]
fn what_is_not_a_data_file_is_an_error_in_content() {
    let other = file("{\"a\": 1}");
    let (exit, out, _) = shell(&["check", other.path().to_str().unwrap()]);
    assert_eq!(exit, Exit::Content);
    assert!(out.ends_with("nothing that can be used; 1 error, 0 warnings\n"), "{out}");
}

#[test]
fn summary_names_the_latest_claims() {
    let (exit, out, err) = shell(&["summary", DATA]);
    assert_eq!((exit, err), (Exit::Ok, String::new()));
    assert!(
        out.starts_with("A small sample\n15 claims · 8 series · 2 sources\n\n  Operating rate · Industry")
            && out.contains("76.8\u{a0}%, 28 March 2020, +43.2 to +44\u{a0}pp since 26 February 2020")
            && !out.contains("Programmes"),
        "{out}"
    );
    let (exit, out, _) = shell(&["summary", "--lang", "zh"]);
    assert_eq!(exit, Exit::Ok);
    assert!(out.starts_with("2020年中国复工复产\n"), "{out}");
    let (_, out, _) = shell(&["summary"]);
    assert!(out.contains("  Re-lending and re-discount, 500 bn yuan: more than 40\u{a0}% used; "), "{out}");
    assert!(out.contains("(about: ±5\u{a0}%)"), "a change that rests on a band names it: {out}");
    let (exit, out, err) = shell(&["summary", "no-such.ron"]);
    assert_eq!((exit, out), (Exit::Unusable, String::new()));
    assert!(err.contains("no-such.ron"));
}

#[test]
fn figure_takes_what_looks_like_an_option() {
    assert_eq!(shell(&["figure", "-1.16", "98.6"]).0, Exit::Ok);
    assert_eq!(shell(&["figure", "98.6", "hardly any"]).0, Exit::Content);
}

#[test]
fn help_goes_to_the_output_and_wrong_usage_to_the_errors() {
    let (exit, out, err) = shell(&["--help"]);
    assert_eq!((exit, err), (Exit::Ok, String::new()));
    assert!(shell(&["help", "check"]).1.contains("Examples:"));
    for command in ["check", "summary", "figure", "render", "export", "import"] {
        assert!(out.contains(command), "{out}");
        let (exit, help, _) = shell(&[command, "--help"]);
        assert_eq!(exit, Exit::Ok);
        assert!(help.contains("Examples:") && help.contains("Exit codes:"), "{help}");
        assert!(help.lines().all(|it| it.chars().count() <= 120), "{help}");
    }
    assert!(shell(&["--version"]).1.starts_with("resumption-monitor 0."));
    for wrong in [&["check"][..], &["check", "--format", "xml", "a"], &["--no-such"], &["render", "overview"]] {
        let (exit, out, err) = shell(wrong);
        assert_eq!((exit, out), (Exit::Unusable, String::new()));
        assert!(!err.is_empty());
    }
}

#[test]
fn a_command_that_is_misspelt_is_not_taken_for_a_file() {
    for args in [&["chek"][..], &["chek", "data.ron"], &["sumary", "data.ron"]] {
        let (exit, _, err) = shell(args);
        assert_eq!(exit, Exit::Unusable);
        assert!(err.contains("did you mean 'check'?") || err.contains("did you mean 'summary'?"), "{err}");
    }
}

#[test]
fn sizes_are_checked() {
    for (size, part) in [("1280", "width x height"), ("1x1", "each side"), ("99999x800", "each side")] {
        let (exit, _, err) = shell(&["render", "overview", "-o", "a.png", "--size", size]);
        assert_eq!(exit, Exit::Unusable);
        assert!(err.contains(part), "{err}");
    }
}

/// A pipe whose reader has gone after some bytes.
struct Closed(usize);

impl Write for Closed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for room in [0, 40] {
        let mut err = Vec::new();
        let args = ["resumption-monitor", "summary"].map(OsString::from);
        assert_eq!(run(args, &mut Closed(room), &mut err), Exit::Ok);
        assert_eq!(err, b"");
    }
}

#[cfg(feature = "gui")]
#[test]
fn the_plot_of_trends_is_drawn_as_svg_and_errors_in_content_exit_with_1() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (exit, out, err) = shell(&["render", "trends", DATA, "-o", &path("a.svg")]);
    assert_eq!((exit, out.as_str(), err.as_str()), (Exit::Ok, "", ""));
    let whole = std::fs::read_to_string(path("a.svg")).unwrap();
    assert!(whole.contains("width=\"1200\" height=\"700\"") && whole.contains("Data set: A small sample"), "{whole}");

    let steel = ["--series", "steel", "--size", "640x480", "--lang", "zh"];
    let (exit, _, err) = shell(&[&["render", "trends", DATA, "-o", &path("b.svg")][..], &steel].concat());
    assert_eq!((exit, err.as_str()), (Exit::Ok, ""));
    let steel = std::fs::read_to_string(path("b.svg")).unwrap();
    assert!(steel.contains("钢铁") && !steel.contains("工业") && steel.contains("width=\"640\""), "{steel}");

    let (exit, _, err) = shell(&["render", "trends", DATA, "-o", &path("c.svg"), "--as-known-on", "2019-01-01"]);
    assert_eq!(exit, Exit::Content);
    assert!(err.starts_with("error: nothing is drawn"), "{err}");
    let (exit, _, err) = shell(&["render", "sectors", DATA, "-o", &path("c.svg")]);
    assert_eq!(exit, Exit::Unusable);
    assert!(err.starts_with("error: only the plot of trends can be drawn as SVG"), "{err}");

    let broken = file(&std::fs::read_to_string(DATA).unwrap().replacen("Exactly(98.6)", "Exactly(198.6)", 1));
    for (page, name) in [("overview", "d.png"), ("trends", "d.svg")] {
        let (exit, _, err) = shell(&["render", page, broken.path().to_str().unwrap(), "-o", &path(name)]);
        assert_eq!(exit, Exit::Content, "as `check` has it");
        assert_eq!(err, "there is 1 error in what was read; `check` shows it\n");
        assert!(std::fs::exists(path(name)).unwrap(), "what could be read is drawn");
    }
}

#[cfg(feature = "gui")]
#[test]
fn nothing_is_drawn_over_its_own_data() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data.svg");
    std::fs::copy(DATA, &data).unwrap();
    let again = folder.path().join(".").join("data.svg");
    for inputs in [&[data.to_str().unwrap()][..], &[DATA, "--tracker", data.to_str().unwrap()]] {
        let (exit, _, err) = shell(&[&["render", "trends", "-o", again.to_str().unwrap()], inputs].concat());
        assert_eq!(exit, Exit::Unusable, "{err}");
        assert!(err.starts_with("error: not drawn: the picture would replace"), "{err}");
        assert_eq!(std::fs::read(&data).unwrap(), std::fs::read(DATA).unwrap());
    }
}

#[cfg(feature = "gui")]
#[test]
fn what_is_no_data_set_is_not_drawn() {
    let other = file("date,rate\n2020-03-28,98.6\n");
    let out = tempfile::tempdir().unwrap();
    let picture = out.path().join("page.png");
    let (exit, _, err) =
        shell(&["render", "overview", other.path().to_str().unwrap(), "-o", picture.to_str().unwrap()]);
    assert_eq!(exit, Exit::Content, "{err}");
    assert!(err.starts_with("error: ") && !picture.exists(), "{err}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_is_missing_is_told_before_a_display_that_is_missing() {
    let without_display = |args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_resumption-monitor"));
        let done = command.args(args).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().unwrap();
        (done.status.code(), String::from_utf8(done.stderr).unwrap())
    };
    for args in [&["no-such.ron"][..], &[DATA, "--tracker", "no-such.ron"]] {
        let (code, err) = without_display(args);
        assert_eq!(code, Some(2), "{err}");
        assert!(err.contains("there is none of this name") && err.ends_with("no-such.ron\n"), "{err}");
    }
    let (code, err) = without_display(&[DATA]);
    assert_eq!(code, Some(3), "{err}");
}
