//! The columns: which there are, which fit, and by which the rows are sorted.

use crate::locale::{Text, sectors as text};
use crate::store::{Column, Order, RateBy};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Col {
    Sector,
    Group,
    Region,
    Size,
    Metric,
    Rate,
    Axis,
    AsOf,
    Change,
    Claims,
    Trend,
    Source,
}

/// Between columns.
pub(super) const SPACE: f32 = 12.0;
/// The width of the axis that is given to it before other columns get more than they need.
const AXIS_GOOD: f32 = 260.0;
/// The least width of the axis.
pub(super) const AXIS_LEAST: f32 = 130.0;

impl Col {
    /// All columns, from left to right.
    const ALL: [Self; 12] = [
        Self::Sector,
        Self::Group,
        Self::Region,
        Self::Size,
        Self::Metric,
        Self::Rate,
        Self::Axis,
        Self::AsOf,
        Self::Change,
        Self::Claims,
        Self::Trend,
        Self::Source,
    ];

    /// Columns that can be hidden, in the order of the menu.
    pub(super) const OPTIONAL: [Self; 9] = [
        Self::Group,
        Self::Region,
        Self::Size,
        Self::Metric,
        Self::AsOf,
        Self::Change,
        Self::Claims,
        Self::Trend,
        Self::Source,
    ];

    /// What goes first where there is no room for all.
    const LEAST_NEEDED: [Self; 8] = [
        Self::Claims,
        Self::Trend,
        Self::Source,
        Self::Change,
        Self::Size,
        Self::AsOf,
        // Who sees the group has asked for it.
        Self::Group,
        Self::Region,
    ];

    /// Its heading.
    pub(super) fn text(self) -> Text {
        match self {
            Self::Sector => text::SECTOR,
            Self::Group => text::GROUP,
            Self::Region => text::REGION,
            Self::Size => text::SIZE,
            Self::Metric => text::METRIC,
            Self::Rate => text::RATE,
            Self::Axis => text::AXIS,
            Self::AsOf => text::AS_OF,
            Self::Change => text::CHANGE,
            Self::Claims => text::CLAIMS,
            Self::Trend => text::TREND,
            Self::Source => text::SOURCE,
        }
    }

    /// Its width at first; the axis takes what is left.
    pub(super) fn width(self) -> f32 {
        match self {
            Self::Sector => 140.0,
            Self::Group => 96.0,
            Self::Region => 78.0,
            Self::Size => 88.0,
            Self::Metric => 132.0,
            Self::Rate => 90.0,
            Self::Axis => AXIS_LEAST,
            Self::Change => 98.0,
            Self::Claims => 44.0,
            Self::AsOf | Self::Trend => 52.0,
            Self::Source => 80.0,
        }
    }

    /// How much of the room that is left over it takes, as a share; the axis has its own first.
    pub(super) fn share(self) -> f32 {
        match self {
            Self::Sector => 0.35,
            Self::Source => 0.3,
            Self::Size => 0.2,
            Self::Metric => 0.15,
            _ => 0.0,
        }
    }

    /// Whether its texts stand at the right, as figures do.
    pub(super) fn is_right(self) -> bool {
        matches!(self, Self::Rate | Self::Change | Self::Claims)
    }

    /// What a click on its heading sorts by.
    pub(super) fn sorts(self, by: RateBy) -> Option<Column> {
        match self {
            Self::Sector => Some(Column::Sector),
            Self::Group => Some(Column::Group),
            Self::Region => Some(Column::Region),
            Self::Size => Some(Column::Size),
            Self::Metric => Some(Column::Metric),
            Self::Rate => Some(Column::Figure(by)),
            Self::AsOf => Some(Column::AsOf),
            Self::Change => Some(Column::Change),
            Self::Claims => Some(Column::Claims),
            Self::Source => Some(Column::Source),
            Self::Axis | Self::Trend => None,
        }
    }
}

/// Which columns are wanted.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    hidden: Vec<Col>,
    /// Those that are wanted, but had no room when the table was drawn last.
    left_out: Vec<Col>,
}

