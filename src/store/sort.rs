//! Sorting of rows: by several columns, and by a stated end of each figure.

use super::{Row, Store};
use crate::dataset::Category;
use crate::figure::{Bound, Language};
use jiff::civil::Date;
use std::cmp::Ordering;

/// What to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// Name of the sector.
    Sector,
    /// Name of the sector's group.
    Group,
    /// Name of the region.
    Region,
    /// Name of the size class.
    Size,
    /// The metric, in the order of the file: it puts first what matters, and that order is the same in any language.
    Metric,
    /// The figure, by the end that is told.
    Figure(RateBy),
    /// The date that the claim describes.
    AsOf,
    /// The change since the last claim, by its middle or the end that it has.
    Change,
    /// How many claims of the series are known.
    Claims,
    /// The publisher of the source or, where it names none, its title.
    Source,
}

/// By which end figures are sorted: an interval has no single place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RateBy {
    /// By the least that it can be.
    #[default]
    Lower,
    /// By the most that it can be.
    Upper,
    /// By the middle, where both ends are known.
    Middle,
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// What to sort by.
    pub column: Column,
    /// Whether the largest come first.
    pub descending: bool,
}

impl Store {
    /// Sorts rows by the first order, then the next; ties stay in the order of the file.
    ///
    /// Rows without a value in a column come last, whatever the direction. Changes and counts of claims are those
    /// known on the day that is given.
    pub fn sort(&self, rows: &mut [Row], orders: &[Order], language: Language, as_known_on: Option<Date>) {
        for order in orders.iter().rev() {
            let ranks = self.ranks(order.column, language);
            let key = |row: &Row| self.key(row, order.column, &ranks, as_known_on).unwrap_or(f64::NAN);
            let mut keyed: Vec<(f64, Row)> = rows.iter().map(|row| (key(row), *row)).collect();
            keyed.sort_by(|(a, _), (b, _)| compare(*a, *b, order.descending));
            for (place, (_, row)) in rows.iter_mut().zip(keyed) {
                *place = row;
            }
        }
    }

    /// The ranks of the names that a column sorts by, by index: names are compared once each, not once a row.
    fn ranks(&self, column: Column, language: Language) -> Vec<Option<f64>> {
        let data = &self.data;
        let named = |table: &[Category]| ranks(table.iter().map(|it| Some(it.name.text(language))));
        match column {
            Column::Sector => named(&data.sectors),
            Column::Group => ranks(data.sectors.iter().map(|it| it.group.as_ref().map(|it| it.text(language)))),
            Column::Region => named(&data.regions),
            Column::Size => named(&data.sizes),
            Column::Source => {
                ranks(data.sources.iter().map(|it| Some(it.publisher.as_ref().unwrap_or(&it.title).text(language))))
            }
            Column::Metric | Column::Figure(_) | Column::AsOf | Column::Change | Column::Claims => Vec::new(),
        }
    }

    fn key(&self, row: &Row, column: Column, ranks: &[Option<f64>], as_known_on: Option<Date>) -> Option<f64> {
        let data = &self.data;
        let series = data.series(row.series)?;
        let claim = || data.claims.get(row.claim);
        let rank = |at: usize| ranks.get(at).copied().flatten();
        let key = series.key;
        match column {
            Column::Sector | Column::Group => rank(key.sector?.at()),
            Column::Region => rank(key.region.at()),
            Column::Size => rank(key.size?.at()),
            Column::Metric => Some(f64::from(key.metric.0)),
            Column::Figure(by) => end(self.working(row.series, data.claims.figure(row.claim))?, by),
            Column::AsOf => Some(f64::from(super::derive::days_between(Date::ZERO, data.claims.on(row.claim)))),
            Column::Change => {
                let change = self.change_since_last(&claim()?, as_known_on)?.interval;
                change.middle().or(change.lower().value()).or(change.upper().value())
            }
            Column::Claims => Some(match as_known_on {
                None => f64::from(series.end - series.first),
                Some(_) => self.known(row.series, as_known_on).count() as f64,
            }),
            Column::Source => rank(claim()?.source?.at()),
        }
    }
}

/// The place of each name among all of them, whatever its case; equal names have equal places.
fn ranks<'n>(names: impl Iterator<Item = Option<&'n str>>) -> Vec<Option<f64>> {
    let folded: Vec<Option<String>> = names.map(|it| it.map(str::to_lowercase)).collect();
    let mut sorted: Vec<&String> = folded.iter().flatten().collect();
    sorted.sort_unstable();
    let place = |it: &String| sorted.partition_point(|other| *other < it) as f64;
    folded.iter().map(|it| it.as_ref().map(place)).collect()
}

/// Rows without a value, which is no number, come last in either direction.
fn compare(a: f64, b: f64, descending: bool) -> Ordering {
    match (a.is_nan(), b.is_nan()) {
        (false, false) if descending => b.total_cmp(&a),
        (false, false) => a.total_cmp(&b),
        (a, b) => a.cmp(&b),
    }
}

/// The end of an interval to sort by; one that has no limit sorts beyond all others.
fn end(interval: crate::figure::Interval, by: RateBy) -> Option<f64> {
    let value = |bound: Bound, none: f64| bound.value().unwrap_or(none);
    match by {
        RateBy::Lower => Some(value(interval.lower(), f64::NEG_INFINITY)),
        RateBy::Upper => Some(value(interval.upper(), f64::INFINITY)),
        RateBy::Middle => interval.middle(),
    }
}
