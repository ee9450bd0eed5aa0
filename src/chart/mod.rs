//! Drawings without a painter: scales, ticks, and the one grammar of marks.
//!
//! The plot, the table cells, the cards, the tooltips and the key all draw what [`mark()`] gives them. Roles stand
//! where colours would: a painter looks them up in its theme.

pub mod labels;
mod mark;
mod progress;
mod scale;
mod scene;
pub mod sheet;
mod thin;
mod trend;
mod wedge;

pub use labels::Label;
pub use mark::{Certainty, Look, MARK, mark};
pub use progress::progress;
pub use scale::{Axis, Ruler, Scale, date_ticks, fitting, ticks};
pub use scene::{Dash, Item, Point, Role, Shape};
pub use thin::{COLUMN, Column, Piece, column_bar};
pub use trend::{Entry, Join, Plane, date_at, day_number, joins};
pub use wedge::wedge;
