//! The page Sources, used by the names of its controls.
#![cfg(test)]

use super::pages::options;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, Options, ThemeChoice};
use resumption_monitor::gui::pages::Page;
use std::path::{Path, PathBuf};

pub(crate) type Window = Harness<'static, App>;

const SAMPLE: &str = include_str!("samples/dataset-small.ron");

/// A window on a page with a data set and an empty tracker, or with what is shipped.
pub(crate) fn window_on(page: Page, language: Language, data: Option<PathBuf>) -> Window {
    let tracker = data.as_ref().map(|_| file("empty-tracker.ron", "(format: 1, programmes: [])"));
    window_of(Options { data, tracker, ..options(page, language, ThemeChoice::Light) })
}

/// A window with options, when its data is there.
pub(crate) fn window_of(options: Options) -> Window {
    window_sized(options, [1280.0, 800.0])
}

/// The same of a size.
pub(crate) fn window_sized(options: Options, size: [f32; 2]) -> Window {
    let mut window = Harness::builder()
        .with_theme(egui::Theme::Light)
        .with_size(size)
        .renderer(crate::camera::Camera::default())
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options.clone()));
    for _ in 0..4_000 {
        if !window.state().is_loading() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
        window.step();
    }
    window.run();
    window
}

#[expect(clippy::disallowed_methods, reason = "a test has files of its own")]
fn save(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}

/// A file of its own.
pub(crate) fn file(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sources");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    // At one stroke: another test may be reading a file of this name.
    let new = folder.join(format!("{name}.{:?}", std::thread::current().id()));
    save(&new, text.as_bytes());
    std::fs::rename(&new, &path).unwrap();
    path
}

/// What is read out for a thing on the screen.
pub(crate) fn name(node: &Node<'_>) -> String {
    name_of(&node.accesskit_node())
}

fn name_of(node: &egui_kittest::kittest::AccessKitNode<'_>) -> String {
    let name = node.label().filter(|it| !it.is_empty()).or_else(|| node.value()).unwrap_or_default();
    name.replace('\u{a0}', " ")
}

/// All things with these words in their names, in the order of the screen.
pub(crate) fn all<'w>(window: &'w Window, words: &str) -> Vec<Node<'w>> {
    let words = words.to_owned();
    let mut nodes: Vec<Node<'w>> = window.query_all_by(move |it| name_of(it).contains(&words)).collect();
    nodes.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    nodes
}

/// Whether something with these words in its name is shown.
pub(crate) fn has(window: &Window, words: &str) -> bool {
    !all(window, words).is_empty()
}

/// The first thing that can be clicked with these words in its name.
fn button<'w>(window: &'w Window, words: &str) -> Node<'w> {
    let roles = [egui::Role::Button, egui::Role::RadioButton, egui::Role::Tab, egui::Role::Link];
    let mut nodes = all(window, words).into_iter();
    nodes.find(|it| roles.contains(&it.accesskit_node().role())).unwrap_or_else(|| panic!("no button {words}"))
}

/// Clicks the first thing with these words in its name.
pub(crate) fn click(window: &mut Window, words: &str) {
    button(window, words).click();
    window.run();
}

/// Types into a field.
pub(crate) fn write(window: &mut Window, field: &str, words: &str) {
    window.get_by_role_and_label(egui::Role::TextInput, field).focus();
    window.run();
    window.get_by_role_and_label(egui::Role::TextInput, field).type_text(words);
    window.run();
}

/// Whether a thing is chosen or lit up.
pub(crate) fn is_on(node: &Node<'_>) -> bool {
    let node = node.accesskit_node();
    node.toggled() == Some(egui::accesskit::Toggled::True) || node.is_selected() == Some(true)
}

/// What was put on the clipboard by the last frame that was run.
pub(crate) fn click_and_copy(window: &mut Window, words: &str) -> String {
    button(window, words).click();
    for _ in 0..8 {
        window.step();
        let copied = window.output().platform_output.commands.iter().find_map(|it| match it {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if let Some(copied) = copied {
            return copied.replace('\u{a0}', " ");
        }
    }
    panic!("nothing was copied");
}

/// The page whose tab is chosen.
pub(crate) fn page(window: &Window) -> &'static str {
    let chosen = |page: &str| is_on(&window.get_by_role_and_label(egui::Role::Tab, page));
    Page::ALL.map(Page::text).map(|it| it.get(Language::English)).into_iter().find(|it| chosen(it)).unwrap()
}

/// A picture is kept, to be looked at.
pub(crate) fn keep(name: &str, options: Options, width: f32, height: f32) {
    let image = resumption_monitor::gui::picture(options, width, height, 1.0).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&folder).unwrap();
    save(&folder.join(name), &image.to_png().unwrap());
}

