//! Tests of the library and of the window without a display.

mod broken;
mod cli;
mod data;
mod disk;
mod mutation;
