//! Filters, with three answers to a threshold.

use super::Store;
use super::fold::fold;
use crate::dataset::{Category, Claim, ClaimId, MetricId, RegionId, SectorId, SeriesId, SizeId};
use crate::figure::{Answer, Comparison, Unit};
use crate::syntax::Standing;
use jiff::civil::Date;

/// What a row stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// One row a series, with its latest figure.
    #[default]
    Latest,
    /// One row a claim.
    EveryClaim,
}

/// What to show. Everything left empty lets all rows through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Words that must all occur: in a name in either language, or in the words of a claim.
    pub text: String,
    /// This metric only.
    pub metric: Option<MetricId>,
    /// Sectors of the group with this (English) name only.
    pub group: Option<String>,
    /// This region and its parts only.
    pub region: Option<RegionId>,
    /// This sector and its parts only.
    pub sector: Option<SectorId>,
    /// This size class only.
    pub size: Option<SizeId>,
    /// A rate of at least this, in per cent; rows that are no rate then drop out.
    pub rate_at_least: Option<f64>,
    /// Claims for this date and later only.
    pub from: Option<Date>,
    /// Claims for this date and earlier only.
    pub to: Option<Date>,
    /// Claims that stand at least this firm only.
    pub standing: Option<Standing>,
    /// Only what was known on this day.
    pub as_known_on: Option<Date>,
    /// What a row stands for.
    pub mode: Mode,
}

impl Query {
    /// Whether anything is filtered; the day of knowledge and the mode are no filters.
    pub fn is_filtering(&self) -> bool {
        let nothing = Self { as_known_on: self.as_known_on, mode: self.mode, ..Self::default() };
        *self != nothing
    }

    /// The threshold as a comparison.
    pub fn threshold(&self) -> Option<Comparison> {
        self.rate_at_least.map(Comparison::AtLeast)
    }
}

/// What rows are counted by, so that a choice shows what it would leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// By metric.
    Metric,
    /// By group of sectors, in the order of [`Store::groups`].
    Group,
    /// By region; what is in a part is in the whole, too.
    Region,
    /// By sector; what is in a part is in the whole, too.
    Sector,
    /// By size class; what is in a part is in the whole, too.
    Size,
}

impl Facet {
    /// The query without its filter on this facet.
    #[must_use]
    pub fn lifted(self, query: &Query) -> Query {
        let mut query = query.clone();
        match self {
            Self::Metric => query.metric = None,
            Self::Group => query.group = None,
            Self::Region => query.region = None,
            Self::Sector => query.sector = None,
            Self::Size => query.size = None,
        }
        query
    }
}

/// A row of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The series.
    pub series: SeriesId,
    /// The claim: the latest, or each.
    pub claim: ClaimId,
    /// The answer to the threshold, where there is one: certainly or possibly.
    pub answer: Option<Answer>,
}

/// The rows that a query lets through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    /// The rows, in the order of the file unless sorted.
    pub rows: Vec<Row>,
    /// How many of them reach the threshold possibly only.
    pub possibly: usize,
    /// How many rows there are without any filter.
    pub of: usize,
}

