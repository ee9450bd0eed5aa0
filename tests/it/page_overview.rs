//! The page overview: what it says, and where each thing on it leads.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "helpers of tests, which may fail and write files")]

use crate::page_sources::{Window, file, has, page, window_of, window_sized, write};
use crate::pages::options;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{Options, ThemeChoice};
use resumption_monitor::gui::{pages::Page, picture};
use std::path::Path;

fn english() -> Options {
    options(Page::Overview, Language::English, ThemeChoice::Light)
}

fn window() -> Window {
    window_of(english())
}

/// A window on a data set of its own.
fn window_on(name: &str, text: &str) -> Window {
    window_of(Options { data: Some(file(name, text)), ..english() })
}

/// Clicks on the one thing whose name starts so, and says which page is then shown.
fn follow(window: &mut Window, name: &str) -> &'static str {
    click(window, name);
    page(window)
}

fn click(window: &mut Window, name: &str) {
    starting(window, name).click();
    window.run();
}

fn starting<'w>(window: &'w Window, name: &str) -> egui_kittest::Node<'w> {
    let name = name.to_owned();
    window.get(
        egui_kittest::kittest::by()
            .predicate(move |it| it.label().is_some_and(|label| plain(&label).starts_with(&name))),
    )
}

fn label_of(window: &Window, name: &str) -> String {
    plain(&starting(window, name).accesskit_node().label().unwrap_or_default())
}

/// With plain spaces, as people write.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn a_headline_card_says_its_figure_and_leads_to_trends() {
    let mut window = window();
    let name = label_of(&window, "Operating rate, ");
    assert_eq!(
        name,
        "Operating rate, 99.1 %, 18 May 2020, Industry · Above designated size, unchanged since 21 Apr, \
         2 claims for 18 May, all 99.1 %"
    );
    assert_eq!(follow(&mut window, "Operating rate, 99.1"), "Trends");
}

#[test]
fn a_change_that_rests_on_about_names_the_tolerance() {
    let name = label_of(&window(), "Resumption rate, about 91 %");
    assert!(
        name.contains("+2.45 to +11.55 pp since 15 Apr, +0.074 to +0.35 pp a day (about: ±5 %)"),
        "the interval of the change, rounded outwards: {name}"
    );
}

#[test]
fn changes_since_a_chosen_day_are_told_and_taken_back() {
    let mut window = window();
    write(&mut window, "Change since", "2020-03");
    assert!(!label_of(&window, "Operating rate, ").contains("since 1 Mar"), "half a date is none");
    assert!(has(&window, "Write the day as 2020-03-30"), "and this is told");
    write(&mut window, "Change since", "-10");
    let name = label_of(&window, "Operating rate, ");
    assert!(name.contains("unchanged since 21 Apr, +4.1 pp since 1 Mar, +0.053 pp a day"), "{name}");
    // The field is emptied from its end.
    for _ in 0.."2020-03-10".len() {
        window.key_press(egui::Key::Backspace);
        window.run();
    }
    write(&mut window, "Change since", "2020-01-01");
    assert!(label_of(&window, "Operating rate, ").contains("no earlier claim for 1 Jan or before"));
}

#[test]
fn a_day_is_chosen_from_those_that_have_figures() {
    let mut window = window();
    click(&mut window, "Choose a day…");
    crate::camera::shoot(&mut window, "overview-days");
    assert!(has(&window, "11 May 2020 (a week before)"), "before the newest, which is of 18 May");
    click(&mut window, "28 March 2020");
    let name = label_of(&window, "Operating rate, ");
    assert!(name.contains("+0.5 pp since 28 Mar, +0.0098 pp a day"), "{name}");
    click(&mut window, "Choose a day…");
    click(&mut window, "No day");
    assert!(!label_of(&window, "Operating rate, ").contains("28 Mar"));
}

#[test]
fn what_the_other_regions_say_is_listed_and_leads_to_each() {
    let mut window = window();
    let name = label_of(&window, "9 other regions, Operating rate");
    assert_eq!(name, "9 other regions, Operating rate, 15 Feb to 13 Mar", "each is of a date of its own");
    click(&mut window, "9 other regions, Operating rate");
    crate::camera::shoot(&mut window, "overview-others");
    assert_eq!(follow(&mut window, "Chongqing · "), "Sectors");
}

