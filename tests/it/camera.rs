//! Pictures of a window that a test has brought into some state, to be looked at: `target/tmp/pages`.

use egui_kittest::{Harness, TestRenderer};
use resumption_monitor::gui::app::App;
use resumption_monitor::gui::raster::Rasterizer;

/// Draws what the harness shows, on the CPU.
#[derive(Default)]
pub(crate) struct Camera(Rasterizer);

impl TestRenderer for Camera {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.0.update_textures(delta);
        delta.clear();
    }

    #[expect(clippy::cast_sign_loss, reason = "a window has no negative size")]
    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let scale = output.pixels_per_point;
        let size = ctx.content_rect().size() * scale;
        let primitives = ctx.tessellate(output.shapes.clone(), scale);
        let clear = ctx.global_style().visuals.panel_fill;
        let picture = self.0.paint([size.x as u32, size.y as u32], scale, clear, &primitives);
        image::RgbaImage::from_raw(picture.width, picture.height, picture.rgba).ok_or_else(|| "no picture".to_owned())
    }
}

/// Keeps a picture of the window as it is.
pub(crate) fn shoot(window: &mut Harness<'_, App>, name: &str) {
    window.step();
    let picture = window.render().unwrap();
    let image = resumption_monitor::gui::raster::Image {
        width: picture.width(),
        height: picture.height(),
        rgba: picture.into_raw(),
    };
    crate::pages::keep(&format!("{name}.png"), &image);
}
