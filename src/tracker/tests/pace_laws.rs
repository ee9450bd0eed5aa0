//! What holds for all computed figures: they contain what is true, and who knows more never gets a wider or another
//! answer.

use crate::figure::{Figure, Interval, Range};
use crate::syntax::Name;
use crate::tracker::pace::{Derived, Outcome};
use crate::tracker::{Claim, Computed, Coverage, Kind, Measure, Programme, Verdict, compute};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// The days on which something is said, from the opening on.
const DAYS: [i64; 4] = [10, 35, 60, 90];
const TOLERANCE: f64 = 0.05;

/// How somebody words a number: what kind of figure, and how far its ends are off.
type Wording = (u8, u32, u32);

/// A figure that is true of `x`, and one that says more and is still true of it.
fn figures(x: f64, (kind, below, above): Wording, share: f64) -> [Figure; 2] {
    let figure = |factor: f64| {
        // Ends of whole numbers, so that no rounding stands between the two.
        let low = (x - f64::from(below) * factor).floor().max(0.0);
        let high = (x + f64::from(above) * factor).ceil();
        match kind {
            0 => Figure::Exactly(x),
            1 => Figure::AtLeast(low),
            2 => Figure::AtMost(high),
            3 => Figure::MoreThan((low - 1.0).max(0.0)),
            4 => Figure::LessThan(high + 1.0),
            _ => Figure::Between(low, high),
        }
    };
    [figure(1.0), if share < 0.2 { Figure::Exactly(x) } else { figure(share) }]
}

fn day(at: i64) -> Date {
    date(2020, 1, 1).saturating_add(at.days())
}

/// A true course, and two tellings of it, of which the second says more.
#[derive(Clone, Debug)]
struct Story {
    goal: f64,
    totals: Vec<f64>,
    firms: f64,
    tellings: [Programme; 2],
    as_of: Date,
}

prop_compose! {
    fn story()(
        loan in any::<bool>(),
        steps in prop::collection::vec(1_u32..40, DAYS.len()),
        rest in 0_u32..60,
        firms in 1_u32..50,
        words in prop::collection::vec((0_u8..6, 0_u32..30, 0_u32..30), DAYS.len() + 2),
        share in 0.0_f64..1.0,
        told in 1_usize..=DAYS.len(),
        later in 0_i64..40,
        opened in any::<bool>(),
    ) -> Story {
        let totals: Vec<f64> = steps.iter().scan(0.0, |sum, it| { *sum += f64::from(*it); Some(*sum) }).collect();
        let goal = totals.last().copied().unwrap_or(0.0) + f64::from(rest);
        let firms = f64::from(firms);
        let telling = |which: usize| {
            let figure = |x: f64, at: usize| figures(x, words[at], share)[which];
            // A ceiling with a floor under it: the assumption that it is kept to has to be true.
            let goal = if words[DAYS.len()].0 == 0 { Figure::Exactly(goal) } else { figure(goal, DAYS.len()) };
            let goal = if let Figure::AtMost(_) | Figure::LessThan(_) = goal { Figure::Exactly(goal_of(&totals, rest)) } else { goal };
            let kind = if loan {
                Kind::Loan { quota: Some(goal), rate_cap: None, subsidy: None }
            } else {
                Kind::Arrears { owed_by: None, owed: Some(goal), target: None, coverage: Some(Coverage::All) }
            };
            let mut programme = Programme::new("x", kind, Name::plain("X"));
            programme.opened = opened.then(|| day(0));
            programme.deadline = Some(day(120));
            let measure = if loan { Measure::Issued } else { Measure::Cleared };
            let claim = |(at, x): (usize, &f64)| Claim::new(day(DAYS[at]), measure.clone(), figure(*x, at));
            programme.claims = totals.iter().take(told).enumerate().map(claim).collect();
            if loan {
                let claim = Claim::new(day(DAYS[told - 1]), Measure::EnterprisesFunded, figure(firms, DAYS.len() + 1));
                programme.claims.push(claim);
            }
            programme
        };
        let tellings = [telling(0), telling(1)];
        let as_of = day(DAYS[told - 1] + later);
        Story { goal, totals: totals[..told].to_vec(), firms, tellings, as_of }
    }
}

