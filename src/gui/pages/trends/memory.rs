//! What Trends remembers of a data set from one run to the next, by the ids of the file.

use super::TrendsPage;
use super::setting::{Setting, Shown, Split};
use crate::dataset::{Dataset, SeriesId, SeriesKey};
use crate::gui::context::ViewCtx;
use crate::syntax::Named as _;
use std::collections::BTreeMap;

/// So many series that were used last are remembered; what was chosen or starred is remembered whole.
const MOST_RECENT: usize = 64;

/// What is remembered.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct TrendsMemory {
    /// The series that were chosen; none where nothing is remembered.
    chosen: Option<Vec<Key>>,
    favourites: Vec<Key>,
    recent: Vec<Key>,
    since: bool,
    /// As `2020-03-28`.
    base: Option<String>,
    split: String,
    log: Option<bool>,
    events: bool,
    implied: bool,
    shown: String,
}

impl Default for TrendsMemory {
    fn default() -> Self {
        let Setting { since, log, events, implied, .. } = Setting::default();
        Self {
            chosen: None,
            favourites: Vec::new(),
            recent: Vec::new(),
            since,
            base: None,
            split: String::new(),
            log,
            events,
            implied,
            shown: String::new(),
        }
    }
}

/// What a series is about, by the ids of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(default)]
struct Key {
    metric: String,
    region: String,
    sector: Option<String>,
    size: Option<String>,
}

impl Key {
    fn of(data: &Dataset, key: SeriesKey) -> Option<Self> {
        let id = |it: &crate::dataset::Category| it.id.clone();
        Some(Self {
            metric: data.metric(key.metric)?.id.clone(),
            region: data.region(key.region).map(id)?,
            sector: key.sector.and_then(|it| data.sector(it)).map(id),
            size: key.size.and_then(|it| data.size(it)).map(id),
        })
    }
}

/// The keys of series, those of the file that is open.
fn keys(data: &Dataset, series: impl Iterator<Item = SeriesId>) -> Vec<Key> {
    series.filter_map(|it| Key::of(data, data.series(it)?.key)).collect()
}

/// Series by their keys; what the data set no longer has is left out.
fn found(data: &Dataset, keys: &[Key]) -> Vec<SeriesId> {
    if keys.is_empty() {
        return Vec::new();
    }
    let place = |table: &[crate::dataset::Category], id: &str| table.iter().position(|it| it.id() == id);
    let all: BTreeMap<SeriesKey, usize> = data.series.iter().enumerate().map(|(at, it)| (it.key, at)).collect();
    let series = |key: &Key| {
        let part = |table, id: &Option<String>| match id {
            Some(id) => place(table, id).map(Some),
            None => Some(None),
        };
        let key = SeriesKey {
            metric: crate::dataset::MetricId::new(data.metrics.iter().position(|it| it.id == key.metric)?),
            region: crate::dataset::RegionId::new(place(&data.regions, &key.region)?),
            sector: part(&data.sectors, &key.sector)?.map(crate::dataset::SectorId::new),
            size: part(&data.sizes, &key.size)?.map(crate::dataset::SizeId::new),
        };
        all.get(&key).copied().map(SeriesId::new)
    };
    keys.iter().filter_map(series).collect()
}

/// The name that a choice is remembered by.
fn name<T: PartialEq>(all: &[(&'static str, T)], of: &T) -> String {
    all.iter().find(|(_, it)| it == of).map_or_else(String::new, |(name, _)| (*name).to_owned())
}

/// The choice with a name; as at first where there is none.
fn named<T: Copy + Default>(all: &[(&'static str, T)], name: &str) -> T {
    all.iter().find(|(it, _)| *it == name).map(|(_, it)| *it).unwrap_or_default()
}

impl TrendsPage {
    /// What is to be remembered.
    pub fn memory(&self, cx: &ViewCtx<'_>) -> TrendsMemory {
        let data = cx.store.data();
        let (favourites, recent) = self.picker.kept();
        let setting = &self.toolbar.setting;
        TrendsMemory {
            // What the page would choose by itself need not be remembered, nor a page that was never looked at.
            chosen: self.opened.then(|| keys(data, self.selection.all())),
            favourites: keys(data, favourites.iter().copied()),
            recent: keys(data, recent.iter().copied().take(MOST_RECENT)),
            since: setting.since,
            base: setting.base.map(|it| it.to_string()),
            split: name(&Split::ALL, &setting.split),
            log: setting.log,
            events: setting.events,
            implied: setting.implied,
            shown: name(&Shown::ALL, &setting.shown),
        }
    }

    /// Goes back to what was remembered; what the data set no longer has is left out.
    pub fn recall(&mut self, memory: &TrendsMemory, cx: &ViewCtx<'_>) {
        let data = cx.store.data();
        if let Some(chosen) = &memory.chosen {
            let series = found(data, chosen);
            // Where nothing is left of what was chosen, the page begins anew.
            self.opened = chosen.is_empty() || !series.is_empty();
            for it in series {
                self.selection.add(it);
            }
        }
        self.picker.keep(found(data, &memory.favourites), found(data, &memory.recent));
        self.toolbar.setting = Setting {
            since: memory.since,
            base: memory.base.as_deref().and_then(|it| it.parse().ok()),
            split: named(&Split::ALL, &memory.split),
            log: memory.log,
            events: memory.events,
            implied: memory.implied,
            shown: named(&Shown::ALL, &memory.shown),
        };
    }
}
