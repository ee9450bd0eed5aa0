//! What each command does.

use super::dialogs::{Dialog, Objection, Purpose, Then};
use super::places::Place;
use super::{App, ThemeChoice};
use crate::figure::Language;
use crate::gui::command::{Command, UiCommand};
use crate::gui::desk::{Consent, Desk, NotSaved};
use crate::gui::pages::Page;
use crate::gui::session::Session;
use crate::gui::tasks::let_go;
use crate::locale::{problems, safety, shell as text, tracker as tracker_text};
use egui::{Context, ViewportCommand};
use std::path::PathBuf;

impl App {
    pub(super) fn run(&mut self, ctx: &Context, command: Command) {
        if !matches!(
            command,
            Command::Edit(..)
                | Command::Seal
                | Command::Copy(_)
                | Command::Tell(_)
                | Command::Export(_)
                | Command::CancelLoading
        ) {
            self.commit_typed(ctx);
        }
        if let Some(place) = Place::of(&command) {
            self.places.go(self.page, place);
        }
        self.do_command(ctx, command);
    }

    fn do_command(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Ui(command) => self.run_ui(ctx, command),
            Command::OpenDataSet(path) => self.open_data(ctx, path),
            Command::OpenTracker(path) => self.or_ask_first(ctx, Then::Open(path)),
            Command::ReviewDisk => self.review_disk(ctx),
            Command::CancelLoading => self.cancel_loading(ctx),
            Command::ShowInTrends(series) => {
                self.pages.trends.show(series);
                self.page = Page::Trends;
            }
            Command::ShowSeries(series) => {
                self.pages.sectors.show(series);
                self.page = Page::Sectors;
            }
            Command::ShowLeast(metric) => {
                self.pages.sectors.show_least(metric);
                self.page = Page::Sectors;
            }
            Command::ShowSource(source, claim) => {
                self.pages.sources.show(source, claim);
                self.page = Page::Sources;
            }
            Command::ShowSentence(source, sentence) => {
                self.pages.sources.show_sentence(source, sentence);
                self.page = Page::Sources;
            }
            Command::ShowTrackerSource(id, claim) => {
                self.pages.sources.show_of_tracker(id, claim);
                self.page = Page::Sources;
            }
            Command::ShowProgramme(id) => {
                self.pages.tracker.show(id);
                self.page = Page::Tracker;
            }
            Command::Edit(..) if self.desk.read_only => {
                self.toast_bad(ctx, safety::READ_ONLY_WHY.get(self.language).to_owned());
            }
            Command::Edit(edit, key) => {
                if let Err(error) = self.desk.apply(edit, key) {
                    let why = tracker_text::edit_error(&error, self.language);
                    self.toast_bad(ctx, why);
                }
            }
            Command::Seal => self.desk.history.seal(),
            Command::Jump(to) => {
                self.step(ctx, |desk| desk.jump(to));
            }
            Command::AsKnownOn(day) => self.as_known_on = day,
            Command::Copy(text) => ctx.copy_text(text),
            Command::CopyPicture(picture) => {
                ctx.copy_image((*picture).clone());
                self.toast(ctx, text::PICTURE_COPIED.get(self.language).to_owned());
            }
            Command::Failed(why) => self.toast_bad(ctx, why),
            Command::Tell(text) => self.toast(ctx, text),
            Command::Export(export) => self.export(ctx, export),
        }
    }

    /// Makes an edit of what is typed into a field of the tracker, as if the field were left: what is saved or left
    /// behind has it.
    pub(super) fn commit_typed(&mut self, ctx: &Context) {
        if let Some((edit, key)) = self.pages.tracker.take_typed() {
            self.run(ctx, Command::Edit(edit, Some(key)));
        }
    }

    fn run_ui(&mut self, ctx: &Context, command: UiCommand) {
        match command {
            UiCommand::OpenDataSet => self.ask_for_file(ctx, Purpose::OpenData),
            UiCommand::OpenTracker => self.ask_for_file(ctx, Purpose::OpenTracker),
            UiCommand::OpenShipped => {
                self.opening.data = None;
                let shipped = Session::shipped(self.next_generation());
                self.show_data(shipped);
            }
            UiCommand::Reload => self.reload(ctx),
            UiCommand::Save => self.save(ctx),
            UiCommand::SaveAs => self.ask_for_file(ctx, Purpose::Save(None)),
            UiCommand::Versions => self.show_versions(ctx),
            UiCommand::Recovered => self.offer_recovery(None),
            UiCommand::Quit => self.or_ask_first(ctx, Then::Quit),
            UiCommand::Undo => self.step(ctx, Desk::undo),
            UiCommand::Redo => self.step(ctx, Desk::redo),
            UiCommand::Find => {
                if !self.pages.focus_search(self.page, ctx) {
                    self.run(ctx, UiCommand::Show(Page::Sectors).into());
                    self.pages.focus_search(Page::Sectors, ctx);
                }
            }
            UiCommand::Show(page) => self.page = page,
            UiCommand::Tracker(command) => {
                self.page = Page::Tracker;
                self.pages.tracker.command(command);
            }
            UiCommand::Back => {
                let place = self.places.back(self.page);
                self.go(ctx, place);
            }
            UiCommand::Forward => {
                let place = self.places.forward(self.page);
                self.go(ctx, place);
            }
            UiCommand::HighContrast => self.set_theme(ctx, ThemeChoice::HighContrast),
            UiCommand::Settings => self.dialog = Some(Dialog::Settings),
            UiCommand::Messages => self.dialog = Some(Dialog::Messages),
            UiCommand::Tour => {
                self.tour = true;
                self.page = Page::Overview;
            }
            UiCommand::English => self.language = Language::English,
            UiCommand::Chinese => self.language = Language::Chinese,
            UiCommand::Light => self.set_theme(ctx, ThemeChoice::Light),
            UiCommand::Dark => self.set_theme(ctx, ThemeChoice::Dark),
            UiCommand::SystemTheme => self.set_theme(ctx, ThemeChoice::System),
            UiCommand::ZoomIn => ctx.set_zoom_factor((ctx.zoom_factor() + 0.1).min(3.0)),
            UiCommand::ZoomOut => ctx.set_zoom_factor((ctx.zoom_factor() - 0.1).max(0.5)),
            UiCommand::ZoomReset => ctx.set_zoom_factor(1.0),
            UiCommand::FullScreen => {
                let full = ctx.input(|it| it.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
            UiCommand::Palette => self.palette.open(),
            UiCommand::Shortcuts => self.dialog = Some(Dialog::Shortcuts),
            UiCommand::About => self.dialog = Some(Dialog::About),
        }
    }

    /// Goes to a place that was shown before.
    fn go(&mut self, ctx: &Context, place: Option<Place>) {
        let Some(Place { page, shown }) = place else { return };
        match shown {
            Some(command) => self.do_command(ctx, command),
            None => self.page = page,
        }
    }

    fn set_theme(&mut self, ctx: &Context, theme: ThemeChoice) {
        self.theme = theme;
        self.apply_theme(ctx);
    }

    fn step(&mut self, ctx: &Context, step: impl Fn(&mut Desk) -> Result<(), crate::tracker::EditError>) {
        if let Err(error) = step(&mut self.desk) {
            let why = tracker_text::edit_error(&error, self.language);
            self.toast_bad(ctx, why);
        }
    }

    /// Whether something is lost if the tracker is left as it is.
    pub(super) fn has_unsaved(&self) -> bool {
        self.desk.is_modified() || self.pages.tracker.has_unfinished()
    }

    /// Does it at once, or asks what is to become of unsaved work first.
    pub(super) fn or_ask_first(&mut self, ctx: &Context, then: Then) {
        if self.has_unsaved() {
            self.ask_unsaved(then);
        } else {
            self.proceed(ctx, then);
        }
    }

    /// Goes on with what unsaved work stood against.
    pub(super) fn proceed(&mut self, ctx: &Context, then: Then) {
        match then {
            Then::Quit => {
                // What is neither saved nor added by now is given up.
                self.keeper.discard();
                self.quitting = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Then::Open(path) => self.open_tracker(ctx, &path, false),
            Then::Recover(left) => self.recover_left(ctx, *left),
        }
    }

    /// A number that no other data set of this run has: what was worked out for another is told by it.
    pub(super) fn next_generation(&mut self) -> u64 {
        self.generations += 1;
        self.generations
    }

    /// Shows another data set; what was chosen from the old one is let go.
    pub(super) fn show_data(&mut self, session: Session) {
        self.remember();
        let_go(std::mem::replace(&mut self.session, session));
        self.as_known_on = None;
        self.places.forget_shown();
        self.pages.data_changed();
        self.recall();
        if let Some(path) = &self.session.path {
            self.recent.data_set(path);
        }
    }

    fn save(&mut self, ctx: &Context) {
        match self.desk.path.clone() {
            Some(path) if !self.desk.read_only => self.save_to(ctx, path, Consent::default(), None),
            _ => self.ask_for_file(ctx, Purpose::Save(None)),
        }
    }

    /// Saves to a file and goes on with what waited for it; where there is something to ask first, asks.
    pub(super) fn save_to(&mut self, ctx: &Context, path: PathBuf, consent: Consent, then: Option<Then>) {
        let claimed = match self.keeper.claim(&path) {
            Ok(claimed) => claimed,
            Err(holder) => return self.tell_taken(path, holder),
        };
        self.keeper.before_save(&self.desk);
        let objection = match self.desk.save(&path, consent) {
            Ok(()) => {
                self.opening.let_go_of_reload();
                self.keeper.hold(&path, claimed);
                self.keeper.saved(&self.desk);
                self.recent.tracker(&path);
                self.toast(ctx, text::saved_to(&path.display().to_string(), self.language));
                if let Some(then) = then {
                    self.proceed(ctx, then);
                }
                return;
            }
            Err(NotSaved::Disk(error)) => {
                let why = problems::save_error(&error, self.language);
                return self.toast_bad(ctx, text::with_path(&why, &path.display().to_string(), self.language));
            }
            Err(NotSaved::InUse) => return self.tell_taken(path, self.keeper.taken().unwrap_or_default()),
            Err(NotSaved::Exists) => Objection::Exists,
            Err(NotSaved::Changed) => return self.ask_at_save(ctx, path, consent, then),
            Err(NotSaved::NeedsRewrite) => Objection::NeedsRewrite,
        };
        self.dialog = Some(Dialog::Objection { objection, path, consent, then });
    }
}
