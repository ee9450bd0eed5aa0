//! Text in the few ways that there are.

use crate::gui::theme::{SECONDARY, STRONG, Tokens, size, text_style};
use egui::{IdSalt, Label, Response, RichText, Sense, Stroke, StrokeKind, TextWrapMode, Ui, Widget as _};

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
    let link = ui.add(egui::Button::new(text).frame(false).sense(Sense::click()));
    focus_ring(ui, tokens, &link);
    link.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// Shows that the edge of a resizable panel has the keyboard, once the panel is drawn: egui does so only with a separator.
pub fn edge_focus_ring(ui: &Ui, tokens: &Tokens, panel: &'static str) {
    let edge = ui.scope_id().with_salt(IdSalt::new(panel)).with("__resize");
    if let Some(edge) = ui.ctx().read_response(edge) {
        focus_ring(ui, tokens, &edge);
    }
}

/// Shows that something has the keyboard which has no frame that would.
pub fn focus_ring(ui: &Ui, tokens: &Tokens, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(size::FOCUS, tokens.accent);
        ui.painter().rect_stroke(response.rect, size::CORNER, stroke, StrokeKind::Outside);
    }
}
