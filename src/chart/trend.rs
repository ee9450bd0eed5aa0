//! Claims of one series over time: what may be joined, and the scene of lines, bands and marks.
//!
//! A line joins only what is exact, on both sides of it, with nothing between: it never runs through a gap, a bound
//! or a figure in doubt. Of several claims for one date only the one that stands for it carries a line.

use super::mark::{Look, mark};
use super::scale::{Axis, Ruler, Scale};
use super::scene::{Dash, Item, Point, Role, Shape};
use crate::figure::{Figure, Range};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// How opaque a band is.
const BAND: f32 = 0.12;
/// How thick a line is, in points.
const LINE: f32 = 2.0;
/// Marks this far beyond the sides of a plot may still reach into it.
const REACH: f32 = 12.0;

/// A date as a number of days, for scales.
pub fn day_number(date: Date) -> f64 {
    f64::from((date - Date::ZERO).get_days())
}

/// The date that a number of days falls on; `None` beyond the calendar.
pub fn date_at(day: f64) -> Option<Date> {
    let whole = day.floor();
    let in_calendar = (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&whole);
    in_calendar.then(|| Date::ZERO.checked_add((whole as i64).days()).ok()).flatten()
}

/// A claim, as a plot over time sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// The date that it describes, as a number of days.
    pub day: f64,
    /// What it says.
    pub figure: Figure,
    /// What its mark tells beside that.
    pub look: Look,
    /// Whether it stands for its date.
    pub leads: bool,
    /// How far its mark stands beside its date, in points, so that others on the same date stay visible.
    pub shift: f32,
}

impl Entry {
    /// The value of an exact figure that there is no reason to doubt.
    fn exact(&self) -> Option<f64> {
        match self.figure {
            Figure::Exactly(x) if !self.look.doubtful => Some(x),
            _ => None,
        }
    }

    /// The ends of a stated range.
    fn stated_range(&self) -> Option<(f64, f64)> {
        match self.figure {
            Figure::Between(a, b) if !self.look.doubtful && !self.look.derived => Some((a, b)),
            _ => None,
        }
    }
}

/// What lies between two claims that follow each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Join {
    /// A line between two exact figures; dashed where one of them was worked out.
    Line {
        /// Where it starts: day and value.
        from: (f64, f64),
        /// Where it ends.
        to: (f64, f64),
        /// With gaps or without.
        dash: Dash,
    },
    /// A band between two stated ranges.
    Band {
        /// The first day, and the ends of its range.
        from: (f64, (f64, f64)),
        /// The last day, and the ends of its range.
        to: (f64, (f64, f64)),
    },
}

impl Join {
    /// The first and the last day.
    pub fn days(self) -> (f64, f64) {
        match self {
            Self::Line { from, to, .. } => (from.0, to.0),
            Self::Band { from, to } => (from.0, to.0),
        }
    }

    fn values(self) -> [f64; 4] {
        match self {
            Self::Line { from, to, .. } => [from.1, from.1, to.1, to.1],
            Self::Band { from: (_, a), to: (_, b) } => [a.0, a.1, b.0, b.1],
        }
    }
}

/// What joins the claims of a series, which are in the order of their days.
pub fn joins(entries: &[Entry]) -> Vec<Join> {
    let mut found = Vec::new();
    let mut before: Option<&Entry> = None;
    for entry in entries.iter().filter(|it| it.leads) {
        if let Some(last) = before {
            if let (Some(a), Some(b)) = (last.exact(), entry.exact()) {
                let dash = if last.look.derived || entry.look.derived { Dash::Dashed } else { Dash::Solid };
                found.push(Join::Line { from: (last.day, a), to: (entry.day, b), dash });
            } else if let (Some(a), Some(b)) = (last.stated_range(), entry.stated_range()) {
                found.push(Join::Band { from: (last.day, a), to: (entry.day, b) });
            }
        }
        before = Some(entry);
    }
    found
}

/// The two scales of a plot over time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    /// Days, to the right.
    pub x: Scale,
    /// Values, upwards.
    pub y: Ruler,
}

impl Plane {
    /// The place of a value on a day.
    pub fn at(self, day: f64, value: f64) -> Point {
        Point::new(self.x.at(day), self.y.at(value))
    }

