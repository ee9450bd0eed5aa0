//! The filter bar: two lines above the table.

use super::answers::Answers;
use super::choice::{Choice, named};
use super::columns::Columns;
use super::filter::{self, Filter};
use super::menu;
use super::pieces;
use super::sorting::Sorting;
use super::widths::{Layout, Naturals};
use crate::dataset::{MetricId, RegionId, SectorId, SizeId, SourceId};
use crate::figure::{Figure, Refused, Unit, parse};
use crate::gui::context::ViewCtx;
use crate::gui::widgets::{DateField, secondary};
use crate::locale::{figures, sectors as text};
use crate::store::{Facet, Mode, Query};
use crate::syntax::Standing;
use egui::{Align, Button, Layout as Along, Response, TextEdit, Ui};

/// What the name and the field of the threshold take.
const RATE: f32 = 150.0;
/// Below this width of the page, fields are narrow.
const NARROW: f32 = 900.0;
/// Below this one they take as many lines as they need.
const SLIM: f32 = 700.0;

/// What is filtered, and what is typed into the fields.
#[derive(Debug, Default)]
pub(super) struct Filters {
    /// The filters in force.
    pub(super) query: Query,
    /// The rate as typed; where it is unclear, it stays in the field and does not filter.
    rate: String,
    from: DateField,
    to: DateField,
    /// The cursor is to go into the text field.
    pub(super) focus: bool,
}

/// What was asked for in the bar that is not the bar's to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Copy or export rows.
    pub(super) out: Option<Out>,
    /// Go from the text field into the rows.
    pub(super) into_rows: bool,
    /// Show the chart, or no longer.
    pub(super) chart: bool,
}

/// Which rows are to leave the program, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Out {
    /// The rows that are shown, to the clipboard.
    Copy,
    /// The rows that are shown, to a file.
    Shown,
    /// The rows that are chosen, to a file.
    Chosen,
    /// All rows, whatever the filters, to a file.
    All,
}

/// What the bar changes of the table.
pub(super) struct Below<'a> {
    pub(super) answers: &'a mut Answers,
    pub(super) columns: &'a mut Columns,
    pub(super) sorting: &'a mut Sorting,
    pub(super) layout: &'a Layout,
    pub(super) naturals: &'a Naturals,
    /// How many rows are chosen.
    pub(super) chosen: usize,
    /// Whether the chart is shown.
    pub(super) has_chart: bool,
}

impl Filters {
    /// Takes all filters off.
    pub(super) fn clear(&mut self) {
        self.query = Query { mode: self.query.mode, as_known_on: self.query.as_known_on, ..Query::default() };
        self.rate.clear();
        self.from = DateField::default();
        self.to = DateField::default();
    }

    /// Filters by something else, the fields with it.
    pub(super) fn set(&mut self, cx: &ViewCtx<'_>, query: Query) {
        self.rate = query.rate_at_least.map(|it| filter::rate(cx, it)).unwrap_or_default();
        self.query = query;
    }

    /// Takes one filter off.
    pub(super) fn take_off(&mut self, filter: Filter) {
        filter.take_off(&mut self.query);
        if filter == Filter::Rate {
            self.rate.clear();
        }
    }

    /// Why what stands in the rate field is no rate; `None` where it is one or the field is empty.
    fn rate_problem(&self, cx: &ViewCtx<'_>) -> Option<String> {
        match read_rate(&self.rate) {
            Ok(_) => None,
            Err(Some(refused)) => Some(figures::refused(&refused, cx.language)),
            Err(None) => Some(cx.t(text::ONE_NUMBER).to_owned()),
        }
    }

