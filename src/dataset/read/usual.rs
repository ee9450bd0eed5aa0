//! A point in the usual shape, which is that of nearly all: `(on: "2020-03-28", value: Exactly(98.6), source: "s1")`.

use super::super::claims::{NewClaim, Words};
use super::super::model::SourceId;
use super::Reader;
use super::records::is_possible;
use crate::figure::{Figure, Range, Reason};
use crate::syntax::{Parser, Quick, Standing, date_of};
use jiff::civil::Date;

/// What a point says, its texts borrowed from the file.
#[derive(Default)]
struct Usual<'a> {
    on: Option<Date>,
    value: Option<Figure>,
    source: Option<&'a str>,
    stated: Option<Date>,
    standing: Option<Standing>,
    quote: Option<&'a str>,
    gist: Option<&'a str>,
    note: Option<&'a str>,
}

impl Reader<'_> {
    /// The point that stands here, if it is written as usual and there is nothing to tell of it.
    ///
    /// Otherwise `None`, and the parser has not moved: [`Reader::point`] is then to read it.
    pub(super) fn usual_point(
        &mut self,
        parser: &mut Parser<'_>,
        range: Range,
        before: Option<Date>,
    ) -> Option<NewClaim> {
        if !self.is_quick {
            return None;
        }
        let mut quick = parser.quick();
        let it = usual(&mut quick)?;
        let (on, figure) = (it.on?, it.value?);
        let is_sound = is_possible(figure, range)
            && before.is_none_or(|before| before <= on)
            && it.stated.is_none_or(|stated| on <= stated);
        if !is_sound {
            return None;
        }
        let source = match it.source {
            Some(id) => Some(self.quick_source(id)?),
            None => None,
        };
        parser.take(quick);
        let owned = |text: Option<&str>| text.map(ToOwned::to_owned);
        let words = Words { quote: owned(it.quote), gist: owned(it.gist), note: owned(it.note) };
        Some(NewClaim { on, stated: it.stated, source, figure, standing: it.standing.unwrap_or_default(), words })
    }

    /// The source of this id, which is mostly that of the point before.
    fn quick_source(&mut self, id: &str) -> Option<SourceId> {
        if self.dataset.source(self.source_before).is_none_or(|it| it.id != id) {
            self.source_before = SourceId(self.sources.get(id)?);
        }
        *self.used_sources.get_mut(self.source_before.at())? = true;
        Some(self.source_before)
    }
}

/// Reads the fields, in any order.
fn usual<'a>(quick: &mut Quick<'a>) -> Option<Usual<'a>> {
    let mut it = Usual::default();
    quick.eat(b'(')?;
    quick.space();
    loop {
        match quick.field()? {
            "on" => once(&mut it.on, date_of(quick.text()?)?)?,
            "value" => once(&mut it.value, figure(quick)?)?,
            "source" => once(&mut it.source, quick.text()?)?,
            "stated" => once(&mut it.stated, date_of(quick.text()?)?)?,
            "standing" => once(&mut it.standing, Standing::named(quick.word())?)?,
            "quote" => once(&mut it.quote, quick.text()?)?,
            "gist" => once(&mut it.gist, quick.text()?)?,
            "note" => once(&mut it.note, quick.text()?)?,
            _ => return None,
        }
        if !quick.goes_on()? {
            return Some(it);
        }
    }
}

/// Fills a field; `None` where it has been filled before.
fn once<T>(field: &mut Option<T>, value: T) -> Option<()> {
    field.replace(value).is_none().then_some(())
}

fn figure(quick: &mut Quick<'_>) -> Option<Figure> {
    let variant = quick.word();
    quick.eat(b'(')?;
    if variant == "Missing" {
        let word = quick.word();
        let reason = Reason::ALL.iter().find(|(name, _)| *name == word)?.1;
        quick.eat(b')')?;
        return Some(Figure::Missing(reason));
    }
    let x = quick.number()?;
    if variant == "Between" {
        quick.eat(b',')?;
        quick.space();
        let high = quick.number()?;
        quick.eat(b')')?;
        return (x <= high).then_some(Figure::Between(x, high));
    }
    quick.eat(b')')?;
    match variant {
        "Exactly" => Some(Figure::Exactly(x)),
        "About" => Some(Figure::About(x)),
        "MoreThan" => Some(Figure::MoreThan(x)),
        "AtLeast" => Some(Figure::AtLeast(x)),
        "LessThan" => Some(Figure::LessThan(x)),
        "AtMost" => Some(Figure::AtMost(x)),
        _ => None,
    }
}
