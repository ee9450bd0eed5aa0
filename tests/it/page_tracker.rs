//! The tracker page, used as people use it.

use crate::pages::options;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use resumption_monitor::figure::{Figure, Language};
use resumption_monitor::gui::app::{App, Options, ThemeChoice};
use resumption_monitor::gui::pages::Page;
use resumption_monitor::gui::picture;
use resumption_monitor::tracker::{Document, Programme, Status};

pub(crate) type Window = Harness<'static, App>;

pub(crate) const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/samples/tracker-small.ron");

pub(crate) fn sample_in(language: Language) -> Options {
    Options { tracker: Some(SAMPLE.into()), ..options(Page::Tracker, language, ThemeChoice::Light) }
}

pub(crate) fn window_of(options: Options, height: f32) -> Window {
    window_sized(options, vec2(1280.0, height))
}

pub(crate) fn window_sized(options: Options, size: egui::Vec2) -> Window {
    let mut window = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
        .with_max_steps(20)
        .renderer(crate::camera::Camera::default())
        .build_eframe(|cc| App::new(&cc.egui_ctx, None, options));
    window.run();
    window
}

/// The sample tracker in a window that shows the whole page without scrolling.
pub(crate) fn window() -> Window {
    window_of(sample_in(Language::English), 1800.0)
}

pub(crate) fn document(window: &Window) -> &Document {
    &window.state().desk().document
}

pub(crate) fn programme<'w>(window: &'w Window, id: &str) -> &'w Programme {
    let document = document(window);
    &document.programmes[document.position(id).unwrap()]
}

pub(crate) fn loan(window: &Window) -> &Programme {
    programme(window, "special-relending")
}

pub(crate) fn click(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    window.run();
}

pub(crate) fn click_containing(window: &mut Window, name: &str) {
    window.get_by(|it| it.role() == Role::Button && it.label().is_some_and(|it| it.contains(name))).click();
    window.run();
}

/// A field by its label, beside it or, in a table, for screen readers only.
pub(crate) fn field<'w>(window: &'w Window, name: &'w str) -> egui_kittest::Node<'w> {
    window.get_by(|it| {
        matches!(it.role(), Role::TextInput | Role::MultilineTextInput)
            && (it.label().as_deref() == Some(name) || it.labelled_by().any(|it| it.value().as_deref() == Some(name)))
    })
}

pub(crate) fn value(window: &Window, name: &str) -> String {
    field(window, name).value().unwrap_or_default().replace('\u{a0}', " ")
}

/// Puts the cursor into a field, which chooses all of its text, and types over it.
pub(crate) fn type_into(window: &mut Window, name: &str, text: &str) {
    field(window, name).focus();
    window.run();
    field(window, name).type_text(text);
    window.run();
}

pub(crate) fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

pub(crate) fn ctrl(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run();
}

pub(crate) fn redo(window: &mut Window) {
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.run();
}

pub(crate) fn says(window: &Window, text: &str) -> bool {
    window
        .query_all_by(|it| {
            let said = it.value().or_else(|| it.label()).unwrap_or_default();
            said.replace('\u{a0}', " ").contains(text)
        })
        .next()
        .is_some()
}

/// The last step, as the undo hint names it.
pub(crate) fn last_step(window: &Window) -> String {
    let label = window.state().desk().history.undo_label();
    label.map_or_else(String::new, |it| resumption_monitor::locale::tracker::label(it, Language::English))
}

#[test]
fn a_programme_is_chosen_by_its_row() {
    let mut window = window();
    assert_eq!(value(&window, "Name"), "Special re-lending");
    click(&mut window, "Clearing arrears to private firms and SMEs");
    assert_eq!(value(&window, "Name"), "Clearing arrears to private firms and SMEs");
    assert_eq!(value(&window, "Owed"), "about 167 bn yuan");
    assert_eq!(value(&window, "Deadline"), "2020-12-31");
    assert!(window.query_by_label("Quota").is_none(), "arrears have no quota");
    click(&mut window, "One-to-one docking for suppliers that have not resumed");
    assert_eq!(value(&window, "Agency"), "MIIT");
}

