//! Small pictures for the rail, menus and tables, and the icon of the window.
//!
//! Icons are drawn rather than typed, since no font that comes with the program has them. They are laid out on a
//! square of sixteen units and scale with the rectangle they are given, but the stroke keeps its width.

use egui::epaint::PathShape;
use egui::{Color32, IconData, Painter, Pos2, Rect, Shape, Stroke, Vec2, vec2};

const WINDOW_ICON: &[u8] = include_bytes!("../../../assets/icons/resumption-monitor-256.png");

/// Units along a side of the square that icons are laid out on.
const UNITS: f32 = 16.0;
/// Width of every stroke, in points.
const STROKE: f32 = 1.5;

/// A small picture in one colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Icon {
    /// The page with everything at a glance.
    Overview,
    /// The page of lines over time.
    Trends,
    /// The page of the table of sectors.
    Sectors,
    /// The page of programmes.
    Tracker,
    /// The page of sources.
    Sources,
    /// The page of problems.
    Problems,
    /// Looks for something.
    Search,
    /// Closes or takes away.
    Close,
    /// Adds one.
    Add,
    /// Takes one away.
    Remove,
    /// Something needs attention.
    Warning,
    /// Something is known about this.
    Info,
    /// Done, or agrees.
    Check,
    /// Back to how it was.
    Undo,
    /// Forth to how it was.
    Redo,
    /// Opens a file.
    Open,
    /// Saves to a file.
    Save,
    /// Takes a copy out of the program.
    Export,
    /// Puts on the clipboard.
    Copy,
    /// Changes what is written.
    Edit,
    /// Throws away.
    Delete,
    /// Shows only some rows.
    Filter,
    /// Shows as a table.
    Table,
    /// A date.
    Calendar,
    /// How the program behaves.
    Settings,
    /// Explains.
    Help,
    /// To what comes before.
    Left,
    /// To what comes next.
    Right,
    /// Sorted, smallest first.
    Up,
    /// Sorted, largest first; or opens below.
    Down,
    /// Leads out of the program.
    Link,
}

impl Icon {
    /// Every icon.
    pub const ALL: [Self; 31] = [
        Self::Overview,
        Self::Trends,
        Self::Sectors,
        Self::Tracker,
        Self::Sources,
        Self::Problems,
        Self::Search,
        Self::Close,
        Self::Add,
        Self::Remove,
        Self::Warning,
        Self::Info,
        Self::Check,
        Self::Undo,
        Self::Redo,
        Self::Open,
        Self::Save,
        Self::Export,
        Self::Copy,
        Self::Edit,
        Self::Delete,
        Self::Filter,
        Self::Table,
        Self::Calendar,
        Self::Settings,
        Self::Help,
        Self::Left,
        Self::Right,
        Self::Up,
        Self::Down,
        Self::Link,
    ];

    /// Paints the icon in the middle of `rect`, as large as fits.
    pub fn paint(self, painter: &Painter, rect: Rect, color: Color32) {
        let side = rect.width().min(rect.height());
        let pen = Pen { painter, corner: rect.center() - Vec2::splat(side / 2.0), unit: side / UNITS, color };
        match self {
            Self::Overview | Self::Trends | Self::Sectors | Self::Tracker | Self::Sources | Self::Problems => {
                self.paint_page(&pen);
            }
            Self::Open | Self::Save | Self::Export | Self::Copy | Self::Edit | Self::Delete | Self::Link => {
                self.paint_action(&pen);
            }
            Self::Table | Self::Calendar | Self::Settings | Self::Filter | Self::Search | Self::Undo | Self::Redo => {
                self.paint_tool(&pen);
            }
            _ => self.paint_sign(&pen),
        }
    }

