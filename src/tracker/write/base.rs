//! A text that saves write into, kept with what it says and where its records stand.
//!
//! A tracker can have thousands of programmes, and an edit changes one. What a save costs must not depend on the
//! others: records that are as they were when the text was read are neither compared claim by claim nor written anew,
//! and when the new text is read back, a record that stands in it byte for byte as in the old one says what it said
//! there. All else is read, from the first byte of the file to the last. Where anything is wrong with a text, or does
//! not go as expected, it is read as a whole, before and after.

use super::diff;
use super::splice::Splices;
use super::tree::{self, Record, thin};
use super::value::Style;
use super::{Written, canonical, rewrite, write};
use crate::syntax::{Named, Problem, Span};
use crate::tracker::model::{Document, Programme, Source};
use crate::tracker::outline::{Listing, Place};
use crate::tracker::read::{Progress, Reading, Records, Retrace, read_by};
use std::collections::HashMap;
use std::iter;
use std::ops::ControlFlow;
use std::sync::Arc;

/// A text and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    text: Arc<str>,
    document: Document,
    /// Where each source and programme of the document stands; none where anything is wrong with the text.
    spans: Option<Spans>,
}

/// A text to be saved, not read back yet; see [`Base::read_back`].
#[derive(Clone, Debug)]
pub struct Draft {
    /// The text.
    pub text: Arc<str>,
    /// What of the base is in it, where only what was edited was looked at.
    kept: Option<Origins>,
}

/// For each source and programme of a text the one of the base that it is equal to, if there is one.
#[derive(Clone, Debug)]
struct Origins {
    sources: Vec<Option<usize>>,
    programmes: Vec<Option<usize>>,
}

/// Where the records of a document stand, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spans {
    sources: Vec<Span>,
    programmes: Vec<Span>,
}

impl Base {
    /// Reads a text. What was found wrong with it comes along; the document is the base's.
    pub fn read(text: Arc<str>) -> (Self, Reading) {
        let read = Self::read_by(Arc::clone(&text), &mut |_| ControlFlow::Continue(()));
        read.unwrap_or_else(|| (Self { text, document: Document::default(), spans: None }, Reading::default()))
    }

    /// The same, with progress; nothing where it was called off.
    pub fn read_by(text: Arc<str>, progress: &mut Progress<'_>) -> Option<(Self, Reading)> {
        let (reading, place) = read_by(&text, progress)?;
        let spans = (reading.usable && reading.problems.is_empty()).then(|| {
            let of =
                |name: &str| place.list(name).map_or_else(Vec::new, |it| it.items.iter().map(|it| it.span).collect());
            Spans { sources: of("sources"), programmes: of("programmes") }
        });
        let base = Self { document: reading.document.clone(), spans, text };
        Some((base, reading))
    }

    /// The text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// What the text says.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Writes a document into the text, as [`write()`] does.
    pub fn write(&self, document: &Document) -> Written {
        let Some(draft) = self.quick_draft(document) else { return write(&self.text, document) };
        if self.read_back(&draft, document).is_some() {
            return Written { text: draft.text.as_ref().to_owned(), faithful: true };
        }
        write(&self.text, document)
    }

    /// The texts that could be saved for a document, best first: the next one is for where one does not read back as
    /// the document. With `anew`, the last is a file of its own, with nothing kept of this text.
    pub fn drafts<'a>(&'a self, document: &'a Document, anew: bool) -> impl Iterator<Item = Draft> + 'a {
        let whole = || Draft { text: rewrite(&self.text, document).into(), kept: None };
        let canonical = move || anew.then(|| Draft { text: canonical(document).into(), kept: None });
        let quick = iter::once_with(|| self.quick_draft(document)).flatten();
        quick.chain(iter::once_with(whole)).chain(iter::once_with(canonical).flatten())
    }

    /// The base of the next save, and what is wrong with it, once the draft is what is saved; `None` if it does not say
    /// what the document does. It is read from its first byte to its last.
    pub fn read_back(&self, draft: &Draft, document: &Document) -> Option<(Self, Vec<Problem>)> {
        let text = Arc::clone(&draft.text);
        if let Some(Origins { sources, programmes }) = &draft.kept {
            let spans = self.spans_in(&text, document, sources, programmes)?;
            return Some((Self { text, document: document.clone(), spans: Some(spans) }, Vec::new()));
        }
        let (base, reading) = Self::read(text);
        (reading.document == *document).then_some((base, reading.problems))
    }

    /// Writes a document into a text with nothing wrong in it; `None` where that takes a look at the whole.
    fn quick_draft(&self, document: &Document) -> Option<Draft> {
        let spans = self.spans.as_ref()?;
        let sources = Kept::of(&self.document.sources, &document.sources)?;
        let programmes = Kept::of(&self.document.programmes, &document.programmes)?;
        let retrace = Retrace::new(&self.text);
        let jump = |list: Records, at: usize, _: usize| Some(spans.of(list).get(at)?.end);
        let mut place = retrace.root(jump, |_, _, _| None::<()>)?.place;
        let old = self.record(&mut place, &sources, &programmes)?;
        let new = tree::document_of(
            document,
            document.sources.iter().zip(&sources.from).map(|(it, from)| match from {
                Some(_) => thin(it),
                None => tree::source(it),
            }),
            document.programmes.iter().zip(&programmes.from).map(|(it, from)| match from {
                Some(_) => thin(it),
                None => tree::programme(it),
            }),
        );
        let style = Style::of(&self.text, &place);
        let mut splices = Splices::new(&self.text, &style);
        diff::record(&place, &old, &new, &mut splices);
        let text = splices.render(Span::new(0, self.text.len()));
        Some(Draft { text: text.into(), kept: Some(Origins { sources: sources.from, programmes: programmes.from }) })
    }

