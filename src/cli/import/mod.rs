//! `import`: a data set out of a table.

pub(super) mod args;
mod draft;
mod fields;
mod rows;
mod units;
mod write;

use super::{Exit, Streams, input, output};
use crate::figure::Language;
use crate::locale::{import as words, problems};
use crate::syntax::LineIndex;
use args::Import;
use rows::{Bad, Maker, Row};
use std::io;
use std::ops::ControlFlow;

/// So many bad cells are listed; the rest is counted.
const LISTED: usize = 100;

pub(super) fn run(args: &Import, to: &mut Streams<'_>) -> io::Result<Exit> {
    let language = Language::from(args.lang);
    if let Some(exit) = output::refuse_existing(&args.out, args.force, language, to)? {
        return Ok(exit);
    }
    let text = match input::read(&args.file, language, to)? {
        Ok(loaded) => loaded.text,
        Err(exit) => return Ok(exit),
    };
    let shown = args.file.display().to_string();
    let made = match make(&text, args, &shown) {
        Ok(made) => made,
        Err(why) => {
            writeln!(to.err, "{}", words::failed(&why, &shown, language))?;
            return Ok(Exit::Unusable);
        }
    };
    for line in &made.said {
        writeln!(to.err, "{line}")?;
    }
    for bad in made.bad.iter().take(LISTED) {
        writeln!(to.err, "{}", words::bad_cell(&shown, bad.line, &bad.column, &bad.found, &bad.why, language))?;
    }
    if made.bad.len() > LISTED {
        writeln!(to.err, "{}", words::more_cells(made.bad.len() - LISTED, language))?;
    }
    // What is written has to be what `check` accepts; whatever it says would be our fault, and is said all the same.
    let reading = crate::dataset::read(&made.text, &mut |_| ControlFlow::Continue(()));
    let index = LineIndex::new(&made.text);
    let out = args.out.display().to_string();
    for problem in &reading.problems {
        write!(to.err, "{}", problems::print(problem, &made.text, &index, &out, language))?;
    }
    let exit = output::write(&args.out, made.text.as_bytes(), language, to)?;
    if exit != Exit::Ok {
        return Ok(exit);
    }
    let data = &reading.dataset;
    let counts = crate::locale::shell::counts(data.claims.len(), data.series.len(), data.sources.len(), language);
    writeln!(to.err, "{}", words::done(&out, &counts, made.bad.len(), language))?;
    let is_whole = made.bad.is_empty() && reading.problems.is_empty();
    Ok(if is_whole { Exit::Ok } else { Exit::Content })
}

/// What was made of a table.
struct Made {
    text: String,
    bad: Vec<Bad>,
    /// What was found out of the cells alone, and what was not used.
    said: Vec<String>,
}

/// Makes the text of a data set; an error is a sentence that says what is missing.
fn make(text: &str, args: &Import, shown: &str) -> Result<Made, String> {
    let language = Language::from(args.lang);
    let (text, skipped) = without_remarks(text.trim_start_matches('\u{feff}'), &named(args));
    let delimiter = delimiter(text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut records = reader.records();
    let cells = |it: &csv::StringRecord| it.iter().map(|it| it.trim().to_owned()).collect::<Vec<_>>();
    let headings = match records.next() {
        Some(Ok(headings)) => cells(&headings),
        Some(Err(error)) => return Err(words::not_read(&error.to_string(), language)),
        None => return Err(words::no_table(language)),
    };
    let columns = fields::columns(&headings, args)?;
    let mut maker = Maker::new(args, &headings, &columns);
    let title = args.title.clone().or_else(|| args.file.file_stem().map(|it| it.to_string_lossy().into_owned()));
    maker.draft.title = title.unwrap_or_default();
    for record in records {
        let record = record.map_err(|error| words::not_read(&error.to_string(), language))?;
        let line = record.position().map_or(0, csv::Position::line) + skipped;
        maker.take(Row { line, cells: cells(&record) });
    }
    let mut said = unused(&headings, &columns, language);
    said.extend(maker.finish()?);
    if maker.draft.series.is_empty() && maker.bad.is_empty() {
        return Err(words::no_table(language));
    }
    let text = write::text(&maker.draft, &words::made_from(shown, language));
    let mut bad = maker.bad;
    bad.sort_by_key(|it| it.line);
    Ok(Made { text, bad, said })
}

/// The columns that nothing was made of.
fn unused(headings: &[String], columns: &[fields::Column], language: Language) -> Vec<String> {
    let unused: Vec<&str> = (headings.iter().zip(columns))
        .filter(|(heading, it)| **it == fields::Column::Unused && !heading.is_empty())
        .map(|(heading, _)| heading.as_str())
        .collect();
    if unused.is_empty() { Vec::new() } else { vec![words::unused(&unused, language)] }
}

/// The table below the remarks of an export, and how many lines they are.
fn without_remarks<'t>(mut text: &'t str, named: &[&str]) -> (&'t str, u64) {
    let mut skipped = 0;
    while text.starts_with("# ") {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        // The headings can begin with "# ", as in "# of firms"; a remark with a comma in it is followed by another.
        if !rest.starts_with("# ") && has_heading(line, named) {
            break;
        }
        text = rest;
        skipped += 1;
    }
    (text, skipped)
}

/// The headings that the arguments name.
fn named(args: &Import) -> Vec<&str> {
    let mapped = args.map.iter().filter_map(|it| it.split_once('=')).map(|(heading, _)| heading);
    mapped.chain(args.wide.as_deref()).map(str::trim).collect()
}

/// Whether one of the cells of a line is a heading that is known or was named.
fn has_heading(line: &str, named: &[&str]) -> bool {
    let mut cells = line.split(char::from(delimiter(line))).map(|it| it.trim().trim_matches('"'));
    cells.any(|it| named.contains(&it) || fields::Field::named(it).is_some())
}

/// What stands between the cells: of comma, semicolon and tab the one that the headings have most of.
fn delimiter(text: &str) -> u8 {
    let headings = text.lines().next().unwrap_or("");
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in headings.bytes() {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(it, _)| *it == byte && !quoted) {
            *count += 1;
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most).map_or(b',', |(it, _)| *it)
}

#[cfg(test)]
mod tests {
    use super::{delimiter, without_remarks};

    #[test]
    fn the_separator_is_what_the_headings_have_most_of() {
        for (text, found) in
            [("a,b,c\n1;2;3", b','), ("a;b", b';'), ("a\tb,c\td", b'\t'), ("\"a;b;c\",d", b','), ("a", b',')]
        {
            assert_eq!(delimiter(text), found, "{text}");
        }
    }

    #[test]
    fn remarks_are_lines_before_the_table() {
        for (text, found) in [
            ("# a\n# b\nx,y\n# z\n", ("x,y\n# z\n", 2)),
            ("#,y\n", ("#,y\n", 0)),
            ("# Rates, note\n# of firms,date\n1,2\n", ("# of firms,date\n1,2\n", 1)),
            ("# of firms;Area\n1;2\n", ("# of firms;Area\n1;2\n", 0)),
            ("# a, b\nx,y\n", ("x,y\n", 1)),
        ] {
            assert_eq!(without_remarks(text, &["Area"]), found, "{text}");
        }
    }
}
