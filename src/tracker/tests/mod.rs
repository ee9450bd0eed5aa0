//! Tests of the tracker.

mod base;
mod checks;
mod checks_days;
mod history;
mod laws;
mod merge;
mod pace;
mod pace_laws;
mod paste;
mod read;
mod touched;
mod write;

/// The normative sample.
pub(super) const SAMPLE: &str = include_str!("../../../tests/it/samples/tracker-small.ron");
/// A file with comments wherever there can be some.
pub(super) const COMMENTED: &str = include_str!("files/commented.ron");
/// A copy of the shipped file.
pub(super) const SHIPPED: &str = include_str!("../../../data/programmes.ron");
