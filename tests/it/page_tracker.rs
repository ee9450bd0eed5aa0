//! The tracker page, used as people use it.

use crate::pages::options;
use egui_kittest::Harness;
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, ThemeChoice};
use resumption_monitor::gui::pages::Page;
use resumption_monitor::gui::raster::Image;

fn keep(name: &str, image: &Image) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), image.to_png().unwrap()).unwrap();
}

#[test]
fn it_fits_a_small_window() {
    let options = options(Page::Tracker, Language::English, ThemeChoice::Light);
    let image = resumption_monitor::gui::picture(options, 900.0, 600.0, 1.0);
    keep("tracker-small.png", &image);
}
