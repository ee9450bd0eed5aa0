//! The pages: a closed list, one file or folder each. A page reads a [`ViewCtx`], keeps its own throw-away state, and
//! asks for everything else by commands.

mod overview;
mod problems;
mod sectors;
mod sources;
mod tracker;
mod trends;

pub use overview::OverviewPage;
pub use problems::ProblemsPage;
pub use sectors::{SectorsMemory, SectorsPage};
pub use sources::SourcesPage;
pub(super) use tracker::filled_labels;
pub use tracker::{TrackerCommand, TrackerPage};
pub use trends::{TrendsMemory, TrendsPage};

use super::context::ViewCtx;
use super::theme::icons::Icon;
use crate::locale::{Text, shell as text};
use egui::{Key, Ui, Vec2, vec2};

/// The pages, in the order of the rail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Page {
    /// Where things stand, at one look.
    #[default]
    Overview,
    /// Series over time.
    Trends,
    /// The table.
    Sectors,
    /// The policy tracker.
    Tracker,
    /// Where the claims come from.
    Sources,
    /// What is wrong with the files.
    Problems,
}

impl Page {
    /// All pages, in the order of the rail.
    pub const ALL: [Self; 6] =
        [Self::Overview, Self::Trends, Self::Sectors, Self::Tracker, Self::Sources, Self::Problems];

    /// Its name in the interface.
    pub fn text(self) -> Text {
        match self {
            Self::Overview => text::OVERVIEW,
            Self::Trends => text::TRENDS,
            Self::Sectors => text::SECTORS,
            Self::Tracker => text::TRACKER,
            Self::Sources => text::SOURCES,
            Self::Problems => text::PROBLEMS,
        }
    }

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Trends => "trends",
            Self::Sectors => "sectors",
            Self::Tracker => "tracker",
            Self::Sources => "sources",
            Self::Problems => "problems",
        }
    }

    /// The key that shows it, with Ctrl.
    pub fn key(self) -> Key {
        match self {
            Self::Overview => Key::Num1,
            Self::Trends => Key::Num2,
            Self::Sectors => Key::Num3,
            Self::Tracker => Key::Num4,
            Self::Sources => Key::Num5,
            Self::Problems => Key::Num6,
        }
    }

    /// As much room as it needs to be read; where there is less, it is scrolled.
    pub fn least_room(self) -> Vec2 {
        match self {
            Self::Overview => vec2(340.0, 360.0),
            Self::Trends | Self::Tracker => vec2(700.0, 480.0),
            Self::Sectors => vec2(320.0, 480.0),
            Self::Sources => vec2(320.0, 400.0),
            Self::Problems => vec2(320.0, 420.0),
        }
    }

    /// Its icon.
    pub fn icon(self) -> Icon {
        match self {
            Self::Overview => Icon::Overview,
            Self::Trends => Icon::Trends,
            Self::Sectors => Icon::Sectors,
            Self::Tracker => Icon::Tracker,
            Self::Sources => Icon::Sources,
            Self::Problems => Icon::Problems,
        }
    }
}

/// What the pages remember of a data set from one run to the next. What is new to an old file of settings, or old to
/// a new one, is as at first.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Of Trends.
    pub trends: TrendsMemory,
    /// Of Sectors.
    pub sectors: SectorsMemory,
}

/// All pages with their state.
#[derive(Debug, Default)]
pub struct Pages {
    /// Overview.
    pub overview: OverviewPage,
    /// Trends.
    pub trends: TrendsPage,
    /// Sectors.
    pub sectors: SectorsPage,
    /// Tracker.
    pub tracker: TrackerPage,
    /// Sources.
    pub sources: SourcesPage,
    /// Problems.
    pub problems: ProblemsPage,
}

impl Pages {
    /// Draws a page.
    pub fn ui(&mut self, page: Page, cx: &ViewCtx<'_>, ui: &mut Ui) {
        // What was begun on a page is delivered whichever is shown when it is ready.
        self.trends.poll(cx);
        self.sectors.poll(cx);
        match page {
            Page::Overview => self.overview.ui(cx, ui),
            Page::Trends => self.trends.ui(cx, ui),
            Page::Sectors => self.sectors.ui(cx, ui),
            Page::Tracker => self.tracker.ui(cx, ui),
            Page::Sources => self.sources.ui(cx, ui),
            Page::Problems => self.problems.ui(cx, ui),
        }
    }

    /// Puts the cursor into the search field of a page; whether it has one.
    pub fn focus_search(&mut self, page: Page, ctx: &egui::Context) -> bool {
        match page {
            Page::Overview => return false,
            Page::Sectors => self.sectors.focus_filter(),
            Page::Trends | Page::Tracker | Page::Sources | Page::Problems => super::widgets::want_search(ctx),
        }
        true
    }

    /// Another data set was opened: what was chosen from the old one is let go.
    pub fn data_changed(&mut self) {
        self.overview.data_changed();
        self.trends.data_changed();
        self.sectors.data_changed();
        self.sources.data_changed();
    }

    /// What is to be remembered of the data set that is open.
    pub fn memory(&self, cx: &ViewCtx<'_>) -> Memory {
        Memory { trends: self.trends.memory(cx), sectors: self.sectors.memory(cx) }
    }

    /// Goes back to what was remembered of the data set that is open; what it no longer has is left out.
    pub fn recall(&mut self, memory: &Memory, cx: &ViewCtx<'_>) {
        self.trends.recall(&memory.trends, cx);
        self.sectors.recall(&memory.sectors, cx);
    }

    /// Another tracker was opened.
    pub fn tracker_changed(&mut self) {
        self.tracker.tracker_changed();
    }
}
