//! How the program looks: colours, sizes and type, and nothing about what is shown.

pub mod fonts;
