//! Typing Chinese: while a word is composed, its keys belong to the input method.

use egui::{Event, Id, ImeEvent, RawInput, Ui};

/// Keeps the keys that choose and confirm a word from also moving, confirming or closing what is around the field.
/// Most systems hold them back themselves; on those that do not, Enter would add a claim with half a word in it.
#[derive(Debug, Default)]
pub(super) struct Composing {
    is_composing: bool,
    /// The field that it is composed in, once that is known.
    field: Option<Id>,
}

impl egui::Plugin for Composing {
    fn debug_name(&self) -> &'static str {
        "composing"
    }

    fn input_hook(&mut self, ctx: &egui::Context, input: &mut RawInput) {
        // Not every system tells of the end where the field loses the keyboard.
        if self.field.is_some() && self.field != ctx.memory(egui::Memory::focused) {
            self.is_composing = false;
        }
        // Some systems send the key that ends the word, too, and in the same breath.
        let mut within = self.is_composing;
        input.events.retain(|event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => {
                self.is_composing = !text.is_empty();
                within |= self.is_composing;
                true
            }
            Event::Ime(ImeEvent::Commit(_)) | Event::WindowFocused(false) => {
                self.is_composing = false;
                true
            }
            Event::PointerButton { pressed: true, .. } => {
                // Clicking elsewhere ends the composition, told or not.
                (self.is_composing, within) = (false, false);
                true
            }
            Event::Key { pressed: true, .. } => !within,
            _ => true,
        });
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        // Without a field nothing is composed.
        self.is_composing &= ui.ctx().text_edit_focused();
        self.field = if self.is_composing { ui.memory(egui::Memory::focused) } else { None };
    }
}
