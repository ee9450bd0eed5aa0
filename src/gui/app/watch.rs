//! Files that others change while they are open: the tracker's and the data set's.
//!
//! What was not touched here is read anew at once; what was is asked about, in the dialog of [`super::merge`]. A file
//! that is gone or broken is told of by a note that stays until it is there again.

use super::App;
use super::dialogs::Dialog;
use super::opening::Unread;
use crate::disk::{Fingerprint, LoadError, Noticed, Watch, Watched};
use crate::gui::command::{Command, UiCommand};
use crate::gui::desk;
use crate::gui::pages::Page;
use crate::gui::session::Session;
use crate::gui::theirs::Theirs;
use crate::gui::theme::size;
use crate::gui::widgets::{card_frame, focus_ring};
use crate::locale::{merge as text, problems, shell};
use crate::syntax::Fault;
use egui::{Align, Button, Context, Label, Layout, RichText, Ui};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// What was noticed of one of the files.
#[derive(Debug)]
enum News<T> {
    Changed(T),
    Lost(LoadError),
    Back,
}

/// Watches one file and brings what is noticed to the thread that draws.
#[derive(Debug)]
struct Ear<T> {
    watch: Watch,
    /// What was noticed, and what was being watched then.
    news: Receiver<(Watched, News<T>)>,
    set: Option<Watched>,
}

impl<T: Send + 'static> Ear<T> {
    /// `read` makes of a text what is wanted of it, on the thread that looks.
    fn start(
        ctx: &Context,
        interval: Duration,
        largest: u64,
        read: impl Fn(crate::disk::Loaded) -> T + Send + 'static,
    ) -> std::io::Result<Self> {
        let (send, news) = channel();
        let wake = ctx.clone();
        let watch = Watch::start(interval, largest, move |watched: &Watched, noticed| {
            let noticed = match noticed {
                Noticed::Changed(loaded) => News::Changed(read(loaded)),
                Noticed::Lost(error) => News::Lost(error),
                Noticed::Back => News::Back,
            };
            send.send((watched.clone(), noticed)).ok(); // nobody listens any more: the window is closed
            wake.request_repaint();
        })?;
        Ok(Self { watch, news, set: None })
    }

    /// Watches this file from now on; says what was noticed of it.
    fn listen(&mut self, file: Option<Watched>) -> Option<News<T>> {
        let news = self.news.try_iter().last();
        if self.set != file {
            self.watch.set(file.clone());
            self.set = file;
        }
        // What is told of another file, or of this one before it was saved or read anew, came too late.
        news.filter(|(watched, _)| self.set.as_ref() == Some(watched)).map(|it| it.1)
    }
}

/// Both watches, and what is to be told.
#[derive(Debug, Default)]
pub(super) struct Watching {
    tracker: Option<Ear<Theirs>>,
    data: Option<Ear<Fingerprint>>,
    /// What stays in sight about the tracker's file.
    pub(super) tracker_note: Option<TrackerNote>,
    /// Why the data set's file is not what is shown.
    data_note: Option<Unread>,
    /// The data set's file is to be read anew, as soon as nothing else is.
    reload: bool,
}

/// What stays in sight about the tracker's file until it is settled.
#[derive(Debug)]
pub(super) enum TrackerNote {
    /// It is gone, or can't be read.
    Lost(LoadError),
    /// It is no tracker now; nothing was changed here.
    Unusable(Box<Theirs>),
    /// It was changed, and so was the tracker here. `fresh` says that nobody was asked yet.
    Changed { theirs: Box<Theirs>, fresh: bool },
}

impl App {
    /// The same app, which looks after its files this often.
    #[must_use]
    pub fn watching(mut self, ctx: &Context, interval: Duration) -> Self {
        let tracker = Ear::start(ctx, interval, desk::LARGEST, Theirs::new);
        let data = Ear::start(ctx, interval, crate::disk::LARGEST, |it| it.fingerprint);
        match (tracker, data) {
            (Ok(tracker), Ok(data)) => {
                self.watching = Watching { tracker: Some(tracker), data: Some(data), ..Watching::default() };
            }
            // Without threads a change is noticed when it is saved.
            (Err(_), _) | (_, Err(_)) => self.toast_bad(ctx, shell::NOT_WATCHED.get(self.language).to_owned()),
        }
        self
    }

