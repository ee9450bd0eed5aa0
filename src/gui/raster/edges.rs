//! Which pixels a triangle covers, decided in whole numbers.
//!
//! Corners are first moved to the nearest 1/256 pixel, as graphics cards do. From there on nothing is rounded, so two
//! triangles with a common edge agree about every centre on it, and the rule for centres exactly on an edge (top
//! and left edges own them) gives each to one of the two.

/// Steps in a pixel.
const STEPS: i64 = 256;
/// From a pixel's corner to its centre.
const HALF: i64 = STEPS / 2;
/// Corners farther out than this many pixels are moved in, so that products fit into 64 bits.
const FAR: f32 = 2_097_152.0;

/// A corner in steps of 1/256 pixel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Corner {
    pub(super) x: i64,
    pub(super) y: i64,
}

impl Corner {
    /// The corner at a place given in pixels; nothing if that is not a number.
    pub(super) fn new(x: f32, y: f32) -> Option<Self> {
        if x.is_nan() || y.is_nan() {
            return None;
        }
        let snap = |v: f32| (v.clamp(-FAR, FAR) * STEPS as f32).round() as i64;
        Some(Self { x: snap(x), y: snap(y) })
    }
}

/// The first pixel (or row) whose centre lies at or behind `steps`.
pub(super) fn first_centre(steps: i64) -> i64 {
    ceil_div(steps - HALF, STEPS)
}

/// Where the centre of a pixel (or row) lies, in steps.
pub(super) fn centre(pixel: i64) -> i64 {
    pixel * STEPS + HALF
}

/// One side: what lies to its right, looking along it with y pointing down, is inside.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: Corner,
    dx: i64,
    dy: i64,
    /// 0 where centres on the edge are inside, -1 where they belong to the neighbour.
    bias: i64,
}

impl Edge {
    fn new(from: Corner, to: Corner) -> Self {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let top_or_left = dy < 0 || (dy == 0 && dx > 0);
        Self { from, dx, dy, bias: if top_or_left { 0 } else { -1 } }
    }

    /// Narrows `lo..=hi` to the pixels of row `y` that lie inside.
    fn narrow(&self, y: i64, lo: &mut i64, hi: &mut i64) {
        // Inside means: dx * (py - from.y) + bias - dy * (px - from.x) >= 0.
        let along = self.dx * (centre(y) - self.from.y) + self.bias;
        let offset = HALF - self.from.x;
        match self.dy {
            0 if along < 0 => *hi = *lo - 1,
            0 => {}
            1.. => *hi = (*hi).min((along - self.dy * offset).div_euclid(self.dy * STEPS)),
            _ => *lo = (*lo).max(ceil_div(self.dy * offset - along, -self.dy * STEPS)),
        }
    }
}

/// A triangle that covers some area.
#[derive(Clone, Copy, Debug)]
pub(super) struct Triangle {
    edges: [Edge; 3],
    top: i64,
    bottom: i64,
}

impl Triangle {
    /// The triangle with these corners in either order; nothing if it has no area.
    pub(super) fn new(a: Corner, b: Corner, c: Corner) -> Option<Self> {
        let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
        let (b, c) = match area {
            0 => return None,
            1.. => (b, c),
            _ => (c, b),
        };
        Some(Self {
            edges: [Edge::new(a, b), Edge::new(b, c), Edge::new(c, a)],
            top: first_centre(a.y.min(b.y).min(c.y)),
            bottom: first_centre(a.y.max(b.y).max(c.y) + 1),
        })
    }

    /// The rows that may hold pixels of the triangle, within `y0..y1`.
    pub(super) fn rows(&self, y0: i64, y1: i64) -> std::ops::Range<i64> {
        self.top.max(y0)..self.bottom.min(y1)
    }

    /// The pixels of row `y` inside the triangle, within `x0..x1`; nothing if there are none.
    pub(super) fn span(&self, y: i64, x0: i64, x1: i64) -> Option<(i64, i64)> {
        let (mut lo, mut hi) = (x0, x1 - 1);
        for edge in &self.edges {
            edge.narrow(y, &mut lo, &mut hi);
        }
        (lo <= hi).then_some((lo, hi + 1))
    }
}

/// `a / b` rounded up, for a positive `b`.
fn ceil_div(a: i64, b: i64) -> i64 {
    -(-a).div_euclid(b)
}
