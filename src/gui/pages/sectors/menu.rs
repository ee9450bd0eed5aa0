//! What a right click on a row or a heading offers, and the menu of the columns.

use super::bar::Below;
use super::chosen::Chosen;
use super::columns::{Col, Columns};
use super::pieces;
use super::sorting::Sorting;
use super::table::Moving;
use super::widths::Layout;
use crate::dataset::{MetricId, RegionId, SectorId};
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::widgets::secondary;
use crate::locale::sectors as text;
use crate::store::{Query, RateBy, Row};
use egui::{Align, Button, Layout as Direction, Response, Ui};

/// Between the entries of a menu.
const GAP: f32 = 2.0;

/// What can be asked for in the menu of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowAsk {
    Open,
    Trends,
    Source,
    /// Copy the rows that are chosen.
    Copy,
    OnlySector(SectorId),
    OnlyRegion(RegionId),
    OnlyMetric(MetricId),
}

impl RowAsk {
    /// Filters as it was asked to; says whether it was.
    pub(super) fn filter(self, query: &mut Query) -> bool {
        match self {
            Self::OnlySector(it) => query.sector = Some(it),
            Self::OnlyRegion(it) => query.region = Some(it),
            Self::OnlyMetric(it) => query.metric = Some(it),
            _ => return false,
        }
        true
    }
}

/// The menu of a row; says what was asked for in it.
pub(super) fn row(ground: &Response, cx: &ViewCtx<'_>, row: &Row, chosen: &Chosen) -> Option<RowAsk> {
    let mut asked = None;
    ground.context_menu(|ui| {
        ui.spacing_mut().item_spacing.y = GAP;
        let data = cx.store.data();
        let mut entry = |ui: &mut Ui, name: String, ask: RowAsk| {
            if ui.button(name).clicked() {
                asked = Some(ask);
                ui.close();
            }
        };
        entry(ui, cx.t(text::OPEN_DETAILS).to_owned(), RowAsk::Open);
        entry(ui, cx.t(text::OPEN_IN_TRENDS).to_owned(), RowAsk::Trends);
        if data.claims.source(row.claim).is_some() {
            entry(ui, cx.t(text::SHOW_IN_SOURCES).to_owned(), RowAsk::Source);
        }
        ui.separator();
        let number = if chosen.has(row) { chosen.count() } else { 1 };
        entry(ui, text::copy_rows(number, cx.language), RowAsk::Copy);
        ui.separator();
        let Some(key) = data.series(row.series).map(|it| it.key) else { return };
        let only = |name: &str| text::only(name, cx.language);
        if let Some((id, it)) = key.sector.and_then(|it| Some((it, data.sector(it)?))) {
            entry(ui, only(it.name.text(cx.language)), RowAsk::OnlySector(id));
        }
        if let Some(it) = data.region(key.region) {
            entry(ui, only(it.name.text(cx.language)), RowAsk::OnlyRegion(key.region));
        }
        if let Some(it) = data.metric(key.metric) {
            entry(ui, only(it.name.text(cx.language)), RowAsk::OnlyMetric(key.metric));
        }
    });
    asked
}

/// The menu of a heading.
pub(super) fn heading(ui: &mut Ui, cx: &ViewCtx<'_>, col: Col, layout: &Layout, moving: &mut Moving<'_>) {
    ui.spacing_mut().item_spacing.y = GAP;
    let chosen = |ui: &mut Ui, name: crate::locale::Text| {
        let clicked = ui.button(cx.t(name)).clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    if col.sorts(moving.sorting.by).is_some() {
        for (name, descending) in [(text::SORT_UP, false), (text::SORT_DOWN, true)] {
            if chosen(ui, name) {
                moving.sorting.only(col, descending);
            }
        }
        if moving.sorting.of(col).is_none() && !moving.sorting.orders.is_empty() && chosen(ui, text::SORT_ALSO) {
            moving.sorting.also(col);
        }
        if moving.sorting.of(col).is_some() && moving.sorting.orders.len() > 1 && chosen(ui, text::SORT_NOT) {
            moving.sorting.drop(col);
        }
        if col == Col::Rate {
            ui.label(secondary(cx.tokens, cx.t(text::SORT_RATES)));
            rate_by_menu(cx, ui, moving.sorting);
        }
        ui.separator();
    }
    let cols = layout.cols();
    for (name, right) in [(text::MOVE_LEFT, false), (text::MOVE_RIGHT, true)] {
        if chosen(ui, name) {
            moving.columns.shift(col, right, &cols);
        }
    }
    if chosen(ui, text::FIT_COLUMN) {
        moving.columns.set_width(col, moving.naturals.of(col, layout.shows(Col::Size)));
    }
    if chosen(ui, text::FIT_COLUMNS) {
        moving.columns.fit(&cols, moving.naturals);
    }
    if col.can_hide() && chosen(ui, text::HIDE_COLUMN) {
        moving.columns.set(col, false);
    }
}

/// The menu of the columns: which there are, in which order, how wide, and by which end of the figure they are sorted.
pub(super) fn columns(cx: &ViewCtx<'_>, ui: &mut Ui, below: &mut Below<'_>) {
    let button = pieces::menu_button(ui, cx, cx.t(text::COLUMNS), None);
    let shown = below.layout.cols();
    pieces::popup(&button).show(|ui| {
        ui.set_width(280.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        let columns = &mut *below.columns;
        for col in columns.order().to_vec() {
            ui.horizontal(|ui| column(cx, ui, columns, col));
        }
        ui.separator();
        if ui.add(Button::selectable(false, cx.t(text::FIT_COLUMNS))).clicked() {
            columns.fit(&shown, below.naturals);
        }
        if ui.add_enabled(!columns.is_as_at_first(), Button::selectable(false, cx.t(text::RESET_COLUMNS))).clicked() {
            *columns = Columns::default();
        }
        ui.separator();
        ui.label(secondary(cx.tokens, cx.t(text::SORT_RATES)));
        rate_by_menu(cx, ui, below.sorting);
    });
}

/// A column in the menu of the columns: whether it is shown, and its place.
fn column(cx: &ViewCtx<'_>, ui: &mut Ui, columns: &mut Columns, col: Col) {
    let name = cx.t(col.text());
    let mut wanted = columns.wants(col);
    let told = if columns.has_no_room(col) { text::no_room(name, cx.language) } else { name.to_owned() };
    let check = ui.add_enabled(col.can_hide(), egui::Checkbox::new(&mut wanted, told));
    if check.accessible_name(name).changed() {
        columns.set(col, wanted);
    }
    ui.add_space(24.0);
    ui.with_layout(Direction::right_to_left(Align::Center), |ui| {
        let order = columns.order().to_vec();
        for (icon, right, said) in [
            (Icon::Down, true, text::move_right(name, cx.language)),
            (Icon::Up, false, text::move_left(name, cx.language)),
        ] {
            if pieces::icon_button(ui, cx, icon, &said).clicked() {
                columns.shift(col, right, &order);
            }
        }
    });
}

/// The ends that figures can be sorted by.
fn rate_by_menu(cx: &ViewCtx<'_>, ui: &mut Ui, sorting: &mut Sorting) {
    for by in [RateBy::Lower, RateBy::Upper, RateBy::Middle] {
        let in_force = sorting.of(Col::Rate).is_some() && sorting.by == by;
        if ui.radio(in_force, cx.t(text::rate_by(by))).clicked() {
            sorting.sort_rates(by);
            ui.close();
        }
    }
}
