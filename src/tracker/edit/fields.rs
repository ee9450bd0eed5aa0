//! Each field of a record as a value to be put into it, and as a name.

use crate::figure::Figure;
use crate::syntax::{Name, Standing};
use crate::tracker::model::{Claim, Coverage, Kind, Measure, Milestone, Programme, Source, Status};
use jiff::civil::Date;

/// Whether a value is an option that is none.
fn empty(value: &dyn MaybeEmpty) -> bool {
    value.is_none()
}

/// Values of fields, some of which can be left out.
trait MaybeEmpty {
    fn is_none(&self) -> bool {
        false
    }
}

impl<T> MaybeEmpty for Option<T> {
    fn is_none(&self) -> bool {
        self.is_none()
    }
}

impl MaybeEmpty for String {}
impl MaybeEmpty for Name {}
impl MaybeEmpty for Date {}
impl MaybeEmpty for Figure {}
impl MaybeEmpty for Kind {}
impl MaybeEmpty for Measure {}
impl MaybeEmpty for Standing {}

/// Declares, for a record, an enum of values for its fields and an enum of the fields' names.
macro_rules! fields {
    ($(#[$about:meta])* $record:ty, $value:ident, $key:ident, [$($variant:ident($type:ty) $name:literal $what:literal
        |$it:ident| $place:expr;)*]) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        pub enum $value {
            $(#[doc = $what] $variant($type),)*
        }

        /// The fields by name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $key {
            $(#[doc = $what] $variant,)*
        }

        impl $key {
            /// All fields, in the order of a file of ours.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The field as the file spells it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The field's value in a record; `None` where the record is of a kind that has no such field.
            pub fn of(self, record: &$record) -> Option<$value> {
                // The places below are mutable, so a copy is looked into; records are small.
                let mut copy = record.clone();
                match self {
                    $(Self::$variant => {
                        let $it = &mut copy;
                        let place: Option<&mut $type> = $place;
                        place.map(|it| $value::$variant(it.clone()))
                    })*
                }
            }
        }

        impl $value {
            /// Which field it is a value of.
            pub fn key(&self) -> $key {
                match self { $(Self::$variant(_) => $key::$variant,)* }
            }

            /// Whether it leaves the field without a value.
            pub fn is_empty(&self) -> bool {
                match self { $(Self::$variant(it) => empty(it),)* }
            }

            /// Puts the value into a record and gives the one that was there; `None`, and nothing done, where the
            /// record is of a kind that has no such field.
            pub(in crate::tracker) fn swap(self, record: &mut $record) -> Option<Self> {
                match self {
                    $(Self::$variant(new) => {
                        let $it = record;
                        let place: Option<&mut $type> = $place;
                        place.map(|it| Self::$variant(std::mem::replace(it, new)))
                    })*
                }
            }
        }
    };
}

