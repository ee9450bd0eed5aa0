//! What the list of sources is made of.

use super::source::{self, Key, Source};
use crate::dataset::SourceId;
use crate::figure::Language;
use crate::gui::context::ViewCtx;
use crate::store::fold;
use jiff::civil::Date;

/// A source in the list.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) key: Key,
    pub(super) published: Option<Date>,
    pub(super) claims: usize,
    /// Who published it, by the first name in the file: the same in each language.
    pub(super) publisher: String,
    /// Whether there is something to read.
    pub(super) has_text: bool,
    /// Its title in both languages, folded, to sort by.
    pub(super) titles: [String; 2],
    /// Whether the tracker names it, too.
    pub(super) twin: bool,
    /// Its words in both languages, folded.
    pub(super) search: String,
}

/// The sources of both files that were published on the day of knowledge, and how many are left out.
pub(super) fn entries(cx: &ViewCtx<'_>) -> (Vec<Entry>, usize) {
    let data = cx.store.data();
    let entry = |key: Key, source: Source<'_>, claims: usize| {
        let mut search = String::new();
        for name in [Some(source.title), source.publisher].into_iter().flatten() {
            search.push_str(&name.en);
            search.push('\n');
            search.push_str(name.zh.as_deref().unwrap_or(""));
            search.push('\n');
        }
        search.push_str(source.id);
        search.extend(source.published.map(|it| format!("\n{it}")));
        let titles = [Language::English, Language::Chinese].map(|it| fold(source.title.text(it)));
        Entry {
            key,
            published: source.published,
            claims,
            publisher: source.publisher.map(|it| it.en.clone()).unwrap_or_default(),
            has_text: source.text.is_some(),
            titles,
            twin: false,
            search: fold(&search),
        }
    };
    let mut entries: Vec<Entry> = Vec::new();
    let counts = source::counts(cx.store);
    for (at, source) in data.sources.iter().enumerate() {
        let count = counts.get(at).copied().unwrap_or(0);
        entries.push(entry(Key::Data(SourceId::new(at)), source.into(), count));
    }
    let twins = source::twins(cx);
    let counts = source::counts_of_tracker(&cx.desk.document);
    for source in &cx.desk.document.sources {
        let count = counts.get(source.id.as_str()).copied().unwrap_or(0);
        // The entries of the data set's sources stand first, in their order.
        if let Some(twin) = twins.get(source.id.as_str()).and_then(|it| entries.get_mut(it.at())) {
            twin.claims += count;
            twin.twin = true;
            continue;
        }
        entries.push(entry(Key::Tracker(source.id.clone()), source.into(), count));
    }
    let all = entries.len();
    entries.retain(|it| cx.as_known_on.zip(it.published).is_none_or(|(day, published)| published <= day));
    let hidden = all - entries.len();
    (entries, hidden)
}
