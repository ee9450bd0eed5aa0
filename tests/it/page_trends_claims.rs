//! A claim on Trends: pointed at, kept, stepped to, in the table, and counted from a day.

use crate::page_trends::{CHOSEN, OPERATING, SME, Stage, copied, labels, open, open_text, plot_names};
use crate::pages::options;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, ThemeChoice};
use resumption_monitor::gui::pages::Page;
use resumption_monitor::gui::raster::Image;

#[test]
fn pointing_at_a_mark_tells_its_claim() {
    let options = options(Page::Trends, Language::English, ThemeChoice::Light);
    let mut stage = Stage::remembering(options, Vec2::new(1280.0, 800.0), CHOSEN);
    let before = stage.keep("trends-start.png");
    stage.pass(vec![Event::PointerMoved(pos2(793.0, 226.0))]);
    let told = stage.keep("trends-told.png");
    assert_ne!(before.rgba, told.rgba);
    stage.click(pos2(793.0, 226.0), PointerButton::Primary);
    stage.click(pos2(793.0, 226.0), PointerButton::Secondary);
    stage.keep("trends-menu.png");
    stage.pass(vec![Event::PointerMoved(pos2(600.0, 350.0))]);
    stage.click(pos2(600.0, 350.0), PointerButton::Primary);
    stage.pass(vec![Event::PointerMoved(pos2(300.0, 780.0))]);
    let after = stage.keep("trends-after.png");
    let same = before.rgba.iter().zip(&after.rgba).filter(|(a, b)| a == b).count();
    assert!(same * 100 > before.rgba.len() * 97, "a click beside every mark lets go of the claim");
}

/// Points at the plot step by step, from its upper right corner down and to the left, until a claim is told.
fn find_mark(harness: &mut Harness<'_, App>, plot: Rect, told: &str) -> Option<Pos2> {
    for step in 0..60_u8 {
        for down in [2.0, 10.0, 18.0] {
            let at = plot.right_top() + Vec2::new(-2.0 - 2.0 * f32::from(step), down);
            harness.hover_at(at);
            harness.run();
            if labels(harness, told).iter().any(|it| it == told) {
                return Some(at);
            }
        }
    }
    None
}

#[test]
fn a_click_on_a_mark_keeps_its_claim_and_copies_its_citation() {
    let mut harness = open();
    let plot = harness.get_by_label("Plot of Operating rate, Resumption rate, absolute: 22 claims").rect();
    // The claim furthest to the right and the highest is 99.1 % on 18 May.
    let at = find_mark(&mut harness, plot, "99.1 % on 18 May 2020").expect("a claim under the pointer");
    for pressed in [true, false] {
        let button = PointerButton::Primary;
        harness.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
    }
    let citation = copied(&mut harness).expect("a click copies");
    harness.run();
    let said = labels(&harness, &format!("{OPERATING}: ")).into_iter().next().unwrap();
    assert!(said.starts_with(&format!("{OPERATING}: 99.1 % on 18 May 2020. ")), "{said}");
    assert!(citation.starts_with(&said), "{citation}");
    assert!(citation.contains(" — ") && citation.contains("21 May 2020") && citation.contains("http"), "{citation}");
    harness.get_by_label("Copied");
    harness.get_by_label("Copy citation").click();
    assert_eq!(copied(&mut harness).as_ref(), Some(&citation));
    harness.get_by_label("Show in Sources").click();
    harness.run();
    assert_eq!(plot_names(&harness), Vec::<String>::new(), "another page is shown");
}

#[test]
fn the_arrow_keys_step_through_the_claims() {
    let mut harness = open();
    let kept = |harness: &Harness<'_, App>, title: &str| {
        labels(harness, &format!("{title}: ")).into_iter().next().unwrap_or_default()
    };
    harness.get_by_label("Plot of Operating rate, Resumption rate, absolute: 22 claims").focus();
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert!(kept(&harness, OPERATING).contains("99.1 % on 18 May 2020"), "{}", kept(&harness, OPERATING));
    harness.key_press(Key::Home);
    harness.run();
    let first = kept(&harness, OPERATING);
    assert!(first.contains("83.1 % on 23 February 2020 (derived)"), "{first}");
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(kept(&harness, OPERATING).contains("95 % on 1 March 2020"));
    harness.key_press(Key::ArrowDown);
    harness.run();
    let other = kept(&harness, SME);
    assert!(other.contains("on 2 March 2020"), "the nearest claim of the next series: {other}");
    let plot = harness.get_by_label("Plot of Operating rate, Resumption rate, absolute: 22 claims");
    assert!(plot.is_focused(), "arrows do not lead away from the plot");
}

