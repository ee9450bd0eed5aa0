//! Ids that both sides have given, each to something else.

use super::Sides;
use crate::syntax::Named;
use crate::tracker::model::{Document, Programme, Source};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Ours and theirs, with new ids where both have added something under one id that is not the same.
pub(super) fn set_apart<'d>(sides: &Sides<'d>) -> (Cow<'d, Document>, Cow<'d, Document>) {
    let (mut mine, mut theirs) = (Cow::Borrowed(sides.mine), Cow::Borrowed(sides.theirs));
    for source in &sides.mine.sources {
        let Some(other) = sides.theirs.source(&source.id) else { continue };
        if sides.base.source(&source.id).is_some() || is_same_source(source, other) {
            continue;
        }
        let id = free(&source.id, sides, |it, id| it.source(id).is_some());
        let document = if format!("{source:?}") > format!("{other:?}") { &mut mine } else { &mut theirs };
        rename_source(document.to_mut(), &source.id, &id);
    }
    for programme in &sides.mine.programmes {
        let other = sides.theirs.position(&programme.id).and_then(|it| sides.theirs.programmes.get(it));
        let Some(other) = other else { continue };
        if sides.base.position(&programme.id).is_some() || is_same_programme(programme, other) {
            continue;
        }
        let id = free(&programme.id, sides, |it, id| it.position(id).is_some());
        let document = if format!("{programme:?}") > format!("{other:?}") { &mut mine } else { &mut theirs };
        if let Some(at) = document.position(&programme.id)
            && let Some(renamed) = document.to_mut().programmes.get_mut(at)
        {
            renamed.id = id;
        }
    }
    (mine, theirs)
}

fn is_same_source(a: &Source, b: &Source) -> bool {
    a.title == b.title || (a.url.is_some() && a.url == b.url)
}

fn is_same_programme(a: &Programme, b: &Programme) -> bool {
    a.kind.name() == b.kind.name() && a.name == b.name
}

/// The id with the first number behind it that no document has.
fn free(id: &str, sides: &Sides<'_>, has: impl Fn(&Document, &str) -> bool) -> String {
    let numbered = (2..).map(|number: u32| format!("{id}-{number}"));
    let mut free = numbered.skip_while(|id| [sides.base, sides.mine, sides.theirs].iter().any(|it| has(it, id)));
    free.next().unwrap_or_default()
}

fn rename_source(document: &mut Document, old: &str, new: &str) {
    for source in document.sources.iter_mut().filter(|it| it.id == old) {
        new.clone_into(&mut source.id);
    }
    for programme in &mut document.programmes {
        let claims = programme.claims.iter_mut().map(|it| &mut it.source);
        let steps = programme.milestones.iter_mut().map(|it| &mut it.source);
        for reference in claims.chain(steps).flatten().filter(|it| *it == old) {
            new.clone_into(reference);
        }
    }
}

/// Gives a new id to what has one that stands before it in the list already, as where both sides gave a new one.
pub(super) fn make_unique(document: &mut Document) {
    unique(&mut document.sources, |it, id| it.id = id);
    unique(&mut document.programmes, |it, id| it.id = id);
}

fn unique<T: Named>(records: &mut [T], set: impl Fn(&mut T, String)) {
    let all: BTreeSet<String> = records.iter().map(|it| it.id().to_owned()).collect();
    if all.len() == records.len() {
        return;
    }
    let mut taken = all;
    let mut seen = BTreeSet::new();
    for record in records {
        if seen.insert(record.id().to_owned()) {
            continue;
        }
        let numbered = (2..).map(|number: u32| format!("{}-{number}", record.id()));
        let id = numbered.skip_while(|it| taken.contains(it)).take(1).collect::<String>();
        taken.insert(id.clone());
        seen.insert(id.clone());
        set(record, id);
    }
}
