//! One row of the table: its cells, and the whole of it as something to click.

use super::axis::RateAxis;
use super::columns::Col;
use super::pieces::cut;
use crate::chart::Certainty;
use crate::dataset::{Claim, MetricId, SeriesKey};
use crate::figure::{Answer, Figure, Unit};
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{AXIS, MEDIUM, SECONDARY, STRONG, fonts, size, text_style};
use crate::gui::widgets::{claim_tip, mark_in, sparkline, truncated};
use crate::locale::{self, sectors as text};
use crate::store::Row;
use egui::{
    Align, Align2, Color32, Id, Layout, Rect, Response, RichText, Role, Sense, Stroke, TextStyle, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

/// What all rows share.
pub(super) struct Sheet<'a> {
    pub(super) cx: &'a ViewCtx<'a>,
    pub(super) axis: Option<&'a RateAxis>,
    /// The year that need not be told.
    pub(super) year: i16,
    /// Whether there is a column for the size; without one it stands beside the sector.
    pub(super) has_size: bool,
    /// From where to where a row runs, beyond its cells.
    pub(super) span: egui::Rangef,
    /// What can be seen of the rows.
    pub(super) clip: Rect,
    /// Whether the keyboard is with the rows.
    pub(super) has_focus: bool,
}

/// One row, looked up.
pub(super) struct Line<'a> {
    pub(super) row: Row,
    pub(super) claim: Claim<'a>,
    key: SeriesKey,
    pub(super) selected: bool,
}

