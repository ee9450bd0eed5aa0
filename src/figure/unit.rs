//! Units of figures and the two languages in which they are read and printed.

/// The languages of the interface and of figures in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Chinese, simplified.
    Chinese,
}

/// What a metric counts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Per cent.
    Percent,
    /// Percentage points: a difference of two rates.
    PercentagePoints,
    /// A count of enterprises, people, complaints and the like.
    Count,
    /// Yuan; printed in billions or 亿.
    Yuan,
    /// An index without a unit.
    Index,
    /// Something else, whose name stands beside the figure.
    #[default]
    Other,
}

impl Unit {
    /// The units that the file formats know by a single word.
    pub const NAMED: [(&'static str, Self); 5] = [
        ("Percent", Self::Percent),
        ("PercentagePoints", Self::PercentagePoints),
        ("Count", Self::Count),
        ("Yuan", Self::Yuan),
        ("Index", Self::Index),
    ];

    /// The unit of the difference of two figures in this unit.
    #[must_use]
    pub fn of_difference(self) -> Self {
        if self == Self::Percent { Self::PercentagePoints } else { self }
    }
}
