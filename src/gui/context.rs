//! What a page may see, and how it asks for changes.

use super::command::Command;
use super::desk::Desk;
use super::session::Session;
use super::tasks::Later;
use super::theme::Tokens;
use crate::dataset::{Claim, ClaimId, Metric, SeriesId, SourceId};
use crate::figure::{Figure, Interval, Language, Range, Style, Unit};
use crate::locale::Text;
use crate::locale::claims::citation;
use crate::store::Store;
use crate::syntax::Standing;
use crate::tracker::Document;
use crate::tracker::{self, Flag};
use egui::Color32;
use jiff::civil::Date;
use std::cell::RefCell;

/// Commands that were asked for while drawing; the app carries them out before the next frame.
#[derive(Debug, Default)]
pub struct Queue {
    commands: RefCell<Vec<Command>>,
    given: RefCell<Vec<Later<Vec<Command>>>>,
}

impl Queue {
    /// Asks for a command.
    pub fn send(&self, command: impl Into<Command>) {
        self.commands.borrow_mut().push(command.into());
    }

    /// Takes what was asked for, in order.
    pub fn take(&self) -> Vec<Command> {
        self.commands.take()
    }

    /// Hands over what is put together on a thread.
    pub fn give(&self, later: Later<Vec<Command>>) {
        self.given.borrow_mut().push(later);
    }

    /// Takes what is put together on threads, in order.
    pub fn take_given(&self) -> Vec<Later<Vec<Command>>> {
        self.given.take()
    }
}

/// All that a page sees, for a thread to work on: the data set is shared, the tracker is copied.
#[derive(Debug)]
pub struct Kept {
    session: Session,
    desk: Desk,
    language: Language,
    tokens: Tokens,
    as_known_on: Option<Date>,
    today: Date,
    commands: Queue,
}

impl Kept {
    /// The same as a page sees it.
    pub fn view(&self) -> ViewCtx<'_> {
        let Self { session, desk, language, tokens, as_known_on, today, commands } = self;
        ViewCtx::new(session, desk, tokens, commands, *language, *as_known_on, *today)
    }
}

/// What a page may see. All of it is borrowed; changes are asked for by commands.
#[derive(Clone, Copy, Debug)]
pub struct ViewCtx<'a> {
    /// The data set, ready for questions.
    pub store: &'a Store,
    /// The data set's file, its text and its problems.
    pub session: &'a Session,
    /// The tracker.
    pub desk: &'a Desk,
    /// The language of the interface.
    pub language: Language,
    /// The colours of the theme in force.
    pub tokens: &'a Tokens,
    /// Only what was known on this day is shown; all of it where there is none.
    pub as_known_on: Option<Date>,
    /// The present day, in the user's time zone.
    pub today: Date,
    /// Takes the commands.
    pub commands: &'a Queue,
}

impl<'a> ViewCtx<'a> {
    /// What is to be seen of all that is open, and where commands go.
    pub fn new(
        session: &'a Session,
        desk: &'a Desk,
        tokens: &'a Tokens,
        commands: &'a Queue,
        language: Language,
        as_known_on: Option<Date>,
        today: Date,
    ) -> Self {
        Self { store: &session.store, session, desk, language, tokens, as_known_on, today, commands }
    }

