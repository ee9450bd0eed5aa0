//! Reads a data set: total, and with all problems of the file at once.

mod records;
mod series;
mod tables;
mod usual;

use super::model::{Dataset, SeriesId, SeriesKey, SourceId};
use crate::syntax::{Deferred, Fault, FileKind, Kind, Parser, Problem, Span, nearest};
use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

/// The newest format that this version reads.
pub const FORMAT: u32 = 1;

/// Told from time to time how far the reading is, from 0 to 1; it can call the reading off.
pub type Progress<'p> = dyn FnMut(f32) -> ControlFlow<()> + 'p;

/// What came of reading a text.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// What could be read.
    pub dataset: Dataset,
    /// What was found wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// How many problems there are beyond those.
    pub dropped: usize,
    /// Whether the text is a data set of a known format at all.
    pub usable: bool,
    /// Whether the reading was called off.
    pub cancelled: bool,
}

/// Reads a data set. Never fails: what can't be read is a problem in the list.
pub fn read(text: &str, progress: &mut Progress<'_>) -> Reading {
    read_by(text, progress, true)
}

/// Reads a data set, with or without the quick look at what is written as usual: the result is the same.
fn read_by(text: &str, progress: &mut Progress<'_>, is_quick: bool) -> Reading {
    let mut parser = Parser::new(text);
    let mut reader = Reader { is_quick, ..Reader::new(progress) };
    let is_record = parser.document(|parser, name, span| reader.top_field(parser, name, span));
    if is_record {
        reader.catch_up(&mut parser);
    }
    let usable = is_record && reader.stopped.is_none();
    if usable {
        reader.finish(&mut parser);
    }
    let mut problems = std::mem::take(&mut parser.sink.problems);
    problems.sort_by_key(|it| it.span); // what was deferred was read out of turn
    problems.dedup_by(|a, b| a.span == b.span && a.fault == b.fault); // and can have been passed over with a fault
    Reading {
        dataset: if usable { reader.dataset } else { Dataset::default() },
        problems,
        dropped: parser.sink.dropped,
        usable,
        cancelled: reader.stopped == Some(Stopped::Cancelled),
    }
}

/// Ids of one table, and where each stands in it.
#[derive(Debug, Default)]
struct Ids {
    known: HashMap<String, u32>,
    /// Whether records of the table were lost, so that an id which is not known may be one of theirs.
    damaged: bool,
    told: HashSet<String>,
    /// The known ids in order, as far as something was looked for in them.
    sorted: Vec<String>,
    /// What was suggested for ids that are not known.
    suggested: HashMap<String, Option<String>>,
    /// How many pairs of letters the suggestions have cost.
    compared: usize,
}

/// So many ids of a table get a suggestion: with more of them it is not slips of the hand that are at work.
const SUGGESTED: usize = 200;
/// So many pairs of letters are compared for the suggestions of a table: about a second.
const COMPARED: usize = 200_000_000;

impl Ids {
    fn get(&self, id: &str) -> Option<u32> {
        self.known.get(id).copied()
    }

    fn insert(&mut self, id: String) {
        let at = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert(id, at);
    }

    /// Whether an id that is not known is to be told: where the table is damaged, once is enough.
    fn is_to_be_told(&mut self, id: &str) -> bool {
        !self.damaged || self.told.insert(id.to_owned())
    }

    /// The known id that was meant; none where too many are unknown to look for each.
    fn nearest(&mut self, id: &str) -> Option<String> {
        if let Some(found) = self.suggested.get(id) {
            return found.clone();
        }
        if self.suggested.len() >= SUGGESTED || self.compared >= COMPARED {
            return None;
        }
        if self.sorted.len() != self.known.len() {
            self.sorted = self.known.keys().cloned().collect();
            self.sorted.sort_unstable(); // the suggestion must not depend on the order of the map
        }
        // Those that are compared at all are about as long.
        self.compared = self.compared.saturating_add(self.sorted.len().saturating_mul(id.len() * id.len()));
        let found = nearest(id, self.sorted.iter().map(String::as_str)).map(ToOwned::to_owned);
        self.suggested.insert(id.to_owned(), found.clone());
        found
    }
}

