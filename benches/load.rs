//! How well the window answers while a million points are loaded: opened by argument, by a drop, and by the dialog.
//!
//! `cargo bench --bench load`. For each way: the longest frame from the moment of opening until the data is shown, how
//! many different states of progress were seen, the longest frame of each page's first look at the data, and how soon
//! the old data is back after a cancel. Headless: the whole app is run and tessellated as in the window, but not painted.
//! `POINTS=20000` takes a smaller set, to see that the bench runs.

#![expect(clippy::print_stdout, reason = "a bench tells what it finds")]

#[expect(dead_code, reason = "the benches share a module, and each uses a part of it")]
mod common;
#[path = "common/frame.rs"]
mod frame;

use common::{Notation, POINTS, content, ms, told};
use egui::{Context, DroppedFile, Event, Key, Modifiers, Pos2, RawInput, Rect, vec2};
use frame::draw;
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, Options, ThemeChoice};
use resumption_monitor::gui::keeper::Keeping;
use resumption_monitor::gui::pages::Page;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// What the window promises, in milliseconds: a frame while it loads, and a cancel.
const LONGEST: f64 = 50.0;
const CANCEL: f64 = 100.0;
/// So many states of progress must be seen at least, where a load takes that many frames.
const STATES: usize = 10;
/// A load that takes longer than this has failed.
const PATIENCE: Duration = Duration::from_mins(5);

/// The whole app without a window.
struct Stage {
    ctx: Context,
    app: App,
    began: Instant,
}

impl Stage {
    fn new(data: Option<PathBuf>, page: Page) -> Self {
        let ctx = Context::default();
        let options = Options {
            data,
            tracker: None,
            language: Some(Language::English),
            system_language: Language::English,
            theme: Some(ThemeChoice::Light),
            page: Some(page),
            today: jiff::civil::date(2020, 12, 31),
            native_dialogs: false,
            keeping: Keeping::default(),
            patience: Duration::from_millis(30),
            set_aside: None,
        };
        let app = App::new(&ctx, None, options);
        ctx.enable_accesskit(); // what is told to screen readers is part of a frame
        Self { ctx, app, began: Instant::now() }
    }

    /// Draws a frame; gives how long that took.
    fn frame(&mut self, input: RawInput) -> Duration {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.began.elapsed().as_secs_f64()),
            ..input
        };
        draw(&self.ctx, &mut self.app, input)
    }

    fn still(&mut self) -> Duration {
        self.frame(RawInput::default())
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) -> Duration {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        let events = vec![Event::ModifiersChanged(modifiers), event(true)];
        let took = self.frame(RawInput { events, ..RawInput::default() });
        let events = vec![event(false), Event::ModifiersChanged(Modifiers::NONE)];
        took.max(self.frame(RawInput { events, ..RawInput::default() }))
    }

    /// Until everything has settled, so that what is measured is the load alone.
    fn settle(&mut self) {
        for _ in 0..10 {
            self.still();
        }
    }

    fn claims(&self) -> usize {
        self.app.store().data().claims.len()
    }
}

/// The ways to open a file.
#[derive(Clone, Copy, Debug)]
enum Way {
    Argument,
    Drop,
    Dialog,
}

/// A file that is let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|it| it.to_string())
    }
}

/// A window that has begun to open the file, and the longest frame so far.
fn open(way: Way, path: &Path, page: Page) -> (Stage, Duration) {
    if matches!(way, Way::Argument) {
        let mut stage = Stage::new(Some(path.to_owned()), page);
        stage.still(); // fonts are laid out in the first frame of any window
        return (stage, Duration::ZERO);
    }
    let mut stage = Stage::new(None, page);
    stage.settle();
    let longest = match way {
        Way::Argument | Way::Drop => {
            stage.frame(RawInput { dropped_files: vec![Arc::new(Dropped(path.to_owned()))], ..RawInput::default() })
        }
        Way::Dialog => {
            let asked = stage.press(Key::O, Modifiers::COMMAND);
            let events = vec![Event::Text(path.display().to_string())];
            let typed = stage.frame(RawInput { events, ..RawInput::default() });
            asked.max(typed).max(stage.press(Key::Enter, Modifiers::NONE))
        }
    };
    // What is asked for in one frame is done before the next.
    let next = stage.still();
    (stage, longest.max(next))
}

