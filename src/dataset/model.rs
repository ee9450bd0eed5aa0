//! What a data set says, in memory: small tables by index; the claims are columns, in [`super::Claims`].

use super::claims::{Claims, Words};
use crate::figure::{DEFAULT_TOLERANCE, Figure, Range, Unit};
use crate::syntax::{Name, Named};
use jiff::civil::Date;

/// Makes an index type: a `u32` that can't be taken for the index of another table.
macro_rules! index {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The index into a slice.
            pub fn at(self) -> usize {
                self.0 as usize
            }

            /// The index of a slice's item.
            pub fn new(at: usize) -> Self {
                Self(u32::try_from(at).unwrap_or(u32::MAX))
            }
        }
    )* };
}

index! {
    /// A source of the data set.
    SourceId,
    /// A metric of the data set.
    MetricId,
    /// A region of the data set.
    RegionId,
    /// A sector of the data set.
    SectorId,
    /// A size class of the data set.
    SizeId,
    /// A series of the data set.
    SeriesId,
    /// A claim of the data set.
    ClaimId,
}

/// Where claims come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The stable id.
    pub id: String,
    /// Its title.
    pub title: Name,
    /// Who published it.
    pub publisher: Option<Name>,
    /// When.
    pub published: Option<Date>,
    /// When it was read, for pages that change.
    pub captured: Option<Date>,
    /// Where it can be read; left out where there is no page to send people to.
    pub url: Option<String>,
    /// Its language, as a code.
    pub language: Option<String>,
    /// What to know about it.
    pub note: Option<String>,
    /// Whether the text is a summary in the file's own words.
    pub summary: bool,
    /// Its text, or a summary of it.
    pub text: Option<String>,
}

/// Which direction is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither.
    #[default]
    Neither,
}

/// What is measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metric {
    /// The stable id.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// What it counts in.
    pub unit: Unit,
    /// The unit's name where it is none of the known ones.
    pub unit_name: Option<Name>,
    /// Its natural range.
    pub range: Range,
    /// The goal, in the unit.
    pub goal: Option<f64>,
    /// Which direction is good.
    pub better: Better,
    /// What exactly is counted.
    pub definition: Option<Name>,
    /// Metrics of one family can stand on one axis.
    pub family: Option<String>,
}

impl Metric {
    /// Whether it is a rate: a share or a level in per cent. A signed change is none, though it is told in per cent.
    pub fn is_rate(&self) -> bool {
        self.unit == Unit::Percent && self.range.min.is_some_and(|min| min >= 0.0)
    }
}

/// A region, a sector or a size class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Category {
    /// The stable id.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// The index, in the same table, of what it is a part of.
    pub within: Option<u32>,
    /// What it is listed under; sectors only.
    pub group: Option<Name>,
    /// Its code in a classification; sectors only.
    pub code: Option<String>,
}

impl Named for Source {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Named for Metric {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Named for Category {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What a series is about; no two series of a data set have the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey {
    /// The metric.
    pub metric: MetricId,
    /// The region.
    pub region: RegionId,
    /// The sector; none for the whole economy.
    pub sector: Option<SectorId>,
    /// The size class; none for all sizes.
    pub size: Option<SizeId>,
}

/// A series: its key and its claims, which stand together and in the order of their dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it is about.
    pub key: SeriesKey,
    /// Its first claim.
    pub first: u32,
    /// The claim behind its last.
    pub end: u32,
}

impl Series {
    /// Its claims, by date.
    pub fn claims(&self) -> impl DoubleEndedIterator<Item = ClaimId> + ExactSizeIterator + Clone + use<> {
        (self.first..self.end).map(ClaimId)
    }
}

/// A sentence on a change over time, from which bounds on a series follow.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The series that it speaks of.
    pub series: SeriesId,
    /// The first day of the period.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The average change a day, in the unit of the metric's differences.
    pub value: Figure,
    /// Who said it.
    pub source: Option<SourceId>,
    /// The words with it.
    pub words: Words,
}

/// One batch of a chain's enterprises.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// When it was drawn up.
    pub on: Date,
    /// Leading enterprises in it.
    pub leading: Option<Figure>,
    /// Core supporting enterprises in it.
    pub supporting: Option<Figure>,
    /// Who said it.
    pub source: Option<SourceId>,
    /// The words with it.
    pub words: Words,
}

/// Leading enterprises, the suppliers around them, and the small firms that they pull along.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chain {
    /// The stable id.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// Its batches.
    pub batches: Vec<Batch>,
    /// Leading enterprises in all, as stated.
    pub leading_total: Option<Figure>,
    /// Small and medium-sized enterprises pulled along, as stated.
    pub smes: Option<Figure>,
    /// Who said it.
    pub source: Option<SourceId>,
    /// The words with it.
    pub words: Words,
}

/// What still stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blockage {
    /// Where: logistics, chains, …
    pub area: Name,
    /// What.
    pub text: Name,
    /// Who said it.
    pub source: Option<SourceId>,
    /// The words with it.
    pub words: Words,
}

/// Something that happened on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub on: Date,
    /// What.
    pub text: Name,
    /// Who said it.
    pub source: Option<SourceId>,
    /// The words with it.
    pub words: Words,
}

/// A data set.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Its title.
    pub title: Name,
    /// How wide "about" is taken, as a share of the figure.
    pub tolerance: f64,
    /// Where its claims come from.
    pub sources: Vec<Source>,
    /// What is measured.
    pub metrics: Vec<Metric>,
    /// Regions.
    pub regions: Vec<Category>,
    /// Sectors.
    pub sectors: Vec<Category>,
    /// Size classes.
    pub sizes: Vec<Category>,
    /// Series, in the order of the file.
    pub series: Vec<Series>,
    /// Claims, in the order of the series.
    pub claims: Claims,
    /// Sentences from which bounds follow.
    pub statements: Vec<Statement>,
    /// Chains.
    pub chains: Vec<Chain>,
    /// What still stands in the way.
    pub blockages: Vec<Blockage>,
    /// What happened when.
    pub events: Vec<Event>,
}

impl Default for Dataset {
    fn default() -> Self {
        Self {
            title: Name::default(),
            tolerance: DEFAULT_TOLERANCE,
            sources: Vec::new(),
            metrics: Vec::new(),
            regions: Vec::new(),
            sectors: Vec::new(),
            sizes: Vec::new(),
            series: Vec::new(),
            claims: Claims::default(),
            statements: Vec::new(),
            chains: Vec::new(),
            blockages: Vec::new(),
            events: Vec::new(),
        }
    }
}

impl Dataset {
    /// A source by its index.
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.at())
    }

    /// A metric by its index.
    pub fn metric(&self, id: MetricId) -> Option<&Metric> {
        self.metrics.get(id.at())
    }

    /// A region by its index.
    pub fn region(&self, id: RegionId) -> Option<&Category> {
        self.regions.get(id.at())
    }

    /// A sector by its index.
    pub fn sector(&self, id: SectorId) -> Option<&Category> {
        self.sectors.get(id.at())
    }

    /// A size class by its index.
    pub fn size(&self, id: SizeId) -> Option<&Category> {
        self.sizes.get(id.at())
    }

    /// A series by its index.
    pub fn series(&self, id: SeriesId) -> Option<&Series> {
        self.series.get(id.at())
    }

    /// The metric of a series.
    pub fn metric_of(&self, id: SeriesId) -> Option<&Metric> {
        self.metric(self.series(id)?.key.metric)
    }
}
