//! Texts of the page sectors.
