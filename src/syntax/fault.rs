//! What can be wrong with a file, as data: the words for it stand in `locale`.

use super::Span;

/// How much a problem costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The record was read; look at it all the same.
    Warning,
    /// The record, or the part of it, was left out.
    Error,
}

/// A step on the way from the top of a file to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into a field of a record.
    Field(String),
    /// Into an item of a list, from 0.
    Item(usize),
}

/// One thing that is wrong, where it stands, and how to get there.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong.
    pub fault: Fault,
    /// Where in the text.
    pub span: Span,
    /// The record it belongs to, from the top of the file.
    pub path: Vec<Step>,
}

/// The kinds of faults. The code of each is stable and documented in `data/README.md`.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "the fields are what the message names; locale says each in full")]
pub enum Fault {
    // The file as a whole.
    Empty,
    NotRon { found: String },
    NewerFormat { found: f64, supported: u32 },
    OtherKind { expected: FileKind },
    // The text.
    Unclosed { open: char, line: usize },
    WrongCloser { expected: char, found: char },
    ExpectedComma { found: String },
    ExpectedValue { found: String },
    ExpectedField { found: String },
    ExpectedColon { field: String },
    UnclosedString,
    BadEscape { found: String },
    BadNumber { text: String },
    ForeignMark { found: char, instead: char },
    TooDeep,
    TextBehindEnd,
    UnclosedComment,
    NotClosed { open: char, line: usize, before: String },
    NotOpened { before: String },
    // Records.
    UnknownField { found: String, known: Vec<&'static str>, nearest: Option<&'static str> },
    MissingField { field: &'static str },
    DuplicateField { field: String },
    WrongType { expected: Expected, found: &'static str },
    UnknownWord { found: String, known: Vec<&'static str>, nearest: Option<&'static str> },
    // Content.
    DuplicateId { id: String },
    UnknownId { what: &'static str, found: String, nearest: Option<String> },
    OwnParent { id: String },
    ReversedRange { low: f64, high: f64 },
    OutsideRange { value: f64, min: Option<f64>, max: Option<f64> },
    NotFinite { text: String },
    BadDate { text: String },
    EmptyPeriod { from: String, to: String },
    StatedBefore { on: String, stated: String },
    OutOfOrder { on: String, before: String },
    DuplicateSeries { key: String },
    EmptySeries,
    UnusedSource { id: String },
}

/// The two kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Metrics, series and claims.
    DataSet,
    /// Programmes.
    Tracker,
}

/// What should stand where something else was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the name of a shape; locale says it in full")]
pub enum Expected {
    Record,
    List,
    Text,
    Number,
    WholeNumber,
    TrueOrFalse,
    Word,
    Name,
    Figure,
    OneNumber,
    TwoNumbers,
    ReasonWhyMissing,
    Unit,
    Measure,
    Programme,
    Statement,
}

impl Fault {
    /// The stable code: E for errors, W for warnings.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "E001",
            Self::NotRon { .. } => "E002",
            Self::NewerFormat { .. } => "E003",
            Self::OtherKind { .. } => "E004",
            Self::Unclosed { .. } => "E101",
            Self::WrongCloser { .. } => "E102",
            Self::ExpectedComma { .. } => "E103",
            Self::ExpectedValue { .. } => "E104",
            Self::ExpectedField { .. } => "E105",
            Self::ExpectedColon { .. } => "E106",
            Self::UnclosedString => "E107",
            Self::BadEscape { .. } => "E108",
            Self::BadNumber { .. } => "E109",
            Self::ForeignMark { .. } => "E110",
            Self::TooDeep => "E111",
            Self::TextBehindEnd => "E112",
            Self::UnclosedComment => "E113",
            Self::NotClosed { .. } => "E114",
            Self::NotOpened { .. } => "E115",
            Self::UnknownField { .. } => "E201",
            Self::MissingField { .. } => "E202",
            Self::DuplicateField { .. } => "E203",
            Self::WrongType { .. } => "E204",
            Self::UnknownWord { .. } => "E205",
            Self::DuplicateId { .. } => "E301",
            Self::UnknownId { .. } => "E302",
            Self::OwnParent { .. } => "E303",
            Self::ReversedRange { .. } => "E304",
            Self::OutsideRange { .. } => "E305",
            Self::NotFinite { .. } => "E306",
            Self::BadDate { .. } => "E307",
            Self::EmptyPeriod { .. } => "E308",
            Self::StatedBefore { .. } => "W401",
            Self::OutOfOrder { .. } => "W402",
            Self::DuplicateSeries { .. } => "W403",
            Self::EmptySeries => "W404",
            Self::UnusedSource { .. } => "W405",
        }
    }

