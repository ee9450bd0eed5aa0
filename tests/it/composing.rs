//! Typing Chinese: what is composed is shown in the field, and Enter confirms the word, not the form around it.

use crate::states::{Window, command, palette, press, window, window_of};
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{Options, ThemeChoice};
use resumption_monitor::gui::command::UiCommand;
use resumption_monitor::gui::pages::Page;

fn preedit(window: &mut Window, text: &str) {
    let end = text.chars().count();
    let active_range_chars = (!text.is_empty()).then_some(end..end);
    window.event(Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars }));
    window.run_ok();
}

fn commit(window: &mut Window, text: &str) {
    window.event(Event::Ime(ImeEvent::Commit(text.to_owned())));
    window.run_ok();
}

/// A field by its name.
fn field<'w>(window: &'w Window, name: &'w str) -> egui_kittest::Node<'w> {
    window.get_by(|it| {
        matches!(it.role(), Role::TextInput | Role::MultilineTextInput)
            && (it.label().as_deref() == Some(name) || it.labelled_by().any(|it| it.value().as_deref() == Some(name)))
    })
}

fn value(window: &Window, name: &str) -> String {
    field(window, name).accesskit_node().value().unwrap_or_default()
}

/// Composes a word in a field that has the keyboard: it is shown, keys are the input method's, the word stays.
fn composes(window: &mut Window, name: &str) {
    field(window, name).focus();
    window.run_ok();
    press(window, Key::A, Modifiers::COMMAND);
    preedit(window, "hu'bei");
    assert!(value(window, name).contains("hu'bei"), "{name}: what is composed is not shown: {}", value(window, name));
    for key in [Key::ArrowDown, Key::Enter, Key::Escape, Key::Tab] {
        press(window, key, Modifiers::NONE);
        assert!(field(window, name).is_focused(), "{name}: {key:?} leaves the field");
        assert!(value(window, name).contains("hu'bei"), "{name}: {key:?}");
    }
    commit(window, "湖北");
    assert!(value(window, name).contains("湖北"), "{name}: {}", value(window, name));
    assert!(!value(window, name).contains("hu'bei"), "{name}");
    assert!(field(window, name).is_focused(), "{name}");
}

#[test]
fn words_are_composed_in_each_search_field() {
    for (page, name) in [
        (Page::Sectors, "Filter rows"),
        (Page::Trends, "Find a series"),
        (Page::Tracker, "Find a programme"),
        (Page::Sources, "Find a source"),
        (Page::Problems, "Filter problems"),
        (Page::Overview, "Change since"),
        (Page::Tracker, "As of"),
    ] {
        composes(&mut window(page, Language::English, [1280.0, 800.0]), name);
    }
}

#[test]
fn enter_in_a_composition_runs_no_command_and_closes_no_dialog() {
    let mut window = window(Page::Overview, Language::English, [1280.0, 800.0]);
    press(&mut window, Key::K, Modifiers::COMMAND);
    let name = UiCommand::Palette.text().get(Language::English);
    preedit(&mut window, "she'zhi");
    assert_eq!(value(&window, name), "she'zhi");
    press(&mut window, Key::Enter, Modifiers::NONE);
    press(&mut window, Key::Escape, Modifiers::NONE);
    assert!(palette(&window, Language::English).is_focused());
    preedit(&mut window, "");
    press(&mut window, Key::Escape, Modifiers::NONE);
    assert!(window.query_by_role_and_label(Role::TextInput, name).is_none(), "with nothing composed, Escape closes");
    command(&mut window, UiCommand::SaveAs, Language::English);
    composes(&mut window, "File name");
}

#[test]
fn enter_in_a_composition_commits_nothing_to_the_tracker() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    std::fs::write(&path, include_str!("samples/tracker-small.ron")).unwrap();
    let options = crate::pages::options(Page::Tracker, Language::English, ThemeChoice::Light);
    let mut window = window_of(Options { tracker: Some(path), ..options }, [1280.0, 1800.0]);
    for name in ["Name", "Agency"] {
        field(&window, name).focus();
        window.run_ok();
        preedit(&mut window, "hu");
        press(&mut window, Key::Enter, Modifiers::NONE);
        assert!(!window.state().desk().is_modified(), "{name}: Enter commits half a word");
        preedit(&mut window, "");
        composes(&mut window, name);
        press(&mut window, Key::Escape, Modifiers::NONE);
    }
}

/// The end of a word, and the key that ended it, all in one frame.
fn ends(window: &mut Window, word: &str) {
    let enter = |pressed| {
        let (key, modifiers) = (Key::Enter, Modifiers::NONE);
        Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }
    };
    window.input_mut().events.extend([
        Event::Ime(ImeEvent::Preedit { text: String::new(), active_range_chars: None }),
        Event::Ime(ImeEvent::Commit(word.to_owned())),
        enter(true),
        enter(false),
    ]);
    window.run_ok();
    window.run_ok();
}

#[test]
fn the_enter_that_ends_a_word_confirms_nothing_though_it_comes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    std::fs::write(&path, include_str!("samples/tracker-small.ron")).unwrap();
    let options = crate::pages::options(Page::Tracker, Language::English, ThemeChoice::Light);
    let mut window = window_of(Options { tracker: Some(path), ..options }, [1280.0, 1800.0]);
    field(&window, "Agency").focus();
    window.run_ok();
    preedit(&mut window, "hu");
    ends(&mut window, "湖");
    assert!(value(&window, "Agency").contains('湖'));
    assert!(!window.state().desk().is_modified(), "nothing is committed");
    press(&mut window, Key::Enter, Modifiers::NONE);
    assert!(window.state().desk().is_modified(), "the next Enter is the field's again");
    press(&mut window, Key::K, Modifiers::COMMAND);
    preedit(&mut window, "abou");
    ends(&mut window, "About");
    assert!(palette(&window, Language::English).is_focused(), "the palette runs nothing");
    press(&mut window, Key::Escape, Modifiers::NONE);
    command(&mut window, UiCommand::SaveAs, Language::English);
    preedit(&mut window, "biao");
    ends(&mut window, "表");
    assert!(field(&window, "File name").is_focused(), "nothing is saved");
}

#[test]
fn a_composition_that_nobody_ends_ends_with_the_field() {
    let mut window = window(Page::Overview, Language::English, [1280.0, 800.0]);
    press(&mut window, Key::K, Modifiers::COMMAND);
    preedit(&mut window, "she'zhi");
    window.ctx.memory_mut(egui::Memory::stop_text_input);
    window.run_ok();
    press(&mut window, Key::Escape, Modifiers::NONE);
    let name = UiCommand::Palette.text().get(Language::English);
    assert!(window.query_by_role_and_label(Role::TextInput, name).is_none(), "Escape is the palette's again");
}

#[test]
fn a_composition_ends_where_something_that_is_no_field_gets_the_keyboard() {
    let mut window = window(Page::Tracker, Language::English, [1280.0, 1800.0]);
    field(&window, "Agency").focus();
    window.run_ok();
    preedit(&mut window, "hu");
    window.get_by_role_and_label(Role::Button, "Export").focus();
    window.run_ok();
    press(&mut window, Key::K, Modifiers::COMMAND);
    let name = UiCommand::Palette.text().get(Language::English);
    assert!(window.query_by_role_and_label(Role::TextInput, name).is_some(), "keys are the program's again");
}
