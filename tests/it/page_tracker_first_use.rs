//! What people who are new to the tracker page stumble over.

use crate::camera::shoot;
use crate::journal::keeping;
use crate::page_tracker::{
    Window, click, click_containing, ctrl, document, field, last_step, loan, press, sample_in, says, type_into, value,
    window, window_of, window_sized,
};
use crate::page_tracker_figures::copied;
use crate::pages::options;
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::{Figure, Language};
use resumption_monitor::gui::app::{Options, ThemeChoice};
use resumption_monitor::gui::pages::Page;
use std::io::Write as _;

/// A tracker in a file that is gone with it.
fn tracker(records: &str) -> (tempfile::NamedTempFile, Options) {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    write!(file, "(format: 1, {records})").unwrap();
    let options = Options { tracker: Some(file.path().into()), ..sample_in(Language::English) };
    (file, options)
}

const SOURCES: &str = r#"
    sources: [
        (id: "cgtn-0328", title: "Lending picks up", publisher: (en: "CGTN", zh: "中国国际电视台")),
        (id: "cgtn-0330", title: "A briefing", publisher: (en: "CGTN", zh: "中国国际电视台")),
        (id: "xinhua", title: "A briefing", publisher: (en: "Xinhua", zh: "新华社")),
    ],
    programmes: [Loan(id: "a", name: "A", claims: [
        (on: "2020-03-28", measure: Issued, value: Exactly(2), source: "xinhua"),
        (on: "2020-03-31", measure: Issued, value: Exactly(3)),
    ])],
"#;

fn row<'w>(window: &'w Window, begin: &'w str) -> egui_kittest::Node<'w> {
    window.get_by(move |it| it.role() == Role::Button && it.label().is_some_and(|it| it.starts_with(begin)))
}

fn text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run();
}

/// Types into the cell of the source of the claim of 31 March, which has none.
fn type_source(window: &mut Window, typed: &str) {
    row(window, "31 March 2020, Issued").focus();
    window.run();
    press(window, Key::ArrowRight);
    text(window, typed);
    assert_eq!(value(window, "Source"), typed);
}

fn source(window: &Window) -> Option<&str> {
    document(window).programmes[0].claims[1].source.as_deref()
}

#[test]
fn a_source_is_named_by_what_the_column_shows() {
    for (typed, expected) in [
        ("Xinhua", "xinhua"),
        ("新华社", "xinhua"),
        ("lending picks up", "cgtn-0328"),
        ("cgtn-0330", "cgtn-0330"),
        ("CGTN · A briefing", "cgtn-0330"),
    ] {
        let (_file, options) = tracker(SOURCES);
        let mut window = window_of(options, 1200.0);
        type_source(&mut window, typed);
        // What is the name of one needs no choosing; Enter takes the only one that is offered, and then the cell.
        for _ in 0..2 {
            press(&mut window, Key::Enter);
        }
        assert_eq!(source(&window), Some(expected), "{typed}");
        assert_eq!(window.state().desk().history.position(), 1);
    }
}

#[test]
fn a_source_that_could_be_several_is_asked_about() {
    let (_file, options) = tracker(SOURCES);
    let mut window = window_of(options, 1200.0);
    type_source(&mut window, "cgtn");
    let candidates =
        "Several sources fit. Say which: CGTN · Lending picks up (cgtn-0328); CGTN · A briefing (cgtn-0330)";
    assert!(says(&window, candidates));
    assert!(says(&window, "2 sources fit"));
    shoot(&mut window, "tracker-source-several");
    for _ in 0..3 {
        press(&mut window, Key::Enter);
        assert_eq!((source(&window), value(&window, "Source").as_str()), (None, "cgtn"), "none is guessed");
    }
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "Source"), "CGTN · A briefing");
    press(&mut window, Key::Enter);
    assert_eq!(source(&window), Some("cgtn-0330"));
    assert!(row(&window, "31 March 2020, Issued").is_focused());

    // By a name in the other language, the list shows as many as are told.
    ctrl(&mut window, Key::Z);
    type_source(&mut window, "国国际");
    assert!(says(&window, "Did you mean: CGTN · Lending picks up (cgtn-0328); CGTN · A briefing (cgtn-0330)"));
    assert!(says(&window, "2 sources fit"));
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);

    // Two of a title are as many; what is no name at all is refused with what is near.
    ctrl(&mut window, Key::Z);
    type_source(&mut window, "A briefing");
    assert!(says(&window, "Say which: CGTN · A briefing (cgtn-0330); Xinhua · A briefing (xinhua)"));
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("Source").is_none(), "Escape takes it back");
    type_source(&mut window, "Reuters");
    press(&mut window, Key::Enter);
    assert!(says(&window, "The tracker has no source of this name."));
    assert_eq!(source(&window), None);
    assert!(!window.state().desk().is_modified());
}

