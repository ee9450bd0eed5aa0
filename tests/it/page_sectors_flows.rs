//! Sectors: what the filters, the keyboard and the panel below do in detail.
#![cfg(test)]

use crate::page_sectors::{
    Alone, SAMPLE, alone, app, chosen, click, counted, english, keep, press, rows, said, type_into,
};
use crate::page_sectors_table::wheel;
use crate::pages::options;
use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, ThemeChoice};
use resumption_monitor::gui::pages::Page;

/// A data set with names that are written in more than one way.
const ACCENTS: &str = r#"(format: 1, title: "t", regions: [(id: "a", name: (en: "Île-de-France", zh: "法兰西岛")), (id: "b", name: "Łódź")],
    metrics: [(id: "m", name: "Rate", unit: Percent, range: (min: 0, max: 100))], sources: [(id: "s", title: "Press")],
    series: [(metric: "m", region: "a", points: [(on: "2020-03-01", value: Exactly(50), source: "s", quote: "Les cafés ont rouvert.")]),
        (metric: "m", region: "b", points: [(on: "2020-03-02", value: Exactly(60)), (on: "2020-03-02", value: Exactly(70), standing: Doubtful)])])"#;

#[test]
fn words_are_found_past_accents_case_and_width_in_names_and_quotes() {
    for (typed, found) in [
        ("ile", "row 1, All sectors, Île-de-France"),
        ("ÎLE", "row 1, All sectors, Île-de-France"),
        ("lodz", "row 1, All sectors, Łódź"),
        ("ｌｏｄｚ", "row 1, All sectors, Łódź"),
        ("法兰西", "row 1, All sectors, Île-de-France"),
        ("cafes", "row 1, All sectors, Île-de-France"),
        ("CAFÉS rouvert", "row 1, All sectors, Île-de-France"),
    ] {
        let mut harness = alone(ACCENTS);
        type_into(&mut harness, "Filter rows", typed);
        let rows = rows(&harness);
        assert!(rows.len() == 1 && rows[0].starts_with(found), "{typed}: {rows:?}");
    }
}

#[test]
fn of_a_doubtful_twin_it_is_not_said_that_there_is_one_claim_only() {
    let mut harness = alone(ACCENTS);
    type_into(&mut harness, "Filter rows", "lodz");
    press(&mut harness, Key::ArrowDown);
    assert_eq!(said(&harness, "can’t all be right").len(), 1);
    assert_eq!(said(&harness, "only claim"), Vec::<String>::new());
    assert_eq!(said(&harness, "The firmest of 2 claims for 2 March 2020").len(), 1);
}

/// How many rows an entry of an open facet is told to have.
fn count_of(harness: &Harness<'static, App>, name: &str) -> Option<String> {
    let entry = harness.query_by_role_and_label(Role::Button, name)?;
    entry.accesskit_node().data().description().map(str::to_owned)
}

#[test]
fn the_counts_of_a_facet_follow_the_other_filters_and_hold() {
    let mut harness = english();
    click(&mut harness, "Metric");
    let before: usize = count_of(&harness, "Employee return rate").unwrap().parse().unwrap();
    press(&mut harness, Key::Escape);
    type_into(&mut harness, "Filter rows", "steel");
    click(&mut harness, "Metric");
    let after: usize = count_of(&harness, "Employee return rate").unwrap().parse().unwrap();
    assert!(after > 0 && after < before, "{after} of {before}");
    harness.get_by_role_and_label(Role::Button, "Employee return rate").click();
    harness.run();
    assert_eq!(counted(&harness), format!("{after} of 259 rows"), "it is as many as were told");
    click(&mut harness, "Metric");
    assert!(count_of(&harness, "Resumption rate").is_some(), "its own choice takes none of the others away");
}

#[test]
fn a_window_of_dates_has_two_ends() {
    let mut harness = alone(SAMPLE);
    click(&mut harness, "Every claim");
    let all = rows(&harness).len();
    click(&mut harness, "More");
    type_into(&mut harness, "From", "2020-03-28");
    let from = said(&harness, &format!(" of {all} rows"))[0].clone();
    type_into(&mut harness, "To", "2020-03-28");
    press(&mut harness, Key::Escape);
    let both = rows(&harness);
    assert_ne!(said(&harness, &format!(" of {all} rows"))[0], from, "what is later is out, too");
    assert!(!both.is_empty() && both.iter().all(|it| it.contains("28 March 2020")), "{both:#?}");
    click(&mut harness, "Remove filter To: 28 March 2020");
    assert_eq!(said(&harness, &format!(" of {all} rows"))[0], from);
}

