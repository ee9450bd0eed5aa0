//! The frame around the pages: commands, the way back, the palette, what is remembered.

use crate::states::press;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::{app::App, app::Options, app::ThemeChoice, command::UiCommand, pages::Page, shortcuts};
use resumption_monitor::locale::language_of;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

type Window = Harness<'static, App>;

const CTRL: Modifiers = Modifiers::COMMAND;

/// What eframe keeps of one run for the next.
#[derive(Clone, Default)]
struct Kept(Rc<RefCell<BTreeMap<String, String>>>);

impl eframe::Storage for Kept {
    fn get_string(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    fn set_string(&mut self, key: &str, value: String) {
        self.0.borrow_mut().insert(key.to_owned(), value);
    }

    fn remove_string(&mut self, key: &str) {
        self.0.borrow_mut().remove(key);
    }

    fn flush(&mut self) {}
}

fn start(kept: Option<&Kept>, options: Options) -> Window {
    let kept = kept.cloned();
    let mut window =
        Harness::builder().with_size([1280.0, 800.0]).with_theme(egui::Theme::Light).build_eframe(move |cc| {
            let storage = kept.as_ref().map(|it| it as &dyn eframe::Storage);
            App::new(&cc.egui_ctx, storage, options.clone())
        });
    for _ in 0..400 {
        window.run();
        if !window.state().is_loading() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    window.run();
    window
}

fn plain(page: Page) -> Options {
    crate::pages::options(page, Language::English, ThemeChoice::Light)
}

/// Options that leave to the settings what they can.
fn as_last_time() -> Options {
    Options { language: None, theme: None, page: None, ..plain(Page::Overview) }
}

fn end(window: &mut Window, kept: &Kept) {
    eframe::App::save(window.state_mut(), &mut kept.clone());
}

fn is_shown(window: &Window, page: &str) -> bool {
    let tab = window.get_by_role_and_label(Role::Tab, page);
    tab.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
}

#[test]
fn no_two_commands_have_the_same_keys() {
    let mut seen = BTreeMap::new();
    for command in UiCommand::ALL {
        for keys in command.shortcuts() {
            let keys = format!("{keys:?}");
            let other = seen.insert(keys.clone(), *command);
            assert_eq!(other, None, "{keys} is {other:?} and {command:?}");
        }
    }
    let names: BTreeSet<_> = UiCommand::ALL.iter().map(|it| it.id()).collect();
    assert_eq!(names.len(), UiCommand::ALL.len(), "each command stands in the list once");
}

#[test]
fn back_and_forward_lead_through_what_was_shown() {
    let mut window = start(None, plain(Page::Overview));
    press(&mut window, Key::Num3, CTRL);
    press(&mut window, Key::Num5, CTRL);
    assert!(is_shown(&window, "Sources"));
    press(&mut window, Key::ArrowLeft, Modifiers::ALT);
    assert!(is_shown(&window, "Sectors"));
    press(&mut window, Key::ArrowLeft, Modifiers::ALT);
    assert!(is_shown(&window, "Overview"));
    press(&mut window, Key::ArrowLeft, Modifiers::ALT);
    assert!(is_shown(&window, "Overview"), "there is nothing before");
    press(&mut window, Key::ArrowRight, Modifiers::ALT);
    assert!(is_shown(&window, "Sectors"));
}

#[test]
fn the_palette_takes_a_few_letters_and_knows_what_was_used_last() {
    let kept = Kept::default();
    let mut window = start(Some(&kept), plain(Page::Overview));
    press(&mut window, Key::K, CTRL);
    window.get_by_role_and_label(Role::TextInput, "Search or run a command").type_text("hcon");
    window.run();
    window.run();
    press(&mut window, Key::Enter, Modifiers::NONE);
    press(&mut window, Key::K, CTRL);
    let names: Vec<String> = window
        .get_all_by_role(Role::Button)
        .filter_map(|it| it.accesskit_node().label())
        .filter(|it| UiCommand::ALL.iter().any(|command| command.text().get(Language::English) == *it))
        .collect();
    let listed = names.iter().position(|it| it == "High contrast");
    let first = names.iter().position(|it| it == "Save");
    assert!(listed.is_some() && listed < first, "{names:?}");
    end(&mut window, &kept);
    let text = kept.0.borrow().get("settings").cloned().unwrap();
    assert!(text.contains("HighContrast"), "{text}");
}

#[test]
fn what_cannot_be_done_says_why() {
    let mut window = start(None, plain(Page::Overview));
    press(&mut window, Key::K, CTRL);
    window.get_by_role_and_label(Role::TextInput, "Search or run a command").type_text("undo");
    window.run();
    window.run();
    assert!(window.query_by_label_contains("nothing to undo").is_some());
    press(&mut window, Key::Enter, Modifiers::NONE);
    assert!(window.query_by_role_and_label(Role::TextInput, "Search or run a command").is_some(), "it stays open");
}

#[test]
fn settings_are_remembered() {
    let kept = Kept::default();
    let mut window = start(Some(&kept), Options { language: None, theme: None, ..plain(Page::Sources) });
    press(&mut window, Key::Comma, CTRL);
    window.get_by_role_and_label(Role::RadioButton, "High contrast").click();
    window.run();
    window.get_by_role_and_label(Role::RadioButton, "中文").click();
    window.run();
    window.run();
    assert!(window.query_by_label("设置").is_some(), "the dialog is in Chinese now");
    end(&mut window, &kept);
    let window = start(Some(&kept), as_last_time());
    assert!(is_shown(&window, "来源"));
}

#[test]
fn the_files_of_last_time_are_opened_again_unless_that_is_switched_off() {
    let folder = tempfile::tempdir().unwrap();
    let (data, tracker) = (folder.path().join("small.ron"), folder.path().join("mine.ron"));
    std::fs::write(&data, include_str!("samples/dataset-small.ron")).unwrap();
    std::fs::write(&tracker, include_str!("samples/tracker-small.ron")).unwrap();
    let kept = Kept::default();
    let named = Options { data: Some(data.clone()), tracker: Some(tracker.clone()), ..plain(Page::Overview) };
    let mut window = start(Some(&kept), named);
    end(&mut window, &kept);

    let mut window = start(Some(&kept), as_last_time());
    assert!(window.query_by_label_contains("small.ron").is_some());
    assert_eq!(window.state().desk().path.as_deref(), Some(tracker.as_path()));
    press(&mut window, Key::Comma, CTRL);
    window.get_by_label("At the start, open the files that were open last").click();
    window.run();
    end(&mut window, &kept);
    let window = start(Some(&kept), as_last_time());
    assert!(window.query_by_label_contains("china-2020 (shipped)").is_some());
}

#[test]
fn a_file_of_last_time_that_has_gone_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("small.ron");
    std::fs::write(&data, include_str!("samples/dataset-small.ron")).unwrap();
    let kept = Kept::default();
    let mut window = start(Some(&kept), Options { data: Some(data.clone()), ..plain(Page::Overview) });
    end(&mut window, &kept);
    std::fs::remove_file(&data).unwrap();
    let mut window = start(Some(&kept), as_last_time());
    let told = window.state().failure().unwrap_or_default().to_owned();
    assert!(told.contains("there is none of this name") && told.ends_with("small.ron"), "{told}");
    // The message goes away by itself, and is kept.
    press(&mut window, Key::K, CTRL);
    window.get_by_role_and_label(Role::TextInput, "Search or run a command").type_text("messages");
    window.run();
    press(&mut window, Key::Enter, Modifiers::NONE);
    assert!(window.get_all_by_label_contains("small.ron").count() >= 2);
}

#[test]
fn the_first_start_shows_around_once() {
    let kept = Kept::default();
    let mut window = start(Some(&kept), plain(Page::Overview));
    window.get_by_role_and_label(Role::Button, "Got it").click();
    window.run();
    end(&mut window, &kept);
    let window = start(Some(&kept), plain(Page::Overview));
    assert!(window.query_by_role_and_label(Role::Button, "Got it").is_none());
}

#[test]
fn the_language_of_the_system_is_that_of_the_first_start() {
    for (tag, language) in [
        ("zh-CN", Language::Chinese),
        ("zh_TW.UTF-8", Language::Chinese),
        ("en-GB", Language::English),
        ("", Language::English),
    ] {
        assert_eq!(language_of(tag), language, "{tag}");
    }
    let window = start(None, Options { language: None, system_language: Language::Chinese, ..plain(Page::Overview) });
    assert!(is_shown(&window, "总览"));
}

#[test]
fn the_readme_has_the_keys_of_the_sheet() {
    let groups = shortcuts::groups(Language::English, |it| it.format(&egui::ModifierNames::NAMES, false));
    let rows = groups.into_iter().flat_map(|group| {
        let row = move |(keys, what)| format!("| {} | {keys} | {what} |\n", group.place.get(Language::English));
        group.rows.into_iter().map(row)
    });
    let table: String = rows.collect();
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&table), "the table of shortcuts is to be\n{table}");
    let mut window = start(None, plain(Page::Overview));
    press(&mut window, Key::F1, Modifiers::NONE);
    for group in shortcuts::groups(Language::English, |it| window.ctx.format_shortcut(it)) {
        for (keys, what) in group.rows {
            assert!(window.query_all_by_label(&keys).next().is_some(), "{keys}");
            assert!(window.query_all_by_label(what).next().is_some(), "{what}");
        }
    }
}

