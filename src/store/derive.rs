//! What follows from claims: changes, implied bounds, sums. Each says what it rests on.

use super::{Conflict, Store};
use crate::dataset::{Chain, Claim, ClaimId, Dataset, SeriesId};
use crate::figure::{Answer, Figure, Interval, Range, Unit};
use crate::syntax::Standing;
use jiff::civil::Date;

/// The change from one claim of a series to a later one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// What the change can be, in the unit of differences.
    pub interval: Interval,
    /// The unit of differences.
    pub unit: Unit,
    /// The earlier claim.
    pub from: ClaimId,
    /// The later claim.
    pub to: ClaimId,
    /// The days between.
    pub days: i32,
    /// The weaker standing of the two, and never firmer than derived.
    pub standing: Standing,
    /// Whether it rests on a working band for "about".
    pub banded: bool,
    /// Whether claims for one of the dates conflict, so that the interval is that over all of them.
    pub disputed: bool,
}

impl Change {
    /// The change spread evenly over the days between.
    pub fn per_day(&self) -> Option<Interval> {
        self.interval.per_day(self.days)
    }
}

/// A bound on a series that follows from a statement on its change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Implied {
    /// The series.
    pub series: SeriesId,
    /// The day that the bound is for: the first of the statement's period.
    pub on: Date,
    /// The bound, within the natural range.
    pub interval: Interval,
    /// The claim for the last day of the period.
    pub claim: ClaimId,
    /// The statement, by its index in the data set.
    pub statement: usize,
    /// The days of the period.
    pub days: i32,
    /// Never firmer than derived.
    pub standing: Standing,
}

impl Implied {
    /// The bound as a figure.
    pub fn figure(&self, range: Range) -> Figure {
        Figure::from_interval(self.interval, range)
    }
}

/// What the batches of a chain add up to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChainSum {
    /// Leading enterprises over all batches; none if a batch does not say.
    pub leading: Option<Interval>,
    /// Core supporting enterprises over all batches.
    pub supporting: Option<Interval>,
    /// Whether the leading enterprises are as many as stated in all; certain only where both are one number, for bounds
    /// that meet do not contradict each other, which is less.
    pub agrees: Option<Answer>,
}

/// The days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

impl Store {
    /// The change from an earlier claim of the series to a later one; `None` where one asserts nothing.
    pub fn change(&self, from: &Claim<'_>, to: &Claim<'_>) -> Option<Change> {
        let unit = self.data.metric_of(to.series).map_or(Unit::Other, |it| it.unit.of_difference());
        Some(Change {
            interval: self.difference_of_two(from, to)?,
            unit,
            from: from.id,
            to: to.id,
            days: days_between(from.on, to.on),
            standing: from.standing.min(to.standing).min(Standing::Derived),
            banded: [from.figure, to.figure].iter().any(|it| matches!(it, Figure::About(_))),
            disputed: false,
        })
    }

    /// The change from an earlier claim to a later one as they were known on a day: where claims for one of the dates
    /// conflict, over all of these, since none of them is the one to take.
    pub fn change_known(&self, from: &Claim<'_>, to: &Claim<'_>, as_known_on: Option<Date>) -> Option<Change> {
        let one = self.change(from, to)?;
        let (from, to) = (self.rivals(from, as_known_on), self.rivals(to, as_known_on));
        let about = |it: &Claim<'_>| matches!(it.figure, Figure::About(_));
        let standing = from.iter().chain(&to).map(|it| it.standing).min();
        Some(Change {
            interval: self.hull_of_differences(&from, &to)?,
            standing: standing.map_or(one.standing, |it| it.min(one.standing)),
            banded: from.iter().chain(&to).any(about),
            disputed: from.len() > 1 || to.len() > 1,
            ..one
        })
    }

    /// What the change can be, without all that is told of it.
    pub(super) fn difference(&self, from: &Claim<'_>, to: &Claim<'_>, as_known_on: Option<Date>) -> Option<Interval> {
        if self.is_disputed(from.id) || self.is_disputed(to.id) {
            return self.hull_of_differences(&self.rivals(from, as_known_on), &self.rivals(to, as_known_on));
        }
        self.difference_of_two(from, to)
    }

    fn difference_of_two(&self, from: &Claim<'_>, to: &Claim<'_>) -> Option<Interval> {
        Some(self.working(to.series, to.figure)?.difference(self.working(from.series, from.figure)?))
    }

