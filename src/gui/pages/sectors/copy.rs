//! Rows as text for a spreadsheet: a heading, then one line a row, tabs between.

use crate::figure::{Answer, Figure, Unit};
use crate::gui::context::ViewCtx;
use crate::locale::{Language, sectors as text};
use crate::store::Row;

/// The rows with a heading. A bound keeps its qualifier in a column of its own, so that no number is taken for more
/// than it is; "about" asserts no ends and gets none.
pub(super) fn tsv(cx: &ViewCtx<'_>, rows: &[Row]) -> String {
    let mut out = String::new();
    let headings: Vec<&str> = text::COPY_HEADINGS.iter().map(|it| cx.t(*it)).collect();
    line(&mut out, headings.into_iter().map(str::to_owned));
    for row in rows {
        if let Some(cells) = cells(cx, row) {
            line(&mut out, cells.into_iter());
        }
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push('\t');
        }
        // A tab or a line break within a cell would move all that follows.
        out.extend(cell.chars().map(|it| if matches!(it, '\t' | '\n' | '\r') { ' ' } else { it }));
    }
    out.push('\n');
}

fn cells(cx: &ViewCtx<'_>, row: &Row) -> Option<[String; 18]> {
    let data = cx.store.data();
    let language = cx.language;
    let claim = data.claims.get(row.claim)?;
    let key = data.series(row.series)?.key;
    let sector = key.sector.and_then(|it| data.sector(it));
    let metric = data.metric(key.metric);
    let name = |it: Option<&crate::syntax::Name>| it.map_or("", |it| it.text(language)).to_owned();
    let ends = claim.figure.asserted(cx.store.range(row.series));
    let end = |it: Option<f64>| it.map(|it| it.to_string()).unwrap_or_default();
    let day = |it: Option<jiff::civil::Date>| it.map(|it| it.to_string()).unwrap_or_default();
    let change = cx.store.change_since_last(&claim, cx.as_known_on);
    let figure =
        if matches!(claim.figure, Figure::Missing(_)) { String::new() } else { cx.full(row.series, claim.figure) };
    Some([
        name(sector.map(|it| &it.name)),
        name(sector.and_then(|it| it.group.as_ref())),
        name(data.region(key.region).map(|it| &it.name)),
        name(key.size.and_then(|it| data.size(it)).map(|it| &it.name)),
        name(metric.map(|it| &it.name)),
        figure,
        cx.t(text::qualifier(claim.figure)).to_owned(),
        end(ends.and_then(|it| it.lower().value())),
        end(ends.and_then(|it| it.upper().value())),
        unit(metric.map(|it| (it.unit, it.unit_name.as_ref())), language),
        claim.on.to_string(),
        day(claim.stated),
        cx.t(text::standing(claim.standing)).to_owned(),
        change.map(|it| cx.change(it.unit, it.interval)).unwrap_or_default(),
        cx.store.known(row.series, cx.as_known_on).count().to_string(),
        cx.publisher(&claim).to_owned(),
        claim.words.sentence().unwrap_or_default().to_owned(),
        row.answer.map_or("", |it| cx.t(text::answer(it == Answer::Possibly))).to_owned(),
    ])
}

fn unit(metric: Option<(Unit, Option<&crate::syntax::Name>)>, language: Language) -> String {
    match metric {
        Some((Unit::Percent, _)) => "%".to_owned(),
        Some((_, Some(name))) => name.text(language).to_owned(),
        Some((unit, None)) => match unit {
            Unit::PercentagePoints => "pp".to_owned(),
            Unit::Yuan => "CNY".to_owned(),
            _ => String::new(),
        },
        None => String::new(),
    }
}
