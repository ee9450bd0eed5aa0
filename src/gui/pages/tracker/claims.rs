//! The table of claims.

use super::controls::{editing, paint_text, text_button};
use super::detail::{At, Detail};
use super::row::{COLUMNS, Places, row_id};
use super::view::View;
use super::{Ask, Open, TrackerPage};
use crate::gui::command::Command;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::{heading, secondary};
use crate::locale::{self, tracker as text};
use crate::tracker::edit::ClaimField;
use crate::tracker::{Claim, Flag};
use egui::{Align, Align2, Key, Layout, Popup, RichText, Sense, Ui, pos2, vec2};

/// A claim in words: what, when, from where.
pub(super) fn spoken(at: &At<'_>, claim: &Claim) -> String {
    let language = at.cx.language;
    let figure = at.cx.style(claim.measure.unit()).figure(claim.value);
    let mut said = vec![locale::date(claim.on, language), text::measure(&claim.measure, language), figure];
    said.extend(claim.source.as_deref().map(|it| at.cx.publisher_in_tracker(it)));
    said.join(locale::comma(language))
}

/// A claim with its sentence and source, to be put into a text of one's own.
fn citation(at: &At<'_>, claim: &Claim) -> String {
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

/// Puts a claim on the clipboard, and says so.
pub(super) fn copy_citation(at: &At<'_>, claim: &Claim) {
    at.cx.send(Command::Copy(citation(at, claim)));
    at.cx.send(Command::Tell(at.cx.t(text::CITATION_COPIED).to_owned()));
}

impl TrackerPage {
    pub(super) fn claims_ui(&mut self, at: &At<'_>, ui: &mut Ui, detail: &Detail, view: &View, asked: &mut Vec<Ask>) {
        let cx = &at.cx;
        heading(ui, cx.t(text::CLAIMS), |ui| {
            ui.set_min_height(size::CONTROL);
            let paste = |ui: &mut Ui| text_button(cx, ui, text::PASTE_CLAIMS).on_hover_text(cx.t(text::PASTE_HINT));
            if editing(cx, ui, paste).clicked() {
                asked.push(Ask::Paste(String::new()));
            }
            let newest = !self.file_order;
            let order = if newest { text::NEWEST_FIRST } else { text::FILE_ORDER };
            let switch = ui.add(egui::Button::new(secondary(cx.tokens, cx.t(order))).frame_when_inactive(false));
            if switch.clicked() {
                self.file_order = newest;
            }
            flags_ui(at, ui, view, asked);
        });
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
            self.claim_row(at, ui, view, (*place, claim), asked);
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
    ui.add_space(-4.0);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 18.0));
    ui.add_space(-6.0);
    let places = Places::of(rect);
    for column in COLUMNS {
        let (x, width) = places.get(column);
        let (align, x) =
            if column == ClaimField::Value { (Align2::RIGHT_CENTER, x + width) } else { (Align2::LEFT_CENTER, x) };
        let words = (at.cx.t(text::claim_field(column)), text_style(SECONDARY));
        paint_text(ui, pos2(x, rect.center().y), align, words, width, at.cx.tokens.secondary);
    }
}

/// What looks wrong, in the line of the heading, so that no row moves when it comes or goes: the first of it, and the way
/// to the rest. A click leads to the claim.
fn flags_ui(at: &At<'_>, ui: &mut Ui, view: &View, asked: &mut Vec<Ask>) {
    let cx = &at.cx;
    let flags: Vec<&Flag> = view.flags_of(at.place).iter().collect();
    let Some((first, others)) = flags.split_first() else { return };
    let line = |flag: &Flag| {
        let said = text::flag(&flag.kind, at.programme, flag.claim, cx.language);
        let words = RichText::new(&said).text_style(text_style(SECONDARY)).color(cx.tokens.caution);
        (egui::Button::new(words).frame_when_inactive(false).truncate(), said)
    };
    let mut open = |flag: &Flag| asked.extend(flag.claim.map(Ask::OpenClaim));
    if !others.is_empty() {
        let words = RichText::new(text::more_flags(others.len(), cx.language)).color(cx.tokens.caution);
        let more = ui.add(egui::Button::new(words.text_style(text_style(SECONDARY))).frame_when_inactive(false));
        Popup::menu(&more).show(|ui| {
            ui.set_max_width(420.0);
            for flag in &flags {
                if ui.add(line(flag).0.wrap()).clicked() {
                    open(flag);
                    ui.close();
                }
            }
        });
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(size::ICON, size::ICON), Sense::hover());
        Icon::Warning.paint(ui.painter(), rect.shrink(1.0), cx.tokens.caution);
        ui.spacing_mut().item_spacing.x = 2.0;
        let (button, said) = line(first);
        if ui.add(button).on_hover_text(said).clicked() {
            open(first);
        }
    });
}

/// Flags in a sentence each.
pub(super) fn flags_said(at: &At<'_>, flags: &[&Flag]) -> Vec<String> {
    flags.iter().map(|it| text::flag(&it.kind, at.programme, it.claim, at.cx.language)).collect()
}
