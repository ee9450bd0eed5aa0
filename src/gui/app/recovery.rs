//! Work that a window left behind when it ended before it was saved, and files that another window has open.

use super::App;
use super::dialogs::{Answer, Dialog, Then, buttons, title_ui};
use crate::disk::{Holder, Left, LoadError, Work};
use crate::gui::desk::{Desk, TEMPLATE};
use crate::gui::pages::Page;
use crate::gui::tasks::Later;
use crate::gui::theme::size;
use crate::gui::widgets::{secondary, strong, truncated};
use crate::locale::{problems, safety as text, shell, tracker as tracker_text};
use crate::tracker::edit::Object;
use crate::tracker::{Label, differences, read, restore};
use egui::{Align, Context, Layout, ScrollArea, Ui};
use std::path::{Path, PathBuf};

/// Height of the room for what a comparison comes to.
pub(super) const COMPARED: f32 = 204.0;

/// So many differences are listed; the others are counted.
const LISTED: usize = 200;

/// The dialog that offers work that was left behind.
#[derive(Debug)]
pub(super) struct Recovery {
    left: Vec<Left>,
    chosen: usize,
    /// In what the chosen work differs from its file, and which one that is of.
    looked: Option<(usize, Later<Seen>)>,
}

/// What there is to be told of work that was left behind.
#[derive(Debug)]
struct Seen {
    file: FileNow,
    differences: Vec<Label>,
}

/// What has become of the file since.
#[derive(Debug)]
enum FileNow {
    AsItWas,
    Changed,
    Gone,
    Unreadable(LoadError),
    NoTracker,
}

impl Seen {
    fn of(work: &Work) -> Self {
        let new = read(&work.text).document;
        let Some(path) = &work.document else {
            return Self { file: FileNow::AsItWas, differences: differences(&read(TEMPLATE).document, &new) };
        };
        match Desk::open(path) {
            Ok(desk) if !desk.usable => Self { file: FileNow::NoTracker, differences: Vec::new() },
            Ok(desk) => {
                let file = if desk.opened() == work.base { FileNow::AsItWas } else { FileNow::Changed };
                Self { file, differences: differences(&desk.document, &new) }
            }
            Err(LoadError::NotFound) => Self { file: FileNow::Gone, differences: Vec::new() },
            Err(error) => Self { file: FileNow::Unreadable(error), differences: Vec::new() },
        }
    }
}

impl App {
    /// Offers what was left behind, of one document or of all.
    pub(super) fn offer_recovery(&mut self, only: Option<&Path>) {
        let left: Vec<Left> =
            self.keeper.left().iter().filter(|it| only.is_none_or(|path| it.is_of(path))).cloned().collect();
        if !left.is_empty() {
            self.dialog = Some(Dialog::Recovery(Box::new(Recovery { left, chosen: 0, looked: None })));
        }
    }

    /// Hands what is not saved over to the journal; at the end of each frame.
    pub(super) fn keep(&mut self) {
        self.desk.read_only = self.keeper.taken().is_some();
        if !self.quitting {
            self.keeper.watch(&self.desk, self.pages.tracker.typed());
        }
    }

    /// Tells what went wrong with the journal.
    pub(super) fn poll_keeper(&mut self, ctx: &Context) {
        if let Some(error) = self.keeper.failure() {
            let why = problems::save_error(&error, self.language);
            self.toast_bad(ctx, text::not_kept(&why, self.language));
        }
    }

    /// A tracker was opened: it is ours to write, or it can only be looked at.
    pub(super) fn claim_opened(&mut self, path: &Path) {
        match self.keeper.claim(path) {
            Ok(claimed) => self.keeper.hold(path, claimed),
            Err(holder) => {
                self.keeper.hold_nothing(holder);
                self.tell_taken(path.to_owned(), holder);
            }
        }
        self.desk.read_only = self.keeper.taken().is_some();
    }

    pub(super) fn tell_taken(&mut self, path: PathBuf, holder: Holder) {
        self.dialog = Some(Dialog::Taken { path, holder });
    }

