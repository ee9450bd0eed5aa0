//! All programmes side by side over time: when each opens and closes, its deadline and its steps.

use super::controls::{focus_ring, icon_button, paint_text};
use super::view::{Group, Row, View};
use super::{Ask, TrackerPage};
use crate::chart::{Label, Scale, date_at, date_ticks, day_number, labels};
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{AXIS, MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::{secondary, strong};
use crate::locale::{self, dates, tracker as text};
use crate::tracker::{Milestone, Programme};
use egui::{
    Align, Align2, Color32, CornerRadius, Id, Key, Layout, Rangef, Rect, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo, pos2, vec2,
};
use jiff::civil::Date;

/// Height of a programme.
const LINE: f32 = 30.0;
/// Height of the axis.
const AXIS_HEIGHT: f32 = 40.0;
/// Programmes this far out of sight are there for the keyboard and for screen readers.
const NEAR: f32 = 60.0 * LINE;
/// No fewer days are shown than this.
const LEAST: f64 = 14.0;
/// The days after the end of what there is.
const MARGIN: f64 = 10.0;
/// A day of asking that is further from all others than this is not shown at first.
const NEAR_DAYS: f64 = 120.0;

/// What part of time is shown.
#[derive(Debug, Default)]
pub(super) struct Timeline {
    /// The first and the last day, as numbers; all there is as long as nothing was zoomed.
    shown: Option<(f64, f64)>,
}

/// The days that a drawing is for.
struct Span {
    x: Scale,
    /// Where the bars may be drawn.
    room: Rangef,
    as_of: Date,
}

impl Timeline {
    /// Shows `factor` times as many days, around the day at `center`.
    fn zoom(&mut self, (from, to): (f64, f64), center: f64, factor: f64) {
        let days = ((to - from) * factor).max(LEAST);
        let share = if to > from { (center - from) / (to - from) } else { 0.5 };
        self.shown = Some((center - days * share, center + days * (1.0 - share)));
    }

    fn pan(&mut self, (from, to): (f64, f64), days: f64) {
        self.shown = Some((from + days, to + days));
    }
}

/// What is shown where nothing was zoomed: all days of programmes, and the day that is looked at from, if it is not far.
fn extent(view: &View, as_of: Date) -> (f64, f64) {
    let start = day_number(as_of);
    let (first, last) = view.days.map_or((start, start), |(first, last)| (day_number(first), day_number(last)));
    // The present day may be years after what is followed; it is then shown by going there.
    let near = |it: f64| (first - NEAR_DAYS..=last + NEAR_DAYS).contains(&it);
    let (first, last) = if near(start) { (first.min(start), last.max(start)) } else { (first, last) };
    let margin = MARGIN.max((last - first) / 40.0);
    (first - margin, last + margin)
}

/// The day of a step: when it was done, or is due.
pub(super) fn when(step: &Milestone) -> Option<Date> {
    step.done.or(step.due)
}

impl TrackerPage {
    pub(super) fn timeline_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, view: &View, asked: &mut Vec<Ask>) {
        let all = extent(view, cx.as_of());
        let shown = self.timeline.shown.unwrap_or(all);
        ui.horizontal(|ui| {
            ui.allocate_ui_with_layout(vec2(240.0, size::CONTROL), Layout::top_down(Align::Min), |ui| {
                self.find_ui(cx, ui);
            });
            let middle = f64::midpoint(shown.0, shown.1);
            if icon_button(cx, ui, Icon::Add, text::ZOOM_IN, true).clicked() {
                self.timeline.zoom(shown, middle, 0.5);
            }
            if icon_button(cx, ui, Icon::Remove, text::ZOOM_OUT, true).clicked() {
                self.timeline.zoom(shown, middle, 2.0);
            }
            if icon_button(cx, ui, Icon::Left, text::EARLIER, true).clicked() {
                self.timeline.pan(shown, (shown.0 - shown.1) / 4.0);
            }
            if icon_button(cx, ui, Icon::Right, text::LATER, true).clicked() {
                self.timeline.pan(shown, (shown.1 - shown.0) / 4.0);
            }
            let fit = egui::Button::new(secondary(cx.tokens, cx.t(text::ALL_TIME))).frame_when_inactive(false);
            if ui.add_enabled(self.timeline.shown.is_some(), fit).clicked() {
                self.timeline.shown = None;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| key_ui(cx, ui));
        });
        let whole = ui.available_rect_before_wrap();
        let names = (whole.width() * 0.3).clamp(180.0, 330.0);
        let room = Rangef::new(whole.left() + names + 12.0, whole.right() - 12.0);
        let x = Scale { low: shown.0, high: shown.1, start: room.min, end: room.max };
        let span = Span { x, room, as_of: cx.as_of() };
        let (axis, body) = whole.split_top_bottom_at_y(whole.top() + AXIS_HEIGHT);
        paint_axis(cx, ui, axis, &span);
        self.look_closer(ui, body.with_min_x(room.min), &span, shown);
        ui.scope_builder(egui::UiBuilder::new().max_rect(body), |ui| {
            self.programmes_over_time(cx, ui, view, &span, names, asked)
        });
    }

    /// The wheel with Ctrl zooms at the pointer, sideways and by dragging it moves.
    fn look_closer(&mut self, ui: &Ui, area: Rect, span: &Span, shown: (f64, f64)) {
        let response = ui.interact(area, ui.scope_id().with("time"), Sense::drag());
        let per_point = (shown.1 - shown.0) / f64::from(span.room.span().max(1.0));
        if response.dragged() {
            self.timeline.pan(shown, -f64::from(response.drag_delta().x) * per_point);
        }
        if !ui.rect_contains_pointer(area) {
            return;
        }
        let (zoom, scroll, pointer) =
            ui.input(|it| (it.zoom_delta(), it.smooth_scroll_delta(), it.pointer.hover_pos()));
        if zoom != 1.0
            && let Some(pointer) = pointer
        {
            self.timeline.zoom(shown, span.x.value(pointer.x), f64::from(zoom.recip()));
        } else if scroll.x != 0.0 {
            self.timeline.pan(shown, -f64::from(scroll.x) * per_point);
        }
    }

    fn programmes_over_time(
        &mut self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        view: &View,
        span: &Span,
        names: f32,
        asked: &mut Vec<Ask>,
    ) {
        if view.listed().next().is_none() {
            ui.label(secondary(cx.tokens, cx.t(text::NONE_FOUND)));
            return;
        }
        let rows: Vec<&Row> = view.listed().collect();
        let mut focus = None;
        ScrollArea::vertical().id_salt("timeline").auto_shrink(false).show_viewport(ui, |ui, sight| {
            let width = ui.available_width() - 8.0;
            ui.set_width(width);
            ui.set_height(rows.len() as f32 * LINE);
            let corner = ui.min_rect().min;
            let first = ((sight.top() - NEAR) / LINE).max(0.0) as usize;
            let number = ((sight.height() + 2.0 * NEAR) / LINE) as usize + 1;
            for (at, row) in rows.iter().enumerate().skip(first).take(number) {
                let Some(programme) = cx.desk.document.programmes.get(row.place) else { continue };
                let rect = Rect::from_min_size(pos2(corner.x, corner.y + at as f32 * LINE), vec2(width, LINE));
                let response = ui.interact(rect.with_max_x(corner.x + names), row_id(&row.id), Sense::click());
                response.widget_info(|| {
                    let said = spoken(cx, row, programme);
                    WidgetInfo::selected(Role::Button, true, self.place == Some(row.place), said)
                });
                if response.clicked() {
                    asked.push(Ask::Show(row.id.clone()));
                }
                if response.has_focus() {
                    focus = Some(at);
                    let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
                    ui.memory_mut(|it| it.set_focus_lock_filter(response.id, filter));
                }
                if ui.is_rect_visible(rect) {
                    let new_group = at == 0 || rows.get(at - 1).is_some_and(|it| it.group != row.group);
                    paint_line(cx, ui, (row, programme), rect, span, (names, new_group));
                    focus_ring(cx, ui, &response, rect.with_max_x(corner.x + names));
                }
                let response =
                    response | ui.interact(rect.with_min_x(span.room.min), row_id(&row.id).with("bar"), Sense::hover());
                response.on_hover_ui_at_pointer(|ui| tip(cx, ui, row, programme));
            }
            let place = |day: Date| span.x.at(day_number(day));
            let today = place(span.as_of);
            if span.room.contains(today) {
                ui.painter().vline(today, ui.clip_rect().y_range(), Stroke::new(1.0, cx.tokens.accent));
            }
            if let Some(at) = focus {
                let (down, up) = ui.input(|it| (it.key_pressed(Key::ArrowDown), it.key_pressed(Key::ArrowUp)));
                let to = if down { Some(at + 1) } else { at.checked_sub(1).filter(|_| up) };
                if let Some((to, row)) = to.and_then(|to| rows.get(to).map(|row| (to, row))) {
                    ui.memory_mut(|it| it.request_focus(row_id(&row.id)));
                    let top = corner.y + to as f32 * LINE;
                    ui.scroll_to_rect(Rect::from_min_size(pos2(corner.x, top), vec2(width, LINE)), None);
                }
            }
        });
    }
}

