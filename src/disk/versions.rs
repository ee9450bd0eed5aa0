//! Former versions of a document.
//!
//! Each document has a folder in our own, where each version is a file that is named by its number, its time and its
//! content. The number alone says what is newer: a clock can be set back.

use super::{SaveError, Time, fingerprint, save, stamp};
use std::fs;
use std::path::{Path, PathBuf};

/// So many versions of a document are kept.
pub const KEPT: usize = 10;

/// Fewer are kept of a large document, so that they take no more than this together; but always two.
const MOST_BYTES: u64 = 256 << 20;

/// So many documents have versions; those of the one saved longest ago go first.
const DOCUMENTS: usize = 100;

/// A version of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Counts the versions of the document.
    pub number: u64,
    /// When it was saved, in seconds since 1970.
    pub saved: Time,
    /// Its length in bytes.
    pub length: u64,
    /// The hash of its bytes, as in a fingerprint.
    pub hash: u64,
    file: PathBuf,
}

impl Version {
    /// The file that holds it, to be read.
    pub fn file(&self) -> &Path {
        &self.file
    }

    fn of(file: PathBuf) -> Option<Self> {
        let name = file.file_name()?.to_str()?.strip_suffix(".ron")?;
        let mut parts = name.split('_');
        let (number, saved, hash) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Self {
            number: number.parse().ok()?,
            saved: saved.parse().ok()?,
            length: fs::metadata(&file).ok()?.len(),
            hash: u64::from_str_radix(hash, 16).ok()?,
            file,
        })
    }
}

/// Keeps a version. One of the same content is not kept twice: it becomes the newest.
pub fn keep(data: &Path, document: &Path, text: &str, saved: Time) -> Result<(), SaveError> {
    let folder = folder(data, document);
    fs::create_dir_all(&folder)?;
    let known = versions(data, document);
    let hash = fingerprint::hash(text.as_bytes());
    let number = known.first().map_or(1, |it| it.number + 1);
    let file = folder.join(format!("{number:06}_{saved}_{hash:016x}.ron"));
    let same = known.iter().find(|it| it.hash == hash && it.length == text.len() as u64);
    match same {
        Some(first) if known.first() == Some(first) => return Ok(()),
        Some(same) => fs::rename(&same.file, &file)?,
        None => drop(save(&file, text.as_bytes(), None)?),
    }
    prune(data, document);
    Ok(())
}

/// The versions of a document, the newest first.
pub fn versions(data: &Path, document: &Path) -> Vec<Version> {
    let entries = fs::read_dir(folder(data, document)).into_iter().flatten().filter_map(Result::ok);
    let mut found: Vec<Version> = entries.filter_map(|it| Version::of(it.path())).collect();
    found.sort_by(|a, b| b.number.cmp(&a.number).then_with(|| a.file.cmp(&b.file)));
    found
}

/// The version of a document that has this length and hash.
pub fn version_of(data: &Path, document: &Path, content: (u64, u64)) -> Option<Version> {
    versions(data, document).into_iter().find(|it| (it.length, it.hash) == content)
}

fn prune(data: &Path, document: &Path) {
    let mut bytes = 0;
    for (at, version) in versions(data, document).into_iter().enumerate() {
        bytes += version.length;
        if at >= KEPT || (at >= 2 && bytes > MOST_BYTES) {
            drop(fs::remove_file(version.file));
        }
    }
    let Ok(entries) = fs::read_dir(data.join("versions")) else { return };
    let changed = |path: &Path| fs::metadata(path).and_then(|it| it.modified()).ok();
    let mut folders: Vec<_> = entries.filter_map(Result::ok).map(|it| (changed(&it.path()), it.path())).collect();
    folders.sort();
    for (_, old) in folders.iter().take(folders.len().saturating_sub(DOCUMENTS)) {
        drop(fs::remove_dir_all(old));
    }
}

fn folder(data: &Path, document: &Path) -> PathBuf {
    data.join("versions").join(stamp::key(Some(document)))
}
