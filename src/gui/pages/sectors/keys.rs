//! The keyboard over the rows.

use super::{SectorsPage, copy, table};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use egui::text_selection::LabelSelectionState;
use egui::{Event, EventFilter, Key, Modifiers, Ui};

/// Keys that move the choice.
const MOVES: [Key; 6] = [Key::ArrowUp, Key::ArrowDown, Key::PageUp, Key::PageDown, Key::Home, Key::End];

impl SectorsPage {
    /// Moves and copies the choice while the rows have the keyboard, or nothing else has it.
    pub(super) fn take_keys(&mut self, cx: &ViewCtx<'_>, ui: &Ui) {
        let id = table::focus_id();
        // Arrows and Escape are for the rows, not for going to another control.
        let filter = EventFilter { vertical_arrows: true, escape: true, ..EventFilter::default() };
        ui.memory_mut(|it| it.set_focus_lock_filter(id, filter));
        let free = ui.memory(|it| it.focused().is_none_or(|it| it == id));
        let covered = egui::Popup::is_any_open(ui.ctx()) || ui.memory(|it| it.top_modal_layer().is_some());
        if !free || covered {
            return;
        }
        for key in MOVES {
            let extend = ui.input(|it| it.modifiers.shift);
            if ui.input_mut(|it| it.consume_key(Modifiers::NONE, key))
                && let Some(place) = self.moved(key)
            {
                ui.memory_mut(|it| it.request_focus(id));
                self.choose(place, extend);
            }
        }
        if ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter)) && self.place.is_some() {
            self.open();
        }
        if self.is_open && ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Escape)) {
            self.is_open = false;
        }
        // Words that are marked in the panel below are what is copied, then.
        let marked = ui.ctx().plugin::<LabelSelectionState>().lock().has_selection();
        if !marked
            && !self.chosen_rows().is_empty()
            && ui.input(|it| it.events.iter().any(|it| matches!(it, Event::Copy)))
        {
            cx.send(Command::Copy(copy::tsv(cx, self.chosen_rows())));
        }
    }

    /// The place that a key leads to.
    fn moved(&self, key: Key) -> Option<usize> {
        let last = self.answers.found().rows.len().checked_sub(1)?;
        let Some(place) = self.place else { return Some(if key == Key::End { last } else { 0 }) };
        let page = self.page.max(1);
        let to = match key {
            Key::ArrowUp => place.saturating_sub(1),
            Key::ArrowDown => place + 1,
            Key::PageUp => place.saturating_sub(page),
            Key::PageDown => place + page,
            Key::Home => 0,
            _ => last,
        };
        Some(to.min(last))
    }
}
