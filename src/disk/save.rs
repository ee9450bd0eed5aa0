//! Writes a file so that it is, at every moment, whole: the old one or the new one.

use super::{Fingerprint, fingerprint};
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::SystemTime;
use tempfile::NamedTempFile;

/// Links are followed so far, and no further: they can form a ring.
const LINKS: usize = 40;

/// What the names of our temporary files begin and end with.
const PREFIX: &str = ".resumption-";
const SUFFIX: &str = ".tmp";

/// From this length on, what a save has to read and to write is done side by side.
const LARGE: usize = 256 << 10;

/// Why a file was not written; the file on disk is then as it was. In English; `locale` has the other words.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody else wrote the file since it was opened.
    #[error("not saved: the file on disk has changed since it was opened; compare the two, or save under another name")]
    Changed,
    /// It is a folder.
    #[error("not saved: this is a folder; name a file in it")]
    Directory,
    /// A pipe, a socket or a device.
    #[error("not saved: this is a pipe or a device; save under another name")]
    NotRegular,
    /// The file is marked as read-only.
    #[error("not saved: the file is read-only; change its permissions, or save under another name")]
    ReadOnlyFile,
    /// Nothing may be written to the folder.
    #[error("not saved: nothing may be written to the folder; change its permissions, or save in another")]
    ReadOnlyFolder,
    /// The folder is no longer there.
    #[error("not saved: the folder is not there any more; is a drive or network share gone? Or save in another")]
    FolderGone,
    /// No space is left.
    #[error("not saved: the disk is full; make room, or save on another")]
    DiskFull,
    /// Links that lead to each other.
    #[error("not saved: the links lead round in a ring; save under another name")]
    Ring,
    /// The system said something else.
    #[error("not saved: {0}; try again, or save in another place")]
    Io(#[source] io::Error),
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::FolderGone,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnlyFolder,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::IsADirectory => Self::Directory,
            _ => Self::Io(error),
        }
    }
}

/// Whether both paths lead to one file that is there.
pub fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Whether there is something of this name, be it a link that leads nowhere.
pub fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Moves a file that can't be used to a name of its own beside it, `settings.ron.bad`, in the place of an earlier one.
pub fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".bad");
    let aside = path.with_file_name(name);
    fs::rename(path, &aside)?;
    Ok(aside)
}

/// Writes a file by way of a temporary one beside it, and syncs both the file and its folder.
///
/// A file that is there keeps its permissions; a link stays one, and what it leads to is written. With `expected`,
/// a file that has other bytes than those is not touched; one that has gone is written again.
pub fn save(path: &Path, bytes: &[u8], expected: Option<&Fingerprint>) -> Result<Fingerprint, SaveError> {
    save_if(path, bytes, expected, || Ok(())).map(|it| it.0)
}

/// Writes a file as [`save`] does, if what is to be written stands up to a check; if it does not, the file is as it was.
/// What is large is checked while the disk is busy with it.
pub fn save_if<T: Send, E: From<SaveError> + Send>(
    path: &Path,
    bytes: &[u8],
    expected: Option<&Fingerprint>,
    check: impl Fn() -> Result<T, E> + Sync,
) -> Result<(Fingerprint, T), E> {
    let target = target(path)?;
    let (folder, old) = place(&target)?;
    let look = || {
        old.as_ref().map_or(Ok(()), |old| check_unchanged(&target, old, expected))?;
        Ok::<_, E>((check()?, fingerprint::hash(bytes)))
    };
    let write = || written(folder, bytes, old.as_ref());
    let (looked, file) = if bytes.len() < LARGE { (look(), None) } else { beside(&look, || Some(write())) };
    let (checked, hash) = looked?;
    let file = file.unwrap_or_else(write)?;
    let modified = replace(file, &target, folder, old.as_ref(), expected)?;
    Ok((Fingerprint { length: bytes.len() as u64, modified, hash }, checked))
}

