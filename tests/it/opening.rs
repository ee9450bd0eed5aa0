//! Files on their way: what is shown meanwhile, calling them off, and reading again what is open.

use crate::pages::options;
use crate::waiting::wait_for;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::{app::App, app::Options, app::ThemeChoice, pages::Page};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

type Window = Harness<'static, App>;

const TRACKER: &str = include_str!("samples/tracker-small.ron");
const DATA: &str = include_str!("samples/dataset-small.ron");
const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// Nothing is waited for in a frame: what is loaded is on its way for a frame at least.
fn hasty(page: Page) -> Options {
    Options { patience: Duration::ZERO, ..options(page, Language::English, ThemeChoice::Light) }
}

fn window(options: Options) -> Window {
    Harness::builder()
        .with_size([1280.0, 800.0])
        .with_theme(egui::Theme::Light)
        .with_max_steps(20)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options.clone()))
}

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    (folder, path)
}

/// A tracker that takes a while to be read.
pub(crate) fn large_tracker(path: &Path, programmes: usize) {
    let mut text = "(format: 1, title: \"Large\", programmes: [\n".to_owned();
    for at in 0..programmes {
        write!(text, "Loan(id: \"p{at}\", name: \"Programme {at}\", status: Active, quota: Exactly(300e9), claims: [")
            .unwrap();
        for day in 1..=12 {
            write!(text, "(on: \"2020-03-{day:02}\", measure: Issued, value: Exactly({day}e9)),").unwrap();
        }
        text.push_str("]),\n");
    }
    std::fs::write(path, text + "])\n").unwrap();
}

/// A data set that takes a while to be read.
fn large_data(path: &Path) {
    let mut text = "(format: 1, title: \"Large\", sources: [(id: \"s\", title: \"S\")],\
        metrics: [(id: \"m\", name: \"Rate\", unit: Percent)], regions: [(id: \"CN\", name: \"China\")],\
        sectors: [\n"
        .to_owned();
    for at in 0..40 {
        writeln!(text, "(id: \"c{at}\", name: \"Sector {at}\"),").unwrap();
    }
    text.push_str("], series: [\n");
    for at in 0..40 {
        write!(text, "(metric: \"m\", region: \"CN\", sector: \"c{at}\", points: [").unwrap();
        for day in 0..1_000 {
            let on = jiff::civil::date(2020, 1, 1).saturating_add(jiff::ToSpan::days(day));
            write!(text, "(on: \"{on}\", value: Exactly({}), source: \"s\"),", day % 100).unwrap();
        }
        text.push_str("]),\n");
    }
    std::fs::write(path, text + "])\n").unwrap();
}

fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.step();
    window.step();
}

/// Types a path into the dialog that those keys open.
fn open(window: &mut Window, modifiers: Modifiers, path: &Path) {
    press(window, modifiers, Key::O);
    window.get_by_role_and_label(Role::TextInput, "File name").type_text(&path.display().to_string());
    window.run_ok();
    press(window, Modifiers::NONE, Key::Enter);
}

fn says(window: &Window, text: &str) -> bool {
    let said = |it: Option<String>| it.is_some_and(|it| it.replace('\u{a0}', " ").contains(text));
    window.query_all_by(|it| said(it.label()) || said(it.value())).next().is_some()
}

fn loaded(window: &mut Window) {
    wait_for(|| {
        window.step();
        !window.state().is_loading()
    });
    window.run_ok();
}

fn title(window: &Window) -> String {
    window.state().desk().document.title.en.clone()
}

#[test]
fn a_large_tracker_is_read_beside_the_one_that_is_open() {
    let (_folder, path) = folder();
    large_tracker(&path, 2_000);
    let mut window = window(hasty(Page::Tracker));
    window.run_ok();
    let before = title(&window);
    open(&mut window, SHIFT, &path);
    assert!(window.state().is_loading() && says(&window, "Loading mine.ron"));
    assert_eq!(title(&window), before);
    loaded(&mut window);
    assert_eq!(title(&window), "Large");
    assert_eq!(window.state().desk().document.programmes.len(), 2_000);
    assert!(!says(&window, "Loading mine.ron"));
}

