//! The words around the digits.

use super::super::{Language, Reason, Unit};
use super::Style;
use super::decimal::Decimal;

/// A space that does not break: a number stays with its unit.
const SPACE: &str = "\u{a0}";

/// Which side of its number a bound leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Below,
}

/// A power of ten that a word stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scale {
    One,
    Wan,
    Million,
    Yi,
    Billion,
    Trillion,
}

impl Scale {
    pub(super) fn exponent(self) -> i32 {
        match self {
            Self::One => 0,
            Self::Wan => 4,
            Self::Million => 6,
            Self::Yi => 8,
            Self::Billion => 9,
            Self::Trillion => 12,
        }
    }

    fn chinese(self) -> &'static str {
        match self {
            Self::One => "",
            Self::Wan => "万",
            Self::Million => "百万",
            Self::Yi => "亿",
            Self::Billion => "十亿",
            Self::Trillion => "万亿",
        }
    }

    fn english(self, spoken: bool) -> &'static str {
        match (self, spoken) {
            (Self::Million, false) => "m",
            (Self::Million, true) => "million",
            (Self::Billion, false) => "bn",
            (Self::Billion, true) => "billion",
            (Self::Trillion, false) => "tn",
            (Self::Trillion, true) => "trillion",
            (Self::One | Self::Wan | Self::Yi, _) => "",
        }
    }
}

/// Sign and digits of a number.
type Digits = (&'static str, String);

/// The words of a style, for the eye or for the ear.
pub(super) struct Words<'a> {
    pub(super) style: Style<'a>,
    pub(super) spoken: bool,
}

