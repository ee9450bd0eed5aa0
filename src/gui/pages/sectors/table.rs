//! The table: headings, the axis among them, and the rows that can be seen.

use super::bar;
use super::columns::{Col, SPACE, Sorting, extra_of, left_over};
use super::found::Found;
use super::pieces::cut;
use super::row::{self, Sheet};
use crate::figure::Unit;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{AXIS, MEDIUM, size, text_style};
use crate::locale::sectors as text;
use egui::{Align, Align2, Id, Layout, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_extras::{Column, TableBuilder};

/// Height of the headings.
const HEADER: f32 = 38.0;
/// Room for the words at the foot of the threshold.
const FOOT: f32 = 20.0;

/// What the table is drawn from.
pub(super) struct Table<'a> {
    pub(super) cx: &'a ViewCtx<'a>,
    pub(super) found: &'a Found,
    pub(super) columns: Vec<Col>,
    /// The chosen rows, by their places.
    pub(super) chosen: std::ops::Range<usize>,
    /// A row to bring into view.
    pub(super) reveal: Option<usize>,
    /// A threshold and its words.
    pub(super) threshold: Option<(f64, String)>,
    pub(super) has_focus: bool,
}

/// What happened to the table.
#[derive(Debug, Default)]
pub(super) struct Happened {
    /// A row was clicked; with Shift, the choice is to reach to it.
    pub(super) clicked: Option<(usize, bool)>,
    /// How many rows can be seen at once.
    pub(super) page: usize,
}

/// The id of the rows as one thing that takes the keyboard.
pub(super) fn focus_id() -> Id {
    Id::unique("sectors-rows")
}

