//! What is painted over a plot's grid, and what of it the pointer is at.

use super::model::{Model, Spot};
use super::panel::{Curve, Event, ImpliedMark, Panel};
use crate::chart::{Entry, Item, Plane, Role};
use crate::dataset::SeriesId;
use crate::figure::Range;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, text_style};
use crate::gui::widgets::paint;
use crate::locale::trends as text;
use egui::{
    Color32, Painter, Pos2, Rect, RichText, Shape, Stroke, StrokeKind, TextWrapMode, Ui, WidgetText, pos2, vec2,
};

/// How far from a mark the pointer still is at it.
const NEAR: f32 = 18.0;
/// How far from the line of an event.
const NEAR_EVENT: f32 = 3.0;
/// How far the halo of a mark reaches.
const HALO: f32 = 4.5;
/// Half the width of a mark.
const HALF: f32 = crate::chart::MARK / 2.0;
/// How opaque a series is while another one is pointed at.
const DIMMED: f32 = 0.18;
/// Rows of event labels, and the width that a label takes at most.
const LABEL_ROWS: usize = 4;
const LABEL: f32 = 190.0;
const LABEL_HEIGHT: f32 = 15.0;

/// What the pointer is at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Target {
    /// A claim.
    Claim(Spot),
    /// An implied bound of a panel.
    Implied(usize, usize),
    /// An event.
    Event(usize),
}

/// A panel with its place on the screen.
pub(super) struct Scene<'a> {
    pub(super) cx: &'a ViewCtx<'a>,
    pub(super) model: &'a Model,
    pub(super) panel: &'a Panel,
    pub(super) at: usize,
    pub(super) plane: Plane,
    pub(super) rect: Rect,
    pub(super) events: bool,
    pub(super) lit: Option<SeriesId>,
}

