//! The chart beside the table: all rows that pass the filters at one look, in the order of the table and linked with it.

use super::axis::RateAxis;
use super::bars::{self, Bar};
use super::chosen::Chosen;
use super::found::Found;
use super::pieces::cut;
use super::table::HEADER;
use crate::chart::{Axis, Dash, Item, Look, MARK, Point, Role as Part, Scale, Shape, mark};
use crate::figure::{Figure, Range as Natural, Unit};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, size, text_style};
use crate::gui::widgets::{claim_tip, paint, secondary};
use crate::locale::sectors as text;
use egui::{Id, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::ops::Range;

/// The least height of a bar: marks that stand closer would touch.
const PITCH: f32 = MARK + 2.0;
/// The greatest: that of a row in the table, so that the bars of few rows stand right beside them.
const WIDE: f32 = size::ROW;
/// From this height of a bar on, its row is named beside it.
const NAMED: f32 = 15.0;
/// Room for the words below the bars: those of the lines, and what a bar is.
const CAPTION: f32 = 38.0;
/// How opaque bars for several rows are: there are many, and each says little.
const PALE: f32 = 0.6;
/// Room for the names.
const NAMES: f32 = 92.0;

/// What the chart is drawn from.
pub(super) struct Chart<'a> {
    pub(super) cx: &'a ViewCtx<'a>,
    pub(super) found: &'a Found,
    pub(super) chosen: &'a Chosen,
    /// The rows that can be seen in the table.
    pub(super) seen: Range<usize>,
    /// The row that the pointer is at in the table.
    pub(super) hovered: Option<usize>,
    /// A threshold and its words.
    pub(super) threshold: Option<(f64, String)>,
    pub(super) is_old: bool,
}

/// What happened to the chart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Happened {
    /// The rows of the bar that the pointer is at.
    pub(super) lit: Range<usize>,
    /// The rows of the bars that were clicked or drawn over, from where that began.
    pub(super) brushed: Option<(usize, usize)>,
}

/// Where the bars are.
struct Frame {
    bars: Vec<Bar>,
    rect: Rect,
    pitch: f32,
    scale: Scale,
}

impl Frame {
    fn row(&self, nth: usize) -> Rect {
        let top = self.rect.top() + nth as f32 * self.pitch;
        Rect::from_x_y_ranges(self.rect.x_range(), top..=top + self.pitch)
    }

