//! What of the page stands in menus and has shortcuts.

use crate::locale::{Text, tracker as text};
use egui::{Key, KeyboardShortcut, Modifiers};

/// A command of the tracker. It is about what is chosen on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TrackerCommand {
    /// A form for a claim of the programme that is shown.
    AddClaim,
    /// Rows from a spreadsheet as claims.
    PasteClaims,
    /// The chosen claim once more.
    DuplicateClaim,
    /// The chosen claim away.
    DeleteClaim,
    /// A new loan programme.
    AddLoan,
    /// A new arrears programme.
    AddArrears,
    /// A new programme of another kind.
    AddMeasure,
    /// The programme that is shown once more.
    DuplicateProgramme,
    /// The programme that is shown away.
    DeleteProgramme,
    /// The programme that is shown one place up.
    MoveUp,
    /// The programme that is shown one place down.
    MoveDown,
    /// The sources of the tracker, to be edited.
    Sources,
    /// The steps that were made, to go back to.
    History,
}

impl TrackerCommand {
    /// All of them, in the order of the palette.
    pub const ALL: [Self; 13] = [
        Self::AddClaim,
        Self::PasteClaims,
        Self::DuplicateClaim,
        Self::DeleteClaim,
        Self::AddLoan,
        Self::AddArrears,
        Self::AddMeasure,
        Self::DuplicateProgramme,
        Self::DeleteProgramme,
        Self::MoveUp,
        Self::MoveDown,
        Self::Sources,
        Self::History,
    ];

    /// What it is called in menus.
    pub fn text(self) -> Text {
        match self {
            Self::AddClaim => text::ADD_CLAIM,
            Self::PasteClaims => text::PASTE_CLAIMS,
            Self::DuplicateClaim => text::DUPLICATE_CLAIM,
            Self::DeleteClaim => text::DELETE_CLAIM,
            Self::AddLoan => text::ADD_A_LOAN,
            Self::AddArrears => text::ADD_AN_ARREARS,
            Self::AddMeasure => text::ADD_A_MEASURE,
            Self::DuplicateProgramme => text::DUPLICATE_PROGRAMME,
            Self::DeleteProgramme => text::DELETE_PROGRAMME,
            Self::MoveUp => text::MOVE_PROGRAMME_UP,
            Self::MoveDown => text::MOVE_PROGRAMME_DOWN,
            Self::Sources => text::TRACKER_SOURCES,
            Self::History => text::HISTORY,
        }
    }

    /// The keys for it.
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        const CTRL: Modifiers = Modifiers::COMMAND;
        const SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let keys = match self {
            Self::AddClaim => (CTRL, Key::N),
            Self::DuplicateClaim => (CTRL, Key::D),
            Self::AddLoan => (SHIFT, Key::N),
            Self::DuplicateProgramme => (SHIFT, Key::D),
            Self::MoveUp => (Modifiers::ALT, Key::ArrowUp),
            Self::MoveDown => (Modifiers::ALT, Key::ArrowDown),
            Self::History => (CTRL, Key::H),
            // Delete, and Ctrl+V with rows on the clipboard, hold in the table only: elsewhere they are a field's.
            _ => return Vec::new(),
        };
        vec![KeyboardShortcut::new(keys.0, keys.1)]
    }
}
