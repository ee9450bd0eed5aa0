//! The claims of the plot as a table, and as text for other programs.

use super::card;
use super::model::{Key, Mode, Model};
use super::plot::View;
use crate::dataset::ClaimId;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{MEDIUM, size, text_style};
use crate::gui::widgets::{secondary, truncated};
use crate::locale::trends as text;
use egui::{Align, Layout, RichText, Sense, Ui, vec2};
use egui_extras::{Column, TableBuilder};

/// The state of the table.
#[derive(Debug, Default)]
pub(super) struct ClaimTable {
    rows: Option<(Key, Vec<Row>)>,
}

#[derive(Debug)]
struct Row {
    claim: ClaimId,
    slot: usize,
    on: String,
    /// The series in full, and as its cell has it: what tells series apart first.
    series: String,
    shown: String,
    figure: String,
    /// Empty unless changes are shown.
    change: String,
    stated: String,
    source: String,
}

impl Row {
    /// The row, tab by tab.
    fn text(&self, mode: Mode) -> String {
        let mut cells = vec![&self.on, &self.series, &self.figure];
        if mode != Mode::Absolute {
            cells.push(&self.change);
        }
        cells.extend([&self.stated, &self.source]);
        cells.iter().map(|it| it.replace(['\t', '\n', '\r'], " ")).collect::<Vec<_>>().join("\t")
    }
}

impl ClaimTable {
    fn rows(&mut self, cx: &ViewCtx<'_>, key: &Key, model: &Model) -> &[Row] {
        if self.rows.as_ref().is_none_or(|(it, _)| it != key) {
            self.rows = Some((*key, rows(cx, key.mode, model)));
        }
        self.rows.as_ref().map_or(&[], |(_, rows)| rows.as_slice())
    }

    /// All rows below their header, tab by tab.
    pub(super) fn text(&mut self, cx: &ViewCtx<'_>, key: &Key, model: &Model) -> String {
        let header = columns(key.mode).map(|it| cx.t(it)).collect::<Vec<_>>().join("\t");
        let rows = self.rows(cx, key, model).iter().map(|it| it.text(key.mode));
        std::iter::once(header).chain(rows).collect::<Vec<_>>().join("\n")
    }

    /// Draws the table.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, key: &Key, model: &Model, view: &mut View, height: f32) {
        let mode = key.mode;
        let rows = self.rows(cx, key, model);
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
            ui.set_min_size(vec2(width, height));
            let mut table = TableBuilder::new(ui)
                .id_salt("claims")
                .sense(Sense::click())
                .cell_layout(Layout::left_to_right(Align::Center))
                .auto_shrink(false)
                .max_scroll_height(height)
                .column(Column::exact(84.0))
                .column(Column::remainder().at_least(120.0).clip(true))
                .column(Column::initial(130.0).at_least(80.0).clip(true).resizable(true));
            if mode != Mode::Absolute {
                table = table.column(Column::initial(130.0).at_least(80.0).clip(true).resizable(true));
            }
            table = table.column(Column::exact(84.0)).column(Column::initial(width * 0.22).clip(true));
            let header = |mut row: egui_extras::TableRow<'_, '_>| {
                for name in columns(mode) {
                    row.col(|ui| {
                        ui.label(secondary(cx.tokens, cx.t(name)));
                    });
                }
            };
            table.header(size::CONTROL, header).body(|body| {
                body.rows(28.0, rows.len(), |mut row| {
                    let Some(it) = rows.get(row.index()) else { return };
                    row.set_selected(view.pinned == Some(it.claim));
                    cells(cx, &mut row, it, mode);
                    let response = row.response();
                    if response.clicked() {
                        view.pinned = Some(it.claim);
                    }
                    response.context_menu(|ui| row_menu(cx, ui, model, key.mode, it));
                });
            });
        });
    }
}

fn row_menu(cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, mode: Mode, row: &Row) {
    if ui.button(cx.t(text::COPY_ROW)).clicked() {
        cx.send(Command::Copy(row.text(mode)));
        ui.close();
    }
    if let Some(spot) = model.spot_of(row.claim) {
        card::menu(cx, ui, model, mode, spot);
    }
}

fn cells(cx: &ViewCtx<'_>, row: &mut egui_extras::TableRow<'_, '_>, it: &Row, mode: Mode) {
    let plain = |ui: &mut Ui, text: &str| {
        truncated(ui, text);
    };
    row.col(|ui| plain(ui, &it.on));
    row.col(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(10.0, 10.0), Sense::hover());
        ui.painter().rect_filled(rect, 3, cx.tokens.series_color(it.slot));
        truncated(ui, it.shown.as_str());
    });
    row.col(|ui| {
        truncated(ui, RichText::new(&it.figure).text_style(text_style(MEDIUM)));
    });
    if mode != Mode::Absolute {
        row.col(|ui| {
            truncated(ui, RichText::new(&it.change).text_style(text_style(MEDIUM)));
        });
    }
    row.col(|ui| plain(ui, &it.stated));
    row.col(|ui| {
        truncated(ui, secondary(cx.tokens, &it.source));
    });
}

/// The headers of the columns.
fn columns(mode: Mode) -> impl Iterator<Item = crate::locale::Text> {
    let change = (mode != Mode::Absolute).then_some(text::CHANGE);
    let first = [text::DATE, text::SERIES, text::FIGURE].into_iter();
    first.chain(change).chain([text::STATED, text::SOURCE])
}

/// The claims that are shown, by date and then in the order of the series.
fn rows(cx: &ViewCtx<'_>, mode: Mode, model: &Model) -> Vec<Row> {
    let mut rows = Vec::with_capacity(model.claims());
    for (panel, it) in model.panels.iter().enumerate() {
        for curve in it.curves.iter().filter(|it| !it.hidden) {
            for (entry, claim) in curve.entries.iter().zip(&curve.claims) {
                let Some(claim) = cx.store.data().claims.get(*claim) else { continue };
                let metric = cx.store.data().metric_of(claim.series).map_or("", |it| it.name.text(cx.language));
                let change = match mode {
                    Mode::Absolute => String::new(),
                    Mode::Since(_) => card::change_text(cx, model, mode, panel, entry),
                };
                rows.push(Row {
                    claim: claim.id,
                    slot: curve.slot,
                    on: claim.on.to_string(),
                    series: curve.title.clone(),
                    shown: [curve.subject.as_str(), metric].join(" · "),
                    figure: cx.full(claim.series, claim.figure),
                    change,
                    stated: claim.stated.map(|it| it.to_string()).unwrap_or_default(),
                    source: cx.publisher(&claim).to_owned(),
                });
            }
        }
    }
    // Dates are written with the year first, so their text sorts as they do.
    rows.sort_by(|a, b| a.on.cmp(&b.on));
    rows
}
