//! Trends: series over time, with the marks of the grammar and the sentence behind each.

mod axis;
mod card;
mod dodge;
mod export;
mod export_menu;
mod facets;
mod frame;
mod implied;
mod keys;
mod known;
mod lane;
mod layer;
mod legend;
mod memory;
mod model;
mod panel;
mod picker;
mod plot;
mod row;
mod selection;
mod setting;
mod since;
mod table;
mod ticks;
mod toolbar;
mod view;

pub use memory::TrendsMemory;

use crate::chart::sheet::Plot;
use crate::dataset::SeriesId;
use crate::gui::context::ViewCtx;
use crate::gui::theme::size;
use crate::gui::widgets::{card_frame, key_of_plot, secondary};
use crate::locale::{SEMICOLON, trends as text};
use egui::{Layout, ScrollArea, Ui, vec2};
use model::{Key, Mode, Model};
use selection::Selection;
use setting::Shown;
use std::sync::Arc;

/// The state of the page.
#[derive(Debug, Default)]
pub struct TrendsPage {
    selection: Selection,
    /// Whether the first choice of series was made for this data set.
    opened: bool,
    /// Series to add once there is a store to look at.
    wanted: Vec<SeriesId>,
    picker: picker::Picker,
    toolbar: toolbar::Toolbar,
    view: view::View,
    painted: Vec<layer::Painted>,
    table: table::ClaimTable,
    model: Option<(Key, Arc<Model>)>,
    /// Counts the models.
    stamp: u64,
    /// The height of what stands below the plots, as it was in the last frame.
    foot: f32,
}

