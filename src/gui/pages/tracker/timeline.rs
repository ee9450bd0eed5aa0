//! All programmes side by side over time: when each opens and closes, its deadline and its steps.

use super::controls::{focus_ring, icon_button};
use super::milestones::state;
use super::stretches::{key_ui, paint_axis, paint_line};
use super::view::{Row, View, steps};
use super::{Ask, TrackerPage};
use crate::chart::{Scale, day_number};
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::size;
use crate::gui::widgets::{secondary, strong};
use crate::locale::{self, tracker as text};
use crate::tracker::{Milestone, Programme};
use egui::{Align, Id, Key, Layout, Rangef, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

/// Height of a programme.
const LINE: f32 = 30.0;
/// Height of the axis.
const AXIS_HEIGHT: f32 = 40.0;
/// Programmes this far out of sight are there for the keyboard and for screen readers.
const NEAR: f32 = 60.0 * LINE;
/// No fewer days are shown than this.
const LEAST: f64 = 14.0;
/// And no more.
const MOST: f64 = 200.0 * 366.0;
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
pub(super) struct Span {
    pub(super) x: Scale,
    /// Where the bars may be drawn.
    pub(super) room: Rangef,
    pub(super) as_of: Date,
}

impl Timeline {
    /// Shows `factor` times as many days, around the day at `center`.
    fn zoom(&mut self, (from, to): (f64, f64), center: f64, factor: f64) {
        let days = ((to - from) * factor).clamp(LEAST, MOST);
        let share = if to > from { (center - from) / (to - from) } else { 0.5 };
        self.show(center - days * share, days);
    }

    fn pan(&mut self, (from, to): (f64, f64), days: f64) {
        self.show(from + days, to - from);
    }

    /// Shows so many days, within those that there are.
    fn show(&mut self, from: f64, days: f64) {
        let (first, last) = (day_number(Date::MIN), day_number(Date::MAX));
        let from = from.clamp(first, last - days);
        self.shown = Some((from, from + days));
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
            self.programmes_over_time(cx, ui, view, &span, names, asked);
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
        &self,
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
            let near = sight.y_range().expand(NEAR);
            for (at, row) in rows.iter().enumerate() {
                if !near.contains(at as f32 * LINE) {
                    continue;
                }
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
                let pressed = |key| ui.input(|it| it.modifiers.is_none() && it.key_pressed(key));
                let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
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
    let (done, all) = steps(programme, cx.as_of());
    let mut said = vec![row.name.clone()];
    said.extend(days(cx, programme));
    if all > 0 {
        said.push(text::milestones(done, all, cx.language));
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
    let known = |it| state(it, cx.as_of()).map(|(day, done)| (day, done, it));
    let mut steps: Vec<(Date, bool, &Milestone)> = programme.milestones.iter().filter_map(known).collect();
    steps.sort_by_key(|it| it.0);
    for (day, done, step) in steps {
        let name = cx.t(if done { text::DONE } else { text::DUE });
        let day = format!("{name} {}", locale::date(day, cx.language));
        ui.label(secondary(cx.tokens, locale::labelled(&day, step.text.text(cx.language), cx.language)));
    }
}
