//! Reads a text file as a whole; refuses, in one sentence, what can't be a data file.

use super::Fingerprint;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;
use std::path::Path;

/// Larger files are refused: text and model must fit into memory. 1.5 GiB.
pub const LARGEST: u64 = 3 << 29;

/// How much is read between two calls of the progress.
const CHUNK: usize = 1 << 18;

/// A file that is blank so far is given up, rather than read to its end.
const BLANK: usize = 1 << 20;

/// This much of the front shows whether it is text.
const FRONT: usize = 8 << 10;

/// Told the bytes read and those in all; it can call the reading off.
pub(super) type Progress<'p> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'p;

/// A text and how to know its file again.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The text, with its byte order mark if it has one.
    pub text: String,
    /// What the file was.
    pub fingerprint: Fingerprint,
}

/// Why a file was not read. In English; `locale` has the other words.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// There is no such file.
    #[error("cannot read the file: there is none of this name; check the name and the folder")]
    NotFound,
    /// It is a folder.
    #[error("cannot read the file: this is a folder; name a file in it")]
    Directory,
    /// The system does not allow it.
    #[error("cannot read the file: it may not be read by you; ask its owner, or change its permissions")]
    NotAllowed,
    /// A pipe, a socket or a device.
    #[error("cannot read the file: it is a pipe or a device; save what it gives as a file first")]
    NotRegular,
    /// It is larger than [`LARGEST`].
    #[error("cannot read the file: its {} MiB are more than can be opened; split it", length >> 20)]
    TooBig {
        /// Its length, as far as it is known.
        length: u64,
    },
    /// It has no byte.
    #[error("cannot read the file: it is empty; is it still being written?")]
    Empty,
    /// It has nothing but spaces and line breaks, at least in its first MiB.
    #[error("cannot read the file: it holds nothing but blank space; is it still being written?")]
    Blank,
    /// It is not text.
    #[error("cannot read the file: it is not text; a data file is RON text in UTF-8")]
    Binary,
    /// It is text in UTF-16.
    #[error("cannot read the file: it is text in UTF-16; save it as UTF-8")]
    Utf16,
    /// It is text in another encoding, or damaged.
    #[error("cannot read the file: line {line} is not UTF-8 (byte {offset}); save it as UTF-8")]
    NotUtf8 {
        /// The first byte that is not, from 0.
        offset: usize,
        /// The line that it is in, from 1.
        line: usize,
    },
    /// The caller called it off.
    #[error("the file was not read: you stopped it")]
    Cancelled,
    /// The system said something else.
    #[error("cannot read the file: {0}; try again, or copy it to another place")]
    Io(#[source] io::Error),
}

impl From<io::Error> for LoadError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            // A path that leads through a file is a path to nothing.
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound,
            ErrorKind::PermissionDenied => Self::NotAllowed,
            ErrorKind::IsADirectory => Self::Directory,
            _ => Self::Io(error),
        }
    }
}

/// Reads a file that is not to be larger than this.
///
/// # Errors
/// As [`load`]; [`LoadError::TooBig`] if it is.
pub fn load_at_most(path: &Path, largest: u64) -> Result<Loaded, LoadError> {
    load_at_most_by(path, largest, &mut |_, _| ControlFlow::Continue(()))
}

/// The same, with progress as [`load`] has it.
///
/// # Errors
/// As [`load`]; [`LoadError::TooBig`] if it is.
pub fn load_at_most_by(path: &Path, largest: u64, progress: &mut Progress<'_>) -> Result<Loaded, LoadError> {
    let mut too_big = None;
    let loaded = load(path, &mut |read, total| {
        too_big = (total > largest).then_some(total);
        if too_big.is_some() { ControlFlow::Break(()) } else { progress(read, total) }
    });
    match (loaded, too_big) {
        (Err(LoadError::Cancelled), Some(length)) => Err(LoadError::TooBig { length }),
        (other, _) => other,
    }
}

/// Reads a text file.
pub fn load(path: &Path, progress: &mut Progress<'_>) -> Result<Loaded, LoadError> {
    // Asked before opening: to open a pipe that nobody writes to would hang.
    let about = std::fs::metadata(path)?;
    if about.is_dir() {
        return Err(LoadError::Directory);
    }
    if !about.is_file() {
        return Err(LoadError::NotRegular);
    }
    let mut file = File::open(path)?;
    let about = file.metadata()?;
    let bytes = read_bytes(&mut file, about.len(), progress)?;
    let fingerprint = Fingerprint::of(&bytes, about.modified().ok());
    Ok(Loaded { text: into_text(bytes)?, fingerprint })
}

/// How many bytes a file has; none where it is not there, which reading it finds out as quickly.
pub fn length(path: &Path) -> usize {
    std::fs::metadata(path).map_or(0, |it| usize::try_from(it.len()).unwrap_or(usize::MAX))
}

/// The front of a text file, to tell what it is; `None` where it can't be read.
pub fn head(path: &Path, bytes: usize) -> Option<String> {
    // Nobody may be writing to a pipe.
    std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
    let mut front = Vec::new();
    File::open(path).ok()?.take(bytes as u64).read_to_end(&mut front).ok()?;
    Some(String::from_utf8_lossy(&front).into_owned())
}

