//! What the chosen rows say together: from where to where, and why not on average. Of many rows it is worked out on a
//! thread.

use super::chosen::Chosen;
use super::found::Found;
use super::job::{GoOn, Job, Progress};
use crate::dataset::MetricId;
use crate::figure::{Figure, Interval, Unit};
use crate::gui::context::ViewCtx;
use crate::locale::sectors as text;
use crate::store::{Row, Store};
use std::sync::Arc;

/// More rows than this are looked at on a thread.
const AT_ONCE: usize = 20_000;

/// What was worked out of the choice; it is kept until that changes.
#[derive(Debug, Default)]
pub(super) struct Sum {
    of: Option<(u64, u64)>,
    rows: usize,
    stated: Stated,
    /// Under way; what was worked out before is of another choice.
    job: Option<Job<Stated>>,
}

/// What rows state.
#[derive(Clone, Copy, Debug, Default)]
struct Stated {
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
    pub(super) fn look(&mut self, cx: &ViewCtx<'_>, ctx: &egui::Context, serial: u64, found: &Found, chosen: &Chosen) {
        let of = Some((serial, chosen.revision()));
        if self.of == of {
            self.poll();
            return;
        }
        *self = Self { of, rows: chosen.count(), ..Self::default() };
        if self.rows < 2 {
            return;
        }
        if self.rows > AT_ONCE {
            let (store, chosen, rows) = (Arc::clone(&cx.session.store), chosen.clone(), found.rows.clone());
            let work = move |go_on: GoOn<'_>| stated(&store, chosen.of(&rows), go_on);
            if let Ok(job) = Job::start("sectors: sum", ctx, work) {
                self.job = Some(job);
                return;
            }
        }
        self.stated = stated(cx.store, chosen.of(&found.rows), &|| true).unwrap_or_default();
    }

    /// Takes what has become ready.
    fn poll(&mut self) {
        match self.job.as_ref().map(Job::poll) {
            Some(Progress::Done(stated)) => (self.stated, self.job) = (stated, None),
            Some(Progress::Lost) => self.job = None,
            Some(Progress::Working) | None => {}
        }
    }

    /// Whether it is being worked out.
    pub(super) fn is_working(&self) -> bool {
        self.job.is_some()
    }

    /// The sentences; none where fewer than two rows are chosen.
    pub(super) fn said(&self, cx: &ViewCtx<'_>) -> Option<String> {
        if self.rows < 2 {
            return None;
        }
        let language = cx.language;
        let mut said = vec![text::selected(self.rows, language)];
        if self.is_working() {
            said.push(cx.t(text::LOOKING).to_owned());
            return Some(said.join(text::between_sentences(language)));
        }
        let Stated { hull, silent, about } = self.stated;
        match hull {
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
        if silent > 0 && hull != Hull::Nothing {
            said.push(text::silent(silent, language));
        }
        if about > 0 {
            said.push(text::tolerance(cx.tolerance(), language));
        }
        Some(said.join(text::between_sentences(language)))
    }
}

/// What rows state together; nothing where it was called off.
fn stated<'r>(store: &Store, rows: impl Iterator<Item = &'r Row>, go_on: GoOn<'_>) -> Option<Stated> {
    let data = store.data();
    let mut all = Stated::default();
    for (at, row) in rows.enumerate() {
        if at % 4096 == 0 && !go_on() {
            return None;
        }
        let figure = data.claims.figure(row.claim);
        all.about += usize::from(matches!(figure, Figure::About(_)));
        let Some(metric) = data.series(row.series).map(|it| it.key.metric) else { continue };
        let Some(interval) = store.working(row.series, figure) else {
            all.silent += 1;
            continue;
        };
        all.hull = match all.hull {
            Hull::Nothing => Hull::Of(metric, interval),
            Hull::Of(known, hull) if known == metric => Hull::Of(metric, hull.hull(interval)),
            _ => Hull::Mixed,
        };
    }
    Some(all)
}
