//! Choices of a filter, each entry with how many rows it would leave.

use super::answers::Answers;
use super::pieces;
use crate::dataset::Category;
use crate::gui::context::ViewCtx;
use crate::gui::widgets::secondary;
use crate::locale::sectors as text;
use crate::store::{Facet, Query};
use egui::{Button, Response, ScrollArea, Ui};

/// The names of a table, each with how deep it lies within others.
pub(super) fn named<'a>(table: &'a [Category], cx: &ViewCtx<'_>) -> Vec<(&'a str, usize)> {
    let up = |it: &u32| table.get(*it as usize).and_then(|it| it.within);
    table.iter().map(|it| (it.name.text(cx.language), std::iter::successors(it.within, up).take(4).count())).collect()
}

/// What was picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    /// No filter.
    All,
    /// The entry at a place.
    Entry(usize),
}

impl Picked {
    /// The place of the entry, where it is one.
    pub(super) fn at(self) -> Option<usize> {
        match self {
            Self::All => None,
            Self::Entry(at) => Some(at),
        }
    }
}

/// One choice among the entries of a facet.
pub(super) struct Choice<'t> {
    pub(super) name: &'t str,
    pub(super) facet: Facet,
    pub(super) chosen: Option<usize>,
}

impl Choice<'_> {
    /// Draws the button and, while it is open, the entries. Says what was chosen.
    pub(super) fn ui<'n>(
        &self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        answers: &mut Answers,
        query: &Query,
        names: impl FnOnce() -> Vec<(&'n str, usize)>,
    ) -> Option<Picked> {
        let button = pieces::menu_button(ui, cx, self.name, Some(self.chosen.is_some()));
        let opened = pieces::list(&button).show(|ui| self.entries(cx, ui, answers, query, names(), 360.0));
        opened.and_then(|it| it.inner)
    }

    /// Draws the entries below their name, within what is open already. Says what was chosen.
    pub(super) fn section<'n>(
        &self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        answers: &mut Answers,
        query: &Query,
        names: impl FnOnce() -> Vec<(&'n str, usize)>,
    ) -> Option<Picked> {
        ui.label(secondary(cx.tokens, self.name));
        let new = ui.push_id(self.name, |ui| self.entries(cx, ui, answers, query, names(), 116.0)).inner;
        ui.separator();
        new
    }

    /// The entries that have rows under the other filters, each with how many.
    fn entries(
        &self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        answers: &mut Answers,
        query: &Query,
        names: Vec<(&str, usize)>,
        height: f32,
    ) -> Option<Picked> {
        let mut new = None;
        let counts: Option<Vec<usize>> = answers.facet(cx, ui.ctx(), query, self.facet).map(<[usize]>::to_vec);
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            ui.set_width(280.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            if entry(ui, cx, self.chosen.is_none(), cx.t(text::ALL), 0, None).clicked() {
                new = Some(Picked::All);
            }
            for (at, (name, depth)) in names.into_iter().enumerate() {
                let chosen = self.chosen == Some(at);
                // While they are being counted, all are offered: what is looked for need not be waited for.
                let rows = counts.as_ref().map(|it| it.get(at).copied().unwrap_or_default());
                let offered = chosen || rows.is_none_or(|it| it > 0);
                let told = rows.map_or_else(|| "…".to_owned(), crate::locale::count);
                if offered && entry(ui, cx, chosen, name, depth, Some(told)).clicked() {
                    new = Some(Picked::Entry(at));
                }
            }
        });
        new
    }
}

fn entry(ui: &mut Ui, cx: &ViewCtx<'_>, chosen: bool, name: &str, depth: usize, rows: Option<String>) -> Response {
    let indented = format!("{}{name}", "    ".repeat(depth));
    let mut button = Button::selectable(chosen, indented).min_size(egui::vec2(ui.available_width(), 0.0)).truncate();
    if let Some(rows) = &rows {
        button = button.right_text(secondary(cx.tokens, rows));
    }
    let response = ui.add(button).accessible_name(name);
    if let Some(rows) = rows {
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(rows));
    }
    response
}
