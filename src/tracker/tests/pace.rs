//! Computed figures: the worked cases, with the shipped file.

use super::SHIPPED;
use crate::figure::{Bound, Figure, Interval, Unit};
use crate::syntax::{Name, Standing};
use crate::tracker::pace::{Assumption, What, headline_claims};
use crate::tracker::{Claim, Computed, Coverage, Kind, Measure, Milestone, Programme, Verdict, Why, compute, read};
use jiff::civil::{Date, date};

fn shipped(id: &str) -> Programme {
    let document = read(SHIPPED).document;
    document.programmes.into_iter().find(|it| it.id == id).unwrap()
}

fn on(id: &str, day: Date) -> Computed {
    compute(&shipped(id), day, 0.05)
}

#[test]
fn special_relending_on_the_day_of_the_briefing() {
    let programme = shipped("special-relending");
    let computed = compute(&programme, date(2020, 3, 30), 0.05);
    let last = *headline_claims(&programme, &Measure::EnterprisesFunded, date(2020, 3, 30)).last().unwrap();
    assert_eq!(programme.claims[last].value, Figure::MoreThan(5000.0));
    // The last sum known on that day is of 13 March, so the quota is the ceiling: 300 bn over more than 5 000 firms.
    let per_firm = computed.per_firm.unwrap();
    assert_eq!(per_firm.figure(), Figure::LessThan(60e6));
    assert_eq!(per_firm.assumptions, [Assumption::WithinQuota]);
    assert_eq!(per_firm.unit, Unit::Yuan);
    assert!(per_firm.inputs.iter().any(|it| it.what == What::Quota));
    assert_eq!(computed.used.unwrap().figure(), Figure::Exactly(60.7));
    assert_eq!(computed.verdict, Verdict::CannotSay(Why::NoDeadline));
}

#[test]
fn what_was_said_later_counts_later() {
    let computed = on("special-relending", date(2020, 3, 31));
    let used = computed.used.unwrap();
    assert!(matches!(used.figure(), Figure::MoreThan(x) if (66.6..66.7).contains(&x)), "{used:?}");
    assert_eq!(computed.per_firm.unwrap().figure(), Figure::LessThan(60e6));
    let computed = on("special-relending", date(2020, 4, 8));
    assert!(near(computed.per_firm.unwrap().figure(), 231.5e9 / 5995.0));
    let recent = computed.pace_recent.unwrap();
    assert_eq!(recent.over, Some((date(2020, 3, 2), date(2020, 3, 31))));
    assert!(near(recent.figure(), (231.5e9 - 117.3e9) / 29.0));
    let computed = on("special-relending", date(2020, 6, 8));
    let per_firm = computed.per_firm.unwrap();
    assert_eq!(per_firm.tolerance_used, Some(0.05));
    assert!(per_firm.interval.contains(280e9 / 7400.0) && !per_firm.interval.is_point());
    assert_eq!(computed.left.unwrap().figure(), Figure::Exactly(20e9));
}

#[test]
fn relending_of_500_bn_is_used_by_more_than_40_per_cent() {
    let document = read(super::SAMPLE).document;
    let computed = compute(&document.programmes[1], date(2020, 3, 30), 0.05);
    assert_eq!(computed.used.as_ref().unwrap().figure(), Figure::MoreThan(40.0));
    assert_eq!(computed.used.unwrap().standing, Standing::Firm);
    let left = computed.left.unwrap();
    assert_eq!(left.figure(), Figure::LessThan(300e9));
    assert_eq!(left.assumptions, [Assumption::WithinQuota]);
    // The floor holds later on, too.
    let later = compute(&document.programmes[1], date(2020, 6, 30), 0.05);
    assert_eq!(later.used.unwrap().figure(), Figure::MoreThan(40.0));
    let shipped = on("relending-500bn", date(2020, 3, 31)).used.unwrap();
    assert!(matches!(shipped.figure(), Figure::MoreThan(x) if x >= 40.0));
}

/// Whether a figure is exactly a number, but for rounding.
fn near(figure: Figure, number: f64) -> bool {
    matches!(figure, Figure::Exactly(x) if (x - number).abs() <= number.abs() * 1e-9)
}

