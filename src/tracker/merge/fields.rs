//! Records, field by field.

use super::said::{Place, Said, What};
use super::{Merger, Side};
use crate::syntax::Name;
use crate::tracker::edit::{ClaimField, MilestoneField, ProgrammeField, SourceField};
use crate::tracker::model::{Claim, Kind, Milestone, Programme, Source};

/// A record as fields.
pub(super) trait Fields: Clone {
    /// The names of its fields.
    type Field: Copy + PartialEq + 'static;

    /// Whether both have the same in a field.
    fn is_same(&self, other: &Self, field: Self::Field) -> bool;
    /// What a field says.
    fn says(&self, field: Self::Field) -> Said;
    /// Takes a field over from another.
    fn take(&mut self, field: Self::Field, from: Self);
    /// What several fields that are one say; `differs` is the first that differs.
    fn says_all(&self, _part: &[Self::Field], differs: Self::Field) -> Said {
        self.says(differs)
    }
    /// A field as a place.
    fn at(&self, field: Self::Field) -> What;
}

impl Merger<'_> {
    /// Brings the fields together, those of one part as one: what is changed on both sides is asked by part.
    pub(super) fn fields<R: Fields>(
        &mut self,
        programme: Option<&Name>,
        [base, mine, theirs]: [&R; 3],
        parts: &[&[R::Field]],
    ) -> R {
        let mut merged = mine.clone();
        for part in parts {
            let same = |a: &R, b: &R| part.iter().all(|it| a.is_same(b, *it));
            let Some(field) = part.iter().copied().find(|it| !mine.is_same(theirs, *it)) else { continue };
            let lacks = |it: &R::Field| theirs.says(*it) == Said::Nothing && base.says(*it) != Said::Nothing;
            let side = if same(theirs, base) {
                Side::Mine
            } else if same(mine, base) && (self.complete || !part.iter().any(lacks)) {
                Side::Theirs
            } else {
                let place = Place { programme: programme.cloned(), what: base.at(field) };
                self.ask(place, [base, mine, theirs].map(|it| it.says_all(part, field)))
            };
            if side == Side::Theirs {
                part.iter().for_each(|it| merged.take(*it, theirs.clone()));
            }
        }
        merged
    }
}

impl Fields for Source {
    type Field = SourceField;

    fn is_same(&self, other: &Self, field: SourceField) -> bool {
        field.of(self) == field.of(other)
    }

    fn says(&self, field: SourceField) -> Said {
        field.of(self).map_or(Said::Nothing, Said::from)
    }

    fn take(&mut self, field: SourceField, from: Self) {
        drop(field.of(&from).and_then(|it| it.swap(self)));
    }

    fn at(&self, field: SourceField) -> What {
        What::SourceField(field, self.title.clone())
    }
}

/// A programme's own fields; its lists are brought together by themselves. The kind goes with what depends on it.
impl Fields for Programme {
    type Field = ProgrammeField;

    fn is_same(&self, other: &Self, field: ProgrammeField) -> bool {
        match field {
            ProgrammeField::Kind => self.kind == other.kind && self.scope == other.scope,
            _ => field.of(self) == field.of(other),
        }
    }

    fn says(&self, field: ProgrammeField) -> Said {
        field.of(self).map_or(Said::Nothing, Said::from)
    }

    fn take(&mut self, field: ProgrammeField, from: Self) {
        if field == ProgrammeField::Kind {
            self.kind = from.kind;
            self.scope = from.scope;
        } else {
            drop(field.of(&from).and_then(|it| it.swap(self)));
        }
    }

    fn at(&self, field: ProgrammeField) -> What {
        What::ProgrammeField(field)
    }
}

impl Programme {
    /// Its own fields, without its lists.
    pub(super) fn head(&self) -> Self {
        Self {
            kind: self.kind.clone(),
            agency: self.agency.clone(),
            status: self.status,
            opened: self.opened,
            closes: self.closes,
            deadline: self.deadline,
            scope: self.scope.clone(),
            note: self.note.clone(),
            ..Self::new(self.id.clone(), Kind::Measure, self.name.clone())
        }
    }
}