fields! {
    /// A value for a field of a programme. Lists are edited item by item.
    Programme, ProgrammeValue, ProgrammeField, [
        Id(String) "id" "Unique in the file." |it| Some(&mut it.id);
        Kind(Kind) "kind" "The kind, with its own fields." |it| Some(&mut it.kind);
        Name(Name) "name" "What it is called." |it| Some(&mut it.name);
        Agency(Option<Name>) "agency" "Who runs it." |it| Some(&mut it.agency);
        Status(Option<Status>) "status" "Whether it runs." |it| Some(&mut it.status);
        Opened(Option<Date>) "opened" "Its first day." |it| Some(&mut it.opened);
        Closes(Option<Date>) "closes" "Its last day." |it| Some(&mut it.closes);
        Deadline(Option<Date>) "deadline" "When it is to be done." |it| Some(&mut it.deadline);
        Scope(Option<Name>) "scope" "Who may take part; not for arrears." |it| match it.kind { Kind::Arrears { .. } => None, _ => Some(&mut it.scope) };
        Note(Option<String>) "note" "A remark." |it| Some(&mut it.note);
        Quota(Option<Figure>) "quota" "Loans: the ceiling, in yuan." |it| match &mut it.kind { Kind::Loan { quota, .. } => Some(quota), _ => None };
        RateCap(Option<Figure>) "rate_cap" "Loans: the highest rate, in per cent." |it| match &mut it.kind { Kind::Loan { rate_cap, .. } => Some(rate_cap), _ => None };
        Subsidy(Option<Name>) "subsidy" "Loans: who pays what part of the interest." |it| match &mut it.kind { Kind::Loan { subsidy, .. } => Some(subsidy), _ => None };
        OwedBy(Option<Name>) "owed_by" "Arrears: who owes." |it| match &mut it.kind { Kind::Arrears { owed_by, .. } => Some(owed_by), _ => None };
        Owed(Option<Figure>) "owed" "Arrears: identified, in yuan." |it| match &mut it.kind { Kind::Arrears { owed, .. } => Some(owed), _ => None };
        Target(Option<Figure>) "target" "Arrears: what may be left, in yuan." |it| match &mut it.kind { Kind::Arrears { target, .. } => Some(target), _ => None };
        Coverage(Option<Coverage>) "scope" "Arrears: which are meant." |it| match &mut it.kind { Kind::Arrears { coverage, .. } => Some(coverage), _ => None };
    ]
}

fields! {
    /// A value for a field of a claim.
    Claim, ClaimValue, ClaimField, [
        On(Date) "on" "The day it describes." |it| Some(&mut it.on);
        Stated(Option<Date>) "stated" "The day it was said." |it| Some(&mut it.stated);
        Measure(Measure) "measure" "What it counts." |it| Some(&mut it.measure);
        Value(Figure) "value" "The figure." |it| Some(&mut it.value);
        Scope(Option<Name>) "scope" "What it counts, if not the whole programme." |it| Some(&mut it.scope);
        Source(Option<String>) "source" "The id of the source." |it| Some(&mut it.source);
        Quote(Option<String>) "quote" "The source's own words." |it| Some(&mut it.quote);
        Gist(Option<String>) "gist" "What the source says, in the file's words." |it| Some(&mut it.gist);
        Note(Option<String>) "note" "A remark." |it| Some(&mut it.note);
        Standing(Standing) "standing" "How firm it is." |it| Some(&mut it.standing);
        By(Option<String>) "by" "Who entered it." |it| Some(&mut it.by);
        Entered(Option<Date>) "entered" "When it was entered." |it| Some(&mut it.entered);
    ]
}

fields! {
    /// A value for a field of a milestone.
    #[derive(Eq)]
    Milestone, MilestoneValue, MilestoneField, [
        Due(Option<Date>) "due" "When it is to happen." |it| Some(&mut it.due);
        Done(Option<Date>) "done" "When it happened." |it| Some(&mut it.done);
        Text(Name) "text" "What is to happen." |it| Some(&mut it.text);
        Source(Option<String>) "source" "The id of the source." |it| Some(&mut it.source);
        Standing(Standing) "standing" "How firm it is." |it| Some(&mut it.standing);
        Gist(Option<String>) "gist" "What the source says, in the file's words." |it| Some(&mut it.gist);
        Note(Option<String>) "note" "A remark." |it| Some(&mut it.note);
    ]
}

fields! {
    /// A value for a field of a source. The id is what others refer to: see [`super::Edit::rename_source`].
    #[derive(Eq)]
    Source, SourceValue, SourceField, [
        Title(Name) "title" "The title, as on the page." |it| Some(&mut it.title);
        Publisher(Option<Name>) "publisher" "Who publishes it." |it| Some(&mut it.publisher);
        Published(Option<Date>) "published" "When it was published." |it| Some(&mut it.published);
        Captured(Option<Date>) "captured" "When it was read." |it| Some(&mut it.captured);
        Url(Option<String>) "url" "Its address." |it| Some(&mut it.url);
        Language(Option<String>) "language" "Its language, as a code." |it| Some(&mut it.language);
        Note(Option<String>) "note" "A remark." |it| Some(&mut it.note);
    ]
}
