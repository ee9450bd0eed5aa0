//! The axis that marks stand on: one for all rows, so that the table is the chart.

use crate::chart::{Scale, ticks};
use crate::dataset::{Dataset, Metric, MetricId};
use crate::figure::{Figure, Range, Unit};
use crate::gui::context::ViewCtx;
use crate::store::{Row, Store};
use egui::{Rect, pos2};

/// Between the edge of the cell and the ends of the axis, so that a dot at an end is whole.
const LEFT: f32 = 10.0;
/// The same at the right, where the question mark of a possible row stands, too.
const RIGHT: f32 = 26.0;

/// An axis for figures.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RateAxis {
    /// The value at the left.
    pub(super) low: f64,
    /// The value at the right.
    pub(super) high: f64,
    /// The metric, where it is the axis of one alone; otherwise it is that of all rates.
    pub(super) only: Option<MetricId>,
}

impl RateAxis {
    /// The axis for rows: of their metric if they share one, otherwise of rates; none where there is no rate.
    pub(super) fn of_rows(store: &Store, rows: &[Row]) -> Option<Self> {
        let data = store.data();
        let metric_of = |row: &Row| data.series(row.series).map(|it| it.key.metric);
        let first = rows.first().and_then(metric_of)?;
        if rows.iter().all(|it| metric_of(it) == Some(first)) {
            let figures = rows.iter().map(|it| data.claims.figure(it.claim));
            return Self::of_metric(first, data.metric(first)?, figures);
        }
        let rates = Self { low: 0.0, high: 100.0, only: None };
        let is_rate = |row: &Row| metric_of(row).is_some_and(|it| rates.carries(data, it));
        rows.iter().any(is_rate).then_some(rates)
    }

    /// The axis for figures of one metric: its natural range or, where that has no end, what the figures need.
    pub(super) fn of_metric(id: MetricId, metric: &Metric, figures: impl Iterator<Item = Figure>) -> Option<Self> {
        let (min, max) = (metric.range.min, metric.range.max);
        if let (Some(low), Some(high)) = (min, max) {
            return (low < high).then_some(Self { low, high, only: Some(id) });
        }
        let numbers = figures.map(Figure::numbers).flat_map(|(a, b)| a.into_iter().chain(b));
        let (least, most) = numbers.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)));
        if least > most {
            return None;
        }
        // A level in per cent of the normal one is read against 100; a signed change against 0.
        let normal = if metric.unit == Unit::Percent && min == Some(0.0) { 100.0 } else { 0.0 };
        let (low, high) = (min.unwrap_or(least.min(0.0)), max.unwrap_or(most.max(normal)));
        let high = if low < high { high } else { low + 1.0 };
        let step = match ticks(low, high, 5).as_slice() {
            [first, second, ..] => second - first,
            _ => high - low,
        };
        let round = |end: f64, way: fn(f64) -> f64| way(end / step) * step;
        Some(Self {
            low: min.unwrap_or_else(|| round(low, f64::floor)),
            high: max.unwrap_or_else(|| round(high, f64::ceil)),
            only: Some(id),
        })
    }

    /// Whether figures of a metric can stand on it.
    pub(super) fn carries(&self, data: &Dataset, metric: MetricId) -> bool {
        match self.only {
            Some(only) => only == metric,
            // A signed change is no rate, though it is told in per cent.
            None => data.metric(metric).is_some_and(Metric::is_rate),
        }
    }

    /// The natural range of what stands on it; what several metrics have in common is that none is less than nothing.
    pub(super) fn natural(&self, data: &Dataset) -> Range {
        self.only.and_then(|it| data.metric(it)).map_or(Range::AMOUNT, |it| it.range)
    }

    /// The part of a cell that the axis takes.
    pub(super) fn within(cell: Rect) -> Rect {
        let right = (cell.right() - RIGHT).max(cell.left() + LEFT);
        Rect::from_min_max(pos2(cell.left() + LEFT, cell.top()), pos2(right, cell.bottom()))
    }

    /// The scale in a cell.
    pub(super) fn scale(&self, cell: Rect) -> Scale {
        let rect = Self::within(cell);
        Scale { low: self.low, high: self.high, start: rect.left(), end: rect.right() }
    }

    /// Where ticks stand, with their numbers, at most about `most` of them.
    pub(super) fn ticks(&self, cx: &ViewCtx<'_>, most: usize) -> Vec<(f64, String)> {
        let style = cx.style(Unit::Index).brief();
        ticks(self.low, self.high, most).into_iter().map(|it| (it, style.number(it))).collect()
    }
}
