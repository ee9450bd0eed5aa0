//! The parser: total, with recovery, one pass over the bytes.
//!
//! After a fault in an item it goes on behind the next comma of the same list or record, so each broken record
//! is told once and the others are read.

use super::fault::{Fault, Sink};
use super::span::{LineIndex, Span};
use std::borrow::Cow;

/// A value of the text.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// Where it stands, without the white space and comments around it.
    pub span: Span,
    /// What it is.
    pub kind: Kind<'a>,
}

/// The kinds of values in the two file formats.
#[derive(Clone, Debug)]
pub enum Kind<'a> {
    /// `"text"`, or raw: `r#"text"#`.
    Text(Cow<'a, str>),
    /// A number; finite.
    Number(f64),
    /// A word by itself: `Percent`, `true`.
    Word(&'a str),
    /// `(a: 1)` or `Name(a: 1)`.
    Record(Option<&'a str>, Vec<Field<'a>>),
    /// `(1, 2)` or `Name(1)`; `()` too.
    Tuple(Option<&'a str>, Vec<Node<'a>>),
    /// `[1, 2]`.
    List(Vec<Node<'a>>),
    /// Could not be read; that has been reported.
    Broken,
}

/// A field of a record.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where the name stands.
    pub name_span: Span,
    /// Its value.
    pub value: Node<'a>,
}

/// A value that was passed over for now.
#[derive(Clone, Copy, Debug)]
pub struct Deferred {
    name: Span,
    start: usize,
}

/// Reads a text from the front to the back.
#[derive(Debug)]
pub struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    pos: usize,
    depth: u32,
    /// Problems found, and where the reader stands.
    pub sink: Sink,
}

/// Deeper nesting than this is refused; the formats need six levels.
const DEPTH: u32 = 48;

/// Whether the parser stands behind a value or lost its way in the item.
type Parsed<T> = Result<T, Lost>;

/// The fault has been reported; the rest of the item is to be skipped.
#[derive(Debug)]
pub(super) struct Lost;

impl<'a> Parser<'a> {
    /// Starts at the front of a text; a byte order mark is passed over.
    pub fn new(text: &'a str) -> Self {
        let pos = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text, bytes: text.as_bytes(), pos, depth: 0, sink: Sink::default() }
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many bytes have been read.
    pub fn position(&self) -> usize {
        self.pos
    }

    /// Notes a problem.
    pub fn report(&mut self, span: Span, fault: Fault) {
        self.sink.report(self.text, span, fault);
    }

    /// Reads the record that is the whole file; `field` reads the value of each of its fields.
    ///
    /// Says `false`, with a problem, where the text is not such a record at all.
    pub fn document(&mut self, field: impl FnMut(&mut Self, &'a str, Span)) -> bool {
        self.trivia();
        // Attributes such as `#![enable(implicit_some)]` are allowed by RON and change nothing here.
        while self.rest().starts_with("#![") {
            self.pos += self.rest().find(']').map_or(self.rest().len(), |at| at + 1);
            self.trivia();
        }
        if self.pos >= self.bytes.len() {
            self.report(Span::new(0, 0), Fault::Empty);
            return false;
        }
        if self.peek() != Some(b'(') {
            let found = self.found();
            self.report(self.here(), Fault::NotRon { found });
            return false;
        }
        self.fields(field);
        self.trivia();
        if self.pos < self.bytes.len() {
            self.report(self.here(), Fault::TextBehindEnd);
        }
        true
    }

    /// Passes over a value without a look at it, to be read by [`Parser::resume`] once what it needs is known.
    pub fn defer(&mut self, name: Span) -> Deferred {
        let deferred = Deferred { name, start: self.pos };
        self.skip_item();
        deferred
    }

    /// Goes back to a value that was passed over, reads it, and returns to where it was.
    pub fn resume(&mut self, deferred: Deferred, read: impl FnOnce(&mut Self)) {
        let behind = std::mem::replace(&mut self.pos, deferred.start);
        self.sink.enter_field(deferred.name);
        read(self);
        self.sink.leave();
        self.pos = if self.sink.is_muted() { self.bytes.len() } else { behind };
    }

    /// Reads no further: all that follows, and all problems from here on, are passed over.
    pub fn abandon(&mut self) {
        self.pos = self.bytes.len();
        self.sink.mute();
    }

    /// Reads a list, item by item; a value that is no list is reported and passed over.
    pub fn list(&mut self, mut item: impl FnMut(&mut Self, usize)) {
        self.trivia();
        if self.peek() != Some(b'[') {
            let node = self.value();
            if !matches!(node.kind, Kind::Broken) {
                let fault = Fault::WrongType { expected: super::fault::Expected::List, found: node.what() };
                self.report(node.span, fault);
            }
            return;
        }
        let mut index = 0;
        self.items(b']', |parser| {
            parser.sink.enter_item(index);
            item(parser, index);
            parser.sink.leave();
            index += 1;
            Ok(())
        });
    }

    /// Reads a record field by field where one stands; otherwise reports and passes over what stands there.
    pub fn record(&mut self, field: impl FnMut(&mut Self, &'a str, Span)) -> Option<Span> {
        self.trivia();
        let start = self.pos;
        if self.peek() == Some(b'(') {
            self.fields(field);
            return Some(Span::new(start, self.pos));
        }
        let node = self.value();
        if !matches!(node.kind, Kind::Broken) {
            let fault = Fault::WrongType { expected: super::fault::Expected::Record, found: node.what() };
            self.report(node.span, fault);
        }
        None
    }

    /// Reads one value; [`Kind::Broken`] where it can't be read, which is then reported.
    pub fn value(&mut self) -> Node<'a> {
        self.trivia();
        let start = self.pos;
        let kind = self.kind().unwrap_or_else(|Lost| {
            self.skip_item();
            Kind::Broken
        });
        Node { span: Span::new(start, self.pos), kind }
    }

    fn kind(&mut self) -> Parsed<Kind<'a>> {
        match self.peek() {
            Some(b'"') => self.string().map(Kind::Text),
            Some(b'r') if matches!(self.bytes.get(self.pos + 1), Some(b'"' | b'#')) => {
                self.raw_string().map(Kind::Text)
            }
            Some(b'[') => self.nested(|it| {
                let mut items = Vec::new();
                it.list(|parser, _| items.push(parser.value()));
                Kind::List(items)
            }),
            Some(b'(') => self.nested(|it| it.parenthesis(None)),
            Some(b'0'..=b'9' | b'-' | b'+' | b'.') => self.number().map(Kind::Number),
            Some(byte) if is_word_start(byte) => self.word_or_named(),
            _ => Err(self.lost()),
        }
    }

