//! What figures look like in words.

use super::{Bound, Figure, Interval, Language, Range, Reason, Style, Unit};
use Figure::{About, AtLeast, AtMost, Between, Exactly, LessThan, Missing, MoreThan};
use Unit::{Count, Index, Other, Percent, PercentagePoints, Yuan};

const EN: Language = Language::English;
const ZH: Language = Language::Chinese;

/// Figure, unit; English short and full, Chinese short and full. Spaces stand for those that do not break, too.
const TABLE: &[(Figure, Unit, [&str; 4])] = &[
    (Exactly(98.6), Percent, ["98.6 %", "98.6 %", "98.6%", "98.6%"]),
    (About(70.0), Percent, ["about 70 %", "about 70 %", "约70%", "约70%"]),
    (MoreThan(90.0), Percent, ["more than 90 %", "more than 90 %", "超过90%", "超过90%"]),
    (AtLeast(90.0), Percent, ["at least 90 %", "at least 90 %", "至少90%", "至少90%"]),
    (LessThan(4.55), Percent, ["less than 4.55 %", "less than 4.55 %", "不到4.55%", "不到4.55%"]),
    (AtMost(1.6), Percent, ["at most 1.6 %", "at most 1.6 %", "至多1.6%", "至多1.6%"]),
    (Between(70.0, 90.0), Percent, ["70–90 %", "between 70 % and 90 %", "70%–90%", "70%至90%"]),
    (Between(70.0, 70.0), Percent, ["70 %", "70 %", "70%", "70%"]),
    (Between(-48.3, -45.0), Percent, ["−48.3 to −45 %", "between −48.3 % and −45 %", "−48.3%至−45%", "−48.3%至−45%"]),
    (Exactly(-48.3), Percent, ["−48.3 %", "−48.3 %", "−48.3%", "−48.3%"]),
    (Exactly(-0.0), Percent, ["0 %", "0 %", "0%", "0%"]),
    (Exactly(0.1 + 0.2), Percent, ["0.3 %", "0.3 %", "0.3%", "0.3%"]),
    (Missing(Reason::NotStated), Percent, ["not stated", "not stated", "未公布", "未公布"]),
    (Missing(Reason::Ambiguous), Yuan, ["ambiguous in the source", "ambiguous in the source", "表述不明", "表述不明"]),
    (Missing(Reason::Withheld), Count, ["withheld", "withheld", "未披露", "未披露"]),
    (Missing(Reason::NotApplicable), Count, ["not applicable", "not applicable", "不适用", "不适用"]),
    (Exactly(22.0), PercentagePoints, ["22 pp", "22 pp", "22个百分点", "22个百分点"]),
    (Between(1.0, 3.0), PercentagePoints, ["1–3 pp", "between 1 and 3 pp", "1–3个百分点", "1至3个百分点"]),
    (Exactly(7679.0), Count, ["7 679", "7 679", "7679", "7679"]),
    (MoreThan(7300.0), Count, ["more than 7 300", "more than 7 300", "超过7300", "超过7300"]),
    (MoreThan(400_000.0), Count, ["more than 400 000", "more than 400 000", "超过40万", "超过40万"]),
    (Exactly(400_379.0), Count, ["400 379", "400 379", "400379", "400379"]),
    (Exactly(12_500.0), Count, ["12 500", "12 500", "1.25万", "1.25万"]),
    (Exactly(999.0), Count, ["999", "999", "999", "999"]),
    (Between(50_000.0, 1e5), Count, ["50 000–100 000", "between 50 000 and 100 000", "5万–10万", "5万至10万"]),
    (MoreThan(200e9), Yuan, ["more than 200 bn yuan", "more than 200 bn yuan", "超过2000亿元", "超过2000亿元"]),
    (Exactly(182.1e9), Yuan, ["182.1 bn yuan", "182.1 bn yuan", "1821亿元", "1821亿元"]),
    (LessThan(60e6), Yuan, ["less than 60 m yuan", "less than 60 m yuan", "不到6000万元", "不到6000万元"]),
    (Exactly(1.2e12), Yuan, ["1.2 tn yuan", "1.2 tn yuan", "1.2万亿元", "1.2万亿元"]),
    (Exactly(800.0), Yuan, ["800 yuan", "800 yuan", "800元", "800元"]),
    (Exactly(5000.0), Yuan, ["5 000 yuan", "5 000 yuan", "5000元", "5000元"]),
    (Exactly(-2e9), Yuan, ["−2 bn yuan", "−2 bn yuan", "−20亿元", "−20亿元"]),
    (
        Between(200e9, 300e9),
        Yuan,
        ["200–300 bn yuan", "between 200 bn and 300 bn yuan", "2000亿–3000亿元", "2000亿元至3000亿元"],
    ),
    (
        Between(800e9, 1.2e12),
        Yuan,
        ["0.8–1.2 tn yuan", "between 0.8 tn and 1.2 tn yuan", "0.8万亿–1.2万亿元", "0.8万亿元至1.2万亿元"],
    ),
    (Between(0.0, 2e9), Yuan, ["0–2 bn yuan", "between 0 and 2 bn yuan", "0–20亿元", "0元至20亿元"]),
    (
        Between(500.0, 1e9),
        Yuan,
        ["500–1 000 000 000 yuan", "between 500 and 1 000 000 000 yuan", "500–1000000000元", "500元至1000000000元"],
    ),
    (Exactly(116.0), Index, ["116", "116", "116", "116"]),
    (Exactly(1.5e18), Index, ["1.5e18", "1.5e18", "1.5e18", "1.5e18"]),
    (Exactly(-1.5e-9), Index, ["−1.5e−9", "−1.5e−9", "−1.5e−9", "−1.5e−9"]),
    (Exactly(f64::NAN), Index, ["not a number", "not a number", "不是数值", "不是数值"]),
    (Between(f64::NEG_INFINITY, 1.0), Index, ["not a number", "not a number", "不是数值", "不是数值"]),
    (About(12.5), Other, ["about 12.5", "about 12.5", "约12.5", "约12.5"]),
];

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn figures_in_words() {
    for (figure, unit, expected) in TABLE {
        let found = [
            Style::new(EN, *unit).brief().figure(*figure),
            Style::new(EN, *unit).figure(*figure),
            Style::new(ZH, *unit).brief().figure(*figure),
            Style::new(ZH, *unit).figure(*figure),
        ];
        assert_eq!(found.map(|it| plain(&it)), *expected, "{figure:?} {unit:?}");
    }
}

