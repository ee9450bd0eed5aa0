//! The claims about the whole programme over time, with the ceiling that they run up to, the deadline, and the way that
//! is still to be gone.
//!
//! Every claim is drawn with its mark; a line goes through what was stated exactly, and through nothing else. What was
//! not known yet on the day that is looked at from is there in grey, and carries no line.

use super::claims::spoken;
use super::controls::{focus_ring, paint_text};
use super::curve::Curve;
use super::detail::At;
use super::limits::{Upright, paint_ceiling, paint_uprights, placed, uprights};
use super::{Ask, TrackerPage};
use crate::chart::{Entry, Item, Plane, Scale, date_ticks, day_number, ticks, wedge};
use crate::figure::{Interval, Unit};
use crate::gui::theme::{AXIS, text_style};
use crate::gui::widgets::{heading, paint, secondary, strong};
use crate::locale::{self, dates, tracker as text};
use crate::tracker::pace::Path;
use crate::tracker::{Claim, Computed, Measure};
use egui::{
    Align2, ComboBox, EventFilter, Key, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// The most that a plot is high.
const HEIGHT: f32 = 208.0;
/// A mark this near to the pointer is told about.
const REACH: f32 = 14.0;
/// Height of a row of labels above the plot.
pub(super) const ROW: f32 = 15.0;
/// Room for the numbers of the axis.
pub(super) const LEFT: f32 = 76.0;

/// What is chosen in the plot.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// What is plotted, if not what tells the programme's progress.
    pub(super) measure: Option<Measure>,
    /// The place of the claim that the keyboard is at.
    claim: Option<usize>,
}

impl Chosen {
    /// Places of claims have moved.
    pub(super) fn let_go(&mut self) {
        self.claim = None;
    }
}

/// The plot's scales and its area.
pub(super) struct Axes {
    pub(super) area: Rect,
    pub(super) plane: Plane,
    pub(super) from: Date,
    pub(super) to: Date,
}

impl TrackerPage {
    pub(super) fn plot_ui(
        &mut self,
        at: &At<'_>,
        ui: &mut Ui,
        (computed, curve): (Option<&Computed>, &Curve),
        room: f32,
        asked: &mut Vec<Ask>,
    ) {
        let cx = &at.cx;
        heading(ui, cx.t(text::CURVE), |ui| measure_ui(at, ui, curve, &mut self.plot));
        if curve.points.is_empty() {
            ui.label(secondary(cx.tokens, cx.t(text::NO_PLOT)));
            return;
        }
        let path = computed.and_then(|it| it.path.as_ref()).filter(|it| Some(&it.measure) == curve.measure.as_ref());
        // It leaves room for the claims below it.
        let size = vec2(ui.available_width(), (room * 0.26).clamp(136.0, HEIGHT));
        self.drawn(at, ui, (curve, size), path, asked);
    }

    fn drawn(
        &mut self,
        at: &At<'_>,
        ui: &mut Ui,
        (curve, size): (&Curve, Vec2),
        path: Option<&Path>,
        asked: &mut Vec<Ask>,
    ) {
        let cx = &at.cx;
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        self.plot_keys(ui, &response, curve, asked);
        let chosen = self.plot.claim.filter(|it| response.has_focus() && curve.shown().any(|place| place == *it));
        let chosen = chosen.and_then(|it| at.programme.claims.get(it).map(|claim| (it, claim)));
        let name = curve.measure.as_ref().map(|it| text::measure(it, cx.language)).unwrap_or_default();
        let last = curve.last().and_then(|it| at.programme.claims.get(it));
        response.widget_info(|| {
            let said = match (chosen, last) {
                (Some((_, claim)), _) => locale::labelled(&name, &spoken(at, claim), cx.language),
                (None, Some(last)) => text::plot_spoken(&name, curve.points.len(), &spoken(at, last), cx.language),
                (None, None) => name.clone(),
            };
            WidgetInfo::labeled(Role::Image, true, said)
        });
        if !ui.is_rect_visible(rect) {
            return;
        }
        let uprights = uprights(at);
        let axes = axes(at, ui, rect, curve, path, &uprights);
        paint_axes(at, ui, &axes, curve.unit());
        let marks = taken(at, curve, &axes, &uprights);
        if let Some(path) = path {
            let ends = |(date, interval): (Date, Interval)| (day_number(date), interval);
            let items = wedge(axes.plane, ends(path.from), ends(path.to));
            paint(&ui.painter().with_clip_rect(axes.area.expand(2.0)), &items, cx.tokens.derived, cx.tokens);
            // Named in its colour, below the middle of the way: the line rises or falls above it.
            let middle = axes.plane.x.at(f64::midpoint(day_number(path.from.0), day_number(path.to.0)));
            let place = pos2(middle, axes.area.bottom() - 4.0);
            let name = (cx.t(text::PACE_NEEDED), text_style(AXIS));
            paint_text(ui, place, Align2::CENTER_BOTTOM, name, axes.area.width() / 2.0, cx.tokens.derived);
        }
        paint_uprights(ui, &axes, &uprights);
        paint_ceiling(at, ui, &axes, curve, &marks);
        let nearest = paint_claims(at, ui, curve, &axes, response.hover_pos());
        focus_ring(cx, ui, &response, rect.expand(2.0));
        if let Some((_, claim)) = chosen {
            ring(at, ui, &axes, claim);
            response.show_tooltip_ui(|ui| claim_tooltip(at, ui, claim));
        } else if let Some((_, place)) = nearest
            && let Some(claim) = at.programme.claims.get(place)
        {
            if response.clicked() {
                asked.push(Ask::OpenClaim(place));
            }
            response.on_hover_ui_at_pointer(|ui| claim_tooltip(at, ui, claim));
        }
    }

