//! The dialog for a tracker that was changed here and on disk.

use super::App;
use super::dialogs::{Dialog, Purpose, Then};
use crate::gui::desk::Consent;
use crate::gui::theirs::{Common, Theirs};
use crate::gui::theme::{AXIS, MEDIUM, size, text_style};
use crate::gui::widgets::{dialog, dialog_room, in_dialog, secondary, strong, trailing};
use crate::locale::{merge as text, shell};
use crate::tracker::merge::{Change, Conflict, Said, Side, changes};
use egui::{Align, Button, Context, Label, Layout, RadioButton, RichText, Role, ScrollArea, Ui, WidgetInfo, vec2};
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
}

/// Both sides, and what was chosen so far.
#[derive(Debug)]
pub(super) struct Merging {
    theirs: Box<Theirs>,
    common: Common,
    /// What comes from disk without a question.
    clean: Vec<Change>,
    asked: Vec<Conflict>,
    choices: Vec<Option<Side>>,
    /// The places of those of `asked` that are drawn.
    listed: Vec<usize>,
    /// The save that the question came from.
    waiting: Option<Waiting>,
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
        let mut order: Vec<usize> = (0..self.asked.len()).collect();
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
        match Theirs::load(&path) {
            Ok(theirs) => self.ask_to_merge(ctx, Box::new(theirs), Some(Waiting { path, consent, then })),
            Err(error) => {
                let why = crate::locale::problems::load_error(&error, self.language);
                self.dialog = Some(Dialog::Unreadable { why, path, consent, then });
            }
        }
    }

    /// Saves over a file that can't be read, unless it can be by now.
    pub(super) fn save_over_unreadable(&mut self, ctx: &Context, path: PathBuf, consent: Consent, then: Option<Then>) {
        match Theirs::load(&path) {
            Ok(theirs) => self.ask_to_merge(ctx, Box::new(theirs), Some(Waiting { path, consent, then })),
            Err(_) => self.save_to(ctx, path, Consent { overwrite: true, ..consent }, then),
        }
    }

    /// Opens the dialog again that was put off.
    pub(super) fn review_disk(&mut self, ctx: &Context) {
        if let Some(super::watch::TrackerNote::Changed { theirs, .. }) = &self.watching.tracker_note {
            let theirs = theirs.clone();
            self.ask_to_merge(ctx, theirs, None);
        }
    }

    /// Opens the dialog. What was chosen in places where the same is asked again stays chosen.
    pub(super) fn ask_to_merge(&mut self, ctx: &Context, theirs: Box<Theirs>, waiting: Option<Waiting>) {
        let before = match self.dialog.take() {
            Some(Dialog::Merge(before)) => Some(before),
            _ => None,
        };
        let common = self.desk.common(&theirs);
        let merged = self.desk.merged(&common, &theirs, &[]);
        let clean = changes(&self.desk.document, &merged.document);
        let chosen = |conflict: &Conflict| {
            let before = before.as_ref()?;
            let at = before.asked.iter().position(|it| it == conflict)?;
            before.choices.get(at).copied().flatten()
        };
        let choices = merged.asked.iter().map(chosen).collect();
        let waiting = waiting.or_else(|| before.as_ref().and_then(|it| it.waiting.clone()));
        self.dialog = Some(Dialog::Merge(Box::new(Merging {
            theirs,
            common,
            clean,
            asked: merged.asked,
            choices,
            listed: Vec::new(),
            waiting,
        })));
        ctx.request_repaint();
    }

    /// Draws the dialog and does what was clicked.
    pub(super) fn merge_ui(&mut self, ctx: &Context, mut merging: Box<Merging>) {
        let mut answer = Answer::Stay;
        let modal = dialog(ctx, "merge").show(ctx, |ui| {
            in_dialog(ui, WIDTH, |ui| {
                ui.heading(text::TITLE.get(self.language));
                self.introduction_ui(ui, &merging);
                if merging.usable() {
                    let height = (dialog_room(ctx).y - FIXED).max(120.0);
                    ScrollArea::vertical().id_salt("both").max_height(height).auto_shrink([false, true]).show(
                        ui,
                        |ui| {
                            ui.set_width(ui.available_width() - 10.0);
                            self.asked_ui(ui, &mut merging);
                            self.clean_ui(ui, &merging);
                        },
                    );
                }
                ui.add_space(size::GRID * 2.0);
                answer = self.answers_ui(ui, &merging);
            });
        });
        if answer == Answer::Stay && modal.should_close() {
            answer = Answer::Cancel;
        }
        if answer == Answer::Stay {
            self.dialog = Some(Dialog::Merge(merging));
        } else {
            self.answer_merge(ctx, answer, *merging);
        }
    }

    fn introduction_ui(&self, ui: &mut Ui, merging: &Merging) {
        let said = if merging.usable() { text::TEXT } else { text::BROKEN };
        ui.label(said.get(self.language));
        if !merging.usable()
            && let Some(problem) = merging.theirs.reading.problems.first()
        {
            ui.label(
                RichText::new(crate::locale::problems::message(&problem.fault, self.language))
                    .color(self.tokens.caution),
            );
        }
        if merging.usable() && !merging.common.complete {
            ui.label(RichText::new(text::INCOMPLETE.get(self.language)).color(self.tokens.caution));
        }
        if let Some(path) = &self.desk.path {
            ui.add(Label::new(secondary(&self.tokens, path.display().to_string())).truncate());
        }
        ui.add_space(size::GRID);
    }

    fn asked_ui(&self, ui: &mut Ui, merging: &mut Merging) {
        if merging.asked.is_empty() {
            return;
        }
        let all = merging.asked.len();
        ui.horizontal(|ui| {
            let heading = if merging.common.complete { text::ASKED } else { text::TO_DECIDE };
            ui.label(strong(heading.get(self.language)));
            let done = merging.choices.iter().flatten().count();
            ui.label(secondary(&self.tokens, text::decided(done, all, self.language)));
            for (side, name) in [(Side::Mine, text::ALL_MINE), (Side::Theirs, text::ALL_THEIRS)] {
                if ui.button(name.get(self.language)).clicked() {
                    merging.choices = vec![Some(side); all];
                }
            }
        });
        let heads = [text::BEFORE, text::MINE, text::THEIRS].map(|it| it.get(self.language));
        columns(ui, |ui, at| {
            let head = RichText::new(heads.get(at).copied().unwrap_or_default()).text_style(text_style(AXIS));
            ui.label(head.color(self.tokens.secondary));
        });
        let complete = merging.common.complete;
        merging.list();
        for at in &merging.listed {
            if let (Some(conflict), Some(choice)) = (merging.asked.get(*at), merging.choices.get_mut(*at)) {
                ui.separator();
                self.conflict_ui(ui, conflict, choice, complete);
            }
        }
        if all > merging.listed.len() {
            ui.separator();
            ui.label(secondary(&self.tokens, text::more(all - merging.listed.len(), self.language)));
        }
        ui.add_space(size::GRID * 3.0);
    }

    /// One place: what stood there, and what each side made of it, to choose from.
    fn conflict_ui(&self, ui: &mut Ui, conflict: &Conflict, choice: &mut Option<Side>, complete: bool) {
        let place = text::place(&conflict.place, self.language);
        ui.label(RichText::new(&place).text_style(text_style(MEDIUM)));
        columns(ui, |ui, at| {
            let (side, name, said) = match at {
                0 => {
                    let said = text::side(&conflict.base, &conflict.base, self.language);
                    ui.add_space(size::GRID); // in line with the choices
                    ui.add(Label::new(secondary(&self.tokens, said)).wrap());
                    return;
                }
                1 => (Side::Mine, text::MINE, &conflict.mine),
                _ => (Side::Theirs, text::THEIRS, &conflict.theirs),
            };
            let said = match said {
                Said::Nothing if side == Side::Theirs && !complete => text::UNREAD.get(self.language).to_owned(),
                said => text::side(&conflict.base, said, self.language),
            };
            let spoken = text::choice(name.get(self.language), &said, &place, self.language);
            let chosen = *choice == Some(side);
            let radio = ui.add(RadioButton::new(chosen, said));
            radio.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &spoken));
            if radio.clicked() {
                *choice = Some(side);
            }
        });
    }

    fn clean_ui(&self, ui: &mut Ui, merging: &Merging) {
        let clean = &merging.clean;
        if clean.is_empty() && !merging.asked.is_empty() {
            return;
        }
        ui.label(strong(text::CLEAN.get(self.language)));
        if clean.is_empty() {
            ui.label(secondary(&self.tokens, text::CLEAN_NONE.get(self.language)));
        }
        for change in clean.iter().take(LISTED) {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(text::place(&change.place, self.language)).text_style(text_style(MEDIUM)));
                ui.label(secondary(&self.tokens, text::change(change, self.language)));
            });
        }
        if clean.len() > LISTED {
            ui.label(secondary(&self.tokens, text::more(clean.len() - LISTED, self.language)));
        }
    }

    fn answers_ui(&self, ui: &mut Ui, merging: &Merging) -> Answer {
        let mut answer = Answer::Stay;
        let mut offer = |ui: &mut Ui, name: crate::locale::Text, hint: Option<crate::locale::Text>, means: Answer| {
            let mut button = ui.button(name.get(self.language));
            if let Some(hint) = hint {
                button = button.on_hover_text(hint.get(self.language));
            }
            if button.clicked() {
                answer = means;
            }
        };
        let keep = if merging.usable() { text::KEEP_MINE_HINT } else { text::KEEP_MINE_BROKEN_HINT };
        let mut merge = false;
        trailing(ui, |ui| {
            offer(ui, shell::CANCEL, None, Answer::Cancel);
            offer(ui, shell::SAVE_AS, None, Answer::SaveAs);
            if merging.usable() {
                offer(ui, text::TAKE_THEIRS, Some(text::TAKE_THEIRS_HINT), Answer::TakeTheirs);
            }
            offer(ui, text::KEEP_MINE, Some(keep), Answer::KeepMine);
            if merging.usable() {
                let name = RichText::new(text::MERGE.get(self.language)).color(self.tokens.on_accent);
                let button = Button::new(name).fill(self.tokens.accent);
                let button = ui.add_enabled(merging.decided().is_some(), button);
                let button = button.on_disabled_hover_text(text::MERGE_WAITS.get(self.language));
                merge = button.on_hover_text(text::MERGE_HINT.get(self.language)).clicked();
            }
        });
        if merge { Answer::Merge } else { answer }
    }

    fn answer_merge(&mut self, ctx: &Context, answer: Answer, merging: Merging) {
        let Merging { theirs, common, clean, choices, waiting, .. } = merging;
        let done = match answer {
            Answer::Stay => return,
            Answer::Cancel => {
                self.put_off(theirs);
                return;
            }
            Answer::SaveAs => {
                self.put_off(theirs);
                return self.ask_for_file(ctx, Purpose::Save(waiting.and_then(|it| it.then)));
            }
            Answer::Merge => {
                let choices: Vec<Side> = choices.into_iter().map(|it| it.unwrap_or(Side::Mine)).collect();
                let merged = self.desk.merged(&common, &theirs, &choices);
                self.desk.take_merged(&theirs, &merged.document)
            }
            Answer::KeepMine => self.desk.keep_mine(&theirs),
            Answer::TakeTheirs => self.desk.take_theirs(&theirs),
        };
        if let Err(error) = done {
            let why = crate::locale::tracker::edit_error(&error, self.language);
            self.toast_bad(ctx, why);
            self.put_off(theirs);
            return;
        }
        self.pages.tracker.places_moved();
        self.watching.tracker_note = None;
        if answer == Answer::Merge {
            self.toast(ctx, text::merged(clean.len(), self.language));
        }
        match waiting {
            // What was to be saved is what is on disk.
            Some(Waiting { then: Some(then), .. }) if !self.desk.is_modified() => self.proceed(ctx, then),
            Some(Waiting { path, consent, then }) if self.desk.is_modified() => self.save_to(ctx, path, consent, then),
            _ => {}
        }
    }

    /// Nothing is settled: the note stays, and the next save asks.
    fn put_off(&mut self, theirs: Box<Theirs>) {
        self.watching.tracker_note = Some(super::watch::TrackerNote::Changed { theirs, fresh: false });
    }
}

/// Three cells side by side, each as wide as the others.
fn columns(ui: &mut Ui, mut cell: impl FnMut(&mut Ui, usize)) {
    const GAP: f32 = 16.0;
    let width = ((ui.available_width() - 2.0 * GAP) / 3.0).max(40.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for at in 0..3 {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                cell(ui, at);
            });
        }
    });
}
