//! Lists and records item by item, and the way back after a fault in one.
//!
//! What decides here is which bracket was forgotten, or is one too many, so that the records around it are read as
//! they were meant and one slip of the hand is told once.

use super::{DEPTH, Parsed, Parser, is_word_start};
use crate::syntax::fault::Fault;
use crate::syntax::span::{LineIndex, Span};

/// What stands between two brackets, which tells their closer and what can be in them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Brackets {
    List,
    /// A list whose opening bracket was forgotten.
    BareList,
    Record,
    Tuple,
}

impl Brackets {
    fn closer(self) -> u8 {
        match self {
            Self::List | Self::BareList => b']',
            Self::Record | Self::Tuple => b')',
        }
    }
}

impl<'a> Parser<'a> {
    /// The items between an opening bracket, where the parser stands, and its closer; says whether that is there.
    pub(super) fn items(&mut self, brackets: Brackets, item: impl FnMut(&mut Self) -> Parsed<()>) -> bool {
        let open = self.here();
        self.pos += usize::from(brackets != Brackets::BareList);
        self.waiting.push(brackets.closer());
        let is_closed = self.items_within(open, brackets, item);
        self.waiting.pop();
        is_closed
    }

    fn items_within(&mut self, open: Span, brackets: Brackets, mut item: impl FnMut(&mut Self) -> Parsed<()>) -> bool {
        let close = brackets.closer();
        let first = if close == b']' { self.first_field() } else { None };
        // After a fault nothing else is told of this list until an item can be read: it would be the same fault.
        let mut lost = false;
        loop {
            self.trivia();
            let start = self.pos;
            match self.peek() {
                Some(byte) if byte == close => {
                    self.pos += 1;
                    return true;
                }
                None => {
                    self.unclosed(open);
                    return false;
                }
                Some(byte @ (b')' | b']' | b'}')) => {
                    let (expected, found) = (char::from(close), char::from(byte));
                    // Of a list that lacks its first bracket the fault has been told.
                    if !lost && brackets != Brackets::BareList {
                        self.report(self.here(), Fault::WrongCloser { expected, found });
                    }
                    lost = true;
                    if self.is_stray(byte, close, first) {
                        self.pos += 1;
                        self.pos += usize::from(self.peek() == Some(b','));
                        continue;
                    }
                    self.left_open = true;
                    return false;
                }
                Some(byte) if brackets == Brackets::List && self.is_unopened(byte, first) => {
                    let before = self.found();
                    self.report(self.here(), Fault::NotOpened { before });
                    self.skip_unopened();
                    self.comma(start, true);
                    lost = false;
                    continue;
                }
                Some(byte) if self.is_of_another(byte, brackets) => {
                    if brackets != Brackets::BareList {
                        let line = self.line_of(open);
                        let open = open.of(self.text).chars().next().unwrap_or('(');
                        self.report(self.here(), Fault::NotClosed { open, line, before: self.found() });
                    }
                    self.left_open = true;
                    return false;
                }
                _ => {}
            }
            let told = self.sink.problems.len();
            if item(self).is_err() {
                if lost {
                    self.sink.problems.truncate(told);
                }
                lost = true;
                self.skip_item();
            } else {
                lost = false;
            }
            if !std::mem::take(&mut self.left_open) {
                self.comma(start, lost);
            }
        }
    }

    /// The comma between two items. One that is missing is told, and the next item is read all the same.
    fn comma(&mut self, start: usize, lost: bool) {
        self.trivia();
        match self.peek() {
            Some(b',') => self.pos += 1,
            Some(b')' | b']' | b'}') | None => {}
            _ if self.foreign_mark().is_some() => self.bump(),
            _ => {
                if !lost {
                    let found = self.found();
                    self.report(self.here(), Fault::ExpectedComma { found });
                }
                if self.pos == start {
                    self.bump();
                }
            }
        }
    }

