//! What a frame of the Trends page costs at a million points, beside the same page at a thousand.
//!
//! `cargo bench --bench plot`. As many series as the page shows at once, all their points in view; the time is that of
//! the processor for drawing and tessellating, the median of many frames, with no window.

#![expect(clippy::print_stdout, reason = "a bench tells what it finds")]

#[expect(dead_code, reason = "`read` needs the JSON, too")]
mod common;

use common::{METRICS, Notation, POINTS, REGIONS, SECTORS, content, in_turn, ms, told};
use egui::{Pos2, Rect, vec2};
use resumption_monitor::dataset::{self, SeriesId};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::context::{Queue, ViewCtx};
use resumption_monitor::gui::desk::Desk;
use resumption_monitor::gui::pages::TrendsPage;
use resumption_monitor::gui::session::Session;
use resumption_monitor::gui::theme::{Tokens, fonts};
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Frames that are measured, and frames before them until everything has settled.
const FRAMES: usize = 120;
const BEFORE: usize = 20;
/// How many series the page shows at once.
const SHOWN: usize = 8;

struct Stage {
    ctx: egui::Context,
    page: TrendsPage,
    session: Session,
    desk: Desk,
    tokens: Tokens,
    queue: Queue,
    seconds: f64,
}

impl Stage {
    fn new(text: &str) -> Self {
        let reading = dataset::read(text, &mut |_| ControlFlow::Continue(()));
        let session = Session::new(reading, "".into(), None, 1);
        let mut page = TrendsPage::default();
        // One series of each kind: every metric, and regions and sectors all over the table.
        let series = METRICS.len() * REGIONS * SECTORS;
        let known = session.store.data().series.len();
        for at in 0..SHOWN {
            page.show(SeriesId::new(at * series / SHOWN % known.max(1)));
        }
        let (ctx, tokens) = (egui::Context::default(), Tokens::light());
        fonts::install(&ctx);
        tokens.apply(&ctx);
        Self { ctx, page, session, desk: Desk::template(), tokens, queue: Queue::default(), seconds: 0.0 }
    }

    /// Draws a frame; gives how long drawing and tessellating took, and the triangles that it made.
    fn frame(&mut self, events: Vec<egui::Event>) -> (Duration, usize) {
        self.seconds += 0.02;
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 800.0))),
            time: Some(self.seconds),
            events,
            ..Default::default()
        };
        let cx = ViewCtx {
            store: &self.session.store,
            session: &self.session,
            desk: &self.desk,
            language: Language::English,
            tokens: &self.tokens,
            as_known_on: None,
            today: jiff::civil::date(2020, 12, 31),
            commands: &self.queue,
        };
        let page = &mut self.page;
        let started = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| page.ui(&cx, ui));
        let primitives = self.ctx.tessellate(output.shapes, 1.0);
        let took = started.elapsed();
        output.textures_delta.clear();
        self.queue.take();
        let triangles = primitives.iter().map(|it| match &it.primitive {
            egui::epaint::Primitive::Mesh(mesh) => mesh.indices.len() / 3,
            egui::epaint::Primitive::Callback(_) => 0,
        });
        (took, triangles.sum())
    }
}

/// A frame in which nothing changes.
fn still(stage: &mut Stage, _: usize) -> Duration {
    stage.frame(Vec::new()).0
}

/// A frame in which the pointer moves over the plot.
fn pointed(stage: &mut Stage, at: usize) -> Duration {
    let pointer = Pos2::new(420.0 + 6.0 * at as f32, 300.0);
    stage.frame(vec![egui::Event::PointerMoved(pointer)]).0
}

fn main() -> ExitCode {
    println!("plot: {SHOWN} series with all their points in view, {FRAMES} frames each");
    let mut small = Stage::new(&content(1000, Notation::Ron, None));
    let mut large = Stage::new(&content(POINTS, Notation::Ron, None));
    let mut holds = true;
    in_turn(BEFORE, [&mut small, &mut large], still);
    for moves in [false, true] {
        let [few, many] = in_turn(FRAMES, [&mut small, &mut large], if moves { pointed } else { still });
        let ratio = many.as_secs_f64() / few.as_secs_f64().max(f64::MIN_POSITIVE);
        let what = if moves { "a frame while the pointer moves over the plot" } else { "a still frame" };
        holds &= told(&format!("{what}: {:.2} ms beside {:.2} ms", ms(many), ms(few)), ratio, 2.0, " times");
    }
    for (what, stage) in [("a thousand", &mut small), ("a million", &mut large)] {
        stage.frame(vec![egui::Event::PointerGone]);
        let triangles = stage.frame(Vec::new()).1;
        println!("  {what}: {} points, {triangles} triangles", stage.session.store.data().claims.len());
    }
    if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
