//! Where the axes have lines, and what stands at them.

use crate::chart::{date_at, date_ticks, day_number, ticks};
use crate::figure::{Figure, Style, Unit};
use egui_plot::{GridInput, GridMark};

/// Days that are worth a line.
pub(super) fn date_marks(input: &GridInput, most: usize) -> Vec<GridMark> {
    let (low, high) = input.bounds;
    let (Some(from), Some(to)) = (date_at(low.ceil()), date_at(high)) else { return Vec::new() };
    // Our ticks are never too close together; egui_plot is told that they are a whole view apart.
    let marks = date_ticks(from, to, most).into_iter();
    marks.map(|it| GridMark { value: day_number(it), step_size: high - low }).collect()
}

/// Round values; none beyond the natural range, so that no rate seems to reach 110 %.
pub(super) fn value_ticks((low, high): (f64, f64), (least, most): (f64, f64), count: usize) -> Vec<f64> {
    ticks(low.max(least), high.min(most), count)
}

/// The same as lines of the plot.
pub(super) fn value_marks(input: &GridInput, axis: (f64, f64), count: usize) -> Vec<GridMark> {
    let (low, high) = input.bounds;
    let marks = value_ticks((low, high), axis, count).into_iter();
    marks.map(|value| GridMark { value, step_size: high - low }).collect()
}

/// A number on the axis; the unit stands with the topmost only, amounts of money keep theirs.
pub(super) fn value_label(style: Style<'_>, value: f64, top: bool) -> String {
    let whole = match style.unit {
        Unit::Yuan => style,
        Unit::Percent | Unit::PercentagePoints if top => style,
        _ => Style { unit: Unit::Index, ..style },
    };
    match style.unit {
        Unit::PercentagePoints => whole.change(Figure::Exactly(value)),
        _ => whole.number(value),
    }
}