/// A field of the file, in the order in which they can be read: each needs those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Top {
    Sources,
    Metrics,
    Regions,
    Sectors,
    Sizes,
    Series,
    Statements,
    Chains,
    Blockages,
    Events,
}

impl Top {
    const ALL: [(&'static str, Self); 10] = [
        ("sources", Self::Sources),
        ("metrics", Self::Metrics),
        ("regions", Self::Regions),
        ("sectors", Self::Sectors),
        ("sizes", Self::Sizes),
        ("series", Self::Series),
        ("statements", Self::Statements),
        ("chains", Self::Chains),
        ("blockages", Self::Blockages),
        ("events", Self::Events),
    ];
    const OTHERS: [&'static str; 3] = ["format", "title", "about"];

    /// Whether it names records of the fields before it.
    fn needs(self, other: Self) -> bool {
        match self {
            Self::Sources | Self::Metrics | Self::Regions | Self::Sectors | Self::Sizes => false,
            Self::Series => other < Self::Series,
            Self::Statements => other <= Self::Series,
            Self::Chains | Self::Blockages | Self::Events => other == Self::Sources,
        }
    }
}

/// Why a reading ended before the end of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stopped {
    /// The file is not for us.
    Refused,
    /// The caller called it off.
    Cancelled,
}

struct Reader<'p> {
    dataset: Dataset,
    sources: Ids,
    metrics: Ids,
    regions: Ids,
    sectors: Ids,
    sizes: Ids,
    series: HashMap<SeriesKey, SeriesId>,
    source_spans: Vec<Span>,
    used_sources: Vec<bool>,
    unordered: bool,
    /// Whether points in the usual shape are read without a tree.
    is_quick: bool,
    /// The source of the last point that was read so.
    source_before: SourceId,
    progress: &'p mut Progress<'p>,
    seen: Vec<Top>,
    deferred: Vec<(Top, Deferred)>,
    seen_heads: Vec<&'static str>,
    stopped: Option<Stopped>,
}

impl<'p> Reader<'p> {
    fn new(progress: &'p mut Progress<'_>) -> Self {
        Self {
            dataset: Dataset::default(),
            sources: Ids::default(),
            metrics: Ids::default(),
            regions: Ids::default(),
            sectors: Ids::default(),
            sizes: Ids::default(),
            series: HashMap::new(),
            source_spans: Vec::new(),
            used_sources: Vec::new(),
            unordered: false,
            is_quick: true,
            source_before: SourceId(0),
            progress,
            seen: Vec::new(),
            deferred: Vec::new(),
            seen_heads: Vec::new(),
            stopped: None,
        }
    }

    fn top_field(&mut self, parser: &mut Parser<'_>, name: &str, span: Span) {
        if let Some((_, top)) = Top::ALL.iter().find(|(it, _)| *it == name) {
            if self.seen.contains(top) {
                parser.report(span, Fault::DuplicateField { field: name.to_owned() });
                parser.defer(span);
                return;
            }
            self.seen.push(*top);
            let ready = |needed: &Top| !top.needs(*needed) || self.seen.contains(needed);
            if Top::ALL.iter().all(|(_, it)| ready(it)) {
                self.read_top(parser, *top);
            } else {
                let deferred = parser.defer(span);
                self.deferred.push((*top, deferred));
            }
            return;
        }
        if let Some(head) = Top::OTHERS.into_iter().find(|it| *it == name) {
            if self.seen_heads.contains(&head) {
                parser.report(span, Fault::DuplicateField { field: name.to_owned() });
                parser.defer(span);
                return;
            }
            self.seen_heads.push(head);
        }
        match name {
            "format" => self.format(parser),
            "title" | "about" => self.head(parser, name, span),
            "programmes" | "currency" => self.refuse(parser, span, Fault::OtherKind { expected: FileKind::DataSet }),
            _ => {
                parser.defer(span);
                let known: Vec<&'static str> = Top::OTHERS.into_iter().chain(Top::ALL.map(|it| it.0)).collect();
                let near = nearest(name, known.iter().copied()).and_then(|it| known.iter().find(|k| **k == it));
                let fault =
                    Fault::UnknownField { found: name.to_owned(), nearest: near.copied(), known: known.clone() };
                parser.report(span, fault);
            }
        }
    }

