//! How long a million points take from bytes in memory to a finished store, beside `serde_json` with owned strings on
//! the same content; what ten thousand broken records cost; how much memory it takes; how soon a cancel is seen.
//!
//! `cargo bench --bench read`. Memory is measured in a process of its own, with the system's allocator: growth of the
//! peak (`VmHWM`) and of what stays (`VmRSS`) from the moment that the text is there.

#![expect(clippy::print_stdout, reason = "a bench tells what it finds")]

#[expect(dead_code, reason = "the benches share a module, and each uses a part of it")]
mod common;

use common::{Notation, POINTS, content, median, ms, time, told};
use resumption_monitor::dataset::{self, Reading};
use resumption_monitor::store::Store;
use serde::Deserialize;
use std::ops::ControlFlow;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

const RUNS: usize = 9;
const BROKEN: usize = 10_000;

/// The content as a reader of JSON would have it: each text in a `String` of its own.
mod owned {
    #![expect(dead_code, reason = "read, not used")]
    use super::Deserialize;

    #[derive(Deserialize)]
    pub(crate) struct File {
        format: u32,
        title: String,
        sources: Vec<Source>,
        metrics: Vec<Metric>,
        regions: Vec<Category>,
        sectors: Vec<Category>,
        sizes: Vec<Category>,
        pub(crate) series: Vec<Series>,
    }

    #[derive(Deserialize)]
    struct Source {
        id: String,
        title: String,
        publisher: Option<String>,
        published: Option<String>,
    }

    #[derive(Deserialize)]
    struct Range {
        min: Option<f64>,
        max: Option<f64>,
    }

    #[derive(Deserialize)]
    struct Metric {
        id: String,
        name: String,
        unit: String,
        range: Range,
        goal: Option<f64>,
        better: String,
    }

    #[derive(Deserialize)]
    struct Category {
        id: String,
        name: String,
        group: Option<String>,
        within: Option<String>,
    }

    #[derive(Deserialize)]
    pub(crate) struct Series {
        metric: String,
        region: String,
        sector: Option<String>,
        pub(crate) points: Vec<Point>,
    }

    #[derive(Deserialize)]
    pub(crate) struct Point {
        on: String,
        value: Figure,
        source: Option<String>,
    }

    #[derive(Deserialize)]
    enum Figure {
        Exactly(f64),
        About(f64),
        MoreThan(f64),
        Between(f64, f64),
    }
}

fn read(text: &str) -> Reading {
    dataset::read(text, &mut |_| ControlFlow::Continue(()))
}

/// The longest time between two calls of the progress, from the start to the end: a cancel is seen within it.
fn longest_pause(text: &str) -> (Duration, usize) {
    let (mut last, mut longest, mut calls) = (Instant::now(), Duration::ZERO, 0);
    dataset::read(text, &mut |_| {
        longest = longest.max(last.elapsed());
        calls += 1;
        last = Instant::now();
        ControlFlow::Continue(())
    });
    (longest.max(last.elapsed()), calls)
}

fn speed() -> bool {
    let text = content(POINTS, Notation::Ron, None);
    let json = content(POINTS, Notation::Json, None);
    let broken = content(POINTS, Notation::Ron, Some(POINTS / BROKEN));
    let (mut ours, mut stores, mut theirs, mut worse) = (vec![], vec![], vec![], vec![]);
    let mut holds = true;
    // In turn, so that whatever else the machine does meets all.
    for _ in 0..RUNS {
        let (took, file) = time(|| serde_json::from_str::<owned::File>(&json));
        theirs.push(took);
        holds &= file.is_ok_and(|it| it.series.iter().map(|it| it.points.len()).sum::<usize>() == POINTS);
        let (took, reading) = time(|| read(&text));
        holds &= reading.problems.is_empty() && reading.dataset.claims.len() == POINTS;
        let (built, store) = time(|| Store::new(reading.dataset));
        stores.push(built);
        ours.push(took + built);
        drop(store);
        let (took, (problems, store)) = time(|| {
            let reading = read(&broken);
            (reading.problems.len() + reading.dropped, Store::new(reading.dataset))
        });
        holds &= problems == BROKEN && store.data().claims.len() >= POINTS;
        worse.push(took);
    }
    let [ours, stores, theirs, worse] = [ours, stores, theirs, worse].map(median);
    let (pause, calls) = longest_pause(&text);
    let (pause_broken, _) = longest_pause(&broken);
    println!("read: {POINTS} points, {:.1} MB of RON, {:.1} MB of JSON, {RUNS} runs each", mb(&text), mb(&json));
    println!("  serde_json, owned strings: {:.0} ms", ms(theirs));
    println!("  text to store: {:.0} ms, of which the store {:.0} ms", ms(ours), ms(stores));
    println!("  with {BROKEN} broken records: {:.0} ms", ms(worse));
    println!("  progress was told {calls} times");
    if !holds {
        println!("  WRONG: not all points were read, or not all broken ones told");
    }
    holds &= told("ratio to serde_json", ours.as_secs_f64() / theirs.as_secs_f64(), 2.0, "");
    holds &= told("ratio of broken to clean", worse.as_secs_f64() / ours.as_secs_f64(), 3.0, "");
    holds &= told("longest pause before a cancel is seen", ms(pause.max(pause_broken).max(stores)), 100.0, " ms");
    holds
}

fn mb(text: &str) -> f64 {
    text.len() as f64 / 1e6
}

/// A line of `/proc/self/status`, in KiB.
fn status(name: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find(|it| it.starts_with(name))?.split_whitespace().nth(1)?.parse().ok()
}

/// What the process took beyond the text and itself, in KiB: at most, and what stayed.
fn growth() -> Option<(f64, f64)> {
    let text = content(POINTS, Notation::Ron, None);
    let (peak, before) = (status("VmHWM")?, status("VmRSS")?);
    let store = Store::new(read(&text).dataset);
    let after = (status("VmHWM")?.max(peak) - before, status("VmRSS")? - before);
    (store.data().claims.len() == POINTS).then_some(after)
}

fn memory() -> Option<bool> {
    let child = Command::new(std::env::current_exe().ok()?).arg("--memory").output().ok()?;
    let said = String::from_utf8(child.stdout).ok()?;
    let (peak, steady) = said.trim().split_once(' ')?;
    let (peak, steady): (f64, f64) = (peak.parse().ok()?, steady.parse().ok()?);
    println!("memory of a fresh process beyond the text and itself");
    let holds = told("peak", peak / 1024.0, 150.0, " MiB");
    Some(told("what stays", steady * 1024.0 / POINTS as f64, 48.0, " bytes a point") && holds)
}

fn main() -> ExitCode {
    if std::env::args().any(|it| it == "--memory") {
        if let Some((peak, steady)) = growth() {
            println!("{peak} {steady}");
        }
        return ExitCode::SUCCESS;
    }
    let fast = speed();
    let small = memory().unwrap_or_else(|| {
        println!("  memory can only be told where /proc/self/status is");
        true
    });
    if fast && small { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
