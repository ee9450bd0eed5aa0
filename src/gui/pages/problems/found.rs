//! All that was found, in order: errors, warnings, findings of the checks.

use super::record;
use crate::dataset::Claim;
use crate::figure::Language;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::locale::claims::sentence;
use crate::locale::{self, problems, problems_page as text};
use crate::store::fold;
use crate::syntax::{LineIndex, Problem, Severity};
use crate::tracker::Flag;
use jiff::civil::Date;
use std::path::Path;
use std::sync::Arc;

/// How much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    /// The record was left out.
    Error,
    /// The record was read.
    Warning,
    /// The file is fine; what it says does not fit together.
    Finding,
}

impl Class {
    pub(super) const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Finding];
}

/// One thing that was found, by its place in what found it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Item {
    /// A problem of the data set's file.
    Data(usize),
    /// A problem of the tracker's file.
    Tracker(usize),
    /// A conflict of the data set.
    Conflict(usize),
    /// A flag of the tracker.
    Flag(usize),
}

/// A problem of a file, with that file.
#[derive(Clone, Debug)]
pub(super) struct InFile<'a> {
    pub(super) problem: &'a Problem,
    pub(super) text: &'a str,
    pub(super) lines: &'a LineIndex,
    pub(super) file: String,
}

impl InFile<'_> {
    /// `file:line:column`.
    pub(super) fn place(&self) -> String {
        let at = self.lines.place(self.text, self.problem.span.start);
        format!("{}:{}:{}", self.file, at.line, at.column)
    }

    /// As the shell prints it.
    fn print(&self, language: Language) -> String {
        problems::print(self.problem, self.text, self.lines, &self.file, language)
    }
}

/// What it was found in, and as known on which day.
type Made = (u64, u64, Arc<Vec<Problem>>, Option<Date>);

/// Everything that was found in the files as they are.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What it was found in.
    made: Option<Made>,
    items: Vec<Item>,
    flags: Vec<Flag>,
    /// How many there are of each class.
    counts: [usize; 3],
    /// How many claims were known only after the day of knowledge.
    later: usize,
}

impl Found {
    /// Collects anew where a file has changed. Says whether it did.
    pub(super) fn refresh(&mut self, cx: &ViewCtx<'_>) -> bool {
        let (generation, revision) = (cx.session.generation, cx.desk.history.revision());
        let is_made = |(a, b, problems, day): &Made| {
            *a == generation && *b == revision && Arc::ptr_eq(problems, &cx.desk.problems) && *day == cx.as_known_on
        };
        if self.made.as_ref().is_some_and(is_made) {
            return false;
        }
        self.made = Some((generation, revision, Arc::clone(&cx.desk.problems), cx.as_known_on));
        self.flags = cx.flags();
        self.later = cx.store.count_later(cx.as_known_on);
        self.items.clear();
        for severity in [Severity::Error, Severity::Warning] {
            let of = |problems: &[Problem], item: fn(usize) -> Item| -> Vec<Item> {
                let places = problems.iter().enumerate().filter(|(_, it)| it.fault.severity() == severity);
                places.map(|(at, _)| item(at)).collect()
            };
            self.items.extend(of(&cx.session.problems, Item::Data));
            self.items.extend(of(&cx.desk.problems, Item::Tracker));
            self.counts[usize::from(severity == Severity::Warning)] = self.items.len();
        }
        self.counts[1] -= self.counts[0];
        let conflicts = cx.store.conflicts().iter().enumerate();
        let known = conflicts.filter(|(_, it)| cx.store.known_conflict(it, cx.as_known_on).is_some());
        self.items.extend(known.map(|(at, _)| Item::Conflict(at)));
        self.items.extend((0..self.flags.len()).map(Item::Flag));
        self.counts[2] = self.items.len() - self.counts[0] - self.counts[1];
        true
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.items
    }

    /// How many there are of a class.
    pub(super) fn count(&self, class: Class) -> usize {
        self.counts[class as usize]
    }

    /// How many claims were known only after the day of knowledge, so that their conflicts are left out.
    pub(super) fn later(&self) -> usize {
        self.later
    }

