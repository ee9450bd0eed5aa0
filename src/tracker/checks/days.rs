//! What looks wrong with the days of claims.

use super::{FlagKind, Found};
use crate::tracker::model::{Claim, Programme};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Days further apart than this are not of one stretch of a programme.
const FAR: i32 = 300;
/// The days of one stretch lie within this many days; yearly figures are further apart.
const STRETCH: i32 = 330;

/// Claims outside of their programme's dates, stated too early, or with a year that looks mistyped.
pub(super) fn check(programme: &Programme, found: &mut Found) {
    let mut all: Vec<Date> = programme.claims.iter().map(|it| it.on).collect();
    all.sort_unstable();
    for (at, claim) in programme.claims.iter().enumerate() {
        let likely = likely_year(programme, &all, claim);
        if let Some(likely) = likely {
            found.push((at, FlagKind::Year { on: claim.on, likely }));
            // What follows from a wrong year needs no flag of its own.
            continue;
        }
        let (opened, closes) = (programme.opened, programme.closes);
        if opened.is_some_and(|it| claim.on < it) || closes.is_some_and(|it| claim.on > it) {
            found.push((at, FlagKind::OutsideDates { on: claim.on, opened, closes }));
        }
        if let Some(stated) = claim.stated.filter(|it| *it < claim.on) {
            found.push((at, FlagKind::StatedBefore { on: claim.on, stated }));
        }
    }
}

/// The year that was likely meant, where the claim's day is far from all others of the programme, which lie close
/// together, and the same day in their year is near to one of them. `all` are the days of all claims, in order.
fn likely_year(programme: &Programme, all: &[Date], claim: &Claim) -> Option<i16> {
    // A day between others that lie close together is near to them: only the first or the last can be far from all.
    let (others, nearest) = match all {
        [first, others @ ..] if *first == claim.on => (others, others.first()?),
        [others @ .., last] if *last == claim.on => (others, others.last()?),
        _ => return None,
    };
    let (first, last) = (others.first()?, others.last()?);
    // Yearly figures are far apart by nature, and of one claim nobody knows which of the two is wrong.
    if others.len() < 2 || days(*first, *last) > STRETCH {
        return None;
    }
    let fields = [programme.opened, programme.closes, programme.deadline, claim.stated];
    let near = |day: Date, within: i32| {
        others.iter().copied().chain(fields.into_iter().flatten()).any(|it| days(it, day) <= within)
    };
    if days(*nearest, claim.on) <= FAR || near(claim.on, FAR) {
        return None;
    }
    let likely = usual_year(others)?;
    let meant = claim.on.checked_add((i64::from(likely) - i64::from(claim.on.year())).years()).ok()?;
    near(meant, FAR / 2).then_some(likely)
}

/// The year that most of the days are of.
fn usual_year(all: &[Date]) -> Option<i16> {
    let mut counts: BTreeMap<i16, usize> = BTreeMap::new();
    for day in all {
        *counts.entry(day.year()).or_default() += 1;
    }
    counts.into_iter().max_by_key(|it| it.1).map(|it| it.0)
}

fn days(a: Date, b: Date) -> i32 {
    (b - a).get_days().abs()
}
