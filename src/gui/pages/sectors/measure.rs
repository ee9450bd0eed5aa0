//! How wide what stands in the columns is, measured on rows from all over the table.

use super::columns::Col;
use super::found::Found;
use super::heading::{Headings, SIGN};
use super::row::Sheet;
use super::sorting::Sorting;
use super::widths::{Layout, Naturals};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, MEDIUM, STRONG, text_style};
use egui::{FontId, TextStyle, Ui};

/// So many rows are measured; what a figure among the others needs, the table finds out when it is drawn.
const SAMPLE: usize = 240;

/// Measures what stands in the columns.
pub(super) fn naturals(ui: &Ui, cx: &ViewCtx<'_>, found: &Found, sorting: &Sorting) -> Naturals {
    let mut naturals = Naturals::default();
    let font = |style: TextStyle| style.resolve(ui.style());
    let (medium, strong, body) = (font(text_style(MEDIUM)), font(text_style(STRONG)), font(TextStyle::Body));
    let layout = Layout::default();
    let headings = Headings { cx, found, layout: &layout, left: 0.0, clip: egui::Rangef::EVERYTHING };
    for col in Col::ALL {
        let sorted = sorting.of(col).is_some();
        let (name, below) = headings.name_of(col, sorted.then_some(sorting));
        naturals.note(col, width(ui, &medium, name) + if sorted { SIGN } else { 0.0 });
        if let Some(below) = below {
            naturals.note(col, width(ui, &font(text_style(AXIS)), &below));
        }
    }
    let sheet = Sheet { cx, axis: found.axis.as_ref(), year: found.year, has_size: true, has_focus: false };
    let rows = found.rows.len();
    let step = rows.div_ceil(SAMPLE).max(1);
    for at in (0..rows).step_by(step).chain(rows.checked_sub(1)) {
        let Some(line) = found.rows.get(at).and_then(|it| sheet.line(at, *it)) else { continue };
        for col in Col::ALL {
            // The sector of a row that is chosen is heavier, and must not be cut for that.
            let font = match col {
                Col::Axis | Col::Trend => continue,
                Col::Sector => &strong,
                Col::Rate => &medium,
                _ => &body,
            };
            naturals.note(col, width(ui, font, &sheet.said(&line, col)));
        }
        naturals.note_with_size(width(ui, &strong, &sheet.sector(&line, false)));
    }
    naturals
}

/// About how wide a text is on one line; kerning makes it a little narrower.
fn width(ui: &Ui, font: &FontId, text: &str) -> f32 {
    let sum = ui.ctx().fonts_mut(|fonts| text.chars().map(|it| fonts.glyph_width(font, it)).sum::<f32>());
    if sum > 0.0 { (sum + 1.0).ceil() } else { 0.0 }
}
