//! Trends.

use crate::gui::context::ViewCtx;
use egui::Ui;

/// The state of the page.
#[derive(Debug, Default)]
pub struct TrendsPage {}

impl TrendsPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        ui.heading(cx.t(crate::gui::pages::Page::Trends.text()));
    }

    /// Shows a series beside those that are there.
    pub fn show(&mut self, _series: crate::dataset::SeriesId) {}

    /// Lets go of what belonged to another data set.
    pub fn data_changed(&mut self) {}
}