#[test]
fn arrows_walk_the_list() {
    let mut window = window();
    click(&mut window, "Special re-lending");
    press(&mut window, Key::ArrowDown);
    assert_eq!(value(&window, "Name"), "Re-lending and re-discount for small and agricultural firms");
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    assert_eq!(value(&window, "Name"), "One-to-one docking for suppliers that have not resumed", "the last stays");
    press(&mut window, Key::ArrowUp);
    assert_eq!(value(&window, "Name"), "Clearing arrears to private firms and SMEs");
}

#[test]
fn the_search_leaves_what_fits() {
    let mut window = window();
    window.get_by_label("Find a programme").focus();
    window.run();
    window.get_by_label("Find a programme").type_text("arrears");
    window.run();
    assert!(window.query_by_label("Special re-lending").is_none());
    assert!(window.query_by_label("Clearing arrears to private firms and SMEs").is_some());
    window.get_by_label("Find a programme").type_text(" and no such thing");
    window.run();
    assert!(says(&window, "No programme of this name."));
}

#[test]
fn a_field_is_set_by_leaving_it_and_taken_back_by_escape() {
    let mut window = window();
    type_into(&mut window, "Quota", "over 350bn");
    assert!(says(&window, "understood as more than 350 bn yuan"));
    assert_eq!(loan(&window).quota(), Some(Figure::Exactly(300e9)), "not yet");
    press(&mut window, Key::Enter);
    assert_eq!(loan(&window).quota(), Some(Figure::MoreThan(350e9)));
    assert_eq!(last_step(&window), "set quota");
    assert_eq!(value(&window, "Quota"), "more than 350 bn yuan");

    type_into(&mut window, "Quota", "1");
    press(&mut window, Key::Escape);
    assert_eq!(value(&window, "Quota"), "more than 350 bn yuan");
    assert_eq!(window.state().desk().history.position(), 1);

    type_into(&mut window, "Agency", "Central bank");
    press(&mut window, Key::Tab);
    assert_eq!(loan(&window).agency.as_ref().unwrap().en, "Central bank");
    type_into(&mut window, "Deadline", "31 Dec");
    click(&mut window, "One-to-one docking for suppliers that have not resumed");
    assert_eq!(loan(&window).deadline, Some(jiff::civil::date(2020, 12, 31)), "leaving by choosing another programme");
    assert_eq!(programme(&window, "docking").deadline, None);
}

#[test]
fn looking_at_another_window_leaves_no_field() {
    let mut window = window();
    type_into(&mut window, "Quota", "28");
    window.input_mut().focused = false;
    window.run();
    assert_eq!(loan(&window).quota(), Some(Figure::Exactly(300e9)), "half a figure is no edit");
    window.input_mut().focused = true;
    window.run();
    field(&window, "Quota").type_text("0bn");
    window.run();
    press(&mut window, Key::Enter);
    assert_eq!(loan(&window).quota(), Some(Figure::Exactly(280e9)));
}

#[test]
fn what_is_not_understood_stays_in_its_field_and_out_of_the_document() {
    let mut window = window();
    let before = document(&window).clone();
    type_into(&mut window, "Quota", "lots");
    press(&mut window, Key::Enter);
    assert_eq!(value(&window, "Quota"), "lots");
    assert!(says(&window, "There is no number in this."));
    type_into(&mut window, "Quota", "-5");
    press(&mut window, Key::Enter);
    assert!(says(&window, "It cannot be"));
    type_into(&mut window, "Opened", "31 April");
    press(&mut window, Key::Enter);
    assert!(says(&window, "There is no such day."));
    field(&window, "Name").focus();
    window.run();
    press(&mut window, Key::Backspace);
    press(&mut window, Key::Enter);
    assert!(says(&window, "A programme needs a name."));
    assert_eq!(*document(&window), before);
    assert!(!says(&window, "Modified"));
    assert_eq!(window.state().desk().history.position(), 0);
    // What stands there is not in the tracker, whatever is shown now.
    assert!(says(&window, "Typed, not taken yet") && says(&window, "Saved"));
    click(&mut window, "Clearing arrears to private firms and SMEs");
    assert!(says(&window, "Typed, not taken yet") && says(&window, "Saved"));
}

