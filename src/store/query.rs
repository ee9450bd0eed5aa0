//! Filters, with three answers to a threshold.

use super::Store;
use super::fold::fold;
use super::halves::{WORTH_A_THREAD, halves};
use super::threshold::Threshold;
use crate::dataset::{Category, ClaimId, MetricId, RegionId, SectorId, SeriesId, SizeId, SourceId};
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
    /// A rate of at least this, in per cent; what is no rate then drops out, and is counted in [`Rows::left_out`].
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
    /// Metrics that are no rates, so that the threshold says nothing of them, in the order of the file; and how many
    /// rows of each pass all other filters.
    pub left_out: Vec<(MetricId, usize)>,
}

/// What is counted beside the rows.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    possibly: usize,
    of: usize,
    /// By metric.
    left_out: Vec<usize>,
}

/// A query with what does not depend on the series worked out.
pub(super) struct Prepared<'q> {
    query: &'q Query,
    words: Vec<String>,
    /// Per metric: whether a threshold is asked of it.
    pub(super) answers: Vec<bool>,
}

/// What is left to ask of the claims of a series that passes.
struct Asked<'q> {
    query: &'q Query,
    /// Words that are not in the names of the series.
    words: Vec<&'q str>,
    threshold: Option<Threshold>,
    /// The threshold says nothing of the series: its rows are counted, not shown.
    is_left_out: bool,
}

impl Store {
    /// The rows that a query lets through, in the order of the file.
    pub fn query(&self, query: &Query) -> Rows {
        let prepared = self.prepared(query);
        let parts = self.in_parts(|series| {
            let mut rows = Vec::new();
            let tally = self.each_row(&prepared, series, |row| rows.push(row));
            (rows, tally)
        });
        let (mut rows, mut all) = (Vec::new(), Tally::default());
        for (mut part, tally) in parts {
            if rows.is_empty() {
                rows = part;
            } else {
                rows.append(&mut part);
            }
            all.possibly += tally.possibly;
            all.of += tally.of;
            all.left_out.resize(tally.left_out.len(), 0);
            all.left_out.iter_mut().zip(tally.left_out).for_each(|(sum, it)| *sum += it);
        }
        let left_out = all.left_out.into_iter().enumerate().filter(|(_, it)| *it > 0);
        Rows {
            rows,
            possibly: all.possibly,
            of: all.of,
            left_out: left_out.map(|(at, it)| (MetricId::new(at), it)).collect(),
        }
    }

    /// Whether a query lets a row of a series through.
    pub fn shows(&self, query: &Query, series: SeriesId) -> bool {
        let mut shown = false;
        self.each_row(&self.prepared(query), series.at()..series.at().saturating_add(1), |_| shown = true);
        shown
    }

    pub(super) fn prepared<'q>(&self, query: &'q Query) -> Prepared<'q> {
        Prepared {
            query,
            words: fold(&query.text).split_whitespace().map(ToOwned::to_owned).collect(),
            answers: self.answers(query.metric),
        }
    }

    /// Which metrics a threshold is asked of: rates. A signed change in per cent is none; it is asked only where nothing
    /// else is there to be mixed up with it.
    fn answers(&self, only: Option<MetricId>) -> Vec<bool> {
        let metrics = &self.data.metrics;
        let alone = !metrics.iter().any(crate::dataset::Metric::is_rate);
        let answers = |(at, it): (usize, &crate::dataset::Metric)| {
            it.unit == Unit::Percent && (it.is_rate() || alone || only == Some(MetricId::new(at)))
        };
        metrics.iter().enumerate().map(answers).collect()
    }

    /// Does work on all series: at once, or in halves with as many claims where there are many.
    pub(super) fn in_parts<T: Send>(&self, work: impl Fn(Span<usize>) -> T + Sync) -> Vec<T> {
        let (series, claims) = (&self.data.series, self.data.claims.len());
        if claims < WORTH_A_THREAD {
            return vec![work(0..series.len())];
        }
        let middle = series.partition_point(|it| (it.first as usize) < claims / 2);
        halves(middle, series.len(), work).into()
    }

    /// Calls `take` with each row of these series that a query lets through; gives what is counted beside them.
    ///
    /// What can be asked of a series is asked once, so that little is left to ask of each of a million claims.
    pub(super) fn each_row(&self, prepared: &Prepared<'_>, series: Span<usize>, mut take: impl FnMut(Row)) -> Tally {
        let query = prepared.query;
        let mut tally = Tally { left_out: vec![0; self.data.metrics.len()], ..Tally::default() };
        for series in series.map(SeriesId::new) {
            let Some(it) = self.data.series(series) else { continue };
            let asked = self.asked_of_claims(series, prepared);
            let mut found = 0;
            let (mut possibly, mut left_out) = (0, 0);
            let mut row = |claim: ClaimId| match asked.as_ref().and_then(|it| Some((self.row(series, claim, it)?, it)))
            {
                Some((_, Asked { is_left_out: true, .. })) => left_out += 1,
                Some((row, _)) => {
                    possibly += usize::from(row.answer == Some(Answer::Possibly));
                    take(row);
                }
                None => {}
            };
            match query.mode {
                Mode::Latest => {
                    if let Some(latest) = self.latest(series, query.as_known_on) {
                        found += 1;
                        row(latest.claim.id);
                    }
                }
                Mode::EveryClaim if query.as_known_on.is_none() => {
                    found += it.claims().len();
                    if asked.is_some() {
                        it.claims().for_each(row);
                    }
                }
                Mode::EveryClaim => {
                    let known = it.claims().filter(|it| self.is_known(*it, query.as_known_on));
                    known.for_each(|claim| {
                        found += 1;
                        row(claim);
                    });
                }
            }
            tally.of += found;
            tally.possibly += possibly;
            if let Some(count) = tally.left_out.get_mut(it.key.metric.at()) {
                *count += left_out;
            }
        }
        tally
    }

    /// What is left to ask of the claims of a series; `None` where none of them can pass.
    fn asked_of_claims<'q>(&self, series: SeriesId, prepared: &'q Prepared<'_>) -> Option<Asked<'q>> {
        let query = prepared.query;
        if !self.series_passes(series, query) {
            return None;
        }
        let names = self.search.get(series.at()).map_or("", String::as_str);
        let at = self.data.series(series)?.key.metric.at();
        let metric = self.data.metrics.get(at)?;
        let is_asked = query.rate_at_least.is_some();
        let answers = prepared.answers.get(at) == Some(&true);
        let threshold = query.rate_at_least.map(|least| Threshold::new(least, metric.range, self.data.tolerance));
        Some(Asked {
            query,
            words: prepared.words.iter().map(String::as_str).filter(|it| !names.contains(it)).collect(),
            threshold: threshold.filter(|_| answers),
            is_left_out: is_asked && !answers,
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
        let said = self.data.claims.words(claim);
        let said = [&said.quote, &said.gist].map(|it| it.as_deref().map(fold).unwrap_or_default());
        words.iter().all(|word| said.iter().any(|it| it.contains(word)))
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
pub(super) fn wholes(table: &[Category], part: u32) -> impl Iterator<Item = u32> {
    let up = |it: &u32| table.get(*it as usize).and_then(|it| it.within);
    std::iter::successors(Some(part), up).take(table.len() + 1)
}

/// Whether a category is another or a part of it.
fn is_within(table: &[Category], part: u32, whole: u32) -> bool {
    wholes(table, part).any(|it| it == whole)
}
