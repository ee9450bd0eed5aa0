//! The last question with its answer. Of a large data set it is worked out on a thread: until it is there, the answer to
//! the question before it stays, and says so.

use super::found::{Found, Question, find};
use super::job::{Job, Progress};
use crate::gui::context::ViewCtx;
use crate::store::{Facet, Order, Query};
use egui::Context;
use std::sync::Arc;

/// Data sets with fewer claims are asked at once: that takes less than a frame.
const AT_ONCE: usize = 50_000;

/// What is new about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum New {
    /// Nothing.
    Nothing,
    /// The order of the rows.
    Order,
    /// Which rows there are.
    Rows,
}

/// How many rows each choice of a facet would leave.
#[derive(Debug)]
enum Counts {
    Known(Vec<usize>),
    OnTheWay(Job<Vec<usize>>),
}

/// The last question, the last answer, and the counts of the choices that were looked at.
#[derive(Debug, Default)]
pub(super) struct Answers {
    asked: Option<Question>,
    answered: Option<Question>,
    found: Found,
    /// Counts the answers.
    serial: u64,
    job: Option<Job<Found>>,
    facets: Vec<(Facet, Counts)>,
}

impl Answers {
    /// Asks if the question is a new one, and takes the answer if it is there; says what is new.
    pub(super) fn ask(&mut self, cx: &ViewCtx<'_>, ctx: &Context, query: &Query, orders: &[Order]) -> New {
        let generation = cx.session.generation;
        let is_same = self.asked.as_ref().is_some_and(|it| {
            it.generation == generation && it.language == cx.language && it.query == *query && it.orders == orders
        });
        let mut new = New::Nothing;
        if self.answered.as_ref().is_some_and(|it| it.generation != generation) {
            // Rows of another data set are none of this one.
            (self.answered, self.found) = (None, Found::default());
            self.serial += 1;
            new = New::Rows;
        }
        if !is_same {
            if self.asked.as_ref().is_none_or(|it| it.generation != generation || it.query != *query) {
                self.facets.clear();
            }
            let question =
                Question { generation, query: query.clone(), orders: orders.to_vec(), language: cx.language };
            self.asked = Some(question.clone());
            self.job = None;
            if is_small(cx) {
                return self.take(find(cx.store, &question, &|| true));
            }
            let store = Arc::clone(&cx.session.store);
            let job = Job::start("sectors: rows", ctx, move |go_on| find(&store, &question, go_on));
            match job {
                Ok(job) => self.job = Some(job),
                // Without a thread it takes a moment.
                Err(_) => return self.take(self.asked.clone().and_then(|it| find(cx.store, &it, &|| true))),
            }
        }
        match self.job.as_ref().map(Job::poll) {
            None | Some(Progress::Working) => new,
            Some(Progress::Done(found)) => self.take(Some(found)),
            Some(Progress::Lost) => self.take(None),
        }
    }

    fn take(&mut self, found: Option<Found>) -> New {
        self.job = None;
        let same_rows = match (&self.answered, &self.asked) {
            (Some(a), Some(b)) => a.generation == b.generation && a.query == b.query,
            _ => false,
        };
        self.answered.clone_from(&self.asked);
        self.found = found.unwrap_or_default();
        self.serial += 1;
        if same_rows { New::Order } else { New::Rows }
    }

    /// The answer.
    pub(super) fn found(&self) -> &Found {
        &self.found
    }

    /// Counts the answers: what was worked out for another is stale.
    pub(super) fn serial(&self) -> u64 {
        self.serial
    }

    /// The question that the answer belongs to.
    pub(super) fn answered(&self) -> Option<&Question> {
        self.answered.as_ref()
    }

    /// Whether the answer to the last question is still on its way.
    pub(super) fn is_working(&self) -> bool {
        self.job.is_some()
    }

    /// The counts of the choices of a facet, under the other filters; `None` while they are on their way.
    pub(super) fn facet(&mut self, cx: &ViewCtx<'_>, ctx: &Context, query: &Query, facet: Facet) -> Option<&[usize]> {
        let known = self.facets.iter().position(|(it, _)| *it == facet);
        let at = known.unwrap_or_else(|| {
            self.facets.push((facet, count(cx, ctx, query, facet)));
            self.facets.len() - 1
        });
        let (_, counts) = self.facets.get_mut(at)?;
        if let Counts::OnTheWay(job) = counts {
            match job.poll() {
                Progress::Working => return None,
                Progress::Done(known) => *counts = Counts::Known(known),
                Progress::Lost => *counts = Counts::Known(Vec::new()),
            }
        }
        match counts {
            Counts::Known(known) => Some(known),
            Counts::OnTheWay(_) => None,
        }
    }
}

fn count(cx: &ViewCtx<'_>, ctx: &Context, query: &Query, facet: Facet) -> Counts {
    let at_once = || Counts::Known(cx.store.facet(query, facet));
    if is_small(cx) {
        return at_once();
    }
    let (store, query) = (Arc::clone(&cx.session.store), query.clone());
    let job = Job::start("sectors: counts", ctx, move |_| Some(store.facet(&query, facet)));
    job.map_or_else(|_| at_once(), Counts::OnTheWay)
}

fn is_small(cx: &ViewCtx<'_>) -> bool {
    cx.store.data().claims.len() < AT_ONCE
}
