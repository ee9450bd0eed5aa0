//! A date that is typed.

use crate::locale::dates;
use jiff::civil::Date;

/// The text of a date while it is typed; what is no date yet stays in the field and reaches nobody.
#[derive(Clone, Debug, Default)]
pub struct DateField {
    text: String,
    shows: Option<Date>,
}

impl DateField {
    /// Draws the field. Says the new date when a whole one was typed, or `Some(None)` when the field was emptied.
    ///
    /// A day as people write it, "28 March", is taken when the field is left; where it has no year it is of that of `usual`.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        date: Option<Date>,
        width: f32,
        usual: impl Fn() -> i16,
    ) -> (egui::Response, Option<Option<Date>>) {
        if self.shows != date {
            self.shows = date;
            self.text = date.map(|it| it.to_string()).unwrap_or_default();
        }
        let field = egui::TextEdit::singleline(&mut self.text).desired_width(width).hint_text("YYYY-MM-DD");
        let response = ui.add(field);
        if !(response.changed() || response.lost_focus() && self.is_unclear()) {
            return (response, None);
        }
        let typed = self.text.trim();
        let new = match typed.parse::<Date>() {
            _ if typed.is_empty() => Some(None),
            Ok(day) => Some(Some(day)),
            Err(_) if response.lost_focus() => dates::parse(typed, usual()).ok().map(Some),
            Err(_) => None,
        };
        if response.lost_focus()
            && let Some(Some(day)) = new
        {
            self.text = day.to_string();
        }
        if let Some(new) = new {
            self.shows = new;
        }
        (response, new.filter(|it| *it != date))
    }

    /// Whether what stands in the field is neither empty nor a date.
    pub fn is_unclear(&self) -> bool {
        let typed = self.text.trim();
        !typed.is_empty() && typed.parse::<Date>().is_err()
    }
}
