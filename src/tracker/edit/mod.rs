//! Edits of a document. Each knows its inverse, so history holds no copies of documents.

mod apply;
mod fields;
mod label;
mod touched;
mod valid;

pub use fields::{
    ClaimField, ClaimValue, MilestoneField, MilestoneValue, ProgrammeField, ProgrammeValue, SourceField, SourceValue,
};
pub use label::{Label, Object, Verb};

use super::model::{Claim, Document, Kind, Milestone, Programme, Source};
use crate::figure::{Figure, Range};
use crate::syntax::Name;
use jiff::civil::Date;

/// A change of a document. Places count from 0; the place of an insertion is that of the new record once it is in.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "`at` is the place in its list, `programme` that of the programme, the rest is named")]
pub enum Edit {
    /// Sets the title of the file.
    SetTitle(Name),
    /// Sets the currency of the file.
    SetCurrency(String),
    /// Puts in a new programme, or a copy; its id must be free, see [`Document::fresh_id`].
    InsertProgramme { at: usize, programme: Box<Programme> },
    /// Takes a programme out.
    RemoveProgramme { at: usize },
    /// Moves a programme; `to` is its place afterwards.
    MoveProgramme { from: usize, to: usize },
    /// Sets a field of a programme.
    SetProgramme { programme: usize, value: ProgrammeValue },
    /// Puts in a claim.
    InsertClaim { programme: usize, at: usize, claim: Box<Claim> },
    /// Takes a claim out.
    RemoveClaim { programme: usize, at: usize },
    /// Moves a claim within its programme; `to` is its place afterwards.
    MoveClaim { programme: usize, from: usize, to: usize },
    /// Puts another claim in the place of one.
    ReplaceClaim { programme: usize, at: usize, claim: Box<Claim> },
    /// Sets a field of a claim.
    SetClaim { programme: usize, at: usize, value: ClaimValue },
    /// Puts in a milestone.
    InsertMilestone { programme: usize, at: usize, milestone: Box<Milestone> },
    /// Takes a milestone out.
    RemoveMilestone { programme: usize, at: usize },
    /// Sets a field of a milestone.
    SetMilestone { programme: usize, at: usize, value: MilestoneValue },
    /// Puts in a source; its id must be free, see [`Document::fresh_source_id`].
    InsertSource { at: usize, source: Box<Source> },
    /// Takes a source out. What refers to it goes on doing so; checking the file tells.
    RemoveSource { at: usize },
    /// Puts another source in the place of one. To change an id, see [`Edit::rename_source`].
    SetSource { at: usize, source: Box<Source> },
    /// Several edits as one step, one after the other: all, or none.
    Batch(Vec<Self>, Batch),
}

/// What a batch of edits is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Batch {
    /// Several edits of any sort.
    Several,
    /// Changes taken over from the file on disk.
    Merge,
    /// The document as it was, over changes from the file on disk.
    Keep,
    /// A source with a new id, and all that refers to it.
    RenameSource,
    /// A programme of another kind.
    ChangeKind,
    /// Records pasted in.
    Paste,
    /// Several records deleted.
    Delete,
    /// A source deleted, and what referred to it left without one.
    DeleteSource,
    /// Claims put in the order of their dates.
    Sort,
    /// An earlier version brought back.
    Restore,
}

/// Why an edit can't be done. The document is as it was.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "`at` is the place that there is none of, the rest is named")]
pub enum EditError {
    /// There is no such programme.
    NoProgramme { at: usize },
    /// There is no such claim.
    NoClaim { at: usize },
    /// There is no such milestone.
    NoMilestone { at: usize },
    /// There is no such source.
    NoSource { at: usize },
    /// A programme of this kind has no such field.
    OtherKind,
    /// Another record has the id.
    IdInUse { id: String },
    /// The id is empty.
    NoId,
    /// The figure has a number that is not finite, or a range that is reversed.
    UnsoundFigure(Figure),
    /// There can be no such value.
    OutsideRange { value: f64, range: Range },
    /// A milestone needs a day on which it is due or was done.
    Undated,
    /// The date can't be written: its year has no four digits.
    UnwritableDate(Date),
    /// A measure of one's own needs one of the units that the file has words for.
    NamelessUnit,
}

impl Edit {
    /// Makes the change and gives the edit that takes it back.
    pub fn apply(self, document: &mut Document) -> Result<Self, EditError> {
        apply::apply(self, document)
    }

