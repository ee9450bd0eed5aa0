//! What leaves the program as a file or by the clipboard: tables as CSV and TSV, drawings as SVG and PNG.
//!
//! Bytes only; where they go is for `disk`, and the words in them come in as arguments.

mod claims;
mod svg;
mod table;

pub use claims::{COLUMNS, Change, Row, claims, remarks};
pub use svg::{Rgb, svg};
pub use table::{Separator, table};