    fn paint_page(self, pen: &Pen<'_>) {
        match self {
            Self::Overview => {
                pen.frame(2.0, 2.0, 7.0, 8.5);
                pen.frame(9.0, 2.0, 14.0, 5.5);
                pen.frame(2.0, 10.5, 7.0, 14.0);
                pen.frame(9.0, 7.5, 14.0, 14.0);
            }
            Self::Trends => {
                pen.line(&[(2.0, 2.0), (2.0, 14.0), (14.0, 14.0)]);
                pen.line(&[(4.8, 10.6), (7.5, 7.4), (10.0, 9.0), (14.0, 3.6)]);
            }
            Self::Sectors => {
                for (y, end) in [(3.5, 13.5), (8.0, 10.0), (12.5, 6.5)] {
                    pen.line(&[(2.0, y), (end - 1.6, y)]);
                    pen.dot(end, y, 1.6);
                }
            }
            Self::Tracker => {
                for (y, x) in [(4.5, 10.5), (11.5, 5.5)] {
                    pen.line(&[(1.5, y), (x - 2.2, y)]);
                    pen.circle(x, y, 2.2);
                    pen.line(&[(x + 2.2, y), (14.5, y)]);
                }
            }
            Self::Sources => {
                pen.closed(&[(3.0, 1.8), (9.5, 1.8), (13.0, 5.3), (13.0, 14.2), (3.0, 14.2)]);
                pen.line(&[(5.6, 8.0), (10.4, 8.0)]);
                pen.line(&[(5.6, 11.0), (10.4, 11.0)]);
            }
            _ => {
                pen.circle(8.0, 8.0, 6.2);
                pen.line(&[(8.0, 4.6), (8.0, 8.8)]);
                pen.dot(8.0, 11.3, 1.0);
            }
        }
    }

    fn paint_action(self, pen: &Pen<'_>) {
        match self {
            Self::Open => pen.closed(&[(1.8, 13.2), (1.8, 3.0), (6.2, 3.0), (7.8, 5.0), (14.2, 5.0), (14.2, 13.2)]),
            Self::Save => {
                pen.line(&[(8.0, 2.0), (8.0, 10.0)]);
                pen.line(&[(4.8, 6.8), (8.0, 10.0), (11.2, 6.8)]);
                pen.line(&[(2.2, 10.4), (2.2, 13.8), (13.8, 13.8), (13.8, 10.4)]);
            }
            Self::Export => {
                pen.line(&[(8.0, 10.0), (8.0, 2.2)]);
                pen.line(&[(4.8, 5.4), (8.0, 2.2), (11.2, 5.4)]);
                pen.line(&[(2.2, 10.4), (2.2, 13.8), (13.8, 13.8), (13.8, 10.4)]);
            }
            Self::Copy => {
                pen.frame(5.5, 5.5, 14.0, 14.0);
                pen.line(&[(3.0, 10.5), (2.0, 10.5), (2.0, 2.0), (10.5, 2.0), (10.5, 3.0)]);
            }
            Self::Edit => {
                pen.closed(&[(2.2, 13.8), (2.9, 10.4), (10.9, 2.4), (13.6, 5.1), (5.6, 13.1)]);
                pen.line(&[(8.9, 4.4), (11.6, 7.1)]);
            }
            Self::Delete => {
                pen.line(&[(2.2, 4.2), (13.8, 4.2)]);
                pen.line(&[(5.8, 4.0), (5.8, 2.0), (10.2, 2.0), (10.2, 4.0)]);
                pen.line(&[(3.8, 4.4), (4.5, 14.0), (11.5, 14.0), (12.2, 4.4)]);
            }
            _ => {
                pen.line(&[(7.0, 3.5), (2.5, 3.5), (2.5, 13.5), (12.5, 13.5), (12.5, 9.0)]);
                pen.line(&[(7.2, 8.8), (13.6, 2.4)]);
                pen.line(&[(9.6, 2.2), (13.8, 2.2), (13.8, 6.4)]);
            }
        }
    }

