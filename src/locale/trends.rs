//! Texts of the page trends.
