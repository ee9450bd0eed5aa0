//! One plot of a sheet: grid, goal, events, joins, marks and the texts among them.

use super::axes;
use super::key::Seen;
use super::labels::Places;
use super::plot::{Curve, ImpliedBound, Panel, Plot};
use super::text::{Measure, fit};
use super::{Anchor, Face, Frame, Ink, Sheet, line};
use crate::chart::mark::MARK;
use crate::chart::scale::Scale;
use crate::chart::scene::{Dash, Item, Point, Role};
use crate::chart::thin::Piece;
use crate::chart::trend::{Entry, Plane};
use crate::figure::Range;

/// Lines of event labels at the foot of a plot, and the width that a label takes at most.
const ROWS: u8 = 6;
const ROW: f32 = 15.0;
const WIDEST: f32 = 420.0;
/// Where there are more marks than that, texts don't look for places between them.
const MANY: usize = 2000;

/// A panel on its place.
pub(super) struct Drawn<'a> {
    pub(super) plot: &'a Plot,
    pub(super) panel: &'a Panel,
    pub(super) measure: &'a Measure<'a>,
}

impl Drawn<'_> {
    /// Draws the panel; `names_events` says whether the events are named here. Gives back the names for which there was
    /// no room.
    pub(super) fn draw(
        &self,
        sheet: &mut Sheet,
        room: Frame,
        gutter: f32,
        names_events: bool,
        seen: &mut Seen,
    ) -> Vec<String> {
        let frame = Frame::new(room.min.x + gutter, room.min.y, room.max.x, room.max.y - axes::FOOT);
        let plane = self.plane(frame);
        let values = axes::values(self.plot, self.panel, frame.height());
        axes::draw(sheet, self.plot, plane, frame, &values, self.measure);
        // Whole marks at the first and the last day.
        let clip = frame.grown(MARK, 0.0);
        let mut places = Places::new(frame, self.marks(plane), self.measure);
        self.goal(sheet, plane, frame, &mut places);
        let events: Vec<_> =
            self.plot.events.iter().filter(|it| (plane.x.low..=plane.x.high).contains(&it.day)).collect();
        for event in &events {
            let x = plane.x.at(event.day);
            let item = line(Point::new(x, frame.min.y), Point::new(x, frame.max.y), Dash::Dashed, 0.75);
            sheet.shapes(Ink::Secondary, None, event.label.as_str(), vec![item]);
        }
        for curve in &self.panel.curves {
            let joins = plane.joins(&curve.entries, &curve.joins);
            sheet.shapes(Ink::Series(curve.slot), Some(clip), curve.name.as_str(), joins);
        }
        let in_view = |it: &&ImpliedBound| (plane.x.low..=plane.x.high).contains(&it.entry.day);
        for it in self.panel.implied.iter().filter(in_view) {
            let items = plane.mark(&it.entry, it.range, self.plot.tolerance);
            if !items.is_empty() {
                seen.mark(&it.entry);
            }
            sheet.shapes(Ink::Derived, Some(clip), it.label.as_str(), items);
        }
        for curve in &self.panel.curves {
            self.curve(sheet, plane, clip, curve, seen);
        }
        self.letters(sheet, plane, &mut places);
        self.name_implied(sheet, plane, &mut places);
        let mut left_over = Vec::new();
        for event in events.iter().filter(|_| names_events) {
            let x = plane.x.at(event.day);
            let text = fit(&event.label, Face::Small, WIDEST.min(frame.width() * 0.6), self.measure);
            let sides = [(x + 6.0, Anchor::Start), (x - 6.0, Anchor::End)];
            let rows = (0..ROWS).map(|row| frame.max.y - 12.0 - ROW * f32::from(row));
            let at: Vec<_> = rows.flat_map(|y| sides.map(|(x, anchor)| (Point::new(x, y), anchor))).collect();
            if !places.write(sheet, &text, (Face::Small, Ink::Secondary), &at) {
                left_over.push(event.label.clone());
            }
        }
        left_over
    }

    fn plane(&self, frame: Frame) -> Plane {
        Plane {
            x: Scale { low: self.plot.days.0, high: self.plot.days.1, start: frame.min.x, end: frame.max.x },
            y: axes::ruler(self.panel, frame.min.y, frame.max.y),
        }
    }

    fn goal(&self, sheet: &mut Sheet, plane: Plane, frame: Frame, places: &mut Places<'_>) {
        let Some((goal, text)) = self.panel.goal.as_ref().filter(|(it, _)| plane.y.shows(*it)) else { return };
        let y = plane.y.at(*goal);
        let item = line(Point::new(frame.min.x, y), Point::new(frame.max.x, y), Dash::Dashed, 1.0);
        sheet.shapes(Ink::Goal, None, text.as_str(), vec![item]);
        // Above the line, else below it; at the right end, else farther in.
        let ends = [frame.max.x - 4.0, frame.max.x - 90.0, frame.max.x - 180.0, frame.min.x + 90.0];
        let at: Vec<_> = ends.iter().flat_map(|x| [(*x, y - 5.0), (*x, y + 13.0)]).collect();
        let at: Vec<_> = at.into_iter().map(|(x, y)| (Point::new(x, y), Anchor::End)).collect();
        places.write(sheet, text, (Face::Small, Ink::Goal), &at);
    }

    /// The marks of a series, each a piece of its own where it has words.
    fn curve(&self, sheet: &mut Sheet, plane: Plane, clip: Frame, curve: &Curve, seen: &mut Seen) {
        let ink = Ink::Series(curve.slot);
        // Among several series the hatch alone says "derived"; the colour says whose it is.
        let own = |it: Item| if it.role == Role::Derived { Item { role: Role::Series, ..it } } else { it };
        let mut together = Vec::new();
        for piece in plane.pieces(&curve.entries) {
            let (at, entry) = match piece {
                Piece::One(at, entry) => (at, entry),
                Piece::Many(column) => {
                    seen.crowd(column.disputed);
                    together.extend(plane.column_mark(&column, curve.range));
                    continue;
                }
            };
            let items: Vec<Item> = plane.mark(entry, curve.range, self.plot.tolerance).into_iter().map(own).collect();
            if !items.is_empty() {
                seen.mark(entry);
            }
            match curve.said.get(at) {
                Some(said) => sheet.shapes(ink, Some(clip), said.as_str(), items),
                None => together.extend(items),
            }
        }
        sheet.shapes(ink, Some(clip), curve.name.as_str(), together);
    }

    /// The letter of each series beside its last claim, of several for one day that which stands for it: colours alone do
    /// not tell them apart.
    fn letters(&self, sheet: &mut Sheet, plane: Plane, places: &mut Places<'_>) {
        if self.panel.curves.len() < 2 {
            return;
        }
        for curve in &self.panel.curves {
            let mut ends = plane.in_view(&curve.entries).rev().filter(|(_, it)| it.leads);
            let last = ends.find_map(|(_, it)| extent(plane, it, curve.range, self.plot.tolerance));
            let Some(last) = last else { continue };
            let middle = f32::midpoint(last.min.y, last.max.y) + Face::Letter.size() * 0.36;
            let sides = [(last.max.x + 4.0, Anchor::Start), (last.min.x - 4.0, Anchor::End)];
            let heights = [0.0, 15.0, -15.0, 30.0, -30.0].map(|it| middle + it);
            let at: Vec<_> =
                sides.iter().flat_map(|(x, anchor)| heights.map(|y| (Point::new(*x, y), *anchor))).collect();
            places.write(sheet, &curve.letter.to_string(), (Face::Letter, Ink::Series(curve.slot)), &at);
        }
    }

    /// Where marks stand, as far as texts can care.
    fn marks(&self, plane: Plane) -> Vec<Frame> {
        let of = |entry: &Entry, range: Range| extent(plane, entry, range, self.plot.tolerance);
        let curves = &self.panel.curves;
        if curves.iter().map(|it| it.entries.len()).sum::<usize>() > MANY {
            return Vec::new();
        }
        let claims =
            curves.iter().flat_map(|it| plane.in_view(&it.entries).filter_map(move |(_, entry)| of(entry, it.range)));
        claims.chain(self.panel.implied.iter().filter_map(|it| of(&it.entry, it.range))).collect()
    }

    fn name_implied(&self, sheet: &mut Sheet, plane: Plane, places: &mut Places<'_>) {
        for it in &self.panel.implied {
            let Some(bar) = extent(plane, &it.entry, it.range, self.plot.tolerance) else { continue };
            let heights = [0.55, 0.4, 0.7, 0.25, 0.85, 0.1].map(|share| bar.min.y + bar.height() * share);
            let sides = [(bar.max.x + 6.0, Anchor::Start), (bar.min.x - 6.0, Anchor::End)];
            let at: Vec<_> =
                sides.iter().flat_map(|(x, anchor)| heights.map(|y| (Point::new(*x, y), *anchor))).collect();
            places.write(sheet, &it.label, (Face::Small, Ink::Derived), &at);
        }
    }
}

/// The place of a mark.
fn extent(plane: Plane, entry: &Entry, range: Range, tolerance: f64) -> Option<Frame> {
    let (top, bottom) = plane.extent(entry, range, tolerance)?;
    let (x, half) = (plane.place(entry), MARK / 2.0);
    let frame = Frame::new(x - half, top, x + half, bottom);
    Some(if bottom - top < MARK { frame.grown(0.0, half) } else { frame })
}