    /// Draws the bar: two lines, or as many as it takes where there is little room.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, below: &mut Below<'_>) -> Asked {
        let mut asked = Asked::default();
        let room = ui.available_width();
        let is_slim = room < SLIM;
        let mut filters = |this: &mut Self, ui: &mut Ui, below: &mut Below<'_>| {
            asked.into_rows = this.text_field(cx, ui, if room < NARROW { 150.0 } else { 220.0 });
            this.choices(cx, ui, below.answers);
            this.more(cx, ui, below.answers);
            this.rate_field(cx, ui);
        };
        if is_slim {
            ui.horizontal_wrapped(|ui| filters(self, ui, below));
            rows_shown(cx, ui, below.answers);
        } else {
            ui.horizontal(|ui| {
                filters(self, ui, below);
                ui.with_layout(Along::right_to_left(Align::Center), |ui| rows_shown(cx, ui, below.answers));
            });
        }
        if let Some(problem) = self.rate_problem(cx) {
            ui.colored_label(cx.tokens.caution, problem);
        }
        if is_slim {
            ui.horizontal_wrapped(|ui| self.chips(cx, ui));
            ui.horizontal_wrapped(|ui| {
                asked.chart = chart_toggle(cx, ui, below);
                menu::columns(cx, ui, below);
                asked.out = out(cx, ui, below);
            });
            return asked;
        }
        ui.with_layout(Along::right_to_left(Align::Min), |ui| {
            // The row of chips is as high as a control, also while there is none.
            ui.set_min_height(24.0);
            asked.out = out(cx, ui, below);
            menu::columns(cx, ui, below);
            asked.chart = chart_toggle(cx, ui, below);
            ui.with_layout(Along::left_to_right(Align::Min).with_main_wrap(true), |ui| self.chips(cx, ui));
        });
        asked
    }

    fn text_field(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, width: f32) -> bool {
        let field = TextEdit::singleline(&mut self.query.text).desired_width(width).hint_text(cx.t(text::FILTER_HINT));
        let field = ui.add(field).accessible_name(cx.t(text::FILTER_ROWS));
        if std::mem::take(&mut self.focus) {
            field.request_focus();
        }
        goes_into_rows(ui, &field)
    }

    fn choices(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, answers: &mut Answers) {
        let (data, language) = (cx.store.data(), cx.language);
        let query = self.query.clone();
        let metrics = || data.metrics.iter().map(|it| (it.name.text(language), 0)).collect();
        let metric = Choice { name: cx.t(text::METRIC), facet: Facet::Metric, chosen: query.metric.map(MetricId::at) };
        if let Some(new) = metric.ui(cx, ui, answers, &query, metrics) {
            self.query.metric = new.at().map(MetricId::new);
        }
        let groups = cx.store.groups();
        if !groups.is_empty() {
            let chosen = groups.iter().position(|it| Some(&it.en) == query.group.as_ref());
            let group = Choice { name: cx.t(text::GROUP), facet: Facet::Group, chosen };
            let names = || groups.iter().map(|it| (it.text(language), 0)).collect();
            if let Some(new) = group.ui(cx, ui, answers, &query, names) {
                self.query.group = new.at().and_then(|it| groups.get(it)).map(|it| it.en.clone());
            }
        }
        let region = Choice { name: cx.t(text::REGION), facet: Facet::Region, chosen: query.region.map(RegionId::at) };
        if let Some(new) = region.ui(cx, ui, answers, &query, || named(&data.regions, cx)) {
            self.query.region = new.at().map(RegionId::new);
        }
    }

    fn more(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, answers: &mut Answers) {
        let button = pieces::menu_button(ui, cx, cx.t(text::MORE), None);
        pieces::popup(&button).show(|ui| {
            ui.set_width(296.0);
            ui.spacing_mut().item_spacing.y = 4.0;
            let data = cx.store.data();
            let query = self.query.clone();
            let chosen = query.sector.map(SectorId::at);
            let sector = Choice { name: cx.t(text::SECTOR), facet: Facet::Sector, chosen };
            if let Some(new) = sector.section(cx, ui, answers, &query, || named(&data.sectors, cx)) {
                self.query.sector = new.at().map(SectorId::new);
            }
            let size = Choice { name: cx.t(text::SIZE), facet: Facet::Size, chosen: query.size.map(SizeId::at) };
            if let Some(new) = size.section(cx, ui, answers, &query, || named(&data.sizes, cx)) {
                self.query.size = new.at().map(SizeId::new);
            }
            if data.sources.len() > 1 {
                let chosen = query.source.map(SourceId::at);
                let source = Choice { name: cx.t(text::SOURCE), facet: Facet::Source, chosen };
                let names = || data.sources.iter().map(|it| (it.title.text(cx.language), 0)).collect();
                if let Some(new) = source.section(cx, ui, answers, &query, names) {
                    self.query.source = new.at().map(SourceId::new);
                }
            }
            self.dates(cx, ui);
            ui.separator();
            self.standings(cx, ui, answers, &query);
        });
    }

    fn standings(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, answers: &mut Answers, query: &Query) {
        ui.label(secondary(cx.tokens, cx.t(text::STANDING)));
        let counts = answers.facet(cx, ui.ctx(), query, Facet::Standing).map(<[usize]>::to_vec);
        for (at, (_, least)) in Standing::ALL.into_iter().enumerate().rev() {
            let value = (least != Standing::Doubtful).then_some(least);
            let name = cx.t(text::standing_at_least(least));
            ui.horizontal(|ui| {
                ui.radio_value(&mut self.query.standing, value, name);
                let rows = counts.as_ref().map(|it| it.get(at).copied().unwrap_or_default());
                let told = rows.map_or_else(|| "…".to_owned(), crate::locale::count);
                ui.with_layout(Along::right_to_left(Align::Center), |ui| {
                    ui.add_space(10.0);
                    ui.label(secondary(cx.tokens, told));
                });
            });
        }
    }

    fn dates(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        egui::Grid::new("sectors-dates").num_columns(2).show(ui, |ui| {
            let mut day = |name, field: &mut DateField, date: &mut Option<jiff::civil::Date>| {
                let label = ui.label(cx.t(name));
                let (response, new) = field.ui(ui, *date, 112.0, || cx.usual_year());
                response.labelled_by(label.id);
                if let Some(new) = new {
                    *date = new;
                }
                ui.end_row();
            };
            day(text::FROM, &mut self.from, &mut self.query.from);
            day(text::TO, &mut self.to, &mut self.query.to);
        });
        if self.from.is_unclear() || self.to.is_unclear() {
            ui.colored_label(cx.tokens.caution, cx.t(text::BAD_DAY));
        }
    }

    fn rate_field(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        // A field and its name stay on one line.
        if ui.layout().main_wrap() && ui.available_size_before_wrap().x < RATE {
            ui.end_row();
        }
        let label = ui.label(secondary(cx.tokens, cx.t(text::RATE_AT_LEAST)));
        let field = ui.add(TextEdit::singleline(&mut self.rate).desired_width(58.0).hint_text("90 %"));
        if field.changed() {
            self.query.rate_at_least = read_rate(&self.rate).ok().flatten();
        }
        // What is typed filters at once; Enter has nothing left to do, and must not open the details of a row.
        if field.lost_focus() && ui.input_mut(|it| it.consume_key(egui::Modifiers::NONE, egui::Key::Enter)) {
            field.request_focus();
        }
        field.labelled_by(label.id);
    }

    fn chips(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        pieces::switch(
            ui,
            cx,
            &mut self.query.mode,
            &[(Mode::Latest, text::LATEST), (Mode::EveryClaim, text::EVERY_CLAIM)],
        );
        let set: Vec<(Filter, String)> =
            Filter::set_in(&self.query).map(|it| (it, it.label(cx, &self.query))).collect();
        for (filter, label) in set {
            if pieces::chip(ui, cx, &label, &text::remove_filter(&label, cx.language)).clicked() {
                self.take_off(filter);
            }
        }
        let anything = self.query.is_filtering() || !self.rate.is_empty();
        let clear = egui::RichText::new(cx.t(text::CLEAR)).color(cx.tokens.accent);
        let clear = Button::new(clear).frame_when_inactive(false).min_size(egui::vec2(0.0, 24.0));
        if ui.add_enabled(anything, clear).clicked() {
            self.clear();
        }
    }
}

