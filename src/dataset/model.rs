//! What a data set says, in memory: small tables by index, and the claims as columns.

use crate::figure::{DEFAULT_TOLERANCE, Figure, Range, Reason, Unit};
use crate::syntax::{Name, Named, Standing};
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
#[derive(Clone, Debug, Default, PartialEq)]
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

/// A region, a sector or a size class.
#[derive(Clone, Debug, Default, PartialEq)]
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

/// The words that come with a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The source's own words.
    pub quote: Option<String>,
    /// What the source says, in the file's words.
    pub gist: Option<String>,
    /// What to know about the claim.
    pub note: Option<String>,
}

impl Words {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.quote.is_none() && self.gist.is_none() && self.note.is_none()
    }

    /// The sentence to show: the quote, or else the gist.
    pub fn sentence(&self) -> Option<&str> {
        self.quote.as_deref().or(self.gist.as_deref())
    }
}

/// One claim, put together from the columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim<'d> {
    /// Which it is.
    pub id: ClaimId,
    /// The series it belongs to.
    pub series: SeriesId,
    /// The date it describes.
    pub on: Date,
    /// The day it was said.
    pub stated: Option<Date>,
    /// Who said it.
    pub source: Option<SourceId>,
    /// What was said.
    pub figure: Figure,
    /// How firmly it stands.
    pub standing: Standing,
    /// The words with it.
    pub words: &'d Words,
}

/// The claims as columns: 43 bytes each, and their words where they have any.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claims {
    series: Vec<u32>,
    on: Vec<Date>,
    stated: Vec<Date>,
    source: Vec<u32>,
    variant: Vec<u8>,
    first: Vec<f64>,
    second: Vec<f64>,
    standing: Vec<Standing>,
    words: Vec<u32>,
    texts: Vec<Words>,
}

const NONE: u32 = u32::MAX;
static NO_WORDS: Words = Words { quote: None, gist: None, note: None };

/// A claim as it is read, before it has a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NewClaim {
    pub(super) on: Date,
    pub(super) stated: Option<Date>,
    pub(super) source: Option<SourceId>,
    pub(super) figure: Figure,
    pub(super) standing: Standing,
    pub(super) words: Words,
}

impl Claims {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.on.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.on.is_empty()
    }

    pub(super) fn push(&mut self, series: SeriesId, claim: NewClaim) {
        let (variant, first, second) = encode(claim.figure);
        self.series.push(series.0);
        self.on.push(claim.on);
        self.stated.push(claim.stated.unwrap_or(Date::MIN));
        self.source.push(claim.source.map_or(NONE, |it| it.0));
        self.variant.push(variant);
        self.first.push(first);
        self.second.push(second);
        self.standing.push(claim.standing);
        if claim.words.is_empty() {
            self.words.push(NONE);
        } else {
            self.words.push(u32::try_from(self.texts.len()).unwrap_or(NONE));
            self.texts.push(claim.words);
        }
    }

    /// The date that a claim describes.
    pub fn on(&self, id: ClaimId) -> Date {
        self.on.get(id.at()).copied().unwrap_or(Date::MIN)
    }

    /// The series of a claim.
    pub fn series(&self, id: ClaimId) -> SeriesId {
        SeriesId(self.series.get(id.at()).copied().unwrap_or(NONE))
    }

    /// The figure of a claim.
    pub fn figure(&self, id: ClaimId) -> Figure {
        let at = id.at();
        match (self.variant.get(at), self.first.get(at), self.second.get(at)) {
            (Some(variant), Some(first), Some(second)) => decode(*variant, *first, *second),
            _ => Figure::Missing(Reason::NotStated),
        }
    }

    /// The claim with all that belongs to it; `None` for an id of another data set.
    pub fn get(&self, id: ClaimId) -> Option<Claim<'_>> {
        let at = id.at();
        let stated = *self.stated.get(at)?;
        let source = *self.source.get(at)?;
        Some(Claim {
            id,
            series: SeriesId(*self.series.get(at)?),
            on: *self.on.get(at)?,
            stated: (stated != Date::MIN).then_some(stated),
            source: (source != NONE).then_some(SourceId(source)),
            figure: self.figure(id),
            standing: *self.standing.get(at)?,
            words: self.words.get(at).and_then(|it| self.texts.get(*it as usize)).unwrap_or(&NO_WORDS),
        })
    }

    /// The same claims with those of each series together and, within it, in the order of their dates.
    ///
    /// Ties keep their order.
    pub(super) fn regrouped(&self) -> Self {
        let mut order: Vec<(u32, Date, usize)> =
            self.series.iter().zip(&self.on).enumerate().map(|(at, (series, on))| (*series, *on, at)).collect();
        order.sort_unstable();
        let mut grouped = Self::default();
        for (series, _, at) in order {
            if let Some(claim) = self.get(ClaimId::new(at)) {
                let Claim { on, stated, source, figure, standing, words, .. } = claim;
                let claim = NewClaim { on, stated, source, figure, standing, words: words.clone() };
                grouped.push(SeriesId(series), claim);
            }
        }
        grouped
    }

    /// The first claim of a series, where the claims of each stand together.
    pub(super) fn first_of(&self, series: SeriesId) -> u32 {
        u32::try_from(self.series.partition_point(|it| *it < series.0)).unwrap_or(u32::MAX)
    }

    /// The claim behind the last of a series.
    pub(super) fn end_of(&self, series: SeriesId) -> u32 {
        u32::try_from(self.series.partition_point(|it| *it <= series.0)).unwrap_or(u32::MAX)
    }

    /// All claims, in the order of the file's series and of their dates.
    pub fn iter(&self) -> impl Iterator<Item = Claim<'_>> {
        (0..self.len()).filter_map(|at| self.get(ClaimId::new(at)))
    }
}

fn encode(figure: Figure) -> (u8, f64, f64) {
    match figure {
        Figure::Exactly(x) => (0, x, x),
        Figure::About(x) => (1, x, x),
        Figure::MoreThan(x) => (2, x, x),
        Figure::AtLeast(x) => (3, x, x),
        Figure::LessThan(x) => (4, x, x),
        Figure::AtMost(x) => (5, x, x),
        Figure::Between(a, b) => (6, a, b),
        Figure::Missing(Reason::NotStated) => (7, 0.0, 0.0),
        Figure::Missing(Reason::Ambiguous) => (8, 0.0, 0.0),
        Figure::Missing(Reason::Withheld) => (9, 0.0, 0.0),
        Figure::Missing(Reason::NotApplicable) => (10, 0.0, 0.0),
    }
}

fn decode(variant: u8, first: f64, second: f64) -> Figure {
    match variant {
        0 => Figure::Exactly(first),
        1 => Figure::About(first),
        2 => Figure::MoreThan(first),
        3 => Figure::AtLeast(first),
        4 => Figure::LessThan(first),
        5 => Figure::AtMost(first),
        6 => Figure::Between(first, second),
        8 => Figure::Missing(Reason::Ambiguous),
        9 => Figure::Missing(Reason::Withheld),
        10 => Figure::Missing(Reason::NotApplicable),
        _ => Figure::Missing(Reason::NotStated),
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
#[derive(Clone, Debug, PartialEq)]
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
#[derive(Clone, Debug, PartialEq)]
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
