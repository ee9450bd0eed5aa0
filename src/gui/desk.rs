//! The tracker that is open: the document, its history, and the file it belongs to.

use crate::disk::{self, Fingerprint, LoadError, SaveError};
use crate::figure::Language;
use crate::syntax::{LineIndex, Problem};
use crate::tracker::{Base, Document, Edit, EditError, History, Reading, history::Coalesce};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The tracker that comes with the program: a template, never written to.
pub const TEMPLATE: &str = include_str!("../../data/programmes.ron");

/// Larger files are refused: fifty thousand claims have 5 MB, and this is no tracker any more.
pub(super) const LARGEST: u64 = 64 << 20;

/// The tracker that is open.
#[derive(Clone, Debug)]
pub struct Desk {
    /// What it says now.
    pub document: Document,
    /// How it got there.
    pub history: History,
    /// Its file; none for the template.
    pub path: Option<PathBuf>,
    /// What was found wrong with the file.
    pub problems: Arc<Vec<Problem>>,
    /// How many problems there are beyond those.
    pub dropped: usize,
    /// Whether the text is a tracker of a known format at all.
    pub usable: bool,
    /// The text as opened or last saved, into which the next save writes only what was edited.
    pub text: Arc<str>,
    /// Where the lines of that text begin.
    pub lines: Arc<LineIndex>,
    /// Another window has the file open: nothing is changed here, and it is saved under another name only.
    pub read_only: bool,
    /// The text, what it says, and where: what the next save writes into.
    pub(super) base: Arc<Base>,
    pub(super) fingerprint: Option<Fingerprint>,
}

/// What the user has been asked about a save, and agreed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consent {
    /// To write over what is there, whatever it is.
    pub overwrite: bool,
    /// To write the whole file anew, without its comments and without what could not be read in it.
    pub anew: bool,
}

/// Why a save was not done. Nothing on disk has been touched then.
#[derive(Debug)]
pub enum NotSaved {
    /// There is another file of that name.
    Exists,
    /// The file was changed by somebody else since it was opened.
    Changed,
    /// Another window has the file open.
    InUse,
    /// What was edited can't be written into the text that is there without losing something of it.
    NeedsRewrite,
    /// The disk said no.
    Disk(SaveError),
}

impl From<SaveError> for NotSaved {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Changed => Self::Changed,
            error => Self::Disk(error),
        }
    }
}

impl Desk {
    /// The template.
    pub fn template() -> Self {
        Self::of(TEMPLATE.into(), None, None)
    }

    /// Reads a tracker from a file.
    pub fn open(path: &Path) -> Result<Self, LoadError> {
        let loaded = disk::load_at_most(path, LARGEST)?;
        Ok(Self::of(loaded.text.into(), Some(path.to_owned()), Some(loaded.fingerprint)))
    }

    /// Work of which the file is not there any more, or can't be read: unsaved, and to be saved there.
    pub fn recovered(text: &str, path: Option<PathBuf>) -> Self {
        let mut desk = Self::of(text.into(), path, None);
        desk.history = History::unsaved();
        desk
    }

    pub(super) fn of(text: Arc<str>, path: Option<PathBuf>, fingerprint: Option<Fingerprint>) -> Self {
        let (base, reading) = Base::read(text);
        Self::read(base, reading, path, fingerprint)
    }

    /// A tracker that was read.
    pub(super) fn read(base: Base, reading: Reading, path: Option<PathBuf>, fingerprint: Option<Fingerprint>) -> Self {
        let text = Arc::clone(base.text());
        Self {
            base: Arc::new(base),
            read_only: false,
            document: reading.document,
            history: History::new(),
            path,
            problems: Arc::new(reading.problems),
            dropped: reading.dropped,
            usable: reading.usable,
            lines: Arc::new(LineIndex::new(&text)),
            text,
            fingerprint,
        }
    }

    /// Whether this is the tracker's own file, however its path is spelt.
    pub fn is_file(&self, path: &Path) -> bool {
        self.path.as_deref().is_some_and(|it| it == path || disk::same_file(it, path))
    }

    /// Whether there are changes that are not saved.
    pub fn is_modified(&self) -> bool {
        self.history.is_modified()
    }

    /// Changes the document, as one step that can be undone.
    pub fn apply(&mut self, edit: Edit, key: Option<Coalesce>) -> Result<(), EditError> {
        self.history.apply(&mut self.document, edit, key).map(|_| ())
    }

    /// Takes the last step back.
    pub fn undo(&mut self) -> Result<(), EditError> {
        self.history.undo(&mut self.document).map(|_| ())
    }

    /// Makes the step again that was taken back last.
    pub fn redo(&mut self) -> Result<(), EditError> {
        self.history.redo(&mut self.document).map(|_| ())
    }

    /// The text as opened or last saved, with what it says.
    pub fn as_saved(&self) -> &Arc<Base> {
        &self.base
    }

    /// Length and hash of the file as opened or last saved; none for the template.
    pub fn opened(&self) -> Option<(u64, u64)> {
        self.fingerprint.map(|it| it.content())
    }

    /// When the file was changed that was opened, in seconds since 1970.
    pub fn changed_at(&self) -> Option<disk::Time> {
        let since = self.fingerprint?.modified?.duration_since(std::time::UNIX_EPOCH).ok()?;
        i64::try_from(since.as_secs()).ok()
    }

    /// Goes to where so many steps are made.
    pub fn jump(&mut self, to: usize) -> Result<(), EditError> {
        self.history.jump(&mut self.document, to)
    }

    /// The name of the file, for the status bar and the title.
    pub fn name(&self, language: Language) -> String {
        match self.path.as_deref().and_then(Path::file_name) {
            Some(name) => name.to_string_lossy().into_owned(),
            None => crate::locale::shell::SHIPPED_TRACKER.get(language).to_owned(),
        }
    }

    /// Writes the document to a file, which is then the tracker's file.
    ///
    /// # Errors
    /// Where the user has to be asked first, or the disk refuses; see [`NotSaved`].
    pub fn save(&mut self, path: &Path, consent: Consent) -> Result<(), NotSaved> {
        let same_file = self.is_file(path);
        if same_file && self.read_only {
            return Err(NotSaved::InUse);
        }
        // A file of ours that was never read, as after a crash, is as strange as any other.
        let is_known = same_file && self.fingerprint.is_some();
        if !is_known && !consent.overwrite && disk::exists(path) {
            return Err(NotSaved::Exists);
        }
        let expected = self.fingerprint.as_ref().filter(|_| same_file && !consent.overwrite);
        let (base, document) = (Arc::clone(&self.base), &self.document);
        let mut saved = Err(NotSaved::NeedsRewrite);
        // The first text that reads back as the document; what does not never replaces the file.
        for draft in base.drafts(document, consent.anew) {
            let read_back = || base.read_back(&draft, document).ok_or(NotSaved::NeedsRewrite);
            saved = disk::save_if(path, draft.text.as_bytes(), expected, read_back);
            if !matches!(saved, Err(NotSaved::NeedsRewrite)) {
                break;
            }
        }
        let (fingerprint, (base, problems)) = saved?;
        self.fingerprint = Some(fingerprint);
        self.path = Some(path.to_owned());
        self.read_only = false;
        self.text = Arc::clone(base.text());
        self.base = Arc::new(base);
        self.problems = Arc::new(problems);
        // They are for problems to be shown in their place.
        self.lines = Arc::new(if self.problems.is_empty() { LineIndex::default() } else { LineIndex::new(&self.text) });
        self.history.mark_saved();
        Ok(())
    }
}