#[test]
fn enter_in_the_rate_field_applies_it_and_opens_nothing() {
    let mut harness = english();
    type_into(&mut harness, "Filter rows", "返岗率 纺织");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Escape);
    assert_eq!(said(&harness, "Taken as the latest").len(), 0);
    type_into(&mut harness, "Rate at least", "60");
    let counted = counted(&harness);
    press(&mut harness, Key::Enter);
    assert_eq!(said(&harness, "Taken as the latest").len(), 0, "the panel stays shut");
    assert!(harness.get_by_role_and_label(Role::TextInput, "Rate at least").is_focused(), "one can type on");
    assert_eq!(self::counted(&harness), counted);
}

#[test]
fn shift_reaches_by_click_too_and_the_hull_is_exact() {
    let mut harness = alone(SAMPLE);
    type_into(&mut harness, "Filter rows", "employee return rate");
    let row = |harness: &Harness<'static, Alone>, nth: usize| {
        let name = rows(harness)[nth].clone();
        harness
            .get_all_by_role(Role::Row)
            .find(|it| it.accesskit_node().label().is_some_and(|it| it.replace('\u{a0}', " ") == name))
            .unwrap()
            .click_modifiers(if nth == 0 { Modifiers::NONE } else { Modifiers::SHIFT });
    };
    row(&harness, 0);
    harness.run();
    press(&mut harness, Key::Escape);
    row(&harness, 1);
    harness.run();
    assert_eq!(chosen(&harness).len(), 2);
    let told = said(&harness, "2 rows selected.");
    // Of "more than 90 %" and "between 70 and 90 %": the lower end is stated, the upper one is the natural limit.
    assert_eq!(
        told,
        ["2 rows selected. Together: at least 70 %. No average: the data set has no weights for them."],
        "{:?}",
        chosen(&harness)
    );
}

#[test]
fn find_goes_to_the_filter_from_the_rows() {
    let mut harness = english();
    press(&mut harness, Key::End);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::TextInput, "Filter rows").is_focused());
}

#[test]
fn a_column_is_fitted_to_what_stands_in_it_by_its_menu() {
    let mut harness = alone(SAMPLE);
    let column =
        |harness: &Harness<'static, Alone>| harness.get_by_role_and_label(Role::ColumnHeader, "Source").rect().width();
    let source = harness.get_by_role_and_label(Role::ColumnHeader, "Source");
    source.focus();
    harness.run();
    for _ in 0..4 {
        harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
        harness.run();
    }
    let narrow = column(&harness);
    harness.get_by_role_and_label(Role::ColumnHeader, "Source").click_secondary();
    harness.run();
    click(&mut harness, "Fit column");
    assert!(column(&harness) > narrow + 20.0, "{narrow} {}", column(&harness));
}

#[test]
fn the_panel_lists_claims_newest_first_with_a_plot() {
    let mut harness = english();
    type_into(&mut harness, "Filter rows", "operating rate industry 规模以上 全国");
    press(&mut harness, Key::ArrowDown);
    let mut dates: Vec<(f32, String)> = harness
        .query_all_by_role(Role::Label)
        .filter_map(|it| Some((it.rect().top(), it.value()?.replace('\u{a0}', " "))))
        .filter(|(_, it)| it.ends_with(" 2020") && it.split(' ').count() == 3)
        .collect();
    dates.sort_by(|a, b| a.0.total_cmp(&b.0));
    assert!(dates.len() >= 3 && dates[0].1 == "18 May 2020", "{dates:?}");
    let day = |it: &String| it.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let order = ["February", "March", "April", "May"];
    let key = |it: &String| {
        let parts = day(it);
        (order.iter().position(|it| *it == parts[1]), parts[0].parse::<u8>().unwrap())
    };
    assert!(dates.windows(2).all(|it| key(&it[0].1) >= key(&it[1].1)), "{dates:?}");
    let plot = harness.get_by_label_contains("Plot of ").rect();
    assert!(plot.width() > 200.0 && plot.height() > 60.0, "{plot:?}");
}

#[test]
fn a_claim_leads_to_its_sentence_lit_up_in_the_source() {
    let mut harness = app(options(Page::Sectors, Language::English, ThemeChoice::Light), (1280.0, 800.0));
    type_into(&mut harness, "Filter rows", "返岗率 钢铁");
    press(&mut harness, Key::ArrowDown);
    harness.get_all_by_label("Show in Sources").next().unwrap().click();
    harness.run();
    assert_eq!(crate::page_sources::page(&harness), "Sources");
    keep(&harness, "to-source.png");
    // Its sentence is heavier than those around it.
    let heavier = |it: &egui::epaint::ClippedShape| match &it.shape {
        egui::Shape::Text(text) => {
            let job = &text.galley.job;
            let said = |it: &egui::text::LayoutSection| job.text.get(it.byte_range.start.0..it.byte_range.end.0);
            job.sections.windows(2).any(|it| {
                let is_it = said(&it[1]).is_some_and(|it| it.starts_with("In steel and electronics more than 90"));
                is_it && it[0].format.font_id != it[1].format.font_id
            })
        }
        _ => false,
    };
    assert!(harness.output().shapes.iter().any(heavier), "the sentence is lit up");
}

