//! Series and their points: nearly all of a large file.
//!
//! Each point is looked at twice at most: first by the quick look of [`super::usual`], and, where that finds anything
//! that it does not expect, by the parser, which reads whatever can be read and tells what is wrong.

use super::super::claims::NewClaim;
use super::super::model::{MetricId, RegionId, SectorId, Series, SeriesId, SeriesKey, SizeId};
use super::Reader;
use super::records::{check_range, reference, words};
use crate::figure::Range;
use crate::syntax::{Deferred, Fault, Field, Fields, Kind, Parser, Problem, Span, Standing};
use jiff::civil::Date;

/// How often, in points, progress is told and a cancel is seen.
const TICK: usize = 2048;

/// The points of a series.
enum Points {
    /// They have been read. What was found wrong is told behind what is wrong with the series itself.
    Read(Vec<Problem>),
    /// They were passed over, as what they are about was not said before them.
    Deferred(Deferred),
}

impl Reader<'_> {
    pub(super) fn read_series(&mut self, parser: &mut Parser<'_>) {
        let text = parser.text();
        parser.list(|parser, _| {
            let mut key_fields: Vec<Field<'_>> = Vec::new();
            let mut points = None;
            let span = parser.record(|parser, name, name_span| {
                if name == "points" && points.is_some() {
                    parser.report(name_span, Fault::DuplicateField { field: name.to_owned() });
                    parser.defer(name_span);
                } else if name == "points" {
                    points = Some(self.points_or_defer(parser, name_span, &key_fields));
                } else {
                    key_fields.push(Field { name: name_span.of(text), name_span, value: parser.value() });
                }
            });
            let Some(span) = span else { return self.dataset.claims.drop_unassigned() };
            let mut fields = Fields::new(text, span, key_fields, &mut parser.sink);
            let key = self.key(&mut fields);
            if points.is_none() {
                fields.needed("points", |_, _| None::<()>);
            }
            fields.finish();
            let has_points = points.is_some();
            let told = parser.sink.problems.len();
            match points {
                Some(Points::Read(problems)) => problems.into_iter().for_each(|it| parser.sink.push(it)),
                Some(Points::Deferred(points)) => {
                    let range = key.map_or(Range::NONE, |it| self.range(it.metric));
                    parser.resume(points, |parser| {
                        parser.list(self.reader_of_points(range));
                    });
                }
                None => {}
            }
            // Points that could not be read have said so.
            let silent = parser.sink.problems.len() == told && !parser.sink.is_damaged(span);
            if self.dataset.claims.unassigned_dates().is_empty() && has_points && silent {
                parser.report(Span::new(span.start, span.start + 1), Fault::EmptySeries);
            }
            self.tick(parser);
            match key {
                Some(key) => self.add_series(parser, span, key),
                None => self.dataset.claims.drop_unassigned(),
            }
        });
    }

    /// Reads the points where they stand; or passes over them for now where it is not yet known what they are about, or
    /// where their brackets do not say where they end.
    fn points_or_defer(&mut self, parser: &mut Parser<'_>, name: Span, key_fields: &[Field<'_>]) -> Points {
        let told = parser.sink.problems.len();
        if let Some(metric) = self.metric_before_points(key_fields) {
            if parser.whole_list(self.reader_of_points(self.range(metric))) {
                return Points::Read(parser.sink.problems.split_off(told));
            }
            self.dataset.claims.drop_unassigned();
        }
        Points::Deferred(parser.defer(name))
    }

    /// The metric, where all that has been read of a series so far is known.
    fn metric_before_points(&self, fields: &[Field<'_>]) -> Option<MetricId> {
        // Of what is not known because a source is damaged each is told once: not again if the points are read again.
        (!self.sources.damaged).then_some(())?;
        let find = |name: &str, ids: &super::Ids| {
            let field = fields.iter().find(|it| it.name == name)?;
            let Kind::Text(id) = &field.value.kind else { return Some(None) };
            Some(ids.get(id))
        };
        let is_known = |name, ids| find(name, ids).is_none_or(|it| it.is_some());
        find("region", &self.regions)??;
        (is_known("sector", &self.sectors) && is_known("size", &self.sizes)).then_some(())?;
        find("metric", &self.metrics)?.map(MetricId)
    }

    fn range(&self, metric: MetricId) -> Range {
        self.dataset.metric(metric).map_or(Range::NONE, |it| it.range)
    }

    /// Reads points one by one; they are given to their series once that is known.
    fn reader_of_points(&mut self, range: Range) -> impl FnMut(&mut Parser<'_>, usize) {
        let mut before = None;
        move |parser, index| {
            let claim = match self.usual_point(parser, range, before) {
                Some(claim) => Some(claim),
                None => self.point(parser, range, before),
            };
            if let Some(claim) = claim {
                before = Some(claim.on);
                self.dataset.claims.push(claim);
            }
            if index % TICK == TICK - 1 {
                self.tick(parser);
            }
        }
    }

    /// Gives the points that have just been read to their series.
    fn add_series(&mut self, parser: &mut Parser<'_>, span: Span, key: SeriesKey) {
        let id = SeriesId::new(self.dataset.series.len());
        let first_of_key = *self.series.entry(key).or_insert(id);
        if first_of_key != id {
            let name = self.key_text(key);
            parser.report(Span::new(span.start, span.start + 1), Fault::DuplicateSeries { key: name });
            self.unordered = true;
        }
        let claims = &mut self.dataset.claims;
        let dates = claims.unassigned_dates();
        let first = u32::try_from(claims.len() - dates.len()).unwrap_or(u32::MAX);
        self.unordered |= !dates.is_sorted();
        // A second record of a key gives its claims to the first; they are put together at the end.
        claims.assign(first_of_key);
        if first_of_key == id {
            let end = u32::try_from(claims.len()).unwrap_or(u32::MAX);
            self.dataset.series.push(Series { key, first, end });
        }
    }

    pub(super) fn key_text(&self, key: SeriesKey) -> String {
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
    pub(super) fn key(&mut self, fields: &mut Fields<'_, '_>) -> Option<SeriesKey> {
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
        let on = fields.needed("on", Fields::date);
        let figure = fields.needed("value", Fields::figure);
        let stated = stated(&mut fields, on);
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
}

/// The day a claim was stated; a day before the one it describes is told.
fn stated(fields: &mut Fields<'_, '_>, on: Option<Date>) -> Option<Date> {
    let span = fields.span_of("stated");
    let stated = fields.date("stated")?;
    if let Some(on) = on.filter(|on| stated < *on) {
        fields.report(span, Fault::StatedBefore { on: on.to_string(), stated: stated.to_string() });
    }
    Some(stated)
}
