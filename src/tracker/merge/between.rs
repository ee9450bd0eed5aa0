//! What leads from one document to another, as edits.

use super::fields::Fields as _;
use super::item::Item;
use super::said::{Place, Said, What};
use crate::syntax::Name;
use crate::tracker::edit::{
    Batch, ClaimField, ClaimValue, Edit, MilestoneField, ProgrammeField, ProgrammeValue, SourceField, Verb,
};
use crate::tracker::model::{Claim, Document, Kind, Milestone, Programme, Source};
use crate::tracker::write::staying;

/// One thing that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What was done.
    pub verb: Verb,
    /// Where.
    pub place: Place,
    /// What stood there; for what is moved, nothing.
    pub before: Said,
    /// What stands there.
    pub after: Said,
    /// What does it, once all changes before it are done.
    pub edits: Vec<Edit>,
}

/// Everything that differs, in the order of the new document. Done one after the other, the edits lead from the one to
/// the other.
pub fn changes(from: &Document, to: &Document) -> Vec<Change> {
    let mut changes = Changes { list: Vec::new(), programme: None };
    if from.title != to.title {
        let edit = Edit::SetTitle(to.title.clone());
        changes.set(What::Title, Said::name(&from.title), Said::name(&to.title), vec![edit]);
    }
    if from.currency != to.currency {
        let edit = Edit::SetCurrency(to.currency.clone());
        changes.set(What::Currency, Said::text(&from.currency), Said::text(&to.currency), vec![edit]);
    }
    let sources = Source::identify(&from.sources, &to.sources);
    changes.list(&from.sources, &to.sources, &sources, &SOURCES);
    for (at, old) in pairs(&from.sources, &sources) {
        changes.source(at, old, &to.sources[at]);
    }
    let mut programmes = Programme::identify(&from.programmes, &to.programmes);
    for (to, place) in to.programmes.iter().zip(&mut programmes) {
        // Edits change one id at a time: what goes round among ids is taken out and put in.
        let renamed = place.and_then(|it| from.programmes.get(it)).is_some_and(|it| it.id != to.id);
        if renamed && from.position(&to.id).is_some() {
            *place = None;
        }
    }
    changes.list(&from.programmes, &to.programmes, &programmes, &PROGRAMMES);
    for (at, old) in pairs(&from.programmes, &programmes) {
        if let Some(new) = to.programmes.get(at).filter(|it| *it != old) {
            changes.programme = Some(new.name.clone());
            changes.programme(at, old, new);
        }
    }
    changes.list
}

/// All edits of the changes as one step.
pub fn edits(changes: Vec<Change>, name: Batch) -> Edit {
    Edit::Batch(changes.into_iter().flat_map(|it| it.edits).collect(), name)
}

/// The places of the new records that were there before, each with what it was.
fn pairs<'r, T>(old: &'r [T], places: &'r [Option<usize>]) -> impl Iterator<Item = (usize, &'r T)> {
    places.iter().enumerate().filter_map(|(at, place)| place.and_then(|it| old.get(it)).map(|it| (at, it)))
}

/// How records of a list are taken out, put in and moved.
struct Ways<'w, T> {
    remove: &'w dyn Fn(usize) -> Edit,
    insert: &'w dyn Fn(usize, &T) -> Edit,
    /// From where to where; none where that takes two edits.
    relocate: Option<&'w dyn Fn(usize, usize) -> Edit>,
}

const SOURCES: Ways<'_, Source> = Ways {
    remove: &|at| Edit::RemoveSource { at },
    insert: &|at, source| Edit::InsertSource { at, source: Box::new(source.clone()) },
    relocate: None,
};

const PROGRAMMES: Ways<'_, Programme> = Ways {
    remove: &|at| Edit::RemoveProgramme { at },
    insert: &|at, programme| Edit::InsertProgramme { at, programme: Box::new(programme.clone()) },
    relocate: Some(&|from, to| Edit::MoveProgramme { from, to }),
};

struct Changes {
    list: Vec<Change>,
    programme: Option<Name>,
}

impl Changes {
    fn push(&mut self, verb: Verb, what: What, [before, after]: [Said; 2], edits: Vec<Edit>) {
        let place = Place { programme: self.programme.clone(), what };
        self.list.push(Change { verb, place, before, after, edits });
    }

    fn set(&mut self, what: What, before: Said, after: Said, edits: Vec<Edit>) {
        let verb = if after == Said::Nothing { Verb::Clear } else { Verb::Set };
        self.push(verb, what, [before, after], edits);
    }

