//! Former versions of the tracker: when each was saved, and in what it differs from what is shown.

use super::App;
use super::dialogs::{Answer, Dialog, buttons, title_ui};
use super::recovery::COMPARED;
use crate::disk::{self, LoadError, Version};
use crate::gui::tasks::{Later, Lost};
use crate::gui::theme::size;
use crate::gui::widgets::{secondary, strong};
use crate::locale::{problems, safety as text, shell, tracker as tracker_text};
use crate::tracker::merge::{Change, changes, edits};
use crate::tracker::{Batch, Document, read};
use egui::{Context, ScrollArea, Ui};
use std::ops::ControlFlow;

/// The dialog.
#[derive(Debug)]
pub(super) struct Versions {
    list: Vec<Version>,
    chosen: usize,
    looked: Option<Looked>,
}

/// A look at a version.
#[derive(Debug)]
struct Looked {
    chosen: usize,
    /// What it was compared with.
    revision: u64,
    /// What restoring it would do.
    changes: Later<Result<Vec<Change>, LoadError>>,
}

fn compared(version: &Version, now: &Document) -> Result<Vec<Change>, LoadError> {
    let loaded = disk::load(version.file(), &mut |_, _| ControlFlow::Continue(()))?;
    Ok(changes(now, &read(&loaded.text).document))
}

/// How wide the list is: a moment, a size, and whether it is the one on disk.
const LIST: f32 = 340.0;

impl App {
    pub(super) fn show_versions(&mut self, ctx: &Context) {
        // What was saved a moment ago is on its way.
        self.keeper.settle_filing();
        let list = match (&self.keeper.keeping().folder, &self.desk.path) {
            (Some(folder), Some(path)) => disk::versions(folder, path),
            _ => Vec::new(),
        };
        self.dialog = Some(Dialog::Versions(Box::new(Versions { list, chosen: 0, looked: None })));
        ctx.request_repaint();
    }

    pub(super) fn versions_ui(&self, ui: &mut Ui, versions: &mut Versions) -> Answer {
        title_ui(ui, &text::versions_of(&self.desk.name(self.language), self.language));
        if versions.list.is_empty() {
            let hint = if self.desk.path.is_none() { text::NO_VERSIONS_OF_TEMPLATE } else { text::NO_VERSIONS };
            ui.label(hint.get(self.language));
            return self.close_button(ui);
        }
        ui.label(secondary(&self.tokens, text::VERSIONS_TEXT.get(self.language)));
        ui.add_space(size::GRID);
        let on_disk = self.desk.opened();
        let is_narrow = ui.available_width() < 1.5 * LIST;
        let both = |ui: &mut Ui| {
            ui.vertical(|ui| {
                ui.set_width(LIST.min(ui.available_width()));
                for (at, version) in versions.list.iter().enumerate() {
                    let when = self.at(version.saved).map(|it| text::moment_to_the_second(it, self.language));
                    let is_saved = on_disk == Some((version.length, version.hash));
                    let line = text::version(&when.unwrap_or_default(), version.length, is_saved, self.language);
                    if ui.add(egui::Button::selectable(at == versions.chosen, line).truncate()).clicked() {
                        versions.chosen = at;
                    }
                }
            });
            ui.add_space(size::GAP);
            ui.vertical(|ui| {
                // Room for all that may come: the buttons below must not move away under the pointer.
                ui.set_min_height(COMPARED);
                self.version_ui(ui, versions);
            });
        };
        if is_narrow {
            ui.vertical(both);
        } else {
            ui.horizontal_top(both);
        }
        let can_restore = versions.seen().is_some_and(|it| !it.is_empty()) && !self.desk.read_only;
        ui.add_space(size::GRID * 2.0);
        buttons(ui, |ui| {
            if ui.button(shell::CLOSE.get(self.language)).clicked() {
                return Answer::Cancel;
            }
            ui.add_enabled_ui(can_restore, |ui| self.main_button(ui, text::RESTORE.get(self.language))).inner
        })
    }

    /// In what the chosen version differs from what is shown.
    fn version_ui(&self, ui: &mut Ui, versions: &mut Versions) {
        let Some(version) = versions.list.get(versions.chosen) else { return };
        let revision = self.desk.history.revision();
        let is_of_now = |it: &Looked| it.chosen == versions.chosen && it.revision == revision;
        if !versions.looked.as_ref().is_some_and(is_of_now) {
            let (version, now, wake) = (version.clone(), self.desk.document.clone(), ui.ctx().clone());
            let changes = Later::start("compare", move || compared(&version, &now), move || wake.request_repaint());
            versions.looked = Some(Looked { chosen: versions.chosen, revision, changes });
        }
        match versions.looked.as_mut().map_or(Ok(None), |it| it.changes.get()) {
            Err(Lost) => drop(ui.colored_label(self.tokens.alarm, text::NOT_COMPARED.get(self.language))),
            Ok(None) => drop(ui.label(secondary(&self.tokens, text::COMPARING.get(self.language)))),
            Ok(Some(Err(error))) => {
                ui.colored_label(self.tokens.alarm, problems::load_error(error, self.language));
            }
            Ok(Some(Ok(changes))) if changes.is_empty() => {
                ui.label(strong(text::SAME.get(self.language)));
            }
            Ok(Some(Ok(changes))) => {
                ui.label(secondary(&self.tokens, text::RESTORING_WOULD.get(self.language)));
                ui.label(strong(text::differences(changes.len(), self.language)));
                let list = ScrollArea::vertical().max_height(140.0).auto_shrink([false, true]);
                list.show(ui, |ui| self.changes_ui(ui, changes));
            }
        }
    }

    pub(super) fn restore_version(&mut self, ctx: &Context, mut versions: Versions) {
        let revision = self.desk.history.revision();
        if versions.looked.as_ref().is_none_or(|it| it.revision != revision) {
            return;
        }
        let Some(changes) = versions.seen() else { return };
        let edit = edits(changes.to_vec(), Batch::Restore);
        match self.desk.apply(edit, None) {
            Ok(()) => {
                self.pages.tracker.places_moved();
                self.toast(ctx, text::VERSION_RESTORED.get(self.language).to_owned());
                self.ask_again();
            }
            Err(error) => {
                let why = tracker_text::edit_error(&error, self.language);
                self.toast_bad(ctx, why);
            }
        }
    }
}

impl Versions {
    /// What restoring the chosen version would do, once that is known.
    fn seen(&mut self) -> Option<&[Change]> {
        let chosen = self.chosen;
        self.looked.as_mut().filter(|it| it.chosen == chosen)?.changes.get().ok()??.as_deref().ok()
    }
}
