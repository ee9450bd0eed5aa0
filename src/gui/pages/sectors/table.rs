//! The table: headings, and the rows that can be seen, scrolled both ways.

use super::chosen::Chosen;
use super::columns::{Col, Columns};
use super::found::Found;
use super::heading::Headings;
use super::menu::{self, RowAsk};
use super::row::{self, Sheet};
use super::scroll::{Extent, Scroll};
use super::sorting::Sorting;
use super::sparks::Sparks;
use super::widths::{Layout, Naturals};
use crate::gui::context::ViewCtx;
use crate::gui::theme::size;
use crate::locale::sectors as text;
use egui::{Id, Rangef, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::ops::Range;

/// Height of the headings.
pub(super) const HEADER: f32 = 38.0;
/// Room for the words at the foot of the threshold.
const FOOT: f32 = 20.0;
/// The least length of the handle of a scroll bar, and how thick it is.
const HANDLE: f32 = 28.0;
const BAR: f32 = 8.0;

/// What the table is drawn from.
pub(super) struct Table<'a> {
    pub(super) cx: &'a ViewCtx<'a>,
    pub(super) found: &'a Found,
    pub(super) layout: &'a Layout,
    pub(super) chosen: &'a Chosen,
    /// The row whose bar the pointer is at, in the chart.
    pub(super) lit: Option<usize>,
    /// A threshold and its words.
    pub(super) threshold: Option<(f64, String)>,
    pub(super) has_focus: bool,
    /// Whether the rows answer an older question.
    pub(super) is_old: bool,
}

/// What the table changes of itself.
pub(super) struct Moving<'a> {
    pub(super) columns: &'a mut Columns,
    pub(super) sorting: &'a mut Sorting,
    pub(super) scroll: &'a mut Scroll,
    /// How far it is scrolled sideways.
    pub(super) sideways: &'a mut f32,
    pub(super) naturals: &'a mut Naturals,
    pub(super) sparks: &'a mut Sparks,
    /// The row to bring into view.
    pub(super) reveal: Option<usize>,
}

/// What happened to the table.
#[derive(Debug, Default)]
pub(super) struct Happened {
    /// A row was clicked.
    pub(super) clicked: Option<usize>,
    /// A row that is not chosen was clicked for its menu.
    pub(super) pointed: Option<usize>,
    /// The row that the pointer is at.
    pub(super) hovered: Option<usize>,
    /// What was asked for in the menu of a row.
    pub(super) asked: Option<(usize, RowAsk)>,
    /// The rows that can be seen, and how many whole ones.
    pub(super) seen: Range<usize>,
    pub(super) page: usize,
}

/// The id of the rows as one thing that takes the keyboard.
pub(super) fn focus_id() -> Id {
    Id::unique("sectors-rows")
}

/// The id of a row by its place.
pub(super) fn row_id(at: usize) -> Id {
    Id::unique(("sectors-row", at))
}

