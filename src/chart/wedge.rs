//! The way that is still to be gone: from what was last known to what is to be reached, as a wedge.
//!
//! Both ends are intervals, so the way is an area between the lowest and the highest line. It is worked out, not
//! stated: its edges are dashed, and nothing of it is a mark.

use super::scene::{Dash, Item, Role, Shape};
use super::trend::Plane;
use crate::figure::Interval;

/// How opaque the area is.
const FAINT: f32 = 0.12;
/// How thick the edges are, in points.
const EDGE: f32 = 1.25;

/// The shapes of a way from a day with what it can be there to another; one line where both ends are numbers.
pub fn wedge(plane: Plane, from: (f64, Interval), to: (f64, Interval)) -> Vec<Item> {
    let item = |shape| Item { shape, role: Role::Derived };
    let ends = |(day, interval): (f64, Interval)| {
        let low = interval.lower().value().unwrap_or(plane.y.low());
        let high = interval.upper().value().unwrap_or(plane.y.high());
        (plane.at(day, low), plane.at(day, high))
    };
    let ((from_low, from_high), (to_low, to_high)) = (ends(from), ends(to));
    let line = |from, to| item(Shape::Line { from, to, dash: Dash::Dashed, width: EDGE });
    if from.1.is_point_but_for_rounding() && to.1.is_point_but_for_rounding() {
        return vec![line(from_high, to_high)];
    }
    let corners = [from_low, from_high, to_high, to_low];
    vec![item(Shape::Area { corners, opacity: FAINT }), line(from_low, to_low), line(from_high, to_high)]
}

#[cfg(test)]
mod tests {
    use super::wedge;
    use crate::chart::{Dash, Plane, Point, Role, Ruler, Scale, Shape};
    use crate::figure::{Bound, Interval};

    const PLANE: Plane = Plane {
        x: Scale { low: 0.0, high: 10.0, start: 0.0, end: 100.0 },
        y: Ruler::Even(Scale { low: 0.0, high: 100.0, start: 100.0, end: 0.0 }),
    };

    fn point(x: f64) -> Interval {
        Interval::point(x).unwrap()
    }

    #[test]
    fn between_two_numbers_it_is_one_dashed_line() {
        let items = wedge(PLANE, (0.0, point(40.0)), (10.0, point(100.0)));
        let line =
            Shape::Line { from: Point::new(0.0, 60.0), to: Point::new(100.0, 0.0), dash: Dash::Dashed, width: 1.25 };
        assert_eq!(items.iter().map(|it| it.shape).collect::<Vec<_>>(), [line]);
    }

    #[test]
    fn an_interval_opens_it_and_nothing_of_it_is_a_mark() {
        let over = Interval::new(Bound::Open(40.0), Bound::Closed(100.0)).unwrap();
        let items = wedge(PLANE, (0.0, over), (10.0, point(100.0)));
        let Shape::Area { corners, .. } = items[0].shape else { panic!("{items:?}") };
        assert_eq!(corners[..2], [Point::new(0.0, 60.0), Point::new(0.0, 0.0)]);
        assert_eq!(items.len(), 3);
        let plain = |shape: &Shape| matches!(shape, Shape::Area { .. } | Shape::Line { dash: Dash::Dashed, .. });
        assert!(items.iter().all(|it| it.role == Role::Derived && plain(&it.shape)));
    }

    #[test]
    fn what_has_no_limit_runs_to_the_edge_of_the_plot() {
        let open = Interval::new(Bound::Open(40.0), Bound::Unbounded).unwrap();
        let items = wedge(PLANE, (0.0, point(40.0)), (10.0, open));
        let Shape::Area { corners, .. } = items[0].shape else { panic!("{items:?}") };
        assert_eq!(corners[2..], [Point::new(100.0, 0.0), Point::new(100.0, 60.0)]);
    }
}