    /// Takes out, moves and puts in. `from` tells for each new record the place of the old one. What stays keeps its
    /// old fields.
    fn list<T: Item>(&mut self, old: &[T], new: &[T], from: &[Option<usize>], ways: &Ways<'_, T>) {
        let mut left = vec![false; old.len()];
        from.iter().flatten().for_each(|it| left[*it] = true);
        for (at, record) in old.iter().enumerate().rev().filter(|(at, _)| !left[*at]) {
            self.push(Verb::Delete, record.what(), [record.said(), Said::Nothing], vec![(ways.remove)(at)]);
        }
        let stays = staying(from);
        // The old places of the records that are in the list now; none for what was put in.
        let mut now: Vec<(Option<usize>, usize)> =
            (0..old.len()).filter(|it| left[*it]).map(|it| (Some(it), 0)).collect();
        let mut before: Option<(Option<usize>, usize)> = None;
        for (to, record) in new.iter().enumerate() {
            let place = from.get(to).copied().flatten();
            let this = (place, if place.is_some() { 0 } else { to });
            if stays.get(to) != Some(&true) {
                let goes_from = place.and_then(|_| now.iter().position(|it| *it == this));
                if let Some(at) = goes_from {
                    now.remove(at);
                }
                let goes_to = before.and_then(|it| now.iter().position(|now| *now == it)).map_or(0, |it| it + 1);
                now.insert(goes_to, this);
                if let (Some(at), Some(record)) = (goes_from, place.and_then(|it| old.get(it))) {
                    let edits = match ways.relocate {
                        Some(relocate) => vec![relocate(at, goes_to)],
                        None => vec![(ways.remove)(at), (ways.insert)(goes_to, record)],
                    };
                    self.push(Verb::Move, record.what(), [Said::Nothing, Said::Nothing], edits);
                } else {
                    let edits = vec![(ways.insert)(goes_to, record)];
                    self.push(Verb::Add, record.what(), [Said::Nothing, record.said()], edits);
                }
            }
            before = Some(this);
        }
    }

    fn source(&mut self, at: usize, old: &Source, new: &Source) {
        let mut edits = vec![Edit::SetSource { at, source: Box::new(new.clone()) }];
        for field in SourceField::ALL.iter().copied().filter(|it| !old.is_same(new, *it)) {
            // The first brings all of them along.
            self.set(new.at(field), old.says(field), new.says(field), std::mem::take(&mut edits));
        }
    }

    fn programme(&mut self, programme: usize, old: &Programme, new: &Programme) {
        let mut now = old.head();
        if old.kind.name() != new.kind.name() {
            let mut edits = Vec::new();
            let set = |value| Edit::SetProgramme { programme, value };
            if matches!(new.kind, Kind::Arrears { .. }) && now.scope.take().is_some() {
                edits.push(set(ProgrammeValue::Scope(None)));
            }
            edits.push(set(ProgrammeValue::Kind(new.kind.clone())));
            now.kind = new.kind.clone();
            let field = ProgrammeField::Kind;
            self.set(old.at(field), old.says(field), new.says(field), edits);
        }
        let head = new.head();
        for field in ProgrammeField::ALL.iter().copied().filter(|it| *it != ProgrammeField::Kind) {
            if now.is_same(&head, field) {
                continue;
            }
            let edits = field.of(&head).map(|value| Edit::SetProgramme { programme, value });
            self.set(now.at(field), now.says(field), head.says(field), edits.into_iter().collect());
        }
        if old.claims != new.claims {
            self.claims(programme, &old.claims, &new.claims);
        }
        if old.milestones != new.milestones {
            self.milestones(programme, &old.milestones, &new.milestones);
        }
    }

    fn claims(&mut self, programme: usize, old: &[Claim], new: &[Claim]) {
        let from = Claim::identify(old, new);
        self.list(
            old,
            new,
            &from,
            &Ways {
                remove: &|at| Edit::RemoveClaim { programme, at },
                insert: &|at, claim: &Claim| Edit::InsertClaim { programme, at, claim: Box::new(claim.clone()) },
                relocate: Some(&|from, to| Edit::MoveClaim { programme, from, to }),
            },
        );
        for (at, claim) in pairs(old, &from) {
            let Some(new) = new.get(at) else { continue };
            if claim.measure != new.measure {
                let mut changed = claim.clone();
                changed.measure = new.measure.clone();
                changed.value = new.value;
                let said = [claim, new].map(|it| it.says(ClaimField::Measure));
                let edit = Edit::ReplaceClaim { programme, at, claim: Box::new(changed) };
                self.push(Verb::Set, claim.at(ClaimField::Value), said, vec![edit]);
            }
            let figure = [ClaimField::Measure, ClaimField::Value];
            for field in ClaimField::ALL.iter().copied().filter(|it| !claim.is_same(new, *it)) {
                if claim.measure != new.measure && figure.contains(&field) {
                    continue;
                }
                let edits = field.of(new).map(|value: ClaimValue| Edit::SetClaim { programme, at, value });
                self.set(new.at(field), claim.says(field), new.says(field), edits.into_iter().collect());
            }
        }
    }

    fn milestones(&mut self, programme: usize, old: &[Milestone], new: &[Milestone]) {
        let from = Milestone::identify(old, new);
        self.list(
            old,
            new,
            &from,
            &Ways {
                remove: &|at| Edit::RemoveMilestone { programme, at },
                insert: &|at, it: &Milestone| Edit::InsertMilestone { programme, at, milestone: Box::new(it.clone()) },
                relocate: None,
            },
        );
        for (at, step) in pairs(old, &from) {
            let Some(new) = new.get(at) else { continue };
            let mut fields: Vec<MilestoneField> = MilestoneField::ALL.to_vec();
            // A day is given before the other is taken away: there is none without.
            fields.sort_by_key(|it| new.says(*it) == Said::Nothing);
            for field in fields.into_iter().filter(|it| !step.is_same(new, *it)) {
                let edits = field.of(new).map(|value| Edit::SetMilestone { programme, at, value });
                self.set(new.at(field), step.says(field), new.says(field), edits.into_iter().collect());
            }
        }
    }
}
