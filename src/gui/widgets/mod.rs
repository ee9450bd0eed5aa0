//! Pieces that pages share.

mod card;
mod claim;
mod date_field;
<<<<<<< HEAD
mod known_chip;
=======
mod dialog;
>>>>>>> merge
mod marks;
mod scene;
mod sheet;
mod text;

pub use card::{card, card_frame, heading};
pub use claim::claim_tip;
pub use date_field::DateField;
<<<<<<< HEAD
pub use known_chip::known_chip;
=======
pub use dialog::{dialog, trailing};
>>>>>>> merge
pub use marks::{key_of_marks, mark_in, sparkline};
pub use scene::paint;
pub use sheet::{ink_color, paint_sheet, text_width};
pub use text::{link, secondary, strong, truncated};
