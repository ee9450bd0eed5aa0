//! Where the cards stand: three at the top, the others in two columns, all of them on one screen if they fit.

use super::board::Board;
use super::chains::{self, Chains};
use super::findings::{self, Findings};
use super::headlines;
use super::programmes::{self, Programmes};
use super::regions::{self, Regions};
use crate::gui::theme::size::GAP;
use egui::{Rect, pos2, vec2};

/// Below this width there is one column.
const TWO_COLUMNS: f32 = 700.0;

/// A card below those of the headlines.
#[derive(Clone, Copy)]
pub(super) enum Card<'b> {
    Regions(&'b Regions),
    Programmes(&'b Programmes),
    Chains(&'b Chains),
    Findings(&'b Findings),
}

impl Card<'_> {
    fn height(self, all_findings: bool) -> f32 {
        match self {
            Self::Regions(it) => regions::height(it),
            Self::Programmes(it) => programmes::height(it),
            Self::Chains(it) => chains::height(it),
            Self::Findings(it) => findings::height(it, all_findings),
        }
    }

    /// Whether more room lets it show more.
    fn grows(self) -> bool {
        matches!(self, Self::Programmes(_) | Self::Findings(_))
    }
}

/// The places of all cards, from the corner of the area up and to the left.
pub(super) struct Plan<'b> {
    pub(super) headlines: Vec<Rect>,
    pub(super) cards: Vec<(Card<'b>, Rect)>,
    pub(super) height: f32,
}

impl<'b> Plan<'b> {
    /// Places the cards of a board on an area of that width; rows are made higher where the room is more than needed.
    pub(super) fn of(board: &'b Board, width: f32, room: f32, all_findings: bool) -> Self {
        let columns = if width < TWO_COLUMNS { 1 } else { 2 };
        let mut y = 0.0;
        let across = if columns == 1 { 1 } else { board.headlines.len().max(1) };
        let height = headlines::height(&board.headlines);
        let mut top = Vec::new();
        for row in board.headlines.chunks(across) {
            top.extend(places(width, y, height, across).take(row.len()));
            y += height + GAP;
        }
        let cards: Vec<Card<'b>> = [
            board.regions.as_ref().map(Card::Regions),
            Some(Card::Programmes(&board.programmes)),
            board.chains.as_ref().map(Card::Chains),
            Some(Card::Findings(&board.findings)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let rows: Vec<&[Card<'b>]> = cards.chunks(columns).collect();
        let needed = |row: &[Card<'b>]| row.iter().map(|it| it.height(all_findings)).fold(0.0, f32::max);
        let heights: Vec<f32> = rows.iter().map(|it| needed(it)).collect();
        let total = y + heights.iter().map(|it| it + GAP).sum::<f32>() - GAP;
        let growing = rows.iter().filter(|row| row.iter().any(|it| it.grows())).count();
        let spare = if columns == 2 && growing > 0 { (room - total).max(0.0) / growing as f32 } else { 0.0 };
        let mut placed = Vec::new();
        for (row, height) in rows.iter().zip(heights) {
            let height = if row.iter().any(|it| it.grows()) { height + spare } else { height };
            placed.extend(row.iter().copied().zip(places(width, y, height, row.len())));
            y += height + GAP;
        }
        Self { headlines: top, cards: placed, height: (y - GAP).max(0.0) }
    }
}

/// Places side by side, all of one width.
fn places(width: f32, y: f32, height: f32, count: usize) -> impl Iterator<Item = Rect> {
    let each = (width - GAP * count.saturating_sub(1) as f32) / count.max(1) as f32;
    (0..count).map(move |at| Rect::from_min_size(pos2(at as f32 * (each + GAP), y), vec2(each, height)))
}
