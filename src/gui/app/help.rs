//! The sheet of shortcuts, and About.

use super::App;
use super::dialogs::{Answer, title_ui};
use crate::gui::shortcuts::{self, Group};
use crate::gui::theme::size;
use crate::gui::widgets::{dialog_room, secondary, strong};
use crate::locale::shell as text;
use egui::{CollapsingHeader, Grid, Label, RichText, ScrollArea, TextStyle, Ui};

/// The packages that the program is made of: name, version and licence a line. `assets/licences/make.py` writes it.
const PACKAGES: &str = include_str!("../../../assets/licences/packages.txt");

/// Licences in full.
const LICENCES: [(&str, &str); 4] = [
    ("MIT", include_str!("../../../LICENSE-MIT")),
    ("Apache License 2.0", include_str!("../../../LICENSE-APACHE")),
    ("SIL Open Font License 1.1 · Inter", include_str!("../../../assets/fonts/OFL-Inter.txt")),
    ("SIL Open Font License 1.1 · Noto Sans SC", include_str!("../../../assets/fonts/OFL-NotoSansSC.txt")),
];

/// Between keys and what they do.
const BETWEEN: f32 = 12.0;

/// How high a list in a dialog can be, between its title and its buttons.
pub(super) fn list_room(ui: &Ui) -> f32 {
    (dialog_room(ui.ctx()).y - 90.0).clamp(80.0, 420.0)
}

impl App {
    pub(super) fn shortcuts_ui(&self, ui: &mut Ui) -> Answer {
        title_ui(ui, text::SHORTCUTS.get(self.language));
        let height = list_room(ui);
        ScrollArea::vertical().id_salt("keys").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for group in shortcuts::groups(self.language, |it| ui.ctx().format_shortcut(it)) {
                self.keys_ui(ui, group);
            }
        });
        self.close_button(ui)
    }

    fn keys_ui(&self, ui: &mut Ui, group: Group) {
        let name = group.place.get(self.language);
        ui.label(strong(name));
        let room = ui.available_width() - 2.0 * BETWEEN; // and the bar
        let left = (room * 0.42).min(190.0);
        Grid::new(name).num_columns(2).spacing([BETWEEN, 6.0]).min_col_width(left).max_col_width(left).show(ui, |ui| {
            for (keys, what) in group.rows {
                ui.add(Label::new(secondary(&self.tokens, keys)).wrap());
                // The last column has what is left.
                ui.scope(|ui| {
                    ui.set_max_width(room - left);
                    ui.add(Label::new(what).wrap());
                });
                ui.end_row();
            }
        });
        ui.add_space(size::GRID * 2.0);
    }

    pub(super) fn about_ui(&self, ui: &mut Ui) -> Answer {
        title_ui(ui, text::NAME.get(self.language));
        ui.label(secondary(&self.tokens, format!("{} {}", env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"))));
        ui.label(text::ABOUT_TEXT.get(self.language));
        ui.label(secondary(&self.tokens, text::LICENCES.get(self.language)));
        ui.add_space(size::GRID);
        let height = (list_room(ui) - 80.0).max(80.0);
        ScrollArea::vertical().id_salt("licences").max_height(height).auto_shrink(false).show(ui, |ui| {
            ui.label(strong(text::LICENCE_TEXTS.get(self.language)));
            for (name, words) in LICENCES {
                CollapsingHeader::new(name).show(ui, |ui| {
                    ui.add(Label::new(RichText::new(words).text_style(TextStyle::Small)).wrap().selectable(true));
                });
            }
            ui.label(secondary(&self.tokens, text::OTHER_LICENCES.get(self.language)));
            ui.add_space(size::GRID * 2.0);
            ui.label(strong(text::PACKAGES.get(self.language)));
            for line in PACKAGES.lines().skip(1) {
                let mut parts = line.split('\t');
                let mut part = || parts.next().unwrap_or_default();
                let (name, version, licence) = (part(), part(), part());
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = egui::vec2(6.0, 0.0);
                    ui.label(format!("{name} {version}"));
                    ui.label(secondary(&self.tokens, licence));
                });
            }
        });
        self.close_button(ui)
    }
}
