//! Where the rows are: exact at a million of them, and beyond.
//!
//! A place on the screen is a 32-bit number, and so is all that egui's own scroll area counts in. At 32 points a row
//! such a number can no longer tell pixels apart from half a million rows on, so distances from the first row are kept in 64
//! bits here, and only what lies within the window becomes a place on the screen.

use std::ops::Range;

/// How far the rows are scrolled, in points from the top of the first.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Scroll {
    top: f64,
}

/// What is scrolled: so many rows of a height, of which a height is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) rows: usize,
    pub(super) row: f32,
    pub(super) view: f32,
}

impl Extent {
    fn whole(self) -> f64 {
        self.rows as f64 * f64::from(self.row)
    }

    fn most(self) -> f64 {
        (self.whole() - f64::from(self.view)).max(0.0)
    }

    /// Whether not all rows can be seen at once.
    pub(super) fn overflows(self) -> bool {
        self.most() > 0.0
    }

    /// How many whole rows can be seen at once.
    #[expect(clippy::cast_sign_loss, reason = "`as` makes nothing of a negative height")]
    pub(super) fn page(self) -> usize {
        (self.view / self.row) as usize
    }
}

impl Scroll {
    /// Keeps within what there is.
    pub(super) fn clamp(&mut self, extent: Extent) {
        self.top = self.top.clamp(0.0, extent.most());
    }

    /// Scrolls down by a distance, as far as there are rows; says how far that was.
    pub(super) fn by(&mut self, points: f32, extent: Extent) -> f32 {
        let before = self.top;
        self.top += f64::from(points);
        self.clamp(extent);
        (self.top - before) as f32
    }

    /// Scrolls down by a number of rows; how far that can go is seen when they are drawn.
    pub(super) fn by_rows(&mut self, rows: f64, row: f32) {
        self.top += rows * f64::from(row);
    }

    /// Scrolls as little as brings a row into view whole.
    pub(super) fn reveal(&mut self, row: usize, extent: Extent) {
        let (above, height) = (row as f64 * f64::from(extent.row), f64::from(extent.row));
        let most = above.max(0.0);
        let least = above + height - f64::from(extent.view);
        self.top = self.top.max(least).min(most);
        self.clamp(extent);
    }

    /// The rows that can be seen, also in part.
    #[expect(clippy::cast_sign_loss, reason = "`as` makes nothing of what is negative")]
    pub(super) fn seen(self, extent: Extent) -> Range<usize> {
        let first = (self.top / f64::from(extent.row)).floor() as usize;
        let end = ((self.top + f64::from(extent.view)) / f64::from(extent.row)).ceil() as usize;
        first.min(extent.rows)..end.min(extent.rows)
    }

    /// From the top of the view to the top of a row.
    pub(super) fn offset(self, row: usize, extent: Extent) -> f32 {
        (row as f64 * f64::from(extent.row) - self.top) as f32
    }

    /// How far the last row reaches down in the view.
    pub(super) fn bottom(self, extent: Extent) -> f32 {
        ((extent.whole() - self.top) as f32).min(extent.view)
    }

    /// Where the handle of a scroll bar stands, of a length: its start and its own length.
    pub(super) fn handle(self, extent: Extent, track: f32, least: f32) -> (f32, f32) {
        let share = (f64::from(extent.view) / extent.whole().max(1.0)).min(1.0) as f32;
        let length = (track * share).max(least).min(track);
        let at = if extent.most() > 0.0 { (self.top / extent.most()) as f32 } else { 0.0 };
        ((track - length) * at, length)
    }

    /// Scrolls to where the start of the handle was dragged.
    pub(super) fn drag_to(&mut self, start: f32, extent: Extent, track: f32, length: f32) {
        let room = f64::from(track - length);
        self.top = if room > 0.0 { f64::from(start) / room * extent.most() } else { 0.0 };
        self.clamp(extent);
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, Scroll};

    const MILLION: Extent = Extent { rows: 1_000_000, row: 32.0, view: 500.0 };

    #[test]
    fn the_last_of_a_million_rows_is_reached_and_every_place_is_exact() {
        let mut scroll = Scroll::default();
        scroll.reveal(999_999, MILLION);
        assert_eq!(scroll.seen(MILLION), 999_984..1_000_000);
        assert_eq!(scroll.offset(999_999, MILLION), 468.0);
        assert_eq!(scroll.bottom(MILLION), 500.0);
        // Half a point at a time, as a fine wheel turns: 32-bit places would not move at all.
        scroll.by(-0.5, MILLION);
        assert_eq!(scroll.offset(999_999, MILLION), 468.5);
        scroll.by(1e12, MILLION);
        assert_eq!(scroll.offset(999_999, MILLION), 468.0);
        for row in [123_457, 524_289, 777_777] {
            scroll.reveal(row, MILLION);
            scroll.by(0.25, MILLION);
            let first = scroll.offset(row, MILLION);
            assert_eq!(scroll.offset(row + 1, MILLION) - first, 32.0);
        }
    }

    #[test]
    fn the_bar_leads_to_both_ends() {
        let mut scroll = Scroll::default();
        let (start, length) = scroll.handle(MILLION, 400.0, 24.0);
        assert_eq!((start, length), (0.0, 24.0));
        scroll.drag_to(376.0, MILLION, 400.0, length);
        assert_eq!(scroll.seen(MILLION).end, 1_000_000);
        assert_eq!(scroll.handle(MILLION, 400.0, 24.0).0, 376.0);
        scroll.drag_to(-5.0, MILLION, 400.0, length);
        assert_eq!(scroll.seen(MILLION), 0..16);
    }

    #[test]
    fn few_rows_do_not_scroll() {
        let few = Extent { rows: 3, ..MILLION };
        let mut scroll = Scroll::default();
        scroll.by(100.0, few);
        assert_eq!((scroll.seen(few), scroll.bottom(few), few.overflows()), (0..3, 96.0, false));
        scroll.reveal(2, few);
        assert_eq!(scroll, Scroll::default());
        let none = Extent { rows: 0, ..MILLION };
        scroll.reveal(0, none);
        assert_eq!((scroll.seen(none), scroll.handle(none, 100.0, 24.0)), (0..0, (0.0, 100.0)));
    }
}
