//! In what two documents differ, and the edits that lead from the one to the other.

use super::edit::{Batch, ClaimField, Edit, Label, MilestoneField, Object, ProgrammeField, ProgrammeValue, Verb};
use super::edit::{ClaimValue, MilestoneValue};
use super::model::{Claim, Document, Milestone, Programme};
use crate::syntax::Named;
use std::collections::HashMap;

/// In what `new` differs from `old`, each named as the step that would lead there: what there is more, less or other.
pub fn differences(old: &Document, new: &Document) -> Vec<Label> {
    let mut found = Vec::new();
    let whole = |verb, object| Label { verb, object, programme: None };
    if old.title != new.title {
        found.push(whole(Verb::Set, Object::Title));
    }
    if old.currency != new.currency {
        found.push(whole(Verb::Set, Object::Currency));
    }
    for (verb, it, _) in paired(&old.sources, &new.sources) {
        found.push(whole(verb, Object::Source(it.title.clone())));
    }
    for (verb, it, before) in paired(&old.programmes, &new.programmes) {
        match before {
            Some(before) => within(before, it, &mut found),
            None => found.push(Label { verb, object: Object::Programme, programme: Some(it.name.clone()) }),
        }
    }
    if let Some(it) = first_moved(&old.sources, &new.sources) {
        found.push(whole(Verb::Move, Object::Source(it.title.clone())));
    }
    if let Some(it) = first_moved(&old.programmes, &new.programmes) {
        found.push(Label { verb: Verb::Move, object: Object::Programme, programme: Some(it.name.clone()) });
    }
    found
}

/// The records that are new, gone or other than they were, those of the old list first; with what they were.
fn paired<'d, T: Named + PartialEq>(old: &'d [T], new: &'d [T]) -> Vec<(Verb, &'d T, Option<&'d T>)> {
    let by_id = |list: &'d [T]| -> HashMap<&'d str, &'d T> { list.iter().map(|it| (it.id(), it)).collect() };
    let (before, after) = (by_id(old), by_id(new));
    let gone = old.iter().filter(|it| !after.contains_key(it.id())).map(|it| (Verb::Delete, it, None));
    let other = new.iter().filter_map(|it| match before.get(it.id()) {
        None => Some((Verb::Add, it, None)),
        Some(old) if *old != it => Some((Verb::Set, it, Some(*old))),
        Some(_) => None,
    });
    gone.chain(other).collect()
}

/// The first of those that both have that stands before one that it stood behind.
fn first_moved<'d, T: Named>(old: &[T], new: &'d [T]) -> Option<&'d T> {
    let known: HashMap<&str, usize> = old.iter().enumerate().map(|(at, it)| (it.id(), at)).collect();
    let both: Vec<(usize, &T)> = new.iter().filter_map(|it| Some((*known.get(it.id())?, it))).collect();
    both.windows(2).find(|it| it[0].0 > it[1].0).map(|it| it[1].1)
}

/// In what a programme differs from what it was.
fn within(old: &Programme, new: &Programme, found: &mut Vec<Label>) {
    let before = found.len();
    let mut push = |verb, object| found.push(Label { verb, object, programme: Some(new.name.clone()) });
    let set = |empty: bool| if empty { Verb::Clear } else { Verb::Set };
    if old.kind.name() != new.kind.name() {
        push(Verb::Set, Object::ProgrammeField(ProgrammeField::Kind));
    }
    for field in ProgrammeField::ALL.iter().copied().filter(|it| *it != ProgrammeField::Kind) {
        let (before, after) = (field.of(old), field.of(new));
        let blank = |it: &Option<ProgrammeValue>| it.as_ref().is_none_or(ProgrammeValue::is_empty);
        if before != after && !(blank(&before) && blank(&after)) {
            push(set(blank(&after)), Object::ProgrammeField(field));
        }
    }
    let alike = |a: &Claim, b: &Claim| a.on == b.on && a.measure == b.measure;
    for (before, after) in changed(&old.claims, &new.claims, alike) {
        match (before, after) {
            (Some(before), Some(after)) => {
                for field in ClaimField::ALL.iter().copied() {
                    let value = field.of(after);
                    if field.of(before) != value {
                        let verb = set(value.as_ref().is_some_and(ClaimValue::is_empty));
                        push(verb, Object::ClaimField(field, after.measure.clone(), after.on));
                    }
                }
            }
            (None, Some(it)) => push(Verb::Add, Object::Claim(it.measure.clone(), it.on)),
            (Some(it), None) => push(Verb::Delete, Object::Claim(it.measure.clone(), it.on)),
            (None, None) => {}
        }
    }
    let alike = |a: &Milestone, b: &Milestone| a.text == b.text;
    for (before, after) in changed(&old.milestones, &new.milestones, alike) {
        match (before, after) {
            (Some(before), Some(after)) => {
                for field in MilestoneField::ALL.iter().copied() {
                    let value = field.of(after);
                    if field.of(before) != value {
                        let verb = set(value.as_ref().is_some_and(MilestoneValue::is_empty));
                        push(verb, Object::MilestoneField(field, after.text.clone()));
                    }
                }
            }
            (None, Some(it)) => push(Verb::Add, Object::Milestone(it.text.clone(), it.done.or(it.due))),
            (Some(it), None) => push(Verb::Delete, Object::Milestone(it.text.clone(), it.done.or(it.due))),
            (None, None) => {}
        }
    }
    // What differs in nothing else differs in the order of its lists.
    if found.len() == before {
        let moved = old.claims.iter().zip(&new.claims).find(|(before, it)| before != it);
        let object = match moved {
            Some((_, it)) => Object::Claim(it.measure.clone(), it.on),
            None => match old.milestones.iter().zip(&new.milestones).find(|(before, it)| before != it) {
                Some((_, it)) => Object::Milestone(it.text.clone(), it.done.or(it.due)),
                None => Object::Programme,
            },
        };
        found.push(Label { verb: Verb::Move, object, programme: Some(new.name.clone()) });
    }
}

