//! Trends, as people use it.

use crate::pages::options;
use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, Options, ThemeChoice};
use resumption_monitor::gui::pages::Page;
use resumption_monitor::gui::raster::{Image, Rasterizer};

/// Settings in memory.
#[derive(Default)]
pub(crate) struct Settings(pub(crate) std::collections::BTreeMap<String, String>);

impl eframe::Storage for Settings {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.remove(key);
    }

    fn flush(&mut self) {}
}

/// Draws the app into a picture, event by event, as a window would.
pub(crate) struct Stage {
    ctx: egui::Context,
    pub(crate) app: App,
    rasterizer: Rasterizer,
    size: Vec2,
    seconds: f64,
}

impl Stage {
    pub(crate) fn new(options: Options, size: Vec2) -> Self {
        Self::remembering(options, size, "()")
    }

    /// As if the last run had left these settings.
    pub(crate) fn remembering(options: Options, size: Vec2, settings: &str) -> Self {
        let ctx = egui::Context::default();
        let settings = Settings([("settings".to_owned(), settings.to_owned())].into());
        let app = App::new(&ctx, Some(&settings), options);
        Self { ctx, app, rasterizer: Rasterizer::default(), size, seconds: 0.0 }
    }

    pub(crate) fn pass(&mut self, events: Vec<Event>) -> egui::FullOutput {
        self.seconds += 0.1;
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.seconds),
            events,
            ..Default::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| app.draw(ui));
        self.rasterizer.update_textures(&output.textures_delta);
        self.rasterizer.free_textures(&output.textures_delta);
        output.textures_delta.clear();
        output
    }

    pub(crate) fn click(&mut self, at: Pos2, button: PointerButton) {
        let press = |pressed| Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE };
        self.pass(vec![Event::PointerMoved(at)]);
        self.pass(vec![press(true)]);
        self.pass(vec![press(false)]);
    }

    /// Lets the app come to rest, and keeps the picture, to be looked at.
    #[expect(clippy::cast_sign_loss, reason = "a window has a size")]
    pub(crate) fn keep(&mut self, name: &str) -> Image {
        for _ in 0..4 {
            self.pass(Vec::new());
        }
        let output = self.pass(Vec::new());
        let primitives = self.ctx.tessellate(output.shapes, 1.0);
        let clear = self.app.clear();
        let size = [self.size.x as u32, self.size.y as u32];
        let image = self.rasterizer.paint(size, 1.0, clear, &primitives);
        crate::pages::keep(name, &image);
        image
    }
}

#[test]
fn nothing_runs_out_of_the_window() {
    use Language::{Chinese, English};
    use ThemeChoice::{Dark, Light};
    let (small, large) = (Vec2::new(900.0, 600.0), Vec2::new(1280.0, 800.0));
    for (name, language, theme, size) in [
        ("en-light", English, Light, large),
        ("zh-dark", Chinese, Dark, large),
        ("en-small", English, Light, small),
        ("zh-small", Chinese, Dark, small),
    ] {
        let mut stage = Stage::new(options(Page::Trends, language, theme), size);
        let image = stage.keep(&format!("trends-{name}.png"));
        // Between the card and the edge of the window there is nothing but the page.
        let [width, height] = [image.width as usize, image.height as usize];
        let pixel = |x: usize, y: usize| &image.rgba[(y * width + x) * 4..][..4];
        for y in 60..height - 60 {
            for x in width - 12..width {
                assert_eq!(pixel(x, y), stage.app.clear().to_array(), "{name}: {x}, {y}");
            }
        }
    }
}

pub(crate) const SME: &str = "Resumption rate · Small and medium-sized (SMEs) · China";
pub(crate) const OPERATING: &str = "Operating rate · Industry · Above designated size · China";
pub(crate) const STEEL: &str = "Resumption rate · Steel · China";
const HINT: &str =
    "Click a mark to keep its claim here and copy its citation, or step through the claims with the arrow keys.";

pub(crate) fn open_with(options: Options) -> Harness<'static, App> {
    open_remembering(options, "()")
}

/// As if the last run had left these settings.
pub(crate) fn open_remembering(options: Options, settings: &str) -> Harness<'static, App> {
    let settings = Settings([("settings".to_owned(), settings.to_owned())].into());
    let mut harness = Harness::builder()
        .with_theme(egui::Theme::Light)
        .with_size(Vec2::new(1280.0, 800.0))
        .build_eframe(move |cc| App::new(&cc.egui_ctx, Some(&settings), options));
    harness.run();
    for _ in 0..400 {
        if !harness.state().is_loading() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        harness.step();
    }
    harness.run();
    harness
}

