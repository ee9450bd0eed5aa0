//! The card at the left: all sources of both files, found by words, in an order.

use super::entries::{Entry, entries};
use super::source::{Files, Key, Source};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{MEDIUM, SECONDARY, fonts, size, text_style};
use crate::gui::widgets::{card_frame, secondary};
use crate::locale::{self, sources as text};
use crate::store::fold;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align2, CornerRadius, FontId, Key as Button, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind,
    TextEdit, Ui, WidgetInfo, pos2, vec2,
};
use jiff::civil::Date;
use std::cmp::Reverse;

/// Height of a row: a title, and what is told about it.
const ROW: f32 = 50.0;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    /// Published last first; what has no date comes last.
    Date,
    /// Most claims first: what the figures mostly rest on.
    #[default]
    Claims,
}

/// What the entries were made from.
#[derive(Clone, Debug)]
struct Made {
    files: Files,
    as_known_on: Option<Date>,
}

/// The list and its throw-away state.
#[derive(Debug, Default)]
pub(super) struct List {
    filter: String,
    order: Order,
    made: Option<Made>,
    entries: Vec<Entry>,
    /// Sources that were published after the day of knowledge.
    hidden: usize,
    /// What the rows were picked for.
    picked: Option<(String, Order)>,
    /// The entries that are shown, in order.
    rows: Vec<usize>,
    /// Whether the chosen row is to be scrolled to.
    reveal: bool,
}

impl List {
    /// Forgets what belonged to another data set.
    pub(super) fn data_changed(&mut self) {
        *self = Self { order: self.order, ..Self::default() };
    }

    /// Makes sure that a source can be seen when the list is drawn next.
    pub(super) fn reveal(&mut self) {
        self.filter.clear();
        self.reveal = true;
    }

    /// The first source of the list.
    pub(super) fn first(&mut self, cx: &ViewCtx<'_>) -> Option<Key> {
        self.refresh(cx);
        self.rows.first().and_then(|it| self.entries.get(*it)).map(|it| it.key.clone())
    }

    /// How many sources there are on the day of knowledge.
    #[cfg(test)]
    pub(super) fn count(&self) -> usize {
        self.entries.len()
    }

