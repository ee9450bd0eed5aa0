//! Plots as files and pictures, without the window: what an export and `render` write.

use super::raster::{Image, headless};
use super::theme::{Tokens, fonts};
use super::widgets::{ink_color, paint_sheet, text_width};
use crate::chart::sheet::{Plot, Sheet, sheet};
use crate::export;
use egui::{Context, vec2};

/// What a plot is drawn on: width and height in points.
pub type Size = (f32, f32);

/// A plot laid out in the fonts of the window, and the context that has these fonts.
fn laid_out(plot: &Plot, size: Size, tokens: &Tokens) -> (Context, Sheet) {
    let ctx = Context::default();
    fonts::install(&ctx);
    tokens.apply(&ctx);
    // Fonts are there once a first pass has begun. Texts are measured at one pixel a point, whatever the picture has,
    // so that the layout is the same in each.
    let mut laid = Sheet::default();
    headless::draw(&ctx, vec2(8.0, 8.0), 1.0, tokens.card, 1, |_| {
        laid = sheet(plot, size, &|text, face| text_width(&ctx, text, face));
    });
    (ctx, laid)
}

/// A plot as the text of an SVG file.
pub fn svg(plot: &Plot, size: Size, tokens: &Tokens) -> String {
    let (_, laid) = laid_out(plot, size, tokens);
    export::svg(&laid, &|ink| {
        let [r, g, b, _] = ink_color(ink, tokens).to_array();
        [r, g, b]
    })
}

/// The same plot as a picture, at so many pixels a point.
pub fn image(plot: &Plot, size: Size, scale: f32, tokens: &Tokens) -> Image {
    let (ctx, laid) = laid_out(plot, size, tokens);
    headless::draw(&ctx, vec2(size.0, size.1), scale, tokens.card, 2, |ui| paint_sheet(ui.painter(), &laid, tokens))
}
