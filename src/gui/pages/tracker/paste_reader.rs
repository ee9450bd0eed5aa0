//! Pasted cells, read by the rules of typed ones.

use super::detail::At;
use super::reads::{self, Named};
use crate::figure::{Figure, Language, Refused, parse};
use crate::locale::{Text, dates, figures, tracker as text};
use crate::syntax::Standing;
use crate::tracker::edit::ClaimField as F;
use crate::tracker::paste::{Column, Reader};
use crate::tracker::{Claim, Measure};
use jiff::civil::Date;

/// Fields that a column can hold, in the order in which they are offered.
pub(super) const FIELDS: [F; 12] = [
    F::On,
    F::Measure,
    F::Value,
    F::Source,
    F::Stated,
    F::Standing,
    F::Scope,
    F::Quote,
    F::Gist,
    F::Note,
    F::By,
    F::Entered,
];

/// Other headings that people use.
const ALSO: [(F, &[&str]); 8] = [
    (F::On, &["day", "as of", "as-of date", "period", "时间", "截至", "数据日期"]),
    (F::Stated, &["published", "announced", "发布日期", "公布日"]),
    (F::Measure, &["indicator", "metric", "项目"]),
    (F::Value, &["number", "数字", "数额"]),
    (F::Source, &["from", "出处", "数据来源"]),
    (F::Quote, &["quotation", "wording"]),
    (F::Note, &["remark", "remarks", "comment", "comments", "notes", "说明"]),
    (F::By, &["who", "author", "填报人"]),
];

/// Reads cells for the programme that is shown.
pub(super) struct Cells<'c> {
    at: &'c At<'c>,
    known: Vec<Measure>,
}

impl<'c> Cells<'c> {
    pub(super) fn of(at: &'c At<'c>) -> Self {
        Self { at, known: reads::measures(at.programme) }
    }

    /// The measures that a column of figures can be of.
    pub(super) fn measures(&self) -> &[Measure] {
        &self.known
    }
}

fn in_either(name: Text, cell: &str) -> bool {
    [Language::English, Language::Chinese].iter().any(|it| same(name.get(*it), cell))
}

fn same(name: &str, cell: &str) -> bool {
    name.to_lowercase() == cell.to_lowercase()
}

impl Reader for Cells<'_> {
    fn heading(&self, cell: &str) -> Option<Column> {
        // A unit in brackets behind the name is no part of it.
        let cell = cell.split(['(', '（']).next().unwrap_or(cell).trim();
        let is_it = |it: &F| in_either(text::claim_field(*it), cell) || same(it.name(), cell);
        let also = || ALSO.iter().find(|it| it.1.iter().any(|it| same(it, cell))).map(|it| it.0);
        if let Some(field) = FIELDS.into_iter().find(is_it).or_else(also) {
            return Some(Column::Field(field));
        }
        match reads::measure(cell, &self.known) {
            Named::Known(measure) => Some(Column::Figures(measure)),
            Named::New(_) | Named::Nothing => None,
        }
    }

    fn date(&self, cell: &str) -> Result<Date, String> {
        dates::parse(cell, self.at.year).map_err(|why| dates::refused(&why, self.at.cx.language).to_owned())
    }

    fn measure(&self, cell: &str) -> Result<Measure, String> {
        match reads::measure(cell, &self.known) {
            Named::Known(measure) => Ok(measure),
            Named::New(near) => Err(reads::no_measure(&self.at.cx, near.as_ref())),
            Named::Nothing => Err(self.missing(F::Measure)),
        }
    }

    fn figure(&self, cell: &str, measure: Option<&Measure>) -> Result<Figure, String> {
        let language = self.at.cx.language;
        match measure {
            Some(it) => reads::figure(cell, it.unit(), it.range(), language),
            None => parse(cell, None).map_err(|why| figures::refused(&why, language)),
        }
    }

    fn source(&self, cell: &str) -> Result<String, String> {
        self.at.sources.id(cell, &self.at.cx.desk.document)
    }

    fn standing(&self, cell: &str) -> Result<Standing, String> {
        let is_it = |it: &&(&str, Standing)| in_either(text::standing(it.1), cell) || same(it.0, cell);
        let found = Standing::ALL.iter().find(is_it).map(|it| it.1);
        found.ok_or_else(|| self.at.cx.t(text::NO_SUCH_STANDING).to_owned())
    }

    fn missing(&self, field: F) -> String {
        let language = self.at.cx.language;
        match field {
            F::On => dates::refused(&dates::NoDate::Empty, language).to_owned(),
            F::Measure => text::MEASURE_NEEDED.get(language).to_owned(),
            _ => figures::refused(&Refused::Empty, language),
        }
    }
}

/// The claims as they are told about before they are taken.
pub(super) fn told(at: &At<'_>, claims: &[Claim]) -> String {
    let mut said: Vec<String> = claims.iter().take(3).map(|it| super::claims::spoken(at, it)).collect();
    if claims.len() > 3 {
        said.push("…".to_owned());
    }
    said.join(text::BETWEEN.get(at.cx.language))
}
