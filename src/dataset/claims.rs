//! Claims, of which there can be a million: as columns.

use super::model::{ClaimId, SeriesId, SourceId};
use crate::figure::{Figure, Reason};
use crate::syntax::Standing;
use jiff::civil::Date;

/// The words that come with a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The source's own words.
    pub quote: Option<String>,
    /// What the source says, in the file's words.
    pub gist: Option<String>,
    /// What to know about the claim.
    pub note: Option<String>,
}

impl Words {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.quote.is_none() && self.gist.is_none() && self.note.is_none()
    }

    /// The sentence to show: the quote, or else the gist.
    pub fn sentence(&self) -> Option<&str> {
        self.quote.as_deref().or(self.gist.as_deref())
    }
}

/// One claim, put together from the columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim<'d> {
    /// Which it is.
    pub id: ClaimId,
    /// The series it belongs to.
    pub series: SeriesId,
    /// The date it describes.
    pub on: Date,
    /// The day it was said.
    pub stated: Option<Date>,
    /// Who said it.
    pub source: Option<SourceId>,
    /// What was said.
    pub figure: Figure,
    /// How firmly it stands.
    pub standing: Standing,
    /// The words with it.
    pub words: &'d Words,
}

/// The claims as columns: 34 bytes each, and their words where they have any.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    series: Vec<u32>,
    on: Vec<Date>,
    stated: Vec<Date>,
    source: Vec<u32>,
    variant: Vec<u8>,
    first: Vec<f64>,
    second: Vec<f64>,
    standing: Vec<Standing>,
    /// The words of those that have any, by the index of the claim: most have none.
    words: Vec<(u32, Words)>,
}

const NONE: u32 = u32::MAX;
static NO_WORDS: Words = Words { quote: None, gist: None, note: None };

/// A claim as it is read, before it has a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NewClaim {
    pub(super) on: Date,
    pub(super) stated: Option<Date>,
    pub(super) source: Option<SourceId>,
    pub(super) figure: Figure,
    pub(super) standing: Standing,
    pub(super) words: Words,
}

