//! What rests on a source, one row a record: figure and date, the sentence, and where it leads.

use super::list::line;
use super::reader::Reader;
use super::records::{Record, Said, Source};
use crate::chart::{Axis, Look, Scale, mark};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::{paint, secondary};
use crate::locale::sources as text;
use crate::syntax::Standing;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Color32, CornerRadius, CursorIcon, FontId, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use std::ops::Range;
use std::sync::Arc;

const PAD: f32 = 10.0;
const LINE: f32 = 20.0;
const BUTTON: f32 = 22.0;
/// The width of the drawn rate, and the least width of a row that has room for it.
const MARK: f32 = 96.0;
const ROOM_FOR_MARK: f32 = 560.0;
/// Up to here each row is as high as its words need; beyond, all rows are alike and long words are cut.
const MEASURED: usize = 1_000;
/// More rows than this are counted, not shown.
const SHOWN: usize = 100_000;
/// The height of a row where all are alike.
const ALIKE: f32 = 2.0 * PAD + 2.0 * LINE + 18.0;

/// The rows of one source.
#[derive(Debug, Default)]
pub(super) struct RowList {
    /// Where each row begins, and the end of the last; for a width and a size of type.
    starts: Vec<f32>,
    /// Whether one of them can be drawn as a mark: then all leave room for it.
    has_rates: bool,
    measured_for: Option<(f32, f32)>,
}

/// What was asked for with the mouse or the keyboard, beyond commands.
pub(super) enum Asked {
    /// Light a record up, and show its sentence.
    Sentence(Record),
}

/// What the rows are drawn with.
pub(super) struct Frame<'a, 'c> {
    pub(super) cx: &'a ViewCtx<'c>,
    pub(super) source: &'a Source<'c>,
    pub(super) reader: Option<&'a Reader>,
    pub(super) lit: Option<Record>,
    /// Scroll to the lit record.
    pub(super) reveal: bool,
}

impl RowList {
    /// Draws the rows that can be seen.
    pub(super) fn ui(&mut self, frame: &Frame<'_, '_>, ui: &mut Ui, records: &[Record]) -> Option<Asked> {
        let cx = frame.cx;
        let width = ui.available_width();
        let shown = records.len().min(SHOWN);
        self.measure(cx, ui, width, records.get(..shown).unwrap_or(records));
        let total = self.starts.last().copied().unwrap_or(0.0);
        let (all, _) = ui.allocate_exact_size(vec2(width, total), Sense::hover());
        let row = |at: usize| {
            let (top, bottom) = (self.start(at), self.start(at + 1));
            Rect::from_min_max(pos2(all.left(), all.top() + top), pos2(all.right(), all.top() + bottom))
        };
        if frame.reveal
            && let Some(at) = frame.lit.and_then(|lit| records.iter().take(shown).position(|it| *it == lit))
        {
            ui.scroll_to_rect(row(at), Some(Align::Center));
        }
        let mut asked = None;
        for at in self.visible(ui.clip_rect().y_range(), all.top(), shown) {
            let Some(record) = records.get(at) else { break };
            let rect = row(at);
            let id = ui.scope_id().with(("record", *record));
            let builder = UiBuilder::new().id_salt(id).max_rect(rect);
            ui.scope_builder(builder, |ui| {
                if let Some(said) = record.said(cx) {
                    let lit = frame.lit == Some(*record);
                    let whole = records.len() <= MEASURED;
                    let row = Row { frame, said: &said, record: *record, rect, lit, whole, marks: self.has_rates };
                    if row.ui(ui) {
                        asked = Some(Asked::Sentence(*record));
                    }
                }
            });
        }
        if shown < records.len() {
            ui.label(secondary(cx.tokens, text::not_shown(records.len() - shown, cx.language)));
        }
        asked
    }

    fn start(&self, at: usize) -> f32 {
        self.starts.get(at).or(self.starts.last()).copied().unwrap_or(0.0)
    }

