//! Figures in words, in English and Chinese.

use super::{Figure, Interval, Language, Range, Unit};

/// How figures are printed: language, unit and length.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// The language.
    pub language: Language,
    /// The unit.
    pub unit: Unit,
    /// The name of a unit that is [`Unit::Other`], in the language; empty for none.
    pub unit_name: &'a str,
    /// Short, for tables: "over 90 %", "70–90 %"; otherwise in full: "more than 90 %", "between 70 % and 90 %".
    pub short: bool,
}

impl Style<'_> {
    /// A figure with its qualifier and unit.
    pub fn figure(&self, figure: Figure) -> String {
        format!("{figure:?} {:?}", self.unit)
    }

    /// What an interval asserts, said as a figure within the natural range.
    pub fn interval(&self, interval: Interval, range: Range) -> String {
        self.figure(Figure::from_interval(interval, range))
    }

    /// A number with its unit.
    pub fn number(&self, number: f64) -> String {
        format!("{number} {:?}", self.unit)
    }
}
