//! What happened when, in words above the plot.

use super::frame::{LANE, cut};
use super::layer::Scene;
use super::panel::Event;
use super::plot::Plots;
use crate::chart::fitting;
use crate::locale;
use egui::{Galley, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// The longest label, and the least that is left of one that makes room for the next.
const LONGEST: f32 = 320.0;
const LEAST: f32 = 40.0;

/// Draws the labels of the events in view; says which one is pointed at.
///
/// The first panel has them; the lines run through all. Each is read out in full, and told in full where it is pointed
/// at.
pub(super) fn ui(plots: &Plots<'_>, ui: &Ui, scene: &Scene<'_>, lane: Rect) -> Option<usize> {
    if scene.at > 0 {
        return None;
    }
    let shown: Vec<(usize, &Event)> = scene.events().collect();
    let mut pointed = None;
    let tokens = plots.cx.tokens;
    for ((at, event), place) in shown.iter().zip(places(ui, scene, &shown, lane)) {
        // One whose label has no room is read out at its line.
        let line = Rect::from_min_size(pos2(scene.plane.x.at(event.day) - 2.0, scene.rect.top()), vec2(4.0, 4.0));
        let rect = place.as_ref().map_or(line, |it| it.0);
        let response = ui.interact(rect, ui.scope_id().with(("event", *at)), Sense::hover());
        let day = locale::date(event.on, plots.cx.language);
        let name = locale::labelled(&day, &event.title, plots.cx.language);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
        if response.hovered() {
            pointed = Some(*at);
        }
        if let Some((rect, galley)) = place {
            let color = if response.hovered() { tokens.text } else { tokens.secondary };
            ui.painter().galley_with_override_text_color(rect.min, galley, color);
        }
    }
    pointed
}

/// Where the labels stand, and their texts. Events take the rows in turn, so that each has room up to the one that comes
/// next in its row.
fn places(ui: &Ui, scene: &Scene<'_>, shown: &[(usize, &Event)], lane: Rect) -> Vec<Option<(Rect, Arc<Galley>)>> {
    let rows = fitting(lane.height() + 1.0, LANE);
    let mut places: Vec<_> = shown.iter().map(|_| None).collect();
    let color = scene.cx.tokens.secondary;
    for row in 0..rows {
        let mine: Vec<(usize, &Event)> = shown.iter().map(|it| it.1).enumerate().skip(row).step_by(rows).collect();
        let mut end = lane.right();
        // From the right: each leaves the one before it some room.
        for (place, (at, event)) in mine.iter().enumerate().rev() {
            let before = place.checked_sub(1).and_then(|it| mine.get(it));
            let least = before.map_or(lane.left(), |it| scene.plane.x.at(it.1.day) + LEAST);
            let whole = cut(ui, &event.label, color, LONGEST);
            let left = (scene.plane.x.at(event.day) + 5.0).min(end - whole.size().x).max(least);
            let room = end - left;
            if room < LEAST.min(whole.size().x) {
                continue;
            }
            let galley = if whole.size().x > room { cut(ui, &event.label, color, room) } else { whole };
            end = left - 8.0;
            let rect = Rect::from_min_size(pos2(left, lane.top() + LANE * row as f32), galley.size());
            if let Some(it) = places.get_mut(*at) {
                *it = Some((rect, galley));
            }
        }
    }
    places
}
