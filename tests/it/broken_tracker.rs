//! Broken trackers: one slip of the hand is told once, and costs no other record.

use resumption_monitor::figure::Language;
use resumption_monitor::locale::problems;
use resumption_monitor::syntax::LineIndex;
use resumption_monitor::tracker::{Reading, read};

const TEXT: &str = r#"(
    format: 1,
    sources: [
        (id: "s", title: (en: "A briefing", zh: "通报")),
        (id: "t", title: "A report"),
    ],
    programmes: [
        Loan(
            id: "a",
            name: "A",
            quota: Exactly(9),
            claims: [
                (on: "2020-03-01", measure: Issued, value: Exactly(1), source: "s"),
                (on: "2020-03-02", measure: Issued, value: Exactly(2), source: "t"),
                (on: "2020-03-03", measure: Issued, value: Exactly(3)),
            ],
        ),
        Measure(id: "b", name: "B"),
    ],
)"#;

/// How many sources, programmes and claims there are.
fn records(reading: &Reading) -> (usize, usize, usize) {
    let document = &reading.document;
    (document.sources.len(), document.programmes.len(), document.programmes.iter().map(|it| it.claims.len()).sum())
}

/// Puts one thing in the place of another; says what is then printed. All records are there still.
#[track_caller]
fn after(from: &str, to: &str, expected: &str) {
    assert!(TEXT.contains(from), "the text has no {from}");
    let text = TEXT.replacen(from, to, 1);
    let reading = read(&text);
    let index = LineIndex::new(&text);
    let print = |it| problems::print(it, &text, &index, "f.ron", Language::English);
    let printed: String = reading.problems.iter().map(print).collect();
    assert_eq!(printed.trim_end(), expected.trim_matches('\n'), "\n{printed}");
    assert_eq!(records(&reading), (2, 2, 3), "{to}");
}

#[test]
fn a_colon_that_was_forgotten_is_one_error_and_the_field_is_read() {
    let told =
        |at: &str, field: &str| format!("f.ron:{at}: error E106: a colon is missing behind the field name `{field}`");
    for (from, to, at, field) in [
        ("sources:", "sources", "3:13", "sources"),
        ("(id: \"s\"", "(id \"s\"", "4:13", "id"),
        ("(en: ", "(en ", "4:30", "en"),
        ("programmes:", "programmes", "7:16", "programmes"),
        ("id: \"a\"", "id \"a\"", "9:16", "id"),
        ("name: \"A\"", "name \"A\"", "10:18", "name"),
        ("claims:", "claims", "12:20", "claims"),
        ("on: \"2020-03-02\"", "on \"2020-03-02\"", "14:21", "on"),
        ("source: \"t\"", "source \"t\"", "14:79", "source"),
    ] {
        let text = TEXT.replacen(from, to, 1);
        let reading = read(&text);
        let index = LineIndex::new(&text);
        let print = |it| problems::print(it, &text, &index, "f.ron", Language::English);
        let heads: Vec<String> =
            reading.problems.iter().map(print).map(|it| it.lines().next().unwrap().to_owned()).collect();
        assert_eq!(heads, [told(at, field)], "{to}");
        assert_eq!(reading.document, read(TEXT).document, "{to}: nothing is lost");
    }
}

#[test]
fn a_comma_that_was_forgotten_costs_nothing() {
    let expected = r#"
f.ron:14:17: error E103: a comma is missing before `(`
                  (on: "2020-03-02", measure: Issued, value: Exactly(2), source: "t"),
                  ^
  in programme 1, `claims`"#;
    after("source: \"s\"),", "source: \"s\")", expected);
}

#[test]
fn records_without_the_brackets_of_their_list_are_read() {
    let expected = r#"
f.ron:13:17: error E204: a list in square brackets, `[…]`, is expected here, not a record
                  (on: "2020-03-01", measure: Issued, value: Exactly(1), source: "s"),
                  ^
  in programme 1, `claims`"#;
    after("claims: [", "claims:", expected);
    let expected = r"
f.ron:8:9: error E204: a list in square brackets, `[…]`, is expected here, not a record
          Loan(
          ^
  in `programmes`";
    after("programmes: [", "programmes:", expected);
}

#[test]
fn a_figure_or_a_word_in_brackets_is_no_record_without_a_colon() {
    let text = TEXT.replacen("Exactly(9)", "Between (1, 9)", 1).replacen("\"A report\"", "r\"A report\"", 1);
    assert_eq!(read(&text).problems, []);
}

/// The claims that are left once the first bracket of one is gone, and what is told.
#[track_caller]
fn unopened(text: &str, n: usize) -> (Vec<String>, usize) {
    let at = text.match_indices("(on:").nth(n).unwrap().0;
    let text = format!("{}{}", &text[..at], &text[at + 1..]);
    let reading = read(&text);
    let index = LineIndex::new(&text);
    let print = |it| problems::print(it, &text, &index, "f.ron", Language::English);
    let printed = reading.problems.iter().map(print).map(|it| it.lines().next().unwrap().to_owned()).collect();
    assert_eq!(reading.document.programmes.len(), 2, "{printed:?}");
    (printed, records(&reading).2)
}

#[test]
fn a_record_without_its_first_bracket_costs_no_other() {
    let told =
        |line: usize| vec![format!("f.ron:{line}:17: error E115: `(` is missing before `on`: a record begins here")];
    for n in 0..3 {
        assert_eq!(unopened(TEXT, n), (told(13 + n), 2));
    }
    // It is the only one.
    let claims = TEXT.find("                (on: \"2020-03-02\"").unwrap()..TEXT.find("            ],\n").unwrap();
    let mut text = TEXT.to_owned();
    text.replace_range(claims, "");
    assert_eq!(unopened(&text, 0), (told(13), 0));
    text = text
        .replace("Measure(id: \"b\", name: \"B\"),\n", "")
        .replace("Loan(", "Measure(id: \"b\", name: \"B\"),\n        Loan(");
    assert_eq!(unopened(&text, 0), (told(14), 0), "it is the last of all");
}

#[test]
fn a_list_without_its_last_bracket_ends_before_the_next_field() {
    let expected = r"
f.ron:16:13: error E114: `]` is missing before `milestones`: it closes the `[` of line 12
              milestones: [],
              ^
  in programme 1, `claims`";
    after("            ],\n        ),", "            milestones: [],\n        ),", expected);
}