impl Words<'_> {
    fn english(&self) -> bool {
        self.style.language == Language::English
    }

    fn space(&self) -> &'static str {
        if self.spoken { " " } else { SPACE }
    }

    /// What sets thousands apart.
    pub(super) fn group(&self) -> &'static str {
        if self.english() && !self.spoken { SPACE } else { "" }
    }

    pub(super) fn minus(&self) -> &'static str {
        match (self.spoken, self.english()) {
            (false, _) => "\u{2212}",
            (true, true) => "minus ",
            (true, false) => "负",
        }
    }

    pub(super) fn plus(&self) -> &'static str {
        match (self.spoken, self.english()) {
            (false, _) => "+",
            (true, true) => "plus ",
            (true, false) => "正",
        }
    }

    pub(super) fn exponent_minus(&self) -> &'static str {
        if self.spoken { "-" } else { "\u{2212}" }
    }

    /// The scale that these numbers are printed in, all in the same.
    ///
    /// The largest that the largest number fills and that leaves none of the others below a tenth.
    pub(super) fn scale(&self, numbers: &[&Decimal]) -> Scale {
        let scales: &[Scale] = match (self.english(), self.style.unit) {
            (true, Unit::Yuan) => &[Scale::Trillion, Scale::Billion, Scale::Million],
            (false, Unit::Yuan | Unit::Count) => &[Scale::Trillion, Scale::Yi, Scale::Wan],
            _ => &[],
        };
        let fits = |scale: Scale| {
            let exponent = scale.exponent();
            let filled = numbers.iter().any(|it| it.reaches(exponent));
            let visible = numbers.iter().all(|it| it.is_zero() || it.reaches(exponent - 1));
            // A count is in 万 and 亿 only where people would write it so: 40万, but 7679 and 400379.
            let even = self.style.unit == Unit::Yuan || numbers.iter().all(|it| it.scaled(exponent).decimals() <= 2);
            filled && visible && even
        };
        scales.iter().copied().find(|it| fits(*it)).unwrap_or(Scale::One)
    }

    /// The word for a scale, with the space before it.
    fn scale_word(&self, scale: Scale) -> String {
        match (self.english(), scale) {
            (_, Scale::One) => String::new(),
            (true, _) => format!("{}{}", self.space(), scale.english(self.spoken)),
            (false, _) => scale.chinese().to_owned(),
        }
    }

    /// The unit behind a number, with the space before it.
    fn unit_word(&self, digits: &str) -> String {
        let word = match (self.style.unit, self.english()) {
            (Unit::Percent, true) if self.spoken => "per cent",
            (Unit::Percent, false) if self.spoken => "",
            (Unit::Percent, _) => "%",
            (Unit::PercentagePoints, true) if self.spoken && digits == "1" => "percentage point",
            (Unit::PercentagePoints, true) if self.spoken => "percentage points",
            (Unit::PercentagePoints, true) => "pp",
            (Unit::PercentagePoints, false) => "个百分点",
            (Unit::Yuan, true) => "yuan",
            (Unit::Yuan, false) => "元",
            (Unit::Other, _) => self.style.unit_name,
            (Unit::Count | Unit::Index, _) => "",
        };
        let space = if self.english() && !word.is_empty() { self.space() } else { "" };
        format!("{space}{word}")
    }

    /// What stands before the digits: a Chinese percentage is read "百分之90".
    fn before(&self) -> &'static str {
        if self.spoken && !self.english() && self.style.unit == Unit::Percent { "百分之" } else { "" }
    }

    pub(super) fn with_unit(&self, (sign, digits): &Digits, scale: Scale) -> String {
        format!("{sign}{}{digits}{}{}", self.before(), self.scale_word(scale), self.unit_word(digits))
    }

    pub(super) fn about(&self, number: &str) -> String {
        if self.english() { format!("about {number}") } else { format!("约{number}") }
    }

    pub(super) fn bound(&self, side: Side, open: bool, number: &str) -> String {
        match (self.english(), side, open) {
            (true, Side::Above, true) => format!("more than {number}"),
            (true, Side::Above, false) => format!("at least {number}"),
            (true, Side::Below, true) => format!("less than {number}"),
            (true, Side::Below, false) => format!("at most {number}"),
            (false, Side::Above, true) => format!("超过{number}"),
            (false, Side::Above, false) => format!("至少{number}"),
            (false, Side::Below, true) => format!("不到{number}"),
            (false, Side::Below, false) => format!("至多{number}"),
        }
    }

    /// Both ends in one scale; `plain` where no sign could be taken for the dash between them.
    pub(super) fn range(&self, low: &Digits, high: &Digits, scale: Scale, plain: bool) -> String {
        let last = self.with_unit(high, scale);
        let (sign, digits) = low;
        let low_scale = if digits == "0" { Scale::One } else { scale };
        let bare = format!("{sign}{}{digits}", self.before());
        let scaled = format!("{bare}{}", self.scale_word(low_scale));
        let percent = self.style.unit == Unit::Percent;
        let short = self.style.short && !self.spoken;
        if self.english() {
            return match (short, plain) {
                (true, true) => format!("{bare}–{last}"),
                (true, false) => format!("{bare} to {last}"),
                (false, _) if self.spoken => format!("between {bare} and {last}"),
                (false, _) if percent => format!("between {} and {last}", self.with_unit(low, low_scale)),
                (false, _) => format!("between {scaled} and {last}"),
            };
        }
        let dash = if short && plain { "–" } else { "至" };
        let whole = percent || (self.style.unit == Unit::Yuan && !short);
        let first = if whole { self.with_unit(low, low_scale) } else { scaled };
        format!("{first}{dash}{last}")
    }
}

/// Why a figure is missing.
pub(super) fn reason(reason: Reason, language: Language) -> &'static str {
    let (en, zh) = match reason {
        Reason::NotStated => ("not stated", "未公布"),
        Reason::Ambiguous => ("ambiguous in the source", "表述不明"),
        Reason::Withheld => ("withheld", "未披露"),
        Reason::NotApplicable => ("not applicable", "不适用"),
    };
    pick(language, en, zh)
}

/// What an interval without an end says.
pub(super) fn no_limit(language: Language) -> &'static str {
    pick(language, "no limit known", "无法限定")
}

/// What can't come from a file, and can't be printed as a number.
pub(super) fn not_a_number(language: Language) -> &'static str {
    pick(language, "not a number", "不是数值")
}

fn pick(language: Language, en: &'static str, zh: &'static str) -> &'static str {
    match language {
        Language::English => en,
        Language::Chinese => zh,
    }
}
