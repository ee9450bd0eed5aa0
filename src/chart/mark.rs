//! The grammar of marks: how a figure is drawn, so that a bound is never taken for a measurement.

use super::scale::{Axis, Ruler};
use super::scene::{Dash, Item, Point, Role, Shape};
use crate::figure::{Bound, Figure, Range};

/// The diameter of a dot, in points; bars are a little thinner.
pub const MARK: f32 = 9.0;

/// How sure the answer to a threshold is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certainty {
    /// There is no doubt, or nothing was asked.
    #[default]
    Sure,
    /// The figure satisfies it only possibly.
    Possible,
}

/// What the mark has to tell beside the figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// It was worked out, not stated.
    pub derived: bool,
    /// There is reason to doubt it.
    pub doubtful: bool,
    /// Another claim for the same thing and date says otherwise.
    pub disputed: bool,
    /// The answer to the threshold in force.
    pub certainty: Certainty,
}

/// How far the whisker of "about" looks out of the ring at least, in points.
const PEEK: f32 = 3.5;

const STRONG: f32 = 0.85;
const RANGE: f32 = 0.38;
const FAINT: f32 = 0.08;

/// The shapes for a figure, with `place` on the other axis.
///
/// Stated: a dot. About: a ring with a dashed whisker of the stated tolerance. Range: a bar with two caps. Bound: a
/// bar that fades from its cap toward the natural limit, also where the scale ends before it; the cap is dashed where
/// the bound itself is left out. Derived: hatched. Disputed: a cross over it. Missing: nothing at all.
pub fn mark(
    figure: Figure,
    range: Range,
    tolerance: f64,
    look: Look,
    ruler: impl Into<Ruler>,
    axis: Axis,
    place: f32,
) -> Vec<Item> {
    let role = match look {
        Look { derived: true, .. } => Role::Derived,
        Look { certainty: Certainty::Possible, .. } => Role::Caution,
        _ => Role::Series,
    };
    let pen = Pen { scale: ruler.into(), axis, place, role, look };
    let mut items = match figure {
        Figure::Missing(_) => Vec::new(),
        Figure::Exactly(x) => pen.dot(x),
        Figure::About(x) => pen.about(x, figure.working(range, tolerance).map(|it| (it.lower(), it.upper()))),
        Figure::Between(a, b) => pen.range(a, b),
        Figure::MoreThan(x) => pen.bound(x, range.max, Side::Above, Dash::Dashed),
        Figure::AtLeast(x) => pen.bound(x, range.max, Side::Above, Dash::Solid),
        Figure::LessThan(x) => pen.bound(x, range.min, Side::Below, Dash::Dashed),
        Figure::AtMost(x) => pen.bound(x, range.min, Side::Below, Dash::Solid),
    };
    if look.disputed
        && let (Some(x), other) = figure.numbers()
    {
        items.extend(pen.cross(other.map_or(x, |it| x / 2.0 + it / 2.0)));
    }
    items
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Above,
    Below,
}

#[derive(Clone, Copy)]
struct Pen {
    scale: Ruler,
    axis: Axis,
    place: f32,
    role: Role,
    look: Look,
}

impl Pen {
    /// The place of a value along the axis and of `across` on the other.
    fn point(self, along: f32, across: f32) -> Point {
        match self.axis {
            Axis::Across => Point::new(along, self.place + across),
            Axis::Up => Point::new(self.place + across, along),
        }
    }

    fn item(self, shape: Shape) -> Item {
        Item { shape, role: self.role }
    }

    fn in_view(self, x: f64) -> bool {
        self.scale.shows(x)
    }

    fn dot(self, x: f64) -> Vec<Item> {
        if !self.in_view(x) {
            return Vec::new();
        }
        let center = self.point(self.scale.at(x), 0.0);
        let radius = MARK / 2.0;
        if self.look.doubtful {
            // Doubt hollows the dot out and leaves a point in it.
            return vec![
                self.item(Shape::Ring { center, radius: radius - 0.75 }),
                self.item(Shape::Dot { center, radius: radius * 0.33 }),
            ];
        }
        if self.look.derived {
            let half = radius - 0.5;
            let (min, max) =
                (Point::new(center.x - half, center.y - half), Point::new(center.x + half, center.y + half));
            let bar = Shape::Bar { min, max, from: STRONG, to: STRONG, upright: false, hatched: true };
            return vec![self.item(bar)];
        }
        vec![self.item(Shape::Dot { center, radius })]
    }

