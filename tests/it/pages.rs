//! Every page as a picture, drawn without a display, beside the picture that was looked at and kept.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test it -- pages::` writes new ones to `tests/snapshots`: look at them before you keep them.

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

/// Draws a page in each theme, language and size, and holds it against what is kept.
fn looks_as_it_did(page: Page) {
    let mut changed = Vec::new();
    for (theme, look) in
        [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark"), (ThemeChoice::HighContrast, "contrast")]
    {
        for (language, code) in [(Language::English, "en"), (Language::Chinese, "zh")] {
            for (width, height) in [(1280.0, 800.0), (900.0, 600.0)] {
                let image = picture(options(page, language, theme), width, height, 1.0).unwrap();
                let name = format!("{}-{code}-{look}-{width}", page.name());
                changed.extend(crate::indexed::compare(&image, &name).err());
            }
        }
    }
    let hint = "look at target/tmp/pages; UPDATE_SNAPSHOTS=1 cargo test --test it -- pages:: keeps them";
    assert!(changed.is_empty(), "{changed:#?}: {hint}");
}

#[test]
fn overview_looks_as_it_did() {
    looks_as_it_did(Page::Overview);
}

#[test]
fn trends_looks_as_it_did() {
    looks_as_it_did(Page::Trends);
}

#[test]
fn sectors_looks_as_it_did() {
    looks_as_it_did(Page::Sectors);
}

#[test]
fn tracker_looks_as_it_did() {
    looks_as_it_did(Page::Tracker);
}

#[test]
fn sources_looks_as_it_did() {
    looks_as_it_did(Page::Sources);
}

#[test]
fn problems_looks_as_it_did() {
    looks_as_it_did(Page::Problems);
}
