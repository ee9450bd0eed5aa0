//! Changes since a day: differences of intervals, never of numbers that nobody stated.

use crate::chart::{Entry, Look};
use crate::dataset::{Claim, ClaimId};
use crate::figure::{Bound, Figure, Interval, Range, Reason};
use crate::gui::context::ViewCtx;
use crate::locale::{SEMICOLON, trends as text};
use crate::syntax::Standing;
use jiff::civil::Date;
use std::cmp::Reverse;

/// What changes of a series are counted from.
#[derive(Clone, Debug, Default)]
pub(super) struct Base {
    /// The claims; several where they conflict.
    claims: Vec<ClaimId>,
    /// What is said in place of their change: a figure less itself is no change that anybody measured.
    words: String,
    /// Whether no claim follows.
    pub(super) is_last: bool,
}

impl Base {
    /// What is said in place of a claim's change, if it is one that changes are counted from.
    pub(super) fn words_for(&self, claim: ClaimId) -> Option<&str> {
        self.claims.contains(&claim).then_some(self.words.as_str())
    }

    /// What the legend says in place of the latest figure, where no claim follows.
    pub(super) fn last_words(&self) -> Option<&str> {
        self.is_last.then_some(self.words.as_str())
    }
}

/// The changes of a series, and what can't be said.
pub(super) struct Changes {
    pub(super) points: Vec<(ClaimId, Entry)>,
    pub(super) base: Base,
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
        let said = |it: &Claim<'_>| it.on <= day && !matches!(it.figure, Figure::Missing(_));
        let told = Some(text::no_base(day, claims.iter().any(said), cx.language));
        return Changes { points: Vec::new(), base: Base::default(), told, range: Range::NONE, banded: false };
    };
    // Where claims for that day conflict, none of them is the one to count from: a change is that from each of them.
    let bases = cx.store.rivals(from, cx.as_known_on);
    let limits = limits(cx, &bases);
    let is_base = |id: ClaimId| bases.iter().any(|it| it.id == id);
    let later = || claims.iter().filter(|it| it.on > day && !matches!(it.figure, Figure::Missing(_)));
    let is_last = later().next().is_none();
    let mut banded = !is_last && bases.iter().any(|it| matches!(it.figure, Figure::About(_)));
    let mut unsaid = 0;
    let mut changes = Vec::new();
    for ((id, entry), claim) in points.into_iter().zip(claims).filter(|(it, claim)| claim.on > day || is_base(it.0)) {
        let look = Look { derived: true, ..entry.look };
        if is_base(id) {
            // Where the line of measured changes begins, there is a mark; a bound or a range is no place to begin.
            let begins = !is_last && bases.len() == 1 && matches!(claim.figure, Figure::Exactly(_));
            let figure = if begins { Figure::Exactly(0.0) } else { Figure::Missing(Reason::NotStated) };
            changes.push((id, Entry { figure, look, ..entry }));
            continue;
        }
        let since = |base: &Claim<'_>| cx.store.change(base, claim).map(|it| it.interval);
        let change = bases.iter().filter_map(since).reduce(Interval::hull);
        banded |= matches!(claim.figure, Figure::About(_));
        let figure = change.and_then(|it| figure(it, limits));
        unsaid += usize::from(figure.is_none());
        let figure = figure.unwrap_or(Figure::Missing(Reason::NotStated));
        changes.push((id, Entry { figure, look, ..entry }));
    }
    let mut told = Vec::new();
    if from.on != day && !is_last {
        told.push(text::counted_from(from.on, cx.language));
    }
    if unsaid > 0 {
        told.push(text::unsaid(unsaid, cx.language));
    }
    let told = (!told.is_empty()).then(|| told.join(SEMICOLON.get(cx.language)));
    let words = if is_last { text::no_claim_since(day, cx.language) } else { cx.t(text::BASE).to_owned() };
    let base = Base { claims: bases.iter().map(|it| it.id).collect(), words, is_last };
    Changes { points: changes, base, told, range: limits, banded }
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
