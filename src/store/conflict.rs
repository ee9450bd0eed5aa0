//! Claims that can't all be right.

use crate::dataset::{ClaimId, Dataset, MetricId, SeriesId};
use crate::figure::{Bound, Interval};
use jiff::civil::Date;
use std::ops::Range;

/// Claims for one series and date whose intervals do not meet. None is dropped, none averaged away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The series.
    pub series: SeriesId,
    /// The date.
    pub on: Date,
    /// The claims that disagree with at least one other, in the order of the file.
    pub claims: Vec<ClaimId>,
}

pub(super) fn find(data: &Dataset) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    for (at, series) in data.series.iter().enumerate() {
        let dates = data.claims.dates().get(series.first as usize..series.end as usize).unwrap_or(&[]);
        let mut end = series.first;
        for day in dates.chunk_by(|a, b| a == b) {
            let first = end;
            end += day.len() as u32;
            // Nearly every date has one claim, and then there is nothing to look into.
            if let [on, _, ..] = day {
                let claims = disagreeing(data, series.key.metric, first..end);
                if !claims.is_empty() {
                    conflicts.push(Conflict { series: SeriesId::new(at), on: *on, claims });
                }
            }
        }
    }
    conflicts
}

/// Those of the claims for one date that do not meet another.
///
/// A claim meets all others if it meets the one that ends lowest and the one that begins highest, so each is held
/// against these two and not against all: there can be many.
fn disagreeing(data: &Dataset, metric: MetricId, day: Range<u32>) -> Vec<ClaimId> {
    let range = data.metric(metric).map(|it| it.range).unwrap_or_default();
    let claims: Vec<(ClaimId, Interval)> =
        day.map(ClaimId).filter_map(|it| Some((it, data.claims.figure(it).working(range, data.tolerance)?))).collect();
    let meeting = |of: fn(Interval) -> Option<Interval>| {
        claims.iter().filter_map(|it| of(it.1)).fold(Interval::ALL, |all, it| all.intersection(it).unwrap_or(all))
    };
    // Of equal ends the open one is kept, as it leaves more out.
    let below = meeting(|it| Interval::new(Bound::Unbounded, it.upper()));
    let above = meeting(|it| Interval::new(it.lower(), Bound::Unbounded));
    let disagrees = |it: Interval| it.intersection(below).is_none() || it.intersection(above).is_none();
    claims.iter().filter(|(_, it)| disagrees(*it)).map(|(id, _)| *id).collect()
}
