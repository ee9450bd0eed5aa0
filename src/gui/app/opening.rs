//! Files on their way: a data set, a tracker, or what is open read once more. Each is read on a thread, and what is
//! shown stays in its place until the other is whole.

use super::App;
use super::dialogs::Then;
use crate::disk::{Filled, Fingerprint, LoadError};
use crate::figure::Language;
use crate::gui::command::{Command, UiCommand};
use crate::gui::desk::Desk;
use crate::gui::session::Session;
use crate::gui::tasks::{Load, Loaded, let_go};
use crate::gui::theirs::Theirs;
use crate::gui::widgets::secondary;
use crate::locale::{export, problems, shell as text};
use crate::syntax::{Fault, LineIndex, Problem};
use egui::{Context, ProgressBar, Ui};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What is being read.
#[derive(Debug, Default)]
pub(super) struct Opening {
    pub(super) data: Option<Load<Session>>,
    tracker: Option<Tracker>,
    /// The tracker that is open, as it is on disk.
    again: Option<Again>,
    /// Reading again was asked for; whether anything had changed.
    asked: Option<bool>,
    /// The file that was asked for last, where it is not what is shown, and why.
    pub(super) refused: Option<(Unread, PathBuf)>,
    /// How long a frame may wait for a tracker rather than show that it is on its way.
    patience: Duration,
}

/// Why a file is not what is shown.
#[derive(Debug)]
pub(super) enum Unread {
    /// It is gone, or can't be read.
    Lost(LoadError),
    /// It is nothing of the kind; none where it is not told why.
    Unusable(Option<Fault>),
}

impl Unread {
    pub(super) fn why(&self, language: Language) -> String {
        match self {
            Self::Lost(error) => problems::load_error(error, language),
            Self::Unusable(fault) => fault.as_ref().map(|it| problems::message(it, language)).unwrap_or_default(),
        }
    }
}

/// The tracker that is open on its way once more.
#[derive(Debug)]
struct Again {
    load: Load<Theirs>,
    /// What the file was when it was asked for.
    known: Option<Fingerprint>,
}

/// Where the work on a tracker is: the step, whether something waits in a form, and what.
type Work = (u64, bool, Vec<Filled>);

/// Another tracker on its way.
#[derive(Debug)]
struct Tracker {
    load: Load<Desk>,
    /// What was left behind unsaved, with the user's consent.
    left: Work,
    /// There was none before it in this run.
    is_first: bool,
}

impl Opening {
    /// Nothing is being read.
    pub(super) fn new(patience: Duration) -> Self {
        Self { patience, ..Self::default() }
    }

    /// Whether anything is being read.
    pub(super) fn is_busy(&self) -> bool {
        self.data.is_some() || self.tracker.is_some() || self.again.is_some()
    }

    /// How far it is, from 0 to 1; of two files the one that is less far.
    pub(super) fn progress(&self) -> Option<f32> {
        self.each().into_iter().map(|it| it.1).min_by(f32::total_cmp)
    }

    /// Whether nothing has been shown yet in the place of the tracker that is being read.
    pub(super) fn awaits_tracker(&self) -> bool {
        self.tracker.as_ref().is_some_and(|it| it.is_first)
    }

    /// Another tracker is open by now: those that are on their way are not wanted.
    pub(super) fn let_go_of_tracker(&mut self) {
        self.tracker = None;
        self.let_go_of_reload();
    }

    /// The file is another by now than the one that is read again.
    pub(super) fn let_go_of_reload(&mut self) {
        if self.again.take().is_some() {
            self.not_the_same();
        }
    }

    /// Nobody is told that nothing has changed.
    fn not_the_same(&mut self) {
        self.asked = self.asked.map(|_| true);
    }

    /// The name and the progress of each file.
    fn each(&self) -> Vec<(String, f32)> {
        let data = self.data.as_ref().map(|it| (it.path.as_path(), it.progress()));
        let tracker = self.tracker.as_ref().map(|it| (it.load.path.as_path(), it.load.progress()));
        let again = self.again.as_ref().map(|it| (it.load.path.as_path(), it.load.progress()));
        let name = |path: &Path| path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        [data, tracker, again].into_iter().flatten().map(|(path, share)| (name(path), share)).collect()
    }
}

