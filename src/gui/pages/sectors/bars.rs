//! The rows as bars: one for each row or, where there are many, for as many as stand together in the table.

use super::axis::RateAxis;
use crate::chart::{Certainty, Look};
use crate::dataset::{Claim, ClaimId};
use crate::figure::{Answer, Figure, Interval, Range};
use crate::store::{Row, Store};
use crate::syntax::Standing;
use std::ops;

/// So many bars there are at most: more could not be told apart.
pub(super) const MOST: usize = 48;

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bar {
    /// The rows that it stands for, by their places.
    pub(super) rows: ops::Range<usize>,
    /// What the rows state together; none where they state nothing that the axis carries.
    pub(super) hull: Option<Interval>,
    /// The claim of a bar for one row.
    pub(super) claim: Option<ClaimId>,
    /// The claim before that one.
    pub(super) before: Option<ClaimId>,
    /// Whether a row reaches the threshold possibly only.
    pub(super) possible: bool,
}

/// What the rows of a table look like as bars, in its order.
pub(super) fn of(store: &Store, rows: &[Row], axis: &RateAxis, as_known_on: Option<jiff::civil::Date>) -> Vec<Bar> {
    let bars = rows.len().min(MOST);
    let (data, claims) = (store.data(), &store.data().claims);
    let carried = |row: &Row| data.series(row.series).is_some_and(|it| axis.carries(data, it.key.metric));
    let ends = |nth: usize| nth * rows.len() / bars.max(1);
    let bar = |nth: usize| {
        let span = ends(nth)..ends(nth + 1);
        let part = rows.get(span.clone()).unwrap_or_default();
        let on_axis = || part.iter().filter(|it| carried(it));
        let intervals = on_axis().filter_map(|it| store.working(it.series, claims.figure(it.claim)));
        let alone = match part {
            [one] if carried(one) => claims.get(one.claim),
            _ => None,
        };
        Bar {
            rows: span,
            hull: intervals.reduce(Interval::hull),
            before: alone.and_then(|it| store.before(&it, as_known_on)).map(|it| it.id),
            claim: alone.map(|it| it.id),
            possible: part.iter().any(|it| it.answer == Some(Answer::Possibly)),
        }
    };
    (0..bars).map(bar).collect()
}

/// Half as many bars, each for the rows of two.
pub(super) fn halved(bars: &[Bar]) -> Vec<Bar> {
    let join = |pair: &[Bar]| {
        Some(match pair {
            [a, b] => Bar {
                rows: a.rows.start..b.rows.end,
                hull: match (a.hull, b.hull) {
                    (Some(a), Some(b)) => Some(a.hull(b)),
                    (one, other) => one.or(other),
                },
                claim: None,
                before: None,
                possible: a.possible || b.possible,
            },
            _ => pair.first()?.clone(),
        })
    };
    bars.chunks(2).filter_map(join).collect()
}

impl Bar {
    /// The figure to draw, and what its mark tells beside it: that of the one row, or what was worked out of several.
    pub(super) fn figure(&self, store: &Store, range: Range) -> Option<(Figure, Look, Range)> {
        let certainty = if self.possible { Certainty::Possible } else { Certainty::Sure };
        if let Some(claim) = self.claim.and_then(|it| store.data().claims.get(it)) {
            return Some((claim.figure, Look { certainty, ..look(store, &claim) }, store.range(claim.series)));
        }
        let look = Look { derived: true, certainty, ..Look::default() };
        Some((Figure::from_interval(self.hull?, range), look, range))
    }
}

/// What the mark of a claim tells beside its figure.
pub(super) fn look(store: &Store, claim: &Claim<'_>) -> Look {
    Look {
        derived: claim.standing == Standing::Derived,
        doubtful: claim.standing == Standing::Doubtful,
        disputed: store.is_disputed(claim.id),
        certainty: Certainty::Sure,
    }
}
