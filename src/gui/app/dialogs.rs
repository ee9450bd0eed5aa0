//! Questions, and dialogs for files.

use super::App;
use super::merge::Merging;
use super::recovery::{Recovering, Recovery};
use super::unsaved::Unsaved;
use super::versions::Versions;
use crate::disk::{Holder, Left};
use crate::gui::command::{Command, Export};
use crate::gui::desk::Consent;
use crate::gui::theme::{Tokens, size};
use crate::gui::widgets::{self, holds_arrows, secondary, step, trailing};
use crate::locale::{Text, safety, shell as text};
use egui::{
    Context, CornerRadius, Key, ModalResponse, Modifiers, Response, RichText, Stroke, StrokeKind, TextEdit, Ui,
};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

/// What waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// Quit.
    Quit,
    /// Open another tracker.
    Open(PathBuf),
    /// Restore work that was left behind, in the place of what is open.
    Recover(Box<Left>),
}

/// What a file is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To open it as a data set.
    OpenData,
    /// To open it as the tracker.
    OpenTracker,
    /// To save the tracker to it, and then go on.
    Save(Option<Then>),
    /// To write something to it that is not the tracker.
    Export(Export),
}

impl Purpose {
    /// Whether a file is to be written.
    fn is_saving(&self) -> bool {
        matches!(self, Self::Save(_) | Self::Export(_))
    }
}

/// A dialog that is open.
#[derive(Debug)]
pub(super) enum Dialog {
    /// Save, don't save, or cancel.
    Unsaved(Box<Unsaved>),
    /// A path is asked for, without the system's dialog.
    Path { purpose: Purpose, path: String, fresh: bool },
    /// Something stands against saving to a file, and the user can say what is to be done.
    Objection { objection: Objection, path: PathBuf, consent: Consent, then: Option<Then> },
    /// The tracker was changed here and on disk.
    Merge(Box<Merging>),
    /// A save found a file that somebody else has written and that can't be read.
    Unreadable { why: String, path: PathBuf, consent: Consent, then: Option<Then> },
    /// There is a file already where something is to be written.
    ExportExists { export: Export, path: PathBuf },
    /// Work was left behind by a window that is no more.
    Recovery(Box<Recovery>),
    /// That work is brought back.
    Recovering(Box<Recovering>),
    /// Former versions of the tracker.
    Versions(Box<Versions>),
    /// Another window has the file open.
    Taken { path: PathBuf, holder: Holder },
    /// The sheet of shortcuts.
    Shortcuts,
    /// What can be set.
    Settings,
    /// What was said at the foot of the window.
    Messages,
    /// About.
    About,
}

impl Dialog {
    /// Whether it only shows something, and asks nothing.
    fn is_sheet(&self) -> bool {
        matches!(self, Self::Versions(_) | Self::Shortcuts | Self::Settings | Self::Messages | Self::About)
    }
}

/// What stands against saving to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Objection {
    /// There is another file of that name.
    Exists,
    /// Only a whole new file can hold what was edited.
    NeedsRewrite,
}

impl Objection {
    fn title(self) -> Text {
        match self {
            Self::Exists => text::EXISTS_TITLE,
            Self::NeedsRewrite => text::REWRITE_TITLE,
        }
    }

    fn text(self) -> Text {
        match self {
            Self::Exists => text::EXISTS,
            Self::NeedsRewrite => text::REWRITE_TEXT,
        }
    }

    fn agree(self) -> Text {
        if self == Self::NeedsRewrite { text::REWRITE } else { text::OVERWRITE }
    }

    /// What is agreed to beside what was before.
    fn granted(self, consent: Consent) -> Consent {
        match self {
            Self::Exists => Consent { overwrite: true, ..consent },
            Self::NeedsRewrite => Consent { anew: true, ..consent },
        }
    }
}

/// The system's file dialog is open on a thread of its own.
#[derive(Debug)]
pub(super) struct Picking {
    purpose: Purpose,
    picked: Receiver<Option<PathBuf>>,
}

