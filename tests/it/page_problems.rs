//! The page Problems, used by the names of its controls.
#![cfg(test)]

use super::page_sources::{Window, click, click_and_copy, file, has, keep, page, window_of, window_on, write};
use super::pages::options;
use egui_kittest::kittest::Queryable as _;
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{Options, ThemeChoice};
use resumption_monitor::gui::command::UiCommand;
use resumption_monitor::gui::pages::Page;

const SAMPLE: &str = include_str!("samples/dataset-small.ron");

/// The sample with three faults: an unknown region, a text for a number, and a date that is none.
fn broken() -> String {
    let broken = SAMPLE
        .replacen("region: \"CN-HB\", points", "region: \"CN-HX\", points", 1)
        .replacen("value: Exactly(116)", "value: Exactly(\"116\")", 1)
        .replacen("on: \"2020-04-12\"", "on: \"2020-04-31\"", 1);
    assert_ne!(broken, SAMPLE);
    broken
}

fn window(name: &str) -> Window {
    window_on(Page::Problems, Language::English, Some(file(name, &broken())))
}

/// A claim of issued loans above the quota, and a conflict.
const TRACKER: &str = r#"(format: 1, programmes: [
    Loan(id: "re-lending", name: "Re-lending", quota: Exactly(300000000000), claims: [
        (on: "2020-03-28", measure: Issued, value: Exactly(310000000000)),
    ]),
])"#;

#[test]
fn a_broken_file_shows_each_fault_by_name_and_the_rest_of_the_data() {
    let mut window = window("broken.ron");
    for words in
        ["E302, broken.ron:56:50", "CN-HX", "did you mean", "E204, broken.ron:", "E307, broken.ron:", "2020-04-31"]
    {
        assert!(has(&window, words), "{words} is not shown");
    }
    assert!(has(&window, "3 errors and 1 finding of the checks"));
    click(&mut window, "E307, broken.ron");
    assert!(has(&window, "(on: \"2020-04-31\", value: Exactly(-48.3)),\n     ^^^^^^^^^^^^"), "the line is not shown");
    assert!(has(&window, "In series 7, point 3"));
    // Of 15 claims in 8 series, a series with its claim and two points of others could not be read.
    assert!(has(&window, "12 claims · 7 series · 2 sources"));
    let broken = Some(file("broken.ron", &self::broken()));
    for (language, code) in [(Language::English, "en"), (Language::Chinese, "zh")] {
        let options = Options { data: broken.clone(), ..options(Page::Problems, language, ThemeChoice::Light) };
        keep(&format!("problems-{code}-broken.png"), options.clone(), 1280.0, 800.0);
        let options = Options { theme: Some(ThemeChoice::Dark), ..options };
        keep(&format!("problems-{code}-broken-900.png"), options, 900.0, 600.0);
    }
}

#[test]
fn words_and_classes_filter_the_list() {
    let mut window = window("filter.ron");
    write(&mut window, "Filter problems", "cn-hx");
    assert!(has(&window, "E302") && !has(&window, "E307"));
    click(&mut window, "Findings 1");
    assert!(has(&window, "No problem has these words."));
    click(&mut window, "Clear filter");
    assert!(has(&window, "E302") && has(&window, "E307") && has(&window, "conflict, Resumption rate"));
    click(&mut window, "Findings 1");
    assert!(!has(&window, "E307, ") && has(&window, "conflict, Resumption rate"));
}

#[test]
fn a_conflict_leads_to_its_series_and_a_flag_to_its_programme() {
    let data = Some(file("conflict.ron", SAMPLE));
    let mut window = window_on(Page::Problems, Language::English, data);
    assert!(has(
        &window,
        "conflict, Resumption rate · SMEs · China, 28 March 2020: 76 % (State Council joint mechanism) against 76.8 % (Caixin)"
    ));
    click(&mut window, "conflict, ");
    assert_eq!(page(&window), "Sectors");

    let tracker = file("flag-tracker.ron", TRACKER);
    let options = Options { tracker: Some(tracker), ..options(Page::Problems, Language::English, ThemeChoice::Light) };
    let mut window = window_of(options);
    assert!(has(
        &window,
        "check, Re-lending · Issued, 28 March 2020: 310 bn yuan is more than the quota of 300 bn yuan."
    ));
    click(&mut window, "check, Re-lending");
    assert_eq!(page(&window), "Tracker");
}

