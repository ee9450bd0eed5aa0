//! What a text says, as a tree.

use crate::syntax::span::Span;
use std::borrow::Cow;

/// A value of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'a> {
    /// Where it stands, without the white space and comments around it.
    pub span: Span,
    /// What it is.
    pub kind: Kind<'a>,
}

/// The kinds of values in the two file formats.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind<'a> {
    /// `"text"`, or raw: `r#"text"#`.
    Text(Cow<'a, str>),
    /// A number; finite.
    Number(f64),
    /// A word by itself: `Percent`, `true`.
    Word(&'a str),
    /// `(a: 1)` or `Name(a: 1)`.
    Record(Option<&'a str>, Vec<Field<'a>>),
    /// `(1, 2)` or `Name(1)`; `()` too.
    Tuple(Option<&'a str>, Vec<Node<'a>>),
    /// `[1, 2]`.
    List(Vec<Node<'a>>),
    /// Could not be read; that has been reported.
    Broken,
}

/// A field of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Field<'a> {
    /// Its name.
    pub name: &'a str,
    /// Where the name stands.
    pub name_span: Span,
    /// Its value.
    pub value: Node<'a>,
}

impl Node<'_> {
    /// What it is, as messages name it.
    pub fn what(&self) -> &'static str {
        match self.kind {
            Kind::Text(_) => "text",
            Kind::Number(_) => "number",
            Kind::Word(_) => "word",
            Kind::Record(..) => "record",
            Kind::Tuple(..) => "tuple",
            Kind::List(_) => "list",
            Kind::Broken => "broken",
        }
    }

    /// Whether it could not be read, which has then been reported.
    pub fn is_broken(&self) -> bool {
        matches!(self.kind, Kind::Broken)
    }
}
