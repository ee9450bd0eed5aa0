//! The steps that were made and taken back, to go to any of them.

use super::controls::{focus_ring, paint_text};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::secondary;
use crate::locale::{self, tracker as text};
use crate::tracker::Label;
use egui::{
    Align2, Color32, CornerRadius, EventFilter, Id, Key, Rect, Role, ScrollArea, Sense, TextStyle, Ui, WidgetInfo,
    pos2, vec2,
};

const ROW: f32 = 28.0;
/// So many rows are shown at once.
const SHOWN: usize = 14;
/// The heading of the sheet, its margins, and some of the page around it.
const AROUND: f32 = 160.0;

/// The list, and the state in it that is chosen.
#[derive(Clone, Debug)]
pub(super) struct HistoryList {
    /// So many steps are made in that state.
    chosen: usize,
    /// The chosen row is to get the keyboard, and to be seen.
    fresh: bool,
}

fn row_id(at: usize) -> Id {
    Id::unique(("tracker history", at))
}

impl HistoryList {
    pub(super) fn at(chosen: usize) -> Self {
        Self { chosen, fresh: true }
    }

    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) -> bool {
        let history = &cx.desk.history;
        let steps: Vec<&Label> = history.steps().collect();
        ui.label(secondary(cx.tokens, cx.t(text::HISTORY_HINT)));
        self.keys(ui, steps.len());
        let offset = std::mem::take(&mut self.fresh).then(|| {
            ui.memory_mut(|it| it.request_focus(row_id(self.chosen)));
            self.chosen.saturating_sub(SHOWN / 2) as f32 * ROW
        });
        // As many rows as there are, as long as they and what is around them fit into the window.
        let rows = (steps.len() + 1).min(SHOWN) as f32 * ROW;
        let height = rows.min(ui.ctx().content_rect().height() - AROUND).max(ROW * 4.0);
        let mut area = ScrollArea::vertical().id_salt("steps").auto_shrink([false, true]);
        area = area.min_scrolled_height(height).max_height(height);
        if let Some(offset) = offset {
            area = area.vertical_scroll_offset(offset);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        area.show_rows(ui, ROW, steps.len() + 1, |ui, rows| {
            for at in rows {
                let label = at.checked_sub(1).and_then(|it| steps.get(it)).copied();
                self.row(cx, ui, at, label);
            }
        });
        true
    }

    fn keys(&mut self, ui: &Ui, steps: usize) {
        let (by, end) = ui.input(|it| {
            let plain = |key| it.modifiers.is_none() && it.key_pressed(key);
            let by = isize::from(plain(Key::ArrowDown)) - isize::from(plain(Key::ArrowUp));
            let end = plain(Key::Home).then_some(0).or_else(|| plain(Key::End).then_some(steps));
            (by, end)
        });
        let to = end.unwrap_or_else(|| self.chosen.saturating_add_signed(by).min(steps));
        if to != self.chosen {
            *self = Self::at(to);
        }
    }

    /// The state in which `at` steps are made.
    fn row(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, at: usize, label: Option<&Label>) {
        let (history, tokens, language) = (&cx.desk.history, cx.tokens, cx.language);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width() - 8.0, ROW));
        let response = ui.interact(rect, row_id(at), Sense::click());
        let (now, saved) = (history.position() == at, history.saved_position() == Some(at));
        let step = label.map_or_else(|| cx.t(text::AS_OPENED).to_owned(), |it| text::label(it, language));
        let within = label.and_then(|it| it.programme.as_ref()).map_or("", |it| it.text(language));
        // A step that names the programme does so once.
        let within = if step.contains(within) { "" } else { within };
        let marks: Vec<&str> =
            [(now, text::NOW), (saved, text::SAVED_STATE)].iter().filter(|it| it.0).map(|it| cx.t(it.1)).collect();
        let marks = marks.join(locale::comma(language));
        let said = [step.as_str(), within, &marks].iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>();
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, now, said.join(locale::comma(language))));
        if response.has_focus() {
            self.chosen = at;
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|it| it.set_focus_lock_filter(response.id, filter));
        }
        if response.clicked() {
            self.chosen = at;
            response.request_focus();
            cx.send(Command::Jump(at));
            ui.ctx().request_repaint();
        }
        if !ui.is_rect_visible(rect) {
            return;
        }
        let fill = match (now, response.hovered()) {
            (true, _) => tokens.accent_soft,
            (false, true) => tokens.field,
            _ => Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(rect, CornerRadius::same(size::CORNER), fill);
        if now {
            let icon = Rect::from_center_size(pos2(rect.left() + 14.0, rect.center().y), vec2(12.0, 12.0));
            Icon::Right.paint(ui.painter(), icon, tokens.accent);
        }
        let small = || text_style(SECONDARY);
        let y = rect.center().y;
        let right = pos2(rect.right() - 8.0, y);
        let marks = paint_text(ui, right, Align2::RIGHT_CENTER, (&marks, small()), 90.0, tokens.secondary);
        // What was taken back is still there, and paler.
        let color = if at > history.position() { tokens.secondary } else { tokens.text };
        let left = rect.left() + 28.0;
        let room = marks.left() - left - 12.0;
        let step = paint_text(ui, pos2(left, y), Align2::LEFT_CENTER, (&step, TextStyle::Body), room, color);
        let room = marks.left() - step.right() - 20.0;
        if room > 40.0 {
            let place = pos2(step.right() + 8.0, y);
            paint_text(ui, place, Align2::LEFT_CENTER, (within, small()), room, tokens.secondary);
        }
        focus_ring(cx, ui, &response, rect);
    }
}
