//! Chinese texts, in the program and in the shipped data, have Chinese punctuation.
#![cfg(test)]

use crate::layers::files;
use std::path::Path;

fn is_han(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

/// Whether a text is Chinese; one sign can stand in an English text as an example.
fn is_chinese(text: &str) -> bool {
    text.chars().filter(|it| is_han(*it)).count() > 1
}

/// Where a sign of Western width follows a Chinese one or a figure that is put in before another.
fn odd(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let western = |it: char| ",:;?!()".contains(it);
    let odd = letters.windows(3).filter(|it| {
        let after_han = is_han(it[0]) && western(it[1]);
        let before_han = western(it[1]) && is_han(it[2]) && it[0] != '\'';
        after_han || before_han
    });
    odd.map(|it| it.iter().collect()).collect()
}

/// What stands in quotation marks on a line; none of our texts has an escaped one beside a Chinese sign.
fn literals(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

#[test]
fn chinese_texts_of_the_program_have_full_width_punctuation() {
    let sources = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale"));
    assert!(sources.iter().any(|(path, _)| path == "claims.rs"));
    for (path, text) in sources.iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
        for literal in text.lines().flat_map(literals).filter(|it| is_chinese(it)) {
            assert_eq!(odd(literal), Vec::<String>::new(), "{path}: {literal}");
        }
    }
}

#[test]
fn chinese_names_of_the_shipped_data_have_full_width_punctuation() {
    for text in [include_str!("../../data/china-2020.ron"), include_str!("../../data/programmes.ron")] {
        let names = text.split("zh: \"").skip(1).filter_map(|it| it.split('"').next());
        let mut read = 0;
        for name in names {
            assert_eq!(odd(name), Vec::<String>::new(), "{name}");
            read += 1;
        }
        assert!(read > 50, "only {read} names were found");
    }
}
