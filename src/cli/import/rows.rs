//! From the cells of a table to claims: what can't be read is told, with its row and column, and costs only that.

use super::args::{Import, Order};
use super::draft::{Claim, Draft, Key, SourceKey};
use super::fields::{Column, Field};
use super::units::{self, Measured};
use crate::figure::{Figure, Range, Reason, Unit, parse, parse_named};
use crate::locale::dates::{self, NoDate};
use crate::locale::{Language, figures, import as words};
use crate::syntax::Standing;
use jiff::civil::Date;

/// A cell that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bad {
    /// The line of the file, from 1.
    pub(super) line: u64,
    /// The heading of the column.
    pub(super) column: String,
    /// What stands there.
    pub(super) found: String,
    /// Why it is not taken, and what was expected.
    pub(super) why: String,
}

/// A row of the table.
pub(super) struct Row {
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
}

/// A figure that waits until the unit of its metric is known.
struct Waiting {
    line: u64,
    column: String,
    text: String,
    qualifier: String,
    unit: String,
    key: Key,
    claim: Claim,
}

/// Makes a draft of the rows.
pub(super) struct Maker<'a> {
    pub(super) args: &'a Import,
    pub(super) headings: &'a [String],
    pub(super) columns: &'a [Column],
    pub(super) draft: Draft,
    pub(super) bad: Vec<Bad>,
    waiting: Vec<Waiting>,
    row: Row,
}

impl<'a> Maker<'a> {
    pub(super) fn new(args: &'a Import, headings: &'a [String], columns: &'a [Column]) -> Self {
        let row = Row { line: 0, cells: Vec::new() };
        Self { args, headings, columns, draft: Draft::default(), bad: Vec::new(), waiting: Vec::new(), row }
    }

    fn language(&self) -> Language {
        self.args.lang.into()
    }

    /// What a row says of a field: its column, or else what holds for all rows.
    fn said(&self, field: Field) -> &str {
        let column = self.columns.iter().position(|it| *it == Column::Of(field));
        let cell = column.and_then(|it| self.row.cells.get(it)).map(|it| self.filled(it)).filter(|it| !it.is_empty());
        cell.or_else(|| self.args.constant(field.name())).unwrap_or("")
    }

