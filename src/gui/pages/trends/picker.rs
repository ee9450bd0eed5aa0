//! The card with all series: found by words and facets, chosen by their boxes.

use super::facets::{Facets, Found};
use super::panel::place_first;
use super::row::{self, Done, Look, ROW, Row};
use super::selection::Selection;
use crate::chart::fitting;
use crate::dataset::{MetricId, SeriesId};
use crate::gui::context::ViewCtx;
use crate::gui::widgets::{heading, link, secondary};
use crate::locale::trends as text;
use egui::{EventFilter, Id, Key, Modifiers, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo};

/// So many series that were used last are kept.
const RECENT: usize = 12;

/// The state of the card.
#[derive(Debug, Default)]
pub(super) struct Picker {
    facets: Facets,
    found: Found,
    rows: Vec<Row>,
    favourites: Vec<SeriesId>,
    /// The series used last, the last one first.
    recent: Vec<SeriesId>,
    /// The selection that `recent` was brought up to date for.
    seen: Option<u64>,
    /// Whether something was found that is not chosen, and the selection that this was found out for.
    unchosen: Option<(u64, bool)>,
    /// Whether the rows have to be made again.
    stale: bool,
    /// The row that the keyboard is at, and the rows that were in view.
    active: usize,
    shown: std::ops::Range<usize>,
    /// The row that is to be brought into view.
    reveal: Option<usize>,
    scroll_to: Option<SeriesId>,
}

impl Picker {
    /// Brings a series into view, past whatever was typed.
    pub(super) fn scroll_to(&mut self, series: SeriesId) {
        self.facets.clear();
        self.scroll_to = Some(series);
    }

    /// Favourites, and the series used last.
    pub(super) fn kept(&self) -> (&[SeriesId], &[SeriesId]) {
        (&self.favourites, &self.recent)
    }

    /// Takes up what was kept.
    pub(super) fn keep(&mut self, favourites: Vec<SeriesId>, recent: Vec<SeriesId>) {
        (self.favourites, self.recent, self.stale) = (favourites, recent, true);
    }

