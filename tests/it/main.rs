//! Tests of the library and of the window without a display.

mod data;
#[cfg(feature = "gui")]
mod page_trends;
#[cfg(feature = "gui")]
mod pages;
