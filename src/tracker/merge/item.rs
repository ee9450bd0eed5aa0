//! The four sorts of records that a document lists.

use super::Merger;
use super::fields::{PARTS_OF_CLAIMS, parts_of_milestones, parts_of_programmes};
use super::identity::{claims_alike, is_renamed, milestones_alike, pair};
use super::said::{Records, Said, What};
use crate::syntax::{Name, Named};
use crate::tracker::model::{Claim, Kind, Milestone, Programme, Source};
use std::collections::BTreeMap;
use std::fmt::Debug;

/// A record of a list.
pub(super) trait Item: Clone + Debug + PartialEq {
    /// The list.
    const LIST: Records;

    /// For each of the new records the place of the old one that it comes from.
    fn identify(old: &[Self], new: &[Self]) -> Vec<Option<usize>>;
    /// Whether two that were added are the same, though not equal.
    fn is_same_addition(&self, other: &Self) -> bool;
    /// What two that were put in one place are ordered by, the same on both sides; only equal records have the same.
    fn rank(&self) -> String;
    /// The record as a place.
    fn what(&self) -> What;
    /// The whole record.
    fn said(&self) -> Said;
    /// Brings both sides together; `base` is none for what both have added.
    fn merge(merger: &mut Merger<'_>, at: Option<&Name>, base: Option<&Self>, mine: &Self, theirs: &Self) -> Self;
}

/// For each of the new records the place of the old one with its id.
fn by_id<T: Named>(old: &[T], new: &[T]) -> Vec<Option<usize>> {
    let places: BTreeMap<&str, usize> = old.iter().enumerate().map(|(at, it)| (it.id(), at)).collect();
    new.iter().map(|it| places.get(it.id()).copied()).collect()
}

impl Item for Source {
    const LIST: Records = Records::Sources;

    fn identify(old: &[Self], new: &[Self]) -> Vec<Option<usize>> {
        by_id(old, new)
    }

    fn is_same_addition(&self, other: &Self) -> bool {
        self.id == other.id
    }

    fn rank(&self) -> String {
        format!("{} {self:?}", self.id)
    }

    fn what(&self) -> What {
        What::Source(self.title.clone())
    }

    fn said(&self) -> Said {
        Said::Source(Box::new(self.clone()))
    }

    fn merge(merger: &mut Merger<'_>, at: Option<&Name>, base: Option<&Self>, mine: &Self, theirs: &Self) -> Self {
        let empty = Self { id: mine.id.clone(), ..Self::default() };
        let parts: Vec<_> = crate::tracker::edit::SourceField::ALL.iter().map(std::slice::from_ref).collect();
        merger.fields(at, [base.unwrap_or(&empty), mine, theirs], &parts)
    }
}

impl Item for Programme {
    const LIST: Records = Records::Programmes;

    fn identify(old: &[Self], new: &[Self]) -> Vec<Option<usize>> {
        let mut from = by_id(old, new);
        let mut used = vec![false; old.len()];
        from.iter().flatten().for_each(|it| used[*it] = true);
        for (to, place) in from.iter_mut().enumerate().filter(|it| it.1.is_none()) {
            let renamed = (0..old.len()).find(|it| !used[*it] && is_renamed(&old[*it], &new[to]));
            if let Some(at) = renamed {
                used[at] = true;
                *place = Some(at);
            }
        }
        from
    }

    fn is_same_addition(&self, other: &Self) -> bool {
        self.id == other.id
    }

    fn rank(&self) -> String {
        format!("{} {self:?}", self.id)
    }

    fn what(&self) -> What {
        What::Programme(self.name.clone())
    }

    fn said(&self) -> Said {
        Said::Programme(Box::new(self.clone()))
    }

    fn merge(merger: &mut Merger<'_>, _: Option<&Name>, base: Option<&Self>, mine: &Self, theirs: &Self) -> Self {
        let kind = match mine.kind {
            Kind::Loan { .. } => Kind::LOAN,
            Kind::Arrears { .. } => Kind::ARREARS,
            Kind::Measure => Kind::Measure,
        };
        let empty = Self::new(mine.id.clone(), kind, Name::default());
        let base = base.unwrap_or(&empty);
        let name = Some(&mine.name);
        let [old, ours, other] = [base, mine, theirs].map(Self::head);
        let parts = parts_of_programmes([&old, &ours, &other]);
        let head = merger.fields(name, [&old, &ours, &other], &parts);
        let claims = merger.list(name, [base.claims.as_slice(), &mine.claims, &theirs.claims], &|_, _| false);
        let steps = [base.milestones.as_slice(), &mine.milestones, &theirs.milestones];
        let milestones = merger.list(name, steps, &|_, _| false);
        Self { claims: claims.into(), milestones: milestones.into(), ..head }
    }
}

impl Item for Claim {
    const LIST: Records = Records::Claims;

    fn identify(old: &[Self], new: &[Self]) -> Vec<Option<usize>> {
        pair(old, new, claims_alike)
    }

    fn is_same_addition(&self, other: &Self) -> bool {
        (self.on, &self.measure, self.value) == (other.on, &other.measure, other.value)
            && (&self.scope, &self.source) == (&other.scope, &other.source)
    }

    fn rank(&self) -> String {
        format!("{} {self:?}", self.on)
    }

    fn what(&self) -> What {
        What::Claim(self.measure.clone(), self.on)
    }

    fn said(&self) -> Said {
        Said::Claim(Box::new(self.clone()))
    }

    fn merge(merger: &mut Merger<'_>, at: Option<&Name>, base: Option<&Self>, mine: &Self, theirs: &Self) -> Self {
        let said = Self {
            scope: mine.scope.clone(),
            source: mine.source.clone(),
            ..Self::new(mine.on, mine.measure.clone(), mine.value)
        };
        merger.fields(at, [base.unwrap_or(&said), mine, theirs], &PARTS_OF_CLAIMS)
    }
}

impl Item for Milestone {
    const LIST: Records = Records::Milestones;

    fn identify(old: &[Self], new: &[Self]) -> Vec<Option<usize>> {
        pair(old, new, milestones_alike)
    }

    fn is_same_addition(&self, other: &Self) -> bool {
        (&self.text, self.due, self.done) == (&other.text, other.due, other.done)
    }

    fn rank(&self) -> String {
        format!("{:?} {self:?}", self.due.or(self.done))
    }

    fn what(&self) -> What {
        What::Milestone(self.text.clone())
    }

    fn said(&self) -> Said {
        Said::Milestone(Box::new(self.clone()))
    }

    fn merge(merger: &mut Merger<'_>, at: Option<&Name>, base: Option<&Self>, mine: &Self, theirs: &Self) -> Self {
        let said = Self { due: mine.due, done: mine.done, text: mine.text.clone(), ..Self::default() };
        let all = [base.unwrap_or(&said), mine, theirs];
        merger.fields(at, all, &parts_of_milestones(all))
    }
}
