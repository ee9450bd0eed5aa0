//! The keyboard over the rows.

use super::copy::Goal;
use super::{SectorsPage, table};
use crate::dataset::SeriesId;
use crate::gui::context::ViewCtx;
use crate::gui::widgets::{ALL_MOVES, place, pressed};
use crate::store::fold;
use egui::text_selection::LabelSelectionState;
use egui::{Event, EventFilter, Key, Modifiers, Ui};

/// Letters that follow each other within so many seconds are one word.
const WORD: f64 = 1.0;
/// How far an arrow scrolls sideways.
const SIDEWAYS: f32 = 60.0;
/// So many rows are looked through for what is typed: it must not take longer than a frame.
const AHEAD: usize = 200_000;

/// What is typed to go to a row that begins with it.
#[derive(Debug, Default)]
pub(super) struct TypeAhead {
    word: String,
    last: f64,
}

impl SectorsPage {
    /// Moves and copies the choice while the rows have the keyboard, or nothing else has it.
    pub(super) fn take_keys(&mut self, cx: &ViewCtx<'_>, ui: &Ui) {
        let id = table::focus_id();
        // Arrows and Escape are for the rows, not for going to another control.
        let filter =
            EventFilter { vertical_arrows: true, horizontal_arrows: true, escape: true, ..EventFilter::default() };
        ui.memory_mut(|it| it.set_focus_lock_filter(id, filter));
        let free = ui.memory(|it| it.focused().is_none_or(|it| it == id));
        let covered = egui::Popup::is_any_open(ui.ctx()) || ui.memory(|it| it.top_modal_layer().is_some());
        // The key that closes what lay over the page closes nothing else.
        let was_covered = std::mem::replace(&mut self.covered, covered);
        if !free || covered || was_covered {
            return;
        }
        for (key, held) in pressed(ui, &ALL_MOVES) {
            let rows = &self.answers.found().rows;
            let Some(last) = rows.len().checked_sub(1) else { break };
            let to = place(key, self.chosen.place(), last, self.page);
            ui.memory_mut(|it| it.request_focus(id));
            if held.shift {
                self.chosen.reach(rows, to);
            } else {
                self.chosen.only(rows, to);
            }
            self.bring_into_view();
        }
        for (key, way) in [(Key::ArrowLeft, -SIDEWAYS), (Key::ArrowRight, SIDEWAYS)] {
            if ui.input_mut(|it| it.consume_key(Modifiers::NONE, key)) {
                self.sideways += way;
            }
        }
        if ui.input_mut(|it| it.consume_key(Modifiers::COMMAND, Key::A)) {
            self.chosen.all(&self.answers.found().rows);
            ui.memory_mut(|it| it.request_focus(id));
        }
        if ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter)) && self.chosen.place().is_some() {
            self.open();
        }
        if ui.input(|it| it.key_pressed(Key::Escape)) && (self.is_open || self.chosen.count() > 1) {
            ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Escape));
            if self.is_open {
                self.is_open = false;
            } else if let Some(place) = self.chosen.place() {
                self.chosen.only(&self.answers.found().rows, place);
            }
        }
        // Words that are marked in the panel below are what is copied, then.
        let marked = ui.ctx().plugin::<LabelSelectionState>().lock().has_selection();
        if !marked && self.chosen.count() > 0 && ui.input(|it| it.events.iter().any(|it| matches!(it, Event::Copy))) {
            self.copy_chosen(cx, ui.ctx());
        }
        self.type_ahead(cx, ui);
    }

    /// Copies the rows that are chosen.
    pub(super) fn copy_chosen(&mut self, cx: &ViewCtx<'_>, ctx: &egui::Context) {
        let rows: Vec<_> = self.chosen.of(&self.answers.found().rows).copied().collect();
        self.outbox.post(cx, ctx, &rows, Goal::Clipboard);
    }

    /// Goes to the next row whose sector, or else region, begins with what is typed.
    fn type_ahead(&mut self, cx: &ViewCtx<'_>, ui: &Ui) {
        // A letter that nothing has the keyboard for is none for the rows.
        if !ui.memory(|it| it.has_focus(table::focus_id())) {
            return;
        }
        let typed: String = ui.input(|it| {
            let texts = it.events.iter().filter_map(|it| match it {
                Event::Text(text) => Some(text.as_str()),
                _ => None,
            });
            texts.collect()
        });
        let now = ui.input(|it| it.time);
        if typed.is_empty() || typed.trim().is_empty() && self.typed.word.is_empty() {
            return;
        }
        if now - self.typed.last > WORD {
            self.typed.word.clear();
        }
        self.typed.last = now;
        let goes_on = !self.typed.word.is_empty();
        self.typed.word.push_str(&fold(&typed));
        let rows = &self.answers.found().rows;
        // A word that grows may fit the row that it led to; a new one leads on.
        let start = self.chosen.place().map_or(0, |it| if goes_on { it } else { it + 1 });
        let fits = |series: SeriesId| begins(cx, series, &self.typed.word);
        let around = (start..rows.len()).chain(0..start.min(rows.len())).take(AHEAD);
        // A series may stand in many rows, and is looked at once.
        let mut known: Vec<Option<bool>> = vec![None; cx.store.data().series.len()];
        let place = { around }.find(|at| {
            let Some(series) = rows.get(*at).map(|it| it.series) else { return false };
            known.get_mut(series.at()).is_some_and(|it| *it.get_or_insert_with(|| fits(series)))
        });
        if let Some(place) = place {
            self.chosen.only(rows, place);
            self.bring_into_view();
        }
    }
}

fn begins(cx: &ViewCtx<'_>, series: SeriesId, word: &str) -> bool {
    let data = cx.store.data();
    let Some(key) = data.series(series).map(|it| it.key) else { return false };
    let names = match key.sector.and_then(|it| data.sector(it)) {
        Some(sector) => Some(&sector.name),
        None => data.region(key.region).map(|it| &it.name),
    };
    names
        .is_some_and(|it| fold(&it.en).starts_with(word) || it.zh.as_ref().is_some_and(|it| fold(it).starts_with(word)))
}
