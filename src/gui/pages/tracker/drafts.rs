//! What is filled in and not added yet, as it is kept for the case of a crash, and put back.

use super::aside::Aside;
use super::claim_form::NewClaim;
use super::fields::Fields;
use super::slot::{Slot, SourceField};
use super::{TrackerPage, sources};
use crate::disk::Filled;
use crate::figure::Unit;
use crate::gui::context::ViewCtx;
use crate::gui::theme::size;
use crate::gui::widgets::{card_frame, secondary};
use crate::locale::{self, Text, labelled, tracker as text};
use crate::syntax::Standing;
use crate::tracker::Document;
use crate::tracker::edit::{ClaimField, MilestoneField};
use egui::{Align, Label, Layout, ScrollArea, Ui};
use std::collections::BTreeSet;

/// The name of a field; it does not change with the language.
fn name(slot: Slot) -> String {
    match slot {
        Slot::NewClaim(field) => format!("claim.{field:?}"),
        Slot::NewMilestone(field) => format!("step.{field:?}"),
        Slot::NewSource(field) => format!("source.{field:?}"),
        _ => String::new(),
    }
}

/// The field with a name.
fn named(wanted: &str) -> Option<Slot> {
    let claims = ClaimField::ALL.iter().map(|it| Slot::NewClaim(*it));
    let steps = MilestoneField::ALL.iter().map(|it| Slot::NewMilestone(*it));
    let sources = [SourceField::Title, SourceField::Publisher, SourceField::Published].map(Slot::NewSource);
    claims.chain(steps).chain(sources).find(|it| name(*it) == wanted)
}

/// What is chosen in the form of a claim rather than typed.
const STANDING: &str = "claim.standing";
const UNIT: &str = "claim.unit";
const OWN: &str = "claim.own";
/// Rows that were pasted, as text with tabs.
const ROWS: &str = "paste.rows";

/// What a text belongs to, and the name of its field; none for what is chosen beside.
pub(in crate::gui) fn filled_labels(filled: &Filled) -> Option<(Text, Text)> {
    if filled.field == ROWS {
        return Some((text::PASTE_TITLE, text::ROWS));
    }
    Some(match named(&filled.field)? {
        Slot::NewClaim(field) => (text::NEW_CLAIM, text::claim_field(field)),
        Slot::NewMilestone(field) => (text::NEW_MILESTONE, text::milestone_field(field)),
        Slot::NewSource(field) => (text::NEW_SOURCE, sources::label(field)),
        _ => return None,
    })
}

/// What waits in the forms of one programme.
fn of(id: &str, fields: &Fields, new: Option<&NewClaim>, found: &mut Vec<Filled>) {
    if !fields.any(Slot::is_unfinished) {
        return;
    }
    let put = |field: String, text: &str| Filled { of: id.to_owned(), field, text: text.to_owned() };
    let claim = fields.any(Slot::is_of_a_filled_claim);
    let kept = |slot: Slot| if matches!(slot, Slot::NewClaim(_)) { claim } else { slot.is_unfinished() };
    let typed = fields.typed.iter().filter(|(slot, it)| kept(**slot) && !it.text.trim().is_empty());
    found.extend(typed.map(|(slot, it)| put(name(*slot), &it.text)));
    if let Some(NewClaim { standing, unit, own, .. }) = new.filter(|_| claim) {
        if *standing != Standing::default() {
            found.push(put(STANDING.to_owned(), standing.name()));
        }
        if !own.is_empty() {
            let unit = Unit::NAMED.into_iter().find(|it| it.1 == *unit);
            found.extend(unit.map(|(word, _)| put(UNIT.to_owned(), word)));
            found.push(put(OWN.to_owned(), own));
        }
    }
}

impl TrackerPage {
    /// What is filled in and not added yet, of any programme.
    pub fn filled(&self) -> Vec<Filled> {
        let mut found = Vec::new();
        of(&self.shown.0, &self.fields, Some(&self.new_claim), &mut found);
        for (id, parked) in &self.parked {
            of(id, &parked.fields, parked.new_claim.as_ref(), &mut found);
        }
        let again = self.rows.iter().map(|(id, rows)| (id.as_str(), rows.as_str()));
        found.extend(self.aside.rows().into_iter().chain(again).map(|(id, rows)| Filled {
            of: id.to_owned(),
            field: ROWS.to_owned(),
            text: rows.to_owned(),
        }));
        found
    }

