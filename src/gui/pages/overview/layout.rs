//! Where the cards stand: three at the top, the others in two columns, all of them on one screen if they fit.

use super::board::Board;
use super::chains::{self, Chains};
use super::findings::{self, Findings};
use super::headlines;
use super::programmes::{self, Programmes};
use super::regions::Regions;
use super::regions_card;
use crate::gui::theme::size::GAP;
use egui::{Rect, Ui, pos2, vec2};

/// Below this width there is one column.
const TWO_COLUMNS: f32 = 700.0;

/// How much higher cards get that only become less dense.
const LOOSE: f32 = 40.0;

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
            Self::Regions(it) => regions_card::height(it),
            Self::Programmes(it) => programmes::height(it),
            Self::Chains(it) => chains::height(it),
            Self::Findings(it) => findings::height(it, all_findings),
        }
    }

    /// How high it can be before it has nothing more to show.
    fn most(self, all_findings: bool) -> f32 {
        match self {
            Self::Programmes(it) => programmes::height_of_all(it),
            Self::Findings(it) => findings::height_of_all(it),
            Self::Regions(_) | Self::Chains(_) => self.height(all_findings) + LOOSE,
        }
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
    pub(super) fn of(ui: &Ui, board: &'b Board, width: f32, room: f32, all_findings: bool) -> Self {
        let columns = if width < TWO_COLUMNS { 1 } else { 2 };
        let mut y = 0.0;
        let across = if columns == 1 { 1 } else { board.headlines.len().max(1) };
        let each = (width - GAP * (across - 1) as f32) / across as f32;
        let height = headlines::height(ui, &board.headlines, each);
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
        let tallest = |row: &[Card<'b>], of: &dyn Fn(Card<'b>) -> f32| row.iter().map(|it| of(*it)).fold(0.0, f32::max);
        let heights: Vec<f32> = rows.iter().map(|it| tallest(it, &|card| card.height(all_findings))).collect();
        let mut spare = (room - y - heights.iter().map(|it| it + GAP).sum::<f32>() + GAP).max(0.0);
        let mut placed = Vec::new();
        for (at, (row, height)) in rows.iter().zip(&heights).enumerate() {
            // Each row gets its part of what is to spare, as far as it has something to show there.
            let most = tallest(row, &|card| card.most(all_findings)) - height;
            let more = (spare / (rows.len() - at) as f32).min(most).max(0.0);
            spare -= more;
            placed.extend(row.iter().copied().zip(places(width, y, height + more, row.len())));
            y += height + more + GAP;
        }
        Self { headlines: top, cards: placed, height: (y - GAP).max(0.0) }
    }
}

/// Places side by side, all of one width.
fn places(width: f32, y: f32, height: f32, count: usize) -> impl Iterator<Item = Rect> {
    let each = (width - GAP * count.saturating_sub(1) as f32) / count.max(1) as f32;
    (0..count).map(move |at| Rect::from_min_size(pos2(at as f32 * (each + GAP), y), vec2(each, height)))
}
