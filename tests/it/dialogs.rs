//! Questions are answered from the keyboard: Enter takes the button that is proposed, Escape calls it off, Tab goes from
//! button to button.

use crate::journal::{click, keeping};
use crate::states::press;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::{app::App, app::Options, app::ThemeChoice, pages::Page};
use std::fs;
use std::path::Path;

const SAMPLE: &str = include_str!("samples/tracker-small.ron");

type Window = Harness<'static, App>;

fn open(options: Options) -> Window {
    let mut window = Harness::builder()
        .with_size([1280.0, 800.0])
        .with_theme(egui::Theme::Light)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options.clone()));
    window.run_ok();
    window
}

/// A window on a tracker of its own, in which something was changed.
fn edited(folder: &Path) -> Window {
    let path = folder.join("mine.ron");
    fs::write(&path, SAMPLE).unwrap();
    let options = Options {
        tracker: Some(path),
        keeping: keeping(&folder.join("data")),
        ..crate::pages::options(Page::Tracker, Language::English, ThemeChoice::Light)
    };
    let mut window = open(options);
    click(&mut window, "Duplicate programme");
    window
}

/// The name of what has the keyboard.
fn focused(window: &Window) -> String {
    let node = window.query_all_by(|it| it.is_focused() && it.role() == Role::Button).next();
    node.and_then(|it| it.accesskit_node().label()).unwrap_or_default()
}

/// The buttons that Tab goes through, until the first comes again.
fn way(window: &mut Window) -> Vec<String> {
    let mut way = vec![focused(window)];
    for _ in 0..20 {
        // Past the last one, none has it for a moment.
        press(window, Key::Tab, Modifiers::NONE);
        match focused(window) {
            name if name == way[0] => break,
            name => way.push(name),
        }
    }
    way
}

const ASKS: &str = "Save the changes to the tracker?";

#[test]
fn whether_to_save_is_answered_from_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    let mut window = edited(folder.path());
    press(&mut window, Key::Q, Modifiers::COMMAND);
    assert!(window.query_by_label(ASKS).is_some());
    assert!(window.query_by_label("Changed: Special re-lending (copy)").is_some(), "what would be lost");
    crate::changed::picture(&window, "unsaved");
    assert_eq!(way(&mut window), ["Save", "Cancel", "Don't save"]);
    press(&mut window, Key::Escape, Modifiers::NONE);
    assert!(window.query_by_label(ASKS).is_none());
    assert_eq!(fs::read_to_string(&path).unwrap(), SAMPLE, "called off");
    press(&mut window, Key::Q, Modifiers::COMMAND);
    press(&mut window, Key::Enter, Modifiers::NONE);
    assert!(window.query_by_label(ASKS).is_none());
    assert_ne!(fs::read_to_string(&path).unwrap(), SAMPLE, "saved");
}

#[test]
fn a_button_that_tab_has_gone_to_is_the_one_that_enter_presses() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    let mut window = edited(folder.path());
    press(&mut window, Key::Q, Modifiers::COMMAND);
    press(&mut window, Key::Tab, Modifiers::SHIFT);
    assert_eq!(focused(&window), "Don't save");
    press(&mut window, Key::Enter, Modifiers::NONE);
    assert!(window.query_by_label(ASKS).is_none());
    assert_eq!(fs::read_to_string(&path).unwrap(), SAMPLE);
}

#[test]
fn unsaved_work_that_was_found_is_answered_from_the_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let window = edited(folder.path());
    let document = window.state().desk().document.clone();
    drop(window);
    let options = Options {
        keeping: keeping(&folder.path().join("data")),
        ..crate::pages::options(Page::Tracker, Language::English, ThemeChoice::Light)
    };
    let mut window = open(options);
    assert_eq!(way(&mut window), ["Restore", "Later", "Discard"]);
    press(&mut window, Key::Enter, Modifiers::NONE);
    assert_eq!(window.state().desk().document, document);
}

#[test]
fn the_enter_that_opened_a_dialog_does_not_answer_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = edited(folder.path());
    let enter = |pressed, repeat| egui::Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed,
        repeat,
        modifiers: Modifiers::NONE,
    };
    press(&mut window, Key::K, Modifiers::COMMAND);
    window.event(egui::Event::Text("Quit".to_owned()));
    window.run_ok();
    window.event(enter(true, false));
    window.run_ok();
    for _ in 0..3 {
        window.event(enter(true, true));
        window.run_ok();
    }
    assert!(window.query_by_label(ASKS).is_some(), "held, it is no answer");
    window.event(enter(false, false));
    window.run_ok();
    press(&mut window, Key::Enter, Modifiers::NONE);
    assert!(window.query_by_label(ASKS).is_none());
}
