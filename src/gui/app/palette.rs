//! The command palette: commands, programmes and series by a few letters of their name.

use super::App;
use crate::gui::command::{Command, UiCommand};
use crate::gui::theme::size;
use crate::gui::widgets::secondary;
use crate::locale::shell as text;
use crate::store::fold;
use egui::{Align2, Area, Context, Id, Key, Modifiers, Order, ScrollArea, TextEdit, Ui, vec2};

/// Room for the keys at the end of a line.
const KEYS: f32 = 100.0;

/// How many finds are shown.
const SHOWN: usize = 12;

/// The palette's state; closed most of the time.
#[derive(Debug, Default)]
pub(super) struct Palette {
    is_open: bool,
    fresh: bool,
    typed: String,
    chosen: usize,
}

impl Palette {
    pub(super) fn open(&mut self) {
        *self = Self { is_open: true, fresh: true, ..Self::default() };
    }
}

struct Found {
    name: String,
    keys: String,
    command: Command,
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
        if keys.0 {
            palette.chosen += 1;
        }
        if keys.1 {
            palette.chosen = palette.chosen.saturating_sub(1);
        }
        palette.chosen = palette.chosen.min(found.len().saturating_sub(1));
        let mut run = keys.2.then_some(palette.chosen);
        let area =
            Area::new(Id::unique("palette")).order(Order::Foreground).anchor(Align2::CENTER_TOP, vec2(0.0, 40.0));
        let shown = area.show(ctx, |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(460.0);
                self.palette_list(ui, &found, &mut run);
            });
        });
        let outside = shown.response.clicked_elsewhere() && !self.palette.fresh;
        self.palette.fresh = false;
        if let Some(found) = run.and_then(|it| found.into_iter().nth(it)) {
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
        }
        ui.add_space(size::GRID);
        if found.is_empty() {
            ui.label(secondary(&self.tokens, text::NO_COMMAND.get(self.language)));
        }
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (at, item) in found.iter().enumerate() {
                let row = ui.horizontal(|ui| {
                    let chosen = at == self.palette.chosen;
                    let room = ui.available_width() - KEYS;
                    let name = egui::Button::selectable(chosen, &item.name).truncate();
                    let button = ui.scope(|ui| {
                        ui.set_max_width(room);
                        ui.add(name)
                    });
                    let button = button.inner;
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        ui.label(secondary(&self.tokens, &item.keys));
                    });
                    button
                });
                if row.inner.clicked() {
                    *run = Some(at);
                }
            }
        });
    }

    fn find(&self, ctx: &Context) -> Vec<Found> {
        let typed = fold(&self.palette.typed);
        let fits = |name: &str| typed.split_whitespace().all(|it| fold(name).contains(it));
        let commands = UiCommand::all().filter(|it| *it != UiCommand::Palette && self.is_enabled(*it));
        let mut found: Vec<Found> = commands
            .map(|it| Found {
                name: it.text().get(self.language).to_owned(),
                keys: it.shortcuts().first().map(|it| ctx.format_shortcut(it)).unwrap_or_default(),
                command: Command::Ui(it),
            })
            .filter(|it| fits(&it.name))
            .collect();
        if !typed.is_empty() {
            let programmes = self.desk.document.programmes.iter().map(|it| Found {
                name: it.name.text(self.language).to_owned(),
                keys: text::TRACKER.get(self.language).to_owned(),
                command: Command::ShowProgramme(it.id.clone()),
            });
            let store = &self.session.store;
            let series = (0..store.data().series.len()).map(crate::dataset::SeriesId::new).map(|it| Found {
                name: store.title(it, self.language),
                keys: text::TRENDS.get(self.language).to_owned(),
                command: Command::ShowInTrends(it),
            });
            found.extend(programmes.chain(series).filter(|it| fits(&it.name)).take(SHOWN));
        }
        found.truncate(UiCommand::all().count() + SHOWN);
        found
    }
}
