//! The axes of a panel: where ticks stand and what stands at them.

use super::plot::{Panel, Plot};
use super::text::Measure;
use super::{Anchor, Face, Frame, Ink, Sheet, line};
use crate::chart::scale::{Ruler, Scale};
use crate::chart::scene::{Dash, Point};
use crate::chart::trend::Plane;
use crate::figure::Style;

/// Room between two values.
const TALL: f32 = 52.0;
/// Room above the greatest value, and below the least.
const HEAD: f32 = 18.0;
const BELOW: f32 = 6.0;
/// Between the axis and its texts.
const GAP: f32 = 8.0;
/// The height of the texts below the axis of days.
pub(super) const FOOT: f32 = 20.0;

/// What the values run over between two places, with room at both ends for whole marks and the word at a goal.
pub(super) fn ruler(panel: &Panel, top: f32, bottom: f32) -> Ruler {
    let (low, high) = panel.values;
    let (low, high) = if panel.log { (low.log10(), high.log10()) } else { (low, high) };
    let point = (high - low) / f64::from((bottom - top - HEAD - BELOW).max(1.0));
    let (low, high) = (low - point * f64::from(BELOW), high + point * f64::from(HEAD));
    let scale = Scale { low, high, start: bottom, end: top };
    if panel.log { Ruler::Log(scale) } else { Ruler::Even(scale) }
}

/// Values with what stands at them; none beyond the natural range, so that no rate seems to reach 110 %.
pub(super) fn values(plot: &Plot, panel: &Panel, height: f32) -> Vec<(f64, String)> {
    let most = ((height / TALL) as i32).clamp(2, 10);
    let shown = match ruler(panel, 0.0, height) {
        Ruler::Even(it) => {
            Ruler::Even(Scale { low: it.low.max(panel.ticked.0), high: it.high.min(panel.ticked.1), ..it })
        }
        log @ Ruler::Log(_) => log,
    };
    let all = shown.ticks(usize::try_from(most).unwrap_or(4));
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
    let days = (plot.words.days)(plot.words.language, plane, frame.width());
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
