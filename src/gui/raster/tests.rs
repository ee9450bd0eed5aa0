use egui::epaint::{ImageDelta, Mesh, Primitive, Vertex};
use egui::{
    Align2, ClippedPrimitive, Color32, ColorImage, FontId, Pos2, Rect, TextureId, TextureOptions, TexturesDelta, Vec2,
    pos2, vec2,
};

use super::{Image, Rasterizer, headless};

const RED: Color32 = Color32::from_rgba_premultiplied(200, 0, 0, 255);
const HALF_BLUE: Color32 = Color32::from_rgba_premultiplied(0, 0, 128, 128);

/// A rasteriser whose default texture is this picture.
fn with_texture(size: [usize; 2], pixels: Vec<Color32>, options: TextureOptions) -> Rasterizer {
    let mut rasterizer = Rasterizer::new();
    set(&mut rasterizer, ImageDelta::full(ColorImage::new(size, pixels), options));
    rasterizer
}

fn set(rasterizer: &mut Rasterizer, change: ImageDelta) {
    let mut delta = TexturesDelta::default();
    delta.push(TextureId::default(), change);
    rasterizer.update_textures(&delta);
    delta.clear();
}

fn plain() -> Rasterizer {
    with_texture([1, 1], vec![Color32::WHITE], TextureOptions::LINEAR)
}

fn rect(x0: f32, y0: f32, x1: f32, y1: f32) -> Rect {
    Rect::from_min_max(pos2(x0, y0), pos2(x1, y1))
}

fn clipped(clip_rect: Rect, mesh: Mesh) -> ClippedPrimitive {
    ClippedPrimitive { clip_rect, primitive: Primitive::Mesh(mesh) }
}

fn vertex(x: f32, y: f32, color: Color32) -> Vertex {
    Vertex { pos: pos2(x, y), uv: Pos2::ZERO, color }
}

fn triangles(corners: &[[Vertex; 3]]) -> Mesh {
    let mut mesh = Mesh::default();
    for [a, b, c] in corners {
        let first = mesh.vertices.len() as u32;
        mesh.vertices.extend([*a, *b, *c]);
        mesh.indices.extend([first, first + 1, first + 2]);
    }
    mesh
}

fn paint(rasterizer: &Rasterizer, size: u32, pixels_per_point: f32, mesh: Mesh) -> Image {
    let everything = Rect::EVERYTHING;
    rasterizer.paint([size, size], pixels_per_point, Color32::BLACK, &[clipped(everything, mesh)])
}

fn pixel(image: &Image, x: u32, y: u32) -> [u8; 3] {
    let at = ((y * image.width + x) * 4) as usize;
    assert_eq!(image.rgba[at + 3], 255, "the picture is opaque");
    [image.rgba[at], image.rgba[at + 1], image.rgba[at + 2]]
}

/// The columns and rows of all pixels that are not black.
fn painted(image: &Image) -> Vec<(u32, u32)> {
    let places = (0..image.height).flat_map(|y| (0..image.width).map(move |x| (x, y)));
    places.filter(|&(x, y)| pixel(image, x, y) != [0; 3]).collect()
}

#[test]
fn a_rectangle_covers_the_pixels_whose_centres_it_holds() {
    let mut mesh = Mesh::default();
    // 1.5 .. 3.5 pixels: the centres 1.5 and 2.5 are in, 3.5 belongs to the right neighbour.
    mesh.add_colored_rect(rect(1.5, 1.0, 3.5, 2.0), RED);
    let image = paint(&plain(), 6, 1.0, mesh);
    assert_eq!(painted(&image), [(1, 1), (2, 1)]);
    assert_eq!(pixel(&image, 1, 1), [200, 0, 0]);
}

#[test]
fn translucent_colours_blend_in_gamma_space() {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect(0.0, 0.0, 4.0, 4.0), RED);
    mesh.add_colored_rect(rect(0.0, 0.0, 2.0, 4.0), HALF_BLUE);
    let image = paint(&plain(), 4, 1.0, mesh);
    // 200 * (1 - 128 / 255) = 99.6
    assert_eq!(pixel(&image, 1, 1), [100, 0, 128]);
    assert_eq!(pixel(&image, 2, 1), [200, 0, 0]);
}

