//! Words for what is wrong with a file: one sentence a fault, where it is, and how it is printed.

mod chinese;
mod english;
mod files;
mod print;

pub use files::{load_error, save_error};
pub use print::{json, json_text, print};

use super::Language;
use crate::syntax::{Fault, Severity, Step};

/// One sentence: what is wrong, then what was expected or what to do.
pub fn message(fault: &Fault, language: Language) -> String {
    match language {
        Language::English => english::message(fault),
        Language::Chinese => chinese::message(fault),
    }
}

/// How much a problem costs, in a word.
pub fn severity(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::English) => "error",
        (Severity::Error, Language::Chinese) => "错误",
        (Severity::Warning, Language::English) => "warning",
        (Severity::Warning, Language::Chinese) => "警告",
    }
}

/// The lists of the two formats, and what one item of each is called.
const LISTS: [(&str, &str, &str); 15] = [
    ("sources", "source", "来源"),
    ("metrics", "metric", "指标"),
    ("regions", "region", "地区"),
    ("sectors", "sector", "行业"),
    ("sizes", "size class", "规模类别"),
    ("series", "series", "序列"),
    ("points", "point", "数据点"),
    ("statements", "statement", "表述"),
    ("chains", "chain", "产业链"),
    ("batches", "batch", "批次"),
    ("blockages", "blockage", "堵点"),
    ("events", "event", "事件"),
    ("programmes", "programme", "政策"),
    ("claims", "claim", "记录"),
    ("milestones", "milestone", "节点"),
];

/// What one item of a list is called; `None` for a list of neither format.
fn item_name(list: &str, language: Language) -> Option<&'static str> {
    LISTS.iter().find(|(it, ..)| *it == list).map(|(_, en, zh)| match language {
        Language::English => *en,
        Language::Chinese => *zh,
    })
}

/// The way to a record in words, counted from 1: "series 12, point 3". Empty at the top of the file.
pub fn place(path: &[Step], language: Language) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut steps = path.iter().peekable();
    while let Some(step) = steps.next() {
        parts.push(match (step, steps.peek()) {
            (Step::Field(list), Some(Step::Item(index))) if item_name(list, language).is_some() => {
                let (name, number) = (item_name(list, language).unwrap_or(""), index + 1);
                steps.next();
                match language {
                    Language::English => format!("{name} {number}"),
                    Language::Chinese => format!("第{number}个{name}"),
                }
            }
            (Step::Field(field), _) => ticked(field),
            (Step::Item(index), _) => match language {
                Language::English => format!("item {}", index + 1),
                Language::Chinese => format!("第{}项", index + 1),
            },
        });
    }
    parts.join(match language {
        Language::English => ", ",
        Language::Chinese => "，",
    })
}

/// The way to a record as programs take it: `series[11].points[2]`, counted from 0.
fn path(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Field(name) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(name);
            }
            Step::Item(index) => text.extend(["[", &index.to_string(), "]"]),
        }
    }
    text
}

/// Longer texts of a file are cut where a message names them.
const NAMED: usize = 48;

/// A text of the file, fit for one line of a message: no control characters, and not long.
fn named(text: &str) -> String {
    let mut shown: String = text.chars().take(NAMED).map(visible).collect();
    if text.chars().nth(NAMED).is_some() {
        shown.push('…');
    }
    shown
}

/// A character as it can be shown: one that would steer a terminal or turn the line is replaced.
fn visible(character: char) -> char {
    match character {
        '\0'..='\u{1f}' => char::from_u32(u32::from(character) + 0x2400).unwrap_or('\u{fffd}'),
        '\u{7f}'..='\u{9f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => '\u{fffd}',
        other => other,
    }
}

/// Part of a file's notation, as it is written there.
fn ticked(text: &str) -> String {
    format!("`{}`", named(text))
}

/// A text or an id, in the quotation marks that it has in the file.
fn quoted(text: &str) -> String {
    format!("\"{}\"", named(text))
}

/// The known words, for a message that can suggest none.
fn list<'w>(words: impl IntoIterator<Item = &'w str>, between: &str) -> String {
    words.into_iter().map(ticked).collect::<Vec<_>>().join(between)
}

/// The bracket that closes another.
fn closer(open: char) -> char {
    if open == '[' { ']' } else { ')' }
}

/// The list in which a record with an id stands, by the field that names the id.
fn list_of(field: &str) -> Option<&'static str> {
    LISTS.iter().map(|it| it.0).find(|list| list.strip_suffix('s') == Some(field))
}

#[cfg(test)]
mod tests;
