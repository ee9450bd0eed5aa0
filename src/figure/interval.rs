//! Intervals with open and closed ends, and arithmetic that never loses a value.

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// No limit on this side.
    Unbounded,
    /// Up to, but without, this value.
    Open(f64),
    /// Up to and with this value.
    Closed(f64),
}

impl Bound {
    /// The value of the end, if it has one.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Unbounded => None,
            Self::Open(x) | Self::Closed(x) => Some(x),
        }
    }

    /// Whether the value itself is left out.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Closed(_))
    }
}

/// A non-empty set of values between two ends.
///
/// Results are rounded outwards where a sum, product or quotient of two doubles is not a double, so what is
/// true of the inputs stays true of the result. Where a result would overflow, that side has no limit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    lo: End,
    hi: End,
}

/// An end on the extended number line; an infinite end is always open.
#[derive(Clone, Copy, Debug, PartialEq)]
struct End {
    at: f64,
    open: bool,
}

impl End {
    fn new(bound: Bound, none: f64) -> Option<Self> {
        let (at, open) = match bound {
            Bound::Unbounded => (none, true),
            Bound::Open(x) => (x, true),
            Bound::Closed(x) => (x, false),
        };
        (!at.is_nan() && (at.is_finite() || bound == Bound::Unbounded)).then_some(Self { at, open })
    }

    fn bound(self) -> Bound {
        match (self.at.is_finite(), self.open) {
            (false, _) => Bound::Unbounded,
            (true, true) => Bound::Open(self.at),
            (true, false) => Bound::Closed(self.at),
        }
    }
}

/// Below this, what rounding left over may itself be rounded away; results are then widened in any case.
const REST_IS_EXACT_ABOVE: f64 = 1e-280;

/// Which way an inexact result is rounded.
#[derive(Clone, Copy, PartialEq)]
enum Toward {
    Down,
    Up,
}

/// A rounded result, and whether the exact one lies strictly inside of it.
type Rounded = (f64, bool);

impl Toward {
    /// `rounded` moved one step outwards if the exact result lies beyond it by `rest`.
    fn widen(self, rounded: f64, rest: f64) -> Rounded {
        let widened = match self {
            Self::Down if rest < 0.0 => rounded.next_down(),
            Self::Up if rest > 0.0 => rounded.next_up(),
            _ => rounded,
        };
        (widened, rest != 0.0)
    }

    /// `rounded` moved one step outwards, where what is left over can't be told; it keeps the sign of the result.
    fn widen_blindly(self, rounded: f64, positive: bool) -> Rounded {
        let (widened, inside) = self.widen(rounded, if self == Self::Down { -1.0 } else { 1.0 });
        (if positive { widened.max(0.0) } else { widened.min(0.0) }, inside)
    }

    fn infinity(self) -> f64 {
        if self == Self::Down { f64::NEG_INFINITY } else { f64::INFINITY }
    }

    fn sum(self, a: f64, b: f64) -> Rounded {
        let sum = a + b;
        if !sum.is_finite() {
            return self.overflow(sum, a.is_finite() && b.is_finite());
        }
        // Knuth's two-sum: what rounding left over, exactly.
        let b_part = sum - a;
        self.widen(sum, (a - (sum - b_part)) + (b - b_part))
    }

    fn product(self, a: f64, b: f64) -> Rounded {
        if a == 0.0 || b == 0.0 {
            return (0.0, false); // also 0 × no limit: the limit is never reached
        }
        let product = a * b;
        if !product.is_finite() {
            return self.overflow(product, a.is_finite() && b.is_finite());
        }
        if product.abs() < REST_IS_EXACT_ABOVE {
            return self.widen_blindly(product, (a > 0.0) == (b > 0.0));
        }
        self.widen(product, a.mul_add(b, -product))
    }

