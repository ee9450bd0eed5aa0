//! Filters, with three answers to a threshold.

use super::Store;
use super::fold::fold;
use super::halves::{WORTH_A_THREAD, halves};
use super::threshold::Threshold;
use crate::dataset::{Category, ClaimId, MetricId, RegionId, SectorId, SeriesId, SeriesKey, SizeId, SourceId};
use crate::figure::{Answer, Comparison, Unit};
use crate::syntax::Standing;
use jiff::civil::Date;
use std::ops::Range as Span;

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
    /// Claims that rest on this source only.
    pub source: Option<SourceId>,
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

/// What is left to ask of the claims of a series that passes.
struct Asked<'q> {
    query: &'q Query,
    /// Words that are not in the names of the series.
    words: Vec<&'q str>,
    threshold: Option<Threshold>,
}

impl Store {
    /// The rows that a query lets through, in the order of the file.
    pub fn query(&self, query: &Query) -> Rows {
        let parts = self.in_parts(|series| {
            let mut rows = Vec::new();
            let (possibly, of) = self.each_row(query, series, |row| rows.push(row));
            Rows { rows, possibly, of }
        });
        let join = |mut all: Rows, mut part: Rows| {
            all.rows.append(&mut part.rows);
            Rows { rows: all.rows, possibly: all.possibly + part.possibly, of: all.of + part.of }
        };
        parts.into_iter().reduce(join).unwrap_or_default()
    }

    /// Does work on all series: at once, or in halves with as many claims where there are many.
    fn in_parts<T: Send>(&self, work: impl Fn(Span<usize>) -> T + Sync) -> Vec<T> {
        let (series, claims) = (&self.data.series, self.data.claims.len());
        if claims < WORTH_A_THREAD {
            return vec![work(0..series.len())];
        }
        let middle = series.partition_point(|it| (it.first as usize) < claims / 2);
        halves(middle, series.len(), work).into()
    }

    /// Calls `take` with each row of these series that a query lets through; gives how many of them reach the threshold
    /// possibly only, and how many rows there are without any filter.
    ///
    /// What can be asked of a series is asked once, so that little is left to ask of each of a million claims.
    fn each_row(&self, query: &Query, series: Span<usize>, mut take: impl FnMut(Row)) -> (usize, usize) {
        let words: Vec<String> = fold(&query.text).split_whitespace().map(ToOwned::to_owned).collect();
        let (mut possibly, mut of) = (0, 0);
        for series in series.map(SeriesId::new) {
            let Some(it) = self.data.series(series) else { continue };
            let asked = self.asked_of_claims(series, query, &words);
            let mut row = |claim: ClaimId| {
                if let Some(row) = asked.as_ref().and_then(|it| self.row(series, claim, it)) {
                    possibly += usize::from(row.answer == Some(Answer::Possibly));
                    take(row);
                }
            };
            match query.mode {
                Mode::Latest => {
                    if let Some(latest) = self.latest(series, query.as_known_on) {
                        of += 1;
                        row(latest.claim.id);
                    }
                }
                Mode::EveryClaim if query.as_known_on.is_none() => {
                    of += it.claims().len();
                    if asked.is_some() {
                        it.claims().for_each(row);
                    }
                }
                Mode::EveryClaim => {
                    let known = it.claims().filter(|it| self.is_known(*it, query.as_known_on));
                    known.for_each(|claim| {
                        of += 1;
                        row(claim);
                    });
                }
            }
        }
        (possibly, of)
    }

    /// What is left to ask of the claims of a series; `None` where none of them can pass.
    fn asked_of_claims<'q>(&self, series: SeriesId, query: &'q Query, words: &'q [String]) -> Option<Asked<'q>> {
        if !self.series_passes(series, query) {
            return None;
        }
        let names = self.search.get(series.at()).map_or("", String::as_str);
        let metric = self.data.metric_of(series)?;
        let threshold = query.rate_at_least.map(|least| Threshold::new(least, metric.range, self.data.tolerance));
        // What is no rate does not answer to a threshold.
        (threshold.is_none() || metric.unit == Unit::Percent).then(|| Asked {
            query,
            words: words.iter().map(String::as_str).filter(|it| !names.contains(it)).collect(),
            threshold,
        })
    }

