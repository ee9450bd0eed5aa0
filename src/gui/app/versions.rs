//! Former versions of the tracker: when each was saved, and in what it differs from what is shown.

use super::App;
use super::dialogs::{Answer, Dialog, buttons, default_button, list_ui, title_ui};
use super::recovery::COMPARED;
use crate::disk::{self, LoadError, Version};
use crate::gui::tasks::{Later, Lost};
use crate::gui::theme::size;
use crate::gui::widgets::{secondary, strong};
use crate::locale::{Text, problems, safety as text, shell, tracker as tracker_text};
use crate::syntax::Fault;
use crate::tracker::merge::{Change, changes, edits};
use crate::tracker::{Batch, Document, read};
use egui::{Context, ScrollArea, Ui};
use std::ops::ControlFlow;

/// The dialog.
#[derive(Debug)]
pub(super) struct Versions {
    list: Vec<Version>,
    chosen: usize,
    /// Nothing of it has had the keyboard yet.
    fresh: bool,
    looked: Option<Looked>,
}

/// A look at a version.
#[derive(Debug)]
struct Looked {
    chosen: usize,
    /// What it was compared with.
    revision: u64,
    /// What restoring it would do.
    seen: Later<Seen>,
}

/// What a version is.
#[derive(Debug)]
enum Seen {
    Unreadable(LoadError),
    /// It is no tracker that this program can read; why, where that is known.
    NoTracker(Option<Fault>),
    /// In what it differs from what is shown.
    Differs(Vec<Change>),
}

impl Seen {
    fn of(version: &Version, now: &Document) -> Self {
        match disk::load(version.file(), &mut |_, _| ControlFlow::Continue(())) {
            Err(error) => Self::Unreadable(error),
            Ok(loaded) => {
                let reading = read(&loaded.text);
                if reading.usable {
                    Self::Differs(changes(now, &reading.document))
                } else {
                    Self::NoTracker(reading.problems.into_iter().next().map(|it| it.fault))
                }
            }
        }
    }
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
        self.dialog = Some(Dialog::Versions(Box::new(Versions { list, chosen: 0, fresh: true, looked: None })));
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
                let lines = versions.list.iter().map(|version| {
                    let when = self.at(version.saved).map(|it| text::moment_to_the_second(it, self.language));
                    let is_saved = on_disk == Some((version.length, version.hash));
                    text::version(&when.unwrap_or_default(), version.length, is_saved, self.language)
                });
                let items = list_ui(ui, lines, &mut versions.chosen);
                if std::mem::take(&mut versions.fresh)
                    && let Some(item) = items.get(versions.chosen)
                {
                    item.request_focus();
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
        let against = self.against_restoring(versions);
        ui.add_space(size::GRID * 2.0);
        buttons(ui, |ui| {
            if ui.button(shell::CLOSE.get(self.language)).clicked() {
                return Answer::Cancel;
            }
            let name = text::RESTORE.get(self.language);
            let button = default_button(ui, &self.tokens, name, against.is_none());
            let button = button.on_disabled_hover_text(against.map_or("", |it| it.get(self.language)));
            if button.clicked() { Answer::Yes } else { Answer::Stay }
        })
    }

    /// Why the chosen version can't be restored; none where it can.
    fn against_restoring(&self, versions: &mut Versions) -> Option<Text> {
        if self.desk.read_only {
            return Some(text::READ_ONLY_WHY);
        }
        match versions.seen() {
            Ok(None) => Some(text::COMPARING),
            Ok(Some(Seen::Differs(changes))) => changes.is_empty().then_some(text::SAME),
            Ok(Some(Seen::NoTracker(_) | Seen::Unreadable(_))) => Some(text::VERSION_NO_TRACKER),
            Err(Lost) => Some(text::NOT_COMPARED),
        }
    }

    /// In what the chosen version differs from what is shown.
    fn version_ui(&self, ui: &mut Ui, versions: &mut Versions) {
        let Some(version) = versions.list.get(versions.chosen) else { return };
        let revision = self.desk.history.revision();
        let is_of_now = |it: &Looked| it.chosen == versions.chosen && it.revision == revision;
        if !versions.looked.as_ref().is_some_and(is_of_now) {
            let (version, now, wake) = (version.clone(), self.desk.document.clone(), ui.ctx().clone());
            let seen = Later::start("compare", move || Seen::of(&version, &now), move || wake.request_repaint());
            versions.looked = Some(Looked { chosen: versions.chosen, revision, seen });
        }
        match versions.seen() {
            Err(Lost) => drop(ui.colored_label(self.tokens.alarm, text::NOT_COMPARED.get(self.language))),
            Ok(None) => drop(ui.label(secondary(&self.tokens, text::COMPARING.get(self.language)))),
            Ok(Some(Seen::Unreadable(error))) => {
                ui.colored_label(self.tokens.alarm, problems::load_error(error, self.language));
            }
            Ok(Some(Seen::NoTracker(why))) => {
                ui.colored_label(self.tokens.caution, text::VERSION_NO_TRACKER.get(self.language));
                if let Some(why) = why {
                    ui.label(secondary(&self.tokens, problems::message(why, self.language)));
                }
            }
            Ok(Some(Seen::Differs(changes))) if changes.is_empty() => {
                ui.label(strong(text::SAME.get(self.language)));
            }
            Ok(Some(Seen::Differs(changes))) => {
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
        let Ok(Some(Seen::Differs(changes))) = versions.seen() else { return };
        let edit = edits(changes.clone(), Batch::Restore);
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
    /// What the chosen version is, once that is known.
    fn seen(&mut self) -> Result<Option<&Seen>, Lost> {
        let chosen = self.chosen;
        self.looked.as_mut().filter(|it| it.chosen == chosen).map_or(Ok(None), |it| it.seen.get())
    }
}
