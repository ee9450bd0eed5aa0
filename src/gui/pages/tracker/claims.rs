//! The table of claims.

use super::controls::{paint_text, text_button};
use super::detail::{At, Detail};
use super::row::{COLUMNS, Places, row_id};
use super::view::View;
use super::{Ask, Open, TrackerPage};
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::{heading, secondary};
use crate::locale::{self, tracker as text};
use crate::tracker::Claim;
use crate::tracker::edit::ClaimField;
use egui::{Align2, Key, RichText, Sense, Ui, pos2, vec2};

/// A claim in words: what, when, from where.
pub(super) fn spoken(at: &At<'_>, claim: &Claim) -> String {
    let language = at.cx.language;
    let figure = at.cx.style(claim.measure.unit()).figure(claim.value);
    let mut said = vec![locale::date(claim.on, language), text::measure(&claim.measure, language), figure];
    said.extend(claim.source.as_deref().map(|it| at.cx.publisher_in_tracker(it)));
    said.join(locale::comma(language))
}

/// A claim with its sentence and source, to be put into a text of one's own.
pub(super) fn citation(at: &At<'_>, claim: &Claim) -> String {
    let (cx, language) = (&at.cx, at.cx.language);
    let mut about = vec![at.programme.name.text(language).to_owned(), text::measure(&claim.measure, language)];
    about.extend(claim.scope.as_ref().map(|it| it.text(language).to_owned()));
    let figure = text::figure_on(&cx.style(claim.measure.unit()).figure(claim.value), claim.on, language);
    let sentence = text::sentence(claim.quote.as_deref(), claim.gist.as_deref());
    let line = text::line(&about.join(" · "), &figure, claim.standing, sentence.as_deref(), language);
    let source = claim.source.as_deref().map(|id| (id, cx.desk.document.source(id)));
    let from = match source {
        Some((_, Some(it))) => {
            text::citation(&it.title, it.publisher.as_ref(), it.published, it.url.as_deref(), language)
        }
        Some((id, None)) => id.to_owned(),
        None => cx.t(text::NO_SOURCE).to_owned(),
    };
    text::cited(&line, &from, language)
}

impl TrackerPage {
    pub(super) fn claims_ui(&mut self, at: &At<'_>, ui: &mut Ui, detail: &Detail, view: &View, asked: &mut Vec<Ask>) {
        let cx = &at.cx;
        heading(ui, cx.t(text::CLAIMS), |ui| {
            if text_button(cx, ui, text::PASTE_CLAIMS).on_hover_text(cx.t(text::PASTE_HINT)).clicked() {
                asked.push(Ask::Paste(String::new()));
            }
            let newest = !self.file_order;
            let order = if newest { text::NEWEST_FIRST } else { text::FILE_ORDER };
            let switch = ui.add(egui::Button::new(secondary(cx.tokens, cx.t(order))).frame_when_inactive(false));
            if switch.clicked() {
                self.file_order = newest;
            }
        });
        flags_ui(at, ui, view, asked);
        if self.open == Open::NewClaim {
            self.new_claim_ui(at, ui, asked);
        }
        if detail.order.is_empty() {
            if self.open != Open::NewClaim {
                ui.label(secondary(cx.tokens, cx.t(text::NO_CLAIMS)));
            }
            return;
        }
        header(at, ui);
        for place in &detail.order {
            let Some(claim) = at.programme.claims.get(*place) else { continue };
            self.claim_row(at, ui, *place, claim, asked);
            if self.open == Open::Claim(*place) {
                self.claim_form(at, ui, *place, claim, asked);
            }
        }
        self.claim_keys(ui, &detail.order, asked);
    }

    /// Up and down go from row to row.
    fn claim_keys(&mut self, ui: &Ui, order: &[usize], asked: &mut Vec<Ask>) {
        let focus = ui.memory(egui::Memory::focused);
        let Some(at) = order.iter().position(|it| focus == Some(row_id(*it))) else { return };
        let (down, up) = ui.input(|it| {
            let plain = |key| it.modifiers.is_none() && it.key_pressed(key);
            (plain(Key::ArrowDown), plain(Key::ArrowUp))
        });
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        if (down || up)
            && let Some(place) = order.get(to)
        {
            self.focus_claim = Some(*place);
            if matches!(self.open, Open::Claim(_)) {
                asked.push(Ask::OpenClaim(*place));
            }
            ui.ctx().request_repaint();
        }
    }
}

/// The names of the columns.
fn header(at: &At<'_>, ui: &mut Ui) {
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 18.0));
    let places = Places::of(rect);
    for column in COLUMNS {
        let (x, width) = places.get(column);
        let (align, x) =
            if column == ClaimField::Value { (Align2::RIGHT_CENTER, x + width) } else { (Align2::LEFT_CENTER, x) };
        let words = (at.cx.t(text::claim_field(column)), text_style(SECONDARY));
        paint_text(ui, pos2(x, rect.center().y), align, words, width, at.cx.tokens.secondary);
    }
}

/// What looks wrong, a line each; a click leads to the claim.
fn flags_ui(at: &At<'_>, ui: &mut Ui, view: &View, asked: &mut Vec<Ask>) {
    let cx = &at.cx;
    for flag in view.flags.iter().filter(|it| it.programme == at.place) {
        let said = text::flag(&flag.kind, at.programme, flag.claim, cx.language);
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(size::ICON, size::ICON), Sense::hover());
            crate::gui::theme::icons::Icon::Warning.paint(ui.painter(), rect.shrink(1.0), cx.tokens.caution);
            let words = RichText::new(said).text_style(text_style(SECONDARY)).color(cx.tokens.caution);
            let line = ui.add(egui::Button::new(words).frame_when_inactive(false).wrap());
            if line.clicked()
                && let Some(place) = flag.claim
            {
                asked.push(Ask::OpenClaim(place));
            }
        });
    }
}
