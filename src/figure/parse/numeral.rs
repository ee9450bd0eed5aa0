//! Numbers in digits, with thousands set apart or not, and simple Chinese numerals.

use super::refused::Refused;

/// A number as written, still a decimal, so that a scale can be applied without an error.
#[derive(Clone, Debug)]
pub(super) struct Numeral {
    /// Digits, with a point or without.
    mantissa: String,
    exponent: i64,
    /// It holds a single comma before three digits: 1,234 could be 1234 or 1.234.
    pub(super) comma: Option<Comma>,
}

/// The two readings of a number with a comma.
#[derive(Clone, Debug)]
pub(super) struct Comma {
    pub(super) thousands: String,
    pub(super) decimal: String,
}

impl Numeral {
    fn plain(mantissa: String) -> Self {
        Self { mantissa, exponent: 0, comma: None }
    }

    /// Its value times 10^`scale`; `None` where that is no finite number, or would vanish.
    pub(super) fn value(&self, scale: i32, negative: bool) -> Option<f64> {
        let exponent = self.exponent.saturating_add(i64::from(scale));
        let value: f64 = format!("{}e{exponent}", self.mantissa).parse().ok()?;
        let vanished = value == 0.0 && self.mantissa.bytes().any(|it| matches!(it, b'1'..=b'9'));
        let signed = if negative && value > 0.0 { -value } else { value };
        (value.is_finite() && !vanished).then_some(signed)
    }
}

/// A stretch of digits and the separator before it.
struct Group {
    separator: Option<char>,
    digits: String,
}

/// A number in digits at the beginning of the text, and how many letters it takes.
pub(super) fn digits(text: &[char]) -> Result<Option<(Numeral, usize)>, Refused> {
    let (groups, length) = groups(text);
    if length == 0 {
        return Ok(None);
    }
    let found: String = text.iter().take(length).collect();
    let mut numeral = assemble(&groups, found)?;
    let (exponent, more) = exponent(text.get(length..).unwrap_or_default());
    numeral.exponent = exponent;
    Ok(Some((numeral, length + more)))
}

/// Splits what looks like one number; a space belongs to it only before exactly three digits.
fn groups(text: &[char]) -> (Vec<Group>, usize) {
    let run = |from: usize| text.iter().skip(from).take_while(|it| it.is_ascii_digit()).count();
    let take = |from: usize, length: usize| text.iter().skip(from).take(length).collect::<String>();
    let mut groups = Vec::new();
    let mut at = run(0);
    if at == 0 && !(text.first() == Some(&'.') && run(1) > 0) {
        return (groups, 0);
    }
    groups.push(Group { separator: None, digits: take(0, at) });
    while let Some(separator @ (',' | '.' | '_' | '\'' | ' ')) = text.get(at).copied() {
        let length = run(at + 1);
        let spaced = length == 3
            && groups.iter().enumerate().all(|(index, it)| match index {
                0 => (1..=3).contains(&it.digits.len()),
                _ => it.separator == Some(' '),
            });
        if length == 0 || (separator == ' ' && !spaced) {
            break;
        }
        groups.push(Group { separator: Some(separator), digits: take(at + 1, length) });
        at += 1 + length;
    }
    (groups, at)
}

/// Makes one number of the groups, or says which of the separators is unclear.
fn assemble(groups: &[Group], found: String) -> Result<Numeral, Refused> {
    let (first, rest) = match groups {
        [first, rest @ ..] => (first.digits.as_str(), rest),
        [] => return Err(Refused::NotAFigure),
    };
    let joined = |groups: &[Group]| groups.iter().map(|it| it.digits.as_str()).collect::<String>();
    let points = rest.iter().filter(|it| it.separator == Some('.')).count();
    match rest {
        [] => return Ok(Numeral::plain(first.to_owned())),
        [one] if one.separator == Some('.') => {
            let whole = if first.is_empty() { "0" } else { first };
            return Ok(Numeral::plain(format!("{whole}.{}", one.digits)));
        }
        [one] if one.separator == Some(',') => return comma(first, &one.digits, found),
        _ => {}
    }
    // 1.234,5: points between thousands and a comma before the decimals.
    if let [thousands @ .., last] = rest
        && last.separator == Some(',')
        && points == thousands.len()
        && even(first, thousands)
    {
        let point = format!("{first}{}.{}", joined(thousands), last.digits);
        return Err(Refused::DecimalComma { found, point });
    }
    let (thousands, decimals) = match rest {
        [thousands @ .., last] if last.separator == Some('.') => (thousands, Some(last.digits.as_str())),
        all => (all, None),
    };
    let one_kind = thousands.windows(2).all(|it| matches!(it, [a, b] if a.separator == b.separator));
    if points > usize::from(decimals.is_some()) || !one_kind || !even(first, thousands) {
        return Err(Refused::Grouping { found });
    }
    let whole = format!("{first}{}", joined(thousands));
    Ok(Numeral::plain(decimals.map_or_else(|| whole.clone(), |it| format!("{whole}.{it}"))))
}

