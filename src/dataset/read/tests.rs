use super::{Reading, read_by};
use std::ops::ControlFlow;

fn read(text: &str, is_quick: bool) -> Reading {
    read_by(text, &mut |_| ControlFlow::Continue(()), is_quick)
}

/// The quick look at points changes nothing of what is read and told.
fn check(text: &str) {
    let (quick, slow) = (read(text, true), read(text, false));
    assert_eq!(quick.problems, slow.problems, "{text}");
    assert_eq!((quick.dropped, quick.usable), (slow.dropped, slow.usable), "{text}");
    assert_eq!(quick.dataset, slow.dataset, "{text}");
}

const SAMPLE: &str = include_str!("../../../tests/it/samples/dataset-small.ron");

#[test]
fn the_quick_look_finds_what_the_parser_finds() {
    check(SAMPLE);
    check(include_str!("../../../data/china-2020.ron"));
    check(&SAMPLE.replace('\n', "\r\n"));
    check(&SAMPLE.replace(", ", " , "));
    check(&SAMPLE.replace("source:", "source :"));
    check(&SAMPLE.replace("),", ",),"));
}

#[test]
fn the_quick_look_finds_the_same_in_points_of_any_shape() {
    let shapes = [
        "(on: \"2020-03-28\", value: {})",
        "(value: {}, on: \"2020-03-28\",)",
        "(on:\"2020-03-28\",value:{},source:\"s\",standing:Derived)",
        "(\n on: \"2020-02-29\",\n value: {},\n quote: \"said \\\"so\\\"\", gist: \"说\", note: \"a, b) c\")",
        "(on: \"2019-02-29\", value: {})",
        "(on: \"2020-03-28\", value: {}, stated: \"2020-03-01\")",
        "(on: \"2020-03-28\", value: {}, stated: \"2020-04-01\", on: \"2020-03-28\")",
        "(on: \"2020-03-28\" /* c */, value: {}, source: \"t\")",
        "(on: r\"2020-03-28\", value: {}, standing: firm, sauce: \"s\")",
        "P(on: \"2020-03-28\", value: {}), (on: \"2020-01-01\", value: Exactly(1)",
    ];
    let numbers = ["0", "-0", "100", "98.6", "-1", "1e2", "1_0", "100.00000000000000000001", "1.", "x", "98.6%", ""];
    let others =
        ["Missing(NotStated)", "Missing(Never)", "Exactly", "Between(1,2)", "Between(2, 1)", "Between(90, 101)"];
    let variants = ["Exactly", "About", "MoreThan", "AtLeast", "LessThan", "AtMost", "Roughly"];
    let figures = variants.iter().flat_map(|it| numbers.map(|x| format!("{it}({x})"))).chain(others.map(String::from));
    for figure in figures {
        for shape in shapes {
            let point = shape.replace("{}", &figure);
            check(&format!(
                "(format: 1, title: \"t\", sources: [(id: \"s\", title: \"S\")], regions: [(id: \"r\", name: \"R\")],
                metrics: [(id: \"m\", name: \"M\", unit: Percent, range: (min: 0, max: 100))],
                series: [(metric: \"m\", region: \"r\", points: [{point}, {point}])])"
            ));
        }
    }
}

#[test]
fn the_quick_look_finds_the_same_in_damaged_text() {
    let marks =
        ["", "(", ")", "[", "]", "\"", "\\", ",", ":", "，", "“", "/*", "//", "r#\"", "\n", "𠮷", "0", "-", " "];
    let series = SAMPLE.find("series: [").unwrap();
    let places = (series..SAMPLE.len()).filter(|it| SAMPLE.is_char_boundary(*it));
    for (turn, at) in places.enumerate() {
        // What is taken out, what is put in, and where change their places against each other.
        let end = SAMPLE.ceil_char_boundary((at + turn % 4).min(SAMPLE.len()));
        check(&format!("{}{}{}", &SAMPLE[..at], marks[turn % marks.len()], &SAMPLE[end..]));
    }
}

#[test]
fn a_quotation_mark_that_was_forgotten_costs_its_point_only() {
    let whole = read(SAMPLE, true).dataset;
    for point in ["\"2020-03-28\", value: MoreThan(95)", "\"2020-02-26\", value: Exactly(32.8)"] {
        let text = SAMPLE.replacen(point, &point.replacen("\",", ",", 1), 1);
        let reading = read(&text, true);
        assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
        assert_eq!(reading.dataset.claims.len(), whole.claims.len() - 1);
        assert_eq!(reading.dataset.series.len(), whole.series.len());
    }
}

#[test]
fn a_reading_that_is_called_off_stops_at_the_next_call() {
    let mut text = SAMPLE.replacen(
        "points: [",
        &format!("points: [{}", "(on: \"2020-01-01\", value: Exactly(1)),".repeat(9000)),
        1,
    );
    for _ in 0..2 {
        let mut calls = Vec::new();
        let reading = read_by(
            &text,
            &mut |done| {
                calls.push(done);
                if calls.len() == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
            true,
        );
        assert!(reading.cancelled && !reading.usable && reading.dataset.claims.is_empty());
        assert_eq!(calls.len(), 3);
        assert!(calls.is_sorted(), "{calls:?}");
        text = text.replacen("value: Exactly(1)", "value: Exactly(1) /* not usual */", 1);
    }
}
