//! The legend: colour, name and latest figure of each series; it switches, isolates and highlights.

use super::model::Model;
use super::panel::{Curve, Panel};
use super::selection::{Selection, letter};
use super::view::View;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{MEDIUM, SECONDARY, fonts, size, text_style};
use crate::gui::widgets::{cut_name, link, secondary};
use crate::locale::trends as text;
use egui::{CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2};

const SWATCH: f32 = 14.0;
const HEIGHT: f32 = 22.0;

/// Draws the legend.
pub(super) fn ui(cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, selection: &mut Selection, view: &mut View) {
    let mut lit = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
        for panel in &model.panels {
            let alone = has_one_metric(cx, panel);
            for curve in &panel.curves {
                if entry(cx, ui, curve, alone, selection) {
                    lit = Some(curve.series);
                }
            }
        }
        waiting(cx, ui, selection);
    });
    if lit != view.lit {
        view.lit = lit;
        ui.ctx().request_repaint();
    }
}

/// How many series are chosen beyond those that are shown, and the way to them.
fn waiting(cx: &ViewCtx<'_>, ui: &mut Ui, selection: &mut Selection) {
    let more = selection.waiting().len();
    if more > 0 {
        ui.label(secondary(cx.tokens, text::more(more, cx.language)));
        if link(ui, cx.tokens, text::next(more.min(super::selection::MOST), cx.language)).clicked() {
            selection.next();
        }
    }
}

/// The square with the letter of a series.
pub(super) fn swatch(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, slot: usize, hidden: bool) {
    let own = cx.tokens.series_color(slot);
    if hidden {
        ui.painter().rect_stroke(rect, 3, Stroke::new(1.5, own), StrokeKind::Inside);
    } else {
        ui.painter().rect_filled(rect, 3, own);
    }
    let color = if hidden { own } else { cx.tokens.card };
    let font = fonts::semibold(10.0);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, letter(slot), font, color);
}

/// Whether all series of a panel are of one metric, which the title names already.
fn has_one_metric(cx: &ViewCtx<'_>, panel: &Panel) -> bool {
    let metric = |it: &Curve| cx.store.data().series(it.series).map(|it| it.key.metric);
    panel.curves.iter().all(|it| metric(it) == Some(panel.metric))
}

/// Draws an entry; says whether it is pointed at.
fn entry(cx: &ViewCtx<'_>, ui: &mut Ui, curve: &Curve, alone: bool, selection: &mut Selection) -> bool {
    let tokens = cx.tokens;
    // The place first: a name that is cut still tells series apart.
    let metric = cx.store.data().metric_of(curve.series).map_or("", |it| it.name.text(cx.language));
    let parts = [curve.subject.as_str(), if alone { "" } else { metric }];
    let name = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let name = if name.is_empty() { curve.title.clone() } else { name };
    let color = if curve.hidden { tokens.faint } else { tokens.text };
    let layout = |text: &str, style, width| {
        let text = WidgetText::from(egui::RichText::new(text).color(color));
        text.into_galley(ui, Some(TextWrapMode::Truncate), width, text_style(style))
    };
    let latest = layout(&curve.latest, MEDIUM, 200.0);
    // Entries wrap; only what is longer than a line is cut.
    let room = (ui.max_rect().width() - latest.size().x - SWATCH - 26.0).max(60.0);
    let name = layout(&cut_name(ui, &name, &text_style(SECONDARY), room), SECONDARY, room);
    let gap = if curve.latest.is_empty() { 0.0 } else { 6.0 };
    let width = 6.0 + SWATCH + 6.0 + name.size().x + gap + latest.size().x + 6.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    let said = format!("{} {}", curve.title, curve.latest);
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, !curve.hidden, said.trim()));
    let corner = CornerRadius::same(size::CORNER);
    if response.hovered() {
        ui.painter().rect_filled(rect, corner, tokens.track);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, corner, Stroke::new(size::FOCUS, tokens.accent), StrokeKind::Inside);
    }
    let middle = rect.center().y;
    let swatch = Rect::from_center_size(pos2(rect.left() + 6.0 + SWATCH / 2.0, middle), vec2(SWATCH, SWATCH));
    self::swatch(cx, ui, swatch, curve.slot, curve.hidden);
    let left = swatch.right() + 6.0;
    let after = left + name.size().x + gap;
    ui.painter().galley(pos2(left, middle - name.size().y / 2.0), name, color);
    ui.painter().galley(pos2(after, middle - latest.size().y / 2.0), latest, color);
    if response.clicked() {
        if ui.input(|it| it.modifiers.alt) {
            selection.solo(curve.series);
        } else {
            selection.toggle(curve.series);
        }
    }
    response.context_menu(|ui| menu(cx, ui, curve, selection));
    let pointed = (response.hovered() || response.has_focus()) && !curve.hidden;
    response.on_hover_text(format!("{}\n{}", curve.title, cx.t(text::LEGEND_HINT)));
    pointed
}

fn menu(cx: &ViewCtx<'_>, ui: &mut Ui, curve: &Curve, selection: &mut Selection) {
    if ui.button(cx.t(text::ONLY_THIS)).clicked() {
        selection.solo(curve.series);
        ui.close();
    }
    if ui.button(cx.t(text::TAKE_OFF)).clicked() {
        selection.remove(curve.series);
        ui.close();
    }
    if ui.button(cx.t(text::SHOW_IN_SECTORS)).clicked() {
        cx.send(Command::ShowSeries(curve.series));
        ui.close();
    }
}
