//! From text to document. Total: whatever the text, there is a document of what could be read, and the problems.
//!
//! What costs what: a programme or source that is no record, or a programme of an unknown kind, is left out; so is a
//! claim or milestone with anything wrong in it, for a claim read in part could say more than its source did.
//! A field of a programme or source that is wrong is left out by itself. A missing or repeated id is replaced, and the
//! id of a source that there is none of is kept: both are reported. Records where a list of them should be are read as
//! one, and reported; only a new file can then hold what is changed in them.

mod record;
mod retrace;

use super::model::{DEFAULT_CURRENCY, Document};
use super::outline::{Listing, Place};
use crate::syntax::{Expected, Fault, Field, Fields, FileKind, Kind, Node, Parser, Problem, Sink, Span, nearest};
use record::Reader;
pub(super) use retrace::{Records, Retrace};
use std::ops::ControlFlow;

/// The newest format that is understood.
pub const FORMAT: u32 = 1;

/// What was read from a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// What could be read.
    pub document: Document,
    /// What is wrong, in the order of the text.
    pub problems: Vec<Problem>,
    /// How many more problems there are than are kept.
    pub dropped: usize,
    /// Whether the text is a tracker file at all; otherwise the document is empty and one problem says why.
    pub usable: bool,
}

/// Told from time to time how far the reading is, from 0 to 1; it can call the reading off.
pub type Progress<'p> = dyn FnMut(f32) -> ControlFlow<()> + 'p;

/// How much of the reading is the text; the rest is the records that it has.
const TEXT: f32 = 0.6;

/// Reads a tracker file.
pub fn read(text: &str) -> Reading {
    read_with_outline(text).0
}

/// Reads a tracker file and tells where everything stands, for the writer.
pub(super) fn read_with_outline(text: &str) -> (Reading, Place<'_>) {
    read_by(text, &mut |_| ControlFlow::Continue(())).unwrap_or_default()
}

/// The same, with progress; nothing where it was called off.
pub(super) fn read_by<'a>(text: &'a str, progress: &mut Progress<'_>) -> Option<(Reading, Place<'a>)> {
    let mut parser = Parser::new(text);
    let mut fields: Vec<Field<'_>> = Vec::new();
    let mut foreign = false;
    let mut called_off = false;
    let is_record = parser.document(|parser, name, name_span| {
        if matches!(name, "metrics" | "series") {
            // A data set, opened by mistake, can be large: passed over item by item.
            foreign = true;
            parser.list(|parser, _| drop(parser.value()));
        } else {
            let value = parser.value_by_item(|parser| {
                called_off |= progress(TEXT * parser.position() as f32 / text.len().max(1) as f32).is_break();
                if called_off {
                    parser.abandon();
                }
            });
            fields.push(Field { name, name_span, value });
        }
    });
    if called_off {
        return None;
    }
    let sink = std::mem::take(&mut parser.sink);
    if !is_record {
        return Some((unusable(sink), Place::default()));
    }
    if foreign && !fields.iter().any(|it| it.name == "programmes") {
        let fault = Fault::OtherKind { expected: FileKind::Tracker };
        return Some((refused(text, Span::new(0, 0), fault), Place::default()));
    }
    if let Some((span, found)) = newer(&fields) {
        let fault = Fault::NewerFormat { found, supported: FORMAT };
        return Some((refused(text, span, fault), Place::default()));
    }
    let mut reader = Reader::new(text, sink);
    let (document, place) = reader.document(fields, &mut |share| progress(TEXT + (1.0 - TEXT) * share))?;
    let mut sink = reader.sink;
    sink.problems.sort_by_key(|it| (it.span.start, it.span.end));
    Some((Reading { document, problems: sink.problems, dropped: sink.dropped, usable: true }, place))
}

fn unusable(sink: Sink) -> Reading {
    Reading { problems: sink.problems, dropped: sink.dropped, ..Reading::default() }
}

/// A reading of nothing, with the one reason.
fn refused(text: &str, span: Span, fault: Fault) -> Reading {
    let mut sink = Sink::default();
    sink.report(text, span, fault);
    unusable(sink)
}