/// What one load showed.
#[derive(Default)]
struct Seen {
    longest: Duration,
    frames: usize,
    states: BTreeSet<i32>,
}

/// Loads it to its end, one frame after the other as the window does.
fn load(stage: &mut Stage, mut longest: Duration) -> Option<Seen> {
    let mut seen = Seen::default();
    let began = Instant::now();
    while stage.app.is_loading() {
        if began.elapsed() > PATIENCE {
            return None;
        }
        std::thread::sleep(Duration::from_millis(8));
        let share = stage.app.progress().unwrap_or(1.0);
        seen.states.insert((share * 100.0) as i32);
        longest = longest.max(stage.still());
        seen.frames += 1;
    }
    // The first frames with what was loaded.
    for _ in 0..5 {
        longest = longest.max(stage.still());
    }
    Some(Seen { longest, ..seen })
}

/// The longest frame of a page's first look at the data, with all that follows until nothing is worked out any more.
fn first_look(stage: &mut Stage, page: Page) -> Duration {
    let mut longest = stage.press(page.key(), Modifiers::COMMAND);
    let began = Instant::now();
    for _ in 0..5 {
        longest = longest.max(stage.still());
    }
    while stage.app.is_working() && began.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(8));
        longest = longest.max(stage.still());
    }
    longest.max(stage.still())
}

/// From the key to a frame with the old data and no progress.
fn cancel(way: Way, path: &Path) -> Option<Duration> {
    let (mut stage, _) = open(way, path, Page::Overview);
    let before = stage.claims();
    for _ in 0..5 {
        std::thread::sleep(Duration::from_millis(10));
        stage.still();
    }
    if !stage.app.is_loading() {
        println!("  {way:?}: it was loaded before it could be called off; take more points");
        return None;
    }
    let asked = Instant::now();
    stage.press(Key::Escape, Modifiers::NONE);
    while stage.app.is_loading() && asked.elapsed() < PATIENCE {
        stage.still();
    }
    let took = asked.elapsed();
    for _ in 0..20 {
        std::thread::sleep(Duration::from_millis(10));
        stage.still();
    }
    let kept = stage.claims();
    // At the start there is nothing to go back to but what is shipped.
    let is_back = matches!(way, Way::Argument) && kept > 0 || kept == before;
    is_back.then_some(took)
}

fn main() -> ExitCode {
    let points = std::env::var("POINTS").ok().and_then(|it| it.parse().ok()).unwrap_or(POINTS);
    let Ok(folder) = tempfile::tempdir() else { return ExitCode::FAILURE };
    let path = folder.path().join("large.ron");
    let text = content(points, Notation::Ron, None);
    if resumption_monitor::disk::save(&path, text.as_bytes(), None).is_err() {
        return ExitCode::FAILURE;
    }
    drop(text);
    println!("load: {points} points, by argument, by a drop, by the dialog");
    let mut holds = true;
    for way in [Way::Argument, Way::Drop, Way::Dialog] {
        let (mut stage, longest) = open(way, &path, Page::Overview);
        let Some(seen) = load(&mut stage, longest).filter(|_| stage.claims() == points) else {
            println!("  {way:?}: it was not loaded");
            return ExitCode::FAILURE;
        };
        holds &= told(&format!("{way:?}, longest frame while it loads"), ms(seen.longest), LONGEST, " ms");
        let (states, frames) = (seen.states.len(), seen.frames);
        let moves = states >= STATES.min(frames);
        println!("  {way:?}, states of progress: {states} in {frames} frames{}", if moves { "" } else { "  TOO FEW" });
        holds &= moves;
        for page in Page::ALL {
            let first = first_look(&mut stage, page);
            holds &= told(&format!("{way:?}, first look at {}", page.name()), ms(first), LONGEST, " ms");
        }
        let Some(took) = cancel(way, &path) else {
            println!("  {way:?}: the old data is not back after a cancel");
            return ExitCode::FAILURE;
        };
        holds &= told(&format!("{way:?}, from a cancel to the old data"), ms(took), CANCEL, " ms");
    }
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
