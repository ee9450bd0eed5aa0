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

/// A small line through what was stated exactly; bounds, ranges and what was worked out are left out, and so is
/// everything across a gap.
pub fn sparkline(ui: &Ui, cx: &ViewCtx<'_>, rect: Rect, claims: &[Claim<'_>], color: Color32) {
    let exact: Vec<(f64, Option<f64>)> = claims
        .iter()
        .map(|it| {
            let day = f64::from((it.on - jiff::civil::Date::ZERO).get_days());
            let value = match it.figure {
                Figure::Exactly(x) if it.standing > Standing::Derived => Some(x),
                _ => None,
            };
            (day, value)
        })
        .filter(|(_, value)| value.is_some() || claims.len() > 1)
        .collect();
    let values = || exact.iter().filter_map(|(_, value)| *value);
    let (low, high) = values().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)));
    let (Some(first), Some(last)) = (exact.first(), exact.last()) else { return };
    if values().count() < 2 || first.0 >= last.0 {
        return;
    }
    let (low, high) = if low < high { (low, high) } else { (low - 1.0, high + 1.0) };
    let x = Scale { low: first.0, high: last.0, start: rect.left() + 2.0, end: rect.right() - 2.0 };
    let y = Scale { low, high, start: rect.bottom() - 2.0, end: rect.top() + 2.0 };
    let gap = |claim: &Claim<'_>| matches!(claim.figure, Figure::Missing(_));
    let gaps: Vec<f64> =
        claims.iter().filter(|it| gap(it)).map(|it| f64::from((it.on - jiff::civil::Date::ZERO).get_days())).collect();
    let points: Vec<(f64, f64)> = exact.iter().filter_map(|(day, value)| value.map(|it| (*day, it))).collect();
    for pair in points.windows(2) {
        let [(day_a, a), (day_b, b)] = [pair[0], pair[1]];
        if gaps.iter().any(|it| day_a < *it && *it < day_b) {
            continue;
        }
        let ends = [pos2(x.at(day_a), y.at(a)), pos2(x.at(day_b), y.at(b))];
        ui.painter().line_segment(ends, Stroke::new(1.5, color));
    }
    if let Some((day, value)) = points.last() {
        ui.painter().circle_filled(pos2(x.at(*day), y.at(*value)), 2.5, color);
    }
    let _ = cx;
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
