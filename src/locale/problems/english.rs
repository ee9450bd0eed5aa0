//! What is wrong with a file, in English.

use super::{closer, item_name, list, list_of, named, quoted, ticked};
use crate::figure::Language;
use crate::syntax::{Expected, Fault, FileKind};

pub(super) fn message(fault: &Fault) -> String {
    match fault {
        Fault::Empty => "the file says nothing; a data file starts with `(format: 1,`".to_owned(),
        Fault::NotRon { found } => not_ron(found),
        Fault::NewerFormat { found, supported } => format(*found, *supported),
        Fault::OtherKind { expected } => other_kind(*expected),
        Fault::Unclosed { open, line } => {
            let what = if *open == '[' { "list" } else { "record" };
            format!(
                "the file ends here, in the middle of the {what} of line {line}; find its rest, or close its brackets"
            )
        }
        Fault::WrongCloser { expected, found } => format!("`{expected}` is expected here, not `{found}`"),
        Fault::ExpectedComma { found } => format!("a comma is missing before {}", ticked(found)),
        Fault::ExpectedValue { found } => expected_value(found),
        Fault::ExpectedField { found } => expected_field(found),
        Fault::ExpectedColon { field } => format!("a colon is missing behind the field name {}", ticked(field)),
        Fault::UnclosedString => {
            r#"this text has no end; close it with `"`, and write `\"` for a quotation mark inside"#.to_owned()
        }
        Fault::BadEscape { found } => {
            format!(r"{} stands for no character; for a backslash in a text write `\\`", ticked(found))
        }
        Fault::BadNumber { text } => bad_number(text),
        Fault::ForeignMark { found, instead } => foreign_mark(*found, *instead),
        Fault::TooDeep => "the brackets are nested too deep; no record of the format needs more than six".to_owned(),
        Fault::TextBehindEnd => {
            "the file goes on behind the `)` that ends it; is a bracket above closed too early?".to_owned()
        }
        Fault::UnclosedComment => "this comment has no end; close it with `*/`".to_owned(),
        Fault::NotClosed { open, line, before } => {
            format!("`{}` is missing before {}: it closes the `{open}` of line {line}", closer(*open), ticked(before))
        }
        Fault::NotOpened { before } => format!("`(` is missing before {}: a record begins here", ticked(before)),
        Fault::UnknownField { found, known, nearest } => {
            format!("there is no field {} here; {}", ticked(found), suggestion(*nearest, known, "the fields are"))
        }
        Fault::MissingField { field } => format!("the field {} is missing, and this record needs it", ticked(field)),
        Fault::DuplicateField { field } => format!("the field {} stands here twice; the first counts", ticked(field)),
        Fault::WrongType { expected, found } => wrong_type(*expected, found),
        Fault::UnknownWord { found, known, nearest } => {
            format!("{} is not a word of the format; {}", ticked(found), suggestion(*nearest, known, "known here are"))
        }
        Fault::DuplicateId { id } => {
            format!("the id {} is taken by a record above; give this one another, or remove it", quoted(id))
        }
        Fault::UnknownId { what, found, nearest } => unknown_id(what, found, nearest.as_deref()),
        Fault::OwnParent { id } => {
            format!("this would be within itself, by way of {}; name what it is a part of", quoted(id))
        }
        Fault::ReversedRange { low, high } => {
            format!("the range runs backwards, from {low} to {high}; write the lower number first")
        }
        Fault::OutsideRange { value, min, max } => outside_range(*value, *min, *max),
        Fault::NotFinite { text } => {
            format!("{} is not a number that can be counted with; a gap is `Missing(NotStated)`", ticked(text))
        }
        Fault::BadDate { text } => {
            format!("{} is not a day of the calendar; write year-month-day, such as \"2020-03-28\"", quoted(text))
        }
        Fault::EmptyPeriod { from, to } => {
            format!("the period ends on {to}, and {from}, its first day, is not before that; are the two swapped?")
        }
        Fault::StatedBefore { on, stated } => {
            format!("stated on {stated}, before {on}, the day that it describes; are the two swapped?")
        }
        Fault::OutOfOrder { on, before } => {
            format!("{on} comes after {before} in the file; put points in order of date")
        }
        Fault::DuplicateSeries { key } => {
            format!("a series above is about the same ({}); the points were put together", named(key))
        }
        Fault::EmptySeries => "this series has no point that could be read; add one, or remove the series".to_owned(),
        Fault::UnusedSource { id } => format!("nothing names the source {}; is an id misspelt?", quoted(id)),
    }
}

fn not_ron(found: &str) -> String {
    let kind = match found.chars().next() {
        Some('{') => ", as JSON does",
        Some('<') => ", as a web page does",
        Some('[') => ", as a list does",
        _ => "",
    };
    format!("this is not a data file: it starts with {}{kind}; a data file starts with `(format: 1,`", ticked(found))
}

fn format(found: f64, supported: u32) -> String {
    if found > f64::from(supported) {
        format!("the file is in format {found}, and this version reads format {supported}; get a newer version")
    } else {
        format!("there is no such format; write `format: {supported}`")
    }
}

fn other_kind(expected: FileKind) -> String {
    match expected {
        FileKind::DataSet => "this is a tracker of programmes, not a data set; open it as the tracker".to_owned(),
        FileKind::Tracker => "this is a data set, not a tracker of programmes; open it as the data set".to_owned(),
    }
}

