//! What lies over the page for a while: the history, rows to be pasted, the sources.

use super::TrackerPage;
use super::controls::icon_button;
use super::detail::At;
use super::history::HistoryList;
use super::named::NamedSources;
use super::paste::PasteSheet;
use super::sources::SourceSheet;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::size;
use crate::gui::widgets::{in_dialog, strong};
use crate::locale::{Text, tracker as text};
use egui::{Align, Id, Key, Layout, Modal, Ui};
use std::sync::Arc;

/// What lies over the page.
#[derive(Clone, Debug, Default)]
pub(super) enum Aside {
    #[default]
    Nothing,
    History(HistoryList),
    Paste(Box<PasteSheet>),
    Sources(SourceSheet),
}

impl Aside {
    pub(super) fn history(cx: &ViewCtx<'_>) -> Self {
        Self::History(HistoryList::at(cx.desk.history.position()))
    }

    pub(super) fn paste(at: &At<'_>, text: &str) -> Self {
        Self::Paste(Box::new(PasteSheet::of(at, text)))
    }

    /// Rows that were kept, to be taken or given up as before.
    pub(super) fn pasted_again(at: &At<'_>, text: &str) -> Self {
        Self::Paste(Box::new(PasteSheet::restored(at, text)))
    }

    /// The programme that pasted rows are for, and the rows as text.
    pub(super) fn rows(&self) -> Option<(&str, &str)> {
        if let Self::Paste(paste) = self { paste.kept() } else { None }
    }

    /// Whether pasted rows, or what is typed to become some, wait to be taken.
    pub(super) fn holds_rows(&self) -> bool {
        matches!(self, Self::Paste(paste) if paste.holds_text())
    }

    pub(super) fn sources(chosen: Option<usize>) -> Self {
        Self::Sources(SourceSheet::at(chosen))
    }
}

impl TrackerPage {
    pub(super) fn aside_ui(&mut self, cx: &ViewCtx<'_>, ui: &Ui, named: &Arc<NamedSources>) {
        let mut aside = std::mem::take(&mut self.aside);
        // Escape in a field takes back what was typed there, and no more.
        let typing = std::mem::replace(&mut self.fields.busy, ui.ctx().text_edit_focused());
        let held = Held { escape: typing, click: typing };
        // Rows for a programme that somebody else has taken away meanwhile wait until it is back, or are given up.
        if let Some((id, rows)) = aside.rows().filter(|it| cx.desk.document.position(it.0).is_none()) {
            self.rows.push((id.to_owned(), rows.to_owned()));
            return;
        }
        let open = match &mut aside {
            Aside::Nothing => return,
            Aside::History(list) => sheet(cx, ui, (text::HISTORY_TITLE, 460.0), held, |ui| list.ui(cx, ui)),
            Aside::Paste(paste) => {
                // Rows that were mended are not lost by a click beside them, nor by the key that leaves a cell.
                let rows = paste.holds_text();
                let held = Held { escape: typing && rows, click: rows };
                sheet(cx, ui, (text::PASTE_TITLE, 1000.0), held, |ui| self.paste_ui(cx, ui, paste, named))
            }
            Aside::Sources(sources) => {
                sheet(cx, ui, (text::SOURCES_TITLE, 820.0), held, |ui| self.sources_ui(cx, ui, sources))
            }
        };
        if open {
            self.aside = aside;
        } else {
            self.fields.forget(|it| matches!(it, super::slot::Slot::Source(..)));
            ui.ctx().request_repaint();
        }
    }
}

/// What does not close a sheet at the moment.
#[derive(Clone, Copy)]
struct Held {
    escape: bool,
    /// A click beside it.
    click: bool,
}

/// A sheet over the page with a title; says whether it stays. The content says so, too.
fn sheet(
    cx: &ViewCtx<'_>,
    ui: &Ui,
    (title, width): (Text, f32),
    held: Held,
    content: impl FnOnce(&mut Ui) -> bool,
) -> bool {
    let id = Id::unique(("tracker sheet", title.get(crate::figure::Language::English)));
    let frame = egui::Frame::window(ui.style());
    let shown = Modal::new(id).frame(frame).show(ui.ctx(), |ui| {
        in_dialog(ui, width, |ui| {
            let mut stays = true;
            ui.horizontal(|ui| {
                ui.label(strong(cx.t(title)));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    stays = !icon_button(cx, ui, Icon::Close, text::CLOSE_SHEET, true).clicked();
                });
            });
            ui.add_space(size::GRID);
            content(ui) && stays
        })
    });
    let held = if ui.input(|it| it.key_pressed(Key::Escape)) { held.escape } else { held.click };
    shown.inner && (held || !shown.should_close())
}
