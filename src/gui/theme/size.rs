//! Distances in points, on a grid of four wherever the eye compares them.

/// One step of the grid.
pub const GRID: f32 = 4.0;
/// Between the border of a card and what is in it.
pub const PAD_CARD: f32 = 16.0;
/// Between cards.
pub const GAP: f32 = 14.0;
/// Between the edge of the page and its cards.
pub const PAD_PAGE: f32 = 20.0;
/// Corners of cards, windows and menus.
pub const CORNER_CARD: u8 = 8;
/// Corners of buttons and fields.
pub const CORNER: u8 = 6;
/// Lines around and between things.
pub const HAIRLINE: f32 = 1.0;
/// The outline of what has the keyboard.
pub const FOCUS: f32 = 1.5;
/// Height of what can be clicked or typed into.
pub const CONTROL: f32 = 24.0;
/// Height of a row in a table.
pub const ROW: f32 = 32.0;
/// Sides of an icon.
pub const ICON: f32 = 18.0;

/// Type: plain text.
pub const TEXT: f32 = 13.0;
/// Type: what explains the text beside it.
pub const TEXT_SECONDARY: f32 = 12.0;
/// Type: the numbers on an axis.
pub const TEXT_AXIS: f32 = 11.0;
/// Type: the title of a page.
pub const TEXT_HEADING: f32 = 18.0;
/// Type: the one figure of a card.
pub const TEXT_HEADLINE: f32 = 32.0;
