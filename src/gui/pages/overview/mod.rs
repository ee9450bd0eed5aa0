//! Overview: where things stand, at one look. Everything on it leads to what explains it.

mod bar;
mod board;
mod chains;
mod changes;
mod findings;
mod headlines;
mod layout;
mod paint;
mod programmes;
mod regions;
mod regions_card;

use crate::gui::command::{Command, UiCommand};
use crate::gui::context::ViewCtx;
use crate::gui::pages::Page;
use crate::gui::theme::{MEDIUM, size, text_style};
use crate::gui::widgets::{card_frame, known_chip, secondary};
use crate::locale::{overview as text, shell};
use bar::{Bar, Since};
use board::{Board, Chosen};
use egui::{Label, Rect, RichText, ScrollArea, Sense, Ui, vec2};
use layout::{Card, Plan};

/// The state of the page.
#[derive(Debug, Default)]
pub struct OverviewPage {
    board: Option<Board>,
    chosen: Chosen,
    bar: Bar,
    all_findings: bool,
}

impl OverviewPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        if self.board.as_ref().is_none_or(|it| !it.is_of(cx, self.chosen)) {
            self.board = Some(Board::new(cx, self.chosen));
        }
        let Some(board) = self.board.take() else { return };
        ui.spacing_mut().item_spacing.y = 0.0;
        if let Some(Since(since)) = self.bar.ui(cx, ui, &board, self.chosen.since) {
            self.chosen.since = since;
            ui.ctx().request_repaint();
        }
        if cx.as_known_on.is_some() {
            ui.add_space(6.0);
            known_chip(cx, ui, board.later);
        }
        ui.add_space(10.0);
        let room = ui.available_height();
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| self.cards(cx, ui, &board, room));
        self.board = Some(board);
    }

    /// Lets go of what belonged to another data set.
    pub fn data_changed(&mut self) {
        *self = Self::default();
    }

    fn cards(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, board: &Board, room: f32) {
        if board.headlines.is_empty() {
            empty(cx, ui);
            ui.add_space(size::GAP);
        }
        let used = ui.min_rect().height();
        let foot = if board.lacks.is_some() { 22.0 } else { 0.0 };
        let plan = Plan::of(ui, board, ui.available_width(), room - used - foot, self.all_findings);
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), plan.height), Sense::hover());
        let place = |it: Rect| it.translate(area.min.to_vec2());
        for (at, (card, rect)) in board.headlines.iter().zip(&plan.headlines).enumerate() {
            headlines::ui(cx, ui, place(*rect), card, at);
        }
        for (card, rect) in &plan.cards {
            let rect = place(*rect);
            match card {
                Card::Regions(it) => {
                    if let Some(part) = regions_card::ui(cx, ui, rect, it) {
                        self.chosen.part = Some(part);
                        ui.ctx().request_repaint();
                    }
                }
                Card::Programmes(it) => programmes::ui(cx, ui, rect, it),
                Card::Chains(it) => chains::ui(cx, ui, rect, it),
                Card::Findings(it) => {
                    if findings::ui(cx, ui, rect, it, self.all_findings) {
                        self.all_findings = !self.all_findings;
                    }
                }
            }
        }
        if let Some(lacks) = &board.lacks {
            ui.add_space(6.0);
            ui.add(Label::new(secondary(cx.tokens, lacks)).truncate());
        }
    }
}

/// What to do where there is no figure to put first.
fn empty(cx: &ViewCtx<'_>, ui: &mut Ui) {
    let (why, words, command) = match cx.as_known_on {
        _ if cx.store.data().series.is_empty() => (text::NO_SERIES, shell::OPEN, UiCommand::OpenDataSet.into()),
        Some(_) => (text::NOTHING_KNOWN, shell::SHOW_ALL, Command::AsKnownOn(None)),
        None => (text::ONLY_GAPS, shell::SECTORS, UiCommand::Show(Page::Sectors).into()),
    };
    card_frame(cx.tokens).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 8.0;
        ui.label(RichText::new(cx.t(text::NO_FIGURES)).text_style(text_style(MEDIUM)));
        ui.label(secondary(cx.tokens, cx.t(why)));
        if ui.button(cx.t(words)).clicked() {
            cx.send(command);
        }
    });
}
