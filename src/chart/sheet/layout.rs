//! Where everything on a sheet stands.

use super::key::{self, Seen};
use super::panel::Drawn;
use super::plot::{Curve, Plot};
use super::text::{Measure, fit, wrap, wrap_at_most};
use super::{Anchor, Face, Frame, Ink, Sheet, axes, block};
use crate::chart::scene::Point;

/// Between the edge of the sheet and what is on it.
const PAD: f32 = 24.0;
/// Between two groups.
const GAP: f32 = 12.0;
/// Between the panels of a sheet.
const BETWEEN: f32 = 22.0;
/// The side of the square before a name in the legend, and what follows it.
const SWATCH: f32 = 13.0;
const STEP: f32 = 6.0;
/// Between two entries of the legend or the key: fonts that stand in for ours may be a little wider.
const APART: f32 = 22.0;
/// Lines that each line on the sources may take, and those of a single note.
const SOURCES: usize = 2;
const NOTE: usize = 2;
/// The plot and its foot have found to each other after so many passes.
const PASSES: usize = 4;

/// Lays a plot out on a sheet of that size; `measure` says how wide a text is.
pub fn sheet(plot: &Plot, (width, height): (f32, f32), measure: &Measure<'_>) -> Sheet {
    let mut sheet =
        Sheet { width, height, title: plot.title.clone(), description: description(plot), pieces: Vec::new() };
    let ground = Frame::new(0.0, 0.0, width, height);
    sheet.shapes(Ink::Ground, None, "", vec![block(ground, 1.0)]);
    let mut pen = Pen { left: PAD, right: width - PAD, y: PAD, measure };
    pen.lines(&mut sheet, &wrap_at_most(&plot.title, Face::Title, pen.width(), 2, measure), Face::Title, Ink::Text);
    for told in &plot.told {
        let lines = wrap_at_most(told, Face::Plain, pen.width(), NOTE, measure);
        pen.lines(&mut sheet, &lines, Face::Plain, Ink::Secondary);
    }
    pen.y += GAP * 0.5;
    legend(&mut sheet, plot, &mut pen, height * 0.25);
    pen.y += GAP * 0.5;
    let top = pen.y;
    // The plot gets what the foot leaves, and says which marks it has and which events it could not name, which the foot
    // then tells: with that it is drawn again.
    let before = sheet.pieces.len();
    let (mut seen, mut left_over) = (Seen::default(), Vec::new());
    let mut foot = Foot::new(plot, &pen, height * 0.3, &seen, &left_over);
    for _ in 0..PASSES {
        sheet.pieces.truncate(before);
        let mut drawn = Seen::default();
        let room = Frame::new(PAD, top, width - PAD, height - PAD - foot.height - GAP);
        let unnamed = panels(&mut sheet, plot, room, measure, &mut drawn);
        if drawn == seen && unnamed == left_over {
            break;
        }
        (seen, left_over) = (drawn, unnamed);
        foot = Foot::new(plot, &pen, height * 0.3, &seen, &left_over);
    }
    pen.y = height - PAD - foot.height;
    foot.draw(&mut sheet, plot, &mut pen);
    sheet
}

/// Goes down the sheet.
struct Pen<'m> {
    left: f32,
    right: f32,
    y: f32,
    measure: &'m Measure<'m>,
}

impl Pen<'_> {
    fn width(&self) -> f32 {
        self.right - self.left
    }

    fn lines(&mut self, sheet: &mut Sheet, lines: &[String], face: Face, ink: Ink) {
        for line in lines {
            let at = Point::new(self.left, self.y + face.size());
            sheet.text(line, at, Anchor::Start, face, ink);
            self.y += face.line();
        }
    }
}

