//! A whole plot over time as people publish it: title, what is shown, axes, marks, legend, key, notes and sources.
//!
//! [`sheet()`] lays it out without a painter: what it gives is shapes and texts with their places, and roles in the place of
//! colours. The SVG and the picture are made of the same sheet.

mod axes;
mod key;
mod labels;
mod layout;
mod panel;
mod plot;
mod text;

pub use key::Sign;
pub use layout::sheet;
pub use plot::{Curve, Event, ImpliedBound, Panel, Plot, Words};
pub use text::Measure;

use crate::chart::scene::{Dash, Item, Point, Role, Shape};

/// A rectangle; corners are the least and the greatest in both directions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The corner up and to the left.
    pub min: Point,
    /// The corner down and to the right.
    pub max: Point,
}

impl Frame {
    /// A rectangle from its edges.
    pub const fn new(left: f32, top: f32, right: f32, bottom: f32) -> Self {
        Self { min: Point::new(left, top), max: Point::new(right, bottom) }
    }

    /// How wide it is.
    pub fn width(self) -> f32 {
        self.max.x - self.min.x
    }

    /// How high it is.
    pub fn height(self) -> f32 {
        self.max.y - self.min.y
    }

    /// The same, wider on each side.
    #[must_use]
    pub fn grown(self, x: f32, y: f32) -> Self {
        Self::new(self.min.x - x, self.min.y - y, self.max.x + x, self.max.y + y)
    }

    /// Whether they have more than an edge in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }

    /// Whether another one lies in it.
    pub fn holds(self, other: Self) -> bool {
        self.min.x <= other.min.x && self.min.y <= other.min.y && self.max.x >= other.max.x && self.max.y >= other.max.y
    }
}

/// The kinds of text on a sheet: each has its size and weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// What the sheet is called.
    Title,
    /// The title of a panel, a latest figure.
    Strong,
    /// Names and sentences.
    Plain,
    /// Numbers on axes, labels in the plot, notes.
    Small,
    /// The letter of a series.
    Letter,
}

impl Face {
    /// The size of its letters, in points.
    pub fn size(self) -> f32 {
        match self {
            Self::Title => 18.0,
            Self::Strong | Self::Plain => 12.0,
            Self::Small => 11.0,
            Self::Letter => 10.0,
        }
    }

    /// Whether it is set heavier than the rest.
    pub fn is_bold(self) -> bool {
        matches!(self, Self::Title | Self::Strong | Self::Letter)
    }

    /// From one line to the next.
    pub(super) fn line(self) -> f32 {
        match self {
            Self::Title => 24.0,
            Self::Strong | Self::Plain => 17.0,
            Self::Small | Self::Letter => 15.0,
        }
    }
}

/// Which point of a text its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Where it begins.
    Start,
    /// The middle of it.
    Middle,
    /// Where it ends.
    End,
}

/// What something on a sheet is; the painter knows the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ink {
    /// What everything lies on.
    Ground,
    /// Text.
    Text,
    /// Text that explains other text, and the signs of the key.
    Secondary,
    /// Lines of the grid.
    Grid,
    /// Lines of the axes.
    Outline,
    /// The series with this number.
    Series(usize),
    /// What only possibly satisfies a threshold.
    Caution,
    /// What conflicts.
    Alarm,
    /// The goal.
    Goal,
    /// What was worked out.
    Derived,
}

impl Ink {
    /// The ink of an item among items of this ink.
    #[must_use]
    pub fn of(self, role: Role) -> Self {
        match role {
            Role::Series => self,
            Role::Caution => Self::Caution,
            Role::Alarm => Self::Alarm,
            Role::Derived => Self::Derived,
        }
    }
}

/// A text on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it says.
    pub text: String,
    /// Where the anchor of its baseline is.
    pub at: Point,
    /// Which point of the baseline that is.
    pub anchor: Anchor,
    /// Size and weight.
    pub face: Face,
    /// Its colour.
    pub ink: Ink,
}

impl Label {
    /// The room that it takes, where it is as wide as that.
    pub fn frame(&self, width: f32) -> Frame {
        let left = match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - width / 2.0,
            Anchor::End => self.at.x - width,
        };
        let size = self.face.size();
        Frame::new(left, self.at.y - size * 0.92, left + width, self.at.y + size * 0.26)
    }
}

/// Something on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// A text.
    Text(Label),
    /// Shapes that belong together.
    Shapes {
        /// What they are, for whoever points at them or hears them read out; empty for lines of the layout.
        name: String,
        /// What is beyond it is not drawn.
        clip: Option<Frame>,
        /// The ink of what has the role of a series.
        ink: Ink,
        /// The shapes.
        items: Vec<Item>,
    },
}

/// A drawing, in the order of painting.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its width in points.
    pub width: f32,
    /// Its height in points.
    pub height: f32,
    /// What it is called.
    pub title: String,
    /// What is on it, in words.
    pub description: String,
    /// What is drawn.
    pub pieces: Vec<Piece>,
}

impl Sheet {
    /// Its texts.
    pub fn labels(&self) -> impl Iterator<Item = &Label> {
        self.pieces.iter().filter_map(|it| if let Piece::Text(label) = it { Some(label) } else { None })
    }

    /// Its shapes.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.pieces
            .iter()
            .filter_map(|it| if let Piece::Shapes { items, .. } = it { Some(items) } else { None })
            .flatten()
    }

    fn text(&mut self, text: impl Into<String>, at: Point, anchor: Anchor, face: Face, ink: Ink) {
        self.pieces.push(Piece::Text(Label { text: text.into(), at, anchor, face, ink }));
    }

    fn shapes(&mut self, ink: Ink, clip: Option<Frame>, name: impl Into<String>, items: Vec<Item>) {
        if !items.is_empty() {
            self.pieces.push(Piece::Shapes { name: name.into(), clip, ink, items });
        }
    }
}

/// A line of the layout.
fn line(from: Point, to: Point, dash: Dash, width: f32) -> Item {
    Item { shape: Shape::Line { from, to, dash, width }, role: Role::Series }
}

/// An even rectangle.
fn block(frame: Frame, opacity: f32) -> Item {
    let bar = Shape::Bar { min: frame.min, max: frame.max, from: opacity, to: opacity, upright: false, hatched: false };
    Item { shape: bar, role: Role::Series }
}
