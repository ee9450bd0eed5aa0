//! What Trends remembers of a data set from one run to the next, by the ids of the file.

use super::TrendsPage;
use crate::gui::context::ViewCtx;

/// What is remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct TrendsMemory {}

impl TrendsPage {
    /// What is to be remembered.
    pub fn memory(&self, _cx: &ViewCtx<'_>) -> TrendsMemory {
        TrendsMemory {}
    }

    /// Goes back to what was remembered; what the data set no longer has is left out.
    pub fn recall(&mut self, _memory: &TrendsMemory, _cx: &ViewCtx<'_>) {}
}
