//! Thousands of claims on a plot: what stands so close together that no eye could tell it apart is drawn as one column.
//!
//! A column says which values the claims in it take, and nothing else: it has no dot, no ring and no cap, so that it is
//! never taken for a figure that somebody stated. Bounds among them keep fading toward their limit, conflicts keep
//! their cross.

use super::mark::{MARK, cross};
use super::scale::fitting;
use super::scene::{Item, Point, Role, Shape};
use super::trend::{Entry, Join, Plane};
use crate::figure::{Figure, Range};

/// How wide a column is, in points.
pub const COLUMN: f32 = 6.0;
/// How opaque the values of a column are, and a bound's at its end.
const VALUES: f32 = 0.55;
const FAINT: f32 = 0.06;
/// A column whose claims all have one value is still this high.
const LEAST: f32 = 2.0;

/// A piece of a series as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece<'e> {
    /// A claim with its own mark, and its place in the slice.
    One(usize, &'e Entry),
    /// Claims that stand too close together.
    Many(Column),
}

/// Claims that stand too close together to be told apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The place of the first claim in the slice, and that behind the last.
    pub claims: (usize, usize),
    /// The least and the greatest number that is stated: exactly, about or as an end of a range.
    pub values: Option<(f64, f64)>,
    /// The least number that something is said to be above of, and the greatest that something is said to be below of.
    pub bounds: (Option<f64>, Option<f64>),
    /// Whether some of them conflict.
    pub disputed: bool,
    /// Whether some of them were derived or are in doubt.
    pub unsure: bool,
    /// Its left side, in points.
    left: f32,
}

impl Column {
    fn of(claims: (usize, usize), entries: &[Entry], left: f32) -> Self {
        let mut column = Self { claims, values: None, bounds: (None, None), disputed: false, unsure: false, left };
        for entry in entries {
            column.disputed |= entry.look.disputed;
            let says = !matches!(entry.figure, Figure::Missing(_));
            column.unsure |= says && (entry.look.derived || entry.look.doubtful);
            match entry.figure {
                Figure::Missing(_) => {}
                Figure::Exactly(x) | Figure::About(x) => column.reach(x, x),
                Figure::Between(a, b) => column.reach(a, b),
                Figure::MoreThan(x) | Figure::AtLeast(x) => {
                    column.bounds.0 = Some(column.bounds.0.map_or(x, |it| it.min(x)));
                }
                Figure::LessThan(x) | Figure::AtMost(x) => {
                    column.bounds.1 = Some(column.bounds.1.map_or(x, |it| it.max(x)));
                }
            }
        }
        column
    }

    /// Where a conflict is crossed: in the middle of the values or, where there are only bounds, of these.
    fn middle(&self) -> Option<f64> {
        let (low, high) = match (self.values, self.bounds) {
            (Some(values), _) => values,
            (None, (Some(above), Some(below))) => (above, below),
            (None, (above, below)) => above.or(below).map(|it| (it, it))?,
        };
        Some(low / 2.0 + high / 2.0)
    }

    fn reach(&mut self, low: f64, high: f64) {
        self.values = Some(self.values.map_or((low, high), |(a, b)| (a.min(low), b.max(high))));
    }
}

impl Plane {
    /// Whether a series has more claims in view than can be told apart.
    pub fn is_crowded(self, entries: &[Entry]) -> bool {
        let columns = fitting((self.x.end - self.x.start).abs(), COLUMN);
        let (first, last) = self.days_in_view();
        let start = entries.partition_point(|it| it.day < first);
        let end = entries.partition_point(|it| it.day <= last);
        end - start > columns
    }

