//! Tests of the tracker.

mod history;
mod pace;
mod read;

/// The normative sample.
pub(super) const SAMPLE: &str = include_str!("files/tracker-small.ron");
/// A copy of the shipped file.
pub(super) const SHIPPED: &str = include_str!("files/programmes.ron");
