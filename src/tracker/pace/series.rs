//! Which claims count, and which of several on one day.

use super::{Input, Taken, What, derive::Operand};
use crate::figure::{Figure, Interval, Range};
use crate::syntax::Standing;
use crate::tracker::model::{Claim, Measure, Programme};
use jiff::civil::Date;

/// A programme and what is known of it on a day.
pub(super) struct Known<'a> {
    pub(super) programme: &'a Programme,
    pub(super) as_of: Date,
    pub(super) tolerance: f64,
}

/// What is taken for true of one day.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub(super) on: Date,
    pub(super) operand: Operand,
}

impl Point {
    /// What it counts.
    pub(super) fn measure(&self) -> Option<&Measure> {
        self.operand.inputs.iter().find_map(|it| match &it.what {
            What::Claim(measure, _) => Some(measure),
            _ => None,
        })
    }
}

/// The claims that make up the curve of a measure as known on a day: one for each day, the oldest first, by their
/// places in the programme.
///
/// Of several claims for one day the firmest counts; of equally firm ones a stated figure before "about", and then the
/// narrower. Doubtful claims count only if there are no others.
pub fn headline_claims(programme: &Programme, measure: &Measure, as_of: Date) -> Vec<usize> {
    let counts = |it: &Claim| {
        it.measure == *measure
            && it.scope.is_none()
            && it.on <= as_of
            && it.stated.is_none_or(|stated| stated <= as_of)
            && !matches!(it.value, Figure::Missing(_))
    };
    let mut all: Vec<(usize, &Claim)> = programme.claims.iter().enumerate().filter(|(_, it)| counts(it)).collect();
    if all.iter().any(|(_, it)| it.standing > Standing::Doubtful) {
        all.retain(|(_, it)| it.standing > Standing::Doubtful);
    }
    all.sort_by_key(|(_, it)| it.on);
    let mut chosen: Vec<(usize, &Claim)> = Vec::with_capacity(all.len());
    for (at, claim) in all {
        match chosen.last_mut().filter(|it| it.1.on == claim.on) {
            Some(best) => {
                if better(claim, best.1) {
                    *best = (at, claim);
                }
            }
            None => chosen.push((at, claim)),
        }
    }
    chosen.into_iter().map(|it| it.0).collect()
}

/// Whether a claim says more of its day than another of the same day.
fn better(claim: &Claim, best: &Claim) -> bool {
    let stated = |it: &Claim| !matches!(it.value, Figure::About(_));
    let narrower = || match (asserted(claim), asserted(best)) {
        (Some(new), Some(old)) => new != old && old.contains_all(new),
        _ => false,
    };
    match claim.standing.cmp(&best.standing).then(stated(claim).cmp(&stated(best))) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => narrower(),
        std::cmp::Ordering::Less => false,
    }
}

fn asserted(claim: &Claim) -> Option<Interval> {
    claim.value.asserted(claim.measure.range())
}

impl Known<'_> {
    /// The days of which a measure is known, the oldest first. A total is at least what it was before: a later claim that
    /// says less of it ("more than 200" after 280) does not take away what is known.
    pub(super) fn series(&self, measure: &Measure) -> Vec<Point> {
        let places = headline_claims(self.programme, measure, self.as_of);
        let point = |at: usize| {
            let claim = self.programme.claims.get(at)?;
            let what = What::Claim(claim.measure.clone(), at);
            let operand = self.operand(what, Some(claim.on), claim.value, claim.measure.range(), claim.standing)?;
            Some(Point { on: claim.on, operand })
        };
        let mut points: Vec<Point> = places.into_iter().filter_map(point).collect();
        if measure.is_cumulative() {
            do_not_fall(&mut points, measure);
        }
        points
    }

    /// A figure of a field of the programme, in yuan; fields have no standing and count as firm.
    pub(super) fn field(&self, what: What, figure: Figure) -> Option<Operand> {
        self.operand(what, None, figure, Range::AMOUNT, Standing::Firm)
    }

    fn operand(
        &self,
        what: What,
        on: Option<Date>,
        figure: Figure,
        range: Range,
        standing: Standing,
    ) -> Option<Operand> {
        let interval = figure.working(range, self.tolerance)?;
        let tolerance = matches!(figure, Figure::About(_)).then_some(self.tolerance);
        Some(Operand {
            interval,
            standing,
            inputs: vec![Input { what, on, figure, taken: Taken::AsStated }],
            tolerance,
        })
    }
}

/// Holds each point of a total against the greatest floor before it.
fn do_not_fall(points: &mut [Point], measure: &Measure) {
    let mut highest: Option<Point> = None;
    for point in points {
        // Each year begins at nothing again.
        highest = highest.filter(|it| *measure != Measure::ClearedThisYear || it.on.year() == point.on.year());
        let stated = point.clone();
        if let Some(before) = &highest {
            point.operand = stated.operand.clone().not_below(&before.operand, measure.range());
            if point.operand.inputs.len() > 1 {
                // The claim before is what the floor rests on, still.
                continue;
            }
        }
        highest = Some(stated);
    }
}
