//! Small types that records of both formats share.

/// A name, a text or a label: in one language, or in English and Chinese.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// The English text; what was written where only one text is given.
    pub en: String,
    /// The Chinese text, where there is one of its own.
    pub zh: Option<String>,
}

impl Name {
    /// The same text in every language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { en: text.into(), zh: None }
    }

    /// The text in a language, or in the other where it has none.
    pub fn text(&self, language: crate::figure::Language) -> &str {
        match language {
            crate::figure::Language::English => &self.en,
            crate::figure::Language::Chinese => self.zh.as_deref().unwrap_or(&self.en),
        }
    }
}

/// Something with a stable id, for look-ups and suggestions.
pub trait Named {
    /// The id.
    fn id(&self) -> &str;
}

/// How firmly a claim stands, from the least to the most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// There is reason to think that it is wrong.
    Doubtful,
    /// Worked out from other figures, not stated.
    Derived,
    /// Preliminary, or from a source that passes on what others said.
    Provisional,
    /// As the source states it.
    #[default]
    Firm,
}

impl Standing {
    /// All of them, as the file formats spell them, the firmest first.
    pub const ALL: [(&'static str, Self); 4] = [
        ("Firm", Self::Firm),
        ("Provisional", Self::Provisional),
        ("Derived", Self::Derived),
        ("Doubtful", Self::Doubtful),
    ];

    /// The standing of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(it, _)| *it == name).map(|(_, it)| *it)
    }

    /// The standing as the file formats spell it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, it)| *it == self).map_or("Firm", |(name, _)| name)
    }
}

/// The name of a unit that is none of the known words.
pub type UnitName = Option<Name>;