impl Default for Columns {
    fn default() -> Self {
        // The group is there to filter by; as a column it would say the same in every other row.
        Self { hidden: vec![Col::Group], left_out: Vec::new() }
    }
}

impl Columns {
    /// Whether a column is wanted.
    pub(super) fn wants(&self, col: Col) -> bool {
        !self.hidden.contains(&col)
    }

    /// Whether a column is wanted, but has no room.
    pub(super) fn has_no_room(&self, col: Col) -> bool {
        self.left_out.contains(&col)
    }

    /// Wants a column, or no longer.
    pub(super) fn set(&mut self, col: Col, wanted: bool) {
        self.hidden.retain(|it| *it != col);
        if !wanted {
            self.hidden.push(col);
        }
    }

    /// The columns that are wanted and fit a width, from left to right.
    pub(super) fn fitting(&mut self, width: f32, is_metric_pinned: bool) -> Vec<Col> {
        let wanted = |it: &Col| self.wants(*it) && !(is_metric_pinned && *it == Col::Metric);
        let mut cols: Vec<Col> = Col::ALL.into_iter().filter(wanted).collect();
        self.left_out.clear();
        for needless in Col::LEAST_NEEDED {
            let taken: f32 = cols.iter().map(|it| it.width() + extra_of(*it, &cols) + SPACE).sum();
            if taken - SPACE <= width {
                break;
            }
            if cols.contains(&needless) {
                self.left_out.push(needless);
                cols.retain(|it| *it != needless);
            }
        }
        cols
    }
}

/// What a column needs beyond its width: the sector, where the size class stands beside it.
pub(super) fn extra_of(col: Col, columns: &[Col]) -> f32 {
    if col == Col::Sector && !columns.contains(&Col::Size) { 60.0 } else { 0.0 }
}

/// How much room the columns leave over once the axis is as wide as is good for it.
pub(super) fn left_over(columns: &[Col], width: f32) -> f32 {
    let taken: f32 = columns.iter().map(|it| it.width() + extra_of(*it, columns) + SPACE).sum();
    (width - (taken - SPACE) - (AXIS_GOOD - AXIS_LEAST)).clamp(0.0, 220.0)
}

/// By what the rows are sorted.
#[derive(Clone, Debug)]
pub(super) struct Sorting {
    /// The first counts first.
    pub(super) orders: Vec<Order>,
    /// By which end figures are sorted.
    pub(super) by: RateBy,
}

impl Default for Sorting {
    fn default() -> Self {
        let up = |column| Order { column, descending: false };
        Self { orders: vec![up(Column::Metric), up(Column::Sector)], by: RateBy::default() }
    }
}

impl Sorting {
    /// The place and direction of a column among those that are sorted by.
    pub(super) fn of(&self, col: Col) -> Option<(usize, Order)> {
        let column = col.sorts(self.by)?;
        self.orders.iter().copied().enumerate().find(|(_, it)| it.column == column)
    }

    /// A heading was clicked: sort by it alone or, to add, also by it; again turns the direction round.
    pub(super) fn click(&mut self, col: Col, add: bool) {
        let Some(column) = col.sorts(self.by) else { return };
        let known = self.of(col);
        let descending = known.is_some_and(|(_, it)| !it.descending);
        let order = Order { column, descending };
        match known {
            Some((at, _)) if add || self.orders.len() == 1 => {
                if let Some(place) = self.orders.get_mut(at) {
                    *place = order;
                }
            }
            _ if add => self.orders.push(order),
            // Among several, the first click makes it the only one and keeps its direction.
            Some((_, it)) => self.orders = vec![it],
            None => self.orders = vec![order],
        }
    }

    /// Sorts figures by another end; where the rows are not sorted by them yet, they are now.
    pub(super) fn sort_rates(&mut self, by: RateBy) {
        match self.orders.iter_mut().find(|it| matches!(it.column, Column::Figure(_))) {
            Some(order) => order.column = Column::Figure(by),
            None => self.orders = vec![Order { column: Column::Figure(by), descending: true }],
        }
        self.by = by;
    }
}
