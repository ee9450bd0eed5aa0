//! One row of what rests on a source: figure and date, the sentence, and where it leads.

use super::entry_row::line;
use super::records::{Record, Said};
use super::rows::Frame;
use super::source::Source;
use crate::chart::{Axis, Look, Scale, mark};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::paint;
use crate::locale::sources as text;
use crate::syntax::Standing;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Color32, CornerRadius, CursorIcon, FontId, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};
use std::sync::Arc;

const PAD: f32 = 10.0;
const LINE: f32 = 20.0;
const BUTTON: f32 = 22.0;
/// The width of the drawn rate, and the least width of a row that has room for it.
const MARK: f32 = 96.0;
const ROOM_FOR_MARK: f32 = 560.0;
/// The height of a row where all are alike.
pub(super) const ALIKE: f32 = 2.0 * PAD + 2.0 * LINE + 18.0;

fn small(ui: &Ui) -> FontId {
    text_style(SECONDARY).resolve(ui.style())
}

/// Words over as many lines as they need.
fn wrapped(ui: &Ui, words: &str, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(words.to_owned(), TextFormat::simple(small(ui), color));
    job.wrap = TextWrapping::wrap_at_width(width);
    ui.painter().layout_job(job)
}

/// The width that the words of a row have, beside its buttons.
fn width_of_words(width: f32) -> f32 {
    (width - 2.0 * PAD - 3.0 * BUTTON - 12.0).clamp(120.0, 620.0)
}

/// The height of a row that shows all its words.
pub(super) fn height(cx: &ViewCtx<'_>, ui: &Ui, said: &Said<'_>, width: f32) -> f32 {
    let words = width_of_words(width);
    let mut height = 2.0 * PAD + 2.0 * LINE;
    for words_of in [said.sentence(), said.note.map(|it| text::note(it, cx.language))].into_iter().flatten() {
        height += wrapped(ui, &words_of, cx.tokens.text, words).size().y + 4.0;
    }
    height
}

/// One row while it is drawn.
pub(super) struct Row<'a, 'c, 's> {
    pub(super) frame: &'a Frame<'a, 'c>,
    pub(super) said: &'a Said<'s>,
    pub(super) record: Record,
    pub(super) rect: Rect,
    pub(super) lit: bool,
    pub(super) whole: bool,
    pub(super) marks: bool,
}