fn sample() -> Window {
    window_on(Page::Sources, Language::English, Some(file("sample.ron", SAMPLE)))
}

#[test]
fn small_windows_are_drawn_too() {
    for (language, code, theme) in
        [(Language::English, "en", ThemeChoice::Light), (Language::Chinese, "zh", ThemeChoice::Dark)]
    {
        keep(&format!("sources-{code}-900.png"), options(Page::Sources, language, theme), 900.0, 600.0);
    }
}

#[test]
fn both_files_sources_are_listed_and_found_by_words_in_either_language() {
    let mut window = window_on(Page::Sources, Language::English, None);
    assert!(has(&window, "203 sources: 147 of the data set, 56 of the tracker only"));
    assert!(has(&window, "· 147 sources"), "as the status bar counts them, which tells of the data set");
    assert!(has(&window, ", tracker"));
    write(&mut window, "Find a source", "ministry of industry 98.6");
    assert!(has(&window, "1 of 203 sources") && has(&window, "TellerReport, 30 March 2020"));
    write(&mut window, "Find a source", " nowhere");
    assert!(has(&window, "No source fits the filter."));
    click(&mut window, "Clear filter");
    write(&mut window, "Find a source", "开工率 央视");
    assert!(has(&window, "1 of 203 sources"));
}

/// The name of the first source in the list.
fn first(window: &Window) -> String {
    let rows = all(window, " claim").into_iter().filter(|it| it.accesskit_node().role() == egui::Role::Button);
    rows.map(|it| name(&it)).next().unwrap()
}

#[test]
fn the_list_is_sorted_by_claims_or_by_date() {
    let mut window = sample();
    assert!(first(&window).starts_with("Briefing on the resumption"), "{}", first(&window));
    click(&mut window, "Sorted by date");
    assert!(first(&window).starts_with("SME resumption"), "{}", first(&window));
    click(&mut window, "Sorted by claims");
    assert!(first(&window).starts_with("Briefing on the resumption"));
}

#[test]
fn arrows_in_the_field_go_through_the_list() {
    let mut window = sample();
    let shown = |window: &Window| has(window, "The file holds no text of this source");
    assert!(!shown(&window));
    window.get_by_label("Find a source").focus();
    window.run();
    window.key_press(egui::Key::ArrowDown);
    window.run();
    assert!(shown(&window), "the next source has no text");
    window.key_press(egui::Key::ArrowUp);
    window.run();
    assert!(!shown(&window));
}

/// The names of the rows of the list that are shown, in order.
fn listed(window: &Window) -> Vec<String> {
    let is_row = |it: &Node<'_>| it.accesskit_node().role() == egui::Role::Button && it.rect().left() < 500.0;
    all(window, " claim").iter().filter(|it| is_row(it)).map(name).filter(|it| it.contains(", ")).collect()
}

#[test]
fn sources_are_filtered_by_publisher_by_date_and_by_what_rests_on_them() {
    let mut window = window_on(Page::Sources, Language::English, None);
    click(&mut window, "Filter sources");
    click(&mut window, "TellerReport · ");
    window.key_press(egui::Key::Escape);
    window.run();
    assert!(has(&window, " of 203 sources"));
    let rows = listed(&window);
    assert!(rows.len() > 1 && rows.iter().all(|it| it.contains(", TellerReport,")), "{rows:#?}");
    click(&mut window, "Filter sources");
    write(&mut window, "From", "2020-03-30");
    write(&mut window, "To", "2020-03-30");
    window.key_press(egui::Key::Escape);
    window.run();
    let rows = listed(&window);
    assert!(!rows.is_empty() && rows.iter().all(|it| it.contains(", 30 March 2020")), "{rows:#?}");
    crate::camera::shoot(&mut window, "sources-filtered");
    click(&mut window, "Filter sources");
    crate::camera::shoot(&mut window, "sources-filters");
    window.key_press(egui::Key::Escape);
    window.run();
    click(&mut window, "Take off the filter: From 2020-03-30");
    assert!(listed(&window).len() > rows.len());
    click(&mut window, "Take off the filter: TellerReport");
    click(&mut window, "Take off the filter: To");
    assert!(has(&window, "203 sources: "));
}