#[test]
fn the_clip_is_rounded_to_whole_pixels() {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect(-100.0, -100.0, 100.0, 100.0), RED);
    let clip = rect(0.5, 1.0, 1.2, 1.9);
    // At 1.5 pixels per point: 0.75..1.8 and 1.5..2.85, rounded 1..2 and 2..3.
    let image = plain().paint([5, 5], 1.5, Color32::BLACK, &[clipped(clip, mesh)]);
    assert_eq!(painted(&image), [(1, 2)]);
}

#[test]
fn nothing_outside_the_picture_or_without_numbers_is_touched() {
    let far = 1e12;
    let wild = triangles(&[
        [vertex(-far, -far, RED), vertex(far, -far, RED), vertex(0.0, -1.0, RED)],
        [vertex(f32::NAN, 0.0, RED), vertex(4.0, 0.0, RED), vertex(0.0, 4.0, RED)],
    ]);
    assert_eq!(painted(&paint(&plain(), 4, 1.0, wild)), []);
    let around = triangles(&[[vertex(-far, -far, RED), vertex(far, -far, RED), vertex(0.0, far, RED)]]);
    assert_eq!(painted(&paint(&plain(), 4, 1.0, around)).len(), 16);
}

/// A fan of translucent triangles about a point: were a pixel painted twice it would be darker, were it left out black.
#[test]
fn neighbouring_triangles_neither_overlap_nor_gap() {
    for (centre, pixels_per_point) in [(pos2(8.0, 8.0), 1.0), (pos2(7.3, 9.1), 1.0), (pos2(5.5, 5.5), 1.25)] {
        let rim: Vec<Pos2> = (0..23_u16)
            .map(|i| f32::from(i) / 23.0 * std::f32::consts::TAU)
            .map(|angle| centre + 40.0 * Vec2::angled(angle))
            .collect();
        let fan: Vec<_> = rim
            .iter()
            .zip(rim.iter().cycle().skip(1))
            .enumerate()
            .map(|(i, (a, b))| {
                let (a, b) = if i % 2 == 0 { (a, b) } else { (b, a) };
                [centre, *a, *b].map(|at| vertex(at.x, at.y, HALF_BLUE))
            })
            .collect();
        let image = paint(&plain(), 16, pixels_per_point, triangles(&fan));
        assert!(image.rgba.chunks(4).all(|p| p == [0, 0, 128, 255]), "around {centre:?}");
    }
}

#[test]
fn the_short_way_for_rectangles_agrees_with_triangles() {
    for place in [rect(1.0, 1.0, 9.0, 6.0), rect(0.3, 2.7, 7.9, 8.5), rect(2.5, 2.5, 3.5, 9.5)] {
        let texels: Vec<_> = (0..16_u8).map(|i| Color32::from_rgba_premultiplied(i * 3, i * 9, 5, 150 + i)).collect();
        let rasterizer = with_texture([4, 4], texels, TextureOptions::LINEAR);
        let mut quad = Mesh::default();
        quad.add_rect_with_uv(place, rect(0.1, 0.2, 0.9, 0.8), HALF_BLUE);
        let mut split = quad.clone();
        split.indices = vec![0, 2, 1, 1, 2, 3]; // The same triangles in an order that is not taken for a rectangle.
        let [quad, split] = [quad, split].map(|mesh| paint(&rasterizer, 10, 1.0, mesh));
        let difference = quad.rgba.iter().zip(&split.rgba).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(difference <= Some(1), "{place:?}: {difference:?}");
        assert_eq!(painted(&quad), painted(&split));
    }
}

#[test]
fn gradients_run_through_the_centres_of_pixels() {
    let colors = [Color32::BLACK, RED];
    let [a, b] = [0.0, 10.0].map(|x| [0.0, 2.0].map(|y| vertex(x, y, colors[usize::from(x > 0.0)])));
    let image = paint(&plain(), 10, 1.0, triangles(&[[a[0], b[0], a[1]], [a[1], b[0], b[1]]]));
    for x in 0..10 {
        assert_eq!(pixel(&image, x, 1), [(20 * x + 10) as u8, 0, 0]);
    }
}