impl Row<'_, '_, '_> {
    /// Draws the row. Says whether its sentence is to be shown.
    pub(super) fn ui(&self, ui: &Ui) -> bool {
        let (cx, said) = (self.frame.cx, self.said);
        let sense = if said.command.is_some() { Sense::click() } else { Sense::hover() };
        let response = ui.interact(self.rect, ui.scope_id().with("row"), sense);
        let role = if said.command.is_some() { Role::Button } else { Role::Label };
        response.widget_info(|| {
            let mut told = said.line(cx.language);
            if let Some(sentence) = said.sentence() {
                told = format!("{told}. {sentence}");
            }
            WidgetInfo::selected(role, true, self.lit, told)
        });
        self.ground(ui, &response);
        self.first_line(ui);
        self.second_line(ui);
        self.words(ui);
        let asked = self.buttons(ui);
        if let Some(command) = said.command.as_ref().filter(|_| response.clicked()) {
            cx.send(command.clone());
        }
        if let Some(command) = &said.command {
            let leads = match command {
                Command::ShowProgramme(_) => text::SHOW_PROGRAMME,
                _ => text::SHOW_SERIES,
            };
            response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text_at_pointer(cx.t(leads));
        }
        asked
    }

    fn ground(&self, ui: &Ui, response: &Response) {
        let tokens = self.frame.cx.tokens;
        let band = self.rect.shrink2(vec2(0.0, 1.0));
        let corner = CornerRadius::same(size::CORNER);
        if self.lit {
            ui.painter().rect_filled(band, corner, tokens.accent_soft);
        } else if response.hovered() && self.said.command.is_some() {
            ui.painter().rect_filled(band, corner, tokens.track);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(band, corner, Stroke::new(size::FOCUS, tokens.accent), StrokeKind::Inside);
        }
        let line = Stroke::new(size::HAIRLINE, tokens.hairline);
        ui.painter().hline(self.rect.x_range().shrink(PAD), self.rect.top(), line);
    }

    fn inner(&self) -> Rect {
        self.rect.shrink(PAD)
    }

    /// What it is about, the mark, and the figure in full.
    fn first_line(&self, ui: &Ui) {
        let (cx, inner) = (self.frame.cx, self.inner());
        let medium = text_style(MEDIUM).resolve(ui.style());
        let figure = line(ui, &self.said.figure, medium.clone(), cx.tokens.text, inner.width() * 0.55);
        let left = inner.right() - figure.size().x;
        ui.painter().galley(pos2(left, inner.top()), figure, cx.tokens.text);
        let mut end = left - 14.0;
        if self.marks && inner.width() >= ROOM_FOR_MARK {
            // The marks of all rows stand under each other, behind the longest usual figure.
            let right = (inner.right() - 168.0).min(end);
            self.mark(ui, Rect::from_min_max(pos2(right - MARK, inner.top()), pos2(right, inner.top() + 16.0)));
            end = right - MARK - 14.0;
        }
        let title = line(ui, &self.said.title, medium, cx.tokens.text, end - inner.left());
        ui.painter().galley(inner.left_top(), title, cx.tokens.text);
    }

    fn mark(&self, ui: &Ui, rect: Rect) {
        let (cx, said) = (self.frame.cx, self.said);
        let Some((figure, range)) = said.rate else { return };
        let look = Look {
            derived: said.standing == Standing::Derived,
            doubtful: said.standing == Standing::Doubtful,
            disputed: said.disputed,
            ..Look::default()
        };
        let rail = Stroke::new(size::HAIRLINE, cx.tokens.outline);
        ui.painter().hline(rect.x_range(), rect.center().y, rail);
        for end in [rect.left(), rect.right()] {
            ui.painter().vline(end, egui::Rangef::new(rect.center().y - 2.0, rect.center().y + 2.0), rail);
        }
        let scale = Scale { low: 0.0, high: 100.0, start: rect.left(), end: rect.right() };
        let items = mark(figure, range, cx.store.data().tolerance, look, scale, Axis::Across, rect.center().y);
        paint(ui.painter(), &items, cx.tokens.accent, cx.tokens);
    }

    /// When, and what is to be known about it.
    fn second_line(&self, ui: &Ui) {
        let (cx, said) = (self.frame.cx, self.said);
        let at = self.inner().left_top() + vec2(0.0, LINE);
        let format = |color| TextFormat::simple(small(ui), color);
        let mut job = LayoutJob::single_section(said.when.clone(), format(cx.tokens.secondary));
        let mut add = |words: &str, color| {
            if !job.text.is_empty() {
                job.append(" · ", 0.0, format(cx.tokens.secondary));
            }
            job.append(words, 0.0, format(color));
        };
        if let Some(standing) = text::weak_standing(said.standing) {
            add(cx.t(standing), cx.standing_color(said.standing));
        }
        if said.disputed {
            add(cx.t(text::CONFLICT), cx.tokens.alarm);
        }
        job.wrap = TextWrapping::truncate_at_width(width_of_words(self.rect.width()));
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(at, galley, cx.tokens.secondary);
    }

    /// The sentence and the note.
    fn words(&self, ui: &Ui) {
        let (cx, said) = (self.frame.cx, self.said);
        let width = width_of_words(self.rect.width());
        let mut at = self.inner().left_top() + vec2(0.0, 2.0 * LINE);
        let note = said.note.map(|it| (text::note(it, cx.language), cx.tokens.secondary));
        for (words, color) in [said.sentence().map(|it| (it, cx.tokens.text)), note].into_iter().flatten() {
            let galley =
                if self.whole { wrapped(ui, &words, color, width) } else { line(ui, &words, small(ui), color, width) };
            let height = galley.size().y;
            ui.painter().galley(at, galley, color);
            at.y += height + 4.0;
            if !self.whole {
                break;
            }
        }
    }

    /// The buttons at the right of the second line. Says whether the sentence is to be shown.
    fn buttons(&self, ui: &Ui) -> bool {
        let (cx, inner) = (self.frame.cx, self.inner());
        let mut right = inner.right();
        let mut next = |icon: Icon, name: crate::locale::Text| {
            let rect = Rect::from_min_size(pos2(right - BUTTON, inner.top() + LINE - 3.0), vec2(BUTTON, BUTTON));
            right -= BUTTON + 4.0;
            icon_button(cx, ui, rect, icon, cx.t(name))
        };
        if next(Icon::Copy, text::COPY) {
            cx.copy(copied(cx, self.said, self.frame.source));
        }
        if let Some(series) = self.said.series
            && next(Icon::Trends, text::OPEN_IN_TRENDS)
        {
            cx.send(Command::ShowInTrends(series));
        }
        let has_sentence = self.frame.reader.is_some_and(|it| it.has(self.record));
        has_sentence && next(Icon::Up, text::IN_TEXT)
    }
}

/// A button that shows an icon only; its name is read out, and shown while it is pointed at.
fn icon_button(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, icon: Icon, name: &str) -> bool {
    let response = ui.interact(rect, ui.scope_id().with(name), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let tokens = cx.tokens;
    let corner = CornerRadius::same(size::CORNER);
    if response.hovered() {
        ui.painter().rect_filled(rect, corner, tokens.accent_soft);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, corner, Stroke::new(size::FOCUS, tokens.accent), StrokeKind::Inside);
    }
    let color = if response.hovered() || response.has_focus() { tokens.accent } else { tokens.secondary };
    icon.paint(ui.painter(), Rect::from_center_size(rect.center(), vec2(15.0, 15.0)), color);
    response.on_hover_text(name).clicked()
}

/// A record with its sentence and where it stands, for another document.
fn copied(cx: &ViewCtx<'_>, said: &Said<'_>, source: &Source<'_>) -> String {
    let mut lines = vec![said.line(cx.language)];
    lines.extend(said.sentence());
    lines.extend(said.note.map(|it| text::note(it, cx.language)));
    lines.push(source.citation(cx));
    lines.join("\n")
}
