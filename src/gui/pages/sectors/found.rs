//! What a query found, worked out once and kept until the question changes.

use super::axis::RateAxis;
use super::filter::Filter;
use crate::figure::{Figure, Language};
use crate::gui::context::ViewCtx;
use crate::store::{Column, Facet, Order, Query, RateBy, Row};
use std::collections::BTreeMap;

/// The question; as long as it stays the same, so does the answer.
#[derive(Clone, Debug, PartialEq)]
struct Question {
    generation: u64,
    query: Query,
    orders: Vec<Order>,
    language: Language,
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
    /// The year that most rows are of: it need not be told in each.
    pub(super) year: i16,
    /// The axis that marks are drawn on.
    pub(super) axis: Option<RateAxis>,
    /// Whether a threshold or a sort rests on the band for "about".
    pub(super) banded: bool,
    /// Where no row passes: the filters without which there are some, and how many.
    pub(super) blockers: Vec<(Filter, usize)>,
}

/// What is new about a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum New {
    /// Nothing.
    Nothing,
    /// The order of the rows.
    Order,
    /// Which rows there are.
    Rows,
}

/// The last question with its answer, and the counts of the choices that were looked at.
#[derive(Debug, Default)]
pub(super) struct Answers {
    question: Option<Question>,
    found: Found,
    facets: Vec<(Facet, Vec<usize>)>,
}

impl Answers {
    /// Works the answer out if the question is a new one; says what is new.
    pub(super) fn ask(&mut self, cx: &ViewCtx<'_>, query: &Query, orders: &[Order]) -> New {
        let generation = cx.session.generation;
        let same_rows = self.question.as_ref().is_some_and(|it| it.generation == generation && it.query == *query);
        let same_order = self.question.as_ref().is_some_and(|it| it.language == cx.language && it.orders == orders);
        if same_rows && same_order {
            return New::Nothing;
        }
        let question = Question { generation, query: query.clone(), orders: orders.to_vec(), language: cx.language };
        self.found = find(cx, &question);
        self.question = Some(question);
        if same_rows {
            return New::Order;
        }
        self.facets.clear();
        New::Rows
    }

    /// The answer.
    pub(super) fn found(&self) -> &Found {
        &self.found
    }

    /// The counts of the choices of a facet, under the other filters.
    pub(super) fn facet(&mut self, cx: &ViewCtx<'_>, query: &Query, facet: Facet) -> &[usize] {
        let at = self.facets.iter().position(|(it, _)| *it == facet).unwrap_or_else(|| {
            self.facets.push((facet, cx.store.facet(query, facet)));
            self.facets.len() - 1
        });
        self.facets.get(at).map_or(&[], |(_, counts)| counts.as_slice())
    }
}

fn find(cx: &ViewCtx<'_>, question: &Question) -> Found {
    let mut found = cx.store.query(&question.query);
    cx.store.sort(&mut found.rows, &question.orders, cx.language, question.query.as_known_on);
    let claims = &cx.store.data().claims;
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for row in &found.rows {
        *years.entry(claims.on(row.claim).year()).or_default() += 1;
    }
    let compared = question.query.rate_at_least.is_some()
        || question.orders.iter().any(|it| matches!(it.column, Column::Figure(RateBy::Lower | RateBy::Upper)));
    let blockers = if found.rows.is_empty() {
        let left = |it: Filter| (it, cx.store.query(&it.without(&question.query)).rows.len());
        Filter::set_in(&question.query).map(left).filter(|(_, n)| *n > 0).collect()
    } else {
        Vec::new()
    };
    Found {
        possibly: found.possibly,
        of: found.of,
        year: years.into_iter().max_by_key(|(_, n)| *n).map_or(0, |(year, _)| year),
        axis: RateAxis::of_rows(cx, &found.rows),
        banded: compared && found.rows.iter().any(|it| matches!(claims.figure(it.claim), Figure::About(_))),
        blockers,
        rows: found.rows,
    }
}
