//! What of the days and values is in view: moved, zoomed, and back to all of it.

use super::model::Model;
use super::panel::Panel;
use crate::chart::Entry;
use crate::dataset::{ClaimId, SeriesId};
use crate::figure::Range;
use egui::Pos2;

/// How far in one can zoom: a day, and this share of the values.
const LEAST_DAYS: f64 = 1.0;
const LEAST_SHARE: f64 = 1e-4;
/// How far out: so many times of what there is.
const MOST: f64 = 20.0;

/// A part of an axis.
pub(super) type Span = (f64, f64);

/// What is looked at: throw-away state of the plots.
#[derive(Clone, Debug, Default)]
pub(super) struct View {
    /// The days in view; all of them where there are none.
    days: Option<Span>,
    /// The values in view, by axis, in what the axis runs over.
    values: Vec<Option<Span>>,
    /// Where a box was begun, and in which panel.
    pub(super) boxed: Option<(usize, Pos2)>,
    /// The claim that was clicked or stepped to.
    pub(super) pinned: Option<ClaimId>,
    /// Whether it was stepped to by a key and the pointer has not moved since: then it is what is told.
    pub(super) stepped: bool,
    /// Whether its citation has just been put on the clipboard.
    pub(super) copied: bool,
    /// The series that is pointed at in the legend.
    pub(super) lit: Option<SeriesId>,
}

impl View {
    /// Goes back to all days and the natural range.
    pub(super) fn reset(&mut self) {
        self.days = None;
        self.values.clear();
        self.boxed = None;
    }

    /// Whether everything is in view.
    pub(super) fn is_whole(&self) -> bool {
        self.days.is_none() && self.values.iter().all(Option::is_none)
    }

    /// Whether a mark of a panel's series can be seen; and whether it has any.
    pub(super) fn shows(&self, model: &Model, panel: &Panel, tolerance: f64) -> Option<bool> {
        let (days, (low, high)) = (self.days(model), self.values(panel));
        let value = |it: f64| if panel.log { it.log10() } else { it };
        let is_seen = |entry: &Entry, range: Range| {
            let interval = entry.figure.working(range, tolerance)?;
            let least = interval.lower().value().map_or(f64::NEG_INFINITY, value);
            let most = interval.upper().value().map_or(f64::INFINITY, value);
            Some((days.0..=days.1).contains(&entry.day) && most >= low && least <= high)
        };
        let curves = panel.visible().filter(|(_, it)| !it.base.is_last);
        let mut marks = curves.flat_map(|(_, it)| it.entries.iter().filter_map(move |entry| is_seen(entry, it.range)));
        let first = marks.next()?;
        Some(first || marks.any(|it| it))
    }

    /// Whether there are marks, and none of them can be seen.
    pub(super) fn is_beside(&self, model: &Model, tolerance: f64) -> bool {
        let shown = || model.panels.iter().filter_map(|it| self.shows(model, it, tolerance));
        shown().next().is_some() && !shown().any(|it| it)
    }

    /// Keeps a claim.
    pub(super) fn pin(&mut self, claim: Option<ClaimId>) {
        self.pinned = claim;
        self.stepped = false;
        self.copied = false;
    }

    /// The days in view.
    pub(super) fn days(&self, model: &Model) -> Span {
        self.days.unwrap_or(model.days)
    }

    /// The values in view of a panel's axis.
    pub(super) fn values(&self, panel: &Panel) -> Span {
        self.values.get(panel.axis).copied().flatten().unwrap_or_else(|| panel.span())
    }

    /// The values in view of a panel's axis as values, without the room around the natural range.
    pub(super) fn shown(&self, panel: &Panel) -> Span {
        let Some((low, high)) = self.values.get(panel.axis).copied().flatten() else { return panel.values };
        // Far out, magnitudes leave what numbers can be.
        let value = |it: f64| if panel.log { 10_f64.powf(it.clamp(-300.0, 300.0)) } else { it };
        (value(low), value(high))
    }

    fn set(&mut self, model: &Model, panel: &Panel, days: Span, values: Span) {
        let whole = panel.span();
        self.days = Some(limited(days, model.days, LEAST_DAYS));
        if self.values.len() <= panel.axis {
            self.values.resize(panel.axis + 1, None);
        }
        if let Some(it) = self.values.get_mut(panel.axis) {
            *it = Some(limited(values, whole, (whole.1 - whole.0) * LEAST_SHARE));
        }
    }

    /// Moves by shares of what is in view, to the right and upwards.
    pub(super) fn pan(&mut self, model: &Model, panel: &Panel, right: f64, up: f64) {
        let moved = |(low, high): Span, by: f64| (low + by * (high - low), high + by * (high - low));
        let (days, values) = (self.days(model), self.values(panel));
        self.set(model, panel, moved(days, right), moved(values, up));
    }

    /// Zooms by a factor around a place, told as shares from the left and from below.
    pub(super) fn zoom(&mut self, model: &Model, panel: &Panel, by: f64, (x, y): (f64, f64)) {
        let zoomed = |(low, high): Span, at: f64| {
            let (center, width) = (low + at * (high - low), (high - low) / by.max(f64::MIN_POSITIVE));
            (center - at * width, center + (1.0 - at) * width)
        };
        let (days, values) = (self.days(model), self.values(panel));
        self.set(model, panel, zoomed(days, x), zoomed(values, y));
    }

    /// Zooms into a box, told as shares from the left and from below.
    pub(super) fn zoom_into(&mut self, model: &Model, panel: &Panel, x: Span, y: Span) {
        let part = |(low, high): Span, of: Span| (low + of.0 * (high - low), low + of.1 * (high - low));
        let (days, values) = (self.days(model), self.values(panel));
        self.set(model, panel, part(days, x), part(values, y));
    }

    /// Brings a day into view.
    pub(super) fn reveal(&mut self, model: &Model, day: f64) {
        let (low, high) = self.days(model);
        if !(low..=high).contains(&day) {
            let half = (high - low) / 2.0;
            self.days = Some((day - half, day + half));
        }
    }
}

/// A span that is neither too narrow nor too wide, and still shows a part of what there is.
fn limited((low, high): Span, whole: Span, least: f64) -> Span {
    let width = (high - low).clamp(least, ((whole.1 - whole.0) * MOST).max(least));
    let center = (f64::midpoint(low, high)).clamp(whole.0, whole.1.max(whole.0));
    (center - width / 2.0, center + width / 2.0)
}

#[cfg(test)]
mod tests {
    use super::limited;

    #[test]
    fn what_is_in_view_stays_within_reason() {
        assert_eq!(limited((2.0, 4.0), (0.0, 10.0), 1.0), (2.0, 4.0));
        assert_eq!(limited((5.0, 5.0), (0.0, 10.0), 1.0), (4.5, 5.5), "no narrower than a day");
        assert_eq!(limited((-1e6, 1e6), (0.0, 10.0), 1.0), (-100.0, 100.0));
        assert_eq!(limited((50.0, 52.0), (0.0, 10.0), 1.0), (9.0, 11.0), "not away from all there is");
    }
}
