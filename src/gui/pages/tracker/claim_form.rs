//! The form of one claim: of one that is there, and of one that is not there yet.

use super::controls::{choice, form_frame, primary_button, text_button};
use super::detail::{At, cells};
use super::fields::{Field, Read};
use super::slot::Slot;
use super::{Ask, Reveal, TrackerPage, reads};
use crate::figure::{Figure, Range, Unit};
use crate::gui::command::Command;
use crate::gui::widgets::strong;
use crate::locale::tracker as text;
use crate::syntax::{Name, Standing};
use crate::tracker::edit::{ClaimField as F, ClaimValue as V};
use crate::tracker::{Claim, Edit, Measure};
use egui::{Align, Layout, Ui};
use jiff::civil::Date;

type Line = &'static [(F, u8)];

const PLAIN: &[Line] = &[
    &[(F::On, 1), (F::Measure, 2), (F::Value, 1)],
    &[(F::Source, 2), (F::Stated, 1), (F::Standing, 1)],
    &[(F::Quote, 2), (F::Gist, 2)],
    &[(F::Scope, 2), (F::Note, 2)],
];

/// A claim that is filled in, and what is chosen in it rather than typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NewClaim {
    pub(super) standing: Standing,
    /// Of a measure of its own.
    pub(super) unit: Unit,
    /// Whether it was to be added already: from then on empty fields are told about.
    pub(super) tried: bool,
}

impl Default for NewClaim {
    fn default() -> Self {
        Self { standing: Standing::Firm, unit: Unit::Yuan, tried: false }
    }
}

/// What the form is about.
struct Form<'f> {
    at: &'f At<'f>,
    /// The claim that is there, with its place.
    claim: Option<(usize, &'f Claim)>,
    /// What the figure counts, as far as is known.
    measure: Option<Measure>,
    known: Vec<Measure>,
    measures: Vec<String>,
    sources: Vec<String>,
    unit: Unit,
    strict: bool,
}

