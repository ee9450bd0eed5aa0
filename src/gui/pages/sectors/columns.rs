//! The columns: which there are, in which order, and how wide they were made.

use super::widths::Naturals;
use crate::locale::{Text, sectors as text};
use crate::store::{Column, RateBy};

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

impl Col {
    /// All columns, from left to right.
    pub(super) const ALL: [Self; 12] = [
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

    /// Its name in what is remembered.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Sector => "sector",
            Self::Group => "group",
            Self::Region => "region",
            Self::Size => "size",
            Self::Metric => "metric",
            Self::Rate => "figure",
            Self::Axis => "mark",
            Self::AsOf => "as-of",
            Self::Change => "change",
            Self::Claims => "claims",
            Self::Trend => "trend",
            Self::Source => "source",
        }
    }

    /// The column of that name.
    pub(super) fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.id() == id)
    }

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

    /// Whether its texts stand at the right, as figures do.
    pub(super) fn is_right(self) -> bool {
        matches!(self, Self::Rate | Self::Change | Self::Claims)
    }

    /// Whether it is never cut: half a figure is another figure.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Self::Rate | Self::Change | Self::Claims | Self::AsOf)
    }

    /// Whether it can be hidden: a row is told by its sector and its figure.
    pub(super) fn can_hide(self) -> bool {
        !matches!(self, Self::Sector | Self::Rate)
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

    /// The column that sorts by this.
    pub(super) fn sorted_by(column: Column) -> Self {
        match column {
            Column::Sector => Self::Sector,
            Column::Group => Self::Group,
            Column::Region => Self::Region,
            Column::Size => Self::Size,
            Column::Metric => Self::Metric,
            Column::Figure(_) => Self::Rate,
            Column::AsOf => Self::AsOf,
            Column::Change => Self::Change,
            Column::Claims => Self::Claims,
            Column::Source => Self::Source,
        }
    }
}

/// Which columns are wanted, in which order, and how wide.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Columns {
    order: Vec<Col>,
    hidden: Vec<Col>,
    /// The widths that were chosen by hand.
    widths: Vec<(Col, f32)>,
    /// Those that are wanted, but had no room when the table was drawn last.
    pub(super) left_out: Vec<Col>,
}

impl Default for Columns {
    fn default() -> Self {
        // The group is there to filter by; as a column it would say the same in every other row.
        Self { order: Col::ALL.to_vec(), hidden: vec![Col::Group], widths: Vec::new(), left_out: Vec::new() }
    }
}

impl Columns {
    /// Columns as they were remembered; those that are not among them keep their usual place at the end.
    pub(super) fn new(order: &[Col], hidden: Vec<Col>, widths: Vec<(Col, f32)>) -> Self {
        let mut all: Vec<Col> = Vec::new();
        for col in order.iter().copied().chain(Col::ALL) {
            if !all.contains(&col) {
                all.push(col);
            }
        }
        let hidden = hidden.into_iter().filter(|it| it.can_hide()).collect();
        Self { order: all, hidden, widths, left_out: Vec::new() }
    }

    /// Whether nothing was changed by hand.
    pub(super) fn is_as_at_first(&self) -> bool {
        *self == Self { left_out: self.left_out.clone(), ..Self::default() }
    }

    /// All columns from left to right, also hidden ones.
    pub(super) fn order(&self) -> &[Col] {
        &self.order
    }

    /// The hidden columns.
    pub(super) fn hidden(&self) -> &[Col] {
        &self.hidden
    }

    /// The widths that were chosen by hand.
    pub(super) fn widths(&self) -> &[(Col, f32)] {
        &self.widths
    }

    /// The columns that are wanted, from left to right.
    pub(super) fn wanted(&self) -> impl Iterator<Item = Col> + '_ {
        self.order.iter().copied().filter(|it| self.wants(*it))
    }

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
        if !wanted && col.can_hide() {
            self.hidden.push(col);
        }
    }

    /// Gives a column a width; it is kept until it is taken back.
    pub(super) fn set_width(&mut self, col: Col, width: f32) {
        self.widths.retain(|(it, _)| *it != col);
        self.widths.push((col, width));
    }

    /// Makes columns as wide as what stands in them.
    pub(super) fn fit(&mut self, shown: &[Col], naturals: &Naturals) {
        for col in shown {
            self.set_width(*col, naturals.of(*col, shown.contains(&Col::Size)));
        }
    }

    /// Moves a column in front of another, or to the end.
    pub(super) fn move_before(&mut self, col: Col, before: Option<Col>) {
        if before == Some(col) {
            return;
        }
        self.order.retain(|it| *it != col);
        let at = before.and_then(|it| self.order.iter().position(|other| *other == it)).unwrap_or(self.order.len());
        self.order.insert(at, col);
    }

    /// Moves a column past its neighbour among `shown`: to the left, or to the right.
    pub(super) fn shift(&mut self, col: Col, right: bool, shown: &[Col]) {
        let Some(at) = shown.iter().position(|it| *it == col) else { return };
        if right {
            if at + 1 < shown.len() {
                self.move_before(col, shown.get(at + 2).copied().or_else(|| self.behind(shown.get(at + 1).copied())));
            }
        } else if let Some(left) = at.checked_sub(1).and_then(|it| shown.get(it)) {
            self.move_before(col, Some(*left));
        }
    }

    /// What stands behind a column, hidden or not.
    fn behind(&self, col: Option<Col>) -> Option<Col> {
        let at = self.order.iter().position(|it| Some(*it) == col)?;
        self.order.get(at + 1).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Col, Columns};

    #[test]
    fn every_column_has_a_name_of_its_own() {
        for col in Col::ALL {
            assert_eq!(Col::named(col.id()), Some(col));
        }
        assert_eq!(Col::named("colour"), None);
    }

    #[test]
    fn columns_move_past_those_that_are_shown() {
        let mut columns = Columns::default();
        let shown = |columns: &Columns| columns.wanted().take(4).collect::<Vec<_>>();
        assert_eq!(shown(&columns), [Col::Sector, Col::Region, Col::Size, Col::Metric]);
        let now: Vec<Col> = columns.wanted().collect();
        columns.shift(Col::Sector, true, &now);
        assert_eq!(shown(&columns), [Col::Region, Col::Sector, Col::Size, Col::Metric]);
        let now: Vec<Col> = columns.wanted().collect();
        columns.shift(Col::Region, false, &now);
        assert_eq!(shown(&columns)[0], Col::Region, "there is nothing to the left of it");
        columns.shift(Col::Source, true, &now);
        columns.shift(Col::Trend, true, &now);
        assert_eq!(columns.wanted().last(), Some(Col::Trend));
        columns.move_before(Col::Metric, Some(Col::Region));
        assert_eq!(columns.wanted().next(), Some(Col::Metric));
        columns.move_before(Col::Metric, None);
        assert_eq!(columns.wanted().last(), Some(Col::Metric));
    }

    #[test]
    fn what_is_remembered_need_not_know_all_columns() {
        let columns = Columns::new(&[Col::Rate, Col::Rate, Col::Sector], vec![Col::Size, Col::Rate], Vec::new());
        assert_eq!(columns.order().len(), Col::ALL.len());
        assert_eq!(columns.wanted().take(3).collect::<Vec<_>>(), [Col::Rate, Col::Sector, Col::Group]);
        assert!(!columns.wants(Col::Size) && columns.wants(Col::Rate), "a row keeps its figure");
    }
}
