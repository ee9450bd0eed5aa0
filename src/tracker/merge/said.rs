//! Places in a document and what stands there, as data: `locale` has the words.

use crate::figure::{Figure, Unit};
use crate::syntax::{Name, Standing};
use crate::tracker::edit::{
    ClaimField, ClaimValue, MilestoneField, MilestoneValue, ProgrammeField, ProgrammeValue, SourceField, SourceValue,
};
use crate::tracker::model::{Claim, Coverage, Kind, Measure, Milestone, Programme, Source, Status};
use jiff::civil::Date;

/// A place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The programme that it is in, or that it is.
    pub programme: Option<Name>,
    /// What it is.
    pub what: What,
}

/// What is at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The title of the file.
    Title,
    /// The currency of the file.
    Currency,
    /// The order of a list.
    Order(Records),
    /// A source, by its title.
    Source(Name),
    /// A field of a source.
    SourceField(SourceField, Name),
    /// A programme, by its name.
    Programme(Name),
    /// A field of a programme.
    ProgrammeField(ProgrammeField),
    /// A claim: what it counts, and its day.
    Claim(Measure, Date),
    /// A field of a claim.
    ClaimField(ClaimField, Measure, Date),
    /// A milestone, by its words.
    Milestone(Name),
    /// A field of a milestone.
    MilestoneField(MilestoneField, Name),
}

/// What a document lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Records {
    /// Sources.
    Sources,
    /// Programmes.
    Programmes,
    /// Claims of a programme.
    Claims,
    /// Milestones of a programme.
    Milestones,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// Nothing: it is not there, was deleted, or has no value.
    Nothing,
    /// A text.
    Text(String),
    /// A text in two languages.
    Name(Name),
    /// A day.
    Date(Date),
    /// A figure.
    Figure(Figure, Unit),
    /// A figure with what it counts.
    Counted(Measure, Figure),
    /// How firm a claim is.
    Standing(Standing),
    /// Whether a programme runs.
    Status(Status),
    /// Which arrears are meant.
    Coverage(Coverage),
    /// What sort a programme is.
    Kind(Kind),
    /// When a milestone is due, and when it was done.
    Days(Option<Date>, Option<Date>),
    /// A whole source.
    Source(Box<Source>),
    /// A whole programme.
    Programme(Box<Programme>),
    /// A whole claim.
    Claim(Box<Claim>),
    /// A whole milestone.
    Milestone(Box<Milestone>),
    /// An order of records.
    Order(Vec<What>),
}

impl Said {
    /// A name that has to be there; an empty one is nothing.
    pub(super) fn name(name: &Name) -> Self {
        if name.en.is_empty() && name.zh.is_none() { Self::Nothing } else { Self::Name(name.clone()) }
    }

    /// A text that has to be there; an empty one is nothing.
    pub(super) fn text(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::Text(text.to_owned()) }
    }

    fn of<T>(value: Option<T>, said: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Nothing, said)
    }
}

impl From<SourceValue> for Said {
    fn from(value: SourceValue) -> Self {
        match value {
            SourceValue::Title(it) => Self::name(&it),
            SourceValue::Publisher(it) => Self::of(it, Self::Name),
            SourceValue::Published(it) | SourceValue::Captured(it) => Self::of(it, Self::Date),
            SourceValue::Url(it) | SourceValue::Language(it) | SourceValue::Note(it) => Self::of(it, Self::Text),
        }
    }
}

impl From<ProgrammeValue> for Said {
    fn from(value: ProgrammeValue) -> Self {
        use ProgrammeValue as V;
        match value {
            V::Id(it) => Self::text(&it),
            V::Kind(it) => Self::Kind(it),
            V::Name(it) => Self::name(&it),
            V::Agency(it) | V::Scope(it) | V::Subsidy(it) | V::OwedBy(it) => Self::of(it, Self::Name),
            V::Status(it) => Self::of(it, Self::Status),
            V::Opened(it) | V::Closes(it) | V::Deadline(it) => Self::of(it, Self::Date),
            V::Note(it) => Self::of(it, Self::Text),
            V::Quota(it) | V::Owed(it) | V::Target(it) => Self::of(it, |it| Self::Figure(it, Unit::Yuan)),
            V::RateCap(it) => Self::of(it, |it| Self::Figure(it, Unit::Percent)),
            V::Coverage(it) => Self::of(it, Self::Coverage),
        }
    }
}

impl Said {
    /// A value of a claim that counts `measure`.
    pub(super) fn of_claim(value: ClaimValue, measure: &Measure) -> Self {
        use ClaimValue as V;
        match value {
            V::On(it) => Self::Date(it),
            V::Stated(it) | V::Entered(it) => Self::of(it, Self::Date),
            V::Measure(it) => Self::Counted(it, Figure::Missing(crate::figure::Reason::NotStated)),
            V::Value(it) => Self::Figure(it, measure.unit()),
            V::Scope(it) => Self::of(it, Self::Name),
            V::Source(it) | V::Quote(it) | V::Gist(it) | V::Note(it) | V::By(it) => Self::of(it, Self::Text),
            V::Standing(it) => Self::Standing(it),
        }
    }
}

impl From<MilestoneValue> for Said {
    fn from(value: MilestoneValue) -> Self {
        use MilestoneValue as V;
        match value {
            V::Due(it) | V::Done(it) => Self::of(it, Self::Date),
            V::Text(it) => Self::name(&it),
            V::Source(it) | V::Gist(it) | V::Note(it) => Self::of(it, Self::Text),
            V::Standing(it) => Self::Standing(it),
        }
    }
}
