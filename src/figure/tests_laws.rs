//! Laws of printing and reading.

use super::{Bound, Figure, Interval, Language, Range, Reason, Style, Unit, parse, parse_named};
use proptest::prelude::*;

const UNITS: [Unit; 6] = [Unit::Percent, Unit::PercentagePoints, Unit::Count, Unit::Yuan, Unit::Index, Unit::Other];
const LANGUAGES: [Language; 2] = [Language::English, Language::Chinese];
const NAMES: [[&str; 2]; 3] = [["", ""], ["tonnes", "吨"], ["% of GDP", "kW·h"]];

/// How a text is made of a figure.
const FORMS: [fn(&Style<'_>, Figure) -> String; 3] =
    [|style, figure| style.figure(figure), |style, figure| style.change(figure), |style, figure| style.spoken(figure)];

/// A number with at most twelve digits.
fn stated() -> impl Strategy<Value = f64> {
    prop_oneof![
        (-1000..1000_i32).prop_map(f64::from),
        (-99_999..99_999_i32, 0..4_i32).prop_map(|(digits, places)| decimal(i64::from(digits), -places)),
        (-999_999_999_999..=999_999_999_999_i64, -30..30_i32).prop_map(|(digits, places)| decimal(digits, places)),
        (-99_999..99_999_i64, 3..9_i32).prop_map(|(digits, places)| decimal(digits, places)),
    ]
}

fn decimal(digits: i64, exponent: i32) -> f64 {
    format!("{digits}e{exponent}").parse().unwrap()
}

/// Whatever arithmetic makes of numbers.
fn derived() -> impl Strategy<Value = f64> {
    prop_oneof![
        (stated(), stated()).prop_map(|(a, b)| a + b),
        (stated(), 1..1000_i32).prop_map(|(a, b)| a / f64::from(b)),
        any::<f64>().prop_filter("a bound can be rounded outwards", |it| it.abs() < 1e300),
        stated(),
    ]
}

fn figure(number: impl Strategy<Value = f64> + Clone) -> impl Strategy<Value = Figure> {
    (0..8_u8, number.clone(), number, 0..4_usize).prop_map(|(variant, a, b, reason)| match variant {
        0 => Figure::Exactly(a),
        1 => Figure::About(a),
        2 => Figure::MoreThan(a),
        3 => Figure::AtLeast(a),
        4 => Figure::LessThan(a),
        5 => Figure::AtMost(a),
        6 => Figure::Between(a.min(b), a.max(b)),
        _ => Figure::Missing(Reason::ALL[reason].1),
    })
}

/// A style of any unit, with the names of the unit in both languages.
fn style() -> impl Strategy<Value = (Style<'static>, &'static [&'static str; 2])> {
    (0..UNITS.len(), 0..NAMES.len(), 0..2_usize, any::<bool>()).prop_map(|(unit, names, language, short)| {
        let names = &NAMES[names];
        let style = Style::new(LANGUAGES[language], UNITS[unit]).named(names[language]);
        (if short { style.brief() } else { style }, names)
    })
}

/// A little wider, by the noise of doubles.
fn widened(interval: Interval) -> Interval {
    let wide = |bound: Bound, sign: f64| match bound {
        Bound::Unbounded => Bound::Unbounded,
        Bound::Open(x) | Bound::Closed(x) => {
            let wider = x + sign * x.abs() * 32.0 * f64::EPSILON;
            if wider.is_finite() { Bound::Closed(wider) } else { Bound::Unbounded }
        }
    };
    Interval::new(wide(interval.lower(), -1.0), wide(interval.upper(), 1.0)).unwrap()
}

/// Text of which figures are made, so that more than the first word is reached.
fn fragments() -> impl Strategy<Value = String> {
    const PARTS: [&str; 56] = [
        "98.6",
        "70",
        "90",
        "1,234",
        "7 300",
        "1e9",
        "0",
        ".5",
        "5",
        "000",
        " ",
        " ",
        " ",
        "%",
        "-",
        "–",
        "—",
        "+",
        "~",
        ">",
        "<=",
        "over",
        "about",
        "at least",
        "up to",
        "between",
        "and",
        "to",
        "from",
        "bn",
        "m",
        "yuan",
        "firms",
        "pp",
        "per cent",
        ",",
        ".",
        "e",
        "超过",
        "约",
        "多",
        "余",
        "亿",
        "万",
        "元",
        "家",
        "百分之",
        "九十",
        "千",
        "点",
        "成",
        "至",
        "之间",
        "以上",
        "不",
        "负",
    ];
    prop::collection::vec(prop::sample::select(&PARTS[..]), 0..8).prop_map(|it| it.concat())
}

fn read_stably(text: &str) -> Result<(), TestCaseError> {
    for unit in UNITS.into_iter().map(Some).chain([None]) {
        let Ok(figure) = parse(text, unit) else { continue };
        prop_assert!(figure.is_sound(), "{text:?} {figure:?}");
        for language in LANGUAGES {
            let style = Style::new(language, unit.unwrap_or_default());
            let shown = style.figure(figure);
            let again = parse(&shown, Some(style.unit)).map(|it| style.figure(it));
            prop_assert_eq!(again, Ok(shown), "{:?} {:?}", text, figure);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_and_printed_the_same(figure in figure(derived().boxed()), (style, names) in style()) {
        for form in FORMS {
            let text = form(&style, figure);
            let again = parse_named(&text, style.unit, names).map(|it| form(&style, it));
            prop_assert_eq!(again, Ok(text), "{:?} {:?}", figure, style);
        }
    }

    #[test]
    fn what_was_stated_is_read_back_exactly(figure in figure(stated().boxed()), (style, names) in style()) {
        let expected = match figure {
            Figure::Between(a, b) if a >= b => Figure::Exactly(a),
            other => other,
        };
        for form in FORMS {
            let text = form(&style, figure);
            prop_assert_eq!(parse_named(&text, style.unit, names), Ok(expected), "{} {:?}", text, style);
        }
    }

    #[test]
    fn what_is_printed_asserts_no_more(figure in figure(derived().boxed()), (style, names) in style()) {
        // A number is rounded to the nearest; so is a range that only the noise of doubles holds apart.
        let number = matches!(figure, Figure::Exactly(_))
            || matches!(figure, Figure::Between(a, b) if b - a <= 16.0 * f64::EPSILON * a.abs());
        if number {
            return Ok(());
        }
        let read = parse_named(&style.figure(figure), style.unit, names).unwrap();
        match (figure.asserted(Range::NONE), read.asserted(Range::NONE)) {
            (Some(said), Some(read)) => prop_assert!(widened(read).contains_all(said), "{:?} {:?}", said, read),
            (said, read) => prop_assert_eq!(said, read),
        }
    }

    #[test]
    fn nothing_typed_makes_it_panic(text in any::<String>()) {
        read_stably(&text)?;
    }

    #[test]
    fn nothing_made_of_words_makes_it_panic(text in fragments()) {
        read_stably(&text)?;
    }
}