    pub(super) fn poll_watch(&mut self, ctx: &Context) {
        let watched = |path: Option<&PathBuf>, known: Option<&Fingerprint>| {
            path.zip(known).map(|(path, known)| Watched { path: path.clone(), known: *known })
        };
        let tracker = watched(self.desk.path.as_ref(), self.desk.fingerprint());
        if self.watching.tracker.as_ref().is_some_and(|it| it.set != tracker) {
            // Saved, or another one: what was told is settled.
            self.watching.tracker_note = None;
        }
        if let Some(news) = self.watching.tracker.as_mut().and_then(|it| it.listen(tracker)) {
            self.on_tracker(ctx, news);
        }
        let data = watched(self.session.path.as_ref(), self.session.fingerprint.as_ref());
        if self.watching.data.as_ref().is_some_and(|it| it.set != data) {
            self.watching.data_note = None;
        }
        if let Some(news) = self.watching.data.as_mut().and_then(|it| it.listen(data)) {
            self.on_data(news);
        }
        if self.watching.reload && self.opening.data.is_none() {
            self.watching.reload = false;
            if let Some(path) = self.session.path.clone() {
                self.load_data(ctx, path);
            }
        }
        let is_free = self.dialog.is_none() && self.picking.is_none();
        if is_free && let Some(TrackerNote::Changed { theirs, fresh: fresh @ true }) = &mut self.watching.tracker_note {
            *fresh = false;
            let theirs = theirs.clone();
            self.ask_to_merge(ctx, theirs, None);
        }
    }

    fn on_tracker(&mut self, ctx: &Context, news: News<Theirs>) {
        self.watching.tracker_note = None;
        match news {
            News::Changed(theirs) if self.desk.fingerprint().is_some_and(|it| it.same_content(&theirs.fingerprint)) => {
            }
            News::Changed(theirs) => self.on_tracker_changed(ctx, Box::new(theirs)),
            News::Lost(error) => {
                self.desk.lose_file();
                self.watching.tracker_note = Some(TrackerNote::Lost(error));
            }
            News::Back => {
                self.desk.find_file();
                self.toast(ctx, text::FOUND.get(self.language).to_owned());
            }
        }
    }

    pub(super) fn on_tracker_changed(&mut self, ctx: &Context, theirs: Box<Theirs>) {
        self.commit_typed(ctx);
        if self.desk.has_own_changes() {
            let asked = matches!(self.dialog, Some(Dialog::Merge(_)));
            if asked {
                // What is asked has changed meanwhile.
                self.ask_to_merge(ctx, theirs.clone(), None);
            }
            self.watching.tracker_note = Some(TrackerNote::Changed { theirs, fresh: !asked });
        } else if !theirs.reading.usable {
            self.watching.tracker_note = Some(TrackerNote::Unusable(theirs));
        } else {
            match self.desk.take_theirs(&theirs) {
                Ok(()) => {
                    self.pages.tracker.places_moved();
                    let problems = theirs.reading.problems.len() + theirs.reading.dropped;
                    self.toast(ctx, text::reloaded_with(problems, self.language));
                }
                Err(error) => {
                    let why = crate::locale::tracker::edit_error(&error, self.language);
                    self.toast_bad(ctx, why);
                }
            }
        }
    }

    /// What was put off is asked again: what it was about has changed.
    pub(super) fn ask_again(&mut self) {
        if let Some(TrackerNote::Changed { fresh, .. }) = &mut self.watching.tracker_note {
            *fresh = true;
        }
    }

    fn on_data(&mut self, news: News<Fingerprint>) {
        self.watching.data_note = None;
        match news {
            News::Changed(now) => {
                self.watching.reload = !self.session.fingerprint.is_some_and(|it| it.same_content(&now));
            }
            News::Lost(error) => self.watching.data_note = Some(Unread::Lost(error)),
            News::Back => {}
        }
    }