/// The bytes of a file that says it has `total`; stops at the first sign that it is none of ours.
fn read_bytes(file: &mut impl Read, total: u64, progress: &mut Progress<'_>) -> Result<Vec<u8>, LoadError> {
    let refused = |length: u64| (length > LARGEST).then_some(LoadError::TooBig { length });
    if let Some(error) = refused(total) {
        return Err(error);
    }
    let mut bytes: Vec<u8> = Vec::new();
    let room = usize::try_from(total).unwrap_or(usize::MAX);
    if bytes.try_reserve_exact(room).is_err() {
        return Err(LoadError::Io(ErrorKind::OutOfMemory.into()));
    }
    let mut blank = true;
    loop {
        let before = bytes.len();
        let read = file.take(CHUNK as u64).read_to_end(&mut bytes)?;
        if before < FRONT {
            check_front(&bytes[..bytes.len().min(FRONT)])?;
        }
        blank = blank && is_blank(&bytes[before..]);
        if read == 0 {
            break;
        }
        if blank && bytes.len() >= BLANK {
            return Err(LoadError::Blank);
        }
        // A file can grow while it is read, and some say that they have no length at all.
        if let Some(error) = refused(bytes.len() as u64) {
            return Err(error);
        }
        if progress(bytes.len() as u64, total.max(bytes.len() as u64)).is_break() {
            return Err(LoadError::Cancelled);
        }
    }
    match (bytes.is_empty(), blank) {
        (true, _) => Err(LoadError::Empty),
        (false, true) => Err(LoadError::Blank),
        (false, false) => Ok(bytes),
    }
}

fn is_blank(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).iter().all(u8::is_ascii_whitespace)
}

/// Refuses what shows by its front that it is no text that we read.
fn check_front(front: &[u8]) -> Result<(), LoadError> {
    if front.starts_with(&[0xff, 0xfe]) || front.starts_with(&[0xfe, 0xff]) {
        return Err(LoadError::Utf16);
    }
    let control = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace() && !matches!(byte, 0x0b | 0x1b);
    let count = front.iter().filter(|it| control(it)).count();
    // A stray control character is the parser's to tell, with its place.
    if front.contains(&0) || count * 20 > front.len() {
        return Err(LoadError::Binary);
    }
    Ok(())
}

fn into_text(bytes: Vec<u8>) -> Result<String, LoadError> {
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..offset].split(|it| *it == b'\n').count();
        LoadError::NotUtf8 { offset, line }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn go_on(_: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn read(bytes: &[u8]) -> Result<String, LoadError> {
        read_bytes(&mut &*bytes, bytes.len() as u64, &mut go_on).and_then(into_text)
    }

    /// Gives spaces without end and counts them.
    struct Spaces(u64);

    impl Read for Spaces {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            buffer.fill(b' ');
            self.0 += buffer.len() as u64;
            Ok(buffer.len())
        }
    }

    #[test]
    fn a_gigabyte_of_spaces_is_given_up_after_its_first_mebibyte() {
        let mut spaces = Spaces(0);
        let error = read_bytes(&mut spaces, 1 << 30, &mut go_on).unwrap_err();
        assert!(matches!(error, LoadError::Blank));
        assert!(spaces.0 <= (BLANK + 2 * CHUNK) as u64, "{} bytes read", spaces.0);
    }

    #[test]
    fn text_after_little_blank_space_is_read() {
        let text = format!("{}(format: 1)", " ".repeat(BLANK / 2));
        assert_eq!(read(text.as_bytes()).unwrap().len(), text.len());
    }

    #[test]
    fn what_is_not_text_is_named() {
        assert!(matches!(read(b""), Err(LoadError::Empty)));
        assert!(matches!(read(b" \n\t\r\n"), Err(LoadError::Blank)));
        assert!(matches!(read(b"\xef\xbb\xbf \n"), Err(LoadError::Blank)));
        assert!(matches!(read(b"\x7fELF\x02\x01\x01\0\0"), Err(LoadError::Binary)));
        assert!(matches!(read(b"\xff\xfe(\0f\0"), Err(LoadError::Utf16)));
        assert!(matches!(read(b"(a: 1,\nb: \xb9\xab)"), Err(LoadError::NotUtf8 { offset: 10, line: 2 })));
        assert!(read("(a: \u{7})".as_bytes()).is_err(), "one control character of six is many");
        assert!(read(format!("(a: \u{7}\"{}\")", "x".repeat(100)).as_bytes()).is_ok());
        assert!(read("\u{feff}(format: 1)".as_bytes()).unwrap().starts_with('\u{feff}'));
    }

    #[test]
    fn a_file_that_grows_without_end_is_given_up() {
        let error = read_bytes(&mut io::repeat(b'x'), LARGEST + 1, &mut go_on).unwrap_err();
        assert!(matches!(error, LoadError::TooBig { .. }));
    }

    #[test]
    fn reading_can_be_called_off() {
        let mut calls = 0;
        let error = read_bytes(&mut io::repeat(b'x'), 1 << 30, &mut |read, total| {
            calls += 1;
            assert!(read <= total);
            if calls == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(error, Err(LoadError::Cancelled)));
        assert_eq!(calls, 3);
    }
}