    /// How many findings there are of each kind: "3 conflicts, 1 check".
    pub(super) fn kinds(&self, language: Language) -> String {
        let checks = self.flags.len();
        text::kinds(self.count(Class::Finding).saturating_sub(checks), checks, language)
    }

    /// What the claims of a finding say, one a line.
    pub(super) fn sentences(&self, cx: &ViewCtx<'_>, item: Item) -> Vec<String> {
        match item {
            Item::Conflict(at) => claims(cx, at).iter().take(NAMED).map(|it| sentence_of(cx, it)).collect(),
            Item::Flag(at) => {
                let flag = self.flags.get(at);
                let programme = flag.and_then(|it| cx.desk.document.programmes.get(it.programme));
                let claim = flag.zip(programme).and_then(|(flag, it)| it.claims.get(flag.claim?));
                claim.and_then(|it| sentence(it.quote.as_deref(), it.gist.as_deref())).into_iter().collect()
            }
            Item::Data(_) | Item::Tracker(_) => Vec::new(),
        }
    }

    /// The problem of a file that an item is; none for a finding.
    pub(super) fn in_file<'a>(cx: &ViewCtx<'a>, item: Item) -> Option<InFile<'a>> {
        match item {
            Item::Data(at) => Some(InFile {
                problem: cx.session.problems.get(at)?,
                text: &cx.session.text,
                lines: &cx.session.lines,
                file: name(cx.session.path.as_deref(), cx.t(locale::shell::SHIPPED_DATA)),
            }),
            Item::Tracker(at) => Some(InFile {
                problem: cx.desk.problems.get(at)?,
                text: &cx.desk.text,
                lines: &cx.desk.lines,
                file: name(cx.desk.path.as_deref(), cx.t(locale::shell::SHIPPED_TRACKER)),
            }),
            Item::Conflict(_) | Item::Flag(_) => None,
        }
    }

    /// The class of an item.
    pub(super) fn class(cx: &ViewCtx<'_>, item: Item) -> Class {
        let severity = |problems: &[Problem], at: usize| match problems.get(at).map(|it| it.fault.severity()) {
            Some(Severity::Warning) => Class::Warning,
            _ => Class::Error,
        };
        match item {
            Item::Data(at) => severity(&cx.session.problems, at),
            Item::Tracker(at) => severity(&cx.desk.problems, at),
            Item::Conflict(_) | Item::Flag(_) => Class::Finding,
        }
    }

    /// What is wrong, in a sentence.
    pub(super) fn message(&self, cx: &ViewCtx<'_>, item: Item) -> String {
        let of = |problem: Option<&Problem>| problem.map(|it| capitalised(problems::message(&it.fault, cx.language)));
        match item {
            Item::Data(at) => of(cx.session.problems.get(at)).unwrap_or_default(),
            Item::Tracker(at) => of(cx.desk.problems.get(at)).unwrap_or_default(),
            Item::Conflict(at) => conflict(cx, at),
            Item::Flag(at) => {
                self.flags.get(at).map_or_else(String::new, |it| text::flag(it, &cx.desk.document, cx.language))
            }
        }
    }

    /// The stable code of a problem in a file, or a word for the kind of finding.
    pub(super) fn code(cx: &ViewCtx<'_>, item: Item) -> &'static str {
        match item {
            Item::Data(at) => cx.session.problems.get(at).map_or("", |it| it.fault.code()),
            Item::Tracker(at) => cx.desk.problems.get(at).map_or("", |it| it.fault.code()),
            Item::Conflict(_) | Item::Flag(_) => "",
        }
    }

    /// How much it matters, in a word.
    pub(super) fn word(cx: &ViewCtx<'_>, item: Item) -> &'static str {
        match (item, Self::class(cx, item)) {
            (Item::Conflict(_), _) => cx.t(text::CONFLICT),
            (Item::Flag(_), _) => cx.t(text::FLAG),
            (_, Class::Warning) => problems::severity(Severity::Warning, cx.language),
            _ => problems::severity(Severity::Error, cx.language),
        }
    }

    /// The record that a problem of a file belongs to, in words.
    pub(super) fn path(cx: &ViewCtx<'_>, item: Item) -> String {
        let problem = match item {
            Item::Data(at) => cx.session.problems.get(at),
            Item::Tracker(at) => cx.desk.problems.get(at),
            Item::Conflict(_) | Item::Flag(_) => None,
        };
        problem.map_or_else(String::new, |it| problems::place(&it.path, cx.language))
    }

    /// Where the record of an item is shown; for a fault of a file, a look into its text.
    pub(super) fn command(&self, cx: &ViewCtx<'_>, item: Item) -> Option<Command> {
        match item {
            Item::Conflict(at) => cx.store.conflicts().get(at).map(|it| Command::ShowSeries(it.series)),
            Item::Flag(at) => {
                let flag = self.flags.get(at)?;
                let programme = cx.desk.document.programmes.get(flag.programme)?;
                Some(Command::ShowProgramme(programme.id.clone()))
            }
            Item::Data(at) => record::in_data(cx, &cx.session.text, cx.session.problems.get(at)?),
            Item::Tracker(at) => record::in_tracker(cx, &cx.desk.text, cx.desk.problems.get(at)?),
        }
    }

    /// Whether all words, which are folded, occur in what is said of an item.
    pub(super) fn has_words(&self, cx: &ViewCtx<'_>, item: Item, words: &[&str]) -> bool {
        let said = [self.message(cx, item), Self::path(cx, item), Self::code(cx, item).to_owned()].join("\n");
        let place = || Self::in_file(cx, item).map_or_else(String::new, |it| it.place());
        let said = fold(&said);
        let mut missing = words.iter().filter(|it| !said.contains(**it)).peekable();
        if missing.peek().is_none() {
            return true;
        }
        let place = fold(&place());
        missing.all(|it| place.contains(it) || fold(Self::word(cx, item)).contains(it))
    }

    /// An item as it is copied.
    pub(super) fn print(&self, cx: &ViewCtx<'_>, item: Item) -> String {
        match Self::in_file(cx, item) {
            Some(it) => it.print(cx.language),
            None => locale::labelled(Self::word(cx, item), &self.message(cx, item), cx.language) + "\n",
        }
    }
}

fn name(path: Option<&Path>, shipped: &str) -> String {
    path.and_then(Path::file_name).map_or_else(|| shipped.to_owned(), |it| it.to_string_lossy().into_owned())
}

/// A message of the shell, which stands behind a colon there, as a sentence of its own.
fn capitalised(message: String) -> String {
    let mut characters = message.chars();
    match characters.next().filter(char::is_ascii_lowercase) {
        Some(first) => format!("{}{}", first.to_ascii_uppercase(), characters.as_str()),
        None => message,
    }
}

/// More claims than this are not named in one sentence.
const NAMED: usize = 4;

/// The claims of a conflict that were known on the day.
fn claims<'a>(cx: &ViewCtx<'a>, at: usize) -> Vec<Claim<'a>> {
    let conflict = cx.store.conflicts().get(at);
    conflict.and_then(|it| cx.store.known_conflict(it, cx.as_known_on)).unwrap_or_default()
}

/// A claim with who said it and the sentence: "76 % (Caixin): Of SMEs, …".
fn sentence_of(cx: &ViewCtx<'_>, claim: &Claim<'_>) -> String {
    let said = locale::bracketed(&cx.brief(claim.series, claim.figure), cx.publisher(claim), cx.language);
    match locale::claims::sentence_of(claim.words) {
        Some(words) => locale::labelled(&said, &words, cx.language),
        None => said,
    }
}

fn conflict(cx: &ViewCtx<'_>, at: usize) -> String {
    let Some(conflict) = cx.store.conflicts().get(at) else { return String::new() };
    let claims = claims(cx, at);
    let said = claims.iter().take(NAMED).map(|it| {
        let figure = cx.brief(it.series, it.figure);
        locale::bracketed(&figure, cx.publisher(it), cx.language)
    });
    let mut figures: Vec<String> = said.collect();
    if claims.len() > NAMED {
        figures.push("…".to_owned());
    }
    text::conflict(&cx.store.title(conflict.series, cx.language), conflict.on, &figures, cx.language)
}
