//! The figures, the curve, the timeline and the exports of the tracker page, used as people use them.

use crate::pages::{keep, options};
use egui::accesskit::Role;
use egui::{Color32, Key, TexturesDelta, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, TestRenderer};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, Options, ThemeChoice};
use resumption_monitor::gui::pages::Page;
use resumption_monitor::gui::raster::{Image, Rasterizer};

type Window = Harness<'static, App>;

/// Draws on the CPU, so that what was clicked on can be looked at.
#[derive(Default)]
struct Painter(Rasterizer);

impl TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.0.update_textures(delta);
        delta.clear();
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let scale = output.pixels_per_point;
        let primitives = ctx.tessellate(output.shapes.clone(), scale);
        let size = ctx.content_rect().size() * scale;
        let image = self.0.paint([size.x as u32, size.y as u32], scale, Color32::BLACK, &primitives);
        image::RgbaImage::from_raw(image.width, image.height, image.rgba).ok_or_else(|| "no picture".to_owned())
    }
}

fn window_of(options: Options, width: f32, height: f32) -> Window {
    let theme = if options.theme == Some(ThemeChoice::Dark) { egui::Theme::Dark } else { egui::Theme::Light };
    let mut window = Harness::builder()
        .with_size(vec2(width, height))
        .with_theme(theme)
        .with_max_steps(20)
        .renderer(Painter::default())
        .build_eframe(|cc| App::new(&cc.egui_ctx, None, options));
    window.run();
    window
}

/// The shipped tracker.
fn shipped(language: Language) -> Window {
    window_of(options(Page::Tracker, language, ThemeChoice::Light), 1280.0, 1600.0)
}

fn look(window: &mut Window, name: &str) {
    window.step();
    let image = window.render().unwrap();
    let (width, height) = image.dimensions();
    keep(&format!("{name}.png"), &Image { width, height, rgba: image.into_raw() });
}

fn click(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    window.run();
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

fn field<'w>(window: &'w Window, name: &'w str) -> egui_kittest::Node<'w> {
    window.get_by(|it| it.role() == Role::TextInput && it.labelled_by().any(|it| it.value().as_deref() == Some(name)))
}

/// Goes to a day by typing it.
fn as_of(window: &mut Window, day: &str) {
    field(window, "As of").focus();
    window.run();
    field(window, "As of").type_text(day);
    window.run();
    press(window, Key::Enter);
}

fn says(window: &Window, text: &str) -> bool {
    let said = |it: &egui_kittest::kittest::AccessKitNode<'_>| {
        let said = it.value().or_else(|| it.label()).unwrap_or_default();
        said.replace('\u{a0}', " ").contains(text)
    };
    window.query_all_by(said).next().is_some()
}

/// Every text on the page, for a test that fails.
fn all(window: &Window) -> Vec<String> {
    use egui_kittest::kittest::NodeT as _;
    window
        .query_all_by(|_| true)
        .filter_map(|it| it.accesskit_node().value().or_else(|| it.accesskit_node().label()))
        .collect()
}

#[test]
fn on_the_day_of_the_briefing_it_shows_what_was_known_then() {
    let mut window = shipped(Language::English);
    as_of(&mut window, "30 March");
    for said in ["Firms: over 5 000", "A firm: under 60 m yuan", "Used: 60.7 %", "Verdict: cannot say"] {
        assert!(says(&window, said), "{said}: {:#?}", all(&window));
    }
    assert!(
        says(
            &window,
            "As of 30 March 2020, 22 of 36 claims count; 14 are stated or dated later. The last figure is of 13 March 2020"
        ),
        "{:#?}",
        all(&window)
    );
    look(&mut window, "figures-briefing");
    click(&mut window, "Clearing undisputed arrears to private firms and SMEs, 2020");
    for said in ["Cleared: no claim on the whole", "Balance: no claim on the whole", "Verdict: cannot say"] {
        assert!(says(&window, said), "{said}: {:#?}", all(&window));
    }
    look(&mut window, "figures-briefing-arrears");
    click(&mut window, "Today");
    assert_eq!(field(&window, "As of").value().as_deref(), Some("2020-06-30"));
    look(&mut window, "figures-today-arrears");
}

#[test]
fn pictures() {
    for (language, theme, code) in
        [(Language::English, ThemeChoice::Light, "en"), (Language::Chinese, ThemeChoice::Dark, "zh")]
    {
        for (width, height) in [(1280.0, 800.0), (900.0, 600.0)] {
            let mut window = window_of(options(Page::Tracker, language, theme), width, height);
            look(&mut window, &format!("figures-{code}-{width}"));
            click(&mut window, if code == "en" { "Timeline" } else { "时间线" });
            look(&mut window, &format!("timeline-{code}-{width}"));
            click(&mut window, if code == "en" { "Pick a day" } else { "选择日期" });
            look(&mut window, &format!("calendar-{code}-{width}"));
        }
    }
}
