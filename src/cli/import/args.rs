//! The arguments of `import`.

use crate::cli::args::Lang;
use std::path::PathBuf;

/// What stands first in a date that could be either of two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Import {
    /// The table: CSV, or with semicolons or tabs, in UTF-8
    #[arg(value_name = "FILE.csv")]
    pub(in crate::cli) file: PathBuf,
    /// The data set to write; - for standard output
    #[arg(short, long, value_name = "OUT.ron")]
    pub(in crate::cli) out: PathBuf,
    /// The title of the data set; the name of the file if left out
    #[arg(long)]
    pub(in crate::cli) title: Option<String>,
    /// The table is wide: this column has the dates, and each column that is nothing else has figures
    #[arg(long, value_name = "COLUMN")]
    pub(in crate::cli) wide: Option<String>,
    /// What a column is: COLUMN=FIELD, COLUMN=- for none, or in a wide table COLUMN=metric:NAME;region:NAME
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub(in crate::cli) map: Vec<String>,
    /// What the headings of the figures name in a wide table
    #[arg(long, value_name = "metric|region|sector|size")]
    pub(in crate::cli) headings: Option<String>,
    /// The metric of all rows
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) metric: Option<String>,
    /// The region of all rows
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) region: Option<String>,
    /// The sector of all rows
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) sector: Option<String>,
    /// The size class of all rows
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) size: Option<String>,
    /// The source of all rows
    #[arg(long, value_name = "TITLE")]
    pub(in crate::cli) source: Option<String>,
    /// The publisher of that source
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) publisher: Option<String>,
    /// Where that source can be read
    #[arg(long)]
    pub(in crate::cli) url: Option<String>,
    /// The unit of all metrics, or of one: as data files have it, such as Percent or Yuan, or a name of its own
    #[arg(long, value_name = "[METRIC=]UNIT")]
    pub(in crate::cli) unit: Vec<String>,
    /// The natural range of all metrics, or of one: 0..100, 0.. or ..100
    #[arg(long, value_name = "[METRIC=]LOW..HIGH", allow_hyphen_values = true)]
    pub(in crate::cli) range: Vec<String>,
    /// What stands in a cell that is meant to be empty, such as . or NA
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(in crate::cli) empty: Vec<String>,
    /// In a date such as 3/4/2020 the day stands first
    #[arg(long, conflicts_with = "month_first")]
    pub(in crate::cli) day_first: bool,
    /// In a date such as 3/4/2020 the month stands first
    #[arg(long)]
    pub(in crate::cli) month_first: bool,
    /// Write over a file that is there
    #[arg(long)]
    pub(in crate::cli) force: bool,
    /// The language of messages
    #[arg(long, default_value = "en")]
    pub(in crate::cli) lang: Lang,
}

impl Import {
    /// What holds for all rows of a field.
    pub(in crate::cli) fn constant(&self, field: &str) -> Option<&str> {
        let found = match field {
            "metric" => &self.metric,
            "region" => &self.region,
            "sector" => &self.sector,
            "size" => &self.size,
            "source" => &self.source,
            "publisher" => &self.publisher,
            "url" => &self.url,
            _ => &None,
        };
        found.as_deref().map(str::trim).filter(|it| !it.is_empty())
    }

    /// What stands first in a date such as 3/4/2020, where that is told.
    pub(super) fn order(&self) -> Option<Order> {
        match (self.day_first, self.month_first) {
            (true, _) => Some(Order::DayFirst),
            (_, true) => Some(Order::MonthFirst),
            _ => None,
        }
    }
}
