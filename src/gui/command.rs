//! Everything that can be asked of the app.

use super::pages::{Page, TrackerCommand as Tracker};
use crate::dataset::{ClaimId, MetricId, SeriesId, SourceId};
use crate::locale::{Text, shell as text};
use crate::tracker::Edit;
use crate::tracker::history::Coalesce;
use egui::{Key, KeyboardShortcut, Modifiers};
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;

/// A command without particulars: what stands in menus and has a shortcut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UiCommand {
    /// Open a data set.
    OpenDataSet,
    /// Open a tracker.
    OpenTracker,
    /// Go back to the shipped data set.
    OpenShipped,
    /// Read the files that are open again.
    Reload,
    /// Save the tracker.
    Save,
    /// Save the tracker under a name.
    SaveAs,
    /// Look at former versions of the tracker.
    Versions,
    /// Look at unsaved work that was left behind.
    Recovered,
    /// Quit.
    Quit,
    /// Take the last step of the tracker back.
    Undo,
    /// Make it again.
    Redo,
    /// Put the cursor into the search field of the page that is shown.
    Find,
    /// Show a page.
    Show(Page),
    /// Something on the page of programmes.
    Tracker(Tracker),
    /// English.
    English,
    /// Chinese.
    Chinese,
    /// The light theme.
    Light,
    /// The dark theme.
    Dark,
    /// The theme of the system.
    SystemTheme,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// As large as at first.
    ZoomReset,
    /// Full screen, and back.
    FullScreen,
    /// The theme with the strongest contrast.
    HighContrast,
    /// What was shown before.
    Back,
    /// What was shown after that.
    Forward,
    /// What can be set.
    Settings,
    /// What was said at the foot of the window.
    Messages,
    /// Three sentences to begin with.
    Tour,
    /// Find a command by its name.
    Palette,
    /// The sheet of shortcuts.
    Shortcuts,
    /// What this is, and the licences.
    About,
}

impl UiCommand {
    /// All commands, in the order of the palette.
    pub const ALL: &[Self] = &[
        Self::OpenDataSet,
        Self::OpenTracker,
        Self::OpenShipped,
        Self::Reload,
        Self::Save,
        Self::SaveAs,
        Self::Versions,
        Self::Recovered,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Find,
        Self::Show(Page::Overview),
        Self::Show(Page::Trends),
        Self::Show(Page::Sectors),
        Self::Show(Page::Tracker),
        Self::Show(Page::Sources),
        Self::Show(Page::Problems),
        Self::Tracker(Tracker::AddClaim),
        Self::Tracker(Tracker::PasteClaims),
        Self::Tracker(Tracker::DuplicateClaim),
        Self::Tracker(Tracker::DeleteClaim),
        Self::Tracker(Tracker::AddLoan),
        Self::Tracker(Tracker::AddArrears),
        Self::Tracker(Tracker::AddMeasure),
        Self::Tracker(Tracker::DuplicateProgramme),
        Self::Tracker(Tracker::DeleteProgramme),
        Self::Tracker(Tracker::MoveUp),
        Self::Tracker(Tracker::MoveDown),
        Self::Tracker(Tracker::Sources),
        Self::Tracker(Tracker::History),
        Self::English,
        Self::Chinese,
        Self::Light,
        Self::Dark,
        Self::SystemTheme,
        Self::HighContrast,
        Self::Back,
        Self::Forward,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::FullScreen,
        Self::Settings,
        Self::Messages,
        Self::Palette,
        Self::Shortcuts,
        Self::Tour,
        Self::About,
    ];

    /// What it is called in menus.
    pub fn text(self) -> Text {
        match self {
            Self::OpenDataSet => text::OPEN,
            Self::OpenTracker => text::OPEN_TRACKER,
            Self::OpenShipped => text::OPEN_SHIPPED,
            Self::Reload => text::RELOAD,
            Self::Save => text::SAVE,
            Self::SaveAs => text::SAVE_AS,
            Self::Versions => crate::locale::safety::VERSIONS,
            Self::Recovered => crate::locale::safety::RECOVERED,
            Self::Quit => text::QUIT,
            Self::Undo => text::UNDO,
            Self::Redo => text::REDO,
            Self::Find => text::FIND,
            Self::Show(page) => page.text(),
            Self::Tracker(command) => command.text(),
            Self::English => text::ENGLISH,
            Self::Chinese => text::CHINESE,
            Self::Light => text::LIGHT,
            Self::Dark => text::DARK,
            Self::SystemTheme => text::SYSTEM_THEME,
            Self::HighContrast => text::HIGH_CONTRAST,
            Self::Back => text::BACK,
            Self::Forward => text::FORWARD,
            Self::Settings => text::SETTINGS,
            Self::Messages => text::MESSAGES,
            Self::Tour => text::TOUR,
            Self::ZoomIn => text::ZOOM_IN,
            Self::ZoomOut => text::ZOOM_OUT,
            Self::ZoomReset => text::ZOOM_RESET,
            Self::FullScreen => text::FULL_SCREEN,
            Self::Palette => text::PALETTE,
            Self::Shortcuts => text::SHORTCUTS,
            Self::About => text::ABOUT,
        }
    }

