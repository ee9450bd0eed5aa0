//! Texts of the page problems.
