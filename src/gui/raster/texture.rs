//! Textures and how they are read between their texels.

use std::sync::Arc;

use egui::{Color32, ColorImage, ImageData, TextureFilter, TextureOptions, TextureWrapMode};

use super::canvas::Rgba;

/// A texture as egui last set it.
#[derive(Debug)]
pub(super) struct Texture {
    // Shared with egui until a part of it changes.
    image: Arc<ColorImage>,
    options: TextureOptions,
}

impl Texture {
    pub(super) fn new(image: &ImageData, options: TextureOptions) -> Self {
        let ImageData::Color(image) = image;
        Self { image: Arc::clone(image), options }
    }

    /// Replaces the part of the texture that starts at column and row `at`.
    pub(super) fn update(&mut self, [left, top]: [usize; 2], part: &ImageData, options: TextureOptions) {
        let ImageData::Color(part) = part;
        self.options = options;
        let [width, height] = self.image.size;
        if left + part.width() > width || top + part.height() > height || part.width() == 0 {
            return;
        }
        let pixels = &mut Arc::make_mut(&mut self.image).pixels;
        for (row, source) in part.pixels.chunks_exact(part.width()).enumerate() {
            let start = (top + row) * width + left;
            if let Some(target) = pixels.get_mut(start..start + source.len()) {
                target.copy_from_slice(source);
            }
        }
    }

    /// Columns and rows.
    pub(super) fn size(&self) -> [f32; 2] {
        [self.image.width() as f32, self.image.height() as f32]
    }

    /// How the texture is read where a pixel spans `texels` of its texels.
    pub(super) fn filter(&self, texels: f32) -> TextureFilter {
        if texels > 1.0 { self.options.minification } else { self.options.magnification }
    }

    /// The texel in a column and row, both of which may lie outside.
    pub(super) fn texel(&self, column: i64, row: i64) -> [u8; 4] {
        let [width, height] = self.image.size;
        let column = wrap(self.options.wrap_mode, column, width);
        let row = wrap(self.options.wrap_mode, row, height);
        self.image.pixels.get(row * width + column).map_or([0; 4], Color32::to_array)
    }

    /// The colour at a place in texels: column 0 reaches from 0.0 to 1.0.
    pub(super) fn sample(&self, filter: TextureFilter, [u, v]: [f32; 2]) -> Rgba {
        match filter {
            TextureFilter::Nearest => self.texel(u.floor() as i64, v.floor() as i64).map(f32::from),
            TextureFilter::Linear => self.sample_linear(u - 0.5, v - 0.5),
        }
    }

    fn sample_linear(&self, u: f32, v: f32) -> Rgba {
        let (column, row) = (u.floor(), v.floor());
        let (fu, fv) = (u - column, v - row);
        let (column, row) = (column as i64, row as i64);
        let above = [self.texel(column, row), self.texel(column + 1, row)];
        let below = [self.texel(column, row + 1), self.texel(column + 1, row + 1)];
        // Most of what a page samples is plain white or empty.
        if above == below && above[0] == above[1] {
            return above[0].map(f32::from);
        }
        let mix = |from: f32, to: f32, part: f32| from + (to - from) * part;
        std::array::from_fn(|i| {
            let [above, below] = [above, below].map(|[left, right]| mix(f32::from(left[i]), f32::from(right[i]), fu));
            mix(above, below, fv)
        })
    }
}

/// Brings an index back into `0..size`.
fn wrap(mode: TextureWrapMode, index: i64, size: usize) -> usize {
    let size = i64::try_from(size).unwrap_or(i64::MAX / 2).max(1);
    let wrapped = match mode {
        TextureWrapMode::ClampToEdge => index.clamp(0, size - 1),
        TextureWrapMode::Repeat => index.rem_euclid(size),
        TextureWrapMode::MirroredRepeat => {
            let index = index.rem_euclid(2 * size);
            index.min(2 * size - 1 - index)
        }
    };
    usize::try_from(wrapped).unwrap_or_default()
}
