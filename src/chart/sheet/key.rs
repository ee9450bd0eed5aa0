//! The key: the marks that occur, and only those.

use super::plot::Plot;
use crate::chart::mark::{Look, mark};
use crate::chart::scale::{Axis, Scale};
use crate::chart::scene::{Item, Role};
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
        let scale = Scale { low: 0.0, high: 100.0, start: left, end: left + self.width() };
        // Wide enough a band to be seen in a sign this small.
        let items = mark(self.figure, Range::RATE, 0.9, self.look, scale, Axis::Across, middle);
        let all_in_one = |it: Item| Item { role: Role::Series, ..it };
        if self.sign == Sign::Conflict { items } else { items.into_iter().map(all_in_one).collect() }
    }
}

/// The marks that occur in a plot, in the order of the key.
pub(super) fn samples(plot: &Plot) -> Vec<Sample> {
    let in_view = |day: f64| (plot.days.0..=plot.days.1).contains(&day);
    let mut found: Vec<Sample> = Vec::new();
    let mut add = |sign: Sign, figure: Figure, look: Look| {
        if !found.iter().any(|it| it.sign == sign) {
            found.push(Sample { sign, figure, look });
        }
    };
    let claims = plot.panels.iter().flat_map(|it| &it.curves).flat_map(|it| &it.entries);
    let implied = plot.panels.iter().flat_map(|it| &it.implied).map(|it| &it.entry);
    for entry in claims.chain(implied).filter(|it| in_view(it.day)) {
        let Some((sign, figure)) = plain(entry.figure) else { continue };
        let told = Look { derived: entry.look.derived, doubtful: entry.look.doubtful, ..Look::default() };
        let is_dot = sign == Sign::Stated;
        // A dot that was worked out or is doubted has a shape of its own; a bar keeps its caps.
        if told == Look::default() || !is_dot {
            add(sign, figure, Look::default());
        }
        if told.doubtful {
            add(Sign::Doubtful, figure, Look { doubtful: true, ..Look::default() });
        } else if told.derived && !matches!(sign, Sign::About) {
            add(Sign::Derived, figure, Look { derived: true, ..Look::default() });
        }
        if entry.look.disputed {
            add(Sign::Conflict, Figure::Exactly(50.0), Look { disputed: true, ..Look::default() });
        }
    }
    found.sort_by_key(|it| it.sign);
    found
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
