//! Rows from a spreadsheet, read as claims.
//!
//! Columns are known by their headings or, where there are none, by what stands in them. Words of languages come in by
//! a [`Reader`], so that a pasted cell is read by the same rules as a typed one.

use super::edit::{Batch, ClaimField, Edit};
use super::model::{Claim, Measure};
use crate::figure::Figure;
use crate::syntax::{Name, Standing};
use jiff::civil::Date;

/// Reads single cells, and says why one can't be read.
pub trait Reader {
    /// What a heading says that its column holds.
    fn heading(&self, cell: &str) -> Option<Column>;
    /// A date.
    fn date(&self, cell: &str) -> Result<Date, String>;
    /// A measure that there is.
    fn measure(&self, cell: &str) -> Result<Measure, String>;
    /// A figure of a measure; of any unit where the measure is not known.
    fn figure(&self, cell: &str, measure: Option<&Measure>) -> Result<Figure, String>;
    /// The id of a source that there is.
    fn source(&self, cell: &str) -> Result<String, String>;
    /// How firm a claim is.
    fn standing(&self, cell: &str) -> Result<Standing, String>;
    /// Why a row without this can't be taken.
    fn missing(&self, field: ClaimField) -> String;
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Nothing that is taken.
    Ignored,
    /// A field of the claims.
    Field(ClaimField),
    /// Figures of one measure; a row with several such columns makes several claims.
    Figures(Measure),
}

/// A table as pasted. All rows have as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What each column holds.
    pub columns: Vec<Column>,
    /// The cells, without headings and without rows in which nothing stands.
    pub rows: Vec<Vec<String>>,
}

/// A cell that can't be taken, or one that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The cell's column; none where the table has no such column.
    pub column: Option<usize>,
    /// Why.
    pub why: String,
}

impl Table {
    /// Reads a text with tabs, commas or semicolons between its cells.
    pub fn read(text: &str, reader: &dyn Reader) -> Self {
        let mut rows = cells(text);
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut rows {
            row.resize(width, String::new());
        }
        let named: Vec<Option<Column>> =
            rows.first().map_or_else(Vec::new, |it| it.iter().map(|it| reader.heading(it)).collect());
        let headed = rows.first().is_some_and(|first| {
            let dated = first.iter().any(|it| is_date(it, reader));
            // Headings that nobody knows are told by a column of dates below them.
            let below = |at: usize| rows.get(1).and_then(|it| it.get(at)).is_some_and(|it| is_date(it, reader));
            !dated && (named.iter().any(Option::is_some) || (0..width).any(below))
        });
        let mut columns = vec![Column::Ignored; width];
        if headed {
            rows.remove(0);
            for (at, name) in named.into_iter().enumerate() {
                if let (Some(name), Some(column)) = (name, columns.get_mut(at)) {
                    *column = name;
                }
            }
            keep_first(&mut columns);
        }
        by_content(&mut columns, &rows, reader);
        Self { columns, rows }
    }

    /// The claims of a row, or all that is wrong with it. `usual` is the measure of a table without measures.
    pub fn claims(&self, row: usize, reader: &dyn Reader, usual: Option<&Measure>) -> Result<Vec<Claim>, Vec<Wrong>> {
        let cells = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        let line = Line { columns: &self.columns, cells, reader };
        line.claims(usual)
    }