impl Claims {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.on.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.on.is_empty()
    }

    /// Adds a claim; [`Claims::assign`] tells its series once that is known.
    pub(super) fn push(&mut self, claim: NewClaim) {
        let (variant, first, second) = encode(claim.figure);
        if !claim.words.is_empty() {
            self.words.push((u32::try_from(self.on.len()).unwrap_or(NONE), claim.words));
        }
        self.on.push(claim.on);
        self.stated.push(claim.stated.unwrap_or(Date::MIN));
        self.source.push(claim.source.map_or(NONE, |it| it.0));
        self.variant.push(variant);
        self.first.push(first);
        self.second.push(second);
        self.standing.push(claim.standing);
    }

    /// Gives the claims that were added since the last call to a series.
    pub(super) fn assign(&mut self, series: SeriesId) {
        self.series.resize(self.on.len(), series.0);
    }

    /// Drops the claims that have no series yet.
    pub(super) fn drop_unassigned(&mut self) {
        let len = self.series.len();
        self.on.truncate(len);
        self.stated.truncate(len);
        self.source.truncate(len);
        self.variant.truncate(len);
        self.first.truncate(len);
        self.second.truncate(len);
        self.standing.truncate(len);
        self.words.truncate(self.words.partition_point(|(at, _)| (*at as usize) < len));
    }

    /// The dates of the claims that have no series yet.
    pub(super) fn unassigned_dates(&self) -> &[Date] {
        self.on.get(self.series.len()..).unwrap_or(&[])
    }

    /// The date that a claim describes.
    #[inline]
    pub fn on(&self, id: ClaimId) -> Date {
        self.on.get(id.at()).copied().unwrap_or(Date::MIN)
    }

    /// The series of a claim.
    pub fn series(&self, id: ClaimId) -> SeriesId {
        SeriesId(self.series.get(id.at()).copied().unwrap_or(NONE))
    }

    /// The figure of a claim.
    #[inline]
    pub fn figure(&self, id: ClaimId) -> Figure {
        let at = id.at();
        match (self.variant.get(at), self.first.get(at), self.second.get(at)) {
            (Some(variant), Some(first), Some(second)) => decode(*variant, *first, *second),
            _ => Figure::Missing(Reason::NotStated),
        }
    }

    /// How firmly a claim stands.
    #[inline]
    pub fn standing(&self, id: ClaimId) -> Standing {
        self.standing.get(id.at()).copied().unwrap_or_default()
    }

    /// The source of a claim.
    #[inline]
    pub fn source(&self, id: ClaimId) -> Option<SourceId> {
        self.source.get(id.at()).copied().filter(|it| *it != NONE).map(SourceId)
    }

    /// The day a claim was said.
    #[inline]
    pub fn stated(&self, id: ClaimId) -> Option<Date> {
        self.stated.get(id.at()).copied().filter(|it| *it != Date::MIN)
    }

    /// The words of a claim.
    pub fn words(&self, id: ClaimId) -> &Words {
        let found = self.words.binary_search_by_key(&id.0, |(at, _)| *at).ok();
        found.and_then(|it| self.words.get(it)).map_or(&NO_WORDS, |(_, words)| words)
    }

    /// The dates of all claims; those of each series stand together and rise.
    pub fn dates(&self) -> &[Date] {
        &self.on
    }

    /// The claim with all that belongs to it; `None` for an id of another data set.
    pub fn get(&self, id: ClaimId) -> Option<Claim<'_>> {
        (id.at() < self.len()).then(|| Claim {
            id,
            series: self.series(id),
            on: self.on(id),
            stated: self.stated(id),
            source: self.source(id),
            figure: self.figure(id),
            standing: self.standing(id),
            words: self.words(id),
        })
    }

    /// The same claims with those of each series together and, within it, in the order of their dates.
    ///
    /// Ties keep their order.
    pub(super) fn regrouped(&self) -> Self {
        let mut order: Vec<(u32, Date, usize)> =
            self.series.iter().zip(&self.on).enumerate().map(|(at, (series, on))| (*series, *on, at)).collect();
        order.sort_unstable();
        let mut grouped = Self::default();
        for (series, _, at) in order {
            if let Some(claim) = self.get(ClaimId::new(at)) {
                let Claim { on, stated, source, figure, standing, words, .. } = claim;
                grouped.push(NewClaim { on, stated, source, figure, standing, words: words.clone() });
                grouped.assign(SeriesId(series));
            }
        }
        grouped
    }

    /// The first claim of a series, where the claims of each stand together.
    pub(super) fn first_of(&self, series: SeriesId) -> u32 {
        u32::try_from(self.series.partition_point(|it| *it < series.0)).unwrap_or(u32::MAX)
    }

    /// The claim behind the last of a series.
    pub(super) fn end_of(&self, series: SeriesId) -> u32 {
        u32::try_from(self.series.partition_point(|it| *it <= series.0)).unwrap_or(u32::MAX)
    }

    /// All claims, in the order of the file's series and of their dates.
    pub fn iter(&self) -> impl Iterator<Item = Claim<'_>> {
        (0..self.len()).filter_map(|at| self.get(ClaimId::new(at)))
    }
}

fn encode(figure: Figure) -> (u8, f64, f64) {
    match figure {
        Figure::Exactly(x) => (0, x, x),
        Figure::About(x) => (1, x, x),
        Figure::MoreThan(x) => (2, x, x),
        Figure::AtLeast(x) => (3, x, x),
        Figure::LessThan(x) => (4, x, x),
        Figure::AtMost(x) => (5, x, x),
        Figure::Between(a, b) => (6, a, b),
        Figure::Missing(Reason::NotStated) => (7, 0.0, 0.0),
        Figure::Missing(Reason::Ambiguous) => (8, 0.0, 0.0),
        Figure::Missing(Reason::Withheld) => (9, 0.0, 0.0),
        Figure::Missing(Reason::NotApplicable) => (10, 0.0, 0.0),
    }
}

#[inline]
fn decode(variant: u8, first: f64, second: f64) -> Figure {
    match variant {
        0 => Figure::Exactly(first),
        1 => Figure::About(first),
        2 => Figure::MoreThan(first),
        3 => Figure::AtLeast(first),
        4 => Figure::LessThan(first),
        5 => Figure::AtMost(first),
        6 => Figure::Between(first, second),
        8 => Figure::Missing(Reason::Ambiguous),
        9 => Figure::Missing(Reason::Withheld),
        10 => Figure::Missing(Reason::NotApplicable),
        _ => Figure::Missing(Reason::NotStated),
    }
}