/// Whether these are groups of three digits.
fn even(first: &str, rest: &[Group]) -> bool {
    (1..=3).contains(&first.len()) && rest.iter().all(|it| it.digits.len() == 3)
}

/// One comma and nothing else: thousands, decimals, or both at once.
fn comma(whole: &str, behind: &str, found: String) -> Result<Numeral, Refused> {
    let point = format!("{whole}.{behind}");
    if behind.len() != 3 || whole.len() > 3 || whole.starts_with('0') || whole.is_empty() {
        return Err(Refused::DecimalComma { found, point });
    }
    let thousands = format!("{whole}{behind}");
    let comma = Some(Comma { thousands: thousands.clone(), decimal: point });
    Ok(Numeral { mantissa: thousands, exponent: 0, comma })
}

/// The exponent of 1e9, directly behind the digits.
fn exponent(text: &[char]) -> (i64, usize) {
    let [e, rest @ ..] = text else { return (0, 0) };
    let sign = usize::from(matches!(rest.first(), Some('+' | '-')));
    let digits: String = rest.iter().skip(sign).take_while(|it| it.is_ascii_digit()).collect();
    if *e != 'e' || digits.is_empty() {
        return (0, 0);
    }
    // What does not fit is too large or too small in any case.
    let size = digits.parse().unwrap_or(i64::from(i32::MAX));
    (if rest.first() == Some(&'-') { -size } else { size }, 1 + sign + digits.len())
}

const CHINESE: [char; 11] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '两'];

/// Whether the letter belongs to a Chinese numeral.
pub(super) fn is_chinese(letter: char) -> bool {
    CHINESE.contains(&letter) || matches!(letter, '〇' | '十' | '百' | '千')
}

fn chinese_digit(letter: char) -> Option<u32> {
    match letter {
        '〇' => Some(0),
        '两' => Some(2),
        _ => CHINESE.iter().position(|it| *it == letter).and_then(|it| u32::try_from(it).ok()),
    }
}

/// A simple Chinese numeral below ten thousand at the beginning of the text: 九十五点六, 三千, 十五.
pub(super) fn chinese(text: &[char]) -> Result<Option<(Numeral, usize)>, Refused> {
    let whole = chinese_run(text);
    if whole == 0 {
        return Ok(None);
    }
    let decimals = match text.get(whole) {
        Some('点') => text.iter().skip(whole + 1).take_while(|it| chinese_digit(**it).is_some()).count(),
        _ => 0,
    };
    let length = if decimals > 0 { whole + 1 + decimals } else { whole };
    let refused = || Refused::ChineseNumeral { found: text.iter().take(length).collect() };
    let value = chinese_value(text.get(..whole).unwrap_or_default()).ok_or_else(refused)?;
    let behind: String = text
        .get(whole + 1..length)
        .unwrap_or_default()
        .iter()
        .filter_map(|it| chinese_digit(*it))
        .map(|it| it.to_string())
        .collect();
    let mantissa = if behind.is_empty() { value.to_string() } else { format!("{value}.{behind}") };
    Ok(Some((Numeral::plain(mantissa), length)))
}

/// How many letters are of the numeral; 百万, 千亿 and 百分之 that follow are not.
fn chinese_run(text: &[char]) -> usize {
    let run = text.iter().take_while(|it| is_chinese(**it)).count();
    let of_percent = text.get(run) == Some(&'分');
    if of_percent { run.saturating_sub(1) } else { run }
}

/// The value where each unit is smaller than the one before and has one digit before it.
fn chinese_value(run: &[char]) -> Option<u32> {
    if run == ['百'] {
        return Some(100); // 百分之百
    }
    let mut total = 0;
    let mut digit: Option<u32> = None;
    let mut last_unit = 10_000;
    let mut bridged = false;
    for (at, letter) in run.iter().enumerate() {
        let unit = match letter {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => 1,
        };
        if unit == 1 {
            let value = chinese_digit(*letter)?;
            if digit.is_some() || last_unit == 1 || (value == 0 && run.len() > 1 && (at == 0 || at + 1 == run.len())) {
                return None;
            }
            // A zero only bridges a gap: 一百零五.
            bridged |= value == 0;
            digit = if value == 0 && run.len() > 1 { None } else { Some(value) };
        } else {
            let leading_ten = unit == 10 && at == 0;
            if unit >= last_unit {
                return None;
            }
            total += if leading_ten { 1 } else { digit.take()? } * unit;
            last_unit = unit;
        }
    }
    // 三千五 is 3500, not 3005.
    let colloquial = digit.is_some() && last_unit > 10 && last_unit < 10_000 && !bridged;
    (!colloquial).then(|| total + digit.unwrap_or(0))
}
