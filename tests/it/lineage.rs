//! The formula that is shown gives the figure that is shown.

use jiff::civil::{Date, date};
use resumption_monitor::figure::{Figure, Language};
use resumption_monitor::locale::tracker::{Formula, formula, inputs};
use resumption_monitor::syntax::Name;
use resumption_monitor::tracker::{Claim, Kind, Measure, Programme, compute};

const MARCH: Date = date(2020, 3, 1);
const APRIL: Date = date(2020, 4, 1);

fn loan(claims: Vec<Claim>) -> Programme {
    let kind = Kind::Loan { quota: Some(Figure::Exactly(300e9)), rate_cap: None, subsidy: None };
    let mut programme = Programme::new("x", kind, Name::plain("X"));
    programme.claims = claims.into();
    programme
}

#[test]
fn a_total_that_does_not_fall_is_the_one_in_the_formula() {
    let programme = loan(vec![
        Claim::new(MARCH, Measure::Issued, Figure::Exactly(280e9)),
        Claim::new(APRIL, Measure::Issued, Figure::MoreThan(200e9)),
    ]);
    let used = compute(&programme, APRIL, 0.05).used.unwrap();
    let said = formula(Formula::Share, &used, Language::English);
    assert!(said.contains("at least 280") && said.contains("÷ 300") && !said.contains("200"), "{said}");
    assert_eq!(inputs(&used, &programme, |_| None, Language::English).len(), 3);
}

#[test]
fn a_bound_per_firm_that_comes_from_the_quota_names_it() {
    let programme = loan(vec![
        Claim::new(MARCH, Measure::Issued, Figure::MoreThan(200e9)),
        Claim::new(APRIL, Measure::EnterprisesFunded, Figure::MoreThan(5000.0)),
    ]);
    let per_firm = compute(&programme, APRIL, 0.05).per_firm.unwrap();
    let said = formula(Formula::Ratio, &per_firm, Language::English);
    assert!(said.starts_with("300") && said.ends_with("000"), "{said}");
}
