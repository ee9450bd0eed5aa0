//! Where the parts of the page stand: the table, the chart beside it, the panel below.

use super::chart::Chart;
use super::table::{self, Moving, Table};
use super::widths::fit;
use super::{SectorsPage, bar, measure, notes};
use crate::gui::context::ViewCtx;
use crate::gui::theme::size;
use crate::gui::widgets::{card_frame, edge_focus_ring, held, key_of_marks, secondary};
use crate::locale::sectors as text;
use egui::{CentralPanel, Frame, Margin, Modifiers, Panel, Ui};

/// The least height that the table keeps beside the panel below it.
const TABLE_LEAST: f32 = 190.0;
/// On a smaller card the key of marks is left out: rows are worth more.
const WITH_KEY: egui::Vec2 = egui::vec2(700.0, 290.0);
/// From this width of the page on, that of a window 1280 wide, the chart is shown unless it was switched off.
const WITH_CHART: f32 = 1100.0;
/// Widths of the chart: the least, the most at first, and the most.
const CHART: (f32, f32, f32) = (200.0, 300.0, 520.0);
/// How much of the page the chart takes at first.
const SHARE: f32 = 0.26;
/// The panels that can be resized.
const DETAIL: &str = "sectors-detail";
const CHART_PANEL: &str = "sectors-chart-panel";

impl SectorsPage {
    /// Whether the chart is shown on a page so wide.
    pub(super) fn has_chart(&self, width: f32) -> bool {
        self.chart.unwrap_or(width >= WITH_CHART)
    }

    /// What stands below the filters.
    pub(super) fn below(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, has_chart: bool) {
        self.detail_ui(cx, ui);
        if has_chart && !self.answers.found().rows.is_empty() {
            self.chart_ui(cx, ui);
        } else {
            self.lit = None;
        }
        CentralPanel::default().frame(Frame::new()).show(ui, |ui| self.card(cx, ui));
    }

