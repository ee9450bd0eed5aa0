//! What is painted on the plots of Trends beside the marks of claims: the crosshair, goals, implied bounds, what the legend lights
//! up; and the menus and words around them.

use crate::page_trends::{OPERATING, SME, checked, entry, labels, open, open_text, open_with, plot_names};
use crate::pages::options;
use egui::accesskit::Role;
use egui::epaint::ClippedShape;
use egui::{Key, Modifiers, Pos2, Rect, Shape, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, ThemeChoice};
use resumption_monitor::gui::pages::Page;

const PLOT: &str = "Plot of Operating rate, Resumption rate, absolute: 22 claims";

/// All shapes of the last frame that can be seen, without those that hold others.
fn shapes(harness: &Harness<'_, App>) -> Vec<Shape> {
    fn flat(shape: &Shape, all: &mut Vec<Shape>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|it| flat(it, all)),
            Shape::Noop => {}
            other => all.push(other.clone()),
        }
    }
    let mut all = Vec::new();
    let seen = |it: &&ClippedShape| it.clip_rect.intersects(it.shape.visual_bounding_rect());
    harness.output().shapes.iter().filter(seen).for_each(|it| flat(&it.shape, &mut all));
    all
}

/// Texts that are painted, with their places.
fn texts(harness: &Harness<'_, App>) -> Vec<(String, Rect)> {
    let text = |it: &Shape| match it {
        Shape::Text(it) => Some((it.galley.text().replace('\u{a0}', " "), it.visual_bounding_rect())),
        _ => None,
    };
    shapes(harness).iter().filter_map(text).collect()
}

/// The lines through a place, upright and level.
fn lines_through(harness: &Harness<'_, App>, at: Pos2) -> (usize, usize) {
    let ends = |it: &Shape| match it {
        Shape::LineSegment { points, .. } => Some(*points),
        _ => None,
    };
    let lines: Vec<[Pos2; 2]> = shapes(harness).iter().filter_map(ends).collect();
    let upright = lines.iter().filter(|[a, b]| a.x == at.x && b.x == at.x && (a.y - b.y).abs() > 100.0).count();
    let level = lines.iter().filter(|[a, b]| a.y == at.y && b.y == at.y && (a.x - b.x).abs() > 100.0).count();
    (upright, level)
}

#[test]
fn a_crosshair_goes_with_the_pointer_and_tells_day_and_value() {
    let mut harness = open();
    let plot = harness.get_by_label(PLOT).rect();
    let at = plot.center() + egui::vec2(31.3, 40.7);
    assert_eq!(lines_through(&harness, at), (0, 0));
    harness.hover_at(at);
    harness.run();
    assert_eq!(lines_through(&harness, at), (1, 1));
    let beside = texts(&harness).into_iter().filter(|(it, _)| it.ends_with(" 2020") && it.split(' ').count() == 3);
    let chips: Vec<(String, Rect)> = beside.filter(|(_, rect)| rect.center().y > plot.bottom() - 40.0).collect();
    assert!(chips.iter().any(|(_, rect)| (rect.center().x - at.x).abs() < 3.0), "the day below it: {chips:?}");
    harness.hover_at(pos2(300.0, 790.0));
    harness.run();
    assert_eq!(lines_through(&harness, at), (0, 0), "it leaves with the pointer");
}

#[test]
fn the_goal_is_a_line_with_its_number() {
    let harness = open();
    let goals = |harness: &Harness<'_, App>| texts(harness).into_iter().filter(|it| it.0.starts_with("goal ")).count();
    assert_eq!(goals(&harness), 1);
    let (text, rect) = texts(&harness).into_iter().find(|it| it.0.starts_with("goal ")).unwrap();
    assert_eq!(text, "goal 100 %");
    // Dashes below the words, all along the plot.
    let dash = |it: &&Shape| match it {
        Shape::LineSegment { points: [a, b], .. } => {
            a.y == b.y && (a.y - rect.bottom()).abs() < 3.0 && (a.x - b.x).abs() < 8.0
        }
        _ => false,
    };
    assert!(shapes(&harness).iter().filter(dash).count() > 40, "a dashed line");
    let (harness, _folder) = open_text(
        r#"(format: 1, title: "t", regions: [(id: "r", name: "R")], metrics: [(id: "m", name: "M", unit: Percent)],
        series: [(metric: "m", region: "r", points: [(on: "2020-02-01", value: Exactly(2)), (on: "2020-02-02", value: Exactly(3))])])"#,
    );
    assert_eq!(goals(&harness), 0, "a metric without one has none");
}