    /// The keys for it; the first is the one that menus show.
    pub fn shortcuts(self) -> Vec<KeyboardShortcut> {
        const CTRL: Modifiers = Modifiers::COMMAND;
        const SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        let keys = |all: &[(Modifiers, Key)]| all.iter().map(|(it, key)| KeyboardShortcut::new(*it, *key)).collect();
        match self {
            Self::OpenDataSet => keys(&[(CTRL, Key::O)]),
            Self::OpenTracker => keys(&[(SHIFT, Key::O)]),
            Self::Reload => keys(&[(Modifiers::NONE, Key::F5)]),
            Self::Save => keys(&[(CTRL, Key::S)]),
            Self::SaveAs => keys(&[(SHIFT, Key::S)]),
            Self::Quit => keys(&[(CTRL, Key::Q)]),
            Self::Undo => keys(&[(CTRL, Key::Z)]),
            Self::Redo => keys(&[(SHIFT, Key::Z), (CTRL, Key::Y)]),
            Self::Find => keys(&[(CTRL, Key::F)]),
            Self::Show(page) => keys(&[(CTRL, page.key())]),
            Self::Tracker(command) => command.shortcuts(),
            Self::ZoomIn => keys(&[(CTRL, Key::Plus), (CTRL, Key::Equals)]),
            Self::ZoomOut => keys(&[(CTRL, Key::Minus)]),
            Self::ZoomReset => keys(&[(CTRL, Key::Num0)]),
            Self::FullScreen => keys(&[(Modifiers::NONE, Key::F11)]),
            Self::Back => keys(&[(Modifiers::ALT, Key::ArrowLeft), (Modifiers::NONE, Key::BrowserBack)]),
            Self::Forward => keys(&[(Modifiers::ALT, Key::ArrowRight)]),
            Self::Settings => keys(&[(CTRL, Key::Comma)]),
            Self::Palette => keys(&[(CTRL, Key::K)]),
            Self::Shortcuts => keys(&[(Modifiers::NONE, Key::F1)]),
            _ => Vec::new(),
        }
    }

    /// What it is called in the settings: a name that does not change with the language.
    pub fn id(self) -> String {
        format!("{self:?}")
    }
}

/// A command with its particulars.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// One of those without particulars.
    Ui(UiCommand),
    /// Open a file as a data set.
    OpenDataSet(PathBuf),
    /// Open a file as the tracker.
    OpenTracker(PathBuf),
    /// Ask what is to become of a tracker that was changed here and on disk.
    ReviewDisk,
    /// Stop what is being loaded.
    CancelLoading,
    /// Show a series on Trends, beside those that are there.
    ShowInTrends(SeriesId),
    /// Show a series on Sectors, with its claims.
    ShowSeries(SeriesId),
    /// Show all series of a metric on Sectors, those with the least first.
    ShowLeast(MetricId),
    /// Show a source, with the sentence of a claim lit up.
    ShowSource(SourceId, Option<ClaimId>),
    /// Show a source, with a sentence of it lit up and all that was taken from that.
    ShowSentence(SourceId, String),
    /// Show a source of the tracker, by its id, with the sentence of a claim lit up: the place of its programme, and its own.
    ShowTrackerSource(String, Option<(usize, usize)>),
    /// Show a programme, by its id.
    ShowProgramme(String),
    /// Change the tracker; edits with the same key in a row are one step.
    Edit(Edit, Option<Coalesce>),
    /// End the step of the tracker that is being typed.
    Seal,
    /// Go to where so many steps of the tracker are made.
    Jump(usize),
    /// Show only what was known on a day; everything where there is none.
    AsKnownOn(Option<Date>),
    /// Put a text on the clipboard.
    Copy(String),
    /// Put a picture on the clipboard.
    CopyPicture(Arc<egui::ColorImage>),
    /// Tell that something failed, in a sentence.
    Failed(String),
    /// Say something at the foot of the window, for a while.
    Tell(String),
    /// Ask for a file, and write this to it.
    Export(Export),
}

/// What is to be written to a file that the user names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The name that is proposed, with its ending: `trends.svg`.
    pub name: String,
    /// What the file is to hold.
    pub bytes: Vec<u8>,
}

impl From<UiCommand> for Command {
    fn from(command: UiCommand) -> Self {
        Self::Ui(command)
    }
}