/// The format of a file that is newer than what is understood.
fn newer(fields: &[Field<'_>]) -> Option<(Span, f64)> {
    let field = fields.iter().find(|it| it.name == "format")?;
    match field.value.kind {
        Kind::Number(number) if number > f64::from(FORMAT) => Some((field.value.span, number)),
        _ => None,
    }
}

impl<'a> Reader<'a> {
    /// Reads the records; nothing where that was called off.
    fn document(&mut self, fields: Vec<Field<'a>>, progress: &mut Progress<'_>) -> Option<(Document, Place<'a>)> {
        let text = self.text;
        let start = fields.first().map_or(0, |it| it.name_span.start);
        let mut place = Place { span: Span::new(start, text.len()), ..Place::default() };
        for field in &fields {
            place.add(field.name, field.name_span, field.value.span);
        }
        let names: Vec<(&'a str, Span)> = fields.iter().map(|it| (it.name, it.name_span)).collect();
        let mut sink = std::mem::take(&mut self.sink);
        let mut record = Fields::new(text, Span::new(start, start + 1), fields, &mut sink);
        let span = record.span_of("format");
        if let Some(number) = record.needed("format", Fields::number)
            && number < f64::from(FORMAT)
        {
            record.report(span, Fault::WrongType { expected: Expected::WholeNumber, found: "number" });
        }
        let mut document = Document {
            title: record.name("title").unwrap_or_default(),
            currency: record.text("currency").unwrap_or_else(|| DEFAULT_CURRENCY.to_owned()),
            ..Document::default()
        };
        let sources = record.take("sources");
        let programmes = record.take("programmes");
        record.finish();
        self.sink = sink;
        let name_of = |name: &str| names.iter().find(|it| it.0 == name).map_or(Span::new(0, 0), |it| it.1);
        if let Some(node) = sources {
            let list = self.list(name_of("sources"), node, Self::source, |it| document.sources.push(it));
            self.source_ids = document.sources.iter().map(|it| it.id.clone()).collect();
            place.lists.extend(list.map(|it| ("sources", it)));
        }
        if let Some(node) = programmes {
            let mut called_off = false;
            let list = self.list_while(name_of("programmes"), node, Self::programme, |it, share| {
                document.programmes.push(it);
                let flow = progress(share);
                called_off |= flow.is_break();
                flow
            });
            if called_off {
                return None;
            }
            place.lists.extend(list.map(|it| ("programmes", it)));
        }
        self.check_references();
        Some((document, place))
    }

    /// Reads the items of a list, each with the path that leads to it.
    fn list<T>(
        &mut self,
        name: Span,
        node: Node<'a>,
        read: impl Fn(&mut Self, Node<'a>, usize) -> Option<(T, Place<'a>)>,
        mut keep: impl FnMut(T),
    ) -> Option<Listing<'a>> {
        self.list_while(name, node, read, |it, _| {
            keep(it);
            ControlFlow::Continue(())
        })
    }

    /// The same; `keep` is told how much of the list has been read, and can call the rest off.
    fn list_while<T>(
        &mut self,
        name: Span,
        node: Node<'a>,
        read: impl Fn(&mut Self, Node<'a>, usize) -> Option<(T, Place<'a>)>,
        mut keep: impl FnMut(T, f32) -> ControlFlow<()>,
    ) -> Option<Listing<'a>> {
        let found = node.what();
        let (items, is_list) = match node.kind {
            Kind::List(items) => (items, true),
            // The brackets of the list were forgotten, or are round ones.
            Kind::Record(..) => (vec![node.clone()], false),
            Kind::Tuple(None, ref items) => (items.clone(), false),
            _ => (Vec::new(), false),
        };
        if !is_list {
            self.report(node.span, Fault::WrongType { expected: Expected::List, found });
        }
        let mut list = Listing { span: node.span, all: items.iter().map(|it| it.span).collect(), items: Vec::new() };
        let length = items.len();
        self.sink.enter_field(name);
        for (index, item) in items.into_iter().enumerate() {
            self.sink.enter_item(index);
            if let Some((value, place)) = read(self, item, index) {
                list.items.push(place);
                if keep(value, (index + 1) as f32 / length as f32).is_break() {
                    self.sink.leave();
                    break;
                }
            }
            self.sink.leave();
        }
        self.sink.leave();
        // Nothing can be put between brackets that are not there: without a place it is never tried.
        is_list.then_some(list)
    }

    /// Reports references to sources that there are none of; the sources may stand behind the programmes.
    fn check_references(&mut self) {
        let known: std::collections::BTreeSet<&str> = self.source_ids.iter().map(String::as_str).collect();
        let mut missing: Vec<Problem> = std::mem::take(&mut self.references);
        missing.retain(|it| matches!(&it.fault, Fault::UnknownId { found, .. } if !known.contains(found.as_str())));
        for mut problem in missing {
            if let Fault::UnknownId { found, nearest: near, .. } = &mut problem.fault {
                *near = nearest(found, known.iter().copied()).map(str::to_owned);
            }
            self.sink.push(problem);
        }
    }
}
