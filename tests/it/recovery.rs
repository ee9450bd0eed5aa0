//! Work that a window left behind when it ended before it was saved: what of it is offered, and what becomes of it.

use crate::journal::{SAMPLE, Window, click, journals, left, open, options, sample, window_of};
use crate::waiting::{until, until_said, wait_for};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::disk::Work;
use resumption_monitor::figure::Language;
use resumption_monitor::tracker::{Document, read};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

/// One that shows the whole page without scrolling.
fn open_tall(data: &Path, tracker: Option<PathBuf>) -> Window {
    window_of(options(data, tracker, Language::English), 1800.0)
}

/// What is in the journals of windows that are there, too.
fn left_by_all(data: &Path) -> Vec<Work> {
    let copy = tempfile::tempdir().unwrap();
    fs::create_dir(copy.path().join("journal")).unwrap();
    for file in fs::read_dir(data.join("journal")).unwrap().map(|it| it.unwrap().path()) {
        if file.extension().is_some_and(|it| it == "journal") {
            fs::copy(&file, copy.path().join("journal").join(file.file_name().unwrap())).ok();
        }
    }
    left(copy.path()).into_iter().map(|it| it.work).collect()
}

#[test]
fn work_that_was_left_behind_is_offered_and_restored_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut window = open(&data, Some(path.clone()));
    click(&mut window, "Duplicate programme");
    let edited = window.state().desk().document.clone();
    drop(window); // the window goes, and nobody was asked
    assert_eq!(journals(&data), 1);

    let mut window = open(&data, None);
    assert!(window.query_by_label("Unsaved work was found").is_some());
    assert!(window.query_by_label("mine.ron, 30 March 2020, 08:00").is_some(), "which and when");
    until_said(&mut window, "1 difference");
    assert!(window.query_by_label("Special re-lending (copy)").is_some());
    assert!(window.query_by_label("added: 5 claims").is_some());
    click(&mut window, "Restore");
    assert_eq!(window.state().desk().document, edited);
    assert_eq!(window.state().desk().path.as_deref(), Some(path.as_path()));
    assert!(window.query_by_label("Modified").is_some());
    assert_eq!(fs::read_to_string(&path).unwrap(), SAMPLE, "not saved yet");
    wait_for(|| journals(&data) == 1);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run_ok();
    window.run_ok();
    assert_eq!(window.state().desk().document, read(SAMPLE).document, "one step, undone");
    assert!(window.query_by_label("Saved").is_some());
    window.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::Z);
    window.run_ok();
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
    window.run_ok();
    window.run_ok();
    assert_eq!(read(&fs::read_to_string(&path).unwrap()).document, edited);
    drop(window);
    let window = open(&data, None);
    assert!(window.query_by_label("Unsaved work was found").is_none());
}

#[test]
fn discarded_work_is_gone_and_later_is_later() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    for tracker in [Some(path), None] {
        let mut window = open(&data, tracker);
        if window.query_by_label("Unsaved work was found").is_some() {
            click(&mut window, "Later");
        }
        click(&mut window, "Duplicate programme");
    }
    assert_eq!(journals(&data), 2);
    let mut window = open(&data, None);
    assert!(window.query_by_label_contains("programmes (template), ").is_some());
    assert!(window.query_by_label_contains("mine.ron, ").is_some(), "both are listed");
    click(&mut window, "Later");
    drop(window);
    let mut window = open(&data, None);
    click(&mut window, "Discard");
    assert!(window.query_by_label("Unsaved work was found").is_some(), "there is another");
    click(&mut window, "Discard");
    assert!(window.query_by_label("Unsaved work was found").is_none());
    assert_eq!(journals(&data), 0);
    let aside = |data: &Path| -> Vec<PathBuf> {
        let all = fs::read_dir(data.join("journal")).unwrap().map(|it| it.unwrap().path());
        all.filter(|it| it.extension().is_some_and(|it| it == "bad")).collect()
    };
    assert_eq!(aside(&data).len(), 2, "one click takes nobody's only copy");
    let old = fs::File::options().write(true).open(&aside(&data)[0]).unwrap();
    old.set_modified(std::time::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
    drop(old); // Windows takes away no file that is open
    drop(open(&data, None));
    assert_eq!(aside(&data).len(), 1, "and it goes after ten days");
}

