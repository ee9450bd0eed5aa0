//! Work that is not saved yet, kept outside the document.
//!
//! Each window has a session: a file that it holds locked while it lives, so that the next one can tell the journals of
//! windows that are open from those that were left behind. A journal is written whole or not at all, and says itself
//! whether it is whole. It is there as soon as it is written, should the program be killed; to be safe from a power cut,
//! too, takes the disk its time, and the journal before it stays until then ([`Unsynced`]).

use super::save::{save, sync_folder, temporary};
use super::{Fingerprint, SaveError, Time, fingerprint, stamp};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The first line of a journal.
const MARK: &str = "resumption-monitor journal 1";

/// The ending of a journal's name.
const ENDING: &str = "journal";

/// The name of lines of a journal, each with one text of a form.
const FILLED: &str = "filled";

/// So long a journal stays that was discarded: one click must not take the only copy of somebody's work.
const ASIDE: Duration = Duration::from_hours(240);

/// What a journal says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The file that the work was to be saved to; none for the template.
    pub document: Option<PathBuf>,
    /// Length and hash of that file as it was opened or saved last.
    pub base: Option<(u64, u64)>,
    /// When the journal was written, in seconds since 1970.
    pub written: Time,
    /// The version of the program that wrote it.
    pub program: String,
    /// What is filled in and not added to it yet.
    pub filled: Vec<Filled>,
    /// What would have been saved.
    pub text: String,
}

/// A text in a form for something that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// What it is to be added to, by its id.
    pub of: String,
    /// The field: a name that is the window's own.
    pub field: String,
    /// What was typed.
    pub text: String,
}

/// A journal that was left behind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What it says.
    pub work: Work,
    /// Its file first, then those that came before it.
    files: Vec<PathBuf>,
}

/// The journals of this window.
#[derive(Debug)]
pub struct Journal {
    folder: PathBuf,
    session: String,
    lock: PathBuf,
    /// Locked as long as it is open.
    _file: File,
    /// The journals that were written and not removed yet.
    written: Vec<PathBuf>,
    /// How many there have been.
    count: u64,
}

/// A journal that is written, and not yet safe from a power cut.
#[derive(Debug)]
#[must_use = "the journals before it stay until it is synced"]
pub struct Unsynced {
    path: PathBuf,
    before: Vec<PathBuf>,
}

impl Unsynced {
    /// Waits until the disk has it; the journals before it are gone then.
    pub fn sync(self) -> Result<(), SaveError> {
        // Windows syncs only what is open for writing.
        match File::options().write(true).open(&self.path) {
            Ok(file) => file.sync_all()?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()), // saved meanwhile
            Err(error) => return Err(error.into()),
        }
        if let Some(folder) = self.path.parent() {
            sync_folder(folder);
        }
        for before in self.before {
            drop(fs::remove_file(before)); // it may be gone already
        }
        Ok(())
    }
}

impl Journal {
    /// Begins a session in our own folder.
    pub fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join("journal");
        fs::create_dir_all(&folder)?;
        let process = std::process::id();
        // A process can have several windows, and a number can come again after a crash.
        for number in 0..10_000_u32 {
            let session = format!("{process}-{number}");
            let lock = folder.join(format!("{session}.session"));
            let left = format!("-{session}.");
            let is_left =
                |it: &PathBuf| it.extension().is_some_and(|it| it == ENDING) && it.to_string_lossy().contains(&left);
            if names(&folder).iter().any(is_left) {
                continue; // of a window before us, and not ours to write over
            }
            match File::options().write(true).create_new(true).open(&lock) {
                Ok(file) => {
                    // Without locks, all that is found is offered: better twice than not at all.
                    drop(file.try_lock());
                    return Ok(Self { folder, session, lock, _file: file, written: Vec::new(), count: 0 });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::other("too many journals"))
    }

    /// Writes a journal.
    pub fn write(&mut self, work: &Work) -> Result<Unsynced, SaveError> {
        self.count += 1;
        let key = stamp::key(work.document.as_deref());
        let path = self.folder.join(format!("{key}-{}.{:09}.{ENDING}", self.session, self.count));
        let mut file = temporary(&self.folder)?;
        file.write_all(work.to_text().as_bytes())?;
        drop(file.persist(&path).map_err(|it| it.error)?);
        self.written.retain(|it| it.exists());
        let before = self.written.clone();
        self.written.push(path.clone());
        Ok(Unsynced { path, before })
    }

    /// Removes the journal: what it holds is saved, or is not wanted.
    pub fn forget(&mut self) {
        for path in self.written.drain(..) {
            drop(fs::remove_file(path)); // gone is gone
        }
    }

    /// The journals of windows that are no more, the newest first. What can't be read stays where it is and is left out.
    pub fn left_behind(&self) -> Vec<Left> {
        self.clean();
        // Of those of one window, the last that is whole; the others are taken along when that is removed.
        let mut found: Vec<Left> = Vec::new();
        for left in names(&self.folder).into_iter().filter_map(|file| self.read(file)) {
            match found.iter_mut().find(|it| it.is_of_one_window(&left)) {
                Some(before) => {
                    let files = std::mem::take(&mut before.files);
                    *before = left;
                    before.files.extend(files);
                }
                None => found.push(left),
            }
        }
        found.sort_by(|a, b| (b.work.written, &b.files).cmp(&(a.work.written, &a.files)));
        found
    }

    fn read(&self, file: PathBuf) -> Option<Left> {
        let name = file.file_name()?.to_str()?;
        let (session, _) = name.strip_suffix(ENDING)?.split_once('-')?.1.split_once('.')?;
        if session == self.session || is_alive(&self.folder.join(format!("{session}.session"))) {
            return None;
        }
        let work = Work::of_text(&String::from_utf8(fs::read(&file).ok()?).ok()?)?;
        Some(Left { work, files: vec![file] })
    }

    /// Removes what windows that are no more have left beside their journals: sessions, and files half written.
    fn clean(&self) {
        for file in names(&self.folder) {
            let ending = file.extension().and_then(|it| it.to_str());
            let is_ours = file == self.lock;
            // A journal half written is a temporary file of a save; a minute later nobody writes it any more.
            let is_older = |than: Duration| {
                let changed = fs::metadata(&file).and_then(|it| it.modified());
                changed.is_ok_and(|it| it.elapsed().is_ok_and(|it| it > than))
            };
            let is_old = || is_older(Duration::from_mins(1));
            // A session is locked right after it is made, not at once.
            let stale = match ending {
                Some("session") => !is_ours && is_old() && !is_alive(&file),
                Some("tmp") => is_old(),
                Some("bad") => is_older(ASIDE),
                _ => false,
            };
            if stale {
                drop(fs::remove_file(&file));
            }
        }
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        drop(fs::remove_file(&self.lock));
    }
}

impl Left {
    /// Whether it is work on that document.
    pub fn is_of(&self, document: &Path) -> bool {
        self.work.document.as_deref().is_some_and(|it| stamp::key(Some(it)) == stamp::key(Some(document)))
    }

