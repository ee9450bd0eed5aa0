//! Problems: what the reader and the checks found, in both files.

mod excerpt;
mod filter;
mod found;
mod row;

use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::{card, card_frame, link, secondary, strong};
use crate::locale::{problems, problems_page as text, shell};
use egui::{Label, Layout, Margin, Rect, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, vec2};
use filter::{Filter, Row};
use found::{Class, Found, Item};

/// Height of the panel below the list, with the line of the chosen problem.
const PANEL: f32 = 150.0;
/// More problems than this are counted at the end of a copied report.
const REPORTED: usize = 10_000;

/// The state of the page.
#[derive(Debug, Default)]
pub struct ProblemsPage {
    found: Found,
    filter: Filter,
    chosen: Option<Item>,
}

impl ProblemsPage {
    /// Draws the page.
    pub fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        if self.found.refresh(cx) {
            self.filter.restart();
            self.chosen = None;
        }
        if self.found.items().is_empty() {
            nothing(cx, ui);
            return;
        }
        self.head(cx, ui);
        let unfinished = self.filter.work(cx, &self.found);
        if unfinished {
            ui.ctx().request_repaint();
        }
        if self.chosen.is_none() {
            self.chosen = self.filter.passed().first().copied().filter(|it| Found::in_file(cx, *it).is_some());
        }
        let with_panel = self.chosen.is_some();
        let room = ui.available_height();
        let list = if with_panel { (room - PANEL - size::GAP).max(120.0) } else { room };
        ui.spacing_mut().item_spacing.y = size::GAP;
        ui.allocate_ui_with_layout(vec2(ui.available_width(), list), Layout::top_down(egui::Align::Min), |ui| {
            self.list(cx, ui, unfinished);
        });
        if let Some(item) = self.chosen {
            self.panel(cx, ui, item);
        }
    }

    /// What there is in one sentence, and the filters.
    fn head(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 4.0;
        let count = |class| self.found.count(class);
        let (errors, warnings, findings) = (count(Class::Error), count(Class::Warning), count(Class::Finding));
        ui.heading(text::summary(errors, warnings, findings, cx.language));
        let meaning = if errors > 0 { text::SOME_LEFT_OUT } else { text::ALL_READ };
        ui.label(secondary(cx.tokens, cx.t(meaning)));
        let dropped = cx.session.dropped + cx.desk.dropped;
        if dropped > 0 {
            ui.label(secondary(cx.tokens, text::dropped(dropped, cx.language)));
        }
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            self.field(cx, ui);
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
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button(cx.t(text::COPY_ALL)).on_hover_text(cx.t(text::COPY_HINT)).clicked() {
                    cx.send(Command::Copy(self.report(cx)));
                }
            });
        });
        ui.add_space(6.0);
    }

    fn field(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let name = cx.t(text::FILTER);
        let width = (ui.available_width() * 0.28).clamp(120.0, 260.0);
        let response = ui.add(TextEdit::singleline(&mut self.filter.text).hint_text(name).desired_width(width));
        let value = self.filter.text.clone();
        response.widget_info(|| WidgetInfo {
            label: Some(name.to_owned()),
            current_text_value: Some(value.clone()),
            ..WidgetInfo::new(Role::TextInput)
        });
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
            let (found, mut chosen) = (&self.found, self.chosen);
            let mut draw = |ui: &mut Ui, row: &Row| match row {
                Row::Heading(class, number) => row::heading(cx, ui, *class, *number),
                Row::More(number) => row::more(cx, ui, *number),
                Row::Item(item) if row::item(cx, ui, found, *item, chosen == Some(*item)) => chosen = Some(*item),
                Row::Item(_) => {}
            };
            let area = ScrollArea::vertical().id_salt("problems").auto_shrink(false);
            area.show_rows(ui, row::ROW, rows.len(), |ui, range| {
                rows.get(range).unwrap_or(&[]).iter().for_each(|it| draw(ui, it));
            });
            self.chosen = chosen;
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

    /// The chosen problem in full.
    fn panel(&self, cx: &ViewCtx<'_>, ui: &mut Ui, item: Item) {
        let Some(it) = Found::in_file(cx, item) else { return };
        let frame = card_frame(cx.tokens).inner_margin(Margin::symmetric(16, 12));
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
            ui.horizontal(|ui| {
                row::sign(cx, ui, item);
                ui.label(strong(format!("{} {}", Found::word(cx, item), Found::code(cx, item))));
                ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
                    if link(ui, cx.tokens, cx.t(text::COPY)).clicked() {
                        cx.send(Command::Copy(self.found.print(cx, item)));
                    }
                    ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(Label::new(secondary(cx.tokens, it.place())).truncate());
                    });
                });
            });
            ScrollArea::vertical().id_salt("problem").auto_shrink(false).show(ui, |ui| {
                ui.add(Label::new(self.found.message(cx, item)).wrap());
                excerpt::excerpt(cx, ui, &it);
                let place = problems::place(&it.problem.path, cx.language);
                if !place.is_empty() {
                    ui.label(secondary(cx.tokens, text::within(&place, cx.language)));
                }
            });
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
fn nothing(cx: &ViewCtx<'_>, ui: &mut Ui) {
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
        ui.add_space(8.0);
        ui.label(strong(cx.t(text::WHAT_IS_CHECKED)));
        for line in text::CHECKED {
            ui.add(Label::new(cx.t(line)).wrap());
        }
    });
}
