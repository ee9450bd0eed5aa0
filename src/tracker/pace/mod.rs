//! What follows from a programme's claims: shares, balances, paces and a verdict. Computed, never typed.
//!
//! All results are intervals that name what they were made from. They describe the day of the last claim that went
//! in, not the day of asking: what happened since then nobody has said.

mod derive;
mod series;
mod verdict;

pub use series::headline_claims;
pub use verdict::Verdict;

use super::model::{Coverage, Kind, Measure, Programme};
use crate::figure::{Figure, Interval, Range, Unit};
use crate::syntax::Standing;
use derive::Operand;
use jiff::civil::Date;
use series::{Known, Point};

/// Figures of a programme as known on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// The day: what was said later is left out.
    pub as_of: Date,
    /// Loans: how much of the quota is issued, in per cent.
    pub used: Outcome,
    /// Loans: what is left of the quota, in yuan.
    pub left: Outcome,
    /// Loans and measures: what a firm got on average, in yuan.
    pub per_firm: Outcome,
    /// Arrears: what is still owed, in yuan.
    pub balance: Outcome,
    /// Arrears: how much of what was owed is cleared, in per cent.
    pub share_cleared: Outcome,
    /// Yuan per day from the opening, or else from the first claim, to the last claim.
    pub pace: Outcome,
    /// Yuan per day between the last claim and one up to 30 days before it, or else the one before it.
    pub pace_recent: Outcome,
    /// Yuan per day needed from the day of the last claim to the deadline, or else to the last day.
    pub pace_needed: Outcome,
    /// How it stands.
    pub verdict: Verdict,
}

/// A derived figure, or why there is none.
pub type Outcome = Result<Derived, Why>;

/// A derived figure with its lineage.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// What it can be.
    pub interval: Interval,
    /// What there can be at all.
    pub range: Range,
    /// Its unit; paces are in yuan per day.
    pub unit: Unit,
    /// The weakest standing of what it was made from.
    pub standing: Standing,
    /// What it was made from.
    pub inputs: Vec<Input>,
    /// What had to be assumed.
    pub assumptions: Vec<Assumption>,
    /// The width given to "about", as a share, if an input is such a figure.
    pub tolerance_used: Option<f64>,
    /// The days between which a pace is taken.
    pub over: Option<(Date, Date)>,
}

impl Derived {
    /// The interval as a figure, to be printed. An interval that is as narrow as what rounding leaves of one number is
    /// that number.
    pub fn figure(&self) -> Figure {
        /// Wider than what a dozen roundings leave, and far narrower than any figure is stated.
        const NARROW: f64 = 1e-13;
        let (lower, upper) = (self.interval.lower().value(), self.interval.upper().value());
        if let (Some(a), Some(b)) = (lower, upper)
            && b - a <= a.abs().max(b.abs()) * NARROW
            && let Ok(number) = format!("{b:.11e}").parse()
        {
            return Figure::Exactly(number);
        }
        Figure::from_interval(self.interval, self.range)
    }
}

/// A figure that went into another.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Where it stands.
    pub what: What,
    /// The day it describes; fields of a programme have none.
    pub on: Option<Date>,
    /// The figure as stated.
    pub figure: Figure,
    /// What it was taken as.
    pub taken: Taken,
}

/// How an input went into the working.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Taken {
    /// As stated.
    AsStated,
    /// As this, for an earlier claim of a total says more of its day; that claim is the next input.
    As(Figure),
    /// Not by itself: it is the earlier claim that says more.
    Within,
}

/// Where an input stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// In the claim at this place in the programme.
    Claim(Measure, usize),
    /// In the field `quota`.
    Quota,
    /// In the field `owed`.
    Owed,
    /// In the field `target`.
    Target,
}

/// What has to be assumed for a result to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Assumption {
    /// No more was issued than the quota allows.
    WithinQuota,
    /// Not more was cleared than was owed.
    WithinOwed,
    /// Nothing was issued or cleared before the programme opened.
    NothingBeforeOpening,
    /// What is counted from the beginning does not get less from one claim to the next.
    TotalsDoNotFall,
}

