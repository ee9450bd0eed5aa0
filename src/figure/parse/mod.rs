//! Figures as people type them, in English and Chinese.
//!
//! What can't be read for certain is refused with the reason, never guessed. Rules that are not plain:
//!
//! - A point is the decimal sign. A single comma before exactly three digits ("1,234") sets thousands apart in a
//!   field of yuan or a count, and before 万 and 亿; elsewhere, and before "bn" and the like, it is refused, because
//!   it could be a decimal comma.
//! - A scale word or unit at the second end of a range holds for both ends; one at the first end only is refused.
//! - "Nearly", "almost" and 近 are read as "about": they assert neither side. 以上 and "+" are "at least", 多 and 余
//!   are "more than".
//! - One qualifier for one number: "about" a range, or "over … or more", is refused.
//! - "Just over" and "well over" are "more than": how far is not kept. 达到 (reached) adds nothing: 达到90% is exact,
//!   达到90%以上 is "at least".
//! - Spaces set thousands apart, but not in a rate: there "70 100" is two numbers, unless the space is one
//!   that does not break, as in what is printed.
//! - "n/a" is "not applicable".

mod missing;
mod numeral;
mod refused;
mod scan;
mod sides;
mod words;

use super::{Figure, Unit};
pub use refused::Refused;
use scan::Letters;

/// What was understood, or why not.
pub type Typed = Result<Figure, Refused>;

/// Reads a figure as typed; the unit is that of the field it is typed into, if known.
pub fn parse(text: &str, unit: Option<Unit>) -> Typed {
    read(text, unit, &[]).map(|(figure, _)| figure)
}

/// Reads a figure typed into a field whose unit is [`Unit::Other`] and has these names.
pub fn parse_named(text: &str, unit: Unit, names: &[&str]) -> Typed {
    read(text, Some(unit), names).map(|(figure, _)| figure)
}

/// Reads a figure with the unit that its text names; a count where it names none.
pub fn parse_with_unit(text: &str) -> Result<(Figure, Unit), Refused> {
    read(text, None, &[]).map(|(figure, unit)| (figure, unit.unwrap_or(Unit::Count)))
}

fn read(text: &str, unit: Option<Unit>, names: &[&str]) -> Result<(Figure, Option<Unit>), Refused> {
    let letters = Letters::of(text)?;
    let read: String = letters.read.iter().collect();
    if read.trim().is_empty() {
        return Err(Refused::Empty);
    }
    if let Some(reason) = missing::reason(&read) {
        return Ok((Figure::Missing(reason), unit));
    }
    let tokens = scan::tokens(&letters, names)?;
    sides::figure(&letters, &tokens, unit)
}
