//! The plots: where each stands, and what a pointer does there.

use super::card;
use super::frame::{self, Grid};
use super::keys;
use super::lane;
use super::layer::{Painted, Scene, Target};
use super::model::Model;
use super::panel::Panel;
use super::setting::{Mode, Split};
use super::ticks;
use super::view::View;
use crate::chart::{Plane, Scale};
use crate::gui::context::ViewCtx;
use crate::gui::theme::size;
use crate::gui::widgets::secondary;
use crate::locale::trends as text;
use egui::{PointerButton, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Tooltip, Ui, WidgetInfo, vec2};

/// What the plots are drawn from.
#[derive(Clone, Copy)]
pub(super) struct Plots<'a> {
    pub(super) cx: &'a ViewCtx<'a>,
    pub(super) model: &'a Model,
    pub(super) mode: Mode,
    pub(super) split: Split,
    pub(super) events: bool,
    /// Counts the models: what was painted of another one is stale.
    pub(super) stamp: u64,
}

impl Plots<'_> {
    /// Draws the panels into about `height`.
    pub(super) fn ui(&self, ui: &mut Ui, height: f32, view: &mut View, painted: &mut Vec<Painted>) {
        let mut room = height - ui.spacing().item_spacing.y;
        let others: usize = self.model.panels.iter().skip(1).map(|it| it.curves.len()).sum();
        if others > 0 && self.split == Split::None {
            let told = ui.label(secondary(self.cx.tokens, text::in_other_units(others, self.cx.language)));
            room -= told.rect.height() + ui.spacing().item_spacing.y;
        }
        if ui.input(|it| it.pointer.delta() != egui::Vec2::ZERO) {
            view.stepped = false;
        }
        painted.resize_with(self.model.panels.len(), Painted::default);
        let gutter = self.model.panels.iter().map(|it| ticks::width(self, ui, it)).fold(0.0, f32::max) + 8.0;
        let grid = Grid::of(self.model, self.split, ui.available_width(), room, gutter);
        let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), grid.height()), Sense::hover());
        for (at, (panel, painted)) in self.model.panels.iter().zip(painted).enumerate() {
            let place = grid.place(at, whole);
            if ui.is_rect_visible(place.rect) {
                self.panel_ui(ui, at, panel, place, view, painted);
            }
        }
    }

    fn panel_ui(
        &self,
        ui: &mut Ui,
        at: usize,
        panel: &Panel,
        place: frame::Place,
        view: &mut View,
        painted: &mut Painted,
    ) {
        let (days, values) = (view.days(self.model), view.values(panel));
        let inner = place.inner(self, panel, days);
        let plane = Plane {
            x: Scale { low: days.0, high: days.1, start: inner.left(), end: inner.right() },
            y: panel.ruler(values, inner.bottom(), inner.top()),
        };
        let id = ui.scope_id().with(("panel", at));
        let response = ui.interact(inner, id, Sense::click_and_drag());
        let name = text::plot_name(&panel.title, panel.claims(), self.cx.language);
        response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &name));
        let scene =
            Scene { cx: self.cx, model: self.model, panel, at, plane, rect: inner, events: self.events, lit: view.lit };
        let pointer = response.hover_pos().filter(|_| !response.dragged() && !response.context_menu_opened());
        let cross = pointer.filter(|_| !view.stepped).map(|it| frame::Crosshair::of(self, ui, &scene, it));
        frame::axes(self, ui, panel, &scene, place, cross.as_ref());
        let named = lane::ui(self, ui, &scene, place.lane(inner, panel.goal.is_some()));
        let pinned = view.pinned.and_then(|it| self.model.spot_of(it)).filter(|it| it.panel == at);
        // Who steps through the claims reads what the step led to, wherever the pointer was left.
        let target = if view.stepped {
            pinned.filter(|_| response.has_focus()).map(Target::Claim)
        } else {
            pointer.and_then(|it| scene.target(it)).or(named.map(Target::Event))
        };
        scene.paint(ui, painted, self.stamp, target, pinned);
        if let Some(cross) = cross {
            cross.paint(ui, &scene);
        }
        self.move_view(ui, &response, panel, at, view);
        if view.shows(self.model, panel, self.cx.tolerance()) == Some(false) {
            self.way_back(ui, inner, view);
        }
        self.react(ui, &response, &scene, target, view);
        keys::announce(self, ui, &response, view, pinned);
        if response.has_focus() {
            let stroke = Stroke::new(size::FOCUS, self.cx.tokens.accent);
            ui.painter().rect_stroke(inner, 2, stroke, StrokeKind::Inside);
            keys::take(self, ui, &response, &scene, view);
        }
    }

    /// Says that nothing is in view, and leads back to all of it.
    fn way_back(&self, ui: &mut Ui, inner: Rect, view: &mut View) {
        let layout = egui::Layout::centered_and_justified(egui::Direction::TopDown);
        let room = Rect::from_center_size(inner.center(), vec2(inner.width().min(260.0), size::CONTROL));
        // Beside the flow of the page: the room for all panels was taken at once.
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(room).layout(layout));
        if child.button(self.cx.t(text::NOTHING_IN_VIEW)).clicked() {
            view.reset();
            ui.ctx().request_repaint();
        }
    }

    /// Dragging moves, Ctrl and the wheel zooms, dragging with the other button or with Shift zooms into a box, a double
    /// click goes back.
    fn move_view(&self, ui: &Ui, response: &Response, panel: &Panel, at: usize, view: &mut View) {
        let rect = response.rect;
        let share = |it: Pos2| {
            let (x, y) = ((it.x - rect.left()) / rect.width(), (rect.bottom() - it.y) / rect.height());
            (f64::from(x.clamp(0.0, 1.0)), f64::from(y.clamp(0.0, 1.0)))
        };
        let shift = ui.input(|it| it.modifiers.shift);
        let boxes = response.drag_started_by(PointerButton::Secondary)
            || (shift && response.drag_started_by(PointerButton::Primary));
        if boxes {
            view.boxed = ui.input(|it| it.pointer.press_origin()).map(|it| (at, it));
        }
        let begun = view.boxed.filter(|it| it.0 == at).map(|it| it.1);
        if let (Some(from), Some(to)) = (begun, response.interact_pointer_pos()) {
            let marked = Rect::from_two_pos(from, to).intersect(rect);
            if response.drag_stopped() {
                view.boxed = None;
                if marked.width() > 4.0 && marked.height() > 4.0 {
                    let (a, b) = (share(marked.left_bottom()), share(marked.right_top()));
                    view.zoom_into(self.model, panel, (a.0, b.0), (a.1, b.1));
                }
                ui.ctx().request_repaint();
            } else {
                let tokens = self.cx.tokens;
                let fill = tokens.accent.gamma_multiply(0.12);
                ui.painter().rect(marked, 0, fill, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
            }
        } else if response.dragged_by(PointerButton::Primary) {
            let by = response.drag_delta();
            if by != egui::Vec2::ZERO {
                let (x, y) = (by.x / rect.width(), by.y / rect.height());
                view.pan(self.model, panel, f64::from(-x), f64::from(y));
                ui.ctx().request_repaint();
            }
        }
        if let Some(pointer) = response.hover_pos() {
            let by = ui.input(egui::InputState::zoom_delta);
            if by != 1.0 {
                view.zoom(self.model, panel, f64::from(by), share(pointer));
                ui.ctx().request_repaint();
            }
        }
        if response.double_clicked() {
            view.reset();
            ui.ctx().request_repaint();
        }
    }

    /// Pointing tells, a click keeps the claim and copies its citation, the other button offers more.
    fn react(&self, ui: &Ui, response: &Response, scene: &Scene<'_>, target: Option<Target>, view: &mut View) {
        if let Some(target) = target {
            let id = ui.scope_id().with(("told", scene.at));
            let around = scene.around(target).unwrap_or(scene.rect);
            Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, around).gap(6.0).show(|ui| {
                card::told(self.cx, ui, self.model, self.mode, target);
            });
        }
        if response.clicked() || response.secondary_clicked() {
            response.request_focus();
            view.pin(match target {
                Some(Target::Claim(spot)) => self.model.claim(spot),
                Some(Target::Implied(_, at)) => scene.panel.implied.get(at).map(|it| it.claim),
                Some(Target::Event(_)) | None => None,
            });
            if response.clicked()
                && let Some(Target::Claim(spot)) = target
            {
                view.copied = card::copy(self.cx, self.model, self.mode, spot);
            }
        }
        let claim = view.pinned.and_then(|it| self.model.spot_of(it)).filter(|it| it.panel == scene.at);
        response.context_menu(|ui| {
            if let Some(spot) = claim {
                card::menu(self.cx, ui, self.model, self.mode, spot);
                ui.separator();
            }
            if ui.button(self.cx.t(text::RESET)).clicked() {
                view.reset();
                ui.close();
            }
        });
    }
}
