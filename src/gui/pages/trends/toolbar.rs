//! The line above the plot: what it shows, and the switches.

use super::export_menu::ExportMenu;
use super::model::{Mode, Model};
use super::plot::View;
use super::selection::Selection;
use super::since;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{STRONG, size, text_style};
use crate::gui::widgets::{DateField, link, truncated};
use crate::locale::{shell, trends as text};
use egui::{Align, Button, Layout, RichText, TextWrapMode, Ui, WidgetText, vec2};
use jiff::civil::Date;

/// What the day to count from was found for: the data set, the selection and the day of knowledge.
type Basis = (u64, u64, Option<Date>);

/// The state of the switches.
#[derive(Debug, Default)]
pub(super) struct Toolbar {
    since: bool,
    /// The day to count from; where none was typed, the first on which all series have a figure.
    base: Option<Date>,
    /// That first day.
    found: Option<(Basis, Option<Date>)>,
    field: DateField,
    as_table: bool,
    no_events: bool,
    export: ExportMenu,
    /// The width of the switches, as it was in the last frame.
    width: f32,
}

impl Toolbar {
    /// What the values are.
    pub(super) fn mode(&mut self, cx: &ViewCtx<'_>, selection: &Selection) -> Mode {
        if !self.since {
            return Mode::Absolute;
        }
        let key = (cx.session.generation, selection.revision(), cx.as_known_on);
        if self.found.is_none_or(|(it, _)| it != key) {
            let day = since::first_common_day(cx, selection.all().iter().map(|it| it.series));
            self.found = Some((key, day));
        }
        let day = self.base.or(self.found.and_then(|(_, it)| it));
        day.map_or(Mode::Absolute, Mode::Since)
    }

    /// Whether the claims are shown as a table.
    pub(super) fn as_table(&self) -> bool {
        self.as_table
    }

    /// Whether events are marked.
    pub(super) fn events(&self) -> bool {
        !self.no_events
    }

    /// Draws the line; where the title and the switches don't fit beside each other, two lines. Says whether what is
    /// shown is to be copied.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, mode: Mode, view: &mut View) -> bool {
        let title = model.panels.first().map_or("", |it| it.title.as_str());
        let title = WidgetText::from(RichText::new(title).text_style(text_style(STRONG)));
        let whole = title.clone().into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, text_style(STRONG));
        let gap = ui.spacing().item_spacing.x;
        if ui.available_width() < whole.size().x + gap + self.width {
            truncated(ui, title);
            return ui.horizontal_wrapped(|ui| self.controls(cx, ui, model, mode, view)).inner;
        }
        ui.horizontal(|ui| {
            let room = vec2((ui.available_width() - self.width - gap).max(0.0), size::CONTROL);
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(room.x);
                truncated(ui, title);
            });
            self.controls(cx, ui, model, mode, view)
        })
        .inner
    }

    fn controls(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, mode: Mode, view: &mut View) -> bool {
        let start = ui.cursor().left_top();
        self.switches(cx, ui);
        self.reset(cx, ui, view);
        let events = self.events();
        let copy = self.export.ui(cx, ui, model, mode, events);
        let end = ui.min_rect().right_bottom();
        let on_one_line = end.y - start.y < 2.0 * size::CONTROL;
        if on_one_line && (end.x - start.x - self.width).abs() > 0.5 {
            self.width = end.x - start.x;
            ui.ctx().request_discard("the title gets what the switches leave");
        }
        copy
    }

    fn switches(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        if ui.add(Button::selectable(!self.since, cx.t(text::ABSOLUTE))).clicked() {
            self.since = false;
        }
        if ui.add(Button::selectable(self.since, cx.t(text::CHANGE_SINCE))).clicked() {
            self.since = true;
        }
        if self.since {
            let in_force = self.base.or(self.found.and_then(|(_, it)| it));
            let (field, typed) = self.field.ui(ui, in_force, 108.0);
            field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, cx.t(text::BASE_DATE)));
            if self.field.is_unclear() {
                field.on_hover_text(cx.t(shell::BAD_DAY));
            }
            if let Some(day) = typed {
                self.base = day;
            }
        }
        let mut events = !self.no_events;
        if ui.add_enabled(!self.as_table, egui::Checkbox::new(&mut events, cx.t(text::EVENTS))).changed() {
            self.no_events = !events;
        }
        if ui.add(Button::selectable(self.as_table, cx.t(text::AS_TABLE))).clicked() {
            self.as_table = !self.as_table;
        }
    }

    fn reset(&self, cx: &ViewCtx<'_>, ui: &mut Ui, view: &mut View) {
        let reset = ui.add_enabled_ui(!self.as_table, |ui| link(ui, cx.tokens, cx.t(text::RESET))).inner;
        if reset.on_hover_text(cx.t(text::HOW_TO_MOVE)).clicked() {
            view.reset();
        }
    }
}
