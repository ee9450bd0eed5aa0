//! Sectors: the table that is the chart, and a chart beside it. Filters above, every claim of the chosen row below.

mod answers;
mod axis;
mod bar;
mod bars;
mod chart;
mod choice;
mod chosen;
mod clash;
mod columns;
mod copy;
mod detail;
mod filter;
mod found;
mod heading;
mod job;
mod keys;
mod measure;
mod memory;
mod menu;
mod notes;
mod numbers;
mod pieces;
mod plot;
mod row;
mod scroll;
mod sorting;
mod sparks;
mod sum;
mod table;
mod view;
mod widths;

pub use memory::SectorsMemory;

use crate::dataset::{MetricId, SeriesId};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::store::{Query, RateBy, Row};
use answers::{Answers, New};
use bar::{Below, Filters, Out};
use chosen::Chosen;
use columns::Columns;
use copy::{Goal, Outbox};
use detail::Detail;
use egui::{Context, Ui};
use filter::Filter;
use keys::TypeAhead;
use menu::RowAsk;
use scroll::Scroll;
use sorting::Sorting;
use sparks::Sparks;
use std::ops::Range;
use sum::Sum;
use widths::{Layout, Naturals};

/// The state of the page.
#[derive(Debug, Default)]
pub struct SectorsPage {
    filters: Filters,
    sorting: Sorting,
    columns: Columns,
    answers: Answers,
    chosen: Chosen,
    sum: Sum,
    detail: Detail,
    outbox: Outbox,
    /// Whether the chart is shown, where that was chosen.
    chart: Option<bool>,
    /// Whether the panel below is open.
    is_open: bool,
    /// For how many frames more the chosen row is brought into view: the panel below may just have covered it.
    reveal: u8,
    scroll: Scroll,
    /// How far the table is scrolled sideways.
    sideways: f32,
    /// How wide what stands in the columns is, of which answer and by which sort.
    naturals: Naturals,
    measured: Option<(u64, crate::figure::Language, Vec<crate::store::Order>)>,
    layout: Layout,
    sparks: Sparks,
    /// How many rows can be seen at once, and which.
    page: usize,
    seen: Range<usize>,
    /// The row that the pointer is at in the table, and the one that it is at in the chart.
    hovered: Option<usize>,
    lit: Option<usize>,
    /// The row at the top of the chart, and how much of it is above.
    chart_top: f64,
    typed: TypeAhead,
    /// Whether a menu or a dialog lay over the page when it was drawn last.
    covered: bool,
    /// A series to show, once it is known whether a filter hides it.
    wanted: Option<SeriesId>,
}

