//! Pieces that pages share.

mod card;
mod claim;
mod date_field;
mod known_chip;
mod marks;
mod scene;
mod steps;
mod text;

pub use card::{card, card_frame, heading};
pub use claim::claim_tip;
pub use date_field::DateField;
pub use known_chip::known_chip;
pub use marks::{key_of_marks, mark_in, sparkline};
pub use scene::paint;
pub use steps::{ALL_MOVES, FIELD_MOVES, holds_arrows, step};
pub use text::{link, secondary, strong, truncated};
