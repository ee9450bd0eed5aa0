//! Problems.

use crate::gui::context::ViewCtx;
use egui::Ui;

/// The state of the page.
#[derive(Debug, Default)]
pub struct ProblemsPage {}

impl ProblemsPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        ui.heading(cx.t(crate::gui::pages::Page::Problems.text()));
    }

    /// Lets go of what belonged to another data set.
    pub fn data_changed(&mut self) {}
}
