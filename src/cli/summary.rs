//! `summary`: the headline figures as text.

use super::args::Summary;
use super::{Exit, Streams, input};
use crate::dataset::{self, Claim, Dataset, MetricId, Series};
use crate::figure::{Language, Style};
use crate::locale;
use crate::syntax::Severity;
use std::fmt::Write as _;
use std::io;
use std::ops::ControlFlow;

pub(super) fn run(args: &Summary, to: &mut Streams<'_>) -> io::Result<Exit> {
    let language = Language::from(args.lang);
    let text = match input::dataset(args.file.as_deref(), language, to)? {
        Ok(text) => text,
        Err(exit) => return Ok(exit),
    };
    // A tracker that can't be read is told, even though nothing of it is printed yet.
    if let Some(tracker) = &args.tracker
        && let Err(exit) = input::read(tracker, language, to)?
    {
        return Ok(exit);
    }
    let reading = dataset::read(&text, &mut |_| ControlFlow::Continue(()));
    write!(to.out, "{}", summary(&reading.dataset, language))?;
    let errors = reading.problems.iter().filter(|it| it.fault.severity() == Severity::Error).count();
    if errors > 0 {
        to.out.flush()?;
        match language {
            Language::English => writeln!(to.err, "the data set has {errors} errors; `check` lists them")?,
            Language::Chinese => writeln!(to.err, "数据集有 {errors} 个错误；用 `check` 查看")?,
        }
        return Ok(Exit::Content);
    }
    Ok(Exit::Ok)
}

/// Title, counts and, metric by metric, the latest claim of each series of a whole country.
fn summary(data: &Dataset, language: Language) -> String {
    let mut text = String::new();
    let (sources, series, claims) = (data.sources.len(), data.series.len(), data.claims.len());
    let counts = match language {
        Language::English => format!("{sources} sources, {series} series, {claims} claims"),
        Language::Chinese => format!("{sources} 个来源，{series} 个序列，{claims} 条记录"),
    };
    // Writing to a string can't fail.
    writeln!(text, "{}\n{counts}", data.title.text(language)).unwrap_or_default();
    for (at, metric) in data.metrics.iter().enumerate() {
        let id = MetricId::new(at);
        let national = |it: &&Series| {
            it.key.metric == id && data.region(it.key.region).is_some_and(|region| region.within.is_none())
        };
        let lines: Vec<String> =
            data.series.iter().filter(national).filter_map(|it| line(data, it, language)).collect();
        if !lines.is_empty() {
            writeln!(text, "\n{}\n{}", metric.name.text(language), lines.join("\n")).unwrap_or_default();
        }
    }
    text
}

/// The latest claim of a series: "  China, Steel: more than 90 %, 28 March 2020".
fn line(data: &Dataset, series: &Series, language: Language) -> Option<String> {
    let claim: Claim<'_> = data.claims.get(series.claims().next_back()?)?;
    let metric = data.metric(series.key.metric)?;
    let unit_name = metric.unit_name.as_ref().map_or("", |it| it.text(language));
    let style = Style { language, unit: metric.unit, unit_name, short: false };
    let names = [
        data.region(series.key.region),
        series.key.sector.and_then(|it| data.sector(it)),
        series.key.size.and_then(|it| data.size(it)),
    ];
    let names: Vec<&str> = names.into_iter().flatten().map(|it| it.name.text(language)).collect();
    let (figure, on) = (style.figure(claim.figure), locale::date(claim.on, language));
    Some(match language {
        Language::English => format!("  {}: {figure}, {on}", names.join(", ")),
        Language::Chinese => format!("  {}：{figure}，{on}", names.join("，")),
    })
}
