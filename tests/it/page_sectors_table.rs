//! The table of Sectors: columns, the choice of rows, what is copied and exported, the chart beside it, many rows.
#![cfg(test)]

use crate::page_sectors::{
    Alone, SAMPLE, alone, alone_at, app, chosen, click, copied, counted, english, keep, press, rows, said, type_into,
};
use crate::pages::options;
use egui::{Key, Modifiers, Role, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, ThemeChoice};
use resumption_monitor::gui::command::Command;
use resumption_monitor::gui::context::{Queue, ViewCtx};
use resumption_monitor::gui::pages::{Page, SectorsPage};
use resumption_monitor::gui::theme::Tokens;
use std::fmt::Write as _;

fn headings<S>(harness: &Harness<'static, S>) -> Vec<String> {
    let mut found: Vec<(f32, String)> = harness
        .get_all_by_role(Role::ColumnHeader)
        .map(|it| (it.rect().left(), it.accesskit_node().label().unwrap_or_default()))
        .collect();
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, it)| it).collect()
}

fn heading(harness: &Harness<'static, Alone>, name: &str) -> egui::Rect {
    harness
        .get_all_by_role(Role::ColumnHeader)
        .find(|it| it.accesskit_node().label().is_some_and(|it| it.starts_with(name)))
        .unwrap()
        .rect()
}

fn drag<S>(harness: &mut Harness<'static, S>, from: egui::Pos2, to: egui::Pos2) {
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.step();
    harness.hover_at(from + (to - from) * 0.5);
    harness.step();
    harness.hover_at(to);
    harness.step();
    harness.drop_at(to);
    harness.run();
}

fn with<R>(state: &mut Alone, work: impl FnOnce(&mut SectorsPage, &ViewCtx<'_>) -> R) -> R {
    let (tokens, queue) = (Tokens::light(), Queue::default());
    let Alone { page, session, desk, as_known_on, .. } = state;
    let cx = ViewCtx {
        store: &session.store,
        session,
        desk,
        language: Language::English,
        tokens: &tokens,
        as_known_on: *as_known_on,
        today: jiff::civil::date(2020, 6, 30),
        commands: &queue,
    };
    work(page, &cx)
}

#[test]
fn columns_are_moved_and_made_wider_with_the_pointer() {
    // A double click is quick.
    let mut harness = alone_at(SAMPLE, 0.02);
    let first: Vec<String> = headings(&harness).into_iter().take(3).collect();
    assert_eq!(first, ["Sector, ascending, sorted second", "Region", "Size"]);
    let (size, region) = (heading(&harness, "Size"), heading(&harness, "Region"));
    drag(&mut harness, size.center(), region.left_center() + vec2(4.0, 0.0));
    let first: Vec<String> = headings(&harness).into_iter().take(3).collect();
    assert_eq!(first, ["Sector, ascending, sorted second", "Size", "Region"], "a drag is no click: it does not sort");
    let before = heading(&harness, "Source").width();
    let edge = harness.get_by_role_and_label(Role::Splitter, "Resize Source").rect().center();
    drag(&mut harness, edge, edge + vec2(-20.0, 0.0));
    let narrower = heading(&harness, "Source").width();
    assert!((before - narrower - 20.0).abs() < 9.0, "{before} {narrower}");
    let edge = harness.get_by_role_and_label(Role::Splitter, "Resize Source").rect().center();
    for _ in 0..2 {
        harness.drag_at(edge);
        harness.drop_at(edge);
        harness.step();
    }
    harness.run();
    let fitted = heading(&harness, "Source").width();
    assert!(fitted > before, "it is as wide as “State Council joint mechanism”: {fitted}");
    keep(&harness, "wide-source.png");
    // What is wider than the card is reached with the arrows.
    let rate = heading(&harness, "Rate").left();
    click(&mut harness, "row 3, Steel, China, employee return rate, more than 90 per cent, 28 March 2020");
    press(&mut harness, Key::ArrowRight);
    assert!(heading(&harness, "Rate").left() < rate);
    assert!(harness.query_by_role_and_label(Role::ScrollBar, "Scroll sideways").is_some());
}

#[test]
fn columns_are_moved_hidden_and_fitted_with_the_keyboard_and_by_menus() {
    let mut harness = alone(SAMPLE);
    harness.get_by_role_and_label(Role::ColumnHeader, "Region").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::ArrowRight);
    harness.run();
    assert_eq!(headings(&harness)[1..3], ["Size", "Region"]);
    let before = heading(&harness, "Region").width();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert!(heading(&harness, "Region").width() > before);
    harness.get_by_role_and_label(Role::ColumnHeader, "Region").click_secondary();
    harness.run();
    keep(&harness, "menu-heading.png");
    click(&mut harness, "Hide column");
    assert!(!headings(&harness).contains(&"Region".to_owned()));
    harness.get_by_role_and_label(Role::ColumnHeader, "As of").click_secondary();
    harness.run();
    click(&mut harness, "Then sort by it");
    assert!(headings(&harness).contains(&"As of, ascending, sorted third".to_owned()), "{:?}", headings(&harness));
    click(&mut harness, "Columns");
    keep(&harness, "popup-columns.png");
    click(&mut harness, "Move Source left");
    assert_eq!(headings(&harness).last().map(String::as_str), Some("Trend"));
    click(&mut harness, "Reset columns");
    assert_eq!(headings(&harness)[1..3], ["Region", "Size"]);
}

