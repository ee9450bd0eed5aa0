//! Programmes as dated claims: model, reading, editing, pace, and saves that keep comments.

pub mod checks;
pub mod edit;
pub mod history;
pub mod merge;
pub mod model;
mod outline;
pub mod pace;
pub mod paste;
pub mod read;
pub mod write;

pub use checks::{Flag, FlagKind, check};
pub use edit::{Batch, Edit, EditError, Label};
pub use history::History;
pub use merge::{Merged, merge};
pub use model::{Claim, Coverage, Document, Kind, List, Measure, Milestone, Programme, Source, Status};
pub use pace::{Computed, Derived, Verdict, Why, compute};
pub use read::{Reading, read};
pub use write::{Base, Draft, Written, canonical, write};

#[cfg(test)]
mod tests;
