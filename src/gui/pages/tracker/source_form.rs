//! The form of a source that is not there yet, within that of a claim.

use super::controls::{editing, primary_button, text_button};
use super::detail::{At, cells};
use super::entry::Field;
use super::fields::Read;
use super::slot::{Slot, SourceField as S};
use super::{Ask, TrackerPage, reads};
use crate::gui::command::Command;
use crate::gui::widgets::strong;
use crate::locale::{dates, tracker as text};
use crate::syntax::Name;
use crate::tracker::edit::{ClaimField, ClaimValue};
use crate::tracker::{Edit, Source};
use egui::Ui;

impl TrackerPage {
    /// The button that opens the form.
    pub(super) fn source_button(&mut self, at: &At<'_>, ui: &mut Ui) {
        if !self.new_source && editing(&at.cx, ui, |ui| text_button(&at.cx, ui, text::ADD_SOURCE)).clicked() {
            self.new_source = true;
            self.fields.want(Slot::NewSource(S::Title));
        }
    }

    /// The form; `claim` is the claim that it is for, none for one that is not there yet.
    pub(super) fn source_ui(&mut self, at: &At<'_>, ui: &mut Ui, claim: Option<usize>, asked: &mut Vec<Ask>) {
        if !self.new_source {
            return;
        }
        let cx = &at.cx;
        ui.label(strong(cx.t(text::NEW_SOURCE)));
        cells(ui, &[2, 1, 1], |ui, n| {
            let (field, label, hint) = match n {
                0 => (S::Title, text::TITLE, ""),
                1 => (S::Publisher, text::PUBLISHER, ""),
                _ => (S::Published, text::PUBLISHED, cx.t(text::DATE_HINT)),
            };
            let it = Field { hint, ..Field::new(Slot::NewSource(field), label, "", at.place) };
            self.fields.ui(cx, ui, &it, |typed| read(at, field, typed));
        });
        ui.horizontal(|ui| {
            if primary_button(cx, ui, text::ADD_THIS_SOURCE).clicked() {
                asked.push(Ask::AddSource(claim));
            }
            if ui.button(cx.t(text::CANCEL)).clicked() {
                self.close_source();
            }
        });
        ui.separator();
    }

    pub(super) fn close_source(&mut self) {
        self.new_source = false;
        self.fields.forget(|it| matches!(it, Slot::NewSource(_)));
    }

    /// Adds the source that is filled in, and names it in the claim.
    pub(super) fn add_source(&mut self, at: &At<'_>, claim: Option<usize>) {
        let typed = |field| self.fields.text(Slot::NewSource(field));
        for field in [S::Title, S::Published] {
            if let Read::Refused(_) = read(at, field, typed(field)) {
                self.fields.want(Slot::NewSource(field));
                return;
            }
        }
        let document = &at.cx.desk.document;
        let title = typed(S::Title).trim().to_owned();
        let publisher = Some(typed(S::Publisher).trim()).filter(|it| !it.is_empty());
        let source = Source {
            id: document.fresh_source_id(&title),
            title: Name::plain(title.clone()),
            publisher: publisher.map(Name::plain),
            published: dates::parse(typed(S::Published), at.year).ok(),
            ..Source::default()
        };
        let id = source.id.clone();
        let insert = Edit::InsertSource { at: document.sources.len(), source: Box::new(source) };
        at.cx.send(Command::Edit(insert, None));
        match claim {
            Some(place) => {
                let value = ClaimValue::Source(Some(id));
                at.cx.send(Command::Edit(Edit::SetClaim { programme: at.place, at: place, value }, None));
            }
            None => self.fields.put(Slot::NewClaim(ClaimField::Source), title),
        }
        self.close_source();
    }
}

fn read(at: &At<'_>, field: S, typed: &str) -> Read {
    match field {
        S::Title if typed.trim().is_empty() => Read::Refused(at.cx.t(text::TITLE_NEEDED).to_owned()),
        S::Title | S::Publisher | S::Url | S::Note | S::Id => Read::words(None),
        S::Published if typed.trim().is_empty() => Read::words(None),
        S::Published => reads::date(&at.cx, typed, at.year, |_| None),
    }
}
