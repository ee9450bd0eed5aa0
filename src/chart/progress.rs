//! How far something is, as a bar: solid as far as is certain, faded as far as is possible, hatched where nothing is
//! known. Nothing is drawn solid that nobody asserted.

use super::scale::Scale;
use super::scene::{Dash, Item, Point, Role, Shape};
use crate::figure::{Bound, Interval};

const SURE: f32 = 0.85;
const POSSIBLE: f32 = 0.38;
const FAINT: f32 = 0.08;

/// The shapes of a share along a horizontal scale, around the height `y`; hatched all along where it is not known.
pub fn progress(share: Option<Interval>, scale: Scale, y: f32, thick: f32) -> Vec<Item> {
    let half = thick / 2.0;
    let bar = |low: f64, high: f64, (from, to): (f32, f32), hatched| {
        let (a, b) = (scale.clamped(low), scale.clamped(high));
        let (min, max) = (Point::new(a, y - half), Point::new(b, y + half));
        let shape = Shape::Bar { min, max, from, to, upright: false, hatched };
        (b > a).then_some(Item { shape, role: Role::Series })
    };
    let cap = |end: Bound| {
        let x = end.value().filter(|x| *x > scale.low && *x <= scale.high)?;
        let dash = if end.is_open() { Dash::Dashed } else { Dash::Solid };
        let (from, to) = (Point::new(scale.at(x), y - half - 2.0), Point::new(scale.at(x), y + half + 2.0));
        Some(Item { shape: Shape::Line { from, to, dash, width: 2.0 }, role: Role::Series })
    };
    let Some(share) = share else {
        return bar(scale.low, scale.high, (FAINT, FAINT), true).into_iter().collect();
    };
    let low = share.lower().value().unwrap_or(scale.low);
    let sure = bar(scale.low, low, (SURE, SURE), false);
    if share.is_point_but_for_rounding() {
        return sure.into_iter().chain(cap(Bound::Closed(low))).collect();
    }
    // A range is even between its caps; a bound fades to where nothing is said any more.
    let possible = match share.upper().value().filter(|x| *x < scale.high) {
        Some(high) => bar(low, high, (POSSIBLE, POSSIBLE), false).into_iter().chain(cap(share.upper())).collect(),
        None => bar(low, scale.high, (POSSIBLE, FAINT), false).into_iter().collect::<Vec<Item>>(),
    };
    sure.into_iter().chain(possible).chain(cap(share.lower())).collect()
}

#[cfg(test)]
mod tests {
    use super::{SURE, progress};
    use crate::chart::{Dash, Item, Scale, Shape};
    use crate::figure::{Bound, Interval};

    const SCALE: Scale = Scale { low: 0.0, high: 100.0, start: 0.0, end: 200.0 };

    fn of(lower: Bound, upper: Bound) -> Vec<Item> {
        progress(Interval::new(lower, upper), SCALE, 10.0, 6.0)
    }

    /// Where the solid part ends, and where the faded one does.
    fn ends(items: &[Item]) -> (f32, f32) {
        let mut found = (0.0_f32, 0.0_f32);
        for item in items {
            if let Shape::Bar { max, from, hatched: false, .. } = item.shape {
                if from >= SURE { found.0 = found.0.max(max.x) } else { found.1 = found.1.max(max.x) }
            }
        }
        found
    }

    fn caps(items: &[Item]) -> Vec<(f32, Dash)> {
        let cap = |it: &Item| if let Shape::Line { from, dash, .. } = it.shape { Some((from.x, dash)) } else { None };
        items.iter().filter_map(cap).collect()
    }

    #[test]
    fn only_what_is_certain_is_solid() {
        let (open, closed) = (Bound::Open, Bound::Closed);
        assert_eq!(ends(&of(closed(50.0), closed(50.0))), (100.0, 0.0));
        assert_eq!(ends(&of(open(25.0), Bound::Unbounded)), (50.0, 200.0));
        assert_eq!(ends(&of(closed(25.0), closed(75.0))), (50.0, 150.0));
        assert_eq!(ends(&of(closed(0.0), open(50.0))), (0.0, 100.0));
        assert_eq!(ends(&of(closed(110.0), closed(120.0))), (200.0, 0.0));
    }

    #[test]
    fn caps_tell_what_is_left_out() {
        assert_eq!(caps(&of(Bound::Open(25.0), Bound::Unbounded)), [(50.0, Dash::Dashed)]);
        let both = caps(&of(Bound::Closed(25.0), Bound::Open(75.0)));
        assert_eq!(both, [(150.0, Dash::Dashed), (50.0, Dash::Solid)]);
        assert_eq!(caps(&of(Bound::Closed(0.0), Bound::Open(50.0))), [(100.0, Dash::Dashed)]);
    }

    #[test]
    fn what_is_unknown_is_no_zero() {
        let items = progress(None, SCALE, 10.0, 6.0);
        assert!(matches!(items[..], [Item { shape: Shape::Bar { hatched: true, .. }, .. }]), "{items:?}");
        assert_ne!(items, of(Bound::Closed(0.0), Bound::Closed(0.0)));
    }
}
