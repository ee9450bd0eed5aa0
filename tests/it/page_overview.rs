//! The page overview.

use crate::pages::options;
use resumption_monitor::figure::Language;
use resumption_monitor::gui::{app::ThemeChoice, pages::Page, picture};

/// Pictures are kept here, to be looked at.
fn keep(name: &str, png: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), png).unwrap();
}

#[test]
fn it_is_drawn_in_small_and_large_windows() {
    for (width, height) in [(900.0, 600.0), (1280.0, 800.0), (1680.0, 1050.0)] {
        for (language, code) in [(Language::English, "en"), (Language::Chinese, "zh")] {
            for (theme, look) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
                let image = picture(options(Page::Overview, language, theme), width, height, 1.0);
                keep(&format!("overview-{width}-{code}-{look}.png"), &image.to_png().unwrap());
            }
        }
    }
}