    /// What of a series is drawn: each claim, or columns where there are more than can be told apart.
    pub fn pieces(self, entries: &[Entry]) -> Vec<Piece<'_>> {
        if !self.is_crowded(entries) {
            return self.in_view(entries).map(|(at, it)| Piece::One(at, it)).collect();
        }
        let shown: Vec<(usize, &Entry)> = self.in_view(entries).collect();
        let mut pieces = Vec::new();
        for run in shown.chunk_by(|a, b| self.column(a.1.day) == self.column(b.1.day)) {
            match run {
                [(at, it)] => pieces.push(Piece::One(*at, it)),
                [(first, it), .., (last, _)] => {
                    let left = self.left_of(self.column(it.day));
                    let claims = (*first, last + 1);
                    let entries = entries.get(claims.0..claims.1).unwrap_or(&[]);
                    pieces.push(Piece::Many(Column::of(claims, entries, left)));
                }
                [] => {}
            }
        }
        pieces
    }

    /// The column of a day; columns begin with the calendar, so that they move with the days that they hold.
    fn column(self, day: f64) -> i64 {
        (day * self.points_per_day() / f64::from(COLUMN)).floor() as i64
    }

    fn left_of(self, column: i64) -> f32 {
        let before = column as f64 * f64::from(COLUMN) - self.x.low * self.points_per_day();
        self.x.start + before as f32
    }

    fn points_per_day(self) -> f64 {
        f64::from(self.x.end - self.x.start) / (self.x.high - self.x.low).max(f64::MIN_POSITIVE)
    }

    /// What joins the pieces; of a crowded series only what leads past a column, for those side by side join by themselves.
    pub fn joins(self, entries: &[Entry], joins: &[Join]) -> Vec<Item> {
        let crowded = self.is_crowded(entries);
        let (first, last) = self.days_in_view();
        // Joins follow each other, so those in view stand together.
        let start = joins.partition_point(|it| it.days().1 < first);
        let end = joins.partition_point(|it| it.days().0 <= last);
        let within = |it: &&Join| {
            let (from, to) = it.days();
            !crowded || self.column(to) - self.column(from) > 1
        };
        joins.get(start..end).unwrap_or(&[]).iter().filter(within).filter_map(|it| self.join(*it)).collect()
    }

    /// The shapes of a column.
    pub fn column_mark(self, column: &Column, range: Range) -> Vec<Item> {
        let mut items = Vec::new();
        let (least, most) = (self.y.low(), self.y.high());
        let mut bar = |low: f64, high: f64, from: f32, to: f32| {
            if high < least || low > most {
                return;
            }
            let (mut top, mut bottom) = (self.y.clamped(high), self.y.clamped(low));
            if bottom - top < LEAST {
                let middle = f32::midpoint(top, bottom);
                (top, bottom) = (middle - LEAST / 2.0, middle + LEAST / 2.0);
            }
            items.push(bar_of(column.left, (top, bottom), (from, to), column.unsure));
        };
        let (above, below) = column.bounds;
        if let Some(x) = above {
            let limit = range.max.filter(|it| self.y.has(*it)).unwrap_or(most).max(x);
            bar(x, limit, self.faded(x, limit, x), self.faded(x, limit, limit));
        }
        if let Some(x) = below {
            let limit = range.min.filter(|it| self.y.has(*it)).unwrap_or(least).min(x);
            bar(limit, x, self.faded(x, limit, limit), self.faded(x, limit, x));
        }
        if let Some((low, high)) = column.values {
            bar(low, high, VALUES, VALUES);
        }
        if column.disputed
            && let Some(middle) = column.middle()
        {
            let at = Point::new(column.left + COLUMN / 2.0, self.y.clamped(middle));
            items.extend(cross(at, MARK / 2.0 + 1.5));
        }
        items
    }

    /// How opaque the bar of a bound is at a value, or where the view cuts it: as faded as it is there on its way to the
    /// limit.
    fn faded(self, bound: f64, limit: f64, value: f64) -> f32 {
        let (from, to) = (self.y.at(bound), self.y.at(limit));
        let whole = (to - from).abs();
        let share = if whole > 0.0 { ((self.y.clamped(value) - from).abs() / whole).min(1.0) } else { 1.0 };
        VALUES * 0.5 + (FAINT - VALUES * 0.5) * share
    }
}

/// The values of a column, for the key.
pub fn column_bar(left: f32, top: f32, bottom: f32) -> Item {
    bar_of(left, (top, bottom), (VALUES, VALUES), false)
}

