//! The slider for the day of knowledge.

use super::model::Model;
use crate::chart::{date_at, day_number};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::widgets::secondary;
use crate::locale::{self, trends as text};
use egui::{Slider, Ui, WidgetInfo};

/// Draws the slider and the sentence beside it.
pub(super) fn ui(cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model) {
    let Some((first, last)) = days(cx) else { return };
    let mut day = cx.as_known_on.map_or(last, |it| day_number(it) as i32).clamp(first, last);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().slider_width = 180.0;
        let slider = ui.add(Slider::new(&mut day, first..=last).show_value(false));
        slider.widget_info(|| WidgetInfo::slider(true, f64::from(day), cx.t(text::KNOWN_ON)));
        // A day is told as a date: its number says nothing to anybody.
        let shown = date_at(f64::from(day)).map(|it| locale::date(it, cx.language)).unwrap_or_default();
        ui.ctx().accesskit_node_builder(slider.id, |node| {
            node.set_value(shown.as_str());
            node.clear_numeric_value();
            node.clear_min_numeric_value();
            node.clear_max_numeric_value();
        });
        let slider = slider.on_hover_text(shown);
        if slider.changed() {
            // At its right end nothing is held back, whatever is published later.
            let chosen = date_at(f64::from(day)).filter(|_| day < last);
            cx.send(Command::AsKnownOn(chosen));
            ui.ctx().request_repaint();
        }
        let said = text::known(cx.as_known_on, model.drawn, model.later, cx.language);
        ui.add(egui::Label::new(secondary(cx.tokens, said)).wrap());
    });
}

/// The first and the last day on which something became known, as numbers of days.
fn days(cx: &ViewCtx<'_>) -> Option<(i32, i32)> {
    let (first, last) = cx.store.known_days()?;
    Some((day_number(first) as i32, day_number(last) as i32)).filter(|(first, last)| first < last)
}
