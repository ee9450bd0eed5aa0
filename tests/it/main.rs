//! Tests of the library and of the window without a display.

mod data;
mod layers;
#[cfg(feature = "gui")]
mod page_problems;
#[cfg(feature = "gui")]
mod page_sources;
#[cfg(feature = "gui")]
mod pages;