    #[expect(clippy::cast_sign_loss, reason = "clamped to 0 and above")]
    fn at(&self, y: f32) -> Option<(usize, &Bar)> {
        let nth = ((y - self.rect.top()) / self.pitch).max(0.0) as usize;
        let nth = nth.min(self.bars.len().checked_sub(1)?);
        self.bars.get(nth).map(|it| (nth, it))
    }
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
        let mut happened = Happened::default();
        let pointed = response.hover_pos().and_then(|it| frame.at(it.y)).map(|(nth, it)| (nth, it.clone()));
        if let Some((_, bar)) = &pointed {
            happened.lit = bar.rows.clone();
        }
        happened.brushed = brushed(ui, &response, &frame);
        for (nth, bar) in frame.bars.iter().enumerate() {
            self.bar(ui, axis, &frame, (nth, bar), &happened.lit);
        }
        self.lines(ui, axis, &frame);
        if let Some((_, bar)) = pointed {
            response.on_hover_ui_at_pointer(|ui| self.tip(ui, axis, &bar));
        }
        self.caption(ui, &frame, area);
        happened
    }

    fn frame(&self, axis: &RateAxis, area: Rect) -> Frame {
        let height = (area.height() - HEADER - CAPTION).max(PITCH);
        let mut bars = self.found.bars.clone();
        while bars.len() > 1 && height / (bars.len() as f32) < PITCH {
            bars = bars::halved(&bars);
        }
        let pitch = (height / bars.len().max(1) as f32).min(WIDE);
        let top = area.top() + HEADER;
        let rect = Rect::from_x_y_ranges(area.x_range(), top..=top + pitch * bars.len() as f32);
        let has_names = (NAMED..WIDE).contains(&pitch) && bars.iter().all(|it| it.rows.len() == 1);
        let names = if has_names { NAMES } else { 6.0 };
        let scale = Scale { low: axis.low, high: axis.high, start: rect.left() + names + 6.0, end: rect.right() - 8.0 };
        Frame { bars, rect, pitch, scale }
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

    fn bar(&self, ui: &Ui, axis: &RateAxis, frame: &Frame, (nth, bar): (usize, &Bar), lit: &Range<usize>) {
        let (cx, tokens) = (self.cx, self.cx.tokens);
        let row = frame.row(nth);
        let rows = self.found.rows.get(bar.rows.clone()).unwrap_or_default();
        let chosen = self.chosen.count() > 0 && rows.iter().take(4096).any(|it| self.chosen.has(it));
        if chosen {
            ui.painter().rect_filled(row, 0, tokens.selection);
        } else if bar.rows == *lit || self.hovered.is_some_and(|it| bar.rows.contains(&it)) {
            ui.painter().rect_filled(row, 0, tokens.track);
        }
        // What the table shows just now is marked at the edge.
        if bar.rows.start < self.seen.end && self.seen.start < bar.rows.end {
            let edge = Rect::from_min_size(row.min, vec2(2.0, row.height()));
            ui.painter().rect_filled(edge, 0, tokens.outline);
        }
        let middle = row.center().y;
        if frame.scale.start > frame.rect.left() + NAMES
            && let Some(one) = rows.first()
        {
            let name = self.name(one.series);
            let galley = cut(ui, &name, &text_style(AXIS), tokens.secondary, NAMES - 12.0);
            ui.painter().galley(pos2(row.left() + 6.0, middle - galley.size().y / 2.0), galley, tokens.secondary);
        }
        let mut clip = ui.painter().with_clip_rect(ui.clip_rect().intersect(row.expand2(vec2(0.0, 2.0))));
        if bar.claim.is_none() {
            clip.multiply_opacity(PALE);
        }
        self.before(&clip, axis, frame, bar, middle);
        if let Some((figure, look, range)) = bar.figure(cx.store, self.natural(axis)) {
            let items = mark(figure, range, cx.tolerance(), look, frame.scale, Axis::Across, middle);
            paint(&clip, &items, tokens.accent, tokens);
        }
    }

    /// The claim before, pale, and a line from it where both are exact.
    fn before(&self, painter: &egui::Painter, axis: &RateAxis, frame: &Frame, bar: &Bar, middle: f32) {
        let (cx, claims) = (self.cx, &self.cx.store.data().claims);
        let (Some(before), Some(claim)) =
            (bar.before.and_then(|it| claims.get(it)), bar.claim.and_then(|it| claims.get(it)))
        else {
            return;
        };
        let (look, range) = (bars::look(cx.store, &before), cx.store.range(before.series));
        let joined = |it: Figure, look: Look| match it {
            Figure::Exactly(x) if !look.doubtful && !look.derived && (axis.low..=axis.high).contains(&x) => Some(x),
            _ => None,
        };
        let mut items = Vec::new();
        if let (Some(a), Some(b)) = (joined(before.figure, look), joined(claim.figure, bars::look(cx.store, &claim))) {
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

    /// What a bar stands for, and what the lines are.
    fn caption(&self, ui: &Ui, frame: &Frame, area: Rect) {
        let (cx, tokens) = (self.cx, self.cx.tokens);
        let each = frame.bars.iter().map(|it| it.rows.len()).max().unwrap_or_default();
        let has_before = frame.bars.iter().any(|it| it.before.is_some());
        let said = text::chart_caption(each, has_before, cx.language);
        let galley = cut(ui, &said, &text_style(AXIS), tokens.secondary, area.width());
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

    fn tip(&self, ui: &mut Ui, axis: &RateAxis, bar: &Bar) {
        let cx = self.cx;
        let claims = &cx.store.data().claims;
        if let Some(claim) = bar.claim.and_then(|it| claims.get(it)) {
            let before = bar.before.and_then(|it| claims.get(it));
            let before = before.map(|it| text::before(&cx.full(it.series, it.figure), it.on, cx.language));
            claim_tip(ui, cx, &claim, before.as_deref().as_slice());
            return;
        }
        ui.label(text::rows_between(bar.rows.start + 1, bar.rows.end, cx.language));
        match bar.hull {
            Some(hull) => ui.label(text::together(&self.hull(axis, hull), cx.language)),
            None => ui.label(cx.t(text::NOTHING_STATED)),
        };
    }

    fn hull(&self, axis: &RateAxis, hull: crate::figure::Interval) -> String {
        let style = match axis.only.and_then(|it| self.cx.store.data().metric(it)) {
            Some(metric) => self.cx.style_of(metric),
            None => self.cx.style(Unit::Percent),
        };
        style.interval(hull, self.natural(axis))
    }

    fn natural(&self, axis: &RateAxis) -> Natural {
        axis.natural(self.cx.store.data())
    }

    /// What tells a row from its neighbours: the sector, or else the region.
    fn name(&self, series: crate::dataset::SeriesId) -> String {
        let (data, language) = (self.cx.store.data(), self.cx.language);
        let Some(key) = data.series(series).map(|it| it.key) else { return String::new() };
        let sector = key.sector.and_then(|it| data.sector(it)).map(|it| it.name.text(language));
        let region = || data.region(key.region).map_or("", |it| it.name.text(language));
        sector.map_or_else(|| region().to_owned(), str::to_owned)
    }

    fn in_words(&self, axis: &RateAxis) -> String {
        let hull = self.found.bars.iter().filter_map(|it| it.hull).reduce(crate::figure::Interval::hull);
        let hull = hull.map(|it| self.hull(axis, it));
        text::chart(self.found.rows.len(), hull.as_deref(), self.cx.language)
    }
}

/// The rows from where a press began to where the pointer is.
fn brushed(ui: &Ui, response: &egui::Response, frame: &Frame) -> Option<(usize, usize)> {
    let pressed: Pos2 = ui.input(|it| it.pointer.press_origin()).or(response.interact_pointer_pos())?;
    let now = response.interact_pointer_pos()?;
    if !(response.dragged() || response.clicked()) {
        return None;
    }
    let from = if response.clicked() { now } else { pressed };
    let ((_, a), (_, b)) = (frame.at(from.y)?, frame.at(now.y)?);
    if response.dragged() {
        let band = Rect::from_x_y_ranges(frame.rect.x_range(), from.y.min(now.y)..=from.y.max(now.y));
        let stroke = Stroke::new(size::HAIRLINE, ui.visuals().selection.stroke.color);
        ui.painter().rect_stroke(band.intersect(frame.rect), 2, stroke, StrokeKind::Inside);
    }
    let last = |it: &Bar| it.rows.end.saturating_sub(1);
    Some(if a.rows.start <= b.rows.start { (a.rows.start, last(b)) } else { (last(a), b.rows.start) })
}
