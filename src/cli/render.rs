//! `render`: a page as a picture, without a display.

use super::args::Render;
use super::{Exit, Streams};
use std::io;

/// Draws a page into a PNG file.
#[cfg(feature = "gui")]
pub(super) fn run(args: &Render, to: &mut Streams<'_>) -> io::Result<Exit> {
    use super::input;
    use crate::locale::problems::save_error;

    let language = args.lang.into();
    // Files that can't be read are told here, by name, rather than in the picture.
    for path in [&args.file, &args.tracker].into_iter().flatten() {
        if let Err(exit) = input::read(path, language, to)? {
            return Ok(exit);
        }
    }
    let options = crate::gui::app::Options {
        data: args.file.clone(),
        tracker: args.tracker.clone(),
        language: Some(language),
        system_language: language,
        theme: Some(args.theme.into()),
        page: Some(args.page.into()),
        today: jiff::Zoned::now().date(),
        native_dialogs: false,
        set_aside: None,
    };
    let (width, height) = args.size;
    let image = match crate::gui::picture(options, width as f32, height as f32, args.scale) {
        Ok(image) => image,
        Err(failure) => {
            writeln!(to.err, "error: {failure}")?;
            return Ok(Exit::Content);
        }
    };
    let png = match image.to_png() {
        Ok(png) => png,
        Err(error) => {
            writeln!(to.err, "error: the picture was not made: {error}: {}", args.out.display())?;
            return Ok(Exit::Unusable);
        }
    };
    match crate::disk::save(&args.out, &png, None) {
        Ok(_) => Ok(Exit::Ok),
        Err(error) => {
            writeln!(to.err, "error: {}: {}", save_error(&error, language), args.out.display())?;
            Ok(Exit::Unusable)
        }
    }
}

/// Says that this build draws no pages.
#[cfg(not(feature = "gui"))]
pub(super) fn run(args: &Render, to: &mut Streams<'_>) -> io::Result<Exit> {
    writeln!(
        to.err,
        "error: cannot draw the page: this build has none; build it with the feature `gui`: {}",
        args.out.display()
    )?;
    Ok(Exit::Unusable)
}