    /// A cell without what stands in an empty one.
    fn filled<'c>(&self, cell: &'c str) -> &'c str {
        let cell = cell.trim();
        if self.args.empty.iter().any(|it| it.trim() == cell) { "" } else { cell }
    }

    /// Notes that the cell of a field could not be read.
    fn refuse(&mut self, field: Field, why: String) {
        let column = self.columns.iter().position(|it| *it == Column::Of(field));
        let heading = column.and_then(|it| self.headings.get(it)).cloned();
        let (column, found) = (heading.unwrap_or_else(|| field.name().to_owned()), self.said(field).to_owned());
        self.bad.push(Bad { line: self.row.line, column, found, why });
    }

    /// The date in a field; none where it is empty or can't be read, which is told.
    fn date(&mut self, field: Field) -> Option<Date> {
        let text = self.said(field).to_owned();
        if text.is_empty() {
            return None;
        }
        match read_date(&text, self.args.order()) {
            Ok(date) => Some(date),
            Err(why) => {
                let language = self.language();
                let why = match why {
                    Some(NoDate::Ambiguous) => words::which_day(language).to_owned(),
                    Some(why) => dates::refused(&why, language).to_owned(),
                    None => words::no_year(language).to_owned(),
                };
                self.refuse(field, why);
                None
            }
        }
    }

    /// Takes a row.
    pub(super) fn take(&mut self, row: Row) {
        self.row = row;
        if self.row.cells.iter().all(|it| self.filled(it).is_empty()) {
            return;
        }
        let language = self.language();
        // Most likely a comma within a number: whatever cell it moved, the row says something else than it seems to.
        let beyond = self.row.cells.iter().enumerate().skip(self.headings.len());
        let beyond: Vec<(usize, &str)> =
            beyond.map(|(at, it)| (at + 1, self.filled(it))).filter(|(_, it)| !it.is_empty()).collect();
        if let Some((first, _)) = beyond.first() {
            let column = first.to_string();
            let found = beyond.iter().map(|(_, it)| *it).collect::<Vec<_>>().join(", ");
            let why = words::too_many_cells(self.headings.len(), language);
            return self.bad.push(Bad { line: self.row.line, column, found, why });
        }
        if self.said(Field::Date).is_empty() {
            return self.refuse(Field::Date, words::empty(Field::Date.name(), language));
        }
        let Some(on) = self.date(Field::Date) else { return };
        let stated = self.date(Field::Stated);
        let standing = self.standing();
        let source = self.source();
        let text = |field| self.said(field).to_owned();
        let (quote, gist, note) = (text(Field::Quote), text(Field::Gist), text(Field::Note));
        let claim =
            Claim { on, figure: Figure::Missing(Reason::NotStated), stated, standing, source, quote, gist, note };
        for at in 0..self.columns.len() {
            let parts = match self.columns.get(at) {
                Some(Column::Of(Field::Figure)) => Vec::new(),
                Some(Column::Figures(parts)) => parts.clone(),
                _ => continue,
            };
            self.figure(at, &parts, &claim);
        }
    }

    /// Lets the figure of a column wait for its unit; an empty cell says nothing.
    fn figure(&mut self, at: usize, parts: &[(Field, String)], claim: &Claim) {
        let text = self.row.cells.get(at).map_or("", |it| self.filled(it)).to_owned();
        if text.is_empty() {
            return;
        }
        let part = |field: Field| {
            let own = parts.iter().find(|(it, _)| *it == field).map(|(_, name)| name.as_str());
            own.unwrap_or_else(|| self.said(field)).to_owned()
        };
        let [metric, region, sector, size, unit] =
            [Field::Metric, Field::Region, Field::Sector, Field::Size, Field::Unit].map(part);
        for (field, name) in [(Field::Metric, &metric), (Field::Region, &region)] {
            if name.is_empty() {
                return self.refuse(field, words::empty(field.name(), self.language()));
            }
        }
        let draft = &mut self.draft;
        let key = Key {
            metric: draft.metrics.index(&metric),
            region: draft.regions.index(&region),
            sector: (!sector.is_empty()).then(|| draft.sectors.index(&sector)),
            size: (!size.is_empty()).then(|| draft.sizes.index(&size)),
        };
        let qualifier = self.said(Field::Qualifier).to_owned();
        let column = self.headings.get(at).cloned().unwrap_or_default();
        let line = self.row.line;
        self.waiting.push(Waiting { line, column, text, qualifier, unit, key, claim: claim.clone() });
    }

    fn standing(&mut self) -> Standing {
        let text = self.said(Field::Standing);
        if text.is_empty() {
            return Standing::Firm;
        }
        let found = Standing::ALL.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)).map(|(_, it)| *it);
        found.unwrap_or_else(|| {
            self.refuse(Field::Standing, words::no_standing(self.language()));
            Standing::Doubtful
        })
    }

    fn source(&mut self) -> Option<usize> {
        let published = self.date(Field::Published);
        let text = |field| self.said(field).to_owned();
        let (publisher, url) = (text(Field::Publisher), text(Field::Url));
        let title = [text(Field::Source), publisher.clone(), url.clone()].into_iter().find(|it| !it.is_empty())?;
        Some(self.draft.source(SourceKey { title, publisher, url, published }))
    }

    /// Finds the unit of each metric, reads all figures by it, and gives each to its series. Says what was found out of
    /// the cells alone.
    pub(super) fn finish(&mut self) -> Result<Vec<String>, String> {
        let language = self.language();
        let (mut measured, mut said, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for (at, (_, name)) in self.draft.metrics.all.iter().enumerate() {
            let cells = || self.waiting.iter().filter(|it| it.key.metric == at);
            let column = || cells().find_map(|it| Measured::read(&it.unit));
            let found =
                units::told(self.args, name, true).or_else(column).or_else(|| units::told(self.args, name, false));
            let range = units::range(self.args, name)?;
            let guessed = || units::named_by_all(cells().map(|it| it.text.as_str()));
            match found.clone().or_else(guessed) {
                Some(it) => {
                    if found.is_none() {
                        said.push(words::guessed(name, &it.in_file(ToOwned::to_owned), language));
                    }
                    measured.push((it, range));
                }
                None => open.push(name.as_str()),
            }
        }
        if !open.is_empty() {
            return Err(words::no_unit(&open, language));
        }
        let ranges = self.draft.metrics.all.iter().zip(&measured).filter(|(_, (_, range))| *range == Range::NONE);
        let without: Vec<&str> = ranges.map(|((_, name), _)| name.as_str()).collect();
        if !without.is_empty() {
            said.push(words::no_range(&without, language));
        }
        self.draft.measured = measured;
        for waiting in std::mem::take(&mut self.waiting) {
            self.read(waiting);
        }
        self.draft.put_in_order();
        Ok(said)
    }

    /// Reads a figure by the unit of its metric.
    fn read(&mut self, waiting: Waiting) {
        let language = self.language();
        let Waiting { line, column, text, qualifier, unit, key, mut claim } = waiting;
        let Some((measured, range)) = self.draft.measured.get(key.metric).cloned() else { return };
        let mut refuse = |found: &str, why: String| {
            self.bad.push(Bad { line, column: column.clone(), found: found.to_owned(), why });
        };
        if Measured::read(&unit).is_some_and(|it| it != measured) {
            let expected = measured.in_file(ToOwned::to_owned);
            return refuse(&text, words::other_unit(&unit, &expected, language));
        }
        let figure = match read_figure(&text, &measured) {
            Ok(figure) => figure,
            Err(why) => return refuse(&text, figures::refused(&why, language)),
        };
        let Some(figure) = qualified(figure, &qualifier) else {
            return refuse(&text, words::other_qualifier(&qualifier, figure.variant(), language));
        };
        if !units::is_possible(figure, range) {
            return refuse(&text, words::outside(&interval(range), language));
        }
        claim.figure = figure;
        self.draft.add(key, claim);
    }
}

