//! All keys, as the sheet of shortcuts and the README list them.

use super::command::UiCommand;
use crate::locale::{Language, Text, shortcuts as text};
use egui::{Key, KeyboardShortcut, Modifiers};

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
    // Ctrl has another name on some systems: what the keys of commands call it, those of pages do, too.
    let save = KeyboardShortcut::new(Modifiers::COMMAND, Key::S);
    let command_key = format(&save);
    let command_key = command_key.strip_suffix(Key::S.symbol_or_name()).unwrap_or(text::CTRL);
    let row = |(keys, what): &text::Keys| (keys.get(language).replace(text::CTRL, command_key), what.get(language));
    let commands = UiCommand::ALL.iter().filter_map(command);
    let everywhere = Group { place: text::EVERYWHERE, rows: commands.chain([row(&text::BESIDE_COMMANDS)]).collect() };
    let of_page = |(place, rows): &(Text, &[text::Keys])| Group { place: *place, rows: rows.iter().map(row).collect() };
    std::iter::once(everywhere).chain(text::OF_PAGES.iter().map(of_page)).collect()
}

#[cfg(test)]
mod tests {
    use super::groups;
    use crate::locale::Language;
    use egui::ModifierNames;

    #[test]
    fn the_keys_of_pages_are_named_as_those_of_commands_are() {
        for (names, is_mac, expected) in [
            (&ModifierNames::NAMES, false, "Ctrl+A; Ctrl+C"),
            (&ModifierNames::NAMES, true, "Cmd+A; Cmd+C"),
            (&ModifierNames::SYMBOLS, true, "⌘A; ⌘C"),
        ] {
            for language in [Language::English, Language::Chinese] {
                let keys: Vec<String> = groups(language, |it| it.format(names, is_mac))
                    .into_iter()
                    .flat_map(|it| it.rows)
                    .map(|it| it.0)
                    .collect();
                assert!(keys.iter().any(|it| it.replace('；', "; ") == expected), "{keys:?}");
                assert!(!is_mac || !keys.iter().any(|it| it.contains("Ctrl")), "{keys:?}");
            }
        }
    }
}
