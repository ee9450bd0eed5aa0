//! Sorting of rows: by several columns, and by a stated end of each figure.

use super::{Row, Store};
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
            let mut keyed: Vec<(Key, Row)> =
                rows.iter().map(|row| (self.key(row, order.column, language, as_known_on), *row)).collect();
            keyed.sort_by(|(a, _), (b, _)| a.compare(b, order.descending));
            for (place, (_, row)) in rows.iter_mut().zip(keyed) {
                *place = row;
            }
        }
    }

    fn key(&self, row: &Row, column: Column, language: Language, as_known_on: Option<Date>) -> Key {
        let data = &self.data;
        let Some((series, claim)) = data.series(row.series).zip(data.claims.get(row.claim)) else { return Key::None };
        let key = series.key;
        let name = |name: Option<&crate::syntax::Name>| {
            name.map_or(Key::None, |it| Key::Text(it.text(language).to_lowercase()))
        };
        let sector = key.sector.and_then(|it| data.sector(it));
        match column {
            Column::Sector => name(sector.map(|it| &it.name)),
            Column::Group => name(sector.and_then(|it| it.group.as_ref())),
            Column::Region => name(data.region(key.region).map(|it| &it.name)),
            Column::Size => name(key.size.and_then(|it| data.size(it)).map(|it| &it.name)),
            Column::Metric => Key::Number(f64::from(key.metric.0)),
            Column::Figure(by) => {
                self.working(row.series, claim.figure).and_then(|it| end(it, by)).map_or(Key::None, Key::Number)
            }
            Column::AsOf => Key::Number(f64::from(super::derive::days_between(Date::ZERO, claim.on))),
            Column::Change => self
                .change_since_last(&claim, as_known_on)
                .and_then(|it| it.interval.middle().or(it.interval.lower().value()).or(it.interval.upper().value()))
                .map_or(Key::None, Key::Number),
            Column::Claims => Key::Number(self.known(row.series, as_known_on).count() as f64),
            Column::Source => {
                let source = claim.source.and_then(|it| data.source(it));
                name(source.map(|it| it.publisher.as_ref().unwrap_or(&it.title)))
            }
        }
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

enum Key {
    Text(String),
    Number(f64),
    None,
}

impl Key {
    fn compare(&self, other: &Self, descending: bool) -> Ordering {
        let order = match (self, other) {
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::None, Self::None) => return Ordering::Equal,
            (Self::None, _) => return Ordering::Greater,
            (_, Self::None) => return Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
        };
        if descending { order.reverse() } else { order }
    }
}
