//! The sources of the tracker: edited, added, deleted, given another id.

use super::controls::{editing, text_button};
use super::detail::cells;
use super::entry::Field;
use super::fields::Read;
use super::slot::{Slot, SourceField as S};
use super::{TrackerPage, reads};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::size;
use crate::gui::widgets::secondary;
use crate::locale::{Text, tracker as text};
use crate::syntax::Name;
use crate::tracker::{Document, Edit, Source};
use egui::{Align, Button, Layout, ScrollArea, TextWrapMode, Ui, UiBuilder};

const HEIGHT: f32 = 380.0;
const ROW: f32 = 26.0;

const FIELDS: [&[(S, u8)]; 5] =
    [&[(S::Title, 1)], &[(S::Publisher, 2), (S::Published, 1)], &[(S::Url, 1)], &[(S::Note, 1)], &[(S::Id, 1)]];

/// The source that is chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct SourceSheet {
    chosen: Option<usize>,
    fresh: bool,
}

impl SourceSheet {
    pub(super) fn at(chosen: Option<usize>) -> Self {
        Self { chosen, fresh: true }
    }
}

impl TrackerPage {
    /// The sheet; it stays until it is closed.
    pub(super) fn sources_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, sheet: &mut SourceSheet) -> bool {
        let document = &cx.desk.document;
        let chosen = sheet.chosen.filter(|it| *it < document.sources.len());
        let whole = egui::Rect::from_min_size(ui.cursor().min, egui::vec2(ui.available_width(), HEIGHT));
        ui.allocate_rect(whole, egui::Sense::hover());
        let (left, right) = whole.split_left_right_at_fraction(0.42);
        let (left, right) = (left, right.with_min_x(right.left() + size::PAD_CARD));
        let builder = |rect| UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min));
        ui.scope_builder(builder(left), |ui| self.source_list(cx, ui, sheet));
        ui.scope_builder(builder(right), |ui| match chosen.and_then(|at| Some((at, document.sources.get(at)?))) {
            Some((at, source)) => self.source_fields(cx, ui, sheet, (at, source)),
            None => {
                ui.label(secondary(cx.tokens, cx.t(text::SOURCES_HINT)));
            }
        });
        true
    }

    fn source_list(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, sheet: &mut SourceSheet) {
        let sources = &cx.desk.document.sources;
        let add = editing(cx, ui, |ui| text_button(cx, ui, text::ADD_THIS_SOURCE));
        if sheet.chosen.is_none() && !ui.is_sizing_pass() && std::mem::take(&mut sheet.fresh) {
            add.request_focus();
        }
        if add.clicked() {
            let title = Name::plain(cx.t(text::NEW_SOURCE));
            // By a number: the title that it begins with is not its own.
            let id = cx.desk.document.fresh_source_id("");
            let source = Box::new(Source { id, title, ..Source::default() });
            cx.send(Command::Edit(Edit::InsertSource { at: sources.len(), source }, None));
            self.fields.forget(|it| matches!(it, Slot::Source(..)));
            *sheet = SourceSheet::at(Some(sources.len()));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical().id_salt("sources").auto_shrink(false).show_rows(ui, ROW, sources.len(), |ui, rows| {
            for at in rows {
                let Some(source) = sources.get(at) else { continue };
                let title = Button::selectable(sheet.chosen == Some(at), source.title.text(cx.language));
                let title = title.wrap_mode(TextWrapMode::Truncate).min_size(egui::vec2(ui.available_width(), ROW));
                if ui.add(title).clicked() && sheet.chosen != Some(at) {
                    *sheet = SourceSheet { chosen: Some(at), fresh: false };
                }
            }
        });
    }

    fn source_fields(
        &mut self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        sheet: &mut SourceSheet,
        (at, source): (usize, &Source),
    ) {
        if std::mem::take(&mut sheet.fresh) {
            self.fields.want(Slot::Source(at, S::Title));
        }
        for line in FIELDS {
            let spans: Vec<u8> = line.iter().map(|it| it.1).collect();
            cells(ui, &spans, |ui, n| {
                let Some((field, _)) = line.get(n).copied() else { return };
                let shown = value(cx, source, field);
                let it = Field::new(Slot::Source(at, field), label(field), &shown, 0);
                self.fields.ui(cx, ui, &it, |typed| read(cx, (at, source), field, typed));
            });
        }
        let used = uses(&cx.desk.document, &source.id);
        ui.horizontal(|ui| {
            if editing(cx, ui, |ui| ui.button(cx.t(text::DELETE_SOURCE))).clicked()
                && let Some(edit) = Edit::delete_source(&cx.desk.document, at)
            {
                self.fields.forget(|it| matches!(it, Slot::Source(..)));
                cx.send(Command::Edit(edit, None));
                sheet.chosen = None;
            }
            ui.label(secondary(cx.tokens, text::source_used(used, cx.language)));
        });
    }
}

