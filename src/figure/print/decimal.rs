//! Numbers as decimal digits: rounding and scaling work on the digits, so that no artefact of doubles shows.

/// More digits than any source states; what lies behind them is an artefact of the arithmetic.
const DIGITS: usize = 12;

/// A rounding of this many steps of a double is noise: no decimal of [`DIGITS`] digits lies between.
const NOISE: f64 = 16.0 * f64::EPSILON;

/// A derived number with fewer digits than this ends by itself and is shown whole.
const ENDLESS: usize = 10;

/// Whether a difference at `x` is only noise.
pub(super) fn is_noise(difference: f64, x: f64) -> bool {
    difference.abs() <= NOISE * x.abs()
}

/// Which way digits are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Toward {
    /// To the nearest: a number.
    Nearest,
    /// Down: a lower bound, which must not assert more than it does.
    Down,
    /// Up: an upper bound.
    Up,
}

/// The number 0.`digits` × 10^`point`, with its sign; no digit at all for zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) negative: bool,
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    /// The shortest decimal that reads back as `x`, which is finite.
    fn shortest(x: f64) -> Self {
        let text = format!("{:e}", x.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).map(|it| it - b'0').collect();
        let point = exponent.parse::<i32>().unwrap_or(0) + 1;
        Self { negative: x < 0.0, digits, point }.trimmed()
    }

    /// The number in at most [`DIGITS`] digits.
    pub(super) fn of(x: f64, toward: Toward) -> Self {
        let exact = Self::shortest(x);
        let nearest = exact.kept(DIGITS, Toward::Nearest);
        if is_noise(nearest.value() - x, x) { nearest } else { exact.kept(DIGITS, toward) }
    }

    fn value(&self) -> f64 {
        let digits: String = self.digits.iter().map(|it| char::from(b'0' + it)).collect();
        let value = format!("0.{digits}e{}", self.point).parse().unwrap_or(0.0);
        if self.negative { -value } else { value }
    }

    /// Whether it lies on the inner side of the bound `x` that it stands for, if only by noise.
    pub(super) fn is_inside(&self, x: f64, toward: Toward) -> bool {
        match toward {
            Toward::Nearest => false,
            Toward::Down => self.value() > x,
            Toward::Up => self.value() < x,
        }
    }

    /// Rounded to so many significant digits.
    fn kept(&self, count: usize, toward: Toward) -> Self {
        let Some((kept, [first, ..])) = self.digits.split_at_checked(count) else { return self.clone() };
        let away = match toward {
            Toward::Nearest => *first >= 5,
            Toward::Down => self.negative,
            Toward::Up => !self.negative,
        };
        let mut rounded = Self { negative: self.negative, digits: kept.to_vec(), point: self.point };
        if away {
            rounded.step_away();
        }
        rounded.trimmed()
    }

    /// One more in the last digit.
    fn step_away(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
        self.point += 1;
    }

    fn trimmed(mut self) -> Self {
        let leading = self.digits.iter().take_while(|it| **it == 0).count();
        self.digits.drain(..leading);
        self.point -= i32::try_from(leading).unwrap_or(0);
        let used = self.digits.iter().rposition(|it| *it != 0).map_or(0, |it| it + 1);
        self.digits.truncate(used);
        if self.digits.is_empty() {
            self.negative = false;
            self.point = 0;
        }
        self
    }

    /// Divided by 10^`exponent`.
    pub(super) fn scaled(&self, exponent: i32) -> Self {
        let point = if self.is_zero() { 0 } else { self.point - exponent };
        Self { negative: self.negative, digits: self.digits.clone(), point }
    }

    /// A derived number as far as it says something: whole where it ends by itself, otherwise four digits or two
    /// decimals, whichever is finer.
    pub(super) fn coarse(&self, toward: Toward) -> Self {
        let whole = usize::try_from(self.point).unwrap_or(0);
        if self.digits.len() < ENDLESS || whole >= self.digits.len() {
            return self.clone();
        }
        self.kept((whole + 2).max(4), toward)
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Whether it is at least 10^`exponent`, whatever its sign.
    pub(super) fn reaches(&self, exponent: i32) -> bool {
        !self.is_zero() && self.point > exponent
    }

    /// How many digits stand behind the point.
    pub(super) fn decimals(&self) -> usize {
        usize::try_from(self.digits.len().cast_signed().saturating_sub(self.point as isize)).unwrap_or(0)
    }

    /// The digits without sign; thousands set apart by `group`. Very large and very small ones as `1.5e18`.
    pub(super) fn text(&self, group: &str, minus: &str) -> String {
        if self.is_zero() {
            return "0".to_owned();
        }
        let digit = |at: i32| {
            usize::try_from(at).ok().and_then(|it| self.digits.get(it)).map_or('0', |it| char::from(b'0' + it))
        };
        let count = i32::try_from(self.digits.len()).unwrap_or(i32::MAX);
        let mut text = String::new();
        if self.point > 18 || self.point < -5 {
            text.push(digit(0));
            push_fraction(&mut text, (1..count).map(digit));
            let exponent = self.point - 1;
            let sign = if exponent < 0 { minus } else { "" };
            return format!("{text}e{sign}{}", exponent.abs());
        }
        if self.point <= 0 {
            text.push('0');
        }
        for at in 0..self.point {
            if at > 0 && (self.point - at) % 3 == 0 {
                text.push_str(group);
            }
            text.push(digit(at));
        }
        push_fraction(&mut text, (self.point..count).map(digit));
        text
    }
}

fn push_fraction(text: &mut String, digits: impl Iterator<Item = char>) {
    for (at, digit) in digits.enumerate() {
        if at == 0 {
            text.push('.');
        }
        text.push(digit);
    }
}
