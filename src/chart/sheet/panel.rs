//! One plot of a sheet: grid, goal, events, joins, marks and the texts among them.

use super::axes;
use super::labels::Places;
use super::plot::{Curve, Panel, Plot};
use super::text::{Measure, fit};
use super::{Anchor, Face, Frame, Ink, Sheet, line};
use crate::chart::mark::MARK;
use crate::chart::scale::{Ruler, Scale};
use crate::chart::scene::{Dash, Item, Point, Role};
use crate::chart::trend::{Entry, Plane};
use crate::figure::Range;

/// Room above the greatest value for whole marks and the word at the goal, and below the least.
const HEAD: f32 = 18.0;
const FOOT: f32 = 6.0;
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
    pub(super) fn draw(&self, sheet: &mut Sheet, room: Frame, gutter: f32, names_events: bool) -> Vec<String> {
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
            let joins = curve.joins.iter().filter_map(|it| plane.join(*it)).collect();
            sheet.shapes(Ink::Series(curve.slot), Some(clip), curve.name.as_str(), joins);
        }
        for it in &self.panel.implied {
            let items = plane.mark(&it.entry, it.range, self.plot.tolerance);
            sheet.shapes(Ink::Derived, Some(clip), it.label.as_str(), items);
        }
        for curve in &self.panel.curves {
            self.curve(sheet, plane, clip, curve);
        }
        self.name_implied(sheet, plane, &mut places);
        let mut left_over = Vec::new();
        for event in events.iter().filter(|_| names_events) {
            let x = plane.x.at(event.day);
            let text = fit(&event.label, Face::Small, WIDEST.min(frame.width() * 0.6), self.measure);
            let sides = [(x + 6.0, Anchor::Start), (x - 6.0, Anchor::End)];
            let rows = (0..ROWS).map(|row| frame.max.y - 12.0 - ROW * f32::from(row));
            let at: Vec<_> = rows.flat_map(|y| sides.map(|(x, anchor)| (Point::new(x, y), anchor))).collect();
            if !places.write(sheet, &text, Ink::Secondary, &at) {
                left_over.push(event.label.clone());
            }
        }
        left_over
    }

    fn plane(&self, frame: Frame) -> Plane {
        let (low, high) = self.panel.values;
        let (low, high) = if self.panel.log { (low.log10(), high.log10()) } else { (low, high) };
        let point = (high - low) / f64::from((frame.height() - HEAD - FOOT).max(1.0));
        let (low, high) = (low - point * f64::from(FOOT), high + point * f64::from(HEAD));
        let values = Scale { low, high, start: frame.max.y, end: frame.min.y };
        Plane {
            x: Scale { low: self.plot.days.0, high: self.plot.days.1, start: frame.min.x, end: frame.max.x },
            y: if self.panel.log { Ruler::Log(values) } else { Ruler::Even(values) },
        }
    }

    fn goal(&self, sheet: &mut Sheet, plane: Plane, frame: Frame, places: &mut Places<'_>) {
        let Some(goal) = self.panel.goal.filter(|it| plane.y.shows(*it)) else { return };
        let y = plane.y.at(goal);
        let item = line(Point::new(frame.min.x, y), Point::new(frame.max.x, y), Dash::Dashed, 1.0);
        sheet.shapes(Ink::Alarm, None, self.plot.words.goal, vec![item]);
        // Above the line, else below it; at the right end, else farther in.
        let ends = [frame.max.x - 4.0, frame.max.x - 80.0, frame.max.x - 160.0, frame.min.x + 60.0];
        let at: Vec<_> = ends.iter().flat_map(|x| [(*x, y - 5.0), (*x, y + 13.0)]).collect();
        let at: Vec<_> = at.into_iter().map(|(x, y)| (Point::new(x, y), Anchor::End)).collect();
        places.write(sheet, self.plot.words.goal, Ink::Alarm, &at);
    }

    /// The marks of a series, each a piece of its own where it has words.
    fn curve(&self, sheet: &mut Sheet, plane: Plane, clip: Frame, curve: &Curve) {
        let ink = Ink::Series(curve.slot);
        let mut together = Vec::new();
        for (at, entry) in plane.in_view(&curve.entries) {
            let items = plane.mark(entry, curve.range, self.plot.tolerance);
            // Among several series the hatch alone says "derived"; the colour says whose it is.
            let own = |it: Item| if it.role == Role::Derived { Item { role: Role::Series, ..it } } else { it };
            let items: Vec<Item> = items.into_iter().map(own).collect();
            match curve.said.get(at) {
                Some(said) => sheet.shapes(ink, Some(clip), said.as_str(), items),
                None => together.extend(items),
            }
        }
        sheet.shapes(ink, Some(clip), curve.name.as_str(), together);
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
            places.write(sheet, &it.label, Ink::Derived, &at);
        }
    }
}

/// The place of a mark.
fn extent(plane: Plane, entry: &Entry, range: Range, tolerance: f64) -> Option<Frame> {
    let (top, bottom) = plane.extent(entry, range, tolerance)?;
    let (x, half) = (plane.x.at(entry.day) + entry.shift, MARK / 2.0);
    let frame = Frame::new(x - half, top, x + half, bottom);
    Some(if bottom - top < MARK { frame.grown(0.0, half) } else { frame })
}
