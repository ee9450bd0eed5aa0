//! Exit codes.

use std::process::ExitCode;

/// What the program tells the shell; the numbers are part of the interface and stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: done. Warnings do not change that.
    Ok,
    /// 1: the content of a file, or a figure, has errors.
    Content,
    /// 2: a file could not be read or written, or the arguments are wrong.
    Unusable,
    /// 3: there is no display to open the window on.
    NoDisplay,
}

impl Exit {
    /// The number.
    pub fn code(self) -> u8 {
        match self {
            Self::Ok => 0,
            Self::Content => 1,
            Self::Unusable => 2,
            Self::NoDisplay => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
