//! From a mesh to spans of pixels.

use egui::epaint::{Mesh, Vertex};
use egui::{Color32, TextureFilter};

use super::canvas::{Canvas, Clip, Rgba, blend, blend_exact};
use super::edges::{Corner, Triangle, centre, first_centre};
use super::texture::Texture;

/// How far a texel may lie off its pixel and still count as lying on it: too little to change a channel by one.
const ALIGNED: f32 = 1.0 / 1024.0;

/// What stays the same while a mesh is painted.
struct Job<'a> {
    canvas: &'a mut Canvas,
    clip: Clip,
    pixels_per_point: f32,
    texture: &'a Texture,
}

/// Paints all triangles of `mesh`.
pub(super) fn paint(canvas: &mut Canvas, clip: Clip, pixels_per_point: f32, texture: &Texture, mesh: &Mesh) {
    let mut job = Job { canvas, clip, pixels_per_point, texture };
    let mut rest = mesh.indices.as_slice();
    loop {
        if let [a, b, c, d, e, f, after @ ..] = rest
            && (c, b) == (d, e)
            && let Some(corners) = vertices(mesh, [*a, *b, *c, *f])
            && job.quad(corners)
        {
            rest = after;
        } else if let [a, b, c, after @ ..] = rest {
            if let Some(corners) = vertices(mesh, [*a, *b, *c]) {
                job.triangle(corners);
            }
            rest = after;
        } else {
            return;
        }
    }
}

/// The vertices with these indices, if all of them exist.
fn vertices<const N: usize>(mesh: &Mesh, indices: [u32; N]) -> Option<[Vertex; N]> {
    let mut found = [Vertex::default(); N];
    for (vertex, index) in found.iter_mut().zip(indices) {
        *vertex = *mesh.vertices.get(index as usize)?;
    }
    Some(found)
}

