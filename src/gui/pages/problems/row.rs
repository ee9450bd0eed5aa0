//! Rows of the list.

use super::found::{Class, Found, Item};
use super::panel::name_of;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{MEDIUM, SECONDARY, fonts, size, text_style};
use crate::gui::widgets::RowState;
use crate::locale::{self, problems_page as text};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, Color32, CornerRadius, CursorIcon, FontId, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2,
    vec2,
};

/// The height of each row.
pub(super) const ROW: f32 = 28.0;
/// Below this width the record in words is left to the panel.
const ROOM_FOR_PATH: f32 = 860.0;
const PATH: f32 = 180.0;
const WORD: f32 = 92.0;
const CODE: f32 = 52.0;
const PLACE: f32 = 172.0;
/// Room that a row has to have for its code and place: in less, what is wrong is worth more, and the panel has both.
const ROOM_FOR_PLACE: f32 = 500.0;

/// The sign and the colour of an item: a conflict is a cross, as in the grammar of marks.
fn look(cx: &ViewCtx<'_>, item: Item) -> (Icon, Color32) {
    match (item, Found::class(cx, item)) {
        (Item::Conflict(_), _) => (Icon::Close, cx.tokens.alarm),
        (_, Class::Error) => (Icon::Problems, cx.tokens.alarm),
        (_, Class::Warning) => (Icon::Warning, cx.tokens.caution),
        (_, Class::Finding) => (Icon::Help, cx.tokens.caution),
    }
}

/// The sign of an item, as a part of a line.
pub(super) fn sign(cx: &ViewCtx<'_>, ui: &mut Ui, item: Item) {
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    let (icon, color) = look(cx, item);
    icon.paint(ui.painter(), rect, color);
}

/// The line above the items of a class.
pub(super) fn heading(cx: &ViewCtx<'_>, ui: &mut Ui, found: &Found, class: Class, number: usize) {
    let name = match class {
        Class::Error => text::ERRORS,
        Class::Warning => text::WARNINGS,
        Class::Finding => text::FINDINGS,
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let all = found.count(class) == number && class == Class::Finding;
    let number = if all { found.kinds(cx.language) } else { locale::count(number) };
    let words = format!("{} · {number}", cx.t(name));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &words));
    let at = pos2(rect.left() + 16.0, rect.center().y + 2.0);
    ui.painter().text(at, Align2::LEFT_CENTER, words, fonts::semibold(size::TEXT_SECONDARY), cx.tokens.secondary);
}

/// The line below the items of a class that are shown.
pub(super) fn more(cx: &ViewCtx<'_>, ui: &mut Ui, number: usize) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let words = text::not_shown(number, cx.language);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let font = text_style(SECONDARY).resolve(ui.style());
    ui.painter().text(pos2(rect.left() + 16.0, rect.center().y), Align2::LEFT_CENTER, words, font, cx.tokens.secondary);
}

/// What the row of an item is known by.
pub(super) fn id(item: Item) -> Id {
    Id::unique(("problem", item))
}

/// An item: how much it matters, its code and place, what is wrong, and in which record. Says whether it was clicked.
///
/// The rows are one stop of the keyboard: only one of them is reached by Tab.
pub(super) fn item(cx: &ViewCtx<'_>, ui: &mut Ui, found: &Found, item: Item, state: RowState) -> bool {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, id(item), if state.stop { Sense::click() } else { Sense::CLICK });
    let (word, code) = (Found::word(cx, item), Found::code(cx, item));
    let message = found.message(cx, item);
    let place = Found::in_file(cx, item).map_or_else(String::new, |it| it.place());
    let path = Found::path(cx, item);
    response.widget_info(|| {
        let parts = [word, code, &place, &message, &path].into_iter().filter(|it| !it.is_empty());
        WidgetInfo::selected(
            Role::Button,
            true,
            state.chosen,
            parts.collect::<Vec<_>>().join(locale::comma(cx.language)),
        )
    });
    ground(cx, ui, rect, &response, state.chosen);
    let inner = rect.shrink2(vec2(16.0, 0.0));
    let (icon, color) = look(cx, item);
    let place_of_icon = Rect::from_center_size(pos2(inner.left() + 8.0, inner.center().y), vec2(15.0, 15.0));
    icon.paint(ui.painter(), place_of_icon, color);
    let medium = text_style(MEDIUM).resolve(ui.style());
    let small = text_style(SECONDARY).resolve(ui.style());
    let mut at = inner.left() + 24.0;
    cell(ui, (at, WORD - 24.0), inner, word, medium.clone(), color);
    at = inner.left() + WORD;
    let is_in_file = !place.is_empty();
    if is_in_file && inner.width() >= ROOM_FOR_PLACE {
        cell(ui, (at, CODE - 8.0), inner, code, small.clone(), cx.tokens.secondary);
        at += CODE;
        cell(ui, (at, PLACE - 12.0), inner, &place, small.clone(), cx.tokens.secondary);
        at += PLACE;
    }
    let mut right = inner.right();
    if is_in_file && inner.width() >= ROOM_FOR_PATH {
        cell(ui, (right - PATH, PATH), inner, &path, small, cx.tokens.secondary);
        right -= PATH + 12.0;
    }
    let body = egui::TextStyle::Body.resolve(ui.style());
    let whole = cell(ui, (at, right - at), inner, &message, body, cx.tokens.text);
    let response = if whole { response } else { response.on_hover_text(message) };
    let clicked = response.clicked();
    if clicked {
        response.request_focus();
    }
    if !is_in_file && let Some(command) = found.command(cx, item) {
        response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(cx.t(name_of(&command)));
    }
    clicked
}

fn ground(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, response: &egui::Response, chosen: bool) {
    let band = rect.shrink2(vec2(6.0, 0.0));
    let corner = CornerRadius::same(size::CORNER);
    if chosen {
        ui.painter().rect_filled(band, corner, cx.tokens.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(band, corner, cx.tokens.track);
    }
    if response.has_focus() {
        let stroke = Stroke::new(size::FOCUS, cx.tokens.accent);
        ui.painter().rect_stroke(band, corner, stroke, StrokeKind::Inside);
    }
}

/// A text on one line, in the middle of a row. Says whether it is there in full.
fn cell(ui: &Ui, (left, width): (f32, f32), row: Rect, text: &str, font: FontId, color: Color32) -> bool {
    let mut job = LayoutJob::single_section(text.replace('\n', " "), TextFormat::simple(font, color));
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    let galley = ui.painter().layout_job(job);
    let whole = !galley.elided;
    ui.painter().galley(pos2(left, row.center().y - galley.size().y / 2.0), galley, color);
    whole
}
