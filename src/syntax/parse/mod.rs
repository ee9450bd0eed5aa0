//! The parser: total, with recovery, one pass over the bytes.
//!
//! After a fault in an item it goes on behind the next comma of the same list or record, so each broken record
//! is told once and the others are read.

mod brackets;
mod tokens;
mod tree;

pub use tree::{Field, Kind, Node};

use super::fault::{Fault, Sink};
use super::quick::Quick;
use super::span::{LineIndex, Span};
use brackets::Brackets;

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
    /// The closers that the brackets around the parser wait for.
    waiting: Vec<u8>,
    /// A list or record ended without its closer: what is around it goes on without a comma.
    left_open: bool,
    /// Where lines begin; made when it is first asked for.
    lines: Option<LineIndex>,
    /// That the text ends too early has been told.
    told_end: bool,
    /// Problems found, and where the reader stands.
    pub sink: Sink,
}

/// Deeper nesting than this is refused; the formats need six levels.
const DEPTH: u32 = 48;

/// So many characters of what stands somewhere are shown in a message.
const SHOWN: usize = 24;

/// Whether the parser stands behind a value or lost its way in the item.
type Parsed<T> = Result<T, Lost>;

/// The fault has been reported; the rest of the item is to be skipped.
#[derive(Debug)]
pub(super) struct Lost;

impl<'a> Parser<'a> {
    /// Starts at the front of a text; a byte order mark is passed over.
    pub fn new(text: &'a str) -> Self {
        let pos = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self {
            text,
            bytes: text.as_bytes(),
            pos,
            depth: 0,
            waiting: Vec::new(),
            left_open: false,
            lines: None,
            told_end: false,
            sink: Sink::default(),
        }
    }

    /// Starts at a place in a text, where a value begins.
    pub fn at(text: &'a str, pos: usize) -> Self {
        Self { pos, ..Self::new(text) }
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many bytes have been read.
    pub fn position(&self) -> usize {
        self.pos
    }

    /// Passes over space and comments; says where that leads.
    pub fn skip_space(&mut self) -> usize {
        self.trivia();
        self.pos
    }

    /// Goes on at a place further on, as behind a value of which it is known what it says.
    pub fn jump(&mut self, to: usize) {
        self.pos = to;
    }

    /// Goes on behind what a quick look has read.
    pub fn take(&mut self, read: Quick<'a>) {
        self.pos = read.position();
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
            let start = self.here().start;
            self.report(Span::new(start, start + found.len()), Fault::NotRon { found });
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
        self.waiting.push(b')'); // that of the record that the field is in
        let left_open = std::mem::take(&mut self.left_open);
        read(self);
        self.left_open = left_open;
        self.waiting.pop();
        self.sink.leave();
        self.pos = if self.sink.is_muted() { self.bytes.len() } else { behind };
    }

    /// Reads no further: all that follows, and all problems from here on, are passed over.
    pub fn abandon(&mut self) {
        self.pos = self.bytes.len();
        self.sink.mute();
    }

    /// Reads a list, item by item; a value that is no list is reported and passed over. Says whether there is a list
    /// with its closing bracket.
    pub fn list(&mut self, mut item: impl FnMut(&mut Self, usize)) -> bool {
        self.trivia();
        let is_list = self.peek() == Some(b'[');
        // Records where a list should be: its bracket was forgotten, and they are read as if it were there.
        let is_bare = self.peek() == Some(b'(') || self.is_bare_list();
        if is_bare {
            let fault = Fault::WrongType { expected: super::fault::Expected::List, found: "record" };
            self.report(self.here(), fault);
        } else if !is_list {
            let node = self.value();
            if !matches!(node.kind, Kind::Broken) {
                let fault = Fault::WrongType { expected: super::fault::Expected::List, found: node.what() };
                self.report(node.span, fault);
            }
            return false;
        }
        let mut index = 0;
        let each = |parser: &mut Self| {
            parser.sink.enter_item(index);
            item(parser, index);
            parser.sink.leave();
            index += 1;
            Ok(())
        };
        self.items(if is_bare { Brackets::BareList } else { Brackets::List }, each)
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

    /// Reads one value, as [`Parser::value`] does; before each item of one that is a list, `each` is called.
    pub fn value_by_item(&mut self, mut each: impl FnMut(&mut Self)) -> Node<'a> {
        self.trivia();
        if self.peek() != Some(b'[') && !self.is_bare_list() {
            return self.value();
        }
        let start = self.pos;
        let mut items = Vec::new();
        self.depth += 1; // nothing is around it that could be too deep
        self.list(|parser, _| {
            each(parser);
            items.push(parser.value());
        });
        self.depth -= 1;
        Node { span: Span::new(start, self.pos), kind: Kind::List(items) }
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
            if self.rest().starts_with('（')
                && let Some(lost) = self.foreign_mark()
            {
                return Err(lost);
            }
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
            self.fields(|parser, name, name_span| fields.push(Field { name, name_span, value: parser.field_value() }));
            Kind::Record(name, fields)
        } else {
            let mut items = Vec::new();
            self.items(Brackets::Tuple, |parser| {
                items.push(parser.value());
                Ok(())
            });
            Kind::Tuple(name, items)
        }
    }

