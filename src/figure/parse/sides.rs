//! From numbers and words to a figure: one side, or the two sides of a range.

use super::super::{Figure, Unit};
use super::numeral::Numeral;
use super::refused::Refused;
use super::scan::{Kind, Letters, Token};
use super::words::{Measure, Qualifier, School, Word};

/// Something that was found, and how it was typed.
#[derive(Clone, Debug)]
struct Found<T> {
    it: T,
    typed: String,
}

/// A number with all that belongs to it.
#[derive(Debug)]
struct Side {
    number: Found<Numeral>,
    negative: bool,
    before: Vec<Found<Qualifier>>,
    after: Vec<Found<Qualifier>>,
    scale: Option<Found<(i32, School)>>,
    measure: Option<Found<Measure>>,
    /// A unit stands behind the number, so no scale is missing.
    closed: bool,
}

/// A figure of all tokens, and the unit that the field or the text names.
pub(super) fn figure(
    letters: &Letters,
    tokens: &[Token],
    field: Option<Unit>,
) -> Result<(Figure, Option<Unit>), Refused> {
    let mut reader = Reader { letters, tokens, at: 0 };
    let at = reader.eat(Word::At);
    let opened = at || reader.eat(Word::Opens);
    let mut first = reader.side()?;
    let mut second = if reader.goes_on(opened) { Some(reader.second_side()?) } else { None };
    if second.is_some() {
        reader.eat(Word::Closes);
    }
    reader.nothing_left(&first)?;
    let is_place = at && !first.after.is_empty(); // 在90%以上
    if opened && second.is_none() && !is_place {
        return Err(Refused::IncompleteRange { found: letters.typed(0, letters.read.len()) });
    }
    let unit = resolve_unit(&first, second.as_ref(), field)?;
    if let Some(second) = &mut second {
        share_scale(&mut first, second)?;
    }
    for side in std::iter::once(&first).chain(&second) {
        side.check_scale(unit)?;
        side.check_comma(unit)?;
        side.check_spaces(unit)?;
    }
    let figure = match &second {
        None => single(&first)?,
        Some(second) => range(&first, second)?,
    };
    Ok((figure, unit))
}

/// Goes through the tokens.
struct Reader<'a> {
    letters: &'a Letters,
    tokens: &'a [Token],
    at: usize,
}