    /// What the text says and where, as far as it is to change: the rest is thin.
    fn record<'b>(&'b self, place: &mut Place<'b>, sources: &Kept, programmes: &Kept) -> Option<Record<'b>> {
        let retrace = Retrace::new(&self.text);
        for (name, list) in &mut place.lists {
            let stays = if *name == "sources" { &sources.stays } else { &programmes.stays };
            let is_source = *name == "sources";
            open_up(list, stays, |span| {
                if is_source { Some(retrace.source(span)?.1) } else { Some(retrace.programme(span)?.1) }
            })?;
        }
        let of = |stays: &bool, full: fn(&'b Programme) -> Record<'b>, it: &'b Programme| {
            if *stays { thin(it) } else { full(it) }
        };
        Some(tree::document_of(
            &self.document,
            self.document
                .sources
                .iter()
                .zip(&sources.stays)
                .map(|(it, stays)| if *stays { thin(it) } else { tree::source(it) }),
            self.document.programmes.iter().zip(&programmes.stays).map(|(it, stays)| of(stays, tree::programme, it)),
        ))
    }

    /// Where the records of the new text stand, if it says what it should.
    fn spans_in(
        &self,
        text: &str,
        document: &Document,
        sources: &[Option<usize>],
        programmes: &[Option<usize>],
    ) -> Option<Spans> {
        let before = self.spans.as_ref()?;
        // A record that was not edited, byte for byte where it is expected: it was read before.
        let same = |list: Records, at: usize, start: usize| {
            let from = if list == Records::Sources { sources } else { programmes };
            let old = before.of(list).get(*from.get(at)?.as_ref()?)?.of(&self.text);
            let end = start + old.len();
            (!old.is_empty() && text.get(start..end)? == old).then_some(end)
        };
        let inner = Retrace::new(text);
        let read = |list: Records, at: usize, span: Span| match list {
            Records::Sources => (inner.source(span)?.0 == *document.sources.get(at)?).then_some(()),
            Records::Programmes => (inner.programme(span)?.0 == *document.programmes.get(at)?).then_some(()),
        };
        let root = Retrace::new(text).root(same, read)?;
        let spans = |name: &str| root.place.list(name).map_or_else(Vec::new, |it| it.all.clone());
        let spans = Spans { sources: spans("sources"), programmes: spans("programmes") };
        let whole = root.title == document.title
            && root.currency == document.currency
            && spans.sources.len() == document.sources.len()
            && spans.programmes.len() == document.programmes.len();
        let known = |id: &Option<String>| id.as_ref().is_none_or(|id| document.source(id).is_some());
        // References to sources are not looked up record by record: a source that has gone may be missed anywhere.
        let settled = sources.len() >= self.document.sources.len()
            && sources.iter().flatten().count() == self.document.sources.len();
        let changed = document.programmes.iter().zip(programmes).filter(|(_, from)| !settled || from.is_none());
        let found = changed
            .map(|it| it.0)
            .all(|it| it.claims.iter().all(|it| known(&it.source)) && it.milestones.iter().all(|it| known(&it.source)));
        (whole && found).then_some(spans)
    }
}

impl Spans {
    fn of(&self, list: Records) -> &[Span] {
        match list {
            Records::Sources => &self.sources,
            Records::Programmes => &self.programmes,
        }
    }
}

/// What of a list is as it was.
struct Kept {
    /// For each old record whether the new list has it, unchanged.
    stays: Vec<bool>,
    /// For each new record the place of the old one that it is equal to, if there is one.
    from: Vec<Option<usize>>,
}

impl Kept {
    /// Compares two lists; `None` where two records of the new one have the same id.
    fn of<T: Named + PartialEq>(old: &[T], new: &[T]) -> Option<Self> {
        let places: HashMap<&str, usize> = old.iter().enumerate().map(|(at, it)| (it.id(), at)).collect();
        let mut seen: std::collections::HashSet<&str> = std::collections::HashSet::with_capacity(new.len());
        let mut stays = vec![false; old.len()];
        let mut from = Vec::with_capacity(new.len());
        for (at, it) in new.iter().enumerate() {
            if !seen.insert(it.id()) {
                return None;
            }
            // Most stand where they stood.
            let place = old
                .get(at)
                .filter(|before| before.id() == it.id())
                .map(|_| at)
                .or_else(|| places.get(it.id()).copied());
            let place = place.filter(|place| old.get(*place).is_some_and(|before| before == it));
            if let Some(place) = place {
                stays[place] = true;
            }
            from.push(place);
        }
        Some(Self { stays, from })
    }
}

/// Finds out where the fields of those records stand that do not stay as they are.
fn open_up<'b>(list: &mut Listing<'b>, stays: &[bool], read: impl FnMut(Span) -> Option<Place<'b>>) -> Option<()> {
    let mut read = read;
    for (place, stays) in list.items.iter_mut().zip(stays) {
        if !stays {
            *place = read(place.span)?;
        }
    }
    Some(())
}

/// What [`thin`] needs of a record.
pub(super) trait Listed: Named {
    /// The word before its parenthesis.
    fn word(&self) -> &'static str;
}

impl Listed for Source {
    fn word(&self) -> &'static str {
        ""
    }
}

impl Listed for Programme {
    fn word(&self) -> &'static str {
        self.kind.name()
    }
}
