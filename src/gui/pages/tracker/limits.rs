//! What limits the curve: the day that is looked at from, the deadline, and the quota or what is owed, with labels that
//! cover neither each other nor a mark.

use super::controls::paint_text;
use super::curve::Curve;
use super::detail::At;
use super::plot::{Axes, LEFT, ROW};
use crate::chart::{Label, Scale, day_number, labels};
use crate::figure::{Figure, Unit};
use crate::gui::theme::{AXIS, text_style};
use crate::locale::{self, tracker as text};
use egui::{Align2, Color32, Rect, Stroke, Ui, pos2, vec2};
use jiff::civil::Date;

/// A line that stands upright, with its label.
pub(super) struct Upright {
    pub(super) date: Date,
    said: String,
    color: Color32,
}

/// The deadline and the day that is looked at from.
pub(super) fn uprights(at: &At<'_>) -> Vec<Upright> {
    let (cx, tokens) = (&at.cx, at.cx.tokens);
    let deadline = at.programme.deadline.or(at.programme.closes);
    let days =
        [(Some(cx.as_of()), text::AS_OF_LINE, tokens.secondary), (deadline, text::DEADLINE_LINE, tokens.caution)];
    let line = |(date, name, color): (Option<Date>, locale::Text, Color32)| {
        let date = date?;
        let day = if date.year() == cx.as_of().year() {
            locale::short_date(date, cx.language)
        } else {
            locale::date(date, cx.language)
        };
        Some(Upright { date, said: format!("{} {day}", cx.t(name)), color })
    };
    days.into_iter().filter_map(line).collect()
}

/// Where the labels of lines stand, beside them in rows above the plot.
pub(super) fn placed<'u>(
    ui: &Ui,
    lines: impl Iterator<Item = &'u Upright>,
    rect: Rect,
    (from, to): (Date, Date),
) -> Vec<(&'u Upright, labels::Placed)> {
    let font = text_style(AXIS).resolve(ui.style());
    let (left, right) = (rect.left() + LEFT, rect.right() - 8.0);
    let x = Scale { low: day_number(from), high: day_number(to), start: left, end: right };
    let lines: Vec<&Upright> = lines.collect();
    let wide = |it: &Upright| {
        let galley = ui.painter().layout_no_wrap(it.said.clone(), font.clone(), it.color);
        galley.size().x + 8.0
    };
    let all: Vec<Label> = lines.iter().map(|it| Label { at: x.at(day_number(it.date)), width: wide(it) }).collect();
    lines.into_iter().zip(labels::place(&all, (left, right), 4.0)).collect()
}

/// The deadline and the day that is looked at from, each down from its label.
pub(super) fn paint_uprights(ui: &Ui, axes: &Axes, uprights: &[Upright]) {
    let rect = Rect::from_min_max(axes.area.min - vec2(LEFT, 0.0), axes.area.max + vec2(8.0, 0.0));
    let shown = uprights.iter().filter(|it| (axes.from..=axes.to).contains(&it.date));
    let placed = placed(ui, shown, rect, (axes.from, axes.to));
    let rows = placed.iter().map(|it| it.1.row + 1).max().unwrap_or(0);
    for (line, label) in placed {
        let x = axes.plane.x.at(day_number(line.date));
        let top = axes.area.top() - ROW * (rows - label.row) as f32;
        let ends = [pos2(x, top + 2.0), pos2(x, axes.area.bottom())];
        ui.painter().extend(egui::Shape::dashed_line(&ends, Stroke::new(1.0, line.color), 2.0, 3.0));
        let place = pos2(label.left + 4.0, top + ROW / 2.0 - 1.0);
        paint_text(ui, place, Align2::LEFT_CENTER, (&line.said, text_style(AXIS)), axes.area.width(), line.color);
    }
}

/// A limit that is only bounded is no line: the side on which it may lie fades away from it.
fn open_side(ui: &Ui, axes: &Axes, figure: Figure, color: Color32) {
    const DEPTH: f32 = 14.0;
    let (bound, depth) = match figure {
        Figure::MoreThan(it) | Figure::AtLeast(it) => (it, -DEPTH),
        Figure::LessThan(it) | Figure::AtMost(it) => (it, DEPTH),
        _ => return,
    };
    let y = axes.plane.y.at(bound);
    let mut mesh = egui::Mesh::default();
    for (y, color) in [(y, color.gamma_multiply(0.3)), (y + depth, color.gamma_multiply(0.0))] {
        mesh.colored_vertex(pos2(axes.area.left(), y), color);
        mesh.colored_vertex(pos2(axes.area.right(), y), color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(1, 2, 3);
    ui.painter().with_clip_rect(ui.clip_rect().intersect(axes.area)).add(mesh);
}

/// The quota or what is owed, with its label where it covers no mark.
pub(super) fn paint_ceiling(at: &At<'_>, ui: &Ui, axes: &Axes, curve: &Curve, marks: &[Rect]) {
    let (cx, tokens, area) = (&at.cx, at.cx.tokens, axes.area);
    let Some((figure, name)) = curve.ceiling(at) else { return };
    let (Some(low), high) = figure.numbers() else { return };
    if low > axes.plane.y.high() {
        return;
    }
    for value in [Some(low), high].into_iter().flatten() {
        let y = axes.plane.y.at(value);
        let ends = [pos2(area.left(), y), pos2(area.right(), y)];
        ui.painter().extend(egui::Shape::dashed_line(&ends, Stroke::new(1.0, tokens.alarm), 5.0, 4.0));
    }
    open_side(ui, axes, figure, tokens.alarm);
    let said = format!("{} {}", cx.t(name), cx.style(Unit::Yuan).brief().figure(figure));
    let font = text_style(AXIS).resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(said, font, tokens.alarm);
    let (top, bottom) = (axes.plane.y.at(high.unwrap_or(low)), axes.plane.y.at(low));
    let rect = |x: f32, y: f32| Rect::from_min_size(pos2(x, y), galley.size());
    let (left, right) = (area.left() + 4.0, area.right() - 4.0 - galley.size().x);
    let (above, below) = (top - 1.0 - galley.size().y, bottom + 1.0);
    let places = [rect(right, above), rect(left, above), rect(right, below), rect(left, below)];
    let free = |it: &&Rect| marks.iter().all(|mark| !mark.intersects(**it));
    let Some(place) = places.iter().find(free).or(places.first()) else { return };
    ui.painter().rect_filled(place.expand2(vec2(2.0, 0.0)), 0, tokens.card);
    ui.painter().galley(place.min, galley, tokens.alarm);
}
