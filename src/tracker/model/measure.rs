//! What claims count.

use crate::figure::{Range, Unit};
use crate::syntax::Name;

/// What a claim's figure counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// Loans to firms so far, in yuan.
    Issued,
    /// Quota added on that day, in yuan.
    QuotaAdded,
    /// Firms that have borrowed so far.
    EnterprisesFunded,
    /// What the loans cost before any subsidy, in per cent.
    WeightedAverageRate,
    /// What the firm bears in the end, in per cent.
    ActualFinancingCost,
    /// Arrears identified, in yuan.
    Owed,
    /// Arrears paid since the programme began, in yuan.
    Cleared,
    /// Arrears paid since 1 January of that year, in yuan.
    ClearedThisYear,
    /// Arrears paid, undisputed ones only, in yuan.
    ClearedUndisputed,
    /// Arrears paid to SMEs, in yuan.
    ClearedToSmes,
    /// Arrears still owed, in yuan.
    Balance,
    /// Complaints handled so far.
    Complaints,
    /// What a measure has brought so far, in yuan.
    Amount,
    /// Firms that a measure has reached so far.
    Enterprises,
    /// The rate that a measure sets, in per cent.
    Rate,
    /// Anything else.
    Other {
        /// What it counts.
        name: Name,
        /// Its unit; never [`Unit::Other`].
        unit: Unit,
    },
}

impl Measure {
    /// All measures but [`Measure::Other`], as the file spells them, in the order in which they are offered.
    pub const ALL: [(&'static str, Self); 15] = [
        ("Issued", Self::Issued),
        ("QuotaAdded", Self::QuotaAdded),
        ("EnterprisesFunded", Self::EnterprisesFunded),
        ("WeightedAverageRate", Self::WeightedAverageRate),
        ("ActualFinancingCost", Self::ActualFinancingCost),
        ("Owed", Self::Owed),
        ("Cleared", Self::Cleared),
        ("ClearedThisYear", Self::ClearedThisYear),
        ("ClearedUndisputed", Self::ClearedUndisputed),
        ("ClearedToSmes", Self::ClearedToSmes),
        ("Balance", Self::Balance),
        ("Complaints", Self::Complaints),
        ("Amount", Self::Amount),
        ("Enterprises", Self::Enterprises),
        ("Rate", Self::Rate),
    ];

    /// The measure as the file spells it; `Other` for what has a name of its own.
    pub fn name(&self) -> &'static str {
        Self::ALL.iter().find(|(_, it)| it == self).map_or("Other", |(name, _)| name)
    }

    /// What it counts in.
    pub fn unit(&self) -> Unit {
        match self {
            Self::EnterprisesFunded | Self::Complaints | Self::Enterprises => Unit::Count,
            Self::WeightedAverageRate | Self::ActualFinancingCost | Self::Rate => Unit::Percent,
            Self::Other { unit, .. } => *unit,
            _ => Unit::Yuan,
        }
    }

    /// The values that there can be: nothing below zero. What a measure of one's own counts may be signed, unless it
    /// is a count.
    pub fn range(&self) -> Range {
        match self {
            Self::Other { unit, .. } if *unit != Unit::Count => Range::NONE,
            _ => Range::AMOUNT,
        }
    }

    /// Whether it is a total so far, which cannot fall. [`Measure::ClearedThisYear`] starts anew each year.
    pub fn is_cumulative(&self) -> bool {
        matches!(
            self,
            Self::Issued
                | Self::EnterprisesFunded
                | Self::Cleared
                | Self::ClearedThisYear
                | Self::ClearedUndisputed
                | Self::ClearedToSmes
                | Self::Complaints
                | Self::Amount
                | Self::Enterprises
        )
    }
}
