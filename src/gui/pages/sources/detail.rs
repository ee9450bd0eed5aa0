//! The card at the right: one source, its text, and what rests on it.

use super::reader::Reader;
use super::records::{self, Record};
use super::rows::{Frame, RowList};
use super::source::{Files, Key, Source};
use crate::figure::Language;
use crate::gui::context::ViewCtx;
use crate::gui::theme::size;
use crate::gui::widgets::{card_frame, link, secondary, strong};
use crate::locale::sources as text;
use egui::{Hyperlink, Margin, RichText, ScrollArea, TextWrapMode, Ui};
use jiff::civil::Date;

/// What the page remembers of a source was made from this.
#[derive(Clone, Debug)]
struct Made {
    key: Key,
    files: Files,
    as_known_on: Option<Date>,
    language: Language,
}

/// Where to scroll when the card is drawn next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Reveal {
    #[default]
    Nothing,
    /// To the top: another source was chosen.
    Top,
    /// To the sentence of what is lit up, or else to its row.
    Sentence,
    /// To the first row that is lit up.
    Row,
}

/// One source and its throw-away state.
#[derive(Debug, Default)]
pub(super) struct Detail {
    made: Option<Made>,
    records: Vec<Record>,
    /// How many claims were known only later.
    later: usize,
    reader: Option<Reader>,
    rows: RowList,
    /// Lit up: one claim, or all claims of a sentence.
    lit: Vec<Record>,
    /// A sentence whose records are to be lit up as soon as they are known.
    asked: Option<String>,
    reveal: Reveal,
}

impl Detail {
    /// Another source is shown, with a record lit up.
    pub(super) fn choose(&mut self, lit: Option<Record>) {
        self.reveal = if lit.is_some() { Reveal::Sentence } else { Reveal::Top };
        self.lit = lit.into_iter().collect();
        self.asked = None;
    }

    /// Lights up all that was taken from a sentence of the source that is shown.
    pub(super) fn choose_sentence(&mut self, sentence: String) {
        self.asked = Some(sentence);
    }

    fn refresh(&mut self, cx: &ViewCtx<'_>, key: &Key, source: &Source<'_>) {
        let is_made = |it: &Made| {
            it.key == *key
                && it.files.are_those_of(cx)
                && it.as_known_on == cx.as_known_on
                && it.language == cx.language
        };
        if self.made.as_ref().is_some_and(is_made) {
            return;
        }
        let (key, files, as_known_on, language) = (key.clone(), Files::of(cx), cx.as_known_on, cx.language);
        self.made = Some(Made { key: key.clone(), files, as_known_on, language });
        (self.records, self.later) = records::of(cx, &key);
        self.reader = source.text.map(|it| Reader::new(cx, it, &self.records));
        self.rows = RowList::default();
    }