fn row_id(id: &str) -> Id {
    Id::unique(("timeline row", id))
}

/// The months, the quarters or the years, and the day that is looked at from.
fn paint_axis(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, span: &Span) {
    let tokens = cx.tokens;
    let (Some(from), Some(to)) = (date_at(span.x.low), date_at(span.x.high)) else { return };
    let most = (span.room.span() / 80.0).max(2.0) as usize;
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
    let label = Label { at: x.clamp(span.room.min, span.room.max), width: galley.size().x };
    if let Some(place) = labels::place(&[label], (span.room.min, span.room.max), 0.0).first() {
        painter.galley(pos2(place.left, rect.top() + 2.0), galley, tokens.accent);
    }
    if span.room.contains(x) {
        painter.vline(x, rect.top() + 16.0..=rect.bottom(), Stroke::new(1.0, tokens.accent));
    }
}

fn paint_line(
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
    let Some(day) = when(step) else { return };
    let done = step.done.is_some_and(|it| it <= span.as_of);
    let color = if !done && day < span.as_of { cx.tokens.alarm } else { cx.tokens.text };
    let (x, r) = (span.x.at(day_number(day)), 4.5);
    let corners = vec![pos2(x, y - r), pos2(x + r, y), pos2(x, y + r), pos2(x - r, y)];
    let fill = if done { color } else { cx.tokens.card };
    painter.add(egui::Shape::convex_polygon(corners, fill, Stroke::new(1.5, color)));
}

