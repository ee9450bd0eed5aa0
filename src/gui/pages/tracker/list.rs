//! The list of programmes: each with how far it is drawn on a track from 0 to 100 %.
//!
//! Only what is in sight or near it is drawn, so that a list of thousands costs as much as a short one.

use super::controls::{editing, focus_ring, paint_text};
use super::view::{Bar, Group, Row, View, verdict_color};
use super::{Ask, Reveal, TrackerPage, inline};
use crate::chart::{Scale, progress};
use crate::figure::{Bound, Interval, Unit};
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{MEDIUM, SECONDARY, STRONG, size, text_style};
use crate::gui::widgets::{heading, link, paint, secondary, strong};
use crate::locale::{Text, tracker as text};
use crate::tracker::{Kind, Verdict};
use egui::{
    Align2, Color32, CornerRadius, EventFilter, Id, Key, Popup, Rangef, Rect, Role, ScrollArea, Sense, Stroke,
    StrokeKind, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// Height of a row.
const ROW: f32 = 68.0;
/// Height of the name of a group.
const GROUP: f32 = 30.0;
/// Rows this far out of sight are there for the keyboard and for screen readers.
const NEAR: f32 = 40.0 * ROW;

/// The kinds that can be added.
const KINDS: [(Kind, Text, Text); 3] = [
    (Kind::LOAN, text::ADD_LOAN, text::NEW_LOAN),
    (Kind::ARREARS, text::ADD_ARREARS, text::NEW_ARREARS),
    (Kind::Measure, text::ADD_MEASURE, text::NEW_MEASURE),
];

/// The button that adds a programme, with its menu.
pub(super) fn add_button(cx: &ViewCtx<'_>, ui: &mut Ui, asked: &mut Vec<Ask>) {
    let button = editing(cx, ui, |ui| link(ui, cx.tokens, cx.t(text::ADD_PROGRAMME)));
    Popup::menu(&button).show(|ui| {
        for (kind, item, name) in KINDS {
            if ui.button(cx.t(item)).clicked() {
                asked.push(Ask::AddProgramme(kind, name));
                ui.close();
            }
        }
    });
}

/// A line of the list: a group's name, or the row with that number.
#[derive(Clone, Copy, Debug)]
enum Line {
    Group(Group),
    Row(usize),
}

impl Line {
    fn height(self) -> f32 {
        if matches!(self, Self::Group(_)) { GROUP } else { ROW }
    }
}

/// The lines of what is found, with the height at which each begins.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What was looked for; `None` as long as nothing was.
    needle: Option<String>,
    lines: Vec<(f32, Line)>,
    height: f32,
}

impl Found {
    fn of(rows: &[Row], needle: String) -> Self {
        let mut found = Self { needle: None, lines: Vec::new(), height: 0.0 };
        let mut group = None;
        for (at, row) in rows.iter().enumerate().filter(|(_, it)| it.fits(&needle)) {
            if group != Some(row.group) {
                group = Some(row.group);
                found.push(Line::Group(row.group));
            }
            found.push(Line::Row(at));
        }
        Self { needle: Some(needle), ..found }
    }

    fn push(&mut self, line: Line) {
        self.lines.push((self.height, line));
        self.height += line.height();
    }

    /// The numbers of the rows, in order.
    fn rows(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.lines.iter().filter_map(|(_, it)| if let Line::Row(at) = it { Some(*at) } else { None })
    }

    /// The lines that are in sight or not far from it.
    fn near(&self, sight: Rangef) -> &[(f32, Line)] {
        let start = self.lines.partition_point(|it| it.0 < sight.min - NEAR);
        let end = self.lines.partition_point(|it| it.0 < sight.max + NEAR);
        self.lines.get(start..end).unwrap_or(&[])
    }
}

impl View {
    /// Looks for programmes; what was found last is kept as long as it holds.
    pub(super) fn look_for(&mut self, needle: &str) {
        let needle = needle.trim().to_lowercase();
        if self.found.needle.as_ref() != Some(&needle) {
            self.found = Found::of(&self.rows, needle);
        }
    }

