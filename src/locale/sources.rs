//! Texts of the page sources.
