//! Where the plots stand, and what frames each: its title, its axes and the crosshair.

use super::layer::Scene;
use super::model::Model;
use super::panel::Panel;
use super::plot::Plots;
use super::setting::Split;
use super::ticks;
use super::view::Span;
use crate::chart::{date_at, fitting};
use crate::gui::theme::{AXIS, STRONG, text_style};
use crate::gui::widgets::truncated;
use crate::locale::{self, trends as text};
use egui::{Align2, Color32, Galley, Pos2, Rect, RichText, Shape, Stroke, TextWrapMode, Ui, WidgetText, pos2, vec2};
use std::sync::Arc;

/// The least height and width of a panel.
const LEAST: f32 = 136.0;
const LEAST_WIDTH: f32 = 240.0;
/// Between panels.
const GAP: f32 = 12.0;
/// The height of a title, and of the days below a plot.
const TITLE: f32 = 22.0;
const DAYS: f32 = 18.0;
/// Room at the right, for the letters of the series.
const RIGHT: f32 = 18.0;
/// Room above, for the word at the line of a goal.
const GOAL: f32 = 12.0;
/// A plot gives up to this share of its height to what happened.
const LANES_SHARE: f32 = 0.14;
/// A row of labels of events, and how many there are at most.
pub(super) const LANE: f32 = 16.0;
const LANES: usize = 3;

/// How the panels are laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    columns: usize,
    rows: usize,
    /// The width of a plot with what is to the right of it, and of the values beside it.
    wide: f32,
    gutter: f32,
    row: f32,
    right: f32,
    /// Whether the first panel has a title; the others do in any case.
    titled: bool,
    lanes: usize,
    /// Whether panels in the second column and beyond have an axis of their own.
    own_axes: bool,
}

/// Where a panel stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) rect: Rect,
    pub(super) titled: bool,
    /// Whether values stand beside it, and how wide they are.
    pub(super) labelled: bool,
    gutter: f32,
    right: f32,
    lanes: usize,
}

impl Grid {
    /// Lays the panels out in a width and about a height, with so much room for the values beside a plot.
    pub(super) fn of(model: &Model, split: Split, width: f32, height: f32, gutter: f32) -> Self {
        let count = model.panels.len().max(1);
        let most = fitting(width, LEAST_WIDTH).max(1);
        let square = (1..=count).find(|it| it * it >= count).unwrap_or(1);
        let columns = if split == Split::None { 1 } else { square.min(most) };
        let rows = count.div_ceil(columns);
        let gaps = GAP * rows.saturating_sub(1) as f32;
        let row = ((height - gaps) / rows as f32).max(LEAST);
        let lanes = if columns == 1 { fitting(row * LANES_SHARE, LANE).clamp(1, LANES) } else { 0 };
        let differs = |it: &[Panel]| it.first().map(|it| it.axis) != it.last().map(|it| it.axis);
        let own_axes = model.panels.chunks(columns).any(differs);
        let gutters = gutter * if own_axes { columns as f32 } else { 1.0 };
        let wide = (width - GAP * (columns - 1) as f32 - gutters) / columns as f32;
        // Letters stand at the ends of several series.
        let several = model.panels.iter().any(|it| it.visible().count() > 1);
        let right = if several { RIGHT } else { GAP };
        Self { columns, rows, wide, gutter, right, row, titled: split != Split::None, lanes, own_axes }
    }

    /// The height of all of it.
    pub(super) fn height(&self) -> f32 {
        self.row * self.rows as f32 + GAP * self.rows.saturating_sub(1) as f32
    }

    /// Where a panel stands within the whole.
    pub(super) fn place(&self, at: usize, whole: Rect) -> Place {
        let (column, row) = (at % self.columns, at / self.columns);
        let labelled = column == 0 || self.own_axes;
        let gutter = if labelled { self.gutter } else { 0.0 };
        let before = if self.own_axes { self.gutter * column as f32 } else { self.gutter - gutter };
        let left = before + (self.wide + GAP) * column as f32;
        let corner = whole.min + vec2(left, (self.row + GAP) * row as f32);
        Place {
            rect: Rect::from_min_size(corner, vec2(gutter + self.wide, self.row)),
            titled: self.titled || at > 0,
            labelled,
            gutter,
            right: self.right,
            lanes: if at == 0 { self.lanes } else { 0 },
        }
    }
}

