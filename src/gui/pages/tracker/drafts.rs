//! What is filled in and not added yet, as it is kept for the case of a crash, and put back.

use super::claim_form::NewClaim;
use super::fields::Fields;
use super::slot::{Slot, SourceField};
use super::{TrackerPage, sources};
use crate::disk::Filled;
use crate::figure::Unit;
use crate::locale::{Text, tracker as text};
use crate::syntax::Standing;
use crate::tracker::edit::{ClaimField, MilestoneField};

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

/// What a text belongs to, and the name of its field; none for what is chosen beside.
pub(in crate::gui) fn filled_labels(filled: &Filled) -> Option<(Text, Text)> {
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
        found
    }

    /// Puts back into the forms what was filled in, and shows the first of them.
    pub fn fill(&mut self, filled: &[Filled]) {
        let Some(first) = filled.first() else { return };
        // What is shown is put aside, to be taken up again with all that is put in here.
        self.change_programme("");
        for Filled { of, field, text } in filled {
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
}