    fn about(self, x: f64, band: Option<(Bound, Bound)>) -> Vec<Item> {
        let mut items = Vec::new();
        if let Some((Some(low), Some(high))) = band.map(|(a, b)| (a.value(), b.value())) {
            let (from, to) = self.whisker(x, low, high);
            items.push(self.line(from, to, Dash::Dashed, 1.5));
        }
        if self.in_view(x) {
            let center = self.point(self.scale.at(x), 0.0);
            items.push(self.item(Shape::Ring { center, radius: MARK / 2.0 - 0.75 }));
        }
        items
    }

    /// The ends of a whisker. On a small scale the ring would hide it, and with it that the figure is none to go by: there
    /// it looks out by a little, and says less than it could; but never beyond the scale.
    fn whisker(self, x: f64, low: f64, high: f64) -> (f32, f32) {
        let (from, to) = (self.scale.clamped(low), self.scale.clamped(high));
        if !self.in_view(x) {
            return (from, to);
        }
        let at = self.scale.at(x);
        let out = (MARK / 2.0 + PEEK) * (self.scale.end() - self.scale.start()).signum();
        let (first, last) = (self.scale.start().min(self.scale.end()), self.scale.start().max(self.scale.end()));
        let reach = |end: f32, out: f32| {
            let peeking = (at + out).clamp(first, last);
            if (end - at).abs() < (peeking - at).abs() { peeking } else { end }
        };
        (reach(from, -out), reach(to, out))
    }

    fn range(self, a: f64, b: f64) -> Vec<Item> {
        if b < self.scale.low() || a > self.scale.high() {
            return Vec::new();
        }
        let mut items = vec![self.bar((self.scale.clamped(a), RANGE), (self.scale.clamped(b), RANGE))];
        items.extend([a, b].into_iter().filter(|it| self.in_view(*it)).map(|it| self.cap(it, Dash::Solid)));
        items
    }

    fn bound(self, x: f64, limit: Option<f64>, side: Side, cap: Dash) -> Vec<Item> {
        let (low, high) = (self.scale.low(), self.scale.high());
        let (beyond, end) = if side == Side::Above { (x > high, high) } else { (x < low, low) };
        let mut items = Vec::new();
        if !beyond {
            // A limit that has no place, such as nothing by magnitude, is never reached: then the bar fades to the end of
            // the view. Where the view cuts a bar, it is as strong as it is there, half faded.
            let limit = limit.filter(|it| self.scale.has(*it)).unwrap_or(end);
            let (cap, last) = (self.scale.at(x), self.scale.at(limit));
            let whole = (last - cap).abs();
            let at = |value: f64| {
                let place = self.scale.clamped(value);
                let share = if whole > 0.0 { ((place - cap).abs() / whole).clamp(0.0, 1.0) } else { 1.0 };
                (place, STRONG + (FAINT - STRONG) * share)
            };
            items.push(match side {
                Side::Above => self.bar(at(x), at(limit)),
                Side::Below => self.bar(at(limit), at(x)),
            });
        }
        if self.in_view(x) {
            items.push(self.cap(x, cap));
        }
        items
    }

    /// A bar from the lower to the higher of two places, each with how opaque it is there.
    fn bar(self, (low, from): (f32, f32), (high, to): (f32, f32)) -> Item {
        let half = MARK / 2.0 - 0.5;
        let (a, b) = (self.point(low, -half), self.point(high, half));
        self.item(Shape::Bar {
            min: Point::new(a.x.min(b.x), a.y.min(b.y)),
            max: Point::new(a.x.max(b.x), a.y.max(b.y)),
            from,
            to,
            upright: self.axis == Axis::Up,
            hatched: self.look.derived || self.look.doubtful,
        })
    }

