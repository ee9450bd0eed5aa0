//! Which series are shown, and in which colour each.

use crate::dataset::SeriesId;
use std::collections::{BTreeMap, BTreeSet};

/// How many series are shown at once: as many as there are colours that stay apart.
pub(super) const MOST: usize = 8;

/// A series that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chosen {
    /// Which it is.
    pub(super) series: SeriesId,
    /// Its colour and its letter, which stay while others come and go.
    pub(super) slot: usize,
    /// Whether it is switched off in the legend for now.
    pub(super) hidden: bool,
}

/// The letter of a colour, so that nothing is told by colour alone.
pub(super) fn letter(slot: usize) -> char {
    u8::try_from(slot % 26).ok().and_then(|it| b'A'.checked_add(it)).map_or('?', char::from)
}

/// The series that were chosen: those that are shown, in the order they were added, and those that wait for room.
#[derive(Clone, Debug, Default)]
pub(super) struct Selection {
    shown: Vec<Chosen>,
    waiting: Vec<SeriesId>,
    /// Both, to be found among many.
    members: BTreeSet<SeriesId>,
    /// The colour that a series had last, to have it again if it comes back.
    slots: BTreeMap<SeriesId, usize>,
    revision: u64,
}

impl Selection {
    /// The series that are shown, in the order they were added.
    pub(super) fn shown(&self) -> &[Chosen] {
        &self.shown
    }

    /// The series that are chosen beyond what can be told apart at once.
    pub(super) fn waiting(&self) -> &[SeriesId] {
        &self.waiting
    }

    /// All series that are chosen, those shown first.
    pub(super) fn all(&self) -> impl Iterator<Item = SeriesId> {
        self.shown.iter().map(|it| it.series).chain(self.waiting.iter().copied())
    }

    /// Counts the changes: what was worked out for another revision is stale.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether no more can be shown at once.
    pub(super) fn is_full(&self) -> bool {
        self.shown.len() >= MOST
    }

    /// A series that is shown.
    pub(super) fn get(&self, series: SeriesId) -> Option<&Chosen> {
        self.shown.iter().find(|it| it.series == series)
    }

    /// Whether a series is shown or waits.
    pub(super) fn has(&self, series: SeriesId) -> bool {
        self.members.contains(&series)
    }

    /// Adds a series in a colour that is free; where there is none, it waits.
    pub(super) fn add(&mut self, series: SeriesId) {
        if self.members.insert(series) {
            self.waiting.push(series);
            self.fill();
        }
    }

    /// Adds a series that is to be seen; where all colours are taken, the one added first makes room.
    pub(super) fn add_surely(&mut self, series: SeriesId) {
        if let Some(it) = self.shown.iter_mut().find(|it| it.series == series) {
            it.hidden = false;
            self.revision += 1;
            return;
        }
        self.members.insert(series);
        self.waiting.retain(|it| *it != series);
        if self.is_full() {
            let first = self.shown.remove(0);
            self.waiting.push(first.series);
        }
        self.waiting.insert(0, series);
        self.fill();
    }

    /// Takes a series off; the first of those that wait takes its place.
    pub(super) fn remove(&mut self, series: SeriesId) {
        self.members.remove(&series);
        self.shown.retain(|it| it.series != series);
        self.waiting.retain(|it| *it != series);
        self.fill();
    }

    /// Takes all off.
    pub(super) fn clear(&mut self) {
        self.members.clear();
        self.shown.clear();
        self.waiting.clear();
        self.revision += 1;
    }

    /// Shows those that wait, as many as there is room for; those that were shown wait behind the others.
    pub(super) fn next(&mut self) {
        let shown = std::mem::take(&mut self.shown);
        self.waiting.extend(shown.iter().map(|it| it.series));
        self.fill();
    }

    /// Switches a series off or on again.
    pub(super) fn toggle(&mut self, series: SeriesId) {
        if let Some(it) = self.shown.iter_mut().find(|it| it.series == series) {
            it.hidden = !it.hidden;
        }
        self.revision += 1;
    }

