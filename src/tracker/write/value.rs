//! Values as text.

use super::tree::Record;
use crate::figure::{Figure, Unit};
use crate::syntax::{Name, quoted};
use crate::tracker::model::Measure;
use crate::tracker::outline::Place;
use jiff::civil::Date;
use std::fmt::Write as _;

/// A value of a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'d> {
    Text(&'d str),
    Name(&'d Name),
    Date(Date),
    Figure(Figure, Unit),
    Word(&'static str),
    Number(u32),
    Measure(&'d Measure),
    List(Vec<Record<'d>>),
}

/// How a file is written.
#[derive(Clone, Debug)]
pub(super) struct Style {
    /// Between lines.
    pub(super) newline: &'static str,
    /// One step of indentation.
    pub(super) step: String,
}

impl Default for Style {
    fn default() -> Self {
        Self { newline: "\n", step: "    ".to_owned() }
    }
}

impl Style {
    /// The style of a text; a step is what its first field is indented by.
    pub(super) fn of(text: &str, root: &Place<'_>) -> Self {
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let before = root.fields.first().and_then(|it| text.get(..it.whole.start)).unwrap_or("");
        let step = before.rsplit('\n').next().filter(|it| before.contains('\n') && !it.is_empty());
        let step = step.filter(|it| it.chars().all(|it| matches!(it, ' ' | '\t'))).unwrap_or("    ");
        Self { newline, step: step.to_owned() }
    }
}

impl Value<'_> {
    /// The value as text. `indent` is that of the line it stands on, if it may take several lines.
    pub(super) fn render(&self, indent: Option<&str>, style: &Style) -> String {
        match self {
            Self::Text(it) => quoted(it),
            Self::Name(it) => name(it),
            Self::Date(it) => quoted(&it.to_string()),
            Self::Figure(it, unit) => figure(*it, *unit),
            Self::Word(it) => (*it).to_owned(),
            Self::Number(it) => it.to_string(),
            Self::Measure(it) => measure(it),
            Self::List(items) => list(items, indent, style),
        }
    }
}

fn list(items: &[Record<'_>], indent: Option<&str>, style: &Style) -> String {
    match indent {
        Some(indent) if !items.is_empty() => {
            let inner = format!("{indent}{}", style.step);
            let mut text = format!("[{}", style.newline);
            for item in items {
                text += &inner;
                text += &item.render(Some(&inner), style);
                text.push(',');
                text += style.newline;
            }
            text + indent + "]"
        }
        _ => {
            let items: Vec<String> = items.iter().map(|it| it.render(None, style)).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

/// A text as a raw one; `None` where it holds what raw texts should not, such as control characters.
pub(super) fn raw_text(content: &str) -> Option<String> {
    if content.chars().any(|it| it.is_control() && it != '\n') {
        return None;
    }
    let mut hashes = String::new();
    while content.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    Some(format!("r{hashes}\"{content}\"{hashes}"))
}

fn name(name: &Name) -> String {
    match &name.zh {
        Some(zh) => format!("(en: {}, zh: {})", quoted(&name.en), quoted(zh)),
        None => quoted(&name.en),
    }
}

fn measure(measure: &Measure) -> String {
    match measure {
        Measure::Other { name: it, unit } => {
            let unit = Unit::NAMED.iter().find(|(_, known)| known == unit).map_or("Other", |(word, _)| word);
            format!("Other(name: {}, unit: {unit})", name(it))
        }
        known => known.name().to_owned(),
    }
}

fn figure(figure: Figure, unit: Unit) -> String {
    let variant = figure.variant();
    match (figure.numbers(), figure) {
        ((Some(a), Some(b)), _) => format!("{variant}({}, {})", number(a, unit), number(b, unit)),
        ((Some(a), None), _) => format!("{variant}({})", number(a, unit)),
        (_, Figure::Missing(reason)) => format!("{variant}({})", reason.name()),
        _ => variant.to_owned(),
    }
}

/// A number, as short as it reads back the same; sums of money from a billion on as `280e9`, `1.6e12`.
pub(super) fn number(x: f64, unit: Unit) -> String {
    let size = x.abs();
    if size >= 1e15 || (size < 1e-6 && size > 0.0) {
        return format!("{x:e}");
    }
    let plain = format!("{x}");
    if unit != Unit::Yuan || size < 1e9 {
        return plain;
    }
    let (unit, exponent) = if size >= 1e12 { (1e12, 12) } else { (1e9, 9) };
    let mut short = String::new();
    let fits = write!(short, "{}e{exponent}", x / unit).is_ok() && short.parse() == Ok(x) && short.len() < plain.len();
    if fits { short } else { plain }
}

#[cfg(test)]
mod tests {
    use super::{Unit, number};

    #[test]
    fn numbers_are_short_and_read_back() {
        for (x, unit, expected) in [
            (280e9, Unit::Yuan, "280e9"),
            (231.5e9, Unit::Yuan, "231.5e9"),
            (1.8e12, Unit::Yuan, "1.8e12"),
            (805e6, Unit::Yuan, "805000000"),
            (24_260_000.0, Unit::Count, "24260000"),
            (4.55, Unit::Percent, "4.55"),
            (-3.0, Unit::Percent, "-3"),
            (1_234_567_891.0, Unit::Yuan, "1234567891"),
            (1e300, Unit::Yuan, "1e300"),
            (5e-324, Unit::Percent, "5e-324"),
        ] {
            assert_eq!(number(x, unit), expected);
            assert_eq!(expected.parse(), Ok(x));
        }
    }
}
