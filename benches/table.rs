//! What a million rows cost on the page Sectors, beside a hundred.
//!
//! A frame in the mode of every claim, scrolled to the middle and to the end; and the longest frame while somebody
//! types into the filter.
//!
//! `cargo bench --bench table`. Headless: the page is run and tessellated as in the window, but not painted.

#![expect(clippy::print_stdout, reason = "a bench tells what it finds")]

#[expect(dead_code, reason = "`read` needs the JSON, too")]
mod common;

use common::{Notation, POINTS, content, in_turn, ms, time, told};
use egui::{Context, Event, Key, Modifiers, RawInput, Rect, vec2};
use resumption_monitor::dataset;
use resumption_monitor::figure::Language;
use resumption_monitor::gui::context::{Queue, ViewCtx};
use resumption_monitor::gui::desk::Desk;
use resumption_monitor::gui::pages::SectorsPage;
use resumption_monitor::gui::session::Session;
use resumption_monitor::gui::theme::{Tokens, fonts};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::time::Duration;

const FRAMES: usize = 200;
/// The limits of the issue.
const RATIO: f64 = 1.5;
const LONGEST: f64 = 50.0;

/// The page on a data set, with the context that it is drawn in.
struct Stage {
    ctx: Context,
    page: SectorsPage,
    session: Session,
    desk: Desk,
    queue: Queue,
    tokens: Tokens,
    seconds: f64,
}

impl Stage {
    fn new(text: String) -> Self {
        let reading = dataset::read(&text, &mut |_| ControlFlow::Continue(()));
        let ctx = Context::default();
        let tokens = Tokens::light();
        fonts::install(&ctx);
        tokens.apply(&ctx);
        ctx.enable_accesskit();
        Self {
            ctx,
            page: SectorsPage::default(),
            session: Session::new(reading, text.into(), None, 1),
            desk: Desk::template(),
            queue: Queue::default(),
            tokens,
            seconds: 0.0,
        }
    }

    /// One frame: what the page does, and its shapes as triangles.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        let Self { ctx, page, session, desk, queue, tokens, seconds } = self;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, vec2(1144.0, 720.0))),
            time: Some(*seconds),
            events,
            ..RawInput::default()
        };
        *seconds += 1.0 / 60.0;
        let (took, mut output) = time(|| {
            let mut output = ctx.run_ui(input, |ui| {
                let cx = ViewCtx {
                    store: &session.store,
                    session,
                    desk,
                    language: Language::English,
                    tokens,
                    as_known_on: None,
                    today: jiff::civil::date(2020, 6, 30),
                    commands: queue,
                };
                page.ui(&cx, ui);
            });
            let shapes = std::mem::take(&mut output.shapes);
            std::hint::black_box(ctx.tessellate(shapes, 1.0));
            output
        });
        output.textures_delta.clear();
        took
    }

    fn press(&mut self, key: Key) -> Duration {
        let event =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
        let down = self.frame(vec![event(true)]);
        down.max(self.frame(vec![event(false)]))
    }

    /// Frames until the answer is there.
    fn settle(&mut self) -> Duration {
        let mut longest = self.frame(Vec::new());
        while self.page.is_working() {
            std::thread::sleep(Duration::from_millis(4));
            longest = longest.max(self.frame(Vec::new()));
        }
        for _ in 0..4 {
            longest = longest.max(self.frame(Vec::new()));
        }
        longest
    }

    /// Clicks a place of the window.
    fn click(&mut self, at: egui::Pos2) {
        let button = |pressed| Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(at)]);
        self.frame(vec![button(true)]);
        self.frame(vec![button(false)]);
        self.frame(vec![Event::PointerGone]);
    }
}

/// A hundred claims, of series as long as those of the million: what is seen of both is alike.
fn hundred() -> String {
    let mut text = String::from(
        "(format: 1, title: \"Small\", sources: [(id: \"s1\", title: \"Daily report\", publisher: \"Sample\")],
        metrics: [(id: \"operating-rate\", name: \"operating-rate\", unit: Percent, range: (min: 0, max: 100), goal: 100, better: Higher)],
        regions: [(id: \"R00\", name: \"Region R00\")],
        sectors: [(id: \"C13\", name: \"Sector C13\", group: \"Group 1\")],
        series: [(metric: \"operating-rate\", region: \"R00\", sector: \"C13\", points: [",
    );
    let large = content(2883 * 100, Notation::Ron, None);
    let points = large.lines().filter(|it| it.starts_with("(on: ")).take(100);
    for point in points {
        let point = point.trim_end_matches([',', ')', ']']);
        writeln!(text, "{point}),").unwrap_or_default();
    }
    text + "])])"
}

/// Every claim as a row of its own.
fn every_claim(stage: &mut Stage, at: egui::Pos2) -> usize {
    stage.settle();
    stage.click(at);
    stage.settle();
    stage.page.shown()
}

fn main() -> ExitCode {
    let switch = egui::pos2(140.0, 54.0);
    let mut small = Stage::new(hundred());
    let mut large = Stage::new(content(POINTS, Notation::Ron, None));
    let rows = (every_claim(&mut small, switch), every_claim(&mut large, switch));
    println!("table: {} rows beside {}, {FRAMES} frames each", rows.1, rows.0);
    if rows != (100, POINTS) {
        println!("  the rows are not those that were to be measured");
        return ExitCode::FAILURE;
    }
    let mut holds = true;
    for (place, share) in [("at the top", 0.0), ("in the middle", 0.5), ("at the end", 1.0)] {
        for stage in [&mut small, &mut large] {
            let row = place_at(stage.page.shown(), share);
            stage.page.go_to(row);
            stage.settle();
            if !stage.page.seen().contains(&row) {
                println!("  row {row} is not in view {place}");
                holds = false;
            }
        }
        let [few, many] = in_turn(FRAMES, [&mut small, &mut large], |it, _| it.frame(Vec::new()));
        let ratio = many.as_secs_f64() / few.as_secs_f64();
        holds &= told(&format!("a frame {place}: {:.2} ms beside {:.2} ms", ms(many), ms(few)), ratio, RATIO, " times");
    }
    holds &= typing(&mut large);
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The row at a share of the way from the first to the last.
#[expect(clippy::cast_sign_loss, reason = "a share of a count")]
fn place_at(rows: usize, share: f64) -> usize {
    (rows.saturating_sub(1) as f64 * share) as usize
}

/// Types words into the filter letter by letter, and takes them out again.
fn typing(stage: &mut Stage) -> bool {
    stage.page.focus_filter();
    stage.settle();
    let mut longest = Duration::ZERO;
    for letter in "region r07 sector".chars() {
        longest = longest.max(stage.frame(vec![Event::Text(letter.to_string())]));
        for _ in 0..6 {
            std::thread::sleep(Duration::from_millis(8));
            longest = longest.max(stage.frame(Vec::new()));
        }
    }
    let settled = stage.settle();
    let found = stage.page.shown();
    for _ in 0..17 {
        longest = longest.max(stage.press(Key::Backspace));
    }
    longest = longest.max(settled).max(stage.settle());
    let all = stage.page.shown();
    println!("  typed: {found} rows; taken out again: {all}");
    told("longest frame while typing", ms(longest), LONGEST, " ms") && all == POINTS && found < all
}