    /// The name that is proposed for a copy of what another window has open.
    pub(super) fn copy_path(&self) -> PathBuf {
        let Some(path) = &self.desk.path else { return PathBuf::from("programmes.ron") };
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        path.with_file_name(format!("{stem}-{}.ron", text::COPY_SUFFIX.get(self.language)))
    }

    pub(super) fn taken_ui(&self, ui: &mut Ui, path: &Path, holder: Holder) -> Answer {
        title_ui(ui, text::TAKEN_TITLE.get(self.language));
        let since = holder.since.and_then(|it| self.moment(it));
        ui.label(text::taken(holder.process, since.as_deref(), self.language));
        ui.label(text::TAKEN_TEXT.get(self.language));
        ui.label(secondary(&self.tokens, path.display().to_string()));
        ui.add_space(size::GRID * 2.0);
        buttons(ui, |ui| {
            if ui.button(text::SAVE_COPY.get(self.language)).clicked() {
                return Answer::No;
            }
            match self.main_button(ui, text::LOOK_ONLY.get(self.language)) {
                Answer::Yes => Answer::Cancel,
                other => other,
            }
        })
    }

    /// A moment in the user's time zone.
    pub(super) fn moment(&self, time: crate::disk::Time) -> Option<String> {
        let zoned = jiff::Timestamp::from_second(time).ok()?.to_zoned(self.keeper.keeping().zone.clone());
        Some(text::moment(zoned.datetime(), self.language))
    }