#[test]
fn saving_takes_what_is_being_typed_along() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    std::fs::copy(SAMPLE, &path).unwrap();
    let options = Options { tracker: Some(path.clone()), ..sample_in(Language::English) };
    let mut window = window_of(options, 1800.0);
    type_into(&mut window, "Quota", "320bn");
    ctrl(&mut window, Key::S);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("quota: Exactly(320e9), // yuan"), "{text}");
    press(&mut window, Key::Enter);
    assert!(!says(&window, "Modified"), "leaving the field changes nothing more");

    type_into(&mut window, "Agency", "Central bank");
    click(&mut window, "Save");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("agency: \"Central bank\""), "the button is above the field, yet saves after it: {text}");
}

#[test]
fn programmes_are_added_duplicated_moved_and_deleted() {
    let mut window = window();
    let before = document(&window).clone();
    click(&mut window, "Add programme");
    click(&mut window, "Arrears programme");
    assert_eq!(document(&window).programmes.len(), before.programmes.len() + 1);
    assert!(field(&window, "Name").is_focused(), "its name is typed next");
    field(&window, "Name").type_text("Wages of migrant workers");
    press(&mut window, Key::Enter);
    assert_eq!(document(&window).programmes.last().unwrap().name.en, "Wages of migrant workers");

    click(&mut window, "Special re-lending");
    click(&mut window, "Duplicate programme");
    assert_eq!(value(&window, "Name"), "Special re-lending (copy)");
    let copy = programme(&window, "special-re-lending-copy");
    assert_eq!(copy.claims, loan(&window).claims);
    assert_eq!(last_step(&window), "add programme “Special re-lending (copy)”");

    click(&mut window, "Move up");
    assert_eq!(document(&window).position("special-re-lending-copy"), Some(0));
    assert_eq!(value(&window, "Name"), "Special re-lending (copy)", "it stays chosen");
    click(&mut window, "Move down");
    assert_eq!(document(&window).position("special-re-lending-copy"), Some(1));

    click(&mut window, "Delete programme");
    assert!(document(&window).position("special-re-lending-copy").is_none());
    ctrl(&mut window, Key::Z);
    assert_eq!(value(&window, "Name"), "Special re-lending (copy)", "undo shows again what was chosen");
    while window.state().desk().is_modified() {
        ctrl(&mut window, Key::Z);
    }
    assert_eq!(*document(&window), before);
}

#[test]
fn the_status_is_chosen() {
    let mut window = window();
    click(&mut window, "Status");
    click(&mut window, "Closed");
    assert_eq!(loan(&window).status, Some(Status::Closed));
    assert_eq!(last_step(&window), "set status");
    assert!(says(&window, "It is over or was given up."));
}

#[test]
fn milestones_are_added_edited_and_deleted() {
    let mut window = window();
    click(&mut window, "One-to-one docking for suppliers that have not resumed");
    click(&mut window, "Add milestone");
    type_into(&mut window, "Step", "Contacts named");
    click(&mut window, "Add");
    assert_eq!(programme(&window, "docking").milestones.len(), 2, "it has no day");
    type_into(&mut window, "Due", "15 May");
    click(&mut window, "Add");
    let added = programme(&window, "docking").milestones.last().unwrap();
    assert_eq!((added.text.en.as_str(), added.due), ("Contacts named", Some(jiff::civil::date(2020, 5, 15))));

    click_containing(&mut window, "Contacts named, Due");
    type_into(&mut window, "Done", "14 May");
    press(&mut window, Key::Enter);
    assert_eq!(programme(&window, "docking").milestones[2].done, Some(jiff::civil::date(2020, 5, 14)));
    click(&mut window, "Delete milestone");
    assert_eq!(programme(&window, "docking").milestones.len(), 2);
}

