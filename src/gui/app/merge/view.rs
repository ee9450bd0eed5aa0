//! What the dialog shows: what both sides changed, what goes together by itself, and the answers.

use super::{Answer, Asked, LISTED};
use crate::gui::app::App;
use crate::gui::app::dialogs::default_button;
use crate::gui::theirs::Compared;
use crate::gui::theme::{AXIS, MEDIUM, size, text_style};
use crate::gui::widgets::{secondary, strong, trailing};
use crate::locale::{merge as text, shell};
use crate::tracker::merge::{Change, Conflict, Said, Side};
use egui::{Align, EventFilter, Key, Label, Layout, RadioButton, Response, RichText, Role, Ui, WidgetInfo, vec2};

impl App {
    pub(super) fn introduction_ui(&self, ui: &mut Ui, asked: &Asked) {
        let said = if asked.usable() { text::TEXT } else { text::BROKEN };
        ui.label(said.get(self.language));
        if !asked.usable()
            && let Some(problem) = asked.theirs.reading.problems.first()
        {
            ui.label(
                RichText::new(crate::locale::problems::message(&problem.fault, self.language))
                    .color(self.tokens.caution),
            );
        }
        if asked.usable() && !asked.three.complete {
            ui.label(RichText::new(text::INCOMPLETE.get(self.language)).color(self.tokens.caution));
        }
        if let Some(path) = &self.desk.path {
            ui.add(Label::new(secondary(&self.tokens, path.display().to_string())).truncate());
        }
        ui.add_space(size::GRID);
    }

    pub(super) fn asked_ui(&self, ui: &mut Ui, asked: &mut Asked) {
        if asked.compared.asked.is_empty() {
            return;
        }
        let all = asked.compared.asked.len();
        ui.horizontal(|ui| {
            let heading = if asked.three.complete { text::ASKED } else { text::TO_DECIDE };
            ui.label(strong(heading.get(self.language)));
            let done = asked.choices.iter().flatten().count();
            ui.label(secondary(&self.tokens, text::decided(done, all, self.language)));
            for (side, name) in [(Side::Mine, text::ALL_MINE), (Side::Theirs, text::ALL_THEIRS)] {
                if ui.button(name.get(self.language)).clicked() {
                    asked.choices = vec![Some(side); all];
                }
            }
        });
        let heads = [text::BEFORE, text::MINE, text::THEIRS].map(|it| it.get(self.language));
        columns(ui, |ui, at| {
            let head = RichText::new(heads.get(at).copied().unwrap_or_default()).text_style(text_style(AXIS));
            ui.label(head.color(self.tokens.secondary));
        });
        let complete = asked.three.complete;
        asked.list();
        // Where nothing can be merged yet, the first choice is what has to be made first.
        let mut to_begin = std::mem::take(&mut asked.fresh) && asked.decided().is_none();
        for at in &asked.listed {
            if let (Some(conflict), Some(choice)) = (asked.compared.asked.get(*at), asked.choices.get_mut(*at)) {
                ui.separator();
                let first = self.conflict_ui(ui, conflict, choice, complete);
                if std::mem::take(&mut to_begin) {
                    first.inspect(Response::request_focus);
                }
            }
        }
        if all > asked.listed.len() {
            ui.separator();
            ui.label(secondary(&self.tokens, text::more(all - asked.listed.len(), self.language)));
        }
        ui.add_space(size::GRID * 3.0);
    }