#[test]
fn what_was_chosen_is_remembered_by_the_ids_of_the_file() {
    let mut harness = alone(SAMPLE);
    type_into(&mut harness, "Filter rows", "china");
    type_into(&mut harness, "Rate at least", "70");
    click(&mut harness, "Every claim");
    click(&mut harness, "Metric");
    harness.get_by_role_and_label(Role::Button, "Employee return rate").click();
    harness.run();
    click(&mut harness, "Chart");
    harness.get_by_role_and_label(Role::ColumnHeader, "Rate").click();
    harness.run();
    harness.get_by_role_and_label(Role::ColumnHeader, "Size").click_secondary();
    harness.run();
    click(&mut harness, "Hide column");
    let (shown, columns) = (rows(&harness), headings(&harness));
    let memory = with(harness.state_mut(), |page, cx| page.memory(cx));
    let text = ron::to_string(&memory).unwrap();
    assert!(text.contains("employee-return-rate") || text.contains("metric:Some(\""), "by ids: {text}");

    let mut again = alone(SAMPLE);
    let memory = ron::from_str(&text).unwrap();
    with(again.state_mut(), |page, cx| page.recall(&memory, cx));
    again.run();
    assert_eq!((rows(&again), headings(&again)), (shown, columns));
    let field = again.get_by_role_and_label(Role::TextInput, "Rate at least").value();
    assert_eq!(field.map(|it| it.replace('\u{a0}', " ")).as_deref(), Some("70 %"));
    assert!(again.query_by_label_contains("Chart of").is_some());

    // What the data set or the program does not know is left out.
    let strange = text.replace("metric:Some(\"", "metric:Some(\"no-").replace("\"figure\"", "\"colour\"");
    let mut other = alone(SAMPLE);
    let memory = ron::from_str(&strange).unwrap();
    with(other.state_mut(), |page, cx| page.recall(&memory, cx));
    other.run();
    assert!(!rows(&other).is_empty());
    assert!(!with(other.state_mut(), |page, cx| page.memory(cx) == memory));
}