/// What the keyboard comes to, in its order, until it is back at the first.
fn stops(window: &mut Window) -> Vec<String> {
    let focused = |window: &Window| {
        let focused = window.query_all(egui_kittest::kittest::by().predicate(|it| it.is_focused() && !it.is_hidden()));
        focused.filter_map(|it| it.accesskit_node().label().or(it.accesskit_node().value())).map(|it| plain(&it)).next()
    };
    let mut stops: Vec<String> = Vec::new();
    for _ in 0..120 {
        window.key_press(egui::Key::Tab);
        window.run();
        let Some(name) = focused(window) else { continue };
        if stops.len() > 10 && stops.first() == Some(&name) {
            break;
        }
        stops.push(name);
    }
    stops
}

#[test]
fn every_number_is_a_stop_of_the_keyboard() {
    let mut window = window();
    let stops = stops(&mut window);
    let others = ["9 other regions, ", "51 + 41 = 92, agrees", "1 at risk · ", "0 problems · ", "Change since"];
    let claims = ["Operating rate, 99.1 %", "unchanged since 21 Apr", "2 claims for 18 May", "Hellenic Shipping"];
    let rows = ["Operating rate · Industry", "Leading enterprises, 92", "Special re-lending, 300", "Logistics: "];
    for name in others.iter().chain(&claims).chain(&rows) {
        assert!(stops.iter().any(|it| it.starts_with(name)), "no stop at {name}: {stops:#?}");
    }
}

#[test]
fn a_metric_leads_to_the_series_that_lag() {
    for by_key in [false, true] {
        let mut window = window();
        if by_key {
            starting(&window, "All series of Resumption rate").focus();
            window.run();
            window.key_press(egui::Key::Enter);
        } else {
            starting(&window, "All series of Resumption rate").click();
        }
        window.run();
        assert_eq!(page(&window), "Sectors");
        let rows: Vec<String> = window
            .query_all_by_role(egui::accesskit::Role::Row)
            .filter_map(|it| it.accesskit_node().label().map(|it| plain(&it)))
            .collect();
        assert!(rows.len() > 5 && rows.iter().all(|it| it.contains("resumption rate")), "{rows:#?}");
        assert!(rows[0].contains("less than 60 per cent, 11 March 2020"), "{rows:#?}");
    }
}

#[test]
fn sources_lead_to_the_sources() {
    let mut window = window();
    assert_eq!(follow(&mut window, "Daily Management Review"), "Sources");
}

#[test]
fn several_claims_for_one_day_lead_to_all_of_them() {
    let mut window = window();
    assert_eq!(follow(&mut window, "2 claims for 18 May, all 99.1 %"), "Sectors");
}

#[test]
fn the_part_stands_beside_the_whole_for_a_day_that_both_have() {
    let mut window = window();
    assert!(has(&window, "Hubei against China"));
    let hubei = "Operating rate · Industry · Above designated size · Hubei, 98.2 %, 21 April 2020";
    let china = "Operating rate · Industry · Above designated size · China, 99.1 %, 21 April 2020";
    assert_eq!(label_of(&window, china), china);
    assert_eq!(follow(&mut window, hubei), "Sectors");
}

#[test]
fn another_part_can_be_set_against_the_whole() {
    let mut window = window();
    click(&mut window, "Other region…");
    click(&mut window, "Jiangsu");
    assert!(has(&window, "Jiangsu against China"));
    assert!(has(&window, "Employee return rate · Industry · Above designated size · Jiangsu, 90 %, 18 March 2020"));
    assert!(!has(&window, "Hubei against China"));
}

#[test]
fn hovering_says_which_claim_was_taken_and_why() {
    let mut window = window();
    starting(&window, "Operating rate, ").hover();
    window.run();
    // The tooltip comes after a while.
    for _ in 0..20 {
        window.step();
    }
    assert!(has(&window, "Of 2 claims for 18 May 2020 that stand as firm and were stated on one day, the first"));
    assert!(has(&window, "Goal 100 %."));
    assert!(has(&window, "99.1 % of industrial firms with a turnover of 20 million yuan or more were running."));
}