#[test]
fn arrears_of_2020_say_nothing_before_the_middle_of_the_year() {
    let computed = on("arrears-2020", date(2020, 3, 30));
    assert_eq!(computed.share_cleared, Err(Why::NoClaim));
    assert_eq!(computed.balance, Err(Why::NoClaim));
    assert_eq!(computed.verdict, Verdict::CannotSay(Why::NoClaim));
    assert_eq!(computed.used, Err(Why::OtherKind));
    let computed = on("arrears-2020", date(2020, 6, 30));
    let share = computed.share_cleared.unwrap();
    assert!(share.interval.contains(49.52) && !share.interval.contains(47.0) && !share.interval.contains(52.2));
    assert_eq!((share.tolerance_used, share.standing), (Some(0.05), Standing::Provisional));
    assert_eq!(computed.balance.unwrap().interval, Interval::closed(75.95e9, 92.65e9).unwrap());
    let needed = computed.pace_needed.unwrap();
    assert_eq!(needed.over, Some((date(2020, 6, 30), date(2020, 12, 31))));
    assert_eq!(computed.verdict, Verdict::AtRisk);
    // The total of June is a floor: it says nothing of December.
    assert_eq!(on("arrears-2020", date(2021, 2, 1)).verdict, Verdict::CannotSay(Why::NoClaimSinceDeadline));
}

#[test]
fn two_lower_bounds_give_no_share_and_no_difference() {
    let computed = on("arrears-2019", date(2020, 1, 17));
    assert_eq!(computed.share_cleared, Err(Why::NothingFollows));
    // A source's own balance is told, with its standing.
    let balance = computed.balance.unwrap();
    assert_eq!((balance.standing, balance.tolerance_used), (Standing::Derived, Some(0.05)));
    assert_eq!(computed.verdict, Verdict::Closed);
    let mut programme = shipped("arrears-2019");
    programme.claims.retain(|it| it.measure != Measure::Balance);
    assert_eq!(compute(&programme, date(2020, 1, 17), 0.05).balance, Err(Why::NothingFollows));
}

fn loan(quota: Figure, claims: &[(Date, Figure)]) -> Programme {
    let kind = Kind::Loan { quota: Some(quota), rate_cap: None, subsidy: None };
    let mut programme = Programme::new("x", kind, Name::plain("X"));
    programme.opened = Some(date(2020, 1, 1));
    programme.deadline = Some(date(2020, 4, 10)); // day 100
    programme.claims = claims.iter().map(|(on, value)| Claim::new(*on, Measure::Issued, *value)).collect();
    programme
}

#[test]
fn verdicts() {
    let half = date(2020, 2, 20); // day 50
    let cases = [
        (Figure::Exactly(50.0), Verdict::OnPace),
        (Figure::Exactly(60.0), Verdict::OnPace),
        (Figure::Exactly(40.0), Verdict::Behind),
        (Figure::About(50.0), Verdict::AtRisk),
        (Figure::MoreThan(40.0), Verdict::AtRisk),
        (Figure::MoreThan(50.0), Verdict::OnPace),
        (Figure::LessThan(50.0), Verdict::Behind),
        (Figure::Exactly(100.0), Verdict::Done),
        (Figure::MoreThan(100.0), Verdict::Done),
    ];
    for (figure, expected) in cases {
        let programme = loan(Figure::Exactly(100.0), &[(half, figure)]);
        assert_eq!(compute(&programme, half, 0.05).verdict, expected, "{figure:?}");
    }
    let behind = loan(Figure::Exactly(100.0), &[(half, Figure::Exactly(40.0))]);
    assert_eq!(compute(&behind, date(2020, 4, 10), 0.05).verdict, Verdict::Behind);
    assert_eq!(compute(&behind, date(2020, 4, 11), 0.05).verdict, Verdict::CannotSay(Why::NoClaimSinceDeadline));
    let overdue =
        loan(Figure::Exactly(100.0), &[(half, Figure::Exactly(40.0)), (date(2020, 4, 10), Figure::Exactly(90.0))]);
    assert_eq!(compute(&overdue, date(2020, 4, 11), 0.05).verdict, Verdict::Overdue);
    assert_eq!(compute(&behind, date(2019, 12, 31), 0.05).verdict, Verdict::Planned);
    let open = loan(Figure::Exactly(100.0), &[(date(2020, 4, 10), Figure::MoreThan(40.0))]);
    assert_eq!(compute(&open, date(2020, 4, 11), 0.05).verdict, Verdict::CannotSay(Why::PossiblyDone));
    let unknown = loan(Figure::Missing(crate::figure::Reason::NotStated), &[(half, Figure::Exactly(1.0))]);
    assert_eq!(compute(&unknown, half, 0.05).verdict, Verdict::CannotSay(Why::QuotaNotStated));
    let mut none = loan(Figure::Exactly(100.0), &[]);
    none.kind = Kind::LOAN;
    assert_eq!(compute(&none, half, 0.05).verdict, Verdict::NoQuota);
    none.kind = Kind::Measure;
    assert_eq!(compute(&none, half, 0.05).verdict, Verdict::NoTarget);
    none.milestones.push(Milestone { done: Some(half), text: Name::plain("Rules out"), ..Milestone::default() });
    assert_eq!(compute(&none, half, 0.05).verdict, Verdict::ByMilestones);
    let mut owed = shipped("arrears-2020");
    owed.kind = Kind::ARREARS;
    assert_eq!(compute(&owed, date(2020, 7, 1), 0.05).verdict, Verdict::CannotSay(Why::OwedNotStated));
}

