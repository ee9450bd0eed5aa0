//! Making a change, and finding its inverse on the way.

use super::{Edit, EditError, valid};
use crate::tracker::model::{Document, Programme, Source};

/// Makes the change; on an error the document is as it was.
pub(super) fn apply(edit: Edit, document: &mut Document) -> Result<Edit, EditError> {
    match edit {
        Edit::SetTitle(new) => Ok(Edit::SetTitle(std::mem::replace(&mut document.title, new))),
        Edit::SetCurrency(new) => Ok(Edit::SetCurrency(std::mem::replace(&mut document.currency, new))),
        Edit::InsertProgramme { at, programme } => {
            valid::programme(&programme)?;
            free_programme_id(document, &programme.id, None)?;
            insert(&mut document.programmes, at, *programme).ok_or(EditError::NoProgramme { at })?;
            Ok(Edit::RemoveProgramme { at })
        }
        Edit::RemoveProgramme { at } => {
            let programme = remove(&mut document.programmes, at).ok_or(EditError::NoProgramme { at })?;
            Ok(Edit::InsertProgramme { at, programme: Box::new(programme) })
        }
        Edit::MoveProgramme { from, to } => {
            relocate(&mut document.programmes, from, to).map_err(|at| EditError::NoProgramme { at })?;
            Ok(Edit::MoveProgramme { from: to, to: from })
        }
        Edit::SetProgramme { .. } => set_programme(edit, document),
        Edit::InsertClaim { programme, .. }
        | Edit::RemoveClaim { programme, .. }
        | Edit::MoveClaim { programme, .. }
        | Edit::ReplaceClaim { programme, .. }
        | Edit::SetClaim { programme, .. } => edit_claim(edit, programme_at(document, programme)?),
        Edit::InsertMilestone { programme, .. }
        | Edit::RemoveMilestone { programme, .. }
        | Edit::SetMilestone { programme, .. } => edit_milestone(edit, programme_at(document, programme)?),
        Edit::InsertSource { .. } | Edit::RemoveSource { .. } | Edit::SetSource { .. } => edit_source(edit, document),
        Edit::Batch(edits, name) => {
            let mut inverses = Vec::with_capacity(edits.len());
            for edit in edits {
                match apply(edit, document) {
                    Ok(inverse) => inverses.push(inverse),
                    Err(error) => {
                        // The inverse of what was just done applies; there is nobody to tell if it did not.
                        while let Some(inverse) = inverses.pop() {
                            drop(apply(inverse, document));
                        }
                        return Err(error);
                    }
                }
            }
            inverses.reverse();
            Ok(Edit::Batch(inverses, name))
        }
    }
}

fn programme_at(document: &mut Document, at: usize) -> Result<&mut Programme, EditError> {
    document.programmes.get_mut(at).ok_or(EditError::NoProgramme { at })
}

/// Refuses an id that a programme other than the one at `own` has.
fn free_programme_id(document: &Document, id: &str, own: Option<usize>) -> Result<(), EditError> {
    match document.position(id) {
        Some(at) if Some(at) != own => Err(EditError::IdInUse { id: id.to_owned() }),
        _ => Ok(()),
    }
}

fn set_programme(edit: Edit, document: &mut Document) -> Result<Edit, EditError> {
    let Edit::SetProgramme { programme: at, value } = edit else { return Ok(edit) };
    if let super::ProgrammeValue::Id(id) = &value {
        free_programme_id(document, id, Some(at))?;
    }
    let programme = programme_at(document, at)?;
    let old = value.swap(programme).ok_or(EditError::OtherKind)?;
    if let Err(error) = valid::head(programme) {
        drop(old.swap(programme));
        return Err(error);
    }
    Ok(Edit::SetProgramme { programme: at, value: old })
}