    /// One clear sentence, and nothing else, for a file that is not for us.
    fn refuse(&mut self, parser: &mut Parser<'_>, span: Span, fault: Fault) {
        parser.sink.problems.clear();
        parser.report(span, fault);
        parser.abandon();
        self.stopped = Some(Stopped::Refused);
    }

    fn format(&mut self, parser: &mut Parser<'_>) {
        let node = parser.value();
        match node.kind {
            Kind::Number(found) if found > f64::from(FORMAT) => {
                self.refuse(parser, node.span, Fault::NewerFormat { found, supported: FORMAT });
            }
            Kind::Number(found) if found.to_bits() == f64::from(FORMAT).to_bits() => {}
            Kind::Broken => {}
            _ => parser.report(node.span, Fault::NewerFormat { found: 0.0, supported: FORMAT }),
        }
    }

    fn read_top(&mut self, parser: &mut Parser<'_>, top: Top) {
        let told = parser.sink.problems.len();
        self.read_records(parser, top);
        let ids = match top {
            Top::Sources => &mut self.sources,
            Top::Metrics => &mut self.metrics,
            Top::Regions => &mut self.regions,
            Top::Sectors => &mut self.sectors,
            Top::Sizes => &mut self.sizes,
            _ => return,
        };
        ids.damaged = parser.sink.problems.len() > told;
    }

    fn read_records(&mut self, parser: &mut Parser<'_>, top: Top) {
        match top {
            Top::Sources => self.read_sources(parser),
            Top::Metrics => self.read_metrics(parser),
            Top::Regions | Top::Sectors | Top::Sizes => self.read_categories(parser, top),
            Top::Series => self.read_series(parser),
            Top::Statements => self.read_statements(parser),
            Top::Chains => self.read_chains(parser),
            Top::Blockages => self.read_blockages(parser),
            Top::Events => self.read_events(parser),
        }
    }

    /// Reads what stood before something that it needs.
    fn catch_up(&mut self, parser: &mut Parser<'_>) {
        let mut deferred = std::mem::take(&mut self.deferred);
        deferred.sort_by_key(|(top, _)| *top);
        for (top, deferred) in deferred {
            parser.resume(deferred, |parser| self.read_top(parser, top));
        }
    }

    fn finish(&mut self, parser: &mut Parser<'_>) {
        let damaged = parser.sink.has_error();
        if !self.seen_heads.contains(&"format") && !parser.sink.is_damaged(Span::new(0, parser.text().len())) {
            parser.report(Span::new(0, 1), Fault::MissingField { field: "format" });
        }
        for (at, used) in self.used_sources.iter().enumerate() {
            // A claim that could not be read may have named it.
            if let (false, Some(source), Some(span)) =
                (*used || damaged, self.dataset.sources.get(at), self.source_spans.get(at))
            {
                parser.report(*span, Fault::UnusedSource { id: source.id.clone() });
            }
        }
        if self.unordered {
            self.put_in_order();
        }
    }

    /// Puts the claims of each series together and by date, where the file had them otherwise.
    fn put_in_order(&mut self) {
        let claims = self.dataset.claims.regrouped();
        for (at, series) in self.dataset.series.iter_mut().enumerate() {
            let id = SeriesId::new(at);
            series.first = claims.first_of(id);
            series.end = claims.end_of(id);
        }
        self.dataset.claims = claims;
    }

    /// Tells how far the reading is; stops it if that is wanted.
    fn tick(&mut self, parser: &mut Parser<'_>) {
        let done = parser.position() as f32 / parser.text().len().max(1) as f32;
        if self.stopped.is_none() && (self.progress)(done).is_break() {
            self.stopped = Some(Stopped::Cancelled);
            parser.abandon();
        }
    }
}

#[cfg(test)]
mod tests;
