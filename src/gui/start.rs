//! Opens the window.

use super::app::{App, Options};
use super::theme::icons;
use crate::disk;
use std::panic::{self, AssertUnwindSafe};

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Run-time libraries of a window are missing.
    #[error("cannot open a window: {} not found on this system", .0.join(", "))]
    Libraries(Vec<&'static str>),
    /// There is no display to open it on.
    #[error("cannot open a window: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)")]
    NoDisplay,
    /// The system refused it.
    #[error("cannot open a window: {0}")]
    System(String),
}

/// Opens the window and stays until it is closed.
pub fn run(options: Options) -> Result<(), StartError> {
    if cfg!(all(unix, not(target_os = "macos"))) {
        let named = |name: &str| std::env::var_os(name).is_some_and(|it| !it.is_empty());
        if !named("DISPLAY") && !named("WAYLAND_DISPLAY") && !named("WAYLAND_SOCKET") {
            return Err(StartError::NoDisplay);
        }
        // A library that is missing is a panic deep inside a dependency; look first.
        let missing = disk::missing_window_libraries();
        if !missing.is_empty() {
            return Err(StartError::Libraries(missing));
        }
    }
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("resumption-monitor")
        .with_title("Resumption Monitor")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([800.0, 600.0])
        .with_icon(icons::window_icon());
    let native = eframe::NativeOptions { viewport, ..Default::default() };
    let open = || {
        eframe::run_native(
            "resumption-monitor",
            native,
            Box::new(|cc| Ok(Box::new(App::new(&cc.egui_ctx, cc.storage, options)))),
        )
    };
    // What can be told before is told above; a panic while the window opens is still one sentence.
    match panic::catch_unwind(AssertUnwindSafe(open)) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(StartError::System(error.to_string())),
        Err(_) => Err(StartError::System("the windowing system failed".to_owned())),
    }
}
