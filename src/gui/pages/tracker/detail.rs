//! The programme that is shown, and what is worked out about it once.

use super::named::NamedSources;
use super::view::usual_year;
use crate::gui::context::ViewCtx;
use crate::tracker::Programme;
use egui::{Align, Layout, Ui, vec2};
use std::sync::Arc;

/// The programme that is shown.
#[derive(Clone, Debug)]
pub(super) struct At<'a> {
    pub(super) cx: ViewCtx<'a>,
    pub(super) programme: &'a Programme,
    pub(super) place: usize,
    /// The year of dates that are typed without one.
    pub(super) year: i16,
    pub(super) sources: Arc<NamedSources>,
}

impl<'a> At<'a> {
    /// The programme at a place.
    pub(super) fn new(cx: &ViewCtx<'a>, place: usize, sources: &Arc<NamedSources>) -> Option<Self> {
        let document = &cx.desk.document;
        let programme = document.programmes.get(place)?;
        let year = usual_year(document, programme, cx.today);
        Some(Self { cx: *cx, programme, place, year, sources: Arc::clone(sources) })
    }
}

/// What a detail was worked out for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key {
    revision: u64,
    place: usize,
    newest_first: bool,
}

/// What is worked out about the programme that is shown.
#[derive(Debug)]
pub(super) struct Detail {
    key: Key,
    /// The places of the claims, as the table shows them.
    pub(super) order: Vec<usize>,
}

impl Detail {
    /// The detail of the programme as it is; the one at hand if it still holds.
    pub(super) fn fresh(old: Option<Self>, at: &At<'_>, newest_first: bool) -> Self {
        let revision = at.cx.desk.history.revision();
        let key = Key { revision, place: at.place, newest_first };
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
        Self { key, order }
    }
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
