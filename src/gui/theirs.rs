//! The tracker's file where it is another than the one that was opened: what somebody else wrote.

use super::desk::{Desk, LARGEST};
use crate::disk::{self, Fingerprint, LoadError, Loaded};
use crate::syntax::{LineIndex, Problem, Severity};
use crate::tracker::merge::{Change, Conflict, Side, Sides, changes, edits, merge};
use crate::tracker::{Base, Batch, Document, Edit, EditError, Merged, Reading};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Some thousand claims; ten times as many take longer to read and to compare than two frames.
pub(super) const SMALL: usize = 500_000;
/// About so long is a record.
const RECORD: usize = 120;

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

    /// How long the file is.
    pub fn bytes(&self) -> usize {
        self.base.text().len()
    }

    /// Reads the file as it is now.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn load(path: &Path) -> Result<Self, LoadError> {
        disk::load_at_most(path, LARGEST).map(Self::new)
    }
}

/// Our side, for whatever thread has the time: copies of documents share their lists.
#[derive(Clone, Debug)]
pub struct Ours {
    base: Document,
    mine: Document,
    /// How much of the base could not be read.
    errors: usize,
}

impl Ours {
    /// Both sides, beside what they began with.
    pub fn beside(self, theirs: &Theirs) -> Three {
        let found = errors(&theirs.reading.problems, theirs.reading.dropped);
        let Self { base, mine, errors } = self;
        Three { base, mine, theirs: theirs.reading.document.clone(), complete: found <= errors }
    }
}

/// The three documents that are to be brought together.
#[derive(Clone, Debug)]
pub struct Three {
    /// What the file said when it was opened or saved last.
    base: Document,
    mine: Document,
    theirs: Document,
    /// Whether theirs has no more that can't be read than the base had.
    pub complete: bool,
}

/// What both sides come to.
#[derive(Clone, Debug)]
pub struct Compared {
    /// What comes from disk without a question.
    pub clean: Vec<Change>,
    /// What is asked.
    pub asked: Vec<Conflict>,
}

/// What is chosen of both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Both, and of what both changed these.
    Merge(Vec<Side>),
    /// The document as it is. Theirs is then one step back in the history.
    KeepMine,
    /// The file as it is.
    TakeTheirs,
}

impl Three {
    /// Brings both sides together, for a look at it.
    pub fn compare(&self) -> Compared {
        let merged = self.merged(&[]);
        Compared { clean: changes(&self.mine, &merged.document), asked: merged.asked }
    }

    /// What leads to what is chosen, each as one step; behind the first, theirs is settled.
    pub fn steps(&self, choice: &Choice) -> Vec<Edit> {
        let to_theirs = || step(&self.mine, &self.theirs, Batch::Merge);
        match choice {
            Choice::Merge(sides) => vec![step(&self.mine, &self.merged(sides).document, Batch::Merge)],
            Choice::TakeTheirs => vec![to_theirs()],
            Choice::KeepMine => vec![to_theirs(), step(&self.theirs, &self.mine, Batch::Keep)],
        }
    }

    fn merged(&self, choices: &[Side]) -> Merged {
        let Self { base, mine, theirs, complete } = self;
        merge(&Sides { base, mine, theirs, complete: *complete }, choices)
    }
}

/// What leads from the one to the other, as one step.
fn step(from: &Document, to: &Document, name: Batch) -> Edit {
    edits(changes(from, to), name)
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

    /// What the file said when it was opened or saved last.
    pub fn saved(&self) -> &Document {
        self.base.document()
    }

    /// Our side of what is to be brought together.
    pub fn ours(&self) -> Ours {
        let errors = errors(&self.problems, self.dropped);
        Ours { base: self.base.document().clone(), mine: self.document.clone(), errors }
    }

    /// Whether the tracker is so small that it is gone through between two frames. What was added here since it was
    /// read counts, too, whatever the text was that it was added to.
    pub fn is_small(&self) -> bool {
        let programmes = &self.document.programmes;
        let claims: usize = programmes.iter().map(|it| it.claims.len() + it.milestones.len()).sum();
        let mine = (claims + programmes.len() + self.document.sources.len()) * RECORD;
        self.text.len().max(mine) < SMALL
    }

    /// Whether it is compared between two frames with a file of `theirs` bytes.
    pub fn is_small_beside(&self, theirs: usize) -> bool {
        self.is_small() && theirs < SMALL
    }

    /// Goes over to what was chosen, by the steps that lead there; each can be taken back. The next save is written into
    /// their text.
    pub fn settle(&mut self, theirs: &Theirs, steps: Vec<Edit>) -> Result<(), EditError> {
        let mut steps = steps.into_iter();
        if let Some(first) = steps.next() {
            self.apply(first, None)?;
        }
        self.settle_on(theirs);
        steps.try_for_each(|it| self.apply(it, None))
    }

    /// Goes over to what the file says. One step takes it back.
    pub fn take_theirs(&mut self, theirs: &Theirs) -> Result<(), EditError> {
        let steps = self.ours().beside(theirs).steps(&Choice::TakeTheirs);
        self.settle(theirs, steps)
    }

    /// Stays with the document as it is, and lets the next save write over theirs, of which nothing can be read.
    pub fn keep_mine(&mut self, theirs: &Theirs) {
        self.fingerprint = Some(theirs.fingerprint);
        self.history.mark_unsaved();
    }

    /// Goes over to another document, as one step; says whether it is another.
    pub fn restore(&mut self, to: &Document) -> Result<bool, EditError> {
        let changes = changes(&self.document, to);
        if changes.is_empty() {
            return Ok(false);
        }
        self.apply(edits(changes, Batch::Restore), None).map(|()| true)
    }

    /// A file that says something else by now, as it was.
    pub fn as_it_was(base: Loaded, path: PathBuf) -> Self {
        Self::of(base.text.into(), Some(path), Some(base.fingerprint))
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
