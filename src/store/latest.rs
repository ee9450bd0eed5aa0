//! The latest figure of a series, and why that claim was taken.

use super::Store;
use crate::dataset::{Claim, ClaimId, SeriesId};
use crate::figure::Figure;
use crate::syntax::Standing;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::ops::Range;

/// The claim that stands for a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Latest<'s> {
    /// The claim.
    pub claim: Claim<'s>,
    /// Why it was taken.
    pub preferred: Preferred,
    /// How many claims with a figure there are for its date.
    pub of: usize,
}

/// Why a claim was taken for the latest figure of its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preferred {
    /// There is no other with a figure for its date.
    Only,
    /// It stands firmer than the others for its date, of which some may be doubtful.
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

    /// Whether a claim was known on a day; always where no day is given.
    pub(super) fn is_known(&self, id: ClaimId, as_known_on: Option<Date>) -> bool {
        let claims = &self.data.claims;
        let published = || claims.source(id).and_then(|it| self.data.source(it)).and_then(|it| it.published);
        as_known_on.is_none_or(|day| claims.stated(id).or_else(published).unwrap_or_else(|| claims.on(id)) <= day)
    }

    /// How many claims of the data set were known only after a day.
    pub fn count_later(&self, as_known_on: Option<Date>) -> usize {
        if as_known_on.is_none() {
            return 0;
        }
        (0..self.data.claims.len()).map(ClaimId::new).filter(|it| !self.is_known(*it, as_known_on)).count()
    }

    /// The claims of a series that were known on a day; all of them where no day is given.
    pub fn known(&self, series: SeriesId, as_known_on: Option<Date>) -> impl DoubleEndedIterator<Item = Claim<'_>> {
        let claims = self.data.series(series).map_or(0..0, |it| it.first..it.end);
        self.known_of(claims, as_known_on)
    }

    fn known_of(&self, claims: Range<u32>, as_known_on: Option<Date>) -> impl DoubleEndedIterator<Item = Claim<'_>> {
        let known = claims.map(ClaimId).filter(move |it| self.is_known(*it, as_known_on));
        known.filter_map(|it| self.data.claims.get(it))
    }

    /// How many claims of a series were known on a day.
    pub fn count_known(&self, series: SeriesId, as_known_on: Option<Date>) -> usize {
        let Some(series) = self.data.series(series) else { return 0 };
        if as_known_on.is_none() {
            return series.claims().len();
        }
        series.claims().filter(|it| self.is_known(*it, as_known_on)).count()
    }

    /// The latest figure of a series as known on a day.
    ///
    /// The newest date with a figure that is not doubtful counts; a gap or a doubtful figure only where there is
    /// nothing else. Of several claims for that date the firmest is taken, then the one stated last.
    pub fn latest(&self, series: SeriesId, as_known_on: Option<Date>) -> Option<Latest<'_>> {
        let rank = |it: &Claim<'_>| (!matches!(it.figure, Figure::Missing(_)), it.standing > Standing::Doubtful, it.on);
        // From the newest date back: once one has a figure that is not doubtful, no earlier date is better.
        let mut peers: Vec<Claim<'_>> = Vec::new();
        let mut best = None;
        for claim in self.known(series, as_known_on).rev() {
            let rank = rank(&claim);
            if best.is_some_and(|(says, sound, on)| says && sound && rank.2 < on) {
                break;
            }
            if best.is_none_or(|best| best < rank) {
                best = Some(rank);
                peers.clear();
            }
            if best == Some(rank) {
                peers.push(claim);
            }
        }
        peers.reverse();
        let order = |it: &Claim<'_>| (Reverse(it.standing), Reverse(self.known_on(it)));
        peers.sort_by_key(order);
        let claim = *peers.first()?;
        let of = peers.len().max(self.count_said(&claim, as_known_on));
        let preferred = match peers.get(1) {
            None if of > 1 => Preferred::Firmest,
            None => Preferred::Only,
            Some(next) if next.standing != claim.standing => Preferred::Firmest,
            Some(next) if self.known_on(next) != self.known_on(&claim) => Preferred::StatedLast,
            Some(_) => Preferred::First,
        };
        Some(Latest { claim, preferred, of })
    }

    /// How many claims with a figure, doubtful ones too, a series has for the date of one of them.
    fn count_said(&self, claim: &Claim<'_>, as_known_on: Option<Date>) -> usize {
        let Some(series) = self.data.series(claim.series) else { return 0 };
        let dates = self.data.claims.dates().get(series.first as usize..series.end as usize).unwrap_or_default();
        let place = |it: usize| series.first + it as u32;
        let (start, end) = (dates.partition_point(|it| *it < claim.on), dates.partition_point(|it| *it <= claim.on));
        let said = self.known_of(place(start)..place(end), as_known_on);
        said.filter(|it| !matches!(it.figure, Figure::Missing(_))).count()
    }

    /// The claim that stands for the newest date before another claim's, by the same rule.
    pub fn before(&self, claim: &Claim<'_>, as_known_on: Option<Date>) -> Option<Claim<'_>> {
        let usable = |it: &Claim<'_>| !matches!(it.figure, Figure::Missing(_)) && it.standing > Standing::Doubtful;
        let series = self.data.series(claim.series)?;
        let dates = self.data.claims.dates().get(series.first as usize..series.end as usize)?;
        // A claim of the series mostly stands right behind those before its date.
        let place = (claim.id.0.wrapping_sub(series.first)) as usize;
        let is_first_of_day = dates.get(place) == Some(&claim.on) && dates.get(..place)?.last() != Some(&claim.on);
        let earlier = if is_first_of_day { place } else { dates.partition_point(|it| *it < claim.on) };
        let end = series.first + earlier as u32;
        let mut earlier = self.known_of(series.first..end, as_known_on).rev().filter(usable).peekable();
        let day = earlier.peek()?.on;
        earlier.take_while(|it| it.on == day).max_by_key(|it| (it.standing, self.known_on(it), Reverse(it.id)))
    }
}
