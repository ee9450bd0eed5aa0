//! The fields of the programme itself.

use super::controls::{choice, icon_button};
use super::detail::{At, cells};
use super::entry::Field;
use super::fields::{Fields, Read};
use super::reads;
use super::slot::Slot;
use crate::figure::{Figure, Language, Unit};
use crate::gui::command::Command;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::size;
use crate::locale::tracker as text;
use crate::syntax::Name;
use crate::tracker::edit::{ProgrammeField as F, ProgrammeValue as V};
use crate::tracker::{Coverage, Edit, Kind, Status};
use egui::Ui;
use jiff::civil::Date;

type Line = &'static [(Slot, u8)];

const fn of(field: F) -> Slot {
    Slot::Programme(field)
}

/// Fields line by line: those that the rest of the page rests on, and those that are seldom needed.
const LINES: [(&[Line], &[Line]); 3] = [
    (
        &[
            &[(of(F::Name), 4), (of(F::Agency), 3), (of(F::Status), 2)],
            &[(of(F::Quota), 4), (of(F::RateCap), 3), (of(F::Opened), 3), (of(F::Closes), 3), (of(F::Deadline), 3)],
        ],
        &[&[(Slot::NameZh, 3), (of(F::Kind), 2)], &[(of(F::Scope), 1), (of(F::Subsidy), 1)], &[(of(F::Note), 1)]],
    ),
    (
        &[
            &[(of(F::Name), 4), (of(F::Agency), 3), (of(F::Status), 2)],
            &[(of(F::Owed), 4), (of(F::Target), 3), (of(F::Opened), 3), (of(F::Closes), 3), (of(F::Deadline), 3)],
        ],
        &[&[(Slot::NameZh, 3), (of(F::Kind), 2)], &[(of(F::OwedBy), 3), (of(F::Coverage), 2)], &[(of(F::Note), 1)]],
    ),
    (
        &[
            &[(of(F::Name), 4), (of(F::Agency), 3), (of(F::Status), 2)],
            &[(of(F::Opened), 1), (of(F::Closes), 1), (of(F::Deadline), 1)],
        ],
        &[&[(Slot::NameZh, 3), (of(F::Kind), 2)], &[(of(F::Scope), 1), (of(F::Note), 1)]],
    ),
];

impl Fields {
    /// Draws the fields that the programme's kind has; all of them, or those that count. Says whether the others are to
    /// be shown from now on, or not.
    pub(super) fn programme_ui(&mut self, at: &At<'_>, ui: &mut Ui, all: bool) -> bool {
        let [loan, arrears, measure] = LINES;
        let (first, others) = match at.programme.kind {
            Kind::Loan { .. } => loan,
            Kind::Arrears { .. } => arrears,
            Kind::Measure => measure,
        };
        let (last, before) = first.split_last().map_or((&[][..], first), |(last, before)| (*last, before));
        for line in before {
            self.line(at, ui, line);
        }
        let mut shown = all;
        ui.horizontal_top(|ui| {
            let width = ui.available_width() - size::CONTROL - 4.0;
            ui.spacing_mut().item_spacing.x = 4.0;
            let line = ui.vertical(|ui| {
                ui.set_width(width);
                self.line(at, ui, last);
            });
            // At the height of the fields, not of their labels.
            ui.vertical(|ui| {
                ui.add_space((line.response.rect.height() - size::CONTROL).max(0.0));
                let (icon, name) = if all { (Icon::Up, text::FEWER_FIELDS) } else { (Icon::Down, text::MORE_FIELDS) };
                shown ^= icon_button(&at.cx, ui, icon, name, true).clicked();
            });
        });
        if all {
            for line in others {
                self.line(at, ui, line);
            }
        }
        shown
    }

    fn line(&mut self, at: &At<'_>, ui: &mut Ui, line: Line) {
        // A sum or a date takes some room to be read.
        let most = if ui.available_width() < 520.0 { 3 } else { line.len() };
        for line in line.chunks(most) {
            let spans: Vec<u8> = line.iter().map(|it| it.1).collect();
            cells(ui, &spans, |ui, n| {
                if let Some((slot, _)) = line.get(n) {
                    self.cell(at, ui, *slot);
                }
            });
        }
    }

    fn cell(&mut self, at: &At<'_>, ui: &mut Ui, slot: Slot) {
        // The name that the interface shows comes first.
        let chinese = at.cx.language == Language::Chinese && at.programme.name.zh.is_some();
        let slot = match slot {
            Slot::Programme(F::Name) if chinese => Slot::NameZh,
            Slot::NameZh if chinese => of(F::Name),
            slot => slot,
        };
        let Slot::Programme(field) = slot else { return self.chinese_name(at, ui) };
        match field {
            F::Kind => kind(at, ui),
            F::Status => status(at, ui),
            F::Coverage => coverage(at, ui),
            _ => {
                let cx = &at.cx;
                let value = value(at, field);
                let it = Field::new(slot, text::programme_field(field), &value, at.place);
                self.ui(cx, ui, &it, |name| read(at, field, name));
            }
        }
    }

    fn chinese_name(&mut self, at: &At<'_>, ui: &mut Ui) {
        let name = &at.programme.name;
        let value = name.zh.clone().unwrap_or_default();
        let field = Field::new(Slot::NameZh, text::CHINESE_NAME, &value, at.place);
        self.ui(&at.cx, ui, &field, |typed| {
            let zh = Some(typed.trim()).filter(|it| !it.is_empty()).map(str::to_owned);
            let new = Name { en: name.en.clone(), zh };
            Read::words((new != *name).then(|| set(at, V::Name(new))))
        });
    }
}

fn set(at: &At<'_>, value: V) -> Edit {
    Edit::SetProgramme { programme: at.place, value }
}

