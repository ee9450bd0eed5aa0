//! The axes of values: what they show, and whether by magnitude.

use super::model::{Key, Mode};
use super::panel::Panel;
use crate::chart::{Ruler, Scale};
use crate::figure::{Figure, Range, Unit};
use crate::gui::context::ViewCtx;

/// Values that differ by this factor do not fit on an even axis: the small ones would all be nothing.
const DECADES: f64 = 100.0;
/// Room below the least value and above the greatest, as shares: for whole marks, and for the word at the line of a goal.
const ROOM: (f64, f64) = (0.015, 0.045);

/// Gives panels with the same axis the same values.
pub(super) fn share(cx: &ViewCtx<'_>, panels: &mut [Panel], key: &Key) {
    for at in 0..panels.len() {
        let Some(axis) = panels.get(at).map(|it| it.axis) else { continue };
        if panels.iter().take(at).any(|it| it.axis == axis) {
            continue;
        }
        let group: Vec<&Panel> = panels.iter().filter(|it| it.axis == axis).collect();
        let range = group.first().and_then(|it| cx.store.data().metric(it.metric)).map(|it| it.range);
        let range = range.filter(|_| key.mode == Mode::Absolute);
        let unit = group.first().and_then(|it| cx.store.data().metric(it.metric)).map(|it| it.unit);
        let found = Axis::of(&group, range.unwrap_or_default(), unit == Some(Unit::Percent), key);
        for panel in panels.iter_mut().filter(|it| it.axis == axis) {
            (panel.values, panel.log, panel.can_log) = (found.values, found.log, found.can_log);
            let natural = range.unwrap_or_default();
            panel.ticked = (natural.min.unwrap_or(f64::NEG_INFINITY), natural.max.unwrap_or(f64::INFINITY));
        }
    }
}

struct Axis {
    values: (f64, f64),
    log: bool,
    can_log: bool,
}

impl Axis {
    fn of(group: &[&Panel], range: Range, is_share: bool, key: &Key) -> Self {
        let absolute = key.mode == Mode::Absolute;
        let numbers = || {
            let entries = group.iter().flat_map(|it| &it.curves).flat_map(|it| &it.entries);
            entries.flat_map(|it| {
                let (a, b) = it.figure.numbers();
                a.into_iter().chain(b)
            })
        };
        let ends = |all: &mut dyn Iterator<Item = f64>| {
            all.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), it| (a.min(it), b.max(it)))
        };
        let (least, most) = ends(&mut numbers());
        let can_log = absolute && range.max.is_none() && least > 0.0 && least < most;
        if can_log && key.log.unwrap_or(most / least >= DECADES) {
            let room = (most / least).powf(0.06);
            return Self { values: (least / room, most * room), log: true, can_log };
        }
        if let (Some(min), Some(max)) = (range.min, range.max) {
            return Self { values: (min, max), log: false, can_log };
        }
        // Otherwise what is stated, with room for bars to fade in.
        let goals = group.iter().filter_map(|it| it.goal);
        let floor = if absolute { range.min } else { Some(0.0) };
        // A level in per cent is read against the whole, though it may pass it; not so a rate of interest of 4 %.
        let whole = (is_share && range.min == Some(0.0) && most >= 50.0).then_some(100.0);
        let limits = group
            .iter()
            .flat_map(|it| &it.curves)
            .flat_map(|curve| curve.entries.iter().filter_map(|it| faded_to(it.figure, curve.range)));
        let (low, high) = ends(&mut numbers().chain(floor).chain(goals).chain(whole).chain(limits));
        if low > high {
            return Self { values: (0.0, 1.0), log: false, can_log };
        }
        let room = if low < high { (high - low) * 0.1 } else { high.abs().max(1.0) * 0.1 };
        let below = if absolute && floor == Some(low) { 0.0 } else { room };
        Self { values: (low - below, high + room), log: false, can_log }
    }
}

/// The natural limit that the bar of a bound fades to.
fn faded_to(figure: Figure, range: Range) -> Option<f64> {
    match figure {
        Figure::MoreThan(_) | Figure::AtLeast(_) => range.max,
        Figure::LessThan(_) | Figure::AtMost(_) => range.min,
        _ => None,
    }
}

impl Panel {
    /// What the axis runs over, with room at both ends: the values, or their powers of ten.
    pub(super) fn span(&self) -> (f64, f64) {
        let (low, high) = self.values;
        let (low, high) = if self.log { (low.log10(), high.log10()) } else { (low, high) };
        (low - (high - low) * ROOM.0, high + (high - low) * ROOM.1)
    }

    /// The axis, with a span in view, between two places.
    pub(super) fn ruler(&self, (low, high): (f64, f64), start: f32, end: f32) -> Ruler {
        let scale = Scale { low, high, start, end };
        if self.log { Ruler::Log(scale) } else { Ruler::Even(scale) }
    }
}
