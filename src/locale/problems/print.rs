//! A problem as a compiler shows it, and as a program reads it.

use super::{message, path, place, severity, visible};
use crate::figure::Language;
use crate::syntax::{LineIndex, Problem};
use std::fmt::Write as _;

/// The most of a source line, in display columns, that is shown.
const SHOWN: usize = 100;

/// How much of a long line is shown before the fault.
const BEFORE: usize = 40;

/// The problem with its place, the line of the file that it is in, and a mark under what is wrong.
///
/// ```text
/// data.ron:5:24: error E302: no region has the id "CN-HX"; did you mean "CN-HB"?
///     (metric: "rate", region: "CN-HX", points: [
///                              ^^^^^^^
///   in series 1
/// ```
pub fn print(problem: &Problem, text: &str, index: &LineIndex, file: &str, language: Language) -> String {
    let at = index.place(text, problem.span.start);
    let fault = &problem.fault;
    let mut printed = format!(
        "{file}:{}:{}: {} {}: {}\n",
        at.line,
        at.column,
        severity(fault.severity(), language),
        fault.code(),
        message(fault, language)
    );
    let line = index.line(text, at.line);
    if !line.trim().is_empty() {
        let marked = problem.span.of(text).split(['\n', '\r']).next().unwrap_or("").chars().count().max(1);
        let (shown, carets) = excerpt(line, at.column - 1, marked);
        printed.push_str(&format!("  {shown}\n  {carets}\n"));
    }
    let place = place(&problem.path, language);
    if !place.is_empty() {
        printed.push_str(&match language {
            Language::English => format!("  in {place}\n"),
            Language::Chinese => format!("  位置：{place}\n"),
        });
    }
    printed
}

/// The part of a line around some characters, and the line of carets under them.
fn excerpt(line: &str, first: usize, marked: usize) -> (String, String) {
    let all: Vec<char> = line.chars().collect();
    let first = first.min(all.len());
    let whole: usize = all.iter().copied().map(width).sum();
    let mut start = 0;
    if whole > SHOWN {
        let mut before: usize = all[..first].iter().copied().map(width).sum();
        while before > BEFORE {
            before -= width(all[start]);
            start += 1;
        }
    }
    let (mut shown, mut carets) = (String::new(), String::new());
    if start > 0 {
        shown.push('…');
        carets.push(' ');
    }
    let (mut used, mut end) = (0, start);
    for (at, character) in all.iter().copied().enumerate().skip(start) {
        if used + width(character) > SHOWN {
            shown.push('…');
            break;
        }
        used += width(character);
        end = at + 1;
        // A tab stays one in both lines, so that they agree whatever its width is.
        shown.push(if character == '\t' { '\t' } else { visible(character) });
        if at < first {
            let gap = if character == '\t' { "\t" } else { &" "[..] };
            carets.push_str(&gap.repeat(width(character)));
        } else if at < first + marked {
            carets.push_str(&"^".repeat(width(character)));
        }
    }
    if first >= end {
        carets.push('^'); // behind the end of the line
    }
    (shown.trim_end().to_owned(), carets)
}

/// How many columns of a terminal a character takes.
fn width(character: char) -> usize {
    match u32::from(character) {
        0x0300..=0x036f | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f
        | 0x2e80..=0x303e
        | 0x3041..=0xa4cf
        | 0xa960..=0xa97f
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff01..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f900..=0x1f9ff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

/// The problem as one line of JSON: file, line, column, severity, code, message and path.
///
/// Severity and path are the same in every language: `"error"`, `"series[11].points[2]"`.
pub fn json(problem: &Problem, text: &str, index: &LineIndex, file: &str, language: Language) -> String {
    let at = index.place(text, problem.span.start);
    format!(
        "{{\"file\":{},\"line\":{},\"column\":{},\"severity\":\"{}\",\"code\":\"{}\",\"message\":{},\"path\":{}}}",
        json_text(file),
        at.line,
        at.column,
        severity(problem.fault.severity(), Language::English),
        problem.fault.code(),
        json_text(&message(&problem.fault, language)),
        json_text(&path(&problem.path)),
    )
}

/// A text in JSON's quotation marks.
pub fn json_text(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\0'..='\u{1f}' | '\u{7f}' => {
                // Writing to a string can't fail.
                write!(quoted, "\\u{:04x}", u32::from(character)).unwrap_or_default();
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
