//! `figure`: how typed figures are understood.

use super::args::Figures;
use super::{Exit, Streams};
use crate::locale::figures::report;
use std::io;

pub(super) fn run(args: &Figures, to: &mut Streams<'_>) -> io::Result<Exit> {
    let (text, all_understood) = report(&args.texts);
    write!(to.out, "{text}")?;
    Ok(if all_understood { Exit::Ok } else { Exit::Content })
}