/// The records of two lists that are not in both: those that are alike in pairs, the others alone.
fn changed<'d, T: PartialEq>(
    old: &'d [T],
    new: &'d [T],
    alike: impl Fn(&T, &T) -> bool,
) -> Vec<(Option<&'d T>, Option<&'d T>)> {
    let mut left: Vec<&T> = old.iter().collect();
    let mut added = Vec::new();
    for it in new {
        match left.iter().position(|before| *before == it) {
            Some(at) => drop(left.remove(at)),
            None => added.push(it),
        }
    }
    let mut pairs = Vec::new();
    for it in added {
        let before = left.iter().position(|before| alike(before, it)).map(|at| left.remove(at));
        pairs.push((before, Some(it)));
    }
    left.into_iter().map(|it| (Some(it), None)).chain(pairs).collect()
}

/// The edit that makes the one document of the other, as one step; `None` where there is nothing to do.
///
/// Records that differ are replaced as wholes: what can be undone at once need not be small.
pub fn restore(from: &Document, to: &Document) -> Option<Edit> {
    let mut edits = Vec::new();
    if from.title != to.title {
        edits.push(Edit::SetTitle(to.title.clone()));
    }
    if from.currency != to.currency {
        edits.push(Edit::SetCurrency(to.currency.clone()));
    }
    let insert = |at, it: &super::Source| Edit::InsertSource { at, source: Box::new(it.clone()) };
    edits.extend(lead(&from.sources, &to.sources, |at| Edit::RemoveSource { at }, insert));
    let insert = |at, it: &Programme| Edit::InsertProgramme { at, programme: Box::new(it.clone()) };
    edits.extend(lead(&from.programmes, &to.programmes, |at| Edit::RemoveProgramme { at }, insert));
    (!edits.is_empty()).then_some(Edit::Batch(edits, Batch::Restore))
}

/// The edits that make one list of the other: what has to go is taken out from the end, then the rest is put in.
fn lead<T: Named + PartialEq>(
    from: &[T],
    to: &[T],
    remove: impl Fn(usize) -> Edit,
    insert: impl Fn(usize, &T) -> Edit,
) -> Vec<Edit> {
    let places: HashMap<&str, usize> = to.iter().enumerate().map(|(at, it)| (it.id(), at)).collect();
    // Those stay that are the same and stand in a rising order; a few more than need be may be put in again.
    let mut stays = vec![false; from.len()];
    let mut kept = vec![false; to.len()];
    let mut behind = 0;
    for (at, it) in from.iter().enumerate() {
        if let Some(place) = places.get(it.id()).copied()
            && place >= behind
            && to.get(place) == Some(it)
        {
            (stays[at], kept[place]) = (true, true);
            behind = place + 1;
        }
    }
    let gone = (0..from.len()).rev().filter(|it| !stays[*it]).map(remove);
    let come = to.iter().enumerate().filter(|(at, _)| !kept[*at]).map(|(at, it)| insert(at, it));
    gone.chain(come).collect()
}