impl Place {
    /// The plot itself, without what frames it.
    pub(super) fn inner(&self, plots: &Plots<'_>, panel: &Panel, days: Span) -> Rect {
        let shown = |it: &super::panel::Event| (days.0..=days.1).contains(&it.day);
        let events = if plots.events { plots.model.events.iter().filter(|it| shown(it)).count() } else { 0 };
        let lanes = LANE * events.min(self.lanes) as f32;
        let title = if self.titled { TITLE } else { 0.0 };
        let goal = if panel.goal.is_some() { GOAL } else { 0.0 };
        Rect::from_min_max(
            pos2(self.rect.left() + self.gutter, self.rect.top() + title + lanes + goal),
            pos2(self.rect.right() - self.right, self.rect.bottom() - DAYS),
        )
    }

    /// Where the labels of events stand.
    pub(super) fn lane(&self, inner: Rect, has_goal: bool) -> Rect {
        let top = self.rect.top() + if self.titled { TITLE } else { 0.0 };
        let bottom = inner.top() - if has_goal { GOAL } else { 0.0 };
        Rect::from_min_max(pos2(inner.left(), top), pos2(self.rect.right(), bottom))
    }
}

/// Paints the title, the grid, what stands at it, the goal, and nothing where changes are counted from.
pub(super) fn axes(
    plots: &Plots<'_>,
    ui: &mut Ui,
    panel: &Panel,
    scene: &Scene<'_>,
    place: Place,
    crosshair: Option<&Crosshair>,
) {
    let (tokens, rect, plane) = (plots.cx.tokens, scene.rect, scene.plane);
    let covered = |it: Rect| crosshair.is_some_and(|cross| cross.covers(it));
    if place.titled {
        let corner = pos2(rect.left(), place.rect.top());
        let at = Rect::from_min_max(corner, pos2(place.rect.right(), corner.y + TITLE));
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        // Beside the flow of the page: the room for all panels was taken at once.
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(at).layout(layout));
        truncated(&mut child, RichText::new(&panel.title).text_style(text_style(STRONG)));
    }
    let painter = ui.painter();
    let font = text_style(AXIS).resolve(ui.style());
    let (grid, hairline) = (Stroke::new(1.0, tokens.grid), Stroke::new(1.0, tokens.outline));
    for (day, label) in ticks::days(plots.cx.language, plane, rect.width()) {
        let x = plane.x.at(day);
        painter.line_segment([pos2(x, rect.top()), pos2(x, rect.bottom())], grid);
        let galley = painter.layout_no_wrap(label, font.clone(), tokens.secondary);
        let left = (x - galley.size().x / 2.0).min(place.rect.right() - galley.size().x).max(place.rect.left());
        let at = Rect::from_min_size(pos2(left, rect.bottom() + 4.0), galley.size());
        if !covered(at) {
            painter.galley(at.min, galley, tokens.secondary);
        }
    }
    for (value, label) in ticks::values(plots, panel, plane, rect.height()) {
        let y = plane.y.at(value);
        painter.line_segment([pos2(rect.left(), y), pos2(rect.right(), y)], grid);
        if place.labelled {
            let galley = painter.layout_no_wrap(label, font.clone(), tokens.secondary);
            let at = Align2::RIGHT_CENTER.anchor_size(pos2(rect.left() - 6.0, y), galley.size());
            if !covered(at) {
                painter.galley(at.min, galley, tokens.secondary);
            }
        }
    }
    let y = if plane.y.shows(0.0) { plane.y.at(0.0) } else { rect.bottom() };
    painter.line_segment([pos2(rect.left(), y), pos2(rect.right(), y)], hairline);
    goal(plots, ui, panel, scene);
}

