//! The dialog for a tracker that was changed here and on disk.

mod view;

use super::App;
use super::dialogs::{Dialog, Purpose, Then, escaped};
use crate::disk::{self, LoadError};
use crate::gui::desk::Consent;
use crate::gui::tasks::{Later, Lost};
use crate::gui::theirs::{Choice, Compared, Ours, Theirs, Three};
use crate::gui::theme::size;
use crate::gui::widgets::{dialog, dialog_room, in_dialog, secondary, trailing};
use crate::locale::{merge as text, safety, shell};
use crate::tracker::Edit;
use crate::tracker::merge::{Conflict, Side};
use egui::{Context, ScrollArea};
use std::path::PathBuf;

/// Wider than other dialogs: three versions stand side by side.
const WIDTH: f32 = 860.0;
/// Title, sentences, headings and buttons of the dialog.
const FIXED: f32 = 250.0;
/// So many conflicts, and so many changes from disk, are listed; the rest is counted.
const LISTED: usize = 100;

/// A save that waits for an answer.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    path: PathBuf,
    consent: Consent,
    then: Option<Then>,
    /// What can't be read is to be written over.
    over_unreadable: bool,
}

/// The dialog.
#[derive(Debug)]
pub(super) struct Merging {
    state: State,
    /// What was chosen before, where the same may be asked again.
    before: Vec<(Conflict, Side)>,
    /// The save that the question came from.
    waiting: Option<Waiting>,
}

#[derive(Debug)]
enum State {
    /// Both sides are compared, once theirs is read.
    Comparing(Later<Result<Box<Asked>, LoadError>>),
    Asked(Box<Asked>),
    /// What was chosen is worked out.
    Settling(Box<Asked>, Choice, Later<Vec<Edit>>),
}

/// Both sides, and what was chosen so far.
#[derive(Debug)]
struct Asked {
    theirs: Box<Theirs>,
    three: Three,
    compared: Compared,
    choices: Vec<Option<Side>>,
    /// The places of those of `asked` that are drawn.
    listed: Vec<usize>,
    /// Nothing of it has had the keyboard yet.
    fresh: bool,
}

/// What was clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Stay,
    Merge,
    KeepMine,
    TakeTheirs,
    SaveAs,
    Cancel,
}

impl Merging {
    fn chosen(self) -> Vec<(Conflict, Side)> {
        match self.state {
            State::Comparing(_) => self.before,
            State::Asked(asked) | State::Settling(asked, ..) => {
                let each = asked.compared.asked.into_iter().zip(asked.choices);
                each.filter_map(|(conflict, side)| Some((conflict, side?))).collect()
            }
        }
    }
}

impl Asked {
    fn new(ours: Ours, theirs: Box<Theirs>) -> Box<Self> {
        let three = ours.beside(&theirs);
        let compared = three.compare();
        let choices = vec![None; compared.asked.len()];
        Box::new(Self { theirs, three, compared, choices, listed: Vec::new(), fresh: true })
    }

    /// What was chosen in places where the same is asked again stays chosen.
    fn recall(&mut self, before: &[(Conflict, Side)]) {
        for (conflict, choice) in self.compared.asked.iter().zip(&mut self.choices) {
            *choice = before.iter().find(|it| it.0 == *conflict).map(|it| it.1);
        }
    }

    fn usable(&self) -> bool {
        self.theirs.reading.usable
    }

    /// What was chosen in each place, once something was in all of them.
    fn decided(&self) -> Option<Vec<Side>> {
        self.choices.iter().copied().collect()
    }

    /// Lists others once all that is listed is decided, and not before: what was chosen stays in its place.
    fn list(&mut self) {
        let open = |at: &usize| self.choices.get(*at).is_some_and(Option::is_none);
        if !self.listed.is_empty() && (self.listed.iter().any(open) || self.choices.iter().all(Option::is_some)) {
            return;
        }
        let mut order: Vec<usize> = (0..self.compared.asked.len()).collect();
        if order.len() > LISTED {
            order.sort_by_key(|at| !open(at)); // stable
        }
        order.truncate(LISTED);
        self.listed = order;
    }
}

impl App {
    /// A save found a file that somebody else has written.
    pub(super) fn ask_at_save(&mut self, ctx: &Context, path: PathBuf, consent: Consent, then: Option<Then>) {
        self.read_at_save(ctx, Waiting { path, consent, then, over_unreadable: false });
    }

