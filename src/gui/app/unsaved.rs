//! The question before unsaved work is left behind, and what would be lost.

use super::App;
use super::dialogs::{Answer, Dialog, Then, buttons, title_ui};
use crate::gui::pages::filled_labels;
use crate::gui::theme::size;
use crate::locale::{self, labelled, safety, shell as text};
use crate::tracker::{Document, Programme};
use egui::Ui;
use std::collections::BTreeMap;

/// So many programmes or forms are named; the rest is counted.
const NAMED: usize = 3;

fn by_id(document: &Document) -> BTreeMap<&str, &Programme> {
    document.programmes.iter().map(|it| (it.id.as_str(), it)).collect()
}

/// The question.
#[derive(Debug)]
pub(super) struct Unsaved {
    pub(super) then: Then,
    /// What was changed, and what is filled in: a line each.
    changed: Option<String>,
    filled: Option<String>,
}

impl App {
    /// Asks what is to become of unsaved work, before something else is done.
    pub(super) fn ask_unsaved(&mut self, then: Then) {
        let changed = self.named(safety::CHANGED, &self.changed_programmes());
        let filled = self.named(safety::FILLED_IN, &self.filled_forms());
        self.dialog = Some(Dialog::Unsaved(Box::new(Unsaved { then, changed, filled })));
    }

    fn named(&self, of: locale::Text, names: &[String]) -> Option<String> {
        let rest = names.len().saturating_sub(NAMED);
        let mut said: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
        let more = safety::others(rest, self.language);
        if rest > 0 {
            said.push(&more);
        }
        let said = locale::and(&said, self.language);
        (!said.is_empty()).then(|| labelled(of.get(self.language), &said, self.language))
    }

    /// The programmes that are others than in the file, and those that are only in one of both.
    fn changed_programmes(&self) -> Vec<String> {
        let (document, saved) = (&self.desk.document, self.desk.saved());
        let (here, there) = (by_id(document), by_id(saved));
        let changed = document.programmes.iter().filter(|it| there.get(&*it.id) != Some(it));
        let gone = saved.programmes.iter().filter(|it| !here.contains_key(&*it.id));
        let mut names: Vec<String> = changed.chain(gone).map(|it| it.name.text(self.language).to_owned()).collect();
        if saved.sources != document.sources {
            names.push(safety::LIST_OF_SOURCES.get(self.language).to_owned());
        }
        names
    }

    /// The forms that wait to be added, with the programme that each is for: "New claim (Emergency loans)".
    fn filled_forms(&self) -> Vec<String> {
        let mut forms: Vec<String> = Vec::new();
        for filled in self.pages.tracker.filled() {
            let Some((form, _)) = filled_labels(&filled) else { continue };
            let programme = self.desk.document.programmes.iter().find(|it| it.id == filled.of);
            let name = programme.map_or(filled.of.as_str(), |it| it.name.text(self.language));
            let form = locale::bracketed(form.get(self.language), name, self.language);
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        forms
    }

    pub(super) fn unsaved_ui(&self, ui: &mut Ui, unsaved: &Unsaved) -> Answer {
        let is_modified = self.desk.is_modified();
        let title = if is_modified { text::UNSAVED_TITLE } else { text::UNFINISHED_TITLE };
        title_ui(ui, title.get(self.language));
        if is_modified {
            if let Some(changed) = &unsaved.changed {
                ui.label(changed);
            }
            ui.label(text::UNSAVED_TEXT.get(self.language));
        }
        if self.pages.tracker.has_unfinished() {
            if is_modified {
                ui.add_space(size::GRID);
            }
            if let Some(filled) = &unsaved.filled {
                ui.label(filled);
            }
            ui.label(text::UNFINISHED_TEXT.get(self.language));
        }
        ui.add_space(size::GRID * 2.0);
        buttons(ui, |ui| {
            if !is_modified {
                // There is nothing to save.
                if ui.button(safety::DISCARD.get(self.language)).clicked() {
                    return Answer::No;
                }
                return match self.main_button(ui, text::CANCEL.get(self.language)) {
                    Answer::Yes => Answer::Cancel,
                    other => other,
                };
            }
            if ui.button(text::CANCEL.get(self.language)).clicked() {
                return Answer::Cancel;
            }
            if ui.button(text::DONT_SAVE.get(self.language)).clicked() {
                return Answer::No;
            }
            self.main_button(ui, text::SAVE.get(self.language))
        })
    }
}