    /// The first and the last day whose marks can reach into view.
    pub fn days_in_view(self) -> (f64, f64) {
        (self.x.value(self.x.start - REACH), self.x.value(self.x.end + REACH))
    }

    /// The entries whose marks can reach into view, with their places in the slice.
    pub fn in_view(self, entries: &[Entry]) -> impl DoubleEndedIterator<Item = (usize, &Entry)> {
        let (first, last) = self.days_in_view();
        let start = entries.partition_point(|it| it.day < first);
        let end = entries.partition_point(|it| it.day <= last);
        entries.get(start..end).unwrap_or(&[]).iter().enumerate().map(move |(at, it)| (start + at, it))
    }

    /// The shape of a join; `None` where it is out of view, or an end of it has no place.
    pub fn join(self, join: Join) -> Option<Item> {
        let (first, last) = self.days_in_view();
        if !join.values().into_iter().all(|it| self.y.has(it)) {
            return None;
        }
        let (shape, days) = match join {
            Join::Line { from, to, dash } => {
                let line = Shape::Line { from: self.at(from.0, from.1), to: self.at(to.0, to.1), dash, width: LINE };
                (line, (from.0, to.0))
            }
            Join::Band { from: (a, (a_low, a_high)), to: (b, (b_low, b_high)) } => {
                let corners = [self.at(a, a_low), self.at(a, a_high), self.at(b, b_high), self.at(b, b_low)];
                (Shape::Area { corners, opacity: BAND }, (a, b))
            }
        };
        (days.0 <= last && days.1 >= first).then_some(Item { shape, role: Role::Series })
    }

    /// Where the mark of an entry stands: beside its day where others are on it, too, but never on another day.
    pub fn place(self, entry: &Entry) -> f32 {
        let half_a_day = (self.x.at(entry.day + 0.5) - self.x.at(entry.day)).abs();
        self.x.at(entry.day) + entry.shift.clamp(-half_a_day, half_a_day)
    }

    /// The mark of an entry.
    pub fn mark(self, entry: &Entry, range: Range, tolerance: f64) -> Vec<Item> {
        mark(entry.figure, range, tolerance, entry.look, self.y, Axis::Up, self.place(entry))
    }

    /// The least and the greatest height of an entry's mark; `None` where it has none in view.
    pub fn extent(self, entry: &Entry, range: Range, tolerance: f64) -> Option<(f32, f32)> {
        let interval = entry.figure.working(range, tolerance)?;
        let (least, most) = (self.y.low(), self.y.high());
        let low = interval.lower().value().unwrap_or(least);
        let high = interval.upper().value().unwrap_or(most);
        let outside = high < least || low > most;
        (!outside).then(|| (self.y.clamped(high), self.y.clamped(low)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Join, Plane, date_at, day_number, joins};
    use crate::chart::{Dash, Look, Ruler, Scale, Shape};
    use crate::figure::{Figure, Range, Reason};

    const PLANE: Plane = Plane {
        x: Scale { low: 0.0, high: 10.0, start: 0.0, end: 100.0 },
        y: Ruler::Even(Scale { low: 0.0, high: 100.0, start: 100.0, end: 0.0 }),
    };

    fn entry(day: f64, figure: Figure) -> Entry {
        Entry { day, figure, look: Look::default(), leads: true, shift: 0.0 }
    }

    fn series(figures: &[Figure]) -> Vec<Entry> {
        figures.iter().enumerate().map(|(day, it)| entry(day as f64, *it)).collect()
    }

    #[test]
    fn a_line_joins_exact_figures_that_follow_each_other() {
        let found = joins(&series(&[Figure::Exactly(1.0), Figure::Exactly(2.0), Figure::Exactly(3.0)]));
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], Join::Line { from: (0.0, 1.0), to: (1.0, 2.0), dash: Dash::Solid });
    }

