//! Qualified figures: what a source said, never a float with a comment.
//!
//! A [`Figure`] keeps the qualifier ("more than", "about", "between … and …"). What it asserts is an
//! [`Interval`]; arithmetic and comparison work on that. Nothing here turns a bound into a measurement.

mod compare;
mod interval;
mod parse;
mod print;
mod unit;

pub use compare::{Answer, Comparison};
pub use interval::{Bound, Interval};
pub use parse::{Refused, Typed, parse, parse_named, parse_with_unit};
pub use print::Style;
pub use unit::{Language, Unit};

/// A figure as a source stated it, in the unit of its metric.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// "98.6 %": asserts just that value.
    Exactly(f64),
    /// "about 70 %": asserts no interval; comparisons use a working band, see [`Figure::working`].
    About(f64),
    /// "more than 90 %": asserts everything above, up to the natural limit.
    MoreThan(f64),
    /// "at least 90 %".
    AtLeast(f64),
    /// "less than 4.55 %": asserts everything below, down to the natural limit.
    LessThan(f64),
    /// "at most 1.6 %".
    AtMost(f64),
    /// "between 70 % and 90 %", both ends included; the first is the lower.
    Between(f64, f64),
    /// No figure, and why.
    Missing(Reason),
}

/// Why a figure is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The source does not state it.
    NotStated,
    /// The source can be read in more than one way.
    Ambiguous,
    /// The source says that it is not published.
    Withheld,
    /// There can be no such figure.
    NotApplicable,
}

impl Reason {
    /// All reasons, as the file format spells them.
    pub const ALL: [(&'static str, Self); 4] = [
        ("NotStated", Self::NotStated),
        ("Ambiguous", Self::Ambiguous),
        ("Withheld", Self::Withheld),
        ("NotApplicable", Self::NotApplicable),
    ];

    /// The reason as the file format spells it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, it)| *it == self).map_or("NotStated", |(name, _)| name)
    }
}

/// The natural range of a metric: a rate has 0 to 100, capacity utilisation 0 and no top, a signed change none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Range {
    /// The smallest value that there can be.
    pub min: Option<f64>,
    /// The largest value that there can be.
    pub max: Option<f64>,
}

impl Range {
    /// A rate in per cent: 0 to 100.
    pub const RATE: Self = Self { min: Some(0.0), max: Some(100.0) };
    /// Amounts and counts: 0 and no top.
    pub const AMOUNT: Self = Self { min: Some(0.0), max: None };
    /// Signed changes: no limit on either side.
    pub const NONE: Self = Self { min: None, max: None };

    /// The range as an interval.
    pub fn interval(self) -> Interval {
        let bound = |x: Option<f64>| x.map_or(Bound::Unbounded, Bound::Closed);
        Interval::new(bound(self.min), bound(self.max)).unwrap_or(Interval::ALL)
    }

    /// Whether `x` can occur at all.
    pub fn contains(self, x: f64) -> bool {
        self.interval().contains(x)
    }
}

/// How wide "about" is taken where a comparison or a plot needs a band: this share of the figure.
///
/// A data set names its own; wherever the band is used, the tolerance is told.
pub const DEFAULT_TOLERANCE: f64 = 0.05;

impl Figure {
    /// The numbers in the figure, lower first.
    pub fn numbers(self) -> (Option<f64>, Option<f64>) {
        match self {
            Self::Exactly(x)
            | Self::About(x)
            | Self::MoreThan(x)
            | Self::AtLeast(x)
            | Self::LessThan(x)
            | Self::AtMost(x) => (Some(x), None),
            Self::Between(a, b) => (Some(a), Some(b)),
            Self::Missing(_) => (None, None),
        }
    }