    fn paint_tool(self, pen: &Pen<'_>) {
        match self {
            Self::Table => {
                pen.frame(2.0, 2.5, 14.0, 13.5);
                pen.line(&[(2.0, 6.2), (14.0, 6.2)]);
                pen.line(&[(2.0, 9.8), (14.0, 9.8)]);
                pen.line(&[(6.5, 6.2), (6.5, 13.5)]);
            }
            Self::Calendar => {
                pen.frame(2.0, 3.2, 14.0, 14.0);
                pen.line(&[(2.0, 6.8), (14.0, 6.8)]);
                pen.line(&[(5.2, 1.6), (5.2, 4.4)]);
                pen.line(&[(10.8, 1.6), (10.8, 4.4)]);
            }
            Self::Settings => {
                pen.circle(8.0, 8.0, 2.4);
                pen.circle(8.0, 8.0, 5.0);
                for eighth in 0..8_u8 {
                    let out = Vec2::angled(f32::from(eighth) * std::f32::consts::FRAC_PI_4);
                    let at = |radius: f32| (8.0 + out.x * radius, 8.0 + out.y * radius);
                    pen.line(&[at(5.2), at(7.0)]);
                }
            }
            Self::Filter => pen.closed(&[(2.0, 2.8), (14.0, 2.8), (9.5, 8.4), (9.5, 13.6), (6.5, 12.0), (6.5, 8.4)]),
            Self::Search => {
                pen.circle(7.0, 7.0, 4.6);
                pen.line(&[(10.4, 10.4), (14.2, 14.2)]);
            }
            _ => {
                let back = self == Self::Undo;
                let place = |(x, y): (f32, f32)| if back { (x, y) } else { (UNITS - x, y) };
                let arc: Vec<_> = (0..=12_u8)
                    .map(|step| {
                        let out =
                            Vec2::angled(f32::from(step) / 12.0 * std::f32::consts::PI - std::f32::consts::FRAC_PI_2);
                        place((9.4 + out.x * 4.0, 9.2 + out.y * 4.0))
                    })
                    .collect();
                pen.line(&[&[place((2.4, 5.2))], arc.as_slice(), &[place((5.0, 13.2))]].concat());
                pen.line(&[(5.6, 2.0), (2.4, 5.2), (5.6, 8.4)].map(place));
            }
        }
    }

    fn paint_sign(self, pen: &Pen<'_>) {
        match self {
            Self::Close => {
                pen.line(&[(3.6, 3.6), (12.4, 12.4)]);
                pen.line(&[(12.4, 3.6), (3.6, 12.4)]);
            }
            Self::Add => {
                pen.line(&[(8.0, 2.6), (8.0, 13.4)]);
                pen.line(&[(2.6, 8.0), (13.4, 8.0)]);
            }
            Self::Remove => pen.line(&[(2.6, 8.0), (13.4, 8.0)]),
            Self::Warning => {
                pen.closed(&[(8.0, 2.0), (14.6, 13.6), (1.4, 13.6)]);
                pen.line(&[(8.0, 6.4), (8.0, 9.4)]);
                pen.dot(8.0, 11.5, 0.9);
            }
            Self::Info => {
                pen.circle(8.0, 8.0, 6.2);
                pen.line(&[(8.0, 7.4), (8.0, 11.4)]);
                pen.dot(8.0, 4.9, 1.0);
            }
            Self::Check => pen.line(&[(2.6, 8.6), (6.4, 12.4), (13.6, 4.2)]),
            Self::Help => {
                pen.circle(8.0, 8.0, 6.2);
                pen.line(&[
                    (5.9, 6.4),
                    (6.4, 5.0),
                    (8.0, 4.4),
                    (9.6, 5.0),
                    (10.0, 6.5),
                    (9.2, 7.7),
                    (8.0, 8.5),
                    (8.0, 9.4),
                ]);
                pen.dot(8.0, 11.6, 0.9);
            }
            Self::Left => pen.line(&[(10.2, 3.2), (5.4, 8.0), (10.2, 12.8)]),
            Self::Right => pen.line(&[(5.8, 3.2), (10.6, 8.0), (5.8, 12.8)]),
            Self::Up => pen.line(&[(3.2, 10.4), (8.0, 5.6), (12.8, 10.4)]),
            _ => pen.line(&[(3.2, 5.6), (8.0, 10.4), (12.8, 5.6)]),
        }
    }
}

