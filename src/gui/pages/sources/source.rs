//! The sources of both files, as one kind of thing.

use crate::dataset::SourceId;
use crate::figure::Figure;
use crate::gui::context::ViewCtx;
use crate::locale::sources as text;
use crate::store::Store;
use crate::syntax::Name;
use crate::tracker::Document;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which source: one of the data set, or one of the tracker by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Of the data set.
    Data(SourceId),
    /// Of the tracker.
    Tracker(String),
}

/// The files as they are, to know when something was worked out from others.
#[derive(Clone, Debug)]
pub(super) struct Files {
    generation: u64,
    revision: u64,
    /// Two trackers may be at the same revision, but they are not the same text.
    tracker: Arc<str>,
}

impl Files {
    pub(super) fn of(cx: &ViewCtx<'_>) -> Self {
        let revision = cx.desk.history.revision();
        Self { generation: cx.session.generation, revision, tracker: Arc::clone(&cx.desk.text) }
    }

    pub(super) fn are_those_of(&self, cx: &ViewCtx<'_>) -> bool {
        self.generation == cx.session.generation
            && self.revision == cx.desk.history.revision()
            && Arc::ptr_eq(&self.tracker, &cx.desk.text)
    }
}

/// A source, whichever file it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'a> {
    pub(super) title: &'a Name,
    pub(super) publisher: Option<&'a Name>,
    pub(super) published: Option<Date>,
    pub(super) captured: Option<Date>,
    pub(super) url: Option<&'a str>,
    pub(super) language: Option<&'a str>,
    pub(super) note: Option<&'a str>,
    pub(super) summary: bool,
    pub(super) text: Option<&'a str>,
    pub(super) id: &'a str,
}

/// What the sources of both files have.
macro_rules! common {
    ($it:expr) => {
        Source {
            title: &$it.title,
            publisher: $it.publisher.as_ref(),
            published: $it.published,
            captured: $it.captured,
            url: $it.url.as_deref(),
            language: $it.language.as_deref(),
            note: $it.note.as_deref(),
            summary: false,
            text: None,
            id: &$it.id,
        }
    };
}

impl<'a> From<&'a crate::dataset::Source> for Source<'a> {
    fn from(it: &'a crate::dataset::Source) -> Self {
        Self { summary: it.summary, text: it.text.as_deref(), ..common!(it) }
    }
}

impl<'a> From<&'a crate::tracker::Source> for Source<'a> {
    fn from(it: &'a crate::tracker::Source) -> Self {
        common!(it)
    }
}

impl<'a> Source<'a> {
    /// The source of a key; none where the file no longer has it.
    pub(super) fn of(cx: &ViewCtx<'a>, key: &Key) -> Option<Self> {
        match key {
            Key::Data(id) => cx.store.data().source(*id).map(Self::from),
            Key::Tracker(id) => cx.desk.document.source(id).map(Self::from),
        }
    }

    /// How it is cited.
    pub(super) fn citation(&self, cx: &ViewCtx<'_>) -> String {
        text::citation(self.title, self.publisher, self.published, self.url, cx.language)
    }
}

/// The sources of the tracker that the data set has, too: of the same address, or of the same title and day. Both are
/// shown as one.
pub(super) fn twins<'a>(cx: &ViewCtx<'a>) -> BTreeMap<&'a str, SourceId> {
    let (mut by_address, mut by_title) = (BTreeMap::new(), BTreeMap::new());
    for (at, source) in cx.store.data().sources.iter().enumerate() {
        if let Some(url) = source.url.as_deref() {
            by_address.entry(url).or_insert(SourceId::new(at));
        }
        by_title.entry((source.title.en.as_str(), source.published)).or_insert(SourceId::new(at));
    }
    let twin = |it: &'a crate::tracker::Source| {
        let same_address = it.url.as_deref().and_then(|it| by_address.get(it));
        let twin = same_address.or_else(|| by_title.get(&(it.title.en.as_str(), it.published)))?;
        Some((it.id.as_str(), *twin))
    };
    cx.desk.document.sources.iter().filter_map(twin).collect()
}

/// How many records rest on each source of a data set.
pub(super) fn counts(store: &Store) -> Vec<usize> {
    let data = store.data();
    let mut counts: Vec<usize> = (0..data.sources.len()).map(|at| store.claims_of(SourceId::new(at)).len()).collect();
    let mut add = |source: Option<SourceId>, records: usize| {
        if let Some(count) = source.and_then(|it| counts.get_mut(it.at())) {
            *count += records;
        }
    };
    let pair = |a: Option<Figure>, b: Option<Figure>| usize::from(a.is_some()) + usize::from(b.is_some());
    data.statements.iter().for_each(|it| add(it.source, 1));
    for chain in &data.chains {
        chain.batches.iter().for_each(|it| add(it.source, pair(it.leading, it.supporting)));
        add(chain.source, pair(chain.leading_total, chain.smes));
    }
    data.blockages.iter().for_each(|it| add(it.source, 1));
    data.events.iter().for_each(|it| add(it.source, 1));
    counts
}

/// How many records of a tracker name each source.
pub(super) fn counts_of_tracker(document: &Document) -> BTreeMap<&str, usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for programme in &document.programmes {
        let claims = programme.claims.iter().map(|it| &it.source);
        let steps = programme.milestones.iter().map(|it| &it.source);
        for source in claims.chain(steps).filter_map(|it| it.as_deref()) {
            *counts.entry(source).or_default() += 1;
        }
    }
    counts
}
