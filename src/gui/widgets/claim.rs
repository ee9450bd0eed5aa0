//! A claim where the pointer rests.

use super::text::{secondary, strong};
use crate::dataset::Claim;
use crate::gui::context::ViewCtx;
use crate::locale::{self, claims as text};
use egui::Ui;

/// What a claim says: what it is about, the figure in full, what there is against it, the sentence, the source, the note, and what else there is.
pub fn claim_tip(ui: &mut Ui, cx: &ViewCtx<'_>, claim: &Claim<'_>, more: &[&str]) {
    ui.set_max_width(360.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.label(strong(cx.store.title(claim.series, cx.language)));
    let day = locale::date(claim.on, cx.language);
    let standing = text::weak_standing(claim.standing).map(|it| cx.t(it));
    let conflict = cx.is_disputed(claim).then(|| cx.t(text::CONFLICT));
    let figure = cx.full(claim.series, claim.figure);
    let parts = [figure.as_str(), day.as_str()].into_iter().chain(standing).chain(conflict);
    ui.label(parts.collect::<Vec<_>>().join(" · "));
    if let Some(sentence) = text::sentence_of(claim.words) {
        ui.label(sentence);
    }
    let publisher = cx.publisher(claim);
    for said in [publisher, claim.words.note.as_deref().unwrap_or("")].iter().chain(more) {
        if !said.is_empty() {
            ui.label(secondary(cx.tokens, *said));
        }
    }
}