#[test]
fn the_rows_are_one_stop_and_arrows_go_through_them() {
    let mut window = sample();
    let chosen = |window: &Window| {
        let rows = all(window, " claim").into_iter().filter(|it| it.accesskit_node().role() == egui::Role::Button);
        rows.filter(is_on).map(|it| name(&it)).next().unwrap_or_default()
    };
    let stops = |window: &mut Window| {
        let mut stops = 0;
        for _ in 0..30 {
            window.key_press(egui::Key::Tab);
            window.run();
            let focused =
                window.query_all_by(|it| it.is_focused() && !it.is_hidden()).map(|it| name(&it)).collect::<Vec<_>>();
            stops += focused.iter().filter(|it| it.contains(", ") && it.contains(" claim")).count();
            if focused.iter().any(|it| it.starts_with("Copy citation")) {
                break;
            }
        }
        stops
    };
    assert_eq!(stops(&mut window), 1, "two rows");
    click(&mut window, "Briefing on the resumption");
    window.key_press(egui::Key::ArrowDown);
    window.run();
    assert!(chosen(&window).starts_with("SME resumption"), "{}", chosen(&window));
    window.key_press(egui::Key::Home);
    window.run();
    assert!(chosen(&window).starts_with("Briefing"), "the keyboard went with the choice: {}", chosen(&window));
}

/// Two claims and a statement rest on one sentence.
const ONE_SENTENCE: &str = r#"(format: 1, title: "t", metrics: [(id: "m", name: "Rate", unit: Percent, range: (min: 0, max: 100))],
    regions: [(id: "a", name: "North"), (id: "b", name: "South")],
    sources: [(id: "s", title: "News", text: "Both are above 90 %. The rest is not.")],
    series: [(metric: "m", region: "a", points: [(on: "2020-03-28", value: MoreThan(90), source: "s", quote: "Both are above 90 %.")]),
        (metric: "m", region: "b", points: [(on: "2020-03-28", value: MoreThan(90), source: "s", quote: "Both are above 90 %.")])])"#;

#[test]
fn a_sentence_lights_up_all_that_was_taken_from_it() {
    let mut window = window_on(Page::Sources, Language::English, Some(file("sentence.ron", ONE_SENTENCE)));
    let lit = |window: &Window| {
        let rows = all(window, "more than 90 %, 28 March 2020. “Both").into_iter();
        rows.filter(is_on).count()
    };
    assert_eq!(lit(&window), 0);
    let mut sentence = all(&window, "Rate · North, more than 90 %; Rate · South").into_iter();
    sentence.rfind(|it| it.accesskit_node().role() == egui::Role::Link).unwrap().click();
    window.run();
    assert_eq!(lit(&window), 2);
    crate::camera::shoot(&mut window, "sources-lit");
    all(&window, "Show in the text").first().unwrap().click();
    window.run();
    assert_eq!(lit(&window), 1, "a claim lights up its sentence and itself");
}

#[test]
fn what_was_published_later_is_hidden_and_can_be_shown_again() {
    let mut window = sample();
    click(&mut window, "as known on");
    write(&mut window, "Day", "2020-03-30");
    window.key_press(egui::Key::Escape);
    window.run();
    crate::camera::shoot(&mut window, "sources-as-known");
    assert!(has(&window, "1 known only after 30 March 2020 is hidden") && has(&window, "1 source"));
    assert!(!has(&window, "conflicts with another claim"), "the other claim is not known yet");
    click(&mut window, "Show all that is known");
    assert!(has(&window, "2 sources"));
    // The claims are drawn as far as they can be seen, and this is one of them.
    assert!(!all(&window, "Resumption rate · SMEs · China, 76 %").is_empty());
}

#[test]
fn a_source_shows_what_is_known_of_it() {
    let mut window = sample();
    click(&mut window, "Briefing on the resumption");
    for words in [
        "State Council joint mechanism · published 30 March 2020 · in English",
        "read in translation",
        "https://www.tellerreport.com/",
        "A summary in the data file's own words",
        "On 28 March 98.6 %",
    ] {
        assert!(has(&window, words), "{words}");
    }
    click(&mut window, "SME resumption at 76.8 percent");
    assert!(has(&window, "Named without a link") && !has(&window, "https://"));
    assert!(has(&window, "Resumption rate · SMEs · China, 76.8 %, 28 March 2020"));
}

#[test]
fn quotes_stand_in_quotation_marks_and_gists_do_not() {
    let window = sample();
    assert!(has(&window, ". “at present”"));
    assert!(has(&window, ". On 28 March 98.6 % of industrial") && !has(&window, "“On 28 March"));
    assert!(has(&window, "provisional"));
}