impl Form<'_> {
    fn slot(&self, field: F) -> Slot {
        self.claim.map_or(Slot::NewClaim(field), |(place, _)| Slot::Claim(place, field))
    }

    /// The edit of a claim that is there; of one that is not, nothing.
    fn set(&self, value: V) -> Option<Edit> {
        self.claim.map(|(at, _)| Edit::SetClaim { programme: self.at.place, at, value })
    }

    /// What the document says in a field.
    fn value(&self, field: F) -> String {
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
    fn read(&self, field: F, typed: &str) -> Read {
        let (cx, year) = (&self.at.cx, self.at.year);
        let claim = self.claim.map(|(_, it)| it);
        match field {
            F::On => reads::date(cx, typed, year, |new| {
                (claim.map(|it| it.on) != Some(new)).then(|| self.set(V::On(new))).flatten()
            }),
            F::Stated => self.words_or_date(typed, claim.and_then(|it| it.stated)),
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
            F::By | F::Entered | F::Standing => Read::words(None),
        }
    }

    fn words_or_date(&self, typed: &str, old: Option<Date>) -> Read {
        if typed.trim().is_empty() {
            return Read::words(old.and_then(|_| self.set(V::Stated(None))));
        }
        reads::date(&self.at.cx, typed, self.at.year, |new| {
            (old != Some(new)).then(|| self.set(V::Stated(Some(new)))).flatten()
        })
    }

    fn read_words(&self, typed: &str, old: Option<&String>, make: fn(Option<String>) -> V) -> Read {
        let new = Some(typed.trim()).filter(|it| !it.is_empty());
        let changed = old.map(String::as_str) != new;
        Read::words(changed.then(|| self.set(make(new.map(str::to_owned)))).flatten())
    }

    fn read_measure(&self, typed: &str) -> Read {
        let language = self.at.cx.language;
        let Some(new) = reads::measure(typed, &self.known, self.unit) else {
            return Read::Refused(self.at.cx.t(text::MEASURE_NEEDED).to_owned());
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
        match reads::source(typed, document) {
            Some(id) => {
                let said = self.at.cx.publisher_in_tracker(&id);
                let edit = (old.as_ref() != Some(&id)).then(|| self.set(V::Source(Some(id)))).flatten();
                Read::Understood(edit.map(Box::new), said)
            }
            None => Read::Refused(self.at.cx.t(text::NO_SUCH_SOURCE).to_owned()),
        }
    }
}

impl TrackerPage {
    /// The form of a claim that is there.
    pub(super) fn claim_form(&mut self, at: &At<'_>, ui: &mut Ui, place: usize, claim: &Claim, asked: &mut Vec<Ask>) {
        let cx = &at.cx;
        let frame = form_frame(cx).show(ui, |ui| {
            let unit = claim.measure.unit();
            let form = form(at, Some((place, claim)), Some(claim.measure.clone()), unit, false);
            if let Some(standing) = self.lines_ui(&form, ui, claim.standing)
                && let Some(edit) = form.set(V::Standing(standing))
            {
                cx.send(Command::Edit(edit, None));
            }
            if let Measure::Other { name, unit } = &claim.measure
                && let Some(unit) = unit_choice(at, ui, *unit)
                && let Some(edit) = form.set(V::Measure(Measure::Other { name: name.clone(), unit }))
            {
                cx.send(Command::Edit(edit, None));
            }
            self.source_ui(at, ui, Some(place), asked);
            ui.horizontal(|ui| {
                if ui.button(cx.t(text::DELETE_CLAIM)).clicked() {
                    asked.push(Ask::DeleteClaim(place));
                }
                if ui.button(cx.t(text::DUPLICATE_CLAIM)).clicked() {
                    asked.push(Ask::DuplicateClaim(place));
                }
                if ui.button(cx.t(text::COPY_CITATION)).clicked() {
                    cx.send(Command::Copy(super::claims::citation(at, claim)));
                }
                if claim.source.is_some() && ui.button(cx.t(text::SHOW_IN_SOURCES)).clicked() {
                    asked.push(Ask::ShowSource(place));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if text_button(cx, ui, text::CLOSE).clicked() {
                        asked.push(Ask::Close);
                    }
                    self.source_button(at, ui);
                });
            });
        });
        if self.reveal.take_if(|it| *it == Reveal::Form).is_some() {
            frame.response.scroll_to_me(None);
        }
    }

    /// The form of a claim that is not there yet.
    pub(super) fn new_claim_ui(&mut self, at: &At<'_>, ui: &mut Ui, asked: &mut Vec<Ask>) {
        let cx = &at.cx;
        let frame = form_frame(cx).show(ui, |ui| {
            ui.label(strong(cx.t(text::NEW_CLAIM)));
            let form = self.new_form(at);
            if let Some(standing) = self.lines_ui(&form, ui, self.new_claim.standing) {
                self.new_claim.standing = standing;
            }
            if matches!(form.measure, Some(Measure::Other { .. }))
                && !form.known.iter().any(|it| Some(it) == form.measure.as_ref())
                && let Some(unit) = unit_choice(at, ui, self.new_claim.unit)
            {
                self.new_claim.unit = unit;
            }
            self.source_ui(at, ui, None, asked);
            ui.horizontal(|ui| {
                if primary_button(cx, ui, text::ADD).clicked() {
                    asked.push(Ask::AddClaim);
                }
                if ui.button(cx.t(text::CANCEL)).clicked() {
                    asked.push(Ask::Close);
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| self.source_button(at, ui));
            });
        });
        if self.reveal.take_if(|it| *it == Reveal::Form).is_some() {
            frame.response.scroll_to_me(None);
        }
    }

    fn new_form<'f>(&self, at: &'f At<'f>) -> Form<'f> {
        let known = reads::measures(at.programme);
        let typed = self.fields.text(Slot::NewClaim(F::Measure));
        let measure = reads::measure(typed, &known, self.new_claim.unit);
        form(at, None, measure, self.new_claim.unit, self.new_claim.tried)
    }

    fn lines_ui(&mut self, form: &Form<'_>, ui: &mut Ui, standing: Standing) -> Option<Standing> {
        let mut chosen = None;
        for line in PLAIN {
            let spans: Vec<u8> = line.iter().map(|it| it.1).collect();
            cells(ui, &spans, |ui, n| match line.get(n) {
                Some((F::Standing, _)) => chosen = standing_choice(form, ui, standing),
                Some((field, _)) => self.field_ui(form, ui, *field),
                None => {}
            });
        }
        chosen
    }

    fn field_ui(&mut self, form: &Form<'_>, ui: &mut Ui, field: F) {
        let value = form.value(field);
        let choices: &[String] = match field {
            F::Measure => &form.measures,
            F::Source => &form.sources,
            _ => &[],
        };
        let hint = match field {
            F::On | F::Stated if form.claim.is_none() => form.at.cx.t(text::DATE_HINT),
            _ => "",
        };
        let slot = form.slot(field);
        let it = Field {
            hint,
            choices,
            rows: if matches!(field, F::Quote | F::Gist) { 2 } else { 1 },
            strict: form.strict,
            ..Field::new(slot, text::claim_field(field), &value, form.at.place)
        };
        self.fields.ui(&form.at.cx, ui, &it, |typed| form.read(field, typed));
    }

    /// The claim that is filled in; where it is not whole, the first field that has to be looked at.
    pub(super) fn filled_claim(&self, at: &At<'_>) -> Result<Claim, Slot> {
        let form = self.new_form(at);
        let typed = |field| self.fields.text(Slot::NewClaim(field));
        for field in [F::On, F::Measure, F::Value, F::Source, F::Stated] {
            if let Read::Refused(_) = form.read(field, typed(field)) {
                return Err(Slot::NewClaim(field));
            }
        }
        let words = |field| Some(typed(field).trim()).filter(|it| !it.is_empty()).map(str::to_owned);
        let date = |field| crate::locale::dates::parse(typed(field), at.year).ok();
        let on = date(F::On).ok_or(Slot::NewClaim(F::On))?;
        let measure = form.measure.ok_or(Slot::NewClaim(F::Measure))?;
        let figure: Figure = reads::figure(typed(F::Value), measure.unit(), measure.range(), at.cx.language)
            .ok()
            .ok_or(Slot::NewClaim(F::Value))?;
        Ok(Claim {
            stated: date(F::Stated),
            scope: words(F::Scope).map(Name::plain),
            source: reads::source(typed(F::Source), &at.cx.desk.document),
            quote: words(F::Quote),
            gist: words(F::Gist),
            note: words(F::Note),
            standing: self.new_claim.standing,
            entered: Some(at.cx.today),
            ..Claim::new(on, measure, figure)
        })
    }
}

