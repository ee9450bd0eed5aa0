//! Claims as a table: one row each, with the figure as it was said and what it asserts.

use super::table::{Separator, table};
use crate::dataset::{Category, Claim, ClaimId, Metric, Source};
use crate::figure::{Bound, Figure, Interval, Language, Style, Unit};
use crate::store::Store;
use crate::syntax::Name;

/// The columns, in their order; `data/README.md` says what is in each.
pub const COLUMNS: [&str; 21] = [
    "text",
    "qualifier",
    "lower",
    "upper",
    "lower_open",
    "upper_open",
    "unit",
    "date",
    "stated",
    "standing",
    "metric",
    "region",
    "sector",
    "size",
    "source",
    "publisher",
    "published",
    "url",
    "quote",
    "gist",
    "note",
];

/// The columns that follow where changes are shown.
const CHANGES: [&str; 6] = ["change", "change_lower", "change_upper", "change_lower_open", "change_upper_open", "base"];

/// A row: a claim and, where changes are shown, the change since a day.
#[derive(Clone, Debug)]
pub struct Row {
    /// The claim.
    pub claim: ClaimId,
    /// The change since the day of the table.
    pub change: Option<Change>,
}

/// A change in words and as an interval.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it is, as it is shown.
    pub text: String,
    /// What it can be; none where that can't be told.
    pub interval: Option<Interval>,
    /// The day that it is counted from.
    pub since: String,
}

/// Claims as a table with a heading. Numbers are written in full, so that reading them gives the same.
///
/// What asserts nothing has no ends: "about" and what is missing.
pub fn claims(store: &Store, rows: &[Row], language: Language, separator: Separator) -> String {
    let with_changes = rows.iter().any(|it| it.change.is_some());
    let changes = if with_changes { &CHANGES[..] } else { &[] };
    let headings: Vec<&str> = COLUMNS.iter().chain(changes).copied().collect();
    let cells = rows.iter().filter_map(|row| {
        let mut cells = cells(store, &store.data().claims.get(row.claim)?, language);
        if let Some(change) = &row.change {
            cells.push(change.text.clone());
            cells.extend(ends(change.interval));
            cells.push(change.since.clone());
        }
        Some(cells)
    });
    table(separator, &headings, cells)
}

/// Lines before a table that say what it is; `#` opens each. They are left out where nothing is said.
pub fn remarks(lines: &[String]) -> String {
    let lines = lines.iter().flat_map(|it| it.lines()).filter(|it| !it.is_empty());
    lines.flat_map(|it| ["# ", it, "\n"]).collect()
}

fn cells(store: &Store, claim: &Claim<'_>, language: Language) -> Vec<String> {
    let data = store.data();
    let metric = data.metric_of(claim.series);
    let range = store.range(claim.series);
    let key = data.series(claim.series).map(|it| it.key);
    let category = |it: Option<&Category>| it.map_or_else(String::new, |it| it.name.text(language).to_owned());
    let source = claim.source.and_then(|it| data.source(it));
    let of_source = |of: fn(&Source) -> Option<&Name>| {
        source.and_then(of).map_or_else(String::new, |it| it.text(language).to_owned())
    };
    let said = |it: &Option<String>| it.clone().unwrap_or_default();
    let [lower, upper, lower_open, upper_open] = ends(claim.figure.asserted(range));
    vec![
        figure_text(metric, claim.figure, language),
        claim.figure.variant().to_owned(),
        lower,
        upper,
        lower_open,
        upper_open,
        metric.map_or_else(String::new, |it| unit(it, language)),
        claim.on.to_string(),
        claim.stated.map_or_else(String::new, |it| it.to_string()),
        claim.standing.name().to_owned(),
        metric.map_or_else(String::new, |it| it.name.text(language).to_owned()),
        category(key.and_then(|it| data.region(it.region))),
        category(key.and_then(|it| it.sector).and_then(|it| data.sector(it))),
        category(key.and_then(|it| it.size).and_then(|it| data.size(it))),
        of_source(|it| Some(&it.title)),
        of_source(|it| it.publisher.as_ref()),
        source.and_then(|it| it.published).map_or_else(String::new, |it| it.to_string()),
        source.and_then(|it| it.url.clone()).unwrap_or_default(),
        said(&claim.words.quote),
        said(&claim.words.gist),
        said(&claim.words.note),
    ]
}

/// A figure in full.
fn figure_text(metric: Option<&Metric>, figure: Figure, language: Language) -> String {
    let unit = metric.map_or(Unit::Other, |it| it.unit);
    let name = metric.and_then(|it| it.unit_name.as_ref()).map_or("", |it| it.text(language));
    Style::new(language, unit).named(name).figure(figure)
}

/// A unit as data files spell it, or the name of one that is none of theirs.
fn unit(metric: &Metric, language: Language) -> String {
    let named = Unit::NAMED.iter().find(|(_, it)| *it == metric.unit).map(|(name, _)| *name);
    named.or(metric.unit_name.as_ref().map(|it| it.text(language))).unwrap_or_default().to_owned()
}

/// Lower and upper end, and whether each is left out; all empty where nothing is asserted.
fn ends(interval: Option<Interval>) -> [String; 4] {
    let Some(interval) = interval else { return Default::default() };
    let end = |bound: Bound| match bound {
        Bound::Unbounded => (String::new(), String::new()),
        Bound::Open(x) => (number(x), true.to_string()),
        Bound::Closed(x) => (number(x), false.to_string()),
    };
    let ((lower, lower_open), (upper, upper_open)) = (end(interval.lower()), end(interval.upper()));
    [lower, upper, lower_open, upper_open]
}

/// The shortest number that reads back as the same.
fn number(x: f64) -> String {
    let huge = x.abs() >= 1e21 || (x != 0.0 && x.abs() < 1e-6);
    if huge { format!("{x:e}") } else { x.to_string() }
}
