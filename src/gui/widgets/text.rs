//! Text in the few ways that there are.

use crate::gui::theme::{SECONDARY, STRONG, Tokens, size, text_style};
use egui::{IdSalt, Label, Rect, Response, RichText, Sense, Stroke, StrokeKind, TextWrapMode, Ui, Widget as _};

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
    if let Some(edge) = edge(ui, panel) {
        focus_ring(ui, tokens, &edge);
    }
}

/// The edge of a panel, by which it is made wider.
fn edge(ui: &Ui, panel: &'static str) -> Option<Response> {
    ui.ctx().read_response(ui.scope_id().with_salt(IdSalt::new(panel)).with("__resize"))
}

/// Shows that something has the keyboard which has no frame that would.
pub fn focus_ring(ui: &Ui, tokens: &Tokens, response: &Response) {
    focus_ring_at(ui, tokens, response, response.rect, StrokeKind::Outside);
}

/// The same for what is drawn at a place of its own.
pub fn focus_ring_at(ui: &Ui, tokens: &Tokens, response: &Response, rect: Rect, kind: StrokeKind) {
    if response.has_focus() {
        ui.painter().rect_stroke(rect, size::CORNER, Stroke::new(size::FOCUS, tokens.accent), kind);
    }
}

#[cfg(test)]
mod tests {
    use super::edge;
    use egui::{Panel, Role};
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT as _, Queryable as _};

    /// egui has no public name for the edge of a panel: here it is seen when egui calls it otherwise.
    #[test]
    fn the_edge_of_a_panel_is_found() {
        let mut found = None;
        let mut harness = Harness::new_ui(|ui| {
            Panel::right("panel").resizable(true).show(ui, egui::Ui::take_available_space);
            found = edge(ui, "panel").map(|it| it.id.accesskit_id());
        });
        harness.run();
        let splitter = harness.get_by_role(Role::Splitter).accesskit_node().locate().0;
        drop(harness);
        assert_eq!(found, Some(splitter));
    }
}