impl<'a> Sheet<'a> {
    /// Looks a row up.
    pub(super) fn line(&self, row: Row, selected: bool) -> Option<Line<'a>> {
        let data = self.cx.store.data();
        Some(Line { row, claim: data.claims.get(row.claim)?, key: data.series(row.series)?.key, selected })
    }

    /// The ground of a row, which is drawn before its cells, and the row as something to click and to be read out.
    pub(super) fn ground(&self, ui: &mut Ui, line: &Line<'_>) -> Response {
        let tokens = self.cx.tokens;
        let rect = Rect::from_x_y_ranges(self.span, ui.max_rect().y_range());
        // A cell is clipped to itself; the row is not.
        let mut wide = ui.new_child(UiBuilder::new().max_rect(rect));
        wide.set_clip_rect(self.clip);
        let response = wide.interact(rect, Id::unique(("sectors-row", line.row.claim)), Sense::CLICK);
        let possibly = line.row.answer == Some(Answer::Possibly);
        response.widget_info(|| {
            let title = self.cx.store.title(line.row.series, self.cx.language);
            let figure = self.cx.full(line.row.series, line.claim.figure);
            let said = text::row(&title, &figure, line.claim.on, possibly, self.cx.language);
            WidgetInfo::selected(Role::Row, true, line.selected, said)
        });
        let painter = wide.painter();
        if line.selected {
            painter.rect_filled(rect, 0, tokens.selection);
            if self.has_focus {
                let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
                painter.rect_filled(bar, 0, tokens.accent);
            }
        } else if response.hovered() {
            painter.rect_filled(rect, 0, tokens.track);
        }
        let rule = Stroke::new(size::HAIRLINE, tokens.hairline);
        painter.hline(rect.x_range().shrink(size::PAD_CARD), rect.bottom() - 0.5, rule);
        response
    }

    /// Draws a cell.
    pub(super) fn cell(&self, ui: &mut Ui, line: &Line<'_>, col: Col) {
        let (data, language) = (self.cx.store.data(), self.cx.language);
        let key = line.key;
        let plain = self.cx.tokens.secondary;
        match col {
            Col::Sector => self.sector(ui, line),
            Col::Group => {
                let group = key.sector.and_then(|it| data.sector(it)).and_then(|it| it.group.as_ref());
                label(ui, group.map_or("", |it| it.text(language)), plain);
            }
            Col::Region => {
                label(ui, data.region(key.region).map_or("", |it| it.name.text(language)), plain);
            }
            Col::Size => {
                let size = key.size.and_then(|it| data.size(it)).map(|it| it.name.text(language));
                label(ui, size.unwrap_or(self.cx.t(text::ALL_SIZES)), plain);
            }
            Col::Metric => {
                label(ui, data.metric(key.metric).map_or("", |it| it.name.text(language)), plain);
            }
            Col::Rate => self.rate(ui, line),
            Col::Axis => self.mark(ui, line),
            Col::AsOf => {
                let on = line.claim.on;
                let short = on.year() == self.year;
                let said = if short { locale::short_date(on, language) } else { locale::date(on, language) };
                label(ui, said, plain);
            }
            Col::Change => right(ui, |ui| {
                if let Some(it) = self.cx.store.change_since_last(&line.claim, self.cx.as_known_on) {
                    label(ui, self.cx.change(it.unit, it.interval), self.cx.tokens.text);
                }
            }),
            Col::Claims => right(ui, |ui| {
                let claims = self.cx.store.known(line.row.series, self.cx.as_known_on).count();
                label(ui, locale::count(claims), plain);
            }),
            Col::Trend => {
                let claims: Vec<Claim<'_>> = self.cx.store.known(line.row.series, self.cx.as_known_on).collect();
                let rect = ui.max_rect().shrink2(vec2(0.0, 7.0));
                sparkline(ui, self.cx, rect, &claims, plain);
            }
            Col::Source => {
                label(ui, self.cx.publisher(&line.claim), plain);
            }
        }
    }

    fn sector(&self, ui: &mut Ui, line: &Line<'_>) {
        let (data, language, tokens) = (self.cx.store.data(), self.cx.language, self.cx.tokens);
        let sector = line.key.sector.and_then(|it| data.sector(it)).map(|it| it.name.text(language));
        let size = line.key.size.and_then(|it| data.size(it)).map(|it| it.name.text(language));
        let name = sector.unwrap_or(self.cx.t(text::ALL_SECTORS));
        let said = match size {
            Some(size) if !self.has_size => format!("{name} · {size}"),
            _ => name.to_owned(),
        };
        let color = if sector.is_some() || line.selected { tokens.text } else { tokens.secondary };
        let style = if line.selected { text_style(STRONG) } else { TextStyle::Body };
        truncated(ui, RichText::new(said).text_style(style).color(color));
    }

    /// The figure in words. A unit with a name of its own stands behind it, in the next cell.
    fn rate(&self, ui: &mut Ui, line: &Line<'_>) {
        let tokens = self.cx.tokens;
        let missing = matches!(line.claim.figure, Figure::Missing(_));
        let unit = self.metric(line.key.metric).map_or(Unit::Other, |it| it.unit);
        let said = self.cx.style(unit).brief().figure(line.claim.figure);
        let (style, color) =
            if missing { (text_style(SECONDARY), tokens.secondary) } else { (text_style(MEDIUM), tokens.text) };
        right(ui, |ui| {
            truncated(ui, RichText::new(said).text_style(style).color(color));
        });
    }

    fn metric(&self, id: MetricId) -> Option<&'a crate::dataset::Metric> {
        self.cx.store.data().metric(id)
    }

    fn mark(&self, ui: &Ui, line: &Line<'_>) {
        let cell = ui.max_rect();
        let tokens = self.cx.tokens;
        let Some(axis) = self.axis.filter(|it| it.carries(self.cx, line.key.metric)) else {
            let unit = self.metric(line.key.metric).and_then(|it| it.unit_name.as_ref());
            if let Some(unit) = unit.filter(|_| !matches!(line.claim.figure, Figure::Missing(_))) {
                let galley =
                    cut(ui, unit.text(self.cx.language), &text_style(SECONDARY), tokens.secondary, cell.width());
                let at = pos2(cell.left(), cell.center().y - galley.size().y / 2.0);
                ui.painter().galley(at, galley, tokens.secondary);
            }
            return;
        };
        ui.interact(cell, Id::unique(("sectors-mark", line.row.claim)), Sense::hover())
            .on_hover_ui(|ui| claim_tip(ui, self.cx, &line.claim, &[]));
        let possible = line.row.answer == Some(Answer::Possibly);
        let certainty = if possible { Certainty::Possible } else { Certainty::Sure };
        let within = RateAxis::within(cell);
        mark_in(ui, self.cx, within, (axis.low, axis.high), &line.claim, certainty, tokens.accent);
        if line.claim.figure.numbers().0.is_some_and(|it| it > axis.high) {
            // What lies beyond the axis is not drawn at its end, where it would be taken for a value.
            let arrow = Rect::from_center_size(pos2(within.right() + 6.0, cell.center().y), vec2(9.0, 9.0));
            Icon::Right.paint(ui.painter(), arrow, tokens.secondary);
        }
        if possible {
            let font = fonts::semibold(size::TEXT);
            ui.painter().text(
                pos2(cell.right() - 6.0, cell.center().y),
                Align2::RIGHT_CENTER,
                "?",
                font,
                tokens.caution,
            );
        }
    }
}

fn label(ui: &mut Ui, said: impl Into<String>, color: Color32) {
    truncated(ui, RichText::new(said).color(color));
}

fn right(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::right_to_left(Align::Center), content);
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
