//! The arguments that there are.

use super::help;
use super::import::args::Import;
use crate::figure::Language;
use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// Follows how an economy gets back to work after a shutdown.
#[derive(Debug, Parser)]
#[command(name = "resumption-monitor", version, after_help = help::AFTER, args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) window: Window,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print what is wrong with files, and count what is in them
    #[command(after_help = help::CHECK)]
    Check(Check),
    /// Print the headline figures as text
    #[command(after_help = help::SUMMARY)]
    Summary(Summary),
    /// Show how typed figures are understood
    #[command(after_help = help::FIGURE)]
    Figure(Figures),
    /// Draw a page as PNG, or the plot of Trends as SVG, without a display
    #[command(after_help = help::RENDER)]
    Render(Render),
    /// Write claims as a table: CSV or TSV
    #[command(after_help = help::EXPORT)]
    Export(Export),
    /// Make a data set from a table
    #[command(after_help = help::IMPORT)]
    Import(Box<Import>),
}

/// The command that a word seems to mean; `None` for one that is not near any, and for one that is a command.
pub(super) fn near_command(word: &str) -> Option<&'static str> {
    const COMMANDS: [&str; 6] = ["check", "summary", "figure", "render", "export", "import"];
    let near = crate::syntax::nearest(word, COMMANDS)?;
    (near != word).then_some(near)
}

#[derive(Debug, clap::Args)]
pub(super) struct Window {
    /// The data set to open; the shipped one if left out
    pub(super) file: Option<PathBuf>,
    /// The tracker of programmes to open with it
    #[arg(long, value_name = "FILE")]
    pub(super) tracker: Option<PathBuf>,
    /// The language; the one used last if left out
    #[arg(long)]
    pub(super) lang: Option<Lang>,
    /// The colours; those used last if left out
    #[arg(long)]
    pub(super) theme: Option<Theme>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Data sets and trackers
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// How problems are printed
    #[arg(long, default_value = "text")]
    pub(super) format: Format,
    /// The language of the messages
    #[arg(long, default_value = "en")]
    pub(super) lang: Lang,
}

#[derive(Debug, clap::Args)]
pub(super) struct Summary {
    /// The data set; the shipped one if left out
    pub(super) file: Option<PathBuf>,
    /// Taken so that `./run` can pass on what it was given; text has no colours
    #[arg(long, hide = true)]
    theme: Option<Theme>,
    /// The tracker of programmes
    #[arg(long, value_name = "FILE")]
    pub(super) tracker: Option<PathBuf>,
    /// The language
    #[arg(long, default_value = "en")]
    pub(super) lang: Lang,
}

#[derive(Debug, clap::Args)]
pub(super) struct Figures {
    /// Figures as people write them
    #[arg(required = true, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) texts: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Render {
    /// The page
    pub(super) page: Page,
    /// The data set; the shipped one if left out
    pub(super) file: Option<PathBuf>,
    /// The picture to write; the plot of Trends as SVG where the name ends in .svg
    #[arg(short, long, value_name = "OUT.png|OUT.svg")]
    pub(super) out: PathBuf,
    /// The tracker of programmes
    #[arg(long, value_name = "FILE")]
    pub(super) tracker: Option<PathBuf>,
    /// Width and height in points; 1280x800 for a page, 1200x700 for the plot as SVG if left out
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub(super) size: Option<(u32, u32)>,
    /// Pixels a point of a PNG
    #[arg(long, default_value = "1", value_parser = scale)]
    pub(super) scale: f32,
    /// On Trends: series that have all these words in their names; more than once: any of them
    #[arg(long, value_name = "WORDS")]
    pub(super) series: Vec<String>,
    /// Only what was known on this day
    #[arg(long, value_name = "DATE")]
    pub(super) as_known_on: Option<Date>,
    /// The colours
    #[arg(long, default_value = "light")]
    pub(super) theme: Theme,
    /// The language
    #[arg(long, default_value = "en")]
    pub(super) lang: Lang,
}

/// Which series a command is about; all of them where nothing is said.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Which {
    /// Series that have all these words in their names; more than once: any of them
    #[arg(long, value_name = "WORDS")]
    pub(super) series: Vec<String>,
    /// Series of this metric, by id or name
    #[arg(long, value_name = "NAME")]
    pub(super) metric: Vec<String>,
    /// Series of this region
    #[arg(long, value_name = "NAME")]
    pub(super) region: Vec<String>,
    /// Series of this sector
    #[arg(long, value_name = "NAME")]
    pub(super) sector: Vec<String>,
    /// Series of this size class
    #[arg(long, value_name = "NAME")]
    pub(super) size: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// The data set; the shipped one if left out
    pub(super) file: Option<PathBuf>,
    /// The table to write, with tabs where the name ends in .tsv; - for standard output
    #[arg(short, long = "csv", visible_alias = "out", value_name = "OUT.csv")]
    pub(super) out: PathBuf,
    #[command(flatten)]
    pub(super) which: Which,
    /// Only claims that were known on this day
    #[arg(long, value_name = "DATE")]
    pub(super) as_known_on: Option<Date>,
    /// Title, filters, sources and key above the table, in lines that begin with #
    #[arg(long)]
    pub(super) notes: bool,
    /// Write over a file that is there
    #[arg(long)]
    pub(super) force: bool,
    /// The language of figures, names and messages
    #[arg(long, default_value = "en")]
    pub(super) lang: Lang,
}

/// How problems are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: with the line and a mark under what is wrong
    Text,
    /// For programs: one JSON object a line
    Json,
}

/// A language, as it is named in arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// English
    En,
    /// 中文
    Zh,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::En => Self::English,
            Lang::Zh => Self::Chinese,
        }
    }
}

/// The colours of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// Dark on light
    Light,
    /// Light on dark
    Dark,
    /// Black on white, as strong as it gets
    HighContrast,
    /// As the system has it
    System,
}

#[cfg(feature = "gui")]
impl From<Theme> for crate::gui::app::ThemeChoice {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
            Theme::HighContrast => Self::HighContrast,
            Theme::System => Self::System,
        }
    }
}

#[cfg(feature = "gui")]
impl From<Page> for crate::gui::pages::Page {
    fn from(page: Page) -> Self {
        match page {
            Page::Overview => Self::Overview,
            Page::Trends => Self::Trends,
            Page::Sectors => Self::Sectors,
            Page::Tracker => Self::Tracker,
            Page::Sources => Self::Sources,
            Page::Problems => Self::Problems,
        }
    }
}

/// The pages of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Page {
    /// Cards for the headline metrics
    Overview,
    /// Series as plots
    Trends,
    /// The table of sectors
    Sectors,
    /// Programmes
    Tracker,
    /// Where the claims come from
    Sources,
    /// What the reader found wrong
    Problems,
}

/// The largest side of a picture, in points.
const LARGEST_SIDE: u32 = 8192;

fn size(text: &str) -> Result<(u32, u32), String> {
    let sides = text.split_once(['x', 'X', '×']).and_then(|(w, h)| Some((w.parse().ok()?, h.parse().ok()?)));
    match sides {
        Some((w, h)) if (64..=LARGEST_SIDE).contains(&w) && (64..=LARGEST_SIDE).contains(&h) => Ok((w, h)),
        Some(_) => Err(format!("each side has to be from 64 to {LARGEST_SIDE}")),
        None => Err("write it as width x height, such as 1280x800".to_owned()),
    }
}

fn scale(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(scale) if (0.5..=4.0).contains(&scale) => Ok(scale),
        _ => Err("it has to be a number from 0.5 to 4".to_owned()),
    }
}