    /// A text in the language of the interface.
    pub fn t(&self, text: Text) -> &'static str {
        text.get(self.language)
    }

    /// Asks for a command.
    pub fn send(&self, command: impl Into<Command>) {
        self.commands.send(command);
    }

    /// All of this, for a thread to work on.
    pub fn kept(&self) -> Kept {
        Kept {
            session: self.session.clone(),
            desk: self.desk.clone(),
            language: self.language,
            tokens: self.tokens.clone(),
            as_known_on: self.as_known_on,
            today: self.today,
            commands: Queue::default(),
        }
    }

    /// Has something put together that leaves the program, as a table: at once if that is `quick`, else on a thread.
    /// What comes of it are commands; the app says how it gets on, and can call it off.
    pub fn give(
        &self,
        ctx: &egui::Context,
        quick: bool,
        work: impl FnOnce(&ViewCtx<'_>) -> Vec<Command> + Send + 'static,
    ) {
        if quick {
            for command in work(self) {
                self.send(command);
            }
            return;
        }
        let (kept, wake) = (self.kept(), ctx.clone());
        let later = Later::start("export", move || work(&kept.view()), move || wake.request_repaint());
        self.commands.give(later);
    }

    /// Puts a text on the clipboard, and says so.
    pub fn copy(&self, text: String) {
        self.send(Command::Copy(text));
        self.send(Command::Tell(self.t(crate::locale::trends::COPIED).to_owned()));
    }

    /// What puts a table on the clipboard, and says so.
    pub fn copy_of_table(&self, table: String) -> Vec<Command> {
        vec![Command::Copy(table), Command::Tell(self.t(crate::locale::export::TABLE_COPIED).to_owned())]
    }

    /// How wide "about" is taken, as a share of the figure: as the data set says.
    pub fn tolerance(&self) -> f64 {
        self.store.data().tolerance
    }

    /// The day that the tracker's pace is worked out for: the day of knowledge, or today.
    pub fn as_of(&self) -> Date {
        self.as_known_on.unwrap_or(self.today)
    }

    /// The year of a day that is typed without one: that of the latest claim of the tracker or of the data set, or else
    /// the present one.
    pub fn usual_year(&self) -> i16 {
        usual_year(&self.desk.document, self.store, self.today)
    }

    /// How figures of a metric are printed.
    pub fn style_of(&self, metric: &'a Metric) -> Style<'a> {
        let name = metric.unit_name.as_ref().map_or("", |it| it.text(self.language));
        Style::new(self.language, metric.unit).named(name)
    }

    /// How figures of a unit with a name of its own are printed.
    pub fn style(&self, unit: Unit) -> Style<'static> {
        Style::new(self.language, unit)
    }

    /// A figure of a series, short, for cells and cards.
    pub fn brief(&self, series: SeriesId, figure: Figure) -> String {
        match self.store.data().metric_of(series) {
            Some(metric) => self.style_of(metric).brief().figure(figure),
            None => self.style(Unit::Other).brief().figure(figure),
        }
    }

    /// A figure of a series in full: "between 70 % and 90 %".
    pub fn full(&self, series: SeriesId, figure: Figure) -> String {
        match self.store.data().metric_of(series) {
            Some(metric) => self.style_of(metric).figure(figure),
            None => self.style(Unit::Other).figure(figure),
        }
    }

    /// A difference, with its sign.
    pub fn change(&self, unit: Unit, interval: Interval) -> String {
        self.style(unit).brief().interval_change(interval, Range::NONE)
    }

    /// Whether a claim of the data set was known on the day of knowledge.
    pub fn is_known(&self, claim: &Claim<'_>) -> bool {
        self.as_known_on.is_none_or(|day| self.store.known_on(claim) <= day)
    }

    /// Whether a claim conflicts with another that was known on the day of knowledge, too.
    pub fn is_disputed(&self, claim: &Claim<'_>) -> bool {
        let store = self.store;
        if self.as_known_on.is_none() || !store.is_disputed(claim.id) {
            return store.is_disputed(claim.id);
        }
        let conflict = store.conflicts().binary_search_by_key(&(claim.series, claim.on), |it| (it.series, it.on)).ok();
        let conflict = conflict.and_then(|it| store.conflicts().get(it));
        conflict.is_some_and(|it| store.known_conflict(it, self.as_known_on).is_some())
    }

    /// What the checks of the tracker find in claims that were known on the day of knowledge.
    pub fn flags(&self) -> Vec<Flag> {
        let document = &self.desk.document;
        let claim = |it: &Flag| document.programmes.get(it.programme)?.claims.get(it.claim?);
        let is_known =
            |it: &Flag| self.as_known_on.is_none_or(|day| claim(it).is_none_or(|it| it.stated.unwrap_or(it.on) <= day));
        tracker::check(document).into_iter().filter(is_known).collect()
    }

    /// Title, publisher and day of a source of the data set; empty where there is none.
    pub fn source_line(&self, source: Option<SourceId>) -> String {
        let source = source.and_then(|it| self.store.data().source(it));
        source.map_or_else(String::new, |it| {
            citation(&it.title, it.publisher.as_ref(), it.published, None, self.language)
        })
    }

    /// Who published a source of the tracker, for tables and lineage.
    pub fn publisher_in_tracker(&self, id: &str) -> String {
        let named = |it: &tracker::Source| it.publisher.as_ref().unwrap_or(&it.title).text(self.language).to_owned();
        self.desk.document.source(id).map_or_else(|| id.to_owned(), named)
    }

    /// The colour of the words that tell how a claim stands.
    pub fn standing_color(&self, standing: Standing) -> Color32 {
        match standing {
            Standing::Doubtful => self.tokens.caution,
            Standing::Derived => self.tokens.derived,
            Standing::Provisional | Standing::Firm => self.tokens.secondary,
        }
    }

    /// Who published what a claim rests on; empty where it has no source.
    pub fn publisher(&self, claim: &Claim<'_>) -> &'a str {
        let source = claim.source.and_then(|it| self.store.data().source(it));
        source.map_or("", |it| it.publisher.as_ref().unwrap_or(&it.title).text(self.language))
    }
}

/// The year of a day that is typed without one; see [`ViewCtx::usual_year`].
pub(super) fn usual_year(tracker: &Document, store: &Store, today: Date) -> i16 {
    let claims = &store.data().claims;
    let of_tracker = tracker.programmes.iter().flat_map(|it| it.claims.iter()).map(|it| it.on).max();
    let of_data = || (0..claims.len()).map(|it| claims.on(ClaimId::new(it))).max();
    of_tracker.or_else(of_data).unwrap_or(today).year()
}

#[cfg(test)]
mod tests {
    use super::{Queue, ViewCtx};
    use crate::figure::Language;
    use crate::gui::desk::Desk;
    use crate::gui::session::Session;
    use crate::gui::theme::Tokens;
    use jiff::civil::date;

    #[test]
    fn a_thread_sees_what_a_page_sees() {
        let (session, desk, tokens, queue) = (Session::shipped(3), Desk::template(), Tokens::dark(), Queue::default());
        let (known, today) = (Some(date(2020, 3, 28)), date(2020, 4, 5));
        let page = ViewCtx::new(&session, &desk, &tokens, &queue, Language::Chinese, known, today);
        let kept = page.kept();
        let thread = kept.view();
        assert_eq!((thread.language, thread.as_known_on, thread.today), (Language::Chinese, known, today));
        assert_eq!((thread.session.generation, thread.tokens.dark), (3, true));
        assert!(std::ptr::eq(thread.store, page.store), "the data set is shared");
        assert_eq!(thread.desk.document, desk.document);
    }
}
