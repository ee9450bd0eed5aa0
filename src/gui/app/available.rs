//! What can be done now, and what stands against the rest.

use super::App;
use crate::gui::command::UiCommand;
use crate::locale::{Text, safety, shell as text};

impl App {
    /// Why a command can't be given now; `None` where it can.
    pub(super) fn against(&self, command: UiCommand) -> Option<Text> {
        let history = &self.desk.history;
        match command {
            UiCommand::Undo if history.undo_label().is_none() => Some(text::NOTHING_TO_UNDO),
            UiCommand::Redo if history.redo_label().is_none() => Some(text::NOTHING_TO_REDO),
            UiCommand::Recovered if self.keeper.left().is_empty() => Some(safety::NOTHING_RECOVERED),
            UiCommand::Back if !self.places.has_before() => Some(text::NOTHING_BEFORE),
            UiCommand::Forward if !self.places.has_after() => Some(text::NOTHING_AFTER),
            UiCommand::Reload if self.session.path.is_none() && self.desk.path.is_none() => Some(text::NO_FILE),
            UiCommand::Messages if self.messages.is_empty() => Some(text::NO_MESSAGES),
            UiCommand::Tracker(command) => self.pages.tracker.against(command, &self.desk),
            _ => None,
        }
    }
}
