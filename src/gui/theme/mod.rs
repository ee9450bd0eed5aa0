//! How the program looks: colours, sizes and type, and nothing about what is shown.
//!
//! Colours are read from `assets/theme/*.ron` into [`Tokens`]; no other module names a colour. [`Tokens::apply`] tells
//! egui about them, so that a plain `ui.button(…)` already looks as it should.

pub mod fonts;
pub mod icons;
pub mod size;
mod style;
mod tokens;

pub use self::style::{AXIS, HEADLINE, MEDIUM, SECONDARY, STRONG, text_style, text_styles};
pub use self::tokens::Tokens;

#[cfg(test)]
mod pictures;
#[cfg(test)]
mod tests;