    /// Saves over a file that can't be read, unless it can be by now.
    pub(super) fn save_over_unreadable(&mut self, ctx: &Context, path: PathBuf, consent: Consent, then: Option<Then>) {
        self.read_at_save(ctx, Waiting { path, consent, then, over_unreadable: true });
    }

    /// Reads what somebody else has written, and compares it.
    fn read_at_save(&mut self, ctx: &Context, waiting: Waiting) {
        self.commit_typed(ctx);
        let ours = self.desk.ours();
        let file = waiting.path.clone();
        let quick = self.desk.is_small_beside(disk::length(&file));
        let work = move || Theirs::load(&file).map(|it| Asked::new(ours, Box::new(it)));
        self.compare(ctx, quick, work, Some(waiting));
    }

    /// Opens the dialog again that was put off.
    pub(super) fn review_disk(&mut self, ctx: &Context) {
        if let Some(super::watch::TrackerNote::Changed { theirs, .. }) = &self.watching.tracker_note {
            let theirs = theirs.clone();
            self.ask_to_merge(ctx, theirs, None);
        }
    }

    /// Opens the dialog.
    pub(super) fn ask_to_merge(&mut self, ctx: &Context, theirs: Box<Theirs>, waiting: Option<Waiting>) {
        self.commit_typed(ctx);
        let ours = self.desk.ours();
        let quick = self.desk.is_small_beside(theirs.bytes());
        self.compare(ctx, quick, move || Ok(Asked::new(ours, theirs)), waiting);
    }

    fn compare(
        &mut self,
        ctx: &Context,
        quick: bool,
        work: impl FnOnce() -> Result<Box<Asked>, LoadError> + Send + 'static,
        waiting: Option<Waiting>,
    ) {
        let (mut before, mut waits) = (Vec::new(), waiting);
        if let Some(Dialog::Merge(dialog)) = self.dialog.take() {
            waits = waits.or_else(|| dialog.waiting.clone());
            before = dialog.chosen();
        }
        let state = State::Comparing(later(ctx, quick, work));
        self.dialog = Some(Dialog::Merge(Box::new(Merging { state, before, waiting: waits })));
        ctx.request_repaint();
    }

    /// Takes what was worked out; none where the dialog is done with.
    fn advance(&mut self, ctx: &Context, mut merging: Box<Merging>) -> Option<Box<Merging>> {
        merging.state = match merging.state {
            State::Comparing(mut later) => match later.take() {
                Err(Lost) => {
                    self.toast_bad(ctx, safety::NOT_COMPARED.get(self.language).to_owned());
                    return None;
                }
                Ok(None) => State::Comparing(later),
                Ok(Some(Ok(mut asked))) => {
                    asked.recall(&merging.before);
                    State::Asked(asked)
                }
                Ok(Some(Err(error))) => {
                    let why = crate::locale::problems::load_error(&error, self.language);
                    let Waiting { path, consent, then, over_unreadable } = merging.waiting?;
                    if over_unreadable {
                        self.save_to(ctx, path, Consent { overwrite: true, ..consent }, then);
                        return None;
                    }
                    self.dialog = Some(Dialog::Unreadable { why, path, consent, then });
                    ctx.request_repaint();
                    return None;
                }
            },
            State::Settling(asked, choice, mut later) => match later.take() {
                Err(Lost) => {
                    self.toast_bad(ctx, safety::NOT_COMPARED.get(self.language).to_owned());
                    self.put_off(asked.theirs);
                    return None;
                }
                Ok(None) => State::Settling(asked, choice, later),
                Ok(Some(steps)) => {
                    self.settle(ctx, *asked, &choice, steps, merging.waiting);
                    return None;
                }
            },
            asked @ State::Asked(_) => asked,
        };
        Some(merging)
    }

