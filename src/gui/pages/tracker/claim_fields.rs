//! The fields of a claim: what they say, and what a text comes to in them. The form and the table share them.

use super::claim_form::NewClaim;
use super::detail::At;
use super::entry::Choice;
use super::fields::{Fields, Read};
use super::reads::{self, Named};
use super::slot::Slot;
use crate::figure::{Range, Unit};
use crate::locale::{dates, tracker as text};
use crate::syntax::{Name, Standing};
use crate::tracker::edit::{ClaimField as F, ClaimValue as V};
use crate::tracker::{Claim, Edit, Measure};
use jiff::civil::Date;

/// What fields of a claim are about: of one that is there, or of one that is filled in.
pub(super) struct Form<'f> {
    pub(super) at: &'f At<'f>,
    /// The claim that is there, with its place.
    pub(super) claim: Option<(usize, &'f Claim)>,
    /// Whether the fields are cells of the table.
    table: bool,
    /// What the figure counts, as far as is known.
    pub(super) measure: Option<Measure>,
    known: Vec<Measure>,
    measures: Vec<Choice>,
    /// The unit of a measure of its own.
    unit: Unit,
    /// The name of a measure that there was none of, and that was meant so.
    own: String,
    pub(super) strict: bool,
}

impl<'f> Form<'f> {
    /// The fields of a claim that is there, in its form or in the table.
    pub(super) fn of(at: &'f At<'f>, place: usize, claim: &'f Claim, table: bool) -> Self {
        let form = Self::new(at, Some(claim.measure.clone()), claim.measure.unit());
        Self { claim: Some((place, claim)), table, ..form }
    }

    /// The fields of a claim that is filled in.
    pub(super) fn filled(at: &'f At<'f>, fields: &Fields, new: &NewClaim) -> Self {
        let form = Self::new(at, None, new.unit);
        let typed = fields.text(Slot::NewClaim(F::Measure));
        let measure = match reads::measure(typed, &form.known) {
            Named::Known(measure) => Some(measure),
            Named::New(_) if typed.trim() == new.own => Some(own_measure(&new.own, new.unit)),
            Named::New(_) | Named::Nothing => None,
        };
        Self { measure, own: new.own.clone(), strict: new.tried, ..form }
    }

    fn new(at: &'f At<'f>, measure: Option<Measure>, unit: Unit) -> Self {
        let language = at.cx.language;
        let known = reads::measures(at.programme);
        let measures = known.iter().map(|it| Choice::plain(text::measure(it, language))).collect();
        let (claim, own) = (None, String::new());
        Self { at, claim, table: false, measure, known, measures, unit, own, strict: false }
    }

    pub(super) fn slot(&self, field: F) -> Slot {
        match self.claim {
            Some((place, _)) if self.table => Slot::Cell(place, field),
            Some((place, _)) => Slot::Claim(place, field),
            None => Slot::NewClaim(field),
        }
    }

    /// What can be chosen in a field instead of typed.
    pub(super) fn choices(&self, field: F) -> &[Choice] {
        match field {
            F::Measure => &self.measures,
            F::Source => self.at.sources.choices(),
            _ => &[],
        }
    }

    /// The edit of a claim that is there; of one that is not, nothing.
    pub(super) fn set(&self, value: V) -> Option<Edit> {
        self.claim.map(|(at, _)| Edit::SetClaim { programme: self.at.place, at, value })
    }

    /// What the document says in a field.
    pub(super) fn value(&self, field: F) -> String {
        let Some((_, claim)) = self.claim else { return String::new() };
        let (cx, language) = (&self.at.cx, self.at.cx.language);
        let date = |date: Option<Date>| date.map_or_else(String::new, |it| it.to_string());
        let words = |words: &Option<String>| words.clone().unwrap_or_default();
        match field {
            F::On => claim.on.to_string(),
            F::Stated => date(claim.stated),
            F::Measure => text::measure(&claim.measure, language),
            F::Value => cx.style(claim.measure.unit()).figure(claim.value),
            F::Scope => claim.scope.as_ref().map_or("", |it| it.text(language)).to_owned(),
            F::Source => {
                let title = |id: &String| reads::source_title(id, &cx.desk.document, language);
                claim.source.as_ref().map_or_else(String::new, title)
            }
            F::Quote => words(&claim.quote),
            F::Gist => words(&claim.gist),
            F::Note => words(&claim.note),
            F::By => words(&claim.by),
            F::Entered => date(claim.entered),
            F::Standing => String::new(),
        }
    }

    /// What a text comes to in a field.
    pub(super) fn read(&self, field: F, typed: &str) -> Read {
        let (cx, year) = (&self.at.cx, self.at.year);
        let claim = self.claim.map(|(_, it)| it);
        match field {
            F::On => reads::date(cx, typed, year, |new| {
                (claim.map(|it| it.on) != Some(new)).then(|| self.set(V::On(new))).flatten()
            }),
            F::Stated => self.words_or_date(typed, claim.and_then(|it| it.stated), V::Stated),
            F::Measure => self.read_measure(typed),
            F::Value => self.read_figure(typed),
            F::Source => self.read_source(typed),
            F::Scope => {
                let old = claim.and_then(|it| it.scope.as_ref());
                let new = reads::in_language(typed, old, cx.language);
                Read::words((old != new.as_ref()).then(|| self.set(V::Scope(new))).flatten())
            }
            F::Quote => self.read_words(typed, claim.and_then(|it| it.quote.as_ref()), V::Quote),
            F::Gist => self.read_words(typed, claim.and_then(|it| it.gist.as_ref()), V::Gist),
            F::Note => self.read_words(typed, claim.and_then(|it| it.note.as_ref()), V::Note),
            F::By => self.read_words(typed, claim.and_then(|it| it.by.as_ref()), V::By),
            F::Entered => self.words_or_date(typed, claim.and_then(|it| it.entered), V::Entered),
            F::Standing => Read::words(None),
        }
    }