impl App {
    pub(super) fn ask_for_file(&mut self, ctx: &Context, purpose: Purpose) {
        if self.picking.is_some() {
            return;
        }
        if !self.native_dialogs {
            let path = self.proposed(&purpose).display().to_string();
            self.dialog = Some(Dialog::Path { purpose, path, fresh: true });
            return;
        }
        let (send, picked) = channel();
        let wake = ctx.clone();
        let title = title(&purpose).get(self.language);
        let saving = purpose.is_saving();
        let start = self.proposed(&purpose);
        let spawned = std::thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
            let ending = start.extension().map_or_else(|| "ron".to_owned(), |it| it.to_string_lossy().into_owned());
            let mut dialog = rfd::FileDialog::new().set_title(title).add_filter(ending.to_uppercase(), &[&ending]);
            if let Some(folder) = start.parent().filter(|it| !it.as_os_str().is_empty()) {
                dialog = dialog.set_directory(folder);
            }
            let path = if saving {
                let name = start.file_name().map(|it| it.to_string_lossy().into_owned());
                dialog.set_file_name(name.unwrap_or_default()).save_file()
            } else {
                dialog.pick_file()
            };
            send.send(path).ok(); // nobody waits any more: the window is closed
            wake.request_repaint();
        });
        match spawned {
            Ok(_) => self.picking = Some(Picking { purpose, picked }),
            Err(_) => self.toast_bad(ctx, text::NO_FILE_DIALOG.get(self.language).to_owned()),
        }
    }

    /// The file that is proposed: its folder is where the dialog starts.
    fn proposed(&self, purpose: &Purpose) -> PathBuf {
        match purpose {
            Purpose::Save(_) if self.desk.read_only => self.copy_path(),
            Purpose::Save(_) => self.desk.path.clone().unwrap_or_else(|| PathBuf::from("programmes.ron")),
            Purpose::Export(export) => PathBuf::from(&export.name),
            Purpose::OpenData | Purpose::OpenTracker => PathBuf::new(),
        }
    }

    /// Another tracker is open: what was asked about the one before would be done to this one.
    pub(super) fn let_go_of_saves(&mut self) {
        self.opening.let_go_of_tracker();
        self.picking.take_if(|it| matches!(it.purpose, Purpose::Save(_)));
        self.dialog.take_if(|it| {
            matches!(
                it,
                Dialog::Path { purpose: Purpose::Save(_), .. }
                    | Dialog::Objection { .. }
                    | Dialog::Unreadable { .. }
                    | Dialog::Merge(_)
                    | Dialog::Recovering(_)
            )
        });
    }

    pub(super) fn poll_picking(&mut self, ctx: &Context) {
        let Some(picked) = self.picking.as_ref().map(|it| it.picked.try_recv()) else { return };
        match picked {
            Err(std::sync::mpsc::TryRecvError::Empty) => {}
            Ok(Some(path)) => {
                if let Some(picking) = self.picking.take() {
                    // The system's dialog has asked about a file that is there already.
                    self.picked(ctx, picking.purpose, path, true);
                }
            }
            Ok(None) | Err(_) => self.picking = None,
        }
    }

    /// A file was named. `asked` says that the user knows that there is a file of that name already.
    fn picked(&mut self, ctx: &Context, purpose: Purpose, path: PathBuf, asked: bool) {
        // It may have been typed on while the system's dialog was open.
        self.commit_typed(ctx);
        match purpose {
            Purpose::OpenData => self.run(ctx, Command::OpenDataSet(path)),
            Purpose::OpenTracker => self.run(ctx, Command::OpenTracker(path)),
            Purpose::Save(then) => {
                // The tracker's own file is written over if it is as it was opened, and only then.
                let overwrite = asked && !self.desk.is_file(&path);
                self.save_to(ctx, path, Consent { overwrite, anew: false }, then);
            }
            Purpose::Export(export) if !asked && crate::disk::exists(&path) => {
                self.dialog = Some(Dialog::ExportExists { export, path });
            }
            Purpose::Export(export) => self.export_to(ctx, &path, &export),
        }
    }

    fn export_to(&mut self, ctx: &Context, path: &Path, export: &Export) {
        let shown = path.display().to_string();
        match crate::disk::save(path, &export.bytes, None) {
            Ok(_) => self.toast(ctx, text::saved_to(&shown, self.language)),
            Err(error) => {
                let why = crate::locale::problems::save_error(&error, self.language);
                self.toast_bad(ctx, text::with_path(&why, &shown, self.language));
            }
        }
    }

    /// Draws the dialog that is open, if one is.
    pub(super) fn dialog_ui(&mut self, ctx: &Context) {
        let mut dialog = match self.dialog.take() {
            None => return,
            Some(Dialog::Merge(merging)) => return self.merge_ui(ctx, merging),
            Some(Dialog::Recovering(recovering)) => return self.recovering_ui(ctx, recovering),
            Some(dialog) => dialog,
        };
        let mut answer = Answer::Stay;
        let modal = widgets::dialog(ctx, "dialog").show(ctx, |ui| {
            let width = match dialog {
                Dialog::Versions(_) => 680.0,
                Dialog::Recovery(_) => 620.0,
                _ => 460.0,
            };
            widgets::in_dialog(ui, width, |ui| match &mut dialog {
                Dialog::Unsaved(unsaved) => answer = self.unsaved_ui(ui, unsaved),
                Dialog::Path { purpose, path, fresh } => answer = self.path_ui(ui, purpose, path, fresh),
                Dialog::Objection { objection, path, .. } => answer = self.objection_ui(ui, *objection, path),
                Dialog::Unreadable { why, path, .. } => answer = self.unreadable_ui(ui, why, path),
                Dialog::Merge(_) | Dialog::Recovering(_) => answer = Answer::Cancel,
                Dialog::ExportExists { path, .. } => answer = self.objection_ui(ui, Objection::Exists, path),
                Dialog::Recovery(recovery) => answer = self.recovery_ui(ui, recovery),
                Dialog::Versions(versions) => answer = self.versions_ui(ui, versions),
                Dialog::Taken { path, holder } => answer = self.taken_ui(ui, path, *holder),
                Dialog::Shortcuts => answer = self.shortcuts_ui(ui),
                Dialog::Settings => answer = self.settings_ui(ui),
                Dialog::Messages => {
                    title_ui(ui, text::MESSAGES.get(self.language));
                    self.messages_ui(ui);
                    answer = self.close_button(ui);
                }
                Dialog::About => answer = self.about_ui(ui),
            });
        });
        // A click beside it closes what was only looked at, and answers no question.
        if answer == Answer::Stay && (escaped(&modal) || dialog.is_sheet() && modal.backdrop_response.clicked()) {
            answer = Answer::Cancel;
        }
        match (answer, dialog) {
            (Answer::Stay, dialog) => self.dialog = Some(dialog),
            (Answer::Yes, Dialog::Unsaved(unsaved)) => match self.desk.path.clone() {
                Some(path) => self.picked(ctx, Purpose::Save(Some(unsaved.then)), path, false),
                None => self.ask_for_file(ctx, Purpose::Save(Some(unsaved.then))),
            },
            (Answer::No, Dialog::Unsaved(unsaved)) => {
                self.keeper.discard();
                self.proceed(ctx, unsaved.then);
            }
            (Answer::Yes, Dialog::Recovery(recovery)) => self.recover(ctx, *recovery),
            (Answer::No, Dialog::Recovery(recovery)) => self.discard_left(ctx, *recovery),
            (Answer::Cancel, Dialog::Recovery(_)) => self.toast(ctx, safety::LATER_HINT.get(self.language).to_owned()),
            (Answer::Yes, Dialog::Versions(versions)) => self.restore_version(ctx, *versions),
            // What was left behind waited for this answer.
            (Answer::Cancel, Dialog::Taken { .. }) => self.offer_recovery(None),
            (Answer::No, Dialog::Taken { .. }) => self.ask_for_file(ctx, Purpose::Save(None)),
            (Answer::Yes, Dialog::Path { purpose, path, .. }) => self.picked(ctx, purpose, PathBuf::from(path), false),
            (Answer::Yes, Dialog::Objection { objection, path, consent, then }) => {
                self.save_to(ctx, path, objection.granted(consent), then);
            }
            (Answer::No, Dialog::Objection { then, .. } | Dialog::Unreadable { then, .. }) => {
                self.ask_for_file(ctx, Purpose::Save(then));
            }
            (Answer::Yes, Dialog::Unreadable { path, consent, then, .. }) => {
                self.save_over_unreadable(ctx, path, consent, then);
            }
            (Answer::Yes, Dialog::ExportExists { export, path }) => self.export_to(ctx, &path, &export),
            (Answer::No, Dialog::ExportExists { export, .. }) => self.ask_for_file(ctx, Purpose::Export(export)),
            (Answer::Cancel | Answer::Yes | Answer::No, _) => {}
        }
    }

    fn path_ui(&self, ui: &mut Ui, purpose: &Purpose, path: &mut String, fresh: &mut bool) -> Answer {
        title_ui(ui, title(purpose).get(self.language));
        let saving = purpose.is_saving();
        if matches!(purpose, Purpose::Save(_)) && self.desk.path.is_none() {
            ui.label(secondary(&self.tokens, text::TEMPLATE_HINT.get(self.language)));
        }
        let label = ui.label(text::FILE_NAME.get(self.language));
        let field = ui.add(TextEdit::singleline(path).desired_width(f32::INFINITY)).labelled_by(label.id);
        if std::mem::take(fresh) {
            field.request_focus();
        }
        let trimmed = path.trim();
        let entered = field.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
        ui.add_space(size::GRID * 2.0);
        let answer = buttons(ui, |ui| {
            if ui.button(text::CANCEL.get(self.language)).clicked() {
                return Answer::Cancel;
            }
            let name = if saving { text::SAVE } else { text::OPEN_BUTTON };
            ui.add_enabled_ui(!trimmed.is_empty(), |ui| self.main_button(ui, name.get(self.language))).inner
        });
        if entered && !trimmed.is_empty() { Answer::Yes } else { answer }
    }

    fn objection_ui(&self, ui: &mut Ui, objection: Objection, path: &Path) -> Answer {
        title_ui(ui, objection.title().get(self.language));
        ui.label(objection.text().get(self.language));
        ui.label(secondary(&self.tokens, path.display().to_string()));
        ui.add_space(size::GRID * 2.0);
        buttons(ui, |ui| {
            if ui.button(text::CANCEL.get(self.language)).clicked() {
                return Answer::Cancel;
            }
            if ui.button(objection.agree().get(self.language)).clicked() {
                return Answer::Yes;
            }
            match self.main_button(ui, text::SAVE_AS.get(self.language)) {
                Answer::Yes => Answer::No,
                other => other,
            }
        })
    }

    fn unreadable_ui(&self, ui: &mut Ui, why: &str, path: &Path) -> Answer {
        use crate::locale::merge;
        title_ui(ui, merge::TITLE.get(self.language));
        ui.label(merge::UNREADABLE.get(self.language));
        ui.label(RichText::new(why).color(self.tokens.caution));
        ui.label(secondary(&self.tokens, path.display().to_string()));
        ui.add_space(size::GRID * 2.0);
        buttons(ui, |ui| {
            if ui.button(text::CANCEL.get(self.language)).clicked() {
                return Answer::Cancel;
            }
            let keep = ui.button(merge::KEEP_MINE.get(self.language));
            if keep.on_hover_text(merge::KEEP_MINE_BROKEN_HINT.get(self.language)).clicked() {
                return Answer::Yes;
            }
            match self.main_button(ui, text::SAVE_AS.get(self.language)) {
                Answer::Yes => Answer::No,
                other => other,
            }
        })
    }

    pub(super) fn close_button(&self, ui: &mut Ui) -> Answer {
        ui.add_space(size::GRID * 2.0);
        buttons(ui, |ui| match self.main_button(ui, text::CLOSE.get(self.language)) {
            Answer::Yes => Answer::Cancel,
            other => other,
        })
    }

    pub(super) fn main_button(&self, ui: &mut Ui, name: &str) -> Answer {
        if default_button(ui, &self.tokens, name, true).clicked() { Answer::Yes } else { Answer::Stay }
    }
}

