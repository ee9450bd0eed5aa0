//! The menu of exports on Trends.

use crate::pages::{keep, options};
use egui::{Event, Modifiers, PointerButton, Pos2, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, ThemeChoice};
use resumption_monitor::gui::pages::Page;
use resumption_monitor::gui::raster::Rasterizer;
use std::path::Path;

fn open() -> Harness<'static, App> {
    open_in(Language::English, ThemeChoice::Light, Vec2::new(1280.0, 800.0))
}

fn open_in(language: Language, theme: ThemeChoice, size: Vec2) -> Harness<'static, App> {
    let options = options(Page::Trends, language, theme);
    let mut harness = Harness::builder()
        .with_theme(if theme == ThemeChoice::Dark { egui::Theme::Dark } else { egui::Theme::Light })
        .with_size(size)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options));
    harness.run();
    harness
}

fn choose(harness: &mut Harness<'static, App>, item: &str) {
    harness.get_by_label("Export").click();
    harness.run();
    harness.get_by_label(item).click();
    // Not until it comes to rest: the thread that draws wakes it when it is done.
    harness.run_steps(3);
}

/// Waits for the thread that draws.
fn wait(harness: &mut Harness<'static, App>) {
    for _ in 0..1000 {
        if harness.query_by_label("Drawing…").is_none() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        harness.step();
    }
    harness.run();
}

/// Answers the question for a file.
fn save_as(harness: &mut Harness<'static, App>, path: &Path) {
    let field = harness.get_by_label("File name");
    field.focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_label("File name").type_text(path.to_str().unwrap());
    harness.run();
    harness.get_all_by_label("Save").last().unwrap().click();
    harness.run();
}

#[test]
fn each_kind_of_file_is_written_where_one_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open();
    for (item, name) in [("SVG…", "a.svg"), ("PNG…", "a.png"), ("CSV…", "a.csv")] {
        choose(&mut harness, item);
        wait(&mut harness);
        save_as(&mut harness, &folder.path().join(name));
    }
    let bytes = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    let svg = String::from_utf8(bytes("a.svg")).unwrap();
    assert!(roxmltree::Document::parse(&svg).is_ok() && svg.contains("viewBox=\"0 0 1200 700\""));
    // Width and height stand in the head of a PNG: 1200 by 700 points at two pixels each.
    assert_eq!(&bytes("a.png")[16..24], [0, 0, 0x09, 0x60, 0, 0, 0x05, 0x78]);
    let csv = String::from_utf8(bytes("a.csv")).unwrap();
    assert!(csv.starts_with("text,qualifier,lower,upper,"), "{csv}");
    assert!(csv.contains("about 91") && !csv.contains("# "), "{csv}");
}

#[test]
fn the_table_has_the_claims_of_the_series_that_are_on_and_notes_if_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open();
    let table = |harness: &mut Harness<'static, App>, name: &str| {
        choose(harness, "CSV…");
        save_as(harness, &folder.path().join(name));
        std::fs::read_to_string(folder.path().join(name)).unwrap()
    };
    let whole = table(&mut harness, "whole.csv");
    harness.get_by_label("Export").click();
    harness.run();
    harness.get_by_label("With notes").click();
    harness.run();
    harness.key_press(egui::Key::Escape);
    harness.run();
    let noted = table(&mut harness, "noted.csv");
    assert!(noted.starts_with("# ") && noted.ends_with(&whole), "{noted}");
    let dates: Vec<&str> =
        whole.lines().skip(1).filter_map(|it| it.split(',').nth(7)).filter(|it| it.len() == 10).collect();
    assert!(dates.is_sorted() && dates.len() > 10, "{dates:?}");
}

#[test]
fn a_picture_is_delivered_on_another_page_and_shows_what_is_in_view() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open();
    let svg = |harness: &mut Harness<'static, App>, name: &str| {
        choose(harness, "SVG…");
        harness.key_press_modifiers(Modifiers::COMMAND, egui::Key::Num1);
        for _ in 0..1000 {
            harness.step();
            if harness.query_by_label("File name").is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        save_as(harness, &folder.path().join(name));
        harness.key_press_modifiers(Modifiers::COMMAND, egui::Key::Num2);
        harness.run();
        std::fs::read_to_string(folder.path().join(name)).unwrap()
    };
    let whole = svg(&mut harness, "whole.svg");
    let plot = harness.query_all_by_label_contains("Plot of").next().unwrap();
    plot.focus();
    harness.run();
    for _ in 0..4 {
        harness.key_press(egui::Key::Plus);
        harness.run();
    }
    assert!(harness.query_by_label("Reset view").is_some());
    assert_ne!(svg(&mut harness, "zoomed.svg"), whole);
    harness.get_by_label("Reset view").click();
    harness.run();
    assert_eq!(svg(&mut harness, "reset.svg"), whole);
}