    /// The table as text with tabs, which reads as the same table again; `name` is what a heading says.
    pub fn text(&self, name: impl Fn(&Column) -> String) -> String {
        let mut writer = csv::WriterBuilder::new().delimiter(b'\t').flexible(true).from_writer(Vec::new());
        // A table of one column has no tab in it, and would be taken for one with commas.
        let room = (self.columns.len() == 1).then(String::new);
        let headings: Vec<String> = self.columns.iter().map(name).chain(room).collect();
        let written =
            writer.write_record(&headings).and_then(|()| self.rows.iter().try_for_each(|it| writer.write_record(it)));
        let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// Sets what a column holds; another that held the same field holds nothing any more.
    pub fn set_column(&mut self, at: usize, new: Column) {
        if matches!(new, Column::Field(_)) {
            for column in self.columns.iter_mut().filter(|it| **it == new) {
                *column = Column::Ignored;
            }
        }
        if let Some(column) = self.columns.get_mut(at) {
            *column = new;
        }
    }
}

/// Puts claims into a programme as one step, each in the order of dates, behind those of the same day.
pub fn insertion(programme: usize, there: &[Claim], new: Vec<Claim>) -> Edit {
    let mut dates: Vec<Date> = there.iter().map(|it| it.on).collect();
    let insert = |claim: Claim| {
        let at = dates.iter().rposition(|it| *it <= claim.on).map_or(0, |it| it + 1);
        dates.insert(at, claim.on);
        Edit::InsertClaim { programme, at, claim: Box::new(claim) }
    };
    Edit::Batch(new.into_iter().map(insert).collect(), Batch::Paste)
}

/// The rows of a text that have anything in them.
fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().find(|it| !it.trim().is_empty()).unwrap_or("");
    let delimiter = match (text.contains('\t'), first.contains(','), first.contains(';')) {
        (true, ..) => b'\t',
        (false, false, true) => b';',
        _ => b',',
    };
    // A quote that is never closed would swallow the rest of the table: then it is a sign like any other.
    let quoting = text.matches('"').count().is_multiple_of(2);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .quoting(quoting)
        .from_reader(text.as_bytes());
    let tidy = |it: &str| it.trim().to_owned();
    reader
        .records()
        .filter_map(Result::ok)
        .map(|it| it.iter().map(tidy).collect::<Vec<_>>())
        .filter(|it| it.iter().any(|it| !it.is_empty()))
        .collect()
}

/// Of columns that hold the same, the first counts.
fn keep_first(columns: &mut [Column]) {
    for at in 1..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        if let Some(column) = rest.first_mut()
            && before.contains(column)
        {
            *column = Column::Ignored;
        }
    }
}

/// Whether a cell is a date for sure: "2.11" is a number first, though some write dates so.
fn is_date(cell: &str, reader: &dyn Reader) -> bool {
    let number = cell.parse::<f64>().is_ok() && cell.len() != 8;
    !number && reader.date(cell).is_ok()
}

/// Whether a cell can be read as something.
type Test<'t> = &'t dyn Fn(&str) -> bool;

/// Finds what the columns hold that have no known heading.
fn by_content(columns: &mut [Column], rows: &[Vec<String>], reader: &dyn Reader) {
    /// So many rows are looked at.
    const SAMPLE: usize = 50;
    let fits = |at: usize, reads: Test<'_>| {
        let cells: Vec<&String> =
            rows.iter().take(SAMPLE).filter_map(|it| it.get(at)).filter(|it| !it.is_empty()).collect();
        let good = cells.iter().filter(|it| reads(it)).count();
        // Most of them: a table with a slip in it is still that table.
        if good * 2 > cells.len() { good } else { 0 }
    };
    let figures = columns.iter().any(|it| matches!(it, Column::Figures(_)));
    let date = |it: &str| is_date(it, reader);
    let measure = |it: &str| reader.measure(it).is_ok();
    let source = |it: &str| reader.source(it).is_ok();
    let standing = |it: &str| reader.standing(it).is_ok();
    let figure = |it: &str| it.contains(|it: char| it.is_numeric()) && reader.figure(it, None).is_ok();
    let wanted: [(ClaimField, Test<'_>); 6] = [
        (ClaimField::On, &date),
        (ClaimField::Stated, &date),
        (ClaimField::Measure, &measure),
        (ClaimField::Source, &source),
        (ClaimField::Standing, &standing),
        (ClaimField::Value, &figure),
    ];
    for (field, reads) in wanted {
        let needless = figures && matches!(field, ClaimField::Measure | ClaimField::Value);
        if needless || columns.contains(&Column::Field(field)) {
            continue;
        }
        let free = (0..columns.len()).filter(|it| columns.get(*it) == Some(&Column::Ignored));
        let best = free.map(|at| (fits(at, reads), std::cmp::Reverse(at))).max().filter(|it| it.0 > 0);
        if let Some((_, std::cmp::Reverse(at))) = best
            && let Some(column) = columns.get_mut(at)
        {
            *column = Column::Field(field);
        }
    }
}