    /// The rows between two heights of the screen.
    fn visible(&self, seen: egui::Rangef, top: f32, rows: usize) -> Range<usize> {
        let first = self.starts.partition_point(|it| top + it <= seen.min).saturating_sub(1);
        let end = self.starts.partition_point(|it| top + it < seen.max);
        first..end.min(rows)
    }

    fn measure(&mut self, cx: &ViewCtx<'_>, ui: &Ui, width: f32, records: &[Record]) {
        let wanted = (width, ui.pixels_per_point());
        if self.measured_for == Some(wanted) {
            return;
        }
        self.measured_for = Some(wanted);
        self.starts.clear();
        self.has_rates = records.iter().take(MEASURED).any(|it| it.said(cx).is_some_and(|it| it.rate.is_some()));
        let mut top = 0.0;
        for record in records {
            self.starts.push(top);
            top += if records.len() > MEASURED {
                ALIKE
            } else {
                record.said(cx).map_or(0.0, |it| height(cx, ui, &it, width))
            };
        }
        self.starts.push(top);
    }
}

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

fn note(cx: &ViewCtx<'_>, note: &str) -> String {
    match cx.language {
        crate::figure::Language::English => format!("{}: {note}", cx.t(text::NOTE)),
        crate::figure::Language::Chinese => format!("{}：{note}", cx.t(text::NOTE)),
    }
}

fn height(cx: &ViewCtx<'_>, ui: &Ui, said: &Said<'_>, width: f32) -> f32 {
    let words = width_of_words(width);
    let mut height = 2.0 * PAD + 2.0 * LINE;
    for words_of in [said.sentence(), said.note.map(|it| note(cx, it))].into_iter().flatten() {
        height += wrapped(ui, &words_of, cx.tokens.text, words).size().y + 4.0;
    }
    height
}

/// One row while it is drawn.
struct Row<'a, 'c, 's> {
    frame: &'a Frame<'a, 'c>,
    said: &'a Said<'s>,
    record: Record,
    rect: Rect,
    lit: bool,
    whole: bool,
    marks: bool,
}

impl Row<'_, '_, '_> {
    /// Draws the row. Says whether its sentence is to be shown.
    fn ui(&self, ui: &mut Ui) -> bool {
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
        match said.standing {
            Standing::Firm => {}
            Standing::Provisional => add(text::standing(said.standing, cx.language), cx.tokens.secondary),
            Standing::Derived => add(text::standing(said.standing, cx.language), cx.tokens.derived),
            Standing::Doubtful => add(text::standing(said.standing, cx.language), cx.tokens.caution),
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
        let note = said.note.map(|it| (note(cx, it), cx.tokens.secondary));
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
    fn buttons(&self, ui: &mut Ui) -> bool {
        let (cx, inner) = (self.frame.cx, self.inner());
        let mut right = inner.right();
        let mut next = |ui: &mut Ui, icon: Icon, name: crate::locale::Text| {
            let rect = Rect::from_min_size(pos2(right - BUTTON, inner.top() + LINE - 3.0), vec2(BUTTON, BUTTON));
            right -= BUTTON + 4.0;
            icon_button(cx, ui, rect, icon, cx.t(name))
        };
        if next(ui, Icon::Copy, text::COPY) {
            cx.send(Command::Copy(copied(cx, self.said, self.frame.source)));
        }
        if let Some(series) = self.said.series
            && next(ui, Icon::Trends, text::OPEN_IN_TRENDS)
        {
            cx.send(Command::ShowInTrends(series));
        }
        let has_sentence = self.frame.reader.is_some_and(|it| it.has(self.record));
        has_sentence && next(ui, Icon::Up, text::IN_TEXT)
    }
}

/// A button that shows an icon only; its name is read out, and shown while it is pointed at.
fn icon_button(cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, icon: Icon, name: &str) -> bool {
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
    lines.extend(said.note.map(|it| note(cx, it)));
    lines.push(source.citation(cx));
    lines.join("\n")
}
