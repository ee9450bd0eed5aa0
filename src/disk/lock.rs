//! Who has a document open.

use super::{Time, stamp};
use std::fs::{self, File, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

/// A document that is open for writing in this window and in no other.
///
/// The lock is the system's, on a file in our own folder that is named by where the document really is: nothing is left
/// beside the document, a save that puts a new file in the place of the old does not lose the lock, and the system
/// gives it back if the program is killed.
#[derive(Debug)]
pub struct Lock {
    name: PathBuf,
    /// Locked as long as it is open.
    _file: File,
}

/// Who has a document open, as far as is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// The number of the process.
    pub process: Option<u32>,
    /// Since when, in seconds since 1970.
    pub since: Option<Time>,
}

/// What an attempt to lock a document comes to.
#[derive(Debug)]
pub enum Locking {
    /// It is ours until the lock is dropped.
    Ours(Lock),
    /// Another window has it.
    Taken(Holder),
    /// There are no locks here, as on some network drives; all goes on without.
    Unknown,
}

impl Lock {
    /// Locks a document; `data` is our own folder.
    pub fn take(data: &Path, document: &Path, now: Time) -> Locking {
        let name = name(data, document);
        let Some(mut file) = open(&name) else { return Locking::Unknown };
        match file.try_lock() {
            Ok(()) => {
                // For the words of the other window's message alone; it does not matter if it can't be written.
                let said = format!("{} {now}\n", std::process::id());
                drop(file.set_len(0).and_then(|()| file.write_all(said.as_bytes())));
                Locking::Ours(Self { name, _file: file })
            }
            Err(TryLockError::WouldBlock) => Locking::Taken(holder(&mut file)),
            Err(TryLockError::Error(_)) => Locking::Unknown,
        }
    }

    /// Whether it is the lock of a document.
    pub fn is_of(&self, data: &Path, document: &Path) -> bool {
        self.name == name(data, document)
    }
}

fn name(data: &Path, document: &Path) -> PathBuf {
    data.join("locks").join(format!("{}.lock", stamp::key(Some(document))))
}

fn open(name: &Path) -> Option<File> {
    fs::create_dir_all(name.parent()?).ok()?;
    File::options().read(true).write(true).create(true).truncate(false).open(name).ok()
}

fn holder(file: &mut File) -> Holder {
    // Two numbers are all that there can be.
    let mut said = String::new();
    if file.rewind().and_then(|()| file.take(64).read_to_string(&mut said)).is_err() {
        return Holder::default();
    }
    let mut words = said.split_whitespace();
    Holder { process: words.next().and_then(|it| it.parse().ok()), since: words.next().and_then(|it| it.parse().ok()) }
}
