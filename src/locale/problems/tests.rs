//! Every fault has a sentence in both languages, and marks stand under what they mean.

use super::*;
use crate::syntax::{Expected, FileKind, LineIndex, Problem, Span};

const BOTH: [Language; 2] = [Language::English, Language::Chinese];

fn problem(text: &str, marked: &str, fault: Fault) -> Problem {
    let start = text.find(marked).unwrap();
    Problem { fault, span: Span::new(start, start + marked.len()), path: Vec::new() }
}

fn printed(text: &str, marked: &str) -> String {
    let problem = problem(text, marked, Fault::EmptySeries);
    let all = print(&problem, text, &LineIndex::new(text), "f", Language::English);
    all.split_once('\n').unwrap().1.to_owned()
}

/// One of each kind, with a text in it wherever there can be one.
fn faults(text: &str) -> Vec<Fault> {
    let found = || text.to_owned();
    let day = || "2020-03-28".to_owned();
    let (known, near) = (vec!["Percent", "Yuan"], Some("Percent"));
    vec![
        Fault::Empty,
        Fault::NotRon { found: found() },
        Fault::NewerFormat { found: 2.0, supported: 1 },
        Fault::NewerFormat { found: 0.0, supported: 1 },
        Fault::OtherKind { expected: FileKind::DataSet },
        Fault::OtherKind { expected: FileKind::Tracker },
        Fault::Unclosed { open: '(', line: 3 },
        Fault::WrongCloser { expected: ')', found: ']' },
        Fault::ExpectedComma { found: found() },
        Fault::ExpectedValue { found: found() },
        Fault::ExpectedField { found: found() },
        Fault::ExpectedColon { field: found() },
        Fault::UnclosedString,
        Fault::BadEscape { found: found() },
        Fault::BadNumber { text: found() },
        Fault::ForeignMark { found: '，', instead: ',' },
        Fault::ForeignMark { found: '\u{3000}', instead: ' ' },
        Fault::TooDeep,
        Fault::TextBehindEnd,
        Fault::UnclosedComment,
        Fault::NotClosed { open: '[', line: 6, before: found() },
        Fault::NotOpened { before: found() },
        Fault::UnknownField { found: found(), known: known.clone(), nearest: near },
        Fault::UnknownField { found: found(), known: known.clone(), nearest: None },
        Fault::MissingField { field: "id" },
        Fault::DuplicateField { field: found() },
        Fault::UnknownWord { found: found(), known: known.clone(), nearest: near },
        Fault::UnknownWord { found: found(), known, nearest: None },
        Fault::DuplicateId { id: found() },
        Fault::UnknownId { what: "region", found: found(), nearest: Some(found()) },
        Fault::UnknownId { what: "within", found: found(), nearest: None },
        Fault::UnknownId { what: "series", found: found(), nearest: None },
        Fault::OwnParent { id: found() },
        Fault::ReversedRange { low: 90.0, high: 70.0 },
        Fault::OutsideRange { value: 101.0, min: Some(0.0), max: Some(100.0) },
        Fault::OutsideRange { value: -1.0, min: Some(0.0), max: None },
        Fault::NotFinite { text: found() },
        Fault::BadDate { text: found() },
        Fault::EmptyPeriod { from: day(), to: day() },
        Fault::StatedBefore { on: day(), stated: day() },
        Fault::OutOfOrder { on: day(), before: day() },
        Fault::DuplicateSeries { key: found() },
        Fault::EmptySeries,
        Fault::UnusedSource { id: found() },
    ]
}

#[test]
fn every_message_is_one_line_that_a_terminal_can_take() {
    let nasty = format!("a\n\u{1b}[31m\u{202e}{}", "x".repeat(500));
    for text in [nasty.as_str(), "", "中文"] {
        for fault in faults(text) {
            for language in BOTH {
                let message = message(&fault, language);
                assert!(!message.is_empty(), "{fault:?}");
                assert!(!message.contains(|it: char| it.is_control() || it == '\u{202e}'), "{message:?}");
                assert!(message.chars().count() < 260, "{message}");
                assert!(!message.ends_with('.') && !message.ends_with('。'), "{message}");
            }
        }
    }
}