fn form<'f>(
    at: &'f At<'f>,
    claim: Option<(usize, &'f Claim)>,
    measure: Option<Measure>,
    unit: Unit,
    strict: bool,
) -> Form<'f> {
    let language = at.cx.language;
    let known = reads::measures(at.programme);
    let measures = known.iter().map(|it| text::measure(it, language)).collect();
    let sources = at.cx.desk.document.sources.iter().map(|it| it.title.text(language).to_owned()).collect();
    Form { at, claim, measure, known, measures, sources, unit, strict }
}

fn standing_choice(form: &Form<'_>, ui: &mut Ui, now: Standing) -> Option<Standing> {
    let cx = &form.at.cx;
    let choices = Standing::ALL.map(|(_, it)| (it, cx.t(text::standing(it))));
    choice(cx, ui, (form.slot(F::Standing).id(), text::claim_field(F::Standing)), now, &choices)
}

fn unit_choice(at: &At<'_>, ui: &mut Ui, now: Unit) -> Option<Unit> {
    let cx = &at.cx;
    let choices = Unit::NAMED.map(|(_, it)| (it, text::unit(it, cx.language)));
    let mut chosen = None;
    cells(ui, &[1, 3], |ui, n| {
        if n == 0 {
            chosen = choice(cx, ui, (ui.scope_id().with("unit"), text::UNIT), now, &choices);
        }
    });
    chosen
}
