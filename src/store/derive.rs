//! What follows from claims: changes, implied bounds, sums. Each says what it rests on.

use super::Store;
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
            interval: self.difference(from, to)?,
            unit,
            from: from.id,
            to: to.id,
            days: days_between(from.on, to.on),
            standing: from.standing.min(to.standing).min(Standing::Derived),
            banded: [from.figure, to.figure].iter().any(|it| matches!(it, Figure::About(_))),
        })
    }

    /// What the change can be, without all that is told of it.
    pub(super) fn difference(&self, from: &Claim<'_>, to: &Claim<'_>) -> Option<Interval> {
        Some(self.working(to.series, to.figure)?.difference(self.working(from.series, from.figure)?))
    }

    /// The change since the newest earlier date.
    pub fn change_since_last(&self, to: &Claim<'_>, as_known_on: Option<Date>) -> Option<Change> {
        let from = self.before(to, as_known_on)?;
        self.change(&from, to)
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