#[test]
fn every_expectation_reads_as_a_sentence() {
    let wrong = |expected, found| message(&Fault::WrongType { expected, found }, Language::English);
    assert_eq!(wrong(Expected::Text, "number"), "a text in quotation marks is expected here, not a number");
    assert_eq!(wrong(Expected::Number, "text"), "a number, such as 98.6, is expected here, not a text");
    assert_eq!(wrong(Expected::OneNumber, "tuple"), "this needs one number between the brackets, with no comma in it");
    assert_eq!(wrong(Expected::TwoNumbers, "tuple"), "a range needs two numbers, such as `Between(70, 90)`");
    let in_chinese = message(&Fault::WrongType { expected: Expected::Number, found: "text" }, Language::Chinese);
    assert_eq!(in_chinese, "此处应为数字，如 98.6，而不是文本");
}

#[test]
fn places_are_said_in_words_and_counted_from_one() {
    let field = |name: &str| Step::Field(name.to_owned());
    let point = [field("series"), Step::Item(11), field("points"), Step::Item(2)];
    assert_eq!(place(&point, Language::English), "series 12, point 3");
    assert_eq!(place(&point, Language::Chinese), "第12个序列，第3个数据点");
    assert_eq!(path(&point), "series[11].points[2]");
    assert_eq!(place(&[field("metrics"), Step::Item(0), field("range")], Language::English), "metric 1, `range`");
    assert_eq!(place(&[field("other"), Step::Item(0)], Language::English), "`other`, item 1");
    assert_eq!(place(&[], Language::English), "");
}

#[test]
fn the_mark_stands_under_what_it_means() {
    assert_eq!(printed("(a: bad)", "bad"), "  (a: bad)\n      ^^^\n");
    // Chinese characters take two columns each.
    assert_eq!(printed("(名称: 坏的, b)", "坏的"), "  (名称: 坏的, b)\n         ^^^^\n");
    assert_eq!(printed("(zh: “口罩”)", "“"), "  (zh: “口罩”)\n       ^\n");
    assert_eq!(printed("\t(a:\tbad)", "bad"), "  \t(a:\tbad)\n  \t   \t^^^\n");
    // Only the first line of a longer span, and behind the end of a line.
    assert_eq!(printed("(a: [\n1])", "[\n1]"), "  (a: [\n      ^\n");
    assert_eq!(printed("(a\r\n: 1)\r\n", "\r"), "  (a\n    ^\n");
    assert_eq!(printed("\u{feff}(bad)", "bad"), "  (bad)\n   ^^^\n");
}

#[test]
fn long_lines_are_cut_around_the_fault() {
    let long = format!("{}bad{}", "x".repeat(300), "y".repeat(300));
    let expected = format!("  …{}bad{}…\n   {}^^^\n", "x".repeat(40), "y".repeat(57), " ".repeat(40));
    assert_eq!(printed(&long, "bad"), expected);
    let chinese = format!("{}bad", "中".repeat(300));
    let expected = format!("  …{}bad\n   {}^^^\n", "中".repeat(20), " ".repeat(40));
    assert_eq!(printed(&chinese, "bad"), expected);
    let wide_fault = format!("(a: {})", "z".repeat(300));
    let lines = printed(&wide_fault, &"z".repeat(300));
    assert_eq!(lines, format!("  (a: {}…\n      {}\n", "z".repeat(96), "^".repeat(96)));
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    let printed = printed("(a: \u{1b}[31m bad)", "bad");
    assert_eq!(printed, "  (a: ␛[31m bad)\n            ^^^\n");
}

#[test]
fn json_is_one_escaped_line() {
    let text = "(\n  \"a\\\u{1}\t口罩\")";
    let fault = Fault::UnknownId { what: "region", found: "a\"\\".to_owned(), nearest: None };
    let mut problem = problem(text, "口罩", fault);
    problem.path = vec![Step::Field("series".to_owned()), Step::Item(0)];
    let json = json(&problem, text, &LineIndex::new(text), "dir\\f.ron", Language::English);
    assert_eq!(
        json,
        r#"{"file":"dir\\f.ron","line":2,"column":8,"severity":"error","code":"E302","message":"no region has the id \"a\"\\\"; add it to `regions`, or correct it","path":"series[0]"}"#
    );
    assert_eq!(json_text("\n\r\t\0\u{1f}\u{7f}口"), r#""\n\r\t\u0000\u001f\u007f口""#);
}
