//! Sorting of rows: by several columns, and by a stated end of each figure.

use super::halves::{WORTH_A_THREAD, halves};
use super::{Row, Store};
use crate::dataset::{Category, Claim, Metric, SeriesId};
use crate::figure::{Bound, Language};
use crate::syntax::Name;
use jiff::civil::Date;
use std::ops::Range;

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
    /// The figure, by the end that is told, among those of its unit: of two units none is more.
    Figure(RateBy),
    /// The date that the claim describes.
    AsOf,
    /// The change since the last claim, by its middle, among those of its unit; one that rests on a bound has none.
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
    /// By the middle. A bound has none: its other end is the natural limit, which nobody stated.
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

/// Gives a row its key in a column; none where it has no value there.
type Keys<'s> = Box<dyn Fn(&Row) -> Option<u64> + Sync + 's>;

impl Store {
    /// Sorts rows by the first order, then the next; ties stay in the order of the file.
    ///
    /// Rows without a value in a column come last, whatever the direction. Changes and counts of claims are those
    /// known on the day that is given.
    pub fn sort(&self, rows: &mut [Row], orders: &[Order], language: Language, as_known_on: Option<Date>) {
        for order in orders.iter().rev() {
            let keys = self.keys(order.column, language, as_known_on);
            sort_by_key(rows, |row| match keys(row) {
                Some(key) if order.descending => !key,
                Some(key) => key,
                None => u64::MAX,
            });
            if matches!(order.column, Column::Figure(_) | Column::Change) {
                let units = self.units();
                let unit = |row: &Row| *units.get(self.data.series(row.series)?.key.metric.at())?;
                let first = rows.first().and_then(unit);
                if rows.iter().any(|it| unit(it) != first) {
                    // The units keep their order in either direction, and what has no value is still the last.
                    sort_by_key(rows, |row| keys(row).and_then(|_| unit(row)).unwrap_or(u64::MAX));
                }
            }
        }
    }

    /// For each metric the place of its unit: that of rates is the first, the others come in the order of the file.
    fn units(&self) -> Vec<Option<u64>> {
        let metrics = &self.data.metrics;
        let same = |a: &Metric, b: &Metric| (a.is_rate(), a.unit, &a.unit_name) == (b.is_rate(), b.unit, &b.unit_name);
        let first = |it: &Metric| metrics.iter().position(|other| same(it, other));
        metrics.iter().map(|it| if it.is_rate() { Some(0) } else { first(it).map(whole) }).collect()
    }

    /// Gives each row a number that sorts as its value in a column does, and is neither the least nor the most of all.
    /// What belongs to a table or to a series is worked out here, once.
    fn keys(&self, column: Column, language: Language, as_known_on: Option<Date>) -> Keys<'_> {
        let data = &self.data;
        let names = |names: Vec<Option<&Name>>| ranks(names.into_iter().map(|it| it.map(|it| it.text(language))));
        let categories = |table: &[Category]| names(table.iter().map(|it| Some(&it.name)).collect());
        let key = |row: &Row| data.series(row.series).map(|it| it.key);
        let claims = &data.claims;
        match column {
            Column::Sector => {
                let ranks = categories(&data.sectors);
                Box::new(move |row| *ranks.get(key(row)?.sector?.at())?)
            }
            Column::Group => {
                let ranks = names(data.sectors.iter().map(|it| it.group.as_ref()).collect());
                Box::new(move |row| *ranks.get(key(row)?.sector?.at())?)
            }
            Column::Region => {
                let ranks = categories(&data.regions);
                Box::new(move |row| *ranks.get(key(row)?.region.at())?)
            }
            Column::Size => {
                let ranks = categories(&data.sizes);
                Box::new(move |row| *ranks.get(key(row)?.size?.at())?)
            }
            Column::Source => {
                let ranks = names(data.sources.iter().map(|it| it.publisher.as_ref().or(Some(&it.title))).collect());
                Box::new(move |row| *ranks.get(claims.source(row.claim)?.at())?)
            }
            Column::Metric => Box::new(move |row| Some(whole(key(row)?.metric.at()))),
            Column::Claims => {
                let ids = (0..data.series.len()).map(SeriesId::new);
                let counts: Vec<usize> = ids.map(|it| self.count_known(it, as_known_on)).collect();
                Box::new(move |row| counts.get(row.series.at()).copied().map(whole))
            }
            Column::Figure(by) => Box::new(move |row| {
                let figure = claims.figure(row.claim);
                if by == RateBy::Middle && figure.is_bound() {
                    return None;
                }
                self.working(row.series, figure).and_then(|it| end(it, by)).map(number)
            }),
            Column::AsOf => Box::new(move |row| {
                // A date sorts as its parts do; a month and a day take nine bits.
                let on = claims.on(row.claim);
                Some(number(f64::from(i32::from(on.year()) * 512 + i32::from(on.month()) * 32 + i32::from(on.day()))))
            }),
            Column::Change => Box::new(move |row| {
                let claim = claims.get(row.claim)?;
                let before = self.before(&claim, as_known_on)?;
                let change = self.difference(&before, &claim, as_known_on)?;
                let is_open = self.rests_on_bound(&before, as_known_on) || self.rests_on_bound(&claim, as_known_on);
                change.middle().filter(|_| !is_open).map(number)
            }),
        }
    }

    /// Whether a claim, or one that conflicts with it, states a bound.
    fn rests_on_bound(&self, claim: &Claim<'_>, as_known_on: Option<Date>) -> bool {
        let rivals = || self.rivals(claim, as_known_on);
        claim.figure.is_bound() || (self.is_disputed(claim.id) && rivals().iter().any(|it| it.figure.is_bound()))
    }
}

/// Sorts rows by their keys; ties stay.
fn sort_by_key(rows: &mut [Row], key: impl Fn(&Row) -> u64 + Sync) {
    let sorted = |part: Range<usize>| {
        let mut keyed: Vec<(u64, Row)> = rows.get(part).unwrap_or(&[]).iter().map(|it| (key(it), *it)).collect();
        keyed.sort_by_key(|(key, _)| *key);
        keyed
    };
    let keyed = if rows.len() < WORTH_A_THREAD {
        sorted(0..rows.len())
    } else {
        let mut all = halves(rows.len() / 2, rows.len(), sorted).concat();
        all.sort_by_key(|(key, _)| *key); // finds the two runs and merges them
        all
    };
    for (place, (_, row)) in rows.iter_mut().zip(keyed) {
        *place = row;
    }
}

/// For each name of a table its place among them, without regard to case; equal names share one.
fn ranks<'n>(names: impl Iterator<Item = Option<&'n str>>) -> Vec<Option<u64>> {
    let names: Vec<Option<String>> = names.map(|it| it.map(str::to_lowercase)).collect();
    let mut sorted: Vec<&String> = names.iter().flatten().collect();
    sorted.sort_unstable();
    sorted.dedup();
    names.iter().map(|it| sorted.binary_search(&it.as_ref()?).ok().map(whole)).collect()
}

/// A count or an index as a key.
fn whole(count: usize) -> u64 {
    count as u64 + 1
}

/// A number as a key: its bits, so that they sort as [`f64::total_cmp`] does. Those of infinities lie within the others.
fn number(x: f64) -> u64 {
    let bits = x.to_bits();
    if x.is_sign_negative() { !bits } else { bits | 1 << 63 }
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
