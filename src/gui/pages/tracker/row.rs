//! A row of the table of claims: painted cells, one of which can be typed into.

use super::claim_fields::Form;
use super::claims::{flags_said, spoken};
use super::controls::{caution, editing, focus_ring, paint_text};
use super::detail::At;
use super::entry::Field;
use super::slot::Slot;
use super::view::View;
use super::{Ask, Open, TrackerPage};
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{MEDIUM, SECONDARY, size, text_style};
use crate::locale::{self, tracker as text};
use crate::syntax::Standing;
use crate::tracker::Claim;
use crate::tracker::edit::ClaimField as F;
use egui::{
    Align, Align2, CornerRadius, Event, EventFilter, Id, Key, Rect, Response, Role, Sense, TextStyle, Ui, WidgetInfo,
    pos2, vec2,
};

/// Height of a line of the table.
const LINE: f32 = 26.0;
/// Room at the end of a line for the sign that something looks wrong.
const FLAG: f32 = 18.0;
/// Height of the second line of a row that has one.
const SECOND: f32 = 16.0;

/// The columns, in the order of Tab.
pub(super) const COLUMNS: [F; 4] = [F::On, F::Measure, F::Value, F::Source];

/// Where each column begins, and how wide it is.
pub(super) struct Places([(f32, f32); 4]);

impl Places {
    pub(super) fn of(rect: Rect) -> Self {
        let rest = rect.width() - 88.0;
        // A figure is whole first: "more than 285 bn yuan" has its room where the page is not very narrow.
        let (measure, figure) = (rest * 0.34, (rest * 0.26).max(158.0).min(rest * 0.42));
        Self([
            (rect.left(), 80.0),
            (rect.left() + 88.0, measure - 8.0),
            (rect.left() + 88.0 + measure, figure - 4.0),
            (rect.left() + 104.0 + measure + figure, rest - measure - figure - 16.0 - FLAG),
        ])
    }

    pub(super) fn get(&self, column: F) -> (f32, f32) {
        let at = COLUMNS.iter().position(|it| *it == column).unwrap_or(0);
        self.0.get(at).copied().unwrap_or_default()
    }

    /// The column at a place.
    fn column(&self, x: f32) -> F {
        let starts = self.0.iter().zip(COLUMNS);
        starts.rev().find(|((left, _), _)| *left - 8.0 <= x).map_or(F::On, |(_, it)| it)
    }

    /// The cell of a column in a row, with room for the frame of a field.
    fn cell(&self, column: F, row: Rect) -> Rect {
        let (left, width) = self.get(column);
        let margin = if column == F::On { 8.0 } else { 6.0 };
        let middle = row.top() + LINE / 2.0;
        Rect::from_min_max(pos2(left - margin, middle - 12.0), pos2(left + width + 6.0, middle + 12.0))
    }
}

pub(super) fn row_id(place: usize) -> Id {
    Id::unique(("tracker claim", place))
}

