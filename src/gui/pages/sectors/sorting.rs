//! By what the rows are sorted: several columns, and of figures a stated end.

use super::columns::Col;
use crate::store::{Column, Order, RateBy};

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

    /// Sorts by a column alone, in a direction.
    pub(super) fn only(&mut self, col: Col, descending: bool) {
        if let Some(column) = col.sorts(self.by) {
            self.orders = vec![Order { column, descending }];
        }
    }

    /// Sorts by a column as well, after the others.
    pub(super) fn also(&mut self, col: Col) {
        if let Some(column) = col.sorts(self.by).filter(|_| self.of(col).is_none()) {
            self.orders.push(Order { column, descending: false });
        }
    }

    /// No longer sorts by a column.
    pub(super) fn drop(&mut self, col: Col) {
        let column = col.sorts(self.by);
        self.orders.retain(|it| Some(it.column) != column);
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