#[test]
fn what_was_held_with_a_key_counts_though_it_is_let_go_of_in_the_same_frame() {
    let mut harness = english();
    let down = |modifiers| egui::Event::Key {
        key: Key::ArrowDown,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    // A slow frame gets all of it at once, and Shift is up again at its end.
    for modifiers in [Modifiers::NONE, Modifiers::NONE, Modifiers::SHIFT, Modifiers::SHIFT] {
        harness.input_mut().events.push(down(modifiers));
    }
    harness.run_steps(8);
    let chosen = chosen(&harness);
    assert!(chosen.len() == 3 && chosen[0].starts_with("row 2,"), "{chosen:?}");
}

#[test]
fn rows_are_chosen_with_shift_and_ctrl_and_say_what_they_state_together() {
    let mut harness = english();
    type_into(&mut harness, "Filter rows", "返岗率 全国");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Home);
    for _ in 0..2 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        harness.run();
    }
    assert_eq!(chosen(&harness).len(), 3);
    let told = said(&harness, "3 rows selected.");
    let average = "No average: the data set has no weights for them.";
    assert!(told.len() == 1 && told[0].contains("Together: ") && told[0].contains(average), "{told:?}");
    keep(&harness, "selected.png");
    let third = harness
        .get_all_by_role(Role::Row)
        .find(|it| it.accesskit_node().label().is_some_and(|it| it.starts_with("row 2,")))
        .unwrap();
    third.click_modifiers(Modifiers::COMMAND);
    harness.run();
    assert_eq!(said(&harness, "2 rows selected.").len(), 1);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    let all = counted(&harness).split(' ').next().unwrap().to_owned();
    assert_eq!(said(&harness, &format!("{all} rows selected.")).len(), 1);
    harness.event(egui::Event::Copy);
    let text = copied(&mut harness);
    assert_eq!(text.lines().count(), all.parse::<usize>().unwrap() + 1);
    harness.run();
    assert_eq!(said(&harness, &format!("{all} rows copied")).len(), 1, "it is told");
    // Of several metrics there is no range.
    click(&mut harness, "Clear filters");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    assert_eq!(said(&harness, "259 rows selected. They are of several metrics").len(), 1);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::Escape);
    assert_eq!(said(&harness, "rows selected").len(), 0);
}

#[test]
fn letters_lead_to_the_next_row_that_begins_with_them() {
    let mut harness = alone(SAMPLE);
    click(&mut harness, "row 1, Industry, Above designated size, China, operating rate, 98.6 per cent, 28 March 2020");
    for letter in ["t", "e"] {
        harness.event(egui::Event::Text(letter.to_owned()));
        harness.run();
    }
    assert!(chosen(&harness)[0].contains("Textile"), "{:?}", chosen(&harness));
    harness.event(egui::Event::Text("x".to_owned()));
    harness.run();
    assert!(chosen(&harness)[0].contains("Textile"), "what goes on with the word stays");
    // Of "st" the second letter is no word of its own, which would lead to Textile.
    harness.run_steps(8);
    for letter in ["s", "t"] {
        harness.event(egui::Event::Text(letter.to_owned()));
        harness.step();
    }
    harness.run();
    assert!(chosen(&harness)[0].contains("Steel"), "{:?}", chosen(&harness));
}

#[test]
fn the_menu_of_a_row_copies_leads_on_and_filters() {
    let mut harness = alone(SAMPLE);
    let steel = "row 3, Steel, China, employee return rate, more than 90 per cent, 28 March 2020";
    let open = |harness: &mut Harness<'static, Alone>| {
        harness.get_by_label(steel).click_secondary();
        harness.run();
    };
    open(&mut harness);
    keep(&harness, "menu-row.png");
    assert_eq!(chosen(&harness), [steel], "a right click chooses the row that it is on");
    click(&mut harness, "Copy 1 row");
    open(&mut harness);
    click(&mut harness, "Open in Trends");
    let asked = std::mem::take(&mut harness.state_mut().asked);
    let [Command::Copy(text), Command::Tell(told), Command::ShowInTrends(_)] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!((text.lines().count(), told.as_str()), (2, "1 row copied"));
    open(&mut harness);
    click(&mut harness, "Only Steel");
    assert_eq!(said(&harness, " of 8 rows"), ["1 of 8 rows"]);
    assert!(harness.query_by_label("Remove filter Sector: Steel").is_some());
}

