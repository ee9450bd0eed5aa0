//! Texts within a plot: each finds a place where it covers neither a mark nor another text, or stands elsewhere.

use super::text::Measure;
use super::{Anchor, Face, Frame, Ink, Label, Sheet, block};
use crate::chart::scene::Point;

/// How opaque the ground behind a text is: lines still show through.
const GROUND: f32 = 0.85;

/// What is taken within a plot.
pub(super) struct Places<'m> {
    frame: Frame,
    taken: Vec<Frame>,
    measure: &'m Measure<'m>,
}

impl<'m> Places<'m> {
    /// A plot in which marks stand at these places.
    pub(super) fn new(frame: Frame, marks: Vec<Frame>, measure: &'m Measure<'m>) -> Self {
        Self { frame, taken: marks, measure }
    }

    /// Writes a text at the first of these places that is free; says whether there was one.
    pub(super) fn write(
        &mut self,
        sheet: &mut Sheet,
        text: &str,
        (face, ink): (Face, Ink),
        places: &[(Point, Anchor)],
    ) -> bool {
        let width = (self.measure)(text, face);
        for (at, anchor) in places {
            let label = Label { text: text.to_owned(), at: *at, anchor: *anchor, face, ink };
            let frame = label.frame(width).grown(3.0, 1.0);
            if self.frame.holds(frame) && !self.taken.iter().any(|it| it.overlaps(frame)) {
                sheet.shapes(Ink::Ground, None, "", vec![block(frame, GROUND)]);
                sheet.text(text, *at, *anchor, face, ink);
                self.taken.push(frame);
                return true;
            }
        }
        false
    }
}