impl TrackerPage {
    pub(super) fn claim_row(
        &mut self,
        at: &At<'_>,
        ui: &mut Ui,
        view: &View,
        (place, claim): (usize, &Claim),
        asked: &mut Vec<Ask>,
    ) {
        // Their sentences are made for those that are looked at or read out only.
        let flags = view.flags_of_claim(at.place, place);
        let second = second_line(at, claim);
        let height = LINE + if second.is_empty() { 0.0 } else { SECOND };
        ui.spacing_mut().item_spacing.y = 0.0;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        ui.spacing_mut().item_spacing.y = 8.0;
        let response = ui.interact(rect, row_id(place), Sense::click());
        let selected = self.open == Open::Claim(place);
        let name = || {
            let mut said = vec![spoken(at, claim)];
            said.extend(Some(&second).filter(|it| !it.is_empty()).cloned().into_iter().chain(flags_said(at, &flags)));
            said.join(locale::comma(at.cx.language))
        };
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name()));
        let places = Places::of(rect);
        self.row_clicks(ui, &response, &places, place, asked);
        if self.focus_claim == Some(place) {
            self.focus_claim = None;
            response.request_focus();
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            self.cursor.claim = Some(place);
            self.row_keys(ui, &response, place, asked);
        }
        row_menu(at, &response, place, claim, asked);
        let editing = self.editing.filter(|it| it.0 == place).map(|it| it.1);
        if ui.is_rect_visible(rect) {
            let behind = rect.expand2(vec2(8.0, 0.0));
            if selected || editing.is_some() || response.has_focus() || response.hovered() {
                let chosen = selected || editing.is_some() || response.has_focus();
                let fill = if chosen { at.cx.tokens.accent_soft } else { at.cx.tokens.field };
                ui.painter().rect_filled(behind, CornerRadius::same(size::CORNER), fill);
            }
            self.paint_claim(at, ui, place, claim, &second, rect);
            if !flags.is_empty() {
                let right = pos2(rect.right() - FLAG / 2.0, rect.top() + LINE / 2.0);
                Icon::Warning.paint(
                    ui.painter(),
                    Rect::from_center_size(right, vec2(14.0, 14.0)),
                    at.cx.tokens.caution,
                );
            }
            if response.has_focus() {
                focus_ring(&at.cx, ui, &response, places.cell(self.cursor.column, rect));
            }
        }
        if let Some(column) = editing {
            self.cell_editor(at, ui, place, claim, (column, places.cell(column, rect)), asked);
        }
        let sentence = text::sentence(claim.quote.as_deref(), claim.gist.as_deref());
        if second.is_empty() && sentence.is_none() && flags.is_empty() {
            return;
        }
        response.on_hover_ui(|ui| {
            ui.set_max_width(360.0);
            for flag in flags_said(at, &flags) {
                ui.label(caution(&at.cx, &flag));
            }
            if !second.is_empty() {
                ui.label(crate::gui::widgets::secondary(at.cx.tokens, &second));
            }
            if let Some(sentence) = sentence {
                ui.label(sentence);
            }
        });
    }

    fn row_clicks(&mut self, ui: &Ui, response: &Response, places: &Places, place: usize, asked: &mut Vec<Ask>) {
        let enter = response.has_focus() && ui.input(|it| it.key_pressed(Key::Enter) && it.modifiers.is_none());
        if enter {
            asked.push(Ask::EditCell(place, self.cursor.column, None));
            return;
        }
        if !response.clicked() {
            return;
        }
        let pointed = response.interact_pointer_pos().map(|it| places.column(it.x));
        self.cursor.column = pointed.unwrap_or(self.cursor.column);
        if response.double_clicked() {
            asked.push(Ask::EditCell(place, self.cursor.column, None));
        } else {
            let open = self.open == Open::Claim(place);
            asked.push(if open { Ask::Close } else { Ask::OpenClaim(place) });
            response.request_focus();
        }
    }

    /// Keys of the row that has the keyboard: arrows choose the cell, typing begins to fill it.
    fn row_keys(&mut self, ui: &Ui, response: &Response, place: usize, asked: &mut Vec<Ask>) {
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|it| it.set_focus_lock_filter(response.id, filter));
        let by = ui.input(|input| {
            let plain = |key| input.modifiers.is_none() && input.key_pressed(key);
            if plain(Key::Delete) {
                asked.push(Ask::DeleteClaim(place));
            } else if plain(Key::F2) {
                asked.push(Ask::EditCell(place, self.cursor.column, None));
            }
            let typed: String = input
                .events
                .iter()
                .filter_map(|it| if let Event::Text(it) = it { Some(it.as_str()) } else { None })
                .collect();
            if !typed.trim().is_empty() {
                asked.push(Ask::EditCell(place, self.cursor.column, Some(typed)));
            }
            isize::from(plain(Key::ArrowRight)) - isize::from(plain(Key::ArrowLeft))
        });
        let now = COLUMNS.iter().position(|it| *it == self.cursor.column).unwrap_or(0);
        if let Some(column) = now.checked_add_signed(by).and_then(|it| COLUMNS.get(it)) {
            self.cursor.column = *column;
        }
    }

    fn cell_editor(
        &mut self,
        at: &At<'_>,
        ui: &mut Ui,
        place: usize,
        claim: &Claim,
        (column, cell): (F, Rect),
        asked: &mut Vec<Ask>,
    ) {
        let form = Form::of(at, place, claim, true);
        let value = form.value(column);
        let align = if column == F::Value { Align::Max } else { Align::Min };
        let label = text::claim_field(column);
        let field = Field {
            choices: form.choices(column),
            careful: column == F::Source,
            cell: Some(align),
            ..Field::new(form.slot(column), label, &value, at.place)
        };
        if let Some(exit) = self.fields.cell_ui(&at.cx, ui, cell, &field, |typed| form.read(column, typed)) {
            asked.push(Ask::LeaveCell(place, column, exit));
        }
    }

    fn paint_claim(&self, at: &At<'_>, ui: &Ui, place: usize, claim: &Claim, second: &str, rect: Rect) {
        let (cx, tokens, language) = (&at.cx, at.cx.tokens, at.cx.language);
        let places = Places::of(rect);
        let y = rect.top() + LINE / 2.0;
        let known = claim.stated.is_none_or(|it| it <= cx.as_of()) && claim.on <= cx.as_of();
        let color = if known && claim.standing > Standing::Doubtful { tokens.text } else { tokens.secondary };
        let source = || claim.source.as_deref().map_or_else(String::new, |it| cx.publisher_in_tracker(it));
        for column in COLUMNS {
            if self.editing == Some((place, column)) {
                continue;
            }
            let (x, width) = places.get(column);
            // What was typed and is refused stays to be seen until it is mended.
            let unsettled = self.fields.unsettled(Slot::Cell(place, column));
            let said = match (unsettled, column) {
                (Some(typed), _) => typed.to_owned(),
                (None, F::On) => claim.on.to_string(),
                (None, F::Measure) => text::measure(&claim.measure, language),
                (None, F::Value) => cx.style(claim.measure.unit()).brief().figure(claim.value),
                (None, _) => source(),
            };
            let color = match (unsettled, column) {
                (Some(_), _) => tokens.caution,
                (None, F::Source) => tokens.secondary,
                _ => color,
            };
            let (align, x, style) = match column {
                F::Value => (Align2::RIGHT_CENTER, x + width, text_style(MEDIUM)),
                _ => (Align2::LEFT_CENTER, x, TextStyle::Body),
            };
            paint_text(ui, pos2(x, y), align, (&said, style), width, color);
        }
        if !second.is_empty() {
            let (x, _) = places.get(F::Measure);
            let place = pos2(x, rect.top() + LINE + SECOND / 2.0 - 4.0);
            let words = (second, text_style(SECONDARY));
            paint_text(ui, place, Align2::LEFT_CENTER, words, rect.right() - x, tokens.secondary);
        }
    }
}

/// What can be done with a claim.
fn row_menu(at: &At<'_>, response: &Response, place: usize, claim: &Claim, asked: &mut Vec<Ask>) {
    let cx = &at.cx;
    response.context_menu(|ui| {
        let item = |ui: &mut Ui, name, keys: &str| ui.add(egui::Button::new(cx.t(name)).shortcut_text(keys));
        if item(ui, text::EDIT_IN_FORM, "Space").clicked() {
            asked.push(Ask::OpenClaim(place));
        }
        for (name, keys, ask) in [
            (text::DUPLICATE_CLAIM, "Ctrl+D", Ask::DuplicateClaim(place)),
            (text::DELETE_CLAIM, "Delete", Ask::DeleteClaim(place)),
        ] {
            if editing(cx, ui, |ui| item(ui, name, keys)).clicked() {
                asked.push(ask);
            }
        }
        if item(ui, text::COPY_CITATION, "").clicked() {
            super::claims::copy_citation(at, claim);
        }
    });
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