    /// The variant as the file format spells it.
    pub fn variant(self) -> &'static str {
        match self {
            Self::Exactly(_) => "Exactly",
            Self::About(_) => "About",
            Self::MoreThan(_) => "MoreThan",
            Self::AtLeast(_) => "AtLeast",
            Self::LessThan(_) => "LessThan",
            Self::AtMost(_) => "AtMost",
            Self::Between(..) => "Between",
            Self::Missing(_) => "Missing",
        }
    }

    /// The interval that the figure asserts, within the metric's natural range.
    ///
    /// `About` and `Missing` assert none; neither does a figure that no value of the range can satisfy.
    pub fn asserted(self, range: Range) -> Option<Interval> {
        let all = range.interval();
        let found = match self {
            Self::Exactly(x) => Interval::new(Bound::Closed(x), Bound::Closed(x)),
            Self::MoreThan(x) => Interval::new(Bound::Open(x), all.upper()),
            Self::AtLeast(x) => Interval::new(Bound::Closed(x), all.upper()),
            Self::LessThan(x) => Interval::new(all.lower(), Bound::Open(x)),
            Self::AtMost(x) => Interval::new(all.lower(), Bound::Closed(x)),
            Self::Between(a, b) => Interval::new(Bound::Closed(a), Bound::Closed(b)),
            Self::About(_) | Self::Missing(_) => None,
        };
        found?.intersection(all)
    }

    /// The interval to work with: what is asserted or, for `About(x)`, x ± `tolerance` × |x|.
    ///
    /// Whoever shows a result that rests on it names the tolerance. "About 0" has no band: one of no width would say
    /// that it is just 0, which nobody did.
    pub fn working(self, range: Range, tolerance: f64) -> Option<Interval> {
        match self {
            Self::About(0.0) => None,
            Self::About(x) => {
                let half = x.abs() * tolerance.abs();
                Interval::new(Bound::Closed(x - half), Bound::Closed(x + half))?.intersection(range.interval())
            }
            _ => self.asserted(range),
        }
    }

    /// The answer to "does it satisfy the comparison?", under the stated tolerance for "about".
    ///
    /// `None` where there is no figure to compare.
    pub fn compare(self, comparison: Comparison, range: Range, tolerance: f64) -> Option<Answer> {
        self.working(range, tolerance).map(|it| it.compare(comparison))
    }

    /// The figure that asserts this interval, where there is one; used to print what was derived.
    pub fn from_interval(interval: Interval, range: Range) -> Self {
        let natural = range.interval();
        let lower = (interval.lower() != natural.lower()).then_some(interval.lower());
        let upper = (interval.upper() != natural.upper()).then_some(interval.upper());
        match (lower, upper) {
            _ if interval.is_point_but_for_rounding() => match interval.middle() {
                Some(x) => Self::Exactly(x),
                None => Self::Missing(Reason::NotStated),
            },
            (Some(Bound::Open(a)), None) => Self::MoreThan(a),
            (Some(Bound::Closed(a)), None) => Self::AtLeast(a),
            (None, Some(Bound::Open(b))) => Self::LessThan(b),
            (None, Some(Bound::Closed(b))) => Self::AtMost(b),
            _ => match (interval.lower().value(), interval.upper().value()) {
                (Some(a), Some(b)) => Self::Between(a, b),
                (Some(a), None) => Self::AtLeast(a),
                (None, Some(b)) => Self::AtMost(b),
                (None, None) => Self::Missing(Reason::NotStated),
            },
        }
    }

    /// Whether it is a bound: a value is more or less than a number, and its other end is not stated.
    pub fn is_bound(self) -> bool {
        matches!(self, Self::MoreThan(_) | Self::AtLeast(_) | Self::LessThan(_) | Self::AtMost(_))
    }

    /// Whether all numbers are finite and a range is not reversed.
    pub fn is_sound(self) -> bool {
        match self {
            Self::Between(a, b) => a.is_finite() && b.is_finite() && a <= b,
            _ => self.numbers().0.is_none_or(f64::is_finite),
        }
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_laws;
#[cfg(test)]
mod tests_parse;
#[cfg(test)]
mod tests_parse_zh;
#[cfg(test)]
mod tests_print;
