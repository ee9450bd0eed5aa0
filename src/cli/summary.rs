//! `summary`: the headline figures and the programmes as text.

use super::args::Summary;
use super::{Exit, Streams, input};
use crate::dataset::{self, SeriesId};
use crate::figure::{Language, Range, Style};
use crate::locale::{self, tracker as words};
use crate::store::{Latest, Store};
use crate::syntax::Severity;
use crate::tracker::{self, Document, Programme};
use std::fmt::Write as _;
use std::io;
use std::ops::ControlFlow;

/// How many metrics are headlines.
const HEADLINES: usize = 3;

/// The tracker that comes with the program.
const TRACKER: &str = include_str!("../../data/programmes.ron");

pub(super) fn run(args: &Summary, to: &mut Streams<'_>) -> io::Result<Exit> {
    let language = Language::from(args.lang);
    let text = match input::dataset(args.file.as_deref(), language, to)? {
        Ok(text) => text,
        Err(exit) => return Ok(exit),
    };
    // The shipped programmes belong to the shipped data set, not to somebody else's.
    let tracker = match &args.tracker {
        None => args.file.is_none().then(|| TRACKER.to_owned()),
        Some(path) => match input::read(path, language, to)? {
            Ok(loaded) => Some(loaded.text),
            Err(exit) => return Ok(exit),
        },
    };
    let reading = dataset::read(&text, &mut |_| ControlFlow::Continue(()));
    let programmes = tracker.as_deref().map(tracker::read);
    let unusable = [
        (!reading.usable).then_some((&reading.problems, &args.file)),
        programmes.as_ref().filter(|it| !it.usable).map(|it| (&it.problems, &args.tracker)),
    ];
    if let Some((problems, path)) = unusable.into_iter().flatten().next() {
        let why = problems.first().map(|it| locale::problems::message(&it.fault, language)).unwrap_or_default();
        let path = path.as_ref().map(|it| it.display().to_string()).unwrap_or_default();
        writeln!(to.err, "{}", locale::shell::with_path(&why, &path, language))?;
        return Ok(Exit::Content);
    }
    let problems = reading.problems.iter().chain(programmes.iter().flat_map(|it| &it.problems));
    let errors = problems.filter(|it| it.fault.severity() == Severity::Error).count();
    let store = Store::new(reading.dataset);
    let tracked = programmes.map(|it| tracked(&it.document, &store, language)).unwrap_or_default();
    write!(to.out, "{}{tracked}", figures(&store, language))?;
    input::tell_errors(errors, language, to)
}

/// Title, counts, the headlines of the whole, and the same of the part that is set against it.
fn figures(store: &Store, language: Language) -> String {
    let data = store.data();
    let counts = locale::shell::counts(data.claims.len(), data.series.len(), data.sources.len(), language);
    let mut lines = vec![data.title.text(language).to_owned(), counts, String::new()];
    let headlines = store.headlines(HEADLINES, None);
    lines.extend(headlines.iter().filter_map(|it| line(store, *it, language)));
    if let Some(part) = store.region_to_compare() {
        let beside = store.compare_with(part, HEADLINES, None);
        lines.extend(beside.iter().filter_map(|it| it.part).filter_map(|it| line(store, it, language)));
    }
    lines.join("\n") + "\n"
}

/// The latest figure of a series: "Operating rate · China: 99.1 %, 18 May 2020, +0.1 pp since 21 April 2020".
fn line(store: &Store, series: SeriesId, language: Language) -> Option<String> {
    let Latest { claim, .. } = store.latest(series, None)?;
    let metric = store.data().metric_of(series)?;
    let unit_name = metric.unit_name.as_ref().map_or("", |it| it.text(language));
    let figure = Style::new(language, metric.unit).named(unit_name).figure(claim.figure);
    let (title, on) = (store.title(series, language), locale::date(claim.on, language));
    let change = store.change_since_last(&claim, None).map(|it| {
        let change = Style::new(language, it.unit).brief().interval_change(it.interval, Range::NONE);
        let since = locale::date(store.data().claims.on(it.from), language);
        let band = it.banded.then(|| locale::overview::tolerance_note(store.data().tolerance, language));
        let disputed = if it.disputed { locale::overview::OVER_ALL.get(language) } else { "" };
        let band = band.unwrap_or_default() + disputed;
        match language {
            Language::English => format!(", {change} since {since}{band}"),
            Language::Chinese => format!("，自{since}以来{change}{band}"),
        }
    });
    let change = change.unwrap_or_default();
    Some(match language {
        Language::English => format!("  {title}: {figure}, {on}{change}"),
        Language::Chinese => format!("  {title}：{figure}，{on}{change}"),
    })
}

/// The loan and arrears programmes, each with what is used or cleared and the verdict.
fn tracked(document: &Document, store: &Store, language: Language) -> String {
    let followed = document.programmes.iter().filter(|it| !matches!(it.kind, tracker::Kind::Measure));
    let lines: Vec<String> = followed.map(|it| programme(it, store, language)).collect();
    let mut text = String::new();
    if !lines.is_empty() {
        // Writing to a string can't fail.
        writeln!(text, "\n{}\n{}", words::PROGRAMMES.get(language), lines.join("\n")).unwrap_or_default();
    }
    text
}

fn programme(programme: &Programme, store: &Store, language: Language) -> String {
    // As of the last day that the programme itself speaks of: the summary of a file does not change from day to day.
    let last = programme.claims.iter().map(|it| it.stated.map_or(it.on, |stated| stated.max(it.on))).max();
    let name = programme.name.text(language);
    let Some(last) = last else {
        let none = words::why(tracker::Why::NoClaim, language);
        return match language {
            Language::English => format!("  {name}: {none}"),
            Language::Chinese => format!("  {name}：{none}"),
        };
    };
    let computed = tracker::compute(programme, last, store.data().tolerance);
    let share = |it: &tracker::Derived| Style::new(language, it.unit).brief().interval(it.interval, it.range);
    let said = match (&computed.used, &computed.share_cleared) {
        (Ok(used), _) => words::used(&share(used), language),
        (_, Ok(cleared)) => words::cleared(&share(cleared), language),
        _ => String::new(),
    };
    let verdict = words::verdict_sentence(computed.verdict, language);
    let parts: Vec<String> = [said, verdict].into_iter().filter(|it| !it.is_empty()).collect();
    match language {
        Language::English => format!("  {name}: {}", parts.join("; ")),
        Language::Chinese => format!("  {name}：{}", parts.join("；")),
    }
}
