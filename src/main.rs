//! Arguments in, exit code out.

use std::io::BufWriter;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Neither stream is locked: a panic in another thread must be able to say so.
    let mut out = BufWriter::new(std::io::stdout());
    resumption_monitor::cli::run(std::env::args_os(), &mut out, &mut std::io::stderr()).into()
}
