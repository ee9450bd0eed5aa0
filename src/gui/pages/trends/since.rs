//! Changes since a day: differences of intervals, never of numbers that nobody stated.

use crate::chart::{Entry, Look};
use crate::dataset::{Claim, ClaimId};
use crate::figure::{Bound, Figure, Interval, Range, Reason};
use crate::gui::context::ViewCtx;
use crate::locale::{SEMICOLON, trends as text};
use crate::syntax::Standing;
use jiff::civil::Date;
use std::cmp::Reverse;

/// The changes of a series, and what can't be said.
pub(super) struct Changes {
    pub(super) points: Vec<(ClaimId, Entry)>,
    /// Why there are none, or fewer than one would look for.
    pub(super) told: Option<String>,
    /// The natural range of the changes: what the natural range leaves room for, seen from the base.
    pub(super) range: Range,
    /// Whether one rests on the working band of "about".
    pub(super) banded: bool,
}

/// The claim that a series' changes are counted from: the latest at or before the day, by the rule of the store.
pub(super) fn base<'c, 'd>(cx: &ViewCtx<'_>, claims: &'c [Claim<'d>], day: Date) -> Option<&'c Claim<'d>> {
    let usable =
        |it: &&Claim<'_>| it.on <= day && !matches!(it.figure, Figure::Missing(_)) && it.standing > Standing::Doubtful;
    let rank = |it: &&Claim<'_>| (it.on, it.standing, cx.store.known_on(it), Reverse(it.id));
    claims.iter().filter(usable).max_by_key(rank)
}

/// The changes of a series since a day.
pub(super) fn change(cx: &ViewCtx<'_>, claims: &[Claim<'_>], points: Vec<(ClaimId, Entry)>, day: Date) -> Changes {
    let Some(from) = base(cx, claims, day) else {
        let told = Some(text::no_base(day, cx.language));
        return Changes { points: Vec::new(), told, range: Range::NONE, banded: false };
    };
    // Where claims for that day conflict, none of them is the one to count from: a change is that from each of them.
    let bases = cx.store.rivals(from, cx.as_known_on);
    let limits = limits(cx, &bases);
    let mut banded = bases.iter().any(|it| matches!(it.figure, Figure::About(_)));
    let mut unsaid = 0;
    let mut changes = Vec::new();
    for ((id, entry), claim) in points.into_iter().zip(claims).filter(|(_, claim)| claim.on >= from.on) {
        let since = |base: &Claim<'_>| {
            // A figure less itself is nothing, however wide it is.
            if id == base.id { Interval::point(0.0) } else { cx.store.change(base, claim).map(|it| it.interval) }
        };
        let change = bases.iter().filter_map(since).reduce(Interval::hull);
        banded |= matches!(claim.figure, Figure::About(_));
        let figure = change.and_then(|it| figure(it, limits));
        unsaid += usize::from(figure.is_none());
        let figure = figure.unwrap_or(Figure::Missing(Reason::NotStated));
        let look = Look { derived: true, ..entry.look };
        changes.push((id, Entry { figure, look, ..entry }));
    }
    let mut told = Vec::new();
    if from.on != day {
        told.push(text::counted_from(from.on, cx.language));
    }
    if unsaid > 0 {
        told.push(text::unsaid(unsaid, cx.language));
    }
    let told = (!told.is_empty()).then(|| told.join(SEMICOLON.get(cx.language)));
    Changes { points: changes, told, range: limits, banded }
}

/// How far a change from the base, or from one of several, can reach at all.
fn limits(cx: &ViewCtx<'_>, bases: &[Claim<'_>]) -> Range {
    let widest = |it: &Claim<'_>| {
        let natural = cx.store.range(it.series).interval();
        cx.store.working(it.series, it.figure).map(|it| natural.difference(it))
    };
    let widest = bases.iter().filter_map(widest).reduce(Interval::hull);
    widest.map_or(Range::NONE, |it| Range { min: it.lower().value(), max: it.upper().value() })
}

/// The change as a figure. An end that only the natural limit sets is none that anybody stated: what was a bound stays
/// one. `None` where the change could be anything that there is room for.
fn figure(change: Interval, limits: Range) -> Option<Figure> {
    let natural = limits.interval();
    let end = |it: Bound, limit: Bound| if it.value() == limit.value() { limit } else { it };
    let within = Interval::new(end(change.lower(), natural.lower()), end(change.upper(), natural.upper()));
    let within = within.unwrap_or(change);
    (within != natural || within.is_point()).then(|| Figure::from_interval(within, limits))
}

/// The day to count from where none was chosen: the first on which every series that is shown has a figure.
pub(super) fn first_common_day(
    cx: &ViewCtx<'_>,
    series: impl Iterator<Item = crate::dataset::SeriesId>,
) -> Option<Date> {
    let usable = |it: &Claim<'_>| !matches!(it.figure, Figure::Missing(_)) && it.standing > Standing::Doubtful;
    series.filter_map(|it| cx.store.known(it, cx.as_known_on).find(usable)).map(|it| it.on).max()
}

#[cfg(test)]
mod tests {
    use super::{Interval, Range, figure};
    use crate::figure::{Bound, Figure};

    fn change(lower: Bound, upper: Bound, limits: Range) -> Option<Figure> {
        figure(Interval::new(lower, upper).unwrap(), limits)
    }

    #[test]
    fn a_bound_stays_a_bound_and_a_range_a_range() {
        // A rate less 32.8.
        let limits = Range { min: Some(-32.8), max: Some(67.2) };
        let (open, closed) = (Bound::Open, Bound::Closed);
        assert_eq!(change(open(47.2), closed(67.2), limits), Some(Figure::MoreThan(47.2)));
        assert_eq!(change(closed(47.2), closed(67.2), limits), Some(Figure::AtLeast(47.2)));
        assert_eq!(change(closed(-32.8), open(0.0), limits), Some(Figure::LessThan(0.0)));
        assert_eq!(change(closed(1.0), closed(3.0), limits), Some(Figure::Between(1.0, 3.0)));
        assert_eq!(change(closed(67.2), closed(67.2), limits), Some(Figure::Exactly(67.2)));
        assert_eq!(change(closed(-32.8), closed(67.2), limits), None, "it could be anything");
        assert_eq!(change(Bound::Unbounded, Bound::Unbounded, Range::NONE), None);
        // From more than 30: the open end is that of the base.
        let limits = Range { min: Some(-100.0), max: Some(70.0) };
        assert_eq!(change(open(-20.0), open(70.0), limits), Some(Figure::MoreThan(-20.0)));
    }
}
