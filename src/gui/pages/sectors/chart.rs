//! The chart beside the table: a bar for each row, in the order of the table and linked with it.
//!
//! Bars stand closer than rows, so it shows more of them than the table. Where it can't show all, it shows those around the rows
//! that the table shows, and goes with them.

use super::axis::RateAxis;
use super::bars::{self, certainty};
use super::chosen::Chosen;
use super::found::Found;
use super::pieces::cut;
use super::table::HEADER;
use crate::chart::{Axis, Dash, Item, Look, Point, Role as Part, Scale, Shape, mark};
use crate::dataset::{Claim, RegionId, SeriesId};
use crate::figure::{Figure, Interval, Range as Natural, Unit};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, size, text_style};
use crate::gui::widgets::{claim_tip, paint, secondary};
use crate::locale::sectors as text;
use crate::store::Row;
use egui::{Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;
use std::ops::Range;

/// The least height of a bar: that of the name beside it.
const PITCH: f32 = 16.0;
/// The greatest: that of a row in the table, so that the bars of few rows stand right beside them, and need no names.
const WIDE: f32 = size::ROW;
/// Room for the words below the bars: those of the lines, and two rows on which bars these are.
const CAPTION: f32 = 52.0;
/// Room for the names.
const NAMES: f32 = 104.0;
/// How wide the strip is that tells which part of all rows is shown.
const STRIP: f32 = 3.0;

/// What the chart is drawn from.
pub(super) struct Chart<'a> {
    pub(super) cx: &'a ViewCtx<'a>,
    pub(super) found: &'a Found,
    pub(super) chosen: &'a Chosen,
    /// The rows that can be seen in the table.
    pub(super) seen: Range<usize>,
    /// The row at the top as it was, and how much of it was above.
    pub(super) top: f64,
    pub(super) as_known_on: Option<Date>,
    /// The row that the pointer is at in the table.
    pub(super) hovered: Option<usize>,
    /// A threshold and its words.
    pub(super) threshold: Option<(f64, String)>,
    pub(super) is_old: bool,
}

/// What happened to the chart.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Happened {
    /// The row of the bar that the pointer is at.
    pub(super) lit: Option<usize>,
    /// The rows of the bars that were clicked or drawn over, from where that began.
    pub(super) brushed: Option<(usize, usize)>,
    /// The row at the top, and how much of it is above.
    pub(super) top: f64,
    /// By how many rows the wheel was turned.
    pub(super) turned: f64,
}

/// Where the bars are.
struct Frame {
    rect: Rect,
    pitch: f32,
    scale: Scale,
    top: f64,
    /// The rows that are shown, also in part, and of how many.
    rows: Range<usize>,
    of: usize,
    has_names: bool,
}

impl Frame {
    fn row(&self, at: usize) -> Rect {
        let top = self.rect.top() + ((at as f64 - self.top) * f64::from(self.pitch)) as f32;
        Rect::from_x_y_ranges(self.rect.x_range(), top..=top + self.pitch)
    }

    /// The row at a height, or the nearest.
    #[expect(clippy::cast_sign_loss, reason = "clamped to 0 and above")]
    fn at(&self, y: f32) -> Option<usize> {
        let at = (self.top + f64::from((y - self.rect.top()) / self.pitch)).max(0.0) as usize;
        let last = self.rows.end.checked_sub(1)?;
        Some(at.clamp(self.rows.start.min(last), last))
    }

    fn shows_all(&self) -> bool {
        self.rows.len() == self.of
    }
}

/// The first row of a window of so many: as near as can be to where it was, with the rows that are seen in the table in it.
fn follow(top: f64, window: usize, seen: &Range<usize>, of: usize) -> f64 {
    let last = of.saturating_sub(window) as f64;
    let least = seen.end.saturating_sub(window) as f64;
    top.min(seen.start as f64).max(least).clamp(0.0, last)
}

