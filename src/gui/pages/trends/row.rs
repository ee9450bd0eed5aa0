//! The rows of the list of series.

use super::legend;
use super::selection::Selection;
use crate::dataset::SeriesId;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{SECONDARY, fonts, size, text_style};
use crate::gui::widgets::cut_name;
use crate::locale::trends as text;
use egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui,
    WidgetInfo, WidgetText, pos2, vec2,
};

/// Height of a row.
pub(super) const ROW: f32 = 24.0;
/// Side of the box that shows the letter.
const BOX: f32 = 14.0;
/// Room for the star.
const STAR: f32 = 20.0;

/// A row of the list.
#[derive(Debug)]
pub(super) enum Row {
    /// What the series below have in common.
    Heading(String),
    /// A series: what tells it from the others below the heading, and its whole title.
    Series { series: SeriesId, subject: String, title: String },
}

/// What was done to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// It is to be chosen, or no longer.
    Toggled,
    /// It is to be a favourite, or no longer.
    Starred,
}

impl Row {
    /// Draws a heading; of a series, nothing.
    pub(super) fn heading_ui(&self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        if let Self::Heading(name) = self {
            heading(cx, ui, name);
        }
    }
}

fn heading(cx: &ViewCtx<'_>, ui: &mut Ui, name: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
    let text: WidgetText =
        egui::RichText::new(name).font(fonts::semibold(size::TEXT_SECONDARY)).color(cx.tokens.secondary).into();
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), rect.width(), text_style(SECONDARY));
    let cut = galley.elided;
    let at = pos2(rect.left(), rect.bottom() - galley.size().y - 4.0);
    ui.painter().galley(at, galley, cx.tokens.secondary);
    if cut {
        response.on_hover_text(name);
    }
}

/// How a row is drawn.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// Whether it is where the keyboard is.
    pub(super) active: bool,
    pub(super) favourite: bool,
}

/// Draws a series; says what was done to it.
pub(super) fn series(
    cx: &ViewCtx<'_>,
    ui: &mut Ui,
    selection: &mut Selection,
    (of, subject, title): (SeriesId, &str, &str),
    look: Look,
) -> (egui::Response, Option<Done>) {
    let chosen = selection.get(of).copied();
    let waits = chosen.is_none() && selection.has(of);
    // Not a stop of its own: the list is one, and arrows move in it.
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, chosen.is_some() || waits, title));
    let tokens = cx.tokens;
    let corner = CornerRadius::same(size::CORNER);
    if response.hovered() {
        ui.painter().rect_filled(rect, corner, tokens.track);
    }
    if look.active {
        ui.painter().rect_stroke(rect, corner, Stroke::new(size::FOCUS, tokens.accent), StrokeKind::Inside);
    }
    let square = Rect::from_center_size(pos2(rect.left() + 4.0 + BOX / 2.0, rect.center().y), vec2(BOX, BOX));
    if let Some(it) = chosen {
        legend::swatch(cx, ui, square, it.slot, it.hidden);
    } else {
        let color = if waits { tokens.accent } else { tokens.outline };
        ui.painter().rect_stroke(square, 3, Stroke::new(1.0, color), StrokeKind::Inside);
        if waits {
            ui.painter().circle_filled(square.center(), 2.5, color);
        }
    }
    let left = square.right() + 8.0;
    let room = rect.right() - left - STAR;
    let subject = cut_name(ui, subject, &TextStyle::Body, room);
    let text = WidgetText::from(egui::RichText::new(subject).color(tokens.text));
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), room, TextStyle::Body);
    ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, tokens.text);
    let star = Rect::from_min_max(pos2(rect.right() - STAR, rect.top()), rect.right_bottom());
    let on_star = response.hover_pos().is_some_and(|it| star.contains(it));
    if look.favourite || look.active || response.hovered() {
        let color = if look.favourite || on_star { tokens.caution } else { tokens.faint };
        paint_star(ui.painter(), star.center(), color, look.favourite);
    }
    let clicked_star = response.interact_pointer_pos().is_some_and(|it| star.contains(it));
    let done = response.clicked().then_some(if clicked_star { Done::Starred } else { Done::Toggled });
    let menu = menu(cx, &response, selection, of, look.favourite);
    let hint = match (on_star, look.favourite) {
        (true, true) => cx.t(text::UNSTAR),
        (true, false) => cx.t(text::STAR),
        (false, _) if waits => cx.t(text::WAITS),
        (false, _) => "",
    };
    let told = [title, hint].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
    (response.on_hover_text(told), done.or(menu))
}

fn menu(
    cx: &ViewCtx<'_>,
    response: &egui::Response,
    selection: &mut Selection,
    of: SeriesId,
    favourite: bool,
) -> Option<Done> {
    let mut done = None;
    response.context_menu(|ui| {
        let star = if favourite { text::UNSTAR } else { text::STAR };
        if ui.button(cx.t(star)).clicked() {
            done = Some(Done::Starred);
            ui.close();
        }
        if ui.button(cx.t(text::SHOW_ALONE)).clicked() {
            selection.clear();
            selection.add(of);
            ui.close();
        }
        if ui.button(cx.t(text::SHOW_IN_SECTORS)).clicked() {
            cx.send(crate::gui::command::Command::ShowSeries(of));
            ui.close();
        }
    });
    done
}

/// A star of five points.
fn paint_star(painter: &Painter, center: Pos2, color: Color32, filled: bool) {
    let points: Vec<Pos2> = (0..10)
        .map(|at| {
            let radius = if at % 2 == 0 { 5.5 } else { 2.4 };
            let angle = std::f32::consts::TAU * (at as f32 / 10.0 - 0.25);
            center + radius * vec2(angle.cos(), angle.sin())
        })
        .collect();
    if filled {
        // A star is not convex: five points around a middle.
        let inner: Vec<Pos2> = points.iter().skip(1).step_by(2).copied().collect();
        painter.add(Shape::convex_polygon(inner, color, Stroke::NONE));
        for at in 0..5 {
            let tip: Vec<Pos2> =
                [at * 2 + 9, at * 2, at * 2 + 1].iter().filter_map(|it| points.get(it % 10)).copied().collect();
            painter.add(Shape::convex_polygon(tip, color, Stroke::NONE));
        }
    } else {
        painter.add(Shape::closed_line(points, Stroke::new(1.0, color)));
    }
}
