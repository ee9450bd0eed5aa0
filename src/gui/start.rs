//! Opens the window.

use super::app::{App, Options};
use super::theme::icons;
use crate::disk::LoadError;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How often files that are open are looked after: a change is told of within two seconds.
const WATCH: Duration = Duration::from_millis(500);

/// Why there is no window, in the words of the system.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct StartError(String);

/// Opens the window and stays until it is closed.
///
/// # Errors
/// Where the window can't be opened. A dependency's panic on the way there, as for a library that is missing, is an
/// error, too; one after it is a panic.
pub fn run(mut options: Options) -> Result<(), StartError> {
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("resumption-monitor")
        .with_title("Resumption Monitor")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([800.0, 600.0])
        .with_icon(icons::window_icon());
    let settings = crate::disk::folders().map(|it| it.config.join("settings.ron"));
    options.set_aside = settings.as_deref().and_then(set_damaged_aside);
    let native = eframe::NativeOptions { viewport, persistence_path: settings, ..Default::default() };
    let opened = Arc::new(AtomicBool::new(false));
    let said = quiet_until(&opened);
    let open = AssertUnwindSafe(|| {
        let opened = Arc::clone(&opened);
        eframe::run_native(
            "resumption-monitor",
            native,
            Box::new(move |cc| {
                opened.store(true, Ordering::Relaxed);
                Ok(Box::new(App::new(&cc.egui_ctx, cc.storage, options).watching(&cc.egui_ctx, WATCH)))
            }),
        )
    });
    match panic::catch_unwind(open) {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(StartError(reason(&error.to_string()).to_owned())),
        Err(cause) if opened.load(Ordering::Relaxed) => panic::resume_unwind(cause),
        Err(_) => Err(StartError(said.lock().unwrap_or_else(PoisonError::into_inner).clone())),
    }
}

/// Puts settings that can't be read where they are not written over; where that is, or nothing where all is well.
fn set_damaged_aside(settings: &Path) -> Option<PathBuf> {
    let text = match crate::disk::load(settings, &mut |_, _| ControlFlow::Continue(())) {
        Ok(loaded) => loaded.text,
        Err(LoadError::NotFound) => return None,
        Err(_) => String::new(),
    };
    let is_well = ron::from_str::<BTreeMap<String, String>>(&text).is_ok_and(|it| App::can_read_settings(&it));
    if is_well { None } else { crate::disk::set_aside(settings).ok() }
}

/// What the system says, without the place in the source of a dependency where it says it.
fn reason(error: &str) -> &str {
    let behind = error.split_once("os error at ").and_then(|(_, rest)| rest.split_once(": "));
    behind.map_or(error, |(_, why)| why)
}

/// Keeps what a panic says to itself until the window is open; the text is what it said.
fn quiet_until(opened: &Arc<AtomicBool>) -> Arc<Mutex<String>> {
    let said = Arc::new(Mutex::new(String::new()));
    let (opened, kept) = (Arc::clone(opened), Arc::clone(&said));
    let loud = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if opened.load(Ordering::Relaxed) {
            loud(info);
        } else {
            let text = info.payload_as_str().unwrap_or("the windowing system failed");
            // A message for one line: the first sentence says which library it is.
            let line = text.lines().next().unwrap_or_default();
            line.clone_into(&mut kept.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }));
    said
}