/// Everything in words, for those who don't see it.
fn description(plot: &Plot) -> String {
    let curves = plot.panels.iter().flat_map(|it| &it.curves);
    let named = curves.map(|it| [it.name.as_str(), it.latest.as_str()].join(" ").trim().to_owned());
    let all = plot.told.iter().cloned().chain(named).chain(plot.notes.iter().cloned());
    all.chain(plot.sources.iter().cloned()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Colour, name and latest figure of each series, once.
fn legend(sheet: &mut Sheet, plot: &Plot, pen: &mut Pen<'_>, most: f32) {
    let mut all: Vec<&Curve> = Vec::new();
    for curve in plot.panels.iter().flat_map(|it| &it.curves) {
        if !all.iter().any(|it| it.slot == curve.slot && it.name == curve.name) {
            all.push(curve);
        }
    }
    let line = Face::Plain.line() + 3.0;
    let end = pen.y + most;
    let mut x = pen.left;
    for (at, curve) in all.iter().enumerate() {
        let latest = if curve.latest.is_empty() { 0.0 } else { STEP + (pen.measure)(&curve.latest, Face::Strong) };
        let room = pen.width() - SWATCH - STEP - latest;
        let name = fit(&curve.name, Face::Plain, room, pen.measure);
        let name_width = (pen.measure)(&name, Face::Plain);
        let width = SWATCH + STEP + name_width + latest;
        if x > pen.left && x + width > pen.right {
            x = pen.left;
            pen.y += line;
            if pen.y + line > end {
                let more = (plot.words.more)(all.len() - at, plot.words.language);
                sheet.text(more, Point::new(x, pen.y + Face::Plain.size()), Anchor::Start, Face::Plain, Ink::Secondary);
                break;
            }
        }
        let base = pen.y + Face::Plain.size();
        let swatch = Frame::new(x, base - SWATCH + 2.0, x + SWATCH, base + 2.0);
        sheet.shapes(Ink::Series(curve.slot), None, curve.name.as_str(), vec![block(swatch, 1.0)]);
        let middle = Point::new(x + SWATCH / 2.0, base - SWATCH / 2.0 + 2.0 + Face::Letter.size() * 0.36);
        sheet.text(curve.letter, middle, Anchor::Middle, Face::Letter, Ink::Ground);
        let left = x + SWATCH + STEP;
        sheet.text(name, Point::new(left, base), Anchor::Start, Face::Plain, Ink::Text);
        if latest > 0.0 {
            let at = Point::new(left + name_width + STEP, base);
            sheet.text(&curve.latest, at, Anchor::Start, Face::Strong, Ink::Text);
        }
        x += width + APART;
    }
    if !all.is_empty() {
        pen.y += line;
    }
}

/// The panels, below each other or in columns; gives back the events for whose names there was no room.
fn panels(sheet: &mut Sheet, plot: &Plot, room: Frame, measure: &Measure<'_>, seen: &mut Seen) -> Vec<String> {
    let count = plot.panels.len();
    let columns = match count {
        0 => return Vec::new(),
        1..=3 => 1,
        4..=8 => 2,
        _ => 3,
    };
    let rows = count.div_ceil(columns);
    let title = if count > 1 { Face::Strong.line() + 3.0 } else { 0.0 };
    let width = (room.width() - BETWEEN * (columns - 1) as f32) / columns as f32;
    let height = (room.height() - BETWEEN * (rows - 1) as f32) / rows as f32;
    // One gutter for all, so that the same day stands below itself.
    let gutters = plot.panels.iter().map(|it| {
        let values = axes::values(plot, it, height - title - axes::FOOT);
        axes::gutter(&values, measure)
    });
    let gutter = gutters.fold(0.0, f32::max);
    let mut left_over = Vec::new();
    for (at, panel) in plot.panels.iter().enumerate() {
        let (column, row) = (at % columns, at / columns);
        let left = room.min.x + (width + BETWEEN) * column as f32;
        let top = room.min.y + (height + BETWEEN) * row as f32;
        if count > 1 {
            let text = fit(&panel.title, Face::Strong, width, measure);
            let base = Point::new(left, top + Face::Strong.size());
            sheet.text(text, base, Anchor::Start, Face::Strong, Ink::Text);
        }
        let frame = Frame::new(left, top + title, left + width, top + height);
        let drawn = Drawn { plot, panel, measure };
        left_over.extend(drawn.draw(sheet, frame, gutter, at == 0, seen));
    }
    left_over
}

/// What stands below the plot: the key, the notes and the sources.
struct Foot {
    /// The samples of the key, row by row, each with its place.
    key: Vec<Vec<(key::Sample, f32)>>,
    /// The events that have no name in the plot.
    marked: Vec<String>,
    notes: Vec<String>,
    sources: Vec<String>,
    height: f32,
}

/// The height of a row of the key.
const KEY: f32 = 20.0;

impl Foot {
    /// Finds the lines; where they would take more room than that, notes are cut.
    fn new(plot: &Plot, pen: &Pen<'_>, most: f32, seen: &Seen, unnamed: &[String]) -> Self {
        let small = Face::Small.line();
        let mut key: Vec<Vec<(key::Sample, f32)>> = Vec::new();
        let mut x = f32::INFINITY;
        for sample in seen.samples() {
            let name = (plot.words.sign)(sample.sign, plot.words.language);
            let width = sample.width() + STEP + (pen.measure)(name, Face::Small);
            if x + width > pen.right {
                key.push(Vec::new());
                x = pen.left;
            }
            if let Some(row) = key.last_mut() {
                row.push((sample, x));
            }
            x += width + APART;
        }
        let sources = plot.sources.iter();
        let sources = sources.flat_map(|it| wrap_at_most(it, Face::Small, pen.width(), SOURCES, pen.measure));
        let sources: Vec<String> = sources.collect();
        let names: Vec<&str> = unnamed.iter().map(String::as_str).collect();
        let marked = if names.is_empty() {
            Vec::new()
        } else {
            let text = (plot.words.also_marked)(&names, plot.words.language);
            wrap_at_most(&text, Face::Small, pen.width(), NOTE, pen.measure)
        };
        let fixed = key.len() as f32 * KEY + (sources.len() + marked.len()) as f32 * small;
        let room = usize::try_from(((most - fixed) / small) as i32).unwrap_or(0);
        let all = plot.notes.iter().flat_map(|it| wrap(it, Face::Small, pen.width(), pen.measure));
        let mut notes: Vec<String> = all.collect();
        if notes.len() > room {
            notes.truncate(room);
            if let Some(last) = notes.last_mut() {
                last.push_str(" …");
                *last = fit(last, Face::Small, pen.width(), pen.measure);
            }
        }
        let height = fixed + notes.len() as f32 * small;
        Self { key, marked, notes, sources, height }
    }

    fn draw(&self, sheet: &mut Sheet, plot: &Plot, pen: &mut Pen<'_>) {
        for row in &self.key {
            for (sample, x) in row {
                let name = (plot.words.sign)(sample.sign, plot.words.language);
                let middle = pen.y + KEY / 2.0 - 2.0;
                sheet.shapes(Ink::Secondary, None, name, sample.items(*x, middle));
                let at = Point::new(x + sample.width() + STEP, middle + Face::Small.size() * 0.36);
                sheet.text(name, at, Anchor::Start, Face::Small, Ink::Secondary);
            }
            pen.y += KEY;
        }
        pen.lines(sheet, &self.marked, Face::Small, Ink::Secondary);
        pen.lines(sheet, &self.notes, Face::Small, Ink::Secondary);
        pen.lines(sheet, &self.sources, Face::Small, Ink::Secondary);
    }
}
