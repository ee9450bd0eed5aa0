//! The small curves of the series that were seen, kept until they may have changed.

use crate::dataset::{Claim, SeriesId};
use crate::gui::context::ViewCtx;
use crate::gui::widgets::Spark;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// So many are kept; more than that are not seen at once.
const KEPT: usize = 512;

/// The curves by their series.
#[derive(Debug, Default)]
pub(super) struct Sparks {
    of: Option<(u64, Option<Date>)>,
    curves: BTreeMap<u32, Option<Spark>>,
}

impl Sparks {
    /// The curve of a series; none where there is nothing to draw.
    pub(super) fn of(&mut self, cx: &ViewCtx<'_>, series: SeriesId) -> Option<&Spark> {
        let of = Some((cx.session.generation, cx.as_known_on));
        if self.of != of || self.curves.len() > KEPT {
            (self.of, self.curves) = (of, BTreeMap::new());
        }
        let look_up = || {
            let claims: Vec<Claim<'_>> = cx.store.known(series, cx.as_known_on).collect();
            Spark::new(&claims, |it| cx.store.known_on(it))
        };
        self.curves.entry(series.0).or_insert_with(look_up).as_ref()
    }
}
