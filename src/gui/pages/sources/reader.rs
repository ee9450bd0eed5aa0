//! The text of a source, with the sentences marked that claims were taken from.

use super::anchors::{self, Anchors};
use super::records::Record;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{Tokens, fonts, size};
use crate::locale::{SEMICOLON, comma, sources as text};
use egui::text::{CCursor, LayoutJob, TextFormat};
use egui::text_selection::LabelSelectionState;
use egui::{Align, CursorIcon, FontId, Galley, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::ops::Range;

/// The height of a line: there is room for what is under the words.
const LINE: f32 = 20.0;
/// Lines are not made longer than the eye can follow.
const LONGEST: f32 = 700.0;
/// Text beyond this is not shown: a file may hold a book.
const SHOWN: usize = 200_000;
/// How many claims of a sentence are named while it is pointed at.
const NAMED: usize = 6;

/// The text of one source.
#[derive(Debug, Default)]
pub(super) struct Reader {
    anchors: Anchors,
    /// For each anchor: its characters.
    places: Vec<Range<usize>>,
    cut: bool,
    /// The text with its marks, and for which lit records and theme.
    job: Option<((Vec<Record>, Tokens), LayoutJob)>,
}

/// What a click asks for: all that was taken from a sentence.
pub(super) type Clicked = Option<Vec<Record>>;

impl Reader {
    /// Finds the sentences of records in a text.
    pub(super) fn new(cx: &ViewCtx<'_>, text: &str, records: &[Record]) -> Self {
        let shown = shown(text);
        let sentences = records.iter().filter_map(|it| it.sentence(cx).map(|sentence| (*it, sentence)));
        let anchors = anchors::find(shown, sentences);
        let mut places = Vec::new();
        let (mut at, mut passed) = (0, 0);
        for anchor in &anchors.marked {
            let count = |from: usize, to: usize| shown.get(from..to).map_or(0, |it| it.chars().count());
            let start = passed + count(at, anchor.range.start);
            let end = start + count(anchor.range.start, anchor.range.end);
            places.push(start..end);
            (at, passed) = (anchor.range.end, end);
        }
        Self { anchors, places, cut: shown.len() < text.len(), job: None }
    }

    /// Whether no sentence of the text is marked.
    pub(super) fn is_plain(&self) -> bool {
        self.anchors.marked.is_empty()
    }

    /// Whether the sentence of a record stands in the text.
    pub(super) fn has(&self, record: Record) -> bool {
        self.anchors.of(record).is_some()
    }

    /// Draws the text. `reveal` scrolls to the sentence of what is lit up. Says whose sentence was clicked.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, text: &str, lit: &[Record], reveal: bool) -> Clicked {
        if self.job.as_ref().is_none_or(|((of, tokens), _)| of != lit || tokens != cx.tokens) {
            self.job = Some(((lit.to_vec(), cx.tokens.clone()), self.job(shown(text), lit, cx.tokens)));
        }
        let Some((_, job)) = &self.job else { return None };
        let mut job = job.clone();
        job.wrap.max_width = ui.available_width().min(LONGEST);
        let galley = ui.painter().layout_job(job);
        let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, galley.text()));
        if reveal {
            self.reveal(ui, rect, &galley, lit);
        }
        if ui.is_rect_visible(rect) {
            self.ground(cx, ui, rect, &galley, lit);
            let text = galley.clone();
            LabelSelectionState::label_text_selection(ui, &response, rect.min, text, cx.tokens.text, Stroke::NONE);
        }
        let clicked = self.sentences(cx, ui, rect, &galley, lit);
        if self.cut {
            ui.label(crate::gui::widgets::secondary(cx.tokens, cx.t(text::TEXT_GOES_ON)));
        }
        clicked
    }

    /// Behind the lit sentence. A background of the text itself would cover the line under the row above.
    fn ground(&self, cx: &ViewCtx<'_>, ui: &Ui, text: Rect, galley: &Galley, lit: &[Record]) {
        let shown = galley.text();
        let characters = |range: Range<usize>| {
            let start = shown.get(..range.start)?.chars().count();
            Some(start..start + shown.get(range)?.chars().count())
        };
        for place in self.stretches(lit).into_iter().filter_map(characters) {
            for piece in pieces(galley, &place) {
                let rect = piece.translate(text.min.to_vec2()).expand2(vec2(2.0, 0.0));
                ui.painter().rect_filled(rect, 2, cx.tokens.accent_soft);
            }
        }
    }

    /// The bytes of the sentences of records, in the order of the text and apart from each other.
    fn stretches(&self, records: &[Record]) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = records.iter().filter_map(|it| self.anchors.of(*it)).collect();
        found.sort_by_key(|it| (it.start, it.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in found {
            match apart.last_mut().filter(|it| range.start <= it.end) {
                Some(last) => last.end = last.end.max(range.end),
                None => apart.push(range),
            }
        }
        apart
    }

    /// What is pointed at and clicked.
    fn sentences(&self, cx: &ViewCtx<'_>, ui: &Ui, text: Rect, galley: &Galley, lit: &[Record]) -> Clicked {
        let visible = ui.clip_rect();
        let mut clicked = None;
        for (at, (anchor, place)) in self.anchors.marked.iter().zip(&self.places).enumerate() {
            let pieces = pieces(galley, place);
            for (n, piece) in pieces.iter().map(|it| it.translate(text.min.to_vec2())).enumerate() {
                if !visible.intersects(piece) {
                    continue;
                }
                // The keyboard stops at each sentence once.
                let sense = if n == 0 { Sense::click() } else { Sense::CLICK };
                let response = ui.interact(piece, ui.scope_id().with(("sentence", at, n)), sense);
                if n == 0 {
                    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name(cx, &anchor.records)));
                }
                let is_lit = lit.iter().any(|it| anchor.records.contains(it));
                let line = if is_lit || response.hovered() {
                    Stroke::new(size::FOCUS, cx.tokens.accent)
                } else {
                    Stroke::new(size::HAIRLINE, cx.tokens.accent.gamma_multiply(0.6))
                };
                ui.painter().hline(piece.x_range(), piece.bottom() - 1.5, line);
                if response.has_focus() {
                    let stroke = Stroke::new(size::FOCUS, cx.tokens.accent);
                    ui.painter().rect_stroke(piece, 2, stroke, egui::StrokeKind::Outside);
                }
                if response.clicked() {
                    clicked = Some(anchor.records.clone());
                }
                response.on_hover_cursor(CursorIcon::PointingHand).on_hover_ui(|ui| tooltip(cx, ui, &anchor.records));
            }
        }
        clicked
    }

    fn reveal(&self, ui: &Ui, text: Rect, galley: &Galley, lit: &[Record]) {
        let marked = self.anchors.marked.iter().zip(&self.places);
        let mut of_lit = marked.filter(|(it, _)| lit.iter().any(|lit| it.records.contains(lit)));
        let Some((_, place)) = of_lit.next() else { return };
        let pieces = pieces(galley, place);
        if let Some(all) = pieces.into_iter().reduce(Rect::union) {
            ui.scroll_to_rect(all.translate(text.min.to_vec2()), Some(Align::Center));
        }
    }

    /// The text, with the lit sentences a little heavier.
    fn job(&self, shown: &str, lit: &[Record], tokens: &Tokens) -> LayoutJob {
        let format = |font: FontId| TextFormat { line_height: Some(LINE), ..TextFormat::simple(font, tokens.text) };
        let (plain, heavy) = (format(FontId::proportional(size::TEXT)), format(fonts::medium(size::TEXT)));
        let mut job = LayoutJob::default();
        let mut add = |range: Range<usize>, format: &TextFormat| {
            if let Some(part) = shown.get(range).filter(|it| !it.is_empty()) {
                job.append(part, 0.0, format.clone());
            }
        };
        let mut at = 0;
        for range in self.stretches(lit) {
            add(at..range.start, &plain);
            at = range.end;
            add(range, &heavy);
        }
        add(at..shown.len(), &plain);
        job
    }
}