    fn word_or_named(&mut self) -> Parsed<Kind<'a>> {
        let start = self.pos;
        let word = self.word();
        if matches!(word, "inf" | "NaN") {
            self.report(Span::new(start, self.pos), Fault::NotFinite { text: word.to_owned() });
            return Ok(Kind::Broken);
        }
        let behind = self.pos;
        self.trivia();
        if self.peek() != Some(b'(') {
            self.pos = behind;
            return Ok(Kind::Word(word));
        }
        let kind = self.nested(|it| it.parenthesis(Some(word)))?;
        Ok(match kind {
            // `Some(x)` is x: the formats write options without it, but it is not wrong.
            Kind::Tuple(Some("Some"), mut items) if items.len() == 1 => items.pop().map_or(Kind::Broken, |it| it.kind),
            kind => kind,
        })
    }

    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Kind<'a>) -> Parsed<Kind<'a>> {
        if self.depth >= DEPTH {
            self.report(self.here(), Fault::TooDeep);
            return Err(Lost);
        }
        self.depth += 1;
        let kind = read(self);
        self.depth -= 1;
        Ok(kind)
    }

    /// A record or a tuple, told apart by `name:` behind the parenthesis.
    fn parenthesis(&mut self, name: Option<&'a str>) -> Kind<'a> {
        if self.is_record() {
            let mut fields = Vec::new();
            self.fields(|parser, name, name_span| fields.push(Field { name, name_span, value: parser.value() }));
            Kind::Record(name, fields)
        } else {
            let mut items = Vec::new();
            self.items(b')', |parser| {
                items.push(parser.value());
                Ok(())
            });
            Kind::Tuple(name, items)
        }
    }

    /// Looks ahead: is there a field name behind the parenthesis?
    fn is_record(&mut self) -> bool {
        let (start, known) = (self.pos, self.sink.problems.len());
        self.pos += 1;
        self.trivia();
        let named = self.peek().is_some_and(is_word_start) && {
            self.word();
            self.trivia();
            self.peek() == Some(b':') || self.text[self.pos..].starts_with('：')
        };
        self.pos = start;
        self.sink.problems.truncate(known);
        named
    }

    fn fields(&mut self, mut field: impl FnMut(&mut Self, &'a str, Span)) {
        self.items(b')', |parser| {
            if !parser.peek().is_some_and(is_word_start) {
                return match parser.foreign_mark() {
                    Some(lost) => Err(lost),
                    None => {
                        let found = parser.found();
                        parser.report(parser.here(), Fault::ExpectedField { found });
                        Err(Lost)
                    }
                };
            }
            let start = parser.pos;
            let name = parser.word();
            let name_span = Span::new(start, parser.pos);
            parser.trivia();
            if parser.peek() == Some(b':') {
                parser.pos += 1;
            } else if parser.foreign_mark().is_some() {
                parser.bump();
            } else {
                parser.report(parser.here(), Fault::ExpectedColon { field: name.to_owned() });
                return Err(Lost);
            }
            parser.sink.enter_field(name_span);
            field(parser, name, name_span);
            parser.sink.leave();
            Ok(())
        });
    }

    /// The items between an opening bracket, where the parser stands, and its closer.
    fn items(&mut self, close: u8, mut item: impl FnMut(&mut Self) -> Parsed<()>) {
        let open = self.here();
        self.pos += 1;
        loop {
            self.trivia();
            let start = self.pos;
            match self.peek() {
                Some(byte) if byte == close => {
                    self.pos += 1;
                    return;
                }
                None => return self.unclosed(open),
                Some(byte @ (b')' | b']' | b'}')) => {
                    let (expected, found) = (char::from(close), char::from(byte));
                    self.report(self.here(), Fault::WrongCloser { expected, found });
                    // Someone else's closer ends this list, too, unless nobody waits for it.
                    if self.depth == 0 || byte == b'}' {
                        self.pos += 1;
                        continue;
                    }
                    return;
                }
                _ => {}
            }
            if item(self).is_err() {
                self.skip_item();
            }
            self.trivia();
            match self.peek() {
                Some(b',') => self.pos += 1,
                Some(b')' | b']' | b'}') | None => {}
                _ if self.foreign_mark().is_some() => {
                    self.bump();
                }
                _ => {
                    let found = self.found();
                    self.report(self.here(), Fault::ExpectedComma { found });
                    if self.pos == start {
                        self.bump();
                    }
                }
            }
        }
    }

    fn unclosed(&mut self, open: Span) {
        // The outermost bracket that is open says it for all inside it.
        let known = |it: &super::Problem| matches!(it.fault, Fault::Unclosed { .. });
        if self.sink.problems.last().is_some_and(known) {
            return;
        }
        let mark = open.of(self.text).chars().next().unwrap_or('(');
        let line = LineIndex::new(self.text).place(self.text, open.start).line;
        let end = self.text.trim_end().len();
        self.report(Span::new(end, end), Fault::Unclosed { open: mark, line });
    }

    /// Passes over the rest of an item: up to a comma or closer that belongs to what is around it.
    fn skip_item(&mut self) {
        let mut depth = 0_u32;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.skip_string(),
                b'/' if matches!(self.bytes.get(self.pos + 1), Some(b'/' | b'*')) => self.trivia(),
                b'r' if matches!(self.bytes.get(self.pos + 1), Some(b'"' | b'#')) => {
                    if self.raw_string().is_err() {
                        self.pos = self.pos.max(1);
                    }
                }
                b'(' | b'[' | b'{' => {
                    depth += 1;
                    self.pos += 1;
                }
                b')' | b']' | b'}' if depth == 0 => return,
                b')' | b']' | b'}' => {
                    depth -= 1;
                    self.pos += 1;
                }
                b',' if depth == 0 => return,
                _ if self.rest().starts_with('“') => self.skip_curly(),
                _ if is_word_start(byte) => {
                    self.word();
                }
                _ => self.bump(),
            }
        }
    }

    /// A text between curly quotes, so that a comma in it does not count.
    fn skip_curly(&mut self) {
        let line = self.rest().split('\n').next().unwrap_or("");
        let end = line.char_indices().skip(1).find(|(_, it)| matches!(it, '”' | '"'));
        self.pos += end.map_or('“'.len_utf8(), |(at, mark)| at + mark.len_utf8());
    }

    fn skip_string(&mut self) {
        self.pos += 1;
        while let Some(byte) = self.peek() {
            self.pos += 1;
            match byte {
                b'\\' => self.pos = (self.pos + 1).min(self.bytes.len()),
                b'"' => break,
                _ => {}
            }
        }
        // An escape can end inside a character.
        while !self.text.is_char_boundary(self.pos) {
            self.pos += 1;
        }
    }

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
    }

    fn string(&mut self) -> Parsed<Cow<'a, str>> {
        let start = self.pos;
        self.pos += 1;
        let from = self.pos;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    let text = &self.text[from..self.pos];
                    self.pos += 1;
                    if text.contains('\n') && !self.at_end_of_item() {
                        return self.unclosed_string(start);
                    }
                    return Ok(Cow::Borrowed(text));
                }
                b'\\' => return self.string_with_escapes(start, from),
                _ => self.pos += 1,
            }
        }
        self.unclosed_string(start)
    }

    /// Whether what follows can follow a value. A quote that was forgotten shows by it: the string then ends where
    /// the next one begins.
    fn at_end_of_item(&mut self) -> bool {
        let behind = self.pos;
        self.trivia();
        let ends = matches!(self.peek(), Some(b',' | b')' | b']' | b'}') | None);
        self.pos = behind;
        ends
    }

    fn string_with_escapes(&mut self, start: usize, from: usize) -> Parsed<Cow<'a, str>> {
        let mut text = self.text[from..self.pos].to_owned();
        while let Some(next) = self.rest().chars().next() {
            let at = self.pos;
            self.pos += next.len_utf8();
            match next {
                '"' => return Ok(Cow::Owned(text)),
                '\\' => match self.escape() {
                    Some(character) => text.push(character),
                    None => {
                        let end = (at + 2..=self.bytes.len()).find(|it| self.text.is_char_boundary(*it));
                        let span = Span::new(at, end.unwrap_or(self.bytes.len()));
                        self.report(span, Fault::BadEscape { found: span.of(self.text).to_owned() });
                    }
                },
                other => text.push(other),
            }
        }
        self.unclosed_string(start)
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

    /// A string without an end: the rest of its line is taken for it, so that the file is not lost.
    fn unclosed_string<T>(&mut self, start: usize) -> Parsed<T> {
        self.report(Span::new(start, start + 1), Fault::UnclosedString);
        self.pos = start + self.text[start..].find('\n').unwrap_or(self.text.len() - start);
        Err(Lost)
    }

    fn raw_string(&mut self) -> Parsed<Cow<'a, str>> {
        let start = self.pos;
        let hashes = self.bytes[start + 1..].iter().take_while(|it| **it == b'#').count();
        let from = start + 2 + hashes;
        if self.bytes.get(from - 1) != Some(&b'"') {
            self.pos = (start + 1).min(self.bytes.len());
            self.report(Span::new(start, self.pos), Fault::ExpectedValue { found: "r#".to_owned() });
            return Err(Lost);
        }
        let end = format!("\"{}", "#".repeat(hashes));
        let Some(len) = self.text[from..].find(&end) else { return self.unclosed_string(start) };
        self.pos = from + len + end.len();
        Ok(Cow::Borrowed(&self.text[from..from + len]))
    }

    fn number(&mut self) -> Parsed<f64> {
        let start = self.pos;
        while self.peek().is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.' | b'_')) {
            self.pos += 1;
        }
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

    fn word(&mut self) -> &'a str {
        let start = self.pos;
        while self.peek().is_some_and(|it| it.is_ascii_alphanumeric() || it == b'_') {
            self.pos += 1;
        }
        &self.text[start..self.pos]
    }

    /// Reports what stands where a value should.
    fn lost(&mut self) -> Lost {
        if let Some(lost) = self.foreign_mark() {
            return lost;
        }
        let found = self.found();
        self.report(self.here(), Fault::ExpectedValue { found });
        Lost
    }

    /// Reports a mark that looks like one of RON's own: typed with a Chinese keyboard, or made curly by an editor.
    fn foreign_mark(&mut self) -> Option<Lost> {
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

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.pos).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.pos..).unwrap_or("")
    }

    fn bump(&mut self) {
        self.pos += self.rest().chars().next().map_or(1, char::len_utf8);
    }

    /// The character under the parser.
    fn here(&self) -> Span {
        Span::new(self.pos, self.pos + self.rest().chars().next().map_or(0, char::len_utf8))
    }

    /// What stands here, shortened, for a message.
    fn found(&self) -> String {
        let line = self.rest().split(['\n', '\r']).next().unwrap_or("");
        let first = if self.peek().is_some_and(is_word_start) {
            line.split(|it: char| !it.is_alphanumeric() && it != '_').next()
        } else {
            line.char_indices().nth(1).map(|(at, _)| &line[..at]).or(Some(line))
        };
        first.unwrap_or("").chars().take(24).collect()
    }
}

impl Node<'_> {
    /// What it is, as messages name it.
    pub fn what(&self) -> &'static str {
        match self.kind {
            Kind::Text(_) => "text",
            Kind::Number(_) => "number",
            Kind::Word(_) => "word",
            Kind::Record(..) => "record",
            Kind::Tuple(..) => "tuple",
            Kind::List(_) => "list",
            Kind::Broken => "broken",
        }
    }

    /// Whether it could not be read, which has then been reported.
    pub fn is_broken(&self) -> bool {
        matches!(self.kind, Kind::Broken)
    }
}

fn is_word_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}
