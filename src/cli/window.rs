//! Without a command: the window.

use super::args::{self, Window};
use super::{Exit, Streams};
use crate::disk::{WINDOW_LIBRARIES, missing_window_libraries};
use crate::figure::Language;
use std::ffi::OsString;
use std::io;

pub(super) fn open(args: &Window, to: &mut Streams<'_>) -> io::Result<Exit> {
    if let Some(word) = args.file.as_ref().filter(|it| !it.exists()).and_then(|it| it.to_str())
        && let Some(near) = args::near_command(word)
    {
        write!(to.err, "{}", no_such_command(word, near))?;
        return Ok(Exit::Unusable);
    }
    let missing = [&args.file, &args.tracker].into_iter().flatten().find(|it| !it.exists());
    if let Some(sentence) = no_window(|name| std::env::var_os(name), &missing_window_libraries()) {
        // What is not there can't be opened with a display either.
        if let Some(path) = missing
            && let Err(exit) = super::input::read(path, args.lang.map_or(Language::English, Into::into), to)?
        {
            return Ok(exit);
        }
        writeln!(to.err, "{sentence}")?;
        return Ok(Exit::NoDisplay);
    }
    start(args, to)
}

/// What is said where a word is neither a file nor a command.
pub(super) fn no_such_command(word: &str, near: &str) -> String {
    format!(
        "error: there is neither a file nor a command named '{word}'; did you mean '{near}'?\n\n\
         For more information, try '--help'.\n"
    )
}

/// What can be done all the same.
const INSTEAD: &str = "`check`, `summary`, `figure`, `render`, `export` and `import` work without one";

/// Why no window can be opened, in one sentence; `None` where it can.
fn no_window(environment: impl Fn(&str) -> Option<OsString>, missing: &[&str]) -> Option<String> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let is_set = |name: &str| environment(name).is_some_and(|it| !it.is_empty());
    if !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Some(format!(
            "error: cannot open the window: neither DISPLAY nor WAYLAND_DISPLAY names a display; {INSTEAD}"
        ));
    }
    // Wayland needs none of X11's, but the desktop's own libraries may then be others than these.
    if missing.is_empty() || is_set("WAYLAND_DISPLAY") {
        return None;
    }
    let packages: Vec<&str> =
        WINDOW_LIBRARIES.iter().filter(|(name, _)| missing.contains(name)).map(|(_, package)| *package).collect();
    Some(format!(
        "error: cannot open the window: {} not found; install {} (names of Debian's packages); {INSTEAD}",
        missing.join(", ") + if missing.len() == 1 { " is" } else { " are" },
        packages.join(" ")
    ))
}

/// Opens the window and returns once it is closed.
#[cfg(feature = "gui")]
fn start(args: &Window, to: &mut Streams<'_>) -> io::Result<Exit> {
    let options = crate::gui::app::Options {
        data: args.file.clone(),
        tracker: args.tracker.clone(),
        language: args.lang.map(Into::into),
        system_language: crate::locale::language_of(&sys_locale::get_locale().unwrap_or_default()),
        theme: args.theme.map(Into::into),
        page: None,
        today: jiff::Zoned::now().date(),
        native_dialogs: crate::disk::has_session_bus(),
        keeping: crate::gui::keeper::Keeping {
            folder: crate::disk::folders().map(|it| it.data),
            now: || jiff::Timestamp::now().as_second(),
            zone: jiff::tz::TimeZone::system(),
        },
        patience: std::time::Duration::from_millis(30),
        set_aside: None,
    };
    match crate::gui::run(options) {
        Ok(()) => Ok(Exit::Ok),
        Err(error) => {
            writeln!(to.err, "error: cannot open the window: {error}; {INSTEAD}")?;
            Ok(Exit::NoDisplay)
        }
    }
}

/// Says that there is no window in this build.
#[cfg(not(feature = "gui"))]
fn start(_args: &Window, to: &mut Streams<'_>) -> io::Result<Exit> {
    writeln!(to.err, "error: cannot open the window: this build has none; build it with the feature `gui`; {INSTEAD}")?;
    Ok(Exit::NoDisplay)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn with<'e>(set: &'e [&'e str]) -> impl Fn(&str) -> Option<OsString> + 'e {
        |name| set.contains(&name).then(|| OsString::from(":0"))
    }

    #[test]
    fn without_a_display_one_sentence_names_what_works() {
        let sentence = no_window(with(&[]), &[]).unwrap();
        assert!(sentence.contains("DISPLAY") && sentence.contains("`check`"), "{sentence}");
        assert_eq!(sentence.lines().count(), 1);
        assert_eq!(no_window(with(&["DISPLAY"]), &[]), None);
        assert_eq!(no_window(with(&["WAYLAND_DISPLAY"]), &["libX11.so.6"]), None);
    }

    #[test]
    fn missing_libraries_are_named_with_their_packages() {
        let sentence = no_window(with(&["DISPLAY"]), &["libXi.so.6", "libGL.so.1"]).unwrap();
        assert!(sentence.contains("libXi.so.6, libGL.so.1 are not found; install libxi6 libgl1"), "{sentence}");
        let sentence = no_window(with(&["DISPLAY"]), &["libGL.so.1"]).unwrap();
        assert!(sentence.contains("libGL.so.1 is not found"), "{sentence}");
    }
}