    fn words_or_date(&self, typed: &str, old: Option<Date>, make: fn(Option<Date>) -> V) -> Read {
        if typed.trim().is_empty() {
            return Read::words(old.and_then(|_| self.set(make(None))));
        }
        reads::date(&self.at.cx, typed, self.at.year, |new| {
            (old != Some(new)).then(|| self.set(make(Some(new)))).flatten()
        })
    }

    fn read_words(&self, typed: &str, old: Option<&String>, make: fn(Option<String>) -> V) -> Read {
        let new = Some(typed.trim()).filter(|it| !it.is_empty());
        let changed = old.map(String::as_str) != new;
        Read::words(changed.then(|| self.set(make(new.map(str::to_owned)))).flatten())
    }

    fn read_measure(&self, typed: &str) -> Read {
        let language = self.at.cx.language;
        let new = match reads::measure(typed, &self.known) {
            Named::Nothing => return Read::Refused(self.at.cx.t(text::MEASURE_NEEDED).to_owned()),
            Named::Known(measure) => measure,
            Named::New(_) if typed.trim() == self.own => own_measure(&self.own, self.unit),
            Named::New(near) => return Read::Refused(reads::no_measure(&self.at.cx, near.as_ref())),
        };
        let said = match &new {
            Measure::Other { name, unit } => text::own(name.text(language), text::unit(*unit, language), language),
            it => text::measure(it, language),
        };
        let changed = self.claim.is_none_or(|(_, it)| it.measure != new);
        Read::Understood(changed.then(|| self.set(V::Measure(new))).flatten().map(Box::new), said)
    }

    fn read_figure(&self, typed: &str) -> Read {
        let cx = &self.at.cx;
        let (unit, range) = self.measure.as_ref().map_or((Unit::Yuan, Range::default()), |it| (it.unit(), it.range()));
        match reads::figure(typed, unit, range, cx.language) {
            Ok(new) => {
                let changed = self.claim.is_none_or(|(_, it)| it.value != new);
                reads::understood_figure(cx, new, unit, changed.then(|| self.set(V::Value(new))).flatten())
            }
            Err(why) => Read::Refused(why),
        }
    }

    fn read_source(&self, typed: &str) -> Read {
        let document = &self.at.cx.desk.document;
        let old = self.claim.and_then(|(_, it)| it.source.clone());
        if typed.trim().is_empty() {
            return Read::words(old.and_then(|_| self.set(V::Source(None))));
        }
        match self.at.sources.id(typed, document) {
            Ok(id) => {
                let said = self.at.cx.publisher_in_tracker(&id);
                let edit = (old.as_ref() != Some(&id)).then(|| self.set(V::Source(Some(id)))).flatten();
                Read::Understood(edit.map(Box::new), said)
            }
            Err(why) => Read::Refused(why),
        }
    }

    /// What a text comes to as a measure; one that is new and meant so is known.
    pub(super) fn measure_named(&self, typed: &str) -> Named {
        match reads::measure(typed, &self.known) {
            Named::New(_) if typed.trim() == self.own => Named::Known(own_measure(&self.own, self.unit)),
            named => named,
        }
    }

    /// Whether the measure is one of its own that there was none of before.
    pub(super) fn is_new_measure(&self) -> bool {
        self.measure.as_ref().is_some_and(|it| matches!(it, Measure::Other { .. }) && !self.known.contains(it))
    }

    /// What looks odd in a field and is taken all the same: said before the day that it is about.
    pub(super) fn warning(&self, field: F, fields: &Fields) -> Option<&'static str> {
        if field != F::Stated {
            return None;
        }
        let day = |field| {
            let typed = fields.text(self.slot(field));
            let there = self.claim.and_then(|(_, it)| if field == F::On { Some(it.on) } else { it.stated });
            dates::parse(typed, self.at.year).ok().or(there)
        };
        (day(F::Stated)? < day(F::On)?).then(|| self.at.cx.t(text::STATED_BEFORE))
    }

    /// The claim that is filled in; where it is not whole, the first field that has to be looked at.
    pub(super) fn claim(&self, fields: &Fields, standing: Standing) -> Result<Claim, Slot> {
        let typed = |field| fields.text(Slot::NewClaim(field));
        for field in [F::On, F::Measure, F::Value, F::Source, F::Stated, F::Entered] {
            if let Read::Refused(_) = self.read(field, typed(field)) {
                return Err(Slot::NewClaim(field));
            }
        }
        let words = |field| Some(typed(field).trim()).filter(|it| !it.is_empty()).map(str::to_owned);
        let date = |field| dates::parse(typed(field), self.at.year).ok();
        let on = date(F::On).ok_or(Slot::NewClaim(F::On))?;
        let measure = self.measure.clone().ok_or(Slot::NewClaim(F::Measure))?;
        let figure = reads::figure(typed(F::Value), measure.unit(), measure.range(), self.at.cx.language)
            .ok()
            .ok_or(Slot::NewClaim(F::Value))?;
        Ok(Claim {
            stated: date(F::Stated),
            scope: words(F::Scope).map(Name::plain),
            source: self.at.sources.id(typed(F::Source), &self.at.cx.desk.document).ok(),
            quote: words(F::Quote),
            gist: words(F::Gist),
            note: words(F::Note),
            by: words(F::By),
            entered: date(F::Entered),
            standing,
            ..Claim::new(on, measure, figure)
        })
    }
}

/// A measure that there was none of.
pub(super) fn own_measure(name: &str, unit: Unit) -> Measure {
    Measure::Other { name: Name::plain(name.trim()), unit }
}