#[test]
fn an_input_method_ends_its_word_and_no_source() {
    let (_file, options) = tracker(SOURCES);
    let mut window = window_of(options, 1200.0);
    row(&window, "31 March 2020, Issued").focus();
    window.run();
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::F2);
    let preedit = ImeEvent::Preedit { text: "xin hua".to_owned(), active_range_chars: None };
    window.event(Event::Ime(preedit));
    window.run();
    press(&mut window, Key::Enter);
    assert!(field(&window, "Source").is_focused());
    window.input_mut().events.push(Event::Ime(ImeEvent::Commit("新华社".to_owned())));
    window.key_press(Key::Enter);
    window.run();
    assert_eq!((source(&window), value(&window, "Source").as_str()), (None, "新华社"));
    assert!(field(&window, "Source").is_focused());
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    assert_eq!(source(&window), Some("xinhua"));
}

#[test]
fn the_history_has_the_height_that_its_steps_need() {
    let mut window = window_sized(sample_in(Language::English), vec2(1280.0, 800.0));
    for figure in 0..9 {
        row(&window, "31 March 2020, Issued").focus();
        window.run();
        text(&mut window, &format!("24{figure}bn"));
        press(&mut window, Key::Enter);
    }
    ctrl(&mut window, Key::H);
    let steps = |window: &Window| {
        let step = |it: &egui_kittest::kittest::AccessKitNode<'_>| {
            it.role() == Role::Button
                && it.label().is_some_and(|it| it.starts_with("set issued") || it.starts_with("As opened"))
        };
        window.query_all_by(step).filter(|it| it.rect().bottom() < 800.0).count()
    };
    assert_eq!(steps(&window), 10);
    shoot(&mut window, "tracker-history");
}

fn shipped(size: egui::Vec2) -> Window {
    window_sized(options(Page::Tracker, Language::English, ThemeChoice::Light), size)
}

#[test]
fn the_first_claims_are_in_sight() {
    for (size, bottom) in [(vec2(1280.0, 800.0), 740.0), (vec2(1280.0, 720.0), 660.0), (vec2(900.0, 600.0), 540.0)] {
        let window = shipped(size);
        let rows = window.query_all_by(|it| {
            it.role() == Role::Button && it.label().is_some_and(|it| it.starts_with("30 May 2020, "))
        });
        let seen = rows.filter(|it| it.rect().bottom() <= bottom).count();
        assert!(seen >= 2, "{seen} at {size}");
    }
}

#[test]
fn fields_that_are_seldom_needed_are_a_click_away() {
    let mut window = shipped(vec2(1280.0, 800.0));
    for name in ["Name", "Agency", "Quota", "Deadline"] {
        field(&window, name);
    }
    assert!(window.query_by_label("Who takes part").is_none());
    click(&mut window, "More fields");
    field(&window, "Who takes part");
    click(&mut window, "Fewer fields");
    assert!(window.query_by_label("Who takes part").is_none());
}

#[test]
fn what_looks_wrong_moves_no_row() {
    let mut window = window();
    let place = |window: &Window| row(window, "28 March 2020, Actual financing cost").rect();
    let before = place(&window);
    row(&window, "31 March 2020, Issued").focus();
    window.run();
    text(&mut window, "1bn");
    press(&mut window, Key::Enter);
    assert!(says(&window, "A total cannot fall"));
    assert_eq!(place(&window), before);
    let said = row(&window, "31 March 2020, Issued").accesskit_node().label().unwrap_or_default();
    assert!(said.contains("A total cannot fall"), "the row says so, too: {said}");
    shoot(&mut window, "tracker-flag");
}

