//! Sources: where claims come from, with the sentences that they were taken from.

mod anchors;
mod detail;
mod entries;
mod entry_row;
mod filter;
mod list;
mod reader;
mod records;
mod row;
mod rows;
mod source;
#[cfg(test)]
mod tests;

use crate::dataset::{ClaimId, SourceId};
use crate::gui::context::ViewCtx;
use crate::gui::theme::size;
use detail::Detail;
use egui::{Layout, Ui, vec2};
use list::List;
use records::Record;
use source::Key;

/// The state of the page.
#[derive(Debug, Default)]
pub struct SourcesPage {
    chosen: Option<Key>,
    /// The source of the tracker, by its id, that is to be shown next.
    wanted: Option<String>,
    list: List,
    detail: Detail,
}

impl SourcesPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        if let Some(id) = self.wanted.take() {
            // Where the data set has the same source, the list has both as one.
            let twin = source::twins(cx).get(id.as_str()).copied();
            self.chosen = Some(twin.map_or(Key::Tracker(id), Key::Data));
        }
        if self.chosen.is_none() {
            self.chosen = self.list.first(cx);
        }
        let (width, height) = (ui.available_width(), ui.available_height());
        let left = (width * 0.31).clamp(240.0, 380.0);
        ui.spacing_mut().item_spacing.x = size::GAP;
        ui.horizontal_top(|ui| {
            let column = |ui: &mut Ui, width: f32, draw: &mut dyn FnMut(&mut Ui)| {
                ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(egui::Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    draw(ui);
                });
            };
            let mut new = None;
            column(ui, left, &mut |ui| new = self.list.ui(cx, ui, self.chosen.as_ref()));
            if new.is_some() {
                self.chosen = new;
                self.detail.choose(None);
            }
            let right = ui.available_width();
            if !self.list.is_empty() {
                column(ui, right, &mut |ui| self.detail.ui(cx, ui, self.chosen.as_ref()));
            }
        });
    }

    /// Shows a source, with the sentence of a claim lit up.
    pub fn show(&mut self, source: SourceId, claim: Option<ClaimId>) {
        self.chosen = Some(Key::Data(source));
        self.list.reveal();
        self.detail.choose(claim.map(Record::Claim));
    }

    /// Shows a source, with a sentence lit up and all that was taken from it.
    pub fn show_sentence(&mut self, source: SourceId, sentence: String) {
        self.show(source, None);
        self.detail.choose_sentence(sentence);
    }

    /// Shows a source of the tracker, with the sentence of a claim lit up: the place of its programme, and its own.
    pub fn show_of_tracker(&mut self, id: String, claim: Option<(usize, usize)>) {
        self.wanted = Some(id);
        self.list.reveal();
        self.detail.choose(claim.map(|(programme, at)| Record::Programme(programme, at)));
    }

    /// Lets go of what belonged to another data set.
    pub fn data_changed(&mut self) {
        if matches!(self.chosen, Some(Key::Data(_))) {
            self.chosen = None;
        }
        self.list.data_changed();
        self.detail = Detail::default();
    }
}
