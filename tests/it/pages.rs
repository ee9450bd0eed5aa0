//! Every page, drawn without a display.

use resumption_monitor::figure::Language;
use resumption_monitor::gui::{app::Options, app::ThemeChoice, pages::Page, picture};

/// Options in which nothing depends on the machine.
pub(crate) fn options(page: Page, language: Language, theme: ThemeChoice) -> Options {
    Options {
        data: None,
        tracker: None,
        language: Some(language),
        theme: Some(theme),
        page: Some(page),
        today: jiff::civil::date(2020, 6, 30),
        native_dialogs: false,
    }
}

/// Pictures are kept here, to be looked at.
fn keep(name: &str, png: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), png).unwrap();
}

#[test]
fn every_page_is_drawn_in_both_themes_and_languages() {
    for page in Page::ALL {
        for (language, code) in [(Language::English, "en"), (Language::Chinese, "zh")] {
            for (theme, look) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
                let image = picture(options(page, language, theme), 1280.0, 800.0, 1.0);
                assert_eq!((image.width, image.height), (1280, 800));
                keep(&format!("{}-{code}-{look}.png", page.name()), &image.to_png().unwrap());
            }
        }
    }
}
