//! The table of claims.

use super::controls::{focus_ring, paint_text, text_button};
use super::detail::{At, Detail};
use super::view::View;
use super::{Ask, Open, TrackerPage};
use crate::gui::theme::{MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::{heading, secondary};
use crate::locale::{self, tracker as text};
use crate::syntax::Standing;
use crate::tracker::Claim;
use crate::tracker::edit::ClaimField;
use egui::{Align2, CornerRadius, EventFilter, Id, Key, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// Height of a line of the table.
const LINE: f32 = 26.0;
/// Height of the second line of a row that has one.
const SECOND: f32 = 16.0;

/// The columns: where each begins, and how wide it is.
struct Columns {
    date: (f32, f32),
    measure: (f32, f32),
    figure: (f32, f32),
    source: (f32, f32),
}

impl Columns {
    fn of(rect: Rect) -> Self {
        let rest = rect.width() - 88.0;
        let (measure, figure) = (rest * 0.36, rest * 0.26);
        Self {
            date: (rect.left(), 80.0),
            measure: (rect.left() + 88.0, measure - 8.0),
            figure: (rect.left() + 88.0 + measure + figure, figure - 4.0),
            source: (rect.left() + 104.0 + measure + figure, rest - measure - figure - 16.0),
        }
    }
}

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

fn row_id(place: usize) -> Id {
    Id::unique(("tracker claim", place))
}

impl TrackerPage {
    pub(super) fn claims_ui(&mut self, at: &At<'_>, ui: &mut Ui, detail: &Detail, view: &View, asked: &mut Vec<Ask>) {
        let cx = &at.cx;
        heading(ui, cx.t(text::CLAIMS), |ui| {
            if text_button(cx, ui, text::ADD_CLAIM).on_hover_text("Ctrl+N").clicked() {
                asked.push(Ask::NewClaim);
            }
            ui.add_space(8.0);
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

    fn claim_row(&mut self, at: &At<'_>, ui: &mut Ui, place: usize, claim: &Claim, asked: &mut Vec<Ask>) {
        let second = second_line(at, claim);
        let height = LINE + if second.is_empty() { 0.0 } else { SECOND };
        ui.spacing_mut().item_spacing.y = 0.0;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        ui.spacing_mut().item_spacing.y = 8.0;
        let response = ui.interact(rect, row_id(place), Sense::click());
        let selected = self.open == Open::Claim(place);
        let name = || {
            if second.is_empty() {
                spoken(at, claim)
            } else {
                [spoken(at, claim), second.clone()].join(locale::comma(at.cx.language))
            }
        };
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name()));
        if response.clicked() {
            asked.push(if selected { Ask::Close } else { Ask::OpenClaim(place) });
            response.request_focus();
        }
        if self.focus_claim == Some(place) {
            self.focus_claim = None;
            response.request_focus();
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|it| it.set_focus_lock_filter(response.id, filter));
            if ui.input(|it| it.key_pressed(Key::Delete)) {
                asked.push(Ask::DeleteClaim(place));
            }
        }
        if ui.is_rect_visible(rect) {
            let behind = rect.expand2(vec2(8.0, 0.0));
            if selected || response.hovered() {
                let fill = if selected { at.cx.tokens.accent_soft } else { at.cx.tokens.field };
                ui.painter().rect_filled(behind, CornerRadius::same(size::CORNER), fill);
            }
            paint_claim(at, ui, claim, &second, rect);
            focus_ring(&at.cx, ui, &response, behind);
        }
        if let Some(note) = &claim.note {
            response.on_hover_text(note);
        }
    }

    /// Up and down go from row to row.
    fn claim_keys(&mut self, ui: &Ui, order: &[usize], asked: &mut Vec<Ask>) {
        let focus = ui.memory(egui::Memory::focused);
        let Some(at) = order.iter().position(|it| focus == Some(row_id(*it))) else { return };
        let (down, up) = ui.input(|it| (it.key_pressed(Key::ArrowDown), it.key_pressed(Key::ArrowUp)));
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
    let columns = Columns::of(rect);
    let name = |field, (x, width): (f32, f32), align| {
        let words = (at.cx.t(text::claim_field(field)), text_style(SECONDARY));
        paint_text(ui, pos2(x, rect.center().y), align, words, width, at.cx.tokens.secondary);
    };
    name(ClaimField::On, columns.date, Align2::LEFT_CENTER);
    name(ClaimField::Measure, columns.measure, Align2::LEFT_CENTER);
    name(ClaimField::Value, columns.figure, Align2::RIGHT_CENTER);
    name(ClaimField::Source, columns.source, Align2::LEFT_CENTER);
}

fn paint_claim(at: &At<'_>, ui: &Ui, claim: &Claim, second: &str, rect: Rect) {
    let (cx, tokens, language) = (&at.cx, at.cx.tokens, at.cx.language);
    let columns = Columns::of(rect);
    let y = rect.top() + LINE / 2.0;
    let known = claim.stated.is_none_or(|it| it <= cx.as_of()) && claim.on <= cx.as_of();
    let color = if known && claim.standing > Standing::Doubtful { tokens.text } else { tokens.secondary };
    let body = || egui::TextStyle::Body;
    let left = |(x, width): (f32, f32), words: &str, color| {
        paint_text(ui, pos2(x, y), Align2::LEFT_CENTER, (words, body()), width, color);
    };
    left(columns.date, &claim.on.to_string(), color);
    left(columns.measure, &text::measure(&claim.measure, language), color);
    let figure = cx.style(claim.measure.unit()).brief().figure(claim.value);
    let (x, width) = columns.figure;
    paint_text(ui, pos2(x, y), Align2::RIGHT_CENTER, (&figure, text_style(MEDIUM)), width, color);
    if let Some(id) = &claim.source {
        left(columns.source, &cx.publisher_in_tracker(id), tokens.secondary);
    }
    if !second.is_empty() {
        let (x, _) = columns.measure;
        let place = pos2(x, rect.top() + LINE + SECOND / 2.0 - 4.0);
        let words = (second, text_style(SECONDARY));
        paint_text(ui, place, Align2::LEFT_CENTER, words, rect.right() - x, tokens.secondary);
    }
}

/// What a claim is limited to, how firm it is, and what is remarked.
fn second_line(at: &At<'_>, claim: &Claim) -> String {
    let (cx, language) = (&at.cx, at.cx.language);
    let mut said = Vec::new();
    said.extend(claim.scope.as_ref().map(|it| it.text(language)));
    said.extend(text::weak_standing(claim.standing).map(|it| cx.t(it)));
    if claim.on > cx.as_of() || claim.stated.is_some_and(|it| it > cx.as_of()) {
        said.push(cx.t(text::NOT_YET_KNOWN));
    }
    said.extend(claim.note.as_deref());
    said.join(" · ")
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
