//! Claims on the tracker page: added, edited, deleted, duplicated and cited.

use crate::page_tracker::*;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use resumption_monitor::figure::Figure;
use resumption_monitor::tracker::{Claim, Measure};

#[test]
fn a_claim_is_added_as_one_step_undone_and_made_again() {
    let mut window = window();
    let before = loan(&window).claims.len();
    assert!(says(&window, "Saved"));
    click(&mut window, "Add claim");
    type_into(&mut window, "Date", "2020-05-30");
    assert_eq!(value(&window, "Measure"), "Issued", "the usual measure stands there already");
    type_into(&mut window, "Measure", "Issued");
    type_into(&mut window, "Figure", "280bn");
    assert_eq!(loan(&window).claims.len(), before, "nothing is there before it is added");
    assert!(says(&window, "understood as 280 bn yuan"));
    click(&mut window, "Add");
    let added = loan(&window).claims.last().unwrap().clone();
    let expected = Claim {
        entered: Some(jiff::civil::date(2020, 6, 30)),
        ..Claim::new(jiff::civil::date(2020, 5, 30), Measure::Issued, Figure::Exactly(280e9))
    };
    assert_eq!(added, expected);
    assert!(says(&window, "Modified"));
    assert!(says(&window, "Undo: add claim of 30 May"));
    assert_eq!(window.state().desk().history.position(), 1);
    assert!(window.query_by_label("Figure").is_none(), "the form is closed");
    let row = window.get_by(|it| it.role() == Role::Button && it.label().is_some_and(|it| it.starts_with("30 May")));
    assert!(row.is_focused(), "what was added has the keyboard");

    ctrl(&mut window, Key::Z);
    assert_eq!(loan(&window).claims.len(), before);
    assert!(says(&window, "Saved") && !says(&window, "Modified"));
    redo(&mut window);
    assert_eq!(loan(&window).claims.last(), Some(&expected));
    assert!(says(&window, "Modified"));
}

#[test]
fn a_claim_is_put_in_the_order_of_dates() {
    let mut window = window();
    click(&mut window, "Add claim");
    type_into(&mut window, "Date", "20 March");
    type_into(&mut window, "Figure", "over 190bn");
    press(&mut window, Key::Enter);
    let claims = &loan(&window).claims;
    let at = claims.iter().position(|it| it.value == Figure::MoreThan(190e9)).unwrap();
    assert_eq!(at, 2, "behind 13 March and before 28 March");
    assert_eq!(claims[at].on, jiff::civil::date(2020, 3, 20));
}

#[test]
fn from_the_keyboard_alone_a_claim_takes_few_keys() {
    let mut window = window();
    let before = loan(&window).claims.len();
    let mut keys = 0;
    let stroke = |window: &mut Window, keys: &mut u32, key| {
        press(window, key);
        *keys += 1;
    };
    ctrl(&mut window, Key::N);
    keys += 1;
    for (text, then) in [("30 May", Key::Tab), ("", Key::Tab), ("280bn", Key::Enter)] {
        if !text.is_empty() {
            window.event(egui::Event::Text(text.to_owned()));
            window.run();
            keys += u32::try_from(text.len()).unwrap();
        }
        stroke(&mut window, &mut keys, then);
    }
    assert_eq!(loan(&window).claims.len(), before + 1);
    assert_eq!(loan(&window).claims.last().unwrap().value, Figure::Exactly(280e9));
    assert!(keys <= 16, "{keys} keys");
    // The new row has the keyboard, so undo is the tracker's and not a field's.
    let row = window.get_by(|it| it.role() == Role::Button && it.label().is_some_and(|it| it.starts_with("30 May")));
    assert!(row.is_focused());
    ctrl(&mut window, Key::Z);
    assert_eq!(loan(&window).claims.len(), before);
}

#[test]
fn a_claim_that_is_not_whole_is_not_added() {
    let mut window = window();
    let before = document(&window).clone();
    click(&mut window, "Add claim");
    click(&mut window, "Add");
    assert!(says(&window, "A date is needed"));
    type_into(&mut window, "Date", "5/6/2020");
    click(&mut window, "Add");
    assert!(says(&window, "two different days"));
    type_into(&mut window, "Date", "2020-05-30");
    type_into(&mut window, "Figure", "90 %");
    click(&mut window, "Add");
    assert!(says(&window, "does not fit"));
    assert_eq!(value(&window, "Figure"), "90 %", "what was typed is kept");
    assert_eq!(*document(&window), before);
    assert!(!says(&window, "Modified"));
    click(&mut window, "Cancel");
    assert!(window.query_by_label("Figure").is_none());
}

