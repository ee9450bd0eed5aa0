//! Which field of which record a text belongs to.

use crate::tracker::edit::{ClaimField, MilestoneField, ProgrammeField};
use crate::tracker::history::Coalesce;
use egui::Id;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// A field that is typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Slot {
    /// Of the programme that is shown.
    Programme(ProgrammeField),
    /// Its Chinese name.
    NameZh,
    /// Of a claim, by its place.
    Claim(usize, ClaimField),
    /// The same, in the table.
    Cell(usize, ClaimField),
    /// Of a claim that is not there yet.
    NewClaim(ClaimField),
    /// Of a step, by its place.
    Milestone(usize, MilestoneField),
    /// Of a step that is not there yet.
    NewMilestone(MilestoneField),
    /// Of a source that is not there yet.
    NewSource(SourceField),
    /// Of a source, by its place.
    Source(usize, SourceField),
    /// In the list: the name, or the quota or what is owed, of the programme at a place.
    Listed(usize, ProgrammeField),
}

/// The fields of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum SourceField {
    Title,
    Publisher,
    Published,
    Url,
    Note,
    Id,
}

impl Slot {
    /// Whether what is typed waits for a button, and is no edit by itself.
    pub(super) fn is_new(self) -> bool {
        matches!(self, Self::NewClaim(_) | Self::NewMilestone(_) | Self::NewSource(_))
    }

    /// Whether it is of a claim that is not there yet, and not filled in from the start.
    pub(super) fn is_of_a_filled_claim(self) -> bool {
        use ClaimField as F;
        matches!(self, Self::NewClaim(field) if !matches!(field, F::Measure | F::By | F::Entered))
    }

    /// Whether a text in it is lost if it is not added: it is of something new, and not filled in from the start.
    pub(super) fn is_unfinished(self) -> bool {
        self.is_of_a_filled_claim() || matches!(self, Self::NewMilestone(_) | Self::NewSource(_))
    }

    /// The field's id in the window.
    pub(super) fn id(self) -> Id {
        Id::unique(("tracker field", self))
    }

    /// What tells the edits of this field of this programme from all others.
    pub(super) fn key(self, programme: usize) -> Coalesce {
        let mut hasher = DefaultHasher::new();
        (self, programme).hash(&mut hasher);
        hasher.finish()
    }
}
