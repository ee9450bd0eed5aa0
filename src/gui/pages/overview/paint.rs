//! What the cards of this page are painted with: text in a rectangle, and places that can be clicked.

use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{SECONDARY, STRONG, Tokens, size, text_style};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Color32, CornerRadius, CursorIcon, FontSelection, Galley, Id, Label, Layout, Rect, Response, RichText, Role,
    Sense, Stroke, StrokeKind, TextStyle, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Height of the line at the top of a card.
pub(super) const HEAD: f32 = 26.0;

/// How grave something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Good,
    Caution,
    Alarm,
}

impl Tone {
    /// Its colour; what is plain has that of the text around it.
    pub(super) fn color(self, tokens: &Tokens, plain: Color32) -> Color32 {
        match self {
            Self::Plain => plain,
            Self::Good => tokens.good,
            Self::Caution => tokens.caution,
            Self::Alarm => tokens.alarm,
        }
    }
}

/// Lays a text out in at most `rows` rows, with an ellipsis where it is cut.
pub(super) fn laid(ui: &Ui, text: &str, style: TextStyle, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), FontSelection::from(style).resolve(ui.style()), color, width);
    job.wrap = TextWrapping { max_width: width.max(1.0), max_rows: rows, break_anywhere: rows == 1, ..job.wrap };
    ui.ctx().fonts_mut(|it| it.layout_job(job))
}

/// The width of a text on one line.
pub(super) fn width_of(ui: &Ui, text: &str, style: TextStyle) -> f32 {
    laid(ui, text, style, Color32::PLACEHOLDER, f32::INFINITY, 1).size().x
}

/// Paints a text on one line in the middle of a rectangle's height, and says where.
pub(super) fn line(ui: &Ui, rect: Rect, text: &str, style: TextStyle, color: Color32, align: Align) -> Rect {
    let galley = laid(ui, text, style, color, rect.width(), 1);
    let spare = rect.width() - galley.size().x;
    let left = match align {
        Align::Min => rect.left(),
        Align::Center => rect.left() + spare / 2.0,
        Align::Max => rect.left() + spare,
    };
    let place = Rect::from_min_size(pos2(left, rect.center().y - galley.size().y / 2.0), galley.size());
    ui.painter().galley(place.min, galley, color);
    place
}

/// Paints secondary text on one line at the left.
pub(super) fn aside(ui: &Ui, tokens: &Tokens, rect: Rect, text: &str) -> Rect {
    line(ui, rect, text, text_style(SECONDARY), tokens.secondary, Align::Min)
}

/// The surface of a card; what stands in it is placed within the rectangle that comes back.
pub(super) fn surface(ui: &Ui, tokens: &Tokens, rect: Rect) -> Rect {
    let stroke = Stroke::new(size::HAIRLINE, tokens.hairline);
    ui.painter().rect(rect, CornerRadius::same(size::CORNER_CARD), tokens.card, stroke, StrokeKind::Inside);
    rect.shrink2(vec2(size::PAD_CARD, size::PAD_CARD - 4.0))
}

/// The title of a card at the left and what belongs to it at the right.
pub(super) fn head(ui: &mut Ui, tokens: &Tokens, inner: Rect, name: &str, right: &str) {
    let end = title(ui, inner, name, right);
    line(ui, end, right, text_style(SECONDARY), tokens.secondary, Align::Max);
}

/// The same where what stands at the right leads to what explains it.
pub(super) fn head_link(cx: &ViewCtx<'_>, ui: &mut Ui, inner: Rect, name: &str, right: &str, to: Option<Command>) {
    let Some(to) = to.filter(|_| !right.is_empty()) else {
        return head(ui, cx.tokens, inner, name, right);
    };
    let end = title(ui, inner, name, right);
    if link(ui, cx.tokens, end, ui.scope_id().with(("head", name)), right, cx.tokens.secondary).clicked() {
        cx.send(to);
    }
}

/// The title of a card, cut where it would run into what is to stand at the right; says where that has its place.
pub(super) fn title(ui: &mut Ui, inner: Rect, name: &str, right: &str) -> Rect {
    let top = Rect::from_min_size(inner.min, vec2(inner.width(), HEAD - 6.0));
    let wide = width_of(ui, right, text_style(SECONDARY)).min(inner.width() * 0.6);
    let (left, end) = top.split_left_right_at_x(top.right() - wide);
    // A label, so that screen readers and searches find the card; in a child, so that nothing else moves.
    let builder =
        UiBuilder::new().max_rect(left.with_max_x(left.right() - 12.0)).layout(Layout::left_to_right(Align::Center));
    ui.new_child(builder).add(Label::new(RichText::new(name).text_style(text_style(STRONG))).truncate());
    end
}

/// What lies below the title of a card.
pub(super) fn body(inner: Rect) -> Rect {
    inner.with_min_y(inner.top() + HEAD)
}

/// A place that can be clicked and reached with the keyboard, named for screen readers. What is painted after this
/// lies on its highlight.
pub(super) fn spot(ui: &Ui, tokens: &Tokens, rect: Rect, id: Id, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let corner = CornerRadius::same(size::CORNER);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, corner, Stroke::new(size::FOCUS, tokens.accent), StrokeKind::Inside);
    }
    response
}

/// A row that can be clicked: a spot that lights up, a little wider than what is painted on it.
pub(super) fn row(ui: &Ui, tokens: &Tokens, rect: Rect, id: Id, name: &str) -> Response {
    let rect = rect.expand2(vec2(6.0, 0.0));
    let response = spot(ui, tokens, rect, id, name);
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(size::CORNER), tokens.selection);
    }
    response
}

/// A text that leads somewhere, as wide as it is.
pub(super) fn link(ui: &Ui, tokens: &Tokens, rect: Rect, id: Id, text: &str, color: Color32) -> Response {
    let wide = width_of(ui, text, text_style(SECONDARY)).min(rect.width());
    let place = rect.with_max_x(rect.left() + wide);
    let response = spot(ui, tokens, place.expand2(vec2(2.0, 0.0)), id, text);
    let color = if response.hovered() { tokens.accent } else { color };
    let painted = line(ui, place, text, text_style(SECONDARY), color, Align::Min);
    if response.hovered() {
        ui.painter().hline(painted.x_range(), painted.bottom() - 1.0, Stroke::new(1.0, color));
    }
    response
}
