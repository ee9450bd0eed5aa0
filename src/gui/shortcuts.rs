//! All keys, as the sheet of shortcuts and the README list them.

use super::command::UiCommand;
use crate::locale::{Language, Text, shortcuts as text};
use egui::KeyboardShortcut;

/// Keys that hold in the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Where they hold.
    pub place: Text,
    /// Keys, and what they do.
    pub rows: Vec<(String, &'static str)>,
}

/// All keys: those of commands first, then those of each page.
pub fn groups(language: Language, format: impl Fn(&KeyboardShortcut) -> String) -> Vec<Group> {
    let command = |it: &UiCommand| {
        let keys: Vec<String> = it.shortcuts().iter().map(&format).collect();
        (!keys.is_empty()).then(|| (keys.join(text::OR.get(language)), it.text().get(language)))
    };
    let row = |(keys, what): &text::Keys| (keys.get(language).to_owned(), what.get(language));
    let commands = UiCommand::ALL.iter().filter_map(command);
    let everywhere = Group { place: text::EVERYWHERE, rows: commands.chain([row(&text::BESIDE_COMMANDS)]).collect() };
    let of_page = |(place, rows): &(Text, &[text::Keys])| Group { place: *place, rows: rows.iter().map(row).collect() };
    std::iter::once(everywhere).chain(text::OF_PAGES.iter().map(of_page)).collect()
}
