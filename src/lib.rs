//! Follows how an economy gets back to work after a shutdown.

#[cfg(feature = "gui")]
pub mod gui;
