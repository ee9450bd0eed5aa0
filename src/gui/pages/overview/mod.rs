//! Overview: where things stand, at one look. Everything on it leads to what explains it.

mod board;
mod chains;
mod findings;
mod headlines;
mod layout;
mod paint;
mod programmes;
mod regions;

use crate::gui::command::{Command, UiCommand};
use crate::gui::context::ViewCtx;
use crate::gui::pages::Page;
use crate::gui::theme::{MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::{DateField, card_frame, link, secondary};
use crate::locale::{overview as text, shell};
use board::{Board, Chosen};
use egui::{Align, Label, Layout, Rect, RichText, ScrollArea, Sense, Ui, vec2};
use layout::{Card, Plan};

/// Below this width the title has a line of its own.
const NARROW: f32 = 900.0;

/// The state of the page.
#[derive(Debug, Default)]
pub struct OverviewPage {
    board: Option<Board>,
    chosen: Chosen,
    since_field: DateField,
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
        self.title(cx, ui, &board);
        ui.add_space(10.0);
        let room = ui.available_height();
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| self.cards(cx, ui, &board, room));
        self.board = Some(board);
    }

    /// Lets go of what belonged to another data set.
    pub fn data_changed(&mut self) {
        *self = Self::default();
    }

    /// What the data set is called, of when its figures are, and the day that changes are told from.
    fn title(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, board: &Board) {
        let name = RichText::new(&board.title).heading();
        if ui.available_width() < NARROW {
            ui.add(Label::new(name).truncate());
            ui.horizontal(|ui| {
                Self::as_of(cx, ui, board);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.since(cx, ui));
            });
            return;
        }
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.since(cx, ui);
                ui.add_space(8.0);
                Self::as_of(cx, ui, board);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(Label::new(name).truncate()));
            });
        });
    }

    /// "figures as of 28 March 2020 · who published the newest".
    fn as_of(cx: &ViewCtx<'_>, ui: &mut Ui, board: &Board) {
        let Some(newest) = &board.newest else { return };
        let right_to_left = ui.layout().prefer_right_to_left();
        let parts = |ui: &mut Ui, publisher: bool| {
            if !publisher {
                ui.label(secondary(cx.tokens, &newest.as_of));
            } else if let Some(source) = newest.source {
                ui.scope(|ui| {
                    ui.style_mut().override_text_style = Some(text_style(SECONDARY));
                    ui.spacing_mut().button_padding.x = 0.0;
                    let response = link(ui, cx.tokens, &newest.publisher).on_hover_text(cx.t(text::TO_SOURCE));
                    if response.clicked() {
                        cx.send(Command::ShowSource(source, Some(newest.claim)));
                    }
                });
            }
        };
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            parts(ui, right_to_left);
            if newest.source.is_some() {
                ui.label(secondary(cx.tokens, "·"));
            }
            parts(ui, !right_to_left);
        });
    }

    /// The day that changes are told from.
    fn since(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let unclear = self.since_field.is_unclear();
        let color = if unclear { cx.tokens.caution } else { cx.tokens.secondary };
        let words = RichText::new(cx.t(text::CHANGE_SINCE)).text_style(text_style(SECONDARY)).color(color);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let (field, date, label);
            if ui.layout().prefer_right_to_left() {
                (field, date) = self.since_field.ui(ui, self.chosen.since, 108.0);
                label = ui.label(words);
            } else {
                label = ui.label(words);
                (field, date) = self.since_field.ui(ui, self.chosen.since, 108.0);
            }
            let hint = if unclear { text::BAD_DAY } else { text::CHANGE_SINCE_HINT };
            field.labelled_by(label.id).on_hover_text(cx.t(hint));
            if let Some(date) = date {
                self.chosen.since = date;
            }
        });
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
                    if let Some(part) = regions::ui(cx, ui, rect, it) {
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
    let no_series = cx.store.data().series.is_empty();
    card_frame(cx.tokens).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 8.0;
        ui.label(RichText::new(cx.t(text::NO_FIGURES)).text_style(text_style(MEDIUM)));
        ui.label(secondary(cx.tokens, cx.t(if no_series { text::NO_SERIES } else { text::NO_RATES })));
        let (words, command) = if no_series {
            (shell::OPEN, UiCommand::OpenDataSet)
        } else {
            (shell::SECTORS, UiCommand::Show(Page::Sectors))
        };
        if ui.button(cx.t(words)).clicked() {
            cx.send(command);
        }
    });
}
