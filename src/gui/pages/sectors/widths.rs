//! How wide columns are: as wide as what stands in them, as far as there is room.
//!
//! Figures are never cut. Where there is too little room, names give way first, then whole columns; where that does not
//! help either, the table is scrolled sideways.

use super::columns::{Col, Columns};

/// Between columns.
pub(super) const SPACE: f32 = 14.0;
/// The axis takes so much before names get all that they need.
const AXIS_GOOD: f32 = 170.0;
/// The least width of the axis.
const AXIS_LEAST: f32 = 130.0;
/// The width of the small curves.
const TREND: f32 = 56.0;
/// The sector is never made narrower to have the figure in sight.
const SECTOR_LEAST: f32 = 90.0;
/// No column is made narrower by hand.
const LEAST: f32 = 28.0;

/// What goes first where there is no room for all.
const LEAST_NEEDED: [Col; 8] = [
    Col::Claims,
    Col::Trend,
    Col::Source,
    Col::Size,
    Col::Change,
    Col::AsOf,
    // Who sees the group has asked for it.
    Col::Group,
    Col::Region,
];

/// How wide what stands in each column is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Naturals {
    widths: [f32; Col::ALL.len()],
    /// That of the sector where the size class stands beside it.
    with_size: f32,
}

impl Naturals {
    /// Notes that something so wide stands in a column; says whether that is more than was known.
    pub(super) fn note(&mut self, col: Col, width: f32) -> bool {
        let known = self.widths.get_mut(col as usize);
        known.is_some_and(|known| {
            let wider = width > *known;
            *known = known.max(width);
            wider
        })
    }

    /// The same for a sector with its size class.
    pub(super) fn note_with_size(&mut self, width: f32) {
        self.with_size = self.with_size.max(width);
    }

    /// What a column needs for all that stands in it to be whole.
    pub(super) fn of(&self, col: Col, has_size: bool) -> f32 {
        let known = self.widths.get(col as usize).copied().unwrap_or_default();
        match col {
            Col::Axis => AXIS_GOOD,
            Col::Trend => known.max(TREND),
            Col::Sector if !has_size => known.max(self.with_size),
            _ => known,
        }
    }

    /// What a column needs at least.
    fn least(&self, col: Col, has_size: bool) -> f32 {
        let names = match col {
            Col::Sector if has_size => 120.0,
            Col::Sector => 170.0,
            Col::Metric => 132.0,
            Col::Group | Col::Region | Col::Size | Col::Source => 78.0,
            Col::Axis => return AXIS_LEAST,
            _ => f32::INFINITY,
        };
        self.of(col, has_size).min(names)
    }
}

/// A column with its place, from the left edge of the first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) col: Col,
    pub(super) left: f32,
    pub(super) width: f32,
}

/// The columns that are shown, with their places.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    pub(super) places: Vec<Place>,
    /// From the left edge of the first to the right edge of the last.
    pub(super) width: f32,
    /// The columns for which there was no room.
    pub(super) left_out: Vec<Col>,
}

impl Layout {
    /// Whether a column is shown.
    pub(super) fn shows(&self, col: Col) -> bool {
        self.places.iter().any(|it| it.col == col)
    }

    /// The columns that are shown, from left to right.
    pub(super) fn cols(&self) -> Vec<Col> {
        self.places.iter().map(|it| it.col).collect()
    }
}

/// Lays the wanted columns out in a width; those of `needless` say the same in every row and are not shown.
pub(super) fn fit(columns: &Columns, needless: &[Col], naturals: &Naturals, room: f32) -> Layout {
    let mut cols: Vec<Col> = columns.wanted().filter(|it| !needless.contains(it)).collect();
    let says_size = needless.contains(&Col::Size);
    let mut left_out = Vec::new();
    let total = |widths: &[f32]| widths.iter().map(|it| it + SPACE).sum::<f32>() - SPACE;
    let least = |cols: &[Col]| -> Vec<f32> {
        let has_size = says_size || cols.contains(&Col::Size);
        cols.iter().map(|it| naturals.least(*it, has_size)).collect()
    };
    for col in LEAST_NEEDED {
        if total(&least(&cols)) <= room {
            break;
        }
        if cols.contains(&col) {
            left_out.push(col);
            cols.retain(|it| *it != col);
        }
    }
    let has_size = says_size || cols.contains(&Col::Size);
    let mut widths = least(&cols);
    if total(&widths) > room {
        // It is scrolled sideways: what is in sight before that is the name with the figure.
        cols.sort_by_key(|it| !matches!(it, Col::Sector | Col::Rate));
        widths = least(&cols);
        let left = room - SPACE - naturals.of(Col::Rate, has_size);
        for (_, width) in cols.iter().zip(&mut widths).filter(|it| *it.0 == Col::Sector) {
            *width = width.min(left.max(SECTOR_LEAST));
        }
    }
    let by_hand = |col: Col| columns.widths().iter().find(|(it, _)| *it == col).map(|(_, width)| *width);
    for (col, width) in cols.iter().zip(&mut widths) {
        if let Some(chosen) = by_hand(*col) {
            let floor = if col.is_whole() { naturals.of(*col, has_size) } else { LEAST };
            *width = chosen.max(floor);
        }
    }
    let free: Vec<bool> = cols.iter().map(|it| by_hand(*it).is_none()).collect();
    share(&cols, &mut widths, &free, room + SPACE, |it| naturals.of(it, has_size));
    let mut left = 0.0;
    let mut places = Vec::new();
    for (col, width) in cols.into_iter().zip(widths) {
        places.push(Place { col, left, width });
        left += width + SPACE;
    }
    Layout { places, width: (left - SPACE).max(0.0), left_out }
}

