//! Broken files: what exactly is said, and that the rest is there.

use resumption_monitor::dataset::{self, Reading};
use resumption_monitor::figure::Language;
use resumption_monitor::locale::problems;
use resumption_monitor::syntax::{Fault, LineIndex};
use std::ops::ControlFlow;

const SAMPLE: &str = include_str!("samples/dataset-small.ron");

fn read(text: &str) -> Reading {
    dataset::read(text, &mut |_| ControlFlow::Continue(()))
}

fn printed(text: &str, reading: &Reading, language: Language) -> String {
    let index = LineIndex::new(text);
    reading.problems.iter().map(|it| problems::print(it, text, &index, "f.ron", language)).collect()
}

/// Puts one thing in the place of another in the sample; says what is then printed, and how many series and claims
/// there are of 8 and 15.
#[track_caller]
fn after(from: &str, to: &str, expected: &str, left: (usize, usize)) {
    assert!(SAMPLE.contains(from), "the sample has no {from}");
    let text = SAMPLE.replacen(from, to, 1);
    whole(&text, expected, left);
}

#[track_caller]
fn whole(text: &str, expected: &str, left: (usize, usize)) {
    let reading = read(text);
    let printed = printed(text, &reading, Language::English);
    assert_eq!(printed.trim_end(), expected.trim_matches('\n'), "\n{printed}");
    assert_eq!((reading.dataset.series.len(), reading.dataset.claims.len()), left);
}