#[test]
fn a_fault_of_a_file_leads_to_the_record_that_it_is_in() {
    let mut window = window("record.ron");
    // A point of the masks could not be read; their series is there with its others.
    click(&mut window, "E204, record.ron");
    assert_eq!(page(&window), "Problems", "the line of the file is looked at first");
    click(&mut window, "Show the claims on Sectors");
    assert_eq!(page(&window), "Sectors");
    let mut window = self::window("record.ron");
    click(&mut window, "E302, record.ron");
    assert!(!has(&window, "Show the claims on Sectors"), "the series was left out");

    let tracker = TRACKER.replace("measure: Issued", "measure: Isued");
    let options = Options {
        data: Some(file("fine-data.ron", "(format: 1, title: \"Fine\", metrics: [], series: [])")),
        tracker: Some(file("slip-tracker.ron", &tracker)),
        ..options(Page::Problems, Language::English, ThemeChoice::Light)
    };
    let mut window = window_of(options);
    click(&mut window, "Show it on Tracker");
    assert_eq!(page(&window), "Tracker");
}

/// The item that the panel shows: "2 of 4".
fn nth(window: &Window) -> String {
    let all = super::page_sources::all(window, " of 4");
    all.iter().map(super::page_sources::name).find(|it| it.len() == 6).unwrap_or_default()
}

#[test]
fn the_keyboard_goes_from_problem_to_problem() {
    let mut window = window("keys.ron");
    assert_eq!(nth(&window), "1 of 4");
    let press = |window: &mut Window, modifiers: egui::Modifiers, key: egui::Key| {
        window.key_press_modifiers(modifiers, key);
        window.run();
    };
    press(&mut window, egui::Modifiers::NONE, egui::Key::F8);
    assert_eq!(nth(&window), "1 of 4", "the first is shown before, and gone to now");
    press(&mut window, egui::Modifiers::NONE, egui::Key::F8);
    assert_eq!(nth(&window), "2 of 4");
    press(&mut window, egui::Modifiers::SHIFT, egui::Key::F8);
    press(&mut window, egui::Modifiers::SHIFT, egui::Key::F8);
    assert_eq!(nth(&window), "1 of 4", "there is none before the first");
    click(&mut window, "Next problem");
    assert_eq!(nth(&window), "2 of 4");
    // The rows are one stop: arrows go through them, and Enter follows a finding.
    click(&mut window, "E204, keys.ron");
    press(&mut window, egui::Modifiers::NONE, egui::Key::End);
    assert_eq!(nth(&window), "4 of 4");
    crate::camera::shoot(&mut window, "problems-conflict");
    assert!(has(&window, "76 % (State Council joint mechanism): Of SMEs, 76 % had resumed."), "the claims are told");
    press(&mut window, egui::Modifiers::NONE, egui::Key::ArrowUp);
    assert_eq!(nth(&window), "3 of 4");
    press(&mut window, egui::Modifiers::NONE, egui::Key::ArrowDown);
    press(&mut window, egui::Modifiers::NONE, egui::Key::Enter);
    assert_eq!(page(&window), "Sectors");
}

#[test]
fn conflicts_that_were_not_known_yet_are_hidden_and_this_is_told() {
    let data = Some(file("later.ron", SAMPLE));
    let mut window = window_on(Page::Problems, Language::English, data);
    assert!(has(&window, "Findings · 1 conflict"));
    click(&mut window, "as known on");
    write(&mut window, "Day", "2020-03-30");
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(!has(&window, "conflict, Resumption rate"), "the other figure was published a day later");
}

