//! What a frame of the tracker page costs while its list is scrolled: 2 000 programmes with 50 000 claims beside the
//! shipped tracker; and what the first frame after an edit costs, when the page works out what it shows.
//!
//! `cargo bench --bench programmes`. No window is opened: the frame is laid out and tessellated, as for any painter.
#![expect(clippy::print_stdout, reason = "a bench is read where it prints")]

#[expect(dead_code, reason = "the benches share a module, and each uses a part of it")]
mod common;
#[path = "common/frame.rs"]
mod frame;

use common::{Random, in_turn, ms, told};
use egui::{Context, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, pos2, vec2};
use frame::draw;
use resumption_monitor::figure::Figure;
use resumption_monitor::gui::app::{App, Options};
use resumption_monitor::gui::pages::Page;
use resumption_monitor::syntax::Name;
use resumption_monitor::tracker::{Claim, Document, Kind, Measure, Programme, Status, canonical};
use std::process::ExitCode;
use std::time::Duration;

const PROGRAMMES: usize = 2_000;
const CLAIMS: usize = 25;
const FRAMES: usize = 200;

/// A tracker of programmes of all kinds, the same in every run.
fn large() -> Document {
    let mut random = Random(0x00c0_ffee);
    let day = |at: u64| {
        jiff::civil::date(2020, 1, 1).saturating_add(jiff::Span::new().days(i64::try_from(at).unwrap_or(400)))
    };
    let programme = |at: usize| {
        let kind = match at % 3 {
            0 => Kind::Loan { quota: Some(Figure::Exactly(300e9)), rate_cap: None, subsidy: None },
            1 => Kind::Arrears { owed_by: None, owed: Some(Figure::About(200e9)), target: None, coverage: None },
            _ => Kind::Measure,
        };
        let mut it = Programme::new(format!("p-{at}"), kind, Name::plain(format!("Programme number {at}")));
        it.agency = Some(Name::plain("An agency of some kind"));
        it.status = Some(Status::Active);
        it.opened = Some(day(0));
        it.deadline = Some(day(365));
        let mut sum = 0.0;
        for claim in 0..CLAIMS as u64 {
            sum += random.below(8_000) as f64 * 1e6;
            let measure = match (at % 3, claim % 4) {
                (0, 3) => Measure::EnterprisesFunded,
                (0, _) => Measure::Issued,
                (1, _) => Measure::Cleared,
                _ => Measure::Amount,
            };
            let value = match random.below(4) {
                0 => Figure::MoreThan(sum),
                1 => Figure::About(sum),
                _ => Figure::Exactly(sum),
            };
            let mut it_is = Claim::new(day(claim * 7), measure, value);
            it_is.stated = Some(day(claim * 7 + 2));
            it_is.gist = Some("By that day so much had been lent, as the agency told the press.".to_owned());
            it.claims.push(it_is);
        }
        it
    };
    Document { programmes: (0..PROGRAMMES).map(programme).collect(), ..Document::default() }
}

/// A page without a window.
struct Stage {
    ctx: Context,
    app: App,
    time: f64,
}

impl Stage {
    fn new(tracker: Option<std::path::PathBuf>) -> Self {
        let ctx = Context::default();
        let options = Options {
            data: None,
            tracker,
            language: Some(resumption_monitor::figure::Language::English),
            theme: Some(resumption_monitor::gui::app::ThemeChoice::Light),
            page: Some(Page::Tracker),
            today: jiff::civil::date(2020, 6, 30),
            native_dialogs: false,
            keeping: resumption_monitor::gui::keeper::Keeping::default(),
            patience: Duration::from_mins(1),
            set_aside: None,
            system_language: resumption_monitor::figure::Language::English,
        };
        let app = App::new(&ctx, None, options);
        let mut stage = Self { ctx, app, time: 0.0 };
        for _ in 0..5 {
            stage.frame(Vec::new());
        }
        stage
    }

    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        draw(&self.ctx, &mut self.app, input)
    }

    /// A frame in which the list is scrolled, down and up again.
    fn scroll(&mut self, at: usize) -> Duration {
        let down = if (at / 50).is_multiple_of(2) { -40.0 } else { 40.0 };
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, down),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(pos2(300.0, 500.0)), wheel])
    }

    /// The first frame after an edit, as by the key that takes a step back or makes it again.
    fn edited(&mut self, at: usize) -> Duration {
        let key = if at.is_multiple_of(2) { egui::Key::Z } else { egui::Key::Y };
        let press =
            |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::COMMAND };
        let took = self.frame(vec![press(true)]);
        self.frame(vec![press(false)]);
        took
    }

    /// Clicks on what has that name for screen readers; says whether there is such a thing.
    fn click(&mut self, name: &str) -> bool {
        self.ctx.enable_accesskit();
        let mut place = None;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.time),
            ..RawInput::default()
        };
        let mut output = self.ctx.run_ui(input, |ui| self.app.draw(ui));
        output.textures_delta.clear();
        for (_, node) in output.platform_output.accesskit_update.iter().flat_map(|it| &it.nodes) {
            if node.label() == Some(name)
                && let Some(it) = node.bounds()
            {
                place = Some(pos2(f64::midpoint(it.x0, it.x1) as f32, f64::midpoint(it.y0, it.y1) as f32));
            }
        }
        self.ctx.disable_accesskit();
        let Some(pos) = place else { return false };
        let button = |pressed| Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(vec![Event::PointerMoved(pos)]);
        self.frame(vec![button(true)]);
        self.frame(vec![button(false)]);
        self.frame(Vec::new());
        true
    }
}

fn main() -> ExitCode {
    let Ok(folder) = tempfile::tempdir() else { return ExitCode::FAILURE };
    let path = folder.path().join("large.ron");
    let document = large();
    if resumption_monitor::disk::save(&path, canonical(&document).as_bytes(), None).is_err() {
        return ExitCode::FAILURE;
    }
    let (mut small, mut large) = (Stage::new(None), Stage::new(Some(path)));
    let [shipped, many] = in_turn(FRAMES, [&mut small, &mut large], Stage::scroll);
    println!("scrolling the list, median of {FRAMES} frames:");
    println!("  shipped tracker: {:.2} ms, 2 000 programmes with 50 000 claims: {:.2} ms", ms(shipped), ms(many));
    let holds = told("ratio", many.as_secs_f64() / shipped.as_secs_f64(), 1.5, "");
    // Some step to go back and forth.
    if !large.click("Duplicate programme") || !large.app.desk().is_modified() {
        println!("the button that duplicates a programme was not found");
        return ExitCode::FAILURE;
    }
    // The least of many: it is what the work takes, whatever else the machine does meanwhile.
    let edited = (0..40).map(|at| large.edited(at)).min().unwrap_or_default();
    println!("first frame after a step back or forth in the large one:");
    let quick = told("least of 40", ms(edited), 16.0, " ms");
    if holds && quick { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
