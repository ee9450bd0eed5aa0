//! What a user does on Sectors, by accessible names, on the whole app.

use crate::pages::options;
use egui::Key;
use egui::epaint::ImageDelta;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, Options, ThemeChoice};
use resumption_monitor::gui::pages::Page;
use resumption_monitor::gui::raster::Rasterizer;

fn app(options: Options, size: (f32, f32)) -> Harness<'static, App> {
    let theme = if options.theme == Some(ThemeChoice::Dark) { egui::Theme::Dark } else { egui::Theme::Light };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options));
    harness.run();
    harness
}

fn english() -> Harness<'static, App> {
    app(options(Page::Sectors, Language::English, ThemeChoice::Light), (1280.0, 800.0))
}

/// Keeps a picture of what a harness shows, drawn with the program's own rasteriser, to be looked at.
fn keep(harness: &Harness<'static, App>, name: &str) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("sectors");
    std::fs::create_dir_all(&folder).unwrap();
    let (ctx, output) = (&harness.ctx, harness.output());
    let glyphs = ctx.fonts(|it| it.image());
    let mut delta = egui::TexturesDelta::default();
    let whole = ImageDelta::full(glyphs, egui::TextureOptions::LINEAR);
    delta.push(egui::TextureId::default(), whole);
    let mut rasterizer = Rasterizer::new();
    rasterizer.update_textures(&delta);
    delta.clear();
    let primitives = ctx.tessellate(output.shapes.clone(), 1.0);
    let size = ctx.content_rect().size();
    let clear = ctx.global_style().visuals.panel_fill;
    let image = rasterizer.paint([size.x as u32, size.y as u32], 1.0, clear, &primitives);
    std::fs::write(folder.join(name), image.to_png().unwrap()).unwrap();
}

fn type_into(harness: &mut Harness<'static, App>, field: &str, words: &str) {
    harness.get_by_role_and_label(egui::Role::TextInput, field).focus();
    harness.run();
    harness.get_by_role_and_label(egui::Role::TextInput, field).type_text(words);
    harness.run();
}

#[test]
fn pictures() {
    let mut harness = english();
    keep(&harness, "plain.png");
    type_into(&mut harness, "Rate at least", "80");
    keep(&harness, "rate.png");
    harness.key_press(Key::ArrowDown);
    harness.run();
    keep(&harness, "rate-arrow.png");
}