    /// Reads the value of a field; several records where a list of them was meant are read as one.
    fn field_value(&mut self) -> Node<'a> {
        self.trivia();
        if !self.is_bare_list() {
            return self.value();
        }
        let start = self.pos;
        let mut items = Vec::new();
        self.list(|parser, _| items.push(parser.value()));
        Node { span: Span::new(start, self.pos), kind: Kind::List(items) }
    }

    /// Looks ahead: is there a field name behind the parenthesis?
    fn is_record(&mut self) -> bool {
        self.ahead(|it| {
            it.pos += 1;
            it.trivia();
            it.peek().is_some_and(is_word_start) && {
                let word = it.word();
                let behind = it.pos;
                it.trivia();
                let is_raw = word == "r" && it.pos == behind;
                // No item of a tuple goes on like this: a field whose colon was forgotten.
                let lacks_colon = || matches!(it.peek(), Some(b'"' | b'[')) && !is_raw;
                it.peek() == Some(b':') || it.rest().starts_with('：') || lacks_colon()
            }
        })
    }

    fn fields(&mut self, mut field: impl FnMut(&mut Self, &'a str, Span)) {
        self.items(Brackets::Record, |parser| {
            if !parser.peek().is_some_and(is_word_start) {
                if let Some(lost) = parser.foreign_mark() {
                    return Err(lost);
                }
                let found = parser.found();
                parser.report(parser.here(), Fault::ExpectedField { found });
                return Err(Lost);
            }
            let start = parser.pos;
            let name = parser.word();
            let name_span = Span::new(start, parser.pos);
            parser.trivia();
            let is_apart = parser.pos > name_span.end;
            if parser.peek() == Some(b':') {
                parser.pos += 1;
            } else if parser.foreign_mark().is_some() {
                parser.bump();
            } else {
                parser.report(parser.here(), Fault::ExpectedColon { field: name.to_owned() });
                // What begins behind it can only be its value, which is read as if the colon were there.
                if !matches!((parser.peek(), is_apart), (Some(b'"' | b'['), _) | (Some(b'(' | b'0'..=b'9'), true)) {
                    return Err(Lost);
                }
            }
            parser.sink.enter_field(name_span);
            field(parser, name, name_span);
            parser.sink.leave();
            Ok(())
        });
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
        // A line can be the whole file; of what is far off nothing is shown.
        let near = self.text.floor_char_boundary(self.pos + 4 * SHOWN);
        let line = self.text.get(self.pos..near).unwrap_or("").split(['\n', '\r']).next().unwrap_or("");
        let first = if self.peek().is_some_and(is_word_start) {
            line.split(|it: char| !it.is_alphanumeric() && it != '_').next()
        } else {
            line.char_indices().nth(1).map(|(at, _)| &line[..at]).or(Some(line))
        };
        first.unwrap_or("").chars().take(SHOWN).collect()
    }
}

fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_word_start(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte == b'_'
}
