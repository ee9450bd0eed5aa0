//! What stands against a save is asked about, and nothing on disk is touched before the answer.

use crate::states::press;
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::{app::App, app::Options, app::ThemeChoice, pages::Page};
use std::path::Path;

const SAMPLE: &str = include_str!("samples/tracker-small.ron");

type Window = Harness<'static, App>;

fn open(tracker: &Path) -> Window {
    let options = Options {
        tracker: Some(tracker.to_owned()),
        ..crate::pages::options(Page::Tracker, Language::English, ThemeChoice::Light)
    };
    let mut window = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_theme(egui::Theme::Light)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options.clone()));
    window.run();
    window
}

fn click(window: &mut Window, name: &str) {
    window.get_by_role_and_label(egui::accesskit::Role::Button, name).click();
    window.run();
    window.run();
}

/// Makes a change that the tracker can save.
fn change(window: &mut Window) {
    click(window, "Duplicate programme");
    assert!(window.query_by_label("Modified").is_some());
}

const CTRL: egui::Modifiers = egui::Modifiers::COMMAND;

#[test]
fn a_file_that_somebody_else_changed_is_not_written_over_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    std::fs::write(&path, SAMPLE).unwrap();
    let mut window = open(&path);
    change(&mut window);
    let theirs = SAMPLE.replace("PBOC", "Central bank");
    std::fs::write(&path, &theirs).unwrap();
    press(&mut window, egui::Key::S, CTRL);
    assert!(window.query_by_label("The file on disk has changed").is_some());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
    click(&mut window, "Keep mine");
    assert!(window.query_by_label("Saved").is_some());
    assert!(std::fs::read_to_string(&path).unwrap().contains("PBOC"));
}

#[test]
fn another_file_of_that_name_is_not_written_over_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let (mine, other) = (folder.path().join("mine.ron"), folder.path().join("other.ron"));
    std::fs::write(&mine, SAMPLE).unwrap();
    std::fs::write(&other, "keep me").unwrap();
    let mut window = open(&mine);
    change(&mut window);
    press(&mut window, egui::Key::S, CTRL | egui::Modifiers::SHIFT);
    let field = window.get_by_role_and_label(egui::accesskit::Role::TextInput, "File name");
    field.focus();
    window.run();
    press(&mut window, egui::Key::A, CTRL);
    window.get_by_role_and_label(egui::accesskit::Role::TextInput, "File name").type_text(&other.display().to_string());
    window.run();
    press(&mut window, egui::Key::Enter, egui::Modifiers::NONE);
    assert!(window.query_by_label("There is a file of this name already").is_some());
    assert_eq!(std::fs::read_to_string(&other).unwrap(), "keep me");
    click(&mut window, "Overwrite");
    assert!(std::fs::read_to_string(&other).unwrap().contains("A small tracker"), "with its comments");
    assert_eq!(std::fs::read_to_string(&mine).unwrap(), SAMPLE);
}

#[test]
fn a_tracker_opened_as_a_data_set_is_opened_as_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tracker.ron");
    std::fs::write(&path, SAMPLE).unwrap();
    let options =
        Options { data: Some(path), ..crate::pages::options(Page::Tracker, Language::English, ThemeChoice::Light) };
    let mut window = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_theme(egui::Theme::Light)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options.clone()));
    for _ in 0..200 {
        window.run_ok();
        if !window.state().is_loading() && window.query_by_label_contains("tracker.ron").is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    window.run_ok();
    assert!(window.query_by_label_contains("· tracker.ron").is_some());
    assert!(window.query_by_label_contains("392 claims").is_some(), "the shipped data set stands beside it");
}

#[test]
fn the_keyboard_is_where_it_was_once_a_dialog_is_closed() {
    let folder = tempfile::tempdir().unwrap();
    let (mine, other) = (folder.path().join("mine.ron"), folder.path().join("other.ron"));
    std::fs::write(&mine, SAMPLE).unwrap();
    let mut window = open(&mine);
    press(&mut window, egui::Key::N, CTRL);
    let focused = |window: &Window| {
        let it = window.query_by(|it| it.is_focused() && it.role() == egui::accesskit::Role::TextInput);
        it.and_then(|it| it.accesskit_node().label())
    };
    assert_eq!(focused(&window).as_deref(), Some("Date"));
    press(&mut window, egui::Key::S, CTRL | egui::Modifiers::SHIFT);
    assert_eq!(focused(&window).as_deref(), Some("File name"));
    press(&mut window, egui::Key::Escape, egui::Modifiers::NONE);
    assert_eq!(focused(&window).as_deref(), Some("Date"), "called off");
    press(&mut window, egui::Key::S, CTRL | egui::Modifiers::SHIFT);
    press(&mut window, egui::Key::A, CTRL);
    window.get_by_role_and_label(egui::accesskit::Role::TextInput, "File name").type_text(&other.display().to_string());
    window.run();
    press(&mut window, egui::Key::Enter, egui::Modifiers::NONE);
    assert!(std::fs::exists(&other).unwrap());
    assert_eq!(focused(&window).as_deref(), Some("Date"), "saved");
}