    /// Draws the card's content.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, selection: &mut Selection) {
        self.note_used(selection);
        heading(ui, cx.t(text::SERIES), |ui| {
            let any = selection.all().next().is_some();
            if ui.add_enabled_ui(any, |ui| link(ui, cx.tokens, cx.t(text::CLEAR))).inner.clicked() {
                selection.clear();
            }
            self.recent_menu(cx, ui, selection);
        });
        ui.spacing_mut().item_spacing.y = 6.0;
        let name = cx.t(text::FIND);
        let (id, list) = (ui.scope_id().with("find"), ui.scope_id().with("series"));
        if ui.memory(|it| it.has_focus(id)) && ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::ArrowDown)) {
            ui.memory_mut(|it| it.request_focus(list));
        }
        let typed = &mut self.facets.typed;
        let field = ui.add(TextEdit::singleline(typed).id(id).hint_text(name).desired_width(f32::INFINITY));
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
        crate::gui::widgets::search_field(&field);
        self.facets.ui(cx, ui, &self.found);
        self.list(cx);
        if field.lost_focus()
            && ui.input(|it| it.key_pressed(Key::Enter))
            && let Some(first) = self.found.series.first()
        {
            selection.add(*first);
        }
        self.told(cx, ui, selection);
        self.rows_ui(cx, ui, selection, list);
    }

    /// Keeps the series that were used last.
    fn note_used(&mut self, selection: &Selection) {
        if self.seen == Some(selection.revision()) {
            return;
        }
        self.seen = Some(selection.revision());
        for it in selection.shown() {
            if !self.recent.contains(&it.series) {
                self.recent.insert(0, it.series);
            }
        }
        self.recent.truncate(RECENT);
    }

    /// Offers the series used last that are not chosen now.
    fn recent_menu(&self, cx: &ViewCtx<'_>, ui: &mut Ui, selection: &mut Selection) {
        let others: Vec<SeriesId> = self.recent.iter().copied().filter(|it| !selection.has(*it)).collect();
        ui.add_enabled_ui(!others.is_empty(), |ui| {
            let label = egui::RichText::new(cx.t(text::RECENT)).color(cx.tokens.accent);
            let button = egui::Button::new(label).frame(false);
            egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
                for series in &others {
                    if ui.button(cx.store.title(*series, cx.language)).clicked() {
                        selection.add(*series);
                        ui.close();
                    }
                }
            });
        });
    }

    /// How many there are, and a way to choose all that were found.
    fn told(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, selection: &mut Selection) {
        let of = cx.store.data().series.len();
        let found = self.found.series.len();
        if found == 0 && of > 0 {
            ui.add(egui::Label::new(secondary(cx.tokens, cx.t(text::NONE_FOUND))).wrap());
            if link(ui, cx.tokens, cx.t(text::SHOW_ALL_SERIES)).clicked() {
                self.facets.clear();
            }
            return;
        }
        ui.horizontal(|ui| {
            ui.label(secondary(cx.tokens, text::found(found, of, cx.language)));
            if self.facets.is_narrow() {
                let known = self.unchosen.filter(|it| it.0 == selection.revision());
                let any = known.map_or_else(|| self.found.series.iter().any(|it| !selection.has(*it)), |it| it.1);
                self.unchosen = Some((selection.revision(), any));
                let all = |ui: &mut Ui| link(ui, cx.tokens, text::pick_all(found, cx.language));
                if ui.add_enabled_ui(any, all).inner.clicked() {
                    self.found.series.iter().for_each(|it| selection.add(*it));
                }
            }
        });
    }

    /// Makes the rows, where what they show changed: favourites first, then by metric in the order of the file.
    fn list(&mut self, cx: &ViewCtx<'_>) {
        if !self.facets.find(cx, &mut self.found) && !self.stale {
            return;
        }
        (self.stale, self.unchosen) = (false, None);
        let data = cx.store.data();
        let row = |series: SeriesId| Row::Series {
            series,
            subject: place_first(cx.store, series, cx.language),
            title: cx.store.title(series, cx.language),
        };
        self.rows.clear();
        let (starred, others): (Vec<SeriesId>, Vec<SeriesId>) =
            self.found.series.iter().partition(|it| self.favourites.contains(it));
        if !starred.is_empty() {
            self.rows.push(Row::Heading(cx.t(text::FAVOURITES).to_owned()));
            // From several metrics, so the metric is told, too.
            let whole = |series| Row::Series {
                series,
                subject: cx.store.title(series, cx.language),
                title: cx.store.title(series, cx.language),
            };
            self.rows.extend(starred.into_iter().map(whole));
        }
        let metric = |it: &SeriesId| data.series(*it).map_or(MetricId(u32::MAX), |it| it.key.metric);
        let mut others = others;
        others.sort_by_key(metric);
        for group in others.chunk_by(|a, b| metric(a) == metric(b)) {
            let name = group.first().and_then(|it| data.metric_of(*it)).map(|it| it.name.text(cx.language).to_owned());
            self.rows.push(Row::Heading(name.unwrap_or_default()));
            self.rows.extend(group.iter().map(|it| row(*it)));
        }
        self.active = self.rows.iter().position(|it| matches!(it, Row::Series { .. })).unwrap_or(0);
    }

    fn rows_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, selection: &mut Selection, list: Id) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let room = ui.available_rect_before_wrap();
        // The list is one stop for Tab; behind the rows, so that they are clicked themselves.
        let whole = ui.interact(room, list, Sense::click());
        whole.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, cx.t(text::LIST)));
        let focused = whole.has_focus();
        let mut done = if focused { self.keys(ui, list, fitting(room.height(), ROW)) } else { None };
        let mut area = ScrollArea::vertical().id_salt("series").auto_shrink(false);
        if let Some(series) = self.scroll_to.take() {
            let is_it = |it: &Row| matches!(it, Row::Series { series: id, .. } if *id == series);
            if let Some(at) = self.rows.iter().position(is_it) {
                // A few rows above stay in view, so that one sees what it stands among.
                area = area.vertical_scroll_offset((at as f32 - 4.0).max(0.0) * ROW);
                self.active = at;
            }
        }
        if let Some(at) = self.reveal.take() {
            // No farther than it takes: what is in view stays where it is.
            if at <= self.shown.start {
                area = area.vertical_scroll_offset(at.saturating_sub(1) as f32 * ROW);
            } else if at + 2 >= self.shown.end {
                area = area.vertical_scroll_offset(((at + 2) as f32 * ROW - room.height()).max(0.0));
            }
        }
        area.show_rows(ui, ROW, self.rows.len(), |ui, shown| {
            let first = shown.start;
            self.shown = shown.clone();
            for (at, row) in self.rows.get(shown).unwrap_or(&[]).iter().enumerate() {
                let Row::Series { series, subject, title } = row else {
                    row.heading_ui(cx, ui);
                    continue;
                };
                let active = focused && first + at == self.active;
                let look = Look { active, favourite: self.favourites.contains(series) };
                let (response, was) = row::series(cx, ui, selection, (*series, subject, title), look);
                if active {
                    let row = response.id.accesskit_id();
                    ui.ctx().accesskit_node_builder(list, |node| node.set_active_descendant(row));
                }
                done = was.map(|it| (first + at, it)).or(done);
            }
        });
        if let Some((at, done)) = done {
            self.carry_out(at, done, selection);
            ui.ctx().request_repaint();
        }
    }

    fn carry_out(&mut self, at: usize, done: Done, selection: &mut Selection) {
        let Some(Row::Series { series, .. }) = self.rows.get(at) else { return };
        let series = *series;
        self.active = at;
        match done {
            Done::Toggled if selection.has(series) => selection.remove(series),
            Done::Toggled => selection.add(series),
            Done::Starred => {
                let before = self.favourites.len();
                self.favourites.retain(|it| *it != series);
                if self.favourites.len() == before {
                    self.favourites.push(series);
                }
                self.stale = true;
            }
        }
    }

    /// Arrows move, Space and Enter choose, F makes a favourite.
    fn keys(&mut self, ui: &Ui, list: Id, page: usize) -> Option<(usize, Done)> {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|it| it.set_focus_lock_filter(list, filter));
        let pressed = |key: Key| ui.input_mut(|it| it.consume_key(Modifiers::NONE, key));
        let series = |at: &usize| matches!(self.rows.get(*at), Some(Row::Series { .. }));
        let (last, page) = (self.rows.len().saturating_sub(1), page.max(1));
        let down = |from: usize| (from.min(last)..=last).find(series);
        let up = |from: usize| (0..=from.min(last)).rev().find(series);
        let moves: [(Key, Option<usize>); 6] = [
            (Key::ArrowDown, down(self.active + 1)),
            (Key::ArrowUp, self.active.checked_sub(1).and_then(up)),
            (Key::PageDown, down(self.active + page).or(up(last))),
            (Key::PageUp, up(self.active.saturating_sub(page)).or(down(0))),
            (Key::Home, down(0)),
            (Key::End, up(last)),
        ];
        let target = moves.into_iter().filter(|it| pressed(it.0)).find_map(|it| it.1);
        if let Some(at) = target {
            (self.active, self.reveal) = (at, Some(at));
        }
        let done = if pressed(Key::Space) || pressed(Key::Enter) {
            Some(Done::Toggled)
        } else if pressed(Key::F) {
            Some(Done::Starred)
        } else {
            None
        };
        done.map(|it| (self.active, it))
    }
}
