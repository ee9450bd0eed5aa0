//! The tracker's file where it is another than the one that was opened: what somebody else wrote.

use super::desk::{Desk, LARGEST};
use crate::disk::{self, Fingerprint, LoadError, Loaded};
use crate::syntax::{LineIndex, Problem, Severity};
use crate::tracker::merge::{Side, Sides, changes, edits, merge};
use crate::tracker::{Base, Batch, Document, EditError, Merged, Reading};
use std::path::Path;
use std::sync::Arc;

/// The file on disk as somebody else wrote it.
#[derive(Clone, Debug)]
pub struct Theirs {
    /// What it says, and what is wrong with it.
    pub reading: Reading,
    /// What the file is.
    pub fingerprint: Fingerprint,
    /// What the next save is written into, once it is taken over.
    base: Arc<Base>,
}

impl Theirs {
    /// Reads what was loaded.
    pub fn new(loaded: Loaded) -> Self {
        let (base, reading) = Base::read(loaded.text.into());
        Self::read(base, reading, loaded.fingerprint)
    }

    /// What was read.
    pub(super) fn read(base: Base, reading: Reading, fingerprint: Fingerprint) -> Self {
        Self { reading, fingerprint, base: Arc::new(base) }
    }

    /// Reads the file as it is now.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn load(path: &Path) -> Result<Self, LoadError> {
        disk::load_at_most(path, LARGEST).map(Self::new)
    }
}

/// What both sides began with, and whether all of theirs could be read.
#[derive(Clone, Debug)]
pub struct Common {
    /// What the file said when it was opened or saved last.
    pub document: Document,
    /// Whether theirs has no more that can't be read than that had.
    pub complete: bool,
}

/// How many records or parts of them could not be read.
fn errors(problems: &[Problem], dropped: usize) -> usize {
    problems.iter().filter(|it| it.fault.severity() == Severity::Error).count() + dropped
}

impl Desk {
    /// What the file was when it was opened or saved last.
    pub fn fingerprint(&self) -> Option<&Fingerprint> {
        self.fingerprint.as_ref()
    }

    /// Whether the document says anything else than the file did when it was opened or saved last. It may be "modified"
    /// without that, as when the file is gone.
    pub fn has_own_changes(&self) -> bool {
        self.is_modified() && *self.base.document() != self.document
    }

    /// What both sides began with.
    pub fn common(&self, theirs: &Theirs) -> Common {
        let found = errors(&theirs.reading.problems, theirs.reading.dropped);
        Common { complete: found <= errors(&self.problems, self.dropped), document: self.base.document().clone() }
    }

    /// Brings the document and theirs together, for a look at it: nothing is changed.
    pub fn merged(&self, common: &Common, theirs: &Theirs, choices: &[Side]) -> Merged {
        let sides = Sides {
            base: &common.document,
            mine: &self.document,
            theirs: &theirs.reading.document,
            complete: common.complete,
        };
        merge(&sides, choices)
    }

    /// Goes over to what both sides were brought together to. One step takes it back.
    pub fn take_merged(&mut self, theirs: &Theirs, merged: &Document) -> Result<(), EditError> {
        self.go_over(merged, Batch::Merge)?;
        self.settle_on(theirs);
        Ok(())
    }

    /// Goes over to what the file says. One step takes it back.
    pub fn take_theirs(&mut self, theirs: &Theirs) -> Result<(), EditError> {
        self.take_merged(theirs, &theirs.reading.document)
    }

    /// Stays with the document as it is, and lets the next save write over theirs. Where theirs can be read, it is one
    /// step back in the history: nothing is lost. The next save keeps its comments.
    pub fn keep_mine(&mut self, theirs: &Theirs) -> Result<(), EditError> {
        if theirs.reading.usable {
            let mine = self.document.clone();
            self.take_theirs(theirs)?;
            self.go_over(&mine, Batch::Keep)
        } else {
            self.fingerprint = Some(theirs.fingerprint);
            self.history.mark_unsaved();
            Ok(())
        }
    }

    /// The file can't be read any more: what is here is not saved anywhere.
    pub fn lose_file(&mut self) {
        self.history.mark_unsaved();
    }

    /// The file is there again, as it was.
    pub fn find_file(&mut self) {
        if *self.base.document() == self.document {
            self.history.mark_saved();
        }
    }

    fn go_over(&mut self, to: &Document, name: Batch) -> Result<(), EditError> {
        let step = edits(changes(&self.document, to), name);
        self.apply(step, None)
    }

    /// Theirs is the file from now on: the next save is written into its text.
    fn settle_on(&mut self, theirs: &Theirs) {
        self.base = Arc::clone(&theirs.base);
        self.text = Arc::clone(theirs.base.text());
        self.lines = Arc::new(LineIndex::new(&self.text));
        self.problems = Arc::new(theirs.reading.problems.clone());
        self.dropped = theirs.reading.dropped;
        self.fingerprint = Some(theirs.fingerprint);
        if self.document == theirs.reading.document {
            self.history.mark_saved();
        } else {
            self.history.mark_unsaved();
        }
    }
}
