//! A small plot of one series: a mark for each claim, lines only between what was stated exactly.

use super::axis::RateAxis;
use super::bars::look;
use crate::chart::{Dash, Entry, Item, Plane, Point, Role as Part, Scale, Shape, date_ticks, day_number, joins, ticks};
use crate::dataset::{Claim, ClaimId, SeriesId};
use crate::figure::{Figure, Unit};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, size, text_style};
use crate::gui::widgets::{claim_tip, paint};
use crate::locale::{self, sectors as text};
use egui::{Align2, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};
use jiff::civil::Date;
use std::cmp::Reverse;

/// Room for the numbers beside the plot and the dates below it.
const LEFT: f32 = 34.0;
const BELOW: f32 = 18.0;
/// How far from a mark the pointer still is at it.
const NEAR: f32 = 14.0;
/// Of more claims than this the newest are shown: to leave out some between them would join what does not follow.
const MOST: usize = 400;

/// What the plot is drawn from, worked out when another series is chosen.
#[derive(Debug, Default)]
pub(super) struct Plot {
    series: Option<SeriesId>,
    entries: Vec<Entry>,
    claims: Vec<ClaimId>,
    days: Option<(Date, Date)>,
}

impl Plot {
    /// The plot of claims, which are in the order of their dates.
    pub(super) fn new(cx: &ViewCtx<'_>, claims: &[Claim<'_>]) -> Self {
        let rank = |it: &&Claim<'_>| {
            (!matches!(it.figure, Figure::Missing(_)), it.standing, cx.store.known_on(it), Reverse(it.id))
        };
        let leading: Vec<ClaimId> = claims
            .chunk_by(|a, b| a.on == b.on)
            .filter_map(|day| day.iter().max_by_key(rank))
            .map(|it| it.id)
            .collect();
        let entry = |it: &Claim<'_>| Entry {
            day: day_number(it.on),
            figure: it.figure,
            look: look(cx.store, it),
            leads: leading.binary_search(&it.id).is_ok(),
            shift: 0.0,
        };
        let kept = claims.get(claims.len().saturating_sub(MOST)..).unwrap_or(claims);
        Self {
            series: claims.first().map(|it| it.series),
            entries: kept.iter().map(entry).collect(),
            claims: kept.iter().map(|it| it.id).collect(),
            days: kept.first().zip(kept.last()).map(|(a, b)| (a.on, b.on)),
        }
    }

    /// Draws the plot at a place.
    pub(super) fn ui(&self, ui: &Ui, cx: &ViewCtx<'_>, place: Rect, title: &str, axis: &RateAxis) {
        let (Some((first, last)), Some(series)) = (self.days, self.series) else { return };
        let response = ui.interact(place, ui.scope_id().with("sectors-plot"), Sense::hover());
        response.widget_info(|| {
            let said = text::plot(title, self.claims.len(), first, last, cx.language);
            WidgetInfo::labeled(Role::Image, true, said)
        });
        let frame = Rect::from_min_max(
            pos2(place.left() + LEFT, place.top() + 6.0),
            pos2(place.right() - 6.0, place.bottom() - BELOW),
        );
        let plane = plane(frame, axis, first, last);
        grid(ui, cx, frame, axis, plane, (first, last));
        let range = cx.store.range(series);
        let mut items: Vec<Item> = Vec::new();
        let goal = cx.store.data().metric_of(series).and_then(|it| it.goal);
        if let Some(goal) = goal.filter(|it| (axis.low..=axis.high).contains(it)) {
            let y = plane.y.at(goal);
            let (from, to) = (Point::new(frame.left(), y), Point::new(frame.right(), y));
            let line = Item { shape: Shape::Line { from, to, dash: Dash::Dashed, width: 1.0 }, role: Part::Series };
            paint(ui.painter(), &[line], cx.tokens.good, cx.tokens);
        }
        items.extend(joins(&self.entries).into_iter().filter_map(|it| plane.join(it)));
        items.extend(self.entries.iter().flat_map(|it| plane.mark(it, range, cx.tolerance())));
        paint(ui.painter(), &items, cx.tokens.accent, cx.tokens);
        let claim = response.hover_pos().and_then(|it| self.nearest(cx, plane, it));
        if let Some(claim) = claim {
            response.on_hover_ui_at_pointer(|ui| claim_tip(ui, cx, &claim, &[]));
        }
    }

    /// The claim whose mark the pointer is at.
    fn nearest<'s>(&self, cx: &ViewCtx<'s>, plane: Plane, pointer: Pos2) -> Option<Claim<'s>> {
        let range = cx.store.range(self.series?);
        let distance = |it: &Entry| {
            let (top, bottom) = plane.extent(it, range, cx.tolerance())?;
            let near = pos2(plane.x.at(it.day), pointer.y.clamp(top.min(bottom), bottom.max(top)));
            Some(near.distance(pointer)).filter(|it| *it <= NEAR)
        };
        let at = |(entry, claim)| distance(entry).map(|it| (it, claim));
        let nearest = self.entries.iter().zip(&self.claims).filter_map(at).min_by(|a, b| a.0.total_cmp(&b.0));
        cx.store.data().claims.get(*nearest?.1)
    }
}

fn plane(frame: Rect, axis: &RateAxis, first: Date, last: Date) -> Plane {
    // Room for half a mark at both ends; a single day stands in the middle.
    let (low, high) = (day_number(first), day_number(last));
    Plane {
        x: Scale { low, high, start: frame.left() + 10.0, end: frame.right() - 10.0 },
        y: Scale { low: axis.low, high: axis.high, start: frame.bottom(), end: frame.top() }.into(),
    }
}

fn grid(ui: &Ui, cx: &ViewCtx<'_>, frame: Rect, axis: &RateAxis, plane: Plane, (first, last): (Date, Date)) {
    let tokens = cx.tokens;
    let font = text_style(AXIS).resolve(ui.style());
    let line = Stroke::new(size::HAIRLINE, tokens.grid);
    let style = cx.style(Unit::Index).brief();
    for value in ticks(axis.low, axis.high, 4) {
        let at = plane.y.at(value);
        ui.painter().hline(frame.x_range(), at, line);
        let beside = pos2(frame.left() - 6.0, at);
        ui.painter().text(beside, Align2::RIGHT_CENTER, style.number(value), font.clone(), tokens.secondary);
    }
    let days = if first == last { vec![first] } else { date_ticks(first, last, 4) };
    let days = if days.is_empty() { vec![first, last] } else { days };
    let mut free = f32::NEG_INFINITY;
    for on in days {
        let galley = ui.painter().layout_no_wrap(locale::short_date(on, cx.language), font.clone(), tokens.secondary);
        let half = galley.size().x / 2.0;
        let left = (plane.x.at(day_number(on)) - half).min(frame.right() - 2.0 * half).max(frame.left());
        if left > free {
            free = left + 2.0 * half + 6.0;
            ui.painter().galley(pos2(left, frame.bottom() + 3.0), galley, tokens.secondary);
        }
    }
}
