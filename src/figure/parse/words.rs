//! The words and signs that figures are written with.

use super::super::Unit;

/// What a qualifier makes of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Qualifier {
    Exactly,
    About,
    MoreThan,
    AtLeast,
    LessThan,
    AtMost,
}

/// A unit that stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Percent,
    Points,
    Yuan,
    Count,
    /// The name of the unit of the field.
    Named,
}

impl Measure {
    pub(super) fn unit(self) -> Unit {
        match self {
            Self::Percent => Unit::Percent,
            Self::Points => Unit::PercentagePoints,
            Self::Yuan => Unit::Yuan,
            Self::Count => Unit::Count,
            Self::Named => Unit::Other,
        }
    }
}

/// The school of a scale word: it decides what a comma before it can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum School {
    /// Thousand, million, billion.
    Western,
    /// 万, 亿: nobody writes a decimal comma before these.
    Chinese,
    /// 成: tenths, that is, tens of per cent.
    Tenths,
}

/// A word or sign, by what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Before the number: "over 90".
    Before(Qualifier),
    /// Behind the number: "90 or more", "70%左右", "5000多".
    After(Qualifier),
    /// Before the number, and says nothing of it: 达到 (reached).
    Reached,
    /// Opens a range: "between", "from".
    Opens,
    /// Opens a range, or comes before a number with a qualifier behind it: 在90%以上.
    At,
    /// Between the ends of a range, whatever stands before: "to".
    To,
    /// Between the ends of a range that was opened or is closed by a word: "and".
    And,
    /// Closes a range: 之间.
    Closes,
    /// A sign, or the dash of a range.
    Dash,
    /// About, or the dash of a range.
    Tilde,
    /// A sign, or "or more".
    Plus,
    /// A sign.
    Minus,
    /// A power of ten.
    Scale(i32, School),
    /// A unit, before or behind the number.
    Measure(Measure),
    /// 百分之: per cent, before the number.
    PercentOf,
}

use Measure::{Count, Percent, Points, Yuan};
use Qualifier::{About, AtLeast, AtMost, Exactly, LessThan, MoreThan};
use School::{Chinese, Tenths, Western};
use Word::{After, Before};