#[test]
fn a_tracker_that_is_called_off_leaves_the_one_that_is_open_with_its_work() {
    let (_folder, path) = folder();
    large_tracker(&path, 10_000);
    let mut window = window(hasty(Page::Tracker));
    window.run_ok();
    open(&mut window, SHIFT, &path);
    window.get_by_role_and_label(Role::Button, "Duplicate programme").click();
    window.step();
    window.step();
    assert!(window.state().is_loading() && window.state().desk().is_modified());
    let before = window.state().desk().document.clone();
    window.get_by_role_and_label(Role::Button, "Cancel").click();
    window.step();
    window.step();
    assert!(!window.state().is_loading());
    window.run_ok();
    assert!(says(&window, "the tracker is as it was"));
    assert_eq!(window.state().desk().document, before);
}

#[test]
fn work_that_was_done_while_another_tracker_was_on_its_way_is_asked_about() {
    let (_folder, path) = folder();
    large_tracker(&path, 2_000);
    let mut window = window(hasty(Page::Tracker));
    window.run_ok();
    open(&mut window, SHIFT, &path);
    window.get_by_role_and_label(Role::Button, "Duplicate programme").click();
    loaded(&mut window);
    assert!(says(&window, "Save the changes to the tracker?"));
    assert!(window.state().desk().is_modified());
    window.get_by_role_and_label(Role::Button, "Don't save").click();
    window.step();
    window.step();
    loaded(&mut window);
    assert_eq!(title(&window), "Large", "it is not asked twice");
}

#[test]
fn a_tracker_of_the_first_moment_is_waited_for_with_nothing_in_its_place() {
    let (_folder, path) = folder();
    large_tracker(&path, 2_000);
    let mut window = window(Options { tracker: Some(path), ..hasty(Page::Tracker) });
    window.step();
    assert!(says(&window, "Loading mine.ron") && window.query_by_label("Add programme").is_none());
    loaded(&mut window);
    assert_eq!(title(&window), "Large");
    assert!(window.query_by_label("Add programme").is_some());
}

#[test]
fn escape_calls_a_data_set_off_and_the_old_one_stays() {
    let (_folder, path) = folder();
    large_data(&path);
    let mut window = window(hasty(Page::Sectors));
    window.run_ok();
    let claims = window.state().store().data().claims.len();
    open(&mut window, CTRL, &path);
    assert!(window.state().is_loading());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!window.state().is_loading() && says(&window, "Loading stopped, the data is as it was"));
    window.run_ok();
    assert_eq!(window.state().store().data().claims.len(), claims);
    // And at the start, what is shipped is shown.
    let mut window = self::window(Options { data: Some(path), ..hasty(Page::Sectors) });
    window.step();
    press(&mut window, Modifiers::NONE, Key::Escape);
    window.run_ok();
    assert_eq!(window.state().store().data().claims.len(), claims);
}

