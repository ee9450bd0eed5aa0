//! The page Sources, used by the names of its controls.

use super::pages::options;
use egui_kittest::{Harness, kittest::Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, Options, ThemeChoice};
use resumption_monitor::gui::pages::Page;

type Window = Harness<'static, App>;

fn window(size: [f32; 2], options: Options) -> Window {
    let mut harness =
        Harness::builder().with_size(size).build_eframe(move |cc| App::new(&cc.egui_ctx, None, options.clone()));
    harness.run();
    harness
}

#[test]
fn pictures() {
    for (language, code) in [(Language::English, "en"), (Language::Chinese, "zh")] {
        for (theme, look) in [(ThemeChoice::Light, "light"), (ThemeChoice::Dark, "dark")] {
            for (w, h) in [(1280.0, 800.0), (900.0, 600.0)] {
                for page in [Page::Sources, Page::Problems] {
                    let image = resumption_monitor::gui::picture(options(page, language, theme), w, h, 1.0);
                    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
                    std::fs::create_dir_all(&folder).unwrap();
                    std::fs::write(
                        folder.join(format!("{}-{code}-{look}-{w}.png", page.name())),
                        image.to_png().unwrap(),
                    )
                    .unwrap();
                }
            }
        }
    }
}
