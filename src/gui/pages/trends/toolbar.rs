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
use egui::{
    Align, Button, Id, Layout, PopupCloseBehavior, RichText, TextWrapMode, Ui, UiBuilder, Vec2, WidgetText, vec2,
};
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
    widths: Widths,
}

/// How wide what stands in the line was in the last frame.
#[derive(Debug, Default)]
struct Widths {
    /// The switches, without the field for the day.
    switches: f32,
    /// What is done with the plot.
    actions: f32,
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

    /// Draws the line; where the title and the switches don't fit beside each other, the switches have a line of their
    /// own. Says whether what is shown is to be copied.
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
        let width = ui.available_width();
        let switches = self.widths.switches + gap + FIELD;
        let one_line = width >= TITLE + gap + switches + gap + self.widths.actions;
        // The field for the day stands beside the switch that it belongs to and keeps its place while it is of no use;
        // where there is no room for that it joins what is done with the plot. In both cases nothing moves under the
        // pointer.
        let beside = width >= switches;
        let above = !beside && self.setting.since;
        let mut right = self.widths.actions + gap;
        right += if above { FIELD + gap } else { 0.0 };
        right += if one_line { switches + gap } else { 0.0 };
        let copy = ui
            .horizontal(|ui| {
                let room = vec2((width - right).max(0.0), size::CONTROL);
                ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_width(room.x);
                    truncated(ui, title);
                });
                if one_line {
                    self.switches(cx, ui, model, beside);
                }
                if above {
                    self.base_field(cx, ui);
                }
                self.actions(cx, ui, model, mode, view)
            })
            .inner;
        if !one_line {
            ui.horizontal_wrapped(|ui| self.switches(cx, ui, model, beside));
        }
        copy
    }

    /// Passes on what has been made for export.
    pub(super) fn poll(&mut self, cx: &ViewCtx<'_>) {
        self.export.poll(cx);
    }

    /// How one looks at the series.
    fn switches(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, with_field: bool) {
        let room = ui.max_rect().width();
        let taken = group(ui, "switches of trends", |ui| self.choices(cx, ui, model, with_field)).1;
        let field = if with_field { FIELD + ui.spacing().item_spacing.x } else { 0.0 };
        if taken.y < 2.0 * size::CONTROL {
            keep(ui, &mut self.widths.switches, taken.x - field);
        } else if with_field {
            // They wrap: how wide they are is not seen, only that the field has no room beside them.
            keep(ui, &mut self.widths.switches, room);
        }
    }

    /// What is done with the plot as it stands.
    fn actions(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, model: &Arc<Model>, mode: Mode, view: &mut View) -> bool {
        let (copy, taken) = group(ui, "actions of trends", |ui| {
            self.reset(cx, ui, view);
            self.export.ui(cx, ui, (model, view), mode, self.setting.events)
        });
        keep(ui, &mut self.widths.actions, taken.x);
        copy
    }

    fn choices(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, with_field: bool) {
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

/// Widgets that are the same to egui on whichever line they stand: a menu that was opened stays open. Gives their size.
fn group<R>(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui) -> R) -> (R, Vec2) {
    let it = ui.scope_builder(UiBuilder::new().scope_id(Id::unique(name)), content);
    (it.inner, it.response.rect.size())
}

/// Keeps a width; where it is another than it was, the frame is laid out again.
fn keep(ui: &Ui, kept: &mut f32, width: f32) {
    if (width - *kept).abs() > 0.5 {
        *kept = width;
        ui.ctx().request_discard("the title gets what the controls leave");
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
