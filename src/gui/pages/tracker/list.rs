//! The list of programmes: each with its figure drawn on a track from 0 to 100 %.

use super::controls::{focus_ring, paint_text};
use super::view::{Group, Row, View, verdict_color};
use super::{Ask, Reveal, TrackerPage, inline};
use crate::chart::{Axis, Look, Scale, mark};
use crate::figure::Range;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::{heading, link, paint, secondary};
use crate::locale::{Text, tracker as text};
use crate::tracker::Kind;
use egui::{
    Align2, Color32, CornerRadius, EventFilter, Id, Key, Popup, Rect, Role, ScrollArea, Sense, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

/// Height of a row.
const ROW: f32 = 68.0;

/// The kinds that can be added.
const KINDS: [(Kind, Text, Text); 3] = [
    (Kind::LOAN, text::ADD_LOAN, text::NEW_LOAN),
    (Kind::ARREARS, text::ADD_ARREARS, text::NEW_ARREARS),
    (Kind::Measure, text::ADD_MEASURE, text::NEW_MEASURE),
];

/// The button that adds a programme, with its menu.
pub(super) fn add_button(cx: &ViewCtx<'_>, ui: &mut Ui, asked: &mut Vec<Ask>) {
    let button = link(ui, cx.tokens, cx.t(text::ADD_PROGRAMME));
    Popup::menu(&button).show(|ui| {
        for (kind, item, name) in KINDS {
            if ui.button(cx.t(item)).clicked() {
                asked.push(Ask::AddProgramme(kind, name));
                ui.close();
            }
        }
    });
}

impl TrackerPage {
    pub(super) fn list_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, view: &View, asked: &mut Vec<Ask>) {
        heading(ui, cx.t(text::PROGRAMMES), |ui| add_button(cx, ui, asked));
        let find = TextEdit::singleline(&mut self.filter).hint_text(cx.t(text::FIND)).desired_width(f32::INFINITY);
        let find = ui.add(find.min_size(vec2(0.0, size::CONTROL)));
        find.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &self.filter, &self.filter, "");
            info.label = Some(cx.t(text::FIND).to_owned());
            info
        });
        let needle = self.filter.trim().to_lowercase();
        let rows: Vec<&Row> = view.rows.iter().filter(|it| it.fits(&needle)).collect();
        if rows.is_empty() {
            ui.label(secondary(cx.tokens, cx.t(text::NONE_FOUND)));
        }
        ScrollArea::vertical().id_salt("programmes").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            // The outline of a row reaches beyond its text; the scroll bar is not to cover it.
            ui.set_width(ui.available_width() - 8.0);
            for group in Group::ALL {
                let within: Vec<&Row> = rows.iter().copied().filter(|it| it.group == group).collect();
                if within.is_empty() {
                    continue;
                }
                ui.add_space(6.0);
                ui.label(secondary(cx.tokens, cx.t(group.title())));
                ui.add_space(2.0);
                for row in within {
                    self.row_ui(cx, ui, row, asked);
                }
            }
        });
        self.arrows(ui, &rows, asked);
    }

    fn row_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, row: &Row, asked: &mut Vec<Ask>) {
        let selected = self.place == Some(row.place);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
        let response = ui.interact(rect, row_id(&row.id), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &row.name));
        if response.clicked() {
            asked.push(Ask::Select(row.id.clone()));
            response.request_focus();
        }
        if selected && self.reveal.take_if(|it| *it == Reveal::Row).is_some() {
            response.scroll_to_me(None);
        }
        if response.has_focus() {
            // Up and down move the selection, not the keyboard.
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|it| it.set_focus_lock_filter(response.id, filter));
        }
        response.context_menu(|ui| {
            for (item, ask) in [
                (text::DUPLICATE_PROGRAMME, Ask::DuplicateProgramme(row.place)),
                (text::MOVE_UP, Ask::MoveProgramme(row.place, -1)),
                (text::MOVE_DOWN, Ask::MoveProgramme(row.place, 1)),
                (text::DELETE_PROGRAMME, Ask::DeleteProgramme(row.place)),
            ] {
                if ui.button(cx.t(item)).clicked() {
                    asked.push(ask);
                    ui.close();
                }
            }
        });
        if ui.is_rect_visible(rect) {
            let ground = match (selected, response.hovered()) {
                (true, _) => cx.tokens.accent_soft,
                (false, true) => cx.tokens.field,
                (false, false) => Color32::TRANSPARENT,
            };
            ui.painter().rect_filled(rect.expand2(vec2(8.0, 0.0)), CornerRadius::same(size::CORNER), ground);
            let indent = inline::status_ui(cx, ui, row, rect, selected, asked);
            paint_row(cx, ui, row, rect, indent);
            focus_ring(cx, ui, &response, rect.expand2(vec2(8.0, 0.0)));
        }
        self.inline_ui(cx, ui, row, &response, asked);
    }

    /// Up and down choose the row before and after, whichever row has the keyboard, or if nothing has it.
    fn arrows(&mut self, ui: &Ui, rows: &[&Row], asked: &mut Vec<Ask>) {
        let focus = ui.memory(egui::Memory::focused);
        let in_list = focus.is_none() || rows.iter().any(|it| focus == Some(row_id(&it.id)));
        let covered = Popup::is_any_open(ui.ctx()) || ui.memory(|it| it.top_modal_layer().is_some());
        if !in_list || covered {
            return;
        }
        let (down, up) = ui.input(|it| {
            let plain = |key| it.modifiers.is_none() && it.key_pressed(key);
            (plain(Key::ArrowDown), plain(Key::ArrowUp))
        });
        // The list is drawn by groups, and so it is walked.
        let at = rows.iter().position(|it| self.place == Some(it.place));
        let to = match (at, down, up) {
            (Some(at), true, false) => at + 1,
            (Some(at), false, true) => at.saturating_sub(1),
            (None, true, false) => 0,
            _ => return,
        };
        if let Some(row) = rows.get(to) {
            asked.push(Ask::Select(row.id.clone()));
            ui.memory_mut(|it| it.request_focus(row_id(&row.id)));
            self.reveal = Some(Reveal::Row);
        }
    }
}

