//! A small plot of one series: a mark for each claim, lines only between what was stated exactly.

use super::axis::RateAxis;
use crate::chart::{Axis, Look, Scale, date_ticks, mark, ticks};
use crate::dataset::Claim;
use crate::figure::{Figure, Unit};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, size, text_style};
use crate::gui::widgets::paint;
use crate::locale::{self, sectors as text};
use crate::syntax::Standing;
use egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};
use jiff::civil::Date;

/// Room for the numbers beside the plot and the dates below it.
const LEFT: f32 = 34.0;
const BELOW: f32 = 18.0;

/// Draws the plot; the claims are in the order of their dates.
pub(super) fn ui(ui: &Ui, cx: &ViewCtx<'_>, place: Rect, title: &str, claims: &[Claim<'_>], axis: &RateAxis) {
    let (Some(first), Some(last)) = (claims.first(), claims.last()) else { return };
    let response = ui.interact(place, ui.scope_id().with("sectors-plot"), Sense::hover());
    response.widget_info(|| {
        let said = text::plot(title, claims.len(), first.on, last.on, cx.language);
        WidgetInfo::labeled(Role::Image, true, said)
    });
    let frame = Rect::from_min_max(
        pos2(place.left() + LEFT, place.top() + 6.0),
        pos2(place.right() - 6.0, place.bottom() - BELOW),
    );
    let (x, y) = scales(frame, axis, first.on, last.on);
    grid(ui, cx, frame, axis, (x, y), (first.on, last.on));
    lines(ui, cx, claims, (x, y));
    let data = cx.store.data();
    for claim in claims {
        let look = Look {
            derived: claim.standing == Standing::Derived,
            doubtful: claim.standing == Standing::Doubtful,
            disputed: cx.store.is_disputed(claim.id),
            ..Look::default()
        };
        let range = cx.store.range(claim.series);
        let items = mark(claim.figure, range, data.tolerance, look, y, Axis::Up, x.at(day(claim.on)));
        paint(ui.painter(), &items, cx.tokens.accent, cx.tokens);
    }
}

fn day(on: Date) -> f64 {
    f64::from((on - Date::ZERO).get_days())
}

fn scales(frame: Rect, axis: &RateAxis, first: Date, last: Date) -> (Scale, Scale) {
    // Room for half a mark at both ends; a single day stands in the middle.
    let x = Scale { low: day(first), high: day(last), start: frame.left() + 10.0, end: frame.right() - 10.0 };
    let y = Scale { low: axis.low, high: axis.high, start: frame.bottom(), end: frame.top() };
    (x, y)
}

fn grid(ui: &Ui, cx: &ViewCtx<'_>, frame: Rect, axis: &RateAxis, (x, y): (Scale, Scale), (first, last): (Date, Date)) {
    let tokens = cx.tokens;
    let font = text_style(AXIS).resolve(ui.style());
    let line = Stroke::new(size::HAIRLINE, tokens.grid);
    let style = cx.style(Unit::Index).brief();
    for value in ticks(axis.low, axis.high, 4) {
        let at = y.at(value);
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
        let left = (x.at(day(on)) - half).clamp(frame.left(), frame.right() - 2.0 * half);
        if left > free {
            free = left + 2.0 * half + 6.0;
            ui.painter().galley(pos2(left, frame.bottom() + 3.0), galley, tokens.secondary);
        }
    }
}

/// Lines connect what was stated exactly, and never cross a gap. Of several claims for one day they lead through the
/// one that stands firmest and was stated last, as the latest figure is chosen.
fn lines(ui: &Ui, cx: &ViewCtx<'_>, claims: &[Claim<'_>], (x, y): (Scale, Scale)) {
    let stroke = Stroke::new(1.5, cx.tokens.accent.gamma_multiply(0.6));
    let mut from = None;
    for day_claims in claims.chunk_by(|a, b| a.on == b.on) {
        let exact = |it: &&Claim<'_>| matches!(it.figure, Figure::Exactly(_)) && it.standing > Standing::Derived;
        let chosen = day_claims
            .iter()
            .filter(exact)
            .max_by_key(|it| (it.standing, cx.store.known_on(it), std::cmp::Reverse(it.id)));
        match chosen.map(|it| (it.on, it.figure.numbers().0)) {
            Some((on, Some(value))) => {
                let to = pos2(x.at(day(on)), y.at(value));
                if let Some(from) = from {
                    ui.painter().line_segment([from, to], stroke);
                }
                from = Some(to);
            }
            _ if day_claims.iter().all(|it| matches!(it.figure, Figure::Missing(_))) => from = None,
            _ => {}
        }
    }
}