impl Table<'_> {
    /// Draws the table into the rest of a card.
    pub(super) fn ui(&self, ui: &mut Ui, moving: &mut Moving<'_>) -> Happened {
        let area = ui.available_rect_before_wrap();
        let rows = ui.interact(area, focus_id(), Sense::focusable_noninteractive());
        rows.widget_info(|| WidgetInfo::labeled(Role::Table, true, self.cx.t(text::TABLE)));
        ui.ctx().accesskit_node_builder(rows.id, |node| node.set_row_count(self.found.rows.len()));
        let span = area.x_range().expand(size::PAD_CARD - size::HAIRLINE);
        let room = room(area.width());
        *moving.sideways = moving.sideways.clamp(0.0, (self.layout.width - room).max(0.0));
        let below = if self.layout.width > room { BAR + 4.0 } else { 0.0 };
        let foot = below + if self.threshold.is_some() { FOOT } else { 0.0 };
        let body = Rect::from_min_max(area.left_top() + vec2(0.0, HEADER), area.right_bottom() - vec2(0.0, foot));
        let mut inner = ui.new_child(UiBuilder::new().max_rect(area).accessibility_parent(focus_id()));
        inner.set_clip_rect(ui.clip_rect().intersect(Rect::from_x_y_ranges(span, area.y_range())));
        inner.spacing_mut().item_spacing = vec2(0.0, 0.0);

        let extent = Extent { rows: self.found.rows.len(), row: size::ROW, view: body.height().max(size::ROW) };
        self.turn_wheel(&inner, area, extent, moving);
        if let Some(row) = moving.reveal {
            moving.scroll.reveal(row, extent);
        }
        moving.scroll.clamp(extent);
        let mut happened = self.rows(&mut inner, body, span, extent, moving);
        happened.page = extent.page();
        let left = area.left() - *moving.sideways;
        Headings { cx: self.cx, found: self.found, layout: self.layout, left, clip: span }.ui(&inner, area, moving);
        let line = Stroke::new(size::HAIRLINE, self.cx.tokens.hairline);
        ui.painter().hline(span, area.top() + HEADER - 0.5, line);
        self.threshold_line(&inner, area, body, extent, moving);
        self.bars(ui, area, body, extent, moving);
        if self.has_focus && self.chosen.place().is_none_or(|it| !happened.seen.contains(&it)) {
            let ring = Stroke::new(size::FOCUS, self.cx.tokens.accent);
            ui.painter().rect_stroke(area.expand(2.0), size::CORNER, ring, StrokeKind::Inside);
        }
        ui.advance_cursor_after_rect(area);
        happened
    }

    fn turn_wheel(&self, ui: &Ui, area: Rect, extent: Extent, moving: &mut Moving<'_>) {
        if !ui.rect_contains_pointer(area) {
            return;
        }
        // What there is nothing more to scroll for is left to the page around.
        let delta = ui.input(egui::InputState::smooth_scroll_delta);
        let before = *moving.sideways;
        *moving.sideways = (before - delta.x).clamp(0.0, (self.layout.width - room(area.width())).max(0.0));
        let used = vec2(before - *moving.sideways, -moving.scroll.by(-delta.y, extent));
        ui.input_mut(|it| it.smooth_scroll_delta -= used);
    }

    fn rows(&self, ui: &mut Ui, body: Rect, span: Rangef, extent: Extent, moving: &mut Moving<'_>) -> Happened {
        let seen = moving.scroll.seen(extent);
        let mut happened = Happened { seen: seen.clone(), ..Happened::default() };
        let sheet = self.sheet();
        let clip = ui.clip_rect().intersect(Rect::from_x_y_ranges(span, body.y_range()));
        let mut rows = ui.new_child(UiBuilder::new().max_rect(body).accessibility_parent(focus_id()));
        rows.set_clip_rect(clip);
        if self.is_old {
            rows.multiply_opacity(0.5);
        }
        // What is chosen with the keyboard is what a screen reader reads, though the table has the focus.
        if let Some(place) = self.chosen.place().filter(|it| seen.contains(it)) {
            ui.ctx().accesskit_node_builder(focus_id(), |it| it.set_active_descendant(row_id(place).accesskit_id()));
        }
        let left = body.left() - *moving.sideways;
        let mut grown = false;
        for at in seen {
            let Some(mut line) = self.found.rows.get(at).and_then(|it| sheet.line(at, *it)) else { continue };
            line.selected = self.chosen.has(&line.row);
            line.is_cursor = self.chosen.place() == Some(at);
            line.lit = self.lit == Some(at);
            let top = body.top() + moving.scroll.offset(at, extent);
            let rect = Rect::from_x_y_ranges(span, top..=top + size::ROW);
            let ground = sheet.ground(&rows, &line, rect);
            let spark = self.layout.shows(Col::Trend).then(|| moving.sparks.of(self.cx, line.row.series));
            let mut cells = rows.new_child(UiBuilder::new().max_rect(rect).accessibility_parent(ground.id));
            // Cells end before the scroll bar.
            cells.set_clip_rect(clip.intersect(Rect::everything_left_of(body.left() + room(body.width()) + 6.0)));
            for place in &self.layout.places {
                let cell = Rect::from_min_size(pos2(left + place.left, top), vec2(place.width, size::ROW));
                let width = sheet.cell(&cells, &line, *place, cell, spark.flatten());
                grown |= place.col.is_whole() && moving.naturals.note(place.col, width);
            }
            if ground.clicked() {
                happened.clicked = Some(at);
            }
            if ground.secondary_clicked() && !line.selected {
                happened.pointed = Some(at);
            }
            if ground.hovered() {
                happened.hovered = Some(at);
            }
            if let Some(asked) = menu::row(&ground, self.cx, &line.row, self.chosen) {
                happened.asked = Some((at, asked));
            }
        }
        if grown {
            // A figure is wider than any that was measured: its column is as wide before anybody sees it.
            ui.ctx().request_discard("a figure is wider than its column");
        }
        happened
    }

    fn sheet(&self) -> Sheet<'_> {
        Sheet {
            cx: self.cx,
            axis: self.found.axis.as_ref(),
            year: self.found.year,
            has_size: self.layout.shows(Col::Size),
            has_focus: self.has_focus,
        }
    }

    fn threshold_line(&self, ui: &Ui, area: Rect, body: Rect, extent: Extent, moving: &Moving<'_>) {
        let axis_cell = self.layout.places.iter().find(|it| it.col == Col::Axis);
        if let (Some((at, said)), Some(axis), Some(place)) = (&self.threshold, &self.found.axis, axis_cell) {
            let bottom = body.top() + moving.scroll.bottom(extent);
            let left = area.left() - *moving.sideways + place.left;
            let cell = Rect::from_x_y_ranges(left..=left + place.width, area.top() + HEADER - 8.0..=bottom);
            row::threshold(ui, self.cx, axis, cell, (*at, said), bottom + 2.0);
        }
    }

    /// The scroll bars: at the right, and below where the columns are wider than the card.
    fn bars(&self, ui: &Ui, area: Rect, body: Rect, extent: Extent, moving: &mut Moving<'_>) {
        if extent.overflows() {
            let track =
                Rect::from_min_max(pos2(area.right() - 2.0, body.top()), pos2(area.right() + BAR, body.bottom()));
            let (start, length) = moving.scroll.handle(extent, track.height(), HANDLE);
            let handle = Rect::from_min_size(track.min + vec2(1.0, start), vec2(BAR, length));
            let said = text::SCROLL_ROWS;
            if let Some(dragged) = self.bar(ui, "sectors-scroll", (track, handle), true, said) {
                moving.scroll.drag_to(dragged, extent, track.height(), length);
            }
        }
        let room = room(area.width());
        if self.layout.width > room {
            let top = body.bottom() + 2.0;
            let track = Rect::from_min_max(pos2(area.left(), top), pos2(area.left() + room, top + BAR + 2.0));
            let length = (room * room / self.layout.width).max(HANDLE).min(room);
            let most = self.layout.width - room;
            let start = (room - length) * *moving.sideways / most;
            let handle = Rect::from_min_size(track.min + vec2(start, 1.0), vec2(length, BAR));
            if let Some(dragged) = self.bar(ui, "sectors-sideways", (track, handle), false, text::SCROLL_SIDEWAYS) {
                *moving.sideways = (dragged / (room - length).max(1.0) * most).clamp(0.0, most);
            }
        }
    }

    /// A scroll bar; where its handle was dragged to, or the track was pressed, that is the new start of the handle.
    fn bar(
        &self,
        ui: &Ui,
        name: &str,
        (track, handle): (Rect, Rect),
        upright: bool,
        said: crate::locale::Text,
    ) -> Option<f32> {
        let response = ui.interact(track, Id::unique(name), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, self.cx.t(said)));
        let grabbed = response.dragged() || response.is_pointer_button_down_on();
        let opacity = if grabbed {
            0.5
        } else if response.hovered() {
            0.35
        } else {
            0.2
        };
        let narrow = if upright { handle.shrink2(vec2(1.5, 0.0)) } else { handle.shrink2(vec2(0.0, 1.5)) };
        ui.painter().rect_filled(narrow, 3, self.cx.tokens.text.gamma_multiply(opacity));
        let along = |at: egui::Pos2| if upright { at.y - track.top() } else { at.x - track.left() };
        let (start, length) = (along(handle.min), if upright { handle.height() } else { handle.width() });
        let grip = Id::unique((name, "grip"));
        let pointer = along(response.interact_pointer_pos()?);
        if !grabbed {
            return None;
        }
        // What was grabbed stays under the pointer; a press beside the handle puts its middle there.
        let pressed = ui.input(|it| it.pointer.any_pressed());
        let held = if pressed {
            let held = if (start..=start + length).contains(&pointer) { pointer - start } else { length / 2.0 };
            ui.data_mut(|it| it.insert_temp(grip, held));
            held
        } else {
            ui.data(|it| it.get_temp(grip)).unwrap_or(length / 2.0)
        };
        Some(pointer - held)
    }
}

/// How much of a width the columns have: beside it stands the scroll bar.
pub(super) fn room(width: f32) -> f32 {
    (width - 6.0).max(60.0)
}
