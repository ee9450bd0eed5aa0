//! Which column of a table is what.

use super::args::Import;
use crate::locale::import as words;
use crate::syntax::nearest;

/// What a column, or an argument for all rows, says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Figure,
    Qualifier,
    Unit,
    Date,
    Stated,
    Standing,
    Metric,
    Region,
    Sector,
    Size,
    Source,
    Publisher,
    Published,
    Url,
    Quote,
    Gist,
    Note,
    /// Known, and not needed: what `export` works out from the figure.
    WorkedOut,
}

/// Each field with the names that a column of it can have, the one of `export` first.
const NAMES: [(Field, &[&str]); 18] = [
    (Field::Figure, &["text", "figure", "value"]),
    (Field::Qualifier, &["qualifier"]),
    (Field::Unit, &["unit"]),
    (Field::Date, &["date", "on"]),
    (Field::Stated, &["stated"]),
    (Field::Standing, &["standing"]),
    (Field::Metric, &["metric"]),
    (Field::Region, &["region"]),
    (Field::Sector, &["sector"]),
    (Field::Size, &["size"]),
    (Field::Source, &["source", "title"]),
    (Field::Publisher, &["publisher"]),
    (Field::Published, &["published"]),
    (Field::Url, &["url"]),
    (Field::Quote, &["quote"]),
    (Field::Gist, &["gist"]),
    (Field::Note, &["note"]),
    (
        Field::WorkedOut,
        &[
            "lower",
            "upper",
            "lower_open",
            "upper_open",
            "change",
            "change_lower",
            "change_upper",
            "change_lower_open",
            "change_upper_open",
            "base",
        ],
    ),
];

/// The four that a series is told apart by.
pub(super) const KEY: [Field; 4] = [Field::Metric, Field::Region, Field::Sector, Field::Size];

impl Field {
    /// The name that help and messages have for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Figure => "figure",
            other => NAMES.iter().find(|(it, _)| *it == other).and_then(|(_, it)| it.first()).copied().unwrap_or(""),
        }
    }

    /// The field of a name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace([' ', '-'], "_");
        NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(it, _)| *it)
    }
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// One thing about the claim of each row.
    Of(Field),
    /// A figure of its own in each row, about these.
    Figures(Vec<(Field, String)>),
    /// Nothing that is read.
    Unused,
}

/// What is wrong with the columns or the arguments, in words.
pub(super) type Refused = String;

/// Finds out what each column holds.
pub(super) fn columns(headings: &[String], args: &Import) -> Result<Vec<Column>, Refused> {
    let language = args.lang.into();
    let mut mapped: Vec<(&str, Column)> = Vec::new();
    for map in &args.map {
        let (heading, what) = map.split_once('=').ok_or_else(|| words::bad_map(map, language))?;
        let heading = heading.trim();
        if !headings.iter().any(|it| it == heading) {
            let near = nearest(heading, headings.iter().map(String::as_str));
            return Err(words::no_such_column(heading, near, headings, language));
        }
        mapped.push((heading, mapping(what, args.wide.is_some()).ok_or_else(|| words::bad_map(map, language))?));
    }
    if let Some(date) = &args.wide {
        if !headings.iter().any(|it| it == date.trim()) {
            let near = nearest(date, headings.iter().map(String::as_str));
            return Err(words::no_such_column(date, near, headings, language));
        }
        mapped.push((date.trim(), Column::Of(Field::Date)));
    }
    let taken = |field: Field| mapped.iter().any(|(_, it)| *it == Column::Of(field));
    let mut columns = Vec::new();
    for heading in headings {
        let column = match mapped.iter().find(|(it, _)| it == heading) {
            Some((_, column)) => column.clone(),
            None => match Field::named(heading).filter(|it| *it == Field::WorkedOut || !taken(*it)) {
                Some(Field::Figure) if args.wide.is_some() => Column::Figures(Vec::new()),
                Some(field) => Column::Of(field),
                None if args.wide.is_some() && !heading.is_empty() => Column::Figures(Vec::new()),
                None => Column::Unused,
            },
        };
        columns.push(column);
    }
    name_headings(headings, &mut columns, args)?;
    check(headings, &columns, args)?;
    Ok(columns)
}

