//! A document as records of fields in the order in which a file of ours has them.

use super::base::Listed;
use super::value::{Style, Value};
use crate::figure::Unit;
use crate::syntax::{Name, Standing};
use crate::tracker::model::{Claim, Coverage, Document, Kind, Milestone, Programme, Source, Status};
use crate::tracker::read::FORMAT;
use jiff::civil::Date;

/// A record.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Record<'d> {
    /// The word before its parenthesis; empty for none.
    pub(super) word: &'static str,
    /// What it is known by in its list, whatever else changes.
    pub(super) key: Option<&'d str>,
    /// Whether a new one gets a line for each field.
    pub(super) tall: bool,
    /// All fields that there are; `None` for those left out.
    pub(super) fields: Vec<(&'static str, Option<Value<'d>>)>,
}

impl<'d> Record<'d> {
    /// The value of a field.
    pub(super) fn get(&self, name: &str) -> Option<&Value<'d>> {
        self.fields.iter().find(|(it, _)| *it == name).and_then(|(_, value)| value.as_ref())
    }

    /// The record as text; `indent` is that of the line it starts on, if it may take several lines.
    pub(super) fn render(&self, indent: Option<&str>, style: &Style) -> String {
        let present = self.fields.iter().filter_map(|(name, value)| value.as_ref().map(|it| (name, it)));
        match indent {
            Some(indent) if self.tall => {
                let inner = format!("{indent}{}", style.step);
                let mut text = format!("{}({}", self.word, style.newline);
                for (name, value) in present {
                    let value = value.render(Some(&inner), style);
                    text.extend([&inner, *name, ": ", &value, ",", style.newline]);
                }
                text + indent + ")"
            }
            _ => {
                let fields: Vec<String> =
                    present.map(|(name, value)| format!("{name}: {}", value.render(None, style))).collect();
                format!("{}({})", self.word, fields.join(", "))
            }
        }
    }
}

fn text(it: Option<&String>) -> Option<Value<'_>> {
    it.map(|it| Value::Text(it))
}

fn name(it: Option<&Name>) -> Option<Value<'_>> {
    it.map(Value::Name)
}

fn date<'d>(it: Option<Date>) -> Option<Value<'d>> {
    it.map(Value::Date)
}

fn standing<'d>(it: Standing) -> Option<Value<'d>> {
    (it != Standing::Firm).then(|| Value::Word(it.name()))
}

fn list<'d>(records: impl Iterator<Item = Record<'d>>) -> Option<Value<'d>> {
    let records: Vec<_> = records.collect();
    (!records.is_empty()).then_some(Value::List(records))
}

/// The whole file.
pub(super) fn document(it: &Document) -> Record<'_> {
    document_of(it, it.sources.iter().map(source), it.programmes.iter().map(programme))
}

/// The file with these records as its sources and programmes.
pub(super) fn document_of<'d>(
    it: &'d Document,
    sources: impl Iterator<Item = Record<'d>>,
    programmes: impl Iterator<Item = Record<'d>>,
) -> Record<'d> {
    let fields = vec![
        ("format", Some(Value::Number(FORMAT))),
        ("title", Some(Value::Name(&it.title))),
        ("currency", Some(Value::Text(&it.currency))),
        ("sources", list(sources)),
        ("programmes", list(programmes)),
    ];
    Record { word: "", key: None, tall: true, fields }
}

/// A record of which nothing is to change: what it is known by is all that is asked of it.
pub(super) fn thin(it: &impl Listed) -> Record<'_> {
    Record { word: it.word(), key: Some(it.id()), tall: true, fields: Vec::new() }
}

pub(super) fn source(it: &Source) -> Record<'_> {
    let fields = vec![
        ("id", Some(Value::Text(&it.id))),
        ("title", Some(Value::Name(&it.title))),
        ("publisher", name(it.publisher.as_ref())),
        ("published", date(it.published)),
        ("captured", date(it.captured)),
        ("url", text(it.url.as_ref())),
        ("language", text(it.language.as_ref())),
        ("note", text(it.note.as_ref())),
    ];
    Record { word: "", key: Some(&it.id), tall: false, fields }
}

pub(super) fn programme(it: &Programme) -> Record<'_> {
    let mut fields = vec![
        ("id", Some(Value::Text(&it.id))),
        ("name", Some(Value::Name(&it.name))),
        ("agency", name(it.agency.as_ref())),
        ("status", it.status.map(Status::name).map(Value::Word)),
        ("opened", date(it.opened)),
        ("closes", date(it.closes)),
        ("deadline", date(it.deadline)),
    ];
    let (quota, rate_cap, subsidy, owed_by, owed, target, coverage) = match &it.kind {
        Kind::Loan { quota, rate_cap, subsidy } => (*quota, *rate_cap, subsidy.as_ref(), None, None, None, None),
        Kind::Arrears { owed_by, owed, target, coverage } => {
            (None, None, None, owed_by.as_ref(), *owed, *target, *coverage)
        }
        Kind::Measure => (None, None, None, None, None, None, None),
    };
    let scope = coverage.map(Coverage::name).map(Value::Word).or(name(it.scope.as_ref()));
    let yuan = |figure| Value::Figure(figure, Unit::Yuan);
    fields.extend([
        ("quota", quota.map(yuan)),
        ("rate_cap", rate_cap.map(|it| Value::Figure(it, Unit::Percent))),
        ("subsidy", name(subsidy)),
        ("scope", scope),
        ("owed_by", name(owed_by)),
        ("owed", owed.map(yuan)),
        ("target", target.map(yuan)),
        ("note", text(it.note.as_ref())),
        ("claims", list(it.claims.iter().map(claim))),
        ("milestones", list(it.milestones.iter().map(milestone))),
    ]);
    Record { word: it.kind.name(), key: Some(&it.id), tall: true, fields }
}

fn claim(it: &Claim) -> Record<'_> {
    let fields = vec![
        ("on", date(Some(it.on))),
        ("measure", Some(Value::Measure(&it.measure))),
        ("value", Some(Value::Figure(it.value, it.measure.unit()))),
        ("source", text(it.source.as_ref())),
        ("stated", date(it.stated)),
        ("scope", name(it.scope.as_ref())),
        ("standing", standing(it.standing)),
        ("quote", text(it.quote.as_ref())),
        ("gist", text(it.gist.as_ref())),
        ("note", text(it.note.as_ref())),
        ("by", text(it.by.as_ref())),
        ("entered", date(it.entered)),
    ];
    Record { word: "", key: None, tall: false, fields }
}

fn milestone(it: &Milestone) -> Record<'_> {
    let fields = vec![
        ("due", date(it.due)),
        ("done", date(it.done)),
        ("text", Some(Value::Name(&it.text))),
        ("source", text(it.source.as_ref())),
        ("standing", standing(it.standing)),
        ("gist", text(it.gist.as_ref())),
        ("note", text(it.note.as_ref())),
    ];
    Record { word: "", key: None, tall: false, fields }
}
