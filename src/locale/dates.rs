//! Dates as people type them: `2020-03-28`, `28 Mar 2020`, `March 28`, `3月28日`.
//!
//! What can be read in two ways ("5/6/2020") is refused, never guessed. Where no year is typed it is the usual one,
//! which whoever asks shows back.

use super::{Language, MONTHS};
use jiff::civil::Date;

/// Why a text is not taken for a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDate {
    /// Nothing was typed.
    Empty,
    /// It does not look like a date.
    NotADate,
    /// It could be either of two days.
    Ambiguous,
    /// There is no such day in that month.
    NoSuchDay,
}

/// Reads a date as typed; a date without a year is of the usual year.
pub fn parse(text: &str, usual_year: i16) -> Result<Date, NoDate> {
    let text: String = text.trim().chars().map(plain).collect::<String>().to_lowercase();
    if text.is_empty() {
        return Err(NoDate::Empty);
    }
    let parts = parts(&text).ok_or(NoDate::NotADate)?;
    let (year, month, day) = match parts.as_slice() {
        [Part::Month(month), rest @ ..] | [rest @ .., Part::Month(month)] => with_month(*month, rest),
        [day @ Part::Number { .. }, Part::Month(month), year @ Part::Number { .. }] => {
            with_month(*month, &[*day, *year])
        }
        [Part::Number { value, digits: 8 }] => Ok((Some(value / 10_000), value / 100 % 100, value % 100)),
        numbers => in_numbers(numbers, &text),
    }?;
    let narrow = |it: u32| i8::try_from(it).ok();
    let year = year.map_or(Some(usual_year), |it| i16::try_from(it).ok());
    let (Some(year), Some(month), Some(day)) = (year, narrow(month), narrow(day)) else {
        return Err(NoDate::NoSuchDay);
    };
    Date::new(year, month, day).ok().ok_or(NoDate::NoSuchDay)
}

/// Full-width digits and signs as the plain ones.
fn plain(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
        '\u{3000}' => ' ',
        _ => letter,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Number { value: u32, digits: usize },
    Month(u32),
}

/// The numbers and months of a text; `None` where there is anything else.
fn parts(text: &str) -> Option<Vec<Part>> {
    let mut found = Vec::new();
    let apart = |it: char| !it.is_alphanumeric() || ['年', '月', '日', '号'].contains(&it);
    for word in text.split(apart).filter(|it| !it.is_empty() && *it != "of") {
        let mut rest = word;
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (number, behind) = rest.split_at(digits);
            rest = match (digits, behind) {
                (0, words) => {
                    let end = words.find(|it: char| it.is_ascii_digit()).unwrap_or(words.len());
                    let (name, behind) = words.split_at(end);
                    found.push(Part::Month(month(name)?));
                    behind
                }
                (1..=8, "" | "st" | "nd" | "rd" | "th") => "",
                // As in 28mar.
                (1..=8, _) => behind,
                _ => return None,
            };
            if digits > 0 {
                found.push(Part::Number { value: number.parse().ok()?, digits });
            }
        }
    }
    (1..=3).contains(&found.len()).then_some(found)
}

/// A month by its English name or the first three or more letters of it.
fn month(name: &str) -> Option<u32> {
    let is_it = |it: &&str| name.len() >= 3 && it.to_lowercase().starts_with(name);
    let at = MONTHS.iter().position(|it| is_it(it) || (name == "sept" && *it == "September"))?;
    u32::try_from(at + 1).ok()
}

type Numbers = (Option<u32>, u32, u32);

fn with_month(month: u32, rest: &[Part]) -> Result<Numbers, NoDate> {
    match rest {
        [Part::Number { value, digits: 1 | 2 }] => Ok((None, month, *value)),
        [Part::Number { value: day, digits: 1 | 2 }, Part::Number { value: year, digits: 4 }]
        | [Part::Number { value: year, digits: 4 }, Part::Number { value: day, digits: 1 | 2 }] => {
            Ok((Some(*year), month, *day))
        }
        _ => Err(NoDate::NotADate),
    }
}

fn in_numbers(numbers: &[Part], text: &str) -> Result<Numbers, NoDate> {
    let numbers: Vec<(u32, usize)> = numbers
        .iter()
        .filter_map(|it| if let Part::Number { value, digits } = it { Some((*value, *digits)) } else { None })
        .collect();
    let chinese = text.contains('月');
    match numbers.as_slice() {
        [(year, 4), (month, 1 | 2), (day, 1 | 2)] => Ok((Some(*year), *month, *day)),
        // With points the day comes first.
        [(day, 1 | 2), (month, 1 | 2), (year, 4)] if text.contains('.') => Ok((Some(*year), *month, *day)),
        [(a, 1 | 2), (b, 1 | 2), (year, 4)] => one_way(*a, *b).map(|(month, day)| (Some(*year), month, day)),
        [(month, 1 | 2), (day, 1 | 2)] if chinese => Ok((None, *month, *day)),
        // As in 2020-03-28, without its year.
        [(month, 2), (day, 2)] if text.contains('-') => Ok((None, *month, *day)),
        [(a, 1 | 2), (b, 1 | 2)] => one_way(*a, *b).map(|(month, day)| (None, month, day)),
        _ => Err(NoDate::NotADate),
    }
}