/// A field, or what the figures of a column are about: `region:Hubei;metric:Operating rate`.
fn mapping(what: &str, wide: bool) -> Option<Column> {
    if matches!(what.trim(), "" | "-") {
        return Some(Column::Unused);
    }
    if !what.contains(':') {
        return Field::named(what).map(Column::Of);
    }
    let part = |it: &str| {
        let (field, name) = it.split_once(':')?;
        let field = Field::named(field).filter(|it| KEY.contains(it) || *it == Field::Unit)?;
        Some((field, name.trim().to_owned())).filter(|(_, it)| !it.is_empty())
    };
    let parts: Option<Vec<_>> = what.split(';').filter(|it| !it.trim().is_empty()).map(part).collect();
    parts.filter(|it| wide && !it.is_empty()).map(Column::Figures)
}

/// In a wide table the heading of a column of figures is the name of what is not said otherwise.
fn name_headings(headings: &[String], columns: &mut [Column], args: &Import) -> Result<(), Refused> {
    let language = args.lang.into();
    let said = |field: Field, columns: &[Column]| {
        args.constant(field.name()).is_some() || columns.contains(&Column::Of(field))
    };
    let open: Vec<Field> = [Field::Metric, Field::Region].into_iter().filter(|it| !said(*it, columns)).collect();
    let named = match &args.headings {
        Some(name) => match Field::named(name).filter(|it| KEY.contains(it)) {
            Some(field) => Some(field),
            None => return Err(words::bad_headings(name, language)),
        },
        None => match open[..] {
            [one] => Some(one),
            _ => None,
        },
    };
    let is_alone = columns.iter().filter(|it| matches!(it, Column::Figures(_))).count() == 1;
    for (heading, column) in headings.iter().zip(columns) {
        let Column::Figures(parts) = column else { continue };
        // What a map says of a column comes first; its heading is a name only where the map leaves that open.
        let Some(field) = named else {
            if open.iter().all(|it| parts.iter().any(|(part, _)| part == it)) && (is_alone || !parts.is_empty()) {
                continue;
            }
            return Err(words::headings_unclear(language));
        };
        if !parts.iter().any(|(it, _)| *it == field) {
            parts.push((field, heading.clone()));
        }
    }
    Ok(())
}

/// Whether there is all that a claim needs, and nothing twice.
fn check(headings: &[String], columns: &[Column], args: &Import) -> Result<(), Refused> {
    let language = args.lang.into();
    for (field, _) in NAMES.iter().filter(|(it, _)| *it != Field::WorkedOut) {
        let both: Vec<&str> = (headings.iter().zip(columns))
            .filter(|(_, it)| **it == Column::Of(*field))
            .map(|(heading, _)| heading.as_str())
            .collect();
        if let [first, second, ..] = both[..] {
            return Err(words::two_columns(field.name(), first, second, language));
        }
    }
    let figures: Vec<&Vec<(Field, String)>> =
        columns.iter().filter_map(|it| if let Column::Figures(parts) = it { Some(parts) } else { None }).collect();
    let is_said = |field: Field| {
        let by_column = !figures.is_empty() && figures.iter().all(|it| it.iter().any(|(part, _)| *part == field));
        by_column || args.constant(field.name()).is_some() || columns.contains(&Column::Of(field))
    };
    let mut missing: Vec<&str> =
        [Field::Date, Field::Metric, Field::Region].into_iter().filter(|it| !is_said(*it)).map(Field::name).collect();
    if args.wide.is_none() && !is_said(Field::Figure) {
        missing.push(Field::Figure.name());
    }
    if args.wide.is_some() && figures.is_empty() {
        missing.push(Field::Figure.name());
    }
    if missing.is_empty() { Ok(()) } else { Err(words::not_said(&missing, headings, language)) }
}
