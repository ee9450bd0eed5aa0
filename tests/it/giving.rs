//! A large tracker is given away as a small one is, but it is put together on a thread.

use crate::states::{Window, window_of};
use crate::waiting::{until, wait_for};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{Options, ThemeChoice};
use resumption_monitor::gui::pages::Page;

const SAMPLE: &str = include_str!("samples/tracker-small.ron");

/// The claims of the sample as they are copied, where this stands above it in the file.
fn copied(above: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    std::fs::write(&path, format!("{above}\n{SAMPLE}")).unwrap();
    let options = crate::pages::options(Page::Tracker, Language::English, ThemeChoice::Light);
    let mut window = window_of(Options { tracker: Some(path), ..options }, [1280.0, 800.0]);
    until(&mut window, |it| !it.state().is_loading());
    window.get_by_label("Export").click();
    window.run_ok();
    window.get_by_label("Copy claims").click();
    let mut text = String::new();
    wait_for(|| {
        window.step();
        for command in &window.output().platform_output.commands {
            if let egui::OutputCommand::CopyText(copied) = command {
                text.clone_from(copied);
            }
        }
        !text.is_empty()
    });
    until(&mut window, |it| it.query_by_label("The table is on the clipboard").is_some());
    text
}

#[test]
fn a_large_tracker_is_copied_as_a_small_one_is() {
    let small = copied("");
    assert!(small.lines().count() > 5, "{small}");
    // Words that nobody reads make a file large.
    let large = copied(&"// nothing\n".repeat(60_000));
    assert_eq!(small, large);
}

#[test]
fn what_is_ready_while_something_else_is_asked_waits_until_that_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    crate::opening::large_tracker(&path, 5_000);
    let options = crate::pages::options(Page::Tracker, Language::English, ThemeChoice::Light);
    let mut window = window_of(Options { tracker: Some(path), ..options }, [1280.0, 800.0]);
    until(&mut window, |it| !it.state().is_loading());
    window.get_by_label("Export").click();
    window.run_ok();
    window.get_by_label("Claims as CSV…").click();
    window.step();
    window.key_press_modifiers(Modifiers::COMMAND, Key::Comma);
    window.step();
    let asks = |window: &Window, title: &str| window.query_by_label(title).is_some();
    assert!(asks(&window, "Zoom"));
    let (began, enough) = (std::time::Instant::now(), std::time::Duration::from_secs(2));
    wait_for(|| {
        window.step();
        began.elapsed() > enough
    });
    assert!(asks(&window, "Zoom") && !asks(&window, "Export to a file"), "it does not take the place of the settings");
    window.key_press(Key::Escape);
    until(&mut window, |it| asks(it, "Export to a file"));
}
