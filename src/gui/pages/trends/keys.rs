//! The keyboard in a plot, and what is read out as one steps through the claims.

use super::card;
use super::layer::Scene;
use super::model::{Model, Spot};
use super::panel::Panel;
use super::plot::Plots;
use super::view::View;
use crate::dataset::ClaimId;
use egui::accesskit::Live;
use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

/// How far a step moves the view, as a share of it.
const PAN: f64 = 0.1;
/// How far a step zooms.
const ZOOM: f64 = 1.25;

/// Has the claim that was stepped to read out: it is the value of the plot.
pub(super) fn announce(plots: &Plots<'_>, ui: &Ui, response: &Response, view: &View, pinned: Option<Spot>) {
    let said = pinned.and_then(|it| card::spoken(plots.cx, plots.model, plots.mode, it));
    let live = view.pinned.is_some() || response.has_focus();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        if let Some(said) = said {
            node.set_value(said);
        }
        if live {
            node.set_live(Live::Polite);
        }
    });
}

/// Takes the keys while the plot has the keyboard.
pub(super) fn take(plots: &Plots<'_>, ui: &Ui, response: &Response, scene: &Scene<'_>, view: &mut View) {
    // Escape lets go of the claim first, and only then of the plot.
    let escape = view.pinned.is_some();
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape, ..EventFilter::default() };
    ui.memory_mut(|it| it.set_focus_lock_filter(response.id, filter));
    let pressed = |modifiers: Modifiers, key: Key| ui.input_mut(|it| it.consume_key(modifiers, key));
    let (none, model, panel) = (Modifiers::NONE, plots.model, scene.panel);
    let mut moved = false;
    for (key, x, y) in [
        (Key::ArrowLeft, -PAN, 0.0),
        (Key::ArrowRight, PAN, 0.0),
        (Key::ArrowUp, 0.0, PAN),
        (Key::ArrowDown, 0.0, -PAN),
    ] {
        if pressed(Modifiers::SHIFT, key) {
            view.pan(model, panel, x, y);
            moved = true;
        }
    }
    if pressed(none, Key::Plus) || pressed(none, Key::Equals) {
        view.zoom(model, panel, ZOOM, middle(scene, view));
        moved = true;
    }
    if pressed(none, Key::Minus) {
        view.zoom(model, panel, 1.0 / ZOOM, middle(scene, view));
        moved = true;
    }
    if pressed(none, Key::Num0) {
        view.reset();
        moved = true;
    }
    for (key, step) in [
        (Key::ArrowLeft, Step::Claim(-1)),
        (Key::ArrowRight, Step::Claim(1)),
        (Key::ArrowUp, Step::Curve(-1)),
        (Key::ArrowDown, Step::Curve(1)),
        (Key::Home, Step::Claim(isize::MIN)),
        (Key::End, Step::Claim(isize::MAX)),
    ] {
        if pressed(none, key)
            && let Some(spot) = step_from(model, panel, scene.at, view.pinned, step)
        {
            view.pin(model.claim(spot));
            view.stepped = true;
            if let Some(entry) = model.curve(spot).and_then(|it| it.entries.get(spot.entry)) {
                view.reveal(model, entry.day);
            }
            moved = true;
        }
    }
    if view.pinned.is_some() && pressed(none, Key::Escape) {
        view.pin(None);
        moved = true;
    }
    let copies = ui.input(|it| it.events.iter().any(|it| matches!(it, Event::Copy))) || pressed(none, Key::Enter);
    if copies && let Some(spot) = view.pinned.and_then(|it| model.spot_of(it)) {
        view.copied = card::copy(plots.cx, model, plots.mode, spot);
        moved = true;
    }
    if moved {
        ui.ctx().request_repaint();
    }
}

/// What the view is zoomed around: the claim that was stepped to, or its middle.
fn middle(scene: &Scene<'_>, view: &View) -> (f64, f64) {
    let pinned = view.pinned.and_then(|it| scene.model.spot_of(it)).filter(|it| it.panel == scene.at);
    let center = pinned.and_then(|it| scene.place(it)).unwrap_or(scene.rect.center());
    let rect = scene.rect;
    let x = (center.x - rect.left()) / rect.width();
    let y = (rect.bottom() - center.y) / rect.height();
    (f64::from(x.clamp(0.0, 1.0)), f64::from(y.clamp(0.0, 1.0)))
}

/// A step through what is drawn.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Along the claims of a series.
    Claim(isize),
    /// To another series.
    Curve(isize),
}

/// The claim that a step leads to; the first step leads to the latest claim of the first series.
fn step_from(model: &Model, panel: &Panel, at: usize, pinned: Option<ClaimId>, step: Step) -> Option<Spot> {
    let shown: Vec<usize> = panel.visible().filter(|(_, it)| !it.base.is_last).map(|(curve, _)| curve).collect();
    let now = pinned.and_then(|it| model.spot_of(it)).filter(|it| it.panel == at);
    let entries = |curve: usize| panel.curves.get(curve).map_or(0, |it| it.entries.len());
    let Some(now) = now.filter(|it| shown.contains(&it.curve)) else {
        let curve = *shown.first()?;
        return Some(Spot { panel: at, curve, entry: entries(curve).checked_sub(1)? });
    };
    match step {
        Step::Claim(by) => {
            let last = entries(now.curve).checked_sub(1)?;
            Some(Spot { entry: now.entry.saturating_add_signed(by).min(last), ..now })
        }
        Step::Curve(by) => {
            let place = shown.iter().position(|it| *it == now.curve)?.saturating_add_signed(by);
            let curve = *shown.get(place.min(shown.len() - 1))?;
            // The claim of the other series that is nearest in time.
            let day = model.curve(now)?.entries.get(now.entry)?.day;
            let others = &panel.curves.get(curve)?.entries;
            let gap = |at: &usize| others.get(*at).map_or(f64::INFINITY, |it| (it.day - day).abs());
            let entry = (0..others.len()).min_by(|a, b| gap(a).total_cmp(&gap(b)))?;
            Some(if curve == now.curve { now } else { Spot { curve, entry, ..now } })
        }
    }
}
