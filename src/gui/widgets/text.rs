//! Text in the few ways that there are.

use crate::gui::theme::{SECONDARY, STRONG, Tokens, text_style};
use egui::{Label, Response, RichText, Sense, TextWrapMode, Ui, Widget as _};

/// What explains the text beside it.
pub fn secondary(tokens: &Tokens, text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(text_style(SECONDARY)).color(tokens.secondary)
}

/// Text that stands out among other text.
pub fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(text_style(STRONG))
}

/// A text on one line, cut with an ellipsis where there is no room; hovering shows it whole.
pub fn truncated(ui: &mut Ui, text: impl Into<egui::WidgetText>) -> Response {
    Label::new(text).wrap_mode(TextWrapMode::Truncate).ui(ui)
}

/// Text that leads somewhere.
pub fn link(ui: &mut Ui, tokens: &Tokens, text: impl Into<String>) -> Response {
    let text = RichText::new(text).color(tokens.accent);
    ui.add(egui::Button::new(text).frame(false).sense(Sense::click())).on_hover_cursor(egui::CursorIcon::PointingHand)
}
