//! Sectors: what filters let through, what they say of it, and how they are taken off.
#![cfg(test)]

use crate::page_sectors::{SAMPLE, alone, app, chosen, click, counted, english, keep, press, rows, said, type_into};
use crate::pages::options;
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable as _;
use resumption_monitor::dataset::SeriesId;
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::ThemeChoice;
use resumption_monitor::gui::pages::Page;

#[test]
fn words_and_a_rate_filter_and_are_cleared() {
    let mut harness = english();
    assert_eq!(counted(&harness), "259 of 259 rows");
    type_into(&mut harness, "Filter rows", "steel");
    assert_eq!(counted(&harness), "5 of 259 rows");
    type_into(&mut harness, "Rate at least", "90");
    assert_eq!(counted(&harness), "3 of 259 rows, 1 possibly");
    let expected = [
        "row 1, Electronics, China, employee return rate, more than 90 per cent, 28 March 2020",
        "row 2, Steel, China, employee return rate, more than 90 per cent, 28 March 2020",
        "row 3, Steel, China, electricity use against normal, at least 80 per cent, 17 March 2020, possibly",
    ];
    assert_eq!(rows(&harness), expected, "“steel” stands in the sentence on electronics, too");
    keep(&harness, "steel.png");
    click(&mut harness, "Clear filters");
    assert_eq!(counted(&harness), "259 of 259 rows");
    let field = |name: &str| harness.get_by_role_and_label(Role::TextInput, name).value().unwrap_or_default();
    assert_eq!((field("Filter rows"), field("Rate at least")), (String::new(), String::new()));
    // Case and width do not count, and names are found in either language.
    type_into(&mut harness, "Filter rows", "ＳＴＥＥＬ 返岗率");
    assert_eq!(counted(&harness), "2 of 259 rows");
}

#[test]
fn a_rate_is_read_as_people_write_it_and_an_unclear_one_filters_nothing() {
    for typed in ["90", "90 %", "90%", "at least 90 %", "90％"] {
        let mut harness = english();
        type_into(&mut harness, "Rate at least", typed);
        assert_eq!(counted(&harness), "117 of 259 rows, 38 possibly", "{typed}");
    }
    for (typed, why) in [("70-90", "Type one number"), ("~90", "Type one number"), ("steel", "no number in this")] {
        let mut harness = english();
        type_into(&mut harness, "Rate at least", typed);
        assert_eq!(counted(&harness), "259 of 259 rows", "{typed}");
        let field = harness.get_by_role_and_label(Role::TextInput, "Rate at least");
        assert_eq!(field.value().as_deref(), Some(typed));
        assert_eq!(said(&harness, why).len(), 1, "{typed}");
        click(&mut harness, "Clear filters");
        assert_eq!(said(&harness, why).len(), 0, "{typed}");
    }
}

#[test]
fn a_threshold_has_three_answers_and_a_sentence() {
    let mut harness = alone(SAMPLE);
    type_into(&mut harness, "Rate at least", "90");
    // About 70 is 73.5 at most; it and what is no rate are left out.
    let expected = [
        "row 1, Industry, Above designated size, China, operating rate, 98.6 per cent, 28 March 2020",
        "row 2, Industry, Above designated size, Hubei, operating rate, more than 95 per cent, provisional, 28 March 2020",
        "row 3, Steel, China, employee return rate, more than 90 per cent, 28 March 2020",
        "row 4, Textile, China, employee return rate, between 70 and 90 per cent, 28 March 2020, possibly",
    ];
    assert_eq!(rows(&harness), expected);
    assert_eq!(said(&harness, "of 8 rows"), ["4 of 8 rows, 1 possibly"]);
    let sentence = "3 rows certainly reach 90 %. 1 row possibly: what is asserted reaches below it, too. \
        Left out, as they are no rates: 2 rows (Small businesses open, change on January and Daily mask output).";
    assert_eq!(said(&harness, "certainly"), [sentence]);
    harness.get_by_role_and_label(Role::TextInput, "Rate at least").focus();
    harness.run();
    for _ in 0..2 {
        press(&mut harness, Key::Backspace);
    }
    type_into(&mut harness, "Rate at least", "70");
    let told = said(&harness, "certainly");
    assert!(told[0].ends_with("“About” is taken as ±5 % of the figure."), "the tolerance is told: {told:?}");
}

