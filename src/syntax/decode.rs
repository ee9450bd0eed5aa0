//! From trees to typed values, with a problem for each that does not fit.

use super::fault::{Expected, Fault, Sink, nearest};
use super::name::{Name, UnitName};
use super::parse::{Field, Kind, Node};
use super::span::Span;
use crate::figure::{Figure, Reason, Unit};
use jiff::civil::Date;
use std::collections::HashSet;

/// More fields than this are looked through by a set.
const FEW: usize = 16;
/// So many unknown fields of one record are told; more are counted only.
const UNKNOWN: usize = 20;

/// The fields of a record, taken one by one; what is left over is unknown.
#[derive(Debug)]
pub struct Fields<'a, 's> {
    text: &'a str,
    left: Vec<Field<'a>>,
    known: Vec<&'static str>,
    span: Span,
    sink: &'s mut Sink,
    sound: bool,
}

impl<'a, 's> Fields<'a, 's> {
    /// The fields of a record node; a node that is none is reported.
    pub fn of(text: &'a str, node: Node<'a>, sink: &'s mut Sink) -> Option<Self> {
        match node.kind {
            Kind::Record(_, fields) => Some(Self::new(text, node.span, fields, sink)),
            // `()` and `Name()`: a record without a field.
            Kind::Tuple(_, items) if items.is_empty() => Some(Self::new(text, node.span, Vec::new(), sink)),
            Kind::Broken => None,
            _ => {
                sink.report(text, node.span, Fault::WrongType { expected: Expected::Record, found: node.what() });
                None
            }
        }
    }

    /// The fields that were read one by one.
    pub fn new(text: &'a str, span: Span, fields: Vec<Field<'a>>, sink: &'s mut Sink) -> Self {
        let mut it = Self { text, left: Vec::with_capacity(fields.len()), known: Vec::new(), span, sink, sound: true };
        // Of the few fields that a record has a list is searched faster than a set.
        let mut names: Option<HashSet<&'a str>> = (fields.len() > FEW).then(HashSet::new);
        for field in fields {
            let is_repeated = match &mut names {
                Some(names) => !names.insert(field.name),
                None => it.left.iter().any(|known| known.name == field.name),
            };
            if is_repeated {
                it.report(field.name_span, Fault::DuplicateField { field: field.name.to_owned() });
            } else {
                it.left.push(field);
            }
        }
        it
    }

