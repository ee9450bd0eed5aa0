//! Former versions of a document.

use crate::journal::{click, issued, keeping};
use crate::states::press;
use crate::waiting::until;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::disk::{KEPT, keep, versions};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::desk::{Consent, Desk};
use resumption_monitor::gui::keeper::Keeper;
use resumption_monitor::gui::{app::App, app::Options, app::ThemeChoice, pages::Page};
use resumption_monitor::tracker::read;
use std::fs;
use std::path::Path;
use std::time::Duration;

const SAMPLE: &str = include_str!("samples/tracker-small.ron");

#[test]
fn the_last_ten_are_kept_each_content_once_and_in_order_whatever_the_clock_says() {
    let folder = tempfile::tempdir().unwrap();
    let (data, path) = (folder.path().join("data"), folder.path().join("a.ron"));
    for number in 0..15_i64 {
        // The clock is set back between each two.
        keep(&data, &path, &format!("(format: {number})"), 1_000 - number).unwrap();
    }
    let texts =
        || -> Vec<String> { versions(&data, &path).iter().map(|it| fs::read_to_string(it.file()).unwrap()).collect() };
    assert_eq!(texts().len(), KEPT);
    assert_eq!(texts()[0], "(format: 14)");
    assert_eq!(texts()[9], "(format: 5)");
    keep(&data, &path, "(format: 14)", 7).unwrap();
    assert_eq!(versions(&data, &path)[0].saved, 986, "it is the newest already");
    keep(&data, &path, "(format: 8)", 7).unwrap();
    assert_eq!(texts()[..2], ["(format: 8)".to_owned(), "(format: 14)".to_owned()]);
    assert_eq!(texts().len(), KEPT, "no content twice");
    assert_eq!(versions(&data, &folder.path().join("b.ron")), [], "each document has its own");
}

#[test]
fn the_version_before_our_first_save_is_kept_before_it_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (data, path) = (folder.path().join("data"), folder.path().join("a.ron"));
    fs::write(&path, SAMPLE).unwrap();
    let mut desk = Desk::open(&path).unwrap();
    let mut keeper = Keeper::new(keeping(&data), || ());
    desk.apply(issued(0, 1.0), None).unwrap();
    keeper.before_save(&desk);
    let kept = versions(&data, &path);
    assert_eq!(fs::read_to_string(kept[0].file()).unwrap(), SAMPLE, "while the file is still what it was");
    for figure in 2..5 {
        desk.save(&path, Consent::default()).unwrap();
        keeper.saved(&desk);
        desk.apply(issued(0, f64::from(figure)), None).unwrap();
        keeper.watch(&desk, None, &[]);
        keeper.before_save(&desk);
    }
    keeper.settle();
    assert_eq!(versions(&data, &path).len(), 4, "three saves, and what was there before");
}

type Window = Harness<'static, App>;

fn menu(window: &mut Window, item: &str) {
    click(window, "File");
    click(window, item);
}

/// A window on the sample, in which a version was saved that has one programme more.
fn saved(folder: &Path, watched: bool) -> Window {
    let (data, path) = (folder.join("data"), folder.join("a.ron"));
    fs::write(&path, SAMPLE).unwrap();
    let options = Options {
        tracker: Some(path),
        keeping: keeping(&data),
        ..crate::pages::options(Page::Tracker, Language::English, ThemeChoice::Light)
    };
    let mut window =
        Harness::builder().with_size([1280.0, 800.0]).with_theme(egui::Theme::Light).build_eframe(move |cc| {
            let app = App::new(&cc.egui_ctx, None, options.clone());
            if watched { app.watching(&cc.egui_ctx, Duration::from_millis(15)) } else { app }
        });
    window.run_ok();
    menu(&mut window, "Versions…");
    assert!(window.query_by_label("There is no earlier version yet: each save keeps one.").is_some());
    click(&mut window, "Close");
    click(&mut window, "Duplicate programme");
    press(&mut window, egui::Key::S, egui::Modifiers::COMMAND);
    assert!(window.query_by_label("Saved").is_some());
    window
}

