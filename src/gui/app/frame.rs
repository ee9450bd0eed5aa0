//! The frame around the page: rail, status bar, progress, messages.

use super::App;
use crate::gui::command::{Command, UiCommand};
use crate::gui::pages::Page;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::{focus_ring, secondary, truncated};
use crate::locale::{Text, labelled, safety, shell as text};
use egui::scroll_area::ScrollBarVisibility;
use egui::{
    Align, Align2, CentralPanel, CornerRadius, FontId, Frame, Layout, Margin, Panel, Popup, PopupCloseBehavior, Rect,
    RichText, Role, ScrollArea, Sense, Stroke, TextStyle, Ui, Vec2, WidgetInfo, pos2, vec2,
};

/// Below this width the rail shows icons only.
const NARROW: f32 = 1000.0;
/// Below this width or height of the window, as a large zoom makes it, what is around the page gets tighter.
pub(super) const SMALL: Vec2 = vec2(640.0, 400.0);
const RAIL: f32 = 136.0;
const RAIL_NARROW: f32 = 52.0;
const RAIL_ITEM: f32 = 28.0;

/// Where the keyboard was before something was laid over the page.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    before: Option<egui::Id>,
    is_covered: bool,
    /// What was laid over it has gone in this frame, or is still there.
    is_closing: bool,
}