/// A row while it is read.
struct Line<'l> {
    columns: &'l [Column],
    cells: &'l [String],
    reader: &'l dyn Reader,
}

impl<'l> Line<'l> {
    /// A cell and its column; empty where the table has no such column.
    fn cell(&self, field: ClaimField) -> (Option<usize>, &'l str) {
        let at = self.columns.iter().position(|it| *it == Column::Field(field));
        (at, at.and_then(|it| self.cells.get(it)).map_or("", String::as_str))
    }

    fn words(&self, field: ClaimField) -> Option<String> {
        Some(self.cell(field).1).filter(|it| !it.is_empty()).map(str::to_owned)
    }

    /// A value that can be left out.
    fn optional<T>(
        &self,
        field: ClaimField,
        wrong: &mut Vec<Wrong>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let (column, cell) = self.cell(field);
        if cell.is_empty() {
            return None;
        }
        read(cell).map_err(|why| wrong.push(Wrong { column, why })).ok()
    }

    /// A value that can't.
    fn needed<T>(
        &self,
        field: ClaimField,
        wrong: &mut Vec<Wrong>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let (column, cell) = self.cell(field);
        if cell.is_empty() {
            wrong.push(Wrong { column, why: self.reader.missing(field) });
        }
        self.optional(field, wrong, read)
    }

    fn claims(&self, usual: Option<&Measure>) -> Result<Vec<Claim>, Vec<Wrong>> {
        let (reader, mut wrong) = (self.reader, Vec::new());
        let on = self.needed(ClaimField::On, &mut wrong, |it| reader.date(it));
        let figures = self.figures(usual, &mut wrong);
        let stated = self.optional(ClaimField::Stated, &mut wrong, |it| reader.date(it));
        let entered = self.optional(ClaimField::Entered, &mut wrong, |it| reader.date(it));
        let source = self.optional(ClaimField::Source, &mut wrong, |it| reader.source(it));
        let standing = self.optional(ClaimField::Standing, &mut wrong, |it| reader.standing(it));
        let Some(on) = on.filter(|_| wrong.is_empty()) else { return Err(wrong) };
        let claim = |(measure, value)| Claim {
            stated,
            entered,
            source: source.clone(),
            standing: standing.unwrap_or(Standing::Firm),
            scope: self.words(ClaimField::Scope).map(Name::plain),
            quote: self.words(ClaimField::Quote),
            gist: self.words(ClaimField::Gist),
            note: self.words(ClaimField::Note),
            by: self.words(ClaimField::By),
            ..Claim::new(on, measure, value)
        };
        Ok(figures.into_iter().map(claim).collect())
    }

    /// The figures of the row with what they count.
    fn figures(&self, usual: Option<&Measure>, wrong: &mut Vec<Wrong>) -> Vec<(Measure, Figure)> {
        let reader = self.reader;
        let mut found = Vec::new();
        let mut any = false;
        for (at, (column, cell)) in self.columns.iter().zip(self.cells).enumerate() {
            let Column::Figures(measure) = column else { continue };
            any = true;
            if !cell.is_empty() {
                match reader.figure(cell, Some(measure)) {
                    Ok(figure) => found.push((measure.clone(), figure)),
                    Err(why) => wrong.push(Wrong { column: Some(at), why }),
                }
            }
        }
        if any {
            if found.is_empty() && wrong.is_empty() {
                wrong.push(Wrong { column: None, why: reader.missing(ClaimField::Value) });
            }
            return found;
        }
        let measure = match (self.cell(ClaimField::Measure), usual) {
            // A table without a column of measures is about the usual one.
            ((None, _), Some(usual)) => Some(usual.clone()),
            _ => self.needed(ClaimField::Measure, wrong, |it| reader.measure(it)),
        };
        let value = self.needed(ClaimField::Value, wrong, |it| reader.figure(it, measure.as_ref()));
        found.extend(measure.zip(value));
        found
    }
}