/// Why a figure can't be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Programmes of this kind have no such figure.
    OtherKind,
    /// Nobody says how much is owed.
    OwedNotStated,
    /// The quota is not stated.
    QuotaNotStated,
    /// No claim about the whole programme says how much was issued, cleared or brought.
    NoClaim,
    /// No claim about the whole programme says how many firms.
    NoFirms,
    /// There is neither a deadline nor a last day.
    NoDeadline,
    /// The last claim describes the deadline or a later day.
    DeadlinePassed,
    /// There is one claim only, and no opening day before it.
    OneClaim,
    /// What is known leaves everything possible.
    NothingFollows,
    /// The deadline has passed, and what is known leaves it open whether it was met.
    PossiblyDone,
    /// The deadline has passed, and no claim describes it or a later day.
    NoClaimSinceDeadline,
}

/// Computes all figures of a programme as known on `as_of`.
///
/// A claim counts if it describes that day or an earlier one, was not stated later, has no scope of its own and has a
/// figure; doubtful ones only if there is nothing else. `tolerance` is the width given to "about", as a share.
pub fn compute(programme: &Programme, as_of: Date, tolerance: f64) -> Computed {
    let known = Known { programme, as_of, tolerance };
    let total = Total::of(&known);
    Computed {
        as_of,
        used: used(&known, &total),
        left: left(&known, &total),
        per_firm: per_firm(&known),
        balance: balance(&known, &total),
        share_cleared: share_cleared(&known, &total),
        pace: pace(&known, &total),
        pace_recent: pace_recent(&total),
        pace_needed: pace_needed(&known, &total),
        verdict: verdict::verdict(&known, &total),
    }
}

/// What a programme has brought so far, day by day: issued, cleared, or the amount of a measure.
pub(super) struct Total {
    points: Vec<Point>,
}

impl Total {
    fn of(known: &Known<'_>) -> Self {
        let measures: &[Measure] = match known.programme.kind {
            Kind::Loan { .. } => &[Measure::Issued],
            // What was cleared in the year, or in all, may hold disputed arrears, so it says nothing of the undisputed.
            Kind::Arrears { coverage: Some(Coverage::Undisputed), .. } => &[Measure::ClearedUndisputed],
            Kind::Arrears { .. } => &[Measure::Cleared, Measure::ClearedThisYear],
            Kind::Measure => &[Measure::Amount],
        };
        let points = measures.iter().map(|it| known.series(it)).find(|it| !it.is_empty());
        Self { points: points.unwrap_or_default() }
    }

    fn last(&self) -> Result<&Point, Why> {
        self.points.last().ok_or(Why::NoClaim)
    }
}

fn quota(known: &Known<'_>) -> Result<Operand, Why> {
    let Kind::Loan { quota, .. } = known.programme.kind else { return Err(Why::OtherKind) };
    quota.and_then(|it| known.field(What::Quota, it)).ok_or(Why::QuotaNotStated)
}

/// What is owed: the field, or else the last claim that says so.
fn owed(known: &Known<'_>) -> Result<Operand, Why> {
    let Kind::Arrears { owed, .. } = known.programme.kind else { return Err(Why::OtherKind) };
    let field = owed.and_then(|it| known.field(What::Owed, it));
    let claim = || known.series(&Measure::Owed).pop().map(|it| it.operand);
    field.or_else(claim).ok_or(Why::OwedNotStated)
}

/// What a claim says of the balance, if none about what was cleared is newer.
fn stated_balance(known: &Known<'_>, total: &Total) -> Option<Point> {
    let stated = known.series(&Measure::Balance).pop()?;
    total.last().map_or(true, |it| it.on <= stated.on).then_some(stated)
}

/// What is to be issued or cleared until the deadline, on the day of the last claim, and that day.
fn remaining(known: &Known<'_>, total: &Total) -> Result<(Operand, Date), Why> {
    let goal = match known.programme.kind {
        Kind::Loan { .. } => quota(known)?,
        Kind::Arrears { target, .. } => {
            let less_target = |it: Operand| match target.and_then(|it| known.field(What::Target, it)) {
                Some(target) => it.less(target),
                None => it,
            };
            if let Some(stated) = stated_balance(known, total) {
                return Ok((less_target(stated.operand), stated.on));
            }
            less_target(owed(known)?)
        }
        Kind::Measure => return Err(Why::OtherKind),
    };
    let last = total.last()?;
    Ok((goal.less(last.operand.clone()), last.on))
}

