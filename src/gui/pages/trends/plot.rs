//! The plots: axes, moving about by pointer and keyboard, and what is pointed at.

use super::card;
use super::layer::{Scene, Target};
use super::model::{Mode, Model, Spot};
use super::panel::Panel;
use super::ticks::{date_marks, value_label, value_marks, value_ticks};
use crate::chart::{Plane, Scale, date_at};
use crate::dataset::{ClaimId, SeriesId};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, STRONG, size, text_style};
use crate::gui::widgets::{secondary, truncated};
use crate::locale::dates::month_name;
use crate::locale::{short_date, trends as text};
use egui::{
    EventFilter, Id, Key, Modifiers, Response, RichText, Role, Stroke, StrokeKind, Tooltip, Ui, Vec2, WidgetInfo,
};
use egui_plot::{AxisHints, Plot, PlotTransform, PlotUi};

/// The least height of a plot.
const LEAST: f32 = 136.0;
/// Room above the greatest value and below the least, and the height of the axis of days.
const HEAD: f32 = 18.0;
const FOOT: f32 = 6.0;
const AXIS_HEIGHT: f32 = 14.0;
/// How far a step of the keyboard moves the view, as a share of it.
const PAN: f64 = 0.1;
/// How far a step of the keyboard zooms.
const ZOOM: f32 = 1.25;

/// What is looked at: throw-away state of the plots.
#[derive(Debug, Default)]
pub(super) struct View {
    reset: bool,
    nudge: Option<(usize, Nudge)>,
    /// The claim that was clicked or stepped to.
    pub(super) pinned: Option<ClaimId>,
    /// The series that is pointed at in the legend.
    pub(super) lit: Option<SeriesId>,
}

impl View {
    /// Goes back to all days and the natural range, in the next frame.
    pub(super) fn reset(&mut self) {
        self.reset = true;
    }
}

/// A move by the keyboard, carried out when the plot is drawn next.
#[derive(Clone, Copy, Debug)]
enum Nudge {
    Zoom(f32),
    /// Shares of the view, to the right and upwards.
    Pan(f64, f64),
    /// Brings a day into view.
    Day(f64),
}

/// Draws the panels, one below the other, into about `height`.
pub(super) fn stack(
    cx: &ViewCtx<'_>,
    ui: &mut Ui,
    model: &Model,
    mode: Mode,
    height: f32,
    events: bool,
    view: &mut View,
) {
    let others: usize = model.panels.iter().skip(1).map(|it| it.curves.len()).sum();
    let mut room = height - ui.spacing().item_spacing.y;
    if others > 0 {
        let told = ui.label(secondary(cx.tokens, text::in_other_units(others, cx.language)));
        room -= told.rect.height() + ui.spacing().item_spacing.y;
    }
    let titles = 28.0 * model.panels.len().saturating_sub(1) as f32;
    let each = ((room - titles) / model.panels.len().max(1) as f32).max(LEAST);
    let reset = std::mem::take(&mut view.reset);
    for (at, panel) in model.panels.iter().enumerate() {
        if at > 0 {
            truncated(ui, RichText::new(&panel.title).text_style(text_style(STRONG)));
        }
        let one = One { cx, model, panel, at, mode, events, reset };
        ui.push_id(("panel", at), |ui| one.ui(ui, each, view));
    }
    if reset {
        ui.ctx().request_repaint();
    }
}

/// One panel, while it is drawn.
struct One<'a> {
    cx: &'a ViewCtx<'a>,
    model: &'a Model,
    panel: &'a Panel,
    at: usize,
    mode: Mode,
    events: bool,
    reset: bool,
}

