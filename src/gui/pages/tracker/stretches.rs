//! How the timeline is painted: the axis, the stretches, the deadlines, the steps, and what the signs stand for.

use super::controls::paint_text;
use super::milestones::state;
use super::timeline::Span;
use super::view::{Group, Row};
use crate::chart::{Label, date_at, date_ticks, day_number, labels};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, MEDIUM, SECONDARY, size, text_style};
use crate::locale::{self, dates, tracker as text};
use crate::tracker::{Milestone, Programme};
use egui::{Align2, Color32, CornerRadius, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

/// The months, the quarters or the years, and the day that is looked at from.
pub(super) fn paint_axis(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, span: &Span) {
    let tokens = cx.tokens;
    let (Some(from), Some(to)) = (date_at(span.x.low), date_at(span.x.high)) else { return };
    // As many as there is room for.
    let most = if span.room.span() < 640.0 { 5 } else { 9 };
    let painter = ui.painter();
    for date in date_ticks(from, to, most) {
        let x = span.x.at(day_number(date));
        if !span.room.contains(x) {
            continue;
        }
        painter.vline(x, rect.bottom() - 5.0..=ui.max_rect().bottom(), Stroke::new(1.0, tokens.grid));
        let label = match date.day() {
            1 => dates::month_name(date, date.month() == 1 || from.year() != to.year(), cx.language),
            _ => locale::short_date(date, cx.language),
        };
        let place = pos2(x, rect.bottom() - 6.0);
        paint_text(ui, place, Align2::CENTER_BOTTOM, (&label, text_style(AXIS)), 84.0, tokens.secondary);
    }
    let x = span.x.at(day_number(span.as_of));
    let said = format!("{} {}", cx.t(text::AS_OF_LINE), locale::date(span.as_of, cx.language));
    let font = text_style(AXIS).resolve(ui.style());
    let galley = painter.layout_no_wrap(said, font, tokens.accent);
    let label = Label { at: x.min(span.room.max).max(span.room.min), width: galley.size().x };
    if let Some(place) = labels::place(&[label], (span.room.min, span.room.max), 0.0).first() {
        painter.galley(pos2(place.left, rect.top() + 2.0), galley, tokens.accent);
    }
    if span.room.contains(x) {
        painter.vline(x, rect.top() + 16.0..=rect.bottom(), Stroke::new(1.0, tokens.accent));
    }
}

pub(super) fn paint_line(
    cx: &ViewCtx<'_>,
    ui: &Ui,
    (row, programme): (&Row, &Programme),
    rect: Rect,
    span: &Span,
    (names, new_group): (f32, bool),
) {
    let tokens = cx.tokens;
    if ui.rect_contains_pointer(rect) {
        ui.painter().rect_filled(rect, CornerRadius::same(size::CORNER), tokens.field);
    }
    if new_group {
        ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(size::HAIRLINE, tokens.outline));
    }
    let y = rect.center().y;
    let group = cx.t(Group::title(row.group));
    let wide = if new_group { 64.0 } else { 0.0 };
    if new_group {
        let place = pos2(rect.left() + names, y);
        paint_text(ui, place, Align2::RIGHT_CENTER, (group, text_style(AXIS)), wide, tokens.secondary);
    }
    let name = (row.name.as_str(), text_style(MEDIUM));
    paint_text(ui, pos2(rect.left() + 4.0, y), Align2::LEFT_CENTER, name, names - wide - 12.0, tokens.text);
    let clip = Rect::from_x_y_ranges(span.room, rect.y_range()).expand2(vec2(6.0, 0.0));
    let painter = ui.painter().with_clip_rect(ui.clip_rect().intersect(clip));
    let at = |date: Date| span.x.at(day_number(date));
    let last = programme.closes.or(programme.deadline);
    let color = tokens.accent;
    let claims = programme.claims.iter().map(|it| it.on);
    if let (Some(from), Some(to)) = (claims.clone().min(), claims.max()) {
        // A day has a width, so that one claim alone can be seen.
        painter.hline(at(from)..=at(to).max(at(from) + 2.0), y + 9.0, Stroke::new(2.0, tokens.faint));
    }
    match (programme.opened, last) {
        (Some(from), to) => {
            let end = to.map_or(span.room.max, at);
            bar(&painter, (at(from), end, y), color, (false, to.is_none()));
        }
        (None, Some(to)) => bar(&painter, (at(to) - 60.0, at(to), y), color, (true, false)),
        (None, None) => {}
    }
    if let Some(deadline) = programme.deadline {
        let x = at(deadline);
        painter.vline(x, y - 9.0..=y + 9.0, Stroke::new(2.0, tokens.caution));
        let flag = [pos2(x, y - 9.0), pos2(x + 7.0, y - 6.0), pos2(x, y - 3.0)];
        painter.add(egui::Shape::convex_polygon(flag.to_vec(), tokens.caution, Stroke::NONE));
    }
    for step in &programme.milestones {
        step_mark(cx, &painter, step, y, span);
    }
}

