//! Pieces that pages share.

mod card;
mod claim;
mod date_field;
mod marks;
mod scene;
mod text;

pub use card::{card, card_frame, heading};
pub use claim::claim_tip;
pub use date_field::DateField;
pub use marks::{key_of_marks, key_of_plot, mark_in, sparkline};
pub use scene::{paint, shapes};
pub use text::{link, secondary, strong, truncated};