#[test]
fn figures_are_computed_with_their_doubt() {
    let mut window = window();
    assert!(says(&window, "Used: 77.17 %") || says(&window, "Used: 77.16"), "231.5 of 300 bn");
    click(&mut window, "Re-lending and re-discount for small and agricultural firms");
    assert!(says(&window, "Used: more than 40 %"), "more than 200 of 500 bn");
    click(&mut window, "Clearing arrears to private firms and SMEs");
    assert!(says(&window, "Cannot say"));
    assert!(says(&window, "no claim on the whole"), "the only claim has a scope of its own");
}

#[test]
fn a_computed_figure_tells_where_it_comes_from() {
    let mut window = window();
    click(&mut window, "Re-lending and re-discount for small and agricultural firms");
    window.get_by_label("Used: more than 40\u{a0}%").hover();
    window.run();
    assert!(says(&window, "100 × more than 200 bn yuan ÷ 500 bn yuan"));
    assert!(says(&window, "Issued: more than 200 bn yuan (28 March 2020, State Council joint mechanism)"));
}

#[test]
fn in_chinese_everything_has_its_chinese_name() {
    let mut window = window_of(sample_in(Language::Chinese), 1800.0);
    click(&mut window, "清理拖欠民营企业中小企业账款");
    assert_eq!(value(&window, "拖欠总额"), "约1670亿元");
    click(&mut window, "专项再贷款");
    click(&mut window, "添加数据");
    type_into(&mut window, "日期", "5月30日");
    type_into(&mut window, "数值", "2800多亿元");
    assert!(says(&window, "理解为超过2800亿元"));
    click(&mut window, "添加");
    let added = loan(&window).claims.last().unwrap();
    assert_eq!((added.on, added.value), (jiff::civil::date(2020, 5, 30), Figure::MoreThan(280e9)));
    assert!(says(&window, "撤销：添加5月30日的数据"));
    type_into(&mut window, "主管部门", "中国人民银行");
    press(&mut window, Key::Enter);
    let agency = loan(&window).agency.clone().unwrap();
    assert_eq!((agency.en.as_str(), agency.zh.as_deref()), ("PBOC", Some("中国人民银行")), "the English name stays");
}

#[test]
fn an_empty_tracker_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("empty.ron");
    std::fs::write(&path, "(format: 1, programmes: [])").unwrap();
    let mut window = window_of(Options { tracker: Some(path), ..sample_in(Language::English) }, 800.0);
    assert!(says(&window, "No programme is followed yet"));
    click(&mut window, "Add programme");
    click(&mut window, "Loan programme");
    assert_eq!(document(&window).programmes.len(), 1);
    assert_eq!(value(&window, "Name"), "New loan programme");
    assert!(says(&window, "Nothing is recorded yet."));
}

#[test]
fn nothing_is_painted_anew_while_nothing_happens() {
    let mut window = window();
    click(&mut window, "Add claim");
    window.step();
    let wait = window.output().viewport_output.values().map(|it| it.repaint_delay).min().unwrap();
    assert!(wait > std::time::Duration::from_secs(1), "{wait:?}");
}

/// Pictures of each kind of programme, to be looked at, in windows of both sizes.
#[test]
fn every_kind_of_programme_is_drawn() {
    let template = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/data/programmes.ron")).unwrap();
    let document = resumption_monitor::tracker::read(&template).document;
    let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    std::fs::create_dir_all(&target).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let looks = [(ThemeChoice::Dark, Language::Chinese), (ThemeChoice::Light, Language::English)];
    for programme in &document.programmes {
        let alone = Document { programmes: vec![programme.clone()], ..document.clone() };
        let path = folder.path().join("alone.ron");
        std::fs::write(&path, resumption_monitor::tracker::canonical(&alone)).unwrap();
        let (theme, language) = looks[document.position(&programme.id).unwrap() % 2];
        for (width, height) in [(1280.0, 800.0), (900.0, 600.0)] {
            let options = Options { tracker: Some(path.clone()), ..options(Page::Tracker, language, theme) };
            let image = picture(options, width, height, 1.0).unwrap();
            assert_eq!((image.width as f32, image.height as f32), (width, height));
            let name = format!("tracker-{}-{width}.png", programme.id);
            std::fs::write(target.join(name), image.to_png().unwrap()).unwrap();
        }
    }
}
