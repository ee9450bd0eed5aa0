//! What commands read: a file, or what is shipped with the program.

use super::{Exit, Streams};
use crate::dataset;
use crate::disk::{Loaded, load};
use crate::figure::Language;
use crate::locale::problems::{self, load_error};
use crate::locale::shell::with_path;
use crate::store::Store;
use crate::syntax::Severity;
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

/// The data set that is named, or the shipped one, and how many errors are in it.
pub(super) fn store(
    path: Option<&Path>,
    language: Language,
    to: &mut Streams<'_>,
) -> io::Result<Result<(Store, usize), Exit>> {
    let text = match dataset(path, language, to)? {
        Ok(text) => text,
        Err(exit) => return Ok(Err(exit)),
    };
    let reading = dataset::read(&text, &mut |_| ControlFlow::Continue(()));
    if !reading.usable {
        let why = reading.problems.first().map(|it| problems::message(&it.fault, language)).unwrap_or_default();
        let path = path.map(|it| it.display().to_string()).unwrap_or_default();
        writeln!(to.err, "{}", with_path(&why, &path, language))?;
        return Ok(Err(Exit::Content));
    }
    let errors = reading.problems.iter().filter(|it| it.fault.severity() == Severity::Error).count();
    Ok(Ok((Store::new(reading.dataset), errors + reading.dropped)))
}

/// The exit code for so many errors in what was read, which are told where there are any.
pub(super) fn tell_errors(errors: usize, language: Language, to: &mut Streams<'_>) -> io::Result<Exit> {
    if errors == 0 {
        return Ok(Exit::Ok);
    }
    to.out.flush()?;
    match language {
        Language::English if errors == 1 => writeln!(to.err, "there is 1 error in what was read; `check` shows it")?,
        Language::English => writeln!(to.err, "there are {errors} errors in what was read; `check` shows them")?,
        Language::Chinese => writeln!(to.err, "读取时发现 {errors} 个错误；用 `check` 查看")?,
    }
    Ok(Exit::Content)
}
