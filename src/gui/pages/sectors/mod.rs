//! Sectors: the table that is the chart. Filters above, every claim of the chosen row below.

mod axis;
mod bar;
mod choice;
mod columns;
mod copy;
mod detail;
mod filter;
mod found;
mod keys;
mod memory;
mod notes;
mod pieces;
mod plot;
mod row;
mod table;

pub use memory::SectorsMemory;

use crate::dataset::{ClaimId, SeriesId};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::size;
use crate::gui::widgets::{card_frame, key_of_marks};
use crate::store::{Query, Row};
use bar::Filters;
use columns::{Columns, Sorting};
use detail::Detail;
use egui::{CentralPanel, Frame, Margin, Panel, Ui};
use filter::Filter;
use found::{Answers, New};
use table::Table;

/// The least height that the table keeps beside the panel below it.
const TABLE_LEAST: f32 = 190.0;
/// Below this height of the card the key of marks is left out: rows are worth more.
const WITH_KEY: f32 = 290.0;

/// The state of the page.
#[derive(Debug, Default)]
pub struct SectorsPage {
    filters: Filters,
    sorting: Sorting,
    columns: Columns,
    answers: Answers,
    detail: Detail,
    /// The row that is chosen; it stays so while a filter hides it.
    chosen: Option<Row>,
    /// Where the choice began, where it holds more than one row.
    anchor: Option<ClaimId>,
    /// The chosen row's place, and from where to where the choice reaches, among the rows that are shown.
    place: Option<usize>,
    reach: std::ops::Range<usize>,
    /// Whether the panel below is open.
    is_open: bool,
    /// For how many frames more the chosen row is brought into view: the panel below may just have covered it.
    reveal: u8,
    /// How many rows can be seen at once.
    page: usize,
    /// A series to show, once it is known whether a filter hides it.
    wanted: Option<SeriesId>,
}

