//! The table of claims, edited in its cells and by rows that are pasted.

use crate::camera::shoot;
use crate::page_tracker::{
    Window, click, click_containing, ctrl, document, field, last_step, loan, press, sample_in, says, type_into, value,
    window, window_sized,
};
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use resumption_monitor::figure::{Figure, Language};
use resumption_monitor::tracker::{Claim, Measure};

/// Gives the keyboard to the row of the claim of 31 March, the first of the table.
fn row(window: &mut Window) {
    focus_row(window, "31 March 2020, Issued");
}

fn focus_row(window: &mut Window, begin: &str) {
    find_row(window, begin).focus();
    window.run();
}

fn find_row<'w>(window: &'w Window, begin: &'w str) -> egui_kittest::Node<'w> {
    window.get_by(move |it| it.role() == Role::Button && it.label().is_some_and(|it| it.starts_with(begin)))
}

fn text(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run();
}

fn paste(window: &mut Window, text: &str) {
    window.event(Event::Paste(text.to_owned()));
    window.run();
}

/// The name of the field that has the keyboard.
fn focused(window: &Window) -> String {
    let it = window.query_by(|it| it.is_focused() && it.role() != Role::Window);
    let Some(it) = it else { return String::new() };
    let it = it.accesskit_node();
    let by = it.labelled_by().next().and_then(|it| it.value());
    it.label().or(by).unwrap_or_default()
}

#[test]
fn typing_on_a_row_fills_the_cell_and_enter_makes_one_step() {
    let mut window = window();
    row(&mut window);
    text(&mut window, "2");
    assert_eq!(focused(&window), "Figure", "the cell that is chosen at first");
    assert_eq!(value(&window, "Figure"), "2", "what was typed is in the cell, and nothing else");
    text(&mut window, "40bn");
    assert!(says(&window, "understood as 240 bn yuan"));
    assert_eq!(loan(&window).claims[4].value, Figure::Exactly(231.5e9), "not yet");
    press(&mut window, Key::Enter);
    assert_eq!(loan(&window).claims[4].value, Figure::Exactly(240e9));
    assert_eq!(last_step(&window), "set issued on 31 March");
    assert!(find_row(&window, "31 March 2020, Issued, 240").is_focused(), "the row has the keyboard again");
    assert!(window.query_by_label("Figure").is_none());
    ctrl(&mut window, Key::Z);
    assert_eq!(loan(&window).claims[4].value, Figure::Exactly(231.5e9));
    assert_eq!(window.state().desk().history.position(), 0);
}

#[test]
fn text_and_enter_in_one_frame_are_not_lost() {
    let mut window = window();
    row(&mut window);
    press(&mut window, Key::F2);
    text(&mut window, "1bn");
    // As from a fast typist, or a script: all within one frame.
    for event in [
        Event::Key { key: Key::A, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::COMMAND },
        Event::Text("250bn".into()),
    ] {
        window.input_mut().events.push(event);
    }
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(loan(&window).claims[4].value, Figure::Exactly(250e9), "the last that was typed counts");
    assert_eq!(window.state().desk().history.position(), 1);
}

#[test]
fn keys_that_follow_at_once_all_arrive() {
    let mut window = window();
    row(&mut window);
    for event in ["2", "4", "0", "bn"] {
        window.event(Event::Text(event.into()));
        window.step();
    }
    press(&mut window, Key::Enter);
    assert_eq!(loan(&window).claims[4].value, Figure::Exactly(240e9));
}

#[test]
fn tab_goes_from_cell_to_cell_and_row_to_row() {
    let mut window = window();
    row(&mut window);
    press(&mut window, Key::ArrowLeft);
    press(&mut window, Key::ArrowLeft);
    press(&mut window, Key::Enter);
    let mut seen = vec![focused(&window)];
    for _ in 0..4 {
        press(&mut window, Key::Tab);
        seen.push(focused(&window));
    }
    assert_eq!(seen, ["Date", "Measure", "Figure", "Source", "Date"]);
    assert_eq!(value(&window, "Date"), "2020-03-28", "of the row below");
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    assert_eq!(focused(&window), "Source", "and back");
    // Each cell that is left so is an edit.
    text(&mut window, "brief");
    press(&mut window, Key::Enter);
    window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    window.run();
    assert_eq!(loan(&window).claims[4].source.as_deref(), Some("briefing"));
    press(&mut window, Key::Escape);
    assert!(find_row(&window, "31 March 2020, Issued").is_focused());
    assert_eq!(window.state().desk().history.position(), 1, "looking at cells changes nothing");
}