/// Month and day of two numbers, if only one of them can be the month.
fn one_way(a: u32, b: u32) -> Result<(u32, u32), NoDate> {
    match (a <= 12, b <= 12) {
        (true, true) if a != b => Err(NoDate::Ambiguous),
        (true, _) => Ok((a, b)),
        (false, true) => Ok((b, a)),
        (false, false) => Err(NoDate::NoSuchDay),
    }
}

/// The month of a date, for axes: "Mar", "3月"; with its year "Mar 2020", "2020年3月".
pub fn month_name(date: Date, year: bool, language: Language) -> String {
    let name = super::month(date).get(..3).unwrap_or("");
    match (language, year) {
        (Language::English, false) => name.to_owned(),
        (Language::English, true) => format!("{name} {}", date.year()),
        (Language::Chinese, false) => format!("{}月", date.month()),
        (Language::Chinese, true) => format!("{}年{}月", date.year(), date.month()),
    }
}

/// What stands at the ticks of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// Years.
    Year,
    /// Months.
    Month,
    /// Days.
    Day,
}

/// A date at a tick of an axis, with its year where that has to be told.
pub fn tick(date: Date, of: Tick, with_year: bool, language: Language) -> String {
    match (of, language) {
        (Tick::Year, Language::English) => date.year().to_string(),
        (Tick::Year, Language::Chinese) => format!("{}年", date.year()),
        (Tick::Month, _) => month_name(date, with_year, language),
        (Tick::Day, _) if !with_year => super::short_date(date, language),
        (Tick::Day, Language::English) => format!("{} {}", super::short_date(date, language), date.year()),
        (Tick::Day, Language::Chinese) => super::date(date, language),
    }
}

/// Why a text is not taken for a date, and what to type instead.
pub fn refused(reason: &NoDate, language: Language) -> &'static str {
    let (english, chinese) = match reason {
        NoDate::Empty => {
            ("A date is needed, such as “2020-03-28” or “28 March”.", "需要日期，例如“2020-03-28”或“3月28日”。")
        }
        NoDate::NotADate => (
            "This is not read as a date. Type it as “2020-03-28” or “28 March”.",
            "无法识别为日期。请输入“2020-03-28”或“3月28日”。",
        ),
        NoDate::Ambiguous => (
            "This could be two different days. Type it as “2020-03-28” or “28 March”.",
            "可理解为两个不同的日期。请输入“2020-03-28”或“3月28日”。",
        ),
        NoDate::NoSuchDay => ("There is no such day.", "没有这一天。"),
    };
    match language {
        Language::English => english,
        Language::Chinese => chinese,
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, NoDate, parse, refused};
    use jiff::civil::date;

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "2020-03-28",
            " 2020-3-28 ",
            "2020/3/28",
            "2020.3.28",
            "20200328",
            "28 Mar 2020",
            "28 March 2020",
            "28th of March, 2020",
            "March 28, 2020",
            "Mar 28",
            "28 march",
            "28mar2020",
            "28.3.2020",
            "28/3/2020",
            "3/28/2020",
            "3/28",
            "03-28",
            "3月28日",
            "3月28号",
            "2020年3月28日",
            "2020 年 3 月 28 日",
            "2020-03-28",
        ] {
            assert_eq!(parse(text, 2020), Ok(date(2020, 3, 28)), "{text}");
        }
        assert_eq!(parse("5月30日", 2021), Ok(date(2021, 5, 30)));
        assert_eq!(parse("4/4", 2020), Ok(date(2020, 4, 4)), "both readings are the same day");
        assert_eq!(parse("1 sept", 2019), Ok(date(2019, 9, 1)));
    }

    #[test]
    fn what_is_no_date_or_two_is_refused() {
        for (text, reason) in [
            ("", NoDate::Empty),
            ("  ", NoDate::Empty),
            ("soon", NoDate::NotADate),
            ("2020", NoDate::NotADate),
            ("March", NoDate::NotADate),
            ("March 2020", NoDate::NotADate),
            ("28 ma 2020", NoDate::NotADate),
            ("1 2 3 4", NoDate::NotADate),
            ("999999999999", NoDate::NotADate),
            ("5/6/2020", NoDate::Ambiguous),
            ("5-6", NoDate::Ambiguous),
            ("2020-02-30", NoDate::NoSuchDay),
            ("31 April", NoDate::NoSuchDay),
            ("2020-13-01", NoDate::NoSuchDay),
            ("13/13/2020", NoDate::NoSuchDay),
        ] {
            assert_eq!(parse(text, 2020), Err(reason), "{text}");
        }
    }

    #[test]
    fn every_refusal_is_a_sentence() {
        for reason in [NoDate::Empty, NoDate::NotADate, NoDate::Ambiguous, NoDate::NoSuchDay] {
            assert!(refused(&reason, Language::English).ends_with('.'));
            assert!(refused(&reason, Language::Chinese).ends_with('。'));
        }
    }
}
