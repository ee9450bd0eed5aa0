//! `check`: the problems of files, and what is in them.

use super::args::{Check, Format};
use super::{Exit, Streams, input};
use crate::dataset;
use crate::figure::Language;
use crate::locale::problems;
use crate::syntax::{Fault, LineIndex, Problem, Severity};
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

pub(super) fn run(args: &Check, to: &mut Streams<'_>) -> io::Result<Exit> {
    let mut worst = Exit::Ok;
    for path in &args.files {
        worst = worst.max(check_file(path, args.format, args.lang.into(), to)?);
    }
    Ok(worst)
}

/// What a file turned out to be.
#[derive(Clone, Copy, Debug)]
enum Content {
    DataSet {
        sources: usize,
        series: usize,
        claims: usize,
    },
    Tracker {
        programmes: usize,
        claims: usize,
    },
    /// Nothing of it can be used.
    Nothing,
}

/// A file with its problems.
struct Checked {
    content: Content,
    problems: Vec<Problem>,
    dropped: usize,
}

fn check_file(path: &Path, format: Format, language: Language, to: &mut Streams<'_>) -> io::Result<Exit> {
    let text = match input::read(path, language, to)? {
        Ok(loaded) => loaded.text,
        Err(exit) => return Ok(exit),
    };
    let checked = check_text(&text);
    let file = path.display().to_string();
    let index = LineIndex::new(&text);
    for problem in &checked.problems {
        match format {
            Format::Text => write!(to.out, "{}", problems::print(problem, &text, &index, &file, language))?,
            Format::Json => writeln!(to.out, "{}", problems::json(problem, &text, &index, &file, language))?,
        }
    }
    let counts = Counts::of(&checked);
    match format {
        Format::Text => writeln!(to.out, "{file}: {}", counts.line(language))?,
        Format::Json => writeln!(to.out, "{}", counts.json(&file))?,
    }
    Ok(if counts.errors == 0 && counts.dropped == 0 { Exit::Ok } else { Exit::Content })
}

/// Reads a text as what its content says that it is.
fn check_text(text: &str) -> Checked {
    let reading = dataset::read(text, &mut |_| ControlFlow::Continue(()));
    if reading.problems.iter().any(|it| matches!(it.fault, Fault::OtherKind { .. })) {
        return check_tracker(text);
    }
    let data = &reading.dataset;
    let (sources, series, claims) = (data.sources.len(), data.series.len(), data.claims.len());
    let content = if reading.usable { Content::DataSet { sources, series, claims } } else { Content::Nothing };
    Checked { content, problems: reading.problems, dropped: reading.dropped }
}

/// Reads a text as a tracker.
fn check_tracker(text: &str) -> Checked {
    let reading = crate::tracker::read(text);
    let programmes = &reading.document.programmes;
    let claims = programmes.iter().map(|it| it.claims.len()).sum();
    let content = Content::Tracker { programmes: programmes.len(), claims };
    Checked {
        content: if reading.usable { content } else { Content::Nothing },
        problems: reading.problems,
        dropped: reading.dropped,
    }
}

/// The numbers of a file's last line.
struct Counts {
    content: Content,
    errors: usize,
    warnings: usize,
    dropped: usize,
}

impl Counts {
    fn of(checked: &Checked) -> Self {
        let count = |wanted| checked.problems.iter().filter(|it| it.fault.severity() == wanted).count();
        Self {
            content: checked.content,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            dropped: checked.dropped,
        }
    }

    fn line(&self, language: Language) -> String {
        let (errors, warnings, dropped) = (self.errors, self.warnings, self.dropped);
        if language == Language::Chinese {
            let content = match self.content {
                Content::DataSet { sources, series, claims } => {
                    format!("{sources} 个来源，{series} 个序列，{claims} 条记录")
                }
                Content::Tracker { programmes, claims } => format!("{programmes} 个项目，{claims} 条记录"),
                Content::Nothing => "没有可用内容".to_owned(),
            };
            let more = if dropped > 0 { format!("，另有 {dropped} 个未列出") } else { String::new() };
            return format!("{content}；{errors} 个错误，{warnings} 个警告{more}");
        }
        let some = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        let claims = |count| some(count, "claim", "claims");
        let content = match self.content {
            Content::DataSet { sources, series, claims: all } => {
                format!("{}, {series} series, {}", some(sources, "source", "sources"), claims(all))
            }
            Content::Tracker { programmes, claims: all } => {
                format!("{}, {}", some(programmes, "programme", "programmes"), claims(all))
            }
            Content::Nothing => "nothing that can be used".to_owned(),
        };
        let more = if dropped > 0 { format!(", {dropped} more not listed") } else { String::new() };
        format!("{content}; {}, {}{more}", some(errors, "error", "errors"), some(warnings, "warning", "warnings"))
    }

    fn json(&self, file: &str) -> String {
        let content = match self.content {
            Content::DataSet { sources, series, claims } => {
                format!("\"kind\":\"data set\",\"sources\":{sources},\"series\":{series},\"claims\":{claims}")
            }
            Content::Tracker { programmes, claims } => {
                format!("\"kind\":\"tracker\",\"programmes\":{programmes},\"claims\":{claims}")
            }
            Content::Nothing => "\"kind\":null".to_owned(),
        };
        format!(
            "{{\"file\":{},{content},\"errors\":{},\"warnings\":{},\"dropped\":{}}}",
            problems::json_text(file),
            self.errors,
            self.warnings,
            self.dropped
        )
    }
}
