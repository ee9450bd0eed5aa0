//! What is opened at the start.

use super::App;
use super::settings::Settings;
use crate::gui::session::Session;
use crate::locale::{problems, shell as text};
use egui::Context;
use std::path::PathBuf;

impl App {
    /// Opens what the arguments name; without them what was open last, unless that is switched off.
    pub(super) fn open_first(
        &mut self,
        ctx: &Context,
        data: Option<PathBuf>,
        tracker: Option<PathBuf>,
        settings: &Settings,
    ) {
        let last = |path: &Option<PathBuf>| path.clone().filter(|_| !settings.recent.forgets);
        // An argument means what it says: a file that is not there is told as any other that can't be opened.
        let (last_data, last_tracker) = (last(&settings.last_data), last(&settings.last_tracker));
        if let Some(path) = tracker.or_else(|| last_tracker.and_then(|it| self.still_there(ctx, it))) {
            self.open_tracker(ctx, &path, true);
        }
        if let Some(path) = data.or_else(|| last_data.and_then(|it| self.still_there(ctx, it))) {
            self.session = Session::awaited(path.clone());
            self.open_data(ctx, path);
        } else {
            self.session = Session::shipped(1);
            self.recall();
        }
    }

    /// The file, if it is there; that it has gone is told.
    fn still_there(&mut self, ctx: &Context, path: PathBuf) -> Option<PathBuf> {
        if crate::disk::exists(&path) {
            return Some(path);
        }
        let gone = problems::load_error(&crate::disk::LoadError::NotFound, self.language);
        self.toast_bad(ctx, text::with_path(&gone, &path.display().to_string(), self.language));
        None
    }
}