#[test]
fn a_verdict_fades_with_silence() {
    // Of 100 in 100 days 40 are issued on day 20.
    let last = date(2020, 1, 1).saturating_add(jiff::Span::new().days(20));
    let programme = loan(Figure::Exactly(100.0), &[(last, Figure::Exactly(40.0))]);
    let on = |days: i64| {
        let it = compute(&programme, last.saturating_add(jiff::Span::new().days(days)), 0.05);
        (it.verdict, it.pace_needed.map(|it| (it.interval.lower(), it.interval.upper().value(), it.assumptions)))
    };
    // 2 a day so far, and 60 to come in 80 days.
    assert_eq!(on(0), (Verdict::OnPace, Ok((Bound::Closed(0.75), Some(0.75), vec![]))));
    // From the day of asking on it is at most 60 in 40 days: something may have come.
    let most = |x| Ok((Bound::Closed(0.0), Some(x), vec![Assumption::MoreMayHaveCome]));
    assert_eq!(on(40), (Verdict::OnPace, most(1.5)));
    assert_eq!(on(50), (Verdict::OnPace, most(2.0)));
    assert_eq!(on(51).0, Verdict::AtRisk, "if nothing came since, 2 a day are not enough any more");
    assert_eq!(on(60).0, Verdict::AtRisk);
    assert_eq!(on(61).0, Verdict::CannotSay(Why::NoFigureSince(last)));
    assert_eq!(on(81).0, Verdict::CannotSay(Why::NoClaimSinceDeadline));
    // What is done stays done.
    let done = loan(Figure::Exactly(100.0), &[(last, Figure::Exactly(100.0))]);
    assert_eq!(compute(&done, date(2022, 1, 1), 0.05).verdict, Verdict::Done);
}

#[test]
fn the_way_to_the_goal_runs_from_what_is_known_to_what_is_to_be_reached() {
    let last = date(2020, 2, 20);
    let path = |quota, issued| compute(&loan(quota, &[(last, issued)]), last, 0.05).path;
    let way = path(Figure::Exactly(100.0), Figure::MoreThan(40.0)).unwrap();
    assert_eq!(way.measure, Measure::Issued);
    // More than the goal is not on the way to it.
    assert_eq!(way.from, (last, Interval::new(Bound::Open(40.0), Bound::Closed(100.0)).unwrap()));
    assert_eq!(way.to, (date(2020, 4, 10), Interval::point(100.0).unwrap()));
    assert_eq!(path(Figure::Exactly(100.0), Figure::Exactly(100.0)), None, "all of it is issued");
    assert_eq!(path(Figure::Missing(crate::figure::Reason::NotStated), Figure::Exactly(1.0)), None);
    let claims = [(date(2020, 6, 30), Measure::Balance, Figure::AtMost(40e9))];
    let way = compute(&arrears(None, None, &claims), date(2020, 7, 1), 0.05).path.unwrap();
    assert_eq!((way.measure, way.to.1), (Measure::Balance, Interval::point(10e9).unwrap()), "down to the target");
    let late = compute(&arrears(None, None, &claims), date(2021, 1, 1), 0.05);
    assert_eq!(late.path, None, "there is no time left");
}