impl SectorsPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        self.ask(cx);
        self.show_wanted(cx);
        ui.spacing_mut().item_spacing.y = 10.0;
        let Self { filters, answers, columns, sorting, .. } = self;
        let asked = filters.ui(cx, ui, answers, columns, sorting);
        self.ask(cx);
        if asked.copy {
            cx.send(Command::Copy(copy::tsv(cx, &self.answers.found().rows)));
        }
        if asked.into_rows && !self.answers.found().rows.is_empty() {
            ui.memory_mut(|it| it.request_focus(table::focus_id()));
            self.choose(self.place.unwrap_or(0), false);
        }
        self.take_keys(cx, ui);
        self.detail_ui(cx, ui);
        CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.card(cx, ui));
    }

    /// Shows a series with its claims.
    pub fn show(&mut self, series: SeriesId) {
        self.wanted = Some(series);
    }

    /// Puts the cursor into the filter.
    pub fn focus_filter(&mut self) {
        self.filters.focus = true;
    }

    /// Lets go of what belonged to another data set; how the table is sorted and what it shows stays.
    pub fn data_changed(&mut self) {
        self.filters.clear();
        self.detail = Detail::default();
        (self.chosen, self.anchor, self.wanted, self.is_open) = (None, None, None, false);
    }

    /// Asks the store, if the question changed, and finds the chosen rows again.
    fn ask(&mut self, cx: &ViewCtx<'_>) {
        self.filters.query.as_known_on = cx.as_known_on;
        let new = self.answers.ask(cx, &self.filters.query, &self.sorting.orders);
        if new != New::Nothing {
            self.find_chosen();
        }
        if new == New::Rows {
            // Filters move the chosen row; a new order is read from its top.
            self.reveal = self.reveal.max(1);
        }
    }

    fn find_chosen(&mut self) {
        let rows = &self.answers.found().rows;
        let place = |claim: ClaimId| rows.iter().position(|it| it.claim == claim);
        self.place = self.chosen.and_then(|chosen| {
            // Of another mode or another day there may be another claim for the same series.
            place(chosen.claim).or_else(|| rows.iter().position(|it| it.series == chosen.series))
        });
        if let Some(row) = self.place.and_then(|it| rows.get(it)) {
            self.chosen = Some(*row);
        }
        let other = self.anchor.and_then(place);
        self.reach = match (self.place, other) {
            (Some(a), Some(b)) => a.min(b)..a.max(b) + 1,
            (Some(a), None) => a..a + 1,
            _ => 0..0,
        };
    }

    /// Chooses the row at a place; with `extend`, all from where the choice began.
    fn choose(&mut self, place: usize, extend: bool) {
        let rows = &self.answers.found().rows;
        let Some(row) = rows.get(place).or_else(|| rows.last()).copied() else { return };
        self.anchor = if extend { self.anchor.or(self.chosen.map(|it| it.claim)) } else { Some(row.claim) };
        self.chosen = Some(row);
        self.open();
        self.find_chosen();
    }

    /// Opens the panel below, and brings the chosen row into view: twice, if it is only then that the panel covers it.
    fn open(&mut self) {
        self.reveal = if self.is_open { 1 } else { 2 };
        self.is_open = true;
    }

    /// Takes off the filters that hide a wanted series, and chooses its row.
    fn show_wanted(&mut self, cx: &ViewCtx<'_>) {
        let Some(series) = self.wanted.take() else { return };
        let has = |query: &Query| cx.store.query(query).rows.iter().any(|it| it.series == series);
        if !has(&self.filters.query) {
            let set: Vec<Filter> = Filter::set_in(&self.filters.query).collect();
            for filter in set {
                if !has(&filter.alone(&self.filters.query)) {
                    self.filters.take_off(filter);
                }
            }
            // Each may let it through by another of its claims, and all together by none.
            if !has(&self.filters.query) {
                self.filters.clear();
            }
            self.ask(cx);
        }
        let latest = cx.store.latest(series, cx.as_known_on).map(|it| it.claim.id);
        let rows = &self.answers.found().rows;
        let place = rows
            .iter()
            .position(|it| Some(it.claim) == latest)
            .or_else(|| rows.iter().position(|it| it.series == series));
        if let Some(place) = place {
            self.choose(place, false);
        }
    }

    /// The rows that are chosen.
    fn chosen_rows(&self) -> &[Row] {
        self.answers.found().rows.get(self.reach.clone()).unwrap_or_default()
    }

    fn detail_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let Some(series) = self.chosen.filter(|_| self.is_open && self.place.is_some()).map(|it| it.series) else {
            return;
        };
        let most = (ui.available_height() - TABLE_LEAST).max(96.0);
        let frame = card_frame(cx.tokens)
            .outer_margin(Margin { top: size::GAP as i8, ..Margin::ZERO })
            .inner_margin(Margin { top: 10, bottom: 10, ..Margin::same(size::PAD_CARD as i8) });
        Panel::bottom("sectors-detail")
            .resizable(true)
            .show_separator_line(false)
            .default_size((ui.available_height() * 0.36).clamp(120.0, 236.0).min(most))
            .size_range(96.0..=most)
            .frame(frame)
            .show(ui, |ui| {
                if self.detail.ui(cx, ui, series) {
                    self.is_open = false;
                }
            });
    }

    fn card(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let margin = Margin { top: 0, bottom: 10, ..Margin::same(size::PAD_CARD as i8) };
        card_frame(cx.tokens).inner_margin(margin).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            if self.answers.found().rows.is_empty() {
                notes::nothing(cx, ui, &mut self.filters, self.answers.found());
                return;
            }
            let with_key = ui.available_height() >= WITH_KEY;
            let frame = Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO });
            Panel::bottom("sectors-notes").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
                notes::under(cx, ui, &self.filters, self.answers.found(), self.place.is_some());
                if with_key {
                    key_of_marks(ui, cx);
                }
            });
            self.table(cx, ui);
        });
    }

    fn table(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let width = ui.available_width() - ui.spacing().scroll.allocated_width();
        let reveal = self.place.filter(|_| self.reveal > 0);
        if self.reveal > 0 {
            self.reveal -= 1;
            if self.reveal > 0 {
                ui.ctx().request_repaint();
            }
        }
        let table = Table {
            cx,
            found: self.answers.found(),
            columns: self.columns.fitting(width, self.filters.query.metric.is_some()),
            chosen: self.reach.clone(),
            reveal,
            threshold: bar::threshold(cx, &self.filters.query),
            has_focus: ui.memory(|it| it.has_focus(table::focus_id())),
        };
        let happened = table.ui(ui, &mut self.sorting);
        self.page = happened.page;
        if let Some((place, extend)) = happened.clicked {
            ui.memory_mut(|it| it.request_focus(table::focus_id()));
            self.choose(place, extend);
        }
    }
}