    /// Where the record stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The whole text.
    pub fn text_of_file(&self) -> &'a str {
        self.text
    }

    /// The sink, to report what the caller finds.
    pub fn sink(&mut self) -> &mut Sink {
        self.sink
    }

    /// Notes a problem; the record is then not sound if the fault is an error.
    ///
    /// What follows from a fault in the notation of the same value is not told again.
    pub fn report(&mut self, span: Span, fault: Fault) {
        self.sound &= fault.severity() == super::Severity::Warning;
        let (span, extent) = match &fault {
            Fault::MissingField { .. } => (span, self.span),
            // The word itself, without what is in brackets behind it.
            Fault::UnknownWord { found, .. } => (Span::new(span.start, span.start + found.len()), Span::default()),
            _ => (span, span),
        };
        let follows = matches!(fault, Fault::MissingField { .. } | Fault::WrongType { .. });
        if !(follows && self.sink.is_damaged(extent)) {
            self.sink.report(self.text, span, fault);
        }
    }

    /// Makes the record unsound for something that has been told elsewhere.
    pub fn spoil(&mut self) {
        self.sound = false;
    }

    /// Takes a field out.
    pub fn take(&mut self, name: &'static str) -> Option<Node<'a>> {
        self.known.push(name);
        let at = self.left.iter().position(|it| it.name == name)?;
        let node = self.left.swap_remove(at).value;
        self.sound &= !node.is_broken();
        (!node.is_broken()).then_some(node)
    }

    /// Where a field that has not been taken yet stands; the record if it has none.
    pub fn span_of(&self, name: &str) -> Span {
        self.left.iter().find(|it| it.name == name).map_or(self.span, |it| it.value.span)
    }

    /// Whether a field is there and not yet taken.
    pub fn has(&self, name: &str) -> bool {
        self.left.iter().any(|it| it.name == name)
    }

    fn take_as<T>(
        &mut self,
        name: &'static str,
        expected: Expected,
        read: impl FnOnce(&Kind<'a>) -> Option<T>,
    ) -> Option<T> {
        let node = self.take(name)?;
        let value = read(&node.kind);
        if value.is_none() {
            self.report(node.span, Fault::WrongType { expected, found: node.what() });
        }
        value
    }

    /// A text.
    pub fn text(&mut self, name: &'static str) -> Option<String> {
        self.take_as(name, Expected::Text, |it| match it {
            Kind::Text(text) => Some(text.clone().into_owned()),
            _ => None,
        })
    }

    /// A number.
    pub fn number(&mut self, name: &'static str) -> Option<f64> {
        self.take_as(name, Expected::Number, |it| match it {
            Kind::Number(number) => Some(*number),
            _ => None,
        })
    }

    /// `true` or `false`.
    pub fn flag(&mut self, name: &'static str) -> Option<bool> {
        self.take_as(name, Expected::TrueOrFalse, |it| match it {
            Kind::Word("true") => Some(true),
            Kind::Word("false") => Some(false),
            _ => None,
        })
    }

    /// One word of a known set.
    pub fn word<T: Copy>(&mut self, name: &'static str, known: &[(&'static str, T)]) -> Option<T> {
        let node = self.take(name)?;
        let Kind::Word(word) = node.kind else {
            self.report(node.span, Fault::WrongType { expected: Expected::Word, found: node.what() });
            return None;
        };
        let found = known.iter().find(|(it, _)| *it == word).map(|(_, value)| *value);
        if found.is_none() {
            self.report(node.span, unknown_word(word, known.iter().map(|it| it.0)));
        }
        found
    }

    /// A name: a text, or `(en: …, zh: …)`.
    pub fn name(&mut self, name: &'static str) -> Option<Name> {
        let node = self.take(name)?;
        let found = name_of(self.text, node, self.sink);
        self.sound &= found.is_some();
        found
    }

    /// A date: `"2020-03-28"`.
    pub fn date(&mut self, name: &'static str) -> Option<Date> {
        let node = self.take(name)?;
        let Kind::Text(text) = &node.kind else {
            self.report(node.span, Fault::WrongType { expected: Expected::Text, found: node.what() });
            return None;
        };
        let date = date_of(text);
        if date.is_none() {
            self.report(node.span, Fault::BadDate { text: text.clone().into_owned() });
        }
        date
    }

    /// A figure.
    pub fn figure(&mut self, name: &'static str) -> Option<Figure> {
        let node = self.take(name)?;
        match figure_of(&node) {
            Ok(figure) => Some(figure),
            Err(fault) => {
                self.report(node.span, fault);
                None
            }
        }
    }

    /// A unit: a known word, or `Other("…")`, whose name comes with it.
    pub fn unit(&mut self, name: &'static str) -> Option<(Unit, UnitName)> {
        let node = self.take(name)?;
        match node.kind {
            Kind::Word(word) => {
                let found = Unit::NAMED.iter().find(|(it, _)| *it == word);
                if found.is_none() {
                    let known = Unit::NAMED.iter().map(|it| it.0).chain(["Other(\"…\")"]);
                    self.report(node.span, unknown_word(word, known));
                }
                found.map(|(_, unit)| (*unit, None))
            }
            Kind::Tuple(Some("Other"), mut items) if items.len() == 1 => {
                let item = items.pop()?;
                name_of(self.text, item, self.sink).map(|it| (Unit::Other, Some(it)))
            }
            _ => {
                self.report(node.span, Fault::WrongType { expected: Expected::Unit, found: node.what() });
                None
            }
        }
    }

    /// A list's items; none where there is no list.
    pub fn list(&mut self, name: &'static str) -> Vec<Node<'a>> {
        self.take_as(name, Expected::List, |it| match it {
            Kind::List(items) => Some(items.clone()),
            _ => None,
        })
        .unwrap_or_default()
    }

    /// A value that must be there: reported if the field is not there at all.
    pub fn needed<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        if !self.has(name) {
            self.known.push(name);
            // One that is misspelt says what is missing; both would be one slip told twice.
            if let Some(at) = self.left.iter().position(|it| nearest(it.name, [name]).is_some()) {
                let field = self.left.swap_remove(at);
                let (found, known) = (field.name.to_owned(), vec![name]);
                self.report(field.name_span, Fault::UnknownField { found, known, nearest: Some(name) });
            } else {
                self.report(Span::new(self.span.start, self.span.start + 1), Fault::MissingField { field: name });
            }
            return None;
        }
        read(self, name)
    }

    /// Reports what is left over. Says whether the record was sound.
    pub fn finish(mut self) -> bool {
        let sound = self.sound;
        let left = std::mem::take(&mut self.left);
        if !self.sink.is_muted() {
            self.sink.dropped += left.len().saturating_sub(UNKNOWN);
        }
        for field in left.into_iter().take(UNKNOWN) {
            let near =
                nearest(field.name, self.known.iter().copied()).and_then(|it| self.known.iter().find(|k| **k == it));
            let fault =
                Fault::UnknownField { found: field.name.to_owned(), known: self.known.clone(), nearest: near.copied() };
            self.report(field.name_span, fault);
        }
        sound
    }
}

