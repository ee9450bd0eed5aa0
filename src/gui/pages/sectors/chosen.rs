//! Which rows are chosen: one that the keyboard is at, and any number with it.

use crate::dataset::ClaimId;
use crate::store::Row;

/// Claims as bits: a million take as much room as a picture of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Bits(Vec<u64>);

impl Bits {
    fn has(&self, claim: ClaimId) -> bool {
        let at = claim.at();
        self.0.get(at / 64).is_some_and(|it| it >> (at % 64) & 1 == 1)
    }

    fn set(&mut self, claim: ClaimId, on: bool) {
        let at = claim.at();
        if self.0.len() <= at / 64 {
            self.0.resize(at / 64 + 1, 0);
        }
        if let Some(word) = self.0.get_mut(at / 64) {
            let bit = 1 << (at % 64);
            *word = if on { *word | bit } else { *word & !bit };
        }
    }
}

/// The choice among the rows that are shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    /// The row that the keyboard is at; it stays so while a filter hides it.
    cursor: Option<Row>,
    /// Its place among the rows that are shown.
    place: Option<usize>,
    /// The row from which Shift reaches, with its place.
    anchor: Option<(ClaimId, usize)>,
    set: Bits,
    count: usize,
    revision: u64,
}

impl Chosen {
    /// The row that the keyboard is at, also while it is hidden.
    pub(super) fn cursor(&self) -> Option<Row> {
        self.cursor
    }

    /// The place of that row, where it is shown.
    pub(super) fn place(&self) -> Option<usize> {
        self.place
    }

    /// How many rows are chosen of those that are shown.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Counts the changes of what is chosen.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether a row is chosen.
    pub(super) fn has(&self, row: &Row) -> bool {
        self.count > 0 && self.set.has(row.claim)
    }

    /// The rows that are chosen, in the order of the table.
    pub(super) fn of<'r>(&'r self, rows: &'r [Row]) -> impl Iterator<Item = &'r Row> {
        rows.iter().filter(|it| self.has(it))
    }

    /// Lets go of all.
    pub(super) fn clear(&mut self) {
        *self = Self { revision: self.revision + 1, ..Self::default() };
    }

    /// Chooses the row at a place alone.
    pub(super) fn only(&mut self, rows: &[Row], place: usize) {
        let Some((place, row)) = at(rows, place) else { return };
        (self.cursor, self.place, self.anchor) = (Some(row), Some(place), Some((row.claim, place)));
        self.take(rows.get(place..=place).unwrap_or_default());
    }

    /// Chooses all from where the choice began to a place.
    pub(super) fn reach(&mut self, rows: &[Row], place: usize) {
        let Some((place, row)) = at(rows, place) else { return };
        let from = self.anchor.or(self.cursor.zip(self.place).map(|(it, at)| (it.claim, at)));
        let from = from.filter(|(claim, at)| rows.get(*at).is_some_and(|it| it.claim == *claim));
        let (claim, start) = from.unwrap_or((row.claim, place));
        (self.cursor, self.place, self.anchor) = (Some(row), Some(place), Some((claim, start)));
        self.take(rows.get(start.min(place)..=start.max(place)).unwrap_or_default());
    }

    /// Chooses a row beside the others, or no longer.
    pub(super) fn toggle(&mut self, rows: &[Row], place: usize) {
        let Some((place, row)) = at(rows, place) else { return };
        let on = !self.has(&row);
        self.set.set(row.claim, on);
        self.count = if on { self.count + 1 } else { self.count.saturating_sub(1) };
        self.revision += 1;
        (self.cursor, self.place, self.anchor) = (Some(row), Some(place), Some((row.claim, place)));
    }

    /// Chooses all rows.
    pub(super) fn all(&mut self, rows: &[Row]) {
        if self.place.is_none() {
            self.only(rows, 0);
        }
        self.take(rows);
    }

    /// Chooses the rows from one place to another, the keyboard being at the first.
    pub(super) fn span(&mut self, rows: &[Row], from: usize, to: usize) {
        self.only(rows, from);
        self.reach(rows, to);
        let Some((place, row)) = at(rows, from) else { return };
        (self.cursor, self.place) = (Some(row), Some(place));
    }