    fn hull_of_differences(&self, from: &[Claim<'_>], to: &[Claim<'_>]) -> Option<Interval> {
        let hull =
            |all: &[Claim<'_>]| all.iter().filter_map(|it| self.working(it.series, it.figure)).reduce(Interval::hull);
        Some(hull(to)?.difference(hull(from)?))
    }

    /// The claims for a claim's date that conflict with each other, if it is one of them, as known on a day; else the
    /// claim alone. Those in doubt count only against each other.
    pub fn rivals<'s>(&'s self, claim: &Claim<'s>, as_known_on: Option<Date>) -> Vec<Claim<'s>> {
        let alone = || vec![*claim];
        if !self.is_disputed(claim.id) {
            return alone();
        }
        let key = |it: &Conflict| (it.series, it.on);
        let found = self.conflicts.binary_search_by_key(&(claim.series, claim.on), key).ok();
        let Some(conflict) = found.and_then(|it| self.conflicts.get(it)) else { return alone() };
        let counts = |it: &Claim<'_>| it.standing > Standing::Doubtful || claim.standing == Standing::Doubtful;
        let known = conflict.claims.iter().filter(|it| self.is_known(**it, as_known_on));
        let rivals: Vec<Claim<'_>> = known.filter_map(|it| self.data.claims.get(*it)).filter(counts).collect();
        if self.is_contradictory(&rivals) { rivals } else { alone() }
    }

    /// The claims of a conflict that were known on a day, if they conflict by themselves.
    pub fn known_conflict(&self, conflict: &Conflict, as_known_on: Option<Date>) -> Option<Vec<Claim<'_>>> {
        let known = conflict.claims.iter().filter(|it| self.is_known(**it, as_known_on));
        let claims: Vec<Claim<'_>> = known.filter_map(|it| self.data.claims.get(*it)).collect();
        self.is_contradictory(&claims).then_some(claims)
    }

    /// Whether two of these claims, which are for one thing and date, can't both be right.
    pub fn is_contradictory(&self, claims: &[Claim<'_>]) -> bool {
        let mut working = claims.iter().filter_map(|it| self.working(it.series, it.figure));
        // Of intervals each two meet if there is something that all of them have.
        working.try_fold(Interval::ALL, Interval::intersection).is_none()
    }

    /// The change since the newest earlier date; over all claims that conflict, where some do.
    pub fn change_since_last(&self, to: &Claim<'_>, as_known_on: Option<Date>) -> Option<Change> {
        let from = self.before(to, as_known_on)?;
        self.change_known(&from, to, as_known_on)
    }

    /// What a chain's batches add up to.
    pub fn chain_sum(chain: &Chain) -> ChainSum {
        let sum = |figures: Vec<Option<Figure>>| {
            let mut parts = figures.into_iter().map(|it| it.and_then(|it| it.asserted(Range::AMOUNT)));
            let first = parts.next()??;
            parts.try_fold(first, |sum, part| Some(sum.sum(part?)))
        };
        let leading = sum(chain.batches.iter().map(|it| it.leading).collect());
        let supporting = sum(chain.batches.iter().map(|it| it.supporting).collect());
        let total = chain.leading_total.and_then(|it| it.asserted(Range::AMOUNT));
        let agrees = leading.zip(total).map(|(a, b)| match a.intersection(b) {
            None => Answer::No,
            Some(_) if a.is_point() && b.is_point() => Answer::Certainly,
            Some(_) => Answer::Possibly,
        });
        ChainSum { leading, supporting, agrees }
    }
}

/// Bounds from "on average … a day since …": the figure at the end, less the days times the change.
pub(super) fn implied(data: &Dataset) -> Vec<Implied> {
    let one = |(at, statement): (usize, &crate::dataset::Statement)| {
        let series = data.series(statement.series)?;
        let range = data.metric(series.key.metric)?.range;
        let days = days_between(statement.from, statement.to);
        // The claim of the statement's own source speaks of the same count; another's may not.
        let claim = series
            .claims()
            .filter_map(|it| data.claims.get(it))
            .filter(|it| it.on == statement.to && it.figure.asserted(range).is_some())
            .max_by_key(|it| (it.source == statement.source, it.standing))?;
        let gain = statement.value.asserted(Range::NONE)?.scaled(f64::from(days))?;
        let interval = claim.figure.asserted(range)?.difference(gain).intersection(range.interval())?;
        Some(Implied {
            series: statement.series,
            on: statement.from,
            interval,
            claim: claim.id,
            statement: at,
            days,
            standing: claim.standing.min(Standing::Derived),
        })
    };
    data.statements.iter().enumerate().filter_map(one).collect()
}
