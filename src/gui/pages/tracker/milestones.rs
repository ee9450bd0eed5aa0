//! The steps of a programme: what is due, and what is done.

use super::controls::{editing, form_frame, primary_button, text_button};
use super::detail::{At, cells};
use super::entry::Field;
use super::fields::Read;
use super::slot::Slot;
use super::{Ask, TrackerPage, reads};
use crate::gui::theme::icons::Icon;
use crate::gui::theme::size;
use crate::gui::widgets::{heading, secondary};
use crate::locale::{self, dates, tracker as text};
use crate::syntax::Name;
use crate::tracker::edit::{MilestoneField as F, MilestoneValue as V};
use crate::tracker::{Edit, Milestone};
use egui::{Align, CornerRadius, Id, Layout, Role, Sense, Ui, WidgetInfo, vec2};
use jiff::civil::Date;

const FIELDS: [(F, u8); 3] = [(F::Text, 2), (F::Due, 1), (F::Done, 1)];

/// The step whose form is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum OpenStep {
    #[default]
    Nothing,
    /// Of a step that is not there yet; whether it was to be added already.
    New {
        tried: bool,
    },
    At(usize),
}

impl TrackerPage {
    pub(super) fn milestones_ui(&mut self, at: &At<'_>, ui: &mut Ui, asked: &mut Vec<Ask>) {
        let cx = &at.cx;
        heading(ui, cx.t(text::MILESTONES), |ui| {
            if editing(cx, ui, |ui| text_button(cx, ui, text::ADD_MILESTONE)).clicked() {
                asked.push(Ask::NewStep);
            }
        });
        if matches!(self.step, OpenStep::New { .. }) {
            form_frame(cx).show(ui, |ui| {
                self.step_fields(at, ui, None);
                ui.horizontal(|ui| {
                    if primary_button(cx, ui, text::ADD).clicked() {
                        asked.push(Ask::AddStep);
                    }
                    if ui.button(cx.t(text::CANCEL)).clicked() {
                        asked.push(Ask::CloseStep);
                    }
                });
            });
        }
        for (place, step) in at.programme.milestones.iter().enumerate() {
            self.step_row(at, ui, place, step, asked);
            if self.step == OpenStep::At(place) {
                form_frame(cx).show(ui, |ui| self.step_form(at, ui, place, step, asked));
            }
        }
    }

