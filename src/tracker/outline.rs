//! Where the records of a tracker file stand in its text, in step with the document that was read from it.

use crate::syntax::{Kind, Node, Span};

/// Something in a record or list: the bytes from its first to behind its last, without comma and comments.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldSpan<'a> {
    /// The field's name.
    pub(super) name: &'a str,
    /// From the name to the end of the value.
    pub(super) whole: Span,
    /// The value.
    pub(super) value: Span,
}

/// A record in the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Place<'a> {
    /// The whole record, with the word before its parenthesis.
    pub(super) span: Span,
    /// Its fields, known or not, in the order of the text.
    pub(super) fields: Vec<FieldSpan<'a>>,
    /// Fields that the text lacks, or has wrong, and the reader filled in.
    pub(super) assigned: Vec<&'static str>,
    /// Its lists of records.
    pub(super) lists: Vec<(&'static str, Listing<'a>)>,
}

/// A list in the text.
#[derive(Clone, Debug, Default)]
pub(super) struct Listing<'a> {
    /// With its brackets.
    pub(super) span: Span,
    /// All items, those that were left out, too.
    pub(super) all: Vec<Span>,
    /// The items that are in the document, each at the same index as there.
    pub(super) items: Vec<Place<'a>>,
}

impl<'a> Place<'a> {
    /// The place of a record node.
    pub(super) fn of(node: &Node<'a>) -> Self {
        let fields = match &node.kind {
            Kind::Record(_, fields) => fields.as_slice(),
            _ => &[],
        };
        let mut place = Self { span: node.span, ..Self::default() };
        for field in fields {
            place.add(field.name, field.name_span, field.value.span);
        }
        place
    }

    /// Adds a field, unless one of its name is known: the reader takes the first.
    pub(super) fn add(&mut self, name: &'a str, name_span: Span, value: Span) {
        if self.field(name).is_none() {
            self.fields.push(FieldSpan { name, whole: Span::new(name_span.start, value.end), value });
        }
    }

    /// The field with a name.
    pub(super) fn field(&self, name: &str) -> Option<FieldSpan<'a>> {
        self.fields.iter().find(|it| it.name == name).copied()
    }

    /// The list of records in the field with a name.
    pub(super) fn list(&self, name: &str) -> Option<&Listing<'a>> {
        self.lists.iter().find(|(it, _)| *it == name).map(|(_, list)| list)
    }
}
