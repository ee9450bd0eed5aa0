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
    let natural = axis.natural(data).interval();
    let carried = |row: &Row| data.series(row.series).is_some_and(|it| axis.carries(data, it.key.metric));
    let ends = |nth: usize| nth * rows.len() / bars.max(1);
    let bar = |nth: usize| {
        let span = ends(nth)..ends(nth + 1);
        let part = rows.get(span.clone()).unwrap_or_default();
        let on_axis = || part.iter().filter(|it| carried(it));
        let intervals = on_axis().filter_map(|it| {
            let figure = claims.figure(it.claim);
            store.working(it.series, figure).and_then(|own| on_natural(figure, own, natural))
        });
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

/// What a figure states, with the natural limits of the axis in place of its metric's: where nobody set an end, none of the
/// metric may become one that a hull over several metrics is capped with.
fn on_natural(figure: Figure, own: Interval, natural: Interval) -> Option<Interval> {
    match figure {
        Figure::MoreThan(_) | Figure::AtLeast(_) => Interval::new(own.lower(), natural.upper()),
        Figure::LessThan(_) | Figure::AtMost(_) => Interval::new(natural.lower(), own.upper()),
        _ => Some(own),
    }
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

#[cfg(test)]
mod tests {
    use super::on_natural;
    use crate::chart::{Axis, Look, Scale, Shape, mark};
    use crate::figure::{Figure, Interval, Range};

    #[test]
    fn a_hull_of_bounds_of_several_metrics_has_no_cap_at_a_natural_limit() {
        let hull = |figures: &[Figure]| {
            let one = |it: &Figure| on_natural(*it, it.working(Range::RATE, 0.05)?, Range::AMOUNT.interval());
            figures.iter().filter_map(one).reduce(Interval::hull).unwrap()
        };
        let scale = Scale { low: 0.0, high: 100.0, start: 0.0, end: 200.0 };
        for (figures, told) in [
            (vec![Figure::MoreThan(90.0), Figure::MoreThan(95.0)], Figure::MoreThan(90.0)),
            (vec![Figure::AtLeast(90.0), Figure::Exactly(80.0)], Figure::AtLeast(80.0)),
            (vec![Figure::LessThan(20.0), Figure::LessThan(10.0)], Figure::LessThan(20.0)),
            (vec![Figure::AtMost(20.0), Figure::Exactly(30.0)], Figure::AtMost(30.0)),
        ] {
            let figure = Figure::from_interval(hull(&figures), Range::AMOUNT);
            assert_eq!(figure, told, "{figures:?}");
            let items = mark(figure, Range::AMOUNT, 0.05, Look::default(), scale, Axis::Across, 0.0);
            let caps: Vec<f32> = items
                .iter()
                .filter_map(|it| if let Shape::Line { from, .. } = it.shape { Some(from.x) } else { None })
                .collect();
            assert!(caps.len() == 1 && !caps.contains(&0.0) && !caps.contains(&200.0), "{figures:?}: {items:?}");
        }
        let stated = Figure::from_interval(hull(&[Figure::Between(90.0, 100.0)]), Range::AMOUNT);
        assert_eq!(stated, Figure::Between(90.0, 100.0), "an end that is stated stays one");
    }
}
