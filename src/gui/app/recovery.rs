//! Work that a window left behind when it ended before it was saved, and files that another window has open.

use super::App;
use super::dialogs::{Answer, Dialog, Then, buttons, escaped, list_ui, title_ui};
use crate::disk::{self, Filled, Holder, Left, LoadError, Work};
use crate::gui::desk::{Desk, TEMPLATE};
use crate::gui::keeper::base_of;
use crate::gui::pages::{Page, filled_labels};
use crate::gui::tasks::{Later, Lost};
use crate::gui::theirs::{SMALL, Theirs};
use crate::gui::theme::size;
use crate::gui::widgets::{dialog, in_dialog, secondary, strong, truncated};
use crate::locale::{Language, labelled, problems, safety as text, shell, tracker as tracker_text};
use crate::syntax::Name;
use crate::tracker::merge::{Change, changes};
use crate::tracker::{EditError, read};
use egui::{Align, Context, Layout, ScrollArea, Ui};
use std::path::{Path, PathBuf};

/// Height of the room for what a comparison comes to.
pub(super) const COMPARED: f32 = 204.0;

/// The dialog that offers work that was left behind.
#[derive(Debug)]
pub(super) struct Recovery {
    left: Vec<Left>,
    chosen: usize,
    /// In what the chosen work differs from its file, and which one that is of.
    looked: Option<(usize, Later<Seen>)>,
}

/// The tracker with the work, and what else is in its file by now.
type Brought = (Desk, Option<Box<Theirs>>);

/// Work that is brought back.
#[derive(Debug)]
pub(super) struct Recovering {
    left: Left,
    /// Where it goes on with what is open: at which step that is.
    goes_on: Option<u64>,
    brought: Later<Result<Brought, EditError>>,
}

/// What there is to be told of work that was left behind.
#[derive(Debug)]
struct Seen {
    file: FileNow,
    changes: Vec<Change>,
    /// What waited in forms, with the name of the programme that it was for.
    filled: Vec<(Option<Name>, Filled)>,
}

/// What has become of the file since.
#[derive(Debug)]
enum FileNow {
    AsItWas,
    /// It says something else, and what it said is known.
    ToMerge,
    /// It says something else, and what it said is not known any more.
    Changed,
    Gone,
    Unreadable(LoadError),
    NoTracker,
}

impl Seen {
    fn of(work: &Work, folder: Option<&Path>) -> Self {
        let new = read(&work.text).document;
        let (file, before) = match work.document.as_deref().map(Desk::open) {
            None => (FileNow::AsItWas, Some(read(TEMPLATE).document)),
            Some(Ok(desk)) if !desk.usable => (FileNow::NoTracker, None),
            Some(Ok(desk)) if desk.opened() == work.base => (FileNow::AsItWas, Some(desk.document)),
            Some(Ok(desk)) => match folder.and_then(|it| base_of(it, work)) {
                Some(base) => (FileNow::ToMerge, Some(read(&base.text).document)),
                None => (FileNow::Changed, Some(desk.document)),
            },
            Some(Err(LoadError::NotFound)) => (FileNow::Gone, None),
            Some(Err(error)) => (FileNow::Unreadable(error), None),
        };
        let name = |id: &str| new.position(id).and_then(|it| new.programmes.get(it)).map(|it| it.name.clone());
        let filled = work.filled.iter().map(|it| (name(&it.of), it.clone())).collect();
        Self { file, changes: before.map_or_else(Vec::new, |it| changes(&it, &new)), filled }
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
            self.keeper.watch(&self.desk, self.pages.tracker.typed(), &self.pages.tracker.filled());
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
    pub(super) fn at(&self, time: crate::disk::Time) -> Option<jiff::civil::DateTime> {
        let zoned = jiff::Timestamp::from_second(time).ok()?.to_zoned(self.keeper.keeping().zone.clone());
        Some(zoned.datetime())
    }

    fn moment(&self, time: crate::disk::Time) -> Option<String> {
        self.at(time).map(|it| text::moment(it, self.language))
    }

    pub(super) fn recovery_ui(&self, ui: &mut Ui, recovery: &mut Recovery) -> Answer {
        title_ui(ui, text::FOUND_TITLE.get(self.language));
        ui.label(text::found(recovery.left.len(), self.language));
        ui.add_space(size::GRID);
        let line = |left: &Left| {
            let name = match left.work.document.as_deref().and_then(Path::file_name) {
                Some(name) => name.to_string_lossy().into_owned(),
                None => shell::SHIPPED_TRACKER.get(self.language).to_owned(),
            };
            text::left_line(&name, self.moment(left.work.written).as_deref(), self.language)
        };
        match recovery.left.as_slice() {
            [one] => drop(ui.label(strong(line(one)))),
            several => drop(list_ui(ui, several.iter().map(line), &mut recovery.chosen)),
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
            let folder = self.keeper.keeping().folder.clone();
            let look = move || Seen::of(&work, folder.as_deref());
            (recovery.chosen, Later::start("compare", look, move || wake.request_repaint()))
        }));
        // Room for all that may come: the buttons below must not move away under the pointer.
        let room = egui::vec2(ui.available_width(), COMPARED);
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            ui.set_min_height(COMPARED);
            match seen.get() {
                Err(Lost) => drop(ui.colored_label(self.tokens.alarm, text::NOT_COMPARED.get(self.language))),
                Ok(None) => drop(ui.label(secondary(&self.tokens, text::COMPARING.get(self.language)))),
                Ok(Some(seen)) => self.seen_ui(ui, seen),
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
            FileNow::ToMerge => Some(text::FILE_TO_MERGE.get(self.language).to_owned()),
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
        let is_compared = matches!(seen.file, FileNow::AsItWas | FileNow::ToMerge | FileNow::Changed);
        let differs = !seen.changes.is_empty() || seen.filled.is_empty();
        ScrollArea::vertical().max_height(160.0).auto_shrink([false, true]).show(ui, |ui| {
            if is_compared && differs {
                ui.label(strong(text::differences(seen.changes.len(), self.language)));
                self.changes_ui(ui, &seen.changes);
            }
            self.filled_ui(ui, &seen.filled);
        });
    }

