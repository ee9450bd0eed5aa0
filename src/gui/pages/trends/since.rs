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
        return Changes { points: Vec::new(), told, banded: false };
    };
    let mut banded = matches!(from.figure, Figure::About(_));
    let mut unsaid = 0;
    let mut changes = Vec::new();
    for ((id, entry), claim) in points.into_iter().zip(claims).filter(|(_, claim)| claim.on >= from.on) {
        // A figure less itself is nothing, however wide it is.
        let change = if id == from.id { Interval::point(0.0) } else { difference(cx, from, claim) };
        banded |= matches!(claim.figure, Figure::About(_));
        let figure = match change {
            Some(it) => Figure::from_interval(it, Range::NONE),
            None => Figure::Missing(Reason::NotStated),
        };
        unsaid += usize::from(change.is_none());
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
    Changes { points: changes, told, banded }
}

/// What the change can be; `None` where it could be anything.
fn difference(cx: &ViewCtx<'_>, from: &Claim<'_>, to: &Claim<'_>) -> Option<Interval> {
    let interval = cx.store.change(from, to)?.interval;
    let any = interval.lower() == Bound::Unbounded && interval.upper() == Bound::Unbounded;
    (!any).then_some(interval)
}

/// The day to count from where none was chosen: the first on which every series that is shown has a figure.
pub(super) fn first_common_day(
    cx: &ViewCtx<'_>,
    series: impl Iterator<Item = crate::dataset::SeriesId>,
) -> Option<Date> {
    let usable = |it: &Claim<'_>| !matches!(it.figure, Figure::Missing(_)) && it.standing > Standing::Doubtful;
    series.filter_map(|it| cx.store.known(it, cx.as_known_on).find(usable)).map(|it| it.on).max()
}
