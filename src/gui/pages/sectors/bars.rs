//! The rows as bars: one for each.

use super::axis::RateAxis;
use crate::chart::{Certainty, Look};
use crate::dataset::Claim;
use crate::figure::{Answer, Figure, Interval};
use crate::store::{Row, Store};
use crate::syntax::Standing;

/// What the rows that an axis carries state together; none where they state nothing.
pub(super) fn hull(store: &Store, rows: &[Row], axis: &RateAxis) -> Option<Interval> {
    let data = store.data();
    let natural = axis.natural(data).interval();
    let carried = |row: &&Row| data.series(row.series).is_some_and(|it| axis.carries(data, it.key.metric));
    let interval = |row: &Row| {
        let figure = data.claims.figure(row.claim);
        store.working(row.series, figure).and_then(|own| on_natural(figure, own, natural))
    };
    rows.iter().filter(carried).filter_map(interval).reduce(Interval::hull)
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

/// What the mark of a claim tells beside its figure.
pub(super) fn look(store: &Store, claim: &Claim<'_>) -> Look {
    Look {
        derived: claim.standing == Standing::Derived,
        doubtful: claim.standing == Standing::Doubtful,
        disputed: store.is_disputed(claim.id),
        certainty: Certainty::Sure,
    }
}

/// How sure a row is to reach the threshold.
pub(super) fn certainty(row: &Row) -> Certainty {
    if row.answer == Some(Answer::Possibly) { Certainty::Possible } else { Certainty::Sure }
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