    /// The rows that were found, in order.
    pub(super) fn listed(&self) -> impl DoubleEndedIterator<Item = &Row> {
        self.found.rows().filter_map(|it| self.rows.get(it))
    }
}

impl TrackerPage {
    pub(super) fn list_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, view: &View, asked: &mut Vec<Ask>) {
        heading(ui, cx.t(text::PROGRAMMES), |ui| add_button(cx, ui, asked));
        self.find_ui(cx, ui);
        if view.found.lines.is_empty() {
            ui.label(secondary(cx.tokens, cx.t(text::NONE_FOUND)));
        }
        let scroll = ScrollArea::vertical().id_salt("programmes").auto_shrink(false);
        let focus = scroll.show_viewport(ui, |ui, sight| {
            // The outline of a row reaches beyond its text; the scroll bar is not to cover it.
            let width = ui.available_width() - 8.0;
            ui.set_width(width);
            ui.set_height(view.found.height);
            let corner = ui.min_rect().min;
            let place =
                |top: f32, line: Line| Rect::from_min_size(pos2(corner.x, corner.y + top), vec2(width, line.height()));
            if matches!(self.reveal, Some(Reveal::Row | Reveal::Walked))
                && let Some(rect) = view.found.lines.iter().find_map(|(top, line)| match line {
                    Line::Row(at) if view.rows.get(*at).map(|it| it.place) == self.place => Some(place(*top, *line)),
                    _ => None,
                })
            {
                self.reveal = self.reveal.filter(|it| *it == Reveal::Walked);
                ui.scroll_to_rect(rect, None);
            }
            let mut focus = false;
            for (top, line) in view.found.near(sight.y_range()) {
                let rect = place(*top, *line);
                match line {
                    Line::Group(group) => group_ui(cx, ui, *group, rect),
                    Line::Row(at) => {
                        if let Some(row) = view.rows.get(*at) {
                            focus |= self.row_ui(cx, ui, row, rect, asked);
                        }
                    }
                }
            }
            focus
        });
        self.arrows(ui, view, focus.inner, asked);
    }

    /// The field over the list.
    pub(super) fn find_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let find = TextEdit::singleline(&mut self.filter).hint_text(cx.t(text::FIND)).desired_width(f32::INFINITY);
        let find = ui.add(find.min_size(vec2(0.0, size::CONTROL)));
        find.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &self.filter, &self.filter, "");
            info.label = Some(cx.t(text::FIND).to_owned());
            info
        });
        crate::gui::widgets::search_field(&find);
    }

    /// Draws a row; says whether it has the keyboard.
    fn row_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, row: &Row, rect: Rect, asked: &mut Vec<Ask>) -> bool {
        let selected = self.place == Some(row.place);
        let response = ui.interact(rect, row_id(&row.id), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo {
            // What is painted beside the name.
            current_text_value: Some([row.progress.as_str(), cx.t(text::verdict(row.verdict))].join(" · ")),
            ..WidgetInfo::selected(Role::Button, true, selected, &row.name)
        });
        if response.clicked() {
            asked.push(Ask::Select(row.id.clone()));
            response.request_focus();
        }
        if selected && self.reveal.take_if(|it| *it == Reveal::Walked).is_some() {
            response.request_focus();
        }
        if response.has_focus() {
            // Up and down move the selection, not the keyboard.
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|it| it.set_focus_lock_filter(response.id, filter));
        }
        response.context_menu(|ui| {
            for (item, ask) in [
                (text::DUPLICATE_PROGRAMME, Ask::DuplicateProgramme(row.place)),
                (text::MOVE_UP, Ask::MoveProgramme(row.place, -1)),
                (text::MOVE_DOWN, Ask::MoveProgramme(row.place, 1)),
                (text::DELETE_PROGRAMME, Ask::DeleteProgramme(row.place)),
            ] {
                if editing(cx, ui, |ui| ui.button(cx.t(item))).clicked() {
                    asked.push(ask);
                    ui.close();
                }
            }
        });
        if ui.is_rect_visible(rect) {
            let ground = match (selected, response.hovered()) {
                (true, _) => cx.tokens.accent_soft,
                (false, true) => cx.tokens.field,
                (false, false) => Color32::TRANSPARENT,
            };
            ui.painter().rect_filled(rect.expand2(vec2(8.0, 0.0)), CornerRadius::same(size::CORNER), ground);
            let indent = inline::status_ui(cx, ui, row, rect, selected, asked);
            paint_row(cx, ui, row, rect, indent);
            focus_ring(cx, ui, &response, rect.expand2(vec2(8.0, 0.0)));
        }
        self.inline_ui(cx, ui, row, &response, asked);
        let focus = response.has_focus();
        response.on_hover_ui(|ui| tip(cx, ui, row));
        focus
    }

    /// Up and down choose the row before and after, whichever row has the keyboard, or if nothing has it.
    fn arrows(&mut self, ui: &Ui, view: &View, in_list: bool, asked: &mut Vec<Ask>) {
        let (down, up) = ui.input(|it| (it.key_pressed(Key::ArrowDown), it.key_pressed(Key::ArrowUp)));
        if down == up || ui.input(|it| it.modifiers.any()) || !(in_list || ui.memory(egui::Memory::focused).is_none()) {
            return;
        }
        if Popup::is_any_open(ui.ctx()) || ui.memory(|it| it.top_modal_layer().is_some()) {
            return;
        }
        // The list is drawn by groups, and so it is walked.
        let rows: Vec<&Row> = view.listed().collect();
        let to = match rows.iter().position(|it| self.place == Some(it.place)) {
            Some(at) if down => at + 1,
            Some(at) => at.saturating_sub(1),
            None if down => 0,
            None => return,
        };
        if let Some(row) = rows.get(to) {
            asked.push(Ask::Select(row.id.clone()));
            self.reveal = Some(Reveal::Walked);
        }
    }
}

