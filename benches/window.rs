//! How long from the start of the process to the first frame on the screen, beside an empty eframe window.
//!
//! `xvfb-run cargo bench --bench window` (or on any display). The bench starts itself: in turn as an empty window and
//! as the program, each in a process of its own, many times, and compares the medians. "On the screen" is when the
//! second frame begins: the swap of the first has then returned.
#![expect(clippy::print_stdout, reason = "a bench is read where it prints")]

use eframe::NativeOptions;
use resumption_monitor::gui::app::{App, Options};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 15;

/// Closes the window as the second frame begins.
struct Timed<A> {
    app: A,
    frames: u32,
}

impl<A: eframe::App> eframe::App for Timed<A> {
    fn logic(&mut self, ctx: &egui::Context, frame: &mut eframe::Frame) {
        self.app.logic(ctx, frame);
    }

    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        self.frames += 1;
        if self.frames == 2 {
            println!("drawn");
            ui.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        ui.request_repaint();
        self.app.ui(ui, frame);
    }
}

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, _ui: &mut egui::Ui, _frame: &mut eframe::Frame) {}
}

fn show(what: &str) -> eframe::Result {
    let viewport = egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]);
    let native = NativeOptions { viewport, ..Default::default() };
    let empty = what == "empty";
    eframe::run_native(
        "resumption-monitor-bench",
        native,
        Box::new(move |cc| {
            if empty {
                return Ok(Box::new(Timed { app: Empty, frames: 0 }));
            }
            let options = Options {
                data: None,
                tracker: None,
                language: None,
                theme: None,
                page: None,
                today: jiff::civil::date(2020, 6, 30),
                native_dialogs: false,
                keeping: resumption_monitor::gui::keeper::Keeping::default(),
                patience: Duration::from_millis(30),
                set_aside: None,
                system_language: resumption_monitor::figure::Language::English,
            };
            Ok(Box::new(Timed { app: App::new(&cc.egui_ctx, None, options), frames: 0 }))
        }),
    )
}

/// From the start of a process to its first frame.
fn time(what: &str) -> Option<Duration> {
    let started = Instant::now();
    let mut child = Command::new(std::env::current_exe().ok()?)
        .args(["--show", what])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take()?), &mut line).ok()?;
    let took = started.elapsed();
    child.wait().ok()?;
    (line.trim() == "drawn").then_some(took)
}

fn median(mut times: Vec<Duration>) -> Option<Duration> {
    times.sort_unstable();
    times.get(times.len() / 2).copied()
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    if let [_, flag, what] = &args[..]
        && flag == "--show"
    {
        return if show(what).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    }
    // In turn, so that whatever else the machine does meets both.
    let pairs: Vec<_> = (0..RUNS).filter_map(|_| Some((time("empty")?, time("program")?))).collect();
    let (empty, program): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
    let Some((empty, program)) = median(empty).zip(median(program)) else {
        println!("no window could be opened; is there a display?");
        return ExitCode::FAILURE;
    };
    let ratio = program.as_secs_f64() / empty.as_secs_f64();
    println!(
        "first frame: empty window {empty:.0?}, program {program:.0?}, ratio {ratio:.2} (at most 1.50), {RUNS} runs each"
    );
    if ratio > 1.5 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
