//! Sources.

use crate::gui::context::ViewCtx;
use egui::Ui;

/// The state of the page.
#[derive(Debug, Default)]
pub struct SourcesPage {}

impl SourcesPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        ui.heading(cx.t(crate::gui::pages::Page::Sources.text()));
    }

    /// Shows a source, with the sentence of a claim lit up.
    pub fn show(&mut self, _source: crate::dataset::SourceId, _claim: Option<crate::dataset::ClaimId>) {}

    /// Lets go of what belonged to another data set.
    pub fn data_changed(&mut self) {}
}
