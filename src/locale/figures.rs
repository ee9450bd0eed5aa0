//! What is said about typed figures: why one is refused and what to type instead, and the report of the command
//! `figure`.

use crate::figure::{Bound, Figure, Interval, Language, Range, Refused, Style, Unit, parse_with_unit};

/// Why a typed figure is not taken, and what to type instead.
pub fn refused(refused: &Refused, language: Language) -> String {
    match language {
        Language::English => english(refused),
        Language::Chinese => chinese(refused),
    }
}

fn english(refused: &Refused) -> String {
    match refused {
        Refused::Empty => "Nothing is typed. Type a figure such as “over 90 %”, or “not stated”.".to_owned(),
        Refused::NotAFigure => "There is no number in this. Type digits, such as “98.6 %”, or “not stated”.".to_owned(),
        Refused::TooLong { letters } => {
            format!("This is too long for a figure ({letters} letters). Type the figure alone.")
        }
        Refused::NotUnderstood { found } => {
            format!(
                "“{found}” is not understood here. Leave it out, or type a figure such as “over 90 %” or “70–90 %”."
            )
        }
        Refused::NumberMissing { found } => format!("“{found}” lacks a number. Type one with it, such as “over 90 %”."),
        Refused::TwoNumbers { first, second } => {
            format!("“{first}” and “{second}” are two numbers. Type one, or a range such as “70–90 %”.")
        }
        Refused::DecimalComma { found, point } => {
            format!("The comma in “{found}” is not read as a decimal sign. Use a point: “{point}”.")
        }
        Refused::AmbiguousComma { found, thousands, decimal } => {
            format!("“{found}” can be read in two ways. Type “{thousands}” or “{decimal}”.")
        }
        Refused::Grouping { found } => format!(
            "The digits of “{found}” are not in groups of three. Leave the separators out, and use a point for decimals."
        ),
        Refused::IncompleteRange { found } => {
            format!("“{found}” is a range with one end. Type both, such as “70–90 %”, or “at least 70 %”.")
        }
        Refused::Reversed { first, second } => format!(
            "“{first}” to “{second}” runs from the larger to the smaller. Type the smaller first; a subtraction is not worked out."
        ),
        Refused::DoubleSign { found } => format!("“{found}” is more than one sign. Type one, such as “−5”."),
        Refused::TwoQualifiers { first, second } => {
            format!("“{first}” and “{second}” are two qualifiers of one number. Keep one of them.")
        }
        Refused::QualifiedRange { qualifier } => {
            format!("“{qualifier}” does not go with a range. Type the range alone, or “{qualifier}” with one number.")
        }
        Refused::WrongUnit { found, field } => {
            let (unit, example) = unit_english(*field);
            format!("“{found}” does not fit: this is a figure in {unit}. Type it like “{example}”.")
        }
        Refused::TwoUnits { first, second } => format!("“{first}” and “{second}” are two units. Keep one of them."),
        Refused::ScaleUnclear { scale, last } => {
            format!(
                "It is unclear whether “{scale}” holds for “{last}”, too. Type it behind both numbers, or behind the last."
            )
        }
        Refused::OutOfRange { found } => format!("“{found}” is too large or too small a number. Check its exponent."),
        Refused::ChineseNumeral { found } => format!("“{found}” is not a plain numeral. Type it in digits."),
    }
}

