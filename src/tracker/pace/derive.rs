//! Interval arithmetic that carries its lineage along.

use super::{Assumption, Derived, Input, Outcome, Taken, Why};
use crate::figure::{Bound, Figure, Interval, Range, Unit};
use crate::syntax::Standing;

/// An interval with what it was made from.
#[derive(Clone, Debug)]
pub(super) struct Operand {
    pub(super) interval: Interval,
    pub(super) standing: Standing,
    pub(super) inputs: Vec<Input>,
    pub(super) tolerance: Option<f64>,
}

impl Operand {
    fn with(self, other: Self, interval: Interval) -> Self {
        let mut inputs = self.inputs;
        for input in other.inputs {
            if !inputs.contains(&input) {
                inputs.push(input);
            }
        }
        Self {
            interval,
            standing: self.standing.min(other.standing),
            inputs,
            tolerance: self.tolerance.or(other.tolerance),
        }
    }

    /// The difference.
    pub(super) fn less(self, other: Self) -> Self {
        let interval = self.interval.difference(other.interval);
        self.with(other, interval)
    }

    /// The quotient, unless the divisor can be zero.
    pub(super) fn over(self, other: Self) -> Option<Self> {
        let interval = self.interval.quotient(other.interval)?;
        Some(self.with(other, interval))
    }

    /// A hundred times it: for a share in per cent.
    pub(super) fn hundredfold(self) -> Self {
        let interval = self.interval.scaled(100.0).unwrap_or(self.interval);
        Self { interval, ..self }
    }

    /// Spread over days; `None` for none.
    pub(super) fn per_day(self, days: i32) -> Option<Self> {
        let interval = self.interval.per_day(days)?;
        Some(Self { interval, ..self })
    }

    /// Whether it has an upper limit.
    pub(super) fn has_top(&self) -> bool {
        self.interval.upper() != Bound::Unbounded
    }

    /// What a total that can only grow is on that day or later.
    pub(super) fn and_later(self) -> Self {
        let interval = Interval::new(self.interval.lower(), Bound::Unbounded).unwrap_or(self.interval);
        Self { interval, ..self }
    }

    /// What a total is that was `earlier` on an earlier day, since it does not fall; as it is where it certainly fell,
    /// or where the earlier one says no more.
    pub(super) fn not_below(self, earlier: &Self, range: Range) -> Self {
        let Some(interval) = self.interval.intersection(earlier.clone().and_later().interval) else { return self };
        if interval == self.interval {
            return self;
        }
        let mut result = self.with(earlier.clone(), interval);
        for (at, input) in result.inputs.iter_mut().enumerate() {
            input.taken = if at == 0 { Taken::As(Figure::from_interval(interval, range)) } else { Taken::Within };
        }
        result
    }

    /// All from zero up to what it can be: what it is the ceiling of.
    pub(super) fn and_less(self) -> Self {
        let interval = Interval::new(Bound::Closed(0.0), self.interval.upper()).unwrap_or(self.interval);
        Self { interval, ..self }
    }

    /// Cut off at the most that another can be; `None` if nothing is left.
    pub(super) fn at_most(self, other: Self) -> Option<Self> {
        let below = Interval::new(Bound::Unbounded, other.interval.upper())?;
        let interval = self.interval.intersection(below)?;
        Some(self.with(other, interval))
    }

    /// The result within its natural range.
    ///
    /// Where the range cuts it, that rests on `assumption`; where nothing of it lies in the range, it is told as it
    /// is: more was issued than there was.
    pub(super) fn result(self, unit: Unit, range: Range, assumption: Option<Assumption>) -> Outcome {
        let natural = range.interval();
        let cut = !natural.contains_all(self.interval);
        let (interval, range) = match self.interval.intersection(natural) {
            Some(it) => (touching(it, range), range),
            None => (self.interval, Range::NONE),
        };
        if interval == natural || interval == Interval::ALL {
            return Err(Why::NothingFollows);
        }
        let raised = self.inputs.iter().any(|it| it.taken == Taken::Within);
        let mut assumptions: Vec<Assumption> = raised.then_some(Assumption::TotalsDoNotFall).into_iter().collect();
        assumptions.extend(assumption.filter(|_| cut && range != Range::NONE));
        Ok(Derived {
            interval,
            range,
            unit,
            standing: self.standing,
            inputs: self.inputs,
            assumptions,
            tolerance_used: self.tolerance,
            over: None,
        })
    }
}

/// Takes in an end of the natural range that the interval comes up to without reaching it: "more than nothing and less
/// than 60" is said as "less than 60".
fn touching(interval: Interval, range: Range) -> Interval {
    let ends = [(range.min, interval.lower()), (range.max, interval.upper())];
    ends.into_iter().fold(interval, |all, (limit, end)| match limit {
        Some(x) if end.value() == Some(x) && !all.is_point() => Interval::point(x).map_or(all, |it| all.hull(it)),
        _ => all,
    })
}
