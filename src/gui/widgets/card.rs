//! Cards: what belongs together, on a surface of its own.

use crate::gui::theme::{STRONG, Tokens, size, text_style};
use egui::{CornerRadius, Frame, InnerResponse, Margin, RichText, Stroke, Ui};

/// The frame of a card.
pub fn card_frame(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(tokens.card)
        .stroke(Stroke::new(size::HAIRLINE, tokens.hairline))
        .corner_radius(CornerRadius::same(size::CORNER_CARD))
        .inner_margin(Margin::same(size::PAD_CARD as i8))
}

/// A card that is as wide as there is room.
pub fn card<R>(ui: &mut Ui, tokens: &Tokens, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    card_frame(tokens).show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui)
    })
}

/// The line at the top of a card: what it is at the left, what belongs to it at the right.
pub fn heading<R>(ui: &mut Ui, title: &str, right: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        ui.label(RichText::new(title).text_style(text_style(STRONG)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), right).inner
    })
    .inner
}