/// How many claims and milestones refer to a source.
fn uses(document: &Document, id: &str) -> usize {
    let refers = |it: Option<&String>| it.is_some_and(|it| it == id);
    let of = |it: &crate::tracker::Programme| {
        it.claims.iter().filter(|it| refers(it.source.as_ref())).count()
            + it.milestones.iter().filter(|it| refers(it.source.as_ref())).count()
    };
    document.programmes.iter().map(of).sum()
}

pub(super) fn label(field: S) -> Text {
    match field {
        S::Title => text::TITLE,
        S::Publisher => text::PUBLISHER,
        S::Published => text::PUBLISHED,
        S::Url => text::ADDRESS,
        S::Note => text::SOURCE_NOTE,
        S::Id => text::SOURCE_ID,
    }
}

/// What the document says in a field.
fn value(cx: &ViewCtx<'_>, source: &Source, field: S) -> String {
    match field {
        S::Title => source.title.text(cx.language).to_owned(),
        S::Publisher => source.publisher.as_ref().map_or("", |it| it.text(cx.language)).to_owned(),
        S::Published => source.published.map_or_else(String::new, |it| it.to_string()),
        S::Url => source.url.clone().unwrap_or_default(),
        S::Note => source.note.clone().unwrap_or_default(),
        S::Id => source.id.clone(),
    }
}

/// What a text comes to in a field.
fn read(cx: &ViewCtx<'_>, (at, source): (usize, &Source), field: S, typed: &str) -> Read {
    let set = |new: Source| (new != *source).then(|| Edit::SetSource { at, source: Box::new(new) });
    let words = Some(typed.trim()).filter(|it| !it.is_empty()).map(str::to_owned);
    let new = match field {
        S::Title => match reads::in_language(typed, Some(&source.title), cx.language) {
            Some(title) => Source { title, ..source.clone() },
            None => return Read::Refused(cx.t(text::TITLE_NEEDED).to_owned()),
        },
        S::Publisher => {
            let publisher = reads::in_language(typed, source.publisher.as_ref(), cx.language);
            Source { publisher, ..source.clone() }
        }
        S::Published if words.is_none() => Source { published: None, ..source.clone() },
        S::Published => {
            let year = source.published.unwrap_or(cx.today).year();
            return reads::date(cx, typed, year, |it| set(Source { published: Some(it), ..source.clone() }));
        }
        S::Url => Source { url: words, ..source.clone() },
        S::Note => Source { note: words, ..source.clone() },
        S::Id => return read_id(cx, (at, source), typed.trim()),
    };
    Read::words(set(new))
}

/// Another id, which all that refers to the source takes over.
fn read_id(cx: &ViewCtx<'_>, (at, source): (usize, &Source), id: &str) -> Read {
    use crate::tracker::EditError;
    let document = &cx.desk.document;
    let wrong = if id.is_empty() {
        Some(EditError::NoId)
    } else if document.sources.iter().enumerate().any(|(n, it)| n != at && it.id == id) {
        Some(EditError::IdInUse { id: id.to_owned() })
    } else {
        None
    };
    match wrong {
        Some(error) => Read::Refused(text::edit_error(&error, cx.language)),
        None if id == source.id => Read::words(None),
        None => Read::words(Edit::rename_source(document, at, id)),
    }
}