impl TrendsPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        self.prepare(cx);
        let (width, height) = (ui.available_width(), ui.available_height());
        let left = if width < 900.0 { 216.0 } else { 252.0 };
        let column = Layout::top_down(egui::Align::Min);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP;
            ui.allocate_ui_with_layout(vec2(left, height), column, |ui| {
                filled(ui, cx, |ui| self.picker.ui(cx, ui, &mut self.selection));
            });
            ui.allocate_ui_with_layout(vec2((width - left - size::GAP).max(0.0), height), column, |ui| {
                filled(ui, cx, |ui| self.right(cx, ui));
            });
        });
    }

    /// Passes on what has been made for export, whichever page is shown.
    pub fn poll(&mut self, cx: &ViewCtx<'_>) {
        self.toolbar.poll(cx);
    }

    /// Shows a series beside those that are there.
    pub fn show(&mut self, series: SeriesId) {
        self.wanted.push(series);
        self.view.reset();
    }

    /// Shows these series and no others.
    pub fn choose(&mut self, series: &[SeriesId]) {
        self.opened = true;
        self.selection.clear();
        for it in series {
            self.selection.add(*it);
        }
        self.view.reset();
    }

    /// The plot as it is exported; none where nothing can be drawn.
    pub fn plot(&mut self, cx: &ViewCtx<'_>) -> Option<Plot> {
        self.prepare(cx);
        let (key, model) = self.model.as_ref().filter(|(_, it)| !it.is_empty())?;
        Some(export::plot(cx, model, &self.view, key.mode, self.toolbar.setting.events))
    }

    /// Lets go of what belonged to another data set.
    pub fn data_changed(&mut self) {
        *self = Self::default();
    }

    /// Chooses series where that was asked for, and works out what the plot shows where it is stale.
    fn prepare(&mut self, cx: &ViewCtx<'_>) {
        if !self.opened {
            self.opened = true;
            self.view.reset();
            for series in model::first_choice(cx.store, cx.as_known_on) {
                self.selection.add(series);
            }
        }
        for series in std::mem::take(&mut self.wanted) {
            if cx.store.data().series(series).is_some() {
                self.selection.add_surely(series);
                self.picker.scroll_to(series);
            }
        }
        let mode = self.toolbar.mode(cx, &self.selection);
        let setting = &self.toolbar.setting;
        let key = Key {
            generation: cx.session.generation,
            as_known_on: cx.as_known_on,
            language: cx.language,
            selection: self.selection.revision(),
            mode,
            split: setting.split,
            log: setting.log,
            implied: setting.implied,
        };
        if self.model.as_ref().is_none_or(|(it, _)| *it != key) {
            let waiting = self.selection.waiting().len();
            let model = Model::new(cx, &key, self.selection.shown(), waiting);
            let same = |(old, it): &(Key, Arc<Model>)| {
                old.mode == key.mode && it.axes().zip(model.axes()).all(|(a, b)| a == b)
            };
            let others = self.model.as_ref().is_none_or(|(it, _)| it.selection != key.selection);
            // Other series may all lie beside what was zoomed into: an empty plot would say that there is nothing.
            if !self.model.as_ref().is_some_and(same) || others && self.view.is_beside(&model, cx.tolerance()) {
                self.view.reset();
            }
            self.model = Some((key, Arc::new(model)));
            self.stamp += 1;
        }
    }

    fn right(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        // Taken out for the frame, so that what draws it can change everything else.
        let Some((key, model)) = self.model.take() else { return };
        if self.toolbar.ui(cx, ui, &model, key.mode, &mut self.view) {
            let (shown, mode) = (Arc::clone(&model), key.mode);
            cx.give(ui.ctx(), export::is_quick(&model), move |cx| {
                cx.copy_of_table(export::tsv(cx, &shown, mode, None))
            });
        }
        ui.add_space(size::GRID);
        let shown = self.toolbar.setting.shown;
        if model.is_empty() && shown != Shown::Table {
            self.nothing(cx, ui, key.mode, &model);
        } else if shown == Shown::Table {
            let height = (ui.available_height() - self.foot).max(160.0);
            self.table.ui(cx, ui, &key, &model, &mut self.view, height);
            self.foot_ui(cx, ui, &key, &model);
        } else {
            ScrollArea::vertical().id_salt("plots").auto_shrink(false).show(ui, |ui| {
                let height = ui.available_height() - self.foot;
                let table = if shown == Shown::Both { (height * 0.4).max(120.0) } else { 0.0 };
                let plots = plot::Plots {
                    cx,
                    model: &model,
                    mode: key.mode,
                    split: key.split,
                    events: self.toolbar.setting.events,
                    stamp: self.stamp,
                };
                let gap = if table > 0.0 { 2.0 * ui.spacing().item_spacing.y } else { 0.0 };
                plots.ui(ui, height - table - gap, &mut self.view, &mut self.painted);
                if shown == Shown::Both {
                    self.table.ui(cx, ui, &key, &model, &mut self.view, table);
                }
                self.foot_ui(cx, ui, &key, &model);
            });
        }
        self.model = Some((key, model));
    }

    /// What stands below the plots or the table: the chosen claim, the legend, the key and the day of knowledge.
    fn foot_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, key: &Key, model: &Model) {
        let foot = ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            // What the figures are counted from, before the figures.
            told(cx, ui, model);
            card::line(cx, ui, model, key.mode, &mut self.view);
            legend::ui(cx, ui, model, &mut self.selection, &mut self.view);
            if self.toolbar.setting.shown != Shown::Table {
                key_of_plot(ui, cx, self.painted.iter().any(layer::Painted::is_crowded));
            }
            known::ui(cx, ui, model);
        });
        let height = foot.response.rect.height() + ui.spacing().item_spacing.y + 2.0;
        if (height - self.foot).abs() > 0.5 {
            self.foot = height;
            ui.ctx().request_discard("the plot's height follows what stands below it");
        }
    }

    /// Why there is no plot, and what to do.
    fn nothing(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, mode: Mode, model: &Model) {
        let why = match mode {
            _ if cx.store.data().series.is_empty() => text::NO_DATA,
            _ if self.selection.shown().is_empty() => text::NO_SERIES,
            Mode::Since(_) => text::NOTHING_SAID,
            Mode::Absolute => text::NOTHING_KNOWN,
        };
        let height = (ui.available_height() - 90.0).max(60.0);
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), height),
            Layout::centered_and_justified(egui::Direction::TopDown),
            |ui| ui.label(secondary(cx.tokens, cx.t(why))),
        );
        told(cx, ui, model);
        legend::ui(cx, ui, model, &mut self.selection, &mut self.view);
        known::ui(cx, ui, model);
    }
}

/// What can't be drawn, and what the rest depends on.
fn told(cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model) {
    if !model.told.is_empty() {
        let told = model.told.join(cx.t(SEMICOLON));
        ui.add(egui::Label::new(secondary(cx.tokens, told)).wrap());
    }
}

/// A card that fills the room there is.
fn filled(ui: &mut Ui, cx: &ViewCtx<'_>, content: impl FnOnce(&mut Ui)) {
    let room = (ui.available_size() - vec2(2.0, 2.0) * (size::PAD_CARD + size::HAIRLINE)).max(egui::Vec2::ZERO);
    card_frame(cx.tokens).show(ui, |ui| {
        ui.set_min_size(room);
        ui.set_max_size(room);
        content(ui);
    });
}