    /// Left and right go from claim to claim, Enter opens one.
    fn plot_keys(&mut self, ui: &Ui, response: &Response, curve: &Curve, asked: &mut Vec<Ask>) {
        if !response.has_focus() {
            return;
        }
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|it| it.set_focus_lock_filter(response.id, filter));
        let places: Vec<usize> = curve.shown().collect();
        let at = self.plot.claim.and_then(|it| places.iter().position(|place| *place == it));
        let pressed = |key| ui.input(|it| it.key_pressed(key));
        let to = match at {
            _ if pressed(Key::Home) => Some(0),
            _ if pressed(Key::End) => Some(places.len().saturating_sub(1)),
            Some(at) if pressed(Key::ArrowLeft) => Some(at.saturating_sub(1)),
            Some(at) if pressed(Key::ArrowRight) => Some((at + 1).min(places.len().saturating_sub(1))),
            None if pressed(Key::ArrowLeft) || pressed(Key::ArrowRight) => Some(places.len().saturating_sub(1)),
            _ => None,
        };
        if let Some(to) = to {
            self.plot.claim = places.get(to).copied();
            ui.ctx().request_repaint();
        }
        if pressed(Key::Enter)
            && let Some(claim) = self.plot.claim
        {
            asked.push(Ask::OpenClaim(claim));
        }
    }
}

/// What is plotted, to be chosen where there is more than one measure.
fn measure_ui(at: &At<'_>, ui: &mut Ui, curve: &Curve, chosen: &mut Chosen) {
    let language = at.cx.language;
    let Some(measure) = &curve.measure else { return };
    let name = text::measure(measure, language);
    if curve.measures.len() < 2 {
        ui.label(secondary(at.cx.tokens, name));
        return;
    }
    let combo = ComboBox::from_id_salt(("curve", &at.programme.id)).selected_text(name.as_str()).truncate();
    let combo = combo.show_ui(ui, |ui| {
        for it in &curve.measures {
            if ui.selectable_label(it == measure, text::measure(it, language)).clicked() {
                *chosen = Chosen { measure: Some(it.clone()), claim: None };
            }
        }
    });
    let label = at.cx.t(text::CURVE_OF);
    combo.response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, label);
        info.current_text_value = Some(name.clone());
        info
    });
}

fn axes(at: &At<'_>, ui: &Ui, rect: Rect, curve: &Curve, path: Option<&Path>, uprights: &[Upright]) -> Axes {
    let (mut from, mut to) = curve.days.unwrap_or((at.cx.today, at.cx.today));
    from = at.programme.opened.filter(|it| *it < from && (from - *it).get_days() < 400).unwrap_or(from);
    let span = (to - from).get_days().max(14);
    // What is far away would squeeze the claims into a corner, but for the way that is to be gone.
    let near = |date: &Date| *date > to && ((*date - to).get_days() <= span * 2 || path.is_some());
    to = uprights.iter().map(|it| it.date).filter(near).max().unwrap_or(to);
    let margin = i64::from(((to - from).get_days() / 40).max(2)).days();
    let (from, to) = (from.saturating_sub(margin), to.saturating_add(margin));
    let tops = path.into_iter().flat_map(|it| [it.from.1.upper().value(), it.to.1.upper().value()]).flatten();
    let tops = tops.chain(curve.ceiling(at).and_then(|(it, _)| it.numbers().1.or(it.numbers().0)));
    let high = tops.chain([curve.values.1]).fold(0.0, f64::max);
    let low = curve.values.0.min(0.0);
    let high = if high > low { high + (high - low) * 0.12 } else { low + 1.0 };
    let shown = |it: &&Upright| (from..=to).contains(&it.date);
    let rows = placed(ui, uprights.iter().filter(shown), rect, (from, to)).iter().map(|it| it.1.row + 1).max();
    let top = 4.0 + ROW * rows.unwrap_or(0) as f32;
    let area = Rect::from_min_max(rect.min + vec2(LEFT, top), rect.max - vec2(8.0, 20.0));
    let x = Scale { low: day_number(from), high: day_number(to), start: area.left(), end: area.right() };
    let y = Scale { low, high, start: area.bottom(), end: area.top() };
    Axes { area, plane: Plane { x, y: y.into() }, from, to }
}

