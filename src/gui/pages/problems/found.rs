//! All that was found, in order: errors, warnings, findings of the checks.

use crate::figure::Language;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::locale::{self, problems, problems_page as text};
use crate::store::fold;
use crate::syntax::{LineIndex, Problem, Severity};
use crate::tracker::{self, Flag};
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

/// Everything that was found in the files as they are.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What it was found in.
    made: Option<(u64, u64, Arc<Vec<Problem>>)>,
    items: Vec<Item>,
    flags: Vec<Flag>,
    /// How many there are of each class.
    counts: [usize; 3],
}

impl Found {
    /// Collects anew where a file has changed. Says whether it did.
    pub(super) fn refresh(&mut self, cx: &ViewCtx<'_>) -> bool {
        let (generation, revision) = (cx.session.generation, cx.desk.history.revision());
        let is_made = |(a, b, problems): &(u64, u64, Arc<Vec<Problem>>)| {
            *a == generation && *b == revision && Arc::ptr_eq(problems, &cx.desk.problems)
        };
        if self.made.as_ref().is_some_and(is_made) {
            return false;
        }
        self.made = Some((generation, revision, Arc::clone(&cx.desk.problems)));
        self.flags = tracker::check(&cx.desk.document);
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
        self.items.extend((0..cx.store.conflicts().len()).map(Item::Conflict));
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
        let of = |problem: Option<&Problem>| problem.map(|it| sentence(problems::message(&it.fault, cx.language)));
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

    /// Where a finding leads.
    pub(super) fn command(&self, cx: &ViewCtx<'_>, item: Item) -> Option<Command> {
        match item {
            Item::Conflict(at) => cx.store.conflicts().get(at).map(|it| Command::ShowSeries(it.series)),
            Item::Flag(at) => {
                let flag = self.flags.get(at)?;
                let programme = cx.desk.document.programmes.get(flag.programme)?;
                Some(Command::ShowProgramme(programme.id.clone()))
            }
            Item::Data(_) | Item::Tracker(_) => None,
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
fn sentence(message: String) -> String {
    let mut characters = message.chars();
    match characters.next().filter(char::is_ascii_lowercase) {
        Some(first) => format!("{}{}", first.to_ascii_uppercase(), characters.as_str()),
        None => message,
    }
}

/// More claims than this are not named in one sentence.
const NAMED: usize = 4;

fn conflict(cx: &ViewCtx<'_>, at: usize) -> String {
    let Some(conflict) = cx.store.conflicts().get(at) else { return String::new() };
    let claims = conflict.claims.iter().filter_map(|it| cx.store.data().claims.get(*it));
    let said = claims.take(NAMED).map(|it| {
        let figure = cx.brief(it.series, it.figure);
        locale::bracketed(&figure, cx.publisher(&it), cx.language)
    });
    let mut figures: Vec<String> = said.collect();
    if conflict.claims.len() > NAMED {
        figures.push("…".to_owned());
    }
    text::conflict(&cx.store.title(conflict.series, cx.language), conflict.on, &figures, cx.language)
}