    /// Draws the card.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, key: Option<&Key>) {
        let frame = card_frame(cx.tokens).inner_margin(Margin::same(0));
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            let found = key.and_then(|key| Source::of(cx, key).map(|it| (key, it)));
            let Some((key, source)) = found else {
                egui::Frame::new().inner_margin(Margin::same(size::PAD_CARD as i8)).show(ui, |ui| {
                    ui.label(secondary(cx.tokens, cx.t(text::CHOOSE)));
                });
                return;
            };
            self.refresh(cx, key, &source);
            if let Some(asked) = self.asked.take() {
                let of_it = |it: &&Record| it.sentence(cx) == Some(asked.as_str());
                self.lit = self.records.iter().filter(of_it).copied().collect();
                self.reveal = if self.lit.is_empty() { Reveal::Top } else { Reveal::Sentence };
            }
            let mut area = ScrollArea::vertical().id_salt("source").auto_shrink(false);
            if self.reveal == Reveal::Top {
                area = area.vertical_scroll_offset(0.0);
            }
            let margin = Margin { left: 16, right: 14, top: 14, bottom: 12 };
            area.show(ui, |ui| egui::Frame::new().inner_margin(margin).show(ui, |ui| self.content(cx, ui, &source)));
        });
    }

    fn content(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, source: &Source<'_>) {
        ui.set_width(ui.available_width());
        let reveal = std::mem::take(&mut self.reveal);
        head(cx, ui, source);
        self.text(cx, ui, source, reveal);
        ui.add_space(14.0);
        ui.horizontal(|ui| {
            ui.label(strong(text::claims(self.records.len(), cx.language)));
            if let Some(day) = cx.as_known_on.filter(|_| self.later > 0) {
                ui.label(secondary(cx.tokens, text::hidden(self.later, day, cx.language)));
            }
        });
        if self.records.is_empty() {
            ui.label(secondary(cx.tokens, cx.t(text::NO_CLAIMS)));
            return;
        }
        let in_text = self.lit.first().zip(self.reader.as_ref()).is_some_and(|(lit, reader)| reader.has(*lit));
        let frame = Frame {
            cx,
            source,
            reader: self.reader.as_ref(),
            lit: &self.lit,
            reveal: reveal == Reveal::Row || (reveal == Reveal::Sentence && !in_text),
        };
        if let Some(record) = self.rows.ui(&frame, ui, &self.records) {
            self.light(ui, vec![record], Reveal::Sentence);
        }
    }

    fn light(&mut self, ui: &Ui, records: Vec<Record>, reveal: Reveal) {
        self.lit = records;
        self.reveal = reveal;
        ui.ctx().request_repaint();
    }

    /// The text or the summary, or a sentence that says that there is none.
    fn text(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, source: &Source<'_>, reveal: Reveal) {
        let (Some(words), Some(reader)) = (source.text, self.reader.as_mut()) else {
            if !self.records.is_empty() {
                ui.add_space(8.0);
                ui.label(secondary(cx.tokens, cx.t(text::NO_TEXT)));
            }
            return;
        };
        ui.add_space(12.0);
        ui.label(strong(cx.t(if source.summary { text::SUMMARY } else { text::TEXT })));
        if source.summary {
            ui.label(secondary(cx.tokens, cx.t(text::IS_SUMMARY)));
        }
        if !reader.is_plain() {
            ui.label(secondary(cx.tokens, cx.t(text::MARKED)));
        }
        ui.add_space(4.0);
        if let Some(records) = reader.ui(cx, ui, words, &self.lit, reveal == Reveal::Sentence) {
            self.light(ui, records, Reveal::Row);
        }
    }
}

/// Title, publisher, dates, note and link.
fn head(cx: &ViewCtx<'_>, ui: &mut Ui, source: &Source<'_>) {
    ui.spacing_mut().item_spacing.y = 5.0;
    ui.horizontal_top(|ui| {
        let button = link_width(cx, ui);
        ui.vertical(|ui| {
            ui.set_width((ui.available_width() - button).max(120.0));
            ui.add(egui::Label::new(RichText::new(source.title.text(cx.language)).heading()).wrap());
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            if link(ui, cx.tokens, cx.t(text::COPY_CITATION)).clicked() {
                cx.copy(source.citation(cx));
            }
        });
    });
    let told = [
        source.publisher.map(|it| it.text(cx.language).to_owned()),
        source.published.map(|it| text::published(it, cx.language)),
        source.captured.map(|it| text::captured(it, cx.language)),
        source.language.map(|it| text::language_name(it, cx.language).to_owned()),
    ];
    let told: Vec<String> = told.into_iter().flatten().collect();
    if !told.is_empty() {
        ui.add(egui::Label::new(told.join(" · ")).wrap());
    }
    if let Some(note) = source.note {
        ui.add(egui::Label::new(secondary(cx.tokens, note)).wrap());
    }
    match source.url {
        Some(url) if is_web(url) => {
            ui.scope(|ui| {
                ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
                ui.add(Hyperlink::from_label_and_url(url, url).open_in_new_tab(true));
            });
        }
        Some(url) => {
            ui.add(egui::Label::new(url).wrap()).on_hover_text(cx.t(text::ODD_LINK));
        }
        None => {
            ui.label(secondary(cx.tokens, cx.t(text::NO_LINK)));
        }
    }
}

/// The room that the button beside the title takes.
fn link_width(cx: &ViewCtx<'_>, ui: &Ui) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(cx.t(text::COPY_CITATION).to_owned(), font, cx.tokens.text);
    galley.size().x + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x
}

/// Whether an address is one of the web: others are not handed to the system.
fn is_web(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::is_web;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_web("https://www.gov.cn/") && is_web("HTTP://a.b") && is_web("http://x"));
        assert!(
            !is_web("file:///etc/passwd") && !is_web("javascript:alert(1)") && !is_web("www.gov.cn") && !is_web("")
        );
    }
}
