//! How many rows each choice of a filter would leave.

use super::query::wholes;
use super::{Query, Store};
use crate::dataset::{ClaimId, SectorId, SeriesKey, SourceId};
use crate::figure::Unit;
use crate::syntax::Standing;

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
    /// By the source that a claim rests on.
    Source,
    /// By how firmly claims stand at least, in the order of [`Standing::ALL`].
    Standing,
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
            Self::Source => query.source = None,
            Self::Standing => query.standing = None,
        }
        query
    }
}

impl Store {
    /// How many rows each choice of a facet would show under the other filters, by its index.
    pub fn facet(&self, query: &Query, facet: Facet) -> Vec<usize> {
        let query = facet.lifted(query);
        match facet {
            Facet::Source | Facet::Standing => self.facet_of_claims(&query, facet),
            _ => self.facet_of_series(&query, facet),
        }
    }

    /// Counts by what each claim has of its own.
    fn facet_of_claims(&self, query: &Query, facet: Facet) -> Vec<usize> {
        let (data, prepared) = (&self.data, self.prepared(query));
        let choices = if facet == Facet::Source { data.sources.len() } else { Standing::ALL.len() };
        let place = |claim: ClaimId| match facet {
            Facet::Source => data.claims.source(claim).map(SourceId::at),
            _ => Standing::ALL.iter().position(|(_, it)| *it == data.claims.standing(claim)),
        };
        let parts = self.in_parts(|series| {
            let mut counts = vec![0; choices];
            self.each_row(&prepared, series, |row| {
                if let Some(count) = place(row.claim).and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            });
            counts
        });
        let sum = |at: usize| parts.iter().filter_map(|it| it.get(at)).sum();
        let mut counts: Vec<usize> = (0..choices).map(sum).collect();
        if facet == Facet::Standing {
            // "At least this firm" lets through what is firmer, too.
            let mut firmer = 0;
            for count in &mut counts {
                firmer += *count;
                *count = firmer;
            }
        }
        counts
    }

    /// Counts by what a series has.
    fn facet_of_series(&self, query: &Query, facet: Facet) -> Vec<usize> {
        let data = &self.data;
        let mut prepared = self.prepared(query);
        if facet == Facet::Metric {
            // Each metric is counted as if it were chosen.
            prepared.answers = data.metrics.iter().map(|it| it.unit == Unit::Percent).collect();
        }
        let rows = self.in_parts(|series| {
            let mut counts = vec![0; series.len()];
            self.each_row(&prepared, series.clone(), |row| {
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
            Facet::Size | Facet::Source | Facet::Standing => vec![0; data.sizes.len()],
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
                Facet::Size | Facet::Source | Facet::Standing => {
                    size.into_iter().flat_map(|it| wholes(&data.sizes, it.0)).for_each(|it| add(it as usize));
                }
            }
        }
        counts
    }
}
