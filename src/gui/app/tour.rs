//! Three sentences to begin with.

use super::App;
use crate::gui::pages::Page;
use crate::gui::theme::size;
use crate::gui::widgets::card_frame;
use crate::locale::shell as text;
use egui::{Ui, vec2};

impl App {
    /// Above Overview, until they were read.
    pub(super) fn tour_ui(&mut self, ui: &mut Ui) {
        if !self.tour || self.page != Page::Overview {
            return;
        }
        card_frame(&self.tokens).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            for sentence in text::TOUR_SENTENCES {
                ui.add(egui::Label::new(sentence.get(self.language)).wrap());
            }
            if ui.button(text::GOT_IT.get(self.language)).clicked() {
                self.tour = false;
            }
        });
        ui.add_space(size::GAP);
    }
}
