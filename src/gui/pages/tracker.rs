//! Tracker.

use crate::gui::context::ViewCtx;
use egui::Ui;

/// The state of the page.
#[derive(Debug, Default)]
pub struct TrackerPage {}

impl TrackerPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        ui.heading(cx.t(crate::gui::pages::Page::Tracker.text()));
    }

    /// Lets go of what belonged to another tracker.
    pub fn tracker_changed(&mut self) {}

    /// Shows a programme, by its id.
    pub fn show(&mut self, _id: String) {}
}
