//! How a programme stands.

use super::series::Known;
use super::{Total, Why, deadline, pace, pace_needed, remaining};
use crate::figure::{Answer, Comparison};
use crate::tracker::model::{Kind, Status};

/// How a programme stands on a day.
///
/// Compared are the pace needed from the last claim to the deadline and the pace so far, since the opening or the
/// first claim, as intervals: if every possible pace is enough, it is on pace; if none is, it is behind; otherwise it
/// is at risk. What is certainly all issued or cleared is done, whatever the pace. Once the deadline has passed, only a
/// claim for that day or a later one can say that it was not met: an earlier total is a floor, and it may have grown.
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
    /// There is nothing to measure against: a measure, or a loan programme without a quota.
    NoQuota,
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
        Kind::Loan { quota: None, .. } | Kind::Measure => Err(None),
        _ => remaining(known, total).map(|(it, on)| (it.interval.compare(Comparison::AtMost(0.0)), on)).map_err(Some),
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
        Err(None) => return Verdict::NoQuota,
        Err(Some(why)) => return Verdict::CannotSay(why),
    };
    match deadline(programme) {
        None => return Verdict::CannotSay(Why::NoDeadline),
        Some(deadline) => {
            let told = last >= deadline;
            match (told, done) {
                (true, Answer::No) => return Verdict::Overdue,
                (true, _) => return Verdict::CannotSay(Why::PossiblyDone),
                (false, _) if deadline < known.as_of => return Verdict::CannotSay(Why::NoClaimSinceDeadline),
                (false, _) => {}
            }
        }
    }
    match (pace(known, total), pace_needed(known, total)) {
        (Ok(pace), Ok(needed)) => match pace.interval.difference(needed.interval).compare(Comparison::AtLeast(0.0)) {
            Answer::Certainly => Verdict::OnPace,
            Answer::Possibly => Verdict::AtRisk,
            Answer::No => Verdict::Behind,
        },
        (Err(why), _) | (_, Err(why)) => Verdict::CannotSay(why),
    }
}
