use super::{Answer, Bound, Comparison, Figure, Interval, Range, Reason};
use proptest::prelude::*;

fn closed(a: f64, b: f64) -> Interval {
    Interval::closed(a, b).unwrap()
}

#[test]
fn what_each_variant_asserts() {
    let rate = Range::RATE;
    let table = [
        (Figure::Exactly(98.6), Some((Bound::Closed(98.6), Bound::Closed(98.6)))),
        (Figure::MoreThan(90.0), Some((Bound::Open(90.0), Bound::Closed(100.0)))),
        (Figure::AtLeast(90.0), Some((Bound::Closed(90.0), Bound::Closed(100.0)))),
        (Figure::LessThan(4.55), Some((Bound::Closed(0.0), Bound::Open(4.55)))),
        (Figure::AtMost(1.6), Some((Bound::Closed(0.0), Bound::Closed(1.6)))),
        (Figure::Between(70.0, 90.0), Some((Bound::Closed(70.0), Bound::Closed(90.0)))),
        (Figure::About(70.0), None),
        (Figure::Missing(Reason::Ambiguous), None),
        (Figure::Exactly(f64::NAN), None),
        (Figure::Between(90.0, 70.0), None),
        (Figure::MoreThan(100.0), None),
        (Figure::Exactly(101.0), None),
    ];
    for (figure, expected) in table {
        let found = figure.asserted(rate).map(|it| (it.lower(), it.upper()));
        assert_eq!(found, expected, "{figure:?}");
    }
    let growth = Figure::LessThan(-45.0).asserted(Range::NONE).unwrap();
    assert_eq!(growth.lower(), Bound::Unbounded);
}

#[test]
fn comparisons_of_the_design() {
    let answer = |figure: Figure| figure.compare(Comparison::AtLeast(90.0), Range::RATE, 0.05);
    assert_eq!(answer(Figure::MoreThan(90.0)), Some(Answer::Certainly));
    assert_eq!(answer(Figure::Between(70.0, 90.0)), Some(Answer::Possibly));
    assert_eq!(answer(Figure::About(70.0)), Some(Answer::No));
    assert_eq!(answer(Figure::About(90.0)), Some(Answer::Possibly));
    assert_eq!(answer(Figure::LessThan(90.0)), Some(Answer::No));
    assert_eq!(answer(Figure::AtMost(90.0)), Some(Answer::Possibly));
    assert_eq!(answer(Figure::Missing(Reason::NotStated)), None);
}

#[test]
fn worked_cases() {
    // More than 200 of 500 bn: above 40 %.
    let issued = Figure::MoreThan(200e9).asserted(Range::AMOUNT).unwrap();
    let quota = Figure::Exactly(500e9).asserted(Range::AMOUNT).unwrap();
    let share = issued.scaled(100.0).and_then(|it| it.quotient(quota)).unwrap();
    assert_eq!((share.lower(), share.upper()), (Bound::Open(40.0), Bound::Unbounded));
    // At most 300 bn over more than 5 000 firms: below 60 million a firm.
    let spent = Figure::AtMost(300e9).asserted(Range::AMOUNT).unwrap();
    let firms = Figure::MoreThan(5000.0).asserted(Range::AMOUNT).unwrap();
    let per_firm = spent.quotient(firms).unwrap();
    assert_eq!((per_firm.lower(), per_firm.upper()), (Bound::Closed(0.0), Bound::Open(60e6)));
    // 76 % less 27 days of more than one point: below 49 %.
    let gain = Figure::MoreThan(1.0).asserted(Range::NONE).unwrap().scaled(27.0).unwrap();
    let start = Interval::point(76.0).unwrap().difference(gain);
    assert_eq!((start.lower(), start.upper()), (Bound::Unbounded, Bound::Open(49.0)));
    // More than 7 300 and 379 more.
    let suppliers = Figure::MoreThan(7300.0).asserted(Range::AMOUNT).unwrap().sum(Interval::point(379.0).unwrap());
    assert_eq!(suppliers.lower(), Bound::Open(7679.0));
}

#[test]
fn no_division_by_what_can_be_zero() {
    let one = Interval::point(1.0).unwrap();
    assert_eq!(one.quotient(closed(-1.0, 1.0)), None);
    assert_eq!(one.quotient(closed(0.0, 1.0)), None);
    let above_zero = Interval::new(Bound::Open(0.0), Bound::Closed(2.0)).unwrap();
    let quotient = one.quotient(above_zero).unwrap();
    assert_eq!((quotient.lower(), quotient.upper()), (Bound::Closed(0.5), Bound::Unbounded));
    assert_eq!(one.per_day(0), None);
}

fn bound(x: f64, kind: u8) -> Bound {
    match kind % 5 {
        0 => Bound::Unbounded,
        1 | 2 => Bound::Open(x),
        _ => Bound::Closed(x),
    }
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => -1e3..1e3_f64,
        2 => (-20..20_i32).prop_map(f64::from),
        1 => any::<f64>().prop_filter("finite", |x| x.is_finite()),
    ]
}

