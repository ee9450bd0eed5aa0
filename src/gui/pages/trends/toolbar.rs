//! The line above the plot: what it shows, and the switches.

use super::export_menu::ExportMenu;
use super::model::{Mode, Model};
use super::selection::Selection;
use super::setting::{Setting, Shown, Split};
use super::since;
use super::view::View;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{STRONG, size, text_style};
use crate::gui::widgets::{DateField, truncated};
use crate::locale::{Text, shell, trends as text};
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Align, Button, Id, Layout, PopupCloseBehavior, RichText, TextWrapMode, Ui, UiBuilder, WidgetText, vec2};
use jiff::civil::Date;
use std::sync::Arc;

/// What the day to count from was found for: the data set, the selection and the day of knowledge.
type Basis = (u64, u64, Option<Date>);

/// The least room for the title beside the switches: with less it gets a line of its own.
const TITLE: f32 = 260.0;
/// The width of the field for the day to count from.
const FIELD: f32 = 108.0;

/// The state of the switches.
#[derive(Debug, Default)]
pub(super) struct Toolbar {
    pub(super) setting: Setting,
    /// The first day on which all series have a figure.
    found: Option<(Basis, Option<Date>)>,
    field: DateField,
    export: ExportMenu,
    /// The width of the switches, as it was in the last frame.
    width: f32,
}

impl Toolbar {
    /// What the values are.
    pub(super) fn mode(&mut self, cx: &ViewCtx<'_>, selection: &Selection) -> Mode {
        if !self.setting.since {
            return Mode::Absolute;
        }
        let key = (cx.session.generation, selection.revision(), cx.as_known_on);
        if self.found.is_none_or(|(it, _)| it != key) {
            let day = since::first_common_day(cx, selection.shown().iter().map(|it| it.series));
            self.found = Some((key, day));
        }
        let day = self.setting.base.or(self.found.and_then(|(_, it)| it));
        day.map_or(Mode::Absolute, Mode::Since)
    }

    /// Draws the line; where the title and the switches don't fit beside each other, two lines. Says whether what is
    /// shown is to be copied.
    pub(super) fn ui(
        &mut self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        model: &Arc<Model>,
        mode: Mode,
        view: &mut View,
    ) -> bool {
        // One line or two by the room alone: where it hung on the title, the switches would jump with what they choose.
        let title = WidgetText::from(RichText::new(&model.title).text_style(text_style(STRONG)));
        let gap = ui.spacing().item_spacing.x;
        if ui.available_width() < TITLE + gap + self.width {
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

    /// Passes on what has been made for export.
    pub(super) fn poll(&mut self, cx: &ViewCtx<'_>) {
        self.export.poll(cx);
    }

    fn controls(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, model: &Arc<Model>, mode: Mode, view: &mut View) -> bool {
        // On one line or on two they are the same to egui: a menu that was opened stays open where one becomes the other.
        let same = UiBuilder::new().scope_id(Id::unique("controls of trends"));
        ui.scope_builder(same, |ui| self.row(cx, ui, model, mode, view)).inner
    }

    fn row(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, model: &Arc<Model>, mode: Mode, view: &mut View) -> bool {
        let start = ui.cursor().left_top();
        let room = ui.max_rect().width();
        // Where there is room for it, the field for the day keeps its place while it is of no use; else it stands at the
        // end. In both cases nothing moves under the pointer.
        let has_place = room >= self.width;
        self.switches(cx, ui, model, has_place);
        self.reset(cx, ui, view);
        let copy = self.export.ui(cx, ui, (model, view), mode, self.setting.events);
        let is_drawn = has_place || self.setting.since;
        if is_drawn && !has_place {
            self.base_field(cx, ui);
        }
        let end = ui.min_rect().right_bottom();
        let on_one_line = end.y - start.y < 2.0 * size::CONTROL;
        let width = end.x - start.x + if is_drawn { 0.0 } else { FIELD + 3.0 * ui.spacing().item_spacing.x };
        if on_one_line && (width - self.width).abs() > 0.5 && (is_drawn || self.width < width) {
            self.width = width;
            ui.ctx().request_discard("the title gets what the switches leave");
        }
        copy
    }

    fn switches(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, with_field: bool) {
        let setting = &mut self.setting;
        if ui.add(Button::selectable(!setting.since, cx.t(text::ABSOLUTE))).clicked() {
            setting.since = false;
        }
        if ui.add(Button::selectable(setting.since, cx.t(text::CHANGE_SINCE))).clicked() {
            setting.since = true;
        }
        if with_field {
            self.base_field(cx, ui);
        }
        let setting = &mut self.setting;
        // More than one switch is often changed in a row; a choice of one closes it.
        let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        MenuButton::new(cx.t(text::DISPLAY)).config(stays).ui(ui, |ui| menu(cx, ui, model, setting));
        for (_, shown) in Shown::ALL {
            if ui.add(Button::selectable(setting.shown == shown, cx.t(shown_name(shown)))).clicked() {
                setting.shown = shown;
            }
        }
    }

    /// The day that changes are counted from.
    fn base_field(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let setting = &mut self.setting;
        let since = setting.since;
        ui.add_enabled_ui(since, |ui| {
            let in_force = setting.base.or(self.found.and_then(|(_, it)| it));
            let (field, typed) = self.field.ui(ui, in_force, FIELD, || cx.usual_year());
            field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, since, cx.t(text::BASE_DATE)));
            if self.field.is_unclear() {
                field.on_hover_text(cx.t(shell::BAD_DAY));
            }
            if let Some(day) = typed {
                setting.base = day;
            }
        });
    }

