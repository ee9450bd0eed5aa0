//! The numbers of a figure in the sentence that states it, so that the eye finds them.

use crate::figure::Figure;
use std::ops::Range;

/// Words behind a number that make it larger, longer ones first.
const SCALES: [(&str, f64); 16] = [
    ("hundred million", 1e8),
    ("trillion", 1e12),
    ("billion", 1e9),
    ("million", 1e6),
    ("thousand", 1e3),
    ("万亿", 1e12),
    ("千亿", 1e11),
    ("百亿", 1e10),
    ("十亿", 1e9),
    ("千万", 1e7),
    ("百万", 1e6),
    ("亿", 1e8),
    ("万", 1e4),
    ("千", 1e3),
    ("bn", 1e9),
    ("成", 10.0),
];

/// Where in a sentence the numbers of a figure stand, in bytes; empty where they are spelled out, or not there.
pub(super) fn stated(sentence: &str, figure: Figure) -> Vec<Range<usize>> {
    let wanted = match figure.numbers() {
        (Some(a), Some(b)) => vec![a, b],
        (Some(a), None) => vec![a],
        _ => return Vec::new(),
    };
    let is_wanted = |x: f64| wanted.iter().any(|it| (it.abs() - x).abs() <= 1e-9 * x.abs().max(1e-3));
    let numbers = numbers(sentence);
    // "70 to 90 billion": what stands behind the last number can be meant for the first, too.
    let mut found = Vec::new();
    let mut later = 1.0;
    for number in numbers.into_iter().rev() {
        let scale = if number.scale == 1.0 { later } else { number.scale };
        later = scale;
        if is_wanted(number.value * number.scale) || is_wanted(number.value * scale) {
            found.push(number.range);
        }
    }
    found.reverse();
    found
}

/// A number as it stands in a text, with the word behind it that makes it larger.
struct Number {
    value: f64,
    scale: f64,
    range: Range<usize>,
}

fn numbers(text: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((start, letter)) = letters.next() {
        let Some(first) = digit(letter).filter(|_| !before.is_alphabetic() || !before.is_ascii()) else {
            before = letter;
            continue;
        };
        let mut digits = first.to_string();
        let mut end = start + letter.len_utf8();
        while let Some((at, next)) = letters.peek().copied() {
            let behind = text.get(at + next.len_utf8()..).and_then(|it| it.chars().next()).and_then(digit);
            match digit(next) {
                Some(digit) => digits.push(digit),
                None if matches!(next, '.' | '．') && behind.is_some() => digits.push('.'),
                // What sets thousands apart is no part of the number.
                None if matches!(next, ',' | '，' | '\u{a0}' | '\u{202f}')
                    && is_thousands(text, at + next.len_utf8()) => {}
                None => break,
            }
            end = at + next.len_utf8();
            letters.next();
        }
        before = '0';
        let Ok(value) = digits.parse() else { continue };
        let rest = text.get(end..).unwrap_or_default();
        let word = rest.trim_start_matches([' ', '\u{a0}', '多', '余', '来', '+']).to_lowercase();
        let scale = SCALES.iter().find(|(it, _)| word.starts_with(it));
        let sign = rest.trim_start_matches([' ', '\u{a0}']);
        let per_cent = sign.chars().next().filter(|it| matches!(it, '%' | '％'));
        let through = per_cent.map_or(end, |it| end + (rest.len() - sign.len()) + it.len_utf8());
        found.push(Number { value, scale: scale.map_or(1.0, |it| it.1), range: start..through });
    }
    found
}

/// A digit, also of full width.
fn digit(letter: char) -> Option<char> {
    match letter {
        '0'..='9' => Some(letter),
        '０'..='９' => char::from_u32(u32::from(letter) - 0xfee0),
        _ => None,
    }
}

/// Whether just three digits stand at a place.
fn is_thousands(text: &str, at: usize) -> bool {
    let digits = text.get(at..).unwrap_or_default().chars().take(4).map_while(digit).count();
    digits == 3
}

#[cfg(test)]
mod tests {
    use super::stated;
    use crate::figure::{Figure, Reason};

    fn lit(sentence: &str, figure: Figure) -> Vec<&str> {
        stated(sentence, figure).into_iter().map(|it| &sentence[it]).collect()
    }

    #[test]
    fn the_numbers_that_are_meant_are_found() {
        let rate = "On 28 March 98.6 % of industrial enterprises and 89.9% of staff were back.";
        assert_eq!(lit(rate, Figure::Exactly(98.6)), ["98.6 %"]);
        assert_eq!(lit(rate, Figure::Exactly(89.9)), ["89.9%"]);
        assert_eq!(lit(rate, Figure::Exactly(8.6)), [""; 0], "a part of a number is another");
        assert_eq!(lit("between 70% and 90%", Figure::Between(70.0, 90.0)), ["70%", "90%"]);
        assert_eq!(lit("fell by 3.6 per cent", Figure::Exactly(-3.6)), ["3.6"], "the word tells the sign");
        assert_eq!(lit("over 7,679 suppliers", Figure::MoreThan(7679.0)), ["7,679"]);
        assert_eq!(lit("in 2020, 300 were open", Figure::Exactly(300.0)), ["300"]);
        assert_eq!(lit("COVID19 and 19", Figure::Exactly(19.0)), ["19"]);
    }

    #[test]
    fn what_stands_behind_a_number_counts() {
        assert_eq!(lit("more than 200 billion yuan", Figure::MoreThan(2e11)), ["200"]);
        assert_eq!(lit("2000多亿元", Figure::MoreThan(2e11)), ["2000"]);
        assert_eq!(lit("70 to 90 billion", Figure::Between(7e10, 9e10)), ["70", "90"]);
        assert_eq!(lit("达到９８．６％", Figure::Exactly(98.6)), ["９８．６％"]);
        assert_eq!(lit("复工率超过9成", Figure::MoreThan(90.0)), ["9"]);
    }

    #[test]
    fn nothing_is_lit_where_nothing_is_stated() {
        assert_eq!(lit("nine in ten", Figure::About(90.0)), [""; 0]);
        assert_eq!(lit("90 %", Figure::Missing(Reason::Withheld)), [""; 0]);
        assert_eq!(lit("", Figure::Exactly(1.0)), [""; 0]);
        assert_eq!(lit("1.2.3 ．．５", Figure::Exactly(5.0)), ["５"]);
    }
}