#[test]
fn a_window_that_may_not_write_says_so_at_every_control() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    std::fs::copy(crate::page_tracker::SAMPLE, &path).unwrap();
    let open = || {
        let keeping = keeping(&folder.path().join("data"));
        window_of(Options { tracker: Some(path.clone()), keeping, ..sample_in(Language::English) }, 1800.0)
    };
    let _first = open();
    let mut window = open();
    window.get_by(|it| it.role() == Role::Button && it.label().as_deref() == Some("Read-only")).click();
    window.run();
    let before = document(&window).clone();
    let why = "Another window has this tracker open";
    let locked =
        ["Add programme", "Add claim", "Duplicate programme", "Delete programme", "Paste rows…", "Add milestone"];
    for name in locked {
        let node = window.get_by_label(name);
        let node = node.accesskit_node();
        assert!(node.is_disabled(), "{name}");
        assert!(node.data().description().is_some_and(|it| it.starts_with(why)), "{name}");
    }
    assert!(!window.get_by_label("Save").accesskit_node().is_disabled(), "a copy can be saved");
    // Keys do no more than buttons, and say why.
    row(&window, "31 March 2020, Issued").focus();
    window.run();
    text(&mut window, "2");
    assert!(window.query_by_label("Figure").is_none(), "no cell is typed into");
    assert!(window.state().failure().is_some_and(|it| it.starts_with(why)));
    press(&mut window, Key::Delete);
    ctrl(&mut window, Key::N);
    type_into(&mut window, "Quota", "1bn");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "Quota"), "300 bn yuan");
    assert_eq!(*document(&window), before);
    shoot(&mut window, "tracker-read-only");
}

#[test]
fn the_sheet_for_rows_is_left_by_escape_and_covers_the_shortcuts() {
    let mut window = window();
    row(&window, "31 March 2020, Issued").focus();
    window.run();
    text(&mut window, "240bn");
    press(&mut window, Key::Enter);
    window.event(Event::Paste(String::new()));
    window.run();
    assert!(field(&window, "Rows").is_focused(), "the keyboard goes in");
    window.event(Event::Paste("2020-04-15\tIssued\t250bn\n".into()));
    window.run();
    assert!(window.query_by_label("Add 1 claim").is_some_and(|it| it.is_focused()), "and to what can be done");
    ctrl(&mut window, Key::Z);
    ctrl(&mut window, Key::N);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    window.run();
    assert_eq!(last_step(&window), "set issued on 31 March", "nothing is done behind it");
    assert_eq!(document(&window).programmes.len(), 4);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("Add 1 claim").is_none());
    assert!(row(&window, "31 March 2020, Issued").is_focused(), "the keyboard goes back to where it was");
    assert_eq!(loan(&window).claims.len(), 5);

    // From the field that is empty yet, too.
    window.event(Event::Paste(String::new()));
    window.run();
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("Rows").is_none());
}

#[test]
fn what_is_exported_is_said_and_chosen() {
    let mut window = shipped(vec2(1280.0, 900.0));
    let all = document(&window).programmes.len();
    click(&mut window, "Export");
    assert!(says(&window, &format!("All {all} programmes")));
    press(&mut window, Key::Escape);
    type_into(&mut window, "Find a programme", "5000亿元再贷款");
    click(&mut window, "Export");
    assert!(says(&window, &format!("The 1 programme shown, of {all}")), "{all}");
    assert_eq!(copied(&mut window, &["Copy programmes"]).lines().count(), 2);
    assert!(says(&window, "The table is on the clipboard"));
    click(&mut window, "Export");
    click(&mut window, &format!("All {all} programmes"));
    assert_eq!(copied(&mut window, &["Copy programmes"]).lines().count(), all + 1);
}