    pub(super) fn recovery_ui(&self, ui: &mut Ui, recovery: &mut Recovery) -> Answer {
        title_ui(ui, text::FOUND_TITLE.get(self.language));
        ui.label(text::found(recovery.left.len(), self.language));
        ui.add_space(size::GRID);
        for (at, left) in recovery.left.iter().enumerate() {
            let name = match left.work.document.as_deref().and_then(Path::file_name) {
                Some(name) => name.to_string_lossy().into_owned(),
                None => shell::SHIPPED_TRACKER.get(self.language).to_owned(),
            };
            let line = text::left_line(&name, self.moment(left.work.written).as_deref(), self.language);
            if recovery.left.len() == 1 {
                ui.label(strong(line));
            } else if ui.add(egui::Button::selectable(at == recovery.chosen, line).truncate()).clicked() {
                recovery.chosen = at;
            }
        }
        let Some(left) = recovery.left.get(recovery.chosen) else { return Answer::Cancel };
        if let Some(path) = &left.work.document {
            truncated(ui, secondary(&self.tokens, path.display().to_string()));
        }
        ui.add_space(size::GRID);
        let looked =
            recovery.looked.take_if(|it| it.0 != recovery.chosen).map_or_else(|| recovery.looked.take(), |_| None);
        let (_, seen) = recovery.looked.insert(looked.unwrap_or_else(|| {
            let (work, wake) = (left.work.clone(), ui.ctx().clone());
            (recovery.chosen, Later::start("compare", move || Seen::of(&work), move || wake.request_repaint()))
        }));
        // Room for all that may come: the buttons below must not move away under the pointer.
        let room = egui::vec2(ui.available_width(), COMPARED);
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            ui.set_min_height(COMPARED);
            match seen.get() {
                None => drop(ui.label(secondary(&self.tokens, text::COMPARING.get(self.language)))),
                Some(seen) => self.seen_ui(ui, seen),
            }
        });
        ui.add_space(size::GRID * 2.0);
        buttons(ui, |ui| {
            if ui.button(text::LATER.get(self.language)).clicked() {
                return Answer::Cancel;
            }
            if ui.button(text::DISCARD.get(self.language)).clicked() {
                return Answer::No;
            }
            self.main_button(ui, text::RESTORE.get(self.language))
        })
    }

    fn seen_ui(&self, ui: &mut Ui, seen: &Seen) {
        let warning = match &seen.file {
            FileNow::AsItWas => None,
            FileNow::Changed => Some(text::FILE_CHANGED.get(self.language).to_owned()),
            FileNow::Gone => Some(text::FILE_GONE.get(self.language).to_owned()),
            FileNow::NoTracker => Some(text::FILE_NO_TRACKER.get(self.language).to_owned()),
            FileNow::Unreadable(error) => {
                let why = problems::load_error(error, self.language);
                Some(text::file_unreadable(&why, self.language))
            }
        };
        if let Some(warning) = &warning {
            ui.colored_label(self.tokens.caution, warning);
        }
        if matches!(seen.file, FileNow::AsItWas | FileNow::Changed) {
            self.differences_ui(ui, &seen.differences);
        }
    }

    /// A list of differences, in words, by programme.
    pub(super) fn differences_ui(&self, ui: &mut Ui, differences: &[Label]) {
        ui.label(strong(text::differences(differences.len(), self.language)));
        let list = ScrollArea::vertical().max_height(140.0).auto_shrink([false, true]);
        list.show(ui, |ui| {
            let mut under = None;
            for it in differences.iter().take(LISTED) {
                // A programme that comes or goes as a whole is named by its own line.
                let whole = it.object == Object::Programme;
                let programme = it.programme.as_ref().filter(|_| !whole).map(|it| it.text(self.language));
                if programme.is_some() && programme != under {
                    truncated(ui, secondary(&self.tokens, programme.unwrap_or_default()));
                }
                under = programme;
                truncated(ui, format!("· {}", tracker_text::label(it, self.language)));
            }
            if differences.len() > LISTED {
                ui.label(secondary(&self.tokens, text::more(differences.len() - LISTED, self.language)));
            }
        });
    }

    /// Restores what was chosen; asks first, where that would take the place of other work that is not saved.
    pub(super) fn recover(&mut self, ctx: &Context, recovery: Recovery) {
        let Some(left) = recovery.left.into_iter().nth(recovery.chosen) else { return };
        if self.desk.path == left.work.document {
            self.recover_left(ctx, left);
        } else {
            self.or_ask_first(ctx, Then::Recover(Box::new(left)));
        }
    }

    /// Opens the file that the work belongs to, and makes one step of the work on top of it.
    pub(super) fn recover_left(&mut self, ctx: &Context, left: Left) {
        // Out of the list first: to open the file would offer it once more.
        self.keeper.take_left(&left);
        let path = left.work.document.clone();
        let is_open = match (&self.desk.path, &path) {
            (Some(_), Some(path)) => self.desk.is_file(path),
            (None, None) => true,
            _ => false,
        };
        if !is_open {
            match &path {
                None => self.desk = Desk::template(),
                Some(path) => match Desk::open(path) {
                    Ok(desk) if desk.usable => self.desk = desk,
                    // Without its file, the work is all that there is.
                    _ => self.desk = Desk::recovered(&left.work.text, Some(path.clone())),
                },
            }
            self.let_go_of_saves();
            self.pages.tracker_changed();
            match &path {
                Some(path) => self.claim_opened(path),
                None => self.keeper.release(),
            }
        }
        if let Some(edit) = restore(&self.desk.document, &read(&left.work.text).document)
            && let Err(error) = self.desk.apply(edit, None)
        {
            // It stays in its journal, and is offered again.
            let why = tracker_text::edit_error(&error, self.language);
            return self.toast_bad(ctx, why);
        }
        self.pages.tracker.places_moved();
        self.keeper.take_over(left);
        self.page = Page::Tracker;
        if self.dialog.is_none() {
            self.toast(ctx, text::RESTORED.get(self.language).to_owned());
        }
    }

    /// Sets the journal of what was chosen aside, and goes on with the others.
    pub(super) fn discard_left(&mut self, ctx: &Context, mut recovery: Recovery) {
        if recovery.chosen >= recovery.left.len() {
            return;
        }
        let left = recovery.left.remove(recovery.chosen);
        if let Err(error) = left.discard() {
            let why = problems::save_error(&error, self.language);
            self.toast_bad(ctx, why);
        }
        self.keeper.take_left(&left);
        if !recovery.left.is_empty() {
            self.dialog = Some(Dialog::Recovery(Box::new(Recovery { chosen: 0, looked: None, ..recovery })));
        }
    }
}
