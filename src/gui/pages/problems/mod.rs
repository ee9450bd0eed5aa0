//! Problems: what the reader and the checks found, in both files.

mod excerpt;
mod filter;
mod found;
mod panel;
mod record;
mod row;

use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::{
    ALL_MOVES, FIELD_MOVES, RowState, card, card_frame, holds_arrows, known_chip, rows_in, secondary, step, strong,
};
use crate::locale::{problems_page as text, shell};
use egui::{Key, Label, Layout, Margin, Modifiers, Rect, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};
use filter::{Filter, Row};
use found::{Class, Found, Item};
use panel::{PANEL, Panel, Turn};

/// More problems than this are counted at the end of a copied report.
const REPORTED: usize = 10_000;

/// Below this width of the page, the filters take as many lines as they need.
const SLIM: f32 = 620.0;

/// The state of the page.
#[derive(Debug, Default)]
pub struct ProblemsPage {
    found: Found,
    filter: Filter,
    chosen: Option<Item>,
    /// Where the record of the chosen item is shown; looked for once.
    leads: Option<(Item, Option<Command>)>,
    /// The place of an item among those that pass, for a state of the filter: there can be many to look through.
    place: Option<(Item, u64, Option<usize>)>,
    /// Whether the chosen item is to be scrolled to.
    reveal: bool,
    /// Whether somebody chose it: the first is shown before anybody does.
    is_own: bool,
    /// Files that are not what is shown: what is wrong in brief, and in full.
    pub unread: Vec<(&'static str, String)>,
}

impl ProblemsPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        if self.found.refresh(cx) {
            self.filter.restart();
            (self.chosen, self.leads, self.is_own) = (None, None, false);
        }
        self.unread_ui(cx, ui);
        if self.found.items().is_empty() {
            if self.unread.is_empty() {
                nothing(cx, ui, self.found.later());
            }
            return;
        }
        let in_field = self.head(cx, ui);
        let unfinished = self.filter.work(cx, &self.found);
        if unfinished {
            ui.ctx().request_repaint();
        }
        if self.place().is_none() {
            self.chosen = self.filter.passed().first().copied();
            self.is_own = false;
        }
        self.take_keys(ui, in_field);
        let room = ui.available_height();
        let list = if self.chosen.is_some() { (room - PANEL - size::GAP).max(120.0) } else { room };
        ui.spacing_mut().item_spacing.y = size::GAP;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), list), Layout::top_down(egui::Align::Min), |ui| {
            self.list(cx, ui, unfinished);
        });
        if let Some(item) = self.chosen {
            let leads = self.leads(cx, item);
            let place = self.place();
            let panel = Panel { item, leads: leads.as_ref(), place };
            if let Some(turn) = panel.ui(cx, ui, &self.found) {
                // The button stands beside the item that is shown.
                self.is_own = true;
                self.turn(turn);
                ui.ctx().request_repaint();
            }
        }
    }

    /// The files that could not be read, before all that was found in those that could.
    fn unread_ui(&self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        for (brief, full) in &self.unread {
            let frame = card_frame(cx.tokens).fill(cx.tokens.caution_soft).inner_margin(Margin::symmetric(16, 8));
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(strong(*brief).color(cx.tokens.caution));
                ui.add(Label::new(full).wrap());
            });
            ui.add_space(size::GAP);
        }
    }

    /// The rows that are items, by their place in the list.
    fn items(&self) -> Vec<Item> {
        let item = |row: &Row| if let Row::Item(item) = row { Some(*item) } else { None };
        self.filter.rows().iter().filter_map(item).collect()
    }

    /// Which of how many the chosen item is.
    fn place(&mut self) -> Option<(usize, usize)> {
        let (item, passed, revision) = (self.chosen?, self.filter.passed(), self.filter.revision());
        let nth = match self.place {
            Some((of, at, nth)) if of == item && at == revision => nth,
            _ => passed.iter().position(|it| *it == item),
        };
        self.place = Some((item, revision, nth));
        nth.map(|it| (it, passed.len()))
    }

    fn turn(&mut self, turn: Turn) {
        let items = self.items();
        let at = items.iter().position(|it| Some(*it) == self.chosen);
        let to = match (turn, at) {
            (_, None) => 0,
            (Turn::Next, Some(at)) => at + usize::from(self.is_own),
            (Turn::Previous, Some(at)) => at.saturating_sub(1),
        };
        if let Some(item) = items.get(to) {
            self.chosen = Some(*item);
            (self.reveal, self.is_own) = (true, true);
        }
    }

    /// F8 goes to the next item from anywhere on the page; arrows and the like in the field and on the rows.
    fn take_keys(&mut self, ui: &Ui, in_field: bool) {
        for (modifiers, turn) in [(Modifiers::SHIFT, Turn::Previous), (Modifiers::NONE, Turn::Next)] {
            if ui.input_mut(|it| it.consume_key(modifiers, Key::F8)) {
                self.turn(turn);
                // Where the keyboard is shows which it is, also where that is the first, which was there before.
                if let Some(item) = self.chosen.filter(|_| !in_field) {
                    ui.memory_mut(|it| it.request_focus(row::id(item)));
                }
            }
        }
        let on_rows = self.chosen.is_some_and(|it| holds_arrows(ui, row::id(it)));
        let keys: &[Key] = match (on_rows, in_field) {
            (true, _) => &ALL_MOVES,
            (_, true) => &FIELD_MOVES,
            _ => return,
        };
        let items = self.items();
        let at = items.iter().position(|it| Some(*it) == self.chosen);
        let page = rows_in(ui.available_height() - PANEL, row::ROW);
        let Some(item) = step(ui, keys, at, items.len(), page).and_then(|it| items.get(it)) else { return };
        self.chosen = Some(*item);
        (self.reveal, self.is_own) = (true, true);
        if on_rows {
            ui.memory_mut(|it| it.request_focus(row::id(*item)));
        }
    }

    /// Where the record of an item is shown.
    fn leads(&mut self, cx: &ViewCtx<'_>, item: Item) -> Option<Command> {
        if self.leads.as_ref().is_none_or(|it| it.0 != item) {
            self.leads = Some((item, self.found.command(cx, item)));
        }
        self.leads.as_ref().and_then(|it| it.1.clone())
    }

    /// What there is in one sentence, and the filters. Says whether the field has the keyboard.
    fn head(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) -> bool {
        ui.spacing_mut().item_spacing.y = 4.0;
        let count = |class| self.found.count(class);
        let (errors, warnings, findings) = (count(Class::Error), count(Class::Warning), count(Class::Finding));
        ui.heading(text::summary(errors, warnings, findings, cx.language));
        let meaning = match (errors, self.unread.is_empty()) {
            (0, true) => text::ALL_READ,
            (0, false) => text::OF_WHAT_IS_SHOWN,
            _ => text::SOME_LEFT_OUT,
        };
        ui.label(secondary(cx.tokens, cx.t(meaning)));
        let dropped = cx.session.dropped + cx.desk.dropped;
        if dropped > 0 {
            ui.label(secondary(cx.tokens, text::dropped(dropped, cx.language)));
        }
        if cx.as_known_on.is_some() {
            known_chip(cx, ui, self.found.later());
        }
        ui.add_space(6.0);
        let mut in_field = false;
        if ui.available_width() < SLIM {
            ui.horizontal_wrapped(|ui| {
                in_field = self.filters(cx, ui);
                self.copy_all(cx, ui);
            });
        } else {
            ui.horizontal(|ui| {
                in_field = self.filters(cx, ui);
                ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| self.copy_all(cx, ui));
            });
        }
        ui.add_space(6.0);
        in_field
    }

    fn filters(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) -> bool {
        let in_field = self.field(cx, ui);
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.add_space(8.0);
        let of = |class| Some((class, self.found.count(class)));
        let choices = [
            (None, text::ALL),
            (of(Class::Error), text::ERRORS),
            (of(Class::Warning), text::WARNINGS),
            (of(Class::Finding), text::FINDINGS),
        ];
        for (choice, name) in choices {
            let class = choice.map(|it| it.0);
            let number = choice.map_or(self.found.items().len(), |it| it.1);
            let chosen = self.filter.class == class;
            let label = format!("{} {}", cx.t(name), crate::locale::count(number));
            let response = ui.add_enabled(number > 0 || chosen, egui::Button::selectable(chosen, label));
            if response.clicked() {
                self.filter.class = class;
            }
        }
        in_field
    }

    fn copy_all(&self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        if ui.button(cx.t(text::COPY_ALL)).on_hover_text(cx.t(text::COPY_HINT)).clicked() {
            cx.copy(self.report(cx));
        }
    }

    fn field(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) -> bool {
        let name = cx.t(text::FILTER);
        let width = (ui.available_width() * 0.28).clamp(120.0, 260.0);
        let response = ui.add(TextEdit::singleline(&mut self.filter.text).hint_text(name).desired_width(width));
        crate::gui::widgets::search_field(&response);
        let value = self.filter.text.clone();
        response.widget_info(|| WidgetInfo {
            label: Some(name.to_owned()),
            current_text_value: Some(value.clone()),
            ..WidgetInfo::new(Role::TextInput)
        });
        response.has_focus()
    }

    fn list(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, unfinished: bool) {
        card_frame(cx.tokens).inner_margin(Margin::symmetric(0, 6)).show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ui.spacing_mut().item_spacing.y = 0.0;
            if self.filter.rows().is_empty() {
                egui::Frame::new()
                    .inner_margin(Margin::symmetric(16, 8))
                    .show(ui, |ui| self.no_match(cx, ui, unfinished));
                return;
            }
            let rows = self.filter.rows();
            let (found, chosen) = (&self.found, self.chosen);
            let mut clicked = None;
            let mut area = ScrollArea::vertical().id_salt("problems").auto_shrink(false);
            let place = rows.iter().position(|it| matches!(it, Row::Item(item) if chosen == Some(*item)));
            if let Some(place) = place.filter(|_| std::mem::take(&mut self.reveal)) {
                let room = ui.available_height();
                area = area.vertical_scroll_offset((place as f32 * row::ROW - (room - row::ROW) / 2.0).max(0.0));
            }
            area.show_rows(ui, row::ROW, rows.len(), |ui, range| {
                let seen = rows.get(range.clone()).unwrap_or(&[]);
                let first = seen.iter().find_map(|it| if let Row::Item(item) = it { Some(*item) } else { None });
                // Where the chosen row is out of view, the first that is in view stands in for it.
                let stop = if place.is_some_and(|it| range.contains(&it)) { chosen } else { first };
                let state = |item| RowState { chosen: chosen == Some(item), stop: stop == Some(item) };
                for row in seen {
                    match row {
                        Row::Heading(class, number) => row::heading(cx, ui, found, *class, *number),
                        Row::More(number) => row::more(cx, ui, *number),
                        Row::Item(it) if row::item(cx, ui, found, *it, state(*it)) => clicked = Some(*it),
                        Row::Item(_) => {}
                    }
                }
            });
            if let Some(item) = clicked {
                // A finding has its place on another page; a fault of a file is looked at first, and then followed.
                let follow = self.chosen == Some(item) || Found::in_file(cx, item).is_none();
                self.chosen = Some(item);
                self.is_own = true;
                if let Some(command) = self.leads(cx, item).filter(|_| follow) {
                    cx.send(command);
                }
            }
        });
    }

    fn no_match(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, unfinished: bool) {
        if unfinished {
            ui.label(secondary(cx.tokens, cx.t(text::SEARCHING)));
            return;
        }
        ui.horizontal(|ui| {
            ui.label(secondary(cx.tokens, cx.t(text::NO_MATCH)));
            if ui.button(cx.t(text::CLEAR)).clicked() {
                self.filter.text.clear();
                self.filter.class = None;
            }
        });
    }

    /// What the filter lets through, as text.
    fn report(&self, cx: &ViewCtx<'_>) -> String {
        let passed = self.filter.passed();
        let mut report: String = passed.iter().take(REPORTED).map(|it| self.found.print(cx, *it)).collect();
        if passed.len() > REPORTED {
            report.push_str(&text::report_goes_on(passed.len() - REPORTED, cx.language));
            report.push('\n');
        }
        report
    }
}