    /// `a / b`, where `b` is an end of a divisor on the side of `sign`, which may end, open, at zero.
    fn quotient(self, a: f64, b: f64, sign: f64) -> Rounded {
        if a == 0.0 || b.is_infinite() {
            return (0.0, false);
        }
        if b == 0.0 {
            return (a.signum() * sign * f64::INFINITY, true);
        }
        let quotient = a / b;
        if !quotient.is_finite() {
            return self.overflow(quotient, a.is_finite());
        }
        if quotient.abs() < REST_IS_EXACT_ABOVE || a.abs() < REST_IS_EXACT_ABOVE {
            return self.widen_blindly(quotient, (a > 0.0) == (b > 0.0));
        }
        // a = quotient × b + rest, so the exact quotient lies beyond by rest / b.
        let rest = (-quotient).mul_add(b, a);
        self.widen(quotient, if b < 0.0 { -rest } else { rest })
    }

    /// A finite calculation that overflowed inwards still has a finite limit.
    fn overflow(self, result: f64, finite_inputs: bool) -> Rounded {
        let inwards = finite_inputs && result == -self.infinity();
        (if inwards { f64::MAX.copysign(result) } else { result }, true)
    }
}

impl Interval {
    /// Everything.
    pub const ALL: Self =
        Self { lo: End { at: f64::NEG_INFINITY, open: true }, hi: End { at: f64::INFINITY, open: true } };

    /// The interval between two ends, or `None` where it would be empty or an end is not a finite number.
    pub fn new(lower: Bound, upper: Bound) -> Option<Self> {
        Self::checked(End::new(lower, f64::NEG_INFINITY)?, End::new(upper, f64::INFINITY)?)
    }

    /// The interval of one value; `None` if it is not finite.
    pub fn point(x: f64) -> Option<Self> {
        Self::new(Bound::Closed(x), Bound::Closed(x))
    }

    /// The closed interval between two values.
    pub fn closed(a: f64, b: f64) -> Option<Self> {
        Self::new(Bound::Closed(a), Bound::Closed(b))
    }

    fn checked(lo: End, hi: End) -> Option<Self> {
        let filled = lo.at < hi.at || (lo.at == hi.at && lo.at.is_finite() && !lo.open && !hi.open);
        filled.then_some(Self { lo, hi })
    }

    /// Ends that are known to be in order; an end that overflowed has no limit.
    fn ordered(mut lo: End, mut hi: End) -> Self {
        lo.open |= lo.at.is_infinite();
        hi.open |= hi.at.is_infinite();
        if lo.at == hi.at {
            // Outward rounding cannot empty an interval; two open ends can fall on one double.
            lo.open = lo.at.is_infinite();
            hi.open = hi.at.is_infinite();
        }
        if lo.at == hi.at && lo.at.is_infinite() { Self::ALL } else { Self { lo, hi } }
    }

    /// The lower end.
    pub fn lower(self) -> Bound {
        self.lo.bound()
    }

    /// The upper end.
    pub fn upper(self) -> Bound {
        self.hi.bound()
    }

    /// Whether it holds exactly one value.
    pub fn is_point(self) -> bool {
        self.lo.at == self.hi.at
    }

    /// Whether its ends are the same to twelve digits: the result of arithmetic on exact figures.
    pub fn is_point_but_for_rounding(self) -> bool {
        let (Some(a), Some(b)) = (self.lower().value(), self.upper().value()) else { return false };
        b - a <= 1e-12 * a.abs().max(b.abs())
    }

    /// Whether `x` is in it.
    pub fn contains(self, x: f64) -> bool {
        let above = x > self.lo.at || (x == self.lo.at && !self.lo.open);
        let below = x < self.hi.at || (x == self.hi.at && !self.hi.open);
        above && below
    }

    /// Whether all of `other` is in it.
    pub fn contains_all(self, other: Self) -> bool {
        let above = other.lo.at > self.lo.at || (other.lo.at == self.lo.at && (!self.lo.open || other.lo.open));
        let below = other.hi.at < self.hi.at || (other.hi.at == self.hi.at && (!self.hi.open || other.hi.open));
        above && below
    }