#[test]
fn a_number_does_not_leave_its_unit() {
    assert_eq!(Style::new(EN, Percent).figure(MoreThan(90.0)), "more than 90\u{a0}%");
    assert_eq!(Style::new(EN, Yuan).number(5000e12), "5\u{a0}000\u{a0}tn\u{a0}yuan");
}

#[test]
fn named_units() {
    assert_eq!(plain(&Style::new(EN, Other).named("tonnes").figure(Between(1.0, 2.0))), "between 1 and 2 tonnes");
    assert_eq!(Style::new(ZH, Other).named("吨").figure(Between(1.0, 2.0)), "1至2吨");
}

#[test]
fn changes_carry_their_sign() {
    let en = |figure| plain(&Style::new(EN, PercentagePoints).change(figure));
    assert_eq!(en(Exactly(22.0)), "+22 pp");
    assert_eq!(en(Exactly(-3.6)), "−3.6 pp");
    assert_eq!(en(Exactly(0.0)), "0 pp");
    assert_eq!(en(MoreThan(22.0)), "more than +22 pp");
    assert_eq!(en(Between(-1.0, 3.0)), "between −1 and +3 pp");
    assert_eq!(plain(&Style::new(EN, PercentagePoints).brief().change(Between(1.0, 3.0))), "+1 to +3 pp");
    assert_eq!(Style::new(ZH, PercentagePoints).brief().change(Between(1.0, 3.0)), "+1至+3个百分点");
}

