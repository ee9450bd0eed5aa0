//! What to put first, chosen from the file: no metric, region or sector is known by name here.

use super::Store;
use crate::dataset::{MetricId, RegionId, SeriesId, SeriesKey};
use crate::figure::Unit;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A series of the whole, and the same for a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparable {
    /// The series of the whole; none where only the part is stated.
    pub whole: Option<SeriesId>,
    /// The series of the part; none where only the whole is stated.
    pub part: Option<SeriesId>,
}

impl Store {
    /// The region that the others are parts of: the first that is part of none.
    pub fn whole_region(&self) -> Option<RegionId> {
        self.data.regions.iter().position(|it| it.within.is_none()).map(RegionId::new)
    }

    /// The series to show first: of the rates of the whole region those with the most dates, one a metric, at most
    /// `most`, in the order of the file's metrics.
    pub fn headlines(&self, most: usize, as_known_on: Option<Date>) -> Vec<SeriesId> {
        let Some(whole) = self.whole_region() else { return Vec::new() };
        let mut best: BTreeMap<MetricId, (usize, SeriesId)> = BTreeMap::new();
        for (at, series) in self.data.series.iter().enumerate() {
            let is_rate = self.data.metric(series.key.metric).is_some_and(|it| it.unit == Unit::Percent);
            if series.key.region != whole || !is_rate {
                continue;
            }
            let id = SeriesId::new(at);
            let mut dates: Vec<Date> = self.known(id, as_known_on).map(|it| it.on).collect();
            dates.dedup();
            let entry = best.entry(series.key.metric).or_insert((0, id));
            if dates.len() > entry.0 {
                *entry = (dates.len(), id);
            }
        }
        let mut ranked: Vec<(usize, MetricId, SeriesId)> =
            best.into_iter().map(|(metric, (n, id))| (n, metric, id)).collect();
        ranked.sort_by_key(|(n, metric, _)| (std::cmp::Reverse(*n), *metric));
        ranked.truncate(most);
        ranked.sort_by_key(|(_, metric, _)| *metric);
        ranked.into_iter().map(|(_, _, id)| id).collect()
    }

    /// The part of the whole region to set against it: the one that shares the most series with it.
    pub fn region_to_compare(&self) -> Option<RegionId> {
        let whole = self.whole_region()?;
        let mut shared: BTreeMap<RegionId, usize> = BTreeMap::new();
        let national: std::collections::BTreeSet<SeriesKey> =
            self.data.series.iter().map(|it| it.key).filter(|it| it.region == whole).collect();
        for key in self.data.series.iter().map(|it| it.key) {
            if key.region != whole && national.contains(&SeriesKey { region: whole, ..key }) {
                *shared.entry(key.region).or_default() += 1;
            }
        }
        shared.into_iter().max_by_key(|(region, n)| (*n, std::cmp::Reverse(*region))).map(|(region, _)| region)
    }

    /// The headline series of the whole, each beside the same series of a part of it.
    pub fn compare_with(&self, part: RegionId, most: usize, as_known_on: Option<Date>) -> Vec<Comparable> {
        let find = |key: SeriesKey| self.data.series.iter().position(|it| it.key == key).map(SeriesId::new);
        self.headlines(most, as_known_on)
            .into_iter()
            .filter_map(|whole| {
                let key = self.data.series(whole)?.key;
                Some(Comparable { whole: Some(whole), part: find(SeriesKey { region: part, ..key }) })
            })
            .collect()
    }
}