#[test]
fn find_puts_the_cursor_into_the_filter() {
    let mut harness = app(options(Page::Overview, Language::English, ThemeChoice::Light), (1280.0, 800.0));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::TextInput, "Filter rows").is_focused());
}

#[test]
fn a_series_that_filters_hide_is_shown_without_them() {
    let mut harness = alone(SAMPLE);
    type_into(&mut harness, "Filter rows", "china");
    type_into(&mut harness, "Rate at least", "95");
    harness.state_mut().page.show(SeriesId(3));
    harness.run();
    assert_eq!(
        chosen(&harness),
        ["row 3, Textile, China, employee return rate, between 70 and 90 per cent, 28 March 2020"]
    );
    assert!(harness.query_by_label_contains("Remove filter Rate at least").is_none(), "it hid the series");
    assert!(harness.query_by_label("Remove filter Words: china").is_some(), "it did not");
}

#[test]
fn chips_take_single_filters_off() {
    let mut harness = english();
    type_into(&mut harness, "Filter rows", "textiles");
    type_into(&mut harness, "Rate at least", "70");
    click(&mut harness, "Metric");
    harness.get_by_role_and_label(Role::Button, "Employee return rate").click();
    harness.run();
    assert_eq!(counted(&harness), "5 of 259 rows");
    click(&mut harness, "Remove filter Words: textiles");
    click(&mut harness, "Remove filter Rate at least 70\u{a0}%");
    let field = harness.get_by_role_and_label(Role::TextInput, "Rate at least");
    assert_eq!(field.value().unwrap_or_default(), "");
    let with_metric = counted(&harness);
    click(&mut harness, "Remove filter Metric: Employee return rate");
    assert_ne!(counted(&harness), with_metric);
    assert_eq!(counted(&harness), "259 of 259 rows");
}

#[test]
fn where_no_row_passes_the_filter_to_blame_is_named() {
    let mut harness = english();
    type_into(&mut harness, "Filter rows", "employee return rate steel china");
    type_into(&mut harness, "Rate at least", "101");
    assert_eq!(counted(&harness), "0 of 259 rows");
    assert_eq!(said(&harness, "No row passes").len(), 1);
    assert_eq!(said(&harness, "Without it"), ["Without it there are 11 rows.", "Without it there are 2 rows."]);
    keep(&harness, "empty.png");
    click(&mut harness, "Take off Rate at least 101\u{a0}%");
    assert_eq!(counted(&harness), "2 of 259 rows");
}

#[test]
fn dates_and_standing_filter_behind_more() {
    let mut harness = alone(SAMPLE);
    click(&mut harness, "More");
    keep(&harness, "popup-more.png");
    type_into(&mut harness, "From", "2020-04");
    assert_eq!(said(&harness, " of 8 rows"), ["8 of 8 rows"], "no date yet");
    assert_eq!(said(&harness, "Write the day as").len(), 1);
    type_into(&mut harness, "From", "-01");
    assert_eq!(said(&harness, " of 8 rows"), ["1 of 8 rows"]);
    assert!(harness.query_by_label("Remove filter From: 1 April 2020").is_some());
    press(&mut harness, Key::Escape);
    click(&mut harness, "Clear filters");
    click(&mut harness, "More");
    harness.get_by_role_and_label(Role::RadioButton, "Firm only").click();
    harness.run();
    assert_eq!(said(&harness, " of 8 rows"), ["7 of 8 rows"], "one is provisional");
    assert!(harness.query_by_label("Remove filter Standing: Firm only").is_some());
    press(&mut harness, Key::Escape);
    click(&mut harness, "Clear filters");
    assert_eq!(said(&harness, " of 8 rows"), ["8 of 8 rows"]);
}

#[test]
fn facets_offer_only_what_has_rows() {
    let mut harness = alone(SAMPLE);
    type_into(&mut harness, "Filter rows", "steel");
    click(&mut harness, "Metric");
    keep(&harness, "popup-metric.png");
    assert!(harness.query_by_role_and_label(Role::Button, "Employee return rate").is_some());
    assert!(harness.query_by_role_and_label(Role::Button, "Operating rate").is_none());
    harness.get_by_role_and_label(Role::Button, "Employee return rate").click();
    harness.run();
    assert!(harness.query_by_label("Remove filter Metric: Employee return rate").is_some());
    assert!(
        harness.query_by_role_and_label(Role::ColumnHeader, "Metric").is_none(),
        "it would say the same everywhere"
    );
}
