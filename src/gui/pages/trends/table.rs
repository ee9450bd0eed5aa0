//! The claims of the plot as a table, and as text for other programs.

use super::card;
use super::export;
use super::layer::in_own_color;
use super::legend;
use super::model::{Key, Mode, Model, Spot};
use super::view::View;
use crate::chart::{Axis, Entry, Scale, mark};
use crate::dataset::ClaimId;
use crate::figure::{Figure, Range};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{MEDIUM, size, text_style};
use crate::gui::widgets::{paint, secondary, truncated};
use crate::locale::{Text, trends as text};
use egui::{Align, Layout, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use egui_extras::{Column, TableBuilder};

/// Narrower than this, the table tells only what was said of what and when.
const NARROW: f32 = 640.0;
/// From here on it has room for all, changes among it.
const WIDE: f32 = 960.0;

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
    /// The series: what tells it from others first.
    shown: String,
    figure: String,
    /// How it is drawn.
    entry: Entry,
    /// Empty unless changes are shown.
    change: String,
    stated: String,
    source: String,
}

impl ClaimTable {
    fn rows(&mut self, cx: &ViewCtx<'_>, key: &Key, model: &Model) -> &[Row] {
        if self.rows.as_ref().is_none_or(|(it, _)| it != key) {
            self.rows = Some((*key, rows(cx, key.mode, model)));
        }
        self.rows.as_ref().map_or(&[], |(_, rows)| rows.as_slice())
    }