#[test]
fn spoken() {
    let say = |language, unit, figure| Style::new(language, unit).brief().spoken(figure);
    assert_eq!(say(EN, Percent, MoreThan(90.0)), "more than 90 per cent");
    assert_eq!(say(EN, Percent, Between(70.0, 90.0)), "between 70 and 90 per cent");
    assert_eq!(say(EN, Percent, Exactly(-48.3)), "minus 48.3 per cent");
    assert_eq!(say(EN, Yuan, Between(200e9, 300e9)), "between 200 and 300 billion yuan");
    assert_eq!(say(EN, Count, MoreThan(7300.0)), "more than 7300");
    assert_eq!(say(EN, PercentagePoints, About(1.0)), "about 1 percentage point");
    assert_eq!(say(ZH, Percent, MoreThan(90.0)), "超过百分之90");
    assert_eq!(say(ZH, Percent, Between(70.0, 90.0)), "百分之70至百分之90");
    assert_eq!(say(ZH, Percent, Exactly(-48.3)), "负百分之48.3");
    assert_eq!(say(ZH, Yuan, MoreThan(200e9)), "超过2000亿元");
}

#[test]
fn rounding_never_asserts_more() {
    let en = |figure| plain(&Style::new(EN, Index).figure(figure));
    let third = 200.0 / 3.0;
    assert_eq!(en(AtLeast(third)), "at least 66.6666666666");
    assert_eq!(en(AtMost(third)), "at most 66.6666666667");
    assert_eq!(en(AtLeast(-third)), "at least −66.6666666667");
    assert_eq!(en(AtMost(-third)), "at most −66.6666666666");
    assert_eq!(en(Between(third, 99.999_999_999_999)), "between 66.6666666666 and 100");
    assert_eq!(en(Between(66.666_666_666_61, 66.666_666_666_64)), "between 66.6666666666 and 66.6666666667");
    assert_eq!(en(Between(0.3, 0.1 + 0.2)), "0.3");
    // Noise of a few steps is dropped; where that would exclude what was included, the bound is closed.
    assert_eq!(en(MoreThan(0.1 + 0.2)), "more than 0.3");
    assert_eq!(en(LessThan(0.1 + 0.2)), "at most 0.3");
    assert_eq!(en(AtMost(0.1 + 0.2)), "at most 0.3");
}

#[test]
fn derived_intervals() {
    let rate = |interval| plain(&Style::new(EN, Percent).interval(interval, Range::RATE));
    let open = |low| Interval::new(Bound::Open(low), Bound::Unbounded).unwrap();
    assert_eq!(rate(open(40.0)), "more than 40 %");
    assert_eq!(rate(Interval::ALL), "between 0 % and 100 %");
    let tenth = Interval::point(0.1).unwrap();
    assert_eq!(rate(tenth.sum(Interval::point(0.2).unwrap())), "0.3 %");
    let two_thirds = Interval::point(200.0).unwrap().quotient(Interval::point(3.0).unwrap()).unwrap();
    assert_eq!(rate(two_thirds), "66.67 %");
    assert_eq!(rate(two_thirds.hull(Interval::point(70.0).unwrap())), "between 66.66 % and 70 %");
    let yuan = |interval| plain(&Style::new(EN, Yuan).interval(interval, Range::AMOUNT));
    let firm = Interval::point(231.5e9).unwrap().quotient(open(4708.0)).unwrap();
    assert_eq!(yuan(firm), "less than 49.18 m yuan");
    assert_eq!(plain(&Style::new(EN, Percent).interval(Interval::ALL, Range::NONE)), "no limit known");
    assert_eq!(plain(&Style::new(EN, PercentagePoints).interval_change(open(27.0), Range::NONE)), "more than +27 pp");
    assert_eq!(plain(&Style::new(EN, Percent).interval_spoken(open(27.0), Range::RATE)), "more than 27 per cent");
}
