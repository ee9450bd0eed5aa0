//! Paints what `chart` draws.

use crate::chart::{Dash, Item, Point, Role, Shape};
use crate::gui::theme::Tokens;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Stroke, pos2};

/// Distance between the lines of a hatch, in points.
const HATCH: f32 = 4.0;

/// Paints items; what has the role of a series gets its colour.
pub fn paint(painter: &Painter, items: &[Item], series: Color32, tokens: &Tokens) {
    for item in items {
        let color = match item.role {
            Role::Series => series,
            Role::Caution => tokens.caution,
            Role::Alarm => tokens.alarm,
            Role::Derived => tokens.derived,
        };
        paint_shape(painter, item.shape, color, tokens);
    }
}

fn place(point: Point) -> Pos2 {
    pos2(point.x, point.y)
}

fn paint_shape(painter: &Painter, shape: Shape, color: Color32, tokens: &Tokens) {
    match shape {
        Shape::Dot { center, radius } => {
            painter.circle_filled(place(center), radius, color);
        }
        Shape::Ring { center, radius } => {
            painter.circle(place(center), radius, tokens.card, Stroke::new(1.5, color));
        }
        Shape::Line { from, to, dash, width } => {
            let (ends, stroke) = ([place(from), place(to)], Stroke::new(width, color));
            match dash {
                Dash::Solid => {
                    painter.line_segment(ends, stroke);
                }
                Dash::Dashed => {
                    painter.extend(egui::Shape::dashed_line(&ends, stroke, 2.5, 2.0));
                }
            }
        }
        Shape::Area { corners, opacity } => {
            let fill = color.gamma_multiply(opacity);
            painter.add(egui::Shape::convex_polygon(corners.map(place).to_vec(), fill, Stroke::NONE));
        }
        Shape::Bar { min, max, from, to, upright, hatched } => {
            let rect = Rect::from_min_max(place(min), place(max));
            if hatched {
                hatch(painter, rect, color);
            } else {
                fade(painter, rect, color, from, to, upright);
            }
        }
    }
}

/// A bar whose opacity runs from one end to the other.
fn fade(painter: &Painter, rect: Rect, color: Color32, from: f32, to: f32, upright: bool) {
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
    painter.add(mesh);
}

/// Slanted lines within a thin outline: what was worked out, not stated.
fn hatch(painter: &Painter, rect: Rect, color: Color32) {
    let clipped = painter.with_clip_rect(painter.clip_rect().intersect(rect));
    let reach = rect.height();
    let stroke = Stroke::new(1.0, color);
    let mut x = rect.left() - reach;
    // A bar is at most as long as the screen, so this ends soon.
    while x < rect.right() {
        clipped.line_segment([pos2(x, rect.bottom()), pos2(x + reach, rect.top())], stroke);
        x += HATCH;
    }
    painter.rect_stroke(rect, 0, Stroke::new(0.5, color), egui::StrokeKind::Inside);
}