impl One<'_> {
    fn ui(&self, ui: &mut Ui, height: f32, view: &mut View) {
        let nudge = view.nudge.filter(|(at, _)| *at == self.at).map(|(_, it)| it);
        if nudge.is_some() {
            view.nudge = None;
        }
        let reset = self.reset;
        let shown = self.axes(ui, height).show(ui, |plot| move_view(plot, reset, nudge));
        let response = shown.response;
        let name = text::plot_name(&self.panel.title, self.panel.claims(), self.cx.language);
        response.widget_info(|| WidgetInfo::labeled(Role::Figure, true, &name));
        let plane = plane_of(&shown.transform);
        let scene = Scene {
            cx: self.cx,
            model: self.model,
            panel: self.panel,
            at: self.at,
            plane,
            rect: *shown.transform.frame(),
            events: self.events,
            lit: view.lit,
        };
        let pointer = response.hover_pos().filter(|_| !response.dragged() && !response.context_menu_opened());
        let target = pointer.and_then(|it| scene.target(it));
        let pinned = view.pinned.and_then(|it| self.model.spot_of(it)).filter(|it| it.panel == self.at);
        scene.paint(ui, target, pinned);
        self.react(ui, &response, &scene, target, view);
        if response.has_focus() {
            let stroke = Stroke::new(size::FOCUS, self.cx.tokens.accent);
            ui.painter().rect_stroke(scene.rect, 2, stroke, StrokeKind::Inside);
            self.keys(ui, &response, plane, view);
        }
    }

    fn axes(&self, ui: &Ui, height: f32) -> Plot<'_> {
        let (days, values, ticked) = (self.model.days, self.panel.values, self.panel.ticked);
        // Room for whole marks at both ends, and for the word at the line of a goal.
        let point = (values.1 - values.0) / f64::from(height - AXIS_HEIGHT - HEAD - FOOT);
        let values = (values.0 - point * f64::from(FOOT), values.1 + point * f64::from(HEAD));
        let font = text_style(AXIS).resolve(ui.style());
        let wide = usize::try_from((ui.available_width() / 84.0) as i32).unwrap_or(4).max(2);
        let tall = usize::try_from((height / 58.0) as i32).unwrap_or(4).max(4);
        let language = self.cx.language;
        let x = AxisHints::new_x().tick_label_color(self.cx.tokens.secondary).tick_label_font(font.clone()).formatter(
            move |mark, range| {
                let years = range.end() - range.start() > 360.0;
                let said = |it| if years { month_name(it, true, language) } else { short_date(it, language) };
                date_at(mark.value).map(said).unwrap_or_default()
            },
        );
        let style = self.panel.style(self.cx, self.mode);
        let y = AxisHints::new_y()
            .tick_label_color(self.cx.tokens.secondary)
            .tick_label_font(font)
            .min_thickness(44.0)
            .formatter(move |mark, range| {
                let top = value_ticks((*range.start(), *range.end()), ticked, tall).last() == Some(&mark.value);
                style.map(|it| value_label(it, mark.value, top)).unwrap_or_default()
            });
        Plot::new("plot")
            .height(height)
            .width(ui.available_width())
            .default_x_bounds(days.0, days.1)
            .default_y_bounds(values.0, values.1)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .allow_scroll(false)
            .link_axis(Id::unique("trends-days"), [true, false])
            .grid_color(self.cx.tokens.grid)
            .grid_fade(0.0)
            .x_grid_spacer(move |input| date_marks(&input, wide))
            .y_grid_spacer(move |input| value_marks(&input, ticked, tall))
            .custom_x_axes(vec![x])
            .custom_y_axes(vec![y])
    }

    /// What a pointer does: pointing tells, a click keeps the claim, the other button offers more.
    fn react(&self, ui: &Ui, response: &Response, scene: &Scene<'_>, target: Option<Target>, view: &mut View) {
        if let Some(target) = target {
            let id = ui.scope_id().with("told");
            let around = scene.around(target).unwrap_or(scene.rect);
            Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, around).gap(6.0).show(|ui| {
                card::told(self.cx, ui, self.model, self.mode, target);
            });
        }
        if response.clicked() || response.secondary_clicked() {
            response.request_focus();
            view.pinned = match target {
                Some(Target::Claim(spot)) => self.model.claim(spot),
                Some(Target::Implied(_, at)) => self.panel.implied.get(at).map(|it| it.claim),
                Some(Target::Event(_)) | None => None,
            };
        }
        let claim = view.pinned.and_then(|it| self.model.spot_of(it)).filter(|it| it.panel == self.at);
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

    fn keys(&self, ui: &Ui, response: &Response, plane: Plane, view: &mut View) {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|it| it.set_focus_lock_filter(response.id, filter));
        let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|it| it.consume_key(modifiers, key));
        let none = Modifiers::NONE;
        let pans = [
            (Key::ArrowLeft, -PAN, 0.0),
            (Key::ArrowRight, PAN, 0.0),
            (Key::ArrowUp, 0.0, PAN),
            (Key::ArrowDown, 0.0, -PAN),
        ];
        let mut nudge = None;
        for (key, x, y) in pans {
            if pressed(Modifiers::SHIFT, key) {
                nudge = Some(Nudge::Pan(x, y));
            }
        }
        if pressed(none, Key::Plus) || pressed(none, Key::Equals) {
            nudge = Some(Nudge::Zoom(ZOOM));
        }
        if pressed(none, Key::Minus) {
            nudge = Some(Nudge::Zoom(1.0 / ZOOM));
        }
        if pressed(none, Key::Num0) {
            view.reset();
            ui.ctx().request_repaint();
        }
        let steps = [
            (Key::ArrowLeft, Step::Claim(-1)),
            (Key::ArrowRight, Step::Claim(1)),
            (Key::ArrowUp, Step::Curve(-1)),
            (Key::ArrowDown, Step::Curve(1)),
            (Key::Home, Step::Claim(isize::MIN)),
            (Key::End, Step::Claim(isize::MAX)),
        ];
        for (key, step) in steps {
            if pressed(none, key)
                && let Some(spot) = self.step(view.pinned, step)
            {
                view.pinned = self.model.claim(spot);
                let day = self.model.curve(spot).and_then(|it| it.entries.get(spot.entry)).map(|it| it.day);
                nudge = day.filter(|it| !(plane.x.low..=plane.x.high).contains(it)).map(Nudge::Day).or(nudge);
                ui.ctx().request_repaint();
            }
        }
        if let Some(nudge) = nudge {
            view.nudge = Some((self.at, nudge));
            ui.ctx().request_repaint();
        }
        let copied = ui.input(|it| it.events.iter().any(|it| matches!(it, egui::Event::Copy)));
        if copied && let Some(spot) = view.pinned.and_then(|it| self.model.spot_of(it)) {
            card::copy(self.cx, self.model, self.mode, spot);
        }
    }

    /// The claim that a step leads to; the first step leads to the latest claim of the first series.
    fn step(&self, pinned: Option<ClaimId>, step: Step) -> Option<Spot> {
        let shown: Vec<usize> =
            (0..self.panel.curves.len()).filter(|it| self.panel.curves.get(*it).is_some_and(|it| !it.hidden)).collect();
        let now = pinned.and_then(|it| self.model.spot_of(it)).filter(|it| it.panel == self.at);
        let entries = |curve: usize| self.panel.curves.get(curve).map_or(0, |it| it.entries.len());
        let Some(now) = now.filter(|it| shown.contains(&it.curve)) else {
            let curve = *shown.first()?;
            return Some(Spot { panel: self.at, curve, entry: entries(curve).checked_sub(1)? });
        };
        match step {
            Step::Claim(by) => {
                let last = entries(now.curve).checked_sub(1)?;
                Some(Spot { entry: now.entry.saturating_add_signed(by).min(last), ..now })
            }
            Step::Curve(by) => {
                let at = shown.iter().position(|it| *it == now.curve)?.saturating_add_signed(by);
                let curve = *shown.get(at.min(shown.len() - 1))?;
                // The claim of the other series that is nearest in time.
                let day = self.model.curve(now)?.entries.get(now.entry)?.day;
                let others = &self.panel.curves.get(curve)?.entries;
                let gap = |at: &usize| others.get(*at).map_or(f64::INFINITY, |it| (it.day - day).abs());
                let entry = (0..others.len()).min_by(|a, b| gap(a).total_cmp(&gap(b)))?;
                Some(if curve == now.curve { now } else { Spot { curve, entry, ..now } })
            }
        }
    }
}

/// A step through what is drawn.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Along the claims of a series.
    Claim(isize),
    /// To another series.
    Curve(isize),
}

fn move_view(plot: &mut PlotUi<'_>, reset: bool, nudge: Option<Nudge>) {
    if reset {
        plot.set_auto_bounds(true);
        return;
    }
    let bounds = plot.plot_bounds();
    let (width, height) = (bounds.width(), bounds.height());
    match nudge {
        None => {}
        Some(Nudge::Zoom(by)) => plot.zoom_bounds(Vec2::splat(by), bounds.center()),
        Some(Nudge::Pan(x, y)) => plot.translate_bounds(Vec2::new((x * width) as f32, (y * height) as f32)),
        Some(Nudge::Day(day)) => plot.set_plot_bounds_x(day - width / 2.0..=day + width / 2.0),
    }
}

fn plane_of(transform: &PlotTransform) -> Plane {
    let (frame, bounds) = (transform.frame(), transform.bounds());
    let ([left, bottom], [right, top]) = (bounds.min(), bounds.max());
    Plane {
        x: Scale { low: left, high: right, start: frame.left(), end: frame.right() },
        y: Scale { low: bottom, high: top, start: frame.bottom(), end: frame.top() },
    }
}