fn chinese(refused: &Refused) -> String {
    match refused {
        Refused::Empty => "没有输入内容。请输入数值，如“超过90%”，或“未公布”。".to_owned(),
        Refused::NotAFigure => "其中没有数字。请输入数字，如“98.6%”，或“未公布”。".to_owned(),
        Refused::TooLong { letters } => format!("内容过长（{letters}个字符）。请只输入数值。"),
        Refused::NotUnderstood { found } => {
            format!("无法理解此处的“{found}”。请删去，或输入“超过90%”“70%至90%”这样的数值。")
        }
        Refused::NumberMissing { found } => format!("“{found}”缺少数字。请补上，如“超过90%”。"),
        Refused::TwoNumbers { first, second } => {
            format!("“{first}”和“{second}”是两个数字。请只输入一个，或输入“70%至90%”这样的区间。")
        }
        Refused::DecimalComma { found, point } => format!("“{found}”中的逗号不作小数点。请用小数点：“{point}”。"),
        Refused::AmbiguousComma { found, thousands, decimal } => {
            format!("“{found}”有两种读法。请输入“{thousands}”或“{decimal}”。")
        }
        Refused::Grouping { found } => format!("“{found}”的数字不是三位一组。请去掉分隔符，小数用小数点。"),
        Refused::IncompleteRange { found } => {
            format!("“{found}”是只有一端的区间。请输入两端，如“70%至90%”，或输入“至少70%”。")
        }
        Refused::Reversed { first, second } => {
            format!("“{first}”至“{second}”由大到小。请把较小的数放在前面；这里不做减法。")
        }
        Refused::DoubleSign { found } => format!("“{found}”多于一个正负号。请只输入一个，如“−5”。"),
        Refused::TwoQualifiers { first, second } => {
            format!("“{first}”和“{second}”是同一数字的两个限定词。请只保留一个。")
        }
        Refused::QualifiedRange { qualifier } => {
            format!("“{qualifier}”不能与区间连用。请只输入区间，或将“{qualifier}”与一个数字连用。")
        }
        Refused::WrongUnit { found, field } => {
            let (unit, example) = unit_chinese(*field);
            format!("“{found}”不合适：此处的单位是{unit}。请按“{example}”的形式输入。")
        }
        Refused::TwoUnits { first, second } => format!("“{first}”和“{second}”是两个单位。请只保留一个。"),
        Refused::ScaleUnclear { scale, last } => {
            format!("“{scale}”是否也适用于“{last}”不明确。请在两个数字后都写上，或只写在后一个数字之后。")
        }
        Refused::OutOfRange { found } => format!("“{found}”过大或过小。请检查指数。"),
        Refused::ChineseNumeral { found } => format!("“{found}”不是简单的中文数字。请用阿拉伯数字输入。"),
    }
}

fn unit_english(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Percent => ("per cent", "98.6 %"),
        Unit::PercentagePoints => ("percentage points", "3.6 pp"),
        Unit::Count => ("numbers of something", "7300"),
        Unit::Yuan => ("yuan", "300 bn"),
        Unit::Index => ("points of an index", "116"),
        Unit::Other => ("a unit of its own", "12.5"),
    }
}

fn unit_chinese(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Percent => ("百分比", "98.6%"),
        Unit::PercentagePoints => ("百分点", "3.6个百分点"),
        Unit::Count => ("数量", "7300"),
        Unit::Yuan => ("元", "3000亿"),
        Unit::Index => ("指数", "116"),
        Unit::Other => ("自有单位", "12.5"),
    }
}

/// What was understood of each text, for the command `figure`: a line each, and whether all were understood.
///
/// Tab-separated: the text, the figure as data files spell it, the interval that it asserts, in English, in Chinese;
/// or the text, `refused`, and the reason.
pub fn report(texts: &[String]) -> (String, bool) {
    let mut lines = String::new();
    let mut all = true;
    for text in texts {
        // A text with a tab or a line break must not break the table.
        let shown: String = text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
        let line = match parse_with_unit(text) {
            Ok((figure, unit)) => understood(figure, unit),
            Err(reason) => {
                all = false;
                format!("refused\t{}", refused(&reason, Language::English))
            }
        };
        lines.extend([shown.as_str(), "\t", &line, "\n"]);
    }
    (lines, all)
}

fn understood(figure: Figure, unit: Unit) -> String {
    let asserted = figure.asserted(Range::NONE).map_or_else(|| "none".to_owned(), |it| interval(it, unit));
    let english = Style::new(Language::English, unit).figure(figure);
    let chinese = Style::new(Language::Chinese, unit).figure(figure);
    format!("{}\t{asserted}\t{english}\t{chinese}", in_file(figure, unit))
}

/// A figure as data files spell it: `MoreThan(90)`, `Exactly(300e9)`, `Missing(NotStated)`.
pub fn in_file(figure: Figure, unit: Unit) -> String {
    let variant = figure.variant();
    match (figure, figure.numbers()) {
        (Figure::Missing(reason), _) => format!("{variant}({})", reason.name()),
        (_, (Some(a), Some(b))) => format!("{variant}({}, {})", number(a, unit), number(b, unit)),
        (_, (a, _)) => format!("{variant}({})", number(a.unwrap_or_default(), unit)),
    }
}

/// A number as data files spell it: the shortest that reads back as the same; large amounts as `300e9`.
pub fn number(x: f64, unit: Unit) -> String {
    let plain = x.to_string();
    if x.abs() >= 1e15 || (x != 0.0 && x.abs() < 1e-6) {
        return format!("{x:e}");
    }
    let scale = if unit == Unit::Yuan { [9, 6].into_iter().find(|it| x.abs() >= 10_f64.powi(*it)) } else { None };
    let short = scale.map(|it| format!("{}e{it}", x / 10_f64.powi(it)));
    short.filter(|it| it.len() < plain.len() && it.parse() == Ok(x)).unwrap_or(plain)
}

