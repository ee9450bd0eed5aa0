//! Programmes, their claims and milestones.

use super::{List, Measure};
use crate::figure::Figure;
use crate::syntax::{Name, Named, Standing};
use jiff::civil::Date;

/// A programme that is followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Unique in the file.
    pub id: String,
    /// What sort it is, with the fields of that sort.
    pub kind: Kind,
    /// What it is called.
    pub name: Name,
    /// Who runs it.
    pub agency: Option<Name>,
    /// Whether it runs, if known.
    pub status: Option<Status>,
    /// Its first day.
    pub opened: Option<Date>,
    /// Its last day.
    pub closes: Option<Date>,
    /// When it is to be done.
    pub deadline: Option<Date>,
    /// Who may take part; for arrears see [`Kind::Arrears`].
    pub scope: Option<Name>,
    /// A remark.
    pub note: Option<String>,
    /// What sources said, in the order of the file.
    pub claims: List<Claim>,
    /// Its steps, in the order of the file.
    pub milestones: List<Milestone>,
}

/// The sorts of programmes.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Money lent to firms.
    Loan {
        /// The ceiling that use is measured against, in yuan.
        quota: Option<Figure>,
        /// The highest rate allowed, in per cent.
        rate_cap: Option<Figure>,
        /// Who pays what part of the interest.
        subsidy: Option<Name>,
    },
    /// Debts to firms that are to be paid.
    Arrears {
        /// Who owes.
        owed_by: Option<Name>,
        /// Arrears identified, in yuan.
        owed: Option<Figure>,
        /// What may be left at the deadline, in yuan; zero if left out.
        target: Option<Figure>,
        /// Which arrears are meant; the file's `scope`.
        coverage: Option<Coverage>,
    },
    /// Anything else.
    Measure,
}

impl Kind {
    /// A loan programme of which nothing is known.
    pub const LOAN: Self = Self::Loan { quota: None, rate_cap: None, subsidy: None };
    /// An arrears programme of which nothing is known.
    pub const ARREARS: Self = Self::Arrears { owed_by: None, owed: None, target: None, coverage: None };
    /// The kinds as the file spells them.
    pub const NAMES: [&'static str; 3] = ["Loan", "Arrears", "Measure"];

    /// The kind as the file spells it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Loan { .. } => "Loan",
            Self::Arrears { .. } => "Arrears",
            Self::Measure => "Measure",
        }
    }
}

/// Which arrears a programme is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    /// All that were identified.
    All,
    /// Those that nobody disputes (无分歧欠款).
    Undisputed,
}

impl Coverage {
    /// Both, as the file spells them.
    pub const ALL: [(&'static str, Self); 2] = [("All", Self::All), ("Undisputed", Self::Undisputed)];

    /// The word as the file spells it.
    pub fn name(self) -> &'static str {
        if self == Self::All { "All" } else { "Undisputed" }
    }
}

/// Whether a programme runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Announced.
    Planned,
    /// Running.
    Active,
    /// Over.
    Closed,
    /// Given up.
    Cancelled,
}

impl Status {
    /// All, as the file spells them.
    pub const ALL: [(&'static str, Self); 4] = [
        ("Planned", Self::Planned),
        ("Active", Self::Active),
        ("Closed", Self::Closed),
        ("Cancelled", Self::Cancelled),
    ];

    /// The status as the file spells it.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, it)| *it == self).map_or("Active", |(name, _)| name)
    }
}

/// What one source says of one date.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The day it describes.
    pub on: Date,
    /// The day it was said.
    pub stated: Option<Date>,
    /// What it counts.
    pub measure: Measure,
    /// The figure, in the measure's unit.
    pub value: Figure,
    /// What it counts, if not the whole programme.
    pub scope: Option<Name>,
    /// The id of the source. Checked, but kept where there is no such source.
    pub source: Option<String>,
    /// The source's own words.
    pub quote: Option<String>,
    /// What the source says, in the file's words.
    pub gist: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// How firm it is.
    pub standing: Standing,
    /// Who entered it.
    pub by: Option<String>,
    /// When it was entered.
    pub entered: Option<Date>,
}

impl Claim {
    /// A claim of a date, a measure and a figure, with nothing else known.
    pub fn new(on: Date, measure: Measure, value: Figure) -> Self {
        Self {
            on,
            stated: None,
            measure,
            value,
            scope: None,
            source: None,
            quote: None,
            gist: None,
            note: None,
            standing: Standing::Firm,
            by: None,
            entered: None,
        }
    }
}

/// A step of a programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Milestone {
    /// When it is to happen. It or `done` is given.
    pub due: Option<Date>,
    /// When it happened.
    pub done: Option<Date>,
    /// What is to happen.
    pub text: Name,
    /// The id of the source.
    pub source: Option<String>,
    /// How firm it is.
    pub standing: Standing,
    /// What the source says, in the file's words.
    pub gist: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

impl Programme {
    /// A programme with an id, a kind and a name, with nothing else known.
    pub fn new(id: impl Into<String>, kind: Kind, name: Name) -> Self {
        Self {
            id: id.into(),
            kind,
            name,
            agency: None,
            status: None,
            opened: None,
            closes: None,
            deadline: None,
            scope: None,
            note: None,
            claims: List::default(),
            milestones: List::default(),
        }
    }

    /// The quota of a loan programme.
    pub fn quota(&self) -> Option<Figure> {
        if let Kind::Loan { quota, .. } = self.kind { quota } else { None }
    }

    /// What is owed, of an arrears programme.
    pub fn owed(&self) -> Option<Figure> {
        if let Kind::Arrears { owed, .. } = self.kind { owed } else { None }
    }

    /// Which arrears are meant, of an arrears programme.
    pub fn coverage(&self) -> Option<Coverage> {
        if let Kind::Arrears { coverage, .. } = self.kind { coverage } else { None }
    }
}

impl Named for Programme {
    fn id(&self) -> &str {
        &self.id
    }
}