#[test]
fn the_report_is_copied_as_the_shell_prints_it() {
    let copied = click_and_copy(&mut window("copied.ron"), "Copy all");
    assert!(
        copied.contains("copied.ron:56:50:") && copied.contains("error E302: ") && copied.contains("^^^^^^^"),
        "{copied}"
    );
    assert!(copied.contains("conflict: Resumption rate"), "{copied}");
}

#[test]
fn with_nothing_wrong_it_says_so_and_what_is_checked() {
    let data = file("fine.ron", "(format: 1, title: \"Fine\", metrics: [], series: [])");
    let tracker = file("fine-tracker.ron", "(format: 1, programmes: [])");
    let options = Options {
        data: Some(data),
        tracker: Some(tracker),
        ..options(Page::Problems, Language::English, ThemeChoice::Light)
    };
    keep("problems-en-none.png", options.clone(), 1280.0, 800.0);
    let window = window_of(options);
    assert!(has(&window, "Nothing is wrong with either file."));
    assert!(has(&window, "The content: ids, dates, ranges"));
}

/// A data set of one source and a number of series of which each is broken.
fn many(faults: usize) -> String {
    let head =
        r#"(format: 1, title: "Many", metrics: [(id: "m", name: "M")], regions: [(id: "r", name: "R")], series: ["#;
    let series = |at: usize| {
        format!("\n(metric: \"m\", region: \"no-{at}\", points: [(on: \"2020-01-01\", value: Exactly(1))]),")
    };
    [head.to_owned()].into_iter().chain((0..faults).map(series)).chain(["])".to_owned()]).collect()
}

fn quickest_frame(window: &mut Window) -> std::time::Duration {
    let frame = |_| {
        let started = std::time::Instant::now();
        window.step();
        started.elapsed()
    };
    (0..20).map(frame).min().unwrap()
}

#[test]
fn a_hundred_thousand_problems_are_counted_and_found_but_not_all_listed() {
    let mut window = window_on(Page::Problems, Language::English, Some(file("many.ron", &many(100_000))));
    assert!(has(&window, "100 000 errors"));
    // A frame looks only at what is on the screen: it takes about as long as that of a file with as many as fit there.
    let mut few = window_on(Page::Problems, Language::English, Some(file("few.ron", &many(40))));
    let (few, many) = (quickest_frame(&mut few), quickest_frame(&mut window));
    assert!(many < 4 * few, "a frame takes {many:?} with many problems and {few:?} with few");
    window.get_by_role_and_label(egui::Role::TextInput, "Filter problems").focus();
    window.run();
    window.get_by_role_and_label(egui::Role::TextInput, "Filter problems").type_text("no-99998");
    for _ in 0..100 {
        window.step();
    }
    assert!(has(&window, "many.ron:100000:"), "the last but one is not found");
    assert!(!has(&window, "no-99997"));
}

#[test]
fn a_file_that_was_not_opened_is_told_of_until_another_is() {
    let mut window = window_on(Page::Problems, Language::English, Some(file("garbage.ron", "not RON")));
    assert!(has(&window, "Not opened") && has(&window, "garbage.ron"));
    assert!(!has(&window, "Every record of both files was read"));
    crate::camera::shoot(&mut window, "problems-not-opened");
    crate::states::command(&mut window, UiCommand::Chinese, Language::English);
    assert!(has(&window, "未能打开") && !has(&window, "Not opened"));
    crate::states::press(&mut window, egui::Key::O, egui::Modifiers::COMMAND);
    write(&mut window, "文件名", &file("read.ron", SAMPLE).display().to_string());
    crate::states::press(&mut window, egui::Key::Enter, egui::Modifiers::NONE);
    crate::waiting::until(&mut window, |it| !it.state().is_loading());
    assert!(!has(&window, "未能打开"), "another one is open");
}