/// An interval in mathematical notation: `(90, +∞)`, `[70, 90]`.
pub fn interval(interval: Interval, unit: Unit) -> String {
    let lower = match interval.lower() {
        Bound::Unbounded => "(-∞".to_owned(),
        Bound::Open(x) => format!("({}", number(x, unit)),
        Bound::Closed(x) => format!("[{}", number(x, unit)),
    };
    let upper = match interval.upper() {
        Bound::Unbounded => "+∞)".to_owned(),
        Bound::Open(x) => format!("{})", number(x, unit)),
        Bound::Closed(x) => format!("{}]", number(x, unit)),
    };
    format!("{lower}, {upper}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::parse;

    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn every_reason_is_said_in_both_languages() {
        let typed = [
            ("", None),
            ("x", None),
            ("90 % x", None),
            (">", None),
            ("5 5", None),
            ("1,5", None),
            ("1,234", None),
            ("1,23,4", None),
            ("70-", None),
            ("10-5", None),
            ("--5", None),
            ("about over 5", None),
            ("about 5-6", None),
            ("300 bn", Some(Unit::Percent)),
            ("5 % yuan", None),
            ("2 bn - 3", None),
            ("1e999", None),
            ("三五千", None),
        ];
        let mut said = Vec::new();
        for (text, unit) in typed {
            let reason = parse(text, unit).unwrap_err();
            said.push(std::mem::discriminant(&reason));
            let (en, zh) = (refused(&reason, Language::English), refused(&reason, Language::Chinese));
            assert!(en.ends_with('.') && zh.ends_with('。'), "{en} {zh}");
        }
        said.dedup();
        assert_eq!(said.len(), typed.len(), "each text stands for a reason of its own");
    }

    #[test]
    fn a_refusal_says_what_to_type_instead() {
        let say = |text, unit, language| refused(&parse(text, unit).unwrap_err(), language);
        assert_eq!(
            say("1,5", None, Language::English),
            "The comma in “1,5” is not read as a decimal sign. Use a point: “1.5”."
        );
        assert_eq!(
            say("90 %", Some(Unit::Yuan), Language::English),
            "“%” does not fit: this is a figure in yuan. Type it like “300 bn”."
        );
        assert_eq!(say("1,234", None, Language::Chinese), "“1,234”有两种读法。请输入“1234”或“1.234”。");
    }

    #[test]
    fn the_report_has_a_line_each() {
        let texts = [">90%", "70–90 %", "about 1.27%", "2000多亿元", "300bn yuan", "n/a", "1,5", "a\tb\n"];
        let (lines, all) = report(&texts.map(str::to_owned));
        assert!(!all);
        let expected = [
            ">90%\tMoreThan(90)\t(90, +∞)\tmore than 90 %\t超过90%",
            "70–90 %\tBetween(70, 90)\t[70, 90]\tbetween 70 % and 90 %\t70%至90%",
            "about 1.27%\tAbout(1.27)\tnone\tabout 1.27 %\t约1.27%",
            "2000多亿元\tMoreThan(200e9)\t(200e9, +∞)\tmore than 200 bn yuan\t超过2000亿元",
            "300bn yuan\tExactly(300e9)\t[300e9, 300e9]\t300 bn yuan\t3000亿元",
            "n/a\tMissing(NotApplicable)\tnone\tnot applicable\t不适用",
            "1,5\trefused\tThe comma in “1,5” is not read as a decimal sign. Use a point: “1.5”.",
            "a b \trefused\tThere is no number in this. Type digits, such as “98.6 %”, or “not stated”.",
        ];
        assert_eq!(plain(&lines).lines().collect::<Vec<_>>(), expected);
        assert!(report(&["5".to_owned()]).1);
    }

    #[test]
    fn numbers_of_a_file_read_back() {
        for x in [0.0, -48.3, 182.1e9, 300e9, 1.27, 1e300, 1e-300, 123_456_789.5, 1e6, 60e6, 0.1 + 0.2] {
            for unit in [Unit::Yuan, Unit::Percent] {
                assert_eq!(number(x, unit).parse(), Ok(x));
            }
        }
        assert_eq!(number(182.1e9, Unit::Yuan), "182.1e9");
        assert_eq!(number(60e6, Unit::Yuan), "60e6");
        assert_eq!(number(400_000.0, Unit::Count), "400000");
        assert_eq!(interval(Interval::new(Bound::Unbounded, Bound::Open(4.55)).unwrap(), Unit::Percent), "(-∞, 4.55)");
    }
}