/// Draws on the square of an icon.
struct Pen<'a> {
    painter: &'a Painter,
    corner: Pos2,
    unit: f32,
    color: Color32,
}

impl Pen<'_> {
    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        self.corner + vec2(x, y) * self.unit
    }

    fn stroke(&self) -> Stroke {
        Stroke::new(STROKE, self.color)
    }

    fn line(&self, points: &[(f32, f32)]) {
        let path = points.iter().map(|point| self.at(*point)).collect();
        self.painter.add(Shape::line(path, self.stroke()));
    }

    fn closed(&self, points: &[(f32, f32)]) {
        let path = points.iter().map(|point| self.at(*point)).collect();
        self.painter.add(PathShape::closed_line(path, self.stroke()));
    }

    /// A rectangle with slightly rounded corners.
    fn frame(&self, x0: f32, y0: f32, x1: f32, y1: f32) {
        let rect = Rect::from_min_max(self.at((x0, y0)), self.at((x1, y1)));
        self.painter.rect_stroke(rect, 1, self.stroke(), egui::StrokeKind::Middle);
    }

    fn circle(&self, x: f32, y: f32, radius: f32) {
        self.painter.circle_stroke(self.at((x, y)), radius * self.unit, self.stroke());
    }

    fn dot(&self, x: f32, y: f32, radius: f32) {
        self.painter.circle_filled(self.at((x, y)), radius * self.unit, self.color);
    }
}

/// The icon of the window; an empty one, for which the system shows its own, if the embedded file cannot be read.
pub fn window_icon() -> IconData {
    decode(WINDOW_ICON).unwrap_or_default()
}

fn decode(bytes: &[u8]) -> Option<IconData> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info().ok()?;
    let mut rgba = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut rgba).ok()?;
    (info.color_type == png::ColorType::Rgba).then_some(IconData { rgba, width: info.width, height: info.height })
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;
    use crate::gui::raster::{Image, headless};

    fn draw(size: Vec2, pixels_per_point: f32, mut paint: impl FnMut(&Painter)) -> Image {
        let ctx = egui::Context::default();
        headless::draw(&ctx, size, pixels_per_point, Color32::WHITE, 3, |ui| paint(ui.painter()))
    }

    #[test]
    fn all_are_listed_once() {
        for (i, icon) in Icon::ALL.iter().enumerate() {
            assert!(!Icon::ALL[..i].contains(icon), "{icon:?}");
        }
        assert_eq!(Icon::ALL.len(), Icon::Link as usize + 1);
    }

    #[test]
    fn each_stays_in_its_place_and_looks_like_no_other() {
        let mut seen: Vec<(Icon, Image)> = Vec::new();
        for icon in Icon::ALL {
            let place = Rect::from_min_size(pos2(4.0, 4.0), Vec2::splat(16.0));
            let image = draw(Vec2::splat(24.0), 1.0, |painter| icon.paint(painter, place, Color32::BLACK));
            let mut ink = 0;
            for (i, pixel) in image.rgba.chunks(4).enumerate() {
                let (x, y) = (i % 24, i / 24);
                ink += usize::from(pixel[0] < 128);
                let outside = !(4..20).contains(&x) || !(4..20).contains(&y);
                assert!(!outside || pixel[0] > 200, "{icon:?} leaves its place at {x}, {y}");
            }
            assert!(ink >= 8, "{icon:?} has {ink} dark pixels");
            if let Some((twin, _)) = seen.iter().find(|(_, other)| *other == image) {
                panic!("{icon:?} looks like {twin:?}");
            }
            seen.push((icon, image));
        }
    }

    #[test]
    fn the_window_icon_is_read() {
        let icon = window_icon();
        assert_eq!((icon.width, icon.height, icon.rgba.len()), (256, 256, 256 * 256 * 4));
        assert_eq!(icon.rgba[3], 0, "the corner is transparent");
        assert!(decode(b"not a picture").is_none());
    }
}
