//! What rests on a source: a list of which only the rows that can be seen are drawn.

use super::reader::Reader;
use super::records::Record;
use super::row::{self, Row};
use super::source::Source;
use crate::gui::context::ViewCtx;
use crate::gui::widgets::secondary;
use crate::locale::sources as text;
use egui::{Align, Rect, Sense, Ui, UiBuilder, pos2, vec2};
use std::ops::Range;

/// Up to here each row is as high as its words need; beyond, all rows are alike and long words are cut.
const MEASURED: usize = 1_000;
/// More rows than this are counted, not shown.
const SHOWN: usize = 100_000;

/// The rows of one source.
#[derive(Debug, Default)]
pub(super) struct RowList {
    /// Where each row begins, and the end of the last; for a width and a size of type.
    starts: Vec<f32>,
    /// Whether one of them can be drawn as a mark: then all leave room for it.
    has_rates: bool,
    measured_for: Option<(f32, f32)>,
}

/// What the rows are drawn with.
pub(super) struct Frame<'a, 'c> {
    pub(super) cx: &'a ViewCtx<'c>,
    pub(super) source: &'a Source<'c>,
    pub(super) reader: Option<&'a Reader>,
    pub(super) lit: &'a [Record],
    /// Scroll to the first record that is lit up.
    pub(super) reveal: bool,
}

impl RowList {
    /// Draws the rows that can be seen. Says the record whose sentence is to be shown.
    pub(super) fn ui(&mut self, frame: &Frame<'_, '_>, ui: &mut Ui, records: &[Record]) -> Option<Record> {
        let cx = frame.cx;
        let width = ui.available_width();
        let shown = records.len().min(SHOWN);
        self.measure(cx, ui, width, records.get(..shown).unwrap_or(records));
        let total = self.starts.last().copied().unwrap_or(0.0);
        let (all, _) = ui.allocate_exact_size(vec2(width, total), Sense::hover());
        let row = |at: usize| {
            let (top, bottom) = (self.start(at), self.start(at + 1));
            Rect::from_min_max(pos2(all.left(), all.top() + top), pos2(all.right(), all.top() + bottom))
        };
        if frame.reveal
            && let Some(at) = records.iter().take(shown).position(|it| frame.lit.contains(it))
        {
            ui.scroll_to_rect(row(at), Some(Align::Center));
        }
        let mut asked = None;
        for at in self.visible(ui.clip_rect().y_range(), all.top(), shown) {
            let Some(record) = records.get(at) else { break };
            let rect = row(at);
            let id = ui.scope_id().with(("record", *record));
            let builder = UiBuilder::new().id_salt(id).max_rect(rect);
            ui.scope_builder(builder, |ui| {
                if let Some(said) = record.said(cx) {
                    let lit = frame.lit.contains(record);
                    let whole = records.len() <= MEASURED;
                    let row = Row { frame, said: &said, record: *record, rect, lit, whole, marks: self.has_rates };
                    if row.ui(ui) {
                        asked = Some(*record);
                    }
                }
            });
        }
        if shown < records.len() {
            ui.label(secondary(cx.tokens, text::not_shown(records.len() - shown, cx.language)));
        }
        asked
    }

    fn start(&self, at: usize) -> f32 {
        self.starts.get(at).or(self.starts.last()).copied().unwrap_or(0.0)
    }

    /// The rows between two heights of the screen.
    fn visible(&self, seen: egui::Rangef, top: f32, rows: usize) -> Range<usize> {
        let first = self.starts.partition_point(|it| top + it <= seen.min).saturating_sub(1);
        let end = self.starts.partition_point(|it| top + it < seen.max);
        first..end.min(rows)
    }

    fn measure(&mut self, cx: &ViewCtx<'_>, ui: &Ui, width: f32, records: &[Record]) {
        let wanted = (width, ui.pixels_per_point());
        if self.measured_for == Some(wanted) {
            return;
        }
        self.measured_for = Some(wanted);
        self.starts.clear();
        self.has_rates = records.iter().take(MEASURED).any(|it| it.said(cx).is_some_and(|it| it.rate.is_some()));
        let mut top = 0.0;
        for record in records {
            self.starts.push(top);
            top += if records.len() > MEASURED {
                row::ALIKE
            } else {
                record.said(cx).map_or(0.0, |it| row::height(cx, ui, &it, width))
            };
        }
        self.starts.push(top);
    }
}
