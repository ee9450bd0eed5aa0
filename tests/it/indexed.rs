//! Pictures that are kept to be compared with, as PNGs of at most 256 colours: a quarter of the size, and still to be looked at.
//!
//! Colours of surfaces are kept as they are; those on the edges of letters and curves share a few that are near. How far the
//! furthest is from its own is written into the file, and a comparison allows for no more than that, and for the last bit or two,
//! in which machines differ. How often the colours of surfaces occur is written there, too: they may not be another shade.

use resumption_monitor::gui::raster::Image;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};

type Color = [u8; 3];

/// Colours have at most so many places.
const PLACES: usize = 256;
/// How far channels may be apart, beside what the file says.
const LAST_BITS: u8 = 2;
/// What covers as large a part of a picture as one in so many pixels is a surface: its colour has to be exact.
const SURFACE: usize = 200;
/// Where the file says how far off its colours are, and how often the first of them occur.
const NOTE: &str = "Comment";

/// A picture of few colours.
#[derive(Debug, PartialEq, Eq)]
struct Indexed {
    width: u32,
    height: u32,
    colors: Vec<Color>,
    places: Vec<u8>,
    off: u8,
    /// How often the first colours occur, as far as they are those of surfaces.
    surfaces: Vec<usize>,
}

fn distance(one: Color, other: Color) -> u8 {
    one.iter().zip(other).map(|(a, b)| a.abs_diff(b)).max().unwrap_or_default()
}

fn pixels(image: &Image) -> impl Iterator<Item = Color> + '_ {
    image.rgba.chunks_exact(4).map(|it| [it[0], it[1], it[2]])
}

/// How often each colour occurs; the most frequent first.
fn counted(pixels: impl Iterator<Item = Color>) -> Vec<(Color, usize)> {
    let mut counts: HashMap<Color, usize> = HashMap::new();
    let mut run: (Color, usize) = ([0; 3], 0);
    for pixel in pixels {
        if pixel == run.0 {
            run.1 += 1;
        } else {
            *counts.entry(run.0).or_default() += run.1;
            run = (pixel, 1);
        }
    }
    *counts.entry(run.0).or_default() += run.1;
    let mut counted: Vec<(Color, usize)> = counts.into_iter().filter(|it| it.1 > 0).collect();
    counted.sort_by_key(|(color, count)| (std::cmp::Reverse(*count), *color));
    counted
}

impl Indexed {
    /// Frequent colours get places of their own; others that of the first one near, near enough for all to have one.
    fn of(image: &Image) -> Self {
        let counted = counted(pixels(image));
        let (colors, off) = (0..=u8::MAX)
            .find_map(|off| {
                let mut colors: Vec<Color> = Vec::new();
                for (color, _) in &counted {
                    if !colors.iter().any(|it| distance(*it, *color) <= off) {
                        colors.push(*color);
                        if colors.len() > PLACES {
                            return None;
                        }
                    }
                }
                Some((colors, off))
            })
            .unwrap();
        let place = |color: &Color| {
            let nearest = colors.iter().enumerate().min_by_key(|(at, it)| (distance(**it, *color), *at));
            u8::try_from(nearest.unwrap().0).unwrap()
        };
        let of: HashMap<Color, u8> = counted.iter().map(|(color, _)| (*color, place(color))).collect();
        let places: Vec<u8> = pixels(image).map(|it| of[&it]).collect();
        // The most frequent colour is always the first, but a less frequent one may have taken the place of one near it.
        let surfaces = counted
            .iter()
            .zip(&colors)
            .take_while(|((counted, count), color)| counted == *color && count * SURFACE >= places.len());
        let surfaces = surfaces.map(|((_, count), _)| *count).collect();
        Self { width: image.width, height: image.height, colors, places, off, surfaces }
    }

    fn write(&self, path: &Path) {
        let mut encoder = png::Encoder::new(BufWriter::new(File::create(path).unwrap()), self.width, self.height);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        encoder.set_palette(self.colors.concat());
        let note: Vec<String> = std::iter::once(usize::from(self.off))
            .chain(self.surfaces.iter().copied())
            .map(|it| it.to_string())
            .collect();
        encoder.add_text_chunk(NOTE.to_owned(), note.join(" ")).unwrap();
        encoder.write_header().unwrap().write_image_data(&self.places).unwrap();
    }