    /// The row of a claim that passes all that is asked of it.
    #[inline]
    fn row(&self, series: SeriesId, claim: ClaimId, asked: &Asked<'_>) -> Option<Row> {
        let claims = &self.data.claims;
        let Query { from, to, standing, source, .. } = asked.query;
        let passes = from.is_none_or(|from| from <= claims.on(claim))
            && to.is_none_or(|to| claims.on(claim) <= to)
            && standing.is_none_or(|least| least <= claims.standing(claim))
            && source.is_none_or(|wanted| claims.source(claim) == Some(wanted));
        if !passes || !(asked.words.is_empty() || self.says(claim, &asked.words)) {
            return None;
        }
        let answer = match asked.threshold {
            Some(threshold) => Some(threshold.answer(claims.figure(claim))?),
            None => None,
        };
        (answer != Some(Answer::No)).then_some(Row { series, claim, answer })
    }

    /// Whether each word occurs in the words of a claim.
    fn says(&self, claim: ClaimId, words: &[&str]) -> bool {
        let said = self.data.claims.words(claim).sentence().map(fold).unwrap_or_default();
        words.iter().all(|it| said.contains(it))
    }

    /// How many rows each choice of a facet would show under the other filters, by its index.
    pub fn facet(&self, query: &Query, facet: Facet) -> Vec<usize> {
        let data = &self.data;
        let query = facet.lifted(query);
        let rows = self.in_parts(|series| {
            let mut counts = vec![0; series.len()];
            self.each_row(&query, series.clone(), |row| {
                if let Some(count) = counts.get_mut(row.series.at() - series.start) {
                    *count += 1;
                }
            });
            counts
        });
        let groups = self.groups();
        let place = |sector: SectorId| {
            let group = data.sector(sector)?.group.as_ref()?;
            groups.iter().position(|it| it.en == group.en)
        };
        let places: Vec<Option<usize>> = (0..data.sectors.len()).map(|it| place(SectorId::new(it))).collect();
        let mut counts = match facet {
            Facet::Metric => vec![0; data.metrics.len()],
            Facet::Group => vec![0; groups.len()],
            Facet::Region => vec![0; data.regions.len()],
            Facet::Sector => vec![0; data.sectors.len()],
            Facet::Size => vec![0; data.sizes.len()],
        };
        for (SeriesKey { metric, region, sector, size }, rows) in data.series.iter().map(|it| it.key).zip(rows.concat())
        {
            let mut add = |at: usize| {
                if let Some(count) = counts.get_mut(at) {
                    *count += rows;
                }
            };
            match facet {
                Facet::Metric => add(metric.at()),
                Facet::Group => sector.and_then(|it| *places.get(it.at())?).into_iter().for_each(add),
                Facet::Region => wholes(&data.regions, region.0).for_each(|it| add(it as usize)),
                Facet::Sector => {
                    sector.into_iter().flat_map(|it| wholes(&data.sectors, it.0)).for_each(|it| add(it as usize));
                }
                Facet::Size => {
                    size.into_iter().flat_map(|it| wholes(&data.sizes, it.0)).for_each(|it| add(it as usize));
                }
            }
        }
        counts
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

    /// Whether each word, folded, occurs in the names of a series, in either language.
    pub fn is_named(&self, series: SeriesId, words: &[String]) -> bool {
        let names = self.search.get(series.at()).map_or("", String::as_str);
        words.iter().all(|it| names.contains(it.as_str()))
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

/// A category and all that it is a part of. The reader lets no circle in; the bound keeps it harmless.
fn wholes(table: &[Category], part: u32) -> impl Iterator<Item = u32> {
    let up = |it: &u32| table.get(*it as usize).and_then(|it| it.within);
    std::iter::successors(Some(part), up).take(table.len() + 1)
}

/// Whether a category is another or a part of it.
fn is_within(table: &[Category], part: u32, whole: u32) -> bool {
    wholes(table, part).any(|it| it == whole)
}