/// Restores the version that was there before; says what it is called in the list.
fn restore_first(window: &mut Window) -> String {
    menu(window, "Versions…");
    let shown = |it: &Window| it.query_by_label("This is what is shown now").is_some();
    until(window, |it| shown(it) || it.query_by_label("Restoring it would:").is_some());
    let old = |it: &Window| {
        it.get_all_by_role(egui::accesskit::Role::Button)
            .filter_map(|it| it.accesskit_node().label())
            .find(|it| it.contains(" kB") && !it.contains("on disk"))
    };
    let name = old(window).unwrap();
    click(window, &name);
    until(window, |it| it.query_all_by_label_contains("deleted: ").next().is_some());
    crate::changed::picture(window, "versions");
    crate::sizes::fits_everywhere(window);
    click(window, "Restore");
    name
}

#[test]
fn a_version_is_shown_with_its_differences_and_restored_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = saved(folder.path(), false);
    let after = window.state().desk().document.clone();
    let name = restore_first(&mut window);
    let (time, _) = name.split_once(" · ").unwrap();
    let seconds = time.rsplit(':').next().unwrap();
    assert!(time.matches(':').count() == 2 && seconds.len() == 2, "{name:?} tells the second");
    assert_eq!(window.state().desk().document, read(SAMPLE).document);
    assert!(window.query_by_label("Modified").is_some());
    press(&mut window, egui::Key::Z, egui::Modifiers::COMMAND);
    assert_eq!(window.state().desk().document, after);
}

#[test]
fn a_version_that_is_restored_onto_a_changed_file_is_merged_by_the_save() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let mut window = saved(folder.path(), false);
    let theirs = fs::read_to_string(&path).unwrap().replacen("\"PBOC\"", "\"Central bank\"", 1);
    fs::write(&path, &theirs).unwrap();
    restore_first(&mut window);
    press(&mut window, egui::Key::S, egui::Modifiers::COMMAND);
    assert!(window.query_by_label("The file on disk has changed").is_some());
    assert!(window.query_by_label("PBOC → Central bank").is_some());
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs, "nothing is written over");
    click(&mut window, "Merge");
    let merged = read(&fs::read_to_string(&path).unwrap()).document;
    assert_eq!(merged.programmes.len(), read(SAMPLE).document.programmes.len(), "the version");
    assert_eq!(merged.programmes[0].agency.as_ref().unwrap().en, "Central bank", "and their change");
}

#[test]
fn what_was_put_off_is_asked_again_when_a_version_is_restored() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.ron");
    let mut window = saved(folder.path(), true);
    click(&mut window, "Duplicate programme");
    let asks = |it: &Window| it.query_by_label("The file on disk has changed").is_some();
    fs::write(&path, fs::read_to_string(&path).unwrap().replacen("\"PBOC\"", "\"Central bank\"", 1)).unwrap();
    until(&mut window, asks);
    press(&mut window, egui::Key::Escape, egui::Modifiers::NONE);
    assert!(!asks(&window));
    restore_first(&mut window);
    window.run_ok();
    assert!(asks(&window));
}

#[test]
fn a_version_that_is_no_tracker_says_so_and_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = saved(folder.path(), false);
    let before = window.state().desk().document.clone();
    let kept = versions(&folder.path().join("data"), &folder.path().join("a.ron"));
    fs::write(kept.last().unwrap().file(), "(format: 9)").unwrap();
    menu(&mut window, "Versions…");
    until(&mut window, |it| it.query_by_label("This is what is shown now").is_some());
    assert!(focused(&window).contains("on disk"), "the list has the keyboard");
    press(&mut window, egui::Key::ArrowDown, egui::Modifiers::NONE);
    assert!(focused(&window).contains(" kB") && !focused(&window).contains("on disk"), "the arrow chooses the next");
    let why = "This version does not read as a tracker, so it can't be restored";
    until(&mut window, |it| it.query_by_label(why).is_some());
    let restore = window.get_by_role_and_label(egui::accesskit::Role::Button, "Restore");
    assert!(restore.accesskit_node().is_disabled());
    press(&mut window, egui::Key::ArrowUp, egui::Modifiers::NONE);
    assert!(focused(&window).contains("on disk"));
    assert_eq!(window.state().desk().document, before);
}

/// The name of the button that has the keyboard.
fn focused(window: &Window) -> String {
    let node = window.query_all_by(|it| it.is_focused() && it.role() == egui::accesskit::Role::Button).next();
    node.and_then(|it| it.accesskit_node().label()).unwrap_or_default()
}
