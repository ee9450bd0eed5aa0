//! The menu of exports, and what is drawn on a thread of its own meanwhile.

use super::export;
use super::model::{Mode, Model};
use super::view::View;
use crate::chart::sheet::Plot;
use crate::gui::command::{Command, Export};
use crate::gui::context::ViewCtx;
use crate::gui::drawing;
use crate::gui::tasks::{Later, Lost};
use crate::gui::theme::{Tokens, size};
use crate::gui::widgets::{secondary, strong};
use crate::locale::export as text;
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{Button, ColorImage, DragValue, Frame, Margin, PopupCloseBehavior, Ui, WidgetInfo, vec2};
use std::ops::RangeInclusive;
use std::sync::Arc;

/// The sides that a picture can have, in points.
const SIDES: RangeInclusive<u16> = 400..=4096;

/// How wide the menu is, and the names in it.
const WIDTH: f32 = 252.0;
const LABEL: f32 = 48.0;

/// What is shown, and what of it is in view.
type Seen<'a> = (&'a Arc<Model>, &'a View);

/// What is to become of the plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Svg,
    Png,
    Copied,
}

/// The choices of the menu, and the picture that is being made.
#[derive(Debug)]
pub(super) struct ExportMenu {
    width: u16,
    height: u16,
    scale: u8,
    notes: bool,
    /// Dropped, and with it a late result, as soon as another one is begun.
    making: Option<Later<Command>>,
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
            self.begin(cx, ui, (model, view), (mode, events), kind);
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
                    let (shown, notes) = (Arc::clone(model), self.notes);
                    cx.give(ui.ctx(), export::is_quick(model), move |cx| {
                        let bytes = export::csv(cx, &shown, mode, notes).into_bytes();
                        vec![Command::Export(Export { name: "trends.csv".to_owned(), bytes })]
                    });
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
    fn begin(&mut self, cx: &ViewCtx<'_>, ui: &Ui, (model, view): Seen<'_>, (mode, events): (Mode, bool), kind: Kind) {
        let (size, scale) = ((f32::from(self.width), f32::from(self.height)), f32::from(self.scale));
        let (kept, model, view, wake) = (cx.kept(), Arc::clone(model), view.clone(), ui.ctx().clone());
        let work = move || {
            let cx = kept.view();
            make(&export::plot(&cx, &model, &view, mode, events), size, scale, kind, cx.tokens)
        };
        self.making = Some(Later::start("export", work, move || wake.request_repaint()));
    }

    /// Passes on what has been made.
    pub(super) fn poll(&mut self, cx: &ViewCtx<'_>) {
        match self.making.as_mut().map(Later::take) {
            None | Some(Ok(None)) => return,
            Some(Ok(Some(made))) => cx.send(made),
            Some(Err(Lost)) => cx.send(Command::Failed(cx.t(text::NOT_MADE).to_owned())),
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
fn make(plot: &Plot, size: drawing::Size, scale: f32, kind: Kind, tokens: &Tokens) -> Command {
    let file = |name: &str, bytes| Command::Export(Export { name: name.to_owned(), bytes });
    if kind == Kind::Svg {
        return file("trends.svg", drawing::svg(plot, size, tokens).into_bytes());
    }
    let image = drawing::image(plot, size, scale, tokens);
    if kind == Kind::Copied {
        let sides = [image.width, image.height].map(|it| it as usize);
        return Command::CopyPicture(Arc::new(ColorImage::from_rgba_unmultiplied(sides, &image.rgba)));
    }
    match image.to_png() {
        Ok(bytes) => file("trends.png", bytes),
        Err(error) => Command::Failed(text::no_png(&error.to_string(), plot.words.language)),
    }
}
