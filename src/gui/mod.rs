//! The window, and what draws pages without one.

pub mod raster;
pub mod theme;
