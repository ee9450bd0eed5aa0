//! The small tables: sources, metrics, regions, sectors, sizes.

use super::super::model::{Better, Category, Metric, Source};
use super::{Ids, Reader, Top};
use crate::figure::{DEFAULT_TOLERANCE, Range, Unit};
use crate::syntax::{Fault, Fields, Name, Parser, Span};

impl Reader<'_> {
    pub(super) fn head(&mut self, parser: &mut Parser<'_>, name: &str, span: Span) {
        let text = parser.text();
        let node = parser.value();
        let whole = Span::new(span.start, node.span.end);
        if name == "title" {
            let field = crate::syntax::Field { name: "title", name_span: span, value: node };
            let mut fields = Fields::new(text, whole, vec![field], &mut parser.sink);
            self.dataset.title = fields.name("title").unwrap_or_default();
        } else if let Some(mut fields) = Fields::of(text, node, &mut parser.sink) {
            let at = fields.span_of("tolerance");
            let tolerance = fields.number("tolerance").unwrap_or(DEFAULT_TOLERANCE);
            if (0.0..1.0).contains(&tolerance) {
                self.dataset.tolerance = tolerance;
            } else {
                fields.report(at, Fault::OutsideRange { value: tolerance, min: Some(0.0), max: Some(1.0) });
            }
            fields.finish();
        }
    }

    pub(super) fn read_sources(&mut self, parser: &mut Parser<'_>) {
        let text = parser.text();
        parser.list(|parser, _| {
            let node = parser.value();
            let Some(mut fields) = Fields::of(text, node, &mut parser.sink) else { return };
            let span = fields.span_of("id");
            let Some(id) = new_id(&mut fields, &mut self.sources) else { return };
            self.dataset.sources.push(Source {
                title: fields.needed("title", Fields::name).unwrap_or_else(|| Name::plain(&*id)),
                id,
                publisher: fields.name("publisher"),
                published: fields.date("published"),
                captured: fields.date("captured"),
                url: fields.text("url"),
                language: fields.text("language"),
                note: fields.text("note"),
                summary: fields.flag("summary").unwrap_or(false),
                text: fields.text("text"),
            });
            fields.finish();
            self.source_spans.push(span);
            self.used_sources.push(false);
        });
    }

    pub(super) fn read_metrics(&mut self, parser: &mut Parser<'_>) {
        const BETTER: [(&str, Better); 3] =
            [("Higher", Better::Higher), ("Lower", Better::Lower), ("Neither", Better::Neither)];
        let text = parser.text();
        parser.list(|parser, _| {
            let node = parser.value();
            let Some(mut fields) = Fields::of(text, node, &mut parser.sink) else { return };
            let Some(id) = new_id(&mut fields, &mut self.metrics) else { return };
            let (unit, unit_name) = fields.needed("unit", Fields::unit).unwrap_or((Unit::Other, None));
            self.dataset.metrics.push(Metric {
                name: fields.needed("name", Fields::name).unwrap_or_else(|| Name::plain(&*id)),
                id,
                unit,
                unit_name,
                range: range(&mut fields),
                goal: fields.number("goal"),
                better: fields.word("better", &BETTER).unwrap_or_default(),
                definition: fields.name("definition"),
                family: fields.text("family"),
            });
            fields.finish();
        });
    }

    pub(super) fn read_categories(&mut self, parser: &mut Parser<'_>, top: Top) {
        let (ids, table) = match top {
            Top::Regions => (&mut self.regions, &mut self.dataset.regions),
            Top::Sectors => (&mut self.sectors, &mut self.dataset.sectors),
            _ => (&mut self.sizes, &mut self.dataset.sizes),
        };
        let text = parser.text();
        let mut parents: Vec<(usize, String, Span)> = Vec::new();
        parser.list(|parser, _| {
            let node = parser.value();
            let Some(mut fields) = Fields::of(text, node, &mut parser.sink) else { return };
            let Some(id) = new_id(&mut fields, ids) else { return };
            let name = fields.needed("name", Fields::name).unwrap_or_else(|| Name::plain(&*id));
            let mut category = Category { id, name, within: None, group: None, code: None };
            let within = fields.span_of("within");
            if let Some(parent) = fields.text("within") {
                parents.push((table.len(), parent, within));
            }
            if top == Top::Sectors {
                category.group = fields.name("group");
                category.code = fields.text("code");
            }
            fields.finish();
            table.push(category);
        });
        // For each the outermost that it is known to be in so far, so that a long chain is not gone up again and again.
        let mut tops: Vec<usize> = (0..table.len()).collect();
        for (child, parent, span) in parents {
            let Some(at) = ids.get(&parent) else {
                let nearest = ids.nearest(&parent);
                parser.report(span, Fault::UnknownId { what: "within", found: parent, nearest });
                continue;
            };
            // What is within nothing yet is its own outermost: the child, where it would close a ring.
            if top_of(&mut tops, at as usize) == child {
                parser.report(span, Fault::OwnParent { id: parent });
            } else if let (Some(category), Some(top)) = (table.get_mut(child), tops.get_mut(child)) {
                category.within = Some(at);
                *top = at as usize;
            }
        }
    }
}

/// The outermost that something is in; halves the way there for the next time.
fn top_of(tops: &mut [usize], mut at: usize) -> usize {
    while let Some(up) = tops.get(at).copied().filter(|up| *up != at) {
        let further = tops.get(up).copied().unwrap_or(up);
        if let Some(top) = tops.get_mut(at) {
            *top = further;
        }
        at = further;
    }
    at
}

/// The id of a new record of a table: there, and not there before.
fn new_id(fields: &mut Fields<'_, '_>, ids: &mut Ids) -> Option<String> {
    let span = fields.span_of("id");
    let id = fields.needed("id", Fields::text)?;
    if ids.get(&id).is_some() {
        fields.report(span, Fault::DuplicateId { id });
        return None;
    }
    ids.insert(id.clone());
    Some(id)
}

fn range(fields: &mut Fields<'_, '_>) -> Range {
    let Some(node) = fields.take("range") else { return Range::NONE };
    let span = node.span;
    let text = fields.text_of_file();
    let Some(mut inner) = Fields::of(text, node, fields.sink()) else { return Range::NONE };
    let range = Range { min: inner.number("min"), max: inner.number("max") };
    inner.finish();
    if let (Some(low), Some(high)) = (range.min, range.max)
        && low > high
    {
        fields.report(span, Fault::ReversedRange { low, high });
        return Range::NONE;
    }
    range
}