/// Three series of the shipped data that have been chosen: two of the nation, one of Hubei.
pub(crate) const CHOSEN: &str = r#"(memories:[("",(trends:(chosen:Some([
    (metric:"operating-rate",region:"CN",sector:Some("industry"),size:Some("above-designated")),
    (metric:"resumption-rate",region:"CN",size:Some("sme")),
    (metric:"operating-rate",region:"CN-HB",sector:Some("industry"),size:Some("above-designated")),
]))))])"#;

pub(crate) fn open() -> Harness<'static, App> {
    open_remembering(options(Page::Trends, Language::English, ThemeChoice::Light), CHOSEN)
}

/// A data set of a test, in a file.
pub(crate) fn open_text(text: &str) -> (Harness<'static, App>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.ron");
    let mut file = tempfile::NamedTempFile::new_in(&folder).unwrap();
    std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
    file.persist(&path).unwrap();
    let options = Options { data: Some(path), ..options(Page::Trends, Language::English, ThemeChoice::Light) };
    (open_with(options), folder)
}

/// Does something, and says what it put on the clipboard.
pub(crate) fn copied(harness: &mut Harness<'_, App>) -> Option<String> {
    for _ in 0..6 {
        harness.step();
        let commands = &harness.output().platform_output.commands;
        let text = commands.iter().find_map(|it| match it {
            egui::OutputCommand::CopyText(text) => Some(text.replace('\u{a0}', " ")),
            _ => None,
        });
        if text.is_some() {
            return text;
        }
    }
    None
}

/// All labels that begin with a text.
pub(crate) fn labels(harness: &Harness<'_, App>, start: &str) -> Vec<String> {
    let start = start.to_owned();
    harness
        .query_all(egui_kittest::kittest::by().predicate(move |it| {
            it.label().or_else(|| it.value()).is_some_and(|it| it.replace('\u{a0}', " ").starts_with(&start))
        }))
        .filter_map(|it| it.accesskit_node().label().or_else(|| it.accesskit_node().value()))
        .map(|it| it.replace('\u{a0}', " "))
        .fold(Vec::new(), |mut all, it| {
            // A label is found by itself and by the text in it.
            if !all.contains(&it) {
                all.push(it);
            }
            all
        })
}

/// An entry of the legend: title and latest figure.
pub(crate) fn entry<'t>(harness: &'t Harness<'_, App>, label: &str) -> egui_kittest::Node<'t> {
    let label = label.to_owned();
    harness.get(
        egui_kittest::kittest::by()
            .role(Role::Switch)
            .predicate(move |it| it.label().is_some_and(|it| it.replace('\u{a0}', " ") == label)),
    )
}

pub(crate) fn is_on(node: &egui_kittest::Node<'_>) -> bool {
    node.accesskit_node().toggled() == Some(Toggled::True)
}

pub(crate) fn plot_names(harness: &Harness<'_, App>) -> Vec<String> {
    labels(harness, "Plot of ")
}

