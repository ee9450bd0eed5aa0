//! What is painted over a plot's grid, and what of it the pointer is at.

use super::frame;
use super::model::{Model, Spot};
use super::panel::{Curve, Event, ImpliedMark, Panel};
use super::selection::letter;
use crate::chart::{Entry, Item, Piece, Plane, Role};
use crate::dataset::SeriesId;
use crate::figure::{Figure, Range};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{Tokens, fonts};
use crate::gui::widgets::{paint, shapes};
use egui::epaint::{Mesh, Tessellator};
use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};
use std::sync::Arc;

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
/// The height of a letter at the end of a series.
const LETTER: f32 = 12.0;

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

/// The marks of a panel as they were painted last: they are made again only where something about them changed.
#[derive(Debug, Default)]
pub(super) struct Painted {
    marks: Option<(PaintedOf, Tokens, Arc<Mesh>)>,
    crowded: bool,
}

impl Painted {
    /// Whether columns stand in for claims.
    pub(super) fn is_crowded(&self) -> bool {
        self.crowded
    }
}

/// What the painted marks rest on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct PaintedOf {
    stamp: u64,
    plane: Plane,
    lit: Option<SeriesId>,
    pixels_per_point: f32,
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
        let x = self.plane.place(entry);
        let rect = Rect::from_min_max(pos2(x - HALF, top), pos2(x + HALF, bottom));
        // A mark without height is a dot.
        Some(if bottom - top < 2.0 * HALF { rect.expand2(vec2(0.0, HALF - (bottom - top) / 2.0)) } else { rect })
    }

    /// The middle of a claim's mark.
    pub(super) fn place(&self, spot: Spot) -> Option<Pos2> {
        let curve = self.model.curve(spot)?;
        self.extent(curve.entries.get(spot.entry)?, curve.range).map(|it| it.center())
    }

    /// Whether a claim's mark reaches into a place.
    pub(super) fn has_mark_in(&self, place: Rect) -> bool {
        let (first, last) = (self.plane.x.value(place.left() - NEAR), self.plane.x.value(place.right() + NEAR));
        self.panel.visible().any(|(_, curve)| {
            let start = curve.entries.partition_point(|it| it.day < first);
            let near = curve.entries.iter().skip(start).take_while(|it| it.day <= last);
            near.filter_map(|it| self.extent(it, curve.range)).any(|it| it.intersects(place))
        })
    }

    /// The events in view.
    pub(super) fn events(&self) -> impl Iterator<Item = (usize, &Event)> {
        let (low, high) = (self.plane.x.low, self.plane.x.high);
        let all = self.model.events.iter().enumerate();
        all.filter(move |(_, it)| self.events && (low..=high).contains(&it.day))
    }

    /// What is nearest to the pointer.
    pub(super) fn target(&self, pointer: Pos2) -> Option<Target> {
        let mut nearest: Option<(f32, Target)> = None;
        let mut consider = |distance: f32, target: Target| {
            if distance <= NEAR && nearest.is_none_or(|(it, _)| distance < it) {
                nearest = Some((distance, target));
            }
        };
        // Marks may be put aside by some steps, so a little more than what is near is looked at.
        let reach = 3.0 * NEAR;
        let (first, last) = (self.plane.x.value(pointer.x - reach), self.plane.x.value(pointer.x + reach));
        for (curve, it) in self.panel.visible() {
            let start = it.entries.partition_point(|it| it.day < first);
            let end = it.entries.partition_point(|it| it.day <= last);
            for (entry, drawn) in it.entries.iter().enumerate().take(end).skip(start) {
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
                Rect::from_min_max(pos2(x - 2.0, self.rect.top()), pos2(x + 2.0, self.rect.top() + 40.0))
            }
        };
        Some(whole.expand(HALO).intersect(self.rect))
    }

    /// Paints everything over the grid.
    pub(super) fn paint(
        &self,
        ui: &Ui,
        painted: &mut Painted,
        stamp: u64,
        target: Option<Target>,
        pinned: Option<Spot>,
    ) {
        let painter = ui.painter().with_clip_rect(self.rect.intersect(ui.clip_rect()));
        self.paint_events(&painter, target);
        let pinned = pinned.map(Target::Claim);
        for it in target.into_iter().chain(pinned) {
            self.paint_halo(&painter, it, pinned == Some(it));
        }
        painter.add(Shape::Mesh(self.marks(ui, painted, stamp)));
        // Among columns, the claim that is meant has its own mark over them.
        for it in target.into_iter().chain(pinned) {
            if let Target::Claim(spot) = it
                && let Some(curve) = self.model.curve(spot)
                && let Some(entry) = curve.entries.get(spot.entry)
                && self.plane.is_crowded(&curve.entries)
            {
                paint(&painter, &self.mark(entry, curve.range), self.color(curve), self.cx.tokens);
            }
        }
        for it in &self.panel.implied {
            self.paint_implied_label(ui, &painter, it);
        }
        self.paint_letters(ui);
    }

    fn mark(&self, entry: &Entry, range: Range) -> Vec<Item> {
        in_own_color(self.plane.mark(entry, range, self.tolerance()))
    }

    /// Lines, bands and marks of all series, and implied bounds.
    fn marks(&self, ui: &Ui, painted: &mut Painted, stamp: u64) -> Arc<Mesh> {
        let of = PaintedOf { stamp, plane: self.plane, lit: self.lit, pixels_per_point: ui.pixels_per_point() };
        if let Some((it, tokens, mesh)) = &painted.marks
            && *it == of
            && tokens == self.cx.tokens
        {
            return Arc::clone(mesh);
        }
        let mesh = Arc::new(self.make_marks(ui));
        painted.marks = Some((of, self.cx.tokens.clone(), Arc::clone(&mesh)));
        painted.crowded = self.panel.visible().any(|(_, it)| self.plane.is_crowded(&it.entries));
        mesh
    }

    fn make_marks(&self, ui: &Ui) -> Mesh {
        let tokens = self.cx.tokens;
        let (mut below, mut bars, mut dots) = (Vec::new(), Vec::new(), Vec::new());
        for (_, curve) in self.panel.visible() {
            let color = self.color(curve);
            below.extend(shapes(&self.plane.joins(&curve.entries, &curve.joins), color, tokens));
            for piece in self.plane.pieces(&curve.entries) {
                match piece {
                    Piece::Many(column) => {
                        below.extend(shapes(&self.plane.column_mark(&column, curve.range), color, tokens));
                    }
                    Piece::One(_, entry) => {
                        // What stands at a point lies over bars, so that none hides it.
                        let is_point = matches!(entry.figure, Figure::Exactly(_) | Figure::About(_));
                        let to = if is_point { &mut dots } else { &mut bars };
                        to.extend(shapes(&self.mark(entry, curve.range), color, tokens));
                    }
                }
            }
        }
        for it in self.panel.implied.iter().filter(|it| !self.is_dimmed(it.series)) {
            let items = self.plane.mark(&it.entry, it.range, self.tolerance());
            bars.extend(shapes(&items, tokens.derived, tokens));
        }
        let options = ui.ctx().tessellation_options(|it| *it);
        // No text is among the shapes, so the size of the font's texture does not matter.
        let mut tessellator = Tessellator::new(ui.pixels_per_point(), options, [1, 1], Vec::new());
        tessellator.set_clip_rect(self.rect);
        let mut mesh = Mesh::default();
        for shape in below.into_iter().chain(bars).chain(dots) {
            tessellator.tessellate_shape(shape, &mut mesh);
        }
        mesh
    }

    fn is_dimmed(&self, series: SeriesId) -> bool {
        self.lit.is_some_and(|it| it != series)
    }

    fn color(&self, curve: &Curve) -> Color32 {
        let color = self.cx.tokens.series_color(curve.slot);
        if self.is_dimmed(curve.series) { color.gamma_multiply(DIMMED) } else { color }
    }

    fn paint_events(&self, painter: &Painter, target: Option<Target>) {
        let tokens = self.cx.tokens;
        for (at, event) in self.events() {
            let lit = target == Some(Target::Event(at));
            let color = if lit { tokens.text } else { tokens.secondary };
            let x = self.plane.x.at(event.day);
            let line = [pos2(x, self.rect.top()), pos2(x, self.rect.bottom())];
            // Among several plots the first names them.
            let strength = if self.at > 0 { 0.5 } else { 0.8 };
            painter.extend(Shape::dotted_line(&line, color.gamma_multiply(strength), 4.0, 0.75));
        }
    }

    fn paint_implied_label(&self, ui: &Ui, painter: &Painter, implied: &ImpliedMark) {
        // Of a mark that is zoomed out of view the label would stand at nothing, and half of it.
        let is_named = |it: &Rect| !self.is_dimmed(implied.series) && self.rect.intersects(*it);
        let Some(rect) = self.extent(&implied.entry, implied.range).filter(is_named) else { return };
        let tokens = self.cx.tokens;
        let galley = frame::cut(ui, &implied.label, tokens.derived, self.rect.width() * 0.5);
        let seen = rect.intersect(self.rect);
        let height = seen.top() + (seen.height() * 0.6).min(seen.height() - 8.0);
        let left = if rect.right() + 6.0 + galley.size().x < self.rect.right() {
            rect.right() + 6.0
        } else {
            rect.left() - 6.0 - galley.size().x
        };
        let at = pos2(left, height - galley.size().y / 2.0);
        painter.rect_filled(Rect::from_min_size(at, galley.size()).expand(2.0), 2, tokens.card.gamma_multiply(0.85));
        painter.galley(at, galley, tokens.derived);
    }

    /// The letter of each series beside its last claim in view, of several for one day that which stands for it: colours
    /// alone do not tell them apart.
    fn paint_letters(&self, ui: &Ui) {
        if self.panel.visible().count() < 2 {
            return;
        }
        let ends = self.panel.visible().filter_map(|(_, curve)| {
            let leading = self.plane.in_view(&curve.entries).rev().filter(|(_, it)| it.leads);
            let mut shown = leading.filter_map(|(_, it)| self.extent(it, curve.range));
            Some((shown.find(|it| it.center().x <= self.rect.right() + HALF)?, curve))
        });
        let mut taken: Vec<Rect> = Vec::new();
        for (mark, curve) in ends {
            let at = pos2(mark.right() + 3.0, mark.center().y.min(self.rect.bottom()).max(self.rect.top()));
            let mut rect = Align2::LEFT_CENTER.anchor_size(at, vec2(9.0, LETTER));
            // Down to the next free place.
            while let Some(other) = taken.iter().find(|it| it.intersects(rect)) {
                rect = rect.translate(vec2(0.0, other.bottom() - rect.top() + 0.5));
            }
            taken.push(rect);
            let painter = ui.painter();
            painter.rect_filled(rect, 2, self.cx.tokens.card.gamma_multiply(0.75));
            let font = fonts::semibold(11.0);
            painter.text(rect.center(), Align2::CENTER_CENTER, letter(curve.slot), font, self.color(curve));
        }
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

/// A mark whose hatch alone says "derived": among several series the colour says whose it is.
pub(super) fn in_own_color(mut items: Vec<Item>) -> Vec<Item> {
    for item in items.iter_mut().filter(|it| it.role == Role::Derived) {
        item.role = Role::Series;
    }
    items
}

fn distance(rect: Rect, pointer: Pos2) -> f32 {
    rect.center().distance(pointer).min(rect.distance_to_pos(pointer) + HALF * 0.5)
}
