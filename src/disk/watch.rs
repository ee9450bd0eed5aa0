//! Notices what others do to a file that is open.
//!
//! The file is looked at again and again, by what the file system tells of it: that works where it is replaced,
//! truncated, deleted or brought back, behind links that lead elsewhere, and on network folders, where notifications do
//! not. Only a file that looks other than before is read, and only one with other bytes is told of.

use super::{Fingerprint, LoadError, Loaded, load_at_most};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, SystemTime};

/// A file to be watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// The file.
    pub path: PathBuf,
    /// What it was when it was read or written.
    pub known: Fingerprint,
}

/// What was noticed of a file.
#[derive(Debug)]
pub enum Noticed {
    /// It holds other bytes than those that were known.
    Changed(Loaded),
    /// It is gone, or can't be read.
    Lost(LoadError),
    /// It holds again what was known.
    Back,
}

/// Watches one file at a time, until it is dropped.
#[derive(Debug)]
pub struct Watch {
    file: Sender<Option<Watched>>,
}

impl Watch {
    /// Starts to look every `interval`. What is noticed is given to `tell`, with what was being watched when it was, on
    /// the thread that looks; it is told of once. A file of more than `largest` bytes is not read.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn start(
        interval: Duration,
        largest: u64,
        mut tell: impl FnMut(&Watched, Noticed) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (file, told) = channel::<Option<Watched>>();
        thread::Builder::new().name("watch".to_owned()).spawn(move || {
            let mut eye: Option<Eye> = None;
            loop {
                match told.recv_timeout(interval) {
                    Ok(file) => {
                        // Only the last word counts.
                        let file = told.try_iter().last().unwrap_or(file);
                        eye = file.map(Eye::on);
                    }
                    Err(RecvTimeoutError::Timeout) => {
                        if let Some(eye) = &mut eye
                            && let Some(noticed) = eye.look(largest)
                        {
                            tell(&eye.file, noticed);
                        }
                    }
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        })?;
        Ok(Self { file })
    }

    /// Watches this file, and no other; none at all where there is none.
    pub fn set(&self, file: Option<Watched>) {
        self.file.send(file).ok(); // the thread lives as long as the sender
    }
}

/// What the file system tells of a file without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Look {
    length: u64,
    modified: Option<SystemTime>,
    /// Device, inode and the time of the last change of any kind, where there are such things: what was put in the
    /// place of a file is seen though it is as long and as old.
    id: (u64, u64, i64, i64),
}

impl Look {
    /// None where nothing is to be seen.
    fn at(path: &Path) -> Option<Self> {
        let about = std::fs::metadata(path).ok()?;
        #[cfg(unix)]
        let id = {
            use std::os::unix::fs::MetadataExt as _;
            (about.dev(), about.ino(), about.ctime(), about.ctime_nsec())
        };
        #[cfg(not(unix))]
        let id = (0, 0, 0, 0);
        Some(Self { length: about.len(), modified: about.modified().ok(), id })
    }

    /// Whether a file that looks so can be taken for the known one without reading it.
    fn fits(&self, known: &Fingerprint) -> bool {
        self.length == known.length && self.modified.is_some() && self.modified == known.modified
    }
}

/// So often a file that looks other each time is left alone; then it is read all the same.
const PATIENCE: u32 = 2;

/// What was told of the file last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Nothing,
    Changed(Fingerprint),
    Lost,
}

/// How a file looked when it was read last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Read {
    Never,
    /// None where nothing was to be seen.
    As(Option<Look>),
}

/// An eye on a file.
#[derive(Debug)]
struct Eye {
    file: Watched,
    told: Told,
    /// How it looked when it was read.
    read: Read,
    /// How it looked the last time.
    last: Option<Look>,
    /// How often it has looked other than the time before.
    moved: u32,
}

impl Eye {
    fn on(file: Watched) -> Self {
        let last = Look::at(&file.path);
        let read = last.filter(|it| it.fits(&file.known)).map_or(Read::Never, |it| Read::As(Some(it)));
        Self { file, told: Told::Nothing, read, last, moved: 0 }
    }

    /// Looks once; says what there is to tell.
    fn look(&mut self, largest: u64) -> Option<Noticed> {
        let look = Look::at(&self.file.path);
        if self.read == Read::As(look) {
            return None;
        }
        // Somebody may be writing, and what is read now be half of it.
        if std::mem::replace(&mut self.last, look) != look && self.moved < PATIENCE {
            self.moved += 1;
            return None;
        }
        self.moved = 0;
        self.read = Read::As(look);
        match load_at_most(&self.file.path, largest) {
            Ok(loaded) => self.found(loaded),
            Err(_) if self.told == Told::Lost => None,
            Err(error) => {
                self.told = Told::Lost;
                Some(Noticed::Lost(error))
            }
        }
    }

    /// What there is to tell of what was read.
    fn found(&mut self, loaded: Loaded) -> Option<Noticed> {
        let found = loaded.fingerprint;
        let before = self.told;
        if found.same_content(&self.file.known) {
            self.told = Told::Nothing;
            return (before != Told::Nothing).then_some(Noticed::Back);
        }
        self.told = Told::Changed(found);
        let again = matches!(before, Told::Changed(told) if told.same_content(&found));
        (!again).then_some(Noticed::Changed(loaded))
    }
}