    fn detail_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let shown = self.chosen.cursor().filter(|_| self.is_open && self.chosen.place().is_some());
        let Some(series) = shown.map(|it| it.series) else { return };
        let most = (ui.available_height() - TABLE_LEAST).max(96.0);
        let frame = card_frame(cx.tokens)
            .outer_margin(Margin { top: size::GAP as i8, ..Margin::ZERO })
            .inner_margin(Margin { top: 10, bottom: 10, ..Margin::same(size::PAD_CARD as i8) });
        Panel::bottom(DETAIL)
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
        edge_focus_ring(ui, cx.tokens, DETAIL);
    }

    fn chart_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let most = (ui.available_width() - 380.0).clamp(CHART.0, CHART.2);
        let frame = card_frame(cx.tokens)
            .outer_margin(Margin { left: size::GAP as i8, ..Margin::ZERO })
            .inner_margin(Margin { top: 0, bottom: 8, ..Margin::same(12) });
        let panel = Panel::right(CHART_PANEL)
            .resizable(true)
            .show_separator_line(false)
            .default_size((ui.available_width() * SHARE).clamp(CHART.0, CHART.1).min(most))
            .size_range(CHART.0..=most)
            .frame(frame);
        let answered = self.answers.answered().map_or(&self.filters.query, |it| &it.query);
        let shown = panel.show(ui, |ui| {
            let chart = Chart {
                cx,
                found: self.answers.found(),
                chosen: &self.chosen,
                seen: self.seen.clone(),
                top: self.chart_top,
                as_known_on: answered.as_known_on,
                hovered: self.hovered,
                threshold: bar::threshold(cx, answered),
                is_old: self.answers.is_working(),
            };
            chart.ui(ui)
        });
        edge_focus_ring(ui, cx.tokens, CHART_PANEL);
        let happened = shown.inner;
        if self.lit != happened.lit {
            self.lit = happened.lit;
            ui.ctx().request_repaint();
        }
        self.chart_top = happened.top;
        if happened.turned != 0.0 {
            self.scroll.by_rows(happened.turned, size::ROW);
        }
        if let Some((from, to)) = happened.brushed {
            self.chosen.span(&self.answers.found().rows, from, to);
            ui.memory_mut(|it| it.request_focus(table::focus_id()));
            self.bring_into_view();
            self.sum.look(cx, ui.ctx(), self.answers.serial(), self.answers.found(), &self.chosen);
        }
    }

    fn card(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let margin = Margin { top: 0, bottom: 10, ..Margin::same(size::PAD_CARD as i8) };
        card_frame(cx.tokens).inner_margin(margin).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            if self.answers.found().rows.is_empty() {
                if self.answers.is_working() {
                    ui.add_space(24.0);
                    ui.vertical_centered(|ui| ui.label(secondary(cx.tokens, cx.t(text::LOOKING))));
                } else {
                    notes::nothing(cx, ui, &mut self.filters, self.answers.found());
                }
                return;
            }
            let room = ui.available_size();
            let with_key = room.x >= WITH_KEY.x && room.y >= WITH_KEY.y;
            let frame = Frame::new().inner_margin(Margin { top: 8, ..Margin::ZERO });
            Panel::bottom("sectors-notes").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
                let query = self.answers.answered().map_or(&self.filters.query, |it| &it.query);
                let is_chosen = self.chosen.place().is_some();
                notes::under(cx, ui, query, self.answers.found(), &self.sum, is_chosen);
                if with_key {
                    key_of_marks(ui, cx);
                }
            });
            self.table(cx, ui);
        });
    }

    fn table(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let measured = (self.answers.serial(), cx.language, self.sorting.orders.clone());
        if self.measured.as_ref() != Some(&measured) {
            self.naturals = measure::naturals(ui, cx, self.answers.found(), &self.sorting);
            self.measured = Some(measured);
        }
        let room = table::room(ui.available_width());
        self.layout = fit(&self.columns, self.needless(), &self.naturals, room);
        self.columns.left_out.clone_from(&self.layout.left_out);
        let reveal = self.chosen.place().filter(|_| self.reveal > 0);
        if self.reveal > 0 {
            self.reveal -= 1;
            if self.reveal > 0 {
                ui.ctx().request_repaint();
            }
        }
        let answered = self.answers.answered().map_or(&self.filters.query, |it| &it.query);
        let table = Table {
            cx,
            found: self.answers.found(),
            layout: &self.layout,
            chosen: &self.chosen,
            lit: self.lit,
            threshold: bar::threshold(cx, answered),
            has_focus: ui.memory(|it| it.has_focus(table::focus_id())),
            is_old: self.answers.is_working(),
        };
        let mut moving = Moving {
            columns: &mut self.columns,
            sorting: &mut self.sorting,
            scroll: &mut self.scroll,
            sideways: &mut self.sideways,
            naturals: &mut self.naturals,
            sparks: &mut self.sparks,
            reveal,
        };
        let happened = table.ui(ui, &mut moving);
        // The chart was drawn before the table.
        if (self.hovered != happened.hovered || self.seen != happened.seen) && self.has_chart(f32::INFINITY) {
            ui.ctx().request_repaint();
        }
        (self.page, self.seen, self.hovered) = (happened.page, happened.seen, happened.hovered);
        if let Some(place) = happened.clicked {
            ui.memory_mut(|it| it.request_focus(table::focus_id()));
            self.clicked(place, held(ui));
        }
        if let Some(place) = happened.pointed {
            self.chosen.only(&self.answers.found().rows, place);
        }
        if let Some((place, ask)) = happened.asked {
            let ctx = ui.ctx().clone();
            self.row_asked(cx, &ctx, place, ask);
        }
    }

    /// A row was clicked: it alone is chosen; with Shift all up to it, with Ctrl it beside the others.
    fn clicked(&mut self, place: usize, modifiers: Modifiers) {
        let rows = &self.answers.found().rows;
        if modifiers.command {
            self.chosen.toggle(rows, place);
            self.bring_into_view();
        } else if modifiers.shift {
            self.chosen.reach(rows, place);
            self.bring_into_view();
        } else {
            self.chosen.only(rows, place);
            self.open();
        }
    }
}