/// A bar that ends square where its end is known and fades where it is not.
fn bar(painter: &egui::Painter, (from, to, y): (f32, f32, f32), color: Color32, (fade_in, fade_out): (bool, bool)) {
    if to <= from {
        return;
    }
    let rect = Rect::from_x_y_ranges(from..=to, y - 4.0..=y + 4.0);
    let (full, none) = (color.gamma_multiply(0.45), color.gamma_multiply(0.04));
    let ends = (if fade_in { none } else { full }, if fade_out { none } else { full });
    let mut mesh = egui::Mesh::default();
    for (corner, color) in [
        (rect.left_top(), ends.0),
        (rect.right_top(), ends.1),
        (rect.right_bottom(), ends.1),
        (rect.left_bottom(), ends.0),
    ] {
        mesh.colored_vertex(corner, color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(0, 2, 3);
    painter.add(mesh);
    for (x, known) in [(from, !fade_in), (to, !fade_out)] {
        if known {
            painter.vline(x, y - 5.0..=y + 5.0, Stroke::new(1.5, color));
        }
    }
}

/// A step: a filled diamond where it is done, a hollow one where it is due, in alarm where that day has passed.
fn step_mark(cx: &ViewCtx<'_>, painter: &egui::Painter, step: &Milestone, y: f32, span: &Span) {
    let Some((day, done)) = state(step, span.as_of) else { return };
    let color = if !done && day < span.as_of { cx.tokens.alarm } else { cx.tokens.text };
    diamond(painter, pos2(span.x.at(day_number(day)), y), 4.5, if done { color } else { cx.tokens.card }, color);
}

fn diamond(painter: &egui::Painter, at: Pos2, r: f32, fill: Color32, color: Color32) {
    let corners = [vec2(0.0, -r), vec2(r, 0.0), vec2(0.0, r), vec2(-r, 0.0)].map(|it| at + it);
    painter.add(egui::Shape::convex_polygon(corners.to_vec(), fill, Stroke::new(1.5, color)));
}

/// A sign of the timeline.
#[derive(Clone, Copy)]
enum Sign {
    Claims,
    Deadline,
    Due,
    Done,
}

/// What the signs stand for.
pub(super) fn key_ui(cx: &ViewCtx<'_>, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.x = 12.0;
    let font = text_style(SECONDARY).resolve(ui.style());
    for (name, sign) in [
        (text::KEY_CLAIMS, Sign::Claims),
        (text::KEY_DEADLINE, Sign::Deadline),
        (text::KEY_DUE, Sign::Due),
        (text::KEY_DONE, Sign::Done),
    ] {
        let galley = ui.painter().layout_no_wrap(cx.t(name).to_owned(), font.clone(), cx.tokens.secondary);
        let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 14.0, 16.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, cx.t(name)));
        let (x, y, tokens) = (rect.left() + 5.0, rect.center().y, cx.tokens);
        match sign {
            Sign::Claims => {
                ui.painter().hline(rect.left()..=rect.left() + 10.0, y, Stroke::new(2.0, tokens.faint));
            }
            Sign::Deadline => {
                ui.painter().vline(x, y - 6.0..=y + 6.0, Stroke::new(2.0, tokens.caution));
            }
            Sign::Due => diamond(ui.painter(), pos2(x, y), 4.0, tokens.card, tokens.text),
            Sign::Done => diamond(ui.painter(), pos2(x, y), 4.0, tokens.text, tokens.text),
        }
        ui.painter().galley(pos2(rect.left() + 14.0, y - galley.size().y / 2.0), galley, cx.tokens.secondary);
    }
}