/// Phrases by what they do; the longest that fits is taken. A space stands for any white space.
///
/// "Nearly" and "almost" assert neither side of their number, so they are read as "about".
const PHRASES: &[(Word, &[&str])] = &[
    (Before(Exactly), &["=", "exactly", "precisely", "恰好", "正好", "刚好"]),
    (
        Before(About),
        &[
            "≈",
            "about",
            "around",
            "approximately",
            "approx",
            "approx.",
            "roughly",
            "some",
            "circa",
            "ca.",
            "c.",
            "nearly",
            "almost",
            "close to",
            "约",
            "大约",
            "大概",
            "约为",
            "大约为",
            "大约在",
            "约在",
            "大致",
            "近",
            "接近",
            "将近",
            "差不多",
        ],
    ),
    (
        Before(MoreThan),
        &[
            ">",
            "over",
            "more than",
            "above",
            "exceeds",
            "exceed",
            "exceeded",
            "exceeding",
            "greater than",
            "higher than",
            "larger than",
            "upwards of",
            "just over",
            "well over",
            "a little over",
            "slightly over",
            "slightly more than",
            "just above",
            "in excess of",
            "超过",
            "超",
            "超出",
            "高于",
            "大于",
            "多于",
            "逾",
            "突破",
        ],
    ),
    (
        Before(AtLeast),
        &[
            ">=",
            "≥",
            "≧",
            "⩾",
            "at least",
            "greater than or equal to",
            "more than or equal to",
            "no less than",
            "not less than",
            "no fewer than",
            "not fewer than",
            "not below",
            "not under",
            "no lower than",
            "not lower than",
            "minimum",
            "a minimum of",
            "minimum of",
            "min",
            "min.",
            "至少",
            "最少",
            "不低于",
            "不少于",
            "不小于",
            "不下于",
            "大于等于",
            "大于或等于",
        ],
    ),
    (
        Before(LessThan),
        &[
            "<",
            "less than",
            "fewer than",
            "under",
            "below",
            "lower than",
            "smaller than",
            "just under",
            "just below",
            "a little under",
            "slightly under",
            "slightly less than",
            "不到",
            "不足",
            "不及",
            "未满",
            "低于",
            "少于",
            "小于",
        ],
    ),
    (
        Before(AtMost),
        &[
            "<=",
            "≤",
            "≦",
            "⩽",
            "at most",
            "less than or equal to",
            "no more than",
            "not more than",
            "up to",
            "not over",
            "not above",
            "not exceeding",
            "no greater than",
            "not greater than",
            "no higher than",
            "not higher than",
            "maximum",
            "a maximum of",
            "maximum of",
            "max",
            "max.",
            "至多",
            "最多",
            "不超过",
            "不高于",
            "不多于",
            "不大于",
            "未超过",
            "小于等于",
            "小于或等于",
        ],
    ),
    (After(About), &["or so", "左右", "上下"]),
    (After(MoreThan), &["多", "余"]),
    (
        After(AtLeast),
        &[
            "or more",
            "and more",
            "or above",
            "or higher",
            "or greater",
            "and above",
            "or over",
            "以上",
            "及以上",
            "或以上",
        ],
    ),
    (
        After(AtMost),
        &["or less", "or fewer", "or lower", "or below", "and below", "or under", "以下", "及以下", "或以下", "以内"],
    ),
    (Word::Reached, &["达到", "达", "高达"]),
    (Word::Opens, &["between", "from", "介于", "从"]),
    (Word::At, &["在"]),
    (Word::To, &["to", "through", "..", "—", "——", "至", "到"]),
    (Word::And, &["and", "和", "与"]),
    (Word::Closes, &["之间"]),
    (Word::Dash, &["-"]),
    (Word::Tilde, &["~"]),
    (Word::Plus, &["+"]),
    (Word::Minus, &["minus", "负"]),
    (Word::Plus, &["plus", "正"]),
    (Word::Scale(2, Chinese), &["百"]),
    (Word::Scale(3, Western), &["k", "thousand"]),
    (Word::Scale(3, Chinese), &["千"]),
    (Word::Scale(4, Chinese), &["万"]),
    (Word::Scale(5, Chinese), &["十万"]),
    (Word::Scale(6, Western), &["m", "mn", "mln", "million"]),
    (Word::Scale(6, Chinese), &["百万"]),
    (Word::Scale(7, Chinese), &["千万"]),
    (Word::Scale(8, Chinese), &["亿"]),
    (Word::Scale(9, Western), &["b", "bn", "bln", "billion"]),
    (Word::Scale(9, Chinese), &["十亿"]),
    (Word::Scale(10, Chinese), &["百亿"]),
    (Word::Scale(11, Chinese), &["千亿"]),
    (Word::Scale(12, Western), &["tn", "trn", "trillion"]),
    (Word::Scale(12, Chinese), &["万亿"]),
    (Word::Scale(1, Tenths), &["成"]),
    (Word::PercentOf, &["百分之"]),
    (Word::Measure(Percent), &["%", "percent", "per cent", "pct", "pct."]),
    (
        Word::Measure(Points),
        &["pp", "pps", "p.p", "p.p.", "ppt", "percentage point", "percentage points", "个百分点", "百分点"],
    ),
    (Word::Measure(Yuan), &["¥", "yuan", "rmb", "cny", "renminbi", "元", "人民币", "元人民币"]),
    (
        Word::Measure(Count),
        &[
            "firm",
            "firms",
            "enterprise",
            "enterprises",
            "company",
            "companies",
            "business",
            "businesses",
            "smes",
            "supplier",
            "suppliers",
            "people",
            "persons",
            "workers",
            "employees",
            "complaints",
            "cases",
            "loans",
            "家",
            "家企业",
            "家中小企业",
            "中小企业",
            "户企业",
            "家公司",
            "企业",
            "公司",
            "户",
            "个",
            "人",
            "名",
            "件",
            "项",
            "起",
            "笔",
            "条",
            "人次",
        ],
    ),
];

/// The longest phrase that the text begins with, and how many letters it takes.
pub(super) fn longest(text: &[char]) -> Option<(Word, usize)> {
    let fitting = PHRASES
        .iter()
        .flat_map(|(word, phrases)| phrases.iter().filter_map(|it| Some((*word, phrase_length(text, it.chars())?))));
    fitting.max_by_key(|(_, length)| *length)
}

/// How many letters of the text the phrase takes, where the text begins with it as a whole word.
pub(super) fn phrase_length(text: &[char], phrase: impl Iterator<Item = char>) -> Option<usize> {
    let mut at = 0;
    let mut last = ' ';
    for letter in phrase {
        if letter == ' ' {
            let spaces = text.get(at..)?.iter().take_while(|it| **it == ' ').count();
            at = if spaces == 0 { return None } else { at + spaces };
        } else if text.get(at) == Some(&letter) {
            at += 1;
        } else {
            return None;
        }
        last = letter;
    }
    let goes_on = last.is_ascii_alphabetic() && text.get(at).is_some_and(char::is_ascii_alphabetic);
    (at > 0 && !goes_on).then_some(at)
}