fn bar_of(left: f32, (top, bottom): (f32, f32), (from, to): (f32, f32), hatched: bool) -> Item {
    let (min, max) = (Point::new(left, top), Point::new(left + COLUMN, bottom));
    let shape = Shape::Bar { min, max, from, to, upright: true, hatched };
    Item { shape, role: Role::Series }
}

#[cfg(test)]
mod tests {
    use super::Piece;
    use crate::chart::{Entry, Look, Plane, Role, Ruler, Scale, Shape, joins};
    use crate::figure::{Figure, Range, Reason};

    const PLANE: Plane = Plane {
        x: Scale { low: 0.0, high: 1000.0, start: 0.0, end: 300.0 },
        y: Ruler::Even(Scale { low: 0.0, high: 100.0, start: 100.0, end: 0.0 }),
    };

    fn series(count: usize, figure: impl Fn(usize) -> Figure) -> Vec<Entry> {
        let entry =
            |day: usize| Entry { day: day as f64, figure: figure(day), look: Look::default(), leads: true, shift: 0.0 };
        (0..count).map(entry).collect()
    }

    fn every_kind(at: usize) -> Figure {
        let x = (at % 90) as f64;
        match at % 8 {
            0 => Figure::About(x),
            1 => Figure::MoreThan(x),
            2 => Figure::AtLeast(x),
            3 => Figure::LessThan(x),
            4 => Figure::AtMost(x),
            5 => Figure::Between(x, x + 5.0),
            6 => Figure::Missing(Reason::NotStated),
            _ => Figure::Exactly(x),
        }
    }

    #[test]
    fn few_claims_keep_their_own_marks() {
        let entries = series(40, every_kind);
        let pieces = PLANE.pieces(&entries);
        assert_eq!(pieces.len(), 40);
        assert!(pieces.iter().all(|it| matches!(it, Piece::One(..))));
    }

    #[test]
    fn thousands_become_columns_that_no_one_takes_for_a_measurement() {
        for figures in [every_kind as fn(usize) -> Figure, |_| Figure::MoreThan(50.0), |_| Figure::Exactly(50.0)] {
            let entries = series(1000, figures);
            let pieces = PLANE.pieces(&entries);
            assert!(pieces.len() <= 54, "{}", pieces.len());
            let mut seen = 0;
            for piece in &pieces {
                let Piece::Many(column) = piece else { panic!("{piece:?}") };
                seen += column.claims.1 - column.claims.0;
                for item in PLANE.column_mark(column, Range::RATE) {
                    assert!(matches!(item.shape, Shape::Bar { hatched: false, .. }), "{item:?}");
                }
            }
            assert_eq!(seen, PLANE.in_view(&entries).count(), "each claim in view is in one column");
        }
    }

    #[test]
    fn a_column_of_bounds_has_no_values_and_fades() {
        let entries = series(1000, |at| if at % 2 == 0 { Figure::MoreThan(60.0) } else { Figure::AtLeast(70.0) });
        let Piece::Many(column) = PLANE.pieces(&entries)[3] else { panic!("crowded") };
        assert_eq!((column.values, column.bounds), (None, (Some(60.0), None)));
        let items = PLANE.column_mark(&column, Range::RATE);
        let [Shape::Bar { from, to, min, max, .. }] = items.iter().map(|it| it.shape).collect::<Vec<_>>()[..] else {
            panic!("{items:?}")
        };
        assert!(from > to && min.y == 0.0 && (max.y - 40.0).abs() < 1e-3, "{items:?}");
    }

    #[test]
    fn a_conflict_of_bounds_is_crossed_between_them() {
        let mut entries = series(1000, |at| if at % 2 == 0 { Figure::MoreThan(60.0) } else { Figure::LessThan(40.0) });
        for it in &mut entries {
            it.look.disputed = true;
        }
        let Piece::Many(column) = PLANE.pieces(&entries)[3] else { panic!("crowded") };
        let items = PLANE.column_mark(&column, Range::RATE);
        let strokes: Vec<_> = items.iter().filter(|it| it.role == Role::Alarm).map(|it| it.shape).collect();
        let [Shape::Line { from, to, .. }, _] = strokes[..] else { panic!("{items:?}") };
        assert!((f32::midpoint(from.y, to.y) - 50.0).abs() < 1e-3, "{items:?}");
    }

