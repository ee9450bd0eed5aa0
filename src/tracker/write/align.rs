//! Which record of a list was which before.

use super::tree::Record;

/// Larger tables than this are not made: what is left is paired in order.
const LARGEST: usize = 4_000_000;

/// For each new record the place of the old one that it comes from, if there is one.
pub(super) fn align(old: &[Record<'_>], new: &[Record<'_>]) -> Vec<Option<usize>> {
    let same = |a: &Record<'_>, b: &Record<'_>| match (a.key, b.key) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    };
    let mut from: Vec<Option<usize>> = vec![None; new.len()];
    let anchors = common(old.len(), new.len(), |i, j| same(&old[i], &new[j]));
    let mut used = vec![false; old.len()];
    for (i, j) in &anchors {
        from[*j] = Some(*i);
        used[*i] = true;
    }
    // The same elsewhere: moved.
    let mut free: Vec<usize> = (0..old.len()).filter(|it| !used[*it]).collect();
    for j in 0..new.len() {
        if from[j].is_none()
            && let Some(at) = free.iter().position(|i| same(&old[*i], &new[j]))
        {
            from[j] = Some(free.remove(at));
        }
    }
    // What is left between two that are the same: changed, if it is like enough.
    let is_free = |i: &usize| free.contains(i);
    let (mut i, mut j) = (0, 0);
    for (next_i, next_j) in anchors.into_iter().chain([(old.len(), new.len())]) {
        let left: Vec<usize> = (i..next_i).filter(is_free).collect();
        let right: Vec<usize> = (j..next_j).filter(|it| from[*it].is_none()).collect();
        for (a, b) in likely(&left, &right, |a, b| likeness(&old[a], &new[b])) {
            from[b] = Some(a);
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    from
}

/// The places of the new records that keep their order among each other: the longest rising run.
pub(in crate::tracker) fn staying(from: &[Option<usize>]) -> Vec<bool> {
    // tails[n]: the place at which a run of n + 1 ends lowest; before[j]: the one before it in its run.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; from.len()];
    for (j, place) in from.iter().enumerate() {
        if place.is_some() {
            let at = tails.partition_point(|it| from[*it] < *place);
            before[j] = at.checked_sub(1).map(|it| tails[it]);
            if at == tails.len() {
                tails.push(j);
            } else {
                tails[at] = j;
            }
        }
    }
    let mut stays = vec![false; from.len()];
    let mut next = tails.last().copied();
    while let Some(j) = next {
        stays[j] = true;
        next = before[j];
    }
    stays
}

/// The longest common subsequence, as pairs of places.
fn common(old: usize, new: usize, same: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let head = (0..old.min(new)).take_while(|it| same(*it, *it)).count();
    let most = old.min(new) - head;
    let tail = (0..most).take_while(|it| same(old - 1 - it, new - 1 - it)).count();
    let (n, m) = (old - head - tail, new - head - tail);
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|it| (it, it)).collect();
    if n.saturating_mul(m) <= LARGEST {
        let middle = table(n, m, |i, j| u32::from(same(head + i, head + j)));
        pairs.extend(middle.into_iter().map(|(i, j)| (head + i, head + j)));
    }
    pairs.extend((0..tail).rev().map(|it| (old - 1 - it, new - 1 - it)));
    pairs
}

/// The pairs in order with the greatest sum of weights; those of weight 0 are none.
fn table(n: usize, m: usize, weight: impl Fn(usize, usize) -> u32) -> Vec<(usize, usize)> {
    let width = m + 1;
    // best[i][j]: the greatest sum for what stands from i and j on.
    let mut best = vec![0_u32; (n + 1) * width];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let weight = weight(i, j);
            let pair = if weight > 0 { best[(i + 1) * width + j + 1] + weight } else { 0 };
            best[i * width + j] = skip.max(pair);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < n && j < m {
        let here = best[i * width + j];
        let weight = weight(i, j);
        if weight > 0 && here == best[(i + 1) * width + j + 1] + weight {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Pairs of changed records, in order.
fn likely(left: &[usize], right: &[usize], like: impl Fn(usize, usize) -> u32) -> Vec<(usize, usize)> {
    if left.len().saturating_mul(right.len()) > LARGEST / 16 {
        return left.iter().copied().zip(right.iter().copied()).collect();
    }
    let pairs = table(left.len(), right.len(), |i, j| like(left[i], right[j]));
    pairs.into_iter().map(|(i, j)| (left[i], right[j])).collect()
}

/// How many fields two records have in common; 0 if less than a third, which makes them two.
fn likeness(a: &Record<'_>, b: &Record<'_>) -> u32 {
    let given = |it: &Record<'_>| it.fields.iter().filter(|it| it.1.is_some()).count();
    let alike = a.fields.iter().filter(|(name, value)| value.is_some() && b.get(name) == value.as_ref()).count();
    if alike * 3 >= given(a).max(given(b)) { u32::try_from(alike).unwrap_or(0) } else { 0 }
}
