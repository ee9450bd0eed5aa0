//! Which series are shown, and in which colour each.

use crate::dataset::SeriesId;

/// How many series are shown at once: as many as there are colours that stay apart.
pub(super) const MOST: usize = 8;

/// A series that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// Which it is.
    pub(super) series: SeriesId,
    /// Its colour, which stays while others come and go.
    pub(super) slot: usize,
    /// Whether it is switched off in the legend for now.
    pub(super) hidden: bool,
}

/// The series that are shown, in the order they were added.
#[derive(Clone, Debug, Default)]
pub(super) struct Selection {
    chosen: Vec<Chosen>,
    revision: u64,
}

impl Selection {
    /// The series in the order they were added.
    pub(super) fn all(&self) -> &[Chosen] {
        &self.chosen
    }

    /// Counts the changes: what was worked out for another revision is stale.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether no more can be added.
    pub(super) fn is_full(&self) -> bool {
        self.chosen.len() >= MOST
    }

    /// A series that is shown.
    pub(super) fn get(&self, series: SeriesId) -> Option<&Chosen> {
        self.chosen.iter().find(|it| it.series == series)
    }

    /// Adds a series in the first colour that is free; where there is none, or it is there already, nothing happens.
    pub(super) fn add(&mut self, series: SeriesId) {
        if self.is_full() || self.get(series).is_some() {
            return;
        }
        let free = (0..MOST).find(|slot| self.chosen.iter().all(|it| it.slot != *slot)).unwrap_or(0);
        self.chosen.push(Chosen { series, slot: free, hidden: false });
        self.revision += 1;
    }

    /// Adds a series; where all colours are taken, the one added first makes room.
    pub(super) fn add_surely(&mut self, series: SeriesId) {
        if let Some(it) = self.chosen.iter_mut().find(|it| it.series == series) {
            it.hidden = false;
        } else {
            if self.is_full() {
                self.chosen.remove(0);
            }
            self.add(series);
        }
        self.revision += 1;
    }

    /// Takes a series off.
    pub(super) fn remove(&mut self, series: SeriesId) {
        self.chosen.retain(|it| it.series != series);
        self.revision += 1;
    }

    /// Takes all off.
    pub(super) fn clear(&mut self) {
        self.chosen.clear();
        self.revision += 1;
    }

    /// Switches a series off or on again.
    pub(super) fn toggle(&mut self, series: SeriesId) {
        if let Some(it) = self.chosen.iter_mut().find(|it| it.series == series) {
            it.hidden = !it.hidden;
        }
        self.revision += 1;
    }

    /// Leaves one series on only; where it is the only one already, all are on again.
    pub(super) fn solo(&mut self, series: SeriesId) {
        let alone = self.chosen.iter().all(|it| it.hidden != (it.series == series));
        for it in &mut self.chosen {
            it.hidden = !alone && it.series != series;
        }
        self.revision += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Selection};
    use crate::dataset::SeriesId;

    fn of(count: u32) -> Selection {
        let mut selection = Selection::default();
        (0..count).for_each(|it| selection.add(SeriesId(it)));
        selection
    }

    fn slots(selection: &Selection) -> Vec<(u32, usize)> {
        selection.all().iter().map(|it| (it.series.0, it.slot)).collect()
    }

    #[test]
    fn a_series_keeps_its_colour() {
        let mut selection = of(3);
        selection.remove(SeriesId(0));
        assert_eq!(slots(&selection), [(1, 1), (2, 2)]);
        selection.add(SeriesId(7));
        assert_eq!(slots(&selection), [(1, 1), (2, 2), (7, 0)]);
    }

    #[test]
    fn no_more_than_there_are_colours() {
        let mut selection = of(20);
        assert_eq!(selection.all().len(), MOST);
        selection.add_surely(SeriesId(20));
        assert_eq!(selection.all().len(), MOST);
        assert_eq!(selection.get(SeriesId(20)).map(|it| it.slot), Some(0));
        assert_eq!(selection.get(SeriesId(0)), None);
    }

    #[test]
    fn solo_goes_there_and_back() {
        let mut selection = of(3);
        let hidden = |selection: &Selection| selection.all().iter().map(|it| it.hidden).collect::<Vec<_>>();
        selection.solo(SeriesId(1));
        assert_eq!(hidden(&selection), [true, false, true]);
        selection.solo(SeriesId(1));
        assert_eq!(hidden(&selection), [false, false, false]);
    }
}
