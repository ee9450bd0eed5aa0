//! From typed texts to values, and what they are shown back as.

use super::fields::Read;
use crate::figure::{Figure, Language, Range, Style, Unit, parse};
use crate::gui::context::ViewCtx;
use crate::locale::{self, dates, figures, tracker as text};
use crate::syntax::Name;
use crate::tracker::edit::EditError;
use crate::tracker::{Document, Edit, Kind, Measure, Programme};
use jiff::civil::Date;

/// A figure of a unit within what there can be.
pub(super) fn figure(typed: &str, unit: Unit, range: Range, language: Language) -> Result<Figure, String> {
    let figure = parse(typed, Some(unit)).map_err(|why| figures::refused(&why, language))?;
    let (low, high) = figure.numbers();
    match [low, high].into_iter().flatten().find(|it| !range.contains(*it)) {
        Some(value) => Err(text::edit_error(&EditError::OutsideRange { value, range }, language)),
        None => Ok(figure),
    }
}

/// A figure that can be left out.
pub(super) fn optional_figure(
    cx: &ViewCtx<'_>,
    typed: &str,
    unit: Unit,
    old: Option<Figure>,
    make: impl Fn(Option<Figure>) -> Edit,
) -> Read {
    if typed.trim().is_empty() {
        return Read::words(old.is_some().then(|| make(None)));
    }
    match figure(typed, unit, Range::AMOUNT, cx.language) {
        Ok(new) => understood_figure(cx, new, unit, (old != Some(new)).then(|| make(Some(new)))),
        Err(why) => Read::Refused(why),
    }
}

/// A figure that was understood.
pub(super) fn understood_figure(cx: &ViewCtx<'_>, figure: Figure, unit: Unit, edit: Option<Edit>) -> Read {
    Read::Understood(edit.map(Box::new), Style::new(cx.language, unit).figure(figure))
}

/// A date that can be left out.
pub(super) fn optional_date(
    cx: &ViewCtx<'_>,
    typed: &str,
    year: i16,
    old: Option<Date>,
    make: impl Fn(Option<Date>) -> Edit,
) -> Read {
    if typed.trim().is_empty() {
        return Read::words(old.is_some().then(|| make(None)));
    }
    date(cx, typed, year, |new| (old != Some(new)).then(|| make(Some(new))))
}

/// A date.
pub(super) fn date(cx: &ViewCtx<'_>, typed: &str, year: i16, make: impl Fn(Date) -> Option<Edit>) -> Read {
    match dates::parse(typed, year) {
        Ok(new) => Read::Understood(make(new).map(Box::new), locale::date(new, cx.language)),
        Err(why) => Read::Refused(dates::refused(&why, cx.language).to_owned()),
    }
}

/// Words that can be left out.
pub(super) fn optional_words(typed: &str, old: Option<&String>, make: impl Fn(Option<String>) -> Edit) -> Read {
    let new = Some(typed.trim()).filter(|it| !it.is_empty());
    Read::words((old.map(String::as_str) != new).then(|| make(new.map(str::to_owned))))
}

/// A name in the language of the interface; the other language stays as it is.
pub(super) fn optional_name(
    cx: &ViewCtx<'_>,
    typed: &str,
    old: Option<&Name>,
    make: impl Fn(Option<Name>) -> Edit,
) -> Read {
    let new = in_language(typed, old, cx.language);
    Read::words((old != new.as_ref()).then(|| make(new)))
}

/// A name with the text of one language replaced; none if that is empty.
pub(super) fn in_language(typed: &str, old: Option<&Name>, language: Language) -> Option<Name> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let other = old.filter(|it| !it.en.is_empty());
    Some(match (language, other) {
        (Language::English, _) => Name { en: typed.to_owned(), zh: old.and_then(|it| it.zh.clone()) },
        (Language::Chinese, None) => Name::plain(typed),
        (Language::Chinese, Some(old)) => Name { en: old.en.clone(), zh: (old.en != typed).then(|| typed.to_owned()) },
    })
}

/// The measures that are offered for a programme: those natural to its kind first, then those that it has already.
pub(super) fn measures(programme: &Programme) -> Vec<Measure> {
    let natural: &[Measure] = match programme.kind {
        Kind::Loan { .. } => &[
            Measure::Issued,
            Measure::EnterprisesFunded,
            Measure::WeightedAverageRate,
            Measure::ActualFinancingCost,
            Measure::QuotaAdded,
        ],
        Kind::Arrears { .. } => &[
            Measure::Cleared,
            Measure::ClearedThisYear,
            Measure::ClearedUndisputed,
            Measure::ClearedToSmes,
            Measure::Balance,
            Measure::Owed,
            Measure::Complaints,
        ],
        Kind::Measure => &[Measure::Amount, Measure::Enterprises, Measure::Rate],
    };
    let mut all = natural.to_vec();
    let own = programme.claims.iter().map(|it| &it.measure).filter(|it| matches!(it, Measure::Other { .. }));
    for measure in own.chain(Measure::ALL.iter().map(|(_, it)| it)) {
        if !all.contains(measure) {
            all.push(measure.clone());
        }
    }
    all
}

/// What a text comes to as a measure.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Named {
    /// Nothing is typed.
    Nothing,
    /// A known one in either language or as the file spells it, or one that the programme has already.
    Known(Measure),
    /// None of those. A slip is likelier than a new measure, so a new one is asked about; and the one that is near.
    New(Option<Measure>),
}

/// The measure that a text names.
pub(super) fn measure(typed: &str, known: &[Measure]) -> Named {
    let typed = typed.trim();
    if typed.is_empty() {
        return Named::Nothing;
    }
    let same = |it: &str| it.to_lowercase() == typed.to_lowercase();
    let named = |it: &&Measure| {
        let spelled = !matches!(it, Measure::Other { .. }) && same(it.name());
        spelled || same(&text::measure(it, Language::English)) || same(&text::measure(it, Language::Chinese))
    };
    if let Some(measure) = known.iter().find(named) {
        return Named::Known(measure.clone());
    }
    let names = [Language::English, Language::Chinese].map(|it| known.iter().map(move |m| text::measure(m, it)));
    let names: Vec<String> = names.into_iter().flatten().collect();
    let near = crate::syntax::nearest(typed, names.iter().map(String::as_str));
    let at = near.and_then(|near| names.iter().position(|it| it == near));
    Named::New(at.and_then(|at| known.get(at % known.len().max(1)).cloned()))
}

/// Why a text is not taken as a measure.
pub(super) fn no_measure(cx: &ViewCtx<'_>, near: Option<&Measure>) -> String {
    let near = near.map(|it| text::measure(it, cx.language));
    text::no_such_measure(near.as_deref(), cx.language)
}

/// What a source is called: its title, or the id of one that the tracker does not have.
pub(super) fn source_title(id: &str, document: &Document, language: Language) -> String {
    document.source(id).map_or_else(|| id.to_owned(), |it| it.title.text(language).to_owned())
}
