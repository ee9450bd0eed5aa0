//! The day that everything is looked at from: the present one, or another that is typed or picked.
//!
//! It is the day of knowledge of the whole program, so that no two pages speak of different days.

use super::calendar::Calendar;
use super::controls::icon_button;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::size;
use crate::gui::widgets::secondary;
use crate::locale::{dates, tracker as text};
use egui::{Key, Popup, PopupCloseBehavior, TextEdit, Ui, vec2};
use jiff::civil::Date;

/// What is typed into the field, and the month that the calendar shows.
#[derive(Debug, Default)]
pub(super) struct AsOf {
    typed: Option<String>,
    calendar: Calendar,
}

impl AsOf {
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui) {
        let day = cx.as_of();
        let label = ui.label(secondary(cx.tokens, cx.t(text::AS_OF)));
        let mut typed = self.typed.clone().unwrap_or_else(|| day.to_string());
        let field = TextEdit::singleline(&mut typed).desired_width(100.0).min_size(vec2(0.0, size::CONTROL));
        let field = ui.add(field).labelled_by(label.id).on_hover_text(cx.t(text::AS_OF_TIP));
        if field.gained_focus() {
            super::entry::select_all(ui, &field, &typed);
        }
        if field.changed() {
            self.typed = Some(typed.clone());
        }
        let read = self.typed.as_deref().map(|it| read(it, cx.usual_year()));
        if field.lost_focus() {
            let escape = ui.input(|it| it.key_pressed(Key::Escape));
            match &read {
                Some(Ok(new)) if !escape => choose(cx, ui, *new),
                _ => {}
            }
            // What can't be read stays, to be mended.
            if escape || matches!(read, Some(Ok(_))) {
                self.typed = None;
            }
        }
        let button = icon_button(cx, ui, Icon::Calendar, text::PICK_DAY, true);
        Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            if let Some(picked) = self.calendar.ui(cx, ui, day) {
                self.typed = None;
                choose(cx, ui, Some(picked));
                ui.close();
            }
        });
        if cx.as_known_on.is_some() {
            let today = super::controls::text_button(cx, ui, text::TODAY);
            if today.on_hover_text(crate::locale::date(cx.today, cx.language)).clicked() {
                self.typed = None;
                choose(cx, ui, None);
            }
        }
        match &read {
            Some(Err(why)) => {
                ui.colored_label(cx.tokens.caution, dates::refused(why, cx.language));
            }
            Some(Ok(Some(new))) if field.has_focus() => {
                ui.label(secondary(cx.tokens, text::understood(&crate::locale::date(*new, cx.language), cx.language)));
            }
            _ => {}
        }
    }
}

/// A day as typed, of the usual year where it has none; nothing at all is the present day.
fn read(typed: &str, usual_year: i16) -> Result<Option<Date>, dates::NoDate> {
    if typed.trim().is_empty() { Ok(None) } else { dates::parse(typed, usual_year).map(Some) }
}

fn choose(cx: &ViewCtx<'_>, ui: &Ui, day: Option<Date>) {
    let day = day.filter(|it| *it != cx.today);
    if day != cx.as_known_on {
        cx.send(Command::AsKnownOn(day));
        ui.ctx().request_repaint();
    }
}