#[test]
fn dates_are_shown_back_with_their_year() {
    let mut window = window();
    for (typed, expected) in
        [("28 Mar 2020", date(2020, 3, 28)), ("4月2日", date(2020, 4, 2)), ("2021-01-05", date(2021, 1, 5))]
    {
        let at = loan(&window).claims[4].on;
        let begin = format!("{}, Issued", resumption_monitor::locale::date(at, Language::English));
        focus_row(&mut window, &begin);
        while focused(&window) != "Date" {
            press(&mut window, Key::ArrowLeft);
            press(&mut window, Key::ArrowLeft);
            press(&mut window, Key::F2);
        }
        text(&mut window, typed);
        assert!(says(
            &window,
            &format!("understood as {}", resumption_monitor::locale::date(expected, Language::English))
        ));
        press(&mut window, Key::Enter);
        assert_eq!(loan(&window).claims[4].on, expected, "{typed}");
    }
}

#[test]
fn escape_takes_back_and_what_is_refused_stays() {
    let mut window = window();
    let before = document(&window).clone();
    row(&mut window);
    text(&mut window, "1bn");
    press(&mut window, Key::Escape);
    assert!(find_row(&window, "31 March 2020, Issued, 231.5").is_focused());
    assert_eq!(*document(&window), before);
    text(&mut window, "lots");
    press(&mut window, Key::Enter);
    assert_eq!((focused(&window).as_str(), value(&window, "Figure").as_str()), ("Figure", "lots"), "it is not left");
    assert!(says(&window, "There is no number in this."));
    press(&mut window, Key::Tab);
    assert_eq!(value(&window, "Figure"), "lots");
    shoot(&mut window, "cell-refused");
    // A click elsewhere leaves it; the text stays where it was typed.
    field(&window, "Agency").focus();
    window.run();
    assert!(says(&window, "There is no number in this."));
    assert_eq!(*document(&window), before);
    assert!(!says(&window, "Modified"));
    field(&window, "Figure").focus();
    window.run();
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("Figure").is_none());
    assert_eq!(*document(&window), before);
}

#[test]
fn a_slip_in_a_measure_makes_no_measure() {
    let mut window = window();
    row(&mut window);
    press(&mut window, Key::ArrowLeft);
    text(&mut window, "Isued");
    assert!(says(&window, "Did you mean “Issued”?"));
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "Measure"), "Issued", "Enter takes the near one");
    press(&mut window, Key::Enter);
    assert_eq!(loan(&window).claims[4].measure, Measure::Issued);
    assert_eq!(window.state().desk().history.position(), 0);

    click(&mut window, "Add claim");
    type_into(&mut window, "Measure", "Enterprises fundet");
    press(&mut window, Key::Escape);
    click(&mut window, "Take “Enterprises funded”");
    assert_eq!(value(&window, "Measure"), "Enterprises funded");
    assert_eq!(focused(&window), "Figure");
}

#[test]
fn delete_takes_the_claim_and_gives_the_next_row_the_keyboard() {
    let mut window = window();
    let before = document(&window).clone();
    row(&mut window);
    press(&mut window, Key::Delete);
    assert_eq!(loan(&window).claims.len(), 4);
    assert_eq!(last_step(&window), "delete claim of 31 March");
    assert!(find_row(&window, "28 March 2020, Actual financing cost").is_focused());
    press(&mut window, Key::Delete);
    assert_eq!(loan(&window).claims.len(), 3);
    ctrl(&mut window, Key::Z);
    ctrl(&mut window, Key::Z);
    assert_eq!(*document(&window), before);
}