impl Table<'_> {
    /// Draws the table into the rest of a card.
    pub(super) fn ui(&self, ui: &mut Ui, sorting: &mut Sorting) -> Happened {
        let area = ui.available_rect_before_wrap();
        let rows = ui.interact(area, focus_id(), Sense::focusable_noninteractive());
        rows.widget_info(|| WidgetInfo::labeled(Role::Table, true, self.cx.t(text::TABLE)));
        let span = area.x_range().expand(size::PAD_CARD - size::HAIRLINE);
        // Columns that were made wider than the card are cut off, they do not widen the card.
        let mut inner = ui.new_child(UiBuilder::new().max_rect(area).layout(Layout::top_down(Align::Min)));
        inner.set_clip_rect(ui.clip_rect().intersect(Rect::from_x_y_ranges(span, area.y_range())));
        let happened = self.draw(&mut inner, area, span, sorting);
        if self.has_focus && self.chosen.is_empty() {
            let ring = Stroke::new(size::FOCUS, self.cx.tokens.accent);
            ui.painter().rect_stroke(area.expand(2.0), size::CORNER, ring, egui::StrokeKind::Inside);
        }
        ui.advance_cursor_after_rect(area);
        happened
    }

    fn draw(&self, ui: &mut Ui, area: Rect, span: egui::Rangef, sorting: &mut Sorting) -> Happened {
        ui.spacing_mut().item_spacing = vec2(SPACE, 0.0);
        ui.style_mut().interaction.selectable_labels = false;
        // Lines between columns would fight with the marks; the pointer tells where a column can be dragged.
        ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
        // A mark that fades says something; the edge of the table must not say it for one that does not.
        ui.spacing_mut().scroll.fade.strength = 0.0;
        let foot = if self.threshold.is_some() { FOOT } else { 0.0 };
        let shift = ui.input(|it| it.modifiers.shift);
        let mut builder = TableBuilder::new(ui)
            .id_salt(("sectors", &self.columns))
            .cell_layout(Layout::left_to_right(Align::Center))
            .auto_shrink([false, true])
            .animate_scrolling(false)
            .min_scrolled_height(0.0)
            .max_scroll_height((area.height() - HEADER - foot).max(size::ROW));
        let spare = left_over(&self.columns, area.width());
        for col in &self.columns {
            builder = builder.column(width(*col, extra_of(*col, &self.columns) + spare * col.share()));
        }
        if let Some(row) = self.reveal {
            builder = builder.scroll_to_row(row, None);
        }
        let mut axis_cell = None;
        let mut happened = Happened::default();
        let table = builder.header(HEADER, |mut header| {
            for col in &self.columns {
                header.col(|ui| {
                    if *col == Col::Axis {
                        axis_cell = Some(ui.max_rect());
                        self.ticks(ui);
                    } else {
                        self.heading(ui, *col, sorting);
                    }
                });
            }
        });
        let shown = table.body(|mut body| {
            // The ground of a row runs on below the scroll bar, to the border of the card.
            let clip = Rect::from_x_y_ranges(span, body.ui_mut().clip_rect().y_range());
            happened.page = rows_in(clip.height());
            let sheet = self.sheet(span, clip);
            body.rows(size::ROW, self.found.rows.len(), |mut row| {
                let at = row.index();
                let selected = self.chosen.contains(&at);
                let Some(line) = self.found.rows.get(at).and_then(|it| sheet.line(*it, selected)) else { return };
                let mut clicked = false;
                for (nth, col) in self.columns.iter().enumerate() {
                    row.col(|ui| {
                        clicked |= nth == 0 && sheet.ground(ui, &line).clicked();
                        sheet.cell(ui, &line, *col);
                    });
                }
                if clicked {
                    happened.clicked = Some((at, shift));
                }
            });
        });
        let line = Stroke::new(size::HAIRLINE, self.cx.tokens.hairline);
        ui.painter().hline(span, area.top() + HEADER - 0.5, line);
        let seen = shown.inner_rect.height().min(shown.content_size.y - shown.state.clamped_offset().y);
        let bottom = shown.inner_rect.top() + seen;
        if let (Some((at, said)), Some(axis), Some(cell)) = (&self.threshold, &self.found.axis, axis_cell) {
            let cell = Rect::from_x_y_ranges(cell.x_range(), area.top() + HEADER - 8.0..=bottom);
            row::threshold(ui, self.cx, axis, cell, (*at, said), bottom + 2.0);
        }
        happened
    }

    fn sheet(&self, span: egui::Rangef, clip: Rect) -> Sheet<'_> {
        Sheet {
            cx: self.cx,
            axis: self.found.axis.as_ref(),
            year: self.found.year,
            has_size: self.columns.contains(&Col::Size),
            span,
            clip,
            has_focus: self.has_focus,
        }
    }

    /// A heading: a click sorts by its column, with Shift also by it.
    fn heading(&self, ui: &Ui, col: Col, sorting: &mut Sorting) {
        let (cx, tokens, cell) = (self.cx, self.cx.tokens, ui.max_rect());
        let order = sorting.of(col);
        let (name, below) = self.name_of(col, order.is_some().then_some(sorting));
        let descending = order.map(|(_, it)| it.descending);
        let said = text::column(name, below.as_deref().filter(|_| order.is_some()), descending, cx.language);
        let can_sort = col.sorts(sorting.by).is_some();
        let sense = if can_sort { Sense::click() } else { Sense::hover() };
        let response = ui.interact(cell, Id::unique(("sectors-heading", col)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &said));
        self.paint_heading(ui, col, (name, below.as_deref()), order.map(|(nth, it)| (nth, it.descending)), sorting);
        if response.has_focus() {
            let ring = Stroke::new(size::FOCUS, tokens.accent);
            ui.painter().rect_stroke(cell.shrink2(vec2(0.0, 6.0)), size::CORNER, ring, egui::StrokeKind::Inside);
        }
        if response.clicked() {
            sorting.click(col, ui.input(|it| it.modifiers.shift));
        }
        if col == Col::Rate {
            self.rate_menu(&response, sorting);
        }
    }

    /// The menu of the rate says by which end it is sorted.
    fn rate_menu(&self, response: &Response, sorting: &mut Sorting) {
        response.context_menu(|ui| bar::rate_by_menu(self.cx, ui, sorting));
    }

    /// The name of a column, and what stands small below it.
    fn name_of(&self, col: Col, sorted: Option<&Sorting>) -> (&'static str, Option<String>) {
        let (cx, data) = (self.cx, self.cx.store.data());
        if col != Col::Rate {
            return (cx.t(col.text()), None);
        }
        let only = self.found.axis.as_ref().and_then(|it| it.only).and_then(|it| data.metric(it));
        let name = if only.is_some_and(|it| it.unit != Unit::Percent) { text::FIGURE } else { text::RATE };
        let unit = only.and_then(|it| it.unit_name.as_ref()).map(|it| it.text(cx.language).to_owned());
        (cx.t(name), sorted.map(|it| cx.t(text::rate_by(it.by)).to_owned()).or(unit))
    }

    fn paint_heading(
        &self,
        ui: &Ui,
        col: Col,
        (name, below): (&str, Option<&str>),
        sorted: Option<(usize, bool)>,
        sorting: &Sorting,
    ) {
        let (tokens, cell) = (self.cx.tokens, ui.max_rect());
        let color = if sorted.is_some() { tokens.text } else { tokens.secondary };
        let sign = if sorted.is_some() { 13.0 } else { 0.0 };
        let galley = cut(ui, name, &text_style(MEDIUM), color, cell.width() - sign);
        let width = galley.size().x;
        let left = if col.is_right() { cell.right() - width - sign } else { cell.left() };
        let middle = if below.is_some() { cell.center().y - 6.0 } else { cell.center().y };
        ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, color);
        if let Some(below) = below {
            let galley = cut(ui, below, &text_style(AXIS), tokens.secondary, cell.width());
            let left = if col.is_right() { cell.right() - galley.size().x } else { cell.left() };
            ui.painter().galley(pos2(left, cell.center().y + 2.0), galley, tokens.secondary);
        }
        if let Some((nth, descending)) = sorted {
            let icon = if descending { Icon::Down } else { Icon::Up };
            let at = pos2(left + width + 8.0, middle);
            icon.paint(ui.painter(), Rect::from_center_size(at, vec2(9.0, 9.0)), tokens.accent);
            if nth > 0 && sorting.orders.len() > 1 {
                let font = egui::FontId::proportional(8.0);
                ui.painter().text(at + vec2(6.0, 5.0), Align2::CENTER_CENTER, nth + 1, font, tokens.secondary);
            }
        }
    }

    /// The numbers of the axis.
    fn ticks(&self, ui: &Ui) {
        let Some(axis) = &self.found.axis else { return };
        let (tokens, cell) = (self.cx.tokens, ui.max_rect());
        let scale = axis.scale(cell);
        let font = text_style(AXIS).resolve(ui.style());
        let mut free = f32::NEG_INFINITY;
        for (value, said) in axis.ticks(self.cx, 5) {
            let galley = ui.painter().layout_no_wrap(said, font.clone(), tokens.secondary);
            let left = scale.at(value) - galley.size().x / 2.0;
            // A number that would touch the one before is left out; its mark below stays.
            if left > free {
                free = left + galley.size().x + 4.0;
                ui.painter().galley(pos2(left, cell.center().y - galley.size().y / 2.0), galley, tokens.secondary);
            }
            let tick = Stroke::new(size::HAIRLINE, tokens.outline);
            ui.painter().vline(scale.at(value), cell.bottom() - 5.0..=cell.bottom() - 1.0, tick);
        }
    }
}

/// How many whole rows a height holds.
#[expect(clippy::cast_sign_loss, reason = "`as` makes nothing of a negative height")]
fn rows_in(height: f32) -> usize {
    (height / size::ROW) as usize
}

/// How wide a column is; the axis takes what the others leave.
fn width(col: Col, extra: f32) -> Column {
    if col == Col::Axis {
        Column::remainder().at_least(col.width()).clip(true).resizable(false)
    } else {
        Column::initial(col.width() + extra).at_least(36.0).clip(true).resizable(true)
    }
}
