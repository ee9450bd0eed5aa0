//! What is remembered from one run to the next.

use super::recent::Recent;
use super::{App, ThemeChoice};
use crate::figure::Language;
use crate::gui::pages::{Memory, Page};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Where eframe keeps the settings.
pub(super) const KEY: &str = "settings";

/// So many data sets are remembered; the one opened longest ago is forgotten first.
const DATA_SETS: usize = 20;

/// What is remembered from one run to the next.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub(super) struct Settings {
    pub(super) chinese: Option<bool>,
    pub(super) theme: ThemeChoice,
    pub(super) page: Page,
    /// Who enters claims into the tracker.
    pub(super) entered_by: String,
    pub(super) memories: Memories,
    pub(super) recent: Recent,
    /// The data set that was open last; none for the shipped one.
    pub(super) last_data: Option<PathBuf>,
    /// The tracker that was open last; none for the template.
    pub(super) last_tracker: Option<PathBuf>,
    /// Whether the three sentences to begin with were read.
    pub(super) toured: bool,
}

/// What the pages remember of each data set, the one shown last first.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub(super) struct Memories(Vec<(String, Memory)>);

impl Memories {
    /// What is remembered of a data set, by its path.
    pub(super) fn get(&self, data_set: &str) -> Option<&Memory> {
        self.0.iter().find(|(it, _)| it == data_set).map(|(_, it)| it)
    }

    /// Remembers a data set.
    pub(super) fn set(&mut self, data_set: String, memory: Memory) {
        self.0.retain(|(it, _)| *it != data_set);
        self.0.insert(0, (data_set, memory));
        self.0.truncate(DATA_SETS);
    }
}

impl App {
    /// Whether the settings in what eframe keeps are ones that this version reads; none at all are, too.
    pub fn can_read_settings(kept: &BTreeMap<String, String>) -> bool {
        kept.get(KEY).is_none_or(|it| ron::from_str::<Settings>(it).is_ok())
    }

    pub(super) fn settings(&self) -> Settings {
        let mut memories = self.memories.clone();
        if self.session.generation != 0 {
            memories.set(self.data_set_key(), self.pages.memory(&self.view()));
        }
        Settings {
            chinese: Some(self.language == Language::Chinese),
            theme: self.theme,
            page: self.page,
            entered_by: self.pages.tracker.entered_by().to_owned(),
            memories,
            recent: self.recent.clone(),
            last_data: self.session.path.clone(),
            last_tracker: self.desk.path.clone(),
            toured: !self.tour,
        }
    }

    /// Remembers what the pages show of the data set, before another takes its place.
    pub(super) fn remember(&mut self) {
        if self.session.generation != 0 {
            let memory = self.pages.memory(&self.view());
            self.memories.set(self.data_set_key(), memory);
        }
    }

    /// Has the pages go back to what they showed of the data set when it was last open.
    pub(super) fn recall(&mut self) {
        let Some(memory) = self.memories.get(&self.data_set_key()).cloned() else { return };
        let (pages, cx) = self.pages();
        pages.recall(&memory, &cx);
    }

    /// What the open data set is remembered by: its path; nothing for the shipped one.
    fn data_set_key(&self) -> String {
        self.session.path.as_ref().map_or_else(String::new, |it| it.display().to_string())
    }
}