#[test]
fn a_double_click_types_into_the_cell_and_a_click_opens_the_form() {
    let mut window = window();
    let at = find_row(&window, "31 March 2020, Issued").rect();
    click_containing(&mut window, "31 March 2020, Issued");
    assert_eq!(value(&window, "Figure"), "231.5 bn yuan", "the form");
    for _ in 0..2 {
        let pos = egui::pos2(at.left() + 20.0, at.center().y);
        for pressed in [true, false] {
            window.event(Event::PointerMoved(pos));
            window.event(Event::PointerButton {
                pos,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            window.input_mut().time = Some(window.ctx.input(|it| it.time) + 0.05);
            window.step();
        }
    }
    window.run();
    assert_eq!(focused(&window), "Date");
    assert!(window.query_by_label("Quote").is_none(), "the form is closed");
}

#[test]
fn an_input_method_keeps_its_enter() {
    let mut window = window();
    let before = document(&window).clone();
    field(&window, "Agency").focus();
    window.run();
    let compose = |window: &mut Window, text: &str| {
        let preedit = ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None };
        window.event(Event::Ime(preedit));
        window.run();
    };
    compose(&mut window, "ren min yin hang");
    for key in [Key::Enter, Key::Tab, Key::Escape] {
        press(&mut window, key);
        assert!(field(&window, "Agency").is_focused(), "{key:?} belongs to the input method");
        assert_eq!(*document(&window), before);
    }
    // The Enter that ends the word comes in the same breath.
    window.input_mut().events.push(Event::Ime(ImeEvent::Commit("中国人民银行".to_owned())));
    window.key_press(Key::Enter);
    window.run();
    assert!(field(&window, "Agency").is_focused());
    assert_eq!(*document(&window), before);
    assert_eq!(value(&window, "Agency"), "中国人民银行");
    press(&mut window, Key::Enter);
    assert_eq!(loan(&window).agency.as_ref().unwrap().en, "中国人民银行");
}

#[test]
fn tab_walks_the_form_of_a_claim_in_order() {
    let mut window = window();
    ctrl(&mut window, Key::N);
    let mut seen = vec![focused(&window)];
    for _ in 0..11 {
        press(&mut window, Key::Tab);
        seen.push(focused(&window));
    }
    let fields = [
        "Date",
        "Measure",
        "Figure",
        "Source",
        "Stated",
        "Standing",
        "Quote",
        "Gist",
        "Scope",
        "Note",
        "Entered by",
        "Entered on",
    ];
    assert_eq!(seen, fields);
    press(&mut window, Key::Tab);
    assert_eq!(focused(&window), "Add");
    for expected in fields.iter().rev() {
        window.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
        window.run();
        assert_eq!(focused(&window), *expected);
    }
}

#[test]
fn tab_walks_the_form_of_a_programme_in_order() {
    let mut window = window();
    field(&window, "Name").focus();
    window.run();
    let mut seen = vec![focused(&window)];
    for _ in 0..13 {
        press(&mut window, Key::Tab);
        seen.push(focused(&window));
    }
    assert_eq!(
        seen,
        [
            "Name",
            "Agency",
            "Status",
            "Quota",
            "Rate cap",
            "Opened",
            "Closes",
            "Deadline",
            "Fewer fields",
            "Chinese name",
            "Kind",
            "Who takes part",
            "Interest subsidy",
            "Remark"
        ]
    );
}

#[test]
fn all_choices_are_a_key_away() {
    let mut window = window();
    ctrl(&mut window, Key::N);
    for _ in 0..3 {
        press(&mut window, Key::Tab);
    }
    assert_eq!(focused(&window), "Source");
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "Source"), "State Council joint mechanism · Briefing of 30 March");
    assert_eq!(focused(&window), "Source");
    // Closed, they come back by the same key, at a text as at none, and by a click.
    let offered = |window: &Window| {
        let fits = |it: &str| it.ends_with("· Briefing of 30 March");
        window.query_by(|it| it.role() == Role::Button && it.label().is_some_and(|it| fits(&it))).is_some()
    };
    for typed in ["", "brief"] {
        ctrl(&mut window, Key::A);
        press(&mut window, Key::Backspace);
        if !typed.is_empty() {
            text(&mut window, typed);
        }
        press(&mut window, Key::ArrowDown);
        assert!(offered(&window), "{typed:?}");
        for _ in 0..2 {
            press(&mut window, Key::Escape);
            assert!(!offered(&window), "{typed:?}");
            assert_eq!(focused(&window), "Source");
            press(&mut window, Key::ArrowDown);
            assert!(offered(&window), "{typed:?}");
        }
        press(&mut window, Key::Escape);
    }
    field(&window, "Source").click();
    window.run();
    assert!(offered(&window));
}

#[test]
fn who_enters_is_asked_once_and_when_is_filled_in() {
    let mut window = window();
    ctrl(&mut window, Key::N);
    assert_eq!(value(&window, "Entered on"), "2020-06-30");
    type_into(&mut window, "Date", "30 May");
    type_into(&mut window, "Figure", "280bn");
    type_into(&mut window, "Entered by", "Li Wei");
    press(&mut window, Key::Enter);
    let claim = loan(&window).claims.last().unwrap();
    assert_eq!((claim.by.as_deref(), claim.entered), (Some("Li Wei"), Some(date(2020, 6, 30))));
    ctrl(&mut window, Key::N);
    assert_eq!(value(&window, "Entered by"), "Li Wei");
    press(&mut window, Key::Escape);
    press(&mut window, Key::Escape);
    assert!(window.query_by_label("Entered by").is_none(), "what was filled in by itself does not hold it open");
}

#[test]
fn a_claim_said_before_its_day_is_warned_about_and_taken() {
    let mut window = window();
    click_containing(&mut window, "31 March 2020, Issued");
    type_into(&mut window, "Stated", "30 March");
    assert!(says(&window, "Before the date it describes"));
    press(&mut window, Key::Enter);
    assert_eq!(loan(&window).claims[4].stated, Some(date(2020, 3, 30)));
    assert!(says(&window, "Before the date it describes"));
    type_into(&mut window, "Stated", "31 March");
    press(&mut window, Key::Enter);
    assert!(!says(&window, "Before the date it describes"));
}

