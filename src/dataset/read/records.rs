//! The records beside the series: statements, chains, blockages, events; and what records have in common.

use super::super::claims::Words;
use super::super::model::{Batch, Blockage, Chain, Event, SeriesId, SourceId, Statement};
use super::{Ids, Reader};
use crate::figure::{Figure, Range};
use crate::syntax::{Expected, Fault, Fields, Kind, Name, Parser, Span};

impl Reader<'_> {
    pub(super) fn source(&mut self, fields: &mut Fields<'_, '_>) -> Option<SourceId> {
        let at = reference(fields, "source", &mut self.sources)?;
        if let Some(used) = self.used_sources.get_mut(at as usize) {
            *used = true;
        }
        Some(SourceId(at))
    }

    pub(super) fn read_statements(&mut self, parser: &mut Parser<'_>) {
        let text = parser.text();
        parser.list(|parser, _| {
            let node = parser.value();
            let Kind::Record(Some("AverageDailyChange"), _) = node.kind else {
                if !node.is_broken() {
                    let fault = Fault::WrongType { expected: Expected::Statement, found: node.what() };
                    parser.report(node.span, fault);
                }
                return;
            };
            let Some(mut fields) = Fields::of(text, node, &mut parser.sink) else { return };
            let series = self.series_named(&mut fields);
            let from = fields.needed("from", Fields::date);
            let to_span = fields.span_of("to");
            let to = fields.needed("to", Fields::date);
            let value = fields.needed("value", Fields::figure);
            let source = self.source(&mut fields);
            let words = words(&mut fields);
            if let (Some(from), Some(to)) = (from, to)
                && to <= from
            {
                fields.report(to_span, Fault::EmptyPeriod { from: from.to_string(), to: to.to_string() });
            }
            if let (true, Some(series), Some(from), Some(to), Some(value)) = (fields.finish(), series, from, to, value)
            {
                self.dataset.statements.push(Statement { series, from, to, value, source, words });
            }
        });
    }

    /// The series that a statement speaks of.
    fn series_named(&mut self, fields: &mut Fields<'_, '_>) -> Option<SeriesId> {
        let span = fields.span_of("series");
        let text = fields.text_of_file();
        let node = fields.needed("series", Fields::take)?;
        let mut inner = Fields::of(text, node, fields.sink())?;
        let key = self.key(&mut inner);
        inner.finish();
        let key = key?;
        let found = self.series.get(&key).copied();
        if found.is_none() {
            let fault = Fault::UnknownId { what: "series", found: self.key_text(key), nearest: None };
            fields.report(span, fault);
        }
        found
    }

    pub(super) fn read_chains(&mut self, parser: &mut Parser<'_>) {
        let text = parser.text();
        let mut ids = Ids::default();
        parser.list(|parser, _| {
            let node = parser.value();
            let Some(mut fields) = Fields::of(text, node, &mut parser.sink) else { return };
            let id_span = fields.span_of("id");
            let Some(id) = fields.needed("id", Fields::text) else { return };
            if ids.get(&id).is_some() {
                fields.report(id_span, Fault::DuplicateId { id });
                return;
            }
            ids.insert(id.clone());
            let mut chain = Chain {
                name: fields.name("name").unwrap_or_else(|| Name::plain(&*id)),
                id,
                leading_total: count(&mut fields, "leading_total"),
                smes: count(&mut fields, "smes"),
                source: self.source(&mut fields),
                words: words(&mut fields),
                batches: Vec::new(),
            };
            let batches = fields.list("batches");
            for node in batches {
                let Some(mut batch) = Fields::of(text, node, fields.sink()) else { continue };
                let on = batch.needed("on", Fields::date);
                let leading = count(&mut batch, "leading");
                let supporting = count(&mut batch, "supporting");
                let source = self.source(&mut batch);
                let words = words(&mut batch);
                if let (true, Some(on)) = (batch.finish(), on) {
                    chain.batches.push(Batch { on, leading, supporting, source, words });
                }
            }
            fields.finish();
            self.dataset.chains.push(chain);
        });
    }

    pub(super) fn read_blockages(&mut self, parser: &mut Parser<'_>) {
        let text = parser.text();
        parser.list(|parser, _| {
            let node = parser.value();
            let Some(mut fields) = Fields::of(text, node, &mut parser.sink) else { return };
            let area = fields.needed("area", Fields::name);
            let what = fields.needed("text", Fields::name);
            let source = self.source(&mut fields);
            let words = words(&mut fields);
            fields.finish();
            if let (Some(area), Some(text)) = (area, what) {
                self.dataset.blockages.push(Blockage { area, text, source, words });
            }
        });
    }

    pub(super) fn read_events(&mut self, parser: &mut Parser<'_>) {
        let text = parser.text();
        parser.list(|parser, _| {
            let node = parser.value();
            let Some(mut fields) = Fields::of(text, node, &mut parser.sink) else { return };
            let on = fields.needed("on", Fields::date);
            let what = fields.needed("text", Fields::name);
            let source = self.source(&mut fields);
            let words = words(&mut fields);
            fields.finish();
            if let (Some(on), Some(text)) = (on, what) {
                self.dataset.events.push(Event { on, text, source, words });
            }
        });
    }
}

pub(super) fn words(fields: &mut Fields<'_, '_>) -> Words {
    Words { quote: fields.text("quote"), gist: fields.text("gist"), note: fields.text("note") }
}

/// The index that an id stands for; an unknown one is told, with the nearest that there is, and costs the record also
/// where it is not told again.
pub(super) fn reference(fields: &mut Fields<'_, '_>, name: &'static str, ids: &mut Ids) -> Option<u32> {
    let span = fields.span_of(name);
    let id = fields.text(name)?;
    let found = ids.get(&id);
    if found.is_none() {
        fields.spoil();
        if ids.is_to_be_told(&id) {
            let nearest = ids.nearest(&id);
            fields.report(span, Fault::UnknownId { what: name, found: id, nearest });
        }
    }
    found
}

fn count(fields: &mut Fields<'_, '_>, name: &'static str) -> Option<Figure> {
    let span = fields.span_of(name);
    let figure = fields.figure(name)?;
    check_range(fields, span, figure, Range::AMOUNT);
    Some(figure)
}

/// A figure that no value of the natural range satisfies is told.
pub(super) fn check_range(fields: &mut Fields<'_, '_>, span: Span, figure: Figure, range: Range) {
    let (Some(value), _) = figure.numbers() else { return };
    if !is_possible(figure, range) {
        let value = figure.numbers().1.filter(|it| !range.contains(*it)).unwrap_or(value);
        fields.report(span, Fault::OutsideRange { value, min: range.min, max: range.max });
    }
}

/// Whether a value of the natural range satisfies a figure.
pub(super) fn is_possible(figure: Figure, range: Range) -> bool {
    match figure {
        Figure::About(x) => range.contains(x),
        Figure::Between(a, b) => range.contains(a) && range.contains(b),
        Figure::Missing(_) => true,
        _ => figure.asserted(range).is_some(),
    }
}
