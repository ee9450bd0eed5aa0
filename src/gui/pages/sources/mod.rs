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
use crate::gui::widgets::link;
use crate::locale::sources as text;
use detail::Detail;
use egui::{Key, Layout, Modifiers, Popup, Ui, vec2};
use list::List;
use records::Record;
use source::Key as SourceKey;

/// The state of the page.
#[derive(Debug, Default)]
pub struct SourcesPage {
    chosen: Option<SourceKey>,
    /// The source of the tracker, by its id, that is to be shown next.
    wanted: Option<String>,
    list: List,
    detail: Detail,
    /// Whether a source lies over the list, where there is room for one of them only.
    is_open: bool,
}

/// Below this width of the page, the list and the source have no room beside each other.
const SLIM: f32 = 600.0;

impl SourcesPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        if let Some(id) = self.wanted.take() {
            // Where the data set has the same source, the list has both as one.
            let twin = source::twins(cx).get(id.as_str()).copied();
            self.chosen = Some(twin.map_or(SourceKey::Tracker(id), SourceKey::Data));
        }
        if self.chosen.is_none() {
            self.chosen = self.list.first(cx);
        }
        if ui.available_width() < SLIM {
            self.one_at_a_time(cx, ui);
            return;
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
            column(ui, left, &mut |ui| {
                let new = self.list.ui(cx, ui, self.chosen.as_ref());
                self.choose(new);
            });
            let right = ui.available_width();
            if !self.list.is_empty() {
                column(ui, right, &mut |ui| self.detail.ui(cx, ui, self.chosen.as_ref()));
            }
        });
    }

    /// Where there is no room for both: the list, or one source over it with a way back. The arrows choose as well, and do
    /// not leave the list.
    fn one_at_a_time(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        if !self.is_open || self.list.is_empty() {
            self.is_open = false;
            let new = self.list.ui(cx, ui, self.chosen.as_ref());
            self.choose(new);
            return;
        }
        let is_free = !Popup::is_any_open(ui.ctx()) && ui.memory(|it| it.top_modal_layer().is_none());
        let escape = is_free && ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Escape));
        if link(ui, cx.tokens, cx.t(text::ALL_SOURCES)).clicked() || escape {
            self.is_open = false;
            ui.ctx().request_repaint();
        }
        self.detail.ui(cx, ui, self.chosen.as_ref());
    }

    fn choose(&mut self, new: Option<(SourceKey, bool)>) {
        if let Some((key, clicked)) = new {
            self.chosen = Some(key);
            self.is_open |= clicked;
            self.detail.choose(None);
        }
    }

    /// Shows a source, with the sentence of a claim lit up.
    pub fn show(&mut self, source: SourceId, claim: Option<ClaimId>) {
        self.chosen = Some(SourceKey::Data(source));
        self.is_open = true;
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
        self.is_open = true;
        self.list.reveal();
        self.detail.choose(claim.map(|(programme, at)| Record::Programme(programme, at)));
    }

    /// Lets go of what belonged to another data set.
    pub fn data_changed(&mut self) {
        if matches!(self.chosen, Some(SourceKey::Data(_))) {
            self.chosen = None;
        }
        self.is_open = false;
        self.list.data_changed();
        self.detail = Detail::default();
    }
}