#[test]
fn a_file_that_was_cut_off() {
    let text = &SAMPLE[..SAMPLE.find("2020-03-28\", value: MoreThan(95)").unwrap() + 3];
    let expected = r#"
f.ron:48:22: error E101: the file ends here, in the middle of the record of line 47; find its rest, or close its brackets
              (on: "202
                       ^
  in series 2"#;
    whole(text, expected, (2, 1));
}

#[test]
fn a_variant_that_there_is_not() {
    let expected = r#"
f.ron:48:39: error E205: `MoreThen` is not a word of the format; did you mean `MoreThan`?
              (on: "2020-03-28", value: MoreThen(95), source: "briefing", standing: Provisional, quote…
                                        ^^^^^^^^
  in series 2, point 1"#;
    after("MoreThan(95)", "MoreThen(95)", expected, (8, 14));
}

#[test]
fn an_id_that_is_not_known() {
    let expected = r#"
f.ron:56:50: error E302: no region has the id "CN-HX"; did you mean "CN-HB"?
          (metric: "employee-return-rate", region: "CN-HX", points: [
                                                   ^^^^^^^
  in series 5"#;
    after("\"CN-HB\", points", "\"CN-HX\", points", expected, (7, 14));
}

#[test]
fn a_table_that_lost_a_record_is_told_once() {
    let expected = r#"
f.ron:37:9: error E202: the field `id` is missing, and this record needs it
          (name: "Masks"),
          ^
  in sector 5
f.ron:70:55: error E302: no sector has the id "masks"; add it to `sectors`, or correct it
          (metric: "masks-daily", region: "CN", sector: "masks", points: [
                                                        ^^^^^^^
  in series 8"#;
    after("(id: \"masks\", name", "(name", expected, (7, 12));
}

/// A source that was lost is told once, and costs each claim that names it.
#[test]
fn a_source_that_lost_its_id_costs_all_its_claims() {
    let text = SAMPLE.replacen("id: \"briefing\",", "", 1);
    let reading = read(&text);
    let told = printed(&text, &reading, Language::English);
    assert_eq!(told.matches("error E302").count(), 1, "{told}");
    let whole = read(SAMPLE).dataset;
    let lost = SAMPLE.lines().filter(|it| it.contains("(on:") && it.contains("value:") && it.contains("\"briefing\""));
    assert_eq!(reading.dataset.claims.len(), whole.claims.len() - lost.count());
    assert_eq!((reading.dataset.statements.len(), whole.statements.len()), (0, 1));
}

#[test]
fn a_range_that_runs_backwards() {
    let expected = r#"
f.ron:54:39: error E304: the range runs backwards, from 90 to 70; write the lower number first
              (on: "2020-03-28", value: Between(90, 70), source: "briefing"),
                                        ^^^^^^^^^^^^^^^
  in series 4, point 1"#;
    after("Between(70, 90)", "Between(90, 70)", expected, (8, 14));
}

#[test]
fn a_date_and_a_number_that_are_none() {
    let expected = r#"
f.ron:72:18: error E307: "2020-02-30" is not a day of the calendar; write year-month-day, such as "2020-03-28"
              (on: "2020-02-30", value: Exactly(116)),
                   ^^^^^^^^^^^^
  in series 8, point 2"#;
    after("2020-02-29", "2020-02-30", expected, (8, 14));
    let expected = r#"
f.ron:60:47: error E109: `32.8%` is not a number; write digits and a point, such as 98.6, and no unit
              (on: "2020-02-26", value: Exactly(32.8%)),
                                                ^^^^^
  in series 6, point 1, `value`"#;
    after("Exactly(32.8)", "Exactly(32.8%)", expected, (8, 14));
    let expected = r#"
f.ron:60:39: error E204: this needs one number between the brackets, with no comma in it
              (on: "2020-02-26", value: Exactly(32,8)),
                                        ^^^^^^^^^^^^^
  in series 6, point 1"#;
    after("Exactly(32.8)", "Exactly(32,8)", expected, (8, 14));
}

#[test]
fn a_figure_outside_the_range_of_its_metric() {
    let expected = r#"
f.ron:60:39: error E305: 132.8 is outside the range from 0 to 100; correct the figure, or the `range` of its metric
              (on: "2020-02-26", value: Exactly(132.8)),
                                        ^^^^^^^^^^^^^^
  in series 6, point 1"#;
    after("Exactly(32.8)", "Exactly(132.8)", expected, (8, 14));
}

#[test]
fn marks_of_a_chinese_keyboard() {
    let expected = r#"
f.ron:71:30: error E110: `，` is a full-width comma (U+FF0C); type `,` instead
              (on: "2020-02-02"，value: AtLeast(10)),
                               ^^
  in series 8, point 1"#;
    after("\"2020-02-02\", value", "\"2020-02-02\"，value", expected, (8, 15));
    let expected = r#"
f.ron:60:46: error E110: `（` is a full-width bracket (U+FF08); type `(` instead
              (on: "2020-02-26", value: Exactly（32.8）),
                                               ^^
  in series 6, point 1, `value`"#;
    after("Exactly(32.8)", "Exactly（32.8）", expected, (8, 14));
}

#[test]
fn quotation_marks_that_an_editor_made_curly() {
    let expected = r#"
f.ron:18:30: error E110: `“` is a curly quotation mark (U+201C); type `"` instead
          (id: "other", title: “SMEs, at 76.8 percent”, publisher: "Caixin", published: "2020-03-31"),
                               ^
  in source 2, `title`"#;
    after("\"SME resumption at 76.8 percent\"", "“SMEs, at 76.8 percent”", expected, (8, 15));
}

#[test]
fn texts_without_an_end() {
    let expected = r#"
f.ron:18:75: error E107: this text has no end; close it with `"`, and write `\"` for a quotation mark inside
  …resumption at 76.8 percent", publisher: "Caixin, published: "2020-03-31"),
                                           ^
  in source 2, `publisher`"#;
    after("\"Caixin\"", "\"Caixin", expected, (8, 15));
    let expected = r#"
f.ron:13:23: error E107: this text has no end; close it with `"`, and write `\"` for a quotation mark inside
              language: "en,
                        ^
  in source 1, `language`"#;
    after("language: \"en\"", "language: \"en", expected, (8, 15));
}

#[test]
fn a_comma_that_was_forgotten() {
    let expected = r#"
f.ron:51:52: error E103: a comma is missing before `source`
              (on: "2020-03-28", value: MoreThan(90) source: "briefing"),
                                                     ^
  in series 3, point 1"#;
    after("MoreThan(90), source", "MoreThan(90) source", expected, (8, 15));
}

#[test]
fn brackets_that_were_forgotten() {
    let expected = r#"
f.ron:29:9: error E114: `)` is missing before `(`: it closes the `(` of line 28
          (id: "CN-HB", name: (en: "Hubei", zh: "湖北"), within: "CN"),
          ^
  in region 1"#;
    after("zh: \"全国\")),", "zh: \"全国\"),", expected, (8, 15));
    let expected = r"
f.ron:20:5: error E114: `]` is missing before `metrics`: it closes the `[` of line 6
      metrics: [
      ^
  in `sources`";
    after("    ],\n    metrics", "    metrics", &expected.replace(":20:", ":19:"), (8, 15));
    let expected = r"
f.ron:46:9: error E102: `]` is expected here, not `)`
          ),
          ^
  in series 1, `points`";
    after("        ]),\n        (metric", "        ),\n        (metric", expected, (8, 15));
    let expected = r#"
f.ron:28:9: error E204: a list in square brackets, `[…]`, is expected here, not a record
          (id: "CN", name: (en: "China", zh: "全国")),
          ^
  in `regions`"#;
    after("regions: [", "regions: ", expected, (8, 15));
    let expected = r#"
f.ron:61:13: error E114: `)` is missing before `(`: it closes the `(` of line 60
              (on: "2020-03-28", value: Exactly(76), source: "briefing", stated: "2020-03-30", gist: "…
              ^
  in series 6, point 1"#;
    after("Exactly(32.8)),", "Exactly(32.8),", expected, (8, 15));
}

#[test]
fn brackets_that_are_too_many() {
    let expected = r#"
f.ron:71:51: error E102: `]` is expected here, not `)`
              (on: "2020-02-02", value: AtLeast(10))),
                                                    ^
  in series 8, `points`"#;
    after("AtLeast(10)),", "AtLeast(10))),", expected, (8, 15));
    let expected = r#"
f.ron:30:42: error E102: `]` is expected here, not `)`
          (id: "US-06", name: "California")),
                                           ^
  in `regions`"#;
    after("\"California\"),", "\"California\")),", expected, (8, 15));
}

#[test]
fn a_field_that_there_is_not() {
    let expected = r#"
f.ron:22:38: error E201: there is no field `nmae` here; did you mean `name`?
          (id: "employee-return-rate", nmae: (en: "Employee return rate", zh: "返岗率"), unit: Percent…
                                       ^^^^
  in metric 2"#;
    after("(id: \"employee-return-rate\", name:", "(id: \"employee-return-rate\", nmae:", expected, (8, 15));
}

#[test]
fn files_that_are_something_else() {
    let expected = r"
f.ron:1:1: error E002: this is not a data file: it starts with `date`; a data file starts with `(format: 1,`
  date,value
  ^^^^";
    whole("date,value\n2020-03-01,3\n", expected, (0, 0));
    let expected = r#"
f.ron:1:1: error E002: this is not a data file: it starts with `{`, as JSON does; a data file starts with `(format: 1,`
  {"format": 1}
  ^"#;
    whole("{\"format\": 1}", expected, (0, 0));
    let expected = r"
f.ron:1:1: error E002: this is not a data file: it starts with `<`, as a web page does; a data file starts with `(format: 1,`
  <!DOCTYPE html>
  ^";
    whole("<!DOCTYPE html>\n<html></html>", expected, (0, 0));
    let expected = r#"
f.ron:1:2: error E105: a field name stands without quotation marks: write `id:`, not `"id":`
  ("format": 1, "title": "x")
   ^"#;
    whole("(\"format\": 1, \"title\": \"x\")", expected, (0, 0));
    whole("", "f.ron:1:1: error E001: the file says nothing; a data file starts with `(format: 1,`", (0, 0));
}

#[test]
fn a_newer_format_and_the_other_kind_say_only_that() {
    let expected = r"
f.ron:3:13: error E003: the file is in format 2, and this version reads format 1; get a newer version
      format: 2,
              ^
  in `format`";
    after("format: 1", "format: 2", expected, (0, 0));
    let expected = r#"
f.ron:5:5: error E004: this is a tracker of programmes, not a data set; open it as the tracker
      currency: "CNY",
      ^^^^^^^^
  in `currency`"#;
    whole(include_str!("samples/tracker-small.ron"), expected, (0, 0));
}

/// Of a field that stands twice the first counts, and the second is told.
#[test]
fn a_field_that_stands_twice() {
    let twice = "points: [\n            (on: \"2020-03-28\", value: About(70), source: \"briefing\"),\n        ]";
    let text = SAMPLE.replacen(twice, &format!("{twice}, points: [(on: \"2020-03-29\", value: About(71))]"), 1);
    let reading = read(&text);
    assert!(printed(&text, &reading, Language::English).contains("error E203"));
    assert_eq!(reading.problems.len(), 1);
    assert_eq!(reading.dataset.claims, read(SAMPLE).dataset.claims);

    for (field, second) in [("title", "\"Another\""), ("about", "(tolerance: 0.5)"), ("format", "2")] {
        let text = SAMPLE.replacen("metrics:", &format!("{field}: {second}, metrics:"), 1);
        let reading = read(&text);
        let told = printed(&text, &reading, Language::English);
        assert!(told.contains("error E203") && reading.problems.len() == 1, "{told}");
        assert_eq!(reading.dataset, read(SAMPLE).dataset, "{field}");
    }
}

/// The first of many unknown ids get a suggestion, and each time the same; looking for all would take minutes.
#[test]
fn suggestions_for_many_unknown_ids_end() {
    let ids = (0..300).map(|it| format!("(id: \"source-number-{it:04}\", title: \"S\"),")).collect::<Vec<_>>().concat();
    let point = |it: usize| format!("(on: \"2020-03-28\", value: Exactly(1), source: \"sorce-number-{it:04}\"),");
    let points = (0..300).chain([7]).map(point).collect::<Vec<_>>().concat();
    let text = format!(
        "(format: 1, title: \"t\", sources: [{ids}], regions: [(id: \"r\", name: \"R\")],
        metrics: [(id: \"m\", name: \"M\", unit: Percent)],
        series: [(metric: \"m\", region: \"r\", points: [{points}])])"
    );
    let reading = read(&text);
    let suggested = reading.problems.iter().map(|it| match &it.fault {
        Fault::UnknownId { nearest, .. } => nearest.as_deref(),
        other => panic!("{other:?}"),
    });
    let suggested: Vec<Option<&str>> = suggested.collect();
    assert_eq!(suggested.len(), 301);
    assert_eq!(suggested.iter().flatten().count(), 201);
    assert_eq!((suggested[7], suggested[299], suggested[300]), (Some("source-number-0007"), None, suggested[7]));
}

/// A chain of regions as long as the file is not gone through once for each of them.
#[test]
fn regions_within_each_other_without_end() {
    let count = 60_000;
    let region = |it: usize| format!("(id: \"{it}\", name: \"R\", within: \"{}\"),", (it + 1) % count);
    let regions = (0..count).rev().map(region).collect::<Vec<_>>().concat();
    let text = format!("(format: 1, title: \"t\", regions: [{regions}], metrics: [], series: [])");
    let start = std::time::Instant::now();
    let reading = read(&text);
    assert_eq!(reading.dataset.regions.iter().filter(|it| it.within.is_none()).count(), 1);
    assert_eq!(reading.problems.len(), 1, "{:?}", &reading.problems[..2]);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn a_record_of_unknown_fields_is_told_in_part() {
    let fields = (0..50_000).map(|it| format!("field{it}: 1,")).collect::<Vec<_>>().concat();
    let text = SAMPLE.replacen("(id: \"masks\",", &format!("({fields} field9: 1, id: \"masks\","), 1);
    let start = std::time::Instant::now();
    let reading = read(&text);
    assert_eq!((reading.problems.len(), reading.dropped), (21, 50_000 - 20));
    assert_eq!(reading.dataset.sectors.len(), 5);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn line_breaks_of_windows_and_a_byte_order_mark_are_no_problem() {
    whole(&SAMPLE.replace('\n', "\r\n"), "", (8, 15));
    whole(&format!("\u{feff}{SAMPLE}"), "", (8, 15));
}

#[test]
fn in_chinese() {
    let text = SAMPLE.replacen("\"CN-HB\", points", "\"CN-HX\", points", 1);
    let expected = r#"
f.ron:56:50: 错误 E302: 没有标识为 "CN-HX" 的地区；是否想写 "CN-HB"？
          (metric: "employee-return-rate", region: "CN-HX", points: [
                                                   ^^^^^^^
  位置：第5个序列"#;
    assert_eq!(printed(&text, &read(&text), Language::Chinese).trim_end(), expected.trim_start());
}

#[test]
fn every_code_is_explained_in_the_readme() {
    let source = include_str!("../../src/syntax/fault.rs");
    let readme = include_str!("../../data/README.md");
    let codes: Vec<&str> = source.split('"').filter(|it| it.len() == 4 && it[1..].parse::<u16>().is_ok()).collect();
    assert!(codes.len() >= 36, "{codes:?}");
    for code in codes {
        assert_eq!(readme.matches(&format!("\n| {code} |")).count(), 1, "{code}");
    }
}