#[test]
fn rows_are_pasted_as_one_step_and_bad_ones_stay_to_be_mended() {
    let mut window = window();
    let before = document(&window).clone();
    paste(
        &mut window,
        "Date\tMeasure\tFigure\tSource\n\
         15 April\tIssued\tabout 240bn\tBriefing of 30 March\n\
         30 April\tIsued\t250bn\t\n\
         2020-05-15\tEnterprises funded\t超过7000家\t\n\
         soon\tIssued\t1bn\t",
    );
    assert!(says(&window, "Rows from a spreadsheet"));
    assert!(says(&window, "Did you mean “Issued”?"));
    assert!(says(&window, "2 rows cannot be read yet"));
    assert_eq!(*document(&window), before, "nothing yet");
    shoot(&mut window, "paste");
    click(&mut window, "Add 2 claims");
    assert_eq!(loan(&window).claims.len(), 7);
    assert_eq!(window.state().desk().history.position(), 1);
    assert_eq!(last_step(&window), "2 pasted records");
    let claim = &loan(&window).claims[5];
    assert_eq!(
        (claim.on, claim.value, claim.source.as_deref()),
        (date(2020, 4, 15), Figure::About(240e9), Some("briefing"))
    );
    assert_eq!(claim.entered, Some(date(2020, 6, 30)));

    // What is left is mended in its cell.
    let typo = field(&window, "Row 1, column 2");
    assert_eq!(typo.value().as_deref(), Some("Isued"));
    typo.focus();
    window.run();
    ctrl(&mut window, Key::A);
    text(&mut window, "Issued");
    click(&mut window, "Add 1 claim");
    assert_eq!(loan(&window).claims.len(), 8);
    window.get_by(|it| it.label().as_deref() == Some("Leave this row out")).click();
    window.run();
    assert!(!says(&window, "Rows from a spreadsheet"), "no row is left");
    ctrl(&mut window, Key::Z);
    ctrl(&mut window, Key::Z);
    assert_eq!(*document(&window), before);
}

#[test]
fn a_column_can_be_told_what_it_holds() {
    let mut window = window();
    click(&mut window, "Paste rows…");
    paste(&mut window, "2020-04-15,5,6\n2020-04-16,7,8");
    click(&mut window, "Column 3");
    let choices: Vec<_> = window.query_all_by_label("Figure").collect();
    choices.last().unwrap().click();
    window.run();
    shoot(&mut window, "paste-column");
    click(&mut window, "Add 2 claims");
    let claims: &[Claim] = &loan(&window).claims[5..];
    assert_eq!(claims.iter().map(|it| &it.measure).collect::<Vec<_>>(), [&Measure::Issued; 2]);
    assert_eq!(claims[1].value, Figure::Exactly(8.0), "the third column, and no longer the second");
}

#[test]
fn a_paste_into_a_field_is_the_fields() {
    let mut window = window();
    field(&window, "Agency").focus();
    window.run();
    paste(&mut window, "People's Bank");
    assert!(!says(&window, "Rows from a spreadsheet"));
    assert_eq!(value(&window, "Agency"), "People's Bank");
}

/// Pictures to be looked at: the table with a cell that is typed into, and rows that are pasted.
#[test]
fn the_table_is_drawn() {
    for (size, name) in [(vec2(1280.0, 800.0), "wide"), (vec2(900.0, 600.0), "narrow")] {
        for language in [Language::English, Language::Chinese] {
            let mut window = window_sized(sample_in(language), size);
            let code = if language == Language::English { "en" } else { "zh" };
            shoot(&mut window, &format!("tracker-form-{name}-{code}"));
            let begin = if language == Language::English { "31 March 2020" } else { "2020年3月31日" };
            focus_row(&mut window, begin);
            find_row(&window, begin).scroll_to_me();
            window.run();
            press(&mut window, Key::F2);
            text(&mut window, "240bn");
            shoot(&mut window, &format!("tracker-cell-{name}-{code}"));
            press(&mut window, Key::Escape);
            ctrl(&mut window, Key::N);
            text(&mut window, "30 May");
            shoot(&mut window, &format!("tracker-new-{name}-{code}"));
            paste_into_nothing(&mut window);
            shoot(&mut window, &format!("tracker-paste-{name}-{code}"));
        }
    }
}

fn paste_into_nothing(window: &mut Window) {
    let focus = window.ctx.memory(egui::Memory::focused);
    window.ctx.memory_mut(|it| focus.into_iter().for_each(|id| it.surrender_focus(id)));
    window.run();
    paste(
        window,
        "day\tIssued\tEnterprises funded\tremarks\n4/15/2020\t240bn\t6000\tfrom the bulletin\n30 April\tsome\t\t\n",
    );
}