#[test]
fn the_keyboard_gets_to_everything() {
    let mut window = window();
    starting(&window, "Operating rate, ").focus();
    window.run();
    window.key_press(egui::Key::Enter);
    window.run();
    assert!(!has(&window, "Hubei against China"), "another page is shown");
}

#[test]
fn chains_lead_to_what_was_said_of_them() {
    let window = window();
    assert_eq!(label_of(&window, "Core supporting"), "Core supporting enterprises, more than 7 679");
    let mut window = window_sized(english(), [1280.0, 4_000.0]); // rows that are out of view are not drawn
    assert_eq!(follow(&mut window, "Leading enterprises, 92"), "Sources");
    let lit = window.query_all(egui_kittest::kittest::by().predicate(|it| {
        it.toggled() == Some(egui::accesskit::Toggled::True)
            && it.label().is_some_and(|it| it.contains("Leading enterprises in all"))
    }));
    assert!(lit.count() > 0, "the sentence and what was taken from it are lit up");
}

#[test]
fn programmes_are_told_with_their_share_and_lead_to_the_tracker() {
    let mut window = window();
    let name = label_of(&window, "Re-lending and re-discount, 500 bn yuan,");
    assert_eq!(
        name,
        "Re-lending and re-discount, 500 bn yuan, more than 40 % used, rate less than 4.55 % · no deadline"
    );
    let arrears = label_of(&window, "Clearing undisputed arrears");
    assert!(arrears.contains("at risk · due 31 December 2020, 184 days left"), "{arrears}");
    assert_eq!(follow(&mut window, "Clearing undisputed arrears"), "Tracker");
    let mut window = self::window();
    assert_eq!(follow(&mut window, "23 more in Tracker"), "Tracker");
}

#[test]
fn what_does_not_fit_is_told_and_leads_to_what_explains_it() {
    let mut window = window();
    assert!(!has(&window, "Global supply chains: "));
    click(&mut window, "7 more");
    assert!(has(&window, "Global supply chains: "), "all of it is shown");
    assert!(has(&window, "Conflict: 119 and 199 on 18 Mar: Answers to a survey"));
    starting(&window, "Show fewer").click_accesskit(); // it is below what is in view
    window.run();
    assert!(!has(&window, "Global supply chains: "));
    for (name, page) in [
        ("Logistics: ", "Sources"),
        ("Conflict: 91.2 % and 82.5 % on 2 Mar", "Sectors"),
        ("Ambiguous: Clearing undisputed arrears", "Tracker"),
        ("Checks: 1 figure", "Tracker"),
        ("0 problems · 3 conflicts", "Problems"),
    ] {
        let mut window = self::window();
        assert_eq!(follow(&mut window, name), page, "{name}");
    }
}

#[test]
fn claims_that_conflict_are_told_on_the_card() {
    let window = window_on("small.ron", include_str!("samples/dataset-small.ron"));
    let name = label_of(&window, "Resumption rate, ");
    assert!(name.starts_with("Resumption rate, 76.8 %, 28 March 2020"), "the one stated last: {name}");
    assert!(name.contains("2 claims for 28 Mar: 76 % and 76.8 %"), "{name}");
    let change = "+43.2 to +44 pp since 26 Feb, +1.3 to +1.5 pp a day (over claims that conflict)";
    assert!(name.contains(change), "neither of the two is the one to take: {name}");
    assert_eq!(label_of(&window, "+43.2"), change, "it leads to the claims");
    assert!(has(&window, "1 conflict"));
}

#[test]
fn a_bad_record_is_counted() {
    let text = include_str!("samples/dataset-small.ron").replace("Exactly(32.8)", "Exactly(\"32.8\")");
    let mut window = window_on("bad.ron", &text);
    assert!(has(&window, "Problems: 1 in the data set"));
    assert_eq!(follow(&mut window, "Problems: 1"), "Problems");
}

