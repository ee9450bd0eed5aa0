//! Small controls that the parts of the page share.

use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::{focus_ring_at, secondary};
use crate::locale::Text;
use egui::{
    Align2, Color32, ComboBox, CornerRadius, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

/// A button that is an icon; its name is told on hover and to screen readers.
pub(super) fn icon_button(cx: &ViewCtx<'_>, ui: &mut Ui, icon: Icon, name: Text, enabled: bool) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    icon_with_sense(cx, ui, icon, name, sense)
}

/// The same for what is sensed otherwise, such as a button that Tab passes over.
pub(super) fn icon_with_sense(cx: &ViewCtx<'_>, ui: &mut Ui, icon: Icon, name: Text, sense: Sense) -> Response {
    let enabled = sense.senses_click();
    let (rect, response) = ui.allocate_exact_size(vec2(size::CONTROL, size::CONTROL), sense);
    let name = cx.t(name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled && ui.is_enabled(), name));
    let tokens = cx.tokens;
    if enabled && response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(size::CORNER), tokens.accent_soft);
    }
    focus_ring(cx, ui, &response, rect);
    icon.paint(ui.painter(), rect.shrink(5.0), if enabled { tokens.text } else { tokens.faint });
    response.on_hover_text(name)
}

/// A control that changes the tracker. Where another window has the file it is greyed, and says why.
pub(super) fn editing(cx: &ViewCtx<'_>, ui: &mut Ui, control: impl FnOnce(&mut Ui) -> Response) -> Response {
    if !cx.desk.read_only {
        return control(ui);
    }
    let response = ui.add_enabled_ui(false, control).inner;
    locked(cx, response)
}

/// Says on hover and to screen readers why a control does nothing.
pub(super) fn locked(cx: &ViewCtx<'_>, response: Response) -> Response {
    let why = cx.t(crate::locale::tracker::LOCKED);
    response.ctx.accesskit_node_builder(response.id, |it| it.set_description(why));
    response.on_hover_text(why).on_disabled_hover_text(why)
}

/// A reason why something is not taken.
pub(super) fn caution(cx: &ViewCtx<'_>, why: &str) -> RichText {
    RichText::new(why).text_style(text_style(SECONDARY)).color(cx.tokens.caution)
}

/// A button whose text has the accent and no frame.
pub(super) fn text_button(cx: &ViewCtx<'_>, ui: &mut Ui, name: Text) -> Response {
    ui.add(egui::Button::new(RichText::new(cx.t(name)).color(cx.tokens.accent)).frame_when_inactive(false))
}

/// The outline of a painted control that has the keyboard.
pub(super) fn focus_ring(cx: &ViewCtx<'_>, ui: &Ui, response: &Response, rect: Rect) {
    focus_ring_at(ui, cx.tokens, response, rect, StrokeKind::Inside);
}

/// A choice with a label above it; says what was chosen anew.
pub(super) fn choice<T: Copy + PartialEq>(
    cx: &ViewCtx<'_>,
    ui: &mut Ui,
    (salt, label): (egui::Id, Text),
    now: T,
    choices: &[(T, &str)],
) -> Option<T> {
    let mut chosen = now;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = ui.label(secondary(cx.tokens, cx.t(label)));
        let shown = choices.iter().find(|(it, _)| *it == now).map_or("", |(_, name)| *name);
        let combo = ComboBox::from_id_salt(salt).width(ui.available_width()).selected_text(shown).truncate();
        let combo = |ui: &mut Ui| {
            let response = combo.show_ui(ui, |ui| {
                for (value, name) in choices {
                    ui.selectable_value(&mut chosen, *value, *name);
                }
            });
            response.response.labelled_by(label.id)
        };
        editing(cx, ui, combo);
    });
    (chosen != now).then_some(chosen)
}

/// Paints a text on one line, cut with an ellipsis where it is wider than `width`.
pub(super) fn paint_text(
    ui: &Ui,
    place: egui::Pos2,
    align: Align2,
    (text, style): (&str, TextStyle),
    width: f32,
    color: Color32,
) -> Rect {
    let text = WidgetText::from(RichText::new(text).color(color));
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), width.max(0.0), style);
    let rect = align.anchor_size(pos2(place.x, place.y), galley.size());
    ui.painter().galley(rect.min, galley, color);
    rect
}

/// The button that does what a form is for.
pub(super) fn primary_button(cx: &ViewCtx<'_>, ui: &mut Ui, name: Text) -> Response {
    primary(cx, ui, cx.t(name))
}

/// The same, with words of its own.
pub(super) fn primary(cx: &ViewCtx<'_>, ui: &mut Ui, words: &str) -> Response {
    let words = RichText::new(words).color(cx.tokens.on_accent);
    ui.add(egui::Button::new(words).fill(cx.tokens.accent))
}

/// The ground of a form within a list.
pub(super) fn form_frame(cx: &ViewCtx<'_>) -> egui::Frame {
    egui::Frame::new()
        .fill(cx.tokens.page)
        .stroke(Stroke::new(size::HAIRLINE, cx.tokens.hairline))
        .corner_radius(CornerRadius::same(size::CORNER))
        .inner_margin(egui::Margin::same(12))
}
