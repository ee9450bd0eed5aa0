//! What can be edited in the list itself: the name, the quota or what is owed, the status, the order.

use super::controls::{focus_ring, paint_text};
use super::detail::At;
use super::entry::{Exit, Field};
use super::slot::Slot;
use super::view::Row;
use super::{Ask, TrackerPage, form};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{SECONDARY, text_style};
use crate::locale::{comma, labelled, tracker as text};
use crate::tracker::edit::ProgrammeField as F;
use crate::tracker::{Kind, Programme, Status};
use egui::{
    Align, Align2, CursorIcon, Id, Key, Popup, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

/// Height of a field in a row.
const FIELD: f32 = 24.0;

/// A row that is dragged.
#[derive(Clone, Copy, Debug)]
struct Dragged(usize);

/// The amount that a programme is measured by, if it has one.
fn amount(programme: &Programme) -> Option<F> {
    match programme.kind {
        Kind::Loan { .. } => Some(F::Quota),
        Kind::Arrears { .. } => Some(F::Owed),
        Kind::Measure => None,
    }
}

impl TrackerPage {
    /// Keys and clicks of a row that edit it in place.
    pub(super) fn inline_ui(
        &mut self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        row: &Row,
        response: &Response,
        asked: &mut Vec<Ask>,
    ) {
        let document = &cx.desk.document;
        let Some(programme) = document.programmes.get(row.place) else { return };
        let rect = response.rect;
        let f2 = response.has_focus() && ui.input(|it| it.modifiers.is_none() && it.key_pressed(Key::F2));
        let delete = response.has_focus() && ui.input(|it| it.modifiers.is_none() && it.key_pressed(Key::Delete));
        if delete {
            asked.push(Ask::DeleteProgramme(row.place));
        }
        if f2 {
            asked.push(Ask::EditListed(row.place, F::Name));
        } else if response.double_clicked() {
            let lower = response.interact_pointer_pos().is_some_and(|it| it.y > rect.top() + 26.0);
            let field = amount(programme).filter(|_| lower).unwrap_or(F::Name);
            asked.push(Ask::EditListed(row.place, field));
        }
        self.drag(ui, row, response, asked);
        let Some(field) = self.inline.as_ref().filter(|it| it.0 == row.id).map(|it| it.1) else { return };
        let y = rect.top() + if field == F::Name { 16.0 } else { 36.0 };
        let width = rect.width() * if field == F::Name { 1.0 } else { 0.6 };
        let cell = Rect::from_min_size(pos2(rect.left() - 6.0, y - FIELD / 2.0), vec2(width + 6.0, FIELD));
        // Neither a name nor an amount names a source.
        let Some(at) = At::new(cx, row.place, &std::sync::Arc::default()) else { return };
        let value = form::value(&at, field);
        let slot = Slot::Listed(row.place, field);
        let label = text::programme_field(field);
        let it = Field { cell: Some(Align::Min), ..Field::new(slot, label, &value, row.place) };
        if let Some(exit) = self.fields.cell_ui(cx, ui, cell, &it, |typed| form::read(&at, field, typed)) {
            asked.push(Ask::LeaveListed(row.place, field, exit));
        }
    }

    pub(super) fn edit_listed(&mut self, cx: &ViewCtx<'_>, place: usize, field: F) {
        let Some(programme) = cx.desk.document.programmes.get(place) else { return };
        self.inline = Some((programme.id.clone(), field));
        self.fields.want(Slot::Listed(place, field));
    }

    /// From the name Tab goes to the amount, and back.
    pub(super) fn leave_listed(&mut self, cx: &ViewCtx<'_>, ui: &Ui, (place, field): (usize, F), exit: Exit) {
        self.inline = None;
        let Some(programme) = cx.desk.document.programmes.get(place) else { return };
        if exit == Exit::Escape {
            self.fields.forget(|it| it == Slot::Listed(place, field));
        }
        let next = match (exit, field) {
            (Exit::Next, F::Name) => amount(programme),
            (Exit::Back, F::Quota | F::Owed) => Some(F::Name),
            _ => None,
        };
        match next {
            Some(next) => self.edit_listed(cx, place, next),
            None => ui.memory_mut(|it| it.request_focus(super::list::row_id(&programme.id))),
        }
    }

    /// Rows are put in another order by dragging them, within their group.
    fn drag(&self, ui: &Ui, row: &Row, response: &Response, asked: &mut Vec<Ask>) {
        if response.drag_started() {
            response.dnd_set_drag_payload(Dragged(row.place));
        }
        let view = self.view.as_ref();
        let same_group = |from: usize| {
            let dragged = view.and_then(|it| it.rows.iter().find(|it| it.place == from));
            dragged.is_none_or(|it| it.group == row.group)
        };
        if let Some(dragged) = response.dnd_hover_payload::<Dragged>()
            && dragged.0 != row.place
            && same_group(dragged.0)
        {
            let y = if dragged.0 < row.place { response.rect.bottom() } else { response.rect.top() };
            let stroke = Stroke::new(2.0, ui.visuals().selection.stroke.color);
            ui.painter().hline(response.rect.x_range(), y, stroke);
        }
        if let Some(dragged) = response.dnd_release_payload::<Dragged>()
            && dragged.0 != row.place
            && same_group(dragged.0)
        {
            asked.push(Ask::DropProgramme(dragged.0, row.place));
        }
    }
}

/// The status of a row's programme, which is a menu of all of them. Gives the room that it takes.
pub(super) fn status_ui(cx: &ViewCtx<'_>, ui: &Ui, row: &Row, rect: Rect, selected: bool, asked: &mut Vec<Ask>) -> f32 {
    let Some(programme) = cx.desk.document.programmes.get(row.place) else { return 0.0 };
    let now = programme.status;
    let word = cx.t(now.map_or(text::NO_STATUS, text::status));
    // Only the row that is chosen puts its status into the order of Tab.
    let sense = if selected { Sense::click() } else { Sense::CLICK };
    let style = text_style(SECONDARY);
    let id = Id::unique(("tracker status", &row.id));
    let place = pos2(rect.left(), rect.top() + 36.0);
    let known = ui.ctx().read_response(id);
    let pointed = !cx.desk.read_only && known.is_some_and(|it| it.hovered() || it.has_focus());
    let color = if pointed { cx.tokens.accent } else { cx.tokens.secondary };
    let drawn = paint_text(ui, place, Align2::LEFT_CENTER, (word, style), rect.width() * 0.4, color);
    let response = ui.interact(drawn.expand2(vec2(3.0, 4.0)), id, sense).on_hover_cursor(CursorIcon::PointingHand);
    let name = || {
        let status = labelled(cx.t(text::programme_field(F::Status)), word, cx.language);
        [status.as_str(), &row.name].join(comma(cx.language))
    };
    let locked = cx.desk.read_only;
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, !locked, name()));
    if locked {
        super::controls::locked(cx, response);
        return drawn.width() + 8.0;
    }
    focus_ring(cx, ui, &response, drawn.expand2(vec2(5.0, 3.0)));
    if pointed && !response.has_focus() {
        ui.painter().hline(drawn.x_range(), drawn.bottom() + 1.0, Stroke::new(1.0, color));
    }
    Popup::menu(&response).show(|ui| {
        let choices = std::iter::once(None).chain(Status::ALL.iter().map(|it| Some(it.1)));
        for choice in choices {
            let said = cx.t(choice.map_or(text::NOT_KNOWN, text::status));
            if ui.add(egui::Button::selectable(choice == now, said)).clicked() {
                if choice != now {
                    asked.push(Ask::SetStatus(row.place, choice));
                }
                ui.close();
            }
        }
    });
    drawn.width() + 8.0
}
