//! Changes of a text, collected and then made at once.

use super::value::Style;
use crate::syntax::Span;

/// Pieces to be put in the place of spans of a text.
pub(super) struct Splices<'t> {
    pub(super) text: &'t str,
    pub(super) style: &'t Style,
    pieces: Vec<(Span, String)>,
}

impl<'t> Splices<'t> {
    pub(super) fn new(text: &'t str, style: &'t Style) -> Self {
        Self { text, style, pieces: Vec::new() }
    }

    /// Changes of the same text that are kept apart.
    pub(super) fn apart(&self) -> Self {
        Self::new(self.text, self.style)
    }

    pub(super) fn replace(&mut self, span: Span, piece: String) {
        self.pieces.push((span, piece));
    }

    pub(super) fn insert(&mut self, at: usize, piece: String) {
        self.replace(Span::new(at, at), piece);
    }

    pub(super) fn delete(&mut self, span: Span) {
        if span.start < span.end {
            self.replace(span, String::new());
        }
    }

    /// Whether what is deleted or replaced takes in all of a span but white space.
    pub(super) fn empties(&self, span: Span) -> bool {
        let mut inside: Vec<Span> = self.pieces.iter().map(|it| it.0).filter(|it| it.end > it.start).collect();
        inside.retain(|it| it.start >= span.start && it.end <= span.end);
        inside.sort_unstable();
        let mut at = span.start;
        for piece in inside {
            if piece.start > at && !Span::new(at, piece.start).of(self.text).trim().is_empty() {
                return false;
            }
            at = at.max(piece.end);
        }
        Span::new(at, span.end).of(self.text).trim().is_empty()
    }

    /// A part of the text with the changes that lie in it. Pieces at one place come in the order in which they were
    /// put there, those that replace nothing first; deletions may overlap.
    pub(super) fn render(&self, part: Span) -> String {
        let mut pieces: Vec<&(Span, String)> =
            self.pieces.iter().filter(|it| it.0.start >= part.start && it.0.end <= part.end).collect();
        pieces.sort_by_key(|it| (it.0.start, it.0.end > it.0.start));
        let mut out = String::with_capacity(part.end.saturating_sub(part.start));
        let mut at = part.start;
        for (span, piece) in pieces {
            out += Span::new(at, span.start.max(at)).of(self.text);
            out += piece;
            at = at.max(span.end);
        }
        out + Span::new(at, part.end).of(self.text)
    }
}
