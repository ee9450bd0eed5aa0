//! What an edit may not bring into a document: what could not be saved and read again.
//!
//! Only that. Figures that look wrong are flagged by `checks` and never refused.

use super::EditError;
use crate::figure::{Figure, Range, Unit};
use crate::tracker::model::{Claim, Kind, Measure, Milestone, Programme, Source};
use jiff::civil::Date;

/// A figure with finite numbers in order, each of which can occur.
fn figure(figure: Figure, range: Range) -> Result<(), EditError> {
    let (low, high) = figure.numbers();
    if !figure.is_sound() {
        return Err(EditError::UnsoundFigure(figure));
    }
    match [low, high].into_iter().flatten().find(|it| !range.contains(*it)) {
        Some(value) => Err(EditError::OutsideRange { value, range }),
        None => Ok(()),
    }
}

/// Dates that can be written with four digits of the year.
fn dates(all: impl IntoIterator<Item = Option<Date>>) -> Result<(), EditError> {
    match all.into_iter().flatten().find(|it| it.year() < 0) {
        Some(date) => Err(EditError::UnwritableDate(date)),
        None => Ok(()),
    }
}

pub(super) fn claim(claim: &Claim) -> Result<(), EditError> {
    if matches!(claim.measure, Measure::Other { unit: Unit::Other, .. }) {
        return Err(EditError::NamelessUnit);
    }
    figure(claim.value, claim.measure.range())?;
    dates([Some(claim.on), claim.stated, claim.entered])
}

pub(super) fn milestone(milestone: &Milestone) -> Result<(), EditError> {
    if milestone.due.is_none() && milestone.done.is_none() {
        return Err(EditError::Undated);
    }
    dates([milestone.due, milestone.done])
}

/// The fields of a programme by themselves, without its lists.
pub(super) fn head(programme: &Programme) -> Result<(), EditError> {
    if programme.id.is_empty() {
        return Err(EditError::NoId);
    }
    let figures = match &programme.kind {
        Kind::Loan { quota, rate_cap, .. } => [*quota, *rate_cap],
        Kind::Arrears { owed, target, .. } => [*owed, *target],
        Kind::Measure => [None, None],
    };
    figures.into_iter().flatten().try_for_each(|it| figure(it, Range::AMOUNT))?;
    if matches!(programme.kind, Kind::Arrears { .. }) && programme.scope.is_some() {
        return Err(EditError::OtherKind);
    }
    dates([programme.opened, programme.closes, programme.deadline])
}

pub(super) fn programme(it: &Programme) -> Result<(), EditError> {
    head(it)?;
    it.claims.iter().try_for_each(claim)?;
    it.milestones.iter().try_for_each(milestone)
}

pub(super) fn source(source: &Source) -> Result<(), EditError> {
    if source.id.is_empty() {
        return Err(EditError::NoId);
    }
    dates([source.published, source.captured])
}
