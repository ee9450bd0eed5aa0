//! The menu bar.

use super::App;
use super::recent::Recent;
use crate::figure::Language;
use crate::gui::command::{Command, UiCommand};
use crate::gui::theme::size;
use crate::locale::{Text, shell as text, tracker as tracker_text};
use egui::{Align, Button, Layout, MenuBar, Panel, RichText, Ui, vec2};
use std::path::Path;

impl App {
    pub(super) fn menu_bar(&self, ui: &mut Ui) {
        let frame = egui::Frame::new()
            .fill(self.tokens.page)
            .inner_margin(egui::Margin::symmetric(8, 4))
            .stroke(egui::Stroke::NONE);
        Panel::top("menu").frame(frame).show(ui, |ui| {
            MenuBar::new().ui(ui, |ui| {
                self.menus(ui);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let other = match self.language {
                        Language::English => UiCommand::Chinese,
                        Language::Chinese => UiCommand::English,
                    };
                    let switch =
                        Button::new(RichText::new(other.text().get(self.language)).color(self.tokens.secondary));
                    if ui.add(switch.frame(false)).clicked() {
                        self.queue.send(other);
                    }
                    self.palette_field(ui);
                });
            });
        });
    }

    /// The field in the middle that opens the palette.
    fn palette_field(&self, ui: &mut Ui) {
        let width = 340.0_f32.min(ui.available_width() - 24.0);
        if width < 120.0 {
            return;
        }
        let middle = ui.ctx().content_rect().center().x;
        let right = ui.max_rect().right().min(ui.cursor().right());
        ui.add_space((right - middle - width / 2.0).max(12.0));
        ui.spacing_mut().button_padding = vec2(10.0, 4.0); // menus have less; this is a field
        let keys = UiCommand::Palette.shortcuts().first().map(|it| ui.ctx().format_shortcut(it)).unwrap_or_default();
        let name = text::PALETTE.get(self.language);
        let field = Button::new(RichText::new(name).color(self.tokens.secondary))
            .shortcut_text(RichText::new(keys).color(self.tokens.secondary))
            .fill(self.tokens.card)
            .stroke(egui::Stroke::new(size::HAIRLINE, self.tokens.hairline))
            .min_size(vec2(width, size::CONTROL));
        let response = ui.add(field);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
        if response.clicked() {
            self.queue.send(UiCommand::Palette);
        }
    }

    fn menus(&self, ui: &mut Ui) {
        use crate::gui::pages::{Page, TrackerCommand};
        use UiCommand as C;
        self.menu(ui, text::FILE, |app, ui| {
            app.items(ui, &[C::OpenDataSet, C::OpenTracker, C::OpenShipped]);
            app.recent_files(ui);
            app.items(ui, &[C::Reload]);
            ui.separator();
            app.items(ui, &[C::Save, C::SaveAs, C::Versions, C::Recovered]);
            ui.separator();
            app.items(ui, &[C::Settings, C::Quit]);
        });
        self.menu(ui, text::EDIT, |app, ui| {
            use TrackerCommand as T;
            app.items(ui, &[C::Undo, C::Redo, C::Tracker(T::History)]);
            ui.separator();
            app.items(ui, &[T::AddClaim, T::PasteClaims, T::DuplicateClaim, T::DeleteClaim].map(C::Tracker));
            ui.separator();
            app.items(ui, &[T::AddLoan, T::AddArrears, T::AddMeasure].map(C::Tracker));
            app.items(ui, &[T::DuplicateProgramme, T::DeleteProgramme, T::MoveUp, T::MoveDown].map(C::Tracker));
            ui.separator();
            app.items(ui, &[C::Tracker(T::Sources)]);
            ui.separator();
            app.items(ui, &[C::Find]);
        });
        self.menu(ui, text::VIEW, |app, ui| {
            app.items(ui, &[C::Back, C::Forward]);
            ui.separator();
            app.items(ui, &[C::ZoomIn, C::ZoomOut, C::ZoomReset, C::FullScreen]);
            ui.separator();
            ui.menu_button(text::THEME.get(app.language), |ui| {
                app.items(ui, &[C::Light, C::Dark, C::SystemTheme, C::HighContrast]);
            });
            ui.menu_button(text::LANGUAGE.get(app.language), |ui| app.items(ui, &[C::English, C::Chinese]));
        });
        self.menu(ui, text::DATA, |app, ui| app.items(ui, &Page::ALL.map(C::Show)));
        self.menu(ui, text::HELP, |app, ui| app.items(ui, &[C::Palette, C::Shortcuts, C::Tour, C::Messages, C::About]));
    }

    /// Files that were opened before; what is no longer there can be seen but not opened.
    fn recent_files(&self, ui: &mut Ui) {
        let Recent { data, trackers, .. } = &self.recent;
        if data.is_empty() && trackers.is_empty() {
            return;
        }
        ui.menu_button(text::RECENT.get(self.language), |ui| {
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
            content(self, ui);
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
