//! The latest figure of a series, and why that claim was taken.

use super::Store;
use crate::dataset::{Claim, SeriesId};
use crate::figure::Figure;
use crate::syntax::Standing;
use jiff::civil::Date;
use std::cmp::Reverse;

/// The claim that stands for a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Latest<'s> {
    /// The claim.
    pub claim: Claim<'s>,
    /// Why it was taken.
    pub preferred: Preferred,
    /// How many claims there are for its date.
    pub of: usize,
}

/// Why a claim was taken for the latest figure of its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preferred {
    /// There is no other for its date.
    Only,
    /// It stands firmer than the others for its date.
    Firmest,
    /// Of those that stand equally firm for its date, it was stated last.
    StatedLast,
    /// All else is equal; it stands first in the file.
    First,
}

impl Store {
    /// When a claim was known: the day it was stated, or else its source was published, or else its own date.
    pub fn known_on(&self, claim: &Claim<'_>) -> Date {
        let published = || claim.source.and_then(|it| self.data.source(it)).and_then(|it| it.published);
        claim.stated.or_else(published).unwrap_or(claim.on)
    }

    /// The claims of a series that were known on a day; all of them where no day is given.
    pub fn known(&self, series: SeriesId, as_known_on: Option<Date>) -> impl DoubleEndedIterator<Item = Claim<'_>> {
        let claims = self.data.series(series).map_or(0..0, |it| it.first..it.end);
        claims
            .filter_map(|it| self.data.claims.get(crate::dataset::ClaimId(it)))
            .filter(move |it| as_known_on.is_none_or(|day| self.known_on(it) <= day))
    }

    /// The latest figure of a series as known on a day.
    ///
    /// The newest date with a figure that is not doubtful counts; a gap or a doubtful figure only where there is
    /// nothing else. Of several claims for that date the firmest is taken, then the one stated last.
    pub fn latest(&self, series: SeriesId, as_known_on: Option<Date>) -> Option<Latest<'_>> {
        let rank = |it: &Claim<'_>| (!matches!(it.figure, Figure::Missing(_)), it.standing > Standing::Doubtful, it.on);
        let best = self.known(series, as_known_on).map(|it| rank(&it)).max()?;
        let mut peers: Vec<Claim<'_>> = self.known(series, as_known_on).filter(|it| rank(it) == best).collect();
        let order = |it: &Claim<'_>| (Reverse(it.standing), Reverse(self.known_on(it)));
        peers.sort_by_key(order);
        let claim = *peers.first()?;
        let preferred = match peers.get(1) {
            None => Preferred::Only,
            Some(next) if next.standing != claim.standing => Preferred::Firmest,
            Some(next) if self.known_on(next) != self.known_on(&claim) => Preferred::StatedLast,
            Some(_) => Preferred::First,
        };
        Some(Latest { claim, preferred, of: peers.len() })
    }

    /// The claim that stands for the newest date before another claim's, by the same rule.
    pub fn before(&self, claim: &Claim<'_>, as_known_on: Option<Date>) -> Option<Claim<'_>> {
        let usable = |it: &Claim<'_>| {
            it.on < claim.on && !matches!(it.figure, Figure::Missing(_)) && it.standing > Standing::Doubtful
        };
        self.known(claim.series, as_known_on)
            .filter(usable)
            .max_by_key(|it| (it.on, it.standing, self.known_on(it), Reverse(it.id)))
    }
}
