//! Sectors.

use crate::gui::context::ViewCtx;
use egui::Ui;

/// The state of the page.
#[derive(Debug, Default)]
pub struct SectorsPage {}

impl SectorsPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        ui.heading(cx.t(crate::gui::pages::Page::Sectors.text()));
    }

    /// Shows a series with its claims.
    pub fn show(&mut self, _series: crate::dataset::SeriesId) {}

    /// Puts the cursor into the filter.
    pub fn focus_filter(&mut self) {}

    /// Lets go of what belonged to another data set.
    pub fn data_changed(&mut self) {}
}
