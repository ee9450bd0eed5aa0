//! Texts of the page overview.
