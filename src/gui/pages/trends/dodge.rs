//! Marks on the same day, side by side where they would cover each other: ranges, bounds and conflicts stay visible.
//! Claims that say the same lie over each other.

use super::panel::Panel;
use crate::chart::{Entry, MARK};
use crate::figure::{Figure, Range};

/// How far a mark is put aside, in points.
const STEP: f32 = MARK + 1.0;
/// The places to try, in this order.
const PLACES: [f32; 7] = [0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0];
/// Marks whose values are closer than this share of all values on show would touch.
const NEAR: f64 = 0.03;

/// A mark on a day: where it stands in the panel, and the values that it covers.
struct Placed {
    day: f64,
    /// The curve and the entry; of an implied bound only the latter.
    curve: Option<usize>,
    entry: usize,
    covers: (f64, f64),
    /// What carries a line stays on its day.
    fixed: bool,
}

/// Puts marks of the panel aside that would cover another of the same day.
pub(super) fn shift(panel: &mut Panel, tolerance: f64) {
    let mut marks = Vec::new();
    let covers = |entry: &Entry, range: Range| {
        let it = entry.figure.working(range, tolerance)?;
        Some((it.lower().value().unwrap_or(f64::MIN), it.upper().value().unwrap_or(f64::MAX)))
    };
    for (curve, it) in panel.visible() {
        for (at, entry) in it.entries.iter().enumerate() {
            if let Some(covers) = covers(entry, it.range) {
                let fixed = entry.leads && matches!(entry.figure, Figure::Exactly(_)) && !entry.look.doubtful;
                marks.push(Placed { day: entry.day, curve: Some(curve), entry: at, covers, fixed });
            }
        }
    }
    for (at, it) in panel.implied.iter().enumerate() {
        if let Some(covers) = covers(&it.entry, it.range) {
            marks.push(Placed { day: it.entry.day, curve: None, entry: at, covers, fixed: false });
        }
    }
    let ends = marks.iter().flat_map(|it| [it.covers.0, it.covers.1]).filter(|it| it.abs() < f64::MAX);
    let (low, high) = ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), it| (a.min(it), b.max(it)));
    let near = if low < high { (high - low) * NEAR } else { 0.0 };
    marks.sort_by(|a, b| a.day.total_cmp(&b.day).then(b.fixed.cmp(&a.fixed)));
    for day in marks.chunk_by(|a, b| a.day == b.day) {
        if day.len() > 1 {
            place(panel, day, near);
        }
    }
}

fn place(panel: &mut Panel, day: &[Placed], near: f64) {
    let mut taken: Vec<(f32, (f64, f64))> = Vec::with_capacity(day.len());
    for mark in day {
        let (low, high) = mark.covers;
        let is_free = |at: &f32| {
            let meets = |(place, other): &(f32, (f64, f64))| {
                place == at && *other != mark.covers && other.0 <= high + near && other.1 >= low - near
            };
            mark.fixed || !taken.iter().any(meets)
        };
        // Where there is no room at all, marks lie over each other.
        let at = PLACES.into_iter().find(is_free).unwrap_or(0.0);
        taken.push((at, mark.covers));
        let entry = match mark.curve {
            Some(curve) => panel.curves.get_mut(curve).and_then(|it| it.entries.get_mut(mark.entry)),
            None => panel.implied.get_mut(mark.entry).map(|it| &mut it.entry),
        };
        if let Some(entry) = entry {
            entry.shift = at * STEP;
        }
    }
}