fn shown(text: &str) -> &str {
    text.get(..text.floor_char_boundary(SHOWN)).unwrap_or(text)
}

/// The rectangles that some characters take, one a line, relative to the text.
fn pieces(galley: &Galley, place: &Range<usize>) -> Vec<Rect> {
    let cursor = |at: usize| galley.pos_from_cursor(CCursor::new(at));
    let (start, end) = (cursor(place.start), cursor(place.end));
    let rows = galley.rows.iter().map(egui::epaint::text::PlacedRow::rect);
    rows.filter(|row| row.bottom() > start.center().y && row.top() < end.center().y)
        .map(|row| {
            let left = if row.top() < start.center().y { start.left() } else { row.left() };
            let right = if row.bottom() > end.center().y { end.left() } else { row.right() };
            Rect::from_min_max(pos2(left, row.top()), pos2(right, row.bottom()))
        })
        .filter(|it| it.width() > 0.5)
        .collect()
}

/// The first claims of a sentence in words, and how many more there are.
fn named(cx: &ViewCtx<'_>, records: &[Record]) -> (Vec<(String, String)>, usize) {
    let said = records.iter().take(NAMED).filter_map(|it| it.said(cx));
    (said.map(|it| (it.title, it.figure)).collect(), records.len().saturating_sub(NAMED))
}

fn name(cx: &ViewCtx<'_>, records: &[Record]) -> String {
    let (named, more) = named(cx, records);
    let mut parts: Vec<String> = named
        .into_iter()
        .map(|(title, figure)| if figure.is_empty() { title } else { [title, figure].join(comma(cx.language)) })
        .collect();
    if more > 0 {
        parts.push(text::more(more, cx.language));
    }
    parts.join(cx.t(SEMICOLON))
}

fn tooltip(cx: &ViewCtx<'_>, ui: &mut Ui, records: &[Record]) {
    ui.set_max_width(440.0);
    ui.spacing_mut().item_spacing = vec2(12.0, 4.0);
    let (named, more) = named(cx, records);
    for (title, figure) in named {
        ui.horizontal_wrapped(|ui| {
            ui.label(title);
            ui.label(crate::gui::widgets::strong(figure));
        });
    }
    if more > 0 {
        ui.label(crate::gui::widgets::secondary(cx.tokens, text::more(more, cx.language)));
    }
}
