//! How the chosen series are shown.

use crate::dataset::SeriesKey;
use jiff::civil::Date;

/// What the values are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    /// As claimed.
    #[default]
    Absolute,
    /// The change since a day.
    Since(Date),
}

impl Mode {
    /// The day that changes are counted from.
    pub(super) fn since(self) -> Option<Date> {
        match self {
            Self::Absolute => None,
            Self::Since(day) => Some(day),
        }
    }
}

/// What each plot of several holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Split {
    /// All series stand on one plot, as far as they share an axis.
    #[default]
    None,
    /// One metric.
    Metric,
    /// One region.
    Region,
    /// One sector.
    Sector,
    /// One size class.
    Size,
    /// One series.
    Series,
}

impl Split {
    /// All of them, in the order of the menu, with the names they are remembered by.
    pub(super) const ALL: [(&'static str, Self); 6] = [
        ("none", Self::None),
        ("metric", Self::Metric),
        ("region", Self::Region),
        ("sector", Self::Sector),
        ("size", Self::Size),
        ("series", Self::Series),
    ];

    /// What series that stand on one plot have in common.
    pub(super) fn part(self, key: SeriesKey) -> Part {
        match self {
            Self::None => Part::All,
            Self::Metric => Part::One(Some(key.metric.0)),
            Self::Region => Part::One(Some(key.region.0)),
            Self::Sector => Part::One(key.sector.map(|it| it.0)),
            Self::Size => Part::One(key.size.map(|it| it.0)),
            Self::Series => Part::Series(key),
        }
    }
}

/// What the series of a plot have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Nothing but the axis.
    All,
    /// One metric, region, sector or size class, by its index; none where the series name none.
    One(Option<u32>),
    /// They are one series.
    Series(SeriesKey),
}

/// Plot, table, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// The plots.
    #[default]
    Plot,
    /// The plots, and below them the table.
    Both,
    /// The table.
    Table,
}

impl Shown {
    /// All of them, in the order of the switch, with the names they are remembered by.
    pub(super) const ALL: [(&'static str, Self); 3] =
        [("plot", Self::Plot), ("both", Self::Both), ("table", Self::Table)];
}

/// How the chosen series are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    /// Whether changes are shown rather than values.
    pub(super) since: bool,
    /// The day to count from; where none was typed, the first on which all series have a figure.
    pub(super) base: Option<Date>,
    /// What each plot of several holds.
    pub(super) split: Split,
    /// Whether values stand by their magnitude; where nothing was said, the data decide.
    pub(super) log: Option<bool>,
    /// Whether events are marked.
    pub(super) events: bool,
    /// Whether bounds that follow from statements are drawn.
    pub(super) implied: bool,
    /// Plot, table, or both.
    pub(super) shown: Shown,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            since: false,
            base: None,
            split: Split::default(),
            log: None,
            events: true,
            implied: true,
            shown: Shown::default(),
        }
    }
}
