//! One row of the table: its cells, and the whole of it as something to click and to be read out.

use super::axis::RateAxis;
use super::bars::{certainty, look};
use super::columns::Col;
use super::pieces::cut;
use super::table::row_id;
use super::widths::Place;
use crate::chart::{Axis, Certainty, Look, Scale, mark};
use crate::dataset::{Claim, MetricId, SeriesKey};
use crate::figure::{Answer, Figure, Unit};
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{AXIS, MEDIUM, SECONDARY, STRONG, fonts, size, text_style};
use crate::gui::widgets::{Spark, claim_tip, cut_name, paint};
use crate::locale::claims::CONFLICT;
use crate::locale::{self, sectors as text};
use crate::store::Row;
use egui::{
    Align2, Color32, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

/// What all rows share.
pub(super) struct Sheet<'a> {
    pub(super) cx: &'a ViewCtx<'a>,
    pub(super) axis: Option<&'a RateAxis>,
    /// The year that need not be told.
    pub(super) year: i16,
    /// Whether there is a column for the size; without one it stands beside the sector.
    pub(super) has_size: bool,
    /// Whether the keyboard is with the rows.
    pub(super) has_focus: bool,
}

/// One row, looked up.
pub(super) struct Line<'a> {
    /// Its place in the table.
    pub(super) at: usize,
    pub(super) row: Row,
    pub(super) claim: Claim<'a>,
    key: SeriesKey,
    pub(super) selected: bool,
    /// Whether the keyboard is at it.
    pub(super) is_cursor: bool,
    /// Whether the pointer is at its bar in the chart.
    pub(super) lit: bool,
}

