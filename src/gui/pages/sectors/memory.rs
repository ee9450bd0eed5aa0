//! What Sectors remembers of a data set from one run to the next, by the ids of the file.

use super::SectorsPage;
use super::columns::{Col, Columns};
use super::sorting::Sorting;
use crate::dataset::{Category, MetricId, RegionId, SectorId, SizeId, SourceId};
use crate::gui::context::ViewCtx;
use crate::store::{Mode, Order, Query, RateBy};
use crate::syntax::Standing;

/// What is remembered. A name that the data set no longer has, or the program does not know, is left out.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct SectorsMemory {
    every_claim: bool,
    filters: Filters,
    /// Columns that the rows are sorted by, and whether downwards; none where nothing was chosen.
    sort: Option<Vec<(String, bool)>>,
    rates_by: String,
    columns: Option<ColumnsMemory>,
    /// Whether the chart is shown; none where that follows from the width of the window.
    chart: Option<bool>,
}

/// The filters.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
struct Filters {
    text: String,
    metric: Option<String>,
    group: Option<String>,
    region: Option<String>,
    sector: Option<String>,
    size: Option<String>,
    source: Option<String>,
    rate_at_least: Option<f64>,
    from: Option<String>,
    to: Option<String>,
    standing: Option<String>,
}

/// The columns.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
struct ColumnsMemory {
    order: Vec<String>,
    hidden: Vec<String>,
    widths: Vec<(String, f32)>,
}

impl SectorsPage {
    /// What is to be remembered.
    pub fn memory(&self, cx: &ViewCtx<'_>) -> SectorsMemory {
        let sorting = &self.sorting;
        let orders = sorting.orders.iter().map(|it| (Col::sorted_by(it.column).id().to_owned(), it.descending));
        let ids = |cols: &[Col]| cols.iter().map(|it| it.id().to_owned()).collect();
        let columns = ColumnsMemory {
            order: ids(self.columns.order()),
            hidden: ids(self.columns.hidden()),
            widths: self.columns.widths().iter().map(|(it, width)| (it.id().to_owned(), *width)).collect(),
        };
        SectorsMemory {
            every_claim: self.filters.query.mode == Mode::EveryClaim,
            filters: filters(cx, &self.filters.query),
            sort: Some(orders.collect()),
            rates_by: by_name(sorting.by).to_owned(),
            columns: Some(columns),
            chart: self.chart,
        }
    }

    /// Goes back to what was remembered; what the data set no longer has is left out.
    pub fn recall(&mut self, memory: &SectorsMemory, cx: &ViewCtx<'_>) {
        let mode = if memory.every_claim { Mode::EveryClaim } else { Mode::Latest };
        self.filters.set(cx, Query { mode, ..query(cx, &memory.filters) });
        let by = by_named(&memory.rates_by);
        self.sorting.by = by;
        if let Some(sort) = &memory.sort {
            let order = |(id, descending): &(String, bool)| {
                Some(Order { column: Col::named(id)?.sorts(by)?, descending: *descending })
            };
            self.sorting = Sorting { orders: sort.iter().filter_map(order).collect(), by };
        }
        if let Some(columns) = &memory.columns {
            let cols = |ids: &[String]| -> Vec<Col> { ids.iter().filter_map(|it| Col::named(it)).collect() };
            let sound = |it: &f32| it.is_finite() && (0.0..4000.0).contains(it);
            let widths = columns.widths.iter().filter(|it| sound(&it.1));
            let widths = widths.filter_map(|(id, width)| Some((Col::named(id)?, *width))).collect();
            self.columns = Columns::new(&cols(&columns.order), cols(&columns.hidden), widths);
        }
        self.chart = memory.chart;
    }
}

fn filters(cx: &ViewCtx<'_>, query: &Query) -> Filters {
    let data = cx.store.data();
    let day = |it: Option<jiff::civil::Date>| it.map(|it| it.to_string());
    let standing = query.standing.and_then(|it| Standing::ALL.iter().find(|(_, other)| *other == it));
    Filters {
        text: query.text.clone(),
        metric: query.metric.and_then(|it| data.metric(it)).map(|it| it.id.clone()),
        group: query.group.clone(),
        region: query.region.and_then(|it| data.region(it)).map(|it| it.id.clone()),
        sector: query.sector.and_then(|it| data.sector(it)).map(|it| it.id.clone()),
        size: query.size.and_then(|it| data.size(it)).map(|it| it.id.clone()),
        source: query.source.and_then(|it| data.source(it)).map(|it| it.id.clone()),
        rate_at_least: query.rate_at_least,
        from: day(query.from),
        to: day(query.to),
        standing: standing.map(|(name, _)| (*name).to_owned()),
    }
}

fn query(cx: &ViewCtx<'_>, filters: &Filters) -> Query {
    let data = cx.store.data();
    let category =
        |id: &Option<String>, table: &[Category]| id.as_ref().and_then(|id| table.iter().position(|it| it.id == *id));
    let metric = filters.metric.as_ref().and_then(|id| data.metrics.iter().position(|it| it.id == *id));
    let source = filters.source.as_ref().and_then(|id| data.sources.iter().position(|it| it.id == *id));
    let day = |it: &Option<String>| it.as_ref().and_then(|it| it.parse().ok());
    let groups = cx.store.groups();
    Query {
        text: filters.text.clone(),
        metric: metric.map(MetricId::new),
        group: filters.group.clone().filter(|it| groups.iter().any(|other| other.en == *it)),
        region: category(&filters.region, &data.regions).map(RegionId::new),
        sector: category(&filters.sector, &data.sectors).map(SectorId::new),
        size: category(&filters.size, &data.sizes).map(SizeId::new),
        source: source.map(SourceId::new),
        rate_at_least: filters.rate_at_least.filter(|it| it.is_finite()),
        from: day(&filters.from),
        to: day(&filters.to),
        standing: filters.standing.as_deref().and_then(Standing::named),
        ..Query::default()
    }
}

fn by_name(by: RateBy) -> &'static str {
    match by {
        RateBy::Lower => "lower",
        RateBy::Upper => "upper",
        RateBy::Middle => "middle",
    }
}

fn by_named(name: &str) -> RateBy {
    [RateBy::Upper, RateBy::Middle].into_iter().find(|it| by_name(*it) == name).unwrap_or_default()
}
