//! The command palette: commands, programmes and series by a few letters of their name.

use super::App;
use super::fuzzy::fit;
use crate::gui::command::{Command, UiCommand};
use crate::gui::theme::size;
use crate::gui::widgets::{dialog_room, scroll_over, secondary};
use crate::locale::shell as text;
use crate::store::fold;
use egui::{Align2, Area, Context, Id, Key, Modifiers, Order, TextEdit, Ui, vec2};

/// Room for the keys at the end of a line.
const KEYS: f32 = 100.0;

/// Where the palette begins, below the field that opens it.
const TOP: f32 = 40.0;

/// How many finds are shown.
const SHOWN: usize = 12;

/// The palette's state; closed most of the time.
#[derive(Debug, Default)]
pub(super) struct Palette {
    is_open: bool,
    fresh: bool,
    typed: String,
    chosen: usize,
    /// Whether what is chosen is to be brought into view: it has just been chosen by a key.
    reveal: bool,
}

impl Palette {
    pub(super) fn is_open(&self) -> bool {
        self.is_open
    }

    pub(super) fn open(&mut self) {
        *self = Self { is_open: true, fresh: true, ..Self::default() };
    }
}

struct Found {
    name: String,
    keys: String,
    command: Command,
    /// Why it can't be done now.
    against: Option<&'static str>,
}

impl App {
    pub(super) fn palette_ui(&mut self, ctx: &Context) {
        if !self.palette.is_open {
            return;
        }
        let found = self.find(ctx);
        let keys = ctx.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            (pressed(Key::ArrowDown), pressed(Key::ArrowUp), pressed(Key::Enter), pressed(Key::Escape))
        });
        let palette = &mut self.palette;
        palette.reveal = keys.0 || keys.1;
        if keys.0 {
            palette.chosen += 1;
        }
        if keys.1 {
            palette.chosen = palette.chosen.saturating_sub(1);
        }
        palette.chosen = palette.chosen.min(found.len().saturating_sub(1));
        let mut run = keys.2.then_some(palette.chosen);
        let can = |at: &usize| found.get(*at).is_some_and(|it| it.against.is_none());
        let area = Area::new(Id::unique("palette")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
        let shown = area.show(ctx, |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(460.0_f32.min(dialog_room(ctx).x));
                self.palette_list(ui, &found, &mut run);
            });
        });
        let outside = shown.response.clicked_elsewhere() && !self.palette.fresh;
        self.palette.fresh = false;
        if let Some(found) = run.filter(can).and_then(|it| found.into_iter().nth(it)) {
            if let Command::Ui(command) = found.command {
                self.recent.command(command);
            }
            self.queue.send(found.command);
            ctx.request_repaint();
            self.palette.is_open = false;
        } else if keys.3 || outside {
            self.palette.is_open = false;
        }
    }

    fn palette_list(&mut self, ui: &mut Ui, found: &[Found], run: &mut Option<usize>) {
        let hint = text::PALETTE.get(self.language);
        let field = ui.add(TextEdit::singleline(&mut self.palette.typed).hint_text(hint).desired_width(f32::INFINITY));
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, hint));
        if !field.has_focus() {
            field.request_focus();
        }
        if field.changed() {
            self.palette.chosen = 0;
            self.palette.reveal = true;
        }
        ui.add_space(size::GRID);
        if found.is_empty() {
            ui.label(secondary(&self.tokens, text::NO_COMMAND.get(self.language)));
        }
        let height = (dialog_room(ui.ctx()).y - TOP - size::CONTROL).clamp(60.0, 360.0);
        scroll_over(height).show(ui, |ui| {
            for (at, item) in found.iter().enumerate() {
                let row = ui.horizontal(|ui| {
                    let chosen = at == self.palette.chosen;
                    let room = ui.available_width() - KEYS;
                    let name = egui::Button::selectable(chosen, &item.name).truncate();
                    let button = ui.scope(|ui| {
                        ui.set_max_width(room);
                        ui.add_enabled(item.against.is_none(), name)
                    });
                    let button = button.inner;
                    if chosen && self.palette.reveal {
                        button.scroll_to_me(None);
                    }
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.label(secondary(&self.tokens, item.against.unwrap_or(&item.keys)));
                    });
                    button
                });
                if row.inner.clicked() {
                    *run = Some(at);
                }
            }
        });
    }

    /// What fits, best first; of what fits as well, what was used last.
    fn find(&self, ctx: &Context) -> Vec<Found> {
        let typed = fold(&self.palette.typed);
        let mut found: Vec<(u32, usize, Found)> = Vec::new();
        for command in UiCommand::ALL.iter().copied().filter(|it| *it != UiCommand::Palette) {
            let name = command.text().get(self.language).to_owned();
            let Some(fit) = fit(&fold(&name), &typed) else { continue };
            let keys = command.shortcuts().first().map(|it| ctx.format_shortcut(it)).unwrap_or_default();
            let against = self.against(command).map(|it| it.get(self.language));
            let age = self.recent.age(command);
            found.push((fit, age, Found { name, keys, command: Command::Ui(command), against }));
        }
        if !typed.is_empty() {
            self.find_in_files(&typed, &mut found);
        }
        found.sort_by_key(|(fit, age, _)| (std::cmp::Reverse(*fit), *age));
        found.into_iter().map(|(_, _, it)| it).take(UiCommand::ALL.len() + SHOWN).collect()
    }

    /// Programmes and series by name.
    fn find_in_files(&self, typed: &str, found: &mut Vec<(u32, usize, Found)>) {
        let mut add = |name: String, page: crate::locale::Text, command: Command| {
            let Some(fit) = fit(&fold(&name), typed) else { return };
            let keys = page.get(self.language).to_owned();
            found.push((fit, usize::MAX, Found { name, keys, command, against: None }));
        };
        for it in &self.desk.document.programmes {
            add(it.name.text(self.language).to_owned(), text::TRACKER, Command::ShowProgramme(it.id.clone()));
        }
        // Series are many; only those that have each word as it was typed are looked at more closely.
        let store = &self.session.store;
        let words: Vec<String> = typed.split_whitespace().map(ToOwned::to_owned).collect();
        let all = (0..store.data().series.len()).map(crate::dataset::SeriesId::new);
        for series in all.filter(|it| store.is_named(*it, &words)).take(SHOWN) {
            add(store.title(series, self.language), text::TRENDS, Command::ShowInTrends(series));
        }
    }
}
