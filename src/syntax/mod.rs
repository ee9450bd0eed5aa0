//! RON text ⇄ trees with spans, and the problems found on the way.
//!
//! Parsing is total: whatever the text, there is a tree of what could be read and a list of [`Problem`]s with
//! their places. It serves the data set (large, read as a stream) and the tracker (small, edited in place), which
//! is why this does not stand in `dataset`. Serde is not used here: it stops at the first error, tells no path
//! and keeps no comments.

mod decode;
mod fault;
mod name;
mod parse;
mod quick;
mod quoted;
mod span;

pub use decode::{Fields, date_of};
pub use fault::{Expected, Fault, FileKind, Problem, Severity, Sink, Step, nearest};
pub use name::{Name, Named, Standing, UnitName};
pub use parse::{Deferred, Field, Kind, Node, Parser};
pub use quick::Quick;
pub use quoted::quoted;
pub use span::{LineIndex, Place, Span};
