//! Small controls of this page: chips, the switch, buttons that open a list.

use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::focus_ring;
use crate::locale::Text;
use egui::style::StyleModifier;
use egui::{
    Color32, CornerRadius, Frame, Popup, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke, StrokeKind,
    TextStyle, Ui, WidgetInfo, pos2, vec2,
};

/// Corners of a chip: half of its height, which is that of a control.
const HALF_ROUND: u8 = 12;
/// The text of a chip is cut beyond this width.
const CHIP: f32 = 260.0;

/// A filter in force; a click anywhere on it takes it off.
pub(super) fn chip(ui: &mut Ui, cx: &ViewCtx<'_>, label: &str, name: &str) -> Response {
    let tokens = cx.tokens;
    let room = (ui.max_rect().width() - 48.0).clamp(40.0, CHIP);
    let galley = cut(ui, label, &text_style(SECONDARY), tokens.accent, room);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 38.0, size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        let corner = CornerRadius::same(HALF_ROUND);
        ui.painter().rect_filled(rect, corner, tokens.accent_soft);
        if response.hovered() || response.has_focus() {
            ui.painter().rect_stroke(rect, corner, Stroke::new(size::HAIRLINE, tokens.accent), StrokeKind::Inside);
        }
        let at = pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, tokens.accent);
        let cross = Rect::from_center_size(pos2(rect.right() - 15.0, rect.center().y), vec2(9.0, 9.0));
        Icon::Close.paint(ui.painter(), cross, tokens.accent);
    }
    response.on_hover_text(name)
}

/// A button with a chevron that opens a list; `chosen` says whether something in the list is, where it is a choice.
pub(super) fn menu_button(ui: &mut Ui, cx: &ViewCtx<'_>, name: &str, chosen: Option<bool>) -> Response {
    let tokens = cx.tokens;
    let font = TextStyle::Button.resolve(ui.style());
    let color = if chosen == Some(true) { tokens.accent } else { tokens.text };
    let galley = ui.painter().layout_no_wrap(name.to_owned(), font, color);
    let size = vec2(galley.size().x + 34.0, size::CONTROL);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let role = if chosen.is_some() { Role::ComboBox } else { Role::Button };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
        let visuals = if open { &ui.visuals().widgets.open } else { ui.style().interact(&response) };
        let stroke = if chosen == Some(true) { Stroke::new(size::HAIRLINE, tokens.accent) } else { visuals.bg_stroke };
        let corner = CornerRadius::same(size::CORNER);
        ui.painter().rect(rect, corner, visuals.weak_bg_fill, stroke, StrokeKind::Inside);
        ui.painter().galley(pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0), galley, color);
        let chevron = Rect::from_center_size(pos2(rect.right() - 13.0, rect.center().y), vec2(9.0, 9.0));
        Icon::Down.paint(ui.painter(), chevron, if chosen == Some(true) { color } else { tokens.secondary });
    }
    response
}

/// A button that is either on or off.
pub(super) fn toggle(ui: &mut Ui, cx: &ViewCtx<'_>, name: &str, on: bool) -> Response {
    let tokens = cx.tokens;
    let color = if on { tokens.accent } else { tokens.text };
    let galley = ui.painter().layout_no_wrap(name.to_owned(), TextStyle::Button.resolve(ui.style()), color);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0, size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, name));
    if ui.is_rect_visible(rect) {
        let visuals = ui.style().interact(&response);
        let line = if on { Stroke::new(size::HAIRLINE, tokens.accent) } else { visuals.bg_stroke };
        let fill = if on { tokens.accent_soft } else { visuals.weak_bg_fill };
        ui.painter().rect(rect, CornerRadius::same(size::CORNER), fill, line, StrokeKind::Inside);
        ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
        focus_ring(ui, tokens, &response);
    }
    response
}

/// A small button with a picture on it.
pub(super) fn icon_button(ui: &mut Ui, cx: &ViewCtx<'_>, icon: Icon, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    let at = response.hovered() || response.has_focus();
    if at {
        ui.painter().rect_filled(rect, CornerRadius::same(4), cx.tokens.accent_soft);
    }
    let color = if at { cx.tokens.accent } else { cx.tokens.secondary };
    icon.paint(ui.painter(), Rect::from_center_size(rect.center(), vec2(9.0, 9.0)), color);
    response.on_hover_text(name)
}

/// What a button opens that is worked in for a while.
pub(super) fn popup(button: &Response) -> Popup<'_> {
    list(button).close_behavior(PopupCloseBehavior::CloseOnClickOutside)
}

/// What a button opens to choose one from.
pub(super) fn list(button: &Response) -> Popup<'_> {
    // The style of menus takes the frames off fields, and the padding off entries.
    let frame = Frame::popup(&button.ctx.global_style()).inner_margin(8);
    Popup::menu(button).close_behavior(PopupCloseBehavior::CloseOnClick).style(StyleModifier::default()).frame(frame)
}

/// A switch between a few ways: one frame, the one in force filled.
pub(super) fn switch<T: Copy + PartialEq>(ui: &mut Ui, cx: &ViewCtx<'_>, value: &mut T, ways: &[(T, Text)]) {
    let tokens = cx.tokens;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let last = ways.len().saturating_sub(1);
        for (at, (way, name)) in ways.iter().enumerate() {
            let on = *value == *way;
            let font = text_style(SECONDARY).resolve(ui.style());
            let color = if on { tokens.accent } else { tokens.secondary };
            let galley = ui.painter().layout_no_wrap(cx.t(*name).to_owned(), font, color);
            let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0, size::CONTROL), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, cx.t(*name)));
            let round = |yes: bool| if yes { size::CORNER } else { 0 };
            let (first, last) = (round(at == 0), round(at == last));
            let corner = CornerRadius { nw: first, sw: first, ne: last, se: last };
            let fill = if on { tokens.accent_soft } else { tokens.card };
            let focused = response.has_focus() || response.hovered();
            let line = if on || focused { tokens.accent } else { tokens.outline };
            ui.painter().rect(rect, corner, fill, Stroke::new(size::HAIRLINE, line), StrokeKind::Inside);
            ui.painter().galley(rect.center() - galley.size() / 2.0, galley, color);
            if response.clicked() {
                *value = *way;
            }
        }
    });
}

/// A text painted at a place, cut with an ellipsis where it is wider than the room; for cells, where no widget is needed.
pub(super) fn cut(ui: &Ui, text: &str, style: &TextStyle, color: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    let font = style.resolve(ui.style());
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = egui::text::TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}