    /// Removes the journal: what it holds is not wanted, or is kept in another.
    pub fn remove(&self) -> io::Result<()> {
        // The newest goes last: if this is cut off on the way, no older work comes back in its place.
        self.files.iter().rev().try_for_each(gone)
    }

    /// Sets the journal aside: what it holds is not wanted, or so somebody thought. It is not offered again, and goes
    /// after ten days.
    pub fn discard(&self) -> Result<(), SaveError> {
        let Some((newest, older)) = self.files.split_first() else { return Ok(()) };
        older.iter().rev().try_for_each(gone)?;
        match fs::read(newest) {
            // Written anew and not renamed: its days count from now.
            Ok(bytes) => drop(save(&newest.with_extension("bad"), &bytes, None)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
        }
        Ok(gone(newest)?)
    }

    /// Whether both are work on one document by one window.
    fn is_of_one_window(&self, other: &Self) -> bool {
        let of = |it: &Self| {
            let name = it.files.first().and_then(|it| it.file_name()).map(|it| it.to_string_lossy().into_owned());
            name.and_then(|it| it.split_once('.').map(|it| it.0.to_owned()))
        };
        of(self).is_some() && of(self) == of(other)
    }
}

impl Work {
    fn to_text(&self) -> String {
        let mut text = format!("{MARK}\nprogram: {}\n", self.program);
        let mut line = |name: &str, value: String| text.extend([name, ": ", &value, "\n"]);
        if let Some(document) = &self.document {
            line("document", stamp::encoded(document));
        }
        if let Some((length, hash)) = self.base {
            line("base", format!("{length} {hash:016x}"));
        }
        line("written", self.written.to_string());
        for Filled { of, field, text } in &self.filled {
            line(FILLED, [of, field, text].map(stamp::encoded).join("\t"));
        }
        line("text", format!("{} {:016x}", self.text.len(), fingerprint::hash(self.text.as_bytes())));
        text.push('\n');
        text.push_str(&self.text);
        text
    }

    /// What a journal says; `None` if it is not one, or not whole.
    fn of_text(text: &str) -> Option<Self> {
        let (head, text) = text.split_once("\n\n")?;
        let mut lines = head.lines();
        if lines.next() != Some(MARK) {
            return None;
        }
        let of =
            |name: &str| head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")).map(str::to_owned);
        let pair = |name: &str| -> Option<(u64, u64)> {
            let value = of(name)?;
            let (length, hash) = value.split_once(' ')?;
            Some((length.parse().ok()?, u64::from_str_radix(hash, 16).ok()?))
        };
        if pair("text") != Some((text.len() as u64, fingerprint::hash(text.as_bytes()))) {
            return None;
        }
        let filled = |line: &str| {
            let mut parts = line.strip_prefix(FILLED)?.strip_prefix(": ")?.split('\t').map(stamp::decoded_text);
            Some(Filled { of: parts.next()??, field: parts.next()??, text: parts.next()?? })
        };
        Some(Self {
            filled: head.lines().filter_map(filled).collect(),
            document: match of("document") {
                Some(path) => Some(stamp::decoded(&path)?),
                None => None,
            },
            base: pair("base"),
            written: of("written")?.parse().ok()?,
            program: of("program")?,
            text: text.to_owned(),
        })
    }
}

impl Fingerprint {
    /// Length and hash, to be written down.
    pub fn content(&self) -> (u64, u64) {
        (self.length, self.hash)
    }
}

/// Removes a file; one that is gone already is as good.
fn gone(file: impl AsRef<Path>) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether a window still holds its session.
fn is_alive(session: &Path) -> bool {
    match File::options().read(true).write(true).open(session) {
        // Where there are no locks, nothing tells: what is left is offered.
        Ok(file) => matches!(file.try_lock(), Err(fs::TryLockError::WouldBlock)),
        Err(_) => false,
    }
}

/// The files of a folder, in the order of their names.
fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries.filter_map(Result::ok).map(|it| it.path()).collect(),
        Err(_) => Vec::new(),
    };
    names.sort();
    names
}