/// What the document says in a field.
pub(super) fn value(at: &At<'_>, field: F) -> String {
    let (cx, programme) = (&at.cx, at.programme);
    let words = |name: &Option<Name>| name.as_ref().map_or("", |it| it.text(cx.language)).to_owned();
    let money = |figure: Option<Figure>, unit| figure.map_or_else(String::new, |it| cx.style(unit).figure(it));
    let day = |date: Option<Date>| date.map_or_else(String::new, |it| it.to_string());
    match (field, &programme.kind) {
        (F::Opened, _) => day(programme.opened),
        (F::Closes, _) => day(programme.closes),
        (F::Deadline, _) => day(programme.deadline),
        (F::Name, _) => programme.name.en.clone(),
        (F::Agency, _) => words(&programme.agency),
        (F::Scope, _) => words(&programme.scope),
        (F::Note, _) => programme.note.clone().unwrap_or_default(),
        (F::Quota, Kind::Loan { quota, .. }) => money(*quota, Unit::Yuan),
        (F::RateCap, Kind::Loan { rate_cap, .. }) => money(*rate_cap, Unit::Percent),
        (F::Subsidy, Kind::Loan { subsidy, .. }) => words(subsidy),
        (F::Owed, Kind::Arrears { owed, .. }) => money(*owed, Unit::Yuan),
        (F::Target, Kind::Arrears { target, .. }) => money(*target, Unit::Yuan),
        (F::OwedBy, Kind::Arrears { owed_by, .. }) => words(owed_by),
        _ => String::new(),
    }
}

/// What a text comes to in a field.
pub(super) fn read(at: &At<'_>, field: F, typed: &str) -> Read {
    let (cx, programme) = (&at.cx, at.programme);
    let date = |old, make: fn(Option<Date>) -> V| reads::optional_date(cx, typed, at.year, old, |it| set(at, make(it)));
    let words = |old: &Option<Name>, make: fn(Option<Name>) -> V| {
        reads::optional_name(cx, typed, old.as_ref(), |it| set(at, make(it)))
    };
    let figure =
        |unit, old, make: fn(Option<Figure>) -> V| reads::optional_figure(cx, typed, unit, old, |it| set(at, make(it)));
    match (field, &programme.kind) {
        (F::Name, _) if typed.trim().is_empty() => Read::Refused(cx.t(text::NAME_NEEDED).to_owned()),
        (F::Name, _) => {
            let new = Name { en: typed.trim().to_owned(), zh: programme.name.zh.clone() };
            Read::words((new != programme.name).then(|| set(at, V::Name(new))))
        }
        (F::Agency, _) => words(&programme.agency, V::Agency),
        (F::Scope, _) => words(&programme.scope, V::Scope),
        (F::Note, _) => reads::optional_words(typed, programme.note.as_ref(), |it| set(at, V::Note(it))),
        (F::Opened, _) => date(programme.opened, V::Opened),
        (F::Closes, _) => date(programme.closes, V::Closes),
        (F::Deadline, _) => date(programme.deadline, V::Deadline),
        (F::Quota, Kind::Loan { quota, .. }) => figure(Unit::Yuan, *quota, V::Quota),
        (F::RateCap, Kind::Loan { rate_cap, .. }) => figure(Unit::Percent, *rate_cap, V::RateCap),
        (F::Subsidy, Kind::Loan { subsidy, .. }) => words(subsidy, V::Subsidy),
        (F::Owed, Kind::Arrears { owed, .. }) => figure(Unit::Yuan, *owed, V::Owed),
        (F::Target, Kind::Arrears { target, .. }) => figure(Unit::Yuan, *target, V::Target),
        (F::OwedBy, Kind::Arrears { owed_by, .. }) => words(owed_by, V::OwedBy),
        _ => Read::words(None),
    }
}

/// Another kind takes another's fields: those of the old kind go, and come back with undo.
fn kind(at: &At<'_>, ui: &mut Ui) {
    let cx = &at.cx;
    let kinds = [Kind::LOAN, Kind::ARREARS, Kind::Measure];
    let now = kinds.iter().position(|it| it.name() == at.programme.kind.name());
    let choices: Vec<_> =
        kinds.iter().enumerate().map(|(n, it)| (Some(n), cx.t(text::kind_of_programme(it)))).collect();
    let named = (of(F::Kind).id(), text::programme_field(F::Kind));
    if let Some(new) = choice(cx, ui, named, now, &choices).flatten().and_then(|it| kinds.get(it)) {
        let edit = Edit::change_kind(&cx.desk.document, at.place, new.clone());
        cx.send(Command::Edit(edit, None));
    }
}

fn status(at: &At<'_>, ui: &mut Ui) {
    let cx = &at.cx;
    let mut choices = vec![(None, cx.t(text::NOT_KNOWN))];
    choices.extend(Status::ALL.iter().map(|(_, it)| (Some(*it), cx.t(text::status(*it)))));
    let named = (of(F::Status).id(), text::programme_field(F::Status));
    if let Some(new) = choice(cx, ui, named, at.programme.status, &choices) {
        cx.send(Command::Edit(set(at, V::Status(new)), None));
    }
}

fn coverage(at: &At<'_>, ui: &mut Ui) {
    let cx = &at.cx;
    let mut choices = vec![(None, cx.t(text::NOT_KNOWN))];
    choices.extend(Coverage::ALL.iter().map(|(_, it)| (Some(*it), cx.t(text::coverage(*it)))));
    let named = (of(F::Coverage).id(), text::programme_field(F::Coverage));
    if let Some(new) = choice(cx, ui, named, at.programme.coverage(), &choices) {
        cx.send(Command::Edit(set(at, V::Coverage(new)), None));
    }
}
