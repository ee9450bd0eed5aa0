//! The key: the marks that were drawn, and only those.

use crate::chart::mark::{Look, mark};
use crate::chart::scale::{Axis, Scale};
use crate::chart::scene::{Item, Role};
use crate::chart::thin::{COLUMN, column_bar};
use crate::chart::trend::Entry;
use crate::figure::{Figure, Range};

/// A mark, by what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// A filled dot.
    Stated,
    /// A hollow dot with its whisker.
    About,
    /// A bar with two caps.
    Range,
    /// A fading bar with a solid cap.
    ClosedBound,
    /// A fading bar with a dashed cap.
    OpenBound,
    /// Hatched.
    Derived,
    /// A hollow dot with a point in it, or hatched.
    Doubtful,
    /// Crossed.
    Conflict,
    /// Columns without caps: claims that are too close together to be told apart.
    Crowded,
}

/// A sign of the key and the figure that is drawn for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sample {
    pub(super) sign: Sign,
    figure: Figure,
    look: Look,
}

/// How wide the sign of a dot and that of a bar is.
const DOT: f32 = 14.0;
const BAR: f32 = 30.0;

impl Sample {
    pub(super) fn width(self) -> f32 {
        if matches!(self.figure, Figure::Exactly(_)) { DOT } else { BAR }
    }

    /// Its shapes, from `left` on and around `middle`.
    pub(super) fn items(self, left: f32, middle: f32) -> Vec<Item> {
        if self.sign == Sign::Crowded {
            let ends = [(-3.0, 3.0), (-5.0, 5.0), (-2.0, 4.0), (-4.0, 2.0)];
            let column = |(at, (top, bottom)): (usize, (f32, f32))| {
                column_bar(left + COLUMN * at as f32, middle + top, middle + bottom)
            };
            return ends.into_iter().enumerate().map(column).collect();
        }
        let scale = Scale { low: 0.0, high: 100.0, start: left, end: left + self.width() };
        // Wide enough a band to be seen in a sign this small.
        let items = mark(self.figure, Range::RATE, 0.9, self.look, scale, Axis::Across, middle);
        let all_in_one = |it: Item| Item { role: Role::Series, ..it };
        if self.sign == Sign::Conflict { items } else { items.into_iter().map(all_in_one).collect() }
    }
}

/// The marks that were drawn, in the order of the key.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    samples: Vec<Sample>,
}

impl Seen {
    pub(super) fn samples(&self) -> impl Iterator<Item = Sample> {
        self.samples.iter().copied()
    }

    fn add(&mut self, sign: Sign, figure: Figure, look: Look) {
        if let Err(at) = self.samples.binary_search_by_key(&sign, |it| it.sign) {
            self.samples.insert(at, Sample { sign, figure, look });
        }
    }

    /// Claims were drawn as a column.
    pub(super) fn crowd(&mut self, disputed: bool) {
        self.add(Sign::Crowded, Figure::Between(20.0, 80.0), Look::default());
        if disputed {
            self.add(Sign::Conflict, Figure::Between(20.0, 80.0), Look { disputed: true, ..Look::default() });
        }
    }

    /// The mark of an entry was drawn.
    pub(super) fn mark(&mut self, entry: &Entry) {
        let Some((sign, figure)) = plain(entry.figure) else { return };
        let told = Look { derived: entry.look.derived, doubtful: entry.look.doubtful, ..Look::default() };
        // A dot that was worked out or is doubted has a shape of its own; a bar keeps its caps.
        if told == Look::default() || sign != Sign::Stated {
            self.add(sign, figure, Look::default());
        }
        if told.doubtful {
            self.add(Sign::Doubtful, figure, Look { doubtful: true, ..Look::default() });
        } else if told.derived && sign != Sign::About {
            self.add(Sign::Derived, figure, Look { derived: true, ..Look::default() });
        }
        if entry.look.disputed {
            // On the mark that it occurs on: no dot where only bounds conflict.
            self.add(Sign::Conflict, figure, Look { disputed: true, ..Look::default() });
        }
    }
}

/// The mark of a figure that is neither worked out nor doubted, and what is drawn for it.
fn plain(figure: Figure) -> Option<(Sign, Figure)> {
    Some(match figure {
        Figure::Exactly(_) => (Sign::Stated, Figure::Exactly(50.0)),
        Figure::About(_) => (Sign::About, Figure::About(50.0)),
        Figure::Between(..) => (Sign::Range, Figure::Between(20.0, 80.0)),
        Figure::AtLeast(_) => (Sign::ClosedBound, Figure::AtLeast(20.0)),
        Figure::AtMost(_) => (Sign::ClosedBound, Figure::AtMost(80.0)),
        Figure::MoreThan(_) => (Sign::OpenBound, Figure::MoreThan(20.0)),
        Figure::LessThan(_) => (Sign::OpenBound, Figure::LessThan(80.0)),
        Figure::Missing(_) => return None,
    })
}
