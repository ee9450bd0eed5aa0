//! Pages as pictures, without a window, a display or a GPU.

use super::app::{App, Options};
use super::raster::{Image, headless};
use std::time::{Duration, Instant};

/// How long a picture waits for its data.
const PATIENCE: Duration = Duration::from_mins(2);

/// Draws the window as the options have it, `width` by `height` points at `scale` pixels a point.
///
/// # Errors
/// What the window would say in a message: a file that is no data set or no tracker, or one that takes too long.
pub fn picture(options: Options, width: f32, height: f32, scale: f32) -> Result<Image, String> {
    let ctx = egui::Context::default();
    let mut app = App::new(&ctx, None, options);
    let size = egui::vec2(width, height);
    let started = Instant::now();
    while app.is_loading() && started.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(5));
        app.work_once(&ctx);
    }
    if app.is_loading() {
        return Err("the data set is not read after two minutes".to_owned());
    }
    if let Some(failure) = app.failure() {
        return Err(failure.to_owned());
    }
    let clear = app.clear();
    let mut image = headless::draw(&ctx, size, scale, clear, 8, |ui| app.draw(ui));
    while app.is_working() && started.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(5));
        image = headless::draw(&ctx, size, scale, clear, 8, |ui| app.draw(ui));
    }
    Ok(image)
}
