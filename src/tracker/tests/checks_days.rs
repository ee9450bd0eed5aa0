//! Flags about the days of claims.

use crate::figure::Figure;
use crate::syntax::Name;
use crate::tracker::checks::{FlagKind, check_programme};
use crate::tracker::{Claim, Kind, Measure, Programme};
use jiff::civil::Date;

/// What is flagged of claims on such days, each with the day on which it was stated.
fn flags(opened: Option<&str>, days: &[(&str, Option<&str>)]) -> Vec<(usize, String)> {
    let day = |it: &str| it.parse::<Date>().unwrap();
    let mut programme = Programme::new("x", Kind::LOAN, Name::plain("X"));
    programme.opened = opened.map(day);
    programme.claims = days
        .iter()
        .enumerate()
        .map(|(at, (on, stated))| {
            let mut claim = Claim::new(day(on), Measure::Issued, Figure::AtLeast(at as f64));
            claim.stated = stated.map(day);
            claim
        })
        .collect();
    let said = |kind: FlagKind| match kind {
        FlagKind::Year { likely, .. } => format!("year {likely}"),
        FlagKind::StatedBefore { .. } => "stated before".to_owned(),
        FlagKind::OutsideDates { .. } => "outside".to_owned(),
        other => format!("{other:?}"),
    };
    check_programme(0, &programme).into_iter().map(|it| (it.claim.unwrap(), said(it.kind))).collect()
}

/// Its name, the day that the programme opened, claims with the day that they were stated, and what is flagged.
type Case<'a> = (&'a str, Option<&'a str>, &'a [(&'a str, Option<&'a str>)], &'a [(usize, &'a str)]);

#[test]
fn days_that_are_likely_wrong_are_told_and_no_others() {
    let none: [(usize, &str); 0] = [];
    let opened = Some("2020-01-31");
    let cases: [Case<'_>; 10] = [
        (
            "as it should be",
            opened,
            &[("2020-03-01", Some("2020-03-02")), ("2020-03-28", None), ("2020-05-30", None)],
            &none,
        ),
        ("stated on the day itself", opened, &[("2020-03-01", Some("2020-03-01"))], &none),
        ("a plan for the end of the year", opened, &[("2020-06-30", Some("2020-03-30"))], &[(0, "stated before")]),
        ("before the opening", opened, &[("2020-01-30", None)], &[(0, "outside")]),
        (
            "2002 for 2020",
            opened,
            &[("2020-03-01", None), ("2002-03-28", None), ("2020-05-30", None)],
            &[(1, "year 2020")],
        ),
        (
            "2021 for 2020",
            opened,
            &[("2020-03-01", None), ("2020-03-13", None), ("2021-03-28", Some("2020-03-30"))],
            &[(2, "year 2020")],
        ),
        (
            "2019 for 2020",
            None,
            &[("2020-03-01", None), ("2019-03-13", None), ("2020-03-28", None)],
            &[(1, "year 2020")],
        ),
        ("yearly figures", None, &[("2018-12-31", None), ("2019-12-31", None), ("2020-12-31", None)], &none),
        ("of two nobody knows which", None, &[("2020-03-01", None), ("2002-03-28", None)], &none),
        (
            "a late report of the next year",
            opened,
            &[("2020-03-01", None), ("2020-09-30", None), ("2021-03-31", None)],
            &none,
        ),
    ];
    for (name, opened, claims, expected) in cases {
        let expected: Vec<(usize, String)> = expected.iter().map(|(at, it)| (*at, (*it).to_owned())).collect();
        assert_eq!(flags(opened, claims), expected, "{name}");
    }
}