/// Enter and the arrow down lead from a field into the rows.
fn goes_into_rows(ui: &Ui, field: &Response) -> bool {
    let pressed = |key| ui.input_mut(|it| it.consume_key(egui::Modifiers::NONE, key));
    (field.has_focus() || field.lost_focus()) && (pressed(egui::Key::ArrowDown) || pressed(egui::Key::Enter))
}

/// The rate that was typed: one number, or that much "at least"; `None` where nothing is typed.
fn read_rate(typed: &str) -> Result<Option<f64>, Option<Refused>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    match parse(typed, Some(Unit::Percent)) {
        Ok(Figure::Exactly(rate) | Figure::AtLeast(rate)) => Ok(Some(rate)),
        Ok(_) => Err(None),
        Err(refused) => Err(Some(refused)),
    }
}

/// How many rows there are, and that they are still looked for.
fn rows_shown(cx: &ViewCtx<'_>, ui: &mut Ui, answers: &Answers) {
    let found = answers.found();
    ui.label(secondary(cx.tokens, text::rows_shown(found.rows.len(), found.of, found.possibly, cx.language)));
    if answers.is_working() {
        ui.label(secondary(cx.tokens, cx.t(text::LOOKING)));
    }
}

fn chart_toggle(cx: &ViewCtx<'_>, ui: &mut Ui, below: &Below<'_>) -> bool {
    pieces::toggle(ui, cx, cx.t(text::CHART), below.has_chart).clicked()
}

/// The ways to take rows along.
fn out(cx: &ViewCtx<'_>, ui: &mut Ui, below: &Below<'_>) -> Option<Out> {
    let exported = export_menu(cx, ui, below);
    let copied = ui.button(cx.t(text::COPY_ROWS)).clicked().then_some(Out::Copy);
    copied.or(exported)
}

fn export_menu(cx: &ViewCtx<'_>, ui: &mut Ui, below: &Below<'_>) -> Option<Out> {
    let (shown, all) = (below.answers.found().rows.len(), below.answers.found().of);
    let mut out = None;
    let button = pieces::menu_button(ui, cx, cx.t(text::EXPORT), None);
    pieces::list(&button).show(|ui| {
        ui.set_width(220.0);
        for (rows, name, what) in [
            (shown, text::export_shown(shown, cx.language), Out::Shown),
            (below.chosen, text::export_chosen(below.chosen, cx.language), Out::Chosen),
            (all, text::export_all(all, cx.language), Out::All),
        ] {
            if ui.add_enabled(rows > 0, Button::selectable(false, name)).clicked() {
                out = Some(what);
                ui.close();
            }
        }
    });
    out
}

/// A threshold in words, where one is in force.
pub(super) fn threshold(cx: &ViewCtx<'_>, query: &Query) -> Option<(f64, String)> {
    query.rate_at_least.map(|it| (it, filter::rate(cx, it)))
}
