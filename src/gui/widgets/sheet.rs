//! Paints a sheet.

use super::scene::paint;
use crate::chart::sheet::{Anchor, Face, Ink, Label, Piece, Sheet};
use crate::gui::theme::{Tokens, fonts};
use egui::{Color32, Context, FontFamily, FontId, Painter, Rect, pos2, vec2};

/// The font of a kind of text.
fn font(face: Face) -> FontId {
    if face.is_bold() { fonts::semibold(face.size()) } else { FontId::new(face.size(), FontFamily::Proportional) }
}

/// How wide a text is, in the fonts of the window. The context has to have begun a pass.
pub fn text_width(ctx: &Context, text: &str, face: Face) -> f32 {
    ctx.fonts_mut(|it| it.layout_no_wrap(text.to_owned(), font(face), Color32::PLACEHOLDER).size().x)
}

/// The colour of an ink in a theme.
pub fn ink_color(ink: Ink, tokens: &Tokens) -> Color32 {
    match ink {
        Ink::Ground => tokens.card,
        Ink::Text => tokens.text,
        Ink::Secondary => tokens.secondary,
        Ink::Grid => tokens.grid,
        Ink::Outline => tokens.outline,
        Ink::Series(slot) => tokens.series_color(slot),
        Ink::Caution => tokens.caution,
        Ink::Alarm => tokens.alarm,
        Ink::Goal => tokens.good,
        Ink::Derived => tokens.derived,
    }
}

/// Paints a sheet from the upper left corner on.
pub fn paint_sheet(painter: &Painter, sheet: &Sheet, tokens: &Tokens) {
    for piece in &sheet.pieces {
        match piece {
            Piece::Text(label) => paint_label(painter, label, tokens),
            Piece::Shapes { clip, ink, items, .. } => {
                let color = ink_color(*ink, tokens);
                match clip {
                    Some(it) => {
                        let rect = Rect::from_min_max(pos2(it.min.x, it.min.y), pos2(it.max.x, it.max.y));
                        paint(&painter.with_clip_rect(rect), items, color, tokens);
                    }
                    None => paint(painter, items, color, tokens),
                }
            }
        }
    }
}

fn paint_label(painter: &Painter, label: &Label, tokens: &Tokens) {
    let color = ink_color(label.ink, tokens);
    let galley = painter.layout_no_wrap(label.text.clone(), font(label.face), color);
    // Where the letters stand within the line that egui lays out.
    let baseline = galley.rows.first().and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y)).unwrap_or(0.0);
    let before = match label.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => galley.size().x / 2.0,
        Anchor::End => galley.size().x,
    };
    painter.galley(pos2(label.at.x, label.at.y) - vec2(before, baseline), galley, color);
}