#[test]
fn a_sentence_leads_to_its_claim_and_a_claim_to_its_sentence() {
    let mut window = sample();
    let lit = |window: &Window| {
        let rows = all(window, "28 March 2020 · stated 30 March 2020. Of SMEs, 76 % had resumed.");
        rows.iter().any(is_on)
    };
    assert!(!lit(&window));
    let mut sentences = all(&window, "Resumption rate · SMEs · China, 76 %").into_iter();
    sentences.rfind(|it| it.accesskit_node().role() == egui::Role::Link).unwrap().click();
    window.run();
    assert!(lit(&window), "the claim of the sentence is not lit up");
    // The last of them is the button of another claim.
    all(&window, "Show in the text").last().unwrap().click();
    window.run();
    assert!(!lit(&window), "another claim is not lit up");
}

#[test]
fn a_claim_leads_to_sectors_and_trends_and_is_copied_with_its_citation() {
    let copied = click_and_copy(&mut sample(), "Copy with citation");
    assert!(
        copied.starts_with("Operating rate · Industry · Above designated size · China, 98.6 %, 28 March 2020"),
        "{copied}"
    );
    assert!(copied.contains("\nOn 28 March 98.6 % of industrial"), "{copied}");
    assert!(copied.ends_with("Briefing on the resumption of manufacturing, State Council joint mechanism, 30 March 2020, https://www.tellerreport.com/"), "{copied}");
    let copied = click_and_copy(&mut sample(), "Copy citation");
    assert!(copied.starts_with("Briefing on the resumption of manufacturing, State Council"));
    let mut window = sample();
    click(&mut window, "Open in Trends");
    assert_eq!(page(&window), "Trends");
    let mut window = sample();
    click(&mut window, "98.6 %, 28 March 2020");
    assert_eq!(page(&window), "Sectors");
}

#[test]
fn a_claim_of_the_tracker_leads_to_its_programme() {
    let mut window = window_on(Page::Sources, Language::English, None);
    write(&mut window, "Find a source", "scio-arrears-february-2019");
    click(&mut window, "Press briefing on arrears to private enterprises, February 2019");
    click(&mut window, "Cleared in total, ");
    assert_eq!(page(&window), "Tracker");
}

/// Names the source of the sample by its address, with a sentence of its text.
const TRACKER: &str = r#"(format: 1,
    sources: [(id: "s", title: "The same briefing", url: "https://www.tellerreport.com/")],
    programmes: [Loan(id: "re-lending", name: "Re-lending", claims: [
        (on: "2020-03-28", measure: EnterprisesFunded, value: MoreThan(5000), source: "s", gist: "Of SMEs, 76 % had resumed."),
    ])],
)"#;

#[test]
fn a_source_that_both_files_name_is_one_with_the_claims_of_both() {
    let options = Options {
        data: Some(file("both.ron", SAMPLE)),
        tracker: Some(file("both-tracker.ron", TRACKER)),
        ..options(Page::Sources, Language::English, ThemeChoice::Light)
    };
    let mut window = window_of(options);
    assert!(has(&window, "2 sources") && has(&window, ", both files"));
    let sentence = "Resumption rate · SMEs · China, 76 %; Re-lending · Enterprises funded, more than 5 000";
    assert!(has(&window, sentence), "the sentence names only the claims of one file");
    // The rows of claims are below the text.
    window.set_size(egui::vec2(1280.0, 2_000.0));
    window.run();
    click(&mut window, "Re-lending · Enterprises funded, more than 5 000, 28 March 2020");
    assert_eq!(page(&window), "Tracker");
}

#[test]
fn without_any_source_the_page_says_what_to_do() {
    let data = file("no-sources.ron", "(format: 1, title: \"Empty\", metrics: [], series: [])");
    let window = window_on(Page::Sources, Language::English, Some(data));
    assert!(has(&window, "Neither the data set nor the tracker names a source."));
}

#[test]
fn without_room_for_both_a_source_lies_over_the_list_with_a_way_back() {
    let mut window = window_sized(options(Page::Sources, Language::English, ThemeChoice::Light), [427.0, 600.0]);
    let lists = |window: &Window| has(window, "Find a source");
    assert!(lists(&window) && !has(&window, "All sources"));
    write(&mut window, "Find a source", "");
    window.key_press(egui::Key::ArrowDown);
    window.run();
    assert!(lists(&window), "the arrows go through the list");
    for is_key in [false, true] {
        let row = listed(&window).remove(1);
        click(&mut window, &row);
        assert!(!lists(&window) && has(&window, "Copy citation"));
        if is_key {
            window.key_press(egui::Key::Escape);
            window.run();
        } else {
            click(&mut window, "All sources");
        }
        assert!(lists(&window) && !has(&window, "Copy citation"));
    }
    // With room for both, both are there.
    window.set_size(egui::vec2(1280.0, 800.0));
    window.run();
    assert!(lists(&window) && has(&window, "Copy citation"));
}
