//! Every page as a picture, drawn without a display, beside the picture that was looked at and kept.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test it pages` writes new ones to `tests/snapshots`: look at them before you keep them.

use egui_kittest::{SnapshotResults, try_image_snapshot};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::{app::Options, app::ThemeChoice, pages::Page, picture, raster::Image};

/// Options in which nothing depends on the machine.
pub(crate) fn options(page: Page, language: Language, theme: ThemeChoice) -> Options {
    Options {
        data: None,
        tracker: None,
        language: Some(language),
        system_language: Language::English,
        theme: Some(theme),
        page: Some(page),
        today: jiff::civil::date(2020, 6, 30),
        native_dialogs: false,
        keeping: resumption_monitor::gui::keeper::Keeping::default(),
        patience: std::time::Duration::from_secs(30),
        set_aside: None,
    }
}

/// Pictures are kept here, to be looked at.
pub(crate) fn keep(name: &str, image: &Image) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), image.to_png().unwrap()).unwrap();
}

#[test]
fn every_page_looks_as_it_did() {
    let mut results = SnapshotResults::new();
    for page in Page::ALL {
        for (language, theme, name) in
            [(Language::English, ThemeChoice::Light, "en-light"), (Language::Chinese, ThemeChoice::Dark, "zh-dark")]
        {
            let image = picture(options(page, language, theme), 1280.0, 800.0, 1.0).unwrap();
            let name = format!("{}-{name}", page.name());
            let pixels = image::RgbaImage::from_raw(image.width, image.height, image.rgba.clone()).unwrap();
            results.add(try_image_snapshot(&pixels, name));
        }
    }
}

#[test]
fn the_pages_of_figures_and_their_key_look_as_they_did_in_both_themes_and_languages() {
    use {
        Language::{Chinese, English},
        ThemeChoice::{Dark, Light},
    };
    let mut results = SnapshotResults::new();
    for (language, theme, name) in [
        (English, Light, "en-light"),
        (English, Dark, "en-dark"),
        (Chinese, Light, "zh-light"),
        (Chinese, Dark, "zh-dark"),
    ] {
        for page in [Page::Overview, Page::Trends, Page::Sectors] {
            let image = picture(options(page, language, theme), 1280.0, 800.0, 1.0).unwrap();
            let pixels = image::RgbaImage::from_raw(image.width, image.height, image.rgba).unwrap();
            if page == Page::Trends {
                // The line of the key below the plot.
                let key = image::imageops::crop_imm(&pixels, 430, 674, 830, 26).to_image();
                results.add(try_image_snapshot(&key, format!("key-{name}")));
            }
            if matches!(name, "en-dark" | "zh-light") {
                results.add(try_image_snapshot(&pixels, format!("{}-{name}", page.name())));
            }
        }
    }
}

#[test]
fn every_page_is_drawn_in_both_themes_and_languages_wide_and_narrow() {
    for page in Page::ALL {
        for (language, code) in [(Language::English, "en"), (Language::Chinese, "zh")] {
            for (theme, look) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
                for (width, height) in [(1280.0, 800.0), (900.0, 600.0)] {
                    let image = picture(options(page, language, theme), width, height, 1.0).unwrap();
                    let seen: std::collections::BTreeSet<&[u8]> = image.rgba.chunks_exact(4).collect();
                    assert!(seen.len() > 20, "{} is all but empty", page.name());
                    keep(&format!("{}-{code}-{look}-{width}.png", page.name()), &image);
                }
            }
        }
    }
}
