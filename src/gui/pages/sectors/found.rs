//! What a query found: the rows, and what all of them are like.

use super::axis::RateAxis;
use super::bars;
use super::filter::Filter;
use super::job::GoOn;
use crate::dataset::MetricId;
use crate::figure::{Figure, Interval, Language};
use crate::store::{Column, Order, Query, RateBy, Row, Store};
use std::collections::BTreeMap;

/// The question; as long as it stays the same, so does the answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Question {
    pub(super) generation: u64,
    pub(super) query: Query,
    pub(super) orders: Vec<Order>,
    pub(super) language: Language,
}

/// The answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The rows, sorted.
    pub(super) rows: Vec<Row>,
    /// How many of them reach the threshold possibly only.
    pub(super) possibly: usize,
    /// How many rows there are without any filter.
    pub(super) of: usize,
    /// Metrics that the threshold says nothing of, and how many rows are left out for that.
    pub(super) left_out: Vec<(MetricId, usize)>,
    /// The year that most rows are of: it need not be told in each.
    pub(super) year: i16,
    /// The axis that marks are drawn on.
    pub(super) axis: Option<RateAxis>,
    /// What those rows state together that the axis carries.
    pub(super) hull: Option<Interval>,
    /// Whether a threshold or a sort rests on the band for "about".
    pub(super) banded: bool,
    /// Where no row passes: the filters without which there are some, and how many.
    pub(super) blockers: Vec<(Filter, usize)>,
}

/// Works the answer out; `None` once nobody waits for it any more.
pub(super) fn find(store: &Store, question: &Question, go_on: GoOn<'_>) -> Option<Found> {
    let Question { query, orders, language, .. } = question;
    let mut found = store.query(query);
    go_on().then_some(())?;
    store.sort(&mut found.rows, orders, *language, query.as_known_on);
    go_on().then_some(())?;
    let claims = &store.data().claims;
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for row in &found.rows {
        *years.entry(claims.on(row.claim).year()).or_default() += 1;
    }
    let compared = query.rate_at_least.is_some()
        || orders.iter().any(|it| matches!(it.column, Column::Figure(RateBy::Lower | RateBy::Upper)));
    let mut blockers = Vec::new();
    if found.rows.is_empty() {
        for filter in Filter::set_in(query) {
            let rows = store.query(&filter.without(query)).rows.len();
            go_on().then_some(())?;
            if rows > 0 {
                blockers.push((filter, rows));
            }
        }
    }
    let axis = RateAxis::of_rows(store, &found.rows);
    go_on().then_some(())?;
    Some(Found {
        possibly: found.possibly,
        of: found.of,
        left_out: found.left_out,
        year: years.into_iter().max_by_key(|(_, n)| *n).map_or(0, |(year, _)| year),
        hull: axis.as_ref().and_then(|it| bars::hull(store, &found.rows, it)),
        axis,
        banded: compared && found.rows.iter().any(|it| matches!(claims.figure(it.claim), Figure::About(_))),
        blockers,
        rows: found.rows,
    })
}