    /// One place: what stood there, and what each side made of it, to choose from.
    /// Gives the first of the choices.
    fn conflict_ui(
        &self,
        ui: &mut Ui,
        conflict: &Conflict,
        choice: &mut Option<Side>,
        complete: bool,
    ) -> Option<Response> {
        let mut sides: Vec<Response> = Vec::new();
        let place = text::place(&conflict.place, self.language);
        ui.label(RichText::new(&place).text_style(text_style(MEDIUM)));
        columns(ui, |ui, at| {
            let (side, name, said) = match at {
                0 => {
                    let said = text::side(&conflict.base, &conflict.base, self.language);
                    ui.add_space(size::GRID); // in line with the choices
                    ui.add(Label::new(secondary(&self.tokens, said)).wrap());
                    return;
                }
                1 => (Side::Mine, text::MINE, &conflict.mine),
                _ => (Side::Theirs, text::THEIRS, &conflict.theirs),
            };
            let said = match said {
                Said::Nothing if side == Side::Theirs && !complete => text::UNREAD.get(self.language).to_owned(),
                said => text::side(&conflict.base, said, self.language),
            };
            let spoken = text::choice(name.get(self.language), &said, &place, self.language);
            let chosen = *choice == Some(side);
            let radio = ui.add(RadioButton::new(chosen, said));
            radio.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &spoken));
            if radio.clicked() {
                *choice = Some(side);
            }
            if radio.has_focus() {
                let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
                ui.memory_mut(|it| it.set_focus_lock_filter(radio.id, filter));
            }
            sides.push(radio);
        });
        // Left and Right choose, as of radio buttons everywhere; left alone, they would lead anywhere.
        if let [mine, theirs] = sides.as_slice()
            && (mine.has_focus() || theirs.has_focus())
        {
            let pressed = |key| ui.input(|it| it.modifiers.is_none() && it.key_pressed(key));
            let to = [(Key::ArrowLeft, Side::Mine, mine), (Key::ArrowRight, Side::Theirs, theirs)];
            if let Some((_, side, radio)) = to.into_iter().find(|it| pressed(it.0)) {
                *choice = Some(side);
                radio.request_focus();
            }
        }
        sides.into_iter().next()
    }

    pub(super) fn clean_ui(&self, ui: &mut Ui, asked: &Asked) {
        let Compared { clean, asked } = &asked.compared;
        if clean.is_empty() && !asked.is_empty() {
            return;
        }
        ui.label(strong(text::CLEAN.get(self.language)));
        if clean.is_empty() {
            ui.label(secondary(&self.tokens, text::CLEAN_NONE.get(self.language)));
        }
        self.changes_ui(ui, clean);
    }

    /// A list of changes in words.
    pub(in crate::gui::app) fn changes_ui(&self, ui: &mut Ui, changes: &[Change]) {
        for change in changes.iter().take(LISTED) {
            ui.horizontal_wrapped(|ui| {
                ui.label(RichText::new(text::place(&change.place, self.language)).text_style(text_style(MEDIUM)));
                ui.label(secondary(&self.tokens, text::change(change, self.language)));
            });
        }
        if changes.len() > LISTED {
            ui.label(secondary(&self.tokens, text::more(changes.len() - LISTED, self.language)));
        }
    }

    pub(super) fn answers_ui(&self, ui: &mut Ui, asked: &Asked) -> Answer {
        let mut answer = Answer::Stay;
        let mut offer = |ui: &mut Ui, name: crate::locale::Text, hint: Option<crate::locale::Text>, means: Answer| {
            let mut button = ui.button(name.get(self.language));
            if let Some(hint) = hint {
                button = button.on_hover_text(hint.get(self.language));
            }
            if button.clicked() {
                answer = means;
            }
        };
        let keep = if asked.usable() { text::KEEP_MINE_HINT } else { text::KEEP_MINE_BROKEN_HINT };
        let mut main = None;
        trailing(ui, |ui| {
            offer(ui, shell::CANCEL, None, Answer::Cancel);
            if asked.usable() {
                offer(ui, shell::SAVE_AS, None, Answer::SaveAs);
                offer(ui, text::TAKE_THEIRS, Some(text::TAKE_THEIRS_HINT), Answer::TakeTheirs);
            }
            offer(ui, text::KEEP_MINE, Some(keep), Answer::KeepMine);
            if asked.usable() {
                let button =
                    default_button(ui, &self.tokens, text::MERGE.get(self.language), asked.decided().is_some());
                let button = button.on_disabled_hover_text(text::MERGE_WAITS.get(self.language));
                let button = button.on_hover_text(text::MERGE_HINT.get(self.language));
                main = button.clicked().then_some(Answer::Merge);
            } else {
                let button = default_button(ui, &self.tokens, shell::SAVE_AS.get(self.language), true);
                main = button.clicked().then_some(Answer::SaveAs);
            }
        });
        main.unwrap_or(answer)
    }
}

/// Three cells side by side, each as wide as the others.
fn columns(ui: &mut Ui, mut cell: impl FnMut(&mut Ui, usize)) {
    const GAP: f32 = 16.0;
    let width = ((ui.available_width() - 2.0 * GAP) / 3.0).max(40.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for at in 0..3 {
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                cell(ui, at);
            });
        }
    });
}
