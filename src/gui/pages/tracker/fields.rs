//! The texts of fields that are typed into as people write; `entry` draws them.
//!
//! A field shows what the document says until it is typed into. While typing, what is understood is told at the
//! field, and nothing reaches the document. Enter, or leaving the field, makes it an edit; Escape takes it back. What
//! can't be understood stays in the field, with the reason, and never reaches the document.

use super::slot::Slot;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::tracker::Edit;
use crate::tracker::history::Coalesce;
use egui::Ui;
use std::collections::BTreeMap;

/// What a text comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Read {
    /// It is understood: what it changes, if anything, and how it is shown back; empty for plain words.
    Understood(Option<Box<Edit>>, String),
    /// It is not, and why.
    Refused(String),
}

impl Read {
    /// Plain words that need no showing back.
    pub(super) fn words(edit: Option<Edit>) -> Self {
        Self::Understood(edit.map(Box::new), String::new())
    }
}

#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) text: String,
    /// What the document said when the text was put in.
    pub(super) shows: String,
}

/// The field that is typed into.
#[derive(Debug)]
pub(super) struct Typing {
    pub(super) slot: Slot,
    pub(super) programme: usize,
    pub(super) read: Read,
}

/// Where the cursor is put in a field that is given the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Caret {
    /// All of the text is chosen, to be typed over.
    All,
    /// Behind the text.
    End,
}

/// The texts of all fields, and which of them is typed into.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) typed: BTreeMap<Slot, Typed>,
    typing: Option<Typing>,
    /// Fields that were left in this frame, as by a key that goes to the next.
    left: Vec<Typing>,
    /// Whether the field that is typed into was seen with the keyboard in this frame.
    alive: bool,
    /// The field that is to get the keyboard.
    wanted: Option<(Slot, Caret)>,
    /// Enter was pressed in a field of a record that is not there yet.
    pub(super) entered: Option<Slot>,
    /// The field whose choices are all shown, whatever is typed.
    pub(super) opened: Option<Slot>,
    /// The field whose choices are shown.
    pub(super) popped: Option<Slot>,
    /// The field whose choices were closed, and the text that they were closed at.
    pub(super) shut: Option<(Slot, String)>,
    /// A field of any sort had the keyboard in the frame before.
    pub(super) busy: bool,
}

impl Fields {
    /// Puts the texts of another programme in the place of these, and gives these; the wish for the keyboard stays.
    pub(super) fn exchange(&mut self, other: Self) -> Self {
        let wanted = self.wanted.take();
        let mut before = std::mem::replace(self, other);
        self.wanted = wanted;
        // Places of claims and steps may be others by the time that these come back.
        before.forget(|it| matches!(it, Slot::Claim(..) | Slot::Cell(..) | Slot::Milestone(..)));
        before
    }

    /// Lets go of the texts of some fields.
    pub(super) fn forget(&mut self, which: impl Fn(Slot) -> bool) {
        self.typed.retain(|slot, _| !which(*slot));
        self.typing.take_if(|it| which(it.slot));
    }

    /// Whether a field is typed into.
    pub(super) fn is_typing(&self) -> bool {
        self.typing.is_some()
    }

    /// Whether any of some fields has a text.
    pub(super) fn any(&self, which: impl Fn(Slot) -> bool) -> bool {
        self.typed.iter().any(|(slot, it)| which(*slot) && !it.text.trim().is_empty())
    }

    /// The text that stands in a field.
    pub(super) fn text(&self, slot: Slot) -> &str {
        self.typed.get(&slot).map_or("", |it| it.text.as_str())
    }

    /// Whether a field has a text that the document does not: one of a record that is not there yet, or one that can't
    /// be understood.
    pub(super) fn is_unfinished(&self) -> bool {
        let typing = self.typing.as_ref();
        let refused = |slot: Slot| match typing.filter(|it| it.slot == slot) {
            // What is understood is taken as soon as the field is left.
            Some(typing) => matches!(typing.read, Read::Refused(_)),
            None => true,
        };
        let stuck = |slot: Slot| !slot.is_new() && self.unsettled(slot).is_some() && refused(slot);
        self.any(Slot::is_unfinished) || self.typed.keys().any(|it| stuck(*it))
    }

    /// What was typed into a field and is not what the document says.
    pub(super) fn unsettled(&self, slot: Slot) -> Option<&str> {
        self.typed.get(&slot).filter(|it| it.text != it.shows).map(|it| it.text.as_str())
    }

    /// Puts a text into a field, as if it were typed.
    pub(super) fn put(&mut self, slot: Slot, text: impl Into<String>) {
        self.typed.entry(slot).or_default().text = text.into();
    }

    /// Gives the keyboard to a field when it is drawn next.
    pub(super) fn want(&mut self, slot: Slot) {
        self.wanted = Some((slot, Caret::All));
    }

    /// The same, with the cursor where it is wanted.
    pub(super) fn want_at(&mut self, slot: Slot, caret: Caret) {
        self.wanted = Some((slot, caret));
    }

    /// Has the wanted field take all keys that come from now on, so that none is lost before it is drawn.
    pub(super) fn focus_wanted(&self, ui: &Ui) {
        if let Some((slot, _)) = self.wanted {
            ui.memory_mut(|it| it.request_focus(slot.id()));
        }
    }

    /// Where the cursor is to be put in a field that is to get the keyboard.
    pub(super) fn take_wanted(&mut self, slot: Slot) -> Option<Caret> {
        self.wanted.take_if(|it| it.0 == slot).map(|it| it.1)
    }

    /// The new record in whose form Enter was pressed, once.
    pub(super) fn take_entered(&mut self) -> Option<Slot> {
        self.entered.take()
    }

    /// The edit that is typed and not made yet.
    pub(super) fn edit(&self) -> Option<&Edit> {
        match &self.typing.as_ref()?.read {
            Read::Understood(edit, _) => edit.as_deref(),
            Read::Refused(_) => None,
        }
    }

    /// The edit that is typed and not made yet; making it is up to the caller.
    pub(super) fn take_edit(&mut self) -> Option<(Edit, Coalesce)> {
        let typing = self.typing.as_mut()?;
        let Read::Understood(edit, _) = &mut typing.read else { return None };
        edit.take().map(|it| (*it, typing.slot.key(typing.programme)))
    }

    /// What a field with the keyboard comes to so far.
    pub(super) fn alive(&mut self, typing: Typing) {
        self.alive = true;
        let slot = typing.slot;
        let before = self.typing.replace(typing);
        self.left.extend(before.filter(|it| it.slot != slot));
    }

    /// What a field comes to that has been left in the moment of its last change.
    pub(super) fn leave(&mut self, typing: Typing) {
        // What it came to before is out of date.
        self.typing.take_if(|it| it.slot == typing.slot);
        self.left.push(typing);
    }

    /// At the end of a frame: what was typed into a field that has been left becomes an edit.
    pub(super) fn finish(&mut self, cx: &ViewCtx<'_>, escape: bool) {
        let alive = std::mem::take(&mut self.alive);
        let mut left = std::mem::take(&mut self.left);
        left.extend(self.typing.take_if(|_| !alive));
        for typing in left.into_iter().filter(|it| !it.slot.is_new()) {
            match typing.read {
                _ if escape => {
                    self.typed.remove(&typing.slot);
                }
                Read::Understood(edit, _) => {
                    self.typed.remove(&typing.slot);
                    if let Some(edit) = edit {
                        cx.send(Command::Edit(*edit, Some(typing.slot.key(typing.programme))));
                        cx.send(Command::Seal);
                    }
                }
                Read::Refused(_) => {}
            }
        }
    }
}