    fn take(&mut self, rows: &[Row]) {
        self.set = Bits::default();
        for row in rows {
            self.set.set(row.claim, true);
        }
        self.count = rows.len();
        self.revision += 1;
    }

    /// Finds the choice again among other rows.
    ///
    /// What they do not hold is not chosen any more, but for the row that the keyboard was at: it is chosen again as soon
    /// as it is shown. Of another mode or another day there may be another claim for the same series.
    pub(super) fn find_again(&mut self, rows: &[Row]) {
        let mut kept = Bits::default();
        let (mut count, mut place, mut of_series, mut anchor) = (0, None, None, None);
        for (at, row) in rows.iter().enumerate() {
            if self.has(row) {
                kept.set(row.claim, true);
                count += 1;
            }
            if let Some(cursor) = self.cursor {
                if cursor.claim == row.claim {
                    place = Some(at);
                } else if of_series.is_none() && cursor.series == row.series {
                    of_series = Some(at);
                }
            }
            if self.anchor.is_some_and(|(claim, _)| claim == row.claim) {
                anchor = Some((row.claim, at));
            }
        }
        self.place = place.or(of_series);
        self.anchor = anchor;
        (self.set, self.count) = (kept, count);
        if let Some(row) = self.place.and_then(|it| rows.get(it)) {
            self.cursor = Some(*row);
            if count == 0 {
                self.set.set(row.claim, true);
                self.count = 1;
            }
        }
        self.revision += 1;
    }
}

/// The row at a place, or the last.
fn at(rows: &[Row], place: usize) -> Option<(usize, Row)> {
    let place = place.min(rows.len().checked_sub(1)?);
    rows.get(place).map(|it| (place, *it))
}

#[cfg(test)]
mod tests {
    use super::Chosen;
    use crate::dataset::{ClaimId, SeriesId};
    use crate::store::Row;

    fn rows(claims: &[u32]) -> Vec<Row> {
        claims.iter().map(|it| Row { series: SeriesId(it / 10), claim: ClaimId(*it), answer: None }).collect()
    }

    fn claims(chosen: &Chosen, rows: &[Row]) -> Vec<u32> {
        chosen.of(rows).map(|it| it.claim.0).collect()
    }

    #[test]
    fn shift_reaches_and_ctrl_adds() {
        let rows = rows(&[50, 10, 90, 30, 70]);
        let mut chosen = Chosen::default();
        chosen.only(&rows, 1);
        chosen.reach(&rows, 3);
        assert_eq!((claims(&chosen, &rows), chosen.place()), (vec![10, 90, 30], Some(3)));
        chosen.reach(&rows, 0);
        assert_eq!(claims(&chosen, &rows), [50, 10], "it reaches from where it began");
        chosen.toggle(&rows, 4);
        chosen.toggle(&rows, 0);
        assert_eq!((claims(&chosen, &rows), chosen.count()), (vec![10, 70], 2));
        chosen.all(&rows);
        assert_eq!(chosen.count(), 5);
        chosen.span(&rows, 3, 2);
        assert_eq!((claims(&chosen, &rows), chosen.place()), (vec![90, 30], Some(3)));
    }

    #[test]
    fn the_choice_is_found_again_and_what_is_hidden_is_not_chosen() {
        let all = rows(&[50, 10, 90, 30, 70]);
        let mut chosen = Chosen::default();
        chosen.only(&all, 1);
        chosen.reach(&all, 3);
        let fewer = rows(&[30, 10]);
        chosen.find_again(&fewer);
        assert_eq!((claims(&chosen, &fewer), chosen.count(), chosen.place()), (vec![30, 10], 2, Some(0)));
        chosen.find_again(&[]);
        assert_eq!((chosen.count(), chosen.place()), (0, None));
        chosen.find_again(&all);
        assert_eq!((claims(&chosen, &all), chosen.place()), (vec![30], Some(3)), "where the keyboard was");
        let other = rows(&[51, 33]);
        chosen.find_again(&other);
        assert_eq!((claims(&chosen, &other), chosen.place()), (vec![33], Some(1)), "another claim of the series");
        chosen.only(&[], 5);
        chosen.reach(&[], 5);
        chosen.toggle(&[], 5);
        assert_eq!(chosen.count(), 1, "nothing to choose changes nothing");
    }
}