#[test]
fn an_empty_data_set_says_what_to_do() {
    let mut window = window_on("empty.ron", r#"(format: 1, title: "Nothing yet")"#);
    assert!(has(&window, "Nothing yet"));
    assert!(has(&window, "This data set has no chains and no blockages."));
    click(&mut window, "Open…");
    assert!(has(&window, "Open a data set"), "the dialog is open");
}

#[test]
fn figures_that_are_no_rates_are_told_where_there_are_no_rates() {
    let text = r#"(format: 1, title: "Masks", metrics: [(id: "m", name: "Masks", unit: Count)], regions: [(id: "r", name: "R")],
        series: [(metric: "m", region: "r", points: [(on: "2020-01-01", value: Exactly(1))])])"#;
    let mut window = window_on("counts.ron", text);
    assert!(!has(&window, "There are no figures to show here"));
    assert_eq!(follow(&mut window, "Masks, 1, 1 January 2020"), "Trends");
}

/// Signed changes of regions that are part of nothing, week by week, with a gap.
fn changes() -> String {
    let week = |at: i64| jiff::civil::date(2020, 1, 5).saturating_add(jiff::ToSpan::weeks(at));
    let points = |region: i64| -> String {
        (0..40)
            .map(|at| match (at + region) % 13 {
                0 => format!("(on: \"{}\", value: Missing(NotStated)),", week(at)),
                n => format!("(on: \"{}\", value: Exactly({})),", week(at), (n * 7 + region * 3) % 50 - 48),
            })
            .collect()
    };
    let regions: Vec<String> = (0..9).map(|at| format!("(id: \"s{at}\", name: \"State {at}\")")).collect();
    let series: Vec<String> =
        (0..9).map(|at| format!("(metric: \"openings\", region: \"s{at}\", points: [{}])", points(at))).collect();
    let (regions, series) = (regions.join(", "), series.join(", "));
    format!(
        "(format: 1, title: \"Openings\", metrics: [(id: \"openings\", name: \"Small businesses open, change on January\", \
         unit: Percent)], regions: [{regions}], series: [{series}])"
    )
}

#[test]
fn signed_changes_without_a_whole_are_told_with_their_region() {
    let mut window = window_on("changes.ron", &changes());
    assert!(has(&window, "Small businesses open, change on January, −14 %, 27 September 2020, State 0"));
    // None of nine states speaks for all: the places that are left go to other states, and all of them are listed.
    assert!(has(&window, "4 October 2020, State 1") && has(&window, "4 October 2020, State 2"));
    assert!(has(&window, "This data set has no chains and no blockages."));
    click(&mut window, "9 regions, Small businesses open");
    assert!(has(&window, "State 1 · −38 % · 4 Oct"));
    assert_eq!(follow(&mut window, "State 1 · −38 %"), "Sectors");
    let mut window = window_on("changes.ron", &changes());
    assert_eq!(follow(&mut window, "Small businesses open, change on January, −14 %"), "Trends");
}

/// The page as it was known on a day, chosen at the foot of the rail.
fn window_as_known_on(day: &str) -> Window {
    let mut window = window();
    window.get_by_role_and_label(egui::accesskit::Role::Button, "as known on").click();
    window.run();
    write(&mut window, "Day", day);
    window.key_press(egui::Key::Escape);
    window.run();
    window
}

/// What is said of claims that are hidden.
fn hidden(window: &Window) -> String {
    let of_it = egui_kittest::kittest::by().predicate(|it| it.value().is_some_and(|it| it.contains("hidden")));
    let mut told = window.query_all(of_it).filter_map(|it| it.accesskit_node().value());
    plain(&told.next().unwrap_or_default())
}

#[test]
fn only_what_was_known_is_shown() {
    let mut window = window_as_known_on("2020-03-31");
    crate::camera::shoot(&mut window, "overview-as-known");
    assert!(has(&window, "Leading enterprises, 92"));
    assert_eq!(hidden(&window), "as known on 31 March 2020 · 116 later claims hidden");
    let name = label_of(&window, "Operating rate, ");
    assert!(name.starts_with("Operating rate, 98.6 %, 28 March 2020"), "{name}");
    assert!(has(&window, "Employee return rate · Industry · Above designated size · Hubei, about 70 %, 28 March 2020"));
}

#[test]
fn what_is_hidden_is_told_and_can_be_shown_again() {
    let mut window = window_as_known_on("2019-01-01");
    assert_eq!(hidden(&window), "as known on 1 January 2019 · 392 later claims hidden");
    assert!(has(&window, "The data set has no figure that was known on this day."));
    let all: Vec<_> = window.query_all_by_label("Show all that is known").collect();
    assert_eq!(all.len(), 2, "beside what is hidden and in the empty place");
    all.first().unwrap().click();
    drop(all);
    window.run();
    assert!(!has(&window, "as known on 1 ") && has(&window, "Operating rate, 99.1 %"));
}