fn goal(plots: &Plots<'_>, ui: &Ui, panel: &Panel, scene: &Scene<'_>) {
    let (plane, rect) = (scene.plane, scene.rect);
    let Some(goal) = panel.goal.filter(|it| plane.y.shows(*it)) else { return };
    let (painter, color, y) = (ui.painter(), plots.cx.tokens.good, plane.y.at(goal));
    let ends = [pos2(rect.left(), y), pos2(rect.right(), y)];
    painter.extend(Shape::dashed_line(&ends, Stroke::new(1.0, color), 5.0, 4.0));
    let font = text_style(AXIS).resolve(ui.style());
    let label = panel.style(plots.cx, plots.mode).map(|it| it.brief().number(goal)).unwrap_or_default();
    let galley = painter.layout_no_wrap(text::goal(&label, plots.cx.language), font, color);
    // At the right end; where a mark is there, farther to the left.
    let top = y - galley.size().y - 1.0;
    let step = galley.size().x + 8.0;
    let count = fitting(rect.width(), step);
    let places = (1..=count).map(|it| pos2(rect.right() + 4.0 - step * it as f32, top));
    let mut places = places.map(|it| Rect::from_min_size(it, galley.size()));
    let right = Rect::from_min_size(pos2(rect.right() - 4.0 - galley.size().x, top), galley.size());
    let place = places.find(|it| !scene.has_mark_in(*it)).unwrap_or(right);
    painter.galley(place.min, galley, color);
}

/// Two lines through the pointer, with the day and the value that they are at.
pub(super) struct Crosshair {
    at: Pos2,
    /// The day and the value, each on its ground.
    chips: Vec<(Rect, Arc<Galley>)>,
}

impl Crosshair {
    pub(super) fn of(plots: &Plots<'_>, ui: &Ui, scene: &Scene<'_>, at: Pos2) -> Self {
        let (rect, plane) = (scene.rect, scene.plane);
        let day = date_at(plane.x.value(at.x).round()).map(|it| locale::date(it, plots.cx.language));
        let day = day.map(|it| (it, pos2(at.x, rect.bottom() + 2.0), Align2::CENTER_TOP));
        let value = ticks::reading(plots, scene.panel, plane, at.y);
        let value = value.map(|it| (it, pos2(rect.left() - 2.0, at.y), Align2::RIGHT_CENTER));
        let chips = day.into_iter().chain(value).map(|(text, at, align)| chip(ui, text, at, align, scene)).collect();
        Self { at, chips }
    }

    /// Whether it covers a place: a word half covered is worse than none.
    fn covers(&self, place: Rect) -> bool {
        self.chips.iter().any(|(ground, _)| ground.intersects(place))
    }

    pub(super) fn paint(self, ui: &Ui, scene: &Scene<'_>) {
        let (rect, tokens) = (scene.rect, scene.cx.tokens);
        let (painter, line) = (ui.painter(), Stroke::new(1.0, tokens.faint.gamma_multiply(0.6)));
        painter.line_segment([pos2(self.at.x, rect.top()), pos2(self.at.x, rect.bottom())], line);
        painter.line_segment([pos2(rect.left(), self.at.y), pos2(rect.right(), self.at.y)], line);
        for (ground, galley) in self.chips {
            painter.rect_filled(ground, 3, tokens.accent_soft);
            painter.galley(ground.min + vec2(4.0, 1.0), galley, tokens.accent);
        }
    }
}

fn chip(ui: &Ui, text: String, at: Pos2, align: Align2, scene: &Scene<'_>) -> (Rect, Arc<Galley>) {
    let font = text_style(AXIS).resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(text, font, scene.cx.tokens.accent);
    let ground = align.anchor_size(at, galley.size() + vec2(8.0, 2.0));
    let shift = (scene.rect.right() + RIGHT - ground.right()).min(0.0);
    (ground.translate(vec2(shift, 0.0)), galley)
}

/// A text on one line, cut where there is no room.
pub(super) fn cut(ui: &Ui, text: &str, color: Color32, width: f32) -> Arc<Galley> {
    let text = WidgetText::from(RichText::new(text).color(color));
    text.into_galley(ui, Some(TextWrapMode::Truncate), width, text_style(AXIS))
}
