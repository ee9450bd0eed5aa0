//! `render`: a page as a picture, or the plot of Trends as a drawing, without a display.

use super::args::Render;
use super::{Exit, Streams};
use std::io;

/// Draws a page into a PNG file, or the plot of Trends into an SVG file.
#[cfg(feature = "gui")]
pub(super) fn run(args: &Render, to: &mut Streams<'_>) -> io::Result<Exit> {
    use super::{input, output, select};
    use crate::gui::Headless;
    use crate::locale::{export as words, import::failed};

    let language = args.lang.into();
    let out = args.out.display().to_string();
    let is_svg = args.out.extension().is_some_and(|it| it.eq_ignore_ascii_case("svg"));
    if is_svg && args.page != super::Page::Trends {
        writeln!(to.err, "{}", failed(words::ONLY_TRENDS.get(language), &out, language))?;
        return Ok(Exit::Unusable);
    }
    if [&args.file, &args.tracker].into_iter().flatten().any(|it| crate::disk::same_file(it, &args.out)) {
        writeln!(to.err, "{}", failed(words::OVER_INPUT.get(language), &out, language))?;
        return Ok(Exit::Unusable);
    }
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
        keeping: crate::gui::keeper::Keeping::default(),
        patience: std::time::Duration::ZERO,
        set_aside: None,
    };
    let mut headless = match Headless::open(options) {
        Ok(headless) => headless,
        Err(failure) => {
            let why = crate::locale::bracketed(words::NOT_OPENED.get(language), &failure, language);
            writeln!(to.err, "{}", failed(&why, &out, language))?;
            return Ok(Exit::Content);
        }
    };
    let which = super::args::Which { series: args.series.clone(), ..Default::default() };
    let series =
        if args.series.is_empty() { Ok(Vec::new()) } else { select::select(headless.store(), &which, language) };
    match series {
        Ok(series) => headless.choose(&series, args.as_known_on),
        Err(why) => {
            writeln!(to.err, "{}", failed(&why, &out, language))?;
            return Ok(Exit::Unusable);
        }
    }
    let (width, height) = args.size.unwrap_or(if is_svg { (1200, 700) } else { (1280, 800) });
    let (width, height) = (width as f32, height as f32);
    let bytes = if is_svg {
        headless.svg(width, height).map(String::into_bytes).ok_or_else(|| words::NOTHING_DRAWN.get(language).to_owned())
    } else {
        headless.page(width, height, args.scale).to_png().map_err(|error| words::no_png(&error.to_string(), language))
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(why) => {
            writeln!(to.err, "{}", failed(&why, &out, language))?;
            return Ok(Exit::Content);
        }
    };
    match output::write(&args.out, &bytes, language, to)? {
        Exit::Ok => input::tell_errors(headless.errors(), language, to),
        exit => Ok(exit),
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
