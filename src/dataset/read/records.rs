//! The records that make claims: series, statements, chains, blockages, events.

use super::super::model::{
    Batch, Blockage, Chain, Event, MetricId, NewClaim, RegionId, SectorId, Series, SeriesId, SeriesKey, SizeId,
    SourceId, Statement, Words,
};
use super::{Ids, Reader};
use crate::figure::{Figure, Range};
use crate::syntax::{Deferred, Expected, Fault, Field, Fields, Kind, Name, Parser, Span, Standing};
use jiff::civil::Date;

/// How often, in points, progress is told and a cancel is seen.
const TICK: usize = 2048;

impl Reader<'_> {
    pub(super) fn read_series(&mut self, parser: &mut Parser<'_>) {
        let text = parser.text();
        parser.list(|parser, _| {
            let mut key_fields: Vec<Field<'_>> = Vec::new();
            let mut points = None;
            let span = parser.record(|parser, name, name_span| {
                if name == "points" {
                    points = Some(parser.defer(name_span));
                } else {
                    key_fields.push(Field { name: name_span.of(text), name_span, value: parser.value() });
                }
            });
            let Some(span) = span else { return };
            let mut fields = Fields::new(text, span, key_fields, &mut parser.sink);
            let key = self.key(&mut fields);
            if points.is_none() {
                fields.needed("points", |_, _| None::<()>);
            }
            fields.finish();
            let told = parser.sink.problems.len();
            let claims = points.map_or_else(Vec::new, |it| self.points(parser, it, key));
            // Points that could not be read have said so.
            let silent = parser.sink.problems.len() == told && !parser.sink.is_damaged(span);
            if claims.is_empty() && points.is_some() && silent {
                parser.report(Span::new(span.start, span.start + 1), Fault::EmptySeries);
            }
            self.tick(parser);
            if let Some(key) = key {
                self.add_series(parser, span, key, claims);
            }
        });
    }

    /// The points of a series, which were passed over until its metric was known.
    fn points(&mut self, parser: &mut Parser<'_>, points: Deferred, key: Option<SeriesKey>) -> Vec<NewClaim> {
        let range = key.and_then(|it| self.dataset.metric(it.metric)).map_or(Range::NONE, |it| it.range);
        let mut claims: Vec<NewClaim> = Vec::new();
        parser.resume(points, |parser| {
            parser.list(|parser, index| {
                let before = claims.last().map(|it| it.on);
                claims.extend(self.point(parser, range, before));
                if index % TICK == TICK - 1 {
                    self.tick(parser);
                }
            });
        });
        claims
    }

    fn add_series(&mut self, parser: &mut Parser<'_>, span: Span, key: SeriesKey, claims: Vec<NewClaim>) {
        let id = SeriesId::new(self.dataset.series.len());
        let first_of_key = *self.series.entry(key).or_insert(id);
        if first_of_key != id {
            let name = self.key_text(key);
            parser.report(Span::new(span.start, span.start + 1), Fault::DuplicateSeries { key: name });
            self.unordered = true;
        }
        let first = u32::try_from(self.dataset.claims.len()).unwrap_or(u32::MAX);
        self.unordered |= claims.windows(2).any(|pair| pair[1].on < pair[0].on);
        // A second record of a key gives its claims to the first; they are put together at the end.
        for claim in claims {
            self.dataset.claims.push(first_of_key, claim);
        }
        if first_of_key == id {
            let end = u32::try_from(self.dataset.claims.len()).unwrap_or(u32::MAX);
            self.dataset.series.push(Series { key, first, end });
        }
    }

    fn key_text(&self, key: SeriesKey) -> String {
        let data = &self.dataset;
        let parts = [
            data.metric(key.metric).map(|it| it.id.as_str()),
            data.region(key.region).map(|it| it.id.as_str()),
            key.sector.and_then(|it| data.sector(it)).map(|it| it.id.as_str()),
            key.size.and_then(|it| data.size(it)).map(|it| it.id.as_str()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// What a series record is about; `None`, and told, where that can't be said.
    fn key(&mut self, fields: &mut Fields<'_, '_>) -> Option<SeriesKey> {
        let metric = fields.needed("metric", |it, field| reference(it, field, &mut self.metrics));
        let region = fields.needed("region", |it, field| reference(it, field, &mut self.regions));
        // A sector that is named but not known must not become the whole economy.
        let has = (fields.has("sector"), fields.has("size"));
        let sector = reference(fields, "sector", &mut self.sectors).map(SectorId);
        let size = reference(fields, "size", &mut self.sizes).map(SizeId);
        if (has.0 && sector.is_none()) || (has.1 && size.is_none()) {
            return None;
        }
        Some(SeriesKey { metric: MetricId(metric?), region: RegionId(region?), sector, size })
    }

    fn point(&mut self, parser: &mut Parser<'_>, range: Range, before: Option<Date>) -> Option<NewClaim> {
        let text = parser.text();
        let node = parser.value();
        let mut fields = Fields::of(text, node, &mut parser.sink)?;
        let (on_span, value_span) = (fields.span_of("on"), fields.span_of("value"));
        let on = fields.needed("on", |it, field| it.date(field));
        let figure = fields.needed("value", |it, field| it.figure(field));
        let stated = self.stated(&mut fields, on);
        let source = self.source(&mut fields);
        let standing = fields.word("standing", &Standing::ALL).unwrap_or_default();
        let words = words(&mut fields);
        if let Some(figure) = figure {
            check_range(&mut fields, value_span, figure, range);
        }
        if let (Some(on), Some(before)) = (on, before)
            && on < before
        {
            fields.report(on_span, Fault::OutOfOrder { on: on.to_string(), before: before.to_string() });
        }
        let sound = fields.finish();
        let claim = NewClaim { on: on?, stated, source, figure: figure?, standing, words };
        sound.then_some(claim)
    }

    /// The day a claim was stated; a day before the one it describes is told.
    fn stated(&self, fields: &mut Fields<'_, '_>, on: Option<Date>) -> Option<Date> {
        let span = fields.span_of("stated");
        let stated = fields.date("stated")?;
        if let Some(on) = on.filter(|on| stated < *on) {
            fields.report(span, Fault::StatedBefore { on: on.to_string(), stated: stated.to_string() });
        }
        Some(stated)
    }

    fn source(&mut self, fields: &mut Fields<'_, '_>) -> Option<SourceId> {
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
            let from = fields.needed("from", |it, field| it.date(field));
            let to_span = fields.span_of("to");
            let to = fields.needed("to", |it, field| it.date(field));
            let value = fields.needed("value", |it, field| it.figure(field));
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
        let node = fields.needed("series", |it, field| it.take(field))?;
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
            let Some(id) = fields.needed("id", |it, field| it.text(field)) else { return };
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
                let on = batch.needed("on", |it, field| it.date(field));
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
            let area = fields.needed("area", |it, field| it.name(field));
            let what = fields.needed("text", |it, field| it.name(field));
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
            let on = fields.needed("on", |it, field| it.date(field));
            let what = fields.needed("text", |it, field| it.name(field));
            let source = self.source(&mut fields);
            let words = words(&mut fields);
            fields.finish();
            if let (Some(on), Some(text)) = (on, what) {
                self.dataset.events.push(Event { on, text, source, words });
            }
        });
    }
}

fn words(fields: &mut Fields<'_, '_>) -> Words {
    Words { quote: fields.text("quote"), gist: fields.text("gist"), note: fields.text("note") }
}

/// The index that an id stands for; an unknown one is told, with the nearest that there is.
fn reference(fields: &mut Fields<'_, '_>, name: &'static str, ids: &mut Ids) -> Option<u32> {
    let span = fields.span_of(name);
    let id = fields.text(name)?;
    let found = ids.get(&id);
    if found.is_none() && ids.is_to_be_told(&id) {
        let nearest = ids.nearest(&id);
        fields.report(span, Fault::UnknownId { what: name, found: id, nearest });
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
fn check_range(fields: &mut Fields<'_, '_>, span: Span, figure: Figure, range: Range) {
    let (Some(value), _) = figure.numbers() else { return };
    let possible = match figure {
        Figure::About(x) => range.contains(x),
        Figure::Between(a, b) => range.contains(a) && range.contains(b),
        _ => figure.asserted(range).is_some(),
    };
    if !possible {
        let value = figure.numbers().1.filter(|it| !range.contains(*it)).unwrap_or(value);
        fields.report(span, Fault::OutsideRange { value, min: range.min, max: range.max });
    }
}
