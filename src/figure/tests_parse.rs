//! What is read from what people write.

use super::{Figure, Reason, Refused, Unit, parse, parse_named, parse_with_unit};
use Figure::{About, AtLeast, AtMost, Between, Exactly, LessThan, Missing, MoreThan};

pub(super) const RATE: Option<Unit> = Some(Unit::Percent);
pub(super) const POINTS: Option<Unit> = Some(Unit::PercentagePoints);
pub(super) const COUNT: Option<Unit> = Some(Unit::Count);
pub(super) const YUAN: Option<Unit> = Some(Unit::Yuan);
const INDEX: Option<Unit> = Some(Unit::Index);

pub(super) type Accepted = (&'static str, Option<Unit>, Figure);
/// The reason as it is debug-printed, or the beginning of it.
pub(super) type Rejected = (&'static str, Option<Unit>, &'static str);

const ENGLISH: &[Accepted] = &[
    ("98.6%", RATE, Exactly(98.6)),
    ("98.6 %", None, Exactly(98.6)),
    ("98.6", RATE, Exactly(98.6)),
    ("98.6", None, Exactly(98.6)),
    ("+98.6", RATE, Exactly(98.6)),
    ("98.6 %.", RATE, Exactly(98.6)),
    (".5", RATE, Exactly(0.5)),
    ("0.50", RATE, Exactly(0.5)),
    ("98.", RATE, Exactly(98.0)),
    ("  76 per cent  ", RATE, Exactly(76.0)),
    ("76 percent", RATE, Exactly(76.0)),
    ("76 PERCENT", RATE, Exactly(76.0)),
    ("exactly 76 %", RATE, Exactly(76.0)),
    ("= 76", RATE, Exactly(76.0)),
    ("-48.3 %", RATE, Exactly(-48.3)),
    ("\u{2212}48.3\u{a0}%", RATE, Exactly(-48.3)),
    ("–48.3 %", RATE, Exactly(-48.3)),
    ("minus 48.3 per cent", RATE, Exactly(-48.3)),
    ("-0", RATE, Exactly(0.0)),
    (">90%", RATE, MoreThan(90.0)),
    ("> 90 %", None, MoreThan(90.0)),
    ("over 90 %", RATE, MoreThan(90.0)),
    ("Over 90", RATE, MoreThan(90.0)),
    ("over\u{a0}90\u{2009}%", RATE, MoreThan(90.0)),
    ("more than 90 %", RATE, MoreThan(90.0)),
    ("more   than 90%", RATE, MoreThan(90.0)),
    ("above 90 %", RATE, MoreThan(90.0)),
    ("exceeds 90%", RATE, MoreThan(90.0)),
    ("exceeding 90%", RATE, MoreThan(90.0)),
    ("in excess of 90", RATE, MoreThan(90.0)),
    ("> -5 %", RATE, MoreThan(-5.0)),
    ("just over 90 %", RATE, MoreThan(90.0)),
    ("greater than or equal to 90", RATE, AtLeast(90.0)),
    ("less than or equal to 5", RATE, AtMost(5.0)),
    ("5 or lower", RATE, AtMost(5.0)),
    ("“over 90 %”", RATE, MoreThan(90.0)),
    (">=90", RATE, AtLeast(90.0)),
    ("≥ 90%", RATE, AtLeast(90.0)),
    ("at least 90 %", RATE, AtLeast(90.0)),
    ("no less than 90", RATE, AtLeast(90.0)),
    ("not less than 90", RATE, AtLeast(90.0)),
    ("no fewer than 90", COUNT, AtLeast(90.0)),
    ("minimum 90", RATE, AtLeast(90.0)),
    ("a minimum of 90 %", RATE, AtLeast(90.0)),
    ("min. 90", RATE, AtLeast(90.0)),
    ("90+", RATE, AtLeast(90.0)),
    ("90+ %", RATE, AtLeast(90.0)),
    ("90%+", RATE, AtLeast(90.0)),
    ("90 % or more", RATE, AtLeast(90.0)),
    ("90 and above", RATE, AtLeast(90.0)),
    ("less than 4.55%", RATE, LessThan(4.55)),
    ("under 4.55 %", RATE, LessThan(4.55)),
    ("below 4.55 %", RATE, LessThan(4.55)),
    ("<4.55", RATE, LessThan(4.55)),
    ("fewer than 10 firms", COUNT, LessThan(10.0)),
    ("at most 1.6 %", RATE, AtMost(1.6)),
    ("no more than 1.6", RATE, AtMost(1.6)),
    ("not more than 1.6", RATE, AtMost(1.6)),
    ("not exceeding 1.6 %", RATE, AtMost(1.6)),
    ("up to 1.6 %", RATE, AtMost(1.6)),
    ("<= 5", None, AtMost(5.0)),
    ("≤5", RATE, AtMost(5.0)),
    ("max 5", RATE, AtMost(5.0)),
    ("5 or less", RATE, AtMost(5.0)),
    ("about 1.27%", RATE, About(1.27)),
    ("around 70", RATE, About(70.0)),
    ("approximately 70 %", RATE, About(70.0)),
    ("approx. 70 %", RATE, About(70.0)),
    ("approx 70", RATE, About(70.0)),
    ("roughly 70", RATE, About(70.0)),
    ("some 70 %", RATE, About(70.0)),
    ("~70", RATE, About(70.0)),
    ("≈ 70 %", RATE, About(70.0)),
    ("nearly 93 %", RATE, About(93.0)),
    ("almost 93", RATE, About(93.0)),
    ("70 % or so", RATE, About(70.0)),
    ("about -3", RATE, About(-3.0)),
    ("70-90%", RATE, Between(70.0, 90.0)),
    ("70–90 %", RATE, Between(70.0, 90.0)),
    ("70 — 90 %", RATE, Between(70.0, 90.0)),
    ("70%-90%", RATE, Between(70.0, 90.0)),
    ("70%-90", RATE, Between(70.0, 90.0)),
    ("70 to 90", RATE, Between(70.0, 90.0)),
    ("70 % to 90 %", None, Between(70.0, 90.0)),
    ("between 70 and 90", RATE, Between(70.0, 90.0)),
    ("between 70 % and 90 %", RATE, Between(70.0, 90.0)),
    ("between 70 and 90 per cent", RATE, Between(70.0, 90.0)),
    ("between 70-90", RATE, Between(70.0, 90.0)),
    ("from 70 to 90", RATE, Between(70.0, 90.0)),
    ("70%~90%", RATE, Between(70.0, 90.0)),
    ("70..90", RATE, Between(70.0, 90.0)),
    ("70-70", RATE, Between(70.0, 70.0)),
    ("-48.3 to -45 %", RATE, Between(-48.3, -45.0)),
    ("-5-10", RATE, Between(-5.0, 10.0)),
    ("-48.3 – -45", RATE, Between(-48.3, -45.0)),
    ("300bn", YUAN, Exactly(300e9)),
    ("300 billion", YUAN, Exactly(300e9)),
    ("300 bn yuan", None, Exactly(300e9)),
    ("RMB 300 bn", YUAN, Exactly(300e9)),
    ("CNY300bn", YUAN, Exactly(300e9)),
    ("¥300bn", None, Exactly(300e9)),
    ("182.1 bn", YUAN, Exactly(182.1e9)),
    ("1.2 tn yuan", YUAN, Exactly(1.2e12)),
    ("1.2 trillion", YUAN, Exactly(1.2e12)),
    ("60m", YUAN, Exactly(60e6)),
    ("60 mn", YUAN, Exactly(60e6)),
    ("less than 60 million yuan", YUAN, LessThan(60e6)),
    ("400k", COUNT, Exactly(400e3)),
    ("400 thousand", COUNT, Exactly(400e3)),
    ("0.1 m", YUAN, Exactly(100_000.0)),
    ("over 5 000 firms", COUNT, MoreThan(5000.0)),
    ("more than 7,300 enterprises", COUNT, MoreThan(7300.0)),
    ("200-300 bn", YUAN, Between(200e9, 300e9)),
    ("200 bn – 300 bn yuan", YUAN, Between(200e9, 300e9)),
    ("between 800 m and 1.2 bn yuan", YUAN, Between(800e6, 1.2e9)),
    ("500 yuan to 2 bn yuan", YUAN, Between(500.0, 2e9)),
    ("¥200-300bn", YUAN, Between(200e9, 300e9)),
    ("300,000", COUNT, Exactly(300_000.0)),
    ("300,000", YUAN, Exactly(300_000.0)),
    ("1,234 firms", None, Exactly(1234.0)),
    ("1,234,567", None, Exactly(1_234_567.0)),
    ("1,234.5", INDEX, Exactly(1234.5)),
    ("12,345,678.9", YUAN, Exactly(12_345_678.9)),
    ("7 300", COUNT, Exactly(7300.0)),
    ("7 300", None, Exactly(7300.0)),
    ("1\u{a0}200\u{a0}%", RATE, Exactly(1200.0)),
    ("7\u{202f}300", COUNT, Exactly(7300.0)),
    ("1 234 567.5", INDEX, Exactly(1_234_567.5)),
    ("7_300", COUNT, Exactly(7300.0)),
    ("7'300", COUNT, Exactly(7300.0)),
    ("300 000 – 400 000", COUNT, Between(300_000.0, 400_000.0)),
    ("1.234", INDEX, Exactly(1.234)),
    ("300e9", YUAN, Exactly(300e9)),
    ("1.5E-3", INDEX, Exactly(0.0015)),
    ("+22 pp", POINTS, Exactly(22.0)),
    ("\u{2212}3.6 pp", POINTS, Exactly(-3.6)),
    ("3.6 percentage points", POINTS, Exactly(3.6)),
    ("more than 1 percentage point", None, MoreThan(1.0)),
    ("not stated", RATE, Missing(Reason::NotStated)),
    ("Not  stated.", YUAN, Missing(Reason::NotStated)),
    ("n/a", RATE, Missing(Reason::NotApplicable)),
    ("ambiguous", RATE, Missing(Reason::Ambiguous)),
    ("ambiguous in the source", RATE, Missing(Reason::Ambiguous)),
    ("withheld", RATE, Missing(Reason::Withheld)),
];

const ENGLISH_REFUSED: &[Rejected] = &[
    ("", RATE, "Empty"),
    (" \u{a0}\u{3000}\u{feff} ", RATE, "Empty"),
    (".", RATE, "NotAFigure"),
    ("hello", RATE, "NotAFigure"),
    ("ninety", RATE, "NotAFigure"),
    ("NaN", RATE, "NotAFigure"),
    ("inf", RATE, "NotAFigure"),
    (">", RATE, "NumberMissing { found: \">\" }"),
    ("over", RATE, "NumberMissing { found: \"over\" }"),
    ("-", RATE, "NumberMissing { found: \"-\" }"),
    ("%", RATE, "NumberMissing { found: \"%\" }"),
    ("bn", YUAN, "NumberMissing { found: \"bn\" }"),
    ("1,234", RATE, "AmbiguousComma { found: \"1,234\", thousands: \"1234\", decimal: \"1.234\" }"),
    ("1,234", None, "AmbiguousComma"),
    ("over 1,234", INDEX, "AmbiguousComma"),
    ("1,234 bn", YUAN, "AmbiguousComma"),
    ("1,234 – 2,000 %", RATE, "AmbiguousComma"),
    ("1,5", RATE, "DecimalComma { found: \"1,5\", point: \"1.5\" }"),
    ("0,123", COUNT, "DecimalComma"),
    ("1234,567", COUNT, "DecimalComma"),
    ("1.234,5", RATE, "DecimalComma { found: \"1.234,5\", point: \"1234.5\" }"),
    ("1.234.567", COUNT, "Grouping { found: \"1.234.567\" }"),
    ("1,23,45", COUNT, "Grouping"),
    ("12_34", COUNT, "Grouping"),
    ("1,234 567", COUNT, "TwoNumbers"),
    ("70 100", RATE, "TwoNumbers { first: \"70\", second: \"100\" }"),
    ("70 100 %", None, "TwoNumbers { first: \"70\", second: \"100\" }"),
    ("70\u{2009}100", POINTS, "TwoNumbers { first: \"70\", second: \"100\" }"),
    ("7000 100", COUNT, "TwoNumbers { first: \"7000\", second: \"100\" }"),
    ("1,234_567", COUNT, "Grouping"),
    ("10-5", RATE, "Reversed { first: \"10\", second: \"5\" }"),
    ("between 90 and 70", RATE, "Reversed"),
    ("-45 to -48.3", RATE, "Reversed { first: \"−45\", second: \"−48.3\" }"),
    ("5000-1 m", YUAN, "Reversed"),
    ("--5", RATE, "DoubleSign { found: \"--\" }"),
    ("+-5", RATE, "DoubleSign { found: \"+-\" }"),
    ("minus -5", RATE, "DoubleSign"),
    ("5%5", RATE, "TwoNumbers { first: \"5\", second: \"5\" }"),
    ("5 5", RATE, "TwoNumbers"),
    ("—5", RATE, "NotUnderstood { found: \"—\" }"),
    ("70 and 90", RATE, "TwoNumbers"),
    ("70+5", RATE, "TwoNumbers"),
    ("2020-03-28", RATE, "TwoNumbers"),
    ("> 90-95", RATE, "QualifiedRange { qualifier: \">\" }"),
    ("about 70–90 %", RATE, "QualifiedRange { qualifier: \"about\" }"),
    ("70 to over 90", RATE, "QualifiedRange { qualifier: \"over\" }"),
    ("70-90+", RATE, "QualifiedRange"),
    ("90 %", YUAN, "WrongUnit { found: \"%\", field: Yuan }"),
    ("90 %", POINTS, "WrongUnit { found: \"%\", field: PercentagePoints }"),
    ("3 pp", RATE, "WrongUnit { found: \"pp\", field: Percent }"),
    ("300 bn", RATE, "WrongUnit { found: \"300 bn\", field: Percent }"),
    ("300 yuan", COUNT, "WrongUnit"),
    ("300 firms", YUAN, "WrongUnit"),
    ("90 bn %", None, "WrongUnit"),
    ("90 % yuan", None, "TwoUnits { first: \"%\", second: \"yuan\" }"),
    ("5 % to 300 yuan", None, "TwoUnits"),
    ("200 bn – 300", YUAN, "ScaleUnclear { scale: \"bn\", last: \"300\" }"),
    ("about over 90", RATE, "TwoQualifiers { first: \"about\", second: \"over\" }"),
    ("> 90 or more", RATE, "TwoQualifiers"),
    (">> 90", RATE, "TwoQualifiers"),
    ("< 90 +", RATE, "TwoQualifiers"),
    ("between 70", RATE, "IncompleteRange { found: \"between 70\" }"),
    ("from 70 to", RATE, "IncompleteRange { found: \"from 70 to\" }"),
    ("70-", RATE, "IncompleteRange { found: \"70-\" }"),
    ("1e999", RATE, "OutOfRange { found: \"1e999\" }"),
    ("1e300 bn", YUAN, "OutOfRange"),
    ("1e-999", RATE, "OutOfRange"),
    ("1e99999999999999999999", RATE, "OutOfRange"),
    ("90 % foo", RATE, "NotUnderstood { found: \"foo\" }"),
    ("90 %,", RATE, "NotUnderstood { found: \",\" }"),
    ("90 %%", RATE, "NotUnderstood { found: \"%\" }"),
    ("5km", INDEX, "NotUnderstood { found: \"km\" }"),
    ("down 48 %", RATE, "NotUnderstood { found: \"down\" }"),
    ("$300", YUAN, "NotUnderstood { found: \"$\" }"),
    ("70 ± 5", RATE, "NotUnderstood { found: \"±\" }"),
    ("90 over", RATE, "NotUnderstood { found: \"over\" }"),
    ("% 90", RATE, "NotUnderstood { found: \"%\" }"),
    ("0x10", COUNT, "NotUnderstood { found: \"x\" }"),
    ("3 bn m", YUAN, "NotUnderstood { found: \"m\" }"),
];

pub(super) fn accepts(table: &[Accepted]) {
    let wrong = table.iter().filter(|(text, unit, figure)| parse(text, *unit).as_ref() != Ok(figure));
    let shown: Vec<_> = wrong.map(|it| format!("{it:?}, found {:?}", parse(it.0, it.1))).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

pub(super) fn rejects(table: &[Rejected]) {
    let found = |text, unit| parse(text, unit).map_or_else(|it| format!("{it:?}"), |it| format!("accepted: {it:?}"));
    let wrong = table.iter().filter(|(text, unit, reason)| !found(text, *unit).starts_with(reason));
    let shown: Vec<_> = wrong.map(|it| format!("{it:?}, found {}", found(it.0, it.1))).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn what_people_write_in_english() {
    accepts(ENGLISH);
    rejects(ENGLISH_REFUSED);
}

#[test]
fn the_unit_is_read_from_the_text() {
    let unit = |text| parse_with_unit(text).map(|(_, unit)| unit);
    assert_eq!(unit("over 90 %"), Ok(Unit::Percent));
    assert_eq!(unit("九成以上"), Ok(Unit::Percent));
    assert_eq!(unit("3.6 pp"), Ok(Unit::PercentagePoints));
    assert_eq!(unit("2000多亿元"), Ok(Unit::Yuan));
    assert_eq!(unit("5000多家"), Ok(Unit::Count));
    assert_eq!(unit("98.6"), Ok(Unit::Count));
}

#[test]
fn names_of_units() {
    let named = |text| parse_named(text, Unit::Other, &["tonnes", "吨", "% of GDP", "m", ""]);
    assert_eq!(named("between 1 and 2 tonnes"), Ok(Between(1.0, 2.0)));
    assert_eq!(named("1 Tonnes – 2 TONNES"), Ok(Between(1.0, 2.0)));
    assert_eq!(named("超过5吨"), Ok(MoreThan(5.0)));
    assert_eq!(named("5.5 % of GDP"), Ok(Exactly(5.5)));
    assert_eq!(named("5 m"), Ok(Exactly(5.0)));
    assert_eq!(named("5 %"), Err(Refused::WrongUnit { found: "%".to_owned(), field: Unit::Other }));
}

#[test]
fn a_novel_is_not_read() {
    assert_eq!(parse(&"9".repeat(100_000), COUNT), Err(Refused::TooLong { letters: 100_000 }));
}
