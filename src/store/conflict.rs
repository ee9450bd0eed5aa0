//! Claims that can't all be right.

use crate::dataset::{Claim, ClaimId, Dataset, SeriesId};
use jiff::civil::Date;

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
        let range = data.metric(series.key.metric).map(|it| it.range).unwrap_or_default();
        let claims: Vec<Claim<'_>> = series.claims().filter_map(|it| data.claims.get(it)).collect();
        for day in claims.chunk_by(|a, b| a.on == b.on).filter(|it| it.len() > 1) {
            let interval = |it: &Claim<'_>| it.figure.working(range, data.tolerance);
            let disagrees = |one: &&Claim<'_>| {
                let mine = interval(one);
                day.iter().any(|other| match (mine, interval(other)) {
                    (Some(a), Some(b)) => a.intersection(b).is_none(),
                    _ => false,
                })
            };
            let claims: Vec<ClaimId> = day.iter().filter(disagrees).map(|it| it.id).collect();
            if let Some(first) = day.first().filter(|_| !claims.is_empty()) {
                conflicts.push(Conflict { series: SeriesId::new(at), on: first.on, claims });
            }
        }
    }
    conflicts
}
