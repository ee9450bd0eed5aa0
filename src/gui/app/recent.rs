//! What was used and opened last.

use crate::gui::command::UiCommand;
use std::path::{Path, PathBuf};

/// So many are kept of each kind.
const MOST: usize = 10;

/// What was used and opened last, the last first.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub(super) struct Recent {
    /// Commands that were chosen in the palette.
    commands: Vec<String>,
    /// Data sets.
    pub(super) data: Vec<PathBuf>,
    /// Trackers.
    pub(super) trackers: Vec<PathBuf>,
    /// Whether the next start opens none of them by itself.
    pub(super) forgets: bool,
}

impl Recent {
    /// A command was chosen in the palette.
    pub(super) fn command(&mut self, command: UiCommand) {
        put_first(&mut self.commands, command.id());
    }

    /// How long ago a command was chosen, in commands.
    pub(super) fn age(&self, command: UiCommand) -> usize {
        let id = command.id();
        self.commands.iter().position(|it| *it == id).unwrap_or(usize::MAX)
    }

    /// A data set was opened.
    pub(super) fn data_set(&mut self, path: &Path) {
        put_first(&mut self.data, absolute(path));
    }

    /// A tracker was opened or saved.
    pub(super) fn tracker(&mut self, path: &Path) {
        put_first(&mut self.trackers, absolute(path));
    }
}

/// The next start may be from another folder.
fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn put_first<T: PartialEq>(all: &mut Vec<T>, it: T) {
    all.retain(|other| *other != it);
    all.insert(0, it);
    all.truncate(MOST);
}

#[cfg(test)]
mod tests {
    use super::{MOST, Recent};
    use crate::gui::command::UiCommand;
    use std::path::Path;

    #[test]
    fn the_last_comes_first_and_once() {
        let mut recent = Recent::default();
        for at in 0..20 {
            recent.data_set(Path::new(&format!("/data/{at}.ron")));
        }
        recent.data_set(Path::new("/data/15.ron"));
        assert_eq!(recent.data.len(), MOST);
        let names: Vec<_> = recent.data[..2].iter().filter_map(|it| it.file_name()).collect();
        assert_eq!(names, ["15.ron", "19.ron"]); // what is before them hangs on the system
        recent.command(UiCommand::Save);
        recent.command(UiCommand::About);
        assert!(recent.age(UiCommand::About) < recent.age(UiCommand::Save));
        assert!(recent.age(UiCommand::Save) < recent.age(UiCommand::Quit));
    }
}
