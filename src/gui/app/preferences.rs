//! The dialog of what can be set.

use super::dialogs::{Answer, title_ui};
use super::{App, ThemeChoice};
use crate::figure::Language;
use crate::gui::command::UiCommand;
use crate::gui::widgets::secondary;
use crate::locale::shell as text;
use egui::Ui;

impl App {
    pub(super) fn settings_ui(&mut self, ui: &mut Ui) -> Answer {
        title_ui(ui, text::SETTINGS_TITLE.get(self.language));
        let between = if super::frame::is_small(ui.ctx()) { [12.0, 6.0] } else { [32.0, 10.0] };
        egui::Grid::new("settings").num_columns(2).spacing(between).show(ui, |ui| {
            ui.label(text::LANGUAGE.get(self.language));
            self.choices(ui, &[UiCommand::English, UiCommand::Chinese]);
            ui.end_row();
            ui.label(text::THEME.get(self.language));
            ui.vertical(|ui| {
                self.choices(ui, &[UiCommand::SystemTheme, UiCommand::Light]);
                self.choices(ui, &[UiCommand::Dark, UiCommand::HighContrast]);
            });
            ui.end_row();
            ui.label(text::ZOOM.get(self.language));
            ui.horizontal(|ui| {
                self.zoom_button(ui, UiCommand::ZoomOut);
                self.zoom_button(ui, UiCommand::ZoomIn);
                self.zoom_button(ui, UiCommand::ZoomReset);
                ui.label(secondary(&self.tokens, format!("{:.0} %", ui.ctx().zoom_factor() * 100.0)));
            });
            ui.end_row();
        });
        let mut reopens = !self.recent.forgets;
        ui.checkbox(&mut reopens, text::REOPEN.get(self.language));
        self.recent.forgets = !reopens;
        self.close_button(ui)
    }

    fn zoom_button(&self, ui: &mut Ui, command: UiCommand) {
        if ui.button(command.text().get(self.language)).clicked() {
            self.queue.send(command);
        }
    }

    /// Commands of which one is in force.
    fn choices(&self, ui: &mut Ui, commands: &[UiCommand]) {
        ui.horizontal(|ui| {
            for command in commands {
                let chosen = match command {
                    UiCommand::English => self.language == Language::English,
                    UiCommand::Chinese => self.language == Language::Chinese,
                    UiCommand::SystemTheme => self.theme == ThemeChoice::System,
                    UiCommand::Light => self.theme == ThemeChoice::Light,
                    UiCommand::Dark => self.theme == ThemeChoice::Dark,
                    UiCommand::HighContrast => self.theme == ThemeChoice::HighContrast,
                    _ => false,
                };
                if ui.radio(chosen, command.text().get(self.language)).clicked() {
                    self.queue.send(*command);
                }
            }
        });
    }
}