#[test]
fn the_table_holds_the_claims_with_their_qualifiers() {
    let mut harness = open();
    harness.get_by_label("Both").click();
    harness.run();
    assert_eq!(plot_names(&harness).len(), 1, "the plot stays");
    assert!(!labels(&harness, "more than 30 %").is_empty(), "and the table is below it");
    harness.get_by_label("Table").click();
    harness.run();
    assert_eq!(plot_names(&harness), Vec::<String>::new());
    assert!(!labels(&harness, "more than 30 %").is_empty());
    harness.get_by_label("Export").click();
    harness.run();
    harness.get_by_label("Copy as table").click();
    let text = copied(&mut harness).unwrap();
    let rows: Vec<&str> = text.lines().collect();
    assert!(rows[0].starts_with("text\tqualifier\tlower\tupper\tlower_open\tupper_open\t"), "{}", rows[0]);
    let column = |name: &str| rows[0].split('\t').position(|it| it == name).unwrap();
    let cell = |row: &str, name: &str| row.split('\t').nth(column(name)).unwrap_or("").to_owned();
    assert_eq!(rows.len(), 23);
    let hubei = rows.iter().find(|it| cell(it, "date") == "2020-03-30" && cell(it, "region") == "Hubei").unwrap();
    let expected = ["more than 95 %", "MoreThan", "95", "100", "true", "false", "2020-03-30", "2020-03-31"];
    let names = ["text", "qualifier", "lower", "upper", "lower_open", "upper_open", "date", "stated"];
    assert_eq!(names.map(|it| cell(hubei, it)), expected);
    assert!(!cell(hubei, "source").is_empty() && !cell(hubei, "standing").is_empty(), "{hubei}");
    let about = rows.iter().find(|it| cell(it, "qualifier") == "About").unwrap();
    assert_eq!([cell(about, "lower"), cell(about, "upper")], ["", ""], "about asserts no ends: {about}");
    assert!(rows.windows(2).skip(1).all(|it| cell(it[0], "date") <= cell(it[1], "date")), "by date: {text}");
}

#[test]
fn changes_are_differences_of_intervals() {
    let mut harness = open();
    harness.get_by_label("Change since…").click();
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "Base date");
    assert_eq!(field.value().as_deref(), Some("2020-03-28"), "the first day on which all can be told");
    field.focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "Base date").type_text("2020-03-01");
    harness.run();
    let name = "Plot of Operating rate, Resumption rate, change since 1 March 2020: ";
    assert_eq!(labels(&harness, name).len(), 1, "{:?}", plot_names(&harness));
    let told = labels(&harness, SME).into_iter().find(|it| it.contains("counted from")).unwrap();
    assert!(told.contains("counted from 26 February 2020"), "{told}");
    assert!(told.contains("Hubei: no figure on or before 1 March 2020"), "{told}");
    assert!(told.contains("“about” is taken as ±5 %"), "{told}");
    harness.get_by_label("All that is known; 2 of 3 series shown.");
    harness.get_by_label("Export").click();
    harness.run();
    harness.get_by_label("Copy as table").click();
    let text = copied(&mut harness).unwrap();
    let row = text.lines().find(|it| it.starts_with("more than 80 %\t")).unwrap();
    // Above 80, less 32.8. That a rate ends at 100 is no statement: the bound stays one.
    assert!(row.contains("\tmore than +47.2 pp\t47.2\t\ttrue\t\t2020-03-01"), "{row}");
}

/// What is painted well within the plot, whatever the buttons around it look like.
fn in_plot(image: &Image) -> Vec<u8> {
    let rows = 200..520_usize;
    rows.flat_map(|y| image.rgba[(y * image.width as usize + 490) * 4..][..4 * 720].to_vec()).collect()
}

