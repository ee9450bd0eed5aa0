//! Claims that contradict each other, side by side.

use super::axis::RateAxis;
use super::detail::sentence;
use crate::chart::Certainty;
use crate::dataset::{Claim, ClaimId};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::{mark_in, secondary};
use crate::locale::sectors as text;
use egui::{CornerRadius, Frame, Label, Margin, RichText, Sense, Stroke, Ui, vec2};

/// The least width of a claim beside others; where there is less room they stand below each other.
const LEAST: f32 = 220.0;

/// Claims for one date that can't all be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clash {
    /// All claims for the date, the firmest first.
    pub(super) claims: Vec<ClaimId>,
}

impl Clash {
    /// Draws the claims beside each other, under a line that says what is wrong.
    pub(super) fn ui(&self, cx: &ViewCtx<'_>, ui: &mut Ui, axis: Option<&RateAxis>) {
        let claims: Vec<Claim<'_>> = self.claims.iter().filter_map(|it| cx.store.data().claims.get(*it)).collect();
        let Some(on) = claims.first().map(|it| it.on) else { return };
        let tokens = cx.tokens;
        let frame = Frame::new()
            .stroke(Stroke::new(size::HAIRLINE, tokens.alarm.gamma_multiply(0.5)))
            .corner_radius(CornerRadius::same(size::CORNER))
            .inner_margin(Margin::symmetric(12, 8));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 6.0;
            let said = text::clash(claims.len(), on, cx.language);
            ui.label(RichText::new(said).text_style(text_style(SECONDARY)).color(tokens.alarm));
            #[expect(clippy::cast_sign_loss, reason = "clamped to 1 and above")]
            let most = (ui.available_width() / LEAST).max(1.0) as usize;
            for row in claims.chunks(most.min(claims.len()).max(1)) {
                ui.columns(row.len(), |uis| {
                    for (ui, claim) in uis.iter_mut().zip(row) {
                        side(cx, ui, claim, axis);
                    }
                });
            }
        });
    }
}

/// One claim: the figure, its mark, its sentence, who said it.
fn side(cx: &ViewCtx<'_>, ui: &mut Ui, claim: &Claim<'_>, axis: Option<&RateAxis>) {
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.label(RichText::new(cx.full(claim.series, claim.figure)).text_style(text_style(MEDIUM)));
    if let Some(axis) = axis {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width().min(260.0), 16.0), Sense::hover());
        let within = rect.shrink2(vec2(8.0, 0.0));
        mark_in(ui, cx, within, (axis.low, axis.high), claim, Certainty::Sure, cx.tokens.accent);
    }
    if let Some(said) = sentence(cx, ui, claim) {
        ui.add(Label::new(said).wrap());
    }
    let said = super::detail::provenance(cx, claim);
    if !said.is_empty() {
        ui.add(Label::new(secondary(cx.tokens, said)).wrap());
    }
    if let Some(source) = claim.source
        && super::detail::small_link(ui, cx, cx.t(text::SHOW_IN_SOURCES)).clicked()
    {
        cx.send(Command::ShowSource(source, Some(claim.id)));
    }
}
