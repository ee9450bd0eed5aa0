//! Typing Chinese: while a word is composed, its keys belong to the input method.

use egui::{Event, ImeEvent, RawInput};

/// Keeps the keys that choose and confirm a word from also moving, confirming or closing what is around the field.
/// Most systems hold them back themselves; on those that do not, Enter would add a claim with half a word in it.
#[derive(Debug, Default)]
pub(super) struct Composing {
    is_composing: bool,
}

impl egui::Plugin for Composing {
    fn debug_name(&self) -> &'static str {
        "composing"
    }

    fn input_hook(&mut self, _ctx: &egui::Context, input: &mut RawInput) {
        input.events.retain(|event| match event {
            Event::Ime(ImeEvent::Preedit { text, .. }) => {
                self.is_composing = !text.is_empty();
                true
            }
            Event::Ime(ImeEvent::Commit(_)) | Event::WindowFocused(false) => {
                self.is_composing = false;
                true
            }
            Event::PointerButton { pressed: true, .. } => {
                // Clicking elsewhere ends the composition, told or not.
                self.is_composing = false;
                true
            }
            Event::Key { pressed: true, .. } => !self.is_composing,
            _ => true,
        });
    }
}
