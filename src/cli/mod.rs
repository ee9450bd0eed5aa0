//! From the shell: arguments in, text and an exit code out.
//!
//! What a program may read goes to the first writer, messages go to the second. No command prints on its own or
//! ends the process, so that all of them run in tests, and more than once.

mod args;
mod check;
mod exit;
mod export;
mod figure;
mod help;
mod import;
mod input;
mod output;
mod render;
mod select;
mod summary;
mod window;

pub use args::{Page, Theme};
pub use exit::Exit;

use args::{Args, Command};
use clap::Parser as _;
use clap::error::ErrorKind;
use std::ffi::OsString;
use std::io::{self, Write};

/// Where a command writes.
pub(crate) struct Streams<'w> {
    out: &'w mut dyn Write,
    err: &'w mut dyn Write,
}

/// Runs the program with its arguments, the first of which is its own name.
pub fn run(args: impl IntoIterator<Item = OsString>, out: &mut dyn Write, err: &mut dyn Write) -> Exit {
    let mut streams = Streams { out, err };
    let done = dispatch(args, &mut streams).and_then(|exit| streams.out.flush().map(|()| exit));
    match done {
        Ok(exit) => exit,
        // Whoever reads has read enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Ok,
        Err(error) => {
            // Where errors can't be written either, the exit code has to say it.
            drop(writeln!(streams.err, "error: cannot write the output: {error}"));
            Exit::Unusable
        }
    }
}

fn dispatch(args: impl IntoIterator<Item = OsString>, to: &mut Streams<'_>) -> io::Result<Exit> {
    let args: Vec<OsString> = args.into_iter().collect();
    let parsed = match Args::try_parse_from(&args) {
        Ok(parsed) => parsed,
        Err(error) => return usage(&error, args.get(1), to),
    };
    match parsed.command {
        None => window::open(&parsed.window, to),
        Some(Command::Check(args)) => check::run(&args, to),
        Some(Command::Summary(args)) => summary::run(&args, to),
        Some(Command::Figure(args)) => figure::run(&args, to),
        Some(Command::Render(args)) => render::run(&args, to),
        Some(Command::Export(args)) => export::run(&args, to),
        Some(Command::Import(args)) => import::run(&args, to),
    }
}

/// Help and version, which were asked for, or what is wrong with the arguments.
fn usage(error: &clap::Error, first: Option<&OsString>, to: &mut Streams<'_>) -> io::Result<Exit> {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        write!(to.out, "{}", error.render())?;
        return Ok(Exit::Ok);
    }
    // `chek data.ron` is taken for a file and one too many; the command is what was meant.
    if let Some(near) = first.and_then(|it| it.to_str()).and_then(args::near_command) {
        write!(to.err, "{}", window::no_such_command(first.and_then(|it| it.to_str()).unwrap_or(""), near))?;
        return Ok(Exit::Unusable);
    }
    write!(to.err, "{}", error.render())?;
    Ok(Exit::Unusable)
}
