//! The window, and what draws pages without one.