impl Job<'_> {
    fn corner(&self, vertex: Vertex) -> Option<Corner> {
        let at = vertex.pos * self.pixels_per_point;
        Corner::new(at.x, at.y)
    }

    /// Where a vertex lies in the texture, in texels.
    fn texel(&self, vertex: Vertex) -> [f32; 2] {
        let [width, height] = self.texture.size();
        [vertex.uv.x * width, vertex.uv.y * height]
    }

    /// Paints two triangles that form an upright rectangle of one colour, such as a glyph; `false` if they do not.
    #[expect(clippy::float_cmp, reason = "egui writes the same number to both corners of a side")]
    fn quad(&mut self, [lt, rt, lb, rb]: [Vertex; 4]) -> bool {
        let upright = |of: fn(Vertex) -> egui::Pos2| {
            let [lt, rt, lb, rb] = [lt, rt, lb, rb].map(of);
            lt.y == rt.y && lb.y == rb.y && lt.x == lb.x && rt.x == rb.x
        };
        let one_color = lt.color == rt.color && lt.color == lb.color && lt.color == rb.color;
        if !one_color || !upright(|v| v.pos) || !upright(|v| v.uv) {
            return false;
        }
        let (Some(from), Some(to)) = (self.corner(lt), self.corner(rb)) else { return true };
        if from.x >= to.x || from.y >= to.y {
            return false; // Mirrored or empty: rare enough to be left to the triangles.
        }
        let area = Clip {
            x0: first_centre(from.x).max(self.clip.x0),
            y0: first_centre(from.y).max(self.clip.y0),
            x1: first_centre(to.x).min(self.clip.x1),
            y1: first_centre(to.y).min(self.clip.y1),
        };
        if area.is_empty() {
            return true;
        }
        let (start, end) = (self.texel(lt), self.texel(rb));
        if start == end {
            let color = tint(lt.color, self.texture.sample(TextureFilter::Linear, start));
            for y in area.y0..area.y1 {
                self.canvas.fill(y, area.x0, area.x1, color);
            }
            return true;
        }
        // Texels per pixel, and the place in the texture of the pixel in the top left of the canvas.
        let pixels = [(to.x - from.x) as f32 / 256.0, (to.y - from.y) as f32 / 256.0];
        let step = [(end[0] - start[0]) / pixels[0], (end[1] - start[1]) / pixels[1]];
        let place = |x: i64, y: i64| {
            [
                start[0] + (centre(x) - from.x) as f32 / 256.0 * step[0],
                start[1] + (centre(y) - from.y) as f32 / 256.0 * step[1],
            ]
        };
        let first = place(area.x0, area.y0);
        let last = place(area.x1 - 1, area.y1 - 1);
        let columns = (area.x1 - area.x0 - 1) as f32;
        let rows = (area.y1 - area.y0 - 1) as f32;
        let on_texel = |t: f32| (t - t.floor() - 0.5).abs() < ALIGNED;
        let one_to_one = on_texel(first[0])
            && on_texel(first[1])
            && (last[0] - first[0] - columns).abs() < ALIGNED
            && (last[1] - first[1] - rows).abs() < ALIGNED;
        if one_to_one {
            self.copy_texels(area, first, lt.color);
        } else {
            let filter = self.texture.filter(step[0].abs().max(step[1].abs()));
            let color = lt.color.to_array().map(|c| f32::from(c) / 255.0);
            for y in area.y0..area.y1 {
                for (x, pixel) in (area.x0..).zip(self.canvas.span(y, area.x0, area.x1)) {
                    let texel = self.texture.sample(filter, place(x, y));
                    blend_exact(pixel, std::array::from_fn(|i| texel[i] * color[i]));
                }
            }
        }
        true
    }

    /// Paints texels that lie on pixels, the first of them at `first`.
    fn copy_texels(&mut self, area: Clip, first: [f32; 2], color: Color32) {
        let (column, row) = (first[0].floor() as i64, first[1].floor() as i64);
        let opaque = tint(color, [255.0; 4]);
        let factor = color.to_array().map(|c| f32::from(c) / 255.0);
        for y in area.y0..area.y1 {
            let row = row + y - area.y0;
            for (column, pixel) in (column..).zip(self.canvas.span(y, area.x0, area.x1)) {
                match self.texture.texel(column, row) {
                    [_, _, _, 0] => {}
                    [255, 255, 255, 255] => *pixel = blend(*pixel, opaque),
                    texel => blend_exact(pixel, std::array::from_fn(|i| f32::from(texel[i]) * factor[i])),
                }
            }
        }
    }

    #[expect(clippy::float_cmp, reason = "egui writes the same number to all corners of what is plain")]
    fn triangle(&mut self, corners: [Vertex; 3]) {
        let [Some(a), Some(b), Some(c)] = corners.map(|v| self.corner(v)) else { return };
        let Some(triangle) = Triangle::new(a, b, c) else { return };
        let rows = triangle.rows(self.clip.y0, self.clip.y1);
        if rows.is_empty() {
            return;
        }
        let [color_a, color_b, color_c] = corners.map(|v| v.color);
        let [at_a, at_b, at_c] = corners.map(|v| self.texel(v));
        if at_a == at_b && at_a == at_c {
            let texel = self.texture.sample(TextureFilter::Linear, at_a);
            if color_a == color_b && color_a == color_c {
                self.solid(&triangle, rows, tint(color_a, texel));
            } else {
                let color = corners.map(|v| {
                    let color = v.color.to_array();
                    std::array::from_fn(|i| f32::from(color[i]) * texel[i] * (1.0 / 255.0))
                });
                self.shaded(&triangle, rows, &Plane::new([a, b, c], color));
            }
        } else {
            let color = Plane::new([a, b, c], corners.map(|v| v.color.to_array().map(|c| f32::from(c) / 255.0)));
            let place = Plane::new([a, b, c], [at_a, at_b, at_c]);
            self.textured(&triangle, rows, &color, &place);
        }
    }

    /// One colour all over.
    fn solid(&mut self, triangle: &Triangle, rows: std::ops::Range<i64>, color: [u8; 4]) {
        if color == [0; 4] {
            return;
        }
        for y in rows {
            if let Some((x0, x1)) = triangle.span(y, self.clip.x0, self.clip.x1) {
                self.canvas.fill(y, x0, x1, color);
            }
        }
    }

    /// A gradient of colours, such as the softened edge around every shape.
    fn shaded(&mut self, triangle: &Triangle, rows: std::ops::Range<i64>, color: &Plane<4>) {
        for y in rows {
            if let Some((x0, x1)) = triangle.span(y, self.clip.x0, self.clip.x1) {
                let start = color.at(x0, y);
                for (i, pixel) in (0_u16..).zip(self.canvas.span(y, x0, x1)) {
                    let i = f32::from(i);
                    blend_exact(
                        pixel,
                        [
                            start[0] + color.dx[0] * i,
                            start[1] + color.dx[1] * i,
                            start[2] + color.dx[2] * i,
                            start[3] + color.dx[3] * i,
                        ],
                    );
                }
            }
        }
    }

    /// A part of a texture, turned or distorted.
    fn textured(&mut self, triangle: &Triangle, rows: std::ops::Range<i64>, color: &Plane<4>, place: &Plane<2>) {
        let filter = self.texture.filter(place.steepness());
        for y in rows {
            if let Some((x0, x1)) = triangle.span(y, self.clip.x0, self.clip.x1) {
                for (x, pixel) in (x0..).zip(self.canvas.span(y, x0, x1)) {
                    let texel = self.texture.sample(filter, place.at(x, y));
                    let color = color.at(x, y);
                    blend_exact(pixel, std::array::from_fn(|i| texel[i] * color[i]));
                }
            }
        }
    }
}

