//! What looks wrong in a document that can be read. A flag is shown; it never blocks.

mod days;

use super::model::{Claim, Document, Measure, Programme};
use crate::figure::{Answer, Bound, Comparison, DEFAULT_TOLERANCE, Figure, Interval};
use crate::syntax::Name;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Something that looks wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// The place of the programme.
    pub programme: usize,
    /// The place of the claim in it, if it is about one.
    pub claim: Option<usize>,
    /// What looks wrong.
    pub kind: FlagKind,
}

/// What looks wrong. Claims are told by their places in the same programme.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are what the message names")]
pub enum FlagKind {
    /// More was issued than the quota allows: certainly, or possibly. A lower bound below the quota is no reason.
    AboveQuota { answer: Answer, issued: Figure, quota: Figure },
    /// A total so far is certainly below what it was on an earlier day.
    Falls { before: usize, from: Figure, to: Figure },
    /// The claim describes a day before the first, or after the last, of the programme.
    OutsideDates { on: Date, opened: Option<Date>, closes: Option<Date> },
    /// An earlier claim says the same of the same day, from the same source.
    Duplicate { of: usize },
    /// The figure is hundreds of times what it was before and is after, or a small part of it: are the units right?
    Units { neighbour: usize, ratio: f64 },
    /// Another claim says something of the same thing and day that can't be true as well.
    Conflict { with: usize, this: Figure, other: Figure },
    /// It was stated before the day that it describes: a plan or a forecast, or a slip.
    StatedBefore { on: Date, stated: Date },
    /// The day is far from all others of the programme, but not in another year: is the year right?
    Year { on: Date, likely: i16 },
}

/// From this ratio on the units are asked about. Slips are by a thousand or by ten thousand (万); real programmes have
/// grown a hundredfold between two claims.
const SUSPICIOUS: f64 = 500.0;

/// Checks all programmes. Flags come in the order of programmes and claims.
pub fn check(document: &Document) -> Vec<Flag> {
    document.programmes.iter().enumerate().flat_map(|(at, it)| check_programme(at, it)).collect()
}

/// Checks one programme, which stands at that place. Flags come in the order of claims.
pub fn check_programme(at: usize, programme: &Programme) -> Vec<Flag> {
    let mut found = Vec::new();
    single(programme, &mut found);
    days::check(programme, &mut found);
    for places in series(programme).into_values() {
        duplicates(programme, &places, &mut found);
        conflicts(programme, &places, &mut found);
        falls(programme, &places, &mut found);
        units(programme, &places, &mut found);
    }
    found.sort_by_key(|it: &(usize, FlagKind)| it.0);
    found.into_iter().map(|(claim, kind)| Flag { programme: at, claim: Some(claim), kind }).collect()
}

type Found = Vec<(usize, FlagKind)>;

/// The claims that count the same thing, by date.
fn series(programme: &Programme) -> BTreeMap<(&Measure, Option<&Name>), Vec<usize>> {
    let mut all: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (at, claim) in programme.claims.iter().enumerate() {
        all.entry((&claim.measure, claim.scope.as_ref())).or_default().push(at);
    }
    for places in all.values_mut() {
        places.sort_by_key(|it| programme.claims[*it].on);
    }
    all
}

fn interval(claim: &Claim) -> Option<Interval> {
    claim.value.working(claim.measure.range(), DEFAULT_TOLERANCE)
}

/// What is wrong with claims by themselves.
fn single(programme: &Programme, found: &mut Found) {
    let quota = programme.quota();
    let ceiling = quota.and_then(|it| it.working(Measure::Issued.range(), DEFAULT_TOLERANCE));
    for (at, claim) in programme.claims.iter().enumerate() {
        if claim.measure == Measure::Issued
            && claim.scope.is_none()
            && let (Some(quota), Some(ceiling), Some(issued)) = (quota, ceiling, interval(claim))
        {
            let above = issued.difference(ceiling).compare(Comparison::MoreThan(0.0));
            let open = issued.upper() == Bound::Unbounded || ceiling.upper() == Bound::Unbounded;
            if above == Answer::Certainly || (above == Answer::Possibly && !open) {
                found.push((at, FlagKind::AboveQuota { answer: above, issued: claim.value, quota }));
            }
        }
    }
}

