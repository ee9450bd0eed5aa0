//! Claims as rows for other programs: what is said, how it is qualified, and what it asserts.

use super::model::Mode;
use crate::dataset::{Category, Claim, ClaimId};
use crate::export::{Separator, table};
use crate::figure::{Bound, Figure, Interval, Range};
use crate::gui::context::ViewCtx;

/// The columns. They are the same in both languages, so that a script reads both.
const COLUMNS: [&str; 16] = [
    "text",
    "qualifier",
    "lower",
    "upper",
    "lower_open",
    "upper_open",
    "date",
    "stated",
    "standing",
    "metric",
    "region",
    "sector",
    "size",
    "source",
    "quote",
    "note",
];
/// The columns that follow where changes are shown.
const CHANGES: [&str; 6] = ["change", "change_lower", "change_upper", "change_lower_open", "change_upper_open", "base"];

/// Rows below their header, tab by tab: each is a claim, and where changes are shown the change, as figure and in words.
pub(super) fn text<'r>(cx: &ViewCtx<'_>, rows: impl Iterator<Item = (ClaimId, Figure, &'r str)>, mode: Mode) -> String {
    let changes = if mode == Mode::Absolute { &[][..] } else { &CHANGES };
    let headings: Vec<&str> = COLUMNS.iter().chain(changes).copied().collect();
    let cells = rows.filter_map(|(id, change, said)| {
        let mut cells = cells(cx, &cx.store.data().claims.get(id)?);
        if let Mode::Since(base) = mode {
            cells.push(said.to_owned());
            cells.extend(ends(change.asserted(Range::NONE)));
            cells.push(base.to_string());
        }
        Some(cells)
    });
    table(Separator::Tab, &headings, cells)
}

fn cells(cx: &ViewCtx<'_>, claim: &Claim<'_>) -> Vec<String> {
    let data = cx.store.data();
    let key = data.series(claim.series).map(|it| it.key);
    let name = |it: Option<&Category>| it.map_or_else(String::new, |it| it.name.text(cx.language).to_owned());
    let metric = data.metric_of(claim.series);
    let [lower, upper, lower_open, upper_open] = ends(claim.figure.asserted(cx.store.range(claim.series)));
    vec![
        cx.full(claim.series, claim.figure),
        claim.figure.variant().to_owned(),
        lower,
        upper,
        lower_open,
        upper_open,
        claim.on.to_string(),
        claim.stated.map(|it| it.to_string()).unwrap_or_default(),
        claim.standing.name().to_owned(),
        metric.map_or_else(String::new, |it| it.name.text(cx.language).to_owned()),
        name(key.and_then(|it| data.region(it.region))),
        name(key.and_then(|it| it.sector).and_then(|it| data.sector(it))),
        name(key.and_then(|it| it.size).and_then(|it| data.size(it))),
        cx.source_line(claim.source),
        claim.words.quote.clone().or_else(|| claim.words.gist.clone()).unwrap_or_default(),
        claim.words.note.clone().unwrap_or_default(),
    ]
}

/// Lower and upper end, and whether each is left out; all empty where nothing is asserted, as by "about".
fn ends(interval: Option<Interval>) -> [String; 4] {
    let end = |it: Bound| match it {
        Bound::Unbounded => (String::new(), String::new()),
        Bound::Open(x) | Bound::Closed(x) => (x.to_string(), it.is_open().to_string()),
    };
    let Some(interval) = interval else { return Default::default() };
    let ((lower, lower_open), (upper, upper_open)) = (end(interval.lower()), end(interval.upper()));
    [lower, upper, lower_open, upper_open]
}
