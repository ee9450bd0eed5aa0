//! What rests on a source: claims, and the other records that name it.

use super::source::{Key, twins};
use crate::dataset::{Batch, ClaimId, SeriesId, SourceId, Words};
use crate::figure::{Figure, Range, Style, Unit};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::locale::{self, sources as text};
use crate::syntax::Standing;
use jiff::civil::Date;

/// A record that rests on a source, by its place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Record {
    /// A claim of the data set.
    Claim(ClaimId),
    /// A sentence on a change.
    Statement(usize),
    /// The leading enterprises of a chain's batch.
    Leading(usize, usize),
    /// The supporting enterprises of a chain's batch.
    Supporting(usize, usize),
    /// The leading enterprises of a chain in all.
    LeadingTotal(usize),
    /// The SMEs of a chain.
    Smes(usize),
    /// A blockage.
    Blockage(usize),
    /// An event.
    Event(usize),
    /// A claim of a programme.
    Programme(usize, usize),
    /// A step of a programme.
    Milestone(usize, usize),
}

/// What a record says, ready to be shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Said<'a> {
    /// What it is about.
    pub(super) title: String,
    /// The figure in full; empty for what has none.
    pub(super) figure: String,
    /// The figure of a rate from 0 to 100, to be drawn.
    pub(super) rate: Option<(Figure, Range)>,
    /// When, in words.
    pub(super) when: String,
    /// How firmly it stands.
    pub(super) standing: Standing,
    /// Whether another claim contradicts it.
    pub(super) disputed: bool,
    /// The source's words.
    pub(super) quote: Option<&'a str>,
    /// The file's words.
    pub(super) gist: Option<&'a str>,
    /// A remark.
    pub(super) note: Option<&'a str>,
    /// The series, for Trends.
    pub(super) series: Option<SeriesId>,
    /// Where a click leads.
    pub(super) command: Option<Command>,
}

impl Said<'_> {
    /// The sentence as it is shown: a quote in quotation marks, a gist without.
    pub(super) fn sentence(&self) -> Option<String> {
        text::sentence(self.quote, self.gist)
    }

    /// All of it on one line, for screen readers and tooltips.
    pub(super) fn line(&self, language: crate::figure::Language) -> String {
        let standing = text::weak_standing(self.standing).map_or("", |it| it.get(language));
        let parts = [self.title.as_str(), self.figure.as_str(), self.when.as_str(), standing];
        parts.iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>().join(locale::comma(language))
    }
}

impl<'a> Said<'a> {
    fn words(self, words: &'a Words) -> Self {
        let (quote, gist, note) = (words.quote.as_deref(), words.gist.as_deref(), words.note.as_deref());
        Self { quote, gist, note, ..self }
    }
}

impl Record {
    /// The sentence that was taken from the source.
    pub(super) fn sentence<'a>(self, cx: &ViewCtx<'a>) -> Option<&'a str> {
        let data = cx.store.data();
        match self {
            Self::Claim(id) => data.claims.get(id)?.words.sentence(),
            Self::Statement(at) => data.statements.get(at)?.words.sentence(),
            Self::Leading(chain, at) | Self::Supporting(chain, at) => {
                data.chains.get(chain)?.batches.get(at)?.words.sentence()
            }
            Self::LeadingTotal(at) | Self::Smes(at) => data.chains.get(at)?.words.sentence(),
            Self::Blockage(at) => data.blockages.get(at)?.words.sentence(),
            Self::Event(at) => data.events.get(at)?.words.sentence(),
            Self::Programme(at, claim) => {
                let claim = cx.desk.document.programmes.get(at)?.claims.get(claim)?;
                claim.quote.as_deref().or(claim.gist.as_deref())
            }
            Self::Milestone(at, step) => cx.desk.document.programmes.get(at)?.milestones.get(step)?.gist.as_deref(),
        }
    }

    /// What the record says; none where the file no longer has it.
    pub(super) fn said<'a>(self, cx: &ViewCtx<'a>) -> Option<Said<'a>> {
        let data = cx.store.data();
        match self {
            Self::Claim(id) => claim(cx, id),
            Self::Statement(at) => statement(cx, at),
            Self::Leading(chain, at) => batch(cx, chain, at, text::LEADING, |it| it.leading),
            Self::Supporting(chain, at) => batch(cx, chain, at, text::SUPPORTING, |it| it.supporting),
            Self::LeadingTotal(at) => total(cx, at, text::LEADING_TOTAL),
            Self::Smes(at) => total(cx, at, text::SMES),
            Self::Blockage(at) => {
                let it = data.blockages.get(at)?;
                let title = [cx.t(text::BLOCKAGE), it.area.text(cx.language), it.text.text(cx.language)].join(" · ");
                Some(Said { title, ..Said::default() }.words(&it.words))
            }
            Self::Event(at) => {
                let it = data.events.get(at)?;
                let title = [cx.t(text::EVENT), it.text.text(cx.language)].join(" · ");
                let when = locale::date(it.on, cx.language);
                Some(Said { title, when, ..Said::default() }.words(&it.words))
            }
            Self::Programme(at, claim) => programme(cx, at, claim),
            Self::Milestone(at, step) => milestone(cx, at, step),
        }
    }
}