impl Chart<'_> {
    /// Draws the chart into the rest of a card.
    pub(super) fn ui(&self, ui: &mut Ui) -> Happened {
        let area = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(area);
        let Some(axis) = &self.found.axis else {
            let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(area.shrink2(vec2(0.0, 14.0))));
            inner.label(secondary(self.cx.tokens, self.cx.t(text::NO_CHART)));
            return Happened::default();
        };
        if self.is_old {
            ui.multiply_opacity(0.5);
        }
        let frame = self.frame(axis, area);
        self.ground(ui, axis, &frame, area);
        let response = ui.interact(frame.rect, Id::unique("sectors-chart"), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, self.in_words(axis)));
        let lit = response.hover_pos().and_then(|it| frame.at(it.y));
        let turned = turned(ui, &frame);
        let happened = Happened { lit, brushed: brushed(ui, &response, &frame), top: frame.top + turned, turned };
        let whole = self.cx.store.whole_region();
        let mut marks = text::Marks::None;
        for at in frame.rows.clone() {
            let drawn = self.bar(ui, axis, &frame, at, lit, whole);
            marks = if marks == text::Marks::WithBefore || drawn == text::Marks::None { marks } else { drawn };
        }
        self.lines(ui, axis, &frame);
        if let Some(row) = lit.and_then(|it| self.found.rows.get(it)) {
            response.on_hover_ui_at_pointer(|ui| self.tip(ui, row));
        }
        self.strip(ui, &frame);
        self.caption(ui, &frame, area, marks);
        happened
    }

    #[expect(clippy::cast_sign_loss, reason = "places are none below 0")]
    fn frame(&self, axis: &RateAxis, area: Rect) -> Frame {
        let of = self.found.rows.len();
        let height = (area.height() - HEADER - CAPTION).max(PITCH);
        let window = ((height / PITCH) as usize).max(1);
        let pitch = (height / window.min(of).max(1) as f32).min(WIDE);
        let first = follow(self.top, window, &self.seen, of);
        let rows = first.floor() as usize..((first + window as f64).ceil() as usize).min(of);
        let top = area.top() + HEADER;
        let rect = Rect::from_x_y_ranges(area.x_range(), top..=top + pitch * window.min(of) as f32);
        let has_names = pitch < WIDE;
        let names = if has_names { NAMES } else { 6.0 };
        let end = rect.right() - 8.0 - if window < of { STRIP } else { 0.0 };
        let scale = Scale { low: axis.low, high: axis.high, start: rect.left() + names + 6.0, end };
        Frame { rect, pitch, scale, top: first, rows, of, has_names }
    }

    /// The axis above, and a line down from each of its numbers.
    fn ground(&self, ui: &Ui, axis: &RateAxis, frame: &Frame, area: Rect) {
        let tokens = self.cx.tokens;
        let font = text_style(AXIS).resolve(ui.style());
        let mut free = f32::NEG_INFINITY;
        for (value, said) in axis.ticks(self.cx, 5) {
            let x = frame.scale.at(value);
            ui.painter().vline(x, frame.rect.y_range(), Stroke::new(size::HAIRLINE, tokens.grid));
            let galley = ui.painter().layout_no_wrap(said, font.clone(), tokens.secondary);
            let left = x - galley.size().x / 2.0;
            if left > free {
                free = left + galley.size().x + 4.0;
                let at = pos2(left, area.top() + (HEADER - galley.size().y) / 2.0);
                ui.painter().galley(at, galley, tokens.secondary);
            }
        }
        let line = Stroke::new(size::HAIRLINE, tokens.hairline);
        ui.painter().hline(area.x_range(), area.top() + HEADER - 0.5, line);
    }

    /// Draws the bar of a row; says what of it there is to see.
    fn bar(
        &self,
        ui: &Ui,
        axis: &RateAxis,
        frame: &Frame,
        at: usize,
        lit: Option<usize>,
        whole: Option<RegionId>,
    ) -> text::Marks {
        let (cx, tokens) = (self.cx, self.cx.tokens);
        let Some((row, claim)) = self.found.rows.get(at).and_then(|it| Some((it, self.claim(it)?))) else {
            return text::Marks::None;
        };
        let rect = frame.row(at);
        let inside = ui.painter().with_clip_rect(ui.clip_rect().intersect(frame.rect));
        if self.chosen.has(row) {
            inside.rect_filled(rect, 0, tokens.selection);
        } else if [lit, self.hovered].contains(&Some(at)) {
            inside.rect_filled(rect, 0, tokens.track);
        }
        // What the table shows just now is marked at the edge.
        if self.seen.contains(&at) {
            inside.rect_filled(Rect::from_min_size(rect.min, vec2(2.0, rect.height())), 0, tokens.outline);
        }
        let middle = rect.center().y;
        if frame.has_names {
            let name = self.name(row.series, whole);
            let galley = cut(ui, &name, &text_style(AXIS), tokens.secondary, NAMES - 12.0);
            inside.galley(pos2(rect.left() + 6.0, middle - galley.size().y / 2.0), galley, tokens.secondary);
        }
        if !self.carries(axis, row) {
            return text::Marks::None;
        }
        let marks = inside.with_clip_rect(inside.clip_rect().intersect(rect.expand2(vec2(0.0, 2.0))));
        let before = self.before(row);
        if let Some(before) = &before {
            self.paint_before(&marks, axis, frame, (before, &claim), middle);
        }
        let look = Look { certainty: certainty(row), ..bars::look(cx.store, &claim) };
        let range = cx.store.range(row.series);
        let items = mark(claim.figure, range, cx.tolerance(), look, frame.scale, Axis::Across, middle);
        paint(&marks, &items, tokens.accent, tokens);
        match before {
            Some(_) => text::Marks::WithBefore,
            None if items.is_empty() => text::Marks::None,
            None => text::Marks::Plain,
        }
    }

    fn claim(&self, row: &Row) -> Option<Claim<'_>> {
        self.cx.store.data().claims.get(row.claim)
    }

    fn before(&self, row: &Row) -> Option<Claim<'_>> {
        self.cx.store.before(&self.claim(row)?, self.as_known_on)
    }

    fn carries(&self, axis: &RateAxis, row: &Row) -> bool {
        let data = self.cx.store.data();
        data.series(row.series).is_some_and(|it| axis.carries(data, it.key.metric))
    }

    /// The claim before, pale, and a line from it where both are exact.
    fn paint_before(
        &self,
        painter: &egui::Painter,
        axis: &RateAxis,
        frame: &Frame,
        (before, claim): (&Claim<'_>, &Claim<'_>),
        middle: f32,
    ) {
        let cx = self.cx;
        let (look, range) = (bars::look(cx.store, before), cx.store.range(before.series));
        let joined = |it: Figure, look: Look| match it {
            Figure::Exactly(x) if !look.doubtful && !look.derived && (axis.low..=axis.high).contains(&x) => Some(x),
            _ => None,
        };
        let mut items = Vec::new();
        if let (Some(a), Some(b)) = (joined(before.figure, look), joined(claim.figure, bars::look(cx.store, claim))) {
            let (from, to) = (Point::new(frame.scale.at(a), middle), Point::new(frame.scale.at(b), middle));
            items.push(Item { shape: Shape::Line { from, to, dash: Dash::Solid, width: 2.0 }, role: Part::Series });
        }
        items.extend(mark(before.figure, range, cx.tolerance(), look, frame.scale, Axis::Across, middle));
        paint(painter, &items, cx.tokens.faint.gamma_multiply(0.6), cx.tokens);
    }

    /// The threshold and, of one metric, the goal, each with its words at the foot.
    fn lines(&self, ui: &Ui, axis: &RateAxis, frame: &Frame) {
        let (cx, tokens) = (self.cx, self.cx.tokens);
        let metric = axis.only.and_then(|it| cx.store.data().metric(it));
        let goal = metric.and_then(|it| Some((it.goal?, text::goal(&cx.style_of(it).number(it.goal?), cx.language))));
        let threshold = self.threshold.clone().map(|(at, said)| (at, text::at_least(&said, cx.language)));
        let font = text_style(AXIS).resolve(ui.style());
        // From the right to the left, so that neither stands on the other.
        let mut lines: Vec<_> = [goal.map(|it| (it, tokens.good)), threshold.map(|it| (it, tokens.alarm))]
            .into_iter()
            .flatten()
            .filter(|((at, _), _)| (axis.low..=axis.high).contains(at))
            .collect();
        lines.sort_by(|a, b| b.0.0.total_cmp(&a.0.0));
        let mut free = frame.rect.right();
        for ((value, said), color) in lines {
            let x = frame.scale.at(value);
            let ends = [pos2(x, frame.rect.top() - 5.0), pos2(x, frame.rect.bottom() + 2.0)];
            ui.painter().extend(egui::Shape::dashed_line(&ends, Stroke::new(1.5, color), 3.0, 3.0));
            let galley = ui.painter().layout_no_wrap(said, font.clone(), color);
            let width = galley.size().x;
            let left = (x - width / 2.0).min(free - width).max(frame.rect.left());
            free = left - 8.0;
            ui.painter().galley(pos2(left, frame.rect.bottom() + 3.0), galley, color);
        }
    }

    /// Which part of all rows is shown.
    fn strip(&self, ui: &Ui, frame: &Frame) {
        if frame.shows_all() {
            return;
        }
        let of = frame.of.max(1) as f64;
        let height = f64::from(frame.rect.height());
        let length = ((frame.rows.len() as f64 / of * height) as f32).max(12.0);
        let room = (frame.of.saturating_sub(frame.rows.len())).max(1) as f64;
        let start = ((frame.top / room).min(1.0) * (height - f64::from(length))) as f32;
        let at = pos2(frame.rect.right() - STRIP, frame.rect.top() + start);
        let strip = Rect::from_min_size(at, vec2(STRIP, length));
        ui.painter().rect_filled(strip, 1, self.cx.tokens.text.gamma_multiply(0.2));
    }

    /// Which rows are shown where these are not all, and what the marks are.
    fn caption(&self, ui: &Ui, frame: &Frame, area: Rect, marks: text::Marks) {
        let (cx, tokens) = (self.cx, self.cx.tokens);
        let window = (!frame.shows_all()).then_some((frame.rows.start + 1, frame.rows.end));
        let said = text::chart_caption(window, frame.of, marks, cx.language);
        let font = text_style(AXIS).resolve(ui.style());
        let mut job = egui::text::LayoutJob::simple(said.clone(), font, tokens.secondary, area.width());
        job.wrap.max_rows = 2;
        let galley = ui.painter().layout_job(job);
        let at = pos2(area.left(), frame.rect.bottom() + 20.0);
        let rect = Rect::from_min_size(at, galley.size());
        let elided = galley.elided;
        ui.painter().galley(at, galley, tokens.secondary);
        let response = ui.interact(rect, Id::unique("sectors-chart-caption"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        if elided {
            response.on_hover_text(said);
        }
    }

    fn tip(&self, ui: &mut Ui, row: &Row) {
        let cx = self.cx;
        if let Some(claim) = self.claim(row) {
            let before = self.before(row);
            let before = before.map(|it| text::before(&cx.full(it.series, it.figure), it.on, cx.language));
            claim_tip(ui, cx, &claim, before.as_deref().as_slice());
        }
    }

    /// What tells a row from its neighbours: a region that is not the whole, and the sector.
    fn name(&self, series: SeriesId, whole: Option<RegionId>) -> String {
        let (data, language) = (self.cx.store.data(), self.cx.language);
        let Some(key) = data.series(series).map(|it| it.key) else { return String::new() };
        let sector = key.sector.and_then(|it| data.sector(it)).map(|it| it.name.text(language));
        let is_told = sector.is_none() || Some(key.region) != whole;
        let region = data.region(key.region).filter(|_| is_told).map(|it| it.name.text(language));
        region.into_iter().chain(sector).collect::<Vec<_>>().join(" · ")
    }

    fn in_words(&self, axis: &RateAxis) -> String {
        let style = match axis.only.and_then(|it| self.cx.store.data().metric(it)) {
            Some(metric) => self.cx.style_of(metric),
            None => self.cx.style(Unit::Percent),
        };
        let natural: Natural = axis.natural(self.cx.store.data());
        let hull = self.found.hull.map(|it: Interval| style.interval(it, natural));
        text::chart(self.found.rows.len(), hull.as_deref(), self.cx.language)
    }
}

/// By how many rows the wheel was turned over the bars, as far as there are any.
fn turned(ui: &Ui, frame: &Frame) -> f64 {
    if frame.shows_all() || !ui.rect_contains_pointer(frame.rect) {
        return 0.0;
    }
    let delta = ui.input(egui::InputState::smooth_scroll_delta);
    if delta.y == 0.0 {
        return 0.0;
    }
    let window = f64::from(frame.rect.height() / frame.pitch);
    let most = (frame.of as f64 - window).max(0.0);
    let turned = (frame.top - f64::from(delta.y / frame.pitch)).clamp(0.0, most) - frame.top;
    // What there is nothing more to scroll for is left to the page around.
    ui.input_mut(|it| it.smooth_scroll_delta.y += turned as f32 * frame.pitch);
    turned
}

/// The rows from where a press began to where the pointer is.
fn brushed(ui: &Ui, response: &egui::Response, frame: &Frame) -> Option<(usize, usize)> {
    let pressed: Pos2 = ui.input(|it| it.pointer.press_origin()).or(response.interact_pointer_pos())?;
    let now = response.interact_pointer_pos()?;
    if !(response.dragged() || response.clicked()) {
        return None;
    }
    let from = if response.clicked() { now } else { pressed };
    if response.dragged() {
        let band = Rect::from_x_y_ranges(frame.rect.x_range(), from.y.min(now.y)..=from.y.max(now.y));
        let stroke = Stroke::new(size::HAIRLINE, ui.visuals().selection.stroke.color);
        ui.painter().rect_stroke(band.intersect(frame.rect), 2, stroke, StrokeKind::Inside);
    }
    Some((frame.at(from.y)?, frame.at(now.y)?))
}

#[cfg(test)]
mod tests {
    use super::follow;

    #[test]
    fn the_window_goes_with_the_rows_of_the_table_and_no_farther() {
        assert_eq!(follow(0.0, 30, &(0..15), 259), 0.0);
        assert_eq!(follow(0.0, 30, &(12..27), 259), 0.0, "what is in it already moves nothing");
        assert_eq!(follow(0.0, 30, &(20..35), 259), 5.0);
        assert_eq!(follow(100.5, 30, &(40..55), 259), 40.0);
        assert_eq!(follow(0.0, 30, &(999_985..1_000_000), 1_000_000), 999_970.0);
        assert_eq!(follow(7.0, 30, &(0..8), 8), 0.0, "few rows are all there");
        assert_eq!(follow(3.0, 30, &(0..0), 0), 0.0);
    }
}