pub(super) fn row_id(id: &str) -> Id {
    Id::unique(("tracker row", id))
}

/// `indent` is the room that the status takes.
fn paint_row(cx: &ViewCtx<'_>, ui: &Ui, row: &Row, rect: Rect, indent: f32) {
    let tokens = cx.tokens;
    let verdict = cx.t(text::verdict(row.verdict));
    let (top, second) = (rect.top() + 16.0, rect.top() + 36.0);
    let small = || text_style(SECONDARY);
    let color = verdict_color(row.verdict, tokens);
    let word = paint_text(ui, pos2(rect.right(), top), Align2::RIGHT_CENTER, (verdict, small()), 90.0, color);
    let room = word.left() - rect.left() - 10.0;
    let name = (row.name.as_str(), text_style(MEDIUM));
    paint_text(ui, pos2(rect.left(), top), Align2::LEFT_CENTER, name, room, tokens.text);
    let progress = (row.progress.as_str(), small());
    let half = rect.width() * 0.56;
    let said = paint_text(ui, pos2(rect.right(), second), Align2::RIGHT_CENTER, progress, half, tokens.text);
    let left = rect.left() + indent;
    let room = said.left() - left - 10.0;
    paint_text(ui, pos2(left, second), Align2::LEFT_CENTER, (&row.about, small()), room, tokens.secondary);

    let track = Rect::from_center_size(pos2(rect.center().x, rect.top() + 54.0), vec2(rect.width(), 6.0));
    ui.painter().rect_filled(track, CornerRadius::same(3), tokens.track);
    if let Some(share) = row.share {
        let (low, high) = share.numbers();
        // More can be issued than there was quota; the mark then ends the track.
        let end = low.into_iter().chain(high).fold(100.0, f64::max);
        let inner = track.shrink2(vec2(5.0, 0.0));
        let scale = Scale { low: 0.0, high: end, start: inner.left(), end: inner.right() };
        // A share is worked out, never stated.
        let look = Look { derived: true, ..Look::default() };
        let items = mark(share, Range::RATE, cx.tolerance(), look, scale, Axis::Across, track.center().y);
        paint(ui.painter(), &items, tokens.accent, tokens);
    }
}
