//! Saves that keep comments, order and layout: the text that was read, with only what was edited changed in it.
//!
//! Rules, where there is a choice:
//! - A changed value is replaced in its place; within a name, only the language that changed.
//! - A new field stands behind the one that it follows in a file of ours, on a line of its own if that does, else on
//!   the same line. A removed field takes its comma, and its line with the comment behind it if it has one to itself.
//! - A record that is removed or moved takes along its lines, the comment behind it on its last line, and the comment
//!   lines directly above it. A blank line ends those, and so does a section rule (`// ---- loans ----`), which stays.
//! - A new record stands behind the one before it, on lines of its own if that one does, indented alike, with a blank
//!   line between if the list is written so.
//! - What could not be read stays as it is.
//! - Ids that the reader had to give are written with the first change.

mod align;
mod base;
mod container;
mod diff;
mod layout;
mod splice;
mod tree;
mod value;

pub(super) use align::staying;
pub use base::{Base, Draft};

use super::model::Document;
use super::read::{read, read_with_outline};
use crate::syntax::Span;
use splice::Splices;
use value::Style;

/// A text, written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Whether it reads back equal to the document. If not, which takes a base with faults in its brackets or commas, or
    /// a change of something that could not be read, save [`canonical`] instead, and say that comments and what could
    /// not be read are lost.
    pub faithful: bool,
}

/// Writes a document into the text that it was read from, or that was saved last. Of a base that is no tracker file
/// nothing is kept.
pub fn write(base: &str, document: &Document) -> Written {
    let text = rewrite(base, document);
    let faithful = read(&text).document == *document;
    Written { text, faithful }
}

/// What [`write()`] writes, not read back yet.
fn rewrite(base: &str, document: &Document) -> String {
    let (reading, place) = read_with_outline(base);
    if !reading.usable {
        return canonical(document);
    }
    if reading.document == *document {
        return base.to_owned();
    }
    let style = Style::of(base, &place);
    let mut splices = Splices::new(base, &style);
    diff::record(&place, &tree::document(&reading.document), &tree::document(document), &mut splices);
    splices.render(Span::new(0, base.len()))
}

/// Writes a new file, well formatted: records of programmes over several lines, others on one.
pub fn canonical(document: &Document) -> String {
    let style = Style::default();
    let mut text = tree::document(document).render(Some(""), &style);
    text.push('\n');
    text
}
