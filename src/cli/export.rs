//! `export`: claims as a table.

use super::args::Export;
use super::{Exit, Streams, input, output, select};
use crate::dataset::{ClaimId, SeriesId};
use crate::export::{Row, Separator, claims, remarks};
use crate::figure::Language;
use crate::locale::{export as words, import::failed};
use crate::store::Store;
use jiff::civil::Date;
use std::io;

pub(super) fn run(args: &Export, to: &mut Streams<'_>) -> io::Result<Exit> {
    let language = Language::from(args.lang);
    if let Some(exit) = output::refuse_existing(&args.out, args.force, language, to)? {
        return Ok(exit);
    }
    let (store, errors) = match input::store(args.file.as_deref(), language, to)? {
        Ok(read) => read,
        Err(exit) => return Ok(exit),
    };
    let series = match select::select(&store, &args.which, language) {
        Ok(series) => series,
        Err(why) => {
            let path = args
                .file
                .as_ref()
                .map_or_else(|| words::SHIPPED.get(language).to_owned(), |it| it.display().to_string());
            writeln!(to.err, "{}", failed(&why, &path, language))?;
            return Ok(Exit::Unusable);
        }
    };
    let rows = rows(&store, &series, args.as_known_on);
    let is_tabs = args.out.extension().is_some_and(|it| it.eq_ignore_ascii_case("tsv"));
    let separator = if is_tabs { Separator::Tab } else { Separator::Comma };
    let mut text = String::new();
    if args.notes {
        text.push_str(&remarks(&notes(&store, &series, args.as_known_on, rows.len(), language)));
    }
    text.push_str(&claims(&store, &rows, language, separator));
    let written = output::write(&args.out, text.as_bytes(), language, to)?;
    if written != Exit::Ok {
        return Ok(written);
    }
    input::tell_errors(errors, language, to)
}

/// The claims that were known, in the order of the series and of their dates.
fn rows(store: &Store, series: &[SeriesId], as_known_on: Option<Date>) -> Vec<Row> {
    let known = series.iter().flat_map(|it| store.known(*it, as_known_on));
    known.map(|it| Row { claim: it.id, change: None }).collect()
}

/// What stands above a table: what it is, as of when, and what it rests on.
fn notes(
    store: &Store,
    series: &[SeriesId],
    as_known_on: Option<Date>,
    rows: usize,
    language: Language,
) -> Vec<String> {
    let data = store.data();
    let claims: Vec<ClaimId> = series.iter().flat_map(|it| store.known(*it, as_known_on)).map(|it| it.id).collect();
    vec![
        data.title.text(language).to_owned(),
        words::rows(rows, series.len(), as_known_on, language),
        words::sources(store, &claims, language),
        words::KEY.get(language).to_owned(),
        words::tolerance(data.tolerance, language),
    ]
}