    /// What waited in forms, in words that can be copied.
    fn filled_ui(&self, ui: &mut Ui, filled: &[(Option<Name>, Filled)]) {
        if filled.is_empty() {
            return;
        }
        ui.label(strong(text::FILLED.get(self.language)));
        let mut under = None;
        for (programme, filled) in filled {
            let Some((form, field)) = filled_labels(filled) else { continue };
            let form = form.get(self.language);
            if under != Some((&filled.of, form)) {
                under = Some((&filled.of, form));
                let name = programme.as_ref().map_or(filled.of.as_str(), |it| it.text(self.language));
                ui.label(secondary(&self.tokens, labelled(form, name, self.language)));
            }
            let said = shortened(&filled.text, self.language);
            ui.label(labelled(field.get(self.language), &said, self.language));
        }
    }

    /// Restores what was chosen; asks first, where that would take the place of other work that is not saved.
    pub(super) fn recover(&mut self, ctx: &Context, recovery: Recovery) {
        if let Some(left) = recovery.left.into_iter().nth(recovery.chosen) {
            self.or_ask_first(ctx, Then::Recover(Box::new(left)));
        }
    }

    /// Opens the file that the work belongs to, and makes one step of the work on top of it. Where the file says
    /// something else by now, both are brought together.
    pub(super) fn recover_left(&mut self, ctx: &Context, left: Left) {
        let work = left.work.clone();
        // What is open and as it was keeps its history.
        let goes_on = is_open(&self.desk, &work) && !self.desk.is_modified() && self.desk.opened() == work.base;
        let open = goes_on.then(|| self.desk.clone());
        let folder = self.keeper.keeping().folder.clone();
        let quick = is_small(&work);
        let bring = move || {
            let (mut desk, theirs) = open.map_or_else(|| desk_of(&work, folder.as_deref()), |it| (it, None));
            desk.restore(&read(&work.text).document).map(|_| (desk, theirs))
        };
        let wake = ctx.clone();
        let brought = Later::unless(quick, "recover", bring, move || wake.request_repaint());
        let goes_on = goes_on.then(|| self.desk.history.revision());
        if let Some(recovering) = self.advance_recovery(ctx, Box::new(Recovering { left, goes_on, brought })) {
            self.dialog = Some(Dialog::Recovering(recovering));
            ctx.request_repaint();
        }
    }