/// The day and, where it is another, the day it was said.
fn when(on: Date, stated: Option<Date>, cx: &ViewCtx<'_>) -> String {
    let day = locale::date(on, cx.language);
    match stated.filter(|it| *it != on) {
        Some(stated) => format!("{day} · {}", text::stated(stated, cx.language)),
        None => day,
    }
}

/// Rates from 0 to 100 can be drawn in rows: all of them have the same scale.
fn rate(unit: Unit, range: Range, figure: Figure) -> Option<(Figure, Range)> {
    (unit == Unit::Percent && range == Range::RATE).then_some((figure, range))
}

fn claim<'a>(cx: &ViewCtx<'a>, id: ClaimId) -> Option<Said<'a>> {
    let claim = cx.store.data().claims.get(id)?;
    let unit = cx.store.data().metric_of(claim.series).map(|it| it.unit)?;
    let said = Said {
        title: cx.store.title(claim.series, cx.language),
        figure: cx.full(claim.series, claim.figure),
        rate: rate(unit, cx.store.range(claim.series), claim.figure),
        when: when(claim.on, claim.stated, cx),
        standing: claim.standing,
        disputed: cx.is_disputed(&claim),
        series: Some(claim.series),
        command: Some(Command::ShowSeries(claim.series)),
        ..Said::default()
    };
    Some(said.words(claim.words))
}

fn statement<'a>(cx: &ViewCtx<'a>, at: usize) -> Option<Said<'a>> {
    let it = cx.store.data().statements.get(at)?;
    let metric = cx.store.data().metric_of(it.series)?;
    let style = Style { unit: metric.unit.of_difference(), ..cx.style_of(metric) };
    let said = Said {
        title: format!("{} · {}", cx.store.title(it.series, cx.language), cx.t(text::AVERAGE_CHANGE)),
        figure: style.change(it.value),
        when: text::period(it.from, it.to, cx.language),
        series: Some(it.series),
        command: Some(Command::ShowSeries(it.series)),
        ..Said::default()
    };
    Some(said.words(&it.words))
}

fn batch<'a>(
    cx: &ViewCtx<'a>,
    chain: usize,
    at: usize,
    what: locale::Text,
    of: fn(&Batch) -> Option<Figure>,
) -> Option<Said<'a>> {
    let chain = cx.store.data().chains.get(chain)?;
    let it = chain.batches.get(at)?;
    let said = Said {
        title: format!("{} · {}", chain.name.text(cx.language), cx.t(what)),
        figure: cx.style(Unit::Count).figure(of(it)?),
        when: locale::date(it.on, cx.language),
        ..Said::default()
    };
    Some(said.words(&it.words))
}

fn total<'a>(cx: &ViewCtx<'a>, at: usize, what: locale::Text) -> Option<Said<'a>> {
    let chain = cx.store.data().chains.get(at)?;
    let figure = if what == text::SMES { chain.smes } else { chain.leading_total };
    let said = Said {
        title: format!("{} · {}", chain.name.text(cx.language), cx.t(what)),
        figure: cx.style(Unit::Count).figure(figure?),
        ..Said::default()
    };
    Some(said.words(&chain.words))
}

fn programme<'a>(cx: &ViewCtx<'a>, at: usize, claim: usize) -> Option<Said<'a>> {
    let programme = cx.desk.document.programmes.get(at)?;
    let it = programme.claims.get(claim)?;
    let mut title =
        format!("{} · {}", programme.name.text(cx.language), locale::tracker::measure(&it.measure, cx.language));
    if let Some(scope) = &it.scope {
        title = format!("{title} · {}", scope.text(cx.language));
    }
    Some(Said {
        title,
        figure: cx.style(it.measure.unit()).figure(it.value),
        rate: None,
        when: when(it.on, it.stated, cx),
        standing: it.standing,
        quote: it.quote.as_deref(),
        gist: it.gist.as_deref(),
        note: it.note.as_deref(),
        command: Some(Command::ShowProgramme(programme.id.clone())),
        ..Said::default()
    })
}