fn expected_value(found: &str) -> String {
    match found.chars().next() {
        None => "a value is missing here".to_owned(),
        Some(',' | ')' | ']') => format!("a value is missing before {}", ticked(found)),
        Some('\'') => "a text stands in double quotation marks: write `\"`, not `'`".to_owned(),
        Some('{') => "a record stands in round brackets: write `(`, not `{`".to_owned(),
        _ => format!("a value is expected here, not {}", ticked(found)),
    }
}

fn expected_field(found: &str) -> String {
    match found.chars().next() {
        None => "a field name is missing here".to_owned(),
        Some('"') => "a field name stands without quotation marks: write `id:`, not `\"id\":`".to_owned(),
        Some(',') => "a field is missing before this comma; is there a comma too many?".to_owned(),
        Some(':') => "a field name is missing before this colon".to_owned(),
        _ => format!("a field name, such as `id:`, is expected here, not {}", ticked(found)),
    }
}

fn bad_number(text: &str) -> String {
    format!("{} is not a number; write digits and a point, such as 98.6, and no unit", ticked(text))
}

fn foreign_mark(found: char, instead: char) -> String {
    let code = u32::from(found);
    let name = match found {
        '，' => "a full-width comma",
        '、' => "an ideographic comma",
        '،' => "an Arabic comma",
        '：' | '﹕' => "a full-width colon",
        '（' | '）' | '［' | '］' => "a full-width bracket",
        '【' | '】' => "a Chinese bracket",
        '“' | '”' | '„' | '‘' | '’' => "a curly quotation mark",
        '＂' => "a full-width quotation mark",
        '«' | '»' => "an angle quotation mark",
        '「' | '」' => "a corner bracket",
        '−' | '–' | '—' => "a dash",
        '－' => "a full-width hyphen",
        '．' => "a full-width full stop",
        '。' => "a Chinese full stop",
        '０'..='９' => "a full-width digit",
        _ => return format!("this is a special space (U+{code:04X}); type an ordinary one instead"),
    };
    format!("`{found}` is {name} (U+{code:04X}); type `{instead}` instead")
}

fn suggestion(nearest: Option<&str>, known: &[&'static str], intro: &str) -> String {
    match nearest {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{intro} {}", list(known.iter().copied(), ", ")),
    }
}

fn wrong_type(expected: Expected, found: &str) -> String {
    let wanted = match expected {
        Expected::Record => "a record in round brackets, such as `(id: \"sme\")`,",
        Expected::List => "a list in square brackets, `[…]`,",
        Expected::Text => "a text in quotation marks",
        Expected::Number => "a number, such as 98.6,",
        Expected::WholeNumber => "a whole number",
        Expected::TrueOrFalse => "`true` or `false`",
        Expected::Word => "a word without quotation marks",
        Expected::Name => "a text, or `(en: \"…\", zh: \"…\")`,",
        Expected::Figure => "a figure, such as `Exactly(98.6)` or `MoreThan(90)`,",
        Expected::OneNumber => "one number between the brackets, with no comma in it,",
        Expected::TwoNumbers => "two numbers, such as `Between(70, 90)`,",
        Expected::ReasonWhyMissing => "the reason why, such as `Missing(NotStated)`,",
        Expected::Unit => "a unit, such as `Percent` or `Other(\"pieces a day\")`,",
        Expected::Measure => "a measure, such as `Issued`,",
        Expected::Programme => "a programme, `Loan(…)`, `Arrears(…)` or `Measure(…)`,",
        Expected::Statement => "a statement, `AverageDailyChange(…)`,",
    };
    let wanted = match expected {
        // What is in the brackets is wrong, not what kind of value it is.
        Expected::OneNumber | Expected::TwoNumbers | Expected::ReasonWhyMissing => wanted.trim_end_matches(','),
        _ => return format!("{wanted} is expected here, not a {}", kind(found)),
    };
    format!("{} {wanted}", if expected == Expected::TwoNumbers { "a range needs" } else { "this needs" })
}

fn kind(found: &str) -> &str {
    match found {
        "word" => "bare word",
        "tuple" => "value in brackets",
        other => other,
    }
}

fn unknown_id(what: &str, found: &str, nearest: Option<&str>) -> String {
    if what == "series" {
        return format!("no series is about {}; add one, or correct what this names", named(found));
    }
    let list = list_of(what);
    let name = list.and_then(|it| item_name(it, Language::English)).unwrap_or("record");
    let add = list.map_or_else(|| "correct it, or add it".to_owned(), |it| format!("add it to `{it}`, or correct it"));
    let what_to_do = nearest.map_or(add, |near| format!("did you mean {}?", quoted(near)));
    format!("no {name} has the id {}; {what_to_do}", quoted(found))
}

fn outside_range(value: f64, min: Option<f64>, max: Option<f64>) -> String {
    let range = match (min, max) {
        (Some(min), Some(max)) => format!("the range from {min} to {max}"),
        (Some(min), None) => format!("the range from {min} upward"),
        (None, Some(max)) => format!("the range up to {max}"),
        (None, None) => "the range".to_owned(),
    };
    format!("{value} is outside {range}; correct the figure, or the `range` of its metric")
}