/// An interval and a member of it.
fn interval() -> impl Strategy<Value = (Interval, f64)> {
    (number(), number(), any::<u8>(), any::<u8>(), 0.0..1.0_f64).prop_filter_map("not empty", |(a, b, i, j, at)| {
        let (low, high) = if a <= b { (a, b) } else { (b, a) };
        let interval = Interval::new(bound(low, i), bound(high, j))?;
        let member = low + (high - low) * at;
        interval.contains(member).then_some((interval, member))
    })
}

fn sound(interval: Interval) -> bool {
    let ends = [interval.lower().value(), interval.upper().value()];
    ends.into_iter().flatten().all(f64::is_finite)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn results_hold_the_result_of_every_member((a, x) in interval(), (b, y) in interval()) {
        // What overflows or all but vanishes in doubles can't be checked in doubles. A result that is rounded onto
        // an open end, or one step beyond an exact one, is as near as a double comes.
        let near = |interval: Interval, value: f64| {
            let low = interval.lower().value().is_none_or(|it| it <= value.next_up());
            let high = interval.upper().value().is_none_or(|it| value.next_down() <= it);
            low && high
        };
        let untold = |value: f64| !value.is_finite() || value.abs() < 1e-300;
        let check = |interval: Interval, value: f64| untold(value) || near(interval, value);
        let exact = |x: f64| x.fract() == 0.0 && x.abs() < 1e6;
        if exact(x) && exact(y) {
            prop_assert!(a.sum(b).contains(x + y) && a.difference(b).contains(x - y) && a.product(b).contains(x * y));
        }
        prop_assert!(check(a.sum(b), x + y));
        prop_assert!(check(a.difference(b), x - y));
        prop_assert!(check(a.product(b), x * y));
        if let Some(quotient) = a.quotient(b) {
            prop_assert!(check(quotient, x / y), "{a:?} / {b:?} = {quotient:?}, {x} / {y} = {}", x / y);
            prop_assert!(sound(quotient));
        } else {
            prop_assert!(b.contains(0.0));
        }
        prop_assert!(sound(a.sum(b)) && sound(a.product(b)));
    }

    #[test]
    fn wider_inputs_give_wider_results((a, _) in interval(), (b, _) in interval(), (c, _) in interval()) {
        let wide = a.hull(c);
        prop_assert!(wide.contains_all(a) && wide.contains_all(c));
        prop_assert!(wide.sum(b).contains_all(a.sum(b)));
        prop_assert!(wide.product(b).contains_all(a.product(b)));
        if let (Some(narrow), Some(wide)) = (a.quotient(b), wide.quotient(b)) {
            prop_assert!(wide.contains_all(narrow));
        }
    }

    #[test]
    fn order_does_not_matter((a, _) in interval(), (b, _) in interval()) {
        prop_assert_eq!(a.sum(b), b.sum(a));
        prop_assert_eq!(a.product(b), b.product(a));
        prop_assert_eq!(a.hull(b), b.hull(a));
        prop_assert_eq!(a.intersection(b), b.intersection(a));
    }

    #[test]
    fn taking_away_what_was_added_leaves_it_in((a, _) in interval(), (b, _) in interval()) {
        prop_assert!(a.sum(b).difference(b).contains_all(a));
    }

    #[test]
    fn answers_agree_with_every_member((a, x) in interval(), y in number()) {
        for (comparison, holds) in [
            (Comparison::AtLeast(y), x >= y),
            (Comparison::MoreThan(y), x > y),
            (Comparison::AtMost(y), x <= y),
            (Comparison::LessThan(y), x < y),
        ] {
            let answer = a.compare(comparison);
            prop_assert!(answer != Answer::No || !holds);
            prop_assert!(answer != Answer::Certainly || holds);
        }
    }

    #[test]
    fn an_intersection_holds_what_both_hold((a, x) in interval(), (b, _) in interval()) {
        let both = a.intersection(b);
        prop_assert_eq!(both.is_some_and(|it| it.contains(x)), b.contains(x));
    }

    #[test]
    fn a_product_is_at_most_as_wide_as_its_parts(a in whole(), b in whole(), c in whole()) {
        // Whole numbers as small as these are exact in doubles, so the law holds to the last bit.
        let together = a.product(b.sum(c));
        prop_assert!(a.product(b).sum(a.product(c)).contains_all(together), "{a:?} × ({b:?} + {c:?}) = {together:?}");
    }
}

/// An interval between whole numbers.
fn whole() -> impl Strategy<Value = Interval> {
    (-50..50_i32, 0..50_i32, any::<u8>(), any::<u8>()).prop_filter_map("not empty", |(low, width, i, j)| {
        Interval::new(bound(f64::from(low), i), bound(f64::from(low + width), j))
    })
}