    /// Whether the notation is at fault, so that what is around it may not have been read as it was meant.
    pub fn is_syntax(&self) -> bool {
        self.code().starts_with("E1")
    }

    /// Whether it costs the record.
    pub fn severity(&self) -> Severity {
        if self.code().starts_with('W') { Severity::Warning } else { Severity::Error }
    }
}

/// Collects problems and knows where the reader stands.
#[derive(Debug, Default)]
pub struct Sink {
    /// What was found, in the order of reading.
    pub problems: Vec<Problem>,
    /// How many more were found than are kept.
    pub dropped: usize,
    path: Vec<Place>,
    muted: bool,
}

/// A step as the reader keeps it: names are those of the text, not copied before they are needed.
#[derive(Debug)]
enum Place {
    Field(Span),
    Item(usize),
}

/// More problems than this are counted, not kept: a text of noise must not fill the memory.
const KEPT: usize = 100_000;

impl Sink {
    /// Notes a problem at the place where the reader stands.
    pub fn report(&mut self, text: &str, span: Span, fault: Fault) {
        if self.muted {
            return;
        }
        if self.problems.len() >= KEPT {
            self.dropped += 1;
            return;
        }
        let path = self.path(text);
        self.problems.push(Problem { fault, span, path });
    }

    /// Notes a problem that was found before and could only now be judged.
    pub fn push(&mut self, problem: Problem) {
        if self.problems.len() >= KEPT {
            self.dropped += 1;
        } else {
            self.problems.push(problem);
        }
    }

    /// The way from the top of the file to where the reader stands.
    pub fn path(&self, text: &str) -> Vec<Step> {
        let step = |place: &Place| match place {
            Place::Field(name) => Step::Field(name.of(text).to_owned()),
            Place::Item(index) => Step::Item(*index),
        };
        self.path.iter().map(step).collect()
    }

    /// Whether the notation is at fault within a span that has just been read.
    pub fn is_damaged(&self, span: Span) -> bool {
        const RECENT: usize = 16;
        let within = |it: &Problem| it.fault.is_syntax() && span.start <= it.span.start && it.span.start <= span.end;
        self.problems.iter().rev().take(RECENT).any(within)
    }

    /// Whether there is an error at all.
    pub fn has_error(&self) -> bool {
        self.dropped > 0 || self.problems.iter().any(|it| it.fault.severity() == Severity::Error)
    }

    pub(super) fn mute(&mut self) {
        self.muted = true;
    }

    pub(super) fn is_muted(&self) -> bool {
        self.muted
    }

    /// The reader goes into a field, whose name stands there.
    pub fn enter_field(&mut self, name: Span) {
        self.path.push(Place::Field(name));
    }

    /// The reader goes into an item of a list, counted from 0.
    pub fn enter_item(&mut self, index: usize) {
        self.path.push(Place::Item(index));
    }

    /// The reader goes out of the field or item that it entered last.
    pub fn leave(&mut self) {
        self.path.pop();
    }
}

/// The known word nearest to one that was not found, if it is near enough to be what was meant.
pub fn nearest<'k>(found: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if found.len() > 64 {
        return None;
    }
    let lower = found.to_lowercase();
    let limit = (found.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|it| it.len().abs_diff(lower.len()) <= limit * 4)
        .map(|it| (distance(&lower, &it.to_lowercase()), it))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, it)| it)
}

/// How many letters to add, drop, change or swap with the next to get from one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            let change = above[j] + usize::from(x != y);
            row[j + 1] = change.min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_is_what_a_slip_of_the_hand_makes() {
        let known = ["id", "name", "note", "unit", "range", "published"];
        for (typed, meant) in [("nmae", Some("name")), ("Name", Some("name")), ("publised", Some("published"))] {
            assert_eq!(nearest(typed, known), meant);
        }
        for typed in ["", "ident", "colour", "x"] {
            assert_eq!(nearest(typed, known), None, "{typed}");
        }
        let pairs = [("", "abc", 3), ("abc", "abc", 0), ("abcd", "acbd", 1), ("口罩", "口罩机", 1), ("ab", "ba", 1)];
        for (a, b, apart) in pairs {
            assert_eq!((distance(a, b), distance(b, a)), (apart, apart), "{a} {b}");
        }
    }
}
