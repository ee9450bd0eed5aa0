//! Questions to a data set: what is the latest, what fits a filter, what conflicts, what follows.
//!
//! A [`Store`] is built once from a data set, never changes, and is shared. All results are in a defined order.

mod beside;
mod conflict;
mod derive;
mod facet;
mod fold;
mod halves;
mod headline;
mod latest;
mod query;
mod sort;
mod threshold;

pub use beside::{Comparable, Sides};
pub use conflict::Conflict;
pub use derive::{ChainSum, Change, Implied};
pub use facet::Facet;
pub use fold::fold;
pub use latest::{Latest, Preferred};
pub use query::{Mode, Query, Row, Rows};
pub use sort::{Column, Order, RateBy};

use crate::dataset::{ClaimId, Dataset, SeriesId, SourceId};
use crate::figure::{Figure, Interval, Language, Range};
use crate::syntax::Name;
use jiff::civil::Date;

/// A data set, with what is looked up in it again and again.
#[derive(Debug, Default)]
pub struct Store {
    data: Dataset,
    /// Per series: its names in both languages, folded for search.
    search: Vec<String>,
    conflicts: Vec<Conflict>,
    /// Claims that are part of a conflict, in order.
    disputed: Vec<ClaimId>,
    /// Per source: the claims that rest on it.
    by_source: Vec<Vec<ClaimId>>,
    implied: Vec<Implied>,
    /// The first and the last day on which a claim became known.
    known_days: Option<(Date, Date)>,
}

impl Store {
    /// Builds the store.
    pub fn new(data: Dataset) -> Self {
        let search = (0..data.series.len()).map(|at| fold(&search_text(&data, SeriesId::new(at)))).collect();
        let conflicts = conflict::find(&data);
        let mut disputed: Vec<ClaimId> = conflicts.iter().flat_map(|it| it.claims.iter().copied()).collect();
        disputed.sort_unstable();
        let by_source = by_source(&data);
        let implied = derive::implied(&data);
        let mut store = Self { data, search, conflicts, disputed, by_source, implied, known_days: None };
        store.known_days = store.find_known_days();
        store
    }

    fn find_known_days(&self) -> Option<(Date, Date)> {
        let mut known = self.data.claims.iter().map(|it| self.known_on(&it));
        let first = known.next()?;
        Some(known.fold((first, first), |(first, last), day| (first.min(day), last.max(day))))
    }

    /// The first and the last day on which a claim became known.
    pub fn known_days(&self) -> Option<(Date, Date)> {
        self.known_days
    }

    /// The data set.
    pub fn data(&self) -> &Dataset {
        &self.data
    }

    /// Claims for one series and date that can't all be right, by series and date.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Whether a claim is part of a conflict.
    pub fn is_disputed(&self, claim: ClaimId) -> bool {
        self.disputed.binary_search(&claim).is_ok()
    }

    /// The claims that rest on a source, in the order of the file.
    pub fn claims_of(&self, source: SourceId) -> &[ClaimId] {
        self.by_source.get(source.at()).map_or(&[], Vec::as_slice)
    }

    /// Bounds that follow from statements on a change.
    pub fn implied(&self) -> &[Implied] {
        &self.implied
    }

    /// The natural range of a series' metric.
    pub fn range(&self, series: SeriesId) -> Range {
        self.data.metric_of(series).map_or(Range::NONE, |it| it.range)
    }

    /// The interval to work with, under the data set's tolerance for "about".
    pub fn working(&self, series: SeriesId, figure: Figure) -> Option<Interval> {
        figure.working(self.range(series), self.data.tolerance)
    }

    /// What a series is about, most telling first: "Steel", "Hubei", "SMEs"; the metric is left out.
    pub fn subject(&self, series: SeriesId, language: Language) -> String {
        let Some(it) = self.data.series(series) else { return String::new() };
        let sector = it.key.sector.and_then(|it| self.data.sector(it)).map(|it| it.name.text(language));
        let size = it.key.size.and_then(|it| self.data.size(it)).map(|it| it.name.text(language));
        let region = self.data.region(it.key.region).map(|it| it.name.text(language));
        join([sector, size, region], language)
    }

    /// What a series is about in full: "Employee return rate · Steel · China".
    pub fn title(&self, series: SeriesId, language: Language) -> String {
        let metric = self.data.metric_of(series).map(|it| it.name.text(language));
        let subject = self.subject(series, language);
        join([metric, Some(subject.as_str())], language)
    }
}

/// Per source: the claims that rest on it. Counted first, so that no list takes more room than it needs.
fn by_source(data: &Dataset) -> Vec<Vec<ClaimId>> {
    let ids = || (0..data.claims.len()).map(ClaimId::new);
    let mut counts = vec![0; data.sources.len()];
    for source in ids().filter_map(|it| data.claims.source(it)) {
        if let Some(count) = counts.get_mut(source.at()) {
            *count += 1;
        }
    }
    let mut lists: Vec<Vec<ClaimId>> = counts.into_iter().map(Vec::with_capacity).collect();
    for id in ids() {
        if let Some(list) = data.claims.source(id).and_then(|it| lists.get_mut(it.at())) {
            list.push(id);
        }
    }
    lists
}

fn join<const N: usize>(parts: [Option<&str>; N], _language: Language) -> String {
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    parts.join(" · ")
}

/// All names of a series in both languages, and the codes.
fn search_text(data: &Dataset, series: SeriesId) -> String {
    let Some(it) = data.series(series) else { return String::new() };
    let mut text = String::new();
    let mut add = |name: Option<&Name>| {
        if let Some(name) = name {
            text.push_str(&name.en);
            text.push('\n');
            text.push_str(name.zh.as_deref().unwrap_or(""));
            text.push('\n');
        }
    };
    let sector = it.key.sector.and_then(|it| data.sector(it));
    add(sector.map(|it| &it.name));
    add(sector.and_then(|it| it.group.as_ref()));
    add(data.metric(it.key.metric).map(|it| &it.name));
    add(data.region(it.key.region).map(|it| &it.name));
    add(it.key.size.and_then(|it| data.size(it)).map(|it| &it.name));
    text.push_str(sector.and_then(|it| it.code.as_deref()).unwrap_or(""));
    text
}

#[cfg(test)]
mod tests;
