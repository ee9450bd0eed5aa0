//! Comparison with three answers.

use super::{Bound, Interval};

/// What can be asked of a figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Comparison {
    /// Is it this much or more?
    AtLeast(f64),
    /// Is it more?
    MoreThan(f64),
    /// Is it this much or less?
    AtMost(f64),
    /// Is it less?
    LessThan(f64),
}

/// What can be answered, given an interval and not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// No value of the interval satisfies it.
    No,
    /// Some values do and some do not.
    Possibly,
    /// Every value does.
    Certainly,
}

impl Answer {
    /// The answer to the opposite question.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::No => Self::Certainly,
            Self::Possibly => Self::Possibly,
            Self::Certainly => Self::No,
        }
    }
}

impl Interval {
    /// Whether all, some or none of the values satisfy the comparison.
    pub fn compare(self, comparison: Comparison) -> Answer {
        match comparison {
            Comparison::AtLeast(x) => self.against(x, Side { at_limit: true }),
            Comparison::MoreThan(x) => self.against(x, Side { at_limit: false }),
            Comparison::AtMost(x) => self.against(x, Side { at_limit: false }).opposite(),
            Comparison::LessThan(x) => self.against(x, Side { at_limit: true }).opposite(),
        }
    }

    /// Whether the values lie above `x`, with `x` itself counted as `side` says.
    fn against(self, x: f64, side: Side) -> Answer {
        let all_above = match self.lower() {
            Bound::Unbounded => false,
            Bound::Open(low) => low >= x,
            Bound::Closed(low) => low > x || (low == x && side.at_limit),
        };
        let none_above = match self.upper() {
            Bound::Unbounded => false,
            Bound::Open(high) => high <= x,
            Bound::Closed(high) => high < x || (high == x && !side.at_limit),
        };
        match (all_above, none_above) {
            (true, _) => Answer::Certainly,
            (_, true) => Answer::No,
            _ => Answer::Possibly,
        }
    }
}

/// Whether the limit itself counts as above it.
#[derive(Clone, Copy)]
struct Side {
    at_limit: bool,
}
