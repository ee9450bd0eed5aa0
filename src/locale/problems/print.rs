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
        let first = problem.span.start.saturating_sub(index.start_of(text, at.line));
        let marked = problem.span.of(text).chars().take_while(|it| !matches!(it, '\n' | '\r'));
        let (shown, carets) = excerpt(line, first, marked.take(SHOWN).count().max(1));
        printed.extend(["  ", &shown, "\n  ", &carets, "\n"]);
    }
    let place = place(&problem.path, language);
    if !place.is_empty() {
        let label = match language {
            Language::English => "  in ",
            Language::Chinese => "  位置：",
        };
        printed.extend([label, &place, "\n"]);
    }
    printed
}

/// The part of a line around some characters, the first at a byte of it, and the line of carets under them.
///
/// A file can be one long line with many faults: no more of it is looked at than is shown.
fn excerpt(line: &str, first: usize, marked: usize) -> (String, String) {
    let (before, behind) = line.split_at(line.floor_char_boundary(first));
    let fits = line.len() <= 4 * SHOWN && line.chars().map(width).sum::<usize>() <= SHOWN;
    let room = if fits { SHOWN } else { BEFORE };
    let mut used = 0;
    let kept = before.char_indices().rev().take_while(|(_, it)| {
        used += width(*it);
        used <= room
    });
    let start = kept.last().map_or(before.len(), |(at, _)| at);
    let (mut shown, mut carets) = (String::new(), String::new());
    if start > 0 {
        shown.push('…');
        carets.push(' ');
    }
    let mut left = SHOWN;
    for character in before[start..].chars() {
        left = left.saturating_sub(width(character));
        // A tab stays one in both lines, so that they agree whatever its width is.
        shown.push(if character == '\t' { '\t' } else { visible(character) });
        carets.push_str(&if character == '\t' { "\t".to_owned() } else { " ".repeat(width(character)) });
    }
    for (at, character) in behind.chars().enumerate() {
        if width(character) > left {
            shown.push('…');
            break;
        }
        left -= width(character);
        shown.push(if character == '\t' { '\t' } else { visible(character) });
        if at < marked {
            carets.push_str(&"^".repeat(width(character)));
        }
    }
    if !carets.ends_with('^') {
        carets.push('^'); // behind the end of the line, or under what has no width
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