    /// Draws the dialog and does what was clicked.
    pub(super) fn merge_ui(&mut self, ctx: &Context, merging: Box<Merging>) {
        let Some(mut merging) = self.advance(ctx, merging) else { return };
        let mut answer = Answer::Stay;
        let modal = dialog(ctx, "merge").show(ctx, |ui| {
            in_dialog(ui, WIDTH, |ui| {
                ui.heading(text::TITLE.get(self.language));
                let State::Asked(asked) = &mut merging.state else {
                    ui.label(secondary(&self.tokens, safety::COMPARING.get(self.language)));
                    ui.add_space(size::GRID * 2.0);
                    if trailing(ui, |ui| ui.button(shell::CANCEL.get(self.language)).clicked()) {
                        answer = Answer::Cancel;
                    }
                    return;
                };
                self.introduction_ui(ui, asked);
                if asked.usable() {
                    let height = (dialog_room(ctx).y - FIXED).max(120.0);
                    ScrollArea::vertical().id_salt("both").max_height(height).auto_shrink([false, true]).show(
                        ui,
                        |ui| {
                            ui.set_width(ui.available_width() - 10.0);
                            self.asked_ui(ui, asked);
                            self.clean_ui(ui, asked);
                        },
                    );
                }
                ui.add_space(size::GRID * 2.0);
                answer = self.answers_ui(ui, asked);
            });
        });
        if answer == Answer::Stay && escaped(&modal) {
            answer = Answer::Cancel;
        }
        if answer == Answer::Stay {
            self.dialog = Some(Dialog::Merge(merging));
        } else {
            self.answer_merge(ctx, answer, merging);
        }
    }

    fn answer_merge(&mut self, ctx: &Context, answer: Answer, mut merging: Box<Merging>) {
        let asked = match (merging.state, answer) {
            (State::Asked(asked), _) => asked,
            // What is worked out is not wanted any more.
            (State::Settling(asked, ..), _) => {
                merging.state = State::Asked(asked);
                self.dialog = Some(Dialog::Merge(merging));
                return;
            }
            (State::Comparing(_), _) => return,
        };
        let choice = match answer {
            Answer::Stay => return,
            Answer::Cancel => return self.put_off(asked.theirs),
            Answer::SaveAs => {
                self.put_off(asked.theirs);
                return self.ask_for_file(ctx, Purpose::Save(merging.waiting.and_then(|it| it.then)));
            }
            Answer::KeepMine if !asked.usable() => {
                self.desk.keep_mine(&asked.theirs);
                return self.go_on(ctx, merging.waiting);
            }
            Answer::Merge => Choice::Merge(asked.choices.iter().copied().map(|it| it.unwrap_or(Side::Mine)).collect()),
            Answer::KeepMine => Choice::KeepMine,
            Answer::TakeTheirs => Choice::TakeTheirs,
        };
        let quick = self.desk.is_small_beside(asked.theirs.bytes());
        let (three, chosen) = (asked.three.clone(), choice.clone());
        let steps = later(ctx, quick, move || three.steps(&chosen));
        merging.state = State::Settling(asked, choice, steps);
        self.dialog = self.advance(ctx, merging).map(Dialog::Merge);
    }

    /// Goes over to what was chosen.
    fn settle(&mut self, ctx: &Context, asked: Asked, choice: &Choice, steps: Vec<Edit>, waiting: Option<Waiting>) {
        if let Err(error) = self.desk.settle(&asked.theirs, steps) {
            let why = crate::locale::tracker::edit_error(&error, self.language);
            self.toast_bad(ctx, why);
            return self.put_off(asked.theirs);
        }
        if matches!(choice, Choice::Merge(_)) {
            let kept = asked.choices.iter().filter(|it| **it != Some(Side::Theirs)).count();
            let taken = asked.compared.clean.len() + asked.choices.len() - kept;
            self.toast(ctx, text::merged(taken, kept, self.language));
        }
        self.go_on(ctx, waiting);
    }

    /// Both sides are settled: what waited for it is done.
    fn go_on(&mut self, ctx: &Context, waiting: Option<Waiting>) {
        self.pages.tracker.places_moved();
        self.watching.tracker_note = None;
        match waiting {
            // What was to be saved is what is on disk.
            Some(Waiting { then: Some(then), .. }) if !self.desk.is_modified() => self.proceed(ctx, then),
            Some(Waiting { path, consent, then, .. }) if self.desk.is_modified() => {
                self.save_to(ctx, path, consent, then);
            }
            _ => {}
        }
    }

    /// Nothing is settled: the note stays, and the next save asks.
    fn put_off(&mut self, theirs: Box<Theirs>) {
        self.watching.tracker_note = Some(super::watch::TrackerNote::Changed { theirs, fresh: false });
    }
}

/// Has something worked out: at once if that is `quick`.
fn later<T: Send + 'static>(ctx: &Context, quick: bool, work: impl FnOnce() -> T + Send + 'static) -> Later<T> {
    let wake = ctx.clone();
    Later::unless(quick, "compare", work, move || wake.request_repaint())
}