#[test]
fn rows_are_exported_as_csv_under_a_name_that_tells_the_filters() {
    let mut harness = alone(SAMPLE);
    type_into(&mut harness, "Filter rows", "hubei");
    click(&mut harness, "Export");
    keep(&harness, "popup-export.png");
    click(&mut harness, "2 rows shown, as CSV…");
    click(&mut harness, "Export");
    click(&mut harness, "All 8 rows, as CSV…");
    let asked = &harness.state().asked;
    let [Command::Export(shown), Command::Export(all)] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!((shown.name.as_str(), all.name.as_str()), ("sectors-words-hubei.csv", "sectors.csv"));
    let text = String::from_utf8(shown.bytes.clone()).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("Sector,Group,Region,Size,Metric,Figure,Qualifier,Lower,Upper,Unit,As of"), "{text}");
    assert!(lines[1].contains("Hubei") && lines[1].contains(",more than,95,100,%,2020-03-28"), "{text}");
    assert_eq!((lines.len(), all.bytes.split(|it| *it == b'\n').count()), (3, 10));
}

#[test]
fn the_source_is_a_filter_whose_counts_follow_the_others() {
    let mut harness = alone(SAMPLE);
    click(&mut harness, "More");
    keep(&harness, "popup-more.png");
    let offered = harness.query_all_by_label("Firm only").count();
    assert_eq!(offered, 1);
    let title = harness.state().session.store.data().sources[0].title.en.clone();
    harness
        .get_all_by_role(Role::Button)
        .find(|it| it.accesskit_node().label().as_deref() == Some(&title))
        .unwrap()
        .click();
    harness.run();
    assert!(harness.query_by_label(&format!("Remove filter Source: {title}")).is_some());
    let told = said(&harness, " of 8 rows");
    assert!(told.len() == 1 && !told[0].starts_with("8 of"), "{told:?}");
}

#[test]
fn the_chart_and_the_table_are_linked_both_ways() {
    let mut harness = app(options(Page::Sectors, Language::English, ThemeChoice::Light), (1480.0, 800.0));
    type_into(&mut harness, "Filter rows", "返岗率 全国");
    type_into(&mut harness, "Rate at least", "80");
    let chart = harness.get_by_label_contains("Chart of 13 rows, together").rect();
    keep(&harness, "chart-13.png");
    let pitch = chart.height() / 13.0;
    let at = |nth: f32| pos2(chart.center().x, chart.top() + (nth + 0.5) * pitch);
    // A click chooses, a drag chooses all that it is drawn over.
    harness.drag_at(at(1.0));
    harness.drop_at(at(1.0));
    harness.run();
    assert_eq!(chosen(&harness).len(), 1);
    assert!(chosen(&harness)[0].starts_with("row 2,"), "{:?}", chosen(&harness));
    drag(&mut harness, at(2.0), at(5.0));
    assert_eq!(said(&harness, "4 rows selected.").len(), 1);
    assert!(chosen(&harness).first().is_some_and(|it| it.starts_with("row 3,")), "{:?}", chosen(&harness));
    keep(&harness, "chart-brushed.png");
    // Pointing at a bar tells its claim.
    harness.hover_at(at(3.0));
    harness.run();
    harness.run_steps(8);
    keep(&harness, "chart-hovered.png");
    assert!(said(&harness, "28 March 2020").len() + said(&harness, "2020").len() > 0);
    click(&mut harness, "Chart");
    assert!(harness.query_by_label_contains("Chart of").is_none());
    assert_eq!(harness.run(), 1, "nothing goes on");
}

