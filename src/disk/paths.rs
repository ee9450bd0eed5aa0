//! Where settings and the work that is not saved yet are kept.

use std::ffi::OsString;
use std::path::PathBuf;

/// Names a folder that is used instead of the user's own: for tests, and for a copy on a stick.
pub const CONFIG_OVERRIDE: &str = "RESUMPTION_CONFIG_DIR";

/// The folder of this program among those of others.
const OURS: &str = "resumption-monitor";

/// The folders of this program; they need not be there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folders {
    /// Settings.
    pub config: PathBuf,
    /// Journals and former versions.
    pub data: PathBuf,
}

impl Folders {
    /// The folders that an environment names; `None` where it does not even name a home.
    pub fn of(environment: impl Fn(&str) -> Option<OsString>) -> Option<Self> {
        let folder = |name: &str| environment(name).map(PathBuf::from).filter(|it| !it.as_os_str().is_empty());
        if let Some(own) = folder(CONFIG_OVERRIDE) {
            return Some(Self { data: own.join("data"), config: own });
        }
        // A relative path is to be ignored, says the specification of XDG.
        let base = |name: &str| folder(name).filter(|it| it.is_absolute());
        if cfg!(windows) {
            let config = base("APPDATA")?.join(OURS);
            let data = base("LOCALAPPDATA").map_or_else(|| config.join("data"), |it| it.join(OURS));
            return Some(Self { config, data });
        }
        if cfg!(target_os = "macos") {
            let config = base("HOME")?.join("Library/Application Support").join(OURS);
            return Some(Self { data: config.join("data"), config });
        }
        let home = |below: &str| base("HOME").map(|it| it.join(below));
        Some(Self {
            config: base("XDG_CONFIG_HOME").or_else(|| home(".config"))?.join(OURS),
            data: base("XDG_DATA_HOME").or_else(|| home(".local/share"))?.join(OURS),
        })
    }
}

/// Whether the system's file dialogs can be reached: on Linux they are asked for over the session's bus.
pub fn has_session_bus() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let set = |name: &str| std::env::var_os(name).filter(|it| !it.is_empty());
    set("DBUS_SESSION_BUS_ADDRESS").is_some()
        || set("XDG_RUNTIME_DIR").is_some_and(|it| PathBuf::from(it).join("bus").exists())
}

/// The folders of the user who runs the program.
pub fn folders() -> Option<Folders> {
    Folders::of(|name| std::env::var_os(name))
}

#[cfg(all(test, unix, not(target_os = "macos")))]
mod tests {
    use super::*;

    fn folders(environment: &[(&str, &str)]) -> Option<(String, String)> {
        let found = Folders::of(|name| environment.iter().find(|it| it.0 == name).map(|it| it.1.into()))?;
        Some((found.config.display().to_string(), found.data.display().to_string()))
    }

    fn both(config: &str, data: &str) -> (String, String) {
        (config.to_owned(), data.to_owned())
    }

    #[test]
    fn folders_follow_xdg_and_its_defaults() {
        let home = ("HOME", "/home/lin");
        let ours = "/home/lin/.config/resumption-monitor";
        assert_eq!(folders(&[home]), Some(both(ours, "/home/lin/.local/share/resumption-monitor")));
        let data = ("XDG_DATA_HOME", "/data");
        assert_eq!(folders(&[home, data]), Some(both(ours, "/data/resumption-monitor")));
        assert_eq!(
            folders(&[home, ("XDG_CONFIG_HOME", "relative"), data]),
            Some(both(ours, "/data/resumption-monitor"))
        );
        assert_eq!(folders(&[home, (CONFIG_OVERRIDE, "/t")]), Some(both("/t", "/t/data")));
        assert_eq!(folders(&[home, (CONFIG_OVERRIDE, ""), data]), Some(both(ours, "/data/resumption-monitor")));
        assert_eq!(folders(&[]), None);
    }
}
