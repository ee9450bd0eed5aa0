//! The programme that is shown, and what is worked out about it once.

use super::view::headline;
use crate::figure::Figure;
use crate::gui::context::ViewCtx;
use crate::syntax::Standing;
use crate::tracker::{FlagKind, Measure, Programme, pace};
use egui::{Align, Layout, Ui, vec2};
use jiff::civil::Date;

/// The programme that is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    pub(super) cx: ViewCtx<'a>,
    pub(super) programme: &'a Programme,
    pub(super) place: usize,
    /// The year of dates that are typed without one.
    pub(super) year: i16,
}

/// What a detail was worked out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    revision: u64,
    place: usize,
    newest_first: bool,
    as_of: Date,
}

/// What is worked out about the programme that is shown.
#[derive(Debug)]
pub(super) struct Detail {
    key: Key,
    /// The places of the claims, as the table shows them.
    pub(super) order: Vec<usize>,
    /// What the plot is about.
    pub(super) measure: Option<Measure>,
    /// The places of the claims that the plot shows, by date.
    pub(super) shown: Vec<usize>,
    /// The runs of exact claims that a line goes through; a line does not cross a day without a figure.
    pub(super) lines: Vec<Vec<usize>>,
    /// The places of claims that contradict each other.
    pub(super) disputed: Vec<usize>,
}

impl Detail {
    /// The detail of the programme as it is; the one at hand if it still holds.
    pub(super) fn fresh(old: Option<Self>, at: &At<'_>, newest_first: bool, flags: &[crate::tracker::Flag]) -> Self {
        let revision = at.cx.desk.history.revision();
        let key = Key { revision, place: at.place, newest_first, as_of: at.cx.as_of() };
        if let Some(old) = old
            && old.key == key
        {
            return old;
        }
        let claims = &at.programme.claims;
        let mut order: Vec<usize> = (0..claims.len()).collect();
        if newest_first {
            // Of one day, what stands last in the file was added last.
            order.sort_by_key(|at| std::cmp::Reverse(claims.get(*at).map(|it| (it.on, *at))));
        }
        let measure = headline(at.programme).cloned();
        let known = |it: &crate::tracker::Claim| it.on <= key.as_of && it.stated.is_none_or(|it| it <= key.as_of);
        let of_measure = |it: &crate::tracker::Claim| Some(&it.measure) == measure.as_ref() && it.scope.is_none();
        let all = claims.iter().enumerate().filter(|(_, it)| known(it) && of_measure(it));
        let mut shown: Vec<usize> = all.map(|(at, _)| at).collect();
        shown.sort_by_key(|it| claims.get(*it).map(|it| it.on));
        let lines = measure.as_ref().map_or_else(Vec::new, |it| lines(at.programme, it, &shown, key.as_of));
        let mut disputed = Vec::new();
        for flag in flags.iter().filter(|it| it.programme == at.place) {
            if let FlagKind::Conflict { with, .. } = flag.kind {
                disputed.extend(flag.claim.into_iter().chain([with]));
            }
        }
        Self { key, order, measure, shown, lines, disputed }
    }
}

/// Runs of claims, one a day, that are stated exactly and firmly, broken where a day is known to have no figure.
fn lines(programme: &Programme, measure: &Measure, shown: &[usize], as_of: Date) -> Vec<Vec<usize>> {
    let claim = |at: usize| programme.claims.get(at);
    let gaps: Vec<Date> = shown
        .iter()
        .filter_map(|it| claim(*it))
        .filter(|it| matches!(it.value, Figure::Missing(_)))
        .map(|it| it.on)
        .collect();
    let exact = pace::headline_claims(programme, measure, as_of).into_iter().filter(|it| {
        claim(*it).is_some_and(|it| matches!(it.value, Figure::Exactly(_)) && it.standing > Standing::Doubtful)
    });
    let mut runs: Vec<Vec<usize>> = Vec::new();
    let mut before: Option<Date> = None;
    for at in exact {
        let on = claim(at).map(|it| it.on);
        let broken = gaps.iter().any(|gap| before < Some(*gap) && Some(*gap) < on);
        match runs.last_mut().filter(|_| !broken) {
            Some(run) => run.push(at),
            None => runs.push(vec![at]),
        }
        before = on;
    }
    runs
}

/// Cells side by side that take so many columns each.
pub(super) fn cells(ui: &mut Ui, spans: &[u8], mut cell: impl FnMut(&mut Ui, usize)) {
    const GAP: f32 = 12.0;
    let columns: u8 = spans.iter().sum();
    let column = (ui.available_width() - GAP * f32::from(columns.saturating_sub(1))) / f32::from(columns.max(1));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (at, span) in spans.iter().enumerate() {
            let span = f32::from(*span);
            let width = (column * span + GAP * (span - 1.0)).max(20.0);
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                cell(ui, at);
            });
        }
    });
}