/// One row of a two-texel texture (red, blue) stretched over eight pixels.
fn stretched(options: TextureOptions, uv: Rect) -> Vec<[u8; 3]> {
    let rasterizer = with_texture([2, 1], vec![RED, Color32::BLUE], options);
    let mut mesh = Mesh::default();
    mesh.add_rect_with_uv(rect(0.0, 0.0, 8.0, 1.0), uv, Color32::WHITE);
    let image = paint(&rasterizer, 8, 1.0, mesh);
    (0..8).map(|x| pixel(&image, x, 0)).collect()
}

#[test]
fn the_nearest_filter_keeps_texels_apart() {
    let row = stretched(TextureOptions::NEAREST, rect(0.0, 0.0, 1.0, 1.0));
    assert_eq!(row, [[[200, 0, 0]; 4], [[0, 0, 255]; 4]].concat());
}

#[test]
fn the_linear_filter_mixes_between_texel_centres_and_clamps_outside() {
    let row = stretched(TextureOptions::LINEAR, rect(0.0, 0.0, 1.0, 1.0));
    // Texel centres lie at pixels 2 and 6; pixel 2 has its centre an eighth of the way.
    assert_eq!(row[..3], [[200, 0, 0], [200, 0, 0], [175, 0, 32]]);
    assert_eq!(row[6..], [[0, 0, 255], [0, 0, 255]]);
}

#[test]
fn textures_repeat_and_mirror_outside() {
    let twice = rect(0.0, 0.0, 2.0, 1.0);
    let (red, blue) = ([200, 0, 0], [0, 0, 255]);
    let repeat = stretched(TextureOptions::NEAREST_REPEAT, twice);
    assert_eq!(repeat, [red, red, blue, blue, red, red, blue, blue]);
    let mirror = stretched(TextureOptions::NEAREST_MIRRORED_REPEAT, twice);
    assert_eq!(mirror, [red, red, blue, blue, blue, blue, red, red]);
}

#[test]
fn half_covered_texels_let_the_ground_through() {
    let coverage = [0, 64, 128, 255].map(|a| Color32::from_rgba_premultiplied(a, a, a, a));
    let rasterizer = with_texture([4, 1], coverage.to_vec(), TextureOptions::LINEAR);
    let mut mesh = Mesh::default();
    mesh.add_rect_with_uv(rect(0.0, 0.0, 4.0, 1.0), rect(0.0, 0.0, 1.0, 1.0), RED);
    let image = rasterizer.paint([4, 1], 1.0, Color32::WHITE, &[clipped(Rect::EVERYTHING, mesh)]);
    let row: Vec<_> = (0..4).map(|x| pixel(&image, x, 0)).collect();
    // Red stays 255 - a * 55 / 255, the others 255 - a.
    assert_eq!(row, [[255, 255, 255], [241, 191, 191], [227, 127, 127], [200, 0, 0]]);
}

#[test]
fn a_part_of_a_texture_changes_and_the_rest_stays() {
    let mut rasterizer = with_texture([3, 2], vec![RED; 6], TextureOptions::NEAREST);
    let part = ColorImage::filled([2, 1], Color32::BLUE);
    set(&mut rasterizer, ImageDelta::partial([1, 1], part, TextureOptions::NEAREST));
    let too_large = ColorImage::filled([2, 2], Color32::WHITE);
    set(&mut rasterizer, ImageDelta::partial([2, 0], too_large, TextureOptions::NEAREST));
    let mut mesh = Mesh::default();
    mesh.add_rect_with_uv(rect(0.0, 0.0, 3.0, 2.0), rect(0.0, 0.0, 1.0, 1.0), Color32::WHITE);
    let image = paint(&rasterizer, 3, 1.0, mesh);
    let rows = [0, 1].map(|y| [0, 1, 2].map(|x| pixel(&image, x, y)));
    let (red, blue) = ([200, 0, 0], [0, 0, 255]);
    assert_eq!(rows, [[red, red, red], [red, blue, blue]]);
}

