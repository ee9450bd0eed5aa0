//! The top of the programme: its name, how it stands, and what can be done with it as a whole.

use super::Ask;
use super::aside::Aside;
use super::controls::{editing, icon_button, paint_text, text_button};
use super::detail::At;
use super::view::{View, verdict_color};
use crate::gui::command::UiCommand;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{AXIS, text_style};
use crate::gui::widgets::secondary;
use crate::locale::{labelled, shell, tracker as text};
use egui::{Align, Align2, Button, Layout, RichText, Role, Sense, TextStyle, Ui, WidgetInfo, vec2};

pub(super) fn header_ui(at: &At<'_>, ui: &mut Ui, view: &View, asked: &mut Vec<Ask>) {
    let (cx, language) = (&at.cx, at.cx.language);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(cx.t(shell::SAVE)).clicked() {
                asked.push(Ask::Ui(UiCommand::Save));
            }
            if icon_button(cx, ui, Icon::Undo, text::HISTORY, true).clicked() {
                asked.push(Ask::Aside(Aside::history(cx)));
            }
            if let Some(step) = cx.desk.history.undo_label() {
                let words = shell::undo(&text::label(step, language), language);
                let keys = RichText::new("Ctrl+Z").text_style(text_style(AXIS)).color(cx.tokens.secondary);
                ui.label(keys);
                let button = Button::new(secondary(cx.tokens, words)).frame_when_inactive(false).truncate();
                let width = (ui.available_width() * 0.55).min(280.0);
                let response =
                    ui.allocate_ui_with_layout(vec2(width, 24.0), Layout::right_to_left(Align::Center), |ui| {
                        ui.add(button)
                    });
                if response.inner.clicked() {
                    asked.push(Ask::Ui(UiCommand::Undo));
                }
            }
            let name = at.programme.name.text(language);
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
            // With its kind before it: the name alone finds the row of the list.
            let spoken = || labelled(cx.t(text::kind(&at.programme.kind)), name, language);
            response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, spoken()));
            let title = (name, TextStyle::Heading);
            paint_text(ui, rect.left_center(), Align2::LEFT_CENTER, title, rect.width(), cx.tokens.text);
            response.on_hover_text(name);
        });
    });
    let verdict = view.computed.get(at.place).map(|it| it.verdict);
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            actions(at, ui, view, asked);
            // What is said gives way to what can be done.
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                ui.label(secondary(cx.tokens, cx.t(text::kind(&at.programme.kind))));
                if let Some(verdict) = verdict {
                    let said = text::verdict_sentence(verdict, language);
                    let color = verdict_color(verdict, cx.tokens);
                    ui.add(egui::Label::new(RichText::new(said).small().color(color)).truncate());
                }
            });
        });
    });
}

fn actions(at: &At<'_>, ui: &mut Ui, view: &View, asked: &mut Vec<Ask>) {
    let cx = &at.cx;
    let spacing = &mut ui.spacing_mut().item_spacing;
    spacing.x = 2.0;
    let (first, last) = super::ask::ends(view, at.place);
    let actions = [
        (Icon::Delete, text::DELETE_PROGRAMME, true, Ask::DeleteProgramme(at.place)),
        (Icon::Copy, text::DUPLICATE_PROGRAMME, true, Ask::DuplicateProgramme(at.place)),
        (Icon::Down, text::MOVE_DOWN, !last, Ask::MoveProgramme(at.place, 1)),
        (Icon::Up, text::MOVE_UP, !first, Ask::MoveProgramme(at.place, -1)),
    ];
    for (icon, name, enabled, ask) in actions {
        if editing(cx, ui, |ui| icon_button(cx, ui, icon, name, enabled)).clicked() && enabled {
            asked.push(ask);
        }
    }
    ui.add_space(8.0);
    // Here rather than over the table, which a long form moves out of sight.
    if editing(cx, ui, |ui| text_button(cx, ui, text::ADD_CLAIM).on_hover_text("Ctrl+N")).clicked() {
        asked.push(Ask::NewClaim);
    }
}
