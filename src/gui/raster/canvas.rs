//! The pixels painted on, and how colours get onto them.

use egui::{Color32, Rect};

use super::Image;

/// Opaque pixels; a colour is blended with what is already there.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 4]>,
    /// A row of one colour, kept because one triangle asks for hundreds of spans of it.
    block: Vec<[u8; 4]>,
}

/// Whole pixels that may be painted on: `x0 <= x < x1`, `y0 <= y < y1`, all within the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clip {
    pub(super) x0: i64,
    pub(super) y0: i64,
    pub(super) x1: i64,
    pub(super) y1: i64,
}

impl Clip {
    /// Rounds to whole pixels in the way `egui_glow` sets its scissor.
    pub(super) fn new([width, height]: [u32; 2], pixels_per_point: f32, rect: Rect) -> Self {
        let (width, height) = (i64::from(width), i64::from(height));
        let pixel = |points: f32| (points * pixels_per_point).round() as i64;
        let x0 = pixel(rect.min.x).clamp(0, width);
        let y0 = pixel(rect.min.y).clamp(0, height);
        Self { x0, y0, x1: pixel(rect.max.x).clamp(x0, width), y1: pixel(rect.max.y).clamp(y0, height) }
    }

    pub(super) fn is_empty(self) -> bool {
        self.x0 >= self.x1 || self.y0 >= self.y1
    }
}

/// A premultiplied colour whose channels go from 0 to 255, not yet rounded.
pub(super) type Rgba = [f32; 4];

impl Canvas {
    pub(super) fn new([width, height]: [u32; 2], clear: Color32) -> Self {
        let [r, g, b, _] = clear.to_array();
        let (width, height) = (width as usize, height as usize);
        Self { width, height, pixels: vec![[r, g, b, 255]; width * height], block: Vec::new() }
    }

    pub(super) fn into_image(self) -> Image {
        Image { width: self.width as u32, height: self.height as u32, rgba: self.pixels.into_flattened() }
    }

    /// The pixels `x0 <= x < x1` of row `y`. What a [`Clip`] allows always exists; anything else is empty.
    pub(super) fn span(&mut self, y: i64, x0: i64, x1: i64) -> &mut [[u8; 4]] {
        let Some(range) = self.range(y, x0, x1) else { return &mut [] };
        self.pixels.get_mut(range).unwrap_or_default()
    }

    fn range(&self, y: i64, x0: i64, x1: i64) -> Option<std::ops::Range<usize>> {
        let row = usize::try_from(y).ok()? * self.width;
        let (x0, x1) = (usize::try_from(x0).ok()?, usize::try_from(x1).ok()?);
        (x0 <= x1 && x1 <= self.width).then_some(row + x0..row + x1)
    }

    /// Blends one colour over a span.
    pub(super) fn fill(&mut self, y: i64, x0: i64, x1: i64, color: [u8; 4]) {
        let Some(range) = self.range(y, x0, x1) else { return };
        if color[3] == 255 {
            let length = range.len();
            self.prepare_block(color, length);
            if let (Some(span), Some(block)) = (self.pixels.get_mut(range), self.block.get(..length)) {
                span.copy_from_slice(block);
            }
            return;
        }
        // Neighbours are mostly alike, so what was last blended mostly answers for the next one as well.
        let mut before = [0; 4];
        let mut after = blend(before, color);
        for pixel in self.pixels.get_mut(range).unwrap_or_default() {
            if *pixel != before {
                before = *pixel;
                after = blend(before, color);
            }
            *pixel = after;
        }
    }

    /// Makes sure that `block` starts with `length` pixels of `color`.
    fn prepare_block(&mut self, color: [u8; 4], length: usize) {
        if self.block.first() != Some(&color) {
            self.block.clear();
            self.block.push(color);
        }
        // Doubling copies memory in large pieces, which is quick even where this crate is not optimised.
        while self.block.len() < length {
            self.block.extend_from_within(..);
        }
    }
}

/// `source` over `target`, both premultiplied, rounded to the nearest as a graphics card does.
pub(super) fn blend(target: [u8; 4], source: [u8; 4]) -> [u8; 4] {
    let keep = 255 - u32::from(source[3]);
    let channel = |t: u8, s: u8| (u32::from(s) + (u32::from(t) * keep + 127) / 255).min(255) as u8;
    [channel(target[0], source[0]), channel(target[1], source[1]), channel(target[2], source[2]), 255]
}

/// As [`blend`], for a source that was interpolated: it is rounded once, after blending.
#[expect(clippy::cast_sign_loss, reason = "`as` saturates, which is the clamping a colour buffer does")]
pub(super) fn blend_exact(target: &mut [u8; 4], source: Rgba) {
    let keep = 1.0 - source[3].clamp(0.0, 255.0) * (1.0 / 255.0);
    target[0] = (source[0] + f32::from(target[0]) * keep + 0.5) as u8;
    target[1] = (source[1] + f32::from(target[1]) * keep + 0.5) as u8;
    target[2] = (source[2] + f32::from(target[2]) * keep + 0.5) as u8;
}
