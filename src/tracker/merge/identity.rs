//! Which record of one list is which of another, where they have no ids, or others than before.
//!
//! Equal records are the same, in their order. Of what is left, the likeliest pairs are the same, if more than half of
//! what the old record says is said by the new one, too: a quote counts for more than a day, a day for more than a
//! source. Who entered a claim, and when, tells nothing about which one it is. Two that are as like are told by their
//! places. A claim of the same day, measure, scope and source is the same one, whatever else was changed.

use super::item::Item;
use crate::tracker::model::{Claim, Milestone, Programme};
use std::collections::{BTreeMap, VecDeque};

/// More pairs than these are not compared: of long lists, only neighbours are.
const MOST: usize = 1_000_000;

/// For each of the new records the place of the old one that it comes from.
pub(super) fn pair<T: Item>(old: &[T], new: &[T], likeness: impl Fn(&T, &T) -> u32) -> Vec<Option<usize>> {
    let mut from = equals(old, new);
    let mut used = vec![false; old.len()];
    from.iter().flatten().for_each(|it| used[*it] = true);
    let left: Vec<usize> = (0..old.len()).filter(|it| !used[*it]).collect();
    let right: Vec<usize> = (0..new.len()).filter(|it| from[*it].is_none()).collect();
    let reach = (MOST / left.len().max(right.len()).max(1)).max(1);
    let mut pairs: Vec<(u32, usize, usize, usize)> = Vec::new();
    for (nth, i) in left.iter().enumerate() {
        let near = right.iter().take(nth + reach).skip(nth.saturating_sub(reach));
        pairs.extend(near.filter_map(|j| {
            let like = likeness(&old[*i], &new[*j]);
            (like > 0).then(|| (u32::MAX - like, i.abs_diff(*j), *i, *j))
        }));
    }
    pairs.sort_unstable();
    for (_, _, i, j) in pairs {
        if !used[i] && from[j].is_none() {
            used[i] = true;
            from[j] = Some(i);
        }
    }
    from
}

/// Pairs of equal records, in their order.
fn equals<T: Item>(old: &[T], new: &[T]) -> Vec<Option<usize>> {
    let most = old.len().min(new.len());
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let tail = old.iter().rev().zip(new.iter().rev()).take(most - head).take_while(|(a, b)| a == b).count();
    let (old_end, new_end) = (old.len() - tail, new.len() - tail);
    let mut places: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
    for (at, record) in old.iter().enumerate().take(old_end).skip(head) {
        places.entry(record.rank()).or_default().push_back(at);
    }
    let middle = new.iter().take(new_end).skip(head);
    let middle = middle.map(|it| places.get_mut(&it.rank()).and_then(VecDeque::pop_front));
    (0..head).map(Some).chain(middle).chain((old_end..old.len()).map(Some)).collect()
}

/// The places of what both sides have added: equal records, and then those that say the same.
pub(super) fn additions<T: Item>(
    mine: &[T],
    theirs: &[T],
    [of_mine, of_theirs]: &[Vec<Option<usize>>; 2],
) -> BTreeMap<usize, usize> {
    let added = |of: &[Option<usize>]| -> Vec<usize> { (0..of.len()).filter(|it| of[*it].is_none()).collect() };
    let (left, mut right) = (added(of_mine), added(of_theirs));
    let mut pairs = BTreeMap::new();
    let mut take = |same: fn(&T, &T) -> bool, left: Vec<usize>| -> Vec<usize> {
        let mut rest = Vec::new();
        for i in left {
            match right.iter().position(|j| same(&mine[i], &theirs[*j])) {
                Some(at) => drop(pairs.insert(i, right.remove(at))),
                None => rest.push(i),
            }
        }
        rest
    };
    let rest = take(T::eq, left);
    take(T::is_same_addition, rest);
    pairs
}

/// How much of what the old claim says the new one says, too; 0 where they are two.
pub(super) fn claims_alike(old: &Claim, new: &Claim) -> u32 {
    let said = [
        (2, true, old.on == new.on),
        (2, true, old.measure == new.measure),
        (2, true, old.value == new.value),
        (1, old.scope.is_some(), old.scope == new.scope),
        (1, old.source.is_some(), old.source == new.source),
        (3, old.quote.is_some(), old.quote == new.quote),
        (2, old.gist.is_some(), old.gist == new.gist),
        (1, old.note.is_some(), old.note == new.note),
    ];
    let same_subject = old.on == new.on && old.measure == new.measure && old.scope == new.scope;
    alike(&said, same_subject && old.source.is_some() && old.source == new.source)
}

/// How much of what the old milestone says the new one says, too; 0 where they are two.
pub(super) fn milestones_alike(old: &Milestone, new: &Milestone) -> u32 {
    let said = [
        (3, true, old.text == new.text),
        (2, old.due.is_some(), old.due == new.due),
        (2, old.done.is_some(), old.done == new.done),
        (1, old.source.is_some(), old.source == new.source),
        (2, old.gist.is_some(), old.gist == new.gist),
        (1, old.note.is_some(), old.note == new.note),
    ];
    let same_days = (old.due, old.done) == (new.due, new.done);
    alike(&said, old.text == new.text || same_days)
}

/// How much is said alike: weight, whether it is said at all, whether alike.
fn alike(said: &[(u32, bool, bool)], certain: bool) -> u32 {
    let sum = |alike: bool| said.iter().filter(|it| it.1 && (it.2 || !alike)).map(|it| it.0).sum::<u32>();
    let (given, alike) = (sum(false), sum(true));
    if certain || alike * 2 > given { alike.max(1) } else { 0 }
}

/// Whether a programme with another id is the same one.
pub(super) fn is_renamed(old: &Programme, new: &Programme) -> bool {
    let same_name = !old.name.en.is_empty() && old.name == new.name;
    let same_claims = !old.claims.is_empty() && old.claims == new.claims;
    old.kind.name() == new.kind.name() && (same_name || same_claims)
}