/// The first and the last row that the chart says it shows.
fn window(harness: &Harness<'static, App>) -> (usize, usize) {
    let caption = said(harness, "Drag to select.");
    let of = caption.first().and_then(|it| it.strip_prefix("Rows ")).and_then(|it| it.split_once(" of "));
    let (first, last) = of.and_then(|it| it.0.split_once(" to ")).unwrap();
    (first.parse().unwrap(), last.parse().unwrap())
}

#[test]
fn of_many_rows_the_chart_shows_those_around_the_table_and_goes_with_it() {
    let mut harness = app(options(Page::Sectors, Language::English, ThemeChoice::Light), (1280.0, 800.0));
    let chart = harness.get_by_label_contains("Chart of 259 rows").rect();
    keep(&harness, "chart-all.png");
    let (first, fit) = window(&harness);
    assert!(first == 1 && (20..60).contains(&fit), "{fit}");
    assert!(fit > rows(&harness).len() + 8, "it shows more than the table");
    // The table to its end, and the chart with it.
    press(&mut harness, Key::End);
    press(&mut harness, Key::Escape);
    assert_eq!(window(&harness), (260 - fit, 259));
    // A row a page up is in the window still: it does not move below the eye.
    press(&mut harness, Key::PageUp);
    press(&mut harness, Key::Escape);
    assert_eq!(window(&harness), (260 - fit, 259));
    // A click chooses the row of just that bar, also one that the table does not show, and brings it there.
    let at = |row: f32| pos2(chart.center().x, chart.top() + (row + 0.5) * chart.height() / fit as f32);
    harness.drag_at(at(2.0));
    harness.drop_at(at(2.0));
    harness.run();
    let row = format!("row {},", 262 - fit);
    assert!(chosen(&harness).len() == 1 && chosen(&harness)[0].starts_with(&row), "{row}: {:?}", chosen(&harness));
    assert_eq!(window(&harness), (260 - fit, 259));
    // The wheel over the chart turns both by as many rows.
    press(&mut harness, Key::Home);
    assert_eq!(window(&harness), (1, fit));
    harness.hover_at(chart.center());
    harness.event(wheel(-10.4 * chart.height() / fit as f32));
    harness.run_steps(30);
    assert_eq!(window(&harness), (11, fit + 10));
    assert!(rows(&harness)[0].starts_with("row 11,"), "{:?}", rows(&harness)[0]);
    keep(&harness, "chart-turned.png");
    harness.set_size(vec2(900.0, 600.0));
    harness.run();
    assert!(harness.query_by_label_contains("Chart of").is_none(), "a narrower window is the table's");
    click(&mut harness, "Chart");
    keep(&harness, "chart-900.png");
    assert!(harness.query_by_label_contains("Chart of 259 rows").is_some());
}

#[test]
fn a_sort_by_rate_puts_rates_first_and_a_chart_without_marks_says_why() {
    let mut harness = app(options(Page::Sectors, Language::English, ThemeChoice::Light), (1280.0, 800.0));
    for _ in 0..2 {
        harness
            .get_by(|it| it.role() == Role::ColumnHeader && it.label().is_some_and(|it| it.starts_with("Rate")))
            .click();
        harness.run();
        assert!(rows(&harness).iter().all(|it| it.contains(" per cent,")), "{:?}", rows(&harness));
        assert_eq!(said(&harness, "No marks"), [""; 0]);
        press(&mut harness, Key::End);
        press(&mut harness, Key::Escape);
        assert_eq!(said(&harness, "No marks").len(), 1, "{:?}", rows(&harness));
        press(&mut harness, Key::Home);
        press(&mut harness, Key::Escape);
    }
}

pub(crate) fn wheel(points: f32) -> egui::Event {
    egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, points),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

