//! What follows from a programme's claims: shares, balances, paces and a verdict. Computed, never typed.
//!
//! All results are intervals that name what they were made from. They describe the day of the last claim that went
//! in, not the day of asking: what happened since then nobody has said. Only the pace needed runs from the day of
//! asking, for that is when there is still something to be done; so it is the most that can be needed, and less where
//! something has come in the meantime.

mod derive;
mod figures;
mod rates;
mod series;
mod verdict;

pub use rates::Path;
pub use series::headline_claims;
pub use verdict::{STALE, Verdict};

use super::model::{Coverage, Kind, Measure, Programme};
use crate::figure::{Figure, Interval, Range, Unit};
use crate::syntax::Standing;
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
    /// Yuan per day needed from `as_of` to the deadline, or else to the last day.
    pub pace_needed: Outcome,
    /// The way from the last figure to the goal, while there is time left.
    pub path: Option<Path>,
    /// The day of the last figure that tells how far it is.
    pub last: Option<Date>,
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
    /// The day that it describes: that of the last claim in it. `None` if there is none but fields of the programme.
    pub fn day(&self) -> Option<Date> {
        self.inputs.iter().filter_map(|it| it.on).max()
    }

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
    /// Something may have come since the last claim, which nobody has said yet; so it is the most that can be.
    MoreMayHaveCome,
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
    /// The last figure, of this day, is too old to go by; see [`STALE`].
    NoFigureSince(Date),
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
        used: figures::used(&known, &total),
        left: figures::left(&known, &total),
        per_firm: figures::per_firm(&known),
        balance: figures::balance(&known, &total),
        share_cleared: figures::share_cleared(&known, &total),
        pace: rates::pace(&known, &total),
        pace_recent: rates::pace_recent(&total),
        pace_needed: rates::pace_needed(&known, &total),
        path: rates::path(&known, &total),
        last: figures::last_day(&known, &total),
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
