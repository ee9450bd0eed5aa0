//! What commands write: a file, or standard output.

use super::{Exit, Streams};
use crate::disk;
use crate::figure::Language;
use crate::locale::{import, problems::save_error, shell::with_path};
use std::io;
use std::path::Path;

/// The name that stands for standard output.
fn is_output(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Refuses to write over a file that is there, unless that is wanted.
pub(super) fn refuse_existing(
    path: &Path,
    force: bool,
    language: Language,
    to: &mut Streams<'_>,
) -> io::Result<Option<Exit>> {
    if force || is_output(path) || !disk::exists(path) {
        return Ok(None);
    }
    writeln!(to.err, "{}", import::failed(import::EXISTS.get(language), &path.display().to_string(), language))?;
    Ok(Some(Exit::Unusable))
}

/// Writes a file as a whole, or to standard output; says why not where that fails.
pub(super) fn write(path: &Path, bytes: &[u8], language: Language, to: &mut Streams<'_>) -> io::Result<Exit> {
    if is_output(path) {
        to.out.write_all(bytes)?;
        return Ok(Exit::Ok);
    }
    match disk::save(path, bytes, None) {
        Ok(_) => Ok(Exit::Ok),
        Err(error) => {
            let why = save_error(&error, language);
            let line = with_path(&why, &path.display().to_string(), language);
            writeln!(to.err, "{}{line}", import::ERROR.get(language))?;
            Ok(Exit::Unusable)
        }
    }
}
