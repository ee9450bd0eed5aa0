//! Names of the marks, for the key and for screen readers.

pub use super::claims::{CONFLICT, DERIVED, DOUBTFUL};

use super::{Text, text};

/// A filled dot.
pub const STATED: Text = text("stated", "公布值");
/// A hollow dot.
pub const ABOUT: Text = text("about", "约数");
/// A bar with two caps.
pub const RANGE: Text = text("range", "区间");
/// A fading bar with a solid cap.
pub const CLOSED_BOUND: Text = text("at least, at most", "至少、至多");
/// A fading bar with a dashed cap.
pub const OPEN_BOUND: Text = text("more than, less than", "超过、不到");
/// Two ends of lines, and nothing between.
pub const GAP: Text = text("gap", "空缺");
/// Columns without caps, where one can't zoom in.
pub const CROWDED_SHEET: Text = text("many claims: from the least to the greatest", "数据密集：自最小至最大");
/// Columns without caps.
pub const CROWDED: Text = text("many claims: zoom in", "数据密集：请放大");