    /// The first field's name of the record that starts here: the items of a list mostly have the same.
    fn first_field(&mut self) -> Option<&'a str> {
        self.ahead(|it| {
            it.trivia();
            it.word();
            it.trivia();
            if it.peek() != Some(b'(') {
                return None;
            }
            it.pos += 1;
            it.trivia();
            Some(it.word()).filter(|name| !name.is_empty())
        })
    }

    /// Whether several records stand here as the value of one field: a list whose brackets were forgotten.
    pub(super) fn is_bare_list(&mut self) -> bool {
        if !self.peek().is_some_and(|it| it == b'(' || is_word_start(it)) {
            return false;
        }
        self.ahead(|it| {
            let Some(first) = it.first_field() else { return false };
            it.skip_item();
            it.pos += usize::from(it.peek() == Some(b','));
            it.first_field() == Some(first)
        })
    }

    /// Whether a closer that does not fit is one too many, rather than that of a bracket around this one.
    fn is_stray(&mut self, found: u8, close: u8, first: Option<&str>) -> bool {
        // Text of noise can nest without end; a search of all that is open, at each closer, would take as long.
        let nearby = DEPTH as usize;
        if !self.waiting.iter().rev().skip(1).take(nearby).any(|it| *it == found) {
            return true;
        }
        let doubled = self.pos > 0 && self.bytes.get(self.pos - 1) == Some(&found);
        self.ahead(|it| {
            it.pos += 1;
            it.trivia();
            it.pos += usize::from(it.peek() == Some(b','));
            it.trivia();
            (doubled && it.peek() == Some(close)) || (first.is_some() && it.first_field() == first)
        })
    }

    /// Whether what stands here belongs to what is around these brackets, so that their closer was forgotten:
    /// a field in a list, or the next record of a list in the one before it.
    fn is_of_another(&mut self, byte: u8, brackets: Brackets) -> bool {
        let around = self.waiting.len().checked_sub(2).and_then(|at| self.waiting.get(at)).copied();
        match brackets {
            Brackets::List | Brackets::BareList if is_word_start(byte) && around.is_some() => self.ahead(|it| {
                it.word();
                it.trivia();
                it.peek() == Some(b':')
            }),
            Brackets::Record => byte == b'(' && around == Some(b']'),
            _ => false,
        }
    }

    /// Whether what stands here in a list is a record whose opening bracket was forgotten, rather than a field of what
    /// is around a list that was not closed. Its fields tell: they are those of the other records of the list.
    fn is_unopened(&mut self, byte: u8, first: Option<&str>) -> bool {
        if !is_word_start(byte) {
            return false;
        }
        self.ahead(|it| {
            let name = it.word();
            it.trivia();
            if it.peek() != Some(b':') {
                return false;
            }
            if first.is_some() {
                return first == Some(name);
            }
            it.skip_unopened();
            it.trivia();
            it.pos += usize::from(it.peek() == Some(b','));
            it.trivia();
            if it.peek() != Some(b']') {
                return it.first_field() == Some(name);
            }
            // It is the only one. Were the list around not closed, this would be the end of the list around that.
            it.pos += 1;
            it.trivia();
            it.pos += usize::from(it.peek() == Some(b','));
            it.trivia();
            it.pos += usize::from(it.peek() == Some(b')'));
            it.trivia();
            it.pos < it.bytes.len()
        })
    }

    /// Passes over the fields of a record, and the bracket that ends it.
    fn skip_unopened(&mut self) {
        loop {
            self.skip_item();
            if self.peek() != Some(b',') {
                break;
            }
            self.pos += 1;
        }
        self.pos += usize::from(self.peek() == Some(b')'));
    }

    /// Reads on without effect: neither place nor problems are kept.
    pub(super) fn ahead<T>(&mut self, look: impl FnOnce(&mut Self) -> T) -> T {
        let (pos, told, dropped) = (self.pos, self.sink.problems.len(), self.sink.dropped);
        let seen = look(self);
        self.pos = pos;
        self.sink.problems.truncate(told);
        self.sink.dropped = dropped;
        seen
    }

    /// Reads the list that is the value of a field where it stands, if it has both its brackets and the record goes on
    /// behind it, whatever is wrong within. Says `false` otherwise: nothing is then told, and the parser has not moved.
    pub fn whole_list(&mut self, item: impl FnMut(&mut Self, usize)) -> bool {
        let (start, told, dropped) = (self.pos, self.sink.problems.len(), self.sink.dropped);
        let told_end = self.told_end;
        self.trivia();
        let is_whole = self.peek() == Some(b'[') && self.list(item) && !self.left_open && {
            self.trivia();
            matches!(self.peek(), Some(b',' | b')'))
        };
        if is_whole || self.sink.is_muted() {
            return true;
        }
        self.pos = start;
        self.sink.problems.truncate(told);
        self.sink.dropped = dropped;
        self.told_end = told_end;
        self.left_open = false;
        false
    }

    /// The line that a span begins in.
    fn line_of(&mut self, span: Span) -> usize {
        self.lines.get_or_insert_with(|| LineIndex::new(self.text)).place(self.text, span.start).line
    }

    fn unclosed(&mut self, open: Span) {
        // One bracket says it for all that are open.
        if std::mem::replace(&mut self.told_end, true) {
            return;
        }
        let mark = open.of(self.text).chars().next().unwrap_or('(');
        let line = self.line_of(open);
        let end = self.text.trim_end().len();
        self.report(Span::new(end, end), Fault::Unclosed { open: mark, line });
    }

    /// Passes over the rest of an item: up to a comma or closer that belongs to what is around it.
    pub(super) fn skip_item(&mut self) {
        let around = self.waiting.len();
        // Of each bracket that is open within the item, the first field of its items.
        let mut firsts: Vec<Option<&str>> = Vec::new();
        let mut behind_comma = false;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.skip_string();
                }
                b'/' if matches!(self.bytes.get(self.pos + 1), Some(b'/' | b'*')) => self.trivia(),
                b'r' if matches!(self.bytes.get(self.pos + 1), Some(b'"' | b'#')) => {
                    if self.raw_string().is_err() {
                        self.pos = self.pos.max(1);
                    }
                }
                b'(' | b'[' | b'{' => {
                    // The next record of a list, in one that was not closed: that one ends here.
                    if behind_comma && byte == b'(' && firsts.len() > 1 && self.waiting.ends_with(b"])") {
                        firsts.pop();
                        self.waiting.pop();
                    }
                    self.pos += 1;
                    firsts.push(if byte == b'[' { self.first_field() } else { None });
                    self.waiting.push(match byte {
                        b'(' => b')',
                        b'[' => b']',
                        _ => b'}',
                    });
                }
                b')' | b']' | b'}' => {
                    let Some(first) = firsts.last().copied() else { break };
                    let close = self.waiting.last().copied().unwrap_or(byte);
                    let fits = byte == close;
                    // One that does not fit is one too many, or that of a bracket around this, which ends, too.
                    let is_stray = !fits && self.is_stray(byte, close, first);
                    self.pos += usize::from(fits || is_stray);
                    if !is_stray {
                        firsts.pop();
                        self.waiting.pop();
                    }
                }
                b',' if firsts.is_empty() => break,
                b',' => {
                    self.pos += 1;
                    self.trivia();
                    behind_comma = true;
                    continue;
                }
                _ if self.rest().starts_with('“') => self.skip_curly(),
                _ if is_word_start(byte) => {
                    self.word();
                }
                _ => self.bump(),
            }
            behind_comma = false;
        }
        self.waiting.truncate(around);
    }

    /// A text between curly quotes, so that a comma in it does not count.
    fn skip_curly(&mut self) {
        let near = self.text.floor_char_boundary(self.pos + 1024); // a line can be the whole file
        let line = self.text[self.pos..near].split('\n').next().unwrap_or("");
        let end = line.char_indices().skip(1).find(|(_, it)| matches!(it, '”' | '"'));
        self.pos += end.map_or('“'.len_utf8(), |(at, mark)| at + mark.len_utf8());
    }

    /// Passes over a string; says whether it has an end.
    pub(super) fn skip_string(&mut self) -> bool {
        self.pos += 1;
        while let Some(byte) = self.peek() {
            self.pos += 1;
            match byte {
                b'"' => return true,
                // What is escaped can be a quote; of a longer character the rest is none.
                b'\\' => self.pos = (self.pos + 1).min(self.bytes.len()),
                _ => {}
            }
        }
        // An escape can end inside a character.
        while !self.text.is_char_boundary(self.pos) {
            self.pos += 1;
        }
        false
    }
}
