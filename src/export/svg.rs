//! A sheet as SVG 1.1: real text and shapes, for browsers, Inkscape and word processors.

use crate::chart::sheet::{Anchor, Frame, Ink, Label, Piece, Sheet};
use crate::chart::{Dash, Item, Point, Shape};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A colour: red, green, blue.
pub type Rgb = [u8; 3];

/// The fonts to set it in: our own, then what systems have for Latin and for Chinese.
const FONTS: &str = "Inter, 'Noto Sans SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', \
                     'Microsoft YaHei', 'Helvetica Neue', Arial, sans-serif";
/// The dashes of a dashed line, and the distance of the lines of a hatch, as the window has them.
const DASHES: &str = "2.5 2";
const HATCH: f32 = 4.0;

/// The text of an SVG file. `colour` says what each ink is.
pub fn svg(sheet: &Sheet, colour: &dyn Fn(Ink) -> Rgb) -> String {
    let mut writer = Writer { colour, body: String::new(), defs: Defs::default() };
    for piece in &sheet.pieces {
        match piece {
            Piece::Text(label) => writer.label(label),
            Piece::Shapes { name, clip, ink, items } => writer.shapes(name, *clip, *ink, items),
        }
    }
    let (width, height) = (number(sheet.width), number(sheet.height));
    let described = if sheet.description.is_empty() { "title" } else { "title description" };
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-labelledby=\"{described}\" font-family=\"{FONTS}\">\n<title id=\"title\">{}</title>\n",
        escaped(&sheet.title)
    );
    if !sheet.description.is_empty() {
        add(&mut text, format_args!("<desc id=\"description\">{}</desc>\n", escaped(&sheet.description)));
    }
    if !writer.defs.text.is_empty() {
        add(&mut text, format_args!("<defs>\n{}</defs>\n", writer.defs.text));
    }
    text.push_str(&writer.body);
    text.push_str("</svg>\n");
    text
}

/// Writing to a string does not fail.
fn add(text: &mut String, what: std::fmt::Arguments<'_>) {
    text.write_fmt(what).unwrap_or_default();
}

/// What shapes refer to: each is written once.
#[derive(Default)]
struct Defs {
    text: String,
    ids: BTreeMap<String, usize>,
}

impl Defs {
    /// The number of a definition, which is written where it is new; `of` writes it around its number.
    fn number(&mut self, key: String, of: impl FnOnce(usize) -> String) -> usize {
        let next = self.ids.len();
        *self.ids.entry(key).or_insert_with(|| {
            self.text.push_str(&of(next));
            next
        })
    }
}

struct Writer<'c> {
    colour: &'c dyn Fn(Ink) -> Rgb,
    body: String,
    defs: Defs,
}

