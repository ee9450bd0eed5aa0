//! The line above the cards: what the data set is called, of when its figures are, and the day that changes are told
//! from.

use super::board::Board;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::{DateField, link, secondary};
use crate::locale::{self, overview as text};
use egui::{Align, Button, Label, Layout, Popup, Rect, Response, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// Below this width the title has a line of its own.
const NARROW: f32 = 980.0;
/// Below this width the day and who published have one, too.
const TIGHT: f32 = 560.0;
/// The width of the field.
const FIELD: f32 = 112.0;

/// The day that changes are told from, as it was chosen; none where it was taken off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Since(pub(super) Option<Date>);

/// The state of the line.
#[derive(Debug, Default)]
pub(super) struct Bar {
    field: DateField,
}

impl Bar {
    /// Draws the line. Says the day that was chosen, or that none is any more.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, board: &Board, since: Option<Date>) -> Option<Since> {
        let name = Label::new(RichText::new(&board.title).heading()).truncate();
        let mut chosen = None;
        if ui.available_width() < NARROW {
            ui.add(name);
            if ui.available_width() < TIGHT {
                ui.horizontal_wrapped(|ui| as_of(cx, ui, board, self.field.is_unclear()));
                ui.add_space(4.0);
                let line = vec2(ui.available_width(), size::CONTROL);
                ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
                    chosen = self.since(cx, ui, board, since);
                });
                return chosen;
            }
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    chosen = self.since(cx, ui, board, since);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        as_of(cx, ui, board, self.field.is_unclear());
                    });
                });
            });
            return chosen;
        }
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                chosen = self.since(cx, ui, board, since);
                ui.add_space(8.0);
                as_of(cx, ui, board, self.field.is_unclear());
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(name));
            });
        });
        chosen
    }

    /// The field of the day, and the days that one is likely to want; from the right.
    fn since(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, board: &Board, since: Option<Date>) -> Option<Since> {
        ui.spacing_mut().item_spacing.x = 6.0;
        let picked = days(cx, ui, board, since);
        let (field, typed) = self.field.ui(ui, since, FIELD, || cx.usual_year());
        let label = ui.label(secondary(cx.tokens, cx.t(text::CHANGE_SINCE)));
        field.labelled_by(label.id).on_hover_text(cx.t(text::CHANGE_SINCE_HINT));
        picked.or(typed.map(Since))
    }
}

/// The button of the days.
fn days(cx: &ViewCtx<'_>, ui: &mut Ui, board: &Board, since: Option<Date>) -> Option<Since> {
    let newest = *board.days.first()?;
    let button = icon_button(cx, ui, Icon::Calendar, cx.t(text::CHOOSE_DAY));
    let mut picked = None;
    Popup::menu(&button).show(|ui| {
        ui.set_min_width(190.0);
        let mut entry = |ui: &mut Ui, day: Option<Date>, name: String| {
            if ui.add(Button::selectable(since == day, name)).clicked() {
                picked = Some(Since(day));
            }
        };
        entry(ui, None, cx.t(text::NO_DAY).to_owned());
        for (before, words) in [(7, text::WEEK_BEFORE), (30, text::MONTH_BEFORE)] {
            if let Ok(day) = newest.checked_sub(before.days()) {
                let name = locale::bracketed(&locale::date(day, cx.language), cx.t(words), cx.language);
                entry(ui, Some(day), name);
            }
        }
        ui.separator();
        ui.label(secondary(cx.tokens, cx.t(text::DAYS_WITH_FIGURES)));
        ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            for day in board.days.iter().skip(1) {
                entry(ui, Some(*day), locale::date(*day, cx.language));
            }
        });
    });
    picked
}

fn icon_button(cx: &ViewCtx<'_>, ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let button = ui.add(Button::new("").min_size(vec2(size::CONTROL + 2.0, size::CONTROL)));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let color = if button.hovered() || button.has_focus() { cx.tokens.accent } else { cx.tokens.secondary };
    icon.paint(ui.painter(), Rect::from_center_size(button.rect.center(), vec2(15.0, 15.0)), color);
    button.on_hover_text(name)
}

/// "figures as of 28 March 2020 · who published the newest", in the direction of the layout.
fn as_of(cx: &ViewCtx<'_>, ui: &mut Ui, board: &Board, unclear: bool) {
    if unclear {
        // Whoever types a day that is none has to see it, and there is room for one sentence.
        let words = RichText::new(cx.t(text::BAD_DAY)).text_style(text_style(SECONDARY)).color(cx.tokens.caution);
        ui.label(words);
        return;
    }
    let Some(newest) = &board.newest else { return };
    let publisher = |ui: &mut Ui| {
        let Some(source) = newest.source else { return };
        ui.style_mut().override_text_style = Some(text_style(SECONDARY));
        ui.spacing_mut().button_padding.x = 0.0;
        let response = link(ui, cx.tokens, &newest.publisher).on_hover_text(cx.t(text::TO_SOURCE));
        if response.clicked() {
            cx.send(Command::ShowSource(source, Some(newest.claim)));
        }
    };
    let day = |ui: &mut Ui| {
        let dot = if newest.source.is_some() { " ·" } else { "" };
        ui.label(secondary(cx.tokens, format!("{}{dot}", newest.as_of)));
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if ui.layout().prefer_right_to_left() {
            publisher(ui);
            day(ui);
        } else {
            day(ui);
            publisher(ui);
        }
    });
}