    fn reset(&self, cx: &ViewCtx<'_>, ui: &mut Ui, view: &mut View) {
        let plots = self.setting.shown != Shown::Table;
        let label = RichText::new(cx.t(text::RESET)).color(cx.tokens.accent);
        let button = Button::new(label).frame(false).wrap_mode(TextWrapMode::Extend);
        let reset = ui.add_enabled(plots && !view.is_whole(), button);
        let hint = cx.t(text::HOW_TO_MOVE);
        let reset = reset.on_hover_text(hint).on_disabled_hover_text(hint);
        if reset.clicked() {
            view.reset();
        }
    }
}

/// What is on the plots, and what each of several holds.
fn menu(cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, setting: &mut Setting) {
    ui.checkbox(&mut setting.events, cx.t(text::EVENTS));
    ui.add_enabled_ui(!setting.since, |ui| ui.checkbox(&mut setting.implied, cx.t(text::IMPLIED_BOUNDS)));
    let can_log = model.panels.iter().any(|it| it.can_log);
    let mut log = model.panels.iter().any(|it| it.log);
    let switch = ui.add_enabled(can_log, egui::Checkbox::new(&mut log, cx.t(text::LOG_AXIS)));
    if switch.changed() {
        setting.log = Some(log);
    }
    switch.on_hover_text(cx.t(text::LOG_HINT)).on_disabled_hover_text(cx.t(text::LOG_HINT));
    ui.separator();
    for (_, split) in Split::ALL {
        if ui.radio_value(&mut setting.split, split, cx.t(split_name(split))).clicked() {
            ui.close();
        }
    }
}

fn shown_name(shown: Shown) -> Text {
    match shown {
        Shown::Plot => text::AS_PLOT,
        Shown::Both => text::AS_BOTH,
        Shown::Table => text::AS_TABLE,
    }
}

fn split_name(split: Split) -> Text {
    match split {
        Split::None => text::ONE_PLOT,
        Split::Metric => text::BY_METRIC,
        Split::Region => text::BY_REGION,
        Split::Sector => text::BY_SECTOR,
        Split::Size => text::BY_SIZE,
        Split::Series => text::BY_SERIES,
    }
}