#[test]
fn many_rows_are_asked_on_a_thread_and_the_last_is_reached() {
    let mut text = String::from(
        "(format: 1, title: \"t\", regions: [(id: \"r\", name: \"R\"), (id: \"s\", name: \"S\")], metrics: [(id: \"m\", name: \"M\", unit: Percent, range: (min: 0, max: 100))], series: [",
    );
    for region in ["r", "s"] {
        write!(text, "(metric: \"m\", region: \"{region}\", points: [").unwrap();
        for (nth, day) in jiff::civil::date(1900, 1, 1).series(jiff::ToSpan::days(1)).take(26_000).enumerate() {
            write!(text, "(on: \"{day}\", value: Exactly({})),", nth % 100).unwrap();
        }
        text += "]),";
    }
    text += "])";
    let mut harness = alone(&text);
    let wait = |harness: &mut Harness<'static, Alone>| {
        let started = std::time::Instant::now();
        while harness.state().page.is_working() && started.elapsed().as_secs() < 60 {
            std::thread::sleep(std::time::Duration::from_millis(2));
            harness.step();
        }
        harness.run();
    };
    wait(&mut harness);
    click(&mut harness, "Every claim");
    assert_eq!(said(&harness, "Looking…").len(), 1, "the answer before stays, and says so");
    assert_eq!(rows(&harness).len(), 2);
    wait(&mut harness);
    assert_eq!(said(&harness, " rows")[0], "52 000 of 52 000 rows");
    press(&mut harness, Key::End);
    let last = rows(&harness).last().cloned();
    assert_eq!(last.as_deref(), Some("row 52 000, All sectors, S, M, 99 per cent, 9 March 1971"));
    assert_eq!(chosen(&harness), [last.unwrap()]);
    let (row, table) = (harness.get_by_label_contains("row 52").rect(), harness.get_by_role(Role::Table).rect());
    assert!(table.contains_rect(row.shrink2(vec2(20.0, 1.0))), "{row:?} in {table:?}");
    press(&mut harness, Key::Escape);
    // The wheel, and the bar to both ends.
    let first = |harness: &Harness<'static, Alone>| rows(harness)[0].split(',').next().unwrap().to_owned();
    let before = first(&harness);
    harness.hover_at(table.center());
    harness.event(wheel(320.0));
    harness.run_steps(20);
    assert_ne!(first(&harness), before);
    let bar = harness.get_by_role_and_label(Role::ScrollBar, "Scroll rows").rect();
    drag(&mut harness, bar.center_bottom() - vec2(0.0, 4.0), bar.center_top() - vec2(0.0, 30.0));
    assert_eq!(first(&harness), "row 1");
    drag(&mut harness, bar.center_top() + vec2(0.0, 4.0), bar.center_bottom() + vec2(0.0, 30.0));
    assert!(rows(&harness).last().unwrap().starts_with("row 52 000,"), "{:?}", rows(&harness).last());
}

#[test]
fn pointing_at_a_row_lights_its_bar_and_at_a_bar_its_row() {
    let mut harness = alone(SAMPLE);
    click(&mut harness, "Chart");
    let row = harness.get_by_label_contains("row 3, Steel").rect();
    let chart = harness.get_by_label_contains("Chart of 8 rows").rect();
    let lit = |harness: &Harness<'static, Alone>, at: egui::Pos2| {
        let track = Tokens::light().track;
        let is_lit = |it: &egui::epaint::ClippedShape| match &it.shape {
            egui::Shape::Rect(rect) => rect.fill == track && rect.rect.contains(at) && rect.rect.height() < 40.0,
            _ => false,
        };
        harness.output().shapes.iter().any(is_lit)
    };
    let (in_table, in_chart) = (row.left_center() + vec2(8.0, 0.0), pos2(chart.center().x, row.center().y));
    assert!(!lit(&harness, in_table) && !lit(&harness, in_chart));
    harness.hover_at(in_table + vec2(40.0, 0.0));
    harness.run();
    assert!(lit(&harness, in_chart), "the bars of few rows stand beside them");
    harness.hover_at(in_chart);
    harness.run();
    assert!(lit(&harness, in_table));
}
