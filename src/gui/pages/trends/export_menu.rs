//! The menu of exports, and what is drawn on a thread of its own meanwhile.

use super::export;
use super::model::{Mode, Model};
use super::view::View;
use crate::chart::sheet::Plot;
use crate::gui::command::{Command, Export};
use crate::gui::context::ViewCtx;
use crate::gui::drawing;
use crate::gui::theme::{Tokens, size};
use crate::gui::widgets::{secondary, strong};
use crate::locale::export as text;
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, ColorImage, DragValue, Frame, Margin, PopupCloseBehavior, Ui, WidgetInfo, vec2};
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// The sides that a picture can have, in points.
const SIDES: RangeInclusive<u16> = 400..=4096;

/// How wide the menu is, and the names in it.
const WIDTH: f32 = 252.0;
const LABEL: f32 = 48.0;

/// What is shown, and what of it is in view.
type Seen<'a> = (&'a Model, &'a View);

/// What is to become of the plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Svg,
    Png,
    Copied,
}

/// What was made of it.
#[derive(Debug)]
enum Made {
    File(Export),
    Picture(Arc<ColorImage>),
    Failed(String),
}

/// The choices of the menu, and the picture that is being made.
#[derive(Debug)]
pub(super) struct ExportMenu {
    width: u16,
    height: u16,
    scale: u8,
    notes: bool,
    /// Dropped, and with it a late result, as soon as another one is begun.
    making: Option<Receiver<Made>>,
}

impl Default for ExportMenu {
    fn default() -> Self {
        Self { width: 1200, height: 700, scale: 2, notes: false, making: None }
    }
}

impl ExportMenu {
    /// Draws the menu's button; says whether the table is to be copied.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, shown: Seen<'_>, mode: Mode, events: bool) -> bool {
        let config = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        let name = if self.making.is_some() { text::DRAWING } else { text::EXPORT };
        let button = MenuButton::from_button(Button::new(cx.t(name))).config(config);
        let (_, menu) = button.ui(ui, |ui| {
            // More a small dialog than a menu: its buttons look like buttons.
            ui.reset_style();
            Frame::new().inner_margin(Margin::same(8)).show(ui, |ui| self.menu(cx, ui, shown, mode, events)).inner
        });
        menu.is_some_and(|it| it.inner)
    }

    fn menu(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, (model, view): Seen<'_>, mode: Mode, events: bool) -> bool {
        ui.set_width(WIDTH);
        let is_empty = model.panels.is_empty();
        ui.label(strong(cx.t(text::PICTURE)));
        self.sides(cx, ui);
        let mut wanted = None;
        ui.add_enabled_ui(!is_empty && self.making.is_none(), |ui| {
            ui.horizontal(|ui| {
                for (name, kind) in [(text::SVG, Kind::Svg), (text::PNG, Kind::Png), (text::COPY_PICTURE, Kind::Copied)]
                {
                    if ui.button(cx.t(name)).clicked() {
                        wanted = Some(kind);
                    }
                }
            });
        });
        if let Some(kind) = wanted {
            self.begin(cx, ui, export::plot(cx, model, view, mode, events), kind);
            ui.close();
        }
        ui.add_space(size::GRID);
        ui.separator();
        ui.label(strong(cx.t(text::TABLE)));
        ui.label(secondary(cx.tokens, cx.t(text::ALL_CLAIMS)));
        ui.checkbox(&mut self.notes, cx.t(text::WITH_NOTES)).on_hover_text(cx.t(text::NOTES_HINT));
        let mut copy = false;
        ui.add_enabled_ui(!is_empty, |ui| {
            ui.horizontal(|ui| {
                if ui.button(cx.t(text::CSV)).clicked() {
                    let bytes = export::csv(cx, model, mode, self.notes).into_bytes();
                    cx.send(Command::Export(Export { name: "trends.csv".to_owned(), bytes }));
                    ui.close();
                }
                if ui.button(cx.t(text::COPY_AS_TABLE)).clicked() {
                    copy = true;
                    ui.close();
                }
            });
        });
        copy
    }

    /// The size of the picture.
    fn sides(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let name = |ui: &mut Ui, name| {
            ui.allocate_ui(vec2(LABEL, size::CONTROL), |ui| {
                ui.set_min_width(LABEL);
                ui.label(secondary(cx.tokens, cx.t(name)));
            });
        };
        ui.horizontal(|ui| {
            name(ui, text::SIZE);
            side(ui, &mut self.width, cx.t(text::WIDTH));
            ui.label(secondary(cx.tokens, "×"));
            side(ui, &mut self.height, cx.t(text::HEIGHT));
        });
        ui.horizontal(|ui| {
            name(ui, text::SCALE);
            for scale in 1..=3 {
                let chosen = ui.add(Button::selectable(self.scale == scale, format!("{scale}×")));
                if chosen.on_hover_text(cx.t(text::SCALE_HINT)).clicked() {
                    self.scale = scale;
                }
            }
        });
    }

    /// Has the plot drawn on a thread of its own.
    fn begin(&mut self, cx: &ViewCtx<'_>, ui: &Ui, plot: Plot, kind: Kind) {
        let (send, made) = channel();
        let (size, scale) = ((f32::from(self.width), f32::from(self.height)), f32::from(self.scale));
        let (tokens, wake) = (cx.tokens.clone(), ui.ctx().clone());
        let spawned = std::thread::Builder::new().name("export".to_owned()).spawn(move || {
            send.send(make(&plot, size, scale, kind, &tokens)).ok(); // nobody waits any more: another one was begun
            wake.request_repaint();
        });
        match spawned {
            Ok(_) => self.making = Some(made),
            Err(_) => cx.send(Command::Failed(cx.t(text::NO_THREAD).to_owned())),
        }
    }

    /// Passes on what has been made.
    pub(super) fn poll(&mut self, cx: &ViewCtx<'_>) {
        let Some(made) = self.making.as_ref().map(Receiver::try_recv) else { return };
        match made {
            Err(TryRecvError::Empty) => return,
            Ok(Made::File(export)) => cx.send(Command::Export(export)),
            Ok(Made::Picture(picture)) => cx.send(Command::CopyPicture(picture)),
            Ok(Made::Failed(why)) => cx.send(Command::Failed(why)),
            Err(TryRecvError::Disconnected) => {}
        }
        self.making = None;
    }
}

/// A side of the picture, to be typed or dragged.
fn side(ui: &mut Ui, value: &mut u16, name: &'static str) {
    let drag = ui.add(DragValue::new(value).range(SIDES).speed(4.0));
    drag.on_hover_text(name).widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, name));
}

/// Draws the plot; works long.
fn make(plot: &Plot, size: drawing::Size, scale: f32, kind: Kind, tokens: &Tokens) -> Made {
    let file = |name: &str, bytes| Made::File(Export { name: name.to_owned(), bytes });
    if kind == Kind::Svg {
        return file("trends.svg", drawing::svg(plot, size, tokens).into_bytes());
    }
    let image = drawing::image(plot, size, scale, tokens);
    if kind == Kind::Copied {
        let sides = [image.width, image.height].map(|it| it as usize);
        return Made::Picture(Arc::new(ColorImage::from_rgba_unmultiplied(sides, &image.rgba)));
    }
    match image.to_png() {
        Ok(bytes) => file("trends.png", bytes),
        Err(error) => Made::Failed(text::no_png(&error.to_string(), plot.words.language)),
    }
}