/// How wide the square of a milestone is, and how far from the next.
const STEP: (f32, f32) = (7.0, 10.0);

pub(super) fn row_id(id: &str) -> Id {
    Id::unique(("tracker row", id))
}

fn group_ui(cx: &ViewCtx<'_>, ui: &Ui, group: Group, rect: Rect) {
    let name = cx.t(group.title());
    let response = ui.interact(rect, ui.scope_id().with(("group", group as u8)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    let place = rect.left_bottom() - vec2(0.0, 12.0);
    paint_text(ui, place, Align2::LEFT_CENTER, (name, text_style(SECONDARY)), rect.width(), cx.tokens.secondary);
}

/// `indent` is the room that the status takes.
fn paint_row(cx: &ViewCtx<'_>, ui: &Ui, row: &Row, rect: Rect, indent: f32) {
    let tokens = cx.tokens;
    let verdict = cx.t(text::verdict(row.verdict));
    let (top, second) = (rect.top() + 16.0, rect.top() + 36.0);
    let small = || text_style(SECONDARY);
    let color = verdict_color(row.verdict, tokens);
    // What lags is to be found first.
    let laggard = matches!(row.verdict, Verdict::AtRisk | Verdict::Behind | Verdict::Overdue);
    let style = if laggard { text_style(STRONG) } else { small() };
    let word = paint_text(ui, pos2(rect.right(), top), Align2::RIGHT_CENTER, (verdict, style), 90.0, color);
    let mut right = word.left() - 10.0;
    if row.flags > 0 {
        let icon = Rect::from_center_size(pos2(right - 5.0, top), vec2(14.0, 14.0));
        Icon::Warning.paint(ui.painter(), icon, tokens.caution);
        right = icon.left() - 6.0;
    }
    let name = (row.name.as_str(), text_style(MEDIUM));
    paint_text(ui, pos2(rect.left(), top), Align2::LEFT_CENTER, name, right - rect.left(), tokens.text);
    let progress = (row.progress.as_str(), small());
    let half = rect.width() * 0.62;
    let said = paint_text(ui, pos2(rect.right(), second), Align2::RIGHT_CENTER, progress, half, tokens.text);
    let left = rect.left() + indent;
    let room = said.left() - left - 10.0;
    // Of no more than a letter or two nothing is understood.
    if room > 28.0 {
        paint_text(ui, pos2(left, second), Align2::LEFT_CENTER, (&row.about, small()), room, tokens.secondary);
    }
    let track = Rect::from_center_size(pos2(rect.center().x, rect.top() + 54.0), vec2(rect.width(), 6.0));
    paint_bar(cx, ui, row, track);
}

/// How far a programme is: solid as far as is certain, faded as far as is possible, hatched where nobody says. A tick
/// stands at the share of the time to the deadline that is gone.
pub(super) fn paint_bar(cx: &ViewCtx<'_>, ui: &Ui, row: &Row, track: Rect) {
    let tokens = cx.tokens;
    let y = track.center().y;
    // More can be issued than there was quota; the bar then ends the track.
    let end = |it: Interval| [it.lower(), it.upper()].into_iter().filter_map(Bound::value).fold(100.0, f64::max);
    let scale = |high| Scale { low: 0.0, high, start: track.left(), end: track.right() };
    let all = match row.bar {
        Bar::None => None,
        Bar::Steps(done, all) => {
            // A square each, so that it can't be taken for a share of money. Where they don't all fit, the words say it.
            let (side, step) = STEP;
            let first = Rect::from_center_size(pos2(track.left() + side / 2.0, y), Vec2::splat(side));
            for at in (0..all).take_while(|_| all as f32 * step <= track.width()) {
                let fill = if at < done { tokens.accent } else { Color32::TRANSPARENT };
                let square = first.translate(vec2(at as f32 * step, 0.0));
                ui.painter().rect(square, 1.0, fill, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
            }
            None
        }
        Bar::Unknown => {
            paint(ui.painter(), &progress(None, scale(100.0), y, track.height()), tokens.faint, tokens);
            Some(100.0)
        }
        Bar::Share(share) => {
            ui.painter().rect_filled(track, CornerRadius::same(1), tokens.track);
            let high = end(share);
            paint(ui.painter(), &progress(Some(share), scale(high), y, track.height()), tokens.accent, tokens);
            Some(high)
        }
    };
    if let (Some(gone), Some(high)) = (row.gone, all) {
        let x = scale(high).clamped(gone);
        let (top, bottom) = (track.top() - 4.0, track.bottom() + 4.0);
        ui.painter().vline(x, top..=bottom, Stroke::new(1.5, tokens.caution));
        let tip = [pos2(x - 3.0, top - 1.0), pos2(x + 3.0, top - 1.0), pos2(x, top + 3.0)];
        ui.painter().add(egui::Shape::convex_polygon(tip.to_vec(), tokens.caution, Stroke::NONE));
    }
}

/// A row in words.
fn tip(cx: &ViewCtx<'_>, ui: &mut Ui, row: &Row) {
    ui.set_max_width(340.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.label(strong(&row.name));
    ui.label([row.about.as_str(), row.progress.as_str()].join(" · "));
    ui.label(text::verdict_sentence(row.verdict, cx.language));
    if row.bar == Bar::Unknown {
        ui.label(secondary(cx.tokens, cx.t(text::SHARE_NOT_STATED)));
    }
    if let Some(gone) = row.gone.filter(|_| matches!(row.bar, Bar::Unknown | Bar::Share(_))) {
        let share = cx.style(Unit::Percent).brief().number(gone.round());
        ui.label(secondary(cx.tokens, text::time_gone(&share, cx.language)));
    }
    if row.flags > 0 {
        ui.label(secondary(cx.tokens, text::flags(row.flags, cx.language)));
    }
}