    /// Takes what was brought back; none where that is done with.
    fn advance_recovery(&mut self, ctx: &Context, mut recovering: Box<Recovering>) -> Option<Box<Recovering>> {
        match recovering.brought.take() {
            Ok(None) => return Some(recovering),
            // It stays in its journal in each of these cases, and is offered again.
            Err(Lost) => self.toast_bad(ctx, text::NOT_RESTORED.get(self.language).to_owned()),
            Ok(Some(Err(error))) => {
                let why = tracker_text::edit_error(&error, self.language);
                self.toast_bad(ctx, why);
            }
            // Meanwhile it became another one.
            Ok(Some(Ok(_))) if recovering.goes_on.is_some_and(|it| it != self.desk.history.revision()) => {
                self.recover_left(ctx, recovering.left);
            }
            Ok(Some(Ok(brought))) => {
                self.show_recovered(ctx, recovering.left, brought, recovering.goes_on.is_some());
            }
        }
        None
    }

    /// While the work is brought back.
    pub(super) fn recovering_ui(&mut self, ctx: &Context, recovering: Box<Recovering>) {
        let Some(recovering) = self.advance_recovery(ctx, recovering) else { return };
        let mut stop = false;
        let modal = dialog(ctx, "dialog").show(ctx, |ui| {
            in_dialog(ui, 460.0, |ui| {
                title_ui(ui, text::FOUND_TITLE.get(self.language));
                ui.label(secondary(&self.tokens, text::RESTORING.get(self.language)));
                ui.add_space(size::GRID * 2.0);
                stop = buttons(ui, |ui| self.main_button(ui, shell::CANCEL.get(self.language))) == Answer::Yes;
            });
        });
        if stop || escaped(&modal) {
            self.toast(ctx, text::LATER_HINT.get(self.language).to_owned());
        } else {
            self.dialog = Some(Dialog::Recovering(recovering));
        }
    }

    fn show_recovered(&mut self, ctx: &Context, left: Left, (desk, theirs): Brought, goes_on: bool) {
        let work = &left.work;
        self.desk = desk;
        if !goes_on {
            self.let_go_of_saves();
            self.pages.tracker_changed();
            match &work.document {
                Some(path) => self.claim_opened(path),
                None => self.keeper.release(),
            }
        }
        self.keeper.take_left(&left);
        self.pages.tracker.places_moved();
        self.pages.tracker.fill(&work.filled);
        self.keeper.take_over(left);
        self.page = Page::Tracker;
        match theirs {
            _ if self.dialog.is_some() => {} // the watch tells of the file, and so does the save
            Some(theirs) => self.ask_to_merge(ctx, theirs, None),
            None => {
                // Where only a form came back, there is no step that could be undone.
                let said = if self.desk.is_modified() { text::RESTORED } else { text::FILLED_AGAIN };
                self.toast(ctx, said.get(self.language).to_owned());
            }
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

/// What was filled in, as far as it takes to know it again: a table can be pasted of any length.
fn shortened(filled: &str, language: Language) -> String {
    const LINES: usize = 4;
    const LETTERS: usize = 160;
    let shorten = |line: &str| match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line.to_owned(),
    };
    let mut lines: Vec<String> = filled.lines().take(LINES).map(shorten).collect();
    let more = filled.lines().skip(LINES).count();
    if more > 0 {
        lines.push(text::more_lines(more, language));
    }
    lines.join("\n")
}

/// The tracker that the work belongs to: as it is on disk; or, with that, as it was when it was worked on.
fn desk_of(work: &Work, folder: Option<&Path>) -> Brought {
    let Some(path) = &work.document else { return (Desk::template(), None) };
    let desk = match Desk::open(path) {
        Ok(desk) if desk.usable => desk,
        // Without its file, the work is all that there is.
        _ => return (Desk::recovered(&work.text, Some(path.clone())), None),
    };
    let base = folder.and_then(|it| base_of(it, work));
    match (base, Theirs::load(path)) {
        (Some(base), Ok(theirs)) if desk.opened() != work.base => {
            (Desk::as_it_was(base, path.clone()), Some(Box::new(theirs)))
        }
        _ => (desk, None),
    }
}

/// Whether the work, and its file, are so small that they are read between two frames.
fn is_small(work: &Work) -> bool {
    work.text.len() < SMALL && work.document.as_deref().is_none_or(|it| disk::length(it) < SMALL)
}

/// Whether the work was done on the tracker that is open.
fn is_open(desk: &Desk, work: &Work) -> bool {
    match (&desk.path, &work.document) {
        (Some(_), Some(path)) => desk.is_file(path),
        (None, None) => true,
        _ => false,
    }
}
