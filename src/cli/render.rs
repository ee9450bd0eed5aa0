//! `render`: a page as a picture, without a display.

use super::args::Render;
use super::{Exit, Streams, input};
use std::io;

pub(super) fn run(args: &Render, to: &mut Streams<'_>) -> io::Result<Exit> {
    let language = args.lang.into();
    let text = match input::dataset(args.file.as_deref(), language, to)? {
        Ok(text) => text,
        Err(exit) => return Ok(exit),
    };
    if let Some(tracker) = &args.tracker
        && let Err(exit) = input::read(tracker, language, to)?
    {
        return Ok(exit);
    }
    draw(args, &text, to)
}

/// Draws the page and writes the picture.
fn draw(args: &Render, text: &str, to: &mut Streams<'_>) -> io::Result<Exit> {
    // To be `crate::gui::render(…)` behind `cfg(feature = "gui")`.
    let (page, (width, height), scale, theme) = (args.page, args.size, args.scale, args.theme);
    writeln!(
        to.err,
        "error: {page:?} ({width}x{height}, scale {scale}, {theme:?}, {} bytes of data) is not drawn, as this build has no \
         window: {}",
        text.len(),
        args.out.display()
    )?;
    Ok(Exit::Unusable)
}
