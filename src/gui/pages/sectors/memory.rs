//! What Sectors remembers of a data set from one run to the next, by the ids of the file.

use super::SectorsPage;
use crate::gui::context::ViewCtx;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct SectorsMemory {}

impl SectorsPage {
    /// What is to be remembered.
    pub fn memory(&self, _cx: &ViewCtx<'_>) -> SectorsMemory {
        SectorsMemory {}
    }

    /// Goes back to what was remembered; what the data set no longer has is left out.
    pub fn recall(&mut self, _memory: &SectorsMemory, _cx: &ViewCtx<'_>) {}
}
