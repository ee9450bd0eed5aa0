//! Which programmes an edit is about.

use super::Edit;
use crate::tracker::model::Document;

impl Edit {
    /// The ids of the programmes that the edit, not yet made, is about. What only moves is about none: its figures stay.
    pub fn touched(&self, document: &Document) -> Vec<String> {
        let mut ids = Vec::new();
        self.touch(document, &mut ids);
        ids
    }

    fn touch(&self, document: &Document, ids: &mut Vec<String>) {
        let programme = match self {
            Self::InsertProgramme { programme, .. } => {
                ids.push(programme.id.clone());
                return;
            }
            Self::Batch(edits, _) => {
                // Places within a batch are those that the edits before leave, so it is told by what any can mean.
                let shifts = edits.iter().any(Self::shifts);
                if shifts {
                    ids.extend(document.programmes.iter().map(|it| it.id.clone()));
                }
                for edit in edits {
                    edit.touch(document, ids);
                }
                return;
            }
            Self::RemoveProgramme { at } => *at,
            Self::SetProgramme { programme, .. }
            | Self::InsertClaim { programme, .. }
            | Self::RemoveClaim { programme, .. }
            | Self::MoveClaim { programme, .. }
            | Self::ReplaceClaim { programme, .. }
            | Self::SetClaim { programme, .. }
            | Self::InsertMilestone { programme, .. }
            | Self::RemoveMilestone { programme, .. }
            | Self::SetMilestone { programme, .. } => *programme,
            Self::SetTitle(_)
            | Self::SetCurrency(_)
            | Self::MoveProgramme { .. }
            | Self::InsertSource { .. }
            | Self::RemoveSource { .. }
            | Self::SetSource { .. } => return,
        };
        ids.extend(document.programmes.get(programme).map(|it| it.id.clone()));
    }

    /// Whether programmes stand at other places afterwards, or have other ids.
    fn shifts(&self) -> bool {
        match self {
            Self::InsertProgramme { .. } | Self::RemoveProgramme { .. } | Self::MoveProgramme { .. } => true,
            Self::SetProgramme { value, .. } => matches!(value, super::ProgrammeValue::Id(_)),
            Self::Batch(edits, _) => edits.iter().any(Self::shifts),
            _ => false,
        }
    }
}