#[test]
fn f5_reads_both_files_again_and_keeps_filter_and_page() {
    let (folder, path) = folder();
    let data = folder.path().join("data.ron");
    std::fs::write(&path, TRACKER).unwrap();
    std::fs::write(&data, DATA).unwrap();
    let mut window = window(Options { data: Some(data.clone()), tracker: Some(path.clone()), ..hasty(Page::Sectors) });
    loaded(&mut window);
    press(&mut window, CTRL, Key::F);
    window.get_by_role_and_label(Role::TextInput, "Filter rows").type_text("steel");
    window.run_ok();
    assert!(says(&window, "1 of 8 rows"));
    press(&mut window, Modifiers::NONE, Key::F5);
    loaded(&mut window);
    press(&mut window, Modifiers::NONE, Key::F5);
    loaded(&mut window);
    let told = window.query_all_by_label("Read again: nothing has changed on disk").count();
    assert_eq!(told, 1, "what comes twice is told once");
    std::fs::write(&data, DATA.replace("A small sample", "Anew")).unwrap();
    std::fs::write(&path, TRACKER.replace("\"PBOC\"", "\"Central bank\"")).unwrap();
    press(&mut window, Modifiers::NONE, Key::F5);
    loaded(&mut window);
    assert!(says(&window, "Reloaded, changed on disk"));
    assert!(window.state().store().data().title.en == "Anew");
    let agency = window.state().desk().document.programmes[0].agency.clone();
    assert_eq!(agency.map(|it| it.en).as_deref(), Some("Central bank"));
    assert!(!window.state().desk().is_modified());
    let field = window.get_by_role_and_label(Role::TextInput, "Filter rows").accesskit_node().value();
    assert_eq!(field.as_deref(), Some("steel"));
    assert!(says(&window, "1 of 8 rows"));
}

#[test]
fn f5_asks_about_a_tracker_that_was_changed_here_and_on_disk() {
    let (_folder, path) = folder();
    std::fs::write(&path, TRACKER).unwrap();
    let mut window = window(Options { tracker: Some(path.clone()), ..hasty(Page::Tracker) });
    loaded(&mut window);
    window.get_by_role_and_label(Role::Button, "Duplicate programme").click();
    window.run_ok();
    std::fs::write(&path, TRACKER.replace("\"PBOC\"", "\"Central bank\"")).unwrap();
    press(&mut window, Modifiers::NONE, Key::F5);
    loaded(&mut window);
    assert!(says(&window, "The file on disk has changed"));
}

#[test]
fn a_file_that_was_cut_off_is_told_with_its_last_line_and_what_was_read() {
    let (_folder, path) = folder();
    for (text, said) in [
        (
            &DATA[..DATA.find("2020-03-28\", value: MoreThan(95)").unwrap() + 3],
            "The file ends in line 48, in the middle of a record. What could be read is shown: 1 claim · 2 series · 2 sources",
        ),
        (
            &TRACKER[..TRACKER.find("opened: \"2020-0").unwrap() + 12],
            "The file ends in line 16, in the middle of a record. What could be read is shown: 1 programme · 0 claims",
        ),
    ] {
        std::fs::write(&path, text).unwrap();
        let mut window = window(Options { data: Some(path.clone()), ..hasty(Page::Problems) });
        loaded(&mut window);
        assert!(says(&window, said), "{said}");
        assert!(says(&window, "in the middle of the record of line"));
    }
}

#[test]
fn what_was_saved_while_the_tracker_was_read_again_stays() {
    let (_folder, path) = folder();
    large_tracker(&path, 2_000);
    let mut window = window(Options { tracker: Some(path.clone()), ..hasty(Page::Tracker) });
    loaded(&mut window);
    window.get_by_role_and_label(Role::Button, "Duplicate programme").click();
    window.run_ok();
    // In one frame, so that what is read again is what was there before it was saved.
    window.key_press(Key::F5);
    window.key_press_modifiers(CTRL, Key::S);
    window.step();
    loaded(&mut window);
    assert_eq!(window.state().desk().document.programmes.len(), 2_001);
    assert!(!window.state().desk().is_modified());
    assert!(!says(&window, "The file on disk has changed") && !says(&window, "Reloaded"));
}

#[test]
fn after_f5_only_what_is_read_again_is_told_to_be_the_same() {
    let (_folder, path) = folder();
    std::fs::write(&path, TRACKER).unwrap();
    let mut window = window(hasty(Page::Tracker));
    window.run_ok();
    // What is shipped has no file that could be read again.
    press(&mut window, Modifiers::NONE, Key::F5);
    open(&mut window, SHIFT, &path);
    loaded(&mut window);
    assert!(!says(&window, "Read again"));
}
