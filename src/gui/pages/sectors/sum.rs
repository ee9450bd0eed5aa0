//! What the chosen rows say together: from where to where, and why not on average.

use super::chosen::Chosen;
use super::found::Found;
use crate::dataset::MetricId;
use crate::figure::{Figure, Interval, Unit};
use crate::gui::context::ViewCtx;
use crate::locale::sectors as text;

/// What was worked out of the choice; it is kept until that changes.
#[derive(Debug, Default)]
pub(super) struct Sum {
    of: Option<(u64, u64)>,
    rows: usize,
    hull: Hull,
    /// Rows that state nothing, and rows that say "about".
    silent: usize,
    about: usize,
}

/// What all rows state together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Hull {
    /// Nothing, yet.
    #[default]
    Nothing,
    /// Of one metric: from where to where.
    Of(MetricId, Interval),
    /// They are of several metrics, and those have nothing together.
    Mixed,
}

impl Sum {
    /// Works it out again if the choice changed; `serial` counts the answers.
    pub(super) fn look(&mut self, cx: &ViewCtx<'_>, serial: u64, found: &Found, chosen: &Chosen) {
        let of = Some((serial, chosen.revision()));
        if self.of == of {
            return;
        }
        *self = Self { of, rows: chosen.count(), ..Self::default() };
        if self.rows < 2 {
            return;
        }
        let (store, data) = (cx.store, cx.store.data());
        for row in chosen.of(&found.rows) {
            let figure = data.claims.figure(row.claim);
            self.about += usize::from(matches!(figure, Figure::About(_)));
            let Some(metric) = data.series(row.series).map(|it| it.key.metric) else { continue };
            let Some(interval) = store.working(row.series, figure) else {
                self.silent += 1;
                continue;
            };
            self.hull = match self.hull {
                Hull::Nothing => Hull::Of(metric, interval),
                Hull::Of(known, hull) if known == metric => Hull::Of(metric, hull.hull(interval)),
                _ => Hull::Mixed,
            };
        }
    }

    /// The sentences; none where fewer than two rows are chosen.
    pub(super) fn said(&self, cx: &ViewCtx<'_>) -> Option<String> {
        if self.rows < 2 {
            return None;
        }
        let language = cx.language;
        let mut said = vec![text::selected(self.rows, language)];
        match self.hull {
            Hull::Nothing => said.push(cx.t(text::NOTHING_STATED).to_owned()),
            Hull::Mixed => said.push(cx.t(text::SEVERAL_METRICS).to_owned()),
            Hull::Of(id, hull) => {
                if let Some(metric) = cx.store.data().metric(id) {
                    said.push(text::together(&cx.style_of(metric).interval(hull, metric.range), language));
                    if matches!(metric.unit, Unit::Percent | Unit::PercentagePoints | Unit::Index) {
                        said.push(cx.t(text::NO_AVERAGE).to_owned());
                    }
                }
            }
        }
        if self.silent > 0 && self.hull != Hull::Nothing {
            said.push(text::silent(self.silent, language));
        }
        if self.about > 0 {
            said.push(text::tolerance(cx.tolerance(), language));
        }
        Some(said.join(text::between_sentences(language)))
    }
}
