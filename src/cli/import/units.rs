//! Units and natural ranges: as they are told, or as every cell says.

use super::args::Import;
use crate::figure::{Figure, Range, Unit, parse_with_unit};
use crate::locale::import as words;

/// The unit of a metric, with its name where it is none of the known ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Measured {
    pub(super) unit: Unit,
    pub(super) name: Option<String>,
}

impl Measured {
    /// A unit as it is written in data files, as a sign, or by a name of its own.
    pub(super) fn read(text: &str) -> Option<Self> {
        const SIGNS: [(&str, Unit); 6] = [
            ("%", Unit::Percent),
            ("per cent", Unit::Percent),
            ("pp", Unit::PercentagePoints),
            ("percentage points", Unit::PercentagePoints),
            ("RMB", Unit::Yuan),
            ("CNY", Unit::Yuan),
        ];
        let text = text.trim();
        let mut known = Unit::NAMED.iter().chain(&SIGNS);
        let unit = known.find(|(it, _)| it.eq_ignore_ascii_case(text)).map(|(_, unit)| *unit);
        match unit {
            Some(unit) => Some(Self { unit, name: None }),
            None => (!text.is_empty()).then(|| Self { unit: Unit::Other, name: Some(text.to_owned()) }),
        }
    }

    /// As data files have it.
    pub(super) fn in_file(&self, quoted: impl Fn(&str) -> String) -> String {
        match &self.name {
            Some(name) => format!("Other({})", quoted(name)),
            None => Unit::NAMED.iter().find(|(_, it)| *it == self.unit).map_or("Index", |(name, _)| name).to_owned(),
        }
    }
}

/// An argument that holds for one metric, or for all.
fn for_metric<'a>(all: &'a [String], metric: &str) -> Option<&'a str> {
    let of = |it: &'a String| it.split_once('=').filter(|(name, _)| name.trim() == metric).map(|(_, what)| what);
    let own = all.iter().find_map(of);
    own.or_else(|| all.iter().map(String::as_str).find(|it| !it.contains('=')))
}

/// The unit of a metric that arguments name; `own` leaves out what holds for all.
pub(super) fn told(args: &Import, metric: &str, own: bool) -> Option<Measured> {
    let text = for_metric(&args.unit, metric)?;
    let is_own = args.unit.iter().any(|it| it.split_once('=').is_some_and(|(name, _)| name.trim() == metric));
    if own && !is_own { None } else { Measured::read(text) }
}

/// The unit that every cell names; none where one of them names none. A count is not told from a bare number.
pub(super) fn named_by_all<'t>(cells: impl Iterator<Item = &'t str>) -> Option<Measured> {
    let mut found = None;
    for cell in cells {
        let unit = match parse_with_unit(cell) {
            Ok((Figure::Missing(_), _)) | Err(_) => continue,
            Ok((_, unit)) => unit,
        };
        if unit == Unit::Count || found.is_some_and(|it| it != unit) {
            return None;
        }
        found = Some(unit);
    }
    found.map(|unit| Measured { unit, name: None })
}

/// The natural range of a metric that arguments name.
pub(super) fn range(args: &Import, metric: &str) -> Result<Range, String> {
    let Some(text) = for_metric(&args.range, metric) else { return Ok(Range::NONE) };
    read_range(text).ok_or_else(|| words::bad_range(text, args.lang.into()))
}

/// `0..100`, `0..` or `..100`.
fn read_range(text: &str) -> Option<Range> {
    let (low, high) = text.trim().split_once("..")?;
    let end = |it: &str| match it.trim() {
        "" => Some(None),
        number => number.parse::<f64>().ok().filter(|it| it.is_finite()).map(Some),
    };
    let range = Range { min: end(low)?, max: end(high)? };
    let is_reversed = matches!((range.min, range.max), (Some(a), Some(b)) if a > b);
    (!is_reversed && range != Range::NONE).then_some(range)
}

/// Whether a value of the range can be what a figure says.
pub(super) fn is_possible(figure: Figure, range: Range) -> bool {
    match figure {
        Figure::About(x) => range.contains(x),
        Figure::Between(a, b) => range.contains(a) && range.contains(b),
        Figure::Missing(_) => true,
        _ => figure.asserted(range).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Measured, named_by_all, read_range};
    use crate::figure::{Range, Unit};

    #[test]
    fn units_are_read_as_they_are_written() {
        let unit = |text| Measured::read(text).map(|it| (it.unit, it.name));
        assert_eq!(unit("%"), Some((Unit::Percent, None)));
        assert_eq!(unit("percent"), Some((Unit::Percent, None)));
        assert_eq!(unit("Yuan"), Some((Unit::Yuan, None)));
        assert_eq!(unit("tonnes"), Some((Unit::Other, Some("tonnes".to_owned()))));
        assert_eq!(unit(" "), None);
    }

    #[test]
    fn a_unit_is_guessed_only_where_every_cell_names_it() {
        let guessed = |cells: &[&str]| named_by_all(cells.iter().copied()).map(|it| it.unit);
        assert_eq!(guessed(&["98.6 %", ">90%", "n/a"]), Some(Unit::Percent));
        assert_eq!(guessed(&["98.6 %", "90"]), None);
        assert_eq!(guessed(&["300 bn yuan", "2000多亿元"]), Some(Unit::Yuan));
        assert_eq!(guessed(&["5000多家", "7300"]), None);
        assert_eq!(guessed(&["n/a"]), None);
    }

    #[test]
    fn ranges_have_one_end_or_two() {
        assert_eq!(read_range("0..100"), Some(Range::RATE));
        assert_eq!(read_range("0.."), Some(Range::AMOUNT));
        assert_eq!(read_range("..5"), Some(Range { min: None, max: Some(5.0) }));
        for wrong in ["", "..", "5..1", "a..b", "0-100", "0..inf"] {
            assert_eq!(read_range(wrong), None, "{wrong}");
        }
    }
}
