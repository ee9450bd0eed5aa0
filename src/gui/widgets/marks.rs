//! The grammar of marks in rows, cards and the key.

use super::scene::paint;
use crate::chart::{Axis, Certainty, Look, Scale, mark};
use crate::dataset::Claim;
use crate::figure::{Figure, Range};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{SECONDARY, text_style};
use crate::locale::{Text, marks as text};
use crate::syntax::Standing;
use egui::{Color32, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Draws a claim's figure along a horizontal scale from `low` to `high` that fills `rect`.
pub fn mark_in(
    ui: &Ui,
    cx: &ViewCtx<'_>,
    rect: Rect,
    (low, high): (f64, f64),
    claim: &Claim<'_>,
    certainty: Certainty,
    color: Color32,
) {
    let look = Look {
        derived: claim.standing == Standing::Derived,
        doubtful: claim.standing == Standing::Doubtful,
        disputed: cx.store.is_disputed(claim.id),
        certainty,
    };
    let scale = Scale { low, high, start: rect.left(), end: rect.right() };
    let range = cx.store.range(claim.series);
    let items = mark(claim.figure, range, cx.store.data().tolerance, look, scale, Axis::Across, rect.center().y);
    paint(ui.painter(), &items, color, cx.tokens);
}

/// Half the width of a point of a sparkline.
const POINT: f32 = 2.0;

/// A small line through what was stated exactly, a point each: filled where stated, hollow where worked out.
///
/// Bounds and ranges are left out, and the line does not cross a gap. Of several claims for one date the firmest counts.
pub fn sparkline(ui: &Ui, cx: &ViewCtx<'_>, rect: Rect, claims: &[Claim<'_>], color: Color32) {
    let days: Vec<Spot> = claims
        .chunk_by(|a, b| a.on == b.on)
        .filter_map(|day| day.iter().max_by_key(|it| it.standing))
        .map(spot)
        .collect();
    let values = || days.iter().filter_map(|it| it.value);
    let (low, high) = values().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)));
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return };
    if values().count() < 2 || first.day >= last.day {
        return;
    }
    let (low, high) = if low < high { (low, high) } else { (low - 1.0, high + 1.0) };
    let inner = rect.shrink(POINT + 1.0);
    let x = Scale { low: first.day, high: last.day, start: inner.left(), end: inner.right() };
    let y = Scale { low, high, start: inner.bottom(), end: inner.top() };
    let mut before = None;
    for it in &days {
        let Some(value) = it.value else {
            before = before.filter(|_| !it.gap);
            continue;
        };
        let place = pos2(x.at(it.day), y.at(value));
        if let Some(from) = before.replace(place) {
            ui.painter().line_segment([from, place], Stroke::new(1.5, color));
        }
    }
    // Points that would run into each other are left to the line, all but the last.
    let room = inner.width() / days.len().max(1) as f32;
    let end = days.iter().rposition(|it| it.value.is_some());
    for (at, it) in days.iter().enumerate().filter(|(at, _)| room > 3.0 * POINT || Some(*at) == end) {
        let Some(value) = it.value else { continue };
        let (place, radius) = (pos2(x.at(it.day), y.at(value)), if Some(at) == end { POINT + 0.5 } else { POINT });
        if it.derived {
            ui.painter().circle(place, radius, cx.tokens.card, Stroke::new(1.2, color));
        } else {
            ui.painter().circle_filled(place, radius, color);
        }
    }
}

/// A day of a sparkline.
struct Spot {
    day: f64,
    /// What was said exactly.
    value: Option<f64>,
    derived: bool,
    /// Nothing was said, and that was told.
    gap: bool,
}

fn spot(claim: &Claim<'_>) -> Spot {
    let exact = match claim.figure {
        Figure::Exactly(x) if claim.standing > Standing::Doubtful => Some(x),
        _ => None,
    };
    Spot {
        day: f64::from((claim.on - jiff::civil::Date::ZERO).get_days()),
        value: exact,
        derived: claim.standing == Standing::Derived,
        gap: matches!(claim.figure, Figure::Missing(_)),
    }
}

/// The key of marks, on one line that wraps.
pub fn key_of_marks(ui: &mut Ui, cx: &ViewCtx<'_>) {
    let plain = Look::default();
    let entries: [(Figure, Look, Text); 8] = [
        (Figure::Exactly(50.0), plain, text::STATED),
        (Figure::About(50.0), plain, text::ABOUT),
        (Figure::Between(20.0, 80.0), plain, text::RANGE),
        (Figure::AtLeast(20.0), plain, text::CLOSED_BOUND),
        (Figure::MoreThan(20.0), plain, text::OPEN_BOUND),
        (Figure::AtMost(80.0), Look { derived: true, ..plain }, text::DERIVED),
        (Figure::Exactly(50.0), Look { doubtful: true, ..plain }, text::DOUBTFUL),
        (Figure::Exactly(50.0), Look { disputed: true, ..plain }, text::CONFLICT),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 4.0);
        for (figure, look, name) in entries {
            // Sign and name are one piece, so that they wrap together.
            let font = text_style(SECONDARY).resolve(ui.style());
            let galley = ui.painter().layout_no_wrap(cx.t(name).to_owned(), font, cx.tokens.secondary);
            let sign = if matches!(figure, Figure::Exactly(_)) { 14.0 } else { 30.0 };
            let (rect, response) = ui.allocate_exact_size(vec2(sign + 6.0 + galley.size().x, 16.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, cx.t(name)));
            let scale = Scale { low: 0.0, high: 100.0, start: rect.left(), end: rect.left() + sign };
            let tolerance = 0.9; // wide enough to be seen in a sign this small
            let items = mark(figure, Range::RATE, tolerance, look, scale, Axis::Across, rect.center().y);
            paint(ui.painter(), &items, cx.tokens.secondary, cx.tokens);
            let at = pos2(rect.left() + sign + 6.0, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, cx.tokens.secondary);
        }
    });
}