    fn line(self, from: f32, to: f32, dash: Dash, width: f32) -> Item {
        self.item(Shape::Line { from: self.point(from, 0.0), to: self.point(to, 0.0), dash, width })
    }

    fn cap(self, x: f64, dash: Dash) -> Item {
        let at = self.scale.at(x);
        let half = MARK / 2.0 + 1.0;
        self.item(Shape::Line { from: self.point(at, -half), to: self.point(at, half), dash, width: 2.0 })
    }

    fn cross(self, x: f64) -> Vec<Item> {
        if !self.in_view(x) {
            return Vec::new();
        }
        cross(self.point(self.scale.at(x), 0.0), MARK / 2.0 + 1.5).to_vec()
    }
}

/// Two strokes across what conflicts.
pub(super) fn cross(center: Point, reach: f32) -> [Item; 2] {
    let stroke = |dy: f32| Item {
        shape: Shape::Line {
            from: Point::new(center.x - reach, center.y - dy),
            to: Point::new(center.x + reach, center.y + dy),
            dash: Dash::Solid,
            width: 1.5,
        },
        role: Role::Alarm,
    };
    [stroke(reach), stroke(-reach)]
}

#[cfg(test)]
mod tests {
    use super::{Axis, Dash, FAINT, Item, Look, Role, STRONG, Shape, mark};
    use crate::chart::{Ruler, Scale};
    use crate::figure::{Figure, Range, Reason};

    const SCALE: Scale = Scale { low: 0.0, high: 100.0, start: 0.0, end: 200.0 };

    fn draw(figure: Figure) -> Vec<Item> {
        mark(figure, Range::RATE, 0.05, Look::default(), SCALE, Axis::Across, 10.0)
    }

    fn dots(items: &[Item]) -> usize {
        items.iter().filter(|it| matches!(it.shape, Shape::Dot { .. })).count()
    }

    #[test]
    fn only_what_is_stated_gets_a_filled_dot() {
        assert_eq!(dots(&draw(Figure::Exactly(98.6))), 1);
        for figure in [
            Figure::About(70.0),
            Figure::MoreThan(90.0),
            Figure::AtLeast(90.0),
            Figure::LessThan(4.55),
            Figure::AtMost(1.6),
            Figure::Between(70.0, 90.0),
        ] {
            let items = draw(figure);
            assert_eq!(dots(&items), 0, "{figure:?}");
            assert!(!items.is_empty(), "{figure:?}");
        }
        assert_eq!(draw(Figure::Missing(Reason::NotStated)), []);
    }

    #[test]
    fn the_whisker_of_about_is_seen_on_a_small_scale_and_to_scale_on_a_large_one() {
        let ends = |x: f64, wide: f32| {
            let scale = Scale { end: wide, ..SCALE };
            let items = mark(Figure::About(x), Range::RATE, 0.05, Look::default(), scale, Axis::Across, 0.0);
            let Shape::Line { from, to, .. } = items[0].shape else { panic!("{items:?}") };
            (from.x, to.x)
        };
        assert_eq!(ends(70.0, 1000.0), (665.0, 735.0));
        assert_eq!(ends(70.0, 50.0), (27.0, 43.0), "it looks out of the ring");
        assert_eq!(ends(99.0, 50.0), (41.5, 50.0), "but not out of the scale");
        let up = Scale { low: 0.0, high: 100.0, start: 50.0, end: 0.0 };
        let items = mark(Figure::About(70.0), Range::RATE, 0.05, Look::default(), up, Axis::Up, 0.0);
        let Shape::Line { from, to, .. } = items[0].shape else { panic!("{items:?}") };
        assert_eq!((from.y, to.y), (23.0, 7.0));
    }

    #[test]
    fn a_bound_fades_from_its_cap_to_the_limit() {
        let items = draw(Figure::MoreThan(90.0));
        let [Item { shape: Shape::Bar { min, max, from, to, .. }, .. }, Item { shape: Shape::Line { dash, .. }, .. }] =
            items[..]
        else {
            panic!("{items:?}")
        };
        assert_eq!((min.x, max.x), (180.0, 200.0));
        assert_eq!((from, dash), (STRONG, Dash::Dashed));
        assert!((to - FAINT).abs() < 1e-6);
        let below = draw(Figure::AtMost(10.0));
        assert!(matches!(below[0].shape, Shape::Bar { from, to, .. } if from < to), "{below:?}");
        assert!(matches!(below[1].shape, Shape::Line { dash: Dash::Solid, .. }), "{below:?}");
    }

