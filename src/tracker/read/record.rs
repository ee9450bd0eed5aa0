//! The records of the tracker file, one by one.

use crate::figure::{Figure, Range, Unit};
use crate::syntax::{Expected, Fault, Fields, Kind as Tree, Name, Node, Problem, Sink, Span, Standing, nearest};
use crate::tracker::model::{Claim, Coverage, Kind, Measure, Milestone, Programme, Source, Status, fresh};
use crate::tracker::outline::Place;
use std::collections::BTreeSet;

/// What reading keeps from record to record.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) sink: Sink,
    /// Ids in use, of programmes.
    programme_ids: BTreeSet<String>,
    /// Ids of the sources.
    pub(super) source_ids: BTreeSet<String>,
    /// References to sources, as the problem that each is if there is no such source.
    pub(super) references: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, sink: Sink) -> Self {
        let (programme_ids, source_ids) = (BTreeSet::new(), BTreeSet::new());
        Self { text, sink, programme_ids, source_ids, references: Vec::new() }
    }

    pub(super) fn report(&mut self, span: Span, fault: Fault) {
        self.sink.report(self.text, span, fault);
    }

    /// The fields of a record. A borrow of the sink ends with them, so the sink goes along and comes back.
    fn with_fields<T>(
        &mut self,
        node: Node<'a>,
        read: impl FnOnce(&mut Fields<'a, '_>, &mut Vec<Problem>) -> Option<T>,
    ) -> Option<(T, bool)> {
        let mut fields = Fields::of(self.text, node, &mut self.sink)?;
        let value = read(&mut fields, &mut self.references);
        let sound = fields.finish();
        value.map(|it| (it, sound))
    }

    pub(super) fn source(&mut self, node: Node<'a>, index: usize) -> Option<(Source, Place<'a>)> {
        let mut place = Place::of(&node);
        let span = place.field("id").map_or(Span::new(node.span.start, node.span.start + 1), |it| it.value);
        let (mut source, _) = self.with_fields(node, |fields, _| {
            Some(Source {
                id: fields.needed("id", Fields::text).unwrap_or_default(),
                title: fields.name("title").unwrap_or_default(),
                publisher: fields.name("publisher"),
                published: fields.date("published"),
                captured: fields.date("captured"),
                url: fields.text("url"),
                language: fields.text("language"),
                note: fields.text("note"),
            })
        })?;
        let text = if source.id.is_empty() { source.title.en.clone() } else { source.id.clone() };
        if self.source_ids.contains(&source.id) {
            self.report(span, Fault::DuplicateId { id: source.id.clone() });
        }
        if source.id.is_empty() || self.source_ids.contains(&source.id) {
            source.id = fresh(&text, "source", index + 1, |id| self.source_ids.contains(id));
            place.assigned.push("id");
        }
        self.source_ids.insert(source.id.clone());
        Some((source, place))
    }

    pub(super) fn programme(&mut self, node: Node<'a>, index: usize) -> Option<(Programme, Place<'a>)> {
        let mut place = Place::of(&node);
        let mut kind = self.kind(&node)?;
        let span = place.field("id").map_or(Span::new(node.span.start, node.span.start + 1), |it| it.value);
        let ((mut programme, claims, milestones), _) = self.with_fields(node, |fields, _| {
            let id = fields.needed("id", Fields::text).unwrap_or_default();
            let name = fields.needed("name", Fields::name);
            let mut programme = Programme::new(id, Kind::Measure, name.unwrap_or_default());
            programme.agency = fields.name("agency");
            programme.status = fields.word("status", &Status::ALL);
            programme.opened = fields.date("opened");
            programme.closes = fields.date("closes");
            programme.deadline = fields.date("deadline");
            programme.note = fields.text("note");
            read_kind(fields, &mut kind, &mut programme);
            programme.kind = kind;
            Some((programme, fields.take("claims"), fields.take("milestones")))
        })?;
        let repeated = self.programme_ids.contains(&programme.id);
        if repeated {
            self.report(span, Fault::DuplicateId { id: programme.id.clone() });
        }
        if repeated || programme.id.is_empty() {
            let text = if repeated { programme.id.clone() } else { programme.name.en.clone() };
            programme.id = fresh(&text, "programme", index + 1, |id| self.programme_ids.contains(id));
            place.assigned.push("id");
        }
        self.programme_ids.insert(programme.id.clone());
        let name_of = |place: &Place<'a>, name: &str| {
            place.field(name).map_or(Span::new(0, 0), |it| Span::new(it.whole.start, it.whole.start + name.len()))
        };
        if let Some(node) = claims {
            let list = self.list(name_of(&place, "claims"), node, Self::claim, |it| programme.claims.push(it));
            place.lists.extend(list.map(|it| ("claims", it)));
        }
        if let Some(node) = milestones {
            let name = name_of(&place, "milestones");
            let list = self.list(name, node, Self::milestone, |it| programme.milestones.push(it));
            place.lists.extend(list.map(|it| ("milestones", it)));
        }
        Some((programme, place))
    }

    /// The kind that a programme's word names.
    fn kind(&mut self, node: &Node<'a>) -> Option<Kind> {
        let word = match &node.kind {
            Tree::Record(Some(word), _) | Tree::Word(word) => *word,
            Tree::Tuple(Some(word), items) if items.is_empty() => word,
            Tree::Broken => return None,
            _ => {
                self.report(node.span, Fault::WrongType { expected: Expected::Programme, found: node.what() });
                return None;
            }
        };
        match word {
            "Loan" => Some(Kind::LOAN),
            "Arrears" => Some(Kind::ARREARS),
            "Measure" => Some(Kind::Measure),
            _ => {
                let near = nearest(word, Kind::NAMES).and_then(|it| Kind::NAMES.into_iter().find(|known| *known == it));
                let found = word.to_owned();
                let span = Span::new(node.span.start, node.span.start + word.len());
                self.report(span, Fault::UnknownWord { found, known: Kind::NAMES.to_vec(), nearest: near });
                None
            }
        }
    }

    pub(super) fn claim(&mut self, node: Node<'a>, _: usize) -> Option<(Claim, Place<'a>)> {
        let place = Place::of(&node);
        let (claim, sound) = self.with_fields(node, |fields, references| {
            let spans = [fields.span_of("value"), fields.span_of("stated")];
            let on = fields.needed("on", Fields::date);
            let measure = fields.needed("measure", measure);
            let value = fields.needed("value", Fields::figure);
            let stated = fields.date("stated");
            let scope = fields.name("scope");
            let source = reference(fields, references);
            let (quote, gist, note) = (fields.text("quote"), fields.text("gist"), fields.text("note"));
            let standing = fields.word("standing", &Standing::ALL).unwrap_or_default();
            let (by, entered) = (fields.text("by"), fields.date("entered"));
            let (on, measure, value) = (on?, measure?, value?);
            in_range(fields, spans[0], value, measure.range());
            if let Some(stated) = stated
                && stated < on
            {
                let fault = Fault::StatedBefore { on: on.to_string(), stated: stated.to_string() };
                fields.report(spans[1], fault);
            }
            Some(Claim { on, stated, measure, value, scope, source, quote, gist, note, standing, by, entered })
        })?;
        sound.then_some((claim, place))
    }

    pub(super) fn milestone(&mut self, node: Node<'a>, _: usize) -> Option<(Milestone, Place<'a>)> {
        let place = Place::of(&node);
        let (milestone, sound) = self.with_fields(node, |fields, references| {
            if !fields.has("done") && !fields.has("due") {
                fields.needed("due", |_, _| None::<()>);
            }
            Some(Milestone {
                due: fields.date("due"),
                done: fields.date("done"),
                text: fields.needed("text", Fields::name).unwrap_or_default(),
                source: reference(fields, references),
                standing: fields.word("standing", &Standing::ALL).unwrap_or_default(),
                gist: fields.text("gist"),
                note: fields.text("note"),
            })
        })?;
        sound.then_some((milestone, place))
    }
}