impl App {
    /// Starts to load a data set; what is shown stays until it is there.
    pub(super) fn open_data(&mut self, ctx: &Context, path: PathBuf) {
        (self.opening.asked, self.opening.refused) = (None, None);
        self.load_data(ctx, path);
    }

    /// Starts to load a data set; says whether it did.
    pub(super) fn load_data(&mut self, ctx: &Context, path: PathBuf) -> bool {
        self.opening.data = None;
        let wake = ctx.clone();
        let shown = path.display().to_string();
        match Load::data_set(path, self.next_generation(), move || wake.request_repaint()) {
            Ok(load) => self.opening.data = Some(load),
            Err(_) => self.tell_no_thread(ctx, &shown),
        }
        self.opening.data.is_some()
    }

    /// Starts to load a tracker; the one that is open stays until it is there. `is_first` says that none is.
    pub(super) fn open_tracker(&mut self, ctx: &Context, path: &Path, is_first: bool) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let is_first = is_first || self.opening.awaits_tracker();
        self.opening.let_go_of_tracker();
        if self.opening.data.is_none() {
            (self.opening.asked, self.opening.refused) = (None, None);
        }
        let wake = ctx.clone();
        let shown = path.display().to_string();
        if let Ok(mut load) = Load::tracker(path, move || wake.request_repaint()) {
            load.wait(self.opening.patience);
            self.opening.tracker = Some(Tracker { load, left: self.work_at(), is_first });
            self.poll_tracker(ctx);
        } else {
            self.tell_no_thread(ctx, &shown);
            self.offer_after_first(is_first);
        }
    }

    /// Work that the last run left behind waits for the first tracker, whatever became of that.
    fn offer_after_first(&mut self, is_first: bool) {
        if is_first && self.dialog.is_none() {
            self.offer_recovery(None);
        }
    }

    /// Reads the files that are open again.
    pub(super) fn reload(&mut self, ctx: &Context) {
        let mut is_begun = false;
        // Another one that is on its way is what is wanted.
        if let Some(path) = self.session.path.clone().filter(|_| self.opening.data.is_none()) {
            is_begun |= self.load_data(ctx, path);
        }
        if let Some(path) = self.desk.path.clone().filter(|_| self.opening.tracker.is_none()) {
            let wake = ctx.clone();
            let shown = path.display().to_string();
            match Load::theirs(path, move || wake.request_repaint()) {
                Ok(load) => {
                    self.opening.again = Some(Again { load, known: self.desk.fingerprint().copied() });
                    is_begun = true;
                }
                Err(_) => self.tell_no_thread(ctx, &shown),
            }
        }
        if is_begun {
            self.opening.asked = Some(false);
        }
    }

    /// Calls off what is being read. What is shown stays; at the start, that is what is shipped.
    pub(super) fn cancel_loading(&mut self, ctx: &Context) {
        self.opening.asked = None;
        if self.giving.stop() {
            self.toast(ctx, export::STOPPED.get(self.language).to_owned());
        }
        let tracker = self.opening.tracker.take();
        if tracker.is_some() | self.opening.again.take().is_some() {
            self.toast(ctx, text::TRACKER_STOPPED.get(self.language).to_owned());
        }
        if self.opening.data.take().is_some() {
            self.toast(ctx, text::LOADING_STOPPED.get(self.language).to_owned());
            self.show_something(ctx);
        }
        self.offer_after_first(tracker.is_some_and(|it| it.is_first));
        ctx.request_repaint();
    }

    /// Takes what threads have read.
    pub(super) fn poll_opening(&mut self, ctx: &Context) {
        self.poll_data(ctx);
        self.poll_tracker(ctx);
        self.poll_again(ctx);
        if !self.opening.is_busy() && self.opening.asked.take() == Some(false) {
            self.toast(ctx, text::RELOADED_SAME.get(self.language).to_owned());
        }
    }

    fn poll_data(&mut self, ctx: &Context) {
        let Some(loaded) = self.opening.data.as_mut().and_then(Load::poll) else { return };
        let path = self.opening.data.take().map(|it| it.path.clone()).unwrap_or_default();
        // The data set that is shown, read anew: what is shown stays until there is something better.
        let is_again = self.session.generation != 0 && self.session.path.as_ref() == Some(&path);
        match loaded {
            Loaded::Done(session) if is_again => {
                let now = session.fingerprint;
                let is_same = now.zip(self.session.fingerprint).is_some_and(|(now, was)| now.same_content(&was));
                if is_same && self.opening.asked.is_some() {
                    self.session.fingerprint = now;
                    let_go(session);
                    return;
                }
                self.opening.not_the_same();
                self.show_reloaded(ctx, *session);
                return;
            }
            Loaded::Done(session) => {
                self.show_data(*session);
                let data = self.session.store.data();
                let (claims, series, sources) = (data.claims.len(), data.series.len(), data.sources.len());
                let read = text::counts(claims, series, sources, self.language);
                let Session { problems, dropped, text: file, lines, .. } = &self.session;
                let told = found(problems, *dropped, file, lines, &read, self.language);
                self.tell_found(ctx, told);
                return;
            }
            // What was dropped on the window, or opened as the wrong thing, is opened as what it is.
            Loaded::Unusable(session) if is_tracker(&session) => self.queue.send(Command::OpenTracker(path)),
            Loaded::Unusable(session) if is_again => {
                self.opening.asked = None;
                self.data_is_unusable(session.problems.first().map(|it| it.fault.clone()));
            }
            Loaded::Unusable(session) => self.tell_unusable(ctx, &session.problems, path),
            Loaded::Failed(error) => self.tell_refused(ctx, Unread::Lost(error), path),
        }
        self.show_something(ctx);
    }

    /// The program does not stay empty where nothing could be shown.
    fn show_something(&self, ctx: &Context) {
        if self.session.generation == 0 {
            self.queue.send(UiCommand::OpenShipped);
            ctx.request_repaint();
        }
    }

    fn poll_tracker(&mut self, ctx: &Context) {
        let Some(loaded) = self.opening.tracker.as_mut().and_then(|it| it.load.poll()) else { return };
        let Some(Tracker { load, left, is_first }) = self.opening.tracker.take() else { return };
        let path = load.path.clone();
        match loaded {
            Loaded::Done(desk) => {
                self.commit_typed(ctx);
                if self.has_unsaved() && self.work_at() != left {
                    // It was worked on while the other was on its way.
                    self.ask_unsaved(Then::Open(path));
                } else {
                    self.show_tracker(ctx, *desk, &path);
                }
            }
            Loaded::Unusable(desk) => self.tell_unusable(ctx, &desk.problems, path),
            Loaded::Failed(error) => self.tell_refused(ctx, Unread::Lost(error), path),
        }
        self.offer_after_first(is_first);
    }

    fn work_at(&self) -> Work {
        let tracker = &self.pages.tracker;
        (self.desk.history.revision(), tracker.has_unfinished(), tracker.filled())
    }

    fn show_tracker(&mut self, ctx: &Context, desk: Desk, path: &Path) {
        let_go(std::mem::replace(&mut self.desk, desk));
        self.let_go_of_saves();
        self.places.forget_shown();
        self.pages.tracker_changed();
        self.claim_opened(path);
        if self.dialog.is_none() {
            self.offer_recovery(Some(path));
        }
        self.recent.tracker(path);
        let programmes = &self.desk.document.programmes;
        let claims = programmes.iter().map(|it| it.claims.len()).sum();
        let read = text::tracker_counts(programmes.len(), claims, self.language);
        let Desk { problems, dropped, text: file, lines, .. } = &self.desk;
        let told = found(problems, *dropped, file, lines, &read, self.language);
        self.tell_found(ctx, told);
    }

    /// Tells what was found in a file that was just opened.
    fn tell_found(&mut self, ctx: &Context, told: Option<(String, bool)>) {
        match told {
            Some((text, true)) => self.toast_caution(ctx, text),
            Some((text, false)) => self.toast(ctx, text),
            None => {}
        }
    }

    fn poll_again(&mut self, ctx: &Context) {
        let Some(loaded) = self.opening.again.as_mut().and_then(|it| it.load.poll()) else { return };
        let Some(Again { load, known }) = self.opening.again.take() else { return };
        let path = load.path.clone();
        if self.desk.path.as_ref() != Some(&path) || self.desk.fingerprint() != known.as_ref() {
            // It was saved since, or is another one: what was read is not what is on disk.
            self.opening.not_the_same();
            return;
        }
        match loaded {
            Loaded::Done(theirs) | Loaded::Unusable(theirs) => {
                let is_same = self.desk.fingerprint().is_some_and(|it| it.same_content(&theirs.fingerprint));
                if !is_same {
                    self.opening.not_the_same();
                    self.on_tracker_changed(ctx, theirs);
                }
            }
            Loaded::Failed(error) => self.tell_refused(ctx, Unread::Lost(error), path),
        }
    }

    fn tell_unusable(&mut self, ctx: &Context, found: &[Problem], path: PathBuf) {
        self.tell_refused(ctx, Unread::Unusable(found.first().map(|it| it.fault.clone())), path);
    }

    fn tell_refused(&mut self, ctx: &Context, why: Unread, path: PathBuf) {
        self.toast_bad(ctx, text::with_path(&why.why(self.language), &path.display().to_string(), self.language));
        // Of a file that is shown, the watch tells.
        let data = self.session.path.as_ref().filter(|_| self.session.generation != 0);
        let is_shown = [data, self.desk.path.as_ref()].contains(&Some(&path));
        self.opening.refused = (!is_shown).then_some((why, path));
        self.opening.asked = None;
    }

    /// Whether anything is under way that is told of and can be called off.
    pub(super) fn has_progress(&self, ctx: &Context) -> bool {
        self.opening.is_busy() || self.giving.is_told(ctx.input(|it| it.time))
    }

    fn tell_no_thread(&mut self, ctx: &Context, path: &str) {
        let why = text::NO_THREAD.get(self.language);
        self.toast_bad(ctx, text::with_path(why, path, self.language));
    }

    /// What is on its way, how far it is, and the button that calls it off; in the status bar.
    pub(super) fn progress_ui(&self, ui: &mut Ui) {
        if !self.has_progress(ui.ctx()) {
            return;
        }
        if self.giving.is_told(ui.input(|it| it.time)) {
            ui.add_space(12.0);
            ui.label(secondary(&self.tokens, export::PUTTING_TOGETHER.get(self.language)));
        }
        for (name, share) in self.opening.each() {
            ui.add_space(12.0);
            let loading = text::LOADING.get(self.language);
            let small = super::frame::is_small(ui.ctx());
            let said = if small { loading.to_owned() } else { format!("{loading} {name}") };
            ui.label(secondary(&self.tokens, said));
            // The button behind it has to stay in sight.
            let width = (ui.available_width() - 80.0).clamp(24.0, 140.0);
            ui.add(ProgressBar::new(share).desired_width(width).desired_height(6.0).fill(self.tokens.accent));
        }
        if ui.button(text::CANCEL.get(self.language)).clicked() {
            self.queue.send(Command::CancelLoading);
        }
    }
}

/// What is to be told of a file that was just opened, and whether that is that it ends too early.
fn found(
    problems: &[Problem],
    dropped: usize,
    file: &str,
    lines: &LineIndex,
    read: &str,
    language: Language,
) -> Option<(String, bool)> {
    if let Some(end) = problems.iter().find(|it| matches!(it.fault, Fault::Unclosed { .. })) {
        let line = lines.place(file, end.span.start).line;
        return Some((text::cut_off(line, read, language), true));
    }
    let number = problems.len() + dropped;
    (number > 0).then(|| (text::problems_found(number, language), false))
}

/// Whether what was opened as a data set is a tracker.
fn is_tracker(session: &Session) -> bool {
    session.problems.iter().any(|it| matches!(it.fault, Fault::OtherKind { .. }))
}
