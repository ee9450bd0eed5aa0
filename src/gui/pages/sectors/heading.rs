//! The headings: what a column is, how it is sorted, and where it can be dragged, made wider, hidden.

use super::columns::Col;
use super::found::Found;
use super::menu;
use super::pieces::cut;
use super::sorting::Sorting;
use super::table::{HEADER, Moving};
use super::widths::{Layout, Place, SPACE};
use crate::figure::Unit;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{AXIS, MEDIUM, size, text_style};
use crate::gui::widgets::held;
use crate::locale::sectors as text;
use egui::{
    Align2, CursorIcon, FontId, Id, Key, Modifiers, Rangef, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

/// How far a key makes a column wider.
const STEP: f32 = 12.0;

/// Where a column is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Target {
    Before(Col),
    End,
}

impl Target {
    fn before(self) -> Option<Col> {
        match self {
            Self::Before(col) => Some(col),
            Self::End => None,
        }
    }
}

/// The headings of a table.
pub(super) struct Headings<'a> {
    pub(super) cx: &'a ViewCtx<'a>,
    pub(super) found: &'a Found,
    pub(super) layout: &'a Layout,
    /// The left edge of the first column.
    pub(super) left: f32,
    pub(super) clip: Rangef,
}

impl Headings<'_> {
    /// Draws them at the top of an area.
    pub(super) fn ui(&self, ui: &Ui, area: Rect, moving: &mut Moving<'_>) {
        let mut target = None;
        for place in &self.layout.places {
            let cell = Rect::from_min_size(pos2(self.left + place.left, area.top()), vec2(place.width, HEADER));
            let response = self.heading(ui, *place, cell, moving);
            if response.dragged() {
                target = self.drop_target(ui, place.col);
                self.drag_mark(ui, *place, cell, target);
            }
            if response.drag_stopped()
                && let Some(target) = self.drop_target(ui, place.col)
            {
                moving.columns.move_before(place.col, target.before());
            }
        }
        // The edges lie above the headings.
        if target.is_none() {
            for place in &self.layout.places {
                self.edge(ui, *place, area, moving);
            }
        }
    }

    fn heading(&self, ui: &Ui, place: Place, cell: Rect, moving: &mut Moving<'_>) -> Response {
        let (cx, col) = (self.cx, place.col);
        let order = moving.sorting.of(col);
        let (name, below) = self.name_of(col, order.is_some().then_some(&*moving.sorting));
        let descending = order.map(|(_, it)| it.descending);
        let nth = order.map(|(nth, _)| nth + 1).filter(|_| moving.sorting.orders.len() > 1);
        let said = text::column(name, below.as_deref().filter(|_| order.is_some()), descending, nth, cx.language);
        let response = ui.interact(cell, Id::unique(("sectors-heading", col)), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &said));
        let drawn = order.map(|(nth, it)| (nth, it.descending));
        if col == Col::Axis {
            self.ticks(ui, cell);
        } else {
            self.paint(ui, col, cell, (name, below.as_deref()), drawn, moving.sorting);
        }
        if response.has_focus() {
            let ring = Stroke::new(size::FOCUS, cx.tokens.accent);
            ui.painter().rect_stroke(cell.expand2(vec2(4.0, -6.0)), size::CORNER, ring, StrokeKind::Inside);
            self.keys(ui, col, moving);
        }
        if response.clicked() && col.sorts(moving.sorting.by).is_some() {
            moving.sorting.click(col, held(ui).shift);
        }
        response.context_menu(|ui| menu::heading(ui, cx, col, self.layout, moving));
        response
    }

    /// Ctrl with an arrow moves the column, with Shift it makes it wider or narrower.
    fn keys(&self, ui: &Ui, col: Col, moving: &mut Moving<'_>) {
        for (key, right) in [(Key::ArrowLeft, false), (Key::ArrowRight, true)] {
            if ui.input_mut(|it| it.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, key)) {
                let width = self.layout.places.iter().find(|it| it.col == col).map_or(0.0, |it| it.width);
                moving.columns.set_width(col, width + if right { STEP } else { -STEP });
            } else if ui.input_mut(|it| it.consume_key(Modifiers::COMMAND, key)) {
                moving.columns.shift(col, right, &self.layout.cols());
            }
        }
    }

    /// Where a dragged column would be put; nothing while it would stay.
    fn drop_target(&self, ui: &Ui, col: Col) -> Option<Target> {
        let pointer = ui.input(|it| it.pointer.latest_pos())?;
        let places = &self.layout.places;
        let before = places.iter().position(|it| pointer.x < self.left + it.left + it.width / 2.0);
        let at = places.iter().position(|it| it.col == col)?;
        let to = before.unwrap_or(places.len());
        (to != at && to != at + 1).then(|| places.get(to).map_or(Target::End, |it| Target::Before(it.col)))
    }

    fn drag_mark(&self, ui: &Ui, place: Place, cell: Rect, target: Option<Target>) {
        let tokens = self.cx.tokens;
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        ui.painter().rect_filled(cell.shrink2(vec2(-4.0, 6.0)), size::CORNER, tokens.accent.gamma_multiply(0.12));
        let Some(target) = target else { return };
        let places = &self.layout.places;
        let x = match target.before().and_then(|it| places.iter().find(|other| other.col == it)) {
            Some(before) => self.left + before.left - SPACE / 2.0,
            None => places.last().map_or(self.left + place.left, |it| self.left + it.left + it.width + SPACE / 2.0),
        };
        let x = x.min(self.clip.max - 2.0).max(self.clip.min + 2.0);
        ui.painter().vline(x, cell.top() + 6.0..=cell.bottom() - 4.0, Stroke::new(2.0, tokens.accent));
    }

    /// The right edge of a column: dragged, it is made wider; a double click fits it.
    fn edge(&self, ui: &Ui, place: Place, area: Rect, moving: &mut Moving<'_>) {
        let x = self.left + place.left + place.width + SPACE / 2.0;
        let rect = Rect::from_center_size(pos2(x, area.top() + HEADER / 2.0), vec2(8.0, HEADER - 8.0));
        let response = ui.interact(rect, Id::unique(("sectors-edge", place.col)), Sense::CLICK | Sense::DRAG);
        let name = self.cx.t(place.col.text());
        response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, text::resize(name, self.cx.language)));
        if response.dragged() {
            moving.columns.set_width(place.col, place.width + response.drag_delta().x);
        }
        if response.double_clicked() {
            let natural = moving.naturals.of(place.col, self.layout.shows(Col::Size));
            moving.columns.set_width(place.col, natural);
        }
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
            let line = Stroke::new(size::HAIRLINE, self.cx.tokens.accent);
            ui.painter().vline(x, rect.y_range(), line);
        }
    }

    /// The name of a column, and what stands small below it.
    pub(super) fn name_of(&self, col: Col, sorted: Option<&Sorting>) -> (&'static str, Option<String>) {
        let (cx, data) = (self.cx, self.cx.store.data());
        if col != Col::Rate {
            return (cx.t(col.text()), None);
        }
        let only = self.found.axis.as_ref().and_then(|it| it.only).and_then(|it| data.metric(it));
        let name = if only.is_some_and(|it| it.unit != Unit::Percent) { text::FIGURE } else { text::RATE };
        let unit = only.and_then(|it| it.unit_name.as_ref()).map(|it| it.text(cx.language).to_owned());
        (cx.t(name), sorted.map(|it| cx.t(text::rate_by(it.by)).to_owned()).or(unit))
    }

    fn paint(
        &self,
        ui: &Ui,
        col: Col,
        cell: Rect,
        (name, below): (&str, Option<&str>),
        sorted: Option<(usize, bool)>,
        sorting: &Sorting,
    ) {
        let tokens = self.cx.tokens;
        let color = if sorted.is_some() { tokens.text } else { tokens.secondary };
        let sign = if sorted.is_some() { SIGN } else { 0.0 };
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
            if sorting.orders.len() > 1 {
                let font = FontId::proportional(9.0);
                let at = at + vec2(5.0, -4.0);
                ui.painter().text(at, Align2::LEFT_CENTER, nth + 1, font, tokens.secondary);
            }
        }
    }

    /// The numbers of the axis.
    fn ticks(&self, ui: &Ui, cell: Rect) {
        let Some(axis) = &self.found.axis else { return };
        let tokens = self.cx.tokens;
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

/// Room for the arrow and the number beside the name of a column that is sorted by.
pub(super) const SIGN: f32 = 19.0;
