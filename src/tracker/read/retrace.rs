//! Reading a text of which most is known already: its frame, and single records of it.
//!
//! All of this says `None` where there is anything to be told of the text: it is then to be read as a whole.

use super::FORMAT;
use super::record::Reader;
use crate::syntax::{Field, Fields, Name, Node, Parser, Sink, Span};
use crate::tracker::model::{DEFAULT_CURRENCY, Programme, Source};
use crate::tracker::outline::{Listing, Place};

/// The lists of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tracker) enum Records {
    /// The sources.
    Sources,
    /// The programmes.
    Programmes,
}

/// A text that is read in parts.
#[derive(Clone, Copy, Debug)]
pub(in crate::tracker) struct Retrace<'a>(&'a str);

/// What is around the records of a file.
#[derive(Debug)]
pub(in crate::tracker) struct Root<'a> {
    /// The title of the file.
    pub(in crate::tracker) title: Name,
    /// Its currency.
    pub(in crate::tracker) currency: String,
    /// Where it all stands; of the records in the lists the span alone.
    pub(in crate::tracker) place: Place<'a>,
}

impl<'a> Retrace<'a> {
    pub(in crate::tracker) fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// Reads the file but for its records. `known` says where a record ends of which it is known what it says, by its
    /// list, its number there and where it starts; every other is shown to `read`, which says whether it may be so.
    pub(in crate::tracker) fn root(
        self,
        mut known: impl FnMut(Records, usize, usize) -> Option<usize>,
        mut read: impl FnMut(Records, usize, Span) -> Option<()>,
    ) -> Option<Root<'a>> {
        let mut parser = Parser::new(self.0);
        let mut place = Place::default();
        let mut fields = Vec::new();
        let mut sound = true;
        let is_record = parser.document(|parser, name, name_span| {
            let Some((name, list)) = list_of(name) else {
                let value = parser.value();
                place.add(name, name_span, value.span);
                fields.push(Field { name, name_span, value });
                return;
            };
            let mut listing = Listing::default();
            let start = parser.skip_space();
            sound &= place.field(name).is_none();
            sound &= parser.whole_list(|parser, index| {
                let start = parser.position();
                let span = if let Some(end) = known(list, index, start) {
                    parser.jump(end);
                    Span::new(start, end)
                } else {
                    let span = parser.value().span;
                    sound &= read(list, index, span).is_some();
                    span
                };
                listing.all.push(span);
                listing.items.push(Place { span, ..Place::default() });
            });
            listing.span = Span::new(start, parser.position());
            place.add(name, name_span, listing.span);
            place.lists.push((name, listing));
        });
        let mut sink = std::mem::take(&mut parser.sink);
        if !is_record || !sound || !is_clean(&sink) {
            return None;
        }
        let start = place.fields.iter().map(|it| it.whole.start).min()?;
        place.span = Span::new(start, self.0.len());
        let mut head = Fields::new(self.0, Span::new(start, start + 1), fields, &mut sink);
        let format = head.needed("format", Fields::number);
        let title = head.name("title").unwrap_or_default();
        let currency = head.text("currency").unwrap_or_else(|| DEFAULT_CURRENCY.to_owned());
        head.finish();
        (format == Some(f64::from(FORMAT)) && is_clean(&sink)).then_some(Root { title, currency, place })
    }

    /// Reads the source that stands there.
    pub(in crate::tracker) fn source(self, span: Span) -> Option<(Source, Place<'a>)> {
        self.record(span, Reader::source)
    }

    /// Reads the programme that stands there.
    pub(in crate::tracker) fn programme(self, span: Span) -> Option<(Programme, Place<'a>)> {
        self.record(span, Reader::programme)
    }

    fn record<T>(
        self,
        span: Span,
        read: impl FnOnce(&mut Reader<'a>, Node<'a>, usize) -> Option<(T, Place<'a>)>,
    ) -> Option<(T, Place<'a>)> {
        let mut parser = Parser::at(self.0, span.start);
        let node = parser.value();
        if node.span != span {
            return None;
        }
        let mut reader = Reader::new(self.0, parser.sink);
        let (record, place) = read(&mut reader, node, 0)?;
        (is_clean(&reader.sink) && place.assigned.is_empty()).then_some((record, place))
    }
}

fn list_of(name: &str) -> Option<(&'static str, Records)> {
    match name {
        "sources" => Some(("sources", Records::Sources)),
        "programmes" => Some(("programmes", Records::Programmes)),
        _ => None,
    }
}

fn is_clean(sink: &Sink) -> bool {
    sink.problems.is_empty() && sink.dropped == 0
}
