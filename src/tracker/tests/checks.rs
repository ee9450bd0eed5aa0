//! Flags.

use super::{SAMPLE, SHIPPED};
use crate::figure::{Answer, Figure};
use crate::syntax::Name;
use crate::tracker::checks::{FlagKind, check};
use crate::tracker::{Claim, Document, Kind, Measure, Programme, read};
use jiff::civil::{Date, date};

fn flags(quota: f64, claims: &[(Date, Figure)]) -> Vec<(usize, FlagKind)> {
    let kind = Kind::Loan { quota: Some(Figure::Exactly(quota)), rate_cap: None, subsidy: None };
    let mut programme = Programme::new("x", kind, Name::plain("X"));
    programme.claims = claims.iter().map(|(on, value)| Claim::new(*on, Measure::Issued, *value)).collect();
    let document = Document { programmes: vec![programme], ..Document::default() };
    check(&document).into_iter().map(|it| (it.claim.unwrap(), it.kind)).collect()
}

fn day(day: i8) -> Date {
    date(2020, 3, day)
}

#[test]
fn the_files_have_few_flags() {
    assert_eq!(check(&read(SAMPLE).document), []);
    let document = read(SHIPPED).document;
    let flags = check(&document);
    let told: Vec<String> = flags
        .iter()
        .map(|it| format!("{} {:?} {:?}", document.programmes[it.programme].id, it.claim, it.kind))
        .collect();
    // The fall that the README tells of.
    assert!(flags.iter().any(|it| matches!(it.kind, FlagKind::Falls { from: Figure::Exactly(424.6e9), .. })));
    assert_eq!(flags.len(), 1, "{told:#?}");
}

#[test]
fn issued_above_the_quota() {
    let answer = |figure| match flags(100.0, &[(day(1), figure)]).as_slice() {
        [(0, FlagKind::AboveQuota { answer, .. })] => Some(*answer),
        [] => None,
        other => panic!("{other:?}"),
    };
    assert_eq!(answer(Figure::Exactly(101.0)), Some(Answer::Certainly));
    assert_eq!(answer(Figure::MoreThan(100.0)), Some(Answer::Certainly));
    assert_eq!(answer(Figure::About(98.0)), Some(Answer::Possibly));
    assert_eq!(answer(Figure::Between(90.0, 110.0)), Some(Answer::Possibly));
    assert_eq!(answer(Figure::MoreThan(90.0)), None);
    assert_eq!(answer(Figure::Exactly(100.0)), None);
}

#[test]
fn a_total_that_falls_is_told_once() {
    let figures = [10.0, 30.0, 20.0, 25.0, 26.0].map(Figure::Exactly);
    let days = [1, 2, 3, 4, 5].map(day);
    let claims: Vec<(Date, Figure)> = days.into_iter().zip(figures).collect();
    let found = flags(1e3, &claims);
    let (from, to) = (Figure::Exactly(30.0), Figure::Exactly(20.0));
    assert_eq!(found, [(2, FlagKind::Falls { before: 1, from, to })]);
    // Bounds: below 20 after more than 20 is a fall, more than 10 is none.
    let more = (day(1), Figure::MoreThan(20.0));
    assert_eq!(flags(1e3, &[more, (day(2), Figure::LessThan(20.0))]).len(), 1);
    assert_eq!(flags(1e3, &[more, (day(2), Figure::MoreThan(10.0))]), []);
    assert_eq!(flags(1e3, &[more, (day(2), Figure::MoreThan(10.0)), (day(3), Figure::Exactly(19.0))]).len(), 1);
}

#[test]
fn duplicates_conflicts_and_days() {
    let same = [(day(1), Figure::MoreThan(20.0)), (day(1), Figure::MoreThan(20.0))];
    assert_eq!(flags(1e3, &same), [(1, FlagKind::Duplicate { of: 0 })]);
    let (other, this) = (Figure::MoreThan(20.0), Figure::Exactly(20.0));
    assert_eq!(flags(1e3, &[(day(1), other), (day(1), this)]), [(1, FlagKind::Conflict { with: 0, this, other })]);
    let mut document = read(SAMPLE).document;
    document.programmes[0].opened = Some(day(14));
    document.programmes[0].closes = Some(day(28));
    let places: Vec<Option<usize>> = check(&document).iter().map(|it| it.claim).collect();
    assert_eq!(places, [Some(0), Some(1), Some(4)]);
}

#[test]
fn units() {
    let claims = |all: &[f64]| -> Vec<usize> {
        let claims: Vec<(Date, Figure)> = all.iter().zip(1..).map(|(x, n)| (day(n), Figure::Exactly(*x))).collect();
        let found = flags(1e15, &claims).into_iter();
        found.filter(|it| matches!(it.1, FlagKind::Units { .. })).map(|it| it.0).collect()
    };
    assert_eq!(claims(&[117.3e9, 182.1, 231.5e9]), [1]);
    assert_eq!(claims(&[117.3e9, 182.1e12, 231.5e9]), [1]);
    assert_eq!(claims(&[117.3, 182.1e9, 231.5e9]), [0]);
    assert_eq!(claims(&[117.3e9, 231.5]), [1]);
    assert_eq!(claims(&[805e6, 117.3e9, 231.5e9]), Vec::<usize>::new());
}

#[test]
fn about_nothing_contradicts_nothing() {
    assert_eq!(flags(100.0, &[(day(1), Figure::About(0.0)), (day(1), Figure::Exactly(2.0))]), []);
    let found = flags(100.0, &[(day(1), Figure::About(40.0)), (day(1), Figure::Exactly(2.0))]);
    assert!(matches!(found.as_slice(), [(1, FlagKind::Conflict { .. })]), "{found:?}");
}