#[test]
fn what_was_not_known_yet_is_not_told() {
    let window = window_as_known_on("2020-03-14");
    let name = label_of(&window, "Resumption rate, ");
    assert!(name.starts_with("Resumption rate, about 60 %, 13 March 2020"), "{name}");
    for later in ["Leading enterprises", "Logistics: ", "Hubei against", "18 May", "Checks: ", "This data set has no"] {
        assert!(!has(&window, later), "{later} was told later");
    }
}

/// Pictures are kept here, to be looked at.
fn keep(name: &str, png: &[u8]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), png).unwrap();
}

#[test]
fn it_is_drawn_in_small_and_large_windows_and_on_other_data() {
    let sample = file("drawn.ron", include_str!("samples/dataset-small.ron"));
    let signed = file("signed.ron", &changes());
    let empty = file("nothing.ron", r#"(format: 1, title: "Nothing yet")"#);
    for (data, of) in [(None, ""), (Some(sample), "sample-"), (Some(signed), "changes-"), (Some(empty), "empty-")] {
        for (width, height) in [(900.0, 600.0), (1280.0, 800.0), (1680.0, 1050.0)] {
            for (language, code, theme) in
                [(Language::English, "en", ThemeChoice::Light), (Language::Chinese, "zh", ThemeChoice::Dark)]
            {
                let options = Options { data: data.clone(), ..options(Page::Overview, language, theme) };
                let image = picture(options, width, height, 1.0).unwrap();
                keep(&format!("overview-{of}{width}-{code}.png"), &image.to_png().unwrap());
            }
        }
    }
}

#[test]
fn everything_stands_within_the_page_at_each_size_and_on_other_data() {
    let signed = file("within.ron", &changes());
    let sample = file("within-sample.ron", include_str!("samples/dataset-small.ron"));
    for data in [None, Some(signed), Some(sample)] {
        for size in [[1280.0, 800.0], [900.0, 600.0]] {
            for language in [Language::English, Language::Chinese] {
                let window = window_sized(
                    Options { data: data.clone(), ..options(Page::Overview, language, ThemeChoice::Light) },
                    size,
                );
                let spots = window.query_all_by_role(egui::Role::Button);
                let rects: Vec<_> =
                    spots.map(|it| (it.rect(), it.accesskit_node().label().unwrap_or_default())).collect();
                assert!(rects.len() > 8, "{size:?}");
                for (rect, name) in &rects {
                    assert!(rect.left() >= 0.0 && rect.right() <= size[0], "{name} at {size:?}: {rect:?}");
                }
                // A place to click lies within another whole, or beside it.
                for (at, (a, name)) in rects.iter().enumerate() {
                    for (b, other) in &rects[at + 1..] {
                        let both = a.intersect(*b);
                        let apart = both.width() < 8.0 || both.height() < 5.0;
                        let within = a.expand(7.0).contains_rect(*b) || b.expand(7.0).contains_rect(*a);
                        assert!(apart || within, "{name} {a:?} and {other} {b:?} at {size:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn numbers_of_an_axis_are_whole_where_they_have_thousands() {
    let text = r#"(format: 1, title: "t", regions: [(id: "w", name: "W"), (id: "p", name: "P", within: "w")],
        metrics: [(id: "m", name: "Firms", unit: Count, range: (min: 0))],
        series: [(metric: "m", region: "w", points: [(on: "2020-03-01", value: Exactly(4000))]),
            (metric: "m", region: "p", points: [(on: "2020-03-01", value: Exactly(2500))])])"#;
    let mut window = window_on("thousands.ron", text);
    crate::camera::shoot(&mut window, "overview-thousands");
    let painted = |wanted: &str| {
        let is_it = |it: &egui::epaint::ClippedShape| match &it.shape {
            egui::Shape::Text(text) => plain(text.galley.text()) == wanted,
            _ => false,
        };
        window.output().shapes.iter().filter(|it| is_it(it)).count()
    };
    for tick in ["1 000", "2 000", "3 000"] {
        assert!(painted(tick) > 0, "{tick}");
    }
}
