//! Runs a page without a window and draws it.

use std::sync::Arc;
use std::time::Duration;

use egui::mutex::Mutex;
use egui::{Color32, Context, FullOutput, Id, Rect, Ui, Vec2, ViewportId};

use super::{Image, Rasterizer};

/// Seconds from one pass to the next: egui takes no longer step into account, so animations end soonest.
const STEP: f32 = 0.1;

/// Textures are told to a painter once, so the painter has to live as long as the context.
#[derive(Default)]
struct Stage {
    rasterizer: Rasterizer,
    /// Time must not run backwards from one picture to the next.
    seconds: f64,
}

/// Runs `run_ui` headless until egui asks for no immediate repaint (at most `max_passes`) and draws the last pass.
///
/// What is to come after a delay, such as the blink of a text cursor, is not waited for. The same `ctx` may draw
/// many pictures, but it must not be the context of a window: textures would reach one of the two painters only.
pub fn draw(
    ctx: &Context,
    size_points: Vec2,
    pixels_per_point: f32,
    clear: Color32,
    max_passes: usize,
    mut run_ui: impl FnMut(&mut Ui),
) -> Image {
    let stage = stage_of(ctx);
    let mut stage = stage.lock();
    let mut output = pass(ctx, &mut stage, size_points, pixels_per_point, &mut run_ui);
    for _ in 1..max_passes {
        if !wants_repaint(&output) {
            break;
        }
        finish(&mut stage, &mut output);
        output = pass(ctx, &mut stage, size_points, pixels_per_point, &mut run_ui);
    }
    let pixels_per_point = output.pixels_per_point;
    let primitives = ctx.tessellate(std::mem::take(&mut output.shapes), pixels_per_point);
    let size_px = [size_points.x, size_points.y].map(|points| whole_pixels(points * pixels_per_point));
    let image = stage.rasterizer.paint(size_px, pixels_per_point, clear, &primitives);
    finish(&mut stage, &mut output);
    image
}

#[expect(clippy::cast_sign_loss, reason = "`as` makes nothing of a negative size")]
fn whole_pixels(pixels: f32) -> u32 {
    pixels.round() as u32
}

fn stage_of(ctx: &Context) -> Arc<Mutex<Stage>> {
    ctx.data_mut(|data| Arc::clone(data.get_temp_mut_or_default(Id::unique("raster::headless"))))
}

/// One pass; its textures are ready to be painted afterwards.
fn pass(
    ctx: &Context,
    stage: &mut Stage,
    size_points: Vec2,
    pixels_per_point: f32,
    run_ui: &mut dyn FnMut(&mut Ui),
) -> FullOutput {
    let mut input = egui::RawInput {
        screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size_points)),
        time: Some(stage.seconds),
        predicted_dt: STEP,
        ..Default::default()
    };
    if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
        viewport.native_pixels_per_point = Some(pixels_per_point);
    }
    stage.seconds += f64::from(STEP);
    let output = ctx.run_ui(input, run_ui);
    stage.rasterizer.update_textures(&output.textures_delta);
    output
}

fn wants_repaint(output: &FullOutput) -> bool {
    output.viewport_output.get(&ViewportId::ROOT).is_some_and(|viewport| viewport.repaint_delay == Duration::ZERO)
}

/// Forgets what the pass no longer needs, and tells egui that its textures were taken care of.
fn finish(stage: &mut Stage, output: &mut FullOutput) {
    stage.rasterizer.free_textures(&output.textures_delta);
    output.textures_delta.clear();
}