    /// Draws the table.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, key: &Key, model: &Model, view: &mut View, height: f32) {
        let mode = key.mode;
        let rows = self.rows(cx, key, model);
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, height), Layout::top_down(Align::Min), |ui| {
            ui.set_min_size(vec2(width, height));
            ui.spacing_mut().item_spacing.y = 0.0;
            let shape = Shape { changes: mode != Mode::Absolute, narrow: width < NARROW, wide: width >= WIDE };
            let Shape { changes, narrow, .. } = shape;
            let mut table = TableBuilder::new(ui)
                .id_salt(("claims", narrow))
                .sense(Sense::click())
                .cell_layout(Layout::left_to_right(Align::Center))
                .auto_shrink(false)
                .max_scroll_height(height - size::CONTROL)
                // What is left of the room, and no more: else what stands below is pushed out of the window.
                .min_scrolled_height(0.0)
                .column(Column::exact(84.0))
                .column(Column::remainder().at_least(100.0).clip(true))
                .column(Column::exact(if narrow { 150.0 } else { 216.0 }).clip(true));
            if changes {
                table = table.column(Column::exact(if narrow { 96.0 } else { 140.0 }).clip(true));
            }
            if shape.has_stated() {
                table = table.column(Column::exact(84.0));
            }
            if !narrow {
                table = table.column(Column::exact((width * 0.2).max(120.0)).clip(true));
            }
            let header = |mut row: egui_extras::TableRow<'_, '_>| {
                for name in shape.columns() {
                    let (_, heading) = row.col(|ui| {
                        truncated(ui, secondary(cx.tokens, cx.t(name)));
                    });
                    heading.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, cx.t(name)));
                }
            };
            table.header(size::CONTROL, header).body(|body| {
                body.rows(28.0, rows.len(), |mut row| {
                    let Some(it) = rows.get(row.index()) else { return };
                    let is_chosen = view.pinned == Some(it.claim);
                    row.set_selected(is_chosen);
                    cells(cx, &mut row, it, shape);
                    let (at, response) = (row.index(), row.response());
                    response.widget_info(|| {
                        let said = model.spot_of(it.claim).and_then(|spot| card::spoken(cx, model, mode, spot));
                        WidgetInfo::selected(Role::Row, true, is_chosen, said.unwrap_or_default())
                    });
                    response.ctx.accesskit_node_builder(response.id, |node| node.set_row_index(at));
                    if response.has_focus() {
                        let painter = response.ctx.layer_painter(response.layer_id);
                        let stroke = Stroke::new(size::FOCUS, cx.tokens.accent);
                        painter.rect_stroke(response.interact_rect, size::CORNER, stroke, StrokeKind::Inside);
                    }
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
        cx.send(Command::Copy(export::tsv(cx, model, mode, Some(row.claim))));
        ui.close();
    }
    if let Some(spot) = model.spot_of(row.claim) {
        card::menu(cx, ui, model, mode, spot);
    }
}

fn cells(cx: &ViewCtx<'_>, row: &mut egui_extras::TableRow<'_, '_>, it: &Row, shape: Shape) {
    let plain = |ui: &mut Ui, text: &str| {
        truncated(ui, text);
    };
    row.col(|ui| plain(ui, &it.on));
    row.col(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
        legend::swatch(cx, ui, rect, it.slot, false);
        truncated(ui, it.shown.as_str());
    });
    row.col(|ui| {
        small_mark(cx, ui, it);
        truncated(ui, RichText::new(&it.figure).text_style(text_style(MEDIUM)));
    });
    if shape.changes {
        row.col(|ui| {
            truncated(ui, RichText::new(&it.change).text_style(text_style(MEDIUM)));
        });
    }
    if shape.has_stated() {
        row.col(|ui| plain(ui, &it.stated));
    }
    if shape.narrow {
        return;
    }
    row.col(|ui| {
        truncated(ui, secondary(cx.tokens, &it.source));
    });
}

/// What kind of figure it is, as the key has it: the mark by itself, at no scale.
fn small_mark(cx: &ViewCtx<'_>, ui: &mut Ui, it: &Row) {
    let (rect, _) = ui.allocate_exact_size(vec2(26.0, 14.0), Sense::hover());
    let (figure, tolerance) = match it.entry.figure {
        Figure::Exactly(_) => (Figure::Exactly(50.0), 0.0),
        Figure::About(_) => (Figure::About(50.0), 0.9),
        Figure::MoreThan(_) => (Figure::MoreThan(20.0), 0.0),
        Figure::AtLeast(_) => (Figure::AtLeast(20.0), 0.0),
        Figure::LessThan(_) => (Figure::LessThan(80.0), 0.0),
        Figure::AtMost(_) => (Figure::AtMost(80.0), 0.0),
        Figure::Between(..) => (Figure::Between(20.0, 80.0), 0.0),
        Figure::Missing(_) => return,
    };
    let scale = Scale { low: 0.0, high: 100.0, start: rect.left(), end: rect.right() };
    let items = mark(figure, Range::RATE, tolerance, it.entry.look, scale, Axis::Across, rect.center().y);
    paint(ui.painter(), &in_own_color(items), cx.tokens.series_color(it.slot), cx.tokens);
}

/// Which columns there is room for.
#[derive(Clone, Copy)]
struct Shape {
    /// Whether changes are shown.
    changes: bool,
    narrow: bool,
    wide: bool,
}

impl Shape {
    /// Beside changes the day of a statement has room only where the table is wide.
    fn has_stated(self) -> bool {
        !self.narrow && (!self.changes || self.wide)
    }

    /// The headers.
    fn columns(self) -> impl Iterator<Item = Text> {
        let first = [text::DATE, text::SERIES, text::FIGURE].into_iter();
        let stated = self.has_stated().then_some(text::STATED);
        first.chain(self.changes.then_some(text::CHANGE)).chain(stated).chain((!self.narrow).then_some(text::SOURCE))
    }
}

/// The claims that are shown, by date and then in the order of the series.
fn rows(cx: &ViewCtx<'_>, mode: Mode, model: &Model) -> Vec<Row> {
    let mut rows = Vec::with_capacity(model.claims());
    for (panel, it) in model.panels.iter().enumerate() {
        for (number, curve) in it.curves.iter().enumerate().filter(|(_, it)| !it.hidden) {
            for (at, (entry, claim)) in curve.entries.iter().zip(&curve.claims).enumerate() {
                let Some(claim) = cx.store.data().claims.get(*claim) else { continue };
                let metric = cx.store.data().metric_of(claim.series).map_or("", |it| it.name.text(cx.language));
                let change = match mode {
                    Mode::Absolute => String::new(),
                    Mode::Since(_) => card::change_text(cx, model, mode, Spot { panel, curve: number, entry: at }),
                };
                rows.push(Row {
                    claim: claim.id,
                    slot: curve.slot,
                    entry: *entry,
                    on: claim.on.to_string(),
                    shown: [curve.subject.as_str(), metric].join(" · "),
                    figure: text::marked(
                        &cx.full(claim.series, claim.figure),
                        claim.standing,
                        entry.look.disputed,
                        cx.language,
                    ),
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
