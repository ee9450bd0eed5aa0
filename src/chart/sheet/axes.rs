//! The axes of a panel: where ticks stand and what stands at them.

use super::plot::{Panel, Plot};
use super::text::Measure;
use super::{Anchor, Face, Frame, Ink, Sheet, line};
use crate::chart::scale::{Ruler, Scale, date_ticks, ticks};
use crate::chart::scene::{Dash, Point};
use crate::chart::trend::{Plane, date_at, day_number};
use crate::figure::Style;

/// Room for a date on the axis, and between two values on theirs.
const WIDE: f32 = 84.0;
const TALL: f32 = 52.0;
/// Between the axis and its texts.
const GAP: f32 = 8.0;
/// The height of the texts below the axis of days.
pub(super) const FOOT: f32 = 20.0;

/// Values with what stands at them.
pub(super) fn values(plot: &Plot, panel: &Panel, height: f32) -> Vec<(f64, String)> {
    let (low, high) = (panel.values.0.max(panel.ticked.0), panel.values.1.min(panel.ticked.1));
    let most = ((height / TALL) as i32).clamp(2, 10);
    let most = usize::try_from(most).unwrap_or(4);
    let all = if panel.log {
        Ruler::Log(Scale { low: low.log10(), high: high.log10(), start: 0.0, end: height }).ticks(most)
    } else {
        ticks(low, high, most)
    };
    let style = Style::new(plot.words.language, panel.unit).named(&panel.unit_name);
    let top = all.last().copied();
    all.into_iter().map(|it| (it, (plot.words.value)(style, it, Some(it) == top))).collect()
}

/// The room that the texts of the values take.
pub(super) fn gutter(values: &[(f64, String)], measure: &Measure<'_>) -> f32 {
    values.iter().map(|(_, it)| measure(it, Face::Small)).fold(24.0, f32::max) + GAP
}

/// Draws the grid and the texts of both axes.
pub(super) fn draw(
    sheet: &mut Sheet,
    plot: &Plot,
    plane: Plane,
    frame: Frame,
    values: &[(f64, String)],
    measure: &Measure<'_>,
) {
    let across = |y: f32| line(Point::new(frame.min.x, y), Point::new(frame.max.x, y), Dash::Solid, 1.0);
    let upright = |x: f32| line(Point::new(x, frame.min.y), Point::new(x, frame.max.y), Dash::Solid, 1.0);
    let days = days(plot, frame.width());
    let heights = values.iter().map(|(it, _)| across(plane.y.at(*it)));
    let grid = days.iter().map(|(day, _)| upright(plane.x.at(*day))).chain(heights).collect();
    sheet.shapes(Ink::Grid, None, "", grid);
    let mut axes = vec![across(frame.max.y)];
    if plane.y.shows(0.0) {
        axes.push(across(plane.y.at(0.0)));
    }
    sheet.shapes(Ink::Outline, None, "", axes);
    let middle = Face::Small.size() * 0.36;
    for (value, text) in values {
        let at = Point::new(frame.min.x - GAP, plane.y.at(*value) + middle);
        sheet.text(text, at, Anchor::End, Face::Small, Ink::Secondary);
    }
    let mut free = f32::NEG_INFINITY;
    for (day, text) in days {
        let (x, half) = (plane.x.at(day), measure(&text, Face::Small) / 2.0);
        // A date that would run into the one before, or out of the sheet, is left to the grid.
        if x - half < free || x + half > sheet.width {
            continue;
        }
        free = x + half + GAP;
        let at = Point::new(x, frame.max.y + GAP + Face::Small.size() * 0.75);
        sheet.text(text, at, Anchor::Middle, Face::Small, Ink::Secondary);
    }
}

/// Days with what stands at them.
fn days(plot: &Plot, width: f32) -> Vec<(f64, String)> {
    let (low, high) = plot.days;
    let (Some(from), Some(to)) = (date_at(low.ceil()), date_at(high)) else { return Vec::new() };
    let most = usize::try_from((width / WIDE) as i32).unwrap_or(2).max(2);
    let years = high - low > 360.0;
    let said = |it| (plot.words.day)(it, years, plot.words.language);
    date_ticks(from, to, most).into_iter().map(|it| (day_number(it), said(it))).collect()
}