/// Nothing is wrong: says so, and what was looked at.
fn nothing(cx: &ViewCtx<'_>, ui: &mut Ui, later: usize) {
    card(ui, cx.tokens, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(size::ICON, size::ICON), Sense::hover());
            Icon::Check.paint(ui.painter(), Rect::from_center_size(rect.center(), rect.size()), cx.tokens.good);
            ui.heading(cx.t(text::NONE));
        });
        ui.add_space(4.0);
        ui.style_mut().override_text_style = Some(text_style(SECONDARY));
        let name = |path: Option<&std::path::Path>, shipped| match path.and_then(std::path::Path::file_name) {
            Some(it) => it.to_string_lossy().into_owned(),
            None => cx.t(shipped).to_owned(),
        };
        let data = name(cx.session.path.as_deref(), shell::SHIPPED_DATA);
        ui.label(secondary(cx.tokens, format!("{data} · {}", cx.desk.name(cx.language))));
        if cx.as_known_on.is_some() {
            ui.add_space(4.0);
            known_chip(cx, ui, later);
        }
        ui.add_space(8.0);
        ui.label(strong(cx.t(text::WHAT_IS_CHECKED)));
        for line in text::CHECKED {
            ui.add(Label::new(cx.t(line)).wrap());
        }
    });
}
