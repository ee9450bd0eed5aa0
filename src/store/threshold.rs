//! "At least this much", asked of a million figures of one metric.

use crate::figure::{Answer, Comparison, Figure, Range};

/// A threshold with all that does not depend on the figure worked out.
#[derive(Clone, Copy)]
pub(super) struct Threshold {
    least: f64,
    range: Range,
    tolerance: f64,
    /// The ends of the natural range; infinite where there is none.
    min: f64,
    max: f64,
}

impl Threshold {
    pub(super) fn new(least: f64, range: Range, tolerance: f64) -> Self {
        let (min, max) = (range.min.unwrap_or(f64::NEG_INFINITY), range.max.unwrap_or(f64::INFINITY));
        Self { least, range, tolerance, min, max }
    }

    /// What [`Figure::compare`] answers. Where the numbers of a figure lie well within the natural range nothing is cut
    /// off, and no interval has to be made; that is so for nearly all.
    #[inline]
    pub(super) fn answer(self, figure: Figure) -> Option<Answer> {
        let (low, high) = match figure {
            Figure::Exactly(x) | Figure::MoreThan(x) | Figure::AtLeast(x) | Figure::LessThan(x) | Figure::AtMost(x) => {
                (x, x)
            }
            Figure::Between(a, b) => (a, b),
            // "About 0" has no band.
            Figure::About(0.0) | Figure::Missing(_) => return None,
            Figure::About(x) => {
                let half = x.abs() * self.tolerance.abs();
                (x - half, x + half)
            }
        };
        if !(self.min < low && low <= high && high < self.max && self.least.is_finite()) {
            return figure.compare(Comparison::AtLeast(self.least), self.range, self.tolerance);
        }
        let (all, some) = match figure {
            Figure::MoreThan(_) | Figure::AtLeast(_) => (low >= self.least, self.max >= self.least),
            Figure::LessThan(_) => (self.min >= self.least, high > self.least),
            Figure::AtMost(_) => (self.min >= self.least, high >= self.least),
            _ => (low >= self.least, high >= self.least),
        };
        Some(match (all, some) {
            (true, _) => Answer::Certainly,
            (false, true) => Answer::Possibly,
            (false, false) => Answer::No,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Reason;

    #[test]
    fn the_short_way_answers_as_figures_do() {
        let numbers = [-1e308, -10.0, -0.0, 0.0, 1.0, 47.5, 50.0, 52.5, 99.9, 100.0, 110.0, f64::MAX];
        let one = [Figure::Exactly, Figure::About, Figure::MoreThan, Figure::AtLeast, Figure::LessThan, Figure::AtMost];
        let single = numbers.iter().flat_map(|x| one.map(|it| it(*x)));
        let pairs = numbers.iter().flat_map(|a| numbers.map(|b| Figure::Between(*a, b)));
        let figures: Vec<Figure> = single.chain(pairs).chain([Figure::Missing(Reason::Withheld)]).collect();
        let above = Range { min: Some(0.0), max: None };
        let reversed = Range { min: Some(100.0), max: Some(0.0) };
        let further = [f64::INFINITY, f64::NEG_INFINITY, f64::NAN];
        for range in [Range::RATE, Range::NONE, above, reversed, Range { min: None, max: Some(50.0) }] {
            for tolerance in [0.0, 0.05, -0.05, 0.99] {
                for least in numbers.into_iter().chain(further) {
                    let threshold = Threshold::new(least, range, tolerance);
                    for figure in &figures {
                        let expected = figure.compare(Comparison::AtLeast(least), range, tolerance);
                        assert_eq!(threshold.answer(*figure), expected, "{figure:?} {least} {range:?} {tolerance}");
                    }
                }
            }
        }
    }
}