#[test]
fn what_is_worked_out_from_about_says_about_in_all_its_cells() {
    let mut window = shipped(vec2(1280.0, 900.0));
    click(&mut window, "Export");
    let table = copied(&mut window, &["Copy programmes"]);
    let lines: Vec<Vec<&str>> = table.lines().map(|it| it.split('\t').collect()).collect();
    let at = lines[0].iter().position(|it| *it == "A firm").unwrap();
    let special = lines.iter().find(|it| it[1] == "Special re-lending, 300 bn yuan").unwrap();
    assert_eq!(special[at..at + 6], ["about: between 36.03 m and 39.83 m yuan", "about", "", "", "", ""]);
    // In all rows words, qualifier and ends agree.
    for line in &lines[1..] {
        for first in [10, 16, 22, 28, 34, 40] {
            let [said, qualifier, lower, upper] = [0, 1, 2, 3].map(|it| line[first + it]);
            if !qualifier.is_empty() && qualifier != "exactly" {
                assert!(said.starts_with(qualifier), "{said}: {qualifier}");
            }
            let ends = match qualifier {
                "" | "about" => (false, false),
                "more than" | "at least" => (true, lower.is_empty() || !upper.is_empty()),
                _ => continue,
            };
            assert_eq!((!lower.is_empty(), !upper.is_empty()), (ends.0, ends.1 && !upper.is_empty()), "{said}");
        }
    }
}

#[test]
fn a_citation_that_was_copied_is_told() {
    let mut window = window();
    click_containing(&mut window, "31 March 2020, Issued");
    assert!(copied(&mut window, &["Copy citation"]).contains("231.5 bn yuan"));
    assert!(says(&window, "The citation is on the clipboard"));
}

fn as_of(window: &mut Window, day: &str) {
    type_into(window, "As of", day);
    press(window, Key::Enter);
}

#[test]
fn a_step_is_due_until_the_day_that_it_is_done() {
    let (_file, options) = tracker(
        r#"programmes: [Measure(id: "a", name: "A", milestones: [
            (due: "2020-03-20", done: "2020-03-31", text: "List"),
        ])]"#,
    );
    let mut window = window_of(options, 1200.0);
    assert!(says(&window, "List, Done 31 March 2020"));
    as_of(&mut window, "2020-03-25");
    assert!(says(&window, "List, Due 20 March 2020"), "nobody could know better");
}

#[test]
fn the_timeline_stays_within_the_days_that_there_are() {
    let mut window = window();
    click(&mut window, "Timeline");
    for button in ["Zoom out", "Later", "Zoom out", "Earlier"] {
        for _ in 0..40 {
            window.get_by_label(button).click();
            window.step();
        }
    }
    window.run();
    shoot(&mut window, "tracker-timeline-far");
    click(&mut window, "All of it");
    assert!(window.query_by_label_contains("Special re-lending, Opened: 31 January 2020").is_some());
}

#[test]
fn the_figure_typed_for_a_claim_takes_few_keys() {
    // Ctrl+N, the day, the figure, the source, Enter.
    let mut window = window();
    ctrl(&mut window, Key::N);
    text(&mut window, "30 May");
    press(&mut window, Key::Tab);
    press(&mut window, Key::Tab);
    text(&mut window, "280bn");
    press(&mut window, Key::Tab);
    text(&mut window, "State Council joint mechanism");
    press(&mut window, Key::Enter);
    press(&mut window, Key::Enter);
    let claim = loan(&window).claims.last().unwrap();
    assert_eq!((claim.value, claim.source.as_deref()), (Figure::Exactly(280e9), Some("briefing")));
}

#[test]
fn what_has_the_keyboard_is_in_sight() {
    let mut window = shipped(vec2(900.0, 600.0));
    window.get_by_label("Find a programme").focus();
    window.run();
    for step in 0..60 {
        press(&mut window, Key::Tab);
        let focused = window.query_by(|it| it.is_focused() && it.role() != Role::Window);
        let Some(rect) = focused.map(|it| it.rect()) else { continue };
        assert!(rect.top() >= 0.0 && rect.bottom() <= 556.0, "after {step} times Tab: {rect}");
    }
}

#[test]
fn a_measure_is_not_said_to_lack_a_quota() {
    let records =
        r#"programmes: [Measure(id: "m", name: "Passes", milestones: [(done: "2020-02-10", text: "Rules out")])]"#;
    let (_file, options) = tracker(records);
    let window = window_of(options, 800.0);
    assert!(says(&window, "1 of 1 milestone"));
    assert!(says(&window, "It is followed by its milestones."));
    assert!(!says(&window, "no quota"));
}