    /// Leaves one series on only; where it is the only one already, all are on again.
    pub(super) fn solo(&mut self, series: SeriesId) {
        let alone = self.shown.iter().all(|it| it.hidden != (it.series == series));
        for it in &mut self.shown {
            it.hidden = !alone && it.series != series;
        }
        self.revision += 1;
    }

    fn fill(&mut self) {
        let room = MOST.saturating_sub(self.shown.len()).min(self.waiting.len());
        for series in self.waiting.drain(..room) {
            let is_free = |slot: &usize| self.shown.iter().all(|it| it.slot != *slot);
            let before = self.slots.get(&series).copied().filter(is_free);
            let slot = before.or_else(|| (0..MOST).find(is_free)).unwrap_or(0);
            self.slots.insert(series, slot);
            self.shown.push(Chosen { series, slot, hidden: false });
        }
        self.revision += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Selection, letter};
    use crate::dataset::SeriesId;

    fn of(count: u32) -> Selection {
        let mut selection = Selection::default();
        (0..count).for_each(|it| selection.add(SeriesId(it)));
        selection
    }

    fn slots(selection: &Selection) -> Vec<(u32, usize)> {
        selection.shown().iter().map(|it| (it.series.0, it.slot)).collect()
    }

    #[test]
    fn a_series_keeps_its_colour() {
        let mut selection = of(3);
        selection.remove(SeriesId(0));
        assert_eq!(slots(&selection), [(1, 1), (2, 2)]);
        selection.add(SeriesId(7));
        assert_eq!(slots(&selection), [(1, 1), (2, 2), (7, 0)]);
        selection.remove(SeriesId(2));
        selection.add(SeriesId(2));
        assert_eq!(slots(&selection), [(1, 1), (7, 0), (2, 2)], "one that comes back has its colour again");
    }

    #[test]
    fn what_is_too_much_at_once_waits_and_can_be_reached() {
        let mut selection = of(20);
        assert_eq!((selection.shown().len(), selection.waiting().len()), (MOST, 12));
        let first: Vec<u32> = slots(&selection).iter().map(|it| it.0).collect();
        assert_eq!(first, (0..8).collect::<Vec<_>>());
        selection.next();
        assert_eq!(slots(&selection).iter().map(|it| it.0).collect::<Vec<_>>(), (8..16).collect::<Vec<_>>());
        selection.next();
        let third: Vec<u32> = slots(&selection).iter().map(|it| it.0).collect();
        assert_eq!(third, [16, 17, 18, 19, 0, 1, 2, 3]);
        let mut taken: Vec<usize> = slots(&selection).iter().map(|it| it.1).collect();
        taken.sort_unstable();
        assert_eq!(taken, (0..8).collect::<Vec<_>>(), "no colour twice");
        assert_eq!(selection.all().count(), 20, "none is dropped");
    }

    #[test]
    fn taking_one_off_makes_room_for_one_that_waits() {
        let mut selection = of(9);
        selection.remove(SeriesId(3));
        selection.add(SeriesId(8));
        assert_eq!(selection.all().count(), 8, "one that is chosen is not chosen twice");
        assert_eq!(selection.get(SeriesId(8)).map(|it| it.slot), Some(3));
        assert!(selection.waiting().is_empty() && !selection.has(SeriesId(3)));
    }

    #[test]
    fn what_is_to_be_seen_is_seen() {
        let mut selection = of(8);
        selection.add_surely(SeriesId(20));
        assert_eq!(selection.get(SeriesId(20)).map(|it| it.slot), Some(0));
        assert_eq!(selection.waiting(), [SeriesId(0)], "the first makes room and is not dropped");
    }

    #[test]
    fn solo_goes_there_and_back() {
        let mut selection = of(3);
        let hidden = |selection: &Selection| selection.shown().iter().map(|it| it.hidden).collect::<Vec<_>>();
        selection.solo(SeriesId(1));
        assert_eq!(hidden(&selection), [true, false, true]);
        selection.solo(SeriesId(1));
        assert_eq!(hidden(&selection), [false, false, false]);
    }

    #[test]
    fn letters_go_with_colours() {
        assert_eq!([0, 1, 7].map(letter), ['A', 'B', 'H']);
    }
}