#[test]
fn a_file_that_has_changed_or_gone_since_is_said_to_have() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut window = open(&data, Some(path.clone()));
    click(&mut window, "Duplicate programme");
    let edited = window.state().desk().document.clone();
    drop(window);
    fs::write(&path, SAMPLE.replace("PBOC", "Central bank")).unwrap();
    let mut window = open(&data, None);
    until_said(
        &mut window,
        "The file on disk has been changed since. Restoring brings both sets of changes together, and asks what both changed.",
    );
    drop(window);
    fs::remove_dir_all(data.join("versions")).unwrap();
    let mut window = open(&data, None);
    until_said(
        &mut window,
        "The file on disk has been changed since. Restoring also takes those changes back; one undo brings them in again.",
    );
    drop(window);
    fs::remove_file(&path).unwrap();
    let mut window = open(&data, None);
    until_said(
        &mut window,
        "The file is not there any more. What is restored is the whole tracker; save it to have the file again.",
    );
    click(&mut window, "Restore");
    assert_eq!(window.state().desk().document, edited);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
    window.run_ok();
    window.run_ok();
    assert_eq!(read(&fs::read_to_string(&path).unwrap()).document, edited);
}

/// A window with work that was left behind, on a file whose agency somebody else has changed since; and that work.
fn changed_since(folder: &TempDir, is_open: bool) -> (Window, Document) {
    let (path, data) = (sample(folder), folder.path().join("data"));
    let mut window = open(&data, Some(path.clone()));
    click(&mut window, "Duplicate programme");
    let edited = window.state().desk().document.clone();
    drop(window);
    fs::write(&path, SAMPLE.replace("\"PBOC\"", "\"Central bank\"")).unwrap();
    let mut window = open(&data, is_open.then_some(path));
    until_said(&mut window, "1 difference");
    click(&mut window, "Restore");
    assert!(window.query_by_label("The file on disk has changed").is_some());
    assert!(window.query_by_label("PBOC → Central bank").is_some(), "their change is not taken back unasked");
    (window, edited)
}

#[test]
fn work_on_a_file_that_was_changed_since_is_merged_with_it() {
    for is_open in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let (mut window, edited) = changed_since(&folder, is_open);
        click(&mut window, "Merge");
        let agency = |it: &Window, at: usize| it.state().desk().document.programmes[at].agency.clone().unwrap().en;
        assert_eq!(window.state().desk().document.programmes.len(), edited.programmes.len());
        assert_eq!((agency(&window, 0), agency(&window, 1)), ("Central bank".to_owned(), "PBOC".to_owned()));
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
        window.run_ok();
        window.run_ok();
        assert_eq!(window.state().desk().document, edited);
    }
}

#[test]
fn a_merge_of_restored_work_that_is_put_off_is_asked_by_the_save() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, edited) = changed_since(&folder, true);
    let path = folder.path().join("mine.ron");
    let theirs = fs::read_to_string(&path).unwrap();
    click(&mut window, "Cancel");
    assert_eq!(window.state().desk().document, edited);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
    window.run_ok();
    window.run_ok();
    assert!(window.query_by_label("The file on disk has changed").is_some());
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs, "nothing is written over");
    click(&mut window, "Merge");
    let saved = read(&fs::read_to_string(&path).unwrap()).document;
    assert_eq!(saved.programmes.len(), edited.programmes.len());
    assert_eq!(saved.programmes[0].agency.as_ref().unwrap().en, "Central bank");
}