#[test]
fn an_implied_bound_says_what_it_rests_on_and_can_be_left_out() {
    let mut harness = open();
    let label = |harness: &Harness<'_, App>| texts(harness).into_iter().find(|it| it.0.starts_with("implied: "));
    let (said, place) = label(&harness).expect("the bound that the daily increase implies");
    assert_eq!(said, "implied: less than 49 % on 1 March");
    // Its mark stands beside the words; pointing at it tells the lineage.
    let plot = harness.get_by_label(PLOT).rect();
    let mut told = Vec::new();
    'found: for x in [-10.0, -14.0, -6.0, -2.0] {
        for y in 0..20_u8 {
            harness.hover_at(pos2(place.left() + x, place.top() + 60.0 - 6.0 * f32::from(y)));
            harness.run();
            told = labels(&harness, "76 % on 28 March");
            if !told.is_empty() {
                break 'found;
            }
        }
    }
    assert!(plot.contains(place.center()));
    assert_eq!(told, ["76 % on 28 March − 27 days × more than 1 pp"]);
    // With its mark zoomed out of view, no half of the words is left behind.
    harness.get_by_label(PLOT).focus();
    harness.run();
    for key in [Key::ArrowLeft, Key::ArrowLeft, Key::ArrowLeft, Key::Plus, Key::Plus] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(label(&harness), None);
    harness.key_press(Key::Num0);
    harness.run();
    assert!(label(&harness).is_some());
    harness.get_by_label("Display").click();
    harness.run();
    harness.get_by_role_and_label(Role::CheckBox, "Implied bounds").click();
    harness.run();
    assert_eq!(label(&harness), None);
}

#[test]
fn pointing_at_an_entry_of_the_legend_lights_its_series_alone() {
    let mut harness = open();
    let colours = |harness: &Harness<'_, App>| -> usize {
        let plot = harness.get_by_label(PLOT).rect();
        let mesh = |it: &Shape| match it {
            Shape::Mesh(mesh) if plot.expand(40.0).contains_rect(mesh.calc_bounds()) => Some(mesh.clone()),
            _ => None,
        };
        let mut seen = std::collections::BTreeSet::new();
        for mesh in shapes(harness).iter().filter_map(mesh) {
            seen.extend(mesh.vertices.iter().filter(|it| it.color.a() == 255).map(|it| it.color.to_array()));
        }
        seen.len()
    };
    let all = colours(&harness);
    assert!(all >= 3, "three series: {all}");
    let place = entry(&harness, &format!("{OPERATING} 99.1 %")).rect().center();
    harness.hover_at(place);
    harness.run();
    let lit = colours(&harness);
    assert!(lit < all && lit >= 1, "the others are pale: {lit} of {all}");
    harness.hover_at(pos2(300.0, 790.0));
    harness.run();
    assert_eq!(colours(&harness), all);
}

#[test]
fn a_choice_of_one_closes_the_menu_and_a_switch_leaves_it_open() {
    let mut harness = open();
    let open = |harness: &Harness<'_, App>| harness.query_by_label("A plot for each region").is_some();
    harness.get_by_label("Display").click();
    harness.run();
    for switch in ["Events", "Implied bounds", "Events"] {
        harness.get_by_role_and_label(Role::CheckBox, switch).click();
        harness.run();
        assert!(open(&harness), "{switch}");
    }
    harness.get_by_label("A plot for each region").click();
    harness.run();
    assert!(!open(&harness));
    assert_eq!(plot_names(&harness).len(), 2);
}

#[test]
fn those_that_wait_are_counted_among_the_chosen() {
    let mut harness = open_with(options(Page::Trends, Language::English, ThemeChoice::Light));
    harness.get_by_role_and_label(Role::TextInput, "Find a series").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Find a series").type_text("operating rate");
    harness.run();
    let all = labels(&harness, "Pick all ").into_iter().next().unwrap();
    harness.get_by_label(&all).click();
    harness.run();
    let waiting = labels(&harness, "").into_iter().find(|it| it.ends_with(" more chosen")).expect("some wait");
    let waiting: usize = waiting.split(' ').next().unwrap().parse().unwrap();
    harness.get_by_label(&format!("All that is known; 8 of {} series shown.", 8 + waiting));
}

#[test]
fn long_names_are_whole_in_the_legend_and_cut_in_their_middle_in_the_list() {
    let mut harness = open();
    let row = harness.get_by_role_and_label(Role::CheckBox, SME).rect();
    let painted = texts(&harness);
    let legend = "China · Small and medium-sized (SMEs) · Resumption rate";
    assert!(painted.iter().any(|it| it.0 == legend), "{painted:?}");
    let listed = painted.iter().find(|(_, rect)| row.contains(rect.center()) && rect.width() > 40.0).unwrap();
    assert!(listed.0.starts_with("China · Small") && listed.0.ends_with("(SMEs)"), "{listed:?}");
    assert!(listed.0.contains('…') && row.contains_rect(listed.1), "{listed:?}");
    harness.hover_at(row.center());
    harness.run();
    harness.run_steps(8);
    assert!(labels(&harness, SME).iter().any(|it| it == SME), "hovering shows all of it");
    let boxed = checked(&harness, Role::CheckBox, SME);
    assert!(boxed, "and it is read out whole");
}