    /// A value to sort or draw by where both ends are known: the middle.
    pub fn middle(self) -> Option<f64> {
        let (a, b) = (self.lower().value()?, self.upper().value()?);
        Some(a / 2.0 + b / 2.0)
    }

    /// What is in both, if anything is.
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::checked(inner(self.lo, other.lo, f64::max), inner(self.hi, other.hi, f64::min))
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { lo: outer(self.lo, other.lo, f64::min), hi: outer(self.hi, other.hi, f64::max) }
    }

    /// The values with the opposite sign.
    #[must_use]
    pub fn negated(self) -> Self {
        let flip = |end: End| End { at: -end.at, open: end.open };
        Self { lo: flip(self.hi), hi: flip(self.lo) }
    }

    /// What the sum of a value of each can be.
    #[must_use]
    pub fn sum(self, other: Self) -> Self {
        let add = |a: End, b: End, toward: Toward| {
            let (at, inside) = toward.sum(a.at, b.at);
            End { at, open: a.open || b.open || inside }
        };
        Self::ordered(add(self.lo, other.lo, Toward::Down), add(self.hi, other.hi, Toward::Up))
    }

    /// What the difference can be: this less the other.
    #[must_use]
    pub fn difference(self, other: Self) -> Self {
        self.sum(other.negated())
    }

    /// What the product can be.
    #[must_use]
    pub fn product(self, other: Self) -> Self {
        self.over_corners(other, Toward::product)
    }

    /// What the quotient can be; `None` where the divisor can be zero.
    pub fn quotient(self, divisor: Self) -> Option<Self> {
        if divisor.contains(0.0) {
            return None;
        }
        let sign = if divisor.hi.at > 0.0 { 1.0 } else { -1.0 };
        Some(self.over_corners(divisor, |toward, a, b| toward.quotient(a, b, sign)))
    }

    /// The hull of an operation's results at the four pairs of ends: right for what is monotone in each.
    fn over_corners(self, other: Self, op: impl Fn(Toward, f64, f64) -> Rounded) -> Self {
        let pairs = [(self.lo, other.lo), (self.lo, other.hi), (self.hi, other.lo), (self.hi, other.hi)];
        let corner = |(a, b): (End, End), toward| {
            // A zero that is reached makes the result zero, whatever the other side is.
            let reached_zero = (a.at == 0.0 && !a.open) || (b.at == 0.0 && !b.open);
            let (at, inside) = op(toward, a.at, b.at);
            End { at, open: inside || ((a.open || b.open) && !reached_zero) }
        };
        let [first, rest @ ..] = pairs;
        let mut lo = corner(first, Toward::Down);
        let mut hi = corner(first, Toward::Up);
        for pair in rest {
            lo = outer(lo, corner(pair, Toward::Down), f64::min);
            hi = outer(hi, corner(pair, Toward::Up), f64::max);
        }
        Self::ordered(lo, hi)
    }

    /// Every value times `factor`; `None` if the factor is not finite.
    pub fn scaled(self, factor: f64) -> Option<Self> {
        Some(self.product(Self::point(factor)?))
    }

    /// The values spread evenly over a number of days; `None` for no day at all.
    pub fn per_day(self, days: i32) -> Option<Self> {
        self.quotient(Self::point(f64::from(days))?)
    }
}

/// The end that `pick` prefers; of two equal ones, the one that takes more in.
fn outer(a: End, b: End, pick: fn(f64, f64) -> f64) -> End {
    match (a.at == b.at, pick(a.at, b.at) == a.at) {
        (true, _) => End { at: a.at, open: a.open && b.open },
        (false, true) => a,
        (false, false) => b,
    }
}

/// The end that `pick` prefers; of two equal ones, the one that leaves more out.
fn inner(a: End, b: End, pick: fn(f64, f64) -> f64) -> End {
    match (a.at == b.at, pick(a.at, b.at) == a.at) {
        (true, _) => End { at: a.at, open: a.open || b.open },
        (false, true) => a,
        (false, false) => b,
    }
}