fn edit_claim(edit: Edit, it: &mut Programme) -> Result<Edit, EditError> {
    match edit {
        Edit::InsertClaim { programme, at, claim } => {
            valid::claim(&claim)?;
            insert(&mut it.claims, at, *claim).ok_or(EditError::NoClaim { at })?;
            Ok(Edit::RemoveClaim { programme, at })
        }
        Edit::RemoveClaim { programme, at } => {
            let claim = remove(&mut it.claims, at).ok_or(EditError::NoClaim { at })?;
            Ok(Edit::InsertClaim { programme, at, claim: Box::new(claim) })
        }
        Edit::MoveClaim { programme, from, to } => {
            relocate(&mut it.claims, from, to).map_err(|at| EditError::NoClaim { at })?;
            Ok(Edit::MoveClaim { programme, from: to, to: from })
        }
        Edit::ReplaceClaim { programme, at, mut claim } => {
            valid::claim(&claim)?;
            let old = it.claims.get_mut(at).ok_or(EditError::NoClaim { at })?;
            std::mem::swap(old, &mut claim);
            Ok(Edit::ReplaceClaim { programme, at, claim })
        }
        Edit::SetClaim { programme, at, value } => {
            let claim = it.claims.get_mut(at).ok_or(EditError::NoClaim { at })?;
            let old = value.swap(claim).ok_or(EditError::OtherKind)?;
            if let Err(error) = valid::claim(claim) {
                drop(old.swap(claim));
                return Err(error);
            }
            Ok(Edit::SetClaim { programme, at, value: old })
        }
        other => Ok(other),
    }
}

fn edit_milestone(edit: Edit, it: &mut Programme) -> Result<Edit, EditError> {
    match edit {
        Edit::InsertMilestone { programme, at, milestone } => {
            valid::milestone(&milestone)?;
            insert(&mut it.milestones, at, *milestone).ok_or(EditError::NoMilestone { at })?;
            Ok(Edit::RemoveMilestone { programme, at })
        }
        Edit::RemoveMilestone { programme, at } => {
            let milestone = remove(&mut it.milestones, at).ok_or(EditError::NoMilestone { at })?;
            Ok(Edit::InsertMilestone { programme, at, milestone: Box::new(milestone) })
        }
        Edit::SetMilestone { programme, at, value } => {
            let milestone = it.milestones.get_mut(at).ok_or(EditError::NoMilestone { at })?;
            let old = value.swap(milestone).ok_or(EditError::OtherKind)?;
            if let Err(error) = valid::milestone(milestone) {
                drop(old.swap(milestone));
                return Err(error);
            }
            Ok(Edit::SetMilestone { programme, at, value: old })
        }
        other => Ok(other),
    }
}

fn edit_source(edit: Edit, document: &mut Document) -> Result<Edit, EditError> {
    let check = |document: &Document, source: &Source, own: Option<usize>| {
        valid::source(source)?;
        match document.sources.iter().position(|it| it.id == source.id) {
            Some(at) if Some(at) != own => Err(EditError::IdInUse { id: source.id.clone() }),
            _ => Ok(()),
        }
    };
    match edit {
        Edit::InsertSource { at, source } => {
            check(document, &source, None)?;
            insert(&mut document.sources, at, *source).ok_or(EditError::NoSource { at })?;
            Ok(Edit::RemoveSource { at })
        }
        Edit::RemoveSource { at } => {
            let source = remove(&mut document.sources, at).ok_or(EditError::NoSource { at })?;
            Ok(Edit::InsertSource { at, source: Box::new(source) })
        }
        Edit::SetSource { at, mut source } => {
            check(document, &source, Some(at))?;
            let old = document.sources.get_mut(at).ok_or(EditError::NoSource { at })?;
            std::mem::swap(old, &mut source);
            Ok(Edit::SetSource { at, source })
        }
        other => Ok(other),
    }
}

/// Puts an item in; `None`, and nothing done, if the place is beyond the end.
fn insert<T>(list: &mut Vec<T>, at: usize, item: T) -> Option<()> {
    (at <= list.len()).then(|| list.insert(at, item))
}

/// Takes an item out, if there is one.
fn remove<T>(list: &mut Vec<T>, at: usize) -> Option<T> {
    (at < list.len()).then(|| list.remove(at))
}

/// Moves an item; the error is the place that there is none of.
fn relocate<T>(list: &mut Vec<T>, from: usize, to: usize) -> Result<(), usize> {
    if to >= list.len() {
        return Err(to);
    }
    let item = remove(list, from).ok_or(from)?;
    list.insert(to, item);
    Ok(())
}