/// Gives out what is left of the room: to the axis until it is good, to the names until they are whole, and the rest to
/// the axis again.
fn share(cols: &[Col], widths: &mut [f32], free: &[bool], room: f32, natural: impl Fn(Col) -> f32) {
    let mut left = room - widths.iter().map(|it| it + SPACE).sum::<f32>();
    let axis = cols.iter().zip(free).position(|(it, free)| *it == Col::Axis && *free);
    let mut give = |widths: &mut [f32], at: usize, most: f32| {
        let more = most.min(left).max(0.0);
        if let Some(width) = widths.get_mut(at) {
            *width += more;
            left -= more;
        }
    };
    if let Some(at) = axis {
        let now = widths.get(at).copied().unwrap_or_default();
        give(widths, at, AXIS_GOOD - now);
    }
    for (at, (col, free)) in cols.iter().zip(free).enumerate() {
        let now = widths.get(at).copied().unwrap_or_default();
        if *free && *col != Col::Axis {
            give(widths, at, natural(*col) - now);
        }
    }
    if let Some(at) = axis {
        give(widths, at, f32::INFINITY);
    }
}

#[cfg(test)]
mod tests {
    use super::{AXIS_LEAST, Layout, Naturals, SPACE, fit};
    use crate::gui::pages::sectors::columns::{Col, Columns};

    fn naturals() -> Naturals {
        let mut naturals = Naturals::default();
        for (col, width) in [
            (Col::Sector, 200.0),
            (Col::Region, 90.0),
            (Col::Size, 150.0),
            (Col::Metric, 160.0),
            (Col::Rate, 140.0),
            (Col::AsOf, 50.0),
            (Col::Change, 130.0),
            (Col::Claims, 44.0),
            (Col::Source, 180.0),
        ] {
            assert!(naturals.note(col, width));
        }
        assert!(!naturals.note(Col::Rate, 100.0));
        naturals.note_with_size(280.0);
        naturals
    }

    fn width(layout: &Layout, col: Col) -> f32 {
        layout.places.iter().find(|it| it.col == col).map_or(0.0, |it| it.width)
    }

    #[test]
    fn figures_are_never_narrower_than_what_they_say() {
        for room in [80.0, 300.0, 600.0, 840.0, 1076.0, 1600.0, 4000.0] {
            let layout = fit(&Columns::default(), &[], &naturals(), room);
            for col in [Col::Rate, Col::Change, Col::AsOf, Col::Claims] {
                assert!(!layout.shows(col) || width(&layout, col) >= naturals().of(col, true), "{col:?} at {room}");
            }
            assert!(layout.shows(Col::Rate) && layout.shows(Col::Sector) && layout.shows(Col::Axis));
            assert!(layout.width <= room || layout.left_out.len() == 7, "{layout:?}");
            let mut left = 0.0;
            for place in &layout.places {
                assert_eq!(place.left, left);
                left += place.width + SPACE;
            }
        }
        let wide = fit(&Columns::default(), &[], &naturals(), 4000.0);
        assert_eq!((wide.width, wide.left_out.len()), (4000.0, 0), "the axis takes what is left");
    }

    #[test]
    fn what_is_least_needed_goes_first() {
        let narrow = fit(&Columns::default(), &[], &naturals(), 840.0);
        assert!(!narrow.shows(Col::Claims) && !narrow.shows(Col::Trend) && narrow.shows(Col::Metric));
        let hardly = fit(&Columns::default(), &[], &naturals(), 300.0);
        assert_eq!(hardly.cols(), [Col::Sector, Col::Rate, Col::Metric, Col::Axis]);
        assert!(hardly.places[1].left + hardly.places[1].width <= 300.0, "name and figure are in sight: {hardly:?}");
        assert!(hardly.width > 300.0, "it is scrolled sideways");
        assert_eq!(width(&hardly, Col::Axis), AXIS_LEAST);
    }

    #[test]
    fn a_width_by_hand_is_kept_and_takes_no_column_away() {
        let mut columns = Columns::default();
        columns.set_width(Col::Source, 700.0);
        columns.set_width(Col::Rate, 10.0);
        columns.set_width(Col::Axis, 90.0);
        let layout = fit(&columns, &[Col::Metric], &naturals(), 1076.0);
        let plain = fit(&Columns::default(), &[Col::Metric], &naturals(), 1076.0);
        assert_eq!(layout.cols(), plain.cols());
        assert_eq!((width(&layout, Col::Source), width(&layout, Col::Axis)), (700.0, 90.0));
        assert_eq!(width(&layout, Col::Rate), 140.0, "a figure is never cut, by hand neither");
        assert!(!layout.shows(Col::Metric));
    }
}
