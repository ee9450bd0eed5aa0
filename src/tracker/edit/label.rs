//! What a step is called, as data: `locale` has the words.

use super::{Batch, ClaimField, Edit, MilestoneField, ProgrammeField};
use crate::syntax::Name;
use crate::tracker::model::{Claim, Document, Measure, Milestone};
use jiff::civil::Date;

/// The name of a step: "add claim of 30 May", "set issued on 28 March", and in which programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What is done.
    pub verb: Verb,
    /// To what.
    pub object: Object,
    /// In which programme, or which programme itself.
    pub programme: Option<Name>,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// Puts something new in.
    Add,
    /// Takes something out.
    Delete,
    /// Moves something within its list.
    Move,
    /// Gives a field another value.
    Set,
    /// Leaves a field without a value.
    Clear,
    /// Puts another record in the place of one.
    Replace,
}

/// What a step is done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// The title of the file.
    Title,
    /// The currency of the file.
    Currency,
    /// A programme.
    Programme,
    /// A field of a programme.
    ProgrammeField(ProgrammeField),
    /// A claim: what it counts, and its day.
    Claim(Measure, Date),
    /// A field of a claim. For [`ClaimField::Value`] that is "issued on 28 March".
    ClaimField(ClaimField, Measure, Date),
    /// A milestone and its day: when it was done or else is due.
    Milestone(Name, Option<Date>),
    /// A field of a milestone.
    MilestoneField(MilestoneField, Name),
    /// A source, by its title.
    Source(Name),
    /// Several edits; how many there are.
    Batch(Batch, usize),
    /// Something that there is none of: the edit would fail.
    Nothing,
}

impl Object {
    fn claim(claim: Option<&Claim>) -> Self {
        claim.map_or(Self::Nothing, |it| Self::Claim(it.measure.clone(), it.on))
    }

    fn milestone(it: Option<&Milestone>) -> Self {
        it.map_or(Self::Nothing, |it| Self::Milestone(it.text.clone(), it.done.or(it.due)))
    }
}

/// The label of an edit that has not been made yet.
pub(super) fn label(edit: &Edit, document: &Document) -> Label {
    let whole = |verb, object| Label { verb, object, programme: None };
    let source = |at: usize| document.sources.get(at).map_or(Object::Nothing, |it| Object::Source(it.title.clone()));
    let named = |verb, at: usize| {
        let programme = document.programmes.get(at).map(|it| it.name.clone());
        let object = if programme.is_some() { Object::Programme } else { Object::Nothing };
        Label { verb, object, programme }
    };
    match edit {
        Edit::SetTitle(_) => whole(Verb::Set, Object::Title),
        Edit::SetCurrency(_) => whole(Verb::Set, Object::Currency),
        Edit::InsertProgramme { programme, .. } => {
            Label { verb: Verb::Add, object: Object::Programme, programme: Some(programme.name.clone()) }
        }
        Edit::RemoveProgramme { at } => named(Verb::Delete, *at),
        Edit::MoveProgramme { from, .. } => named(Verb::Move, *from),
        Edit::InsertSource { source, .. } => whole(Verb::Add, Object::Source(source.title.clone())),
        Edit::RemoveSource { at } => whole(Verb::Delete, source(*at)),
        Edit::SetSource { at, .. } => whole(Verb::Set, source(*at)),
        Edit::Batch(edits, name) => match edits.as_slice() {
            // Typing in one field can come to a batch of one.
            [edit] if *name == Batch::Several => label(edit, document),
            _ => whole(Verb::Set, Object::Batch(*name, edits.len())),
        },
        Edit::SetProgramme { programme, .. }
        | Edit::InsertClaim { programme, .. }
        | Edit::RemoveClaim { programme, .. }
        | Edit::MoveClaim { programme, .. }
        | Edit::ReplaceClaim { programme, .. }
        | Edit::SetClaim { programme, .. }
        | Edit::InsertMilestone { programme, .. }
        | Edit::RemoveMilestone { programme, .. }
        | Edit::SetMilestone { programme, .. } => within(edit, *programme, document),
    }
}

/// The label of an edit of something within a programme.
fn within(edit: &Edit, at: usize, document: &Document) -> Label {
    let programme = document.programmes.get(at);
    let claim = |at: usize| programme.and_then(|it| it.claims.get(at));
    let milestone = |at: usize| programme.and_then(|it| it.milestones.get(at));
    let set = |empty: bool| if empty { Verb::Clear } else { Verb::Set };
    let (verb, object) = match edit {
        Edit::SetProgramme { value, .. } => (set(value.is_empty()), Object::ProgrammeField(value.key())),
        Edit::InsertClaim { claim, .. } => (Verb::Add, Object::claim(Some(claim))),
        Edit::RemoveClaim { at, .. } => (Verb::Delete, Object::claim(claim(*at))),
        Edit::MoveClaim { from, .. } => (Verb::Move, Object::claim(claim(*from))),
        Edit::ReplaceClaim { at, .. } => (Verb::Replace, Object::claim(claim(*at))),
        Edit::SetClaim { at, value, .. } => {
            let object =
                claim(*at).map_or(Object::Nothing, |it| Object::ClaimField(value.key(), it.measure.clone(), it.on));
            (set(value.is_empty()), object)
        }
        Edit::InsertMilestone { milestone, .. } => (Verb::Add, Object::milestone(Some(milestone))),
        Edit::RemoveMilestone { at, .. } => (Verb::Delete, Object::milestone(milestone(*at))),
        Edit::SetMilestone { at, value, .. } => {
            let object =
                milestone(*at).map_or(Object::Nothing, |it| Object::MilestoneField(value.key(), it.text.clone()));
            (set(value.is_empty()), object)
        }
        _ => (Verb::Set, Object::Nothing),
    };
    Label { verb, object, programme: programme.map(|it| it.name.clone()) }
}
