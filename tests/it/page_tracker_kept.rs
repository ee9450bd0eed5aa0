//! What is pasted or filled in on the tracker page and not taken yet, where its window ends or its programme goes.

use crate::journal::{Window, click, keeping, left, open, sample};
use crate::page_tracker::{document, says, type_into};
use crate::waiting::wait_for;
use egui::Event;
use egui_kittest::kittest::Queryable as _;
use resumption_monitor::disk::{Filled, Journal, Work};
use resumption_monitor::gui::desk::Desk;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A window that finds what another left in its forms.
fn recovered(folder: &TempDir, filled: &[(&str, &str, &str)]) -> Window {
    let mut window = offered(folder, filled);
    click(&mut window, "Restore");
    window.run_ok();
    window
}

/// The same, before anything is answered.
fn offered(folder: &TempDir, filled: &[(&str, &str, &str)]) -> Window {
    let (path, data) = (sample(folder), folder.path().join("data"));
    let mut journal = Journal::open(&data).unwrap();
    let put = |it: &(&str, &str, &str)| Filled { of: it.0.into(), field: it.1.into(), text: it.2.into() };
    let work = Work {
        document: Some(path.clone()),
        base: Desk::open(&path).unwrap().opened(),
        written: (keeping(&data).now)(),
        program: "0.1.0".to_owned(),
        filled: filled.iter().map(put).collect(),
        text: fs::read_to_string(&path).unwrap(),
    };
    journal.write(&work).unwrap().sync().unwrap();
    drop(journal);
    let mut window = open(&data, Some(path));
    for _ in 0..100 {
        window.run_ok();
        if window.query_by_label("Restore").is_some() && !says(&window, "Comparing…") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    window
}

/// The rows that are kept by whatever window is there.
fn kept(data: &Path) -> Option<String> {
    let copy = tempfile::tempdir().unwrap();
    fs::create_dir(copy.path().join("journal")).unwrap();
    for file in fs::read_dir(data.join("journal")).ok()?.map(|it| it.unwrap().path()) {
        if file.extension().is_some_and(|it| it == "journal") {
            fs::copy(&file, copy.path().join("journal").join(file.file_name().unwrap())).ok();
        }
    }
    let filled = left(copy.path()).into_iter().flat_map(|it| it.work.filled);
    filled.filter(|it| it.field == "paste.rows").map(|it| it.text).next()
}

fn open_sample(folder: &TempDir) -> (Window, PathBuf) {
    let data = folder.path().join("data");
    (open(&data, Some(sample(folder))), data)
}

#[test]
fn pasted_rows_are_kept_and_put_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, data) = open_sample(&folder);
    window.event(Event::Paste("Day\tIssued\tRemark\n15 April\tabout 240bn\tso, so\nsoon\t\"1\"\t".to_owned()));
    window.run_ok();
    assert!(says(&window, "Rows from a spreadsheet"));
    wait_for(|| kept(&data).is_some());
    assert_eq!(kept(&data).unwrap(), "on\tIssued\tnote\n15 April\tabout 240bn\tso, so\nsoon\t1\t\n");
    // They go as they leave the sheet.
    click(&mut window, "Cancel");
    wait_for(|| kept(&data).is_none());
    drop(window);

    let folder = tempfile::tempdir().unwrap();
    let rows = "on\t-\tvalue\n15 April\t2020-04-20\tabout 240bn\nsoon\t2020-04-20\t1bn\n";
    let mut window = recovered(&folder, &[("special-relending", "paste.rows", rows)]);
    assert!(says(&window, "Rows from a spreadsheet") && says(&window, "1 row cannot be read yet"));
    click(&mut window, "Add 1 claim");
    let claims = &document(&window).programmes[0].claims;
    let new = claims.iter().find(|it| it.on.to_string() == "2020-04-15").unwrap();
    assert_eq!(new.stated, None, "the column was told to hold nothing");
}

#[test]
fn what_is_typed_before_there_are_rows_is_kept_too() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, data) = open_sample(&folder);
    click(&mut window, "Paste rows…");
    type_into(&mut window, "Rows", "15 April");
    assert!(says(&window, "Typed, not taken yet") && says(&window, "Saved"), "what is in the file is as it was");
    wait_for(|| kept(&data).as_deref() == Some("15 April"));
    click(&mut window, "Close");
    assert!(!says(&window, "Typed, not taken yet"));
    wait_for(|| kept(&data).is_none());
}

#[test]
fn of_rows_that_are_many_the_first_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<String> = (1..=30).map(|day| format!("{day} June\t{day}bn")).collect();
    let rows = format!("on\tvalue\n{}\n", rows.join("\n"));
    let window = offered(&folder, &[("special-relending", "paste.rows", &rows)]);
    assert!(says(&window, "Rows: on\tvalue\n1 June\t1bn\n2 June\t2bn\n3 June\t3bn\nand 27 more lines"));
    let long = "figure ".repeat(100);
    let window = offered(&tempfile::tempdir().unwrap(), &[("special-relending", "claim.Quote", &long)]);
    assert!(says(&window, &format!("Quote: {}…", &long[..160])));
}

#[test]
fn what_waits_for_a_programme_that_is_gone_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let form = [("gone", "claim.Value", "280bn"), ("gone", "claim.Quote", "as announced")];
    let mut window = recovered(&folder, &[form[0], form[1], ("gone", "paste.rows", "a\tb\n")]);
    let told = "Filled in for a programme that is not in the tracker any more: gone";
    assert!(says(&window, told));
    assert!(says(&window, "Figure: 280bn") && says(&window, "Quote: as announced") && says(&window, "Rows: a"));
    assert!(says(&window, "Typed, not taken yet"));
    click(&mut window, "Discard");
    assert!(!says(&window, told) && says(&window, "Saved"));
}

#[test]
fn a_form_of_a_programme_that_is_deleted_is_told_and_comes_back_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, _) = open_sample(&folder);
    click(&mut window, "Add claim");
    type_into(&mut window, "Figure", "280bn");
    click(&mut window, "Delete programme");
    assert!(says(&window, "not in the tracker any more: special-relending") && says(&window, "Figure: 280bn"));
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run_ok();
    window.run_ok();
    assert!(!says(&window, "not in the tracker any more"));
    assert!(says(&window, "280bn"));
}
