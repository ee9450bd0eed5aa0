//! What leaves the program as a file or by the clipboard: tables as CSV and TSV, drawings as SVG and PNG.
//!
//! Bytes only; where they go is for `disk`, and the words in them come in as arguments.

mod table;

pub use table::{Separator, table};
