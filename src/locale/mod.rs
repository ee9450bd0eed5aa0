//! Texts, numbers and dates of the interface, in English and Chinese.
//!
//! Each page has its texts in a file of its own. A [`Text`] holds both languages, so one that lacks a translation
//! does not compile; sentences with figures in them are functions that take the [`Language`].
pub mod claims;
pub mod dates;
pub mod export;
pub mod figures;
pub mod import;
pub mod marks;
pub mod merge;
pub mod overview;
pub mod problems;
pub mod problems_page;
pub mod safety;
pub mod sectors;
pub mod shell;
pub mod shortcuts;
pub mod sources;
pub mod tracker;
pub mod trends;

pub use crate::figure::Language;
use jiff::civil::Date;

/// A text of the interface in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    en: &'static str,
    zh: &'static str,
}

/// A text in English and Chinese.
pub const fn text(en: &'static str, zh: &'static str) -> Text {
    Text { en, zh }
}

impl Text {
    /// The text in a language.
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Chinese => self.zh,
        }
    }
}

/// The language of the interface for a system in a language, by its tag: `zh-CN`, `zh_CN.UTF-8`, `en-GB`.
pub fn language_of(tag: &str) -> Language {
    let first = tag.split(['-', '_', '.']).next().unwrap_or_default();
    if first.eq_ignore_ascii_case("zh") { Language::Chinese } else { Language::English }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: Date) -> &'static str {
    usize::try_from(date.month() - 1).ok().and_then(|it| MONTHS.get(it)).copied().unwrap_or("")
}

/// A date in full: "28 March 2020", "2020年3月28日".
pub fn date(date: Date, language: Language) -> String {
    match language {
        Language::English => format!("{} {} {}", date.day(), month(date), date.year()),
        Language::Chinese => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
    }
}

/// A date where the year is plain from what is around it: "28 Mar", "3月28日".
pub fn short_date(date: Date, language: Language) -> String {
    match language {
        Language::English => format!("{} {}", date.day(), month(date).get(..3).unwrap_or("")),
        Language::Chinese => format!("{}月{}日", date.month(), date.day()),
    }
}

/// A day without its year, in full: "28 March", "3月28日".
pub fn day(date: Date, language: Language) -> String {
    match language {
        Language::English => format!("{} {}", date.day(), month(date)),
        Language::Chinese => short_date(date, language),
    }
}

/// A name and what goes with it: "Metric: Operating rate".
pub fn labelled(name: &str, what: &str, language: Language) -> String {
    [name, what].join(text(": ", "：").get(language))
}

/// What is told of something, in brackets behind it: "76 % (Caixin)"; without them where nothing is.
pub fn bracketed(what: &str, of_it: &str, language: Language) -> String {
    match (of_it, language) {
        ("", _) => what.to_owned(),
        (_, Language::English) => format!("{what} ({of_it})"),
        (_, Language::Chinese) => format!("{what}（{of_it}）"),
    }
}

/// What stands between statements on one line.
pub const SEMICOLON: Text = text("; ", "；");

/// What stands between the parts of a line.
pub fn comma(language: Language) -> &'static str {
    text(", ", "，").get(language)
}

/// "a, b and c".
pub fn and(parts: &[&str], language: Language) -> String {
    match (parts, language) {
        ([], _) => String::new(),
        ([one], _) => (*one).to_owned(),
        ([first @ .., last], Language::English) => format!("{} and {last}", first.join(", ")),
        ([first @ .., last], Language::Chinese) => format!("{}和{last}", first.join("、")),
    }
}

/// A name within a line: "Operating rate" is "operating rate" there; "SMEs", "PMI" and "N95 masks" stay.
pub fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(name.chars().skip(1)).collect()
        }
        _ => name.to_owned(),
    }
}

/// A count with its thousands set apart: "7 679"; the space does not break.
pub fn count(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    text
}
