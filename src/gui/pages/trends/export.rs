//! What is shown as a file or on the clipboard: the plot as a sheet, the claims as a table.

use super::model::{Mode, Model};
use super::panel::{Curve, Panel};
use super::selection::letter;
use super::since;
use super::ticks::{days, value_label};
use super::view::View;
use crate::chart::sheet::{self, Plot, Sign, Words};
use crate::dataset::ClaimId;
use crate::export::{self, Change, Row, Separator};
use crate::figure::{Figure, Language, Range, Unit};
use crate::gui::context::ViewCtx;
use crate::locale::{self, claims, export as text, marks, trends};
use jiff::civil::Date;

/// Where there are more claims than that, marks have no words of their own: the file would be words for the most part.
const WORDED: usize = 2000;

/// More claims than this are put into a table on a thread.
const AT_ONCE: usize = 2000;

/// Whether a table is made between two frames.
pub(super) fn is_quick(model: &Model) -> bool {
    model.claims() <= AT_ONCE
}

/// The plot with all that stands around it, as it is published.
pub(super) fn plot(cx: &ViewCtx<'_>, model: &Model, view: &View, mode: Mode, events: bool) -> Plot {
    let data = cx.store.data();
    let shown = shown(model);
    let panels: Vec<sheet::Panel> =
        model.panels.iter().filter_map(|it| panel(cx, it, view.shown(it), mode, model.claims())).collect();
    let title = match (model.panels.as_slice(), mode) {
        ([one], Mode::Absolute) => metrics(cx, one),
        ([_, _, ..], Mode::Absolute) if model.axes().count() > 1 => data.title.text(cx.language).to_owned(),
        ([first, ..], Mode::Absolute) => metrics(cx, first),
        _ => model.title.clone(),
    };
    let mut notes = vec![model.told.join(cx.t(locale::SEMICOLON))];
    let has_about =
        shown.iter().any(|(curve, at)| matches!(curve.entries.get(*at).map(|it| it.figure), Some(Figure::About(_))));
    let told = text::tolerance(data.tolerance, cx.language);
    if has_about && !model.told.contains(&told) {
        notes.push(told);
    }
    let implied = model.panels.iter().flat_map(|it| &it.implied);
    notes.extend(implied.map(|it| text::implied(&it.label, &it.lineage)));
    notes.retain(|it| !it.is_empty());
    let ids: Vec<_> = shown.iter().filter_map(|(curve, at)| curve.claims.get(*at).copied()).collect();
    let sources = text::sources(cx.store, &ids, cx.language);
    let drawn = text::drawn_from(data.title.text(cx.language), cx.language);
    let events = model.events.iter().filter(|_| events);
    Plot {
        title,
        told: vec![shown_line(cx, model)],
        panels,
        days: view.days(model),
        events: events.map(|it| sheet::Event { day: it.day, label: it.label.clone() }).collect(),
        notes,
        sources: vec![sources, drawn],
        tolerance: data.tolerance,
        words: words(cx.language),
    }
}

/// What a panel measures: "Operating rate and resumption rate".
fn metrics(cx: &ViewCtx<'_>, panel: &Panel) -> String {
    let data = cx.store.data();
    let mut names: Vec<String> = Vec::new();
    for metric in panel.curves.iter().filter(|it| !it.hidden).filter_map(|it| data.metric_of(it.series)) {
        let name = metric.name.text(cx.language);
        let unit = metric.unit_name.as_ref().map_or("", |it| it.text(cx.language));
        let name = if names.is_empty() { name.to_owned() } else { locale::lowered(name) };
        let name = locale::bracketed(&name, unit, cx.language);
        if !names.iter().any(|it| it.eq_ignore_ascii_case(&name)) {
            names.push(name);
        }
    }
    locale::and(&names.iter().map(String::as_str).collect::<Vec<_>>(), cx.language)
}

/// How many series are shown of those that are chosen, as known on which day.
fn shown_line(cx: &ViewCtx<'_>, model: &Model) -> String {
    trends::known(cx.as_known_on, model.drawn, model.later, cx.language)
}

/// The curves that are switched on, each with its claims by index.
fn shown(model: &Model) -> Vec<(&Curve, usize)> {
    let curves = model.panels.iter().flat_map(|it| &it.curves).filter(|it| !it.hidden);
    curves.flat_map(|it| (0..it.entries.len()).map(move |at| (it, at))).collect()
}

fn panel(cx: &ViewCtx<'_>, panel: &Panel, values: (f64, f64), mode: Mode, claims: usize) -> Option<sheet::Panel> {
    let style = panel.style(cx, mode)?;
    let curves: Vec<sheet::Curve> =
        panel.curves.iter().filter(|it| !it.hidden).map(|it| curve(cx, it, mode, claims <= WORDED)).collect();
    let implied = panel.implied.iter();
    let implied = implied.map(|it| sheet::ImpliedBound { entry: it.entry, range: it.range, label: it.label.clone() });
    (!curves.is_empty()).then(|| sheet::Panel {
        title: panel.title.clone(),
        values,
        ticked: panel.ticked,
        unit: style.unit,
        unit_name: style.unit_name.to_owned(),
        log: panel.log,
        goal: panel.goal.map(|it| (it, trends::goal(&style.brief().number(it), cx.language))),
        curves,
        implied: implied.collect(),
    })
}