impl App {
    pub(super) fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.menu_bar(ui);
        self.status_bar(ui);
        self.rail(ui);
        let margin = if is_small(&ctx) {
            Margin { left: 10, right: 8, top: 8, bottom: 6 }
        } else {
            Margin { left: 20, right: 16, top: 16, bottom: 12 }
        };
        let center = CentralPanel::default().frame(Frame::new().fill(self.tokens.page).inner_margin(margin));
        let least = self.page.least_room();
        center.show(ui, |ui| {
            with_room(ui, least, |ui| {
                if (self.session.generation == 0 && self.opening.data.is_some()) || self.opening.awaits_tracker() {
                    // Nothing is shown before there is something: a page on no data would say what is not so.
                    ui.label(secondary(&self.tokens, text::LOADING.get(self.language)));
                    return;
                }
                if self.page == Page::Tracker {
                    self.tracker_banner_ui(ui);
                }
                self.tour_ui(ui);
                if self.page == Page::Problems {
                    self.pages.problems.unread = self.unread_files();
                }
                let page = self.page;
                let (pages, cx) = self.pages();
                pages.ui(page, &cx, ui);
            });
        });
        self.palette_ui(&ctx);
        self.dialog_ui(&ctx);
        self.drop_ui(&ctx);
        self.toasts_ui(&ctx);
        self.give_back_keyboard(&ctx);
        self.keep();
    }

    /// Once no dialog or sheet lies over the page any more, the keyboard goes back to where it was, unless it was given away.
    fn give_back_keyboard(&mut self, ctx: &egui::Context) {
        if self.dialog.is_some() || self.palette.is_open() || self.pages.tracker.has_sheet() {
            (self.keyboard.is_covered, self.keyboard.is_closing) = (true, true);
            return;
        }
        if Popup::is_any_open(ctx) {
            return;
        }
        if ctx.memory(|it| it.top_modal_layer().is_some()) {
            if std::mem::take(&mut self.keyboard.is_closing) {
                ctx.request_repaint(); // the page takes no keys before the next frame
            }
            return;
        }
        let focused = ctx.memory(egui::Memory::focused);
        match (std::mem::take(&mut self.keyboard.is_covered), focused, self.keyboard.before) {
            (true, None, Some(before)) => ctx.memory_mut(|it| it.request_focus(before)),
            _ => self.keyboard.before = focused,
        }
    }

    fn rail(&mut self, ui: &mut Ui) {
        let narrow = ui.ctx().content_rect().width() < NARROW;
        let width = if narrow { RAIL_NARROW } else { RAIL };
        let frame = Frame::new().fill(self.tokens.page).inner_margin(Margin::symmetric(8, 6));
        Panel::left("rail").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                self.known_on(ui, narrow);
                ui.add_space(size::GRID);
                let room = ui.available_size();
                ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| self.rail_items(ui, narrow));
            });
        });
    }

    /// The pages, closer to each other where the window is low, and scrolled where it is lower still.
    fn rail_items(&self, ui: &mut Ui, narrow: bool) {
        let each = ui.available_height() / Page::ALL.len() as f32;
        let height = (each - 1.0).clamp(size::CONTROL, RAIL_ITEM);
        ui.spacing_mut().item_spacing.y = (each - height).clamp(1.0, 6.0);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for page in Page::ALL {
                self.rail_item(ui, page, height, narrow);
            }
        });
    }

    fn rail_item(&self, ui: &mut Ui, page: Page, height: f32, narrow: bool) {
        let name = page.text().get(self.language);
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        let selected = self.page == page;
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, selected, name));
        if response.clicked() {
            self.queue.send(UiCommand::Show(page));
            ui.ctx().request_repaint();
        }
        let tokens = &self.tokens;
        let corner = CornerRadius::same(size::CORNER);
        if selected {
            ui.painter().rect_filled(rect, corner, tokens.accent_soft);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, corner, tokens.track);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, corner, Stroke::new(size::FOCUS, tokens.accent), egui::StrokeKind::Inside);
        }
        let color = if selected { tokens.accent } else { tokens.text };
        let icon = Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), vec2(size::ICON, size::ICON));
        page.icon().paint(ui.painter(), icon, color);
        let badge = self.badge(page);
        if narrow {
            if !badge.is_empty() {
                ui.painter().circle_filled(rect.right_top() + vec2(-6.0, 6.0), 3.0, tokens.caution);
            }
            response.on_hover_text(name);
            return;
        }
        let font =
            if selected { crate::gui::theme::fonts::semibold(size::TEXT) } else { FontId::proportional(size::TEXT) };
        ui.painter().text(pos2(rect.left() + 34.0, rect.center().y), Align2::LEFT_CENTER, name, font, color);
        let small = TextStyle::Small.resolve(ui.style());
        ui.painter().text(
            pos2(rect.right() - 8.0, rect.center().y),
            Align2::RIGHT_CENTER,
            badge,
            small,
            tokens.secondary,
        );
    }

    /// What the rail says behind a page's name: the unsaved dot, the number of problems.
    fn badge(&self, page: Page) -> String {
        match page {
            Page::Tracker if self.desk.is_modified() => "•".to_owned(),
            Page::Problems => match self.session.problems.len() + self.desk.problems.len() {
                0 => String::new(),
                n if n > 99 => "99+".to_owned(), // there is no room for more beside the name
                n => n.to_string(),
            },
            _ => String::new(),
        }
    }

    /// The day of knowledge, at the foot of the rail.
    fn known_on(&mut self, ui: &mut Ui, narrow: bool) {
        let name = text::AS_KNOWN_ON.get(self.language);
        let shown = match self.as_known_on {
            Some(day) => day.to_string(),
            None => text::ALL_KNOWN.get(self.language).to_owned(),
        };
        let button = if narrow {
            self.known_on_icon(ui).on_hover_text(labelled(name, &shown, self.language))
        } else {
            ui.add(egui::Button::new(RichText::new(shown).size(size::TEXT_SECONDARY)).frame(false))
        };
        button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if !narrow {
            focus_ring(ui, &self.tokens, &button);
            ui.label(RichText::new(name).size(size::TEXT_AXIS).color(self.tokens.secondary));
        }
        let mut chosen = None;
        // Looked up when a day without a year is typed, and not before.
        let (desk, store, today) = (&self.desk, &self.session.store, self.today);
        let usual = || crate::gui::context::usual_year(&desk.document, store, today);
        Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            ui.set_width(220.0);
            // A menu stretches its lines to its width; a sentence must not be.
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                let label = ui.label(text::DAY.get(self.language));
                let (field, date) = self.known_on_field.ui(ui, self.as_known_on, 120.0, usual);
                let field = field.labelled_by(label.id);
                if button.clicked() {
                    field.request_focus();
                }
                chosen = date;
                if self.known_on_field.is_unclear() {
                    ui.colored_label(self.tokens.caution, text::BAD_DAY.get(self.language));
                }
                if ui.button(text::SHOW_ALL.get(self.language)).clicked() {
                    chosen = Some(None);
                    ui.close();
                }
            });
        });
        if let Some(day) = chosen {
            self.queue.send(Command::AsKnownOn(day));
        }
    }

    /// The day of knowledge where there is no room for words: lit up while one is chosen.
    fn known_on_icon(&self, ui: &mut Ui) -> egui::Response {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), RAIL_ITEM), Sense::click());
        let (corner, tokens) = (CornerRadius::same(size::CORNER), &self.tokens);
        let is_set = self.as_known_on.is_some();
        if is_set || response.hovered() {
            ui.painter().rect_filled(rect, corner, if is_set { tokens.accent_soft } else { tokens.track });
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, corner, Stroke::new(size::FOCUS, tokens.accent), egui::StrokeKind::Inside);
        }
        let icon = Rect::from_center_size(pos2(rect.left() + 18.0, rect.center().y), vec2(size::ICON, size::ICON));
        Icon::Calendar.paint(ui.painter(), icon, if is_set { tokens.accent } else { tokens.secondary });
        response
    }

    fn status_bar(&self, ui: &mut Ui) {
        let small = is_small(ui.ctx());
        let margin = if small { Margin::symmetric(10, 2) } else { Margin::symmetric(14, 4) };
        let frame = Frame::new().fill(self.tokens.page).inner_margin(margin);
        Panel::bottom("status").frame(frame).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.style_mut().override_text_style = Some(text_style(SECONDARY));
                let tokens = &self.tokens;
                let name = |ui: &mut Ui, name: String, most: f32| {
                    ui.scope(|ui| {
                        ui.set_max_width(most);
                        truncated(ui, secondary(tokens, name));
                    });
                };
                // Names give way, what is said about them does not.
                let most = ui.available_width() * if small { 0.3 } else { 0.25 };
                name(ui, self.data_name(), most);
                name(ui, format!("· {}", self.desk.name(self.language)), most);
                let unfinished = self.pages.tracker.has_unfinished();
                let marked = |text: Text, color| RichText::new(text.get(self.language)).color(color).strong();
                if self.desk.is_modified() {
                    ui.label(marked(text::MODIFIED, tokens.caution));
                } else {
                    ui.label(marked(text::SAVED, tokens.secondary));
                }
                if unfinished {
                    let why = text::UNFINISHED_WHY.get(self.language);
                    ui.label(marked(text::UNFINISHED, tokens.caution)).on_hover_text(why);
                }
                self.file_notes_ui(ui);
                if self.desk.read_only {
                    let why = safety::READ_ONLY_WHY.get(self.language);
                    let mark = RichText::new(safety::READ_ONLY.get(self.language)).color(tokens.caution).strong();
                    ui.label(mark).on_hover_text(why);
                }
                self.progress_ui(ui);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let data = self.session.store.data();
                    let (claims, series, sources) = (data.claims.len(), data.series.len(), data.sources.len());
                    let counts = secondary(tokens, text::counts(claims, series, sources, self.language));
                    let counts = egui::WidgetText::from(counts);
                    let whole = counts.clone().into_galley(ui, None, f32::INFINITY, egui::TextStyle::Body).size().x;
                    if whole <= ui.available_width() {
                        ui.label(counts);
                    }
                });
            });
        });
    }
}

/// Whether there is little room in the window: it is small, or the zoom is large.
pub(super) fn is_small(ctx: &egui::Context) -> bool {
    let room = ctx.content_rect().size();
    room.x < SMALL.x || room.y < SMALL.y
}

/// Draws on all the room there is, and where that is less than a page needs, on as much as it needs, to be scrolled.
fn with_room(ui: &mut Ui, least: Vec2, content: impl FnOnce(&mut Ui)) {
    // The bars take from the room.
    let (mut room, bar) = (ui.available_size(), ui.spacing().scroll.allocated_width());
    if room.y < least.y {
        room.x -= bar;
    }
    if room.x < least.x {
        room.y -= bar;
    }
    let size = room.max(least);
    let bars = ScrollBarVisibility::VisibleWhenNeeded;
    ScrollArea::both().id_salt("page").auto_shrink(false).scroll_bar_visibility(bars).show(ui, |ui| {
        // What sticks out a little is no reason to scroll.
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let inner = egui::UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min));
        content(&mut ui.new_child(inner));
        super::following::follow(ui);
    });
}
