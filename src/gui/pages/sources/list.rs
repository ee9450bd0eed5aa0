//! The card at the left: all sources of both files, found by words, in an order.

use super::entries::{Entry, entries};
use super::entry_row::{self, ROW};
use super::filter::{self, Filter, Order, Panel};
use super::source::{Files, Key};
use crate::figure::Language;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::{ALL_MOVES, FIELD_MOVES, RowState, card_frame, holds_arrows, link, rows_in, secondary, step};
use crate::locale::{shell, sources as text};
use egui::{Role, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};
use jiff::civil::Date;

/// What the entries were made from.
#[derive(Clone, Debug)]
struct Made {
    files: Files,
    as_known_on: Option<Date>,
}

/// The list and its throw-away state.
#[derive(Debug, Default)]
pub(super) struct List {
    filter: Filter,
    panel: Panel,
    made: Option<Made>,
    entries: Vec<Entry>,
    /// Sources that were published after the day of knowledge.
    hidden: usize,
    /// What the rows were picked for.
    picked: Option<(Filter, Language)>,
    /// Of each publisher an entry, and how many sources it has.
    publishers: Vec<(usize, usize)>,
    /// The entries that are shown, in order.
    rows: Vec<usize>,
    /// Whether the chosen row is to be scrolled to.
    reveal: bool,
}

impl List {
    /// Forgets what belonged to another data set.
    pub(super) fn data_changed(&mut self) {
        self.filter.clear();
        *self = Self { filter: std::mem::take(&mut self.filter), ..Self::default() };
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
        let is_picked = |(filter, language): &(Filter, Language)| *filter == self.filter && *language == cx.language;
        if !self.picked.as_ref().is_some_and(is_picked) {
            self.picked = Some((self.filter.clone(), cx.language));
            self.rows = self.filter.pick(&self.entries, cx.language);
            self.publishers = self.filter.publishers(&self.entries);
        }
    }

