//! The card with all series: found by words, chosen by their boxes.

use super::panel::place_first;
use super::selection::Selection;
use crate::dataset::{MetricId, SeriesId};
use crate::figure::Language;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{SECONDARY, fonts, size, text_style};
use crate::gui::widgets::{heading, link, secondary};
use crate::locale::trends as text;
use crate::store::fold;
use egui::{
    CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextEdit, TextStyle, TextWrapMode, Ui, WidgetInfo,
    WidgetText, pos2, vec2,
};

/// Height of a row.
const ROW: f32 = 24.0;
/// Side of the box that shows the colour.
const BOX: f32 = 14.0;

/// The state of the card.
#[derive(Debug, Default)]
pub(super) struct Picker {
    typed: String,
    listed: Option<(u64, Language, String)>,
    rows: Vec<Row>,
    found: usize,
    scroll_to: Option<SeriesId>,
}

#[derive(Debug)]
enum Row {
    Metric(String),
    Series { series: SeriesId, subject: String, title: String },
}

impl Picker {
    /// Brings a series into view, past whatever was typed.
    pub(super) fn scroll_to(&mut self, series: SeriesId) {
        self.typed.clear();
        self.scroll_to = Some(series);
    }

    /// Draws the card's content.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, selection: &mut Selection) {
        heading(ui, cx.t(text::SERIES), |ui| {
            let any = !selection.all().is_empty();
            if ui.add_enabled_ui(any, |ui| link(ui, cx.tokens, cx.t(text::CLEAR))).inner.clicked() {
                selection.clear();
            }
        });
        let name = cx.t(text::FIND);
        let field = ui.add(TextEdit::singleline(&mut self.typed).hint_text(name).desired_width(f32::INFINITY));
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
        self.list(cx);
        let entered = field.lost_focus() && ui.input(|it| it.key_pressed(egui::Key::Enter));
        if entered && let Some(first) = self.first() {
            selection.add(first);
        }
        let of = cx.store.data().series.len();
        let told = if selection.is_full() {
            cx.t(text::FULL).to_owned()
        } else if self.found == 0 && of > 0 {
            cx.t(text::NONE_FOUND).to_owned()
        } else {
            text::found(self.found, of, cx.language)
        };
        ui.add(egui::Label::new(secondary(cx.tokens, told)).wrap());
        self.rows_ui(cx, ui, selection);
    }

    /// Finds the rows, where what was typed, the data or the language changed.
    fn list(&mut self, cx: &ViewCtx<'_>) {
        let typed = fold(&self.typed);
        let key = (cx.session.generation, cx.language, typed);
        if self.listed.as_ref() == Some(&key) {
            return;
        }
        let words: Vec<String> = key.2.split_whitespace().map(ToOwned::to_owned).collect();
        self.listed = Some(key);
        let data = cx.store.data();
        let mut found: Vec<(MetricId, SeriesId)> = (data.series.iter().enumerate())
            .map(|(at, it)| (it.key.metric, SeriesId::new(at)))
            .filter(|(_, it)| cx.store.is_named(*it, &words))
            .collect();
        // By metric in the order of the file; within one, the order of the file stays.
        found.sort_by_key(|(metric, _)| *metric);
        self.found = found.len();
        self.rows.clear();
        let mut under = None;
        for (metric, series) in found {
            if under != Some(metric) {
                under = Some(metric);
                let name = data.metric(metric).map(|it| it.name.text(cx.language).to_owned());
                self.rows.push(Row::Metric(name.unwrap_or_default()));
            }
            self.rows.push(Row::Series {
                series,
                subject: place_first(cx.store, series, cx.language),
                title: cx.store.title(series, cx.language),
            });
        }
    }

    /// The first series of the list.
    fn first(&self) -> Option<SeriesId> {
        self.rows.iter().find_map(|it| match it {
            Row::Series { series, .. } => Some(*series),
            Row::Metric(_) => None,
        })
    }

    fn rows_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, selection: &mut Selection) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical().id_salt("series").auto_shrink(false);
        if let Some(series) = self.scroll_to.take() {
            let is_it = |it: &Row| matches!(it, Row::Series { series: id, .. } if *id == series);
            if let Some(at) = self.rows.iter().position(is_it) {
                // A few rows above stay in view, so that one sees what it stands among.
                area = area.vertical_scroll_offset((at as f32 - 4.0).max(0.0) * ROW);
            }
        }
        area.show_rows(ui, ROW, self.rows.len(), |ui, shown| {
            for row in self.rows.get(shown).unwrap_or(&[]) {
                match row {
                    Row::Metric(name) => metric_row(cx, ui, name),
                    Row::Series { series, subject, title } => {
                        series_row(cx, ui, selection, *series, subject, title);
                    }
                }
            }
        });
    }
}

fn metric_row(cx: &ViewCtx<'_>, ui: &mut Ui, name: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
    let text: WidgetText =
        egui::RichText::new(name).font(fonts::semibold(size::TEXT_SECONDARY)).color(cx.tokens.secondary).into();
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), rect.width(), text_style(SECONDARY));
    let at = pos2(rect.left(), rect.bottom() - galley.size().y - 4.0);
    ui.painter().galley(at, galley, cx.tokens.secondary);
}

fn series_row(cx: &ViewCtx<'_>, ui: &mut Ui, selection: &mut Selection, series: SeriesId, subject: &str, title: &str) {
    let chosen = selection.get(series).copied();
    let enabled = chosen.is_some() || !selection.is_full();
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, chosen.is_some(), title));
    let tokens = cx.tokens;
    if response.hovered() && enabled {
        ui.painter().rect_filled(rect, CornerRadius::same(size::CORNER), tokens.track);
    }
    if response.has_focus() {
        let stroke = Stroke::new(size::FOCUS, tokens.accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(size::CORNER), stroke, StrokeKind::Inside);
    }
    let square = Rect::from_center_size(pos2(rect.left() + 2.0 + BOX / 2.0, rect.center().y), vec2(BOX, BOX));
    let corner = CornerRadius::same(3);
    if let Some(it) = chosen {
        let color = tokens.series_color(it.slot);
        ui.painter().rect_filled(square, corner, color);
        let tick = [(-3.2, 0.2), (-0.9, 2.6), (3.4, -2.6)].map(|(x, y)| square.center() + vec2(x, y));
        ui.painter().line(tick.to_vec(), Stroke::new(1.5, tokens.card));
    } else {
        ui.painter().rect_stroke(square, corner, Stroke::new(1.0, tokens.outline), StrokeKind::Inside);
    }
    let color = if enabled { tokens.text } else { tokens.faint };
    let left = square.right() + 8.0;
    let text = WidgetText::from(egui::RichText::new(subject).color(color));
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), rect.right() - left - 10.0, TextStyle::Body);
    let cut = galley.elided;
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
    let clicked = response.clicked();
    if !enabled {
        response.on_hover_text(cx.t(text::FULL));
    } else if cut {
        response.on_hover_text(title);
    }
    match (clicked, chosen) {
        (true, Some(_)) => selection.remove(series),
        (true, None) => selection.add(series),
        (false, _) => {}
    }
}