impl<'a> Sheet<'a> {
    /// Looks a row up.
    pub(super) fn line(&self, at: usize, row: Row) -> Option<Line<'a>> {
        let data = self.cx.store.data();
        let (claim, key) = (data.claims.get(row.claim)?, data.series(row.series)?.key);
        Some(Line { at, row, claim, key, selected: false, is_cursor: false, lit: false })
    }

    /// The ground of a row, which is drawn before its cells, and the row as something to click and to be read out.
    pub(super) fn ground(&self, ui: &Ui, line: &Line<'_>, rect: Rect) -> Response {
        let tokens = self.cx.tokens;
        let response = ui.interact(rect, row_id(line.at), Sense::CLICK);
        response.widget_info(|| WidgetInfo::selected(Role::Row, true, line.selected, self.spoken(line)));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_row_index(line.at));
        let painter = ui.painter();
        if line.selected {
            painter.rect_filled(rect, 0, tokens.selection);
        } else if response.hovered() || response.context_menu_opened() || line.lit {
            painter.rect_filled(rect, 0, tokens.track);
        }
        let rule = Stroke::new(size::HAIRLINE, tokens.hairline);
        painter.hline(rect.x_range().shrink(size::PAD_CARD), rect.bottom() - 0.5, rule);
        if line.is_cursor && self.has_focus {
            let ring = Stroke::new(size::FOCUS, tokens.accent);
            painter.rect_stroke(rect.shrink2(vec2(2.0, 1.0)), 4, ring, StrokeKind::Inside);
        }
        response
    }

    /// "row 3, Steel, China, operating rate, more than 90 per cent, 28 March 2020".
    fn spoken(&self, line: &Line<'_>) -> String {
        let (data, language) = (self.cx.store.data(), self.cx.language);
        let key = line.key;
        let sector = key.sector.and_then(|it| data.sector(it)).map(|it| it.name.text(language));
        let size = key.size.and_then(|it| data.size(it)).map(|it| it.name.text(language));
        let region = data.region(key.region).map(|it| it.name.text(language));
        let metric = data.metric(key.metric);
        let named = metric.map(|it| locale::lowered(it.name.text(language)));
        let figure = match metric {
            Some(metric) => self.cx.style_of(metric).spoken(line.claim.figure),
            None => self.cx.style(Unit::Other).spoken(line.claim.figure),
        };
        let parts =
            [Some(sector.unwrap_or(self.cx.t(text::ALL_SECTORS))), size, region, named.as_deref(), Some(&figure)];
        let parts = parts.into_iter().flatten().filter(|it| !it.is_empty());
        let parts: Vec<&str> = parts.chain(self.doubts(line).into_iter().map(|it| it.0)).collect();
        let possibly = line.row.answer == Some(Answer::Possibly);
        text::row(line.at + 1, &parts, line.claim.on, possibly, language)
    }

    /// What there is against a figure, and how loudly that is told.
    fn doubts(&self, line: &Line<'_>) -> Vec<(&'static str, Color32)> {
        let (cx, tokens) = (self.cx, self.cx.tokens);
        let disputed = cx.is_disputed(&line.claim).then(|| (cx.t(CONFLICT), tokens.alarm));
        let standing = text::weak_standing(line.claim.standing).map(|it| (cx.t(it), tokens.secondary));
        disputed.into_iter().chain(standing).collect()
    }

    /// What stands in a cell; nothing in those that are drawn.
    pub(super) fn said(&self, line: &Line<'_>, col: Col) -> String {
        let (cx, data, language) = (self.cx, self.cx.store.data(), self.cx.language);
        let key = line.key;
        match col {
            Col::Sector => self.sector(line, self.has_size),
            Col::Group => {
                let group = key.sector.and_then(|it| data.sector(it)).and_then(|it| it.group.as_ref());
                group.map_or("", |it| it.text(language)).to_owned()
            }
            Col::Region => data.region(key.region).map_or("", |it| it.name.text(language)).to_owned(),
            Col::Size => {
                let size = key.size.and_then(|it| data.size(it)).map(|it| it.name.text(language));
                size.unwrap_or(cx.t(text::ALL_SIZES)).to_owned()
            }
            Col::Metric => data.metric(key.metric).map_or("", |it| it.name.text(language)).to_owned(),
            Col::Rate => {
                // A unit with a name of its own stands behind it, in the next cell.
                let unit = self.metric(key.metric).map_or(Unit::Other, |it| it.unit);
                cx.style(unit).brief().figure(line.claim.figure)
            }
            Col::AsOf => {
                let on = line.claim.on;
                if on.year() == self.year { locale::short_date(on, language) } else { locale::date(on, language) }
            }
            Col::Change => {
                let change = cx.store.change_since_last(&line.claim, cx.as_known_on);
                change.map(|it| cx.change(it.unit, it.interval)).unwrap_or_default()
            }
            Col::Claims => locale::count(cx.store.count_known(line.row.series, cx.as_known_on)),
            Col::Source => cx.publisher(&line.claim).to_owned(),
            Col::Axis | Col::Trend => String::new(),
        }
    }

    /// The sector and, where no column tells it, the size class.
    pub(super) fn sector(&self, line: &Line<'_>, has_size: bool) -> String {
        let (data, language) = (self.cx.store.data(), self.cx.language);
        let sector = line.key.sector.and_then(|it| data.sector(it)).map(|it| it.name.text(language));
        let size = line.key.size.and_then(|it| data.size(it)).map(|it| it.name.text(language));
        let name = sector.unwrap_or(self.cx.t(text::ALL_SECTORS));
        match size {
            Some(size) if !has_size => format!("{name} · {size}"),
            _ => name.to_owned(),
        }
    }

    /// How the text of a cell looks.
    fn look_of(&self, line: &Line<'_>, col: Col) -> (TextStyle, Color32) {
        let tokens = self.cx.tokens;
        match col {
            Col::Sector if line.selected => (text_style(STRONG), tokens.text),
            Col::Sector if line.key.sector.is_some() => (TextStyle::Body, tokens.text),
            Col::Rate if matches!(line.claim.figure, Figure::Missing(_)) => (text_style(SECONDARY), tokens.secondary),
            Col::Rate => (text_style(MEDIUM), tokens.text),
            Col::Change => (TextStyle::Body, tokens.text),
            _ => (TextStyle::Body, tokens.secondary),
        }
    }

    /// Draws a cell; gives how wide a figure is that must be whole.
    pub(super) fn cell(&self, ui: &Ui, line: &Line<'_>, place: Place, rect: Rect, spark: Option<&Spark>) -> f32 {
        match place.col {
            Col::Axis => self.mark(ui, line, rect),
            Col::Trend => {
                if let Some(spark) = spark {
                    spark.paint(ui, self.cx, rect.shrink2(vec2(0.0, 7.0)), self.cx.tokens.secondary);
                }
            }
            col => return self.text(ui, line, col, rect),
        }
        0.0
    }

    fn text(&self, ui: &Ui, line: &Line<'_>, col: Col, rect: Rect) -> f32 {
        let said = self.said(line, col);
        let (style, color) = self.look_of(line, col);
        let room = if col.is_whole() { f32::INFINITY } else { rect.width() };
        // What tells rows apart can stand at the end of a name, as the size class does.
        let shown = if col == Col::Sector { cut_name(ui, &said, &style, room) } else { said.clone() };
        let is_cut = shown != said;
        let galley = cut(ui, &shown, &style, color, room);
        let width = galley.size().x;
        let left = if col.is_right() { rect.right() - width } else { rect.left() };
        let is_cut = is_cut || galley.elided;
        ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, color);
        let response = ui.interact(rect, Id::unique(("sectors-cell", line.at, col)), Sense::hover());
        let doubts = if col == Col::Rate { self.doubts(line) } else { Vec::new() };
        response.widget_info(|| {
            let parts: Vec<&str> = [said.as_str()].into_iter().chain(doubts.iter().map(|it| it.0)).collect();
            WidgetInfo::labeled(Role::Cell, true, parts.join(locale::comma(self.cx.language)))
        });
        if col == Col::Rate {
            response.on_hover_ui(|ui| claim_tip(ui, self.cx, &line.claim, &[]));
        } else if is_cut {
            response.on_hover_text(said);
        }
        width
    }

    fn metric(&self, id: MetricId) -> Option<&'a crate::dataset::Metric> {
        self.cx.store.data().metric(id)
    }

    fn mark(&self, ui: &Ui, line: &Line<'_>, cell: Rect) {
        let (cx, tokens) = (self.cx, self.cx.tokens);
        let Some(axis) = self.axis.filter(|it| it.carries(cx.store.data(), line.key.metric)) else {
            // No mark has a place here: what a mark would say of the figure is said in words.
            let unit = self.metric(line.key.metric).and_then(|it| it.unit_name.as_ref());
            let unit = unit.filter(|_| !matches!(line.claim.figure, Figure::Missing(_)));
            let unit = unit.map(|it| (it.text(cx.language), tokens.secondary));
            let mut left = cell.left();
            for (word, color) in self.doubts(line).into_iter().chain(unit) {
                let galley = cut(ui, word, &text_style(SECONDARY), color, cell.right() - left);
                let (at, width) = (pos2(left, cell.center().y - galley.size().y / 2.0), galley.size().x);
                ui.painter().galley(at, galley, color);
                left += width + size::GRID * 1.5;
            }
            return;
        };
        ui.interact(cell, Id::unique(("sectors-mark", line.at)), Sense::hover())
            .on_hover_ui(|ui| claim_tip(ui, cx, &line.claim, &[]));
        let certainty = certainty(&line.row);
        let within = RateAxis::within(cell);
        let scale = Scale { low: axis.low, high: axis.high, start: within.left(), end: within.right() };
        let look = Look { certainty, ..look(cx.store, &line.claim) };
        let range = cx.store.range(line.row.series);
        let items = mark(line.claim.figure, range, cx.tolerance(), look, scale, Axis::Across, cell.center().y);
        paint(ui.painter(), &items, tokens.accent, tokens);
        if line.claim.figure.numbers().0.is_some_and(|it| it > axis.high) {
            // What lies beyond the axis is not drawn at its end, where it would be taken for a value.
            let arrow = Rect::from_center_size(pos2(within.right() + 6.0, cell.center().y), vec2(9.0, 9.0));
            Icon::Right.paint(ui.painter(), arrow, tokens.secondary);
        }
        if certainty == Certainty::Possible {
            let (at, font) = (pos2(cell.right() - 6.0, cell.center().y), fonts::semibold(size::TEXT));
            ui.painter().text(at, Align2::RIGHT_CENTER, "?", font, tokens.caution);
        }
    }
}

/// The threshold through all rows, and its words at the foot.
pub(super) fn threshold(ui: &Ui, cx: &ViewCtx<'_>, axis: &RateAxis, cell: Rect, (at, said): (f64, &str), bottom: f32) {
    if at < axis.low || at > axis.high {
        return;
    }
    let (tokens, x) = (cx.tokens, axis.scale(cell).at(at));
    let ends = [pos2(x, cell.top()), pos2(x, bottom)];
    ui.painter().extend(egui::Shape::dashed_line(&ends, Stroke::new(1.5, tokens.alarm), 3.0, 3.0));
    let words = text::at_least(said, cx.language);
    let font = text_style(AXIS).resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(words, font, tokens.alarm);
    let half = galley.size().x / 2.0;
    let left = (x - half).clamp(cell.left(), (cell.right() - 2.0 * half).max(cell.left()));
    ui.painter().galley(pos2(left, bottom + 3.0), galley, tokens.alarm);
}
