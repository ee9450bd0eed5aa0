//! `figure`: how typed figures are understood.

use super::args::Figures;
use super::{Exit, Streams};
use crate::figure::parse;
use std::io;

pub(super) fn run(args: &Figures, to: &mut Streams<'_>) -> io::Result<Exit> {
    let (text, all_understood) = report(&args.texts);
    write!(to.out, "{text}")?;
    Ok(if all_understood { Exit::Ok } else { Exit::Content })
}

/// A line for each text, and whether all were understood.
fn report(texts: &[String]) -> (String, bool) {
    // To be `locale::figures::report(texts)` once that is here.
    let mut all_understood = true;
    let line = |text: &String| match parse(text, None) {
        Ok(figure) => format!("{text}: {figure:?}\n"),
        Err(refused) => {
            all_understood = false;
            format!("{text}: not understood, {refused:?}\n")
        }
    };
    let report = texts.iter().map(line).collect();
    (report, all_understood)
}