    #[test]
    fn a_view_that_ends_early_shows_half_a_fade() {
        let view = Scale { high: 95.0, ..SCALE };
        let items = mark(Figure::MoreThan(90.0), Range::RATE, 0.05, Look::default(), view, Axis::Up, 0.0);
        let Shape::Bar { to, upright, .. } = items[0].shape else { panic!("{items:?}") };
        assert!(upright && to > FAINT + 0.2 && to < STRONG - 0.2, "{to}");
    }

    #[test]
    fn a_view_that_begins_late_shows_a_fade_that_has_begun() {
        let view = Scale { low: 95.0, ..SCALE };
        let items = mark(Figure::MoreThan(90.0), Range::RATE, 0.05, Look::default(), view, Axis::Up, 0.0);
        let [Item { shape: Shape::Bar { from, to, .. }, .. }] = items[..] else { panic!("no cap: {items:?}") };
        assert!(from < STRONG - 0.2 && from > to && (to - FAINT).abs() < 1e-6, "{from} {to}");
    }

    #[test]
    fn a_bound_stays_one_by_magnitude() {
        let log = Ruler::Log(Scale { low: -1.0, high: 3.0, start: 400.0, end: 0.0 });
        for figure in [
            Figure::MoreThan(90.0),
            Figure::AtLeast(90.0),
            Figure::LessThan(4.55),
            Figure::AtMost(1.6),
            Figure::Between(70.0, 90.0),
            Figure::About(70.0),
        ] {
            let items = mark(figure, Range::AMOUNT, 0.05, Look::default(), log, Axis::Up, 10.0);
            assert!(!items.is_empty() && dots(&items) == 0, "{figure:?}: {items:?}");
        }
        // Nothing has no place there: below, the bar fades to the end of the view.
        let items = mark(Figure::LessThan(10.0), Range::AMOUNT, 0.05, Look::default(), log, Axis::Up, 10.0);
        let Shape::Bar { min, max, from, to, .. } = items[0].shape else { panic!("{items:?}") };
        assert_eq!((min.y, max.y), (200.0, 400.0));
        assert!((from - FAINT).abs() < 1e-6 && (to - STRONG).abs() < 1e-6, "{from} {to}");
        let stated = mark(Figure::Exactly(10.0), Range::AMOUNT, 0.05, Look::default(), log, Axis::Up, 10.0);
        assert_eq!(dots(&stated), 1);
    }

    #[test]
    fn derived_is_hatched_and_disputed_is_crossed() {
        let look = Look { derived: true, ..Look::default() };
        let items = mark(Figure::LessThan(49.0), Range::RATE, 0.05, look, SCALE, Axis::Up, 0.0);
        assert!(matches!(items[0], Item { shape: Shape::Bar { hatched: true, .. }, role: Role::Derived }));
        let look = Look { disputed: true, ..Look::default() };
        let items = mark(Figure::Exactly(76.0), Range::RATE, 0.05, look, SCALE, Axis::Up, 0.0);
        assert_eq!(items.iter().filter(|it| it.role == Role::Alarm).count(), 2);
    }

    #[test]
    fn what_is_out_of_view_is_not_drawn_inside_it() {
        let view = Scale { low: 50.0, high: 60.0, ..SCALE };
        for figure in
            [Figure::Exactly(98.6), Figure::MoreThan(90.0), Figure::Between(70.0, 90.0), Figure::LessThan(10.0)]
        {
            let items = mark(figure, Range::RATE, 0.05, Look::default(), view, Axis::Across, 0.0);
            assert_eq!(items, [], "{figure:?}");
        }
        let through = mark(Figure::Between(10.0, 90.0), Range::RATE, 0.05, Look::default(), view, Axis::Across, 0.0);
        assert_eq!(through.len(), 1, "a bar without caps: {through:?}");
    }
}