pub(crate) fn checked(harness: &Harness<'_, App>, role: Role, label: &str) -> bool {
    let node = harness.get_by_role_and_label(role, label);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

#[test]
fn it_opens_with_the_headlines_and_says_so() {
    let harness = open_with(options(Page::Trends, Language::English, ThemeChoice::Light));
    assert_eq!(plot_names(&harness).len(), 1, "{:?}", plot_names(&harness));
    let shown = harness.query_all_by_role(Role::Switch).filter_map(|it| it.accesskit_node().label());
    let shown: Vec<String> = shown.collect();
    assert!(shown.len() > 1 && shown.iter().any(|it| it.contains("China")), "{shown:?}");
    harness.get_by_label(&format!("All that is known; {0} of {0} series shown.", shown.len()));
    harness.get_by_label(HINT);
}

#[test]
fn what_was_chosen_is_shown_with_its_latest_figures() {
    let harness = open();
    assert_eq!(plot_names(&harness), ["Plot of Operating rate, Resumption rate, absolute: 22 claims"]);
    assert!(checked(&harness, Role::CheckBox, OPERATING));
    assert!(is_on(&entry(&harness, &format!("{SME} about 91 %"))));
    harness.get_by_label("All that is known; 3 of 3 series shown.");
}

#[test]
fn a_series_is_found_by_words_of_both_languages_and_added() {
    let mut harness = open();
    for words in ["STEEL resumption", "钢铁 复工率", "ｓｔｅｅｌ　ｒｅｓｕｍｐｔｉｏｎ"] {
        harness.get_by_role_and_label(Role::TextInput, "Find a series").focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.get_by_role_and_label(Role::TextInput, "Find a series").type_text(words);
        harness.run();
        assert!(!checked(&harness, Role::CheckBox, STEEL), "{words}");
        assert!(harness.query_by_role_and_label(Role::CheckBox, OPERATING).is_none(), "{words}");
    }
    harness.get_by_role_and_label(Role::CheckBox, STEEL).click();
    harness.run();
    assert!(checked(&harness, Role::CheckBox, STEEL));
    assert_eq!(plot_names(&harness), ["Plot of Operating rate, Resumption rate, absolute: 23 claims"]);
    harness.get_by_role_and_label(Role::CheckBox, STEEL).click();
    harness.run();
    assert_eq!(plot_names(&harness), ["Plot of Operating rate, Resumption rate, absolute: 22 claims"]);
}

#[test]
fn eight_series_are_shown_at_once_and_the_others_wait() {
    let mut harness = open();
    let boxes: Vec<String> = harness
        .query_all_by_role(Role::CheckBox)
        .filter_map(|it| it.accesskit_node().label())
        .filter(|it| it.contains(" · "))
        .collect();
    let boxes = &boxes[..12];
    for label in boxes {
        let node = harness.get_by_role_and_label(Role::CheckBox, label);
        if node.accesskit_node().toggled() != Some(Toggled::True) {
            node.click();
            harness.run();
        }
    }
    let shown = |harness: &Harness<'_, App>| harness.query_all_by_role(Role::Switch).count();
    assert_eq!(shown(&harness), 8);
    let waiting: usize =
        labels(&harness, "").iter().find_map(|it| it.strip_suffix(" more chosen")?.parse().ok()).unwrap();
    let legend = |harness: &Harness<'_, App>| -> Vec<String> {
        harness.query_all_by_role(Role::Switch).filter_map(|it| it.accesskit_node().label()).collect()
    };
    let first = legend(&harness);
    harness.get_by_label(&format!("Next {waiting}")).click();
    harness.run();
    let second = legend(&harness);
    assert!(second.iter().filter(|it| !first.contains(it)).count() >= waiting, "{second:?}");
    harness.get_by_label("Clear").click();
    harness.run();
    harness.get_by_label("Choose a series on the left to see its claims over time.");
    assert_eq!(plot_names(&harness), Vec::<String>::new());
}

#[test]
fn an_earlier_day_of_knowledge_hides_what_was_said_later() {
    let mut harness = open();
    harness.get_by_role_and_label(Role::Slider, "As known on").focus();
    harness.run();
    let before = plot_names(&harness);
    for _ in 0..130 {
        harness.key_press(Key::ArrowLeft);
        harness.run();
    }
    let [said] = &labels(&harness, "As known on ")[..] else { panic!("{:?}", labels(&harness, "As known on ")) };
    assert!(said.contains("later claim"), "{said}");
    assert_ne!(plot_names(&harness), before);
}

#[test]
fn the_legend_switches_and_isolates() {
    let mut harness = open();
    let label = format!("{OPERATING} 99.1 %");
    entry(&harness, &label).click();
    harness.run();
    assert!(!is_on(&entry(&harness, &label)));
    assert_eq!(plot_names(&harness), ["Plot of Operating rate, Resumption rate, absolute: 14 claims"]);
    entry(&harness, &label).click_modifiers(Modifiers::ALT);
    harness.run();
    assert_eq!(plot_names(&harness), ["Plot of Operating rate, Resumption rate, absolute: 8 claims"]);
    entry(&harness, &label).click_secondary();
    harness.run();
    harness.get_by_label("Only this").click();
    harness.run();
    assert_eq!(plot_names(&harness), ["Plot of Operating rate, Resumption rate, absolute: 22 claims"]);
}

#[test]
fn the_palette_adds_a_series() {
    let mut harness = open();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Search or run a command").type_text("resumption rate steel");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.run();
    assert!(checked(&harness, Role::CheckBox, STEEL), "it is in view and chosen");
}

#[test]
fn other_data_sets_have_a_page_too() {
    let (harness, _folder) = open_text(include_str!("samples/dataset-small.ron"));
    assert!(!plot_names(&harness).is_empty());
    let (harness, _folder) =
        open_text("(format: 1, title: \"Nothing\", sources: [], metrics: [], regions: [], series: [])");
    harness.get_by_label("This data set has no series. Open another one from the File menu.");
}

#[test]
fn another_unit_gets_a_plot_of_its_own() {
    let (mut harness, _folder) = open_text(include_str!("samples/dataset-small.ron"));
    let before = plot_names(&harness);
    harness.get_by_role_and_label(Role::CheckBox, "Daily mask output · Masks · China").click();
    harness.run();
    let after = plot_names(&harness);
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(after.last().unwrap(), "Plot of Daily mask output (million pieces a day), absolute: 3 claims");
    harness.get_by_label("1 series on another scale stands below.");
}
