//! The menu of exports on Trends.

use crate::pages::options;
use egui::Vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, ThemeChoice};
use resumption_monitor::gui::pages::Page;
use std::path::Path;

fn open() -> Harness<'static, App> {
    let options = options(Page::Trends, Language::English, ThemeChoice::Light);
    let mut harness = Harness::builder()
        .with_theme(egui::Theme::Light)
        .with_size(Vec2::new(1280.0, 800.0))
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options));
    harness.run();
    harness
}

fn choose(harness: &mut Harness<'static, App>, item: &str) {
    harness.get_by_label("Export").click();
    harness.run();
    harness.get_by_label(item).click();
    harness.run();
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