#[test]
fn an_event_and_a_claim_are_left_by_escape_and_the_end_key_goes_to_the_newest() {
    let mut harness = open();
    harness.get_by_label(PLOT).focus();
    harness.run();
    harness.key_press(Key::Home);
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    let kept = labels(&harness, &format!("{OPERATING}: "));
    assert!(kept[0].contains("on 18 May 2020"), "{kept:?}");
    harness.key_press_modifiers(Modifiers::NONE, Key::Escape);
    harness.run();
    assert!(labels(&harness, &format!("{OPERATING}: ")).is_empty());
}

#[test]
fn changes_are_not_counted_from_a_doubtful_figure() {
    let (mut harness, _folder) = open_text(
        r#"(format: 1, title: "t", regions: [(id: "r", name: "R")],
        metrics: [(id: "m", name: "M", unit: Percent, range: (min: 0, max: 100))],
        series: [(metric: "m", region: "r", points: [(on: "2020-03-01", value: Exactly(50)),
            (on: "2020-03-05", value: Exactly(60), standing: Doubtful), (on: "2020-03-10", value: Exactly(80))])])"#,
    );
    harness.get_by_label("Change since…").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Base date").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "Base date").type_text("2020-03-06");
    harness.run();
    harness.get_by_label("Table").click();
    harness.run();
    let said = labels(&harness, "+30 pp");
    assert_eq!(said.len(), 1, "80 less the 50 of 1 March: {:?}", labels(&harness, "+"));
}

#[test]
fn what_changes_are_counted_from_is_no_change() {
    let (mut harness, _folder) = open_text(
        r#"(format: 1, title: "t", regions: [(id: "a", name: "A"), (id: "b", name: "B"), (id: "c", name: "C"),
            (id: "d", name: "D")],
        metrics: [(id: "m", name: "M", unit: Percent, range: (min: 0, max: 100))],
        series: [(metric: "m", region: "a", points: [(on: "2020-03-01", value: Exactly(50)),
            (on: "2020-05-10", value: Exactly(80))]),
            (metric: "m", region: "b", points: [(on: "2020-02-15", value: Exactly(40))]),
            (metric: "m", region: "c", points: [(on: "2020-03-13", value: MoreThan(95))]),
            (metric: "m", region: "d", points: [(on: "2020-03-13", value: Exactly(9), standing: Doubtful)])])"#,
    );
    for region in ["B", "C", "D"] {
        let row = labels(&harness, "").into_iter().find(|it| it.ends_with(&format!("· {region}"))).unwrap();
        if !checked(&harness, Role::CheckBox, &row) {
            harness.get_by_role_and_label(Role::CheckBox, &row).click();
            harness.run();
        }
    }
    harness.get_by_label("Change since…").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Base date").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "Base date").type_text("2020-04-06");
    harness.run();
    assert!(labels(&harness, "M · A").iter().any(|it| it == "M · A +30 pp"), "{:?}", labels(&harness, "M · A"));
    harness.get_by_label("M · B no claim since 6 April 2020");
    harness.get_by_label("M · C no claim since 6 April 2020");
    let told = labels(&harness, "M · ");
    assert!(told.iter().any(|it| it.contains("D: only doubtful figures on or before 6 April 2020")), "{told:?}");
    harness.get_by_label("Table").click();
    harness.run();
    harness.get_by_label("M · B: no claim since 6 April 2020; 40 per cent on 15 February 2020; no source named");
    let bound = "M · C: no claim since 6 April 2020; more than 95 per cent on 13 March 2020; no source named";
    harness.get_by_label(bound);
    assert!(labels(&harness, "0 pp").is_empty());
    harness.get_by_label("base");
}

#[test]
fn an_axis_reaches_what_a_bound_fades_to_and_the_whole_of_a_level_in_per_cent() {
    let ticks = |range: &str, value: &str| {
        let (harness, _folder) = open_text(&format!(
            "(format: 1, title: \"t\", regions: [(id: \"r\", name: \"R\")],
            metrics: [(id: \"m\", name: \"M\", unit: Percent, range: ({range}))],
            series: [(metric: \"m\", region: \"r\", points: [(on: \"2020-02-01\", value: {value})])])"
        ));
        texts(&harness).into_iter().map(|it| it.0).collect::<Vec<_>>()
    };
    let has = |all: &[String], tick: &str| all.iter().any(|it| it == tick);
    let level = ticks("min: 0", "Exactly(70)");
    assert!(has(&level, "100 %"), "normal is 100: {level:?}");
    let interest = ticks("min: 0", "Exactly(4)");
    assert!(has(&interest, "4 %") && !has(&interest, "100 %"), "near what is said: {interest:?}");
    let past = ticks("min: 0", "Exactly(180)");
    assert!(has(&past, "100") || has(&past, "150"), "{past:?}");
    let bound = ticks("max: 50", "MoreThan(20)");
    assert!(has(&bound, "50 %"), "where it ends: {bound:?}");
}