    #[test]
    fn a_gap_never_has_a_line_across_it() {
        for between in [
            Figure::Missing(Reason::NotStated),
            Figure::MoreThan(50.0),
            Figure::AtMost(50.0),
            Figure::Between(40.0, 60.0),
            Figure::About(50.0),
        ] {
            let found = joins(&series(&[Figure::Exactly(40.0), between, Figure::Exactly(60.0)]));
            assert_eq!(found, [], "{between:?}");
        }
    }

    #[test]
    fn a_figure_in_doubt_carries_no_line_and_one_worked_out_a_dashed_one() {
        let mut entries = series(&[Figure::Exactly(1.0), Figure::Exactly(2.0)]);
        entries[0].look.doubtful = true;
        assert_eq!(joins(&entries), []);
        entries[0].look = Look { derived: true, ..Look::default() };
        assert!(matches!(joins(&entries)[..], [Join::Line { dash: Dash::Dashed, .. }]));
    }

    #[test]
    fn only_the_claim_that_stands_for_its_date_carries_the_line() {
        let mut entries = series(&[Figure::Exactly(1.0), Figure::Exactly(70.0), Figure::Exactly(2.0)]);
        entries[1].leads = false;
        assert_eq!(joins(&entries), [Join::Line { from: (0.0, 1.0), to: (2.0, 2.0), dash: Dash::Solid }]);
    }

    #[test]
    fn a_band_needs_both_ends_of_both_ranges() {
        let wide = Figure::Between(20.0, 80.0);
        assert!(matches!(joins(&series(&[wide, wide]))[..], [Join::Band { .. }]));
        for other in [Figure::MoreThan(50.0), Figure::About(50.0), Figure::Exactly(50.0)] {
            assert_eq!(joins(&series(&[wide, other])), [], "{other:?}");
        }
    }

    #[test]
    fn a_bound_never_yields_a_filled_dot() {
        let figures = [
            Figure::MoreThan(50.0),
            Figure::AtLeast(50.0),
            Figure::LessThan(50.0),
            Figure::AtMost(50.0),
            Figure::Between(40.0, 60.0),
            Figure::About(50.0),
        ];
        let entries = series(&figures);
        for (_, it) in PLANE.in_view(&entries) {
            let items = PLANE.mark(it, Range::RATE, 0.05);
            assert!(!items.is_empty(), "{it:?}");
            assert!(!items.iter().any(|it| matches!(it.shape, Shape::Dot { .. })), "{it:?}");
        }
        assert!(joins(&entries).is_empty());
    }

    #[test]
    fn what_lies_beyond_the_sides_is_not_drawn() {
        let entries = series(&[Figure::Exactly(1.0); 40]);
        let drawn: Vec<usize> = PLANE.in_view(&entries).map(|(at, _)| at).collect();
        assert_eq!(drawn, (0..=11).collect::<Vec<_>>());
        let far = Join::Line { from: (30.0, 1.0), to: (31.0, 1.0), dash: Dash::Solid };
        assert_eq!(PLANE.join(far), None);
        let through = Join::Line { from: (-5.0, 1.0), to: (31.0, 1.0), dash: Dash::Solid };
        assert!(PLANE.join(through).is_some());
    }

    #[test]
    fn the_extent_of_a_bound_runs_to_its_limit() {
        let extent = |figure| PLANE.extent(&entry(1.0, figure), Range::RATE, 0.05);
        assert_eq!(extent(Figure::MoreThan(70.0)), Some((0.0, 30.0)));
        assert_eq!(extent(Figure::Exactly(70.0)), Some((30.0, 30.0)));
        assert_eq!(extent(Figure::Missing(Reason::Withheld)), None);
    }

    #[test]
    fn a_mark_that_is_put_aside_stays_on_its_day() {
        let place = |shift| PLANE.place(&Entry { shift, ..entry(5.0, Figure::Exactly(1.0)) });
        assert_eq!([-40.0, -3.0, 0.0, 4.0, 30.0].map(place), [45.0, 47.0, 50.0, 54.0, 55.0], "a day is 10 wide");
    }

    #[test]
    fn days_go_both_ways() {
        let date = jiff::civil::date(2020, 3, 28);
        assert_eq!(date_at(day_number(date) + 0.4), Some(date));
        assert_eq!(date_at(1e12), None);
        assert_eq!(date_at(f64::NAN), None);
    }
}
