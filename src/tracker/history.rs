//! Undo and redo without limit, and whether the document differs from what is saved.

use super::edit::{Batch, Edit, EditError, Label};
use super::model::Document;

/// What tells edits that belong together, such as those of one field while it is typed into; the caller chooses it.
pub type Coalesce = u64;

/// One step that was made or taken back.
#[derive(Clone, Debug)]
struct Step {
    label: Label,
    /// The edit that goes the other way: back if the step was made, forth if it was taken back.
    edit: Edit,
    /// The edit as made, to tell whether the next sets the same field.
    made: Option<Edit>,
    key: Option<Coalesce>,
    /// The number of the document's state when the step has been made; no two states share one.
    state: u64,
}

/// The steps of one document. It must see all changes of the document it belongs to.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    /// Steps taken back; the next to be made again is the last.
    undone: Vec<Step>,
    /// The state that was saved last; `None` for one that cannot be come back to.
    saved: Option<u64>,
    states: u64,
    revision: u64,
    /// The ids of the programmes that each change was about; there is one entry to a revision.
    touched: Vec<Vec<String>>,
    sealed: bool,
}

impl History {
    /// The history of a document that is as it is saved.
    pub fn new() -> Self {
        Self { saved: Some(0), ..Self::default() }
    }

    /// The history of a document that is not saved anywhere: modified until it is.
    pub fn unsaved() -> Self {
        Self::default()
    }

    /// Makes an edit and a step of it. Edits in a row with the same key are one step, until [`Self::seal`]. An edit
    /// that changes nothing makes no step. Says whether anything changed.
    pub fn apply(
        &mut self,
        document: &mut Document,
        edit: Edit,
        coalesce: Option<Coalesce>,
    ) -> Result<bool, EditError> {
        let label = edit.label(document);
        let made = edit.clone();
        let touched = edit.touched(document);
        let inverse = edit.apply(document)?;
        if made.was_idle(&inverse) {
            return Ok(false);
        }
        self.undone.clear();
        self.revision += 1;
        self.touched.push(touched);
        self.states += 1;
        let (state, sealed) = (self.states, std::mem::take(&mut self.sealed));
        if let Some(last) = self.done.last_mut()
            && coalesce.is_some()
            && last.key == coalesce
            && !sealed
        {
            last.state = state;
            if !last.made.as_ref().is_some_and(|it| it.sets_the_same(&made)) {
                let earlier = std::mem::replace(&mut last.edit, Edit::Batch(Vec::new(), Batch::Several));
                last.edit = match earlier {
                    Edit::Batch(mut edits, Batch::Several) if last.made.is_none() => {
                        edits.insert(0, inverse);
                        Edit::Batch(edits, Batch::Several)
                    }
                    earlier => Edit::Batch(vec![inverse, earlier], Batch::Several),
                };
                last.made = None;
            }
            return Ok(true);
        }
        self.done.push(Step { label, edit: inverse, made: Some(made), key: coalesce, state });
        Ok(true)
    }

    /// Ends the step: the next edit starts one of its own, whatever its key.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// Takes the last step back; says its name, or `None` if there is none.
    pub fn undo(&mut self, document: &mut Document) -> Result<Option<&Label>, EditError> {
        self.go(document, Direction::Back)
    }

    /// Makes the step again that was taken back last; says its name, or `None` if there is none.
    pub fn redo(&mut self, document: &mut Document) -> Result<Option<&Label>, EditError> {
        self.go(document, Direction::Forth)
    }

    fn go(&mut self, document: &mut Document, direction: Direction) -> Result<Option<&Label>, EditError> {
        let (from, to) = match direction {
            Direction::Back => (&mut self.done, &mut self.undone),
            Direction::Forth => (&mut self.undone, &mut self.done),
        };
        let Some(mut step) = from.pop() else { return Ok(None) };
        // Applied as a copy: if it fails, which takes a change that history has not seen, the step stays.
        let touched = step.edit.touched(document);
        match step.edit.clone().apply(document) {
            Ok(edit) => step.edit = edit,
            Err(error) => {
                from.push(step);
                return Err(error);
            }
        }
        step.made = None;
        self.sealed = true;
        self.revision += 1;
        self.touched.push(touched);
        to.push(step);
        Ok(to.last().map(|it| &it.label))
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<&Label> {
        self.done.last().map(|it| &it.label)
    }

    /// What redo would make again.
    pub fn redo_label(&self) -> Option<&Label> {
        self.undone.last().map(|it| &it.label)
    }

    /// All steps, the oldest first, those that are taken back behind those that are made.
    pub fn steps(&self) -> impl Iterator<Item = &Label> {
        self.done.iter().chain(self.undone.iter().rev()).map(|it| &it.label)
    }

    /// How many of the steps are made.
    pub fn position(&self) -> usize {
        self.done.len()
    }

    /// How many steps were made when the document was saved; none if it can't be gone back to.
    pub fn saved_position(&self) -> Option<usize> {
        let steps = self.done.iter().chain(self.undone.iter().rev());
        let mut states = std::iter::once(0).chain(steps.map(|it| it.state));
        states.position(|it| Some(it) == self.saved)
    }

    /// Goes to where `to` of the steps are made, or as near as there are steps.
    pub fn jump(&mut self, document: &mut Document, to: usize) -> Result<(), EditError> {
        while self.done.len() > to {
            self.undo(document)?;
        }
        while self.done.len() < to && !self.undone.is_empty() {
            self.redo(document)?;
        }
        Ok(())
    }

    /// The document as it is now is what is saved.
    pub fn mark_saved(&mut self) {
        self.saved = Some(self.state());
        self.sealed = true;
    }

    /// Nothing of what was saved is left to come back to, as when the file was taken away.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Whether the document differs from what is saved; not so when undo has gone back to it.
    pub fn is_modified(&self) -> bool {
        self.saved != Some(self.state())
    }

    /// Grows with each change, back and forth alike; what was computed from the document holds as long as it stands.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The ids of the programmes that were changed since a revision: what was computed of any other still holds.
    pub fn touched_since(&self, revision: u64) -> impl Iterator<Item = &str> {
        let from = usize::try_from(revision).unwrap_or(usize::MAX);
        self.touched.iter().skip(from).flatten().map(String::as_str)
    }

    fn state(&self) -> u64 {
        self.done.last().map_or(0, |it| it.state)
    }
}

#[derive(Clone, Copy)]
enum Direction {
    Back,
    Forth,
}
