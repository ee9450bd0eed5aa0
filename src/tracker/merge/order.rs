//! Which record is which in three lists, and the order that they come to.

use super::Side;
use std::collections::BTreeMap;

/// A record by its places in the three lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) base: Option<usize>,
    pub(super) mine: Option<usize>,
    pub(super) theirs: Option<usize>,
}

impl Row {
    fn is_common(&self) -> bool {
        self.mine.is_some() && self.theirs.is_some()
    }
}

/// The records of ours and theirs: those of ours in their order, then those that only they have. Given are the places
/// in the base of both sides' records, and the places of what both have added.
pub(super) fn rows([mine, theirs]: &[Vec<Option<usize>>; 2], added: &BTreeMap<usize, usize>) -> Vec<Row> {
    let place_of_theirs: BTreeMap<usize, usize> =
        theirs.iter().enumerate().filter_map(|(at, base)| base.map(|base| (base, at))).collect();
    let mut taken = vec![false; theirs.len()];
    let mut rows = Vec::with_capacity(mine.len());
    for (at, base) in mine.iter().enumerate() {
        let other = match base {
            Some(base) => place_of_theirs.get(base),
            None => added.get(&at),
        };
        if let Some(taken) = other.and_then(|it| taken.get_mut(*it)) {
            *taken = true;
        }
        rows.push(Row { base: *base, mine: Some(at), theirs: other.copied() });
    }
    let only_theirs = theirs.iter().enumerate().filter(|(at, _)| taken.get(*at) == Some(&false));
    rows.extend(only_theirs.map(|(at, base)| Row { base: *base, mine: None, theirs: Some(at) }));
    rows
}

/// The order that the rows come to. What both sides have stands in the order of the side that moved something; where
/// both did, `ask` is given that order before, of ours and of theirs. What one side alone has follows what it follows
/// there; where both sides have put something in one place, the lower rank comes first.
pub(super) fn arrange(
    rows: &[Row],
    rank: impl Fn(&Row) -> String,
    ask: impl FnOnce([Vec<Row>; 3]) -> Side,
) -> Vec<usize> {
    let sorted = |mut places: Vec<usize>, by: fn(&Row) -> Option<usize>| {
        places.sort_by_key(|it| rows.get(*it).and_then(by));
        places
    };
    let common: Vec<usize> = (0..rows.len()).filter(|it| rows[*it].is_common()).collect();
    let mine = sorted(common.clone(), |it| it.mine);
    let theirs = sorted(common.clone(), |it| it.theirs);
    let spine = if mine == theirs {
        mine
    } else {
        let known =
            |places: &[usize]| -> Vec<usize> { places.iter().copied().filter(|it| rows[*it].base.is_some()).collect() };
        let before = sorted(known(&common), |it| it.base);
        let (known_mine, known_theirs) = (known(&mine), known(&theirs));
        let side = match (known_mine != before, known_theirs != before) {
            (true, false) => Side::Mine,
            (false, true) => Side::Theirs,
            (true, true) if known_mine != known_theirs => {
                ask([before, known_mine, known_theirs].map(|it| it.into_iter().map(|it| rows[it]).collect()))
            }
            // Only what both have added stands in different places: either will do, if it is the same for both.
            _ => {
                let ranks = |places: &[usize]| places.iter().map(|it| rank(&rows[*it])).collect::<Vec<_>>();
                if ranks(&mine) <= ranks(&theirs) { Side::Mine } else { Side::Theirs }
            }
        };
        if side == Side::Mine { mine } else { theirs }
    };
    let runs_of_mine = runs(rows, sorted((0..rows.len()).collect(), |it| it.mine), |it| it.mine);
    let runs_of_theirs = runs(rows, sorted((0..rows.len()).collect(), |it| it.theirs), |it| it.theirs);
    let mut order = Vec::with_capacity(rows.len());
    for anchor in std::iter::once(None).chain(spine.into_iter().map(Some)) {
        order.extend(anchor);
        let of = |runs: &BTreeMap<Option<usize>, Vec<usize>>| runs.get(&anchor).cloned().unwrap_or_default();
        let (mut first, mut second) = (of(&runs_of_mine), of(&runs_of_theirs));
        if let (Some(a), Some(b)) = (first.first(), second.first())
            && rank(&rows[*b]) < rank(&rows[*a])
        {
            std::mem::swap(&mut first, &mut second);
        }
        order.extend(first);
        order.extend(second);
    }
    order
}

/// What one side alone has, by what it follows there.
fn runs(rows: &[Row], sorted: Vec<usize>, place: fn(&Row) -> Option<usize>) -> BTreeMap<Option<usize>, Vec<usize>> {
    let mut runs: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    let mut anchor = None;
    for at in sorted.into_iter().filter(|it| place(&rows[*it]).is_some()) {
        if rows[at].is_common() {
            anchor = Some(at);
        } else {
            runs.entry(anchor).or_default().push(at);
        }
    }
    runs
}
