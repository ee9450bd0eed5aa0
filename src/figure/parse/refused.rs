//! Why a text is not taken for a figure.

use super::super::Unit;

/// Why a text is not taken for a figure; `locale::figures::refused` says it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing was typed.
    Empty,
    /// No number can be found in it.
    NotAFigure,
    /// Far longer than a figure.
    TooLong {
        /// How many letters.
        letters: usize,
    },
    /// A word or sign that is not known, or not there.
    NotUnderstood {
        /// What stands there.
        found: String,
    },
    /// A qualifier, a sign or a unit without a number.
    NumberMissing {
        /// What the number is missing from.
        found: String,
    },
    /// Two numbers, with nothing that says how they belong together.
    TwoNumbers {
        /// The first.
        first: String,
        /// The second.
        second: String,
    },
    /// A comma that can only be a decimal comma.
    DecimalComma {
        /// The number as typed.
        found: String,
        /// With a point.
        point: String,
    },
    /// A comma that can be read in two ways.
    AmbiguousComma {
        /// The number as typed.
        found: String,
        /// Read as thousands.
        thousands: String,
        /// Read as a decimal comma.
        decimal: String,
    },
    /// Digits in groups that are not thousands.
    Grouping {
        /// The number as typed.
        found: String,
    },
    /// A range with an end missing.
    IncompleteRange {
        /// What there is of it.
        found: String,
    },
    /// A range that runs from the larger to the smaller number; or a subtraction.
    Reversed {
        /// The first number.
        first: String,
        /// The second number.
        second: String,
    },
    /// More than one sign before a number.
    DoubleSign {
        /// The signs.
        found: String,
    },
    /// Two qualifiers that do not say the same.
    TwoQualifiers {
        /// The first.
        first: String,
        /// The second.
        second: String,
    },
    /// A qualifier at a range.
    QualifiedRange {
        /// The qualifier.
        qualifier: String,
    },
    /// A unit or a scale that does not fit the field.
    WrongUnit {
        /// What stands there.
        found: String,
        /// The unit of the field.
        field: Unit,
    },
    /// Two units.
    TwoUnits {
        /// The first.
        first: String,
        /// The second.
        second: String,
    },
    /// A scale at the first end of a range only.
    ScaleUnclear {
        /// The scale.
        scale: String,
        /// The end without one.
        last: String,
    },
    /// Too large or too small a number.
    OutOfRange {
        /// The number as typed.
        found: String,
    },
    /// A Chinese numeral that is not plain.
    ChineseNumeral {
        /// The numeral.
        found: String,
    },
}
