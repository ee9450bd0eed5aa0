//! What a tracker file says: programmes as dated, qualified claims. Nothing here is computed.

mod list;
mod measure;
mod programme;

pub use list::List;
pub use measure::Measure;
pub use programme::{Claim, Coverage, Kind, Milestone, Programme, Status};

use crate::syntax::{Name, Named};
use jiff::civil::Date;

/// The currency of a file that names none.
pub const DEFAULT_CURRENCY: &str = "CNY";

/// A whole tracker file. Two are equal if the files say the same, whatever their comments and layout.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The title; empty if there is none.
    pub title: Name,
    /// What all money is in.
    pub currency: String,
    /// What the claims are taken from. Ids are unique.
    pub sources: Vec<Source>,
    /// The programmes, in the order in which they are shown. Ids are unique.
    pub programmes: Vec<Programme>,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            title: Name::default(),
            currency: DEFAULT_CURRENCY.to_owned(),
            sources: Vec::new(),
            programmes: Vec::new(),
        }
    }
}

/// A page that claims are taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// What claims refer to it by.
    pub id: String,
    /// The title, as on the page.
    pub title: Name,
    /// Who publishes it.
    pub publisher: Option<Name>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was read.
    pub captured: Option<Date>,
    /// Its address.
    pub url: Option<String>,
    /// Its language, as a code: `en`, `zh`.
    pub language: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl Named for Source {
    fn id(&self) -> &str {
        &self.id
    }
}

impl Document {
    /// The source with an id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|it| it.id == id)
    }

    /// Where the programme with an id stands.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.programmes.iter().position(|it| it.id == id)
    }

    /// An id for a new programme that no other has: the name in lower case with hyphens, or `programme-7` for a name
    /// that has no Latin letter.
    pub fn fresh_id(&self, name: &str) -> String {
        fresh(name, "programme", self.programmes.len() + 1, |id| self.position(id).is_some())
    }

    /// An id for a new programme that has no name of its own yet: its kind and a number, as `loan-3`.
    pub fn fresh_numbered_id(&self, kind: &Kind) -> String {
        let number = self.programmes.iter().filter(|it| it.kind.name() == kind.name()).count() + 1;
        fresh("", &kind.name().to_lowercase(), number, |id| self.position(id).is_some())
    }

    /// An id for a new source that no other has, made as for a programme.
    pub fn fresh_source_id(&self, title: &str) -> String {
        fresh(title, "source", self.sources.len() + 1, |id| self.source(id).is_some())
    }
}

/// A kebab-case id that is not `taken`; `word-number` where the text gives none.
pub(super) fn fresh(text: &str, word: &str, number: usize, taken: impl Fn(&str) -> bool) -> String {
    /// Longer ids are cut at a hyphen: they are typed by hand.
    const LONGEST: usize = 40;
    let mut id = String::new();
    for part in text.split(|it: char| !it.is_ascii_alphanumeric()).filter(|it| !it.is_empty()) {
        let hyphen = usize::from(!id.is_empty());
        if id.len() + hyphen + part.len() > LONGEST && !id.is_empty() {
            break;
        }
        if hyphen == 1 {
            id.push('-');
        }
        id.extend(part.chars().take(LONGEST).map(|it| it.to_ascii_lowercase()));
    }
    let named = id.bytes().any(|it| it.is_ascii_alphabetic());
    if named && !taken(&id) {
        return id;
    }
    let (stem, mut number) = if named { (id.as_str(), 2) } else { (word, number) };
    loop {
        let id = format!("{stem}-{number}");
        if !taken(&id) {
            return id;
        }
        number += 1;
    }
}
