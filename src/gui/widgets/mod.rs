//! Pieces that pages share.

mod card;
mod claim;
mod cut;
mod date_field;
mod dialog;
mod known_chip;
mod marks;
mod scene;
mod search;
mod sheet;
mod steps;
mod text;

pub use card::{card, card_frame, heading};
pub use claim::claim_tip;
pub use cut::cut_name;
pub use date_field::DateField;
pub use dialog::{dialog, dialog_room, in_dialog, scroll_over, trailing};
pub use known_chip::known_chip;
pub use marks::{Spark, key_of_marks, key_of_plot, mark_in};
pub use scene::{paint, shapes};
pub use search::{search_field, want_search};
pub use sheet::{ink_color, paint_sheet, text_width};
pub use steps::{ALL_MOVES, FIELD_MOVES, RowState, held, holds_arrows, place, pressed, rows_in, step};
pub use text::{edge_focus_ring, focus_ring, focus_ring_at, link, secondary, strong, truncated};
