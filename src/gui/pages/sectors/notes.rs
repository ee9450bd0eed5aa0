//! What is said around the rows: the sentences under the table, and what to do where there is no row.

use super::bar::{self, Filters};
use super::filter::Filter;
use super::found::Found;
use super::sum::Sum;
use crate::dataset::MetricId;
use crate::gui::command::{Command, UiCommand};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{SECONDARY, text_style};
use crate::gui::widgets::{secondary, strong};
use crate::locale::{sectors as text, shell};
use crate::store::Query;
use egui::{Button, RichText, Ui};

/// So many metrics that a threshold says nothing of are named.
const NAMED: usize = 3;

/// The sentences under the table.
pub(super) fn under(cx: &ViewCtx<'_>, ui: &mut Ui, query: &Query, found: &Found, sum: &Sum, is_chosen: bool) {
    ui.spacing_mut().item_spacing.y = 6.0;
    if let Some(said) = sum.said(cx) {
        ui.label(RichText::new(said).text_style(text_style(SECONDARY)));
    }
    let mut said = Vec::new();
    if let Some((_, rate)) = bar::threshold(cx, query) {
        let certainly = found.rows.len() - found.possibly.min(found.rows.len());
        said.push(text::reach(certainly, found.possibly, &rate, cx.language));
    }
    if !found.left_out.is_empty() {
        let named = |(id, _): &(MetricId, usize)| cx.store.data().metric(*id).map(|it| it.name.text(cx.language));
        let names: Vec<&str> = found.left_out.iter().take(NAMED).filter_map(named).collect();
        let rows = found.left_out.iter().map(|it| it.1).sum();
        let more = found.left_out.len().saturating_sub(NAMED);
        said.push(text::left_out(rows, &names, more, cx.language));
    }
    if found.banded {
        said.push(text::tolerance(cx.store.data().tolerance, cx.language));
    }
    if said.is_empty() && !is_chosen {
        said.push(cx.t(text::SELECT_HINT).to_owned());
    }
    if !said.is_empty() {
        ui.label(secondary(cx.tokens, said.join(text::between_sentences(cx.language))));
    }
}

/// Says why there is no row, and offers what brings some back.
pub(super) fn nothing(cx: &ViewCtx<'_>, ui: &mut Ui, filters: &mut Filters, found: &Found) {
    ui.add_space(24.0);
    ui.vertical_centered(|ui| match cx.as_known_on.filter(|_| found.of == 0 && !cx.store.data().series.is_empty()) {
        Some(day) => {
            ui.label(strong(text::nothing_known(day, cx.language)));
            if ui.button(cx.t(shell::SHOW_ALL)).clicked() {
                cx.send(Command::AsKnownOn(None));
            }
        }
        None if found.of == 0 => {
            ui.label(strong(cx.t(text::NO_SERIES)));
            ui.label(secondary(cx.tokens, cx.t(text::NO_SERIES_HINT)));
            for command in [UiCommand::OpenDataSet, UiCommand::OpenShipped] {
                if ui.button(cx.t(command.text())).clicked() {
                    cx.send(command);
                }
            }
        }
        None => blocked(cx, ui, filters, found),
    });
}

/// Which filter lets no row through, and what there would be without it.
fn blocked(cx: &ViewCtx<'_>, ui: &mut Ui, filters: &mut Filters, found: &Found) {
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.label(strong(cx.t(text::NO_ROWS)));
    ui.add_space(8.0);
    let mut off: Option<Filter> = None;
    for (filter, rows) in &found.blockers {
        let label = filter.label(cx, &filters.query);
        let button = RichText::new(text::take_off(&label, cx.language)).color(cx.tokens.accent);
        if ui.add(Button::new(button)).clicked() {
            off = Some(*filter);
        }
        ui.label(secondary(cx.tokens, text::would_leave(*rows, cx.language)));
        ui.add_space(12.0);
    }
    if found.blockers.is_empty() {
        ui.label(secondary(cx.tokens, cx.t(text::NO_SINGLE)));
        if ui.button(cx.t(text::CLEAR_ALL)).clicked() {
            filters.clear();
        }
    }
    if let Some(filter) = off {
        filters.take_off(filter);
    }
}