/// The fault of a word that is none of the known ones.
pub(super) fn unknown_word(found: &str, known: impl IntoIterator<Item = &'static str>) -> Fault {
    let known: Vec<&'static str> = known.into_iter().collect();
    let near = nearest(found, known.iter().copied()).and_then(|it| known.iter().find(|k| **k == it)).copied();
    Fault::UnknownWord { found: found.to_owned(), known, nearest: near }
}

fn name_of<'a>(text: &'a str, node: Node<'a>, sink: &mut Sink) -> Option<Name> {
    match node.kind {
        Kind::Text(text) => Some(Name::plain(text.into_owned())),
        Kind::Record(None, _) => {
            let mut fields = Fields::of(text, node, sink)?;
            let en = fields.text("en");
            let zh = fields.text("zh");
            let name = match (en, zh) {
                (Some(en), zh) => Some(Name { en, zh }),
                (None, Some(zh)) => Some(Name { en: zh.clone(), zh: Some(zh) }),
                (None, None) => None,
            };
            if name.is_none() {
                fields.needed("en", |_, _| None::<()>);
            }
            fields.finish();
            name
        }
        _ => {
            sink.report(text, node.span, Fault::WrongType { expected: Expected::Name, found: node.what() });
            None
        }
    }
}

/// An ISO date, `2020-03-28`, and nothing else.
pub fn date_of(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let digits =
        |all: &[u8]| all.iter().try_fold(0_i16, |sum, it| it.is_ascii_digit().then(|| sum * 10 + i16::from(it - b'0')));
    let (year, month, day) = (digits(&bytes[..4])?, digits(&bytes[5..7])?, digits(&bytes[8..])?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A figure from a node such as `MoreThan(90)`.
fn figure_of(node: &Node<'_>) -> Result<Figure, Fault> {
    const VARIANTS: [&str; 8] = ["Exactly", "About", "MoreThan", "AtLeast", "LessThan", "AtMost", "Between", "Missing"];
    let Kind::Tuple(Some(variant), items) = &node.kind else {
        return Err(match &node.kind {
            Kind::Record(Some(word), _) | Kind::Word(word) if !VARIANTS.contains(word) => unknown_word(word, VARIANTS),
            _ => Fault::WrongType { expected: Expected::Figure, found: node.what() },
        });
    };
    let one = |make: fn(f64) -> Figure| match items.as_slice() {
        [Node { kind: Kind::Number(x), .. }] => Ok(make(*x)),
        _ => Err(Fault::WrongType { expected: Expected::OneNumber, found: node.what() }),
    };
    match *variant {
        "Exactly" => one(Figure::Exactly),
        "About" => one(Figure::About),
        "MoreThan" => one(Figure::MoreThan),
        "AtLeast" => one(Figure::AtLeast),
        "LessThan" => one(Figure::LessThan),
        "AtMost" => one(Figure::AtMost),
        "Between" => match items.as_slice() {
            [Node { kind: Kind::Number(low), .. }, Node { kind: Kind::Number(high), .. }] if low > high => {
                Err(Fault::ReversedRange { low: *low, high: *high })
            }
            [Node { kind: Kind::Number(low), .. }, Node { kind: Kind::Number(high), .. }] => {
                Ok(Figure::Between(*low, *high))
            }
            _ => Err(Fault::WrongType { expected: Expected::TwoNumbers, found: node.what() }),
        },
        "Missing" => match items.as_slice() {
            [Node { kind: Kind::Word(word), .. }] => Reason::ALL
                .iter()
                .find(|(name, _)| name == word)
                .map(|(_, reason)| Figure::Missing(*reason))
                .ok_or_else(|| unknown_word(word, Reason::ALL.map(|it| it.0))),
            _ => Err(Fault::WrongType { expected: Expected::ReasonWhyMissing, found: node.what() }),
        },
        other => Err(unknown_word(other, VARIANTS)),
    }
}
