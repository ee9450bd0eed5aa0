//! The menu bar.

use super::App;
use super::recent::Recent;
use crate::figure::Language;
use crate::gui::command::{Command, UiCommand};
use crate::gui::pages::Page;
use crate::gui::theme::size;
use crate::gui::widgets::{focus_ring, scroll_over, secondary, strong};
use crate::locale::{Text, shell as text, tracker as tracker_text};
use egui::{Align, Button, Layout, MenuBar, Panel, RichText, Ui, vec2};
use std::path::Path;

/// What stands in a menu.
type Content = fn(&App, &mut Ui);

/// The menus, by their names.
const MENUS: &[(Text, Content)] = &[
    (text::FILE, App::file_menu),
    (text::EDIT, App::edit_menu),
    (text::VIEW, App::view_menu),
    (text::DATA, App::data_menu),
    (text::HELP, App::help_menu),
];

impl App {
    pub(super) fn menu_bar(&self, ui: &mut Ui) {
        let frame = egui::Frame::new()
            .fill(self.tokens.page)
            .inner_margin(egui::Margin::symmetric(8, 4))
            .stroke(egui::Stroke::NONE);
        Panel::top("menu").frame(frame).show(ui, |ui| {
            MenuBar::new().ui(ui, |ui| {
                if ui.ctx().content_rect().width() < super::frame::SMALL.x {
                    self.menu(ui, text::MENU, Self::whole_menu);
                } else {
                    self.menus(ui);
                }
                let menus = ui.cursor().left();
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let other = match self.language {
                        Language::English => UiCommand::Chinese,
                        Language::Chinese => UiCommand::English,
                    };
                    let switch =
                        Button::new(RichText::new(other.text().get(self.language)).color(self.tokens.secondary));
                    let switch = ui.add(switch.frame(false));
                    focus_ring(ui, &self.tokens, &switch);
                    if switch.clicked() {
                        self.queue.send(other);
                    }
                    self.palette_field(ui, menus);
                });
            });
        });
    }

    /// The field that opens the palette: in the middle, if the menus at its left leave the room.
    fn palette_field(&self, ui: &mut Ui, menus: f32) {
        const AROUND: f32 = 12.0;
        let right = ui.max_rect().right().min(ui.cursor().right()) - AROUND;
        let width = 340.0_f32.min(right - menus - AROUND);
        if width < 200.0 {
            return;
        }
        let middle = ui.ctx().content_rect().center().x;
        let left = (middle - width / 2.0).clamp(menus + AROUND, right - width);
        ui.add_space(AROUND + right - width - left);
        ui.spacing_mut().button_padding = vec2(10.0, 4.0); // menus have less; this is a field
        let keys = UiCommand::Palette.shortcuts().first().map(|it| ui.ctx().format_shortcut(it)).unwrap_or_default();
        let name = text::PALETTE.get(self.language);
        let field = Button::new(RichText::new(name).color(self.tokens.secondary))
            .shortcut_text(RichText::new(keys).color(self.tokens.secondary))
            .fill(self.tokens.card)
            .stroke(egui::Stroke::new(size::HAIRLINE, self.tokens.hairline))
            .min_size(vec2(width, size::CONTROL));
        let response = ui.add(field);
        focus_ring(ui, &self.tokens, &response);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
        if response.clicked() {
            self.queue.send(UiCommand::Palette);
        }
    }

    fn menus(&self, ui: &mut Ui) {
        for (name, content) in MENUS {
            self.menu(ui, *name, content);
        }
    }

    /// All menus one below the other, where there is no room for them side by side.
    fn whole_menu(&self, ui: &mut Ui) {
        for (at, (name, content)) in MENUS.iter().enumerate() {
            if at > 0 {
                ui.separator();
            }
            ui.label(strong(name.get(self.language)));
            content(self, ui);
        }
    }

    fn file_menu(&self, ui: &mut Ui) {
        use UiCommand as C;
        self.items(ui, &[C::OpenDataSet, C::OpenTracker, C::OpenShipped]);
        self.recent_files(ui);
        self.items(ui, &[C::Reload]);
        ui.separator();
        self.items(ui, &[C::Save, C::SaveAs, C::Versions, C::Recovered]);
        ui.separator();
        self.items(ui, &[C::Settings, C::Quit]);
    }

    fn edit_menu(&self, ui: &mut Ui) {
        use crate::gui::pages::TrackerCommand as T;
        use UiCommand as C;
        self.items(ui, &[C::Undo, C::Redo, C::Tracker(T::History)]);
        ui.separator();
        self.items(ui, &[T::AddClaim, T::PasteClaims, T::DuplicateClaim, T::DeleteClaim].map(C::Tracker));
        ui.separator();
        self.items(ui, &[T::AddLoan, T::AddArrears, T::AddMeasure].map(C::Tracker));
        self.items(ui, &[T::DuplicateProgramme, T::DeleteProgramme, T::MoveUp, T::MoveDown].map(C::Tracker));
        ui.separator();
        self.items(ui, &[C::Tracker(T::Sources)]);
        ui.separator();
        self.items(ui, &[C::Find]);
    }

    fn view_menu(&self, ui: &mut Ui) {
        use UiCommand as C;
        self.items(ui, &[C::Back, C::Forward]);
        ui.separator();
        self.items(ui, &[C::ZoomIn, C::ZoomOut, C::ZoomReset, C::FullScreen]);
        ui.separator();
        self.submenu(ui, text::THEME, |app, ui| app.items(ui, &[C::Light, C::Dark, C::SystemTheme, C::HighContrast]));
        self.submenu(ui, text::LANGUAGE, |app, ui| app.items(ui, &[C::English, C::Chinese]));
    }

    fn data_menu(&self, ui: &mut Ui) {
        self.items(ui, &Page::ALL.map(UiCommand::Show));
    }

    fn help_menu(&self, ui: &mut Ui) {
        use UiCommand as C;
        self.items(ui, &[C::Palette, C::Shortcuts, C::Tour, C::Messages, C::About]);
    }

    /// A menu in a menu; a part of it where there is no room beside it.
    fn submenu(&self, ui: &mut Ui, name: Text, content: impl FnOnce(&Self, &mut Ui)) {
        let room = ui.ctx().content_rect().width();
        if room < super::frame::SMALL.x {
            ui.label(secondary(&self.tokens, name.get(self.language)));
            content(self, ui);
        } else {
            ui.menu_button(name.get(self.language), |ui| scrolled(ui, |ui| content(self, ui)));
        }
    }

    /// Files that were opened before; what is no longer there can be seen but not opened.
    fn recent_files(&self, ui: &mut Ui) {
        let Recent { data, trackers, .. } = &self.recent;
        if data.is_empty() && trackers.is_empty() {
            return;
        }
        self.submenu(ui, text::RECENT, |_, ui| {
            ui.set_min_width(260.0);
            for path in data {
                self.recent_file(ui, path, Command::OpenDataSet(path.clone()));
            }
            if !data.is_empty() && !trackers.is_empty() {
                ui.separator();
            }
            for path in trackers {
                self.recent_file(ui, path, Command::OpenTracker(path.clone()));
            }
        });
    }

    fn recent_file(&self, ui: &mut Ui, path: &Path, command: Command) {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |it| it.to_string_lossy().into_owned());
        let is_there = crate::disk::exists(path);
        let shown = if is_there { name } else { text::gone(&name, self.language) };
        let button = ui.add_enabled(is_there, Button::new(shown).truncate());
        let button = button.on_hover_text(path.display().to_string());
        if button.on_disabled_hover_text(path.display().to_string()).clicked() {
            self.queue.send(command);
            ui.close();
        }
    }

    fn menu(&self, ui: &mut Ui, name: Text, content: impl FnOnce(&Self, &mut Ui)) {
        ui.menu_button(name.get(self.language), |ui| {
            ui.set_min_width(220.0);
            scrolled(ui, |ui| content(self, ui));
        });
    }

    fn items(&self, ui: &mut Ui, commands: &[UiCommand]) {
        for command in commands {
            self.item(ui, *command);
        }
    }

    fn item(&self, ui: &mut Ui, command: UiCommand) {
        let name = command.text().get(self.language);
        let history = &self.desk.history;
        // What undo and redo would do is told where it can be read in time.
        let shown = match command {
            UiCommand::Undo => {
                history.undo_label().map(|it| text::undo(&tracker_text::label(it, self.language), self.language))
            }
            UiCommand::Redo => {
                history.redo_label().map(|it| text::redo(&tracker_text::label(it, self.language), self.language))
            }
            _ => None,
        };
        let keys = command.shortcuts().first().map(|it| ui.ctx().format_shortcut(it)).unwrap_or_default();
        let button = Button::new(shown.as_deref().unwrap_or(name)).shortcut_text(keys);
        let against = self.against(command);
        let enabled = against.is_none();
        let mut response = ui.add_enabled(enabled, button);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
        if let Some(why) = against {
            response = response.on_disabled_hover_text(why.get(self.language));
        }
        if response.clicked() {
            self.queue.send(command);
            ui.close();
        }
    }
}

/// What stands in a menu, scrolled where the window is lower than it.
fn scrolled(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    const AROUND: f32 = 60.0;
    let room = ui.ctx().content_rect().height() - AROUND;
    scroll_over(room).show(ui, content);
}
