//! Paints what `chart` draws.

use crate::chart::{Dash, Item, Point, Role, Shape};
use crate::gui::theme::Tokens;
use egui::epaint::{CircleShape, RectShape};
use egui::{Color32, Mesh, Painter, Pos2, Rect, Stroke, pos2};

/// Distance between the lines of a hatch, in points.
const HATCH: f32 = 4.0;

/// Paints items; what has the role of a series gets its colour.
pub fn paint(painter: &Painter, items: &[Item], series: Color32, tokens: &Tokens) {
    painter.extend(shapes(items, series, tokens));
}

/// What is painted for items, for those who keep it.
pub fn shapes(items: &[Item], series: Color32, tokens: &Tokens) -> Vec<egui::Shape> {
    let mut shapes = Vec::with_capacity(items.len());
    for item in items {
        let color = match item.role {
            Role::Series => series,
            Role::Caution => tokens.caution,
            Role::Alarm => tokens.alarm,
            Role::Derived => tokens.derived,
        };
        shape(&mut shapes, item.shape, color, tokens);
    }
    shapes
}

fn place(point: Point) -> Pos2 {
    pos2(point.x, point.y)
}

fn shape(to: &mut Vec<egui::Shape>, shape: Shape, color: Color32, tokens: &Tokens) {
    match shape {
        Shape::Dot { center, radius } => to.push(egui::Shape::circle_filled(place(center), radius, color)),
        Shape::Ring { center, radius } => {
            let ring =
                CircleShape { center: place(center), radius, fill: tokens.card, stroke: Stroke::new(1.5, color) };
            to.push(ring.into());
        }
        Shape::Line { from, to: end, dash, width } => {
            let (ends, stroke) = ([place(from), place(end)], Stroke::new(width, color));
            match dash {
                Dash::Solid => to.push(egui::Shape::line_segment(ends, stroke)),
                Dash::Dashed => to.extend(egui::Shape::dashed_line(&ends, stroke, 2.5, 2.0)),
            }
        }
        Shape::Area { corners, opacity } => {
            let fill = color.gamma_multiply(opacity);
            to.push(egui::Shape::convex_polygon(corners.map(place).to_vec(), fill, Stroke::NONE));
        }
        Shape::Bar { min, max, from, to: end, upright, hatched } => {
            let rect = Rect::from_min_max(place(min), place(max));
            if hatched {
                hatch(to, rect, color, (from, end), upright);
            } else {
                to.push(fade(rect, color, from, end, upright));
            }
        }
    }
}

/// A bar whose opacity runs from one end to the other.
fn fade(rect: Rect, color: Color32, from: f32, to: f32, upright: bool) -> egui::Shape {
    let (start, end) = (color.gamma_multiply(from), color.gamma_multiply(to));
    let corners = [
        (rect.left_top(), if upright { end } else { start }),
        (rect.right_top(), end),
        (rect.right_bottom(), if upright { start } else { end }),
        (rect.left_bottom(), start),
    ];
    let mut mesh = Mesh::default();
    for (corner, color) in corners {
        mesh.colored_vertex(corner, color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    egui::Shape::mesh(mesh)
}

/// Slanted lines within a thin outline: what was worked out, not stated. Where the bar fades, they fade with it.
fn hatch(to: &mut Vec<egui::Shape>, rect: Rect, color: Color32, (from, end): (f32, f32), upright: bool) {
    let reach = rect.height();
    let strongest = from.max(end).max(f32::MIN_POSITIVE);
    let at = |place: Pos2| {
        let share = if upright {
            (rect.bottom() - place.y) / rect.height().max(1.0)
        } else {
            (place.x - rect.left()) / rect.width().max(1.0)
        };
        color.gamma_multiply(egui::lerp(from..=end, share.clamp(0.0, 1.0)) / strongest)
    };
    let mut x = rect.left() - reach;
    // A bar is at most as long as the screen, so this ends soon.
    while x < rect.right() {
        // Each rises by as much as it goes to the right; what is beside the bar is cut off.
        let (left, right) = (x.max(rect.left()), (x + reach).min(rect.right()));
        if left < right {
            let ends = [pos2(left, rect.bottom() - (left - x)), pos2(right, rect.bottom() - (right - x))];
            let middle = ends[0] + (ends[1] - ends[0]) / 2.0;
            to.push(egui::Shape::line_segment(ends, Stroke::new(1.0, at(middle))));
        }
        x += HATCH;
    }
    if from == end {
        let outline = RectShape::stroke(rect, 0, Stroke::new(0.5, color), egui::StrokeKind::Inside);
        to.push(outline.into());
    }
}
