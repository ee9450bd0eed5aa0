//! Small things that the files of our own folder share: keys of documents, and paths as text.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// What a document is filed under: a hash of its path, all links followed, so that each way to a file leads to one key.
pub(super) fn key(document: Option<&Path>) -> String {
    let Some(path) = document else { return "template".to_owned() };
    format!("{:016x}", super::fingerprint::hash(real(path).as_os_str().as_encoded_bytes()))
}

/// The path with its links followed; of a file that is not there, that of its folder.
fn real(path: &Path) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (folder.canonicalize(), path.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(path).unwrap_or_else(|_| path.to_owned()),
    }
}

/// A path or a text as one line of plain text, whatever bytes it has.
pub(super) fn encoded(path: impl AsRef<OsStr>) -> String {
    let mut text = String::new();
    for byte in path.as_ref().as_encoded_bytes() {
        match byte {
            b'%' | 0..=0x1f | 0x7f.. => text.extend(["%", &format!("{byte:02x}")]),
            byte => text.push(char::from(*byte)),
        }
    }
    text
}

/// The path that [`encoded`] made a line of.
pub(super) fn decoded(text: &str) -> Option<PathBuf> {
    bytes_of(text).and_then(from_bytes).map(PathBuf::from)
}

/// The text that [`encoded`] made a line of.
pub(super) fn decoded_text(text: &str) -> Option<String> {
    bytes_of(text).and_then(|it| String::from_utf8(it).ok())
}

fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, behind @ ..] = rest {
        if *first == b'%' {
            let (digits, behind) = behind.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            rest = behind;
        } else {
            bytes.push(*first);
            rest = behind;
        }
    }
    Some(bytes)
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere not all bytes are names")]
fn from_bytes(bytes: Vec<u8>) -> Option<OsString> {
    use std::os::unix::ffi::OsStringExt as _;
    Some(OsString::from_vec(bytes))
}

#[cfg(not(unix))]
fn from_bytes(bytes: Vec<u8>) -> Option<OsString> {
    String::from_utf8(bytes).ok().map(OsString::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_one_line_and_comes_back() {
        for path in ["/home/lin/a.ron", "/t/100 %/中小企业\n.ron", "", "C:\\x"] {
            let text = encoded(Path::new(path));
            assert!(text.is_ascii() && !text.contains('\n'), "{text}");
            assert_eq!(decoded(&text), Some(PathBuf::from(path)));
        }
        assert_eq!(decoded("%4"), None);
        assert_eq!(decoded("%zz"), None);
    }

    #[test]
    fn each_way_to_a_file_leads_to_one_key() {
        let folder = tempfile::tempdir().unwrap();
        let (real, other) = (folder.path().join("a.ron"), folder.path().join("b.ron"));
        let before = key(Some(&real));
        std::fs::File::create_new(&real).unwrap();
        assert_eq!(key(Some(&real)), before, "whether it is there or not");
        assert_eq!(key(Some(&folder.path().join(".").join("a.ron"))), before);
        assert_ne!(key(Some(&other)), before);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&real, &other).unwrap();
            assert_eq!(key(Some(&other)), before);
        }
        assert_eq!(key(None), "template");
    }
}