impl SectorsPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.ask(cx, &ctx);
        self.show_wanted(cx, &ctx);
        ui.spacing_mut().item_spacing.y = 10.0;
        let has_chart = self.has_chart(ui.available_width());
        let Self { filters, answers, columns, sorting, layout, naturals, chosen, .. } = self;
        let mut below = Below { answers, columns, sorting, layout, naturals, chosen: chosen.count(), has_chart };
        let asked = filters.ui(cx, ui, &mut below);
        self.ask(cx, &ctx);
        if asked.chart {
            self.chart = Some(!has_chart);
        }
        if let Some(out) = asked.out {
            self.send_out(cx, &ctx, out);
        }
        if asked.into_rows && !self.answers.found().rows.is_empty() {
            ui.memory_mut(|it| it.request_focus(table::focus_id()));
            self.chosen.only(&self.answers.found().rows, self.chosen.place().unwrap_or(0));
            self.open();
        }
        self.take_keys(cx, ui);
        self.sum.look(cx, &ctx, self.answers.serial(), self.answers.found(), &self.chosen);
        self.below(cx, ui, has_chart != asked.chart);
    }

    /// Sends off rows that have become ready, whichever page is shown.
    pub fn poll(&mut self, cx: &ViewCtx<'_>) {
        self.outbox.poll(cx);
    }

    /// Whether something is still being worked out.
    pub fn is_working(&self) -> bool {
        self.answers.is_working() || self.sum.is_working()
    }

    /// How many rows are shown.
    pub fn shown(&self) -> usize {
        self.answers.found().rows.len()
    }

    /// The rows that could be seen when the page was drawn last, by their places.
    pub fn seen(&self) -> Range<usize> {
        self.seen.clone()
    }

    /// Chooses the row at a place and brings it into view.
    pub fn go_to(&mut self, place: usize) {
        self.chosen.only(&self.answers.found().rows, place);
        self.bring_into_view();
    }

    /// Shows a series with its claims.
    pub fn show(&mut self, series: SeriesId) {
        self.wanted = Some(series);
    }

    /// Shows all series of a metric and no others, those with the least first.
    pub fn show_least(&mut self, metric: MetricId) {
        self.filters.clear();
        self.filters.query.metric = Some(metric);
        self.sorting.by = RateBy::Lower;
        self.sorting.only(columns::Col::Rate, false);
        self.chosen.clear();
        (self.wanted, self.is_open) = (None, false);
        self.scroll_up();
    }

    /// Puts the cursor into the filter.
    pub fn focus_filter(&mut self) {
        self.filters.focus = true;
    }

    /// Lets go of what belonged to another data set; how the table is sorted and what it shows stays.
    pub fn data_changed(&mut self) {
        self.filters.clear();
        self.detail = Detail::default();
        self.chosen.clear();
        self.outbox = Outbox::default();
        (self.wanted, self.is_open, self.sideways) = (None, false, 0.0);
        self.scroll_up();
    }

    /// Asks the store, if the question changed, and finds the chosen rows again.
    fn ask(&mut self, cx: &ViewCtx<'_>, ctx: &Context) {
        self.filters.query.as_known_on = cx.as_known_on;
        let new = self.answers.ask(cx, ctx, &self.filters.query, &self.sorting.orders);
        if new != New::Nothing {
            self.chosen.find_again(&self.answers.found().rows);
            (self.hovered, self.lit) = (None, None);
        }
        match new {
            New::Nothing => {}
            // A new order is read from its top.
            New::Order => self.scroll_up(),
            New::Rows => {
                self.scroll_up();
                self.bring_into_view();
            }
        }
    }

    fn scroll_up(&mut self) {
        (self.scroll, self.chart_top) = (Scroll::default(), 0.0);
    }

    /// Brings the chosen row into view: twice, if it is only then that the panel below covers it.
    fn bring_into_view(&mut self) {
        self.reveal = self.reveal.max(1);
    }

    /// Opens the panel below.
    fn open(&mut self) {
        self.reveal = if self.is_open { 1 } else { 2 };
        self.is_open = true;
    }

    /// Takes off the filters that hide a wanted series, and chooses its row.
    fn show_wanted(&mut self, cx: &ViewCtx<'_>, ctx: &Context) {
        let Some(series) = self.wanted else { return };
        let has = |query: &Query| cx.store.shows(query, series);
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
            self.ask(cx, ctx);
        }
        if self.answers.is_working() {
            return; // until the rows are there
        }
        self.wanted = None;
        let latest = cx.store.latest(series, cx.as_known_on).map(|it| it.claim.id);
        let rows = &self.answers.found().rows;
        let place = rows
            .iter()
            .position(|it| Some(it.claim) == latest)
            .or_else(|| rows.iter().position(|it| it.series == series));
        if let Some(place) = place {
            self.chosen.only(rows, place);
            self.open();
        }
    }

    /// Copies or exports rows.
    fn send_out(&mut self, cx: &ViewCtx<'_>, ctx: &Context, out: Out) {
        let query = &self.filters.query;
        let labels: Vec<String> = Filter::set_in(query).map(|it| it.label(cx, query)).collect();
        let shown = &self.answers.found().rows;
        match out {
            Out::Copy => self.outbox.post(cx, ctx, shown, Goal::Clipboard),
            Out::Shown => self.outbox.post(cx, ctx, shown, Goal::File(copy::file_name(&labels))),
            Out::Chosen => {
                let rows: Vec<Row> = self.chosen.of(shown).copied().collect();
                self.outbox.post(cx, ctx, &rows, Goal::File(copy::file_name(&labels)));
            }
            Out::All => {
                let all = Query { mode: query.mode, as_known_on: query.as_known_on, ..Query::default() };
                self.outbox.post(cx, ctx, &cx.store.query(&all).rows, Goal::File(copy::file_name(&[])));
            }
        }
    }

    /// Does what was asked for in the menu of a row.
    fn row_asked(&mut self, cx: &ViewCtx<'_>, ctx: &Context, place: usize, ask: RowAsk) {
        let Some(row) = self.answers.found().rows.get(place).copied() else { return };
        if !self.chosen.has(&row) {
            self.chosen.only(&self.answers.found().rows, place);
        }
        if ask.filter(&mut self.filters.query) {
            return ctx.request_repaint();
        }
        match ask {
            RowAsk::Open => self.open(),
            RowAsk::Trends => cx.send(Command::ShowInTrends(row.series)),
            RowAsk::Source => {
                if let Some(source) = cx.store.data().claims.source(row.claim) {
                    cx.send(Command::ShowSource(source, Some(row.claim)));
                }
            }
            RowAsk::Copy => self.copy_chosen(cx, ctx),
            RowAsk::OnlySector(_) | RowAsk::OnlyRegion(_) | RowAsk::OnlyMetric(_) => {}
        }
    }

    /// The columns that say the same in every row.
    fn needless(&self) -> &'static [columns::Col] {
        if self.filters.query.metric.is_some() { &[columns::Col::Metric] } else { &[] }
    }
}