    fn read(path: &Path) -> Option<Self> {
        let mut reader = png::Decoder::new(BufReader::new(File::open(path).ok()?)).read_info().ok()?;
        let mut places = vec![0; reader.output_buffer_size()?];
        reader.next_frame(&mut places).ok()?;
        let info = reader.info();
        let colors = info.palette.as_ref()?.chunks_exact(3).map(|it| [it[0], it[1], it[2]]).collect();
        let note = &info.uncompressed_latin1_text.iter().find(|it| it.keyword == NOTE)?.text;
        let mut numbers = note.split(' ').map_while(|it| it.parse::<usize>().ok());
        let off = u8::try_from(numbers.next()?).ok()?;
        Some(Self { width: info.width, height: info.height, colors, places, off, surfaces: numbers.collect() })
    }

    fn color(&self, at: usize) -> Color {
        self.colors[usize::from(self.places[at])]
    }

    /// In what a picture differs.
    fn differs(&self, image: &Image) -> Option<String> {
        if (self.width, self.height) != (image.width, image.height) {
            return Some(format!("is {} by {}", image.width, image.height));
        }
        let off: Vec<usize> = pixels(image)
            .enumerate()
            .filter(|(at, it)| *it != self.color(*at) && distance(*it, self.color(*at)) > self.off + LAST_BITS)
            .map(|it| it.0)
            .collect();
        if let Some(first) = off.first() {
            let width = self.width as usize;
            return Some(format!("{} pixels, the first at {}, {}", off.len(), first % width, first / width));
        }
        let now: HashMap<Color, usize> = counted(pixels(image)).into_iter().collect();
        let surfaces = self.colors.iter().zip(&self.surfaces);
        let mut gone =
            surfaces.filter(|(color, count)| now.get(*color).copied().unwrap_or_default() * 10 < **count * 9);
        gone.next().map(|(color, _)| format!("there is less of the colour {color:?}"))
    }
}

fn kept(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(name)
}

/// Holds a picture against the one of that name that is kept, or keeps it where `UPDATE_SNAPSHOTS` is set. Says in what it differs.
pub(crate) fn compare(image: &Image, name: &str) -> Result<(), String> {
    let (name, path) = (format!("{name}.png"), kept(&format!("{name}.png")));
    let before = Indexed::read(&path);
    let Some(why) = before.as_ref().map_or(Some("is not kept".to_owned()), |it| it.differs(image)) else {
        return Ok(());
    };
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        Indexed::of(image).write(&path);
        return Ok(());
    }
    crate::pages::keep(&name, image);
    Err(format!("{name}: {why}"))
}

#[test]
fn a_comparison_fails_where_looks_differ_and_only_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.png");
    // A surface, and a ramp of more colours than there are places.
    let color =
        |at: u32| if at < 2000 { [246, 247, 248, 255] } else { [(at % 200) as u8, (at / 20 % 250) as u8, 9, 255] };
    let image = |change: &dyn Fn(u32, [u8; 4]) -> [u8; 4]| Image {
        width: 100,
        height: 50,
        rgba: (0..5000).flat_map(|at| change(at, color(at))).collect(),
    };
    let plain = image(&|_, it| it);
    let indexed = Indexed::of(&plain);
    assert!(indexed.colors.len() <= PLACES && (1..40).contains(&indexed.off), "{}", indexed.off);
    indexed.write(&path);
    let read = Indexed::read(&path).unwrap();
    assert_eq!(read, indexed);
    assert_eq!(read.differs(&plain), None);
    let far = |it: u8| it.wrapping_add(128);
    let one = image(&|at, it| if at == 777 { [it[0], far(it[1]), it[2], 255] } else { it });
    assert_eq!(read.differs(&one).as_deref(), Some("1 pixels, the first at 77, 7"));
    let shade = image(&|at, it| if at < 2000 { [it[0] + 1, it[1], it[2], 255] } else { it });
    assert!(read.differs(&shade).unwrap().contains("[246, 247, 248]"), "a surface is another shade");
    let last_bit = image(&|at, it| if at > 2000 { [it[0] ^ 1, it[1], it[2], 255] } else { it });
    assert_eq!(read.differs(&last_bit), None, "machines differ there");
}