fn duplicates(programme: &Programme, places: &[usize], found: &mut Found) {
    let same = |a: &Claim, b: &Claim| a.value == b.value && a.source == b.source;
    for_same_day(programme, places, |first, second| {
        if same(&programme.claims[first], &programme.claims[second]) {
            found.push((second, FlagKind::Duplicate { of: first }));
            return true;
        }
        false
    });
}

fn conflicts(programme: &Programme, places: &[usize], found: &mut Found) {
    for_same_day(programme, places, |first, second| {
        let (a, b) = (&programme.claims[first], &programme.claims[second]);
        match (interval(a), interval(b)) {
            (Some(x), Some(y)) if x.intersection(y).is_none() => {
                found.push((second, FlagKind::Conflict { with: first, this: b.value, other: a.value }));
                true
            }
            _ => false,
        }
    });
}

/// Each claim with those of the same day that stand before it in the file, until one of them is told.
fn for_same_day(programme: &Programme, places: &[usize], mut told: impl FnMut(usize, usize) -> bool) {
    for day in places.chunk_by(|a, b| programme.claims[*a].on == programme.claims[*b].on) {
        for (n, second) in day.iter().enumerate() {
            // More than a few claims for one day are a file of noise: each is then held against the first few.
            for first in day[..n].iter().take(50) {
                if told(*first, *second) {
                    break;
                }
            }
        }
    }
}

/// Totals that fall. After a fall, what follows is held against the lower figure: one slip is one flag.
fn falls(programme: &Programme, places: &[usize], found: &mut Found) {
    let mut highest: Option<(usize, Interval)> = None;
    for at in places {
        let claim = &programme.claims[*at];
        let Some(now) = interval(claim).filter(|_| claim.measure.is_cumulative()) else { continue };
        let Some((before, then)) = highest else {
            highest = Some((*at, now));
            continue;
        };
        let earlier = &programme.claims[before];
        if claim.measure == Measure::ClearedThisYear && earlier.on.year() != claim.on.year() {
            highest = Some((*at, now));
        } else if earlier.on < claim.on && now.difference(then).compare(Comparison::LessThan(0.0)) == Answer::Certainly
        {
            found.push((*at, FlagKind::Falls { before, from: earlier.value, to: claim.value }));
            highest = Some((*at, now));
        } else if floor(now) >= floor(then) {
            highest = Some((*at, now));
        }
    }
}

fn floor(interval: Interval) -> f64 {
    interval.lower().value().unwrap_or(f64::NEG_INFINITY)
}

/// Figures far above or below both neighbours. Of two claims alone, it is the later that is asked about.
fn units(programme: &Programme, places: &[usize], found: &mut Found) {
    let number = |at: usize| {
        let (low, high) = programme.claims.get(at)?.value.numbers();
        let x = high.map_or(low?, |high| f64::midpoint(low.unwrap_or(high), high));
        (x > 0.0).then_some(x)
    };
    let known: Vec<(usize, f64)> = places.iter().filter_map(|it| number(*it).map(|x| (*it, x))).collect();
    let is_far = |ratio: f64| ratio >= SUSPICIOUS || ratio <= SUSPICIOUS.recip();
    for (n, (at, x)) in known.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|it| known.get(it));
        let behind = known.get(n + 1);
        let before_last = n.checked_sub(2).and_then(|it| known.get(it));
        let neighbour = match (before, behind) {
            (Some(a), Some(b)) if is_far(x / a.1) && is_far(x / b.1) && (x > &a.1) == (x > &b.1) => a,
            // The last: unless it is the one before that is out of line with both.
            (Some(a), None)
                if is_far(x / a.1) && !before_last.is_some_and(|c| is_far(a.1 / c.1) && !is_far(x / c.1)) =>
            {
                a
            }
            // The first of three or more: far from a neighbour that agrees with the next.
            (None, Some(b)) if is_far(x / b.1) && known.get(n + 2).is_some_and(|c| !is_far(b.1 / c.1)) => b,
            _ => continue,
        };
        found.push((*at, FlagKind::Units { neighbour: neighbour.0, ratio: x / neighbour.1 }));
    }
}