fn curve(cx: &ViewCtx<'_>, curve: &Curve, mode: Mode, worded: bool) -> sheet::Curve {
    let said = |(at, id): (usize, &ClaimId)| {
        let claim = cx.store.data().claims.get(*id);
        let standing = claim.as_ref().and_then(|it| claims::weak_standing(it.standing));
        claim.map_or_else(String::new, |claim| {
            let figure = match mode {
                Mode::Absolute => cx.full(claim.series, claim.figure),
                Mode::Since(_) => change_text(cx, curve, at),
            };
            text::mark(&curve.title, &claims::figure_on(&figure, claim.on, cx.language), standing, cx.language)
        })
    };
    sheet::Curve {
        name: curve.title.clone(),
        latest: curve.latest.clone(),
        slot: curve.slot,
        letter: letter(curve.slot),
        range: curve.range,
        said: if worded { curve.claims.iter().enumerate().map(said).collect() } else { Vec::new() },
        entries: curve.entries.clone(),
        joins: curve.joins.clone(),
    }
}

/// A change of a series in words.
fn change_text(cx: &ViewCtx<'_>, curve: &Curve, at: usize) -> String {
    let metric = cx.store.data().metric_of(curve.series);
    let unit = metric.map_or(Unit::Other, |it| it.unit.of_difference());
    let style = metric.map_or_else(|| cx.style(unit), |it| cx.style_of(it));
    curve.change(&crate::figure::Style { unit, ..style }, at)
}

/// The words of a sheet.
fn words(language: Language) -> Words {
    Words {
        language,
        days,
        value: value_label,
        sign: sign_name,
        also_marked: text::also_marked,
        more: text::more_series,
    }
}

fn sign_name(sign: Sign, language: Language) -> &'static str {
    let name = match sign {
        Sign::Stated => marks::STATED,
        Sign::About => marks::ABOUT,
        Sign::Range => marks::RANGE,
        Sign::ClosedBound => marks::CLOSED_BOUND,
        Sign::OpenBound => marks::OPEN_BOUND,
        Sign::Derived => marks::DERIVED,
        Sign::Doubtful => marks::DOUBTFUL,
        Sign::Conflict => marks::CONFLICT,
        Sign::Crowded => marks::CROWDED_SHEET,
    };
    name.get(language)
}

/// The claims that are shown as CSV, by date and then in the order of the series; with remarks above them if wanted.
pub(super) fn csv(cx: &ViewCtx<'_>, model: &Model, mode: Mode, with_notes: bool) -> String {
    let rows = rows(cx, model, mode, None);
    let mut table = String::new();
    if with_notes {
        table.push_str(&export::remarks(&remarks(cx, model, &rows)));
    }
    table.push_str(&export::claims(cx.store, &rows, cx.language, Separator::Comma));
    table
}

/// The same for the clipboard, tab by tab; of one claim only, where one is named.
pub(super) fn tsv(cx: &ViewCtx<'_>, model: &Model, mode: Mode, only: Option<ClaimId>) -> String {
    let rows = rows(cx, model, mode, only);
    export::claims(cx.store, &rows, cx.language, Separator::Tab)
}

fn rows(cx: &ViewCtx<'_>, model: &Model, mode: Mode, only: Option<ClaimId>) -> Vec<Row> {
    let claims = &cx.store.data().claims;
    let mut rows: Vec<(Date, Row)> = Vec::new();
    for curve in model.panels.iter().flat_map(|it| &it.curves).filter(|it| !it.hidden) {
        let from = match mode {
            Mode::Absolute => None,
            Mode::Since(day) => {
                let all: Vec<_> = curve.claims.iter().filter_map(|it| claims.get(*it)).collect();
                since::base(cx, &all, day).map(|it| it.id)
            }
        };
        let wanted = curve
            .entries
            .iter()
            .zip(&curve.claims)
            .enumerate()
            .filter(|(_, (_, it))| only.is_none_or(|only| only == **it));
        rows.extend(wanted.map(|(at, (entry, claim))| {
            let change = match mode {
                Mode::Absolute => None,
                Mode::Since(day) => Some(Change {
                    text: change_text(cx, curve, at),
                    interval: (entry.figure.asserted(Range::NONE))
                        .filter(|_| curve.base.words_for(*claim).is_none() && !rests_on_about(cx, from, *claim)),
                    since: day.to_string(),
                }),
            };
            (claims.on(*claim), Row { claim: *claim, change })
        }));
    }
    rows.sort_by_key(|(on, _)| *on);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Whether a change has ends only by how "about" is taken: it asserts none.
fn rests_on_about(cx: &ViewCtx<'_>, from: Option<ClaimId>, to: ClaimId) -> bool {
    let claims = &cx.store.data().claims;
    let is_about = |it: ClaimId| matches!(claims.figure(it), Figure::About(_));
    is_about(to) || from.is_some_and(is_about)
}

/// What stands above a table.
fn remarks(cx: &ViewCtx<'_>, model: &Model, rows: &[Row]) -> Vec<String> {
    let ids: Vec<_> = rows.iter().map(|it| it.claim).collect();
    let mut lines = vec![cx.store.data().title.text(cx.language).to_owned()];
    lines.extend(model.panels.iter().map(|it| it.title.clone()));
    let curves = model.panels.iter().flat_map(|it| &it.curves).filter(|it| !it.hidden);
    lines.extend(curves.map(|it| it.title.clone()));
    lines.push(shown_line(cx, model));
    lines.push(text::sources(cx.store, &ids, cx.language));
    lines.push(text::KEY.get(cx.language).to_owned());
    lines.push(text::tolerance(cx.tolerance(), cx.language));
    lines.extend(model.told.iter().cloned());
    lines
}
