//! How a programme stands.

use super::figures::remaining;
use super::rates::{days, deadline, pace, pace_needed, per_day};
use super::series::Known;
use super::{Derived, Total, Why};
use crate::figure::{Answer, Comparison};
use crate::tracker::model::{Kind, Status};
use jiff::civil::Date;

/// A last figure that is more days old than this is not gone by: figures come monthly at best, and weeks after the day
/// that they describe, so two months without one is silence.
pub const STALE: i32 = 60;

/// How a programme stands on a day.
///
/// The pace so far, since the opening or the first claim, is held against the pace that is needed to the deadline, as
/// intervals. It is **on pace** if the pace so far is certainly enough, even if nothing came since the last figure; it
/// is **behind** if it certainly was not enough on the day of that figure; otherwise it is **at risk**. So silence turns
/// "on pace" into "at risk", and after [`STALE`] days into "cannot say: no figure since". What is certainly all issued or
/// cleared is **done**, whatever the pace and however old the figure, for totals do not fall. Once the deadline has
/// passed, only a claim for that day or a later one can say that it was not met (**overdue**): an earlier total is a floor,
/// and it may have grown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The pace so far is certainly enough.
    OnPace,
    /// The pace so far may or may not be enough.
    AtRisk,
    /// The pace so far is certainly not enough.
    Behind,
    /// The deadline has passed, and a claim shows that it was not met.
    Overdue,
    /// All is issued or cleared.
    Done,
    /// There is nothing to measure against: a loan programme without a quota.
    NoQuota,
    /// There is nothing to measure against, but there are milestones: a measure.
    ByMilestones,
    /// There is nothing to measure against: a measure without milestones.
    NoTarget,
    /// It has not begun.
    Planned,
    /// It is over or was given up.
    Closed,
    /// It cannot be said, and why.
    CannotSay(Why),
}

/// The verdict on the day of `known`.
pub(super) fn verdict(known: &Known<'_>, total: &Total) -> Verdict {
    let programme = known.programme;
    let measured = match programme.kind {
        Kind::Loan { quota: None, .. } => Err(Verdict::NoQuota),
        Kind::Measure if programme.milestones.is_empty() => Err(Verdict::NoTarget),
        Kind::Measure => Err(Verdict::ByMilestones),
        _ => remaining(known, total)
            .map(|(it, on)| (it.interval.compare(Comparison::AtMost(0.0)), on))
            .map_err(Verdict::CannotSay),
    };
    let closed = programme.closes.is_some_and(|it| it < known.as_of) && programme.deadline.is_none();
    let ahead = programme.opened.is_some_and(|it| it > known.as_of);
    match programme.status {
        Some(Status::Cancelled) => return Verdict::Closed,
        Some(Status::Planned) => return Verdict::Planned,
        _ if measured.is_ok_and(|it| it.0 == Answer::Certainly) => return Verdict::Done,
        Some(Status::Closed) => return Verdict::Closed,
        _ if ahead => return Verdict::Planned,
        _ if closed => return Verdict::Closed,
        _ => {}
    }
    let (done, last) = match measured {
        Ok(measured) => measured,
        Err(verdict) => return verdict,
    };
    let Some(deadline) = deadline(programme) else { return Verdict::CannotSay(Why::NoDeadline) };
    match (last >= deadline, done) {
        (true, Answer::No) => Verdict::Overdue,
        (true, _) => Verdict::CannotSay(Why::PossiblyDone),
        (false, _) if deadline < known.as_of => Verdict::CannotSay(Why::NoClaimSinceDeadline),
        (false, _) if days(last, known.as_of) > STALE => Verdict::CannotSay(Why::NoFigureSince(last)),
        (false, _) => by_pace(known, total, (last, deadline)),
    }
}

/// The verdict while there is time left: the pace so far against the pace needed.
fn by_pace(known: &Known<'_>, total: &Total, (last, deadline): (Date, Date)) -> Verdict {
    let then = remaining(known, total).and_then(|(left, _)| per_day(left, last, deadline));
    let (so_far, then) = match (pace(known, total), then) {
        (Ok(so_far), Ok(then)) => (so_far, then),
        (Err(why), _) | (_, Err(why)) => return Verdict::CannotSay(why),
    };
    let enough_for = |needed: &Derived| so_far.interval.difference(needed.interval).compare(Comparison::AtLeast(0.0));
    let now = pace_needed(known, total);
    match enough_for(&then) {
        Answer::No => Verdict::Behind,
        // On the deadline itself there is no day left to catch up.
        _ if now.is_ok_and(|it| enough_for(&it) == Answer::Certainly) => Verdict::OnPace,
        _ => Verdict::AtRisk,
    }
}