    #[test]
    fn what_is_derived_or_in_doubt_is_hatched() {
        for look in
            [Look { derived: true, ..Look::default() }, Look { doubtful: true, ..Look::default() }, Look::default()]
        {
            let mut entries =
                series(1000, |at| if at % 2 == 0 { Figure::MoreThan(60.0) } else { Figure::Exactly(50.0) });
            for it in &mut entries {
                it.look = look;
            }
            let Piece::Many(column) = PLANE.pieces(&entries)[3] else { panic!("crowded") };
            for item in PLANE.column_mark(&column, Range::RATE) {
                let unsure = look != Look::default();
                assert!(matches!(item.shape, Shape::Bar { hatched, .. } if hatched == unsure), "{look:?}: {item:?}");
            }
        }
    }

    #[test]
    fn a_view_that_cuts_a_column_shows_part_of_its_fade() {
        let fade = |low: f64, high: f64, figure: Figure| {
            let plane = Plane { y: Ruler::Even(Scale { low, high, start: 100.0, end: 0.0 }), ..PLANE };
            let Piece::Many(column) = plane.pieces(&series(1000, |_| figure))[3] else { panic!("crowded") };
            let items = plane.column_mark(&column, Range::RATE);
            let [Shape::Bar { from, to, .. }] = items.iter().map(|it| it.shape).collect::<Vec<_>>()[..] else {
                panic!("{items:?}")
            };
            (from, to)
        };
        let (strong, faint) = fade(0.0, 100.0, Figure::MoreThan(60.0));
        let half = f32::midpoint(strong, faint);
        let near = |a: (f32, f32), b: (f32, f32)| (a.0 - b.0).abs() < 1e-4 && (a.1 - b.1).abs() < 1e-4;
        assert!(strong > faint);
        assert!(near(fade(0.0, 80.0, Figure::MoreThan(60.0)), (strong, half)));
        assert!(near(fade(80.0, 100.0, Figure::MoreThan(60.0)), (half, faint)));
        assert!(near(fade(20.0, 100.0, Figure::LessThan(40.0)), (half, strong)));
    }

    #[test]
    fn a_conflict_stays_visible_and_a_gap_stays_a_gap() {
        let mut entries = series(1000, |at| match at {
            300..700 => Figure::Missing(Reason::NotStated),
            _ => Figure::Exactly(50.0),
        });
        entries[100].look.disputed = true;
        let crosses: usize = PLANE
            .pieces(&entries)
            .iter()
            .map(|it| match it {
                Piece::Many(it) => {
                    PLANE.column_mark(it, Range::RATE).iter().filter(|it| it.role == Role::Alarm).count()
                }
                Piece::One(..) => 0,
            })
            .sum();
        assert_eq!(crosses, 2, "one cross has two strokes");
        let (from, to) = (PLANE.x.at(300.0), PLANE.x.at(699.0));
        for item in PLANE.joins(&entries, &joins(&entries)) {
            let Shape::Line { from: a, to: b, .. } = item.shape else { continue };
            assert!(b.x <= from || a.x >= to, "a line across a gap: {item:?}");
        }
        for piece in PLANE.pieces(&entries) {
            let Piece::Many(it) = piece else { continue };
            let drawn = !PLANE.column_mark(&it, Range::RATE).is_empty();
            assert_eq!(drawn, it.values.is_some());
        }
    }

    #[test]
    fn columns_side_by_side_have_no_lines_and_those_farther_apart_do() {
        let mut entries = series(1000, |_| Figure::Exactly(50.0));
        assert_eq!(PLANE.joins(&entries, &joins(&entries)), []);
        // Two months without a claim, and without a word that there is none.
        entries.retain(|it| !(300.0..360.0).contains(&it.day));
        assert_eq!(PLANE.joins(&entries, &joins(&entries)).len(), 1);
        let few: Vec<Entry> = entries.into_iter().step_by(30).collect();
        assert_eq!(PLANE.joins(&few, &joins(&few)).len(), few.len() - 1);
    }
}
