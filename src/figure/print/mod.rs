//! Figures in words, in English and Chinese.

mod decimal;
mod words;

use super::{Bound, Figure, Interval, Language, Range, Unit};
use decimal::{Decimal, Toward};
use words::{Scale, Side, Words};

/// How figures are printed: language, unit and length.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// The language.
    pub language: Language,
    /// The unit.
    pub unit: Unit,
    /// The name of a unit that is [`Unit::Other`], in the language; empty for none.
    pub unit_name: &'a str,
    /// Short, for tables: "70–90 %"; otherwise in full: "between 70 % and 90 %".
    pub short: bool,
}

impl<'a> Style<'a> {
    /// In full, in a language and a unit.
    pub const fn new(language: Language, unit: Unit) -> Self {
        Self { language, unit, unit_name: "", short: false }
    }

    /// The same in short, for tables.
    #[must_use]
    pub const fn brief(self) -> Self {
        Self { short: true, ..self }
    }

    /// The same with the name of a unit that is [`Unit::Other`].
    #[must_use]
    pub const fn named(self, unit_name: &'a str) -> Self {
        Self { unit_name, ..self }
    }

    /// A figure with its qualifier and unit.
    ///
    /// At most twelve digits of each number are shown. Where digits are dropped, a lower bound is rounded down and
    /// an upper bound up, so that the words never assert more than the figure. A difference of a few steps of a
    /// double is none (0.1 + 0.2 is 0.3); where it would make an open bound too strong, the closed one is printed.
    pub fn figure(&self, figure: Figure) -> String {
        Printer::of(self, Voice::Written).figure(figure)
    }

    /// A change, with its plus sign: "+22 pp", "−3.6 pp".
    pub fn change(&self, figure: Figure) -> String {
        Printer { signed: true, ..Printer::of(self, Voice::Written) }.figure(figure)
    }

    /// A figure for screen readers: "more than 90 per cent", "minus 48.3 per cent", "超过百分之90".
    pub fn spoken(&self, figure: Figure) -> String {
        Printer::of(self, Voice::Spoken).figure(figure)
    }

    /// What an interval asserts, said as a figure within the natural range.
    ///
    /// Intervals are derived, so numbers that do not end, such as a quotient, are shown to four digits or two
    /// decimals, rounded outwards; an interval that arithmetic alone has widened is shown as one number.
    pub fn interval(&self, interval: Interval, range: Range) -> String {
        self.derived(Voice::Written, false, interval, range)
    }

    /// What an interval of changes asserts, with plus signs.
    pub fn interval_change(&self, interval: Interval, range: Range) -> String {
        self.derived(Voice::Written, true, interval, range)
    }

    /// What an interval asserts, for screen readers.
    pub fn interval_spoken(&self, interval: Interval, range: Range) -> String {
        self.derived(Voice::Spoken, false, interval, range)
    }

    fn derived(&self, voice: Voice, signed: bool, interval: Interval, range: Range) -> String {
        let within = within(interval, range.interval());
        if within.lower() == Bound::Unbounded && within.upper() == Bound::Unbounded {
            return words::no_limit(self.language).to_owned();
        }
        Printer { signed, derived: true, ..Printer::of(self, voice) }.figure(Figure::from_interval(within, range))
    }

    /// A number with its unit.
    pub fn number(&self, number: f64) -> String {
        self.figure(Figure::Exactly(number))
    }
}

/// The part of an interval in the natural range; an end that leaves out no more than the natural limit itself is
/// taken for it, so that a share that can't quite be zero is "less than 49", not "between 0 and 49".
fn within(interval: Interval, natural: Interval) -> Interval {
    let part = interval.intersection(natural).unwrap_or(interval);
    let same = |end: Bound, limit: Bound| if end.value() == limit.value() { limit } else { end };
    let lower = same(part.lower(), natural.lower());
    let upper = same(part.upper(), natural.upper());
    Interval::new(lower, upper).unwrap_or(part)
}

/// For the eye or for the ear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    Written,
    Spoken,
}

/// A style with what its methods choose.
struct Printer<'a> {
    words: Words<'a>,
    signed: bool,
    derived: bool,
}

impl<'a> Printer<'a> {
    fn of(style: &Style<'a>, voice: Voice) -> Self {
        let words = Words { style: *style, spoken: voice == Voice::Spoken };
        Self { words, signed: false, derived: false }
    }

    fn figure(&self, figure: Figure) -> String {
        let (first, second) = figure.numbers();
        if first.into_iter().chain(second).any(|it| !it.is_finite()) {
            return words::not_a_number(self.words.style.language).to_owned();
        }
        match figure {
            Figure::Missing(reason) => words::reason(reason, self.words.style.language).to_owned(),
            Figure::Exactly(x) => self.number(&Decimal::of(x, Toward::Nearest)),
            Figure::About(x) => self.words.about(&self.number(&Decimal::of(x, Toward::Nearest))),
            Figure::MoreThan(x) => self.bound(x, Side::Above, true),
            Figure::AtLeast(x) => self.bound(x, Side::Above, false),
            Figure::LessThan(x) => self.bound(x, Side::Below, true),
            Figure::AtMost(x) => self.bound(x, Side::Below, false),
            Figure::Between(a, b) => self.range(a, b),
        }
    }

    fn bound(&self, x: f64, side: Side, open: bool) -> String {
        let toward = if side == Side::Above { Toward::Down } else { Toward::Up };
        let decimal = Decimal::of(x, toward);
        let open = open && !decimal.is_inside(x, toward);
        let scale = self.words.scale(&[&decimal]);
        self.words.bound(side, open, &self.complete(&decimal, scale, toward))
    }

    fn range(&self, a: f64, b: f64) -> String {
        // Ends that only noise holds apart are one number; any other difference is kept, however narrow.
        if decimal::is_noise(b - a, a) {
            return self.number(&Decimal::of(a, Toward::Nearest));
        }
        let (low, high) = (Decimal::of(a, Toward::Down), Decimal::of(b, Toward::Up));
        let scale = self.words.scale(&[&low, &high]);
        let plain = !low.negative && !high.negative && !self.signed;
        let low = self.digits(&low, scale, Toward::Down);
        let high = self.digits(&high, scale, Toward::Up);
        self.words.range(&low, &high, scale, plain)
    }

    fn number(&self, decimal: &Decimal) -> String {
        self.complete(decimal, self.words.scale(&[decimal]), Toward::Nearest)
    }

    fn complete(&self, decimal: &Decimal, scale: Scale, toward: Toward) -> String {
        self.words.with_unit(&self.digits(decimal, scale, toward), scale)
    }

    /// Sign and digits, without scale and unit.
    fn digits(&self, decimal: &Decimal, scale: Scale, toward: Toward) -> (&'static str, String) {
        let scaled = decimal.scaled(scale.exponent());
        let shown = if self.derived { scaled.coarse(toward) } else { scaled };
        let sign = match (shown.negative, self.signed && !shown.is_zero()) {
            (true, _) => self.words.minus(),
            (false, true) => self.words.plus(),
            (false, false) => "",
        };
        (sign, shown.text(self.words.group(), self.words.exponent_minus()))
    }
}
