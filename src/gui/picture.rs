//! Pages and plots as pictures, without a window, a display or a GPU.

use super::app::{App, Options};
use super::drawing;
use super::raster::{Image, headless};
use crate::chart::sheet::Plot;
use crate::dataset::SeriesId;
use crate::store::Store;
use jiff::civil::Date;
use std::time::{Duration, Instant};

/// How long a picture waits for its data.
const PATIENCE: Duration = Duration::from_mins(2);

/// The window without a window: its data is there, and it can be drawn.
#[derive(Debug)]
pub struct Headless {
    ctx: egui::Context,
    app: App,
}

impl Headless {
    /// Opens what the options name and waits until it is read.
    ///
    /// # Errors
    /// What the window would say in a message: a file that is no data set or no tracker, or one that takes too long.
    pub fn open(options: Options) -> Result<Self, String> {
        let ctx = egui::Context::default();
        let mut app = App::new(&ctx, None, options);
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
        Ok(Self { ctx, app })
    }

    /// The data set.
    pub fn store(&self) -> &Store {
        self.app.store()
    }

    /// How many errors are in what was read.
    pub fn errors(&self) -> usize {
        self.app.errors()
    }

    /// Shows only what was known on a day, and on Trends these series, where any are named.
    pub fn choose(&mut self, series: &[SeriesId], as_known_on: Option<Date>) {
        self.app.choose(series, as_known_on);
    }

    /// The page, `width` by `height` points at `scale` pixels a point.
    pub fn page(&mut self, width: f32, height: f32, scale: f32) -> Image {
        let Self { ctx, app } = self;
        let (clear, size, started) = (app.clear(), egui::vec2(width, height), Instant::now());
        let mut image = headless::draw(ctx, size, scale, clear, 8, |ui| app.draw(ui));
        // What a thread is still at is waited for.
        while app.is_working() && started.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(5));
            image = headless::draw(ctx, size, scale, clear, 8, |ui| app.draw(ui));
        }
        image
    }

    /// The plot of Trends as it is exported; none where nothing can be drawn.
    pub fn plot(&mut self) -> Option<Plot> {
        self.app.plot()
    }

    /// The same as the text of an SVG file.
    pub fn svg(&mut self, width: f32, height: f32) -> Option<String> {
        let plot = self.plot()?;
        Some(drawing::svg(&plot, (width, height), self.app.tokens()))
    }
}

/// Draws the window as the options have it, `width` by `height` points at `scale` pixels a point.
///
/// # Errors
/// What the window would say in a message: a file that is no data set or no tracker, or one that takes too long.
pub fn picture(options: Options, width: f32, height: f32, scale: f32) -> Result<Image, String> {
    Headless::open(options).map(|mut it| it.page(width, height, scale))
}