#[test]
fn a_claim_is_opened_edited_and_deleted() {
    let mut window = window();
    let before = loan(&window).claims.clone();
    click_containing(&mut window, "31 March 2020, Issued");
    assert_eq!(value(&window, "Date"), "2020-03-31");
    assert_eq!(value(&window, "Figure"), "231.5 bn yuan");
    type_into(&mut window, "Figure", "about 230bn");
    press(&mut window, Key::Enter);
    assert_eq!(loan(&window).claims[4].value, Figure::About(230e9));
    assert_eq!(last_step(&window), "set issued on 31 March");
    type_into(&mut window, "Source", "brief");
    press(&mut window, Key::Enter);
    assert_eq!(
        value(&window, "Source"),
        "State Council joint mechanism · Briefing of 30 March",
        "Enter takes the first that fits"
    );
    press(&mut window, Key::Enter);
    assert_eq!(loan(&window).claims[4].source.as_deref(), Some("briefing"));
    type_into(&mut window, "Quote", "已发放2300亿元");
    press(&mut window, Key::Tab);
    assert_eq!(loan(&window).claims[4].quote.as_deref(), Some("已发放2300亿元"));

    click(&mut window, "Delete claim");
    assert_eq!(loan(&window).claims.len(), before.len() - 1);
    assert!(window.query_by_label("Figure").is_none());
    assert!(says(&window, "Undo: delete claim of 31 March"));
    while window.state().desk().is_modified() {
        ctrl(&mut window, Key::Z);
    }
    assert_eq!(loan(&window).claims, before);
}

#[test]
fn a_claim_is_duplicated() {
    let mut window = window();
    click_containing(&mut window, "31 March 2020, Issued");
    click(&mut window, "Duplicate claim");
    let claims = &loan(&window).claims;
    assert_eq!(claims.len(), 6);
    assert_eq!((claims[4].value, claims[4].on), (claims[5].value, claims[5].on));
    assert!(says(&window, "Another claim says the same"), "the flag tells");
}

#[test]
fn a_source_is_added_on_the_way() {
    let mut window = window();
    click(&mut window, "Add claim");
    type_into(&mut window, "Date", "30 May");
    type_into(&mut window, "Figure", "280bn");
    click(&mut window, "Add a source…");
    click(&mut window, "Add source");
    assert!(says(&window, "A source needs a title.") || document(&window).sources.len() == 1);
    type_into(&mut window, "Title", "Loans to the end of May");
    type_into(&mut window, "Publisher", "Rural Financial Times");
    type_into(&mut window, "Published", "8 June");
    click(&mut window, "Add source");
    let source = document(&window).sources.last().unwrap();
    assert_eq!(source.id, "loans-to-the-end-of-may");
    assert_eq!(source.published, Some(jiff::civil::date(2020, 6, 8)));
    assert_eq!(value(&window, "Source"), "Loans to the end of May");
    click(&mut window, "Add");
    assert_eq!(loan(&window).claims.last().unwrap().source.as_deref(), Some("loans-to-the-end-of-may"));
}

#[test]
fn a_measure_of_its_own_has_a_unit() {
    let mut window = window();
    click(&mut window, "Add claim");
    type_into(&mut window, "Date", "30 May");
    type_into(&mut window, "Measure", "Banks taking part");
    assert!(says(&window, "There is no measure of this name."), "a slip makes no measure");
    click(&mut window, "New measure “Banks taking part”");
    type_into(&mut window, "Measure", "Banks taking part");
    assert!(says(&window, "a measure of its own: Banks taking part, in yuan"));
    click(&mut window, "Unit");
    click(&mut window, "a count");
    type_into(&mut window, "Figure", "19");
    click(&mut window, "Add");
    let claim = loan(&window).claims.last().unwrap();
    assert_eq!((claim.measure.name(), claim.value), ("Other", Figure::Exactly(19.0)));
    assert_eq!(claim.measure.unit(), resumption_monitor::figure::Unit::Count);
}

#[test]
fn a_claim_that_is_filled_in_waits_while_another_programme_is_looked_at() {
    let mut window = window();
    click(&mut window, "Add claim");
    type_into(&mut window, "Date", "30 May");
    click(&mut window, "One-to-one docking for suppliers that have not resumed");
    assert!(window.query_by_label("Figure").is_none());
    click(&mut window, "Special re-lending");
    assert_eq!(value(&window, "Date"), "30 May");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    assert_eq!(value(&window, "Date"), "30 May", "no key gives it up");
    click(&mut window, "Cancel");
    click(&mut window, "Add claim");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("Figure").is_none(), "an empty one is closed by Escape");
}

#[test]
fn a_claim_is_copied_as_a_citation() {
    let mut window = window();
    click_containing(&mut window, "28 March 2020, Enterprises funded");
    window.get_by_label("Copy citation").click();
    let mut copied = None;
    for _ in 0..4 {
        window.step();
        let commands = &window.output().platform_output.commands;
        copied = copied.or_else(|| {
            commands.iter().find_map(|it| match it {
                egui::OutputCommand::CopyText(text) => Some(text.replace('\u{a0}', " ")),
                _ => None,
            })
        });
    }
    assert_eq!(
        copied.as_deref(),
        Some(
            "Special re-lending · Enterprises funded: more than 5 000 on 28 March 2020 — Briefing of 30 March, \
             State Council joint mechanism, 30 March 2020"
        )
    );
}