impl Scene<'_> {
    fn tolerance(&self) -> f64 {
        self.cx.store.data().tolerance
    }

    /// Where the mark of an entry is.
    fn extent(&self, entry: &Entry, range: Range) -> Option<Rect> {
        let (top, bottom) = self.plane.extent(entry, range, self.tolerance())?;
        let x = self.plane.x.at(entry.day);
        let rect = Rect::from_min_max(pos2(x - HALF, top), pos2(x + HALF, bottom));
        // A mark without height is a dot.
        Some(if bottom - top < 2.0 * HALF { rect.expand2(vec2(0.0, HALF - (bottom - top) / 2.0)) } else { rect })
    }

    fn curves(&self) -> impl Iterator<Item = (usize, &Curve)> {
        self.panel.curves.iter().enumerate().filter(|(_, it)| !it.hidden)
    }

    fn events(&self) -> impl Iterator<Item = (usize, &Event)> {
        let shown = self.events && self.plane.x.low < self.plane.x.high;
        let (low, high) = (self.plane.x.low, self.plane.x.high);
        let all = self.model.events.iter().enumerate();
        all.filter(move |(_, it)| shown && (low..=high).contains(&it.day))
    }

    /// What is nearest to the pointer.
    pub(super) fn target(&self, pointer: Pos2) -> Option<Target> {
        let mut nearest: Option<(f32, Target)> = None;
        let mut consider = |distance: f32, target: Target| {
            if distance <= NEAR && nearest.is_none_or(|(it, _)| distance < it) {
                nearest = Some((distance, target));
            }
        };
        for (curve, it) in self.curves() {
            for (entry, drawn) in self.plane.in_view(&it.entries) {
                if let Some(rect) = self.extent(drawn, it.range) {
                    let spot = Spot { panel: self.at, curve, entry };
                    consider(distance(rect, pointer), Target::Claim(spot));
                }
            }
        }
        for (at, it) in self.panel.implied.iter().enumerate() {
            if let Some(rect) = self.extent(&it.entry, it.range) {
                consider(distance(rect, pointer), Target::Implied(self.at, at));
            }
        }
        let event = || {
            let near = |it: &Event| (self.plane.x.at(it.day) - pointer.x).abs() <= NEAR_EVENT;
            self.events().find(|(_, it)| near(it)).map(|(at, _)| Target::Event(at))
        };
        // Right on a mark it is the mark; on a line with the marks farther off it is the event.
        match nearest {
            Some((distance, target)) if distance <= HALF => Some(target),
            Some((_, target)) => event().or(Some(target)),
            None => event(),
        }
    }

    /// The place of a target, for what is told beside it.
    pub(super) fn around(&self, target: Target) -> Option<Rect> {
        let whole = match target {
            Target::Claim(spot) => {
                let curve = self.model.curve(spot)?;
                self.extent(curve.entries.get(spot.entry)?, curve.range)?
            }
            Target::Implied(_, at) => {
                let it = self.panel.implied.get(at)?;
                self.extent(&it.entry, it.range)?
            }
            Target::Event(at) => {
                let x = self.plane.x.at(self.model.events.get(at)?.day);
                Rect::from_min_max(pos2(x - 2.0, self.rect.bottom() - 60.0), pos2(x + 2.0, self.rect.bottom()))
            }
        };
        Some(whole.expand(HALO).intersect(self.rect))
    }

    /// Paints everything over the grid.
    pub(super) fn paint(&self, ui: &Ui, target: Option<Target>, pinned: Option<Spot>) {
        let painter = ui.painter().with_clip_rect(self.rect.intersect(ui.clip_rect()));
        self.paint_lines(ui, &painter);
        self.paint_events(ui, &painter, target);
        for (_, curve) in self.curves() {
            let items: Vec<Item> = curve.joins.iter().filter_map(|it| self.plane.join(*it)).collect();
            paint(&painter, &items, self.color(curve), self.cx.tokens);
        }
        for target in target.into_iter().chain(pinned.map(Target::Claim)) {
            self.paint_halo(&painter, target, pinned.map(Target::Claim) == Some(target));
        }
        for it in &self.panel.implied {
            self.paint_implied(ui, &painter, it);
        }
        for (_, curve) in self.curves() {
            let color = self.color(curve);
            for (_, entry) in self.plane.in_view(&curve.entries) {
                let mut items = self.plane.mark(entry, curve.range, self.tolerance());
                for item in &mut items {
                    // Among several series the hatch alone says "derived"; the colour says whose it is.
                    if item.role == Role::Derived {
                        item.role = Role::Series;
                    }
                }
                paint(&painter, &items, color, self.cx.tokens);
            }
        }
    }

    fn color(&self, curve: &Curve) -> Color32 {
        let color = self.cx.tokens.series_color(curve.slot);
        if self.lit.is_some_and(|it| it != curve.series) { color.gamma_multiply(DIMMED) } else { color }
    }

    /// The axes, the goal, and nothing where changes are counted from.
    fn paint_lines(&self, ui: &Ui, painter: &Painter) {
        let tokens = self.cx.tokens;
        let hairline = Stroke::new(1.0, tokens.outline);
        painter.line_segment([self.rect.left_bottom(), self.rect.right_bottom()], hairline);
        let across = |value: f64| {
            let y = self.plane.y.at(value);
            [pos2(self.rect.left(), y), pos2(self.rect.right(), y)]
        };
        if self.plane.y.low < 0.0 && self.plane.y.high > 0.0 {
            painter.line_segment(across(0.0), hairline);
        }
        if let Some(goal) = self.panel.goal {
            let ends = across(goal);
            painter.extend(Shape::dashed_line(&ends, Stroke::new(1.0, tokens.alarm), 5.0, 4.0));
            let font = text_style(AXIS).resolve(ui.style());
            // Above the line where there is room, otherwise below it.
            let above = ends[1].y - self.rect.top() >= LABEL_HEIGHT;
            let side = if above { egui::Align2::RIGHT_BOTTOM } else { egui::Align2::RIGHT_TOP };
            painter.text(ends[1] - vec2(4.0, 0.0), side, self.cx.t(text::GOAL), font, tokens.alarm);
        }
    }

    fn paint_events(&self, ui: &Ui, painter: &Painter, target: Option<Target>) {
        let tokens = self.cx.tokens;
        // The labels take the lowest fifth of the plot at most.
        let rows = (1..LABEL_ROWS).filter(|it| (*it + 1) as f32 * LABEL_HEIGHT <= self.rect.height() * 0.2).count() + 1;
        let mut taken = self.marks_below(self.rect.bottom() - LABEL_HEIGHT * rows as f32 - 3.0);
        for (at, event) in self.events() {
            let lit = target == Some(Target::Event(at));
            let color = if lit { tokens.text } else { tokens.secondary };
            let x = self.plane.x.at(event.day);
            let line = [pos2(x, self.rect.top()), pos2(x, self.rect.bottom())];
            painter.extend(Shape::dotted_line(&line, color.gamma_multiply(0.8), 4.0, 0.75));
            if self.at > 0 {
                // The lines run through all panels; the first one names them.
                continue;
            }
            let label = WidgetText::from(RichText::new(&event.label).color(color));
            let width = LABEL.min(self.rect.width() / 2.0);
            let galley = label.into_galley(ui, Some(TextWrapMode::Truncate), width, text_style(AXIS));
            let before = x + 5.0 + galley.size().x > self.rect.right();
            let left = if before { x - 5.0 - galley.size().x } else { x + 5.0 };
            let place = |row: usize| {
                let at = pos2(left, self.rect.bottom() - 3.0 - LABEL_HEIGHT * (row as f32 + 1.0));
                Rect::from_min_size(at, galley.size()).expand2(vec2(2.0, -1.0))
            };
            // Where no row has room, pointing at the line tells it.
            let free = |it: &Rect| !taken.iter().any(|other| other.intersects(*it));
            let Some(ground) = (0..rows).map(place).find(free) else { continue };
            taken.push(ground.expand2(vec2(4.0, 0.0)));
            painter.rect_filled(ground, 2, tokens.card.gamma_multiply(0.85));
            painter.galley(ground.min + vec2(2.0, -1.0), galley, color);
        }
    }

    /// The places of the marks that reach down to a height.
    fn marks_below(&self, height: f32) -> Vec<Rect> {
        let claims = self.curves().flat_map(|(_, curve)| {
            self.plane.in_view(&curve.entries).filter_map(|(_, it)| self.extent(it, curve.range))
        });
        let implied = self.panel.implied.iter().filter_map(|it| self.extent(&it.entry, it.range));
        claims.chain(implied).filter(|it| it.bottom() > height).collect()
    }

    fn paint_implied(&self, ui: &Ui, painter: &Painter, implied: &ImpliedMark) {
        let tokens = self.cx.tokens;
        let items = self.plane.mark(&implied.entry, implied.range, self.tolerance());
        let faded = self.lit.is_some_and(|it| it != implied.series);
        if items.is_empty() || faded {
            return;
        }
        paint(painter, &items, tokens.derived, tokens);
        let Some(rect) = self.extent(&implied.entry, implied.range) else { return };
        let font = text_style(AXIS).resolve(ui.style());
        let galley = painter.layout_no_wrap(implied.label.clone(), font, tokens.derived);
        let height = rect.top() + (rect.height() * 0.6).min(rect.height() - 8.0);
        let at = pos2(rect.right() + 6.0, height - galley.size().y / 2.0);
        painter.rect_filled(Rect::from_min_size(at, galley.size()).expand(2.0), 2, tokens.card.gamma_multiply(0.85));
        painter.galley(at, galley, tokens.derived);
    }

    fn paint_halo(&self, painter: &Painter, target: Target, pinned: bool) {
        if matches!(target, Target::Event(_)) {
            return;
        }
        let Some(rect) = self.around(target) else { return };
        let tokens = self.cx.tokens;
        painter.rect_filled(rect, HALF + HALO, tokens.accent_soft);
        if pinned {
            painter.rect_stroke(rect, HALF + HALO, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
        }
    }
}

fn distance(rect: Rect, pointer: Pos2) -> f32 {
    rect.center().distance(pointer).min(rect.distance_to_pos(pointer) + HALF * 0.5)
}
