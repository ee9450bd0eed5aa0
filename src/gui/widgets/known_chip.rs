//! What the day of knowledge hides, where it hides it.

use super::text::link;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::locale::{claims, shell};
use egui::{CornerRadius, Frame, Margin, RichText, Ui};

/// Says that later claims are hidden, and how many; with a way back to all of them. Nothing where none is.
pub fn known_chip(cx: &ViewCtx<'_>, ui: &mut Ui, later: usize) {
    let Some(day) = cx.as_known_on else { return };
    let corner = CornerRadius::same(size::CORNER);
    let frame = Frame::new().fill(cx.tokens.accent_soft).corner_radius(corner).inner_margin(Margin::symmetric(8, 1));
    frame.show(ui, |ui| {
        ui.style_mut().override_text_style = Some(text_style(SECONDARY));
        ui.spacing_mut().button_padding.x = 0.0;
        ui.horizontal(|ui| {
            let words = RichText::new(claims::known_on(day, later, cx.language)).color(cx.tokens.text);
            ui.label(words);
            if link(ui, cx.tokens, cx.t(shell::SHOW_ALL)).clicked() {
                cx.send(Command::AsKnownOn(None));
            }
        });
    });
}