/// The button that Enter presses: it has the keyboard where nothing else in the dialog has.
pub(super) fn default_button(ui: &mut Ui, tokens: &Tokens, name: &str, enabled: bool) -> Response {
    let text = RichText::new(name).color(tokens.on_accent);
    let button = ui.add_enabled(enabled, egui::Button::new(text).fill(tokens.accent));
    // Not before Enter is let go of that opened the dialog: it was no answer.
    if button.enabled() && ui.memory(|it| it.focused().is_none()) && !ui.input(|it| it.key_down(Key::Enter)) {
        button.request_focus();
    }
    if button.has_focus() {
        // An outline in its own colour would not be seen on it.
        let corner = CornerRadius::same(size::CORNER + 2);
        let stroke = Stroke::new(size::FOCUS, tokens.accent);
        ui.painter().rect_stroke(button.rect.expand(2.0), corner, stroke, StrokeKind::Outside);
    }
    button
}

/// A list to choose from, by pointer or with the arrow keys.
pub(super) fn list_ui(ui: &mut Ui, lines: impl Iterator<Item = String>, chosen: &mut usize) -> Vec<Response> {
    let items: Vec<Response> =
        lines.enumerate().map(|(at, it)| ui.add(egui::Button::selectable(at == *chosen, it).truncate())).collect();
    *chosen = items.iter().position(Response::clicked).unwrap_or(*chosen);
    if let Some(at) = items.iter().position(|it| holds_arrows(ui, it.id))
        && let Some(next) = step(ui, &[Key::ArrowUp, Key::ArrowDown], Some(at), items.len(), 1).filter(|it| *it != at)
        && let Some(item) = items.get(next)
    {
        item.request_focus();
        *chosen = next;
        ui.ctx().request_repaint();
    }
    items
}

/// Whether Escape was pressed in a dialog.
pub(super) fn escaped<T>(modal: &ModalResponse<T>) -> bool {
    let is_ours = modal.is_top_modal && !modal.any_popup_open;
    is_ours && modal.response.ctx.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Escape))
}

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Stay,
    Yes,
    No,
    Cancel,
}

fn title(purpose: &Purpose) -> crate::locale::Text {
    match purpose {
        Purpose::OpenData => text::OPEN_TITLE,
        Purpose::OpenTracker => text::OPEN_TRACKER_TITLE,
        Purpose::Save(_) => text::SAVE_AS_TITLE,
        Purpose::Export(_) => text::EXPORT_TITLE,
    }
}

pub(super) fn title_ui(ui: &mut Ui, title: &str) {
    ui.heading(title);
    ui.add_space(size::GRID);
}

/// The buttons of a dialog, at its right end, the main one outermost.
pub(super) fn buttons(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> Answer) -> Answer {
    trailing(ui, content)
}
