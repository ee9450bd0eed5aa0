//! The window in each state that a test of looks or of names goes through: pages, and the dialogs over them.

use egui::{Key, Modifiers};
use egui_kittest::{Harness, kittest::Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, Options, ThemeChoice};
use resumption_monitor::gui::command::UiCommand;
use resumption_monitor::gui::pages::{Page, TrackerCommand};

pub(crate) type Window = Harness<'static, App>;

/// As wide and high as the window is meant to be; the least that is asked of at no zoom; and the first at three times
/// the size.
pub(crate) const SIZES: [[f32; 2]; 3] = [[1280.0, 800.0], [900.0, 600.0], [427.0, 267.0]];

pub(crate) const LANGUAGES: [Language; 2] = [Language::English, Language::Chinese];

/// Commands that open something over the page.
pub(crate) const DIALOGS: [UiCommand; 10] = [
    UiCommand::Settings,
    UiCommand::Shortcuts,
    UiCommand::About,
    UiCommand::Tracker(TrackerCommand::PasteClaims),
    UiCommand::Versions,
    UiCommand::OpenDataSet,
    UiCommand::SaveAs,
    UiCommand::Tracker(TrackerCommand::Sources),
    UiCommand::Tracker(TrackerCommand::History),
    UiCommand::Palette,
];

pub(crate) fn window_of(options: Options, size: [f32; 2]) -> Window {
    let mut window = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
        .with_max_steps(20)
        .renderer(crate::camera::Camera::default())
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options.clone()));
    for _ in 0..4 {
        window.run_ok();
    }
    window
}

pub(crate) fn window(page: Page, language: Language, size: [f32; 2]) -> Window {
    window_of(crate::pages::options(page, language, ThemeChoice::Light), size)
}

pub(crate) fn press(window: &mut Window, key: Key, modifiers: Modifiers) {
    window.key_press_modifiers(modifiers, key);
    window.run_ok();
    window.run_ok();
}

/// The field of the palette, which has to be open.
pub(crate) fn palette(window: &Window, language: Language) -> egui_kittest::Node<'_> {
    window.get_by_role_and_label(egui::accesskit::Role::TextInput, UiCommand::Palette.text().get(language))
}

/// Gives a command by its name in the palette, as people do.
pub(crate) fn command(window: &mut Window, command: UiCommand, language: Language) {
    press(window, Key::K, Modifiers::COMMAND);
    if command == UiCommand::Palette {
        return;
    }
    palette(window, language).type_text(command.text().get(language));
    window.run_ok();
    press(window, Key::Enter, Modifiers::NONE);
    window.run_ok();
}