/// What the signs stand for.
fn key_ui(cx: &ViewCtx<'_>, ui: &mut Ui) {
    ui.spacing_mut().item_spacing.x = 12.0;
    let font = text_style(SECONDARY).resolve(ui.style());
    for (name, sign) in [(text::KEY_CLAIMS, 3), (text::KEY_DEADLINE, 0), (text::KEY_DUE, 1), (text::KEY_DONE, 2)] {
        let galley = ui.painter().layout_no_wrap(cx.t(name).to_owned(), font.clone(), cx.tokens.secondary);
        let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 14.0, 16.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, cx.t(name)));
        let (x, y, r) = (rect.left() + 5.0, rect.center().y, 4.0);
        if sign == 0 {
            ui.painter().vline(x, y - 6.0..=y + 6.0, Stroke::new(2.0, cx.tokens.caution));
        } else if sign == 3 {
            ui.painter().hline(rect.left()..=rect.left() + 10.0, y, Stroke::new(2.0, cx.tokens.faint));
        } else {
            let corners = vec![pos2(x, y - r), pos2(x + r, y), pos2(x, y + r), pos2(x - r, y)];
            let fill = if sign == 2 { cx.tokens.text } else { cx.tokens.card };
            ui.painter().add(egui::Shape::convex_polygon(corners, fill, Stroke::new(1.5, cx.tokens.text)));
        }
        ui.painter().galley(pos2(rect.left() + 14.0, y - galley.size().y / 2.0), galley, cx.tokens.secondary);
    }
}

/// A programme's days in words.
fn days(cx: &ViewCtx<'_>, programme: &Programme) -> Vec<String> {
    let named = |(name, day): (locale::Text, Option<Date>)| {
        day.map(|it| locale::labelled(cx.t(name), &locale::date(it, cx.language), cx.language))
    };
    let fields =
        [(text::OPENED, programme.opened), (text::CLOSES, programme.closes), (text::DEADLINE, programme.deadline)];
    fields.into_iter().filter_map(named).collect()
}

fn spoken(cx: &ViewCtx<'_>, row: &Row, programme: &Programme) -> String {
    let done = programme.milestones.iter().filter(|it| it.done.is_some_and(|it| it <= cx.as_of())).count();
    let mut said = vec![row.name.clone()];
    said.extend(days(cx, programme));
    if !programme.milestones.is_empty() {
        said.push(text::milestones(done, programme.milestones.len(), cx.language));
    }
    said.push(cx.t(text::verdict(row.verdict)).to_owned());
    said.join(locale::comma(cx.language))
}

fn tip(cx: &ViewCtx<'_>, ui: &mut Ui, row: &Row, programme: &Programme) {
    ui.set_max_width(360.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.label(strong(&row.name));
    for line in days(cx, programme) {
        ui.label(line);
    }
    let mut steps: Vec<&Milestone> = programme.milestones.iter().collect();
    steps.sort_by_key(|it| when(it));
    for step in steps {
        let name = if step.done.is_some() { text::DONE } else { text::DUE };
        let day = when(step).map(|it| locale::date(it, cx.language)).unwrap_or_default();
        let said = locale::labelled(&format!("{} {day}", cx.t(name)), step.text.text(cx.language), cx.language);
        ui.label(secondary(cx.tokens, said));
    }
}
