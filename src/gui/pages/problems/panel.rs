//! The chosen problem in full: what is wrong, the line of the file or the claims, and the way to the record.

use super::excerpt;
use super::found::{Found, Item};
use super::{SLIM, row};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::size;
use crate::gui::widgets::{card_frame, link, secondary, strong};
use crate::locale::{problems, problems_page as text};
use egui::{Align, Button, Label, Layout, Margin, Rect, Role, ScrollArea, Ui, WidgetInfo, vec2};

/// Height of the panel.
pub(super) const PANEL: f32 = 158.0;

/// What the panel shows.
pub(super) struct Panel<'a> {
    pub(super) item: Item,
    /// Where the record is shown.
    pub(super) leads: Option<&'a Command>,
    /// Which of how many it is.
    pub(super) place: Option<(usize, usize)>,
}

/// A step to another item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    Previous,
    Next,
}

/// What a click on the way to a record says of where it leads.
pub(super) fn name_of(command: &Command) -> crate::locale::Text {
    match command {
        Command::ShowSeries(_) => text::SHOW_SERIES,
        Command::ShowSource(..) | Command::ShowTrackerSource(..) => text::SHOW_SOURCE,
        _ => text::SHOW_PROGRAMME,
    }
}

impl Panel<'_> {
    /// Draws the panel. Says whether another item was asked for.
    pub(super) fn ui(&self, cx: &ViewCtx<'_>, ui: &mut Ui, found: &Found) -> Option<Turn> {
        let frame = card_frame(cx.tokens).inner_margin(Margin::symmetric(16, 12));
        let mut turn = None;
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            turn = self.head(cx, ui, found);
            ScrollArea::vertical().id_salt("problem").auto_shrink(false).show(ui, |ui| self.body(cx, ui, found));
        });
        turn
    }

    fn head(&self, cx: &ViewCtx<'_>, ui: &mut Ui, found: &Found) -> Option<Turn> {
        let mut turn = None;
        let name = |ui: &mut Ui| {
            row::sign(cx, ui, self.item);
            let code = Found::code(cx, self.item);
            ui.label(strong([Found::word(cx, self.item), code].join(" ").trim()));
        };
        let place = |ui: &mut Ui| {
            let place = Found::in_file(cx, self.item).map_or_else(String::new, |it| it.place());
            ui.add(Label::new(secondary(cx.tokens, place)).truncate());
        };
        let slim = ui.available_width() < SLIM;
        if slim {
            // Where it stands has a line of its own.
            ui.horizontal(|ui| {
                name(ui);
                place(ui);
            });
        }
        ui.horizontal(|ui| {
            if !slim {
                name(ui);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                turn = self.ways(cx, ui, found);
                if !slim {
                    ui.with_layout(Layout::left_to_right(Align::Center), place);
                }
            });
        });
        turn
    }

    /// The ways on, from the right to the left.
    fn ways(&self, cx: &ViewCtx<'_>, ui: &mut Ui, found: &Found) -> Option<Turn> {
        let mut turn = None;
        for (way, icon, name) in [(Turn::Next, Icon::Down, text::NEXT), (Turn::Previous, Icon::Up, text::PREVIOUS)] {
            if icon_button(cx, ui, icon, cx.t(name)) {
                turn = Some(way);
            }
        }
        if let Some((nth, of)) = self.place {
            ui.label(secondary(cx.tokens, text::nth(nth + 1, of, cx.language)));
        }
        if link(ui, cx.tokens, cx.t(text::COPY)).clicked() {
            cx.copy(found.print(cx, self.item));
        }
        if let Some(command) = self.leads
            && link(ui, cx.tokens, cx.t(name_of(command))).clicked()
        {
            cx.send(command.clone());
        }
        turn
    }

    fn body(&self, cx: &ViewCtx<'_>, ui: &mut Ui, found: &Found) {
        ui.add(Label::new(found.message(cx, self.item)).wrap());
        for line in found.sentences(cx, self.item) {
            ui.add(Label::new(secondary(cx.tokens, line)).wrap());
        }
        let Some(it) = Found::in_file(cx, self.item) else { return };
        excerpt::excerpt(cx, ui, &it);
        let place = problems::place(&it.problem.path, cx.language);
        if !place.is_empty() {
            ui.label(secondary(cx.tokens, text::within(&place, cx.language)));
        }
    }
}

fn icon_button(cx: &ViewCtx<'_>, ui: &mut Ui, icon: Icon, name: &str) -> bool {
    let button = ui.add(Button::new("").min_size(vec2(size::CONTROL, size::CONTROL)));
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let color = if button.hovered() || button.has_focus() { cx.tokens.accent } else { cx.tokens.secondary };
    icon.paint(ui.painter(), Rect::from_center_size(button.rect.center(), vec2(12.0, 12.0)), color);
    button.on_hover_text(name).clicked()
}
