//! Whatever is done to a file, reading it ends, and every problem has a place in it.

use resumption_monitor::dataset;
use resumption_monitor::figure::Language;
use resumption_monitor::locale::problems;
use resumption_monitor::syntax::{LineIndex, Parser};
use resumption_monitor::tracker;
use std::ops::ControlFlow;

/// A small generator: the same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }
}

/// What is put in: marks that mean something, marks that look like them, and long characters.
const MARKS: [&str; 20] = [
    "(", ")", "[", "]", "{", "}", "\"", "\\", ",", ":", "，", "：", "“", "/*", "//", "r#\"", "\n", "\u{feff}", "𠮷",
    "\0",
];

fn mutated(text: &str, random: &mut Random) -> String {
    let boundary = |random: &mut Random| text.floor_char_boundary(random.below(text.len() + 1));
    let (a, b) = (boundary(random), boundary(random));
    let near = text.floor_char_boundary((a + random.below(40)).min(text.len()));
    let (first, last) = (a.min(b), a.max(b));
    let mark = MARKS[random.below(MARKS.len())];
    match random.below(6) {
        0 => text[..a].to_owned(),
        1 => format!("{}{}", &text[..a], &text[near..]),
        2 => format!("{}{}", &text[..first], &text[last..]),
        3 => format!("{}{}", &text[..last], &text[first..]),
        4 => format!("{}{mark}{}", &text[..a], &text[a..]),
        _ => format!("{}{mark}{}", &text[..a], &text[near..]),
    }
}

fn check(text: &str) {
    let reading = dataset::read(text, &mut |_| ControlFlow::Continue(()));
    let tracker = tracker::read(text);
    let mut parser = Parser::new(text);
    parser.document(|parser, _, _| {
        parser.value();
    });
    let index = LineIndex::new(text);
    for problem in reading.problems.iter().chain(&tracker.problems).chain(&parser.sink.problems) {
        let span = problem.span;
        assert!(span.start <= span.end && span.end <= text.len(), "{problem:?}");
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{problem:?}");
        for language in [Language::English, Language::Chinese] {
            assert!(!problems::print(problem, text, &index, "f", language).is_empty());
        }
        problems::json(problem, text, &index, "f", Language::English);
    }
}

/// Reads a text in `times` damaged forms; ten thousand over the four tests below, which run side by side.
fn damage(text: &str, times: usize) {
    let mut random = Random(0x005e_ed0f_c0ff_ee00 ^ text.len() as u64);
    for _ in 0..times {
        let mut text = mutated(text, &mut random);
        if random.below(3) == 0 {
            text = mutated(&text, &mut random);
        }
        check(&text);
    }
}

#[test]
fn a_small_data_set_is_read_whatever_is_done_to_it() {
    damage(include_str!("samples/dataset-small.ron"), 4700);
}

#[test]
fn a_small_tracker_is_read_whatever_is_done_to_it() {
    damage(include_str!("samples/tracker-small.ron"), 4700);
}

#[test]
fn the_shipped_data_set_is_read_whatever_is_done_to_it() {
    damage(include_str!("../../data/china-2020.ron"), 300);
}

#[test]
fn the_shipped_tracker_is_read_whatever_is_done_to_it() {
    damage(include_str!("../../data/programmes.ron"), 300);
}

#[test]
fn large_noise_does_not_hang() {
    let size = 30_000;
    for part in
        ["(", "[", ")", "(]", "([", "\"", "\"a: \"b ", "((a:", "a:", "/*", "“", "r#\"", "(a: [", "],", "，", "\\"]
    {
        check(&format!("({}", part.repeat(size / part.len())));
        check(&format!("(series: [(points: {}", part.repeat(size / part.len())));
        check(&format!("(sources: [\n{}", format!("{part}\n").repeat(size / part.len() / 2)));
    }
    check(&format!("{}{}", "(".repeat(size), "]".repeat(size)));
    check(&format!("(series: {}{}", "[(".repeat(size), "])".repeat(size)));
}
