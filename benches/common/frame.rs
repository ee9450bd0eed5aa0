//! A frame of the whole app, as benches measure it.

use egui::{Context, RawInput};
use resumption_monitor::gui::app::App;
use std::time::{Duration, Instant};

/// Draws a frame up to what a painter would get; gives how long that took.
pub(crate) fn draw(ctx: &Context, app: &mut App, input: RawInput) -> Duration {
    let started = Instant::now();
    let mut output = ctx.run_ui(input, |ui| app.draw(ui));
    let shapes = std::mem::take(&mut output.shapes);
    let painted = ctx.tessellate(shapes, output.pixels_per_point);
    let took = started.elapsed();
    std::hint::black_box(painted);
    output.textures_delta.clear();
    took
}