/// The folder of a file, and what is there of that name now, if it is something that a save may replace.
fn place(target: &Path) -> Result<(&Path, Option<Metadata>), SaveError> {
    let old = match fs::metadata(target) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    if let Some(old) = &old {
        check_kind(old)?;
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    Ok((folder, old))
}

/// Puts the new file in the place of the old one, and says when it was changed.
fn replace(
    file: NamedTempFile,
    target: &Path,
    folder: &Path,
    old: Option<&Metadata>,
    expected: Option<&Fingerprint>,
) -> Result<Option<SystemTime>, SaveError> {
    // Once more, now that writing has taken its time: what is left open is the moment of the rename.
    if let Some(old) = old
        && let Ok(now) = fs::metadata(target)
        && !is_same(old, &now)
    {
        check_unchanged(target, &now, expected)?;
    }
    let file = file.persist(target).map_err(|error| match error.error.kind() {
        // The folder took the temporary file, so it is the file that may not be replaced.
        ErrorKind::PermissionDenied if old.is_some() => SaveError::ReadOnlyFile,
        _ => SaveError::from(error.error),
    })?;
    sync_folder(folder);
    Ok(file.metadata().ok().and_then(|it| it.modified().ok()))
}

/// The new file under its temporary name, safe on the disk.
fn written(folder: &Path, bytes: &[u8], old: Option<&Metadata>) -> Result<NamedTempFile, SaveError> {
    let mut file = temporary(folder)?;
    if let Some(old) = old {
        keep_owner(file.as_file(), old);
        file.as_file().set_permissions(old.permissions())?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Does two things side by side, the first on a thread of its own.
fn beside<A: Send, B>(aside: &(impl Fn() -> A + Sync), here: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let spawned = thread::Builder::new().name("save".to_owned()).spawn_scoped(scope, aside);
        let here = here();
        // Where there is no thread to be had, one after the other.
        let aside = spawned.ok().and_then(|it| it.join().ok()).unwrap_or_else(aside);
        (aside, here)
    })
}

/// Whether a file is, by all that the system says of it, as it was: so it need not be read again.
#[cfg(unix)]
fn is_same(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let of = |it: &Metadata| (it.dev(), it.ino(), it.len(), it.mtime(), it.mtime_nsec(), it.ctime(), it.ctime_nsec());
    of(a) == of(b)
}

#[cfg(not(unix))]
fn is_same(a: &Metadata, b: &Metadata) -> bool {
    a.len() == b.len() && a.modified().ok() == b.modified().ok()
}

/// The file that a path means once its links are followed; the last of them may lead to a file that is not there.
fn target(path: &Path) -> Result<PathBuf, SaveError> {
    let mut target = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&target) {
            Ok(next) => target = target.parent().map_or_else(|| next.clone(), |folder| folder.join(&next)),
            Err(_) => return Ok(target), // not a link, or not there
        }
    }
    Err(SaveError::Ring)
}

fn check_kind(old: &Metadata) -> Result<(), SaveError> {
    if old.is_dir() {
        return Err(SaveError::Directory);
    }
    if !old.is_file() {
        return Err(SaveError::NotRegular);
    }
    // A rename would not ask; whoever marked the file meant it.
    if old.permissions().readonly() {
        return Err(SaveError::ReadOnlyFile);
    }
    Ok(())
}

/// Refuses a file that has other bytes than those expected.
fn check_unchanged(target: &Path, about: &Metadata, expected: Option<&Fingerprint>) -> Result<(), SaveError> {
    let Some(expected) = expected else { return Ok(()) };
    if about.len() != expected.length {
        return Err(SaveError::Changed);
    }
    let found = match fs::read(target) {
        Ok(bytes) => Fingerprint::of(&bytes, None),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    if found.same_content(expected) { Ok(()) } else { Err(SaveError::Changed) }
}

/// Takes out of a folder what saves left there that were cut off, as by a power cut: our temporary files that nobody
/// has touched for a minute.
pub fn sweep(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let name = entry.file_name();
        let is_ours = name.to_str().is_some_and(|it| it.starts_with(PREFIX) && it.ends_with(SUFFIX));
        let is_old = || {
            let changed = entry.metadata().and_then(|it| it.modified());
            changed.is_ok_and(|it| it.elapsed().is_ok_and(|it| it.as_secs() > 60))
        };
        if is_ours && is_old() {
            drop(fs::remove_file(entry.path())); // it may be gone already
        }
    }
}

/// A hidden file in the folder; its name tells whose it is, should a power cut leave it behind.
pub(super) fn temporary(folder: &Path) -> Result<NamedTempFile, SaveError> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // What a new file has; the user's mask takes its share. The default is for secrets: 0600.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    Ok(builder.tempfile_in(folder)?)
}

/// Gives the new file the owner and group of the old one. It may not be allowed; the save matters more.
#[cfg(unix)]
fn keep_owner(file: &File, old: &Metadata) {
    use std::os::unix::fs::MetadataExt as _;
    let same = |new: Metadata| new.uid() == old.uid() && new.gid() == old.gid();
    if !file.metadata().is_ok_and(same) {
        drop(std::os::unix::fs::fchown(file, Some(old.uid()), Some(old.gid())));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

/// Makes the rename itself last. Some network file systems refuse it; the file is whole all the same.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) {
    drop(File::open(folder).and_then(|it| it.sync_all()));
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_: &Path) {}
