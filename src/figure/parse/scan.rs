//! From letters to numbers and words.

use super::numeral::{self, Numeral};
use super::refused::Refused;
use super::words::{self, Measure, Word};

/// Longer than anything that people type for a figure.
const LONGEST: usize = 200;

/// A text as typed, and as it is read: one width, one case, one kind of space and of dash.
#[derive(Debug)]
pub(super) struct Letters {
    typed: Vec<char>,
    pub(super) read: Vec<char>,
}

impl Letters {
    pub(super) fn of(text: &str) -> Result<Self, Refused> {
        let mut letters = Self { typed: Vec::new(), read: Vec::new() };
        for letter in text.trim().trim_matches(is_quote).chars().filter(|it| !is_invisible(*it)) {
            letters.typed.push(letter);
            letters.read.push(plain(letter));
            if letters.typed.len() > LONGEST {
                return Err(Refused::TooLong { letters: text.chars().count() });
            }
        }
        // The full stop of a sentence; a lone "." is no sentence.
        if letters.read.len() > 1 && letters.read.last() == Some(&'.') {
            letters.read.pop();
            letters.typed.pop();
        }
        Ok(letters)
    }

    /// What stands there, as typed.
    pub(super) fn typed(&self, from: usize, to: usize) -> String {
        self.typed.get(from..to).unwrap_or_default().iter().collect::<String>().trim().to_owned()
    }

    fn rest(&self, at: usize) -> &[char] {
        self.read.get(at..).unwrap_or_default()
    }
}

/// Quotation marks around what was pasted.
fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」')
}

/// Marks that take no room and say nothing.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// The letter that stands for all its widths and forms.
fn plain(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => {
            // Full-width forms lie as far from ASCII as the first from "!".
            let narrow = u32::from(letter) - 0xff01 + 0x21;
            char::from_u32(narrow).map_or(letter, |it| it.to_ascii_lowercase())
        }
        '\u{2014}' | '\u{2015}' => '—', // never a minus
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{301c}' | '\u{223c}' => '~',
        '\u{2019}' | '\u{2bc}' => '\'',
        '\u{ffe5}' => '¥',
        '\u{fe6a}' => '%',
        '。' | '\u{ff61}' => '.',
        '億' => '亿',
        '萬' => '万',
        '約' => '约',
        '過' => '过',
        '餘' => '余',
        '間' => '间',
        _ if letter.is_whitespace() => ' ',
        _ => letter.to_ascii_lowercase(),
    }
}

/// A number or a word, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) from: usize,
    pub(super) to: usize,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Number(Numeral),
    Word(Word),
}

/// All tokens; the first thing that is none ends it.
pub(super) fn tokens(letters: &Letters, names: &[&str]) -> Result<Vec<Token>, Refused> {
    let names: Vec<Vec<char>> = names.iter().map(|it| it.trim().chars().map(plain).collect()).collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(first) = letters.rest(at).first() {
        if *first == ' ' {
            at += 1;
            continue;
        }
        let after_number = matches!(tokens.last(), Some(Token { kind: Kind::Number(_), .. }));
        let (kind, length) = token(letters, at, &names, after_number)?;
        tokens.push(Token { kind, from: at, to: at + length });
        at += length;
    }
    Ok(tokens)
}

fn token(letters: &Letters, at: usize, names: &[Vec<char>], after_number: bool) -> Result<(Kind, usize), Refused> {
    let rest = letters.rest(at);
    if let Some((numeral, length)) = numeral::digits(rest)? {
        return Ok((Kind::Number(numeral), length));
    }
    let named = names.iter().filter_map(|it| words::phrase_length(rest, it.iter().copied())).max();
    if let Some(length) = named {
        return Ok((Kind::Word(Word::Measure(Measure::Named)), length));
    }
    let word = words::longest(rest);
    // 千 behind a number is a scale; elsewhere it begins a numeral, unless it begins 百分之 and the like.
    let scale = matches!(word, Some((Word::Scale(..), _)));
    if (word.is_none() || (scale && !after_number))
        && let Some((numeral, length)) = numeral::chinese(rest)?
    {
        return Ok((Kind::Number(numeral), length));
    }
    word.map(|(word, length)| (Kind::Word(word), length)).ok_or_else(|| unknown(letters, at))
}

/// The stretch up to the next space or digit, in which no word is known.
fn unknown(letters: &Letters, at: usize) -> Refused {
    if !letters.read.iter().any(|it| it.is_ascii_digit() || numeral::is_chinese(*it)) {
        return Refused::NotAFigure;
    }
    let ends = |letter: &char| *letter == ' ' || letter.is_ascii_digit();
    let rest = letters.rest(at);
    let length = rest.iter().skip(1).position(ends).map_or(rest.len(), |it| it + 1);
    Refused::NotUnderstood { found: letters.typed(at, at + length) }
}
