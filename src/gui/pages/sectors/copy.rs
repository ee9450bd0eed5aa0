//! Rows as text for a spreadsheet: a heading, then one line a row. Many of them are put together on a thread.

use super::job::{GoOn, Job, Progress};
use crate::dataset::Claim;
use crate::export::{Separator, table};
use crate::figure::{Figure, Range, Style, Unit};
use crate::gui::command::{Command, Export};
use crate::gui::context::ViewCtx;
use crate::locale::{Language, Text, sectors as text};
use crate::store::{Row, Store};
use crate::syntax::Name;
use jiff::civil::Date;
use std::sync::Arc;

/// More rows than this are put together on a thread.
const AT_ONCE: usize = 2_000;

/// Where the text goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Goal {
    /// To the clipboard, as TSV.
    Clipboard,
    /// To a file that is asked for, as CSV; the name is what is proposed.
    File(String),
}

/// Rows on their way out of the program.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    /// Under way, in the order they were asked for.
    jobs: Vec<(Job<String>, Goal, usize)>,
}

impl Outbox {
    /// Puts rows together and sends them off, at once or when they are ready.
    pub(super) fn post(&mut self, cx: &ViewCtx<'_>, ctx: &egui::Context, rows: &[Row], goal: Goal) {
        let number = rows.len();
        if number == 0 {
            return;
        }
        let separator = if goal == Goal::Clipboard { Separator::Tab } else { Separator::Comma };
        let (language, day) = (cx.language, cx.as_known_on);
        if number > AT_ONCE {
            let (store, ours) = (Arc::clone(&cx.session.store), rows.to_vec());
            let work = move |go_on: GoOn<'_>| Writer { store: &store, language, day }.text(separator, &ours, go_on);
            if let Ok(job) = Job::start("sectors: text", ctx, work) {
                cx.send(Command::Tell(text::putting_together(number, language)));
                self.jobs.push((job, goal, number));
                return;
            }
        }
        if let Some(text) = (Writer { store: cx.store, language, day }).text(separator, rows, &|| true) {
            send(cx, text, goal, number);
        }
    }

    /// Sends off what has become ready.
    pub(super) fn poll(&mut self, cx: &ViewCtx<'_>) {
        self.jobs.retain(|(job, goal, number)| match job.poll() {
            Progress::Working => true,
            Progress::Lost => false,
            Progress::Done(text) => {
                send(cx, text, goal.clone(), *number);
                false
            }
        });
    }
}

fn send(cx: &ViewCtx<'_>, text: String, goal: Goal, number: usize) {
    match goal {
        Goal::Clipboard => {
            cx.send(Command::Copy(text));
            cx.send(Command::Tell(text::copied(number, cx.language)));
        }
        Goal::File(name) => cx.send(Command::Export(Export { name, bytes: text.into_bytes() })),
    }
}

/// Writes rows in a language, as known on a day.
struct Writer<'a> {
    store: &'a Store,
    language: Language,
    day: Option<Date>,
}