fn interval(range: Range) -> String {
    figures::interval(range.interval(), Unit::Other)
}

/// A figure as people or machines write it.
fn read_figure(text: &str, measured: &Measured) -> crate::figure::Typed {
    // What programs write, such as 1.5e-05, is not what people type.
    if text.bytes().all(|it| it.is_ascii_digit() || b"+-.eE".contains(&it))
        && let Some(x) = text.parse::<f64>().ok().filter(|it| it.is_finite())
    {
        return Ok(Figure::Exactly(x));
    }
    match &measured.name {
        Some(name) => parse_named(text, Unit::Other, &[name]),
        None => parse(text, Some(measured.unit)),
    }
}

/// A figure with the qualifier that stands in a column of its own; none where the two say different things.
fn qualified(figure: Figure, qualifier: &str) -> Option<Figure> {
    let word: String =
        qualifier.to_lowercase().chars().filter(|it| it.is_alphanumeric() || "<>=~≥≤".contains(*it)).collect();
    if word.is_empty() || word == figure.variant().to_lowercase() {
        return Some(figure);
    }
    let number = match figure {
        Figure::Exactly(x) => Some(x),
        _ => None,
    };
    let wanted = match word.as_str() {
        "exact" | "=" => Figure::Exactly(number?),
        "about" | "approximately" | "circa" | "ca" | "~" => Figure::About(number?),
        "morethan" | "over" | "above" | ">" => Figure::MoreThan(number?),
        "atleast" | ">=" | "≥" => Figure::AtLeast(number?),
        "lessthan" | "under" | "below" | "<" => Figure::LessThan(number?),
        "atmost" | "<=" | "≤" => Figure::AtMost(number?),
        _ => return None,
    };
    Some(wanted)
}

/// A date with its year; where it could be either of two days, the arguments say which. `Err(None)` where it has no year.
fn read_date(text: &str, order: Option<Order>) -> Result<Date, Option<NoDate>> {
    // A text without a year would be another day in another year.
    let found = dates::parse(text, 2000)
        .map_err(Some)
        .and_then(|date| if dates::parse(text, 2004) == Ok(date) { Ok(date) } else { Err(None) });
    if let (Some(order), Err(Some(NoDate::Ambiguous))) = (order, &found) {
        let mut numbers = text.split(|it: char| !it.is_ascii_digit()).filter_map(|it| it.parse::<i16>().ok());
        let (first, second, year) = (numbers.next(), numbers.next(), numbers.next());
        let (day, month) = if order == Order::DayFirst { (first, second) } else { (second, first) };
        let narrow = |it: Option<i16>| it.and_then(|it| i8::try_from(it).ok());
        let (Some(year), Some(month), Some(day)) = (year, narrow(month), narrow(day)) else { return Err(None) };
        return Date::new(year, month, day).ok().ok_or(Some(NoDate::NoSuchDay));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Figure, NoDate, Order, qualified, read_date};
    use jiff::civil::date;

    #[test]
    fn dates_need_a_year_and_one_reading() {
        assert_eq!(read_date("2020-03-28", None), Ok(date(2020, 3, 28)));
        assert_eq!(read_date("28 March", None), Err(None));
        assert_eq!(read_date("3/4/2020", None), Err(Some(NoDate::Ambiguous)));
        assert_eq!(read_date("3/4/2020", Some(Order::DayFirst)), Ok(date(2020, 4, 3)));
        assert_eq!(read_date("3/4/2020", Some(Order::MonthFirst)), Ok(date(2020, 3, 4)));
        assert_eq!(read_date("3/28/2020", Some(Order::MonthFirst)), Ok(date(2020, 3, 28)));
        assert_eq!(read_date("3/4", Some(Order::DayFirst)), Err(None));
    }

    #[test]
    fn a_qualifier_beside_the_number_makes_the_figure() {
        let exact = Figure::Exactly(90.0);
        assert_eq!(qualified(exact, ""), Some(exact));
        assert_eq!(qualified(exact, "More than"), Some(Figure::MoreThan(90.0)));
        assert_eq!(qualified(exact, "AtLeast"), Some(Figure::AtLeast(90.0)));
        assert_eq!(qualified(exact, "≤"), Some(Figure::AtMost(90.0)));
        assert_eq!(qualified(Figure::MoreThan(90.0), "MoreThan"), Some(Figure::MoreThan(90.0)));
        assert_eq!(qualified(Figure::MoreThan(90.0), "About"), None);
        assert_eq!(qualified(exact, "perhaps"), None);
    }
}