#[test]
fn find_goes_to_the_search_field_of_the_page_that_is_shown() {
    for (page, field) in [
        (Page::Overview, "Filter rows"),
        (Page::Trends, "Find a series"),
        (Page::Sectors, "Filter rows"),
        (Page::Tracker, "Find a programme"),
        (Page::Sources, "Find a source"),
    ] {
        let mut window = start(None, plain(page));
        press(&mut window, Key::F, CTRL);
        window.run();
        let node = window.get_by_role_and_label(Role::TextInput, field);
        assert!(node.is_focused(), "{page:?}");
        let shown = if page == Page::Overview { Page::Sectors } else { page };
        assert!(is_shown(&window, shown.text().get(Language::English)), "{page:?}");
    }
}

#[test]
fn a_day_without_a_year_is_of_the_year_that_the_files_speak_of() {
    let mut options = plain(Page::Tracker);
    options.today = jiff::civil::date(2026, 11, 24);
    let mut window = start(None, options);
    window.get_by_role_and_label(Role::TextInput, "As of").focus();
    window.run();
    press(&mut window, Key::A, CTRL);
    window.get_by_role_and_label(Role::TextInput, "As of").type_text("30 March");
    window.run();
    press(&mut window, Key::Enter, Modifiers::NONE);
    window.run();
    let field = window.get_by_role_and_label(Role::TextInput, "As of");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("2020-03-30"));
}