    /// Puts back into the forms what was filled in, and shows the first of them.
    pub fn fill(&mut self, filled: &[Filled]) {
        let Some(first) = filled.first() else { return };
        // What is shown is put aside, to be taken up again with all that is put in here.
        self.change_programme("");
        for Filled { of, field, text } in filled {
            if field == ROWS {
                self.rows.push((of.clone(), text.clone()));
                continue;
            }
            let parked = self.parked.entry(of.clone()).or_default();
            let slot = named(field);
            match slot {
                Some(slot @ (Slot::NewMilestone(_) | Slot::NewSource(_))) => {
                    parked.fields.put(slot, text);
                    continue;
                }
                Some(slot) => parked.fields.put(slot, text),
                None => {}
            }
            let new = parked.new_claim.get_or_insert_default();
            match field.as_str() {
                STANDING => new.standing = Standing::named(text).unwrap_or_default(),
                UNIT => {
                    let unit = Unit::NAMED.into_iter().find(|it| it.0 == text);
                    new.unit = unit.map_or(new.unit, |it| it.1);
                }
                OWN => new.own.clone_from(text),
                _ => {}
            }
        }
        self.show(first.of.clone());
    }

    /// Rows that were kept, once the programme is shown that they are for.
    pub(super) fn rows_again(&mut self) -> Option<String> {
        let at = self.rows.iter().position(|it| it.0 == self.shown.0)?;
        matches!(self.aside, Aside::Nothing).then(|| self.rows.remove(at).1)
    }

    /// Whether something waits for programmes that the tracker does not have, and what: by the ids of those.
    fn left_over(&self, document: &Document) -> Vec<Filled> {
        let is_gone = |id: &str| document.position(id).is_none();
        let parked = self.parked.iter().filter(|it| it.1.fields.any(Slot::is_unfinished));
        let ids = parked.map(|it| it.0).chain(self.rows.iter().map(|it| &it.0));
        let gone: BTreeSet<&String> = ids.filter(|it| is_gone(it)).collect();
        if gone.is_empty() {
            return Vec::new();
        }
        self.filled().into_iter().filter(|it| gone.contains(&it.of)).collect()
    }

    /// Tells what waits for programmes that are gone, so that it can be copied or given up. An undo that brings such a
    /// programme back brings it back into its form.
    pub(super) fn left_over_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        // What could not be understood in a field of such a programme belongs to nothing any more.
        for (id, parked) in self.parked.iter_mut().filter(|it| it.1.fields.is_unfinished()) {
            if cx.desk.document.position(id).is_none() {
                parked.fields.forget(|it| !it.is_new());
            }
        }
        let left = self.left_over(&cx.desk.document);
        if left.is_empty() {
            return;
        }
        let told = |it: &Filled| {
            let (_, field) = filled_labels(it)?;
            Some(labelled(field.get(cx.language), &it.text, cx.language))
        };
        let lines: Vec<String> = left.iter().filter_map(told).collect();
        let ids: BTreeSet<&str> = left.iter().map(|it| it.of.as_str()).collect();
        let ids = ids.into_iter().collect::<Vec<_>>().join(locale::comma(cx.language));
        let frame = card_frame(cx.tokens).fill(cx.tokens.caution_soft).inner_margin(egui::Margin::symmetric(16, 8));
        let mut given_up = false;
        frame.show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    given_up = ui.button(cx.t(text::GIVE_UP)).clicked();
                    if ui.button(cx.t(text::COPY_TEXT)).clicked() {
                        ui.ctx().copy_text(lines.join("\n"));
                    }
                    let said = text::left_over(&ids, cx.language);
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| ui.add(Label::new(said).truncate()));
                });
            });
            ScrollArea::vertical().max_height(80.0).id_salt("left over").show(ui, |ui| {
                ui.set_width(ui.available_width());
                for line in &lines {
                    ui.label(secondary(cx.tokens, line));
                }
            });
        });
        ui.add_space(size::GRID);
        if given_up {
            self.parked.retain(|id, _| cx.desk.document.position(id).is_some());
            self.rows.retain(|(id, _)| cx.desk.document.position(id).is_some());
        }
    }
}