fn paint_axes(at: &At<'_>, ui: &Ui, axes: &Axes, unit: Unit) {
    let (cx, tokens, area) = (&at.cx, at.cx.tokens, axes.area);
    let (x, y) = (axes.plane.x, axes.plane.y);
    let grid = Stroke::new(1.0, tokens.grid);
    for value in ticks(y.low(), y.high(), 4) {
        let y = y.at(value);
        ui.painter().hline(area.x_range(), y, grid);
        let label = cx.style(unit).brief().number(value);
        let place = pos2(area.left() - 8.0, y);
        paint_text(ui, place, Align2::RIGHT_CENTER, (&label, text_style(AXIS)), LEFT - 2.0, tokens.secondary);
    }
    let most = if area.width() < 420.0 { 4 } else { 7 };
    let long = axes.from.year() != axes.to.year();
    for date in date_ticks(axes.from, axes.to, most) {
        let x = x.at(day_number(date));
        ui.painter().vline(x, area.bottom()..=area.bottom() + 4.0, grid);
        let label = match (date.day(), long) {
            (1, _) => dates::month_name(date, long, cx.language),
            (_, true) => date.to_string(),
            (_, false) => locale::short_date(date, cx.language),
        };
        let place = pos2(x, area.bottom() + 6.0);
        paint_text(ui, place, Align2::CENTER_TOP, (&label, text_style(AXIS)), 90.0, tokens.secondary);
    }
}

/// The room that marks and lines take.
fn taken(at: &At<'_>, curve: &Curve, axes: &Axes, uprights: &[Upright]) -> Vec<Rect> {
    let room = |entry: &Entry| {
        let (top, bottom) = axes.plane.extent(entry, curve.range(), at.cx.tolerance())?;
        let x = axes.plane.x.at(entry.day);
        Some(Rect::from_x_y_ranges(x..=x, top..=bottom).expand(6.0))
    };
    let line = |it: &Upright| {
        let x = axes.plane.x.at(day_number(it.date));
        Rect::from_x_y_ranges(x - 2.0..=x + 2.0, axes.area.y_range())
    };
    let marks = curve.points.iter().filter_map(|it| room(&it.entry));
    marks.chain(uprights.iter().map(line)).collect()
}

/// Paints lines and marks; gives the place of the claim that the pointer is on.
fn paint_claims(at: &At<'_>, ui: &Ui, curve: &Curve, axes: &Axes, pointer: Option<Pos2>) -> Option<(f32, usize)> {
    let tokens = at.cx.tokens;
    let lines: Vec<Item> = curve.joins.iter().filter_map(|it| axes.plane.join(*it)).collect();
    paint(ui.painter(), &lines, tokens.accent, tokens);
    let (range, tolerance) = (curve.range(), at.cx.tolerance());
    let mut nearest: Option<(f32, usize)> = None;
    for point in &curve.points {
        let items = axes.plane.mark(&point.entry, range, tolerance);
        paint(ui.painter(), &items, if point.known { tokens.accent } else { tokens.faint }, tokens);
        let Some(pointer) = pointer else { continue };
        let Some(distance) = distance(pointer, axes, &point.entry, (range, tolerance)) else { continue };
        if distance <= REACH && nearest.is_none_or(|it| distance < it.0) {
            nearest = Some((distance, point.place));
        }
    }
    nearest
}

/// How far the pointer is from a mark, all along its bar.
fn distance(pointer: Pos2, axes: &Axes, entry: &Entry, (range, tolerance): (crate::figure::Range, f64)) -> Option<f32> {
    let (top, bottom) = axes.plane.extent(entry, range, tolerance)?;
    let place = pos2(axes.plane.x.at(entry.day), pointer.y.clamp(top.min(bottom), bottom.max(top)));
    Some((place - pointer).length())
}

/// The claim that the keyboard is at.
fn ring(at: &At<'_>, ui: &Ui, axes: &Axes, claim: &Claim) {
    let entry = Entry {
        day: day_number(claim.on),
        figure: claim.value,
        look: crate::chart::Look::default(),
        leads: true,
        shift: 0.0,
    };
    let Some((top, bottom)) = axes.plane.extent(&entry, claim.measure.range(), at.cx.tolerance()) else { return };
    let x = axes.plane.x.at(entry.day);
    let rect = Rect::from_x_y_ranges(x..=x, top..=bottom).expand(8.0);
    ui.painter().rect_stroke(rect, 4, Stroke::new(1.5, at.cx.tokens.accent), egui::StrokeKind::Inside);
}

/// What a claim says, with its sentence.
fn claim_tooltip(at: &At<'_>, ui: &mut Ui, claim: &Claim) {
    let cx = &at.cx;
    ui.set_max_width(360.0);
    ui.label(strong(cx.style(claim.measure.unit()).figure(claim.value)));
    ui.label(secondary(cx.tokens, spoken(at, claim)));
    if let Some(sentence) = text::sentence(claim.quote.as_deref(), claim.gist.as_deref()) {
        ui.label(sentence);
    }
    if let Some(note) = &claim.note {
        ui.label(secondary(cx.tokens, note));
    }
    if !super::curve::is_known(claim, cx.as_of()) {
        ui.label(secondary(cx.tokens, cx.t(text::NOT_YET_KNOWN)));
    }
}