    /// Whether neither file has a source.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.hidden == 0
    }

    fn refresh(&mut self, cx: &ViewCtx<'_>) {
        let is_made = |it: &Made| it.files.are_those_of(cx) && it.as_known_on == cx.as_known_on;
        if !self.made.as_ref().is_some_and(is_made) {
            self.made = Some(Made { files: Files::of(cx), as_known_on: cx.as_known_on });
            self.picked = None;
            (self.entries, self.hidden) = entries(cx);
        }
        let wanted = (self.filter.clone(), self.order);
        if self.picked.as_ref() != Some(&wanted) {
            self.picked = Some(wanted);
            self.rows = self.pick();
        }
    }

    fn pick(&self) -> Vec<usize> {
        let filter = fold(&self.filter);
        let words: Vec<&str> = filter.split_whitespace().collect();
        let has_words = |it: &Entry| words.iter().all(|word| it.search.contains(word));
        let mut rows: Vec<usize> =
            self.entries.iter().enumerate().filter(|(_, it)| has_words(it)).map(|(at, _)| at).collect();
        let entry = |at: &usize| self.entries.get(*at);
        match self.order {
            Order::Date => rows.sort_by_key(|at| Reverse(entry(at).and_then(|it| it.published))),
            Order::Claims => rows.sort_by_key(|at| Reverse(entry(at).map(|it| it.claims))),
        }
        rows
    }

    /// Draws the card. Says which source was chosen, if one was.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, chosen: Option<&Key>) -> Option<Key> {
        let mut new = None;
        let frame = card_frame(cx.tokens).inner_margin(egui::Margin { left: 0, right: 0, top: 12, bottom: 6 });
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ui.spacing_mut().item_spacing.y = 6.0;
            egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 0)).show(ui, |ui| {
                let field = self.field(cx, ui);
                self.refresh(cx);
                if field.has_focus() {
                    new = self.step(ui, chosen);
                }
                self.orders(cx, ui);
            });
            self.refresh(cx);
            self.body(cx, ui, chosen, &mut new);
        });
        new
    }

    fn field(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) -> egui::Response {
        let name = cx.t(text::FIND);
        // Arrows choose a row; the field is a single line and needs none of them.
        let field = TextEdit::singleline(&mut self.filter).hint_text(name).desired_width(f32::INFINITY);
        let response = ui.add(field);
        let value = self.filter.clone();
        response.widget_info(|| WidgetInfo {
            label: Some(name.to_owned()),
            current_text_value: Some(value.clone()),
            ..WidgetInfo::new(Role::TextInput)
        });
        response
    }

    fn orders(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let shown = text::shown(self.rows.len(), self.entries.len(), cx.language);
            ui.label(secondary(cx.tokens, shown));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.style_mut().override_text_style = Some(text_style(SECONDARY));
                ui.spacing_mut().button_padding = vec2(6.0, 1.0);
                for (order, name) in [(Order::Claims, text::BY_CLAIMS), (Order::Date, text::BY_DATE)] {
                    let label = ui.selectable_label(self.order == order, cx.t(name));
                    let full = format!("{} {}", cx.t(text::SORTED_BY), cx.t(name).to_lowercase());
                    let selected = self.order == order;
                    label.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, &full));
                    if label.on_hover_text(full).clicked() {
                        self.order = order;
                    }
                }
            });
        });
    }

    /// Up and down in the field go through the list.
    fn step(&self, ui: &Ui, chosen: Option<&Key>) -> Option<Key> {
        let pressed = |key| ui.input_mut(|it| it.consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Button::ArrowDown), pressed(Button::ArrowUp));
        if down == up {
            return None;
        }
        let at = chosen.and_then(|it| self.place(it));
        let next = match at {
            None => 0,
            Some(at) if down => at + 1,
            Some(at) => at.saturating_sub(1),
        };
        self.rows.get(next).and_then(|it| self.entries.get(*it)).map(|it| it.key.clone())
    }

    /// The row of a source.
    fn place(&self, key: &Key) -> Option<usize> {
        self.rows.iter().position(|it| self.entries.get(*it).is_some_and(|it| it.key == *key))
    }

    fn body(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, chosen: Option<&Key>, new: &mut Option<Key>) {
        if let Some(day) = cx.as_known_on.filter(|_| self.hidden > 0) {
            note(cx, ui, &text::hidden(self.hidden, day, cx.language));
        }
        if self.rows.is_empty() {
            let why = if self.entries.is_empty() { text::NONE } else { text::NO_MATCH };
            note(cx, ui, cx.t(why));
            if !self.filter.is_empty() {
                ui.horizontal(|ui| {
                    ui.add_space(12.0);
                    if ui.button(cx.t(text::CLEAR)).clicked() {
                        self.filter.clear();
                    }
                });
            }
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("sources").auto_shrink(false);
        let stepped = new.is_some();
        let target = new.clone().or_else(|| chosen.cloned());
        if std::mem::take(&mut self.reveal) || stepped {
            let row = target.as_ref().and_then(|it| self.place(it));
            if let Some(row) = row {
                let room = ui.available_height();
                area = area.vertical_scroll_offset((row as f32 * ROW - (room - ROW) / 2.0).max(0.0));
            }
        }
        area.show_rows(ui, ROW, self.rows.len(), |ui, range| {
            for entry in self.rows.get(range).unwrap_or(&[]).iter().filter_map(|it| self.entries.get(*it)) {
                if row(cx, ui, entry, chosen == Some(&entry.key)) {
                    *new = Some(entry.key.clone());
                }
            }
        });
    }
}

fn note(cx: &ViewCtx<'_>, ui: &mut Ui, words: &str) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 2)).show(ui, |ui| {
        ui.label(secondary(cx.tokens, words));
    });
}

/// Draws a row. Says whether it was clicked.
fn row(cx: &ViewCtx<'_>, ui: &mut Ui, entry: &Entry, selected: bool) -> bool {
    let Some(source) = Source::of(cx, &entry.key) else { return false };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
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
