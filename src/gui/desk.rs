//! The tracker that is open: the document, its history, and the file it belongs to.

use crate::disk::{self, Fingerprint, LoadError, SaveError};
use crate::figure::Language;
use crate::syntax::{LineIndex, Problem};
use crate::tracker::{Document, Edit, EditError, History, history::Coalesce, read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The tracker that comes with the program: a template, never written to.
pub const TEMPLATE: &str = include_str!("../../data/programmes.ron");

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
    fingerprint: Option<Fingerprint>,
}

/// What came of a save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Only what was edited was written anew.
    InPlace,
    /// The whole file was written anew: its comments could not be kept.
    Anew,
}

impl Desk {
    /// The template.
    pub fn template() -> Self {
        Self::of(TEMPLATE.into(), None, None)
    }

    /// Reads a tracker from a file.
    pub fn open(path: &Path) -> Result<Self, LoadError> {
        let loaded = disk::load(path, &mut |_, _| ControlFlow::Continue(()))?;
        Ok(Self::of(loaded.text.into(), Some(path.to_owned()), Some(loaded.fingerprint)))
    }

    fn of(text: Arc<str>, path: Option<PathBuf>, fingerprint: Option<Fingerprint>) -> Self {
        let reading = read(&text);
        Self {
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

    /// The name of the file, for the status bar and the title.
    pub fn name(&self, language: Language) -> String {
        match self.path.as_deref().and_then(Path::file_name) {
            Some(name) => name.to_string_lossy().into_owned(),
            None => crate::locale::shell::SHIPPED_TRACKER.get(language).to_owned(),
        }
    }

    /// Writes the document to a file, which is then the tracker's file.
    ///
    /// `overwrite` writes over whatever is there; otherwise a file that changed since it was opened is left alone.
    pub fn save(&mut self, path: &Path, overwrite: bool) -> Result<Saved, SaveError> {
        let written = crate::tracker::write(&self.text, &self.document);
        let (text, how) = if written.faithful {
            (written.text, Saved::InPlace)
        } else {
            (crate::tracker::canonical(&self.document), Saved::Anew)
        };
        let same_file = self.path.as_deref() == Some(path);
        let expected = self.fingerprint.as_ref().filter(|_| same_file && !overwrite);
        self.fingerprint = Some(disk::save(path, text.as_bytes(), expected)?);
        self.path = Some(path.to_owned());
        self.lines = Arc::new(LineIndex::new(&text));
        self.text = text.into();
        self.history.mark_saved();
        Ok(how)
    }
}