#[test]
fn changes_that_rest_on_about_have_no_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open();
    harness.get_by_label("Change since…").click();
    harness.run();
    choose(&mut harness, "CSV…");
    let path = folder.path().join("since.csv");
    save_as(&mut harness, &path);
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headings = reader.headers().unwrap().clone();
    let at = |name: &str| headings.iter().position(|it| it == name).unwrap();
    let (qualifier, change, lower, upper) = (at("qualifier"), at("change"), at("change_lower"), at("change_upper"));
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let about: Vec<_> = rows.iter().filter(|it| &it[qualifier] == "About").collect();
    assert!(rows.iter().any(|it| !it[lower].is_empty()) && !about.is_empty(), "{rows:?}");
    for row in about.iter().filter(|it| !it[change].trim_start_matches(['+', '±']).starts_with('0')) {
        assert_eq!([&row[lower], &row[upper]], ["", ""], "{row:?}");
    }
}

#[test]
fn picture_and_table_go_to_the_clipboard() {
    let mut harness = open();
    harness.get_by_label("Export").click();
    harness.run();
    harness.get_by_label("1×").click();
    harness.run();
    harness.get_by_label("Copy picture").click();
    let mut copied = None;
    for _ in 0..1000 {
        harness.step();
        for command in &harness.output().platform_output.commands {
            if let egui::OutputCommand::CopyImage(image) = command {
                copied = Some(image.size);
            }
        }
        if copied.is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(copied, Some([1200, 700]));
    harness.run();
    assert!(harness.query_by_label("The picture is on the clipboard").is_some());
    harness.get_by_label("Export").click();
    harness.run();
    harness.get_by_label("Copy as table").click();
    let mut text = String::new();
    for _ in 0..4 {
        harness.step();
        for command in &harness.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(it) = command {
                text.clone_from(it);
            }
        }
    }
    assert!(text.contains('\t') && text.contains("98.6"), "{text}");
}

/// Keeps a picture of the open menu, and says how many of its pixels the menu changed.
fn menu_picture(language: Language, theme: ThemeChoice, size: Vec2, name: &str) -> usize {
    let harness = open_in(language, theme, size);
    let button = if language == Language::English { "Export" } else { "导出" };
    let at = harness.get_by_label(button).rect().center();
    let ctx = egui::Context::default();
    let mut app = App::new(&ctx, None, options(Page::Trends, language, theme));
    let mut rasterizer = Rasterizer::default();
    let mut images = Vec::new();
    let press =
        |pressed| Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    let mut events = vec![Vec::new(); 10];
    events[3] = vec![Event::PointerMoved(at)];
    events[4] = vec![press(true)];
    events[5] = vec![press(false)];
    for (tenth, events) in (0_u32..).zip(events) {
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, size));
        let input = egui::RawInput { screen_rect, time: Some(f64::from(tenth) * 0.1), events, ..Default::default() };
        let mut output = ctx.run_ui(input, |ui| app.draw(ui));
        rasterizer.update_textures(&output.textures_delta);
        rasterizer.free_textures(&output.textures_delta);
        output.textures_delta.clear();
        let primitives = ctx.tessellate(output.shapes, 1.0);
        #[expect(clippy::cast_sign_loss, reason = "a window has a size")]
        let sides = [size.x as u32, size.y as u32];
        images.push(rasterizer.paint(sides, 1.0, app.clear(), &primitives));
    }
    let (closed, open) = (&images[2], &images[9]);
    keep(name, open);
    closed.rgba.chunks_exact(4).zip(open.rgba.chunks_exact(4)).filter(|(a, b)| a != b).count()
}

#[test]
fn the_menu_can_be_looked_at() {
    use ThemeChoice::{Dark, Light};
    for (language, theme, size, name) in [
        (Language::English, Light, Vec2::new(1280.0, 800.0), "export-menu-en.png"),
        (Language::Chinese, Dark, Vec2::new(900.0, 600.0), "export-menu-zh-small.png"),
    ] {
        let changed = menu_picture(language, theme, size, name);
        assert!(changed > 5_000, "{name}: {changed}");
    }
}