impl Reader<'_> {
    fn word(&self) -> Option<Word> {
        match self.tokens.get(self.at)?.kind {
            Kind::Word(word) => Some(word),
            Kind::Number(_) => None,
        }
    }

    fn eat(&mut self, word: Word) -> bool {
        let found = self.word() == Some(word);
        self.at += usize::from(found);
        found
    }

    /// The token at hand as typed, or what is typed before it where there is none.
    fn typed(&self, at: usize) -> String {
        self.tokens.get(at).map_or_else(String::new, |it| self.letters.typed(it.from, it.to))
    }

    fn typed_between(&self, from: usize, to: usize) -> String {
        let start = self.tokens.get(from).map_or(0, |it| it.from);
        let end = self.tokens.get(to).map_or(self.letters.read.len(), |it| it.from);
        self.letters.typed(start, end)
    }

    fn found<T>(&self, it: T) -> Found<T> {
        Found { it, typed: self.typed(self.at) }
    }

    /// Whether a second number of a range comes; goes over what says so.
    fn goes_on(&mut self, opened: bool) -> bool {
        let closes = || self.tokens.iter().any(|it| matches!(it.kind, Kind::Word(Word::Closes)));
        let found = match self.word() {
            Some(Word::Dash | Word::Tilde | Word::To) => true,
            Some(Word::And) => opened || closes(),
            _ => false,
        };
        self.at += usize::from(found);
        found
    }

    fn second_side(&mut self) -> Result<Side, Refused> {
        self.side().map_err(|refused| match refused {
            Refused::NumberMissing { .. } => Refused::IncompleteRange { found: self.typed_between(0, usize::MAX) },
            other => other,
        })
    }

    fn side(&mut self) -> Result<Side, Refused> {
        let start = self.at;
        let mut before = Vec::new();
        let mut measure = None;
        let mut sign = None;
        while let Some(word) = self.word() {
            match word {
                Word::Before(qualifier) if sign.is_none() => before.push(self.found(qualifier)),
                Word::Reached if sign.is_none() => {}
                Word::Tilde if sign.is_none() => before.push(self.found(Qualifier::About)),
                Word::Dash | Word::Minus | Word::Plus => {
                    if let Some((at, _)) = sign {
                        return Err(Refused::DoubleSign { found: self.typed_between(at, self.at + 1) });
                    }
                    sign = Some((self.at, word));
                }
                Word::Measure(it @ Measure::Yuan) => add_measure(&mut measure, self.found(it))?,
                Word::PercentOf => add_measure(&mut measure, self.found(Measure::Percent))?,
                _ => break,
            }
            self.at += 1;
        }
        let number = match self.tokens.get(self.at).map(|it| &it.kind) {
            Some(Kind::Number(numeral)) => self.found(numeral.clone()),
            _ => return Err(self.no_number(start)),
        };
        self.at += 1;
        let negative = matches!(sign, Some((_, Word::Dash | Word::Minus)));
        let side = Side { number, negative, before, after: Vec::new(), scale: None, measure, closed: false };
        self.behind(side)
    }

    /// What stands behind the number and belongs to it.
    fn behind(&mut self, mut side: Side) -> Result<Side, Refused> {
        while let Some(word) = self.word() {
            match word {
                Word::After(qualifier) => side.after.push(self.found(qualifier)),
                Word::Plus => side.after.push(self.found(Qualifier::AtLeast)),
                Word::Scale(exponent, school) if side.scale.is_none() && !side.closed => {
                    side.scale = Some(self.found((exponent, school)));
                    if school == School::Tenths {
                        add_measure(&mut side.measure, self.found(Measure::Percent))?;
                        side.closed = true;
                    }
                }
                // "RMB 300 bn yuan" is said, "90 %%" is not.
                Word::Measure(measure) if !side.closed || matches!(measure, Measure::Yuan | Measure::Count) => {
                    add_measure(&mut side.measure, self.found(measure))?;
                    side.closed = true;
                }
                _ => break,
            }
            self.at += 1;
        }
        Ok(side)
    }

    /// Whether no number was there at all, or something else stands in its place.
    fn no_number(&self, start: usize) -> Refused {
        let numbers = self.tokens.iter().any(|it| matches!(it.kind, Kind::Number(_)));
        if self.at < self.tokens.len() && numbers {
            return Refused::NotUnderstood { found: self.typed(self.at) };
        }
        Refused::NumberMissing { found: self.typed_between(start, usize::MAX) }
    }

    fn nothing_left(&self, first: &Side) -> Result<(), Refused> {
        let left = self.tokens.get(self.at..).unwrap_or_default();
        let number = left.iter().find(|it| matches!(it.kind, Kind::Number(_)));
        match (left, number) {
            ([], _) => Ok(()),
            (_, Some(number)) => Err(Refused::TwoNumbers {
                first: first.number.typed.clone(),
                second: self.letters.typed(number.from, number.to),
            }),
            _ => Err(Refused::NotUnderstood { found: self.typed_between(self.at, usize::MAX) }),
        }
    }
}

fn add_measure(measure: &mut Option<Found<Measure>>, found: Found<Measure>) -> Result<(), Refused> {
    match measure {
        Some(other) if other.it != found.it => two_units(other, &found),
        Some(_) => Ok(()),
        None => {
            *measure = Some(found);
            Ok(())
        }
    }
}

fn two_units(first: &Found<Measure>, second: &Found<Measure>) -> Result<(), Refused> {
    Err(Refused::TwoUnits { first: first.typed.clone(), second: second.typed.clone() })
}

/// The unit of the field, or else of the text; they must agree.
fn resolve_unit(first: &Side, second: Option<&Side>, field: Option<Unit>) -> Result<Option<Unit>, Refused> {
    let mut measure = first.measure.clone();
    if let Some(found) = second.and_then(|it| it.measure.clone()) {
        add_measure(&mut measure, found)?;
    }
    match (measure, field) {
        (Some(found), Some(field)) if found.it.unit() != field => Err(Refused::WrongUnit { found: found.typed, field }),
        (Some(found), None) => Ok(Some(found.it.unit())),
        (_, field) => Ok(field),
    }
}