    /// The data set's file is none any more: what is shown stays.
    pub(super) fn data_is_unusable(&mut self, why: Option<Fault>) {
        self.watching.data_note = Some(Unread::Unusable(why));
    }

    /// Shows the same data set as it is now; what was chosen stays, as far as it is still there.
    pub(super) fn show_reloaded(&mut self, ctx: &Context, session: Session) {
        let known_on = self.as_known_on;
        let problems = session.problems.len() + session.dropped;
        self.show_data(session);
        self.as_known_on = known_on;
        self.toast(ctx, text::reloaded_with(problems, self.language));
    }

    /// What is to be told about the tracker's file: in brief, and in full.
    fn tracker_note(&self) -> Option<(&'static str, String)> {
        let brief = |it: crate::locale::Text| it.get(self.language);
        Some(match self.watching.tracker_note.as_ref()? {
            TrackerNote::Lost(error) => {
                let why = problems::load_error(error, self.language);
                let gone = matches!(error, LoadError::NotFound);
                let name = if gone { text::TRACKER_LOST } else { text::TRACKER_UNREADABLE };
                (brief(name), text::tracker_lost(&why, self.language))
            }
            TrackerNote::Unusable(theirs) => {
                let why = theirs.reading.problems.first().map(|it| problems::message(&it.fault, self.language));
                (brief(text::TRACKER_CHANGED), text::tracker_unusable(&why.unwrap_or_default(), self.language))
            }
            TrackerNote::Changed { .. } => (brief(text::TRACKER_CHANGED), brief(text::TRACKER_WAITS).to_owned()),
        })
    }

    fn data_note(&self) -> Option<(&'static str, String)> {
        let why = self.watching.data_note.as_ref()?.why(self.language);
        let full = text::data_lost(why.trim_end_matches(['.', '。']), self.language);
        Some((text::DATA_LOST.get(self.language), full))
    }

    /// Which files are not what is shown, and why: in brief, and in full.
    pub(super) fn unread_files(&self) -> Vec<(&'static str, String)> {
        let refused = self.opening.refused.as_ref().map(|(why, path)| {
            let full = shell::with_path(&why.why(self.language), &path.display().to_string(), self.language);
            (text::NOT_OPENED.get(self.language), full)
        });
        [self.tracker_note(), self.data_note(), refused].into_iter().flatten().collect()
    }

    /// What is to be told about files, in the status bar; it leads to where it is told in full.
    pub(super) fn file_notes_ui(&self, ui: &mut Ui) {
        for (brief, full) in [self.tracker_note(), self.data_note()].into_iter().flatten() {
            let said = RichText::new(brief).color(self.tokens.caution).strong();
            let note = ui.add(Button::new(said).frame(false));
            focus_ring(ui, &self.tokens, &note);
            if note.on_hover_text(full).clicked() {
                self.queue.send(UiCommand::Show(Page::Problems));
                ui.ctx().request_repaint();
            }
        }
    }

    /// What is to be told about the tracker's file, above its page.
    pub(super) fn tracker_banner_ui(&self, ui: &mut Ui) {
        let Some((_, full)) = self.tracker_note() else { return };
        let frame =
            card_frame(&self.tokens).fill(self.tokens.caution_soft).inner_margin(egui::Margin::symmetric(16, 8));
        let (name, command): (_, Command) = match &self.watching.tracker_note {
            Some(TrackerNote::Changed { .. }) => (text::REVIEW, Command::ReviewDisk),
            _ => (shell::SAVE_AS, UiCommand::SaveAs.into()),
        };
        let path = self.desk.path.as_ref().map(|it| it.display().to_string()).unwrap_or_default();
        let button = |ui: &mut Ui| {
            if ui.button(name.get(self.language)).clicked() {
                self.queue.send(command);
                ui.ctx().request_repaint();
            }
        };
        let line = |ui: &mut Ui| {
            button(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(full).color(self.tokens.caution)).wrap()).on_hover_text(path);
            });
        };
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| ui.with_layout(Layout::right_to_left(Align::Center), line));
        });
        ui.add_space(size::GAP);
    }
}