/// The parts of a programme; the fields of a kind by themselves, where all are of one kind.
pub(super) fn parts_of_programmes(all: [&Programme; 3]) -> Vec<&'static [ProgrammeField]> {
    use ProgrammeField as F;
    const HEAD: [&[ProgrammeField]; 8] =
        [&[F::Id], &[F::Name], &[F::Agency], &[F::Status], &[F::Opened], &[F::Closes], &[F::Deadline], &[F::Note]];
    const OF_KIND: [&[ProgrammeField]; 8] = [
        &[F::Scope],
        &[F::Quota],
        &[F::RateCap],
        &[F::Subsidy],
        &[F::OwedBy],
        &[F::Owed],
        &[F::Target],
        &[F::Coverage],
    ];
    let [base, mine, theirs] = all.map(|it| Kind::name(&it.kind));
    let rest = if base == mine && mine == theirs { OF_KIND.as_slice() } else { &[[F::Kind].as_slice()] };
    HEAD.into_iter().chain(rest.iter().copied()).collect()
}

impl Fields for Claim {
    type Field = ClaimField;

    fn is_same(&self, other: &Self, field: ClaimField) -> bool {
        field.of(self) == field.of(other)
    }

    fn says(&self, field: ClaimField) -> Said {
        if field == ClaimField::Measure {
            return Said::Counted(self.measure.clone(), self.value);
        }
        field.of(self).map_or(Said::Nothing, |it| Said::of_claim(it, &self.measure))
    }

    fn take(&mut self, field: ClaimField, from: Self) {
        drop(field.of(&from).and_then(|it| it.swap(self)));
    }

    fn at(&self, field: ClaimField) -> What {
        What::ClaimField(field, self.measure.clone(), self.on)
    }
}

/// The parts of a claim: what it counts and the figure are one.
pub(super) const PARTS_OF_CLAIMS: [&[ClaimField]; 11] = [
    &[ClaimField::On],
    &[ClaimField::Stated],
    &[ClaimField::Measure, ClaimField::Value],
    &[ClaimField::Scope],
    &[ClaimField::Source],
    &[ClaimField::Quote],
    &[ClaimField::Gist],
    &[ClaimField::Note],
    &[ClaimField::Standing],
    &[ClaimField::By],
    &[ClaimField::Entered],
];

impl Fields for Milestone {
    type Field = MilestoneField;

    fn is_same(&self, other: &Self, field: MilestoneField) -> bool {
        field.of(self) == field.of(other)
    }

    fn says(&self, field: MilestoneField) -> Said {
        field.of(self).map_or(Said::Nothing, Said::from)
    }

    fn says_all(&self, part: &[MilestoneField], differs: MilestoneField) -> Said {
        if part.len() > 1 { Said::Days(self.due, self.done) } else { self.says(differs) }
    }

    fn take(&mut self, field: MilestoneField, from: Self) {
        drop(field.of(&from).and_then(|it| it.swap(self)));
    }

    fn at(&self, field: MilestoneField) -> What {
        What::MilestoneField(field, self.text.clone())
    }
}

/// The parts of a milestone. Where a day is taken away, both are one: it must not end up with none.
pub(super) fn parts_of_milestones([base, mine, theirs]: [&Milestone; 3]) -> Vec<&'static [MilestoneField]> {
    use MilestoneField as F;
    const REST: [&[MilestoneField]; 5] = [&[F::Text], &[F::Source], &[F::Standing], &[F::Gist], &[F::Note]];
    let clears =
        |it: &Milestone| (base.due.is_some() && it.due.is_none()) || (base.done.is_some() && it.done.is_none());
    let days: &[&[MilestoneField]] =
        if clears(mine) || clears(theirs) { &[&[F::Due, F::Done]] } else { &[&[F::Due], &[F::Done]] };
    days.iter().copied().chain(REST).collect()
}
