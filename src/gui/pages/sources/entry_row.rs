//! A row of the list of sources.

use super::entries::Entry;
use super::source::{Key, Source};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{MEDIUM, SECONDARY, fonts, size, text_style};
use crate::gui::widgets::RowState;
use crate::locale::{self, sources as text};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align2, CornerRadius, FontId, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Height of a row: a title, and what is told about it.
pub(super) const ROW: f32 = 50.0;

/// The row of an entry, by its place among all entries.
pub(super) fn id(at: usize) -> Id {
    Id::unique(("source", at))
}

/// Draws a row. Says whether it was clicked.
///
/// The rows are one stop of the keyboard: only one of them is reached by Tab.
pub(super) fn row(cx: &ViewCtx<'_>, ui: &mut Ui, (at, entry): (usize, &Entry), state: RowState) -> bool {
    let Some(source) = Source::of(cx, &entry.key) else { return false };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, id(at), if state.stop { Sense::click() } else { Sense::CLICK });
    let selected = state.chosen;
    let title = source.title.text(cx.language);
    let publisher = source.publisher.map_or("", |it| it.text(cx.language));
    let day = source.published.map_or_else(|| cx.t(text::UNDATED).to_owned(), |it| locale::date(it, cx.language));
    let claims = text::claims(entry.claims, cx.language);
    let tag = match entry.key {
        Key::Tracker(_) => cx.t(text::OF_TRACKER),
        Key::Data(_) if entry.twin => cx.t(text::OF_BOTH),
        Key::Data(_) => "",
    };
    response.widget_info(|| {
        let parts = [title, publisher, &day, &claims, tag].into_iter().filter(|it| !it.is_empty());
        WidgetInfo::selected(Role::Button, true, selected, parts.collect::<Vec<_>>().join(locale::comma(cx.language)))
    });
    let tokens = cx.tokens;
    let band = rect.shrink2(vec2(6.0, 1.0));
    let corner = CornerRadius::same(size::CORNER);
    if selected {
        ui.painter().rect_filled(band, corner, tokens.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(band, corner, tokens.track);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(band, corner, Stroke::new(size::FOCUS, tokens.accent), StrokeKind::Inside);
    }
    let inner = rect.shrink2(vec2(14.0, 7.0));
    let font = if selected { fonts::semibold(size::TEXT) } else { text_style(MEDIUM).resolve(ui.style()) };
    let elided = line(ui, title, font, tokens.text, inner.width());
    let whole = !elided.elided;
    ui.painter().galley(inner.left_top(), elided, tokens.text);
    let short = source.published.map_or_else(|| cx.t(text::UNDATED).to_owned(), |it| it.to_string());
    below(cx, ui, inner, (publisher, &short), &claims, tag);
    let response = if whole { response } else { response.on_hover_text(title) };
    if response.clicked() {
        response.request_focus();
    }
    response.clicked()
}

/// The second line of a row: date and publisher, and at the right the tag and the number of claims.
fn below(cx: &ViewCtx<'_>, ui: &Ui, inner: Rect, told: (&str, &str), claims: &str, tag: &str) {
    let tokens = cx.tokens;
    let small = text_style(SECONDARY).resolve(ui.style());
    let tiny = FontId::proportional(size::TEXT_AXIS);
    let at = inner.right_bottom();
    let count = ui.painter().text(at, Align2::RIGHT_BOTTOM, claims, small.clone(), tokens.secondary);
    let mut right = count.left();
    if !tag.is_empty() {
        let place = pos2(right - 12.0, count.center().y);
        let words = ui.painter().text(place, Align2::RIGHT_CENTER, tag, tiny, tokens.secondary);
        let around = words.expand2(vec2(4.0, 1.0));
        let line = Stroke::new(size::HAIRLINE, tokens.outline);
        ui.painter().rect_stroke(around, CornerRadius::same(4), line, StrokeKind::Outside);
        right = around.left();
    }
    let (publisher, day) = told;
    let told = if publisher.is_empty() { day.to_owned() } else { format!("{day} · {publisher}") };
    let galley = line(ui, &told, small, tokens.secondary, right - inner.left() - 8.0);
    let at = pos2(inner.left(), inner.bottom() - galley.size().y);
    ui.painter().galley(at, galley, tokens.secondary);
}

/// One line of text, cut with an ellipsis where there is no room.
pub(super) fn line(
    ui: &Ui,
    text: &str,
    font: FontId,
    color: egui::Color32,
    width: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = LayoutJob::single_section(text.replace('\n', " "), TextFormat::simple(font, color));
    job.wrap = TextWrapping::truncate_at_width(width.max(0.0));
    ui.painter().layout_job(job)
}
