//! The window, and what draws pages without one.
//!
//! Pages read a borrowed [`context::ViewCtx`] and ask by [`command::Command`]; [`app::App`] carries them out.

pub mod app;
pub mod command;
pub mod context;
pub mod desk;
pub mod drawing;
pub mod keeper;
pub mod pages;
mod picture;
pub mod raster;
pub mod session;
pub mod shortcuts;
mod start;
pub mod tasks;
pub mod theirs;
pub mod theme;
pub mod widgets;

pub use picture::{Headless, picture};
pub use start::{StartError, run};
