//! Tests of the library and of the window without a display.

mod data;
#[cfg(feature = "gui")]
mod page_tracker;
#[cfg(feature = "gui")]
mod pages;
#[cfg(all(feature = "gui", target_os = "linux"))]
mod window;