#[test]
fn the_numbers_of_a_figure_are_lit_up_in_its_sentence() {
    let mut harness = english();
    type_into(&mut harness, "Filter rows", "返岗率 钢铁");
    press(&mut harness, Key::ArrowDown);
    let lit = |it: &egui::epaint::ClippedShape| match &it.shape {
        egui::Shape::Text(text) if text.galley.text().starts_with("In steel and electronics") => {
            let job = &text.galley.job;
            let grounds = job.sections.iter().filter(|it| it.format.background != egui::Color32::TRANSPARENT);
            let said = grounds.filter_map(|it| job.text.get(it.byte_range.start.0..it.byte_range.end.0));
            Some(said.map(|it| it.replace('\u{a0}', " ")).collect::<Vec<_>>())
        }
        _ => None,
    };
    let lit: Vec<Vec<String>> = harness.output().shapes.iter().filter_map(lit).collect();
    assert_eq!(lit, [["90 %"]]);
}

#[test]
fn what_is_against_a_figure_is_told_where_its_unit_leaves_no_room_for_a_mark() {
    let mut harness = english();
    type_into(&mut harness, "Filter rows", "N95");
    let rows = rows(&harness);
    assert!(rows.iter().any(|it| it.contains("1.66") && it.contains("conflict")), "{rows:?}");
    // Drawn, too, where a mark would have had a cross.
    let text = |it: &egui::epaint::ClippedShape| match &it.shape {
        egui::Shape::Text(text) => Some(text.galley.text().to_owned()),
        _ => None,
    };
    let drawn: Vec<String> = harness.output().shapes.iter().filter_map(text).collect();
    assert!(drawn.windows(2).any(|it| it == ["1.66", "conflict"]), "{drawn:?}");
}

#[test]
fn how_firmly_a_figure_stands_is_told_in_its_cell_and_where_the_pointer_rests() {
    let mut harness = alone(SAMPLE);
    let cell =
        harness.get_by(|it| it.role() == Role::Cell && it.label().is_some_and(|it| it.contains(", provisional")));
    cell.hover();
    for _ in 0..60 {
        harness.step();
    }
    assert_eq!(said(&harness, "provisional"), ["more than 95 % · 28 March 2020 · provisional"]);
    let row =
        harness.query_by(|it| it.role() == Role::Row && it.label().is_some_and(|it| it.contains(", provisional")));
    assert!(row.is_some(), "and where the whole row is read");
}

#[test]
fn one_escape_closes_one_thing() {
    let mut harness = english();
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Enter);
    click(&mut harness, "Columns");
    let details = |harness: &Harness<'static, App>| harness.query_by_label("Open in Trends").is_some();
    let menu = |harness: &Harness<'static, App>| harness.query_by_role_and_label(Role::CheckBox, "Group").is_some();
    assert!(details(&harness) && menu(&harness));
    press(&mut harness, Key::Escape);
    assert!(details(&harness) && !menu(&harness), "the menu goes first");
    press(&mut harness, Key::Escape);
    assert!(!details(&harness));
}

#[test]
fn the_wheel_scrolls_the_page_where_the_rows_are_at_their_end() {
    let mut harness = app(options(Page::Sectors, Language::English, ThemeChoice::Light), (427.0, 300.0));
    let top =
        |harness: &Harness<'static, App>| harness.get_by_role_and_label(Role::TextInput, "Filter rows").rect().top();
    let turn = |harness: &mut Harness<'static, App>, points: f32| {
        harness.hover_at(egui::pos2(200.0, 200.0));
        harness.event(wheel(points));
        harness.run_steps(30);
    };
    let first = top(&harness);
    turn(&mut harness, -120.0);
    let scrolled = top(&harness);
    assert!(scrolled < first - 100.0, "{first} {scrolled}");
    turn(&mut harness, -50.0);
    assert!(!rows(&harness)[0].starts_with("row 1,"), "the pointer is over the rows now");
    assert_eq!(top(&harness), scrolled);
    turn(&mut harness, 50.0);
    assert!(rows(&harness)[0].starts_with("row 1,"));
    turn(&mut harness, 400.0);
    assert_eq!(top(&harness), first);
}
