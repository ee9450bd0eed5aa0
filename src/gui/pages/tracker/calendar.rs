//! A month to pick a day from.

use super::controls::icon_button;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::size;
use crate::gui::widgets::{secondary, strong};
use crate::locale::{self, dates, tracker as text};
use egui::{Align, Button, Layout, Role, Stroke, Ui, WidgetInfo, vec2};
use jiff::ToSpan as _;
use jiff::civil::Date;

const CELL: f32 = 28.0;

/// The month that is shown; that of the day itself as long as none was chosen.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    /// The day that the month was turned from, and the first day of the month that is shown.
    turned: Option<(Date, Date)>,
}

impl Calendar {
    /// Draws the month of a day, or the one that was turned to; says the day that was picked.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, day: Date) -> Option<Date> {
        self.turned = self.turned.filter(|it| it.0 == day);
        let month = self.turned.map_or(day.first_of_month(), |it| it.1);
        ui.set_width(CELL * 7.0);
        ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
        ui.horizontal(|ui| {
            let mut turn = |by: i32| self.turned = Some((day, month.saturating_add(by.months()).first_of_month()));
            if icon_button(cx, ui, Icon::Left, text::MONTH_BEFORE, true).clicked() {
                turn(-1);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if icon_button(cx, ui, Icon::Right, text::MONTH_AFTER, true).clicked() {
                    turn(1);
                }
                let name = strong(dates::month_name(month, true, cx.language));
                ui.with_layout(Layout::centered_and_justified(egui::Direction::LeftToRight), |ui| ui.label(name));
            });
        });
        ui.horizontal(|ui| {
            for name in text::WEEKDAYS {
                ui.allocate_ui_with_layout(
                    vec2(CELL, 18.0),
                    Layout::centered_and_justified(egui::Direction::LeftToRight),
                    |ui| ui.label(secondary(cx.tokens, cx.t(name))),
                );
            }
        });
        // Weeks begin on Mondays, and the first has days of the month before.
        let before = i64::from(month.weekday().to_monday_zero_offset());
        let first = month.saturating_sub(before.days());
        let mut picked = None;
        for week in 0..6_i64 {
            ui.horizontal(|ui| {
                for at in 0..7 {
                    let it = first.saturating_add((week * 7 + at).days());
                    if day_ui(cx, ui, it, (day, month)) {
                        picked = Some(it);
                    }
                }
            });
        }
        picked
    }
}

fn day_ui(cx: &ViewCtx<'_>, ui: &mut Ui, it: Date, (chosen, month): (Date, Date)) -> bool {
    let tokens = cx.tokens;
    let color = match (it == chosen, it.month() == month.month()) {
        (true, _) => tokens.on_accent,
        (false, true) => tokens.text,
        (false, false) => tokens.faint,
    };
    let words = egui::RichText::new(it.day().to_string()).color(color);
    let mut button = Button::new(words).min_size(vec2(CELL, size::CONTROL)).frame_when_inactive(it == chosen);
    if it == chosen {
        button = button.fill(tokens.accent);
    }
    if it == cx.today {
        button = button.stroke(Stroke::new(size::HAIRLINE, tokens.accent)).frame_when_inactive(true);
        if it != chosen {
            button = button.fill(tokens.card_raised);
        }
    }
    let response = ui.add_sized(vec2(CELL, size::CONTROL), button);
    let name = locale::date(it, cx.language);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, it == chosen, &name));
    response.clicked()
}
