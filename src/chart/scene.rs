//! The shapes that marks are made of.

/// A place on the drawing, in points; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

impl Point {
    /// A place.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// Without gaps.
    Solid,
    /// With gaps: an open end, a working band, a goal.
    Dashed,
}

/// What a shape stands for; the painter knows the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The series itself.
    Series,
    /// What only possibly satisfies a threshold.
    Caution,
    /// What conflicts.
    Alarm,
    /// What was derived.
    Derived,
}

/// A shape. Corners are the least and the greatest in both directions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// A filled dot.
    Dot {
        /// Its centre.
        center: Point,
        /// Its radius.
        radius: f32,
    },
    /// A ring: a dot that is hollow.
    Ring {
        /// Its centre.
        center: Point,
        /// Its radius.
        radius: f32,
    },
    /// A line.
    Line {
        /// Where it starts.
        from: Point,
        /// Where it ends.
        to: Point,
        /// With gaps or without.
        dash: Dash,
        /// How thick.
        width: f32,
    },
    /// An even, faint area: what lies between two ranges.
    Area {
        /// Its corners, around it.
        corners: [Point; 4],
        /// How opaque it is.
        opacity: f32,
    },
    /// A bar whose opacity runs from one end to the other.
    Bar {
        /// The corner up and to the left.
        min: Point,
        /// The corner down and to the right.
        max: Point,
        /// Opacity at the left or, where `upright`, at the bottom.
        from: f32,
        /// Opacity at the right or, where `upright`, at the top.
        to: f32,
        /// Whether the opacity runs upwards instead of to the right.
        upright: bool,
        /// Hatched instead of filled.
        hatched: bool,
    },
}

/// A shape and what it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// The shape.
    pub shape: Shape,
    /// What it stands for.
    pub role: Role,
}
