//! Which system libraries the window needs and does not find.
//!
//! The window loads them when it opens; without one of them it would end with a message that names none.

use std::path::{Path, PathBuf};

/// The shared libraries that the window loads, and the Debian package of each.
pub const WINDOW_LIBRARIES: [(&str, &str); 7] = [
    ("libX11.so.6", "libx11-6"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libGL.so.1", "libgl1"),
];

/// The libraries of [`WINDOW_LIBRARIES`] that are not on this machine. Empty on systems other than Linux.
pub fn missing_window_libraries() -> Vec<&'static str> {
    if !cfg!(target_os = "linux") {
        return Vec::new();
    }
    let cache = std::fs::read("/etc/ld.so.cache").unwrap_or_default();
    let own = std::env::var_os("LD_LIBRARY_PATH");
    let own = own.iter().flat_map(std::env::split_paths);
    missing(&cache, &own.chain(usual_folders()).collect::<Vec<_>>())
}

fn usual_folders() -> impl Iterator<Item = PathBuf> {
    const ROOTS: [&str; 5] = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"];
    let triple = format!("{}-linux-gnu", std::env::consts::ARCH);
    ROOTS.into_iter().flat_map(move |root| [PathBuf::from(root), Path::new(root).join(&triple)])
}

/// Those that neither the loader's cache names nor one of the folders holds.
fn missing(cache: &[u8], folders: &[PathBuf]) -> Vec<&'static str> {
    let known = |name: &str| {
        cached(cache, name) || folders.iter().any(|it| !it.as_os_str().is_empty() && it.join(name).exists())
    };
    WINDOW_LIBRARIES.iter().map(|it| it.0).filter(|it| !known(it)).collect()
}

/// Whether the cache, a table of strings that each end with a zero byte, has a library of just this name.
fn cached(cache: &[u8], name: &str) -> bool {
    let end = name.len();
    cache.windows(end + 1).enumerate().any(|(at, window)| {
        let starts = at == 0 || matches!(cache.get(at - 1), Some(b'/' | 0));
        starts && window[end] == 0 && &window[..end] == name.as_bytes()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_found_in_the_cache_or_in_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        for (name, _) in &WINDOW_LIBRARIES[1..] {
            let file = tempfile::Builder::new().tempfile_in(folder.path()).unwrap();
            file.persist(folder.path().join(name)).unwrap();
        }
        let folders = [PathBuf::new(), folder.path().to_owned()];
        assert_eq!(missing(b"", &folders), ["libX11.so.6"]);
        assert_eq!(missing(b"\0notlibX11.so.6\0libX11.so.60\0/lib/libX11.so\0", &folders), ["libX11.so.6"]);
        assert_eq!(missing(b"\0libX11.so.6\0", &folders), [""; 0]);
        assert_eq!(missing(b"/usr/lib/libX11.so.6\0", &folders), [""; 0]);
        assert_eq!(missing(b"", &[]).len(), WINDOW_LIBRARIES.len());
    }
}