#[test]
fn what_is_in_a_form_is_put_back_into_it() {
    use crate::page_tracker::{type_into, value};
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut window = open_tall(&data, Some(path.clone()));
    click(&mut window, "Add claim");
    type_into(&mut window, "Figure", "280bn");
    click(&mut window, "Add a source…");
    type_into(&mut window, "Title", "Weekly report");
    window.get_by_label("Clearing arrears to private firms and SMEs").click();
    window.run_ok();
    window.run_ok();
    click(&mut window, "Add milestone");
    type_into(&mut window, "Step", "所有 cleared, 100 %");
    assert!(!window.state().desk().is_modified());
    wait_for(|| left_by_all(&data).iter().any(|it| it.filled.iter().any(|it| it.text == "所有 cleared, 100 %")));
    drop(window); // the window goes, and nobody was asked

    let mut window = open_tall(&data, None);
    until_said(&mut window, "Filled in, not added yet");
    crate::changed::picture(&window, "recovered-forms");
    for said in ["New claim: Special re-lending", "Figure: 280bn", "Title: Weekly report", "Step: 所有 cleared, 100 %"]
    {
        assert!(window.query_by_label(said).is_some(), "{said}");
    }
    click(&mut window, "Restore");
    assert_eq!(window.state().desk().path.as_deref(), Some(path.as_path()));
    assert!(window.query_by_label("Typed, not taken yet").is_some() && !window.state().desk().is_modified());
    let both = |window: &mut Window| {
        window.get_by_label("Clearing arrears to private firms and SMEs").click();
        window.run_ok();
        window.run_ok();
        assert_eq!(value(window, "Step"), "所有 cleared, 100 %");
        window.get_by_label("Special re-lending").click();
        window.run_ok();
        window.run_ok();
        assert_eq!((value(window, "Figure"), value(window, "Title")), ("280bn".to_owned(), "Weekly report".to_owned()));
    };
    both(&mut window);
    // It is still safe, beside what is saved meanwhile.
    click(&mut window, "Duplicate programme");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
    window.run_ok();
    window.run_ok();
    assert!(!window.state().desk().is_modified());
    drop(window);
    // Its programme is shown already.
    let mut window = open_tall(&data, Some(path));
    until_said(&mut window, "Filled in, not added yet");
    click(&mut window, "Restore");
    both(&mut window);
    // Of the source, and of the claim.
    for _ in 0..2 {
        window.get_all_by_role_and_label(egui::accesskit::Role::Button, "Cancel").next().unwrap().click();
        window.run_ok();
        window.run_ok();
    }
    window.get_by_label("Clearing arrears to private firms and SMEs").click();
    window.run_ok();
    window.run_ok();
    click(&mut window, "Cancel");
    wait_for(|| journals(&data) == 0);
}

#[test]
fn the_dialog_stays_until_it_is_answered_and_can_be_had_again() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut window = open(&data, Some(path));
    click(&mut window, "File");
    let item = |window: &Window| {
        let item = window.get_by_role_and_label(egui::accesskit::Role::Button, "Recovered work…");
        !item.accesskit_node().is_disabled()
    };
    assert!(!item(&window), "there is none");
    window.key_press(egui::Key::Escape);
    window.run_ok();
    click(&mut window, "Duplicate programme");
    drop(window);
    let mut window = open(&data, None);
    let asks = |it: &Window| it.query_by_label("Unsaved work was found").is_some();
    let beside = egui::pos2(5.0, 400.0);
    let click_beside = |window: &mut Window| {
        window.event(egui::Event::PointerMoved(beside));
        window.run_ok();
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
            window.event(egui::Event::PointerButton { pos: beside, button, pressed, modifiers });
        }
        window.run_ok();
        window.run_ok();
    };
    click_beside(&mut window);
    assert!(asks(&window), "a click beside it is no answer");
    for close in [|it: &mut Window| click(it, "Later"), |it: &mut Window| it.key_press(egui::Key::Escape)] {
        close(&mut window);
        window.run_ok();
        assert!(!asks(&window));
        click(&mut window, "File");
        assert!(item(&window));
        click(&mut window, "Recovered work…");
        assert!(asks(&window));
    }
    until_said(&mut window, "1 difference");
    click(&mut window, "Discard");
    click(&mut window, "File");
    assert!(!item(&window), "it is done with");
    // What is only looked at is closed by it: the click was one.
    click(&mut window, "Versions…");
    assert!(window.query_by_label("Versions of programmes (template)").is_some());
    click_beside(&mut window);
    assert!(window.query_by_label("Versions of programmes (template)").is_none());
}

#[test]
fn large_work_is_restored_on_a_thread() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    // Words that nobody reads make a file large.
    fs::write(&path, "// nothing\n".repeat(60_000) + SAMPLE).unwrap();
    let mut window = open(&data, Some(path.clone()));
    until(&mut window, |it| !it.state().is_loading());
    click(&mut window, "Duplicate programme");
    let edited = window.state().desk().document.clone();
    drop(window);
    let mut window = open(&data, None);
    until_said(&mut window, "1 difference");
    click(&mut window, "Restore");
    until(&mut window, |it| it.state().desk().document == edited);
    assert_eq!(window.state().desk().path.as_deref(), Some(path.as_path()));
    assert!(window.query_by_label("Restoring…").is_none(), "the dialog is closed");
    assert!(window.state().desk().is_modified());
}