impl Store {
    /// The rows that a query lets through, in the order of the file.
    pub fn query(&self, query: &Query) -> Rows {
        let words: Vec<String> = fold(&query.text).split_whitespace().map(ToOwned::to_owned).collect();
        let mut found = Rows::default();
        for at in 0..self.data.series.len() {
            let series = SeriesId::new(at);
            let passes = self.series_passes(series, query);
            let missing = if passes { self.missing(series, &words) } else { Vec::new() };
            let mut row = |claim: Claim<'_>| {
                found.of += 1;
                if !passes || !Self::claim_passes(&claim, query) || !says_all(&claim, &missing) {
                    return;
                }
                let answer = match query.threshold() {
                    None => None,
                    Some(threshold) => match self.compare(&claim, threshold) {
                        Some(answer) if answer != Answer::No => Some(answer),
                        _ => return,
                    },
                };
                found.possibly += usize::from(answer == Some(Answer::Possibly));
                found.rows.push(Row { series, claim: claim.id, answer });
            };
            match query.mode {
                Mode::Latest => {
                    if let Some(latest) = self.latest(series, query.as_known_on) {
                        row(latest.claim);
                    }
                }
                Mode::EveryClaim => self.known(series, query.as_known_on).for_each(row),
            }
        }
        found
    }

    /// How many rows each choice of a facet would show under the other filters, by its index.
    pub fn facet(&self, query: &Query, facet: Facet) -> Vec<usize> {
        let data = &self.data;
        let found = self.query(&facet.lifted(query));
        let keys = || found.rows.iter().filter_map(|it| data.series(it.series)).map(|it| it.key);
        match facet {
            Facet::Metric => count(data.metrics.len(), keys().map(|it| Some(it.metric.0)), |it| Some(it).into_iter()),
            Facet::Region => {
                count(data.regions.len(), keys().map(|it| Some(it.region.0)), |it| wholes(&data.regions, it))
            }
            Facet::Sector => {
                count(data.sectors.len(), keys().map(|it| it.sector.map(|it| it.0)), |it| wholes(&data.sectors, it))
            }
            Facet::Size => {
                count(data.sizes.len(), keys().map(|it| it.size.map(|it| it.0)), |it| wholes(&data.sizes, it))
            }
            Facet::Group => {
                let groups = self.groups();
                let places: Vec<Option<u32>> = data
                    .sectors
                    .iter()
                    .map(|it| it.group.as_ref())
                    .map(|group| groups.iter().position(|it| Some(&it.en) == group.map(|it| &it.en)))
                    .map(|it| it.and_then(|it| u32::try_from(it).ok()))
                    .collect();
                let place = |sector: crate::dataset::SectorId| places.get(sector.at()).copied().flatten();
                count(groups.len(), keys().map(|it| it.sector.and_then(place)), |it| Some(it).into_iter())
            }
        }
    }

    /// Whether a rate satisfies a comparison; `None` for what is no rate or has no figure.
    fn compare(&self, claim: &Claim<'_>, comparison: Comparison) -> Option<Answer> {
        let metric = self.data.metric_of(claim.series).filter(|it| it.unit == Unit::Percent)?;
        claim.figure.compare(comparison, metric.range, self.data.tolerance)
    }

    fn series_passes(&self, series: SeriesId, query: &Query) -> bool {
        let Some(it) = self.data.series(series) else { return false };
        let key = it.key;
        query.metric.is_none_or(|wanted| wanted == key.metric)
            && query.region.is_none_or(|wanted| is_within(&self.data.regions, key.region.0, wanted.0))
            && query
                .sector
                .is_none_or(|wanted| key.sector.is_some_and(|it| is_within(&self.data.sectors, it.0, wanted.0)))
            && query.size.is_none_or(|wanted| key.size.is_some_and(|it| is_within(&self.data.sizes, it.0, wanted.0)))
            && query.group.as_ref().is_none_or(|wanted| {
                let group = key.sector.and_then(|it| self.data.sector(it)).and_then(|it| it.group.as_ref());
                group.is_some_and(|it| it.en == *wanted)
            })
    }

    fn claim_passes(claim: &Claim<'_>, query: &Query) -> bool {
        query.from.is_none_or(|from| from <= claim.on)
            && query.to.is_none_or(|to| claim.on <= to)
            && query.standing.is_none_or(|least| least <= claim.standing)
    }

    /// Whether each word, folded, occurs in the names of a series, in either language.
    pub fn is_named(&self, series: SeriesId, words: &[String]) -> bool {
        self.missing(series, words).is_empty()
    }

    /// The words that no name of a series holds: a claim has to have them in its own.
    fn missing<'w>(&self, series: SeriesId, words: &'w [String]) -> Vec<&'w str> {
        let names = self.search.get(series.at()).map_or("", String::as_str);
        words.iter().map(String::as_str).filter(|it| !names.contains(it)).collect()
    }

    /// The groups of the sectors, each once, in the order of the file.
    pub fn groups(&self) -> Vec<&crate::syntax::Name> {
        let mut groups: Vec<&crate::syntax::Name> = Vec::new();
        for group in self.data.sectors.iter().filter_map(|it| it.group.as_ref()) {
            if !groups.iter().any(|it| it.en == group.en) {
                groups.push(group);
            }
        }
        groups
    }
}

/// Whether each word occurs in the sentence of a claim.
fn says_all(claim: &Claim<'_>, words: &[&str]) -> bool {
    if words.is_empty() {
        return true;
    }
    let said = fold(claim.words.sentence().unwrap_or(""));
    words.iter().all(|it| said.contains(it))
}

/// Counts keys by index, each for all that `spread` makes of it.
fn count<I: Iterator<Item = u32>>(
    len: usize,
    keys: impl Iterator<Item = Option<u32>>,
    spread: impl Fn(u32) -> I,
) -> Vec<usize> {
    let mut counts = vec![0; len];
    for at in keys.flatten().flat_map(spread) {
        if let Some(count) = counts.get_mut(at as usize) {
            *count += 1;
        }
    }
    counts
}

/// A category and all that it is a part of. The reader lets no circle in; the bound keeps it harmless.
fn wholes(table: &[Category], part: u32) -> impl Iterator<Item = u32> {
    let up = |it: &u32| table.get(*it as usize).and_then(|it| it.within);
    std::iter::successors(Some(part), up).take(table.len() + 1)
}

/// Whether a category is another or a part of it.
fn is_within(table: &[Category], part: u32, whole: u32) -> bool {
    wholes(table, part).any(|it| it == whole)
}
