//! A look at what is written as nearly everybody writes it, without trees and without problems.
//!
//! Files have a million records of one shape. [`Quick`] reads the parts of such a record straight from the bytes, and
//! says `None` at the first byte that it does not expect: a comment, an escape, a fault. The [`Parser`] then reads the
//! same record anew, and it alone tells what is wrong. So whatever is read here, the parser would read the same.

use super::parse::Parser;

/// A place in a text, from which to read on.
#[derive(Clone, Copy, Debug)]
pub struct Quick<'a> {
    text: &'a str,
    pos: usize,
}

impl<'a> Parser<'a> {
    /// A quick look from where the parser stands; the parser stays there.
    pub fn quick(&self) -> Quick<'a> {
        Quick { text: self.text(), pos: self.position() }
    }
}

impl<'a> Quick<'a> {
    /// How many bytes have been read.
    pub(super) fn position(self) -> usize {
        self.pos
    }

    fn peek(self) -> Option<u8> {
        self.text.as_bytes().get(self.pos).copied()
    }

    /// Passes over this byte, which must be here.
    #[inline]
    pub fn eat(&mut self, byte: u8) -> Option<()> {
        let is_here = self.peek() == Some(byte);
        self.pos += usize::from(is_here);
        is_here.then_some(())
    }

    /// What separates fields or values: a comma and space, or the closing parenthesis. Says whether more follows.
    #[inline]
    pub fn goes_on(&mut self) -> Option<bool> {
        match self.peek()? {
            b',' => {
                self.pos += 1;
                self.space();
                Some(self.eat(b')').is_none())
            }
            b')' => {
                self.pos += 1;
                Some(false)
            }
            _ => None,
        }
    }

    /// Passes over space.
    #[inline]
    pub fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.pos += 1;
        }
    }

    fn run(&mut self, belongs: impl Fn(u8) -> bool) -> &'a str {
        let start = self.pos;
        while self.peek().is_some_and(&belongs) {
            self.pos += 1;
        }
        self.text.get(start..self.pos).unwrap_or("")
    }

    /// A word; empty where there is none.
    #[inline]
    pub fn word(&mut self) -> &'a str {
        self.run(|it| it.is_ascii_alphabetic())
    }

    /// The name of a field, its colon and space.
    #[inline]
    pub fn field(&mut self) -> Option<&'a str> {
        let name = self.word();
        self.eat(b':')?;
        self.space();
        Some(name)
    }

    /// A text without an escape.
    #[inline]
    pub fn text(&mut self) -> Option<&'a str> {
        self.eat(b'"')?;
        let text = self.run(|it| it != b'"' && it != b'\\');
        self.eat(b'"')?;
        // With a mark of the notation behind it the text ends where it was meant to.
        matches!(self.peek(), Some(b',' | b')')).then_some(text)
    }

    /// A number.
    #[inline]
    pub fn number(&mut self) -> Option<f64> {
        let start = self.pos;
        let (mut digits, mut behind_point, mut mantissa) = (0, None, 0_u64);
        let is_negative = self.eat(b'-').is_some();
        while let Some(byte) = self.peek() {
            match byte {
                b'0'..=b'9' => {
                    mantissa = mantissa.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                    digits += 1;
                }
                b'.' if behind_point.is_none() => behind_point = Some(digits),
                _ => break,
            }
            self.pos += 1;
        }
        if !matches!(self.peek(), Some(b',' | b')')) || digits == 0 {
            return None;
        }
        let decimals = digits - behind_point.unwrap_or(digits);
        let (Some(power), true) = (POWERS.get(decimals), digits <= EXACT_DIGITS) else {
            return self.text.get(start..self.pos)?.parse().ok().filter(|it: &f64| it.is_finite());
        };
        // Both are whole and below 2^53, so they are exact and the quotient is rounded once, as `parse` rounds it.
        let number = mantissa as f64 / power;
        Some(if is_negative { -number } else { number })
    }
}

/// Any number of so many digits is below 2^53.
const EXACT_DIGITS: usize = 15;

/// Powers of ten, which are exact.
const POWERS: [f64; EXACT_DIGITS + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_that_the_parser_reads() {
        let digits = ["0", "1", "98.6", "0.1", "4.55", "007", "5.", ".5", "123456789012345", "1234567890123456.7"];
        let long = [
            "0.000000000000001",
            "9007199254740993",
            "1.7976931348623157",
            "0.30000000000000004",
            "33.333333333333336",
        ];
        for digits in digits.into_iter().chain(long) {
            for sign in ["", "-"] {
                let text = format!("{sign}{digits})");
                let mut quick = Quick { text: &text, pos: 0 };
                let expected: f64 = text.trim_end_matches(')').parse().unwrap();
                assert_eq!(quick.number().map(f64::to_bits), Some(expected.to_bits()), "{text}");
                assert_eq!(Parser::new(&text).value().kind, super::super::Kind::Number(expected));
            }
        }
        for text in ["", ")", "-)", ".)", "1e3)", "1_000)", "98.6%)", "1", "1 )", "1.2.3)", "--1)", "1-2)"] {
            assert_eq!(Quick { text, pos: 0 }.number(), None, "{text}");
        }
        let huge = format!("{}{}", "9".repeat(400), ")");
        assert_eq!(Quick { text: &huge, pos: 0 }.number(), None);
    }

    #[test]
    fn what_is_not_usual_is_left_to_the_parser() {
        for text in ["\"a\\n\",", "\"a\" ,", "\"a", "a\",", "\"a\"b,", "r\"a\","] {
            assert_eq!(Quick { text, pos: 0 }.text(), None, "{text}");
        }
        assert_eq!(Quick { text: "\"中文\n\")", pos: 0 }.text(), Some("中文\n"));
        for (text, expected) in
            [(")", Some(false)), (", )", Some(false)), (",\n a", Some(true)), (" ,", None), ("/", None)]
        {
            assert_eq!(Quick { text, pos: 0 }.goes_on(), expected, "{text}");
        }
    }
}
