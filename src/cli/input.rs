//! What commands read: a file, or what is shipped with the program.

use super::{Exit, Streams};
use crate::disk::{Loaded, load};
use crate::figure::Language;
use crate::locale::problems::load_error;
use std::borrow::Cow;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

/// The data set that opens where none is named.
const DATASET: &str = include_str!("../../data/china-2020.ron");

/// Reads a file; says why not, and gives the exit code for it, where that fails.
pub(super) fn read(path: &Path, language: Language, to: &mut Streams<'_>) -> io::Result<Result<Loaded, Exit>> {
    match load(path, &mut |_, _| ControlFlow::Continue(())) {
        Ok(loaded) => Ok(Ok(loaded)),
        Err(error) => {
            let label = match language {
                Language::English => "error: ",
                Language::Chinese => "错误：",
            };
            let colon = if language == Language::English { ": " } else { "：" };
            // What was found so far comes first where both streams are the same terminal.
            to.out.flush()?;
            writeln!(to.err, "{label}{}{colon}{}", load_error(&error, language), path.display())?;
            Ok(Err(Exit::Unusable))
        }
    }
}

/// The text of the data set that is named, or of the shipped one.
pub(super) fn dataset(
    path: Option<&Path>,
    language: Language,
    to: &mut Streams<'_>,
) -> io::Result<Result<Cow<'static, str>, Exit>> {
    match path {
        Some(path) => Ok(read(path, language, to)?.map(|it| Cow::Owned(it.text))),
        None => Ok(Ok(Cow::Borrowed(DATASET))),
    }
}
