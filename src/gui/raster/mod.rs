//! Draws egui's triangles without a graphics card.
//!
//! `render` and the tests need pictures of pages on machines that have neither a display nor a driver, and need
//! them equal to the byte from one run to the next. A [`Rasterizer`] takes what a painter on a graphics card
//! would be handed, the tessellated meshes and the changes of textures, and follows `egui_glow` in what it makes
//! of them: colours are premultiplied and blended in gamma space, the clip is rounded to whole pixels, a pixel
//! belongs to a triangle when its centre does, and a centre on an edge that two triangles share belongs to one
//! of them.
//!
//! What it leaves out: paint callbacks (there is no driver to hand to them), mipmaps (the filter of the full size
//! is used instead) and dithering, which `eframe` adds to hide bands and which would only make pictures larger.
//!
//! The crate itself is not optimised in a development build, so speed is a matter of doing little for each pixel:
//! one colour over a whole span is copied as a block, and a glyph whose texels fall on pixels is not filtered.

mod canvas;
mod edges;
pub mod headless;
mod mesh;
mod texture;

use std::collections::HashMap;
use std::fmt;

use egui::epaint::Primitive;
use egui::{ClippedPrimitive, Color32, TextureId, TexturesDelta};

use self::canvas::{Canvas, Clip};
use self::texture::Texture;

/// A picture, row by row from the top.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green, blue and alpha of each pixel. Alpha is straight, and 255 wherever a [`Rasterizer`] painted.
    pub rgba: Vec<u8>,
}

/// Why a picture could not be written as PNG.
#[derive(Debug, thiserror::Error)]
#[error("cannot write a picture of {width}x{height} pixels as PNG")]
pub struct PngError {
    width: u32,
    height: u32,
    source: png::EncodingError,
}

impl Image {
    /// The picture as the bytes of a PNG file.
    pub fn to_png(&self) -> Result<Vec<u8>, PngError> {
        self.encode().map_err(|source| PngError { width: self.width, height: self.height, source })
    }

    fn encode(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.rgba)?;
        writer.finish()?;
        Ok(bytes)
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Four million numbers help nobody who reads a failed assertion.
        write!(f, "Image({}x{})", self.width, self.height)
    }
}

/// Paints tessellated meshes, and keeps the textures they refer to.
#[derive(Debug, Default)]
pub struct Rasterizer {
    textures: HashMap<TextureId, Texture>,
}

impl Rasterizer {
    /// A rasteriser that knows no texture yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes over new and changed textures; call it before painting.
    ///
    /// A change of a part of a texture that was never set, or that reaches beyond it, is left out. `delta` is not
    /// emptied, and egui insists in debug builds that it is: clear it after [`Self::free_textures`].
    #[expect(clippy::iter_over_hash_type, reason = "textures do not depend on each other")]
    pub fn update_textures(&mut self, delta: &TexturesDelta) {
        for (id, changes) in &delta.set {
            for change in changes {
                match change.pos {
                    None => {
                        self.textures.insert(*id, Texture::new(&change.image, change.options));
                    }
                    Some(at) => {
                        if let Some(texture) = self.textures.get_mut(id) {
                            texture.update(at, &change.image, change.options);
                        }
                    }
                }
            }
        }
    }

    /// Forgets textures that are no longer needed; call it after painting, since the last frame may still show them.
    #[expect(clippy::iter_over_hash_type, reason = "textures do not depend on each other")]
    pub fn free_textures(&mut self, delta: &TexturesDelta) {
        for id in &delta.free {
            self.textures.remove(id);
        }
    }

    /// Paints `primitives` over `clear` and returns the picture.
    ///
    /// The picture is opaque: the alpha of `clear` is ignored, its (premultiplied) colours are not. A mesh whose
    /// texture is not known is left out, as are callbacks.
    pub fn paint(
        &self,
        size_px: [u32; 2],
        pixels_per_point: f32,
        clear: Color32,
        primitives: &[ClippedPrimitive],
    ) -> Image {
        let mut canvas = Canvas::new(size_px, clear);
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let Primitive::Mesh(mesh) = primitive else { continue };
            let Some(texture) = self.textures.get(&mesh.texture_id) else { continue };
            let clip = Clip::new(size_px, pixels_per_point, *clip_rect);
            if !clip.is_empty() {
                mesh::paint(&mut canvas, clip, pixels_per_point, texture, mesh);
            }
        }
        canvas.into_image()
    }
}

#[cfg(test)]
mod tests;