/// The fields that a programme has for being of its kind.
fn read_kind(fields: &mut Fields<'_, '_>, kind: &mut Kind, programme: &mut Programme) {
    match kind {
        Kind::Loan { quota, rate_cap, subsidy } => {
            *quota = amount(fields, "quota");
            *rate_cap = amount(fields, "rate_cap");
            *subsidy = fields.name("subsidy");
            programme.scope = fields.name("scope");
        }
        Kind::Arrears { owed_by, owed, target, coverage } => {
            *owed_by = fields.name("owed_by");
            *owed = amount(fields, "owed");
            *target = amount(fields, "target");
            *coverage = fields.word("scope", &Coverage::ALL);
        }
        Kind::Measure => programme.scope = fields.name("scope"),
    }
}

/// A figure that cannot lie below zero.
fn amount(fields: &mut Fields<'_, '_>, name: &'static str) -> Option<Figure> {
    let span = fields.span_of(name);
    fields.figure(name).filter(|it| in_range(fields, span, *it, Range::AMOUNT))
}

/// Reports a figure with a number that cannot occur.
fn in_range(fields: &mut Fields<'_, '_>, span: Span, figure: Figure, range: Range) -> bool {
    let (low, high) = figure.numbers();
    let outside = [low, high].into_iter().flatten().find(|it| !range.contains(*it));
    if let Some(value) = outside {
        fields.report(span, Fault::OutsideRange { value, min: range.min, max: range.max });
    }
    outside.is_none()
}

/// The id of a source, to be looked up when all are known.
fn reference(fields: &mut Fields<'_, '_>, references: &mut Vec<Problem>) -> Option<String> {
    let span = fields.span_of("source");
    let id = fields.text("source")?;
    let fault = Fault::UnknownId { what: "source", found: id.clone(), nearest: None };
    let text = fields.text_of_file();
    let path = fields.sink().path(text);
    references.push(Problem { fault, span, path });
    Some(id)
}

/// What a claim counts: a word, or `Other(name: …, unit: …)`.
fn measure(fields: &mut Fields<'_, '_>, field: &'static str) -> Option<Measure> {
    let known = || Measure::ALL.iter().map(|it| it.0).chain(["Other"]).collect::<Vec<_>>();
    let node = fields.take(field)?;
    let span = node.span;
    let text = fields.text_of_file();
    match node.kind {
        Tree::Word(word) => {
            if let Some((_, measure)) = Measure::ALL.into_iter().find(|it| it.0 == word) {
                return Some(measure);
            }
            let near = nearest(word, known()).and_then(|it| known().into_iter().find(|known| *known == it));
            fields.report(span, Fault::UnknownWord { found: word.to_owned(), known: known(), nearest: near });
            None
        }
        Tree::Record(Some("Other"), _) => {
            let mut inner = Fields::of(text, node, fields.sink())?;
            let name: Option<Name> = inner.needed("name", Fields::name);
            let unit = inner.needed("unit", |it, field| it.word(field, &Unit::NAMED));
            inner.finish();
            Some(Measure::Other { name: name?, unit: unit? })
        }
        _ => {
            fields.report(span, Fault::WrongType { expected: Expected::Measure, found: node.what() });
            None
        }
    }
}