/// "200–300 bn": the scale at the second end holds for both. "200 bn – 300" leaves open what the second is.
fn share_scale(first: &mut Side, second: &Side) -> Result<(), Refused> {
    match (&first.scale, &second.scale) {
        (None, Some(scale)) if !first.closed => first.scale = Some(scale.clone()),
        (Some(scale), None) if !second.closed || scale.it.1 == School::Tenths => {
            let last = second.number.typed.clone();
            return Err(Refused::ScaleUnclear { scale: scale.typed.clone(), last });
        }
        _ => {}
    }
    Ok(())
}

impl Side {
    /// No billions of per cent, and tenths of nothing else.
    fn check_scale(&self, unit: Option<Unit>) -> Result<(), Refused> {
        let (Some(scale), Some(field)) = (&self.scale, unit) else { return Ok(()) };
        let of_rates = matches!(field, Unit::Percent | Unit::PercentagePoints);
        if of_rates && scale.it.1 != School::Tenths {
            let found = format!("{} {}", self.number.typed, scale.typed);
            return Err(Refused::WrongUnit { found, field });
        }
        Ok(())
    }

    /// Whether a comma in it can only set thousands apart.
    fn check_comma(&self, unit: Option<Unit>) -> Result<(), Refused> {
        let Some(comma) = &self.number.it.comma else { return Ok(()) };
        let plain = match &self.scale {
            None => matches!(unit, Some(Unit::Count | Unit::Yuan)),
            Some(scale) => scale.it.1 == School::Chinese,
        };
        if plain {
            return Ok(());
        }
        Err(Refused::AmbiguousComma {
            found: self.number.typed.clone(),
            thousands: comma.thousands.clone(),
            decimal: comma.decimal.clone(),
        })
    }

    /// "70 100" in a field of rates is rather two of them than one of seventy thousand; a space that does not break, as
    /// in what is printed, holds one number together.
    fn check_spaces(&self, unit: Option<Unit>) -> Result<(), Refused> {
        let of_rates = matches!(unit, Some(Unit::Percent | Unit::PercentagePoints));
        let breaks = |it: char| it.is_whitespace() && !matches!(it, '\u{a0}' | '\u{202f}');
        match self.number.typed.split_once(breaks) {
            Some((first, second)) if of_rates => {
                Err(Refused::TwoNumbers { first: first.to_owned(), second: second.to_owned() })
            }
            _ => Ok(()),
        }
    }

    fn value(&self) -> Result<f64, Refused> {
        let scale = self.scale.as_ref().map_or(0, |it| it.it.0);
        let out_of_range = || Refused::OutOfRange { found: self.number.typed.clone() };
        self.number.it.value(scale, self.negative).ok_or_else(out_of_range)
    }

    fn signed(&self) -> String {
        format!("{}{}", if self.negative { "\u{2212}" } else { "" }, self.number.typed)
    }

    /// The one qualifier that it has; the same before and behind the number is one.
    fn qualifier(&self) -> Result<Qualifier, Refused> {
        let two = |a: &Found<Qualifier>, b: &Found<Qualifier>| {
            Err(Refused::TwoQualifiers { first: a.typed.clone(), second: b.typed.clone() })
        };
        match (self.before.as_slice(), self.after.as_slice()) {
            ([], []) => Ok(Qualifier::Exactly),
            ([one], []) | ([], [one]) => Ok(one.it),
            ([a], [b]) if a.it == b.it => Ok(a.it),
            ([a, b, ..], _) | ([a], [b, ..]) | ([], [a, b, ..]) => two(a, b),
        }
    }
}

fn single(side: &Side) -> Result<Figure, Refused> {
    let qualifier = side.qualifier()?;
    let value = side.value()?;
    Ok(match qualifier {
        Qualifier::Exactly => Figure::Exactly(value),
        Qualifier::About => Figure::About(value),
        Qualifier::MoreThan => Figure::MoreThan(value),
        Qualifier::AtLeast => Figure::AtLeast(value),
        Qualifier::LessThan => Figure::LessThan(value),
        Qualifier::AtMost => Figure::AtMost(value),
    })
}

fn range(first: &Side, second: &Side) -> Result<Figure, Refused> {
    let mut qualifiers = [first, second].into_iter().flat_map(|it| it.before.iter().chain(&it.after));
    if let Some(qualifier) = qualifiers.next() {
        return Err(Refused::QualifiedRange { qualifier: qualifier.typed.clone() });
    }
    let (low, high) = (first.value()?, second.value()?);
    if low > high {
        return Err(Refused::Reversed { first: first.signed(), second: second.signed() });
    }
    Ok(Figure::Between(low, high))
}
