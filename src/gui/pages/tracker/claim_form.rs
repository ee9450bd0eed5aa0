//! The form of one claim: of one that is there, and of one that is not there yet.

use super::claim_fields::{Form, own_measure};
use super::controls::{choice, editing, form_frame, primary_button, text_button};
use super::detail::{At, cells};
use super::entry::Field;
use super::reads::Named;
use super::slot::Slot;
use super::{Ask, Reveal, TrackerPage};
use crate::figure::Unit;
use crate::gui::command::Command;
use crate::gui::widgets::{link, strong};
use crate::locale::tracker as text;
use crate::syntax::Standing;
use crate::tracker::edit::{ClaimField as F, ClaimValue as V};
use crate::tracker::{Claim, Edit, Measure};
use egui::{Align, Layout, Ui};

type Line = &'static [(F, u8)];

const PLAIN: &[Line] = &[
    &[(F::On, 1), (F::Measure, 2), (F::Value, 1)],
    &[(F::Source, 2), (F::Stated, 1), (F::Standing, 1)],
    &[(F::Quote, 2), (F::Gist, 2)],
    &[(F::Scope, 2), (F::Note, 2)],
    &[(F::By, 2), (F::Entered, 2)],
];

/// A claim that is filled in, and what is chosen in it rather than typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewClaim {
    pub(super) standing: Standing,
    /// Of a measure of its own.
    pub(super) unit: Unit,
    /// The name of a measure that there was none of, and that was meant so.
    pub(super) own: String,
    /// Whether it was to be added already: from then on empty fields are told about.
    pub(super) tried: bool,
}

impl Default for NewClaim {
    fn default() -> Self {
        Self { standing: Standing::Firm, unit: Unit::Yuan, own: String::new(), tried: false }
    }
}

impl TrackerPage {
    /// The form of a claim that is there.
    pub(super) fn claim_form(&mut self, at: &At<'_>, ui: &mut Ui, place: usize, claim: &Claim, asked: &mut Vec<Ask>) {
        let cx = &at.cx;
        let frame = form_frame(cx).show(ui, |ui| {
            let form = Form::of(at, place, claim, false);
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
            // They are many: what does not fit beside the others goes below them.
            ui.horizontal_wrapped(|ui| {
                for (name, ask) in
                    [(text::DELETE_CLAIM, Ask::DeleteClaim(place)), (text::DUPLICATE_CLAIM, Ask::DuplicateClaim(place))]
                {
                    if editing(cx, ui, |ui| ui.button(cx.t(name))).clicked() {
                        asked.push(ask);
                    }
                }
                if ui.button(cx.t(text::COPY_CITATION)).clicked() {
                    super::claims::copy_citation(at, claim);
                }
                if claim.source.is_some() && ui.button(cx.t(text::SHOW_IN_SOURCES)).clicked() {
                    asked.push(Ask::ShowSource(place));
                }
                if let Some(source) = claim.source.as_deref().and_then(|id| source_place(at, id))
                    && editing(cx, ui, |ui| text_button(cx, ui, text::EDIT_SOURCE)).clicked()
                {
                    asked.push(Ask::EditSource(source));
                }
                self.source_button(at, ui);
                if text_button(cx, ui, text::CLOSE).clicked() {
                    asked.push(Ask::Close);
                }
            });
        });
        self.reveal_form(ui, &frame.response);
    }

    /// The form of a claim that is not there yet.
    pub(super) fn new_claim_ui(&mut self, at: &At<'_>, ui: &mut Ui, asked: &mut Vec<Ask>) {
        let cx = &at.cx;
        let frame = form_frame(cx).show(ui, |ui| {
            ui.label(strong(cx.t(text::NEW_CLAIM)));
            let form = Form::filled(at, &self.fields, &self.new_claim);
            if let Some(standing) = self.lines_ui(&form, ui, self.new_claim.standing) {
                self.new_claim.standing = standing;
            }
            if form.is_new_measure()
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
        self.reveal_form(ui, &frame.response);
    }

    /// Scrolls to the form that was just opened, once the second click of a pair can't come any more.
    fn reveal_form(&mut self, ui: &Ui, form: &egui::Response) {
        let now = ui.input(|it| it.time);
        match self.reveal {
            Some(Reveal::FormAt(time)) if now < time => {
                let wait = std::time::Duration::try_from_secs_f64(time - now).unwrap_or_default();
                ui.ctx().request_repaint_after(wait);
            }
            Some(Reveal::Form | Reveal::FormAt(_)) => {
                self.reveal = None;
                form.scroll_to_me(None);
            }
            Some(Reveal::Row | Reveal::Walked) | None => {}
        }
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
        let hint = match field {
            F::On | F::Stated | F::Entered if form.claim.is_none() => form.at.cx.t(text::DATE_HINT),
            _ => "",
        };
        let slot = form.slot(field);
        let it = Field {
            hint,
            choices: form.choices(field),
            careful: field == F::Source,
            rows: if matches!(field, F::Quote | F::Gist) { 2 } else { 1 },
            strict: form.strict,
            warning: form.warning(field, &self.fields),
            ..Field::new(slot, text::claim_field(field), &value, form.at.place)
        };
        self.fields.ui(&form.at.cx, ui, &it, |typed| form.read(field, typed));
        if field == F::Measure {
            self.unknown_measure_ui(form, ui);
        }
    }

    /// Where a measure is typed that there is none of: the one that was probably meant, and a new one, to choose from.
    fn unknown_measure_ui(&mut self, form: &Form<'_>, ui: &mut Ui) {
        let (cx, slot) = (&form.at.cx, form.slot(F::Measure));
        let typed = self.fields.text(slot).trim().to_owned();
        let Named::New(near) = form.measure_named(&typed) else { return };
        let near = near.map(|it| (text::take_measure(&text::measure(&it, cx.language), cx.language), it));
        let own = text::new_measure(&typed, cx.language);
        ui.horizontal_wrapped(|ui| {
            if let Some((said, measure)) = near
                && link(ui, cx.tokens, said).clicked()
            {
                self.take_measure(form, measure);
            }
            if link(ui, cx.tokens, own).clicked() {
                let unit = form.measure.as_ref().map_or(self.new_claim.unit, Measure::unit);
                self.new_claim.own.clone_from(&typed);
                self.take_measure(form, own_measure(&typed, unit));
            }
        });
    }

    fn take_measure(&mut self, form: &Form<'_>, measure: Measure) {
        let slot = form.slot(F::Measure);
        let Some((place, claim)) = form.claim else {
            self.fields.put(slot, text::measure(&measure, form.at.cx.language));
            self.fields.want(Slot::NewClaim(F::Value));
            return;
        };
        self.fields.forget(|it| it == slot);
        let set = |value| Edit::SetClaim { programme: form.at.place, at: place, value };
        if claim.measure != measure {
            form.at.cx.send(Command::Edit(set(V::Measure(measure)), None));
        }
    }
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

/// Where a source stands in the tracker.
fn source_place(at: &At<'_>, id: &str) -> Option<usize> {
    at.cx.desk.document.sources.iter().position(|it| it.id == id)
}