    /// Draws the card. Says which source was chosen, if one was, and whether that was by a click rather than in passing.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, chosen: Option<&Key>) -> Option<(Key, bool)> {
        let (mut new, mut clicked) = (None, false);
        let frame = card_frame(cx.tokens).inner_margin(egui::Margin { left: 0, right: 0, top: 12, bottom: 6 });
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ui.spacing_mut().item_spacing.y = 6.0;
            egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 0)).show(ui, |ui| {
                let field = ui.horizontal(|ui| self.field(cx, ui)).inner;
                self.refresh(cx);
                new = self.step(ui, chosen, field.has_focus());
                self.orders(cx, ui);
                filter::chips(cx, ui, &mut self.filter, &self.entries);
            });
            self.refresh(cx);
            clicked = self.body(cx, ui, chosen, &mut new);
        });
        new.map(|it| (it, clicked))
    }

    fn field(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) -> egui::Response {
        let name = cx.t(text::FIND);
        // Arrows choose a row; the field is a single line and needs none of them.
        let width = (ui.available_width() - size::CONTROL - 12.0).max(80.0);
        let response = ui.add(TextEdit::singleline(&mut self.filter.words).hint_text(name).desired_width(width));
        let value = self.filter.words.clone();
        response.widget_info(|| WidgetInfo {
            label: Some(name.to_owned()),
            current_text_value: Some(value.clone()),
            ..WidgetInfo::new(Role::TextInput)
        });
        crate::gui::widgets::search_field(&response);
        self.panel.ui(cx, ui, &mut self.filter, &self.entries, &self.publishers);
        response
    }

    /// How many sources there are, of which file, and in which order.
    fn orders(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        ui.horizontal(|ui| {
            ui.style_mut().override_text_style = Some(text_style(SECONDARY));
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.spacing_mut().button_padding = vec2(6.0, 1.0);
            ui.label(secondary(cx.tokens, cx.t(text::SORTED_BY)));
            ui.add_space(4.0);
            for (order, name) in
                [(Order::Claims, text::BY_CLAIMS), (Order::Date, text::BY_DATE), (Order::Title, text::BY_TITLE)]
            {
                let selected = self.filter.order == order;
                let label = ui.selectable_label(selected, cx.t(name));
                let full = format!("{} {}", cx.t(text::SORTED_BY), cx.t(name).to_lowercase());
                label.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, selected, &full));
                if label.on_hover_text(full).clicked() {
                    self.filter.order = order;
                }
            }
        });
        let all = self.entries.len();
        let shown = text::shown(self.rows.len(), all, cx.language);
        let of_data = self.entries.iter().filter(|it| matches!(it.key, Key::Data(_))).count();
        let words = if self.rows.len() == all && all > of_data {
            text::of_each(&shown, of_data, all - of_data, cx.language)
        } else {
            shown
        };
        ui.add(egui::Label::new(secondary(cx.tokens, words)).wrap());
    }

    /// Arrows and the like go through the list, in the field and on the rows.
    fn step(&self, ui: &Ui, chosen: Option<&Key>, in_field: bool) -> Option<Key> {
        let at = chosen.and_then(|it| self.place(it));
        let row = at.and_then(|it| self.rows.get(it)).map(|it| entry_row::id(*it));
        let on_rows = row.is_some_and(|it| holds_arrows(ui, it));
        let keys: &[egui::Key] = match (on_rows, in_field) {
            (true, _) => &ALL_MOVES,
            (_, true) => &FIELD_MOVES,
            _ => return None,
        };
        let page = rows_in(ui.available_height(), ROW);
        let next = *self.rows.get(step(ui, keys, at, self.rows.len(), page)?)?;
        if on_rows {
            ui.memory_mut(|it| it.request_focus(entry_row::id(next)));
        }
        self.entries.get(next).map(|it| it.key.clone())
    }

    /// The row of a source.
    fn place(&self, key: &Key) -> Option<usize> {
        self.rows.iter().position(|it| self.entries.get(*it).is_some_and(|it| it.key == *key))
    }

    /// Draws the rows. Says whether one was clicked.
    fn body(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, chosen: Option<&Key>, new: &mut Option<Key>) -> bool {
        if let Some(day) = cx.as_known_on.filter(|_| self.hidden > 0) {
            note(cx, ui, &text::hidden(self.hidden, day, cx.language));
            ui.horizontal(|ui| {
                ui.add_space(12.0);
                ui.spacing_mut().button_padding.x = 0.0;
                ui.style_mut().override_text_style = Some(text_style(SECONDARY));
                if link(ui, cx.tokens, cx.t(shell::SHOW_ALL)).clicked() {
                    cx.send(Command::AsKnownOn(None));
                }
            });
        }
        if self.rows.is_empty() {
            let why = if self.entries.is_empty() { text::NONE } else { text::NO_MATCH };
            note(cx, ui, cx.t(why));
            if !self.filter.words.is_empty() || self.filter.is_set() {
                ui.horizontal(|ui| {
                    ui.add_space(12.0);
                    if ui.button(cx.t(text::CLEAR)).clicked() {
                        self.filter.clear();
                    }
                });
            }
            return false;
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
        let mut clicked = false;
        area.show_rows(ui, ROW, self.rows.len(), |ui, range| {
            let seen = self.rows.get(range).unwrap_or(&[]);
            let is_chosen = |at: &usize| self.entries.get(*at).is_some_and(|it| chosen == Some(&it.key));
            // Where the chosen row is out of view, the first that is in view stands in for it.
            let stop = seen.iter().copied().find(is_chosen).or(seen.first().copied());
            for at in seen {
                let Some(entry) = self.entries.get(*at) else { continue };
                let is_next = new.as_ref() == Some(&entry.key);
                let state = RowState { chosen: is_chosen(at), stop: stop == Some(*at) || is_next };
                if entry_row::row(cx, ui, (*at, entry), state) {
                    *new = Some(entry.key.clone());
                    clicked = true;
                }
            }
        });
        clicked
    }
}

fn note(cx: &ViewCtx<'_>, ui: &mut Ui, words: &str) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(12, 2)).show(ui, |ui| {
        ui.label(secondary(cx.tokens, words));
    });
}