    /// The form of a step that is there.
    fn step_form(&mut self, at: &At<'_>, ui: &mut Ui, place: usize, step: &Milestone, asked: &mut Vec<Ask>) {
        let cx = &at.cx;
        self.step_fields(at, ui, Some((place, step)));
        ui.horizontal(|ui| {
            if editing(cx, ui, |ui| ui.button(cx.t(text::DELETE_MILESTONE))).clicked() {
                asked.push(Ask::DeleteStep(place));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if text_button(cx, ui, text::CLOSE).clicked() {
                    asked.push(Ask::CloseStep);
                }
            });
        });
    }

    fn step_row(&self, at: &At<'_>, ui: &mut Ui, place: usize, step: &Milestone, asked: &mut Vec<Ask>) {
        let (cx, tokens, language) = (&at.cx, at.cx.tokens, at.cx.language);
        ui.spacing_mut().item_spacing.y = 0.0;
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), 26.0));
        ui.spacing_mut().item_spacing.y = 8.0;
        let response = ui.interact(rect, Id::unique(("tracker step", place)), Sense::click());
        let words = step.text.text(language);
        let Some((when, is_done)) = state(step, cx.as_of()) else { return };
        let done = cx.t(if is_done { text::DONE } else { text::DUE });
        let selected = self.step == OpenStep::At(place);
        let said = [words.to_owned(), format!("{done} {}", locale::date(when, language))].join(locale::comma(language));
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &said));
        if response.clicked() {
            asked.push(if selected { Ask::CloseStep } else { Ask::OpenStep(place) });
        }
        if !ui.is_rect_visible(rect) {
            return;
        }
        let behind = rect.expand2(vec2(8.0, 0.0));
        if selected || response.hovered() {
            let fill = if selected { tokens.accent_soft } else { tokens.field };
            ui.painter().rect_filled(behind, CornerRadius::same(size::CORNER), fill);
        }
        super::controls::focus_ring(cx, ui, &response, behind);
        let icon = egui::Rect::from_center_size(rect.left_center() + vec2(7.0, 0.0), vec2(14.0, 14.0));
        let late = !is_done && when < cx.as_of();
        if is_done {
            Icon::Check.paint(ui.painter(), icon, tokens.good);
        } else {
            Icon::Calendar.paint(ui.painter(), icon, if late { tokens.alarm } else { tokens.secondary });
        }
        let left = egui::Align2::LEFT_CENTER;
        let place = |x: f32| rect.left_center() + vec2(x, 0.0);
        let small = crate::gui::theme::text_style(crate::gui::theme::SECONDARY);
        let color = if late { tokens.alarm } else { tokens.secondary };
        let day = format!("{done} {when}");
        super::controls::paint_text(ui, place(22.0), left, (&day, small), 106.0, color);
        let body = (words, egui::TextStyle::Body);
        super::controls::paint_text(ui, place(134.0), left, body, rect.width() - 134.0, tokens.text);
        if let Some(gist) = &step.gist {
            response.on_hover_text(gist);
        }
    }

    fn step_fields(&mut self, at: &At<'_>, ui: &mut Ui, step: Option<(usize, &Milestone)>) {
        let spans = FIELDS.map(|it| it.1);
        cells(ui, &spans, |ui, n| {
            let Some((field, _)) = FIELDS.get(n).copied() else { return };
            let value = step.map_or_else(String::new, |(_, it)| value(at, it, field));
            let slot = step.map_or(Slot::NewMilestone(field), |(place, _)| Slot::Milestone(place, field));
            let hint = if field == F::Text { "" } else { at.cx.t(text::DATE_HINT) };
            let it = Field { hint, ..Field::new(slot, text::milestone_field(field), &value, at.place) };
            self.fields.ui(&at.cx, ui, &it, |typed| read(at, step, field, typed));
        });
        if self.step == (OpenStep::New { tried: true }) {
            ui.label(secondary(at.cx.tokens, at.cx.t(text::DAY_NEEDED)));
        }
    }

    /// The step that is filled in; where it is not whole, the first field that has to be looked at.
    pub(super) fn filled_step(&self, at: &At<'_>) -> Result<Milestone, Slot> {
        let typed = |field| self.fields.text(Slot::NewMilestone(field));
        for (field, _) in FIELDS {
            if let Read::Refused(_) = read(at, None, field, typed(field)) {
                return Err(Slot::NewMilestone(field));
            }
        }
        let date = |field| dates::parse(typed(field), at.year).ok();
        let (due, done) = (date(F::Due), date(F::Done));
        if due.is_none() && done.is_none() {
            return Err(Slot::NewMilestone(F::Due));
        }
        Ok(Milestone { due, done, text: Name::plain(typed(F::Text).trim()), ..Milestone::default() })
    }
}

/// The day of a step as it is known on a day, and whether it is done by then: what is done later is due as yet.
pub(super) fn state(step: &Milestone, as_of: Date) -> Option<(Date, bool)> {
    match step.done.filter(|it| *it <= as_of) {
        Some(done) => Some((done, true)),
        None => step.due.or(step.done).map(|it| (it, false)),
    }
}

fn value(at: &At<'_>, step: &Milestone, field: F) -> String {
    let date = |it: Option<Date>| it.map_or_else(String::new, |it| it.to_string());
    match field {
        F::Due => date(step.due),
        F::Done => date(step.done),
        _ => step.text.text(at.cx.language).to_owned(),
    }
}

fn read(at: &At<'_>, step: Option<(usize, &Milestone)>, field: F, typed: &str) -> Read {
    let cx = &at.cx;
    let set = |value: V| step.map(|(place, _)| Edit::SetMilestone { programme: at.place, at: place, value });
    let empty = typed.trim().is_empty();
    match field {
        F::Text => {
            let old = step.map(|(_, it)| &it.text);
            match reads::in_language(typed, old, cx.language) {
                None => Read::Refused(cx.t(text::STEP_NEEDED).to_owned()),
                Some(new) => Read::words((old != Some(&new)).then(|| set(V::Text(new))).flatten()),
            }
        }
        F::Due | F::Done => {
            let make = if field == F::Due { V::Due } else { V::Done };
            let (old, other) = step
                .map_or((None, None), |(_, it)| if field == F::Due { (it.due, it.done) } else { (it.done, it.due) });
            match (empty, old, other) {
                (true, Some(_), None) => Read::Refused(cx.t(text::DAY_NEEDED).to_owned()),
                (true, Some(_), Some(_)) => Read::words(set(make(None))),
                (true, None, _) => Read::words(None),
                (false, ..) => {
                    reads::date(cx, typed, at.year, |new| (old != Some(new)).then(|| set(make(Some(new)))).flatten())
                }
            }
        }
        _ => Read::words(None),
    }
}
