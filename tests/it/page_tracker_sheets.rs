//! The tracker's list, history, sources and commands.

use crate::camera::shoot;
use crate::page_tracker::{
    Window, click, click_containing, ctrl, document, field, last_step, loan, press, programme, sample_in, says,
    type_into, value, window, window_sized,
};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::{Figure, Language};
use resumption_monitor::gui::command::UiCommand;
use resumption_monitor::tracker::{Kind, Status};
use std::collections::BTreeMap;

const LOAN: &str = "Special re-lending";

fn chord(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn row<'w>(window: &'w Window, name: &'w str) -> egui_kittest::Node<'w> {
    window.get_by(move |it| it.role() == Role::Button && it.label().as_deref() == Some(name))
}

#[test]
fn the_status_is_set_in_the_list() {
    let mut window = window();
    click(&mut window, "Status: Active, Special re-lending");
    click(&mut window, "Closed");
    assert_eq!(loan(&window).status, Some(Status::Closed));
    assert_eq!(last_step(&window), "set status");
    // The one of another programme, without choosing it.
    click(&mut window, "Status: Planned, One-to-one docking for suppliers that have not resumed");
    click(&mut window, "Active");
    assert_eq!(programme(&window, "docking").status, Some(Status::Active));
    assert_eq!(value(&window, "Name"), LOAN);
}

#[test]
fn the_name_and_the_quota_are_typed_in_the_list() {
    let mut window = window();
    row(&window, LOAN).focus();
    window.run();
    press(&mut window, Key::F2);
    let names = |window: &Window| {
        window.query_all_by(|it| it.role() == Role::TextInput && it.label().as_deref() == Some("Name")).count()
    };
    assert_eq!(names(&window), 2, "in the list, and in the form");
    window.event(Event::Text("Re-lending, special".into()));
    window.run();
    press(&mut window, Key::Tab);
    assert_eq!(loan(&window).name.en, "Re-lending, special");
    window.event(Event::Text("320bn".into()));
    window.run();
    shoot(&mut window, "tracker-inline");
    press(&mut window, Key::Enter);
    assert_eq!(loan(&window).quota(), Some(Figure::Exactly(320e9)));
    assert!(row(&window, "Re-lending, special").is_focused());
    press(&mut window, Key::F2);
    window.event(Event::Text("x".into()));
    window.run();
    press(&mut window, Key::Escape);
    assert_eq!(loan(&window).name.en, "Re-lending, special");
    assert_eq!(names(&window), 1);
    assert_eq!(window.state().desk().history.position(), 2);
}

#[test]
fn programmes_are_moved_by_keys_and_by_dragging() {
    let mut window = window();
    chord(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(document(&window).position("special-relending"), Some(1));
    assert_eq!(value(&window, "Name"), LOAN);
    chord(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(document(&window).position("special-relending"), Some(1), "arrears are another group");
    chord(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(document(&window).position("special-relending"), Some(0));

    let from = row(&window, LOAN).rect().center();
    let to = row(&window, "Re-lending and re-discount for small and agricultural firms").rect().center();
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for event in [
        Event::PointerMoved(from),
        button(from, true),
        Event::PointerMoved(from + vec2(0.0, 20.0)),
        Event::PointerMoved(to),
        Event::PointerMoved(to + vec2(0.0, 2.0)),
        button(to, false),
    ] {
        window.event(event);
        window.step();
    }
    window.run();
    assert_eq!(document(&window).position("special-relending"), Some(1));
    assert_eq!(last_step(&window), "move programme “Special re-lending”");
}

#[test]
fn a_programme_takes_another_kind_and_back() {
    let mut window = window();
    let before = document(&window).clone();
    click(&mut window, "Kind");
    click(&mut window, "Arrears programme");
    assert!(matches!(loan(&window).kind, Kind::Arrears { .. }));
    assert_eq!(last_step(&window), "change kind of programme");
    assert!(window.query_by_label("Quota").is_none());
    ctrl(&mut window, Key::Z);
    assert_eq!(*document(&window), before);
}

#[test]
fn commands_have_keys_that_no_other_has() {
    let mut taken = BTreeMap::new();
    for command in UiCommand::ALL.iter().copied() {
        for keys in command.shortcuts() {
            let before = taken.insert(format!("{keys:?}"), command);
            assert!(before.is_none(), "{keys:?} is for {before:?} and {command:?}");
        }
    }
    // What egui's fields do by themselves must not be taken away: copying, pasting, choosing all.
    for key in [Key::A, Key::C, Key::V, Key::X] {
        let shortcut = egui::KeyboardShortcut::new(Modifiers::COMMAND, key);
        assert!(!taken.contains_key(&format!("{shortcut:?}")), "{key:?}");
    }
}

#[test]
fn commands_work_from_their_keys() {
    let mut window = window();
    let shift = Modifiers::COMMAND | Modifiers::SHIFT;
    chord(&mut window, shift, Key::N);
    assert_eq!(value(&window, "Name"), "New loan programme");
    assert!(field(&window, "Name").is_focused());
    ctrl(&mut window, Key::Z);
    click(&mut window, LOAN);
    chord(&mut window, shift, Key::D);
    assert_eq!(value(&window, "Name"), "Special re-lending (copy)");
    click_containing(&mut window, "31 March 2020, Issued");
    ctrl(&mut window, Key::D);
    assert_eq!(programme(&window, "special-re-lending-copy").claims.len(), 6);
    assert_eq!(last_step(&window), "add claim of 31 March");
    ctrl(&mut window, Key::D);
    assert_eq!(programme(&window, "special-re-lending-copy").claims.len(), 7, "the copy is chosen, so it is copied");
}

#[test]
fn commands_are_in_the_menu_and_say_when_they_are_of_no_use() {
    let mut window = window();
    click(&mut window, "Edit");
    for name in ["Add loan programme", "Paste rows…", "Move programme up", "History…", "Sources of the tracker…"]
    {
        assert!(window.query_all_by_label(name).next().is_some(), "{name}");
    }
    let item =
        |window: &Window, name: &str| window.query_all_by_label(name).any(|it| it.accesskit_node().is_disabled());
    assert!(item(&window, "Duplicate claim"), "no claim is chosen");
    press(&mut window, Key::Escape);
    click_containing(&mut window, "31 March 2020, Issued");
    click(&mut window, "Edit");
    assert!(!item(&window, "Duplicate claim"));
}

#[test]
fn context_menus_do_what_they_say() {
    let mut window = window();
    window
        .get_by(|it| it.role() == Role::Button && it.label().is_some_and(|it| it.starts_with("31 March 2020, Issued")))
        .click_secondary();
    window.run();
    shoot(&mut window, "tracker-claim-menu");
    click_containing(&mut window, "Duplicate claim");
    assert_eq!(loan(&window).claims.len(), 6);
    row(&window, "Re-lending and re-discount for small and agricultural firms").click_secondary();
    window.run();
    let item = window.query_all_by_label("Duplicate programme").last().unwrap();
    item.click();
    window.run();
    assert_eq!(document(&window).programmes.len(), 5);
}

#[test]
fn the_history_leads_to_any_step() {
    let mut window = window();
    let start = document(&window).clone();
    type_into(&mut window, "Quota", "310bn");
    press(&mut window, Key::Enter);
    let first = document(&window).clone();
    type_into(&mut window, "Agency", "Central bank");
    press(&mut window, Key::Enter);
    click(&mut window, "Status: Active, Special re-lending");
    click(&mut window, "Closed");
    let last = document(&window).clone();

    ctrl(&mut window, Key::H);
    assert!(says(&window, "As opened, saved"));
    assert!(says(&window, "set quota, Special re-lending"));
    shoot(&mut window, "tracker-history");
    click(&mut window, "set quota, Special re-lending");
    assert_eq!(*document(&window), first);
    assert!(says(&window, "set quota, Special re-lending, now"));
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::Enter);
    assert_eq!(*document(&window), start);
    assert!(says(&window, "As opened, now, saved"));
    assert!(says(&window, "Saved") && !says(&window, "Modified"));
    press(&mut window, Key::End);
    press(&mut window, Key::Enter);
    assert_eq!(*document(&window), last);
    assert!(says(&window, "Modified"));
    press(&mut window, Key::Escape);
    assert!(!says(&window, "As opened"));
}

#[test]
fn typing_in_one_field_is_one_step_with_a_name_in_both_languages() {
    let mut window = window();
    for text in ["P", "PB", "PBC"] {
        type_into(&mut window, "Agency", text);
    }
    press(&mut window, Key::Enter);
    assert_eq!(window.state().desk().history.position(), 1);
    let label = window.state().desk().history.undo_label().unwrap().clone();
    assert_eq!(resumption_monitor::locale::tracker::label(&label, Language::English), "set agency");
    assert_eq!(resumption_monitor::locale::tracker::label(&label, Language::Chinese), "修改主管部门");
}

#[test]
fn sources_are_edited_renamed_added_and_deleted() {
    let mut window = window();
    let before = document(&window).clone();
    click_containing(&mut window, "28 March 2020, Enterprises funded");
    click(&mut window, "Edit source…");
    assert_eq!(value(&window, "Title"), "Briefing of 30 March");
    shoot(&mut window, "tracker-sources");
    type_into(&mut window, "Title", "Press briefing");
    press(&mut window, Key::Enter);
    assert_eq!(document(&window).sources[0].title.en, "Press briefing");
    type_into(&mut window, "Published", "31 March");
    press(&mut window, Key::Enter);
    assert_eq!(document(&window).sources[0].published, Some(jiff::civil::date(2020, 3, 31)));
    type_into(&mut window, "Id in the file", "press");
    press(&mut window, Key::Enter);
    assert_eq!(loan(&window).claims[2].source.as_deref(), Some("press"), "what refers to it goes along");
    assert_eq!(last_step(&window), "rename source");

    click(&mut window, "Add source");
    assert_eq!(document(&window).sources.len(), 2);
    type_into(&mut window, "Id in the file", "press");
    press(&mut window, Key::Enter);
    assert!(says(&window, "The id “press” is in use already."));
    assert_eq!(document(&window).sources[1].id, "source-2");
    press(&mut window, Key::Escape);

    click_containing(&mut window, "Press briefing");
    assert!(says(&window, "5 records refer to it"));
    click(&mut window, "Delete source");
    assert_eq!(document(&window).sources.len(), 1);
    assert_eq!(loan(&window).claims[2].source, None);
    assert_eq!(last_step(&window), "delete source");
    // Nothing is taken back behind a sheet.
    ctrl(&mut window, Key::Z);
    assert_eq!(last_step(&window), "delete source");
    press(&mut window, Key::Escape);
    while window.state().desk().is_modified() {
        ctrl(&mut window, Key::Z);
    }
    assert_eq!(*document(&window), before);
}

#[test]
fn a_claim_that_is_filled_in_is_there_still_after_another_was_looked_at() {
    let mut window = window();
    click(&mut window, "Add claim");
    type_into(&mut window, "Date", "30 May");
    click_containing(&mut window, "31 March 2020, Issued");
    assert_eq!(value(&window, "Date"), "2020-03-31");
    click(&mut window, "Add claim");
    assert_eq!(value(&window, "Date"), "30 May");
    click(&mut window, "Cancel");
    click(&mut window, "Add claim");
    assert_eq!(value(&window, "Date"), "");
}

/// Pictures to be looked at.
#[test]
fn sheets_are_drawn() {
    for (size, name) in [(vec2(1280.0, 800.0), "wide"), (vec2(900.0, 600.0), "narrow")] {
        let mut window = window_sized(sample_in(Language::Chinese), size);
        type_into(&mut window, "额度", "3100亿");
        press(&mut window, Key::Enter);
        ctrl(&mut window, Key::H);
        shoot(&mut window, &format!("tracker-history-{name}-zh"));
        press(&mut window, Key::Escape);
        click(&mut window, "编辑");
        click_containing(&mut window, "跟踪表的来源");
        click_containing(&mut window, "Briefing");
        shoot(&mut window, &format!("tracker-sources-{name}-zh"));
    }
}

/// A field of one of 2 000 programmes costs no more than what is worked out about that one.
#[test]
fn an_edit_of_a_large_tracker_is_quick() {
    let sample = document(&window()).clone();
    let mut large = sample.clone();
    large.programmes.clear();
    for n in 0..2000_u16 {
        let mut it = sample.programmes[usize::from(n) % 4].clone();
        it.id = format!("p-{n}");
        let mut claim = sample.programmes[0].claims[0].clone();
        it.claims = (0..25_i32)
            .map(|day| {
                claim.on = jiff::civil::date(2020, 1, 1).saturating_add(jiff::Span::new().days(day + i32::from(n) % 7));
                claim.value = Figure::Exactly(1e9 * f64::from(day));
                claim.clone()
            })
            .collect();
        large.programmes.push(it);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.ron");
    std::fs::write(&path, resumption_monitor::tracker::canonical(&large)).unwrap();
    let options = resumption_monitor::gui::app::Options { tracker: Some(path), ..sample_in(Language::English) };
    let mut window = window_sized(options, vec2(1280.0, 800.0));
    let claims: usize = document(&window).programmes.iter().map(|it| it.claims.len()).sum();
    assert_eq!((document(&window).programmes.len(), claims), (2000, 50_000));
    let frame = |window: &mut Window| {
        let began = std::time::Instant::now();
        window.step();
        began.elapsed()
    };
    let idle = (0..5).map(|_| frame(&mut window)).min().unwrap();
    // All of it is worked out anew in another language.
    window.get_by_label("中文").click();
    let whole = (0..4).map(|_| frame(&mut window)).max().unwrap();
    window.run();
    click(&mut window, "English");
    let mut edits = Vec::new();
    for text in ["310bn", "311bn", "312bn"] {
        type_into(&mut window, "Quota", text);
        window.key_press(Key::Enter);
        edits.push((0..3).map(|_| frame(&mut window)).max().unwrap());
        window.run();
    }
    assert_eq!(window.state().desk().history.position(), 3);
    let edit = edits.iter().min().copied().unwrap();
    eprintln!("2 000 programmes, 50 000 claims: idle frame {idle:?}, frame of an edit {edit:?}, all anew {whole:?}");
    assert!(edit * 2 < whole + idle, "an edit {edit:?}, everything {whole:?}, nothing {idle:?}");
}
