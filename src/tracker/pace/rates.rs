//! Paces, and the way to the goal.

use super::derive::Operand;
use super::figures::{goal, in_all, remaining, stated_balance, target};
use super::series::{Known, Point};
use super::{Assumption, Outcome, Total, Why};
use crate::figure::{Answer, Bound, Comparison, Interval, Range, Unit};
use crate::tracker::model::{Measure, Programme};
use jiff::civil::Date;

/// The first day that the total counts.
fn start(known: &Known<'_>, last: &Point) -> Option<Date> {
    let opened = known.programme.opened;
    if matches!(last.measure(), Some(Measure::ClearedThisYear)) {
        let new_year = Date::new(last.on.year(), 1, 1).ok()?;
        return Some(new_year);
    }
    opened
}

pub(super) fn pace(known: &Known<'_>, total: &Total) -> Outcome {
    let last = total.last()?;
    let start = start(known, last);
    if last.measure() == Some(&Measure::ClearedThisYear) && start == Some(last.on) {
        // On New Year's Day the year's figure has no day to be spread over, and that of another year is another total.
        return Err(Why::OneClaim);
    }
    match start.filter(|it| *it < last.on) {
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

pub(super) fn pace_recent(total: &Total) -> Outcome {
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

pub(super) fn per_day(sum: Operand, from: Date, to: Date) -> Outcome {
    let mut result = sum.per_day(days(from, to)).ok_or(Why::OneClaim)?.result(Unit::Yuan, Range::AMOUNT, None)?;
    result.over = Some((from, to));
    Ok(result)
}

/// When it is to be done: the deadline, or else the last day.
pub(super) fn deadline(programme: &Programme) -> Option<Date> {
    programme.deadline.or(programme.closes)
}

/// The pace that is needed from the day of asking on. What came since the last claim is not known, so that what is left
/// is at most what was left then.
pub(super) fn pace_needed(known: &Known<'_>, total: &Total) -> Outcome {
    let (left, last) = remaining(known, total)?;
    let to = deadline(known.programme).ok_or(Why::NoDeadline)?;
    let from = last.max(known.as_of);
    if to <= from {
        return Err(Why::DeadlinePassed);
    }
    if from == last {
        return per_day(left, from, to);
    }
    let mut result = per_day(left.and_less(), from, to)?;
    result.assumptions.push(Assumption::MoreMayHaveCome);
    Ok(result)
}

/// The way from what was last known to what is to be reached by the deadline: both ends are intervals.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// What is counted along the way.
    pub measure: Measure,
    /// The day of the last figure, and what it can be, up to the goal.
    pub from: (Date, Interval),
    /// The deadline, and what is to be reached.
    pub to: (Date, Interval),
}

pub(super) fn path(known: &Known<'_>, total: &Total) -> Option<Path> {
    let to = deadline(known.programme).filter(|it| *it >= known.as_of)?;
    if remaining(known, total).is_ok_and(|it| it.0.interval.compare(Comparison::AtMost(0.0)) == Answer::Certainly) {
        return None;
    }
    let (measure, from, goal) = if let Some(stated) = stated_balance(known, total) {
        (Measure::Balance, stated, target(known).map(|it| it.interval).or(Interval::point(0.0))?)
    } else {
        let last = total.last().ok()?;
        let operand = in_all(known, last);
        (last.measure()?.clone(), Point { on: last.on, operand }, goal(known).ok()?.interval)
    };
    // A lower bound has no top; more than the goal is not on the way to it.
    let reach = Interval::new(Bound::Closed(0.0), goal.upper())?;
    let start = if measure == Measure::Balance {
        Some(from.operand.interval)
    } else {
        from.operand.interval.intersection(reach)
    };
    (from.on < to).then_some(Path { measure, from: (from.on, start?), to: (to, goal) })
}

/// The days from one date to another.
pub(super) fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}