/// A vertex colour times a texel, rounded.
#[expect(clippy::cast_sign_loss, reason = "a product of colours is never negative")]
fn tint(color: Color32, texel: Rgba) -> [u8; 4] {
    let color = color.to_array();
    std::array::from_fn(|i| (f32::from(color[i]) * texel[i] / 255.0 + 0.5) as u8)
}

/// Values given at the corners of a triangle and linear in between.
struct Plane<const N: usize> {
    from: Corner,
    start: [f32; N],
    /// Change from one pixel to the next.
    dx: [f32; N],
    /// Change from one row to the next.
    dy: [f32; N],
}

impl<const N: usize> Plane<N> {
    fn new([a, b, c]: [Corner; 3], [va, vb, vc]: [[f32; N]; 3]) -> Self {
        // In f64: the two products nearly cancel in the long thin triangles along the edges of shapes.
        let pixels = |steps: i64| steps as f64 / 256.0;
        let (bx, by) = (pixels(b.x - a.x), pixels(b.y - a.y));
        let (cx, cy) = (pixels(c.x - a.x), pixels(c.y - a.y));
        // The caller has made sure that the corners do not lie on a line.
        let area = bx * cy - by * cx;
        let slope = |i: usize, by_b: f64, by_c: f64| {
            let (b, c) = (f64::from(vb[i] - va[i]), f64::from(vc[i] - va[i]));
            ((b * by_b + c * by_c) / area) as f32
        };
        Self {
            from: a,
            start: va,
            dx: std::array::from_fn(|i| slope(i, cy, -by)),
            dy: std::array::from_fn(|i| slope(i, -cx, bx)),
        }
    }

    /// The values at the centre of a pixel.
    fn at(&self, x: i64, y: i64) -> [f32; N] {
        let right = (centre(x) - self.from.x) as f32 / 256.0;
        let down = (centre(y) - self.from.y) as f32 / 256.0;
        std::array::from_fn(|i| self.start[i] + self.dx[i] * right + self.dy[i] * down)
    }

    /// The largest change of a value over a pixel.
    fn steepness(&self) -> f32 {
        std::iter::zip(self.dx, self.dy).map(|(dx, dy)| dx.hypot(dy)).fold(0.0, f32::max)
    }
}
