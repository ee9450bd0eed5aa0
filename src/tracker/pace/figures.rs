//! What is used, left, owed and cleared, on the day of the last claim that says so.

use super::derive::Operand;
use super::series::{Known, Point};
use super::{Assumption, Outcome, Total, What, Why};
use crate::figure::{Range, Unit};
use crate::tracker::model::{Kind, Measure};
use jiff::civil::Date;

pub(super) fn quota(known: &Known<'_>) -> Result<Operand, Why> {
    let Kind::Loan { quota, .. } = known.programme.kind else { return Err(Why::OtherKind) };
    quota.and_then(|it| known.field(What::Quota, it)).ok_or(Why::QuotaNotStated)
}

/// What is owed: the field, or else the last claim that says so.
pub(super) fn owed(known: &Known<'_>) -> Result<Operand, Why> {
    let Kind::Arrears { owed, .. } = known.programme.kind else { return Err(Why::OtherKind) };
    let field = owed.and_then(|it| known.field(What::Owed, it));
    let claim = || known.series(&Measure::Owed).pop().map(|it| it.operand);
    field.or_else(claim).ok_or(Why::OwedNotStated)
}

/// What a claim says of the balance, if none about what was cleared is newer.
pub(super) fn stated_balance(known: &Known<'_>, total: &Total) -> Option<Point> {
    if !matches!(known.programme.kind, Kind::Arrears { .. }) {
        return None;
    }
    let stated = known.series(&Measure::Balance).pop()?;
    total.last().map_or(true, |it| it.on <= stated.on).then_some(stated)
}

/// What may be left of arrears, if the programme says so; nothing where it does not.
pub(super) fn target(known: &Known<'_>) -> Option<Operand> {
    let Kind::Arrears { target, .. } = known.programme.kind else { return None };
    target.and_then(|it| known.field(What::Target, it))
}

/// What is to be issued or cleared in all.
pub(super) fn goal(known: &Known<'_>) -> Result<Operand, Why> {
    match known.programme.kind {
        Kind::Loan { .. } => quota(known),
        Kind::Arrears { .. } => owed(known).map(|it| less_target(known, it)),
        Kind::Measure => Err(Why::OtherKind),
    }
}

fn less_target(known: &Known<'_>, it: Operand) -> Operand {
    match target(known) {
        Some(target) => it.less(target),
        None => it,
    }
}

/// What there was in all, from the beginning. What was cleared in the year is only a part of it, a floor, unless the
/// programme opened in that year.
pub(super) fn in_all(known: &Known<'_>, last: &Point) -> Operand {
    let began_before = known.programme.opened.is_none_or(|it| it.year() < last.on.year());
    if last.measure() == Some(&Measure::ClearedThisYear) && began_before {
        return last.operand.clone().and_later();
    }
    last.operand.clone()
}

/// What is to be issued or cleared until the deadline, on the day of the last claim, and that day.
pub(super) fn remaining(known: &Known<'_>, total: &Total) -> Result<(Operand, Date), Why> {
    if let Some(stated) = stated_balance(known, total) {
        return Ok((less_target(known, stated.operand), stated.on));
    }
    let goal = goal(known)?;
    let last = total.last()?;
    Ok((goal.less(in_all(known, last)), last.on))
}

/// The day of the last figure that tells how far it is.
pub(super) fn last_day(known: &Known<'_>, total: &Total) -> Option<Date> {
    let balance = stated_balance(known, total).map(|it| it.on);
    balance.or_else(|| total.last().ok().map(|it| it.on))
}

pub(super) fn used(known: &Known<'_>, total: &Total) -> Outcome {
    let quota = quota(known)?;
    let issued = total.last()?.operand.clone();
    // 100 × issued first: it is exact for sums of money, so 200 of 500 bn is 40 and not a hair less.
    issued.hundredfold().over(quota).ok_or(Why::NothingFollows)?.result(Unit::Percent, Range::AMOUNT, None)
}

pub(super) fn left(known: &Known<'_>, total: &Total) -> Outcome {
    let left = quota(known)?.less(total.last()?.operand.clone());
    left.result(Unit::Yuan, Range::AMOUNT, Some(Assumption::WithinQuota))
}

/// The sum of the day on which the firms were counted over their number. Where no claim gives the sum of that day, it
/// lies between the last one before and the quota.
pub(super) fn per_firm(known: &Known<'_>) -> Outcome {
    let (sum, firms) = match known.programme.kind {
        Kind::Loan { .. } => (Measure::Issued, Measure::EnterprisesFunded),
        Kind::Measure => (Measure::Amount, Measure::Enterprises),
        Kind::Arrears { .. } => return Err(Why::OtherKind),
    };
    let firms = known.series(&firms).pop().ok_or(Why::NoFirms)?;
    let sums = known.series(&sum);
    let before = sums.iter().rev().find(|it| it.on <= firms.on);
    let (sum, assumption) = match (before, quota(known)) {
        (Some(it), _) if it.on == firms.on && it.operand.has_top() => (it.operand.clone(), None),
        (Some(it), Ok(quota)) => {
            let capped = it.operand.clone().and_later().at_most(quota).ok_or(Why::NothingFollows)?;
            (capped, Some(Assumption::WithinQuota))
        }
        (None, Ok(quota)) => (quota.and_less(), Some(Assumption::WithinQuota)),
        (Some(it), Err(_)) if it.on == firms.on => (it.operand.clone(), None),
        (Some(it), Err(_)) => (it.operand.clone().and_later(), None),
        (None, Err(_)) => return Err(Why::NoClaim),
    };
    let mut result = sum.over(firms.operand).ok_or(Why::NothingFollows)?.result(Unit::Yuan, Range::AMOUNT, None)?;
    result.assumptions.extend(assumption);
    Ok(result)
}

/// What a claim says of the balance, if none about what was cleared is newer; else what is owed less what is cleared.
pub(super) fn balance(known: &Known<'_>, total: &Total) -> Outcome {
    if !matches!(known.programme.kind, Kind::Arrears { .. }) {
        return Err(Why::OtherKind);
    }
    if let Some(stated) = stated_balance(known, total) {
        return stated.operand.result(Unit::Yuan, Range::AMOUNT, None);
    }
    let balance = owed(known)?.less(in_all(known, total.last()?));
    balance.result(Unit::Yuan, Range::AMOUNT, Some(Assumption::WithinOwed))
}

pub(super) fn share_cleared(known: &Known<'_>, total: &Total) -> Outcome {
    let owed = owed(known)?;
    let cleared = in_all(known, total.last()?);
    let share = cleared.hundredfold().over(owed).ok_or(Why::NothingFollows)?;
    share.result(Unit::Percent, Range::RATE, Some(Assumption::WithinOwed))
}
