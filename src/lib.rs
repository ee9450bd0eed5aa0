//! Follows how an economy gets back to work after a shutdown.
//!
//! The modules in reading order; each may use only those above it (`tests/it/layers.rs` holds them to it).

pub mod figure;

pub mod syntax;

pub mod dataset;

pub mod store;

pub mod tracker;

pub mod chart;

pub mod export;

pub mod disk;

pub mod locale;

#[cfg(feature = "gui")]
pub mod gui;

pub mod cli;
