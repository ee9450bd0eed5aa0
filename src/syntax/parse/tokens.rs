//! The smallest parts: space and comments, texts, numbers, words, and marks that only look like RON's.

use super::{Lost, Parsed, Parser, is_word_byte, is_word_start};
use crate::syntax::fault::Fault;
use crate::syntax::span::Span;
use std::borrow::Cow;

impl<'a> Parser<'a> {
    /// White space and comments.
    pub(super) fn trivia(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c) => self.pos += 1,
                Some(b'/') if self.bytes.get(self.pos + 1) == Some(&b'/') => {
                    self.pos += self.rest().find('\n').unwrap_or(self.rest().len());
                }
                Some(b'/') if self.bytes.get(self.pos + 1) == Some(&b'*') => self.block_comment(),
                _ => return,
            }
        }
    }

    /// `/* … */`, which may nest.
    fn block_comment(&mut self) {
        let start = self.pos;
        let mut depth = 0_u32;
        while self.pos < self.bytes.len() {
            match (self.bytes[self.pos], self.bytes.get(self.pos + 1)) {
                (b'/', Some(b'*')) => {
                    depth += 1;
                    self.pos += 2;
                }
                (b'*', Some(b'/')) => {
                    depth -= 1;
                    self.pos += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _ => self.pos += 1,
            }
        }
        self.report(Span::new(start, start + 2), Fault::UnclosedComment);
        self.told_end = true;
    }

    pub(super) fn string(&mut self) -> Parsed<Cow<'a, str>> {
        let start = self.pos;
        let from = start + 1;
        let closed = self.skip_string();
        let text = self.text.get(from..self.pos - 1).unwrap_or("");
        if !closed || (self.is_doubtful(text) && !self.at_end_of_item()) {
            return self.unclosed_string(start);
        }
        if text.contains('\\') {
            return Ok(Cow::Owned(self.unescaped(from, self.pos - 1)));
        }
        Ok(Cow::Borrowed(text))
    }

    /// Whether a text that has just been read may be what stands between two others, as its end was forgotten.
    fn is_doubtful(&self, text: &str) -> bool {
        // Nearly every text is followed by one of these, and then there is nothing to look into.
        !matches!(self.peek(), Some(b',' | b')')) && (text.contains('\n') || text.trim_end().ends_with([':', '(', '[']))
    }

    /// Whether what follows can follow a value. A quote that was forgotten shows by it: the string then ends where
    /// the next one begins.
    fn at_end_of_item(&mut self) -> bool {
        self.ahead(|it| {
            it.trivia();
            if it.peek().is_some_and(is_word_start) {
                it.word();
                it.trivia();
                return it.peek() == Some(b':'); // a field, with the comma before it forgotten
            }
            matches!(it.peek(), Some(b',' | b')' | b']' | b'}') | None)
        })
    }

    /// A text with its escapes replaced; the parser is then back behind it.
    fn unescaped(&mut self, from: usize, end: usize) -> String {
        let behind = self.pos;
        self.pos = from;
        let mut text = String::with_capacity(end - from);
        while self.pos < end {
            let at = self.pos;
            let Some(next) = self.rest().chars().next() else { break };
            self.pos += next.len_utf8();
            if next != '\\' {
                text.push(next);
            } else if let Some(character) = self.escape() {
                text.push(character);
            } else {
                let end = (at + 2..=self.bytes.len()).find(|it| self.text.is_char_boundary(*it));
                let span = Span::new(at, end.unwrap_or(self.bytes.len()));
                self.report(span, Fault::BadEscape { found: span.of(self.text).to_owned() });
            }
        }
        self.pos = behind;
        text
    }

    fn escape(&mut self) -> Option<char> {
        let next = self.rest().chars().next()?;
        self.pos += next.len_utf8();
        match next {
            'n' => Some('\n'),
            't' => Some('\t'),
            'r' => Some('\r'),
            '0' => Some('\0'),
            '"' | '\\' | '\'' => Some(next),
            'x' => self.hex(2),
            'u' if self.peek() == Some(b'{') => {
                let digits = self.rest()[1..].split('}').next().filter(|it| it.len() <= 6)?;
                let value = u32::from_str_radix(digits, 16).ok()?;
                self.pos += digits.len() + 2;
                char::from_u32(value)
            }
            _ => None,
        }
    }

    fn hex(&mut self, len: usize) -> Option<char> {
        let digits = self.rest().get(..len)?;
        let value = u32::from_str_radix(digits, 16).ok()?;
        self.pos += len;
        char::from_u32(value)
    }

    /// A string without an end. It is taken to end before the next field of its line or, if there is none, before
    /// the brackets and the comma that end the line, so that the records around it are not lost.
    fn unclosed_string<T>(&mut self, start: usize) -> Parsed<T> {
        // A line can be the whole file; what is far off is not looked at.
        let far = self.text.floor_char_boundary(start + 4096);
        let line = self.text[start..far].split('\n').next().unwrap_or("");
        let last = line.trim_end_matches([')', ']', ',', ' ', '\t', '\r']).len();
        let is_name = |text: &str| {
            let name = text.trim_start().split(':').next().unwrap_or("");
            name.len() < text.trim_start().len() && !name.is_empty() && name.bytes().all(is_word_byte)
        };
        let next = line.match_indices(',').map(|(at, _)| at).find(|at| is_name(&line[at + 1..]));
        self.pos = start + next.unwrap_or(last).max(1);
        // Where the file is cut off within a text, the brackets that are open say so.
        if self.text[self.pos..].trim().is_empty() {
            self.pos = self.bytes.len();
        } else {
            self.report(Span::new(start, start + 1), Fault::UnclosedString);
        }
        Err(Lost)
    }

    pub(super) fn raw_string(&mut self) -> Parsed<Cow<'a, str>> {
        let start = self.pos;
        let hashes = self.bytes[start + 1..].iter().take_while(|it| **it == b'#').count();
        let from = start + 2 + hashes;
        if self.bytes.get(from - 1) != Some(&b'"') {
            self.pos = (start + 1).min(self.bytes.len());
            self.report(Span::new(start, self.pos), Fault::ExpectedValue { found: "r#".to_owned() });
            return Err(Lost);
        }
        let end = format!("\"{}", "#".repeat(hashes));
        let Some(len) = self.text[from..].find(&end) else {
            self.report(Span::new(start, from), Fault::UnclosedString);
            self.pos = self.bytes.len();
            self.told_end = true; // nothing can be said of what is behind it
            return Err(Lost);
        };
        self.pos = from + len + end.len();
        Ok(Cow::Borrowed(&self.text[from..from + len]))
    }

    pub(super) fn number(&mut self) -> Parsed<f64> {
        let start = self.pos;
        while self.peek().is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.' | b'_')) {
            self.pos += 1;
        }
        // A unit that was typed with it belongs to it: `98.6%`, `3000亿`.
        let unit = |it: char| it.is_alphabetic() || matches!(it, '%' | '％' | '‰');
        self.pos += self.rest().chars().take_while(|it| unit(*it)).map(char::len_utf8).sum::<usize>();
        let span = Span::new(start, self.pos);
        let text = span.of(self.text);
        let clean = if text.contains('_') { Cow::Owned(text.replace('_', "")) } else { Cow::Borrowed(text) };
        let fault = match clean.parse::<f64>() {
            Ok(number) if number.is_finite() => return Ok(number),
            Ok(_) => Fault::NotFinite { text: text.to_owned() },
            Err(_) => Fault::BadNumber { text: text.to_owned() },
        };
        self.report(span, fault);
        Err(Lost)
    }

    pub(super) fn word(&mut self) -> &'a str {
        let start = self.pos;
        while self.peek().is_some_and(is_word_byte) {
            self.pos += 1;
        }
        &self.text[start..self.pos]
    }

    /// Reports what stands where a value should.
    pub(super) fn lost(&mut self) -> Lost {
        if let Some(lost) = self.foreign_mark() {
            return lost;
        }
        let found = self.found();
        self.report(self.here(), Fault::ExpectedValue { found });
        Lost
    }

    /// Reports a mark that looks like one of RON's own: typed with a Chinese keyboard, or made curly by an editor.
    pub(super) fn foreign_mark(&mut self) -> Option<Lost> {
        let found = self.rest().chars().next()?;
        let instead = match found {
            '，' | '、' | '،' => ',',
            '：' | '﹕' => ':',
            '（' => '(',
            '）' => ')',
            '［' | '【' => '[',
            '］' | '】' => ']',
            '“' | '”' | '„' | '＂' | '«' | '»' | '「' | '」' => '"',
            '‘' | '’' => '\'',
            '−' | '–' | '—' | '－' => '-',
            '．' | '。' => '.',
            '\u{a0}' | '\u{3000}' | '\u{2002}'..='\u{200b}' | '\u{202f}' | '\u{feff}' => ' ',
            '０'..='９' => char::from_u32(u32::from(found) - 0xfee0)?,
            _ => return None,
        };
        self.report(self.here(), Fault::ForeignMark { found, instead });
        Some(Lost)
    }
}