#[test]
fn of_several_claims_the_firmest_and_then_the_narrowest_counts() {
    let day = date(2020, 2, 20);
    let values = [Figure::MoreThan(10.0), Figure::About(12.0), Figure::MoreThan(20.0)];
    let mut programme = loan(Figure::Exactly(100.0), &values.map(|it| (day, it)));
    assert_eq!(headline_claims(&programme, &Measure::Issued, day), [2]);
    programme.claims[2].standing = Standing::Doubtful;
    assert_eq!(headline_claims(&programme, &Measure::Issued, day), [0]);
    programme.claims.truncate(1);
    programme.claims[0].standing = Standing::Doubtful;
    assert_eq!(headline_claims(&programme, &Measure::Issued, day), [0]);
    programme.claims[0].scope = Some(Name::plain("Hubei"));
    assert!(headline_claims(&programme, &Measure::Issued, day).is_empty());
}

#[test]
fn all_shipped_programmes_compute_on_all_days() {
    for programme in read(SHIPPED).document.programmes {
        let mut day = date(2019, 12, 1);
        while day < date(2021, 6, 1) {
            let _computed = compute(&programme, day, 0.05);
            day = day.saturating_add(jiff::Span::new().days(9));
        }
    }
}

fn arrears(owed: Option<f64>, coverage: Option<Coverage>, claims: &[(Date, Measure, Figure)]) -> Programme {
    let owed = owed.map(Figure::Exactly);
    let kind = Kind::Arrears { owed_by: None, owed, target: Some(Figure::Exactly(10e9)), coverage };
    let mut programme = Programme::new("x", kind, Name::plain("X"));
    programme.deadline = Some(date(2020, 12, 31));
    programme.claims = claims.iter().map(|(on, it, value)| Claim::new(*on, it.clone(), *value)).collect();
    programme
}

#[test]
fn what_was_cleared_in_all_says_nothing_of_the_undisputed() {
    let day = date(2020, 6, 30);
    let claims = [(day, Measure::Cleared, Figure::Exactly(120e9))];
    let programme = arrears(Some(100e9), Some(Coverage::Undisputed), &claims);
    let computed = compute(&programme, day, 0.05);
    assert_eq!(computed.verdict, Verdict::CannotSay(Why::NoClaim));
    assert_eq!(computed.share_cleared, Err(Why::NoClaim));
    let claims = [(day, Measure::ClearedUndisputed, Figure::Exactly(95e9))];
    let programme = arrears(Some(100e9), Some(Coverage::Undisputed), &claims);
    assert_eq!(compute(&programme, day, 0.05).verdict, Verdict::Done);
}

#[test]
fn a_stated_balance_counts_where_nobody_says_what_was_cleared() {
    let day = date(2020, 6, 30);
    for (owed, balance, verdict) in [
        (Some(100e9), Figure::AtMost(10e9), Verdict::Done),
        (None, Figure::Exactly(4e9), Verdict::Done),
        (Some(100e9), Figure::Exactly(40e9), Verdict::CannotSay(Why::NoClaim)),
    ] {
        let computed = compute(&arrears(owed, None, &[(day, Measure::Balance, balance)]), day, 0.05);
        assert_eq!(computed.balance.unwrap().figure(), balance);
        assert_eq!(computed.verdict, verdict, "{balance:?}");
    }
    let programme = arrears(None, None, &[(date(2020, 12, 31), Measure::Balance, Figure::Exactly(40e9))]);
    assert_eq!(compute(&programme, date(2021, 1, 5), 0.05).verdict, Verdict::Overdue);
    // What was cleared since is newer than the balance.
    let claims =
        [(day, Measure::Balance, Figure::Exactly(5e9)), (date(2020, 7, 1), Measure::Cleared, Figure::Exactly(60e9))];
    let computed = compute(&arrears(Some(100e9), None, &claims), date(2020, 7, 2), 0.05);
    assert_eq!(computed.balance.unwrap().figure(), Figure::Exactly(40e9));
}