#[test]
fn keys_zoom_move_and_reset_the_view() {
    let mut stage = Stage::new(options(Page::Trends, Language::English, ThemeChoice::Light), Vec2::new(1280.0, 800.0));
    stage.keep("trends-start.png");
    stage.click(pos2(600.0, 350.0), PointerButton::Primary);
    let before = stage.keep("trends-focus.png");
    let mut press = |key, modifiers, name: &str| {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        stage.pass(vec![Event::ModifiersChanged(modifiers), event(true)]);
        stage.pass(vec![event(false), Event::ModifiersChanged(Modifiers::NONE)]);
        stage.keep(name)
    };
    for (key, modifiers) in [
        (Key::Plus, Modifiers::NONE),
        (Key::Minus, Modifiers::NONE),
        (Key::ArrowLeft, Modifiers::SHIFT),
        (Key::ArrowUp, Modifiers::SHIFT),
    ] {
        let moved = press(key, modifiers, "trends-moved.png");
        assert_ne!(in_plot(&moved), in_plot(&before), "{key:?}");
        let reset = press(Key::Num0, Modifiers::NONE, "trends-reset.png");
        assert_eq!(reset.rgba, before.rgba, "0 goes back after {key:?}");
    }
}

const QUARREL: &str = r#"(format: 1, title: "t", regions: [(id: "r", name: "R")],
    metrics: [(id: "m", name: "Rate", unit: Percent, range: (min: 0, max: 100))],
    series: [(metric: "m", region: "r", points: [
        (on: "2020-02-01", value: Exactly(40)),
        (on: "2020-03-01", value: Exactly(76), standing: Provisional), (on: "2020-03-01", value: Exactly(50)),
    ])])"#;

#[test]
fn how_a_claim_stands_and_what_conflicts_is_told_in_words() {
    let (mut harness, _folder) = open_text(QUARREL);
    let legend: Vec<String> =
        harness.query_all_by_role(Role::Switch).filter_map(|it| it.accesskit_node().label()).collect();
    assert!(legend[0].ends_with(" · conflict"), "{legend:?}");
    harness.get_by_label("Table").click();
    harness.run();
    let cells = labels(&harness, "76 %");
    assert!(cells.contains(&"76 % · provisional · conflict".to_owned()), "{cells:?}");
    let read: Vec<String> = harness.query_all_by_role(Role::Row).filter_map(|it| it.accesskit_node().label()).collect();
    let of = |figure: &str| read.iter().map(|it| it.replace('\u{a0}', " ")).find(|it| it.contains(figure)).unwrap();
    assert!(of("76 per cent on").contains("(provisional)"), "{read:#?}");
    assert!(of("76 per cent on").contains("Also for this date: 50 % · conflict"), "{read:#?}");
    assert!(of("50 per cent on").contains("Also for this date: 76 % · provisional · conflict"), "{read:#?}");
    assert!(!of("40 per cent on").contains("conflict"), "{read:#?}");
}

#[test]
fn the_card_follows_the_keys_until_the_pointer_moves() {
    let mut harness = open();
    let plot = harness.get_by_label("Plot of Operating rate, Resumption rate, absolute: 22 claims").rect();
    let at = find_mark(&mut harness, plot, "99.1 % on 18 May 2020").expect("a claim under the pointer");
    // The key has the word, too.
    let derived = |harness: &Harness<'_, App>| harness.query_all_by_label("derived").count();
    let before = derived(&harness);
    harness.get_by_label("Plot of Operating rate, Resumption rate, absolute: 22 claims").focus();
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    harness.key_press(Key::Home);
    harness.run();
    let told = |harness: &Harness<'_, App>, what: &str| labels(harness, what).iter().any(|it| it == what);
    assert!(derived(&harness) > before, "what was stepped to, which the card says is derived");
    assert!(!told(&harness, "99.1 % on 18 May 2020"), "not what the pointer was left at");
    harness.hover_at(at - Vec2::new(0.5, 0.0));
    harness.run();
    assert!(told(&harness, "99.1 % on 18 May 2020"));
    assert_eq!(derived(&harness), before);
}