fn goal_of(totals: &[f64], rest: u32) -> f64 {
    totals.last().copied().unwrap_or(0.0) + f64::from(rest)
}

fn outcomes(it: &Computed) -> [(&'static str, &Outcome); 8] {
    [
        ("used", &it.used),
        ("left", &it.left),
        ("per firm", &it.per_firm),
        ("balance", &it.balance),
        ("share cleared", &it.share_cleared),
        ("pace", &it.pace),
        ("recent pace", &it.pace_recent),
        ("pace needed", &it.pace_needed),
    ]
}

/// A little wider, by the noise of doubles in the reference.
fn holds(outcome: &Outcome, x: f64) -> bool {
    let Ok(Derived { interval, .. }) = outcome else { return true };
    let noise = x.abs() * 1e-12 + 1e-12;
    Interval::closed(x - noise, x + noise).is_some_and(|it| it.intersection(*interval).is_some())
}

proptest! {
    #[test]
    fn what_is_true_is_never_excluded(story in story()) {
        let last = *story.totals.last().unwrap();
        for programme in &story.tellings {
            let it = compute(programme, story.as_of, TOLERANCE);
            let left = story.goal - last;
            prop_assert!(holds(&it.used, 100.0 * last / story.goal), "{:?}", it.used);
            prop_assert!(holds(&it.share_cleared, 100.0 * last / story.goal), "{:?}", it.share_cleared);
            prop_assert!(holds(&it.left, left), "{:?}", it.left);
            prop_assert!(holds(&it.balance, left), "{:?}", it.balance);
            prop_assert!(holds(&it.per_firm, last / story.firms), "{:?}", it.per_firm);
            if let Ok(pace) = &it.pace {
                let (from, to) = pace.over.unwrap();
                let start = if programme.opened.is_some() { 0.0 } else { story.totals[0] };
                let so_far = (last - start) / f64::from((to - from).get_days());
                prop_assert!(holds(&it.pace, so_far), "{so_far} {pace:?}");
            }
            // Whatever came since then: nothing, or all of it.
            if let Ok(needed) = &it.pace_needed {
                let (from, to) = needed.over.unwrap();
                let days = f64::from((to - from).get_days());
                prop_assert!(holds(&it.pace_needed, left / days), "{needed:?}");
                prop_assert!(from == day(DAYS[story.totals.len() - 1]) || holds(&it.pace_needed, 0.0), "{needed:?}");
            }
            if let Some(path) = &it.path {
                prop_assert!(path.from.1.contains(last) && path.to.1.contains(story.goal), "{path:?}");
            }
        }
    }

    #[test]
    fn who_knows_more_gets_no_wider_and_no_other_answer(story in story()) {
        let [less, more] = story.tellings.each_ref().map(|it| compute(it, story.as_of, TOLERANCE));
        for ((name, less), (_, more)) in outcomes(&less).into_iter().zip(outcomes(&more)) {
            if let Ok(less) = less {
                let more = more.as_ref();
                prop_assert!(more.is_ok_and(|it| less.interval.contains_all(it.interval)), "{name}: {less:?} {more:?}");
            }
        }
        if matches!(less.verdict, Verdict::OnPace | Verdict::Behind | Verdict::Overdue | Verdict::Done) {
            // What is certainly done stays so; being on pace can turn out to be done.
            let done = less.verdict == Verdict::OnPace && more.verdict == Verdict::Done;
            prop_assert!(more.verdict == less.verdict || done, "{:?} {:?}", less.verdict, more.verdict);
        }
    }

    #[test]
    fn silence_never_makes_a_verdict_better(story in story(), days in 0_i64..80) {
        let programme = &story.tellings[1];
        let [now, later] = [0, days].map(|it| compute(programme, story.as_of.saturating_add(it.days()), TOLERANCE).verdict);
        if later == Verdict::OnPace {
            prop_assert_eq!(now, Verdict::OnPace);
        }
        let settled = matches!(now, Verdict::Done);
        prop_assert!(!settled || later == Verdict::Done);
    }
}

#[test]
fn the_sample_story_is_told_in_figures_that_are_true() {
    for kind in 0..6 {
        for figure in figures(40.0, (kind, 7, 9), 0.5) {
            assert!(figure.asserted(Range::AMOUNT).unwrap().contains(40.0), "{figure:?}");
        }
    }
}
