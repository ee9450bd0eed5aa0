//! What is said at the foot of the window, and what was said before.

use super::App;
use super::help::list_room;
use crate::gui::theme::{Tokens, size};
use crate::gui::widgets::{dialog_room, secondary};
use crate::locale::shell as text;
use egui::{Align2, Area, Color32, Context, Frame, Id, Order, RichText, ScrollArea, Ui, vec2};

/// How long a message stays, in seconds; one that something is not well stays twice as long.
const TOAST: f64 = 6.0;

/// So many are kept.
const MOST: usize = 200;

/// How much a message weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    /// Good to know.
    Plain,
    /// Something is not as it should be, though it worked.
    Caution,
    /// Something failed.
    Failure,
}

impl Weight {
    fn color(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Plain => tokens.text,
            Self::Caution => tokens.caution,
            Self::Failure => tokens.alarm,
        }
    }
}

/// A message at the foot of the window that goes away by itself.
#[derive(Clone, Debug)]
pub(super) struct Toast {
    text: String,
    weight: Weight,
    /// When it goes, in the time of egui's input.
    until: f64,
}

/// All that was said in this run, the last first.
#[derive(Debug, Default)]
pub(super) struct Messages(Vec<(String, Weight)>);

impl Messages {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn add(&mut self, text: String, weight: Weight) {
        self.0.insert(0, (text, weight));
        self.0.truncate(MOST);
    }
}

impl App {
    /// What went wrong last and is still told at the foot of the window.
    pub fn failure(&self) -> Option<&str> {
        self.toasts.iter().rev().find(|it| it.weight == Weight::Failure).map(|it| it.text.as_str())
    }

    pub(super) fn toast(&mut self, ctx: &Context, text: String) {
        self.push_toast(ctx, text, Weight::Plain);
    }

    pub(super) fn toast_caution(&mut self, ctx: &Context, text: String) {
        self.push_toast(ctx, text, Weight::Caution);
    }

    pub(super) fn toast_bad(&mut self, ctx: &Context, text: String) {
        self.push_toast(ctx, text, Weight::Failure);
    }

    fn push_toast(&mut self, ctx: &Context, text: String, weight: Weight) {
        let until = ctx.input(|it| it.time) + if weight == Weight::Plain { TOAST } else { 2.0 * TOAST };
        self.messages.add(text.clone(), weight);
        // What fails again and again, as a journal on a full disk, is told once.
        self.toasts.retain(|it| it.text != text || it.weight != weight);
        self.toasts.push(Toast { text, weight, until });
        ctx.request_repaint();
    }

    pub(super) fn drop_toasts(&mut self, ctx: &Context) {
        let now = ctx.input(|it| it.time);
        self.toasts.retain(|it| now < it.until);
        if let Some(next) = self.toasts.iter().map(|it| it.until - now).min_by(f64::total_cmp) {
            ctx.request_repaint_after(std::time::Duration::try_from_secs_f64(next).unwrap_or_default());
        }
    }

    pub(super) fn toasts_ui(&mut self, ctx: &Context) {
        if self.toasts.is_empty() {
            return;
        }
        let mut closed = None;
        let area =
            Area::new(Id::unique("toasts")).order(Order::Foreground).anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -36.0));
        area.show(ctx, |ui| {
            for (at, toast) in self.toasts.iter().enumerate() {
                let color = toast.weight.color(&self.tokens);
                let line = |ui: &mut Ui| {
                    ui.add(egui::Label::new(RichText::new(&toast.text).color(color)).wrap());
                    ui.small_button(text::CLOSE.get(self.language)).clicked()
                };
                let popup = Frame::popup(ui.style()).show(ui, |ui| {
                    ui.set_max_width(440.0_f32.min(dialog_room(ctx).x));
                    ui.horizontal_top(line).inner
                });
                if popup.inner {
                    closed = Some(at);
                }
            }
        });
        if let Some(at) = closed {
            self.toasts.remove(at);
        }
    }

    /// The list of what was said.
    pub(super) fn messages_ui(&self, ui: &mut Ui) {
        if self.messages.is_empty() {
            ui.label(secondary(&self.tokens, text::NO_MESSAGES.get(self.language)));
        }
        ScrollArea::vertical().max_height(list_room(ui)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::GRID;
            for (text, weight) in &self.messages.0 {
                let color = weight.color(&self.tokens);
                ui.add(egui::Label::new(RichText::new(text).color(color)).wrap().selectable(true));
            }
        });
    }
}