fn milestone<'a>(cx: &ViewCtx<'a>, at: usize, step: usize) -> Option<Said<'a>> {
    let programme = cx.desk.document.programmes.get(at)?;
    let it = programme.milestones.get(step)?;
    let dated = |what: locale::Text, day: Option<Date>| {
        day.map(|it| format!("{} {}", cx.t(what), locale::date(it, cx.language)))
    };
    Some(Said {
        title: [programme.name.text(cx.language), cx.t(text::MILESTONE), it.text.text(cx.language)].join(" · "),
        when: dated(text::DONE, it.done).or_else(|| dated(text::DUE, it.due)).unwrap_or_default(),
        standing: it.standing,
        gist: it.gist.as_deref(),
        note: it.note.as_deref(),
        command: Some(Command::ShowProgramme(programme.id.clone())),
        ..Said::default()
    })
}

/// All that rests on a source and was known on the day of knowledge, and how much was known only later.
pub(super) fn of(cx: &ViewCtx<'_>, key: &Key) -> (Vec<Record>, usize) {
    let mut records = Vec::new();
    let mut later = 0;
    match key {
        Key::Data(id) => {
            let claims = cx.store.claims_of(*id);
            let is_known = |it: &&ClaimId| cx.store.data().claims.get(**it).is_some_and(|it| cx.is_known(&it));
            match cx.as_known_on {
                // A source can have a million claims: they are not looked at where all of them are known.
                None => records.extend(claims.iter().map(|it| Record::Claim(*it))),
                Some(_) => records.extend(claims.iter().filter(is_known).map(|it| Record::Claim(*it))),
            }
            later += claims.len() - records.len();
            others(cx, *id, &mut records);
            for (twin, _) in twins(cx).into_iter().filter(|it| it.1 == *id) {
                later += of_tracker(cx, twin, &mut records);
            }
        }
        Key::Tracker(id) => later += of_tracker(cx, id, &mut records),
    }
    (records, later)
}

/// What rests on a source of the tracker; how much of it was known only later.
fn of_tracker(cx: &ViewCtx<'_>, id: &str, records: &mut Vec<Record>) -> usize {
    let document = &cx.desk.document;
    let published = document.source(id).and_then(|it| it.published);
    let mut later = 0;
    for (at, programme) in document.programmes.iter().enumerate() {
        for (claim, it) in programme.claims.iter().enumerate().filter(|(_, it)| it.source.as_deref() == Some(id)) {
            // As for claims of the data set.
            let known = it.stated.or(published).unwrap_or(it.on);
            if cx.as_known_on.is_some_and(|day| known > day) {
                later += 1;
            } else {
                records.push(Record::Programme(at, claim));
            }
        }
        let steps = programme.milestones.iter().enumerate().filter(|(_, it)| it.source.as_deref() == Some(id));
        records.extend(steps.map(|(step, _)| Record::Milestone(at, step)));
    }
    later
}

/// The records that are no claims.
fn others(cx: &ViewCtx<'_>, id: SourceId, records: &mut Vec<Record>) {
    let data = cx.store.data();
    let mine = |source: Option<SourceId>| source == Some(id);
    let statements = data.statements.iter().enumerate().filter(|(_, it)| mine(it.source));
    records.extend(statements.map(|(at, _)| Record::Statement(at)));
    for (at, chain) in data.chains.iter().enumerate() {
        for (n, batch) in chain.batches.iter().enumerate().filter(|(_, it)| mine(it.source)) {
            records.extend(batch.leading.map(|_| Record::Leading(at, n)));
            records.extend(batch.supporting.map(|_| Record::Supporting(at, n)));
        }
        if mine(chain.source) {
            records.extend(chain.leading_total.map(|_| Record::LeadingTotal(at)));
            records.extend(chain.smes.map(|_| Record::Smes(at)));
        }
    }
    let blockages = data.blockages.iter().enumerate().filter(|(_, it)| mine(it.source));
    records.extend(blockages.map(|(at, _)| Record::Blockage(at)));
    let events = data.events.iter().enumerate().filter(|(_, it)| mine(it.source));
    records.extend(events.map(|(at, _)| Record::Event(at)));
}