impl Writer<'_> {
    /// The rows with a heading. A bound keeps its qualifier in a column of its own, so that no number is taken for more
    /// than it is; "about" asserts no ends and gets none.
    fn text(&self, separator: Separator, rows: &[Row], go_on: GoOn<'_>) -> Option<String> {
        let headings: Vec<&str> = text::COPY_HEADINGS.iter().map(|it| it.get(self.language)).collect();
        // Called off between a thousand rows and the next, it ends with what it has.
        let wanted = rows.chunks(1000).take_while(|_| go_on()).flatten();
        let text = table(separator, &headings, wanted.filter_map(|it| self.cells(it)));
        go_on().then_some(text)
    }

    fn t(&self, text: Text) -> String {
        text.get(self.language).to_owned()
    }

    fn name(&self, name: Option<&Name>) -> String {
        name.map_or("", |it| it.text(self.language)).to_owned()
    }

    fn cells(&self, row: &Row) -> Option<[String; 18]> {
        let data = self.store.data();
        let claim = data.claims.get(row.claim)?;
        let key = data.series(row.series)?.key;
        let sector = key.sector.and_then(|it| data.sector(it));
        let metric = data.metric(key.metric);
        let ends = claim.figure.asserted(self.store.range(row.series));
        let end = |it: Option<f64>| it.map(|it| it.to_string()).unwrap_or_default();
        let day = |it: Option<Date>| it.map(|it| it.to_string()).unwrap_or_default();
        Some([
            self.name(sector.map(|it| &it.name)),
            self.name(sector.and_then(|it| it.group.as_ref())),
            self.name(data.region(key.region).map(|it| &it.name)),
            self.name(key.size.and_then(|it| data.size(it)).map(|it| &it.name)),
            self.name(metric.map(|it| &it.name)),
            self.figure(&claim),
            self.t(text::qualifier(claim.figure)),
            end(ends.and_then(|it| it.lower().value())),
            end(ends.and_then(|it| it.upper().value())),
            self.unit(metric.map(|it| (it.unit, it.unit_name.as_ref()))),
            claim.on.to_string(),
            day(claim.stated),
            self.t(text::standing(claim.standing)),
            self.change(&claim),
            self.store.count_known(row.series, self.day).to_string(),
            self.publisher(&claim),
            claim.words.sentence().unwrap_or_default().to_owned(),
            row.answer.map(|it| self.t(text::answer(it == crate::figure::Answer::Possibly))).unwrap_or_default(),
        ])
    }

    fn figure(&self, claim: &Claim<'_>) -> String {
        if matches!(claim.figure, Figure::Missing(_)) {
            return String::new();
        }
        let metric = self.store.data().metric_of(claim.series);
        let unit = metric.map_or(Unit::Other, |it| it.unit);
        let name = metric.and_then(|it| it.unit_name.as_ref()).map_or("", |it| it.text(self.language));
        Style::new(self.language, unit).named(name).figure(claim.figure)
    }

    fn change(&self, claim: &Claim<'_>) -> String {
        let change = self.store.change_since_last(claim, self.day);
        let said = |unit, interval| Style::new(self.language, unit).brief().interval_change(interval, Range::NONE);
        change.map(|it| said(it.unit, it.interval)).unwrap_or_default()
    }

    fn publisher(&self, claim: &Claim<'_>) -> String {
        let source = claim.source.and_then(|it| self.store.data().source(it));
        source.map_or("", |it| it.publisher.as_ref().unwrap_or(&it.title).text(self.language)).to_owned()
    }

    fn unit(&self, metric: Option<(Unit, Option<&Name>)>) -> String {
        match metric {
            Some((Unit::Percent, _)) => "%".to_owned(),
            Some((_, Some(name))) => name.text(self.language).to_owned(),
            Some((Unit::PercentagePoints, None)) => "pp".to_owned(),
            Some((Unit::Yuan, None)) => "CNY".to_owned(),
            _ => String::new(),
        }
    }
}

/// The name of a file that tells what was filtered: "sectors-steel-rate-at-least-90.csv".
pub(super) fn file_name(filters: &[String]) -> String {
    let mut name = "sectors".to_owned();
    for filter in filters {
        let mut word = false;
        for letter in filter.chars().flat_map(char::to_lowercase) {
            if letter.is_alphanumeric() {
                if !word {
                    name.push('-');
                }
                name.push(letter);
            }
            word = letter.is_alphanumeric();
        }
    }
    // File systems take 255 bytes at most; nobody reads as many.
    let end = name.char_indices().map(|(at, _)| at).take_while(|it| *it <= 96).last().unwrap_or(0);
    if name.len() > 96 {
        name.truncate(end);
    }
    name + ".csv"
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_is_named_after_the_filters() {
        assert_eq!(file_name(&[]), "sectors.csv");
        let filters = ["Words: steel/钢", "Rate at least 90\u{a0}%"].map(str::to_owned);
        assert_eq!(file_name(&filters), "sectors-words-steel-钢-rate-at-least-90.csv");
        let long = file_name(&["复工".repeat(100)]);
        assert!(long.len() <= 100 && long.get(long.len() - 4..) == Some(".csv"), "{long}");
        assert_eq!(file_name(&["../..".to_owned()]), "sectors.csv");
    }
}