fn used(known: &Known<'_>, total: &Total) -> Outcome {
    let quota = quota(known)?;
    let issued = total.last()?.operand.clone();
    // 100 × issued first: it is exact for sums of money, so 200 of 500 bn is 40 and not a hair less.
    issued.hundredfold().over(quota).ok_or(Why::NothingFollows)?.result(Unit::Percent, Range::AMOUNT, None)
}

fn left(known: &Known<'_>, total: &Total) -> Outcome {
    let left = quota(known)?.less(total.last()?.operand.clone());
    left.result(Unit::Yuan, Range::AMOUNT, Some(Assumption::WithinQuota))
}

/// The sum of the day on which the firms were counted over their number. Where no claim gives the sum of that day, it
/// lies between the last one before and the quota.
fn per_firm(known: &Known<'_>) -> Outcome {
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
fn balance(known: &Known<'_>, total: &Total) -> Outcome {
    if !matches!(known.programme.kind, Kind::Arrears { .. }) {
        return Err(Why::OtherKind);
    }
    if let Some(stated) = stated_balance(known, total) {
        return stated.operand.result(Unit::Yuan, Range::AMOUNT, None);
    }
    let balance = owed(known)?.less(total.last()?.operand.clone());
    balance.result(Unit::Yuan, Range::AMOUNT, Some(Assumption::WithinOwed))
}

fn share_cleared(known: &Known<'_>, total: &Total) -> Outcome {
    let owed = owed(known)?;
    let cleared = total.last()?.operand.clone();
    let share = cleared.hundredfold().over(owed).ok_or(Why::NothingFollows)?;
    share.result(Unit::Percent, Range::RATE, Some(Assumption::WithinOwed))
}

/// The first day that the total counts.
fn start(known: &Known<'_>, last: &Point) -> Option<Date> {
    let opened = known.programme.opened;
    if matches!(last.measure(), Some(Measure::ClearedThisYear)) {
        let new_year = Date::new(last.on.year(), 1, 1).ok()?;
        return Some(new_year);
    }
    opened
}

fn pace(known: &Known<'_>, total: &Total) -> Outcome {
    let last = total.last()?;
    match start(known, last).filter(|it| *it < last.on) {
        Some(opened) => {
            let mut result = per_day(last.operand.clone(), opened, last.on)?;
            if last.measure() != Some(&Measure::ClearedThisYear) {
                result.assumptions.push(Assumption::NothingBeforeOpening);
            }
            Ok(result)
        }
        None => between(total.points.first().ok_or(Why::NoClaim)?, last),
    }
}

fn pace_recent(total: &Total) -> Outcome {
    /// A claim up to this many days before the last one counts as recent.
    const RECENT: i32 = 30;
    let last = total.last()?;
    let earlier = total.points.iter().filter(|it| it.on < last.on);
    let mut earlier =
        earlier.filter(|it| last.measure() != Some(&Measure::ClearedThisYear) || it.on.year() == last.on.year());
    let recent = earlier.clone().find(|it| days(it.on, last.on) <= RECENT);
    between(recent.or(earlier.next_back()).ok_or(Why::OneClaim)?, last)
}

/// The pace between two claims of one total.
fn between(first: &Point, last: &Point) -> Outcome {
    if first.on >= last.on {
        return Err(Why::OneClaim);
    }
    per_day(last.operand.clone().less(first.operand.clone()), first.on, last.on)
}

fn per_day(sum: Operand, from: Date, to: Date) -> Outcome {
    let mut result = sum.per_day(days(from, to)).ok_or(Why::OneClaim)?.result(Unit::Yuan, Range::AMOUNT, None)?;
    result.over = Some((from, to));
    Ok(result)
}

/// When it is to be done: the deadline, or else the last day.
fn deadline(programme: &Programme) -> Option<Date> {
    programme.deadline.or(programme.closes)
}

fn pace_needed(known: &Known<'_>, total: &Total) -> Outcome {
    let (remaining, from) = remaining(known, total)?;
    let to = deadline(known.programme).ok_or(Why::NoDeadline)?;
    if to <= from || to < known.as_of {
        return Err(Why::DeadlinePassed);
    }
    per_day(remaining, from, to)
}

/// The days from one date to another.
fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}