    /// What the edit, not yet made, is called.
    pub fn label(&self, document: &Document) -> Label {
        label::label(self, document)
    }

    /// A new id for a source, set in all that refers to it; `None` if there is no such source.
    pub fn rename_source(document: &Document, at: usize, id: &str) -> Option<Self> {
        let source = document.sources.get(at)?;
        let renamed = Source { id: id.to_owned(), ..source.clone() };
        let mut edits = vec![Self::SetSource { at, source: Box::new(renamed) }];
        edits.extend(Self::refer(document, &source.id, Some(id)));
        Some(Self::Batch(edits, Batch::RenameSource))
    }

    /// Another kind for a programme. Arrears have no scope in words, so that is cleared; the old kind's own fields go
    /// with it.
    pub fn change_kind(document: &Document, programme: usize, kind: Kind) -> Self {
        let scoped = document.programmes.get(programme).is_some_and(|it| it.scope.is_some());
        let unscoped = matches!(kind, Kind::Arrears { .. });
        let set = Self::SetProgramme { programme, value: ProgrammeValue::Kind(kind) };
        if scoped && unscoped {
            let clear = Self::SetProgramme { programme, value: ProgrammeValue::Scope(None) };
            Self::Batch(vec![clear, set], Batch::ChangeKind)
        } else {
            set
        }
    }

    /// A source taken out, and all that refers to it without one; `None` if there is no such source.
    pub fn delete_source(document: &Document, at: usize) -> Option<Self> {
        let source = document.sources.get(at)?;
        let mut edits = Self::refer(document, &source.id, None);
        edits.push(Self::RemoveSource { at });
        Some(Self::Batch(edits, Batch::DeleteSource))
    }

    /// Sets the source of all that refers to one.
    fn refer(document: &Document, from: &str, to: Option<&str>) -> Vec<Self> {
        let refers = |it: &Option<String>| it.as_deref() == Some(from);
        let to = || to.map(str::to_owned);
        let mut edits = Vec::new();
        for (programme, it) in document.programmes.iter().enumerate() {
            let claims = it.claims.iter().enumerate().filter(|(_, it)| refers(&it.source));
            edits.extend(claims.map(|(at, _)| Self::SetClaim { programme, at, value: ClaimValue::Source(to()) }));
            let milestones = it.milestones.iter().enumerate().filter(|(_, it)| refers(&it.source));
            edits.extend(milestones.map(|(at, _)| Self::SetMilestone {
                programme,
                at,
                value: MilestoneValue::Source(to()),
            }));
        }
        edits
    }

    /// Whether the edit changed nothing, which shows by its inverse being itself.
    pub(super) fn was_idle(&self, inverse: &Self) -> bool {
        match (self, inverse) {
            (Self::Batch(edits, _), Self::Batch(inverses, _)) => {
                edits.iter().zip(inverses.iter().rev()).all(|(edit, inverse)| edit.was_idle(inverse))
            }
            _ => self == inverse,
        }
    }

    /// Whether both set the same field of the same record, so that one after the other comes to the latter alone.
    pub(super) fn sets_the_same(&self, other: &Self) -> bool {
        let target = self.target();
        target.is_some() && target == other.target()
    }

    /// What the edit sets, if it sets one thing.
    fn target(&self) -> Option<Target> {
        match self {
            Self::SetTitle(_) => Some(Target::Title),
            Self::SetCurrency(_) => Some(Target::Currency),
            Self::SetSource { at, .. } => Some(Target::Source(*at)),
            Self::SetProgramme { programme, value } => Some(Target::Programme(*programme, value.key())),
            Self::ReplaceClaim { programme, at, .. } => Some(Target::Claim(*programme, *at, None)),
            Self::SetClaim { programme, at, value } => Some(Target::Claim(*programme, *at, Some(value.key()))),
            Self::SetMilestone { programme, at, value } => Some(Target::Milestone(*programme, *at, value.key())),
            _ => None,
        }
    }
}

/// The one thing that an edit sets.
#[derive(PartialEq)]
enum Target {
    Title,
    Currency,
    Source(usize),
    Programme(usize, ProgrammeField),
    /// The whole claim, or a field of it.
    Claim(usize, usize, Option<ClaimField>),
    Milestone(usize, usize, MilestoneField),
}