impl Writer<'_> {
    fn hex(&self, ink: Ink) -> String {
        let [r, g, b] = (self.colour)(ink);
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    fn label(&mut self, label: &Label) {
        let anchor = match label.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if label.face.is_bold() { " font-weight=\"600\"" } else { "" };
        let (x, y, size) = (number(label.at.x), number(label.at.y), number(label.face.size()));
        let (fill, text) = (self.hex(label.ink), escaped(&label.text));
        add(
            &mut self.body,
            format_args!(
                "<text x=\"{x}\" y=\"{y}\"{anchor} font-size=\"{size}\"{weight} fill=\"{fill}\">{text}</text>\n"
            ),
        );
    }

    fn shapes(&mut self, name: &str, clip: Option<Frame>, ink: Ink, items: &[Item]) {
        let clip = clip.map(|it| {
            let [x, y, w, h] = [it.min.x, it.min.y, it.width(), it.height()].map(number);
            let key = format!("clip {x} {y} {w} {h}");
            let write = |id| {
                format!(
                    "<clipPath id=\"clip-{id}\"><rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\"/></clipPath>\n"
                )
            };
            format!(" clip-path=\"url(#clip-{})\"", self.defs.number(key, write))
        });
        let is_group = !name.is_empty() || clip.is_some();
        if is_group {
            add(&mut self.body, format_args!("<g{}>", clip.unwrap_or_default()));
            if !name.is_empty() {
                add(&mut self.body, format_args!("<title>{}</title>", escaped(name)));
            }
        }
        for item in items {
            self.shape(item.shape, ink.of(item.role));
        }
        self.body.push_str(if is_group { "</g>\n" } else { "\n" });
    }

    fn shape(&mut self, shape: Shape, ink: Ink) {
        let colour = self.hex(ink);
        let written = match shape {
            Shape::Dot { center, radius } => {
                format!("<circle {} r=\"{}\" fill=\"{colour}\"/>", place("c", center), number(radius))
            }
            Shape::Ring { center, radius } => format!(
                "<circle {} r=\"{}\" fill=\"{}\" stroke=\"{colour}\" stroke-width=\"1.5\"/>",
                place("c", center),
                number(radius),
                self.hex(Ink::Ground)
            ),
            Shape::Line { from, to, dash, width } => {
                let dash = match dash {
                    Dash::Solid => String::new(),
                    Dash::Dashed => format!(" stroke-dasharray=\"{DASHES}\""),
                };
                let [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map(number);
                let width = number(width);
                format!(
                    "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{colour}\" \
                     stroke-width=\"{width}\"{dash}/>"
                )
            }
            Shape::Area { corners, opacity } => {
                let points = corners.map(|it| format!("{},{}", number(it.x), number(it.y))).join(" ");
                format!("<polygon points=\"{points}\" fill=\"{colour}\" fill-opacity=\"{}\"/>", number(opacity))
            }
            Shape::Bar { min, max, from, to, upright, hatched } => {
                let [w, h] = [max.x - min.x, max.y - min.y].map(|it| number(it.max(0.0)));
                let rect = format!("<rect {} width=\"{w}\" height=\"{h}\"", place("", min));
                let even = number(from) == number(to);
                if hatched && even {
                    format!("{rect}{}/>", self.hatch(&colour))
                } else if hatched {
                    let strongest = from.max(to).max(f32::MIN_POSITIVE);
                    let stroke = self.gradient(&colour, (from / strongest, to / strongest), upright);
                    format!("<path d=\"{}\" stroke=\"{stroke}\" stroke-width=\"1\" fill=\"none\"/>", slanted(min, max))
                } else if even {
                    let opacity = number(from);
                    let opacity = if opacity == "1" { String::new() } else { format!(" fill-opacity=\"{opacity}\"") };
                    format!("{rect} fill=\"{colour}\"{opacity}/>")
                } else {
                    format!("{rect} fill=\"{}\"/>", self.gradient(&colour, (from, to), upright))
                }
            }
        };
        self.body.push_str(&written);
    }

    /// Slanted lines within a thin outline, as strong everywhere.
    fn hatch(&mut self, colour: &str) -> String {
        let write = |id| {
            format!(
                "<pattern id=\"hatch-{id}\" width=\"{HATCH}\" height=\"{HATCH}\" patternUnits=\"userSpaceOnUse\">\
                 <path d=\"M-1,1L1,-1M0,4L4,0M3,5L5,3\" stroke=\"{colour}\" stroke-width=\"1\" fill=\"none\"/>\
                 </pattern>\n"
            )
        };
        let id = self.defs.number(format!("hatch {colour}"), write);
        format!(" fill=\"url(#hatch-{id})\" stroke=\"{colour}\" stroke-width=\"0.5\"")
    }

    /// The gradient of a colour whose opacity runs from one end to the other.
    fn gradient(&mut self, colour: &str, (from, to): (f32, f32), upright: bool) -> String {
        let ends = if upright { "x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\"" } else { "x1=\"0\" y1=\"0\" x2=\"1\" y2=\"0\"" };
        let (from, to) = (number(from), number(to));
        let write = |id| {
            format!(
                "<linearGradient id=\"fade-{id}\" {ends}><stop offset=\"0\" stop-color=\"{colour}\" \
                 stop-opacity=\"{from}\"/><stop offset=\"1\" stop-color=\"{colour}\" stop-opacity=\"{to}\"/>\
                 </linearGradient>\n"
            )
        };
        let id = self.defs.number(format!("fade {colour} {from} {to} {upright}"), write);
        format!("url(#fade-{id})")
    }
}

/// Slanted lines across a rectangle, where those of the pattern would be. A pattern that fades would need a mask, and
/// Inkscape shows nothing at all of a pattern behind a mask.
#[expect(clippy::cast_possible_truncation, reason = "places on a sheet are small")]
fn slanted(min: Point, max: Point) -> String {
    let first = ((min.x + min.y) / HATCH).ceil() as i32;
    let last = ((max.x + max.y) / HATCH).floor() as i32;
    let mut path = String::new();
    for sum in (first..=last).map(|it| it as f32 * HATCH) {
        let (left, right) = (min.x.max(sum - max.y), max.x.min(sum - min.y));
        if right - left > 0.1 {
            let [x1, y1, x2, y2] = [left, sum - left, right, sum - right].map(number);
            add(&mut path, format_args!("M{x1},{y1}L{x2},{y2}"));
        }
    }
    path
}

fn place(prefix: &str, at: Point) -> String {
    format!("{prefix}x=\"{}\" {prefix}y=\"{}\"", number(at.x), number(at.y))
}

/// A number with two decimals at most.
fn number(x: f32) -> String {
    let text = format!("{x:.2}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// A text that XML takes: signs that mean something escaped, those that it may not hold left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            it if it.is_control() => {}
            it => safe.push(it),
        }
    }
    safe
}