#[test]
fn a_weaker_later_claim_takes_nothing_away_of_a_total() {
    let (march, april, may) = (date(2020, 3, 1), date(2020, 4, 1), date(2020, 5, 1));
    let quota = Figure::Exactly(300e9);
    let claims = [(march, Figure::Exactly(280e9)), (april, Figure::MoreThan(200e9))];
    let used = compute(&loan(quota, &claims), april, 0.05).used.unwrap();
    assert!(used.interval.lower().value().is_some_and(|it| (it - 93.333).abs() < 0.001), "{used:?}");
    assert_eq!(used.assumptions, [Assumption::TotalsDoNotFall]);
    // Still so after a third claim; what certainly fell is taken as it is, and counts from then on.
    let claims = [claims[0], claims[1], (may, Figure::MoreThan(250e9))];
    let used = compute(&loan(quota, &claims), may, 0.05).used.unwrap();
    assert!(used.interval.lower().value().is_some_and(|it| it > 93.0), "{used:?}");
    let claims = [claims[0], (april, Figure::Exactly(150e9)), (may, Figure::MoreThan(100e9))];
    let computed = compute(&loan(quota, &claims), april, 0.05);
    assert_eq!(computed.used.as_ref().unwrap().figure(), Figure::Exactly(50.0));
    assert_eq!(computed.used.unwrap().assumptions, []);
    let used = compute(&loan(quota, &claims), may, 0.05).used.unwrap();
    assert_eq!(used.figure(), Figure::AtLeast(50.0));
    // A new year begins at nothing.
    let claims = [
        (date(2019, 12, 31), Measure::ClearedThisYear, Figure::Exactly(90e9)),
        (date(2020, 2, 1), Measure::ClearedThisYear, Figure::MoreThan(5e9)),
    ];
    let computed = compute(&arrears(Some(100e9), None, &claims), date(2020, 2, 1), 0.05);
    assert_eq!(computed.share_cleared.unwrap().interval.lower(), Bound::Open(5.0));
}

#[test]
fn what_was_cleared_in_a_later_year_is_a_floor_of_all() {
    let (before, last) = (date(2019, 12, 31), date(2020, 12, 31));
    let claims = [
        (before, Measure::ClearedThisYear, Figure::Exactly(90e9)),
        (last, Measure::ClearedThisYear, Figure::Exactly(5e9)),
    ];
    let mut programme = arrears(Some(100e9), None, &claims);
    for opened in [Some(date(2018, 11, 1)), None] {
        programme.opened = opened;
        let computed = compute(&programme, last, 0.05);
        assert_eq!(computed.balance.unwrap().figure(), Figure::AtMost(95e9));
        assert_eq!(computed.share_cleared.unwrap().figure(), Figure::AtLeast(5.0));
        assert_eq!(computed.verdict, Verdict::CannotSay(Why::PossiblyDone));
    }
    // Of a programme of that year, the year is all.
    programme.opened = Some(date(2020, 2, 1));
    let computed = compute(&programme, last, 0.05);
    assert_eq!(computed.balance.unwrap().figure(), Figure::Exactly(95e9));
    assert_eq!(computed.verdict, Verdict::Overdue);
    // On New Year's Day the two are of different years, and there is no day to spread the new one over.
    programme.claims.last_mut().unwrap().on = date(2021, 1, 1);
    assert_eq!(compute(&programme, date(2021, 1, 1), 0.05).pace, Err(Why::OneClaim));
}

#[test]
fn a_bound_per_firm_that_comes_from_the_quota_names_it() {
    let (march, april) = (date(2020, 3, 1), date(2020, 4, 1));
    let mut programme = loan(Figure::Exactly(300e9), &[(march, Figure::MoreThan(200e9))]);
    programme.claims.push(Claim::new(april, Measure::EnterprisesFunded, Figure::MoreThan(5000.0)));
    let per_firm = compute(&programme, april, 0.05).per_firm.unwrap();
    assert_eq!(per_firm.figure(), Figure::LessThan(60e6));
}