#[test]
fn a_freed_texture_is_gone() {
    let mut rasterizer = plain();
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect(0.0, 0.0, 4.0, 4.0), RED);
    assert_eq!(painted(&paint(&rasterizer, 4, 1.0, mesh.clone())).len(), 16);
    let mut delta = TexturesDelta::default();
    delta.free(TextureId::default());
    rasterizer.free_textures(&delta);
    delta.clear();
    assert_eq!(painted(&paint(&rasterizer, 4, 1.0, mesh)).len(), 0);
}

#[test]
fn png_holds_the_same_pixels() {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(rect(1.0, 1.0, 3.0, 2.0), RED);
    let image = paint(&plain(), 4, 1.0, mesh);
    let bytes = image.to_png().unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut rgba = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut rgba).unwrap();
    assert_eq!(rgba, image.rgba);
    let broken = Image { width: 0, height: 0, rgba: Vec::new() };
    assert!(broken.to_png().is_err());
}

fn demo_page(ui: &mut egui::Ui) {
    egui::Frame::new().inner_margin(16).show(ui, |ui| {
        ui.heading("Operating rate");
        ui.label("98.6 % of industry above designated size, 28 March");
        ui.horizontal(|ui| {
            ui.button("Open in Trends").on_hover_text("never shown");
            ui.checkbox(&mut true, "China");
            ui.add(egui::ProgressBar::new(0.77).desired_width(120.0));
        });
        let (_, painter) = ui.allocate_painter(vec2(300.0, 80.0), egui::Sense::hover());
        let at = painter.clip_rect().intersect(ui.min_rect()).left_bottom() - vec2(0.0, 70.0);
        painter.circle_filled(at + vec2(30.0, 30.0), 24.0, Color32::RED.gamma_multiply(0.5));
        painter.circle_stroke(at + vec2(60.0, 30.0), 24.0, (1.5, Color32::LIGHT_BLUE));
        painter.line_segment([at, at + vec2(290.0, 60.0)], (2.0, Color32::GREEN));
        painter.rect_filled(Rect::from_min_size(at + vec2(120.0, 5.0), vec2(80.0, 40.0)), 8, Color32::GOLD);
        painter.text(at + vec2(210.0, 10.0), Align2::LEFT_TOP, "text", FontId::proportional(24.0), Color32::WHITE);
    });
}

#[test]
fn a_page_is_drawn_the_same_twice() {
    let draw = |ctx: &egui::Context| {
        headless::draw(ctx, vec2(400.0, 240.0), 1.5, Color32::from_black_alpha(255), 30, demo_page)
    };
    let ctx = egui::Context::default();
    let first = draw(&ctx);
    assert_eq!([first.width, first.height], [600, 360]);
    assert_eq!(first, draw(&egui::Context::default()), "another context");
    assert_eq!(first, draw(&ctx), "the same context, which tells its textures only once");
    let bright = first.rgba.chunks(4).filter(|p| p[0] > 120).count();
    assert!(bright > 1000, "text and shapes are there: {bright} bright pixels");
}

#[test]
fn passes_end_with_the_animations_or_at_the_limit() {
    let ctx = egui::Context::default();
    let mut passes = 0;
    headless::draw(&ctx, Vec2::splat(50.0), 1.0, Color32::BLACK, 7, |ui| {
        passes += 1;
        ui.ctx().request_repaint();
    });
    assert_eq!(passes, 7, "a page that never settles");
    let mut shown = 0.0;
    headless::draw(&ctx, Vec2::splat(50.0), 1.0, Color32::BLACK, 50, |ui| {
        let id = ui.scope_id().with("open");
        if passes < 100 {
            passes = 100;
            shown = ui.ctx().animate_bool(id, false);
        } else {
            shown = ui.ctx().animate_bool(id, true);
        }
        if passes == 100 {
            passes += 1;
            ui.ctx().request_repaint();
        }
    });
    assert!((shown - 1.0_f32).abs() < f32::EPSILON, "stopped at {shown}");
}
