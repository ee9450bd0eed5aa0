//! What the page shows of the tracker, worked out once for each state of it: an edit works out its programme alone.

use super::named::NamedSources;
use crate::chart::day_number;
use crate::figure::{Figure, Interval, Language, Style, Unit};
use crate::gui::context::ViewCtx;
use crate::gui::theme::Tokens;
use crate::locale::tracker as text;
use crate::tracker::checks::check_programme;
use crate::tracker::{Computed, Document, Flag, Kind, Measure, Programme, Verdict, compute, pace};
use egui::Color32;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;

/// What the view was worked out for, beside the state of the tracker.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    tolerance: f64,
    as_of: Date,
    language: Language,
}

/// The groups of the list, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Loans,
    Arrears,
    Measures,
}

impl Group {
    pub(super) fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Loan { .. } => Self::Loans,
            Kind::Arrears { .. } => Self::Arrears,
            Kind::Measure => Self::Measures,
        }
    }

    pub(super) fn title(self) -> crate::locale::Text {
        match self {
            Self::Loans => text::LOANS,
            Self::Arrears => text::ARREARS,
            Self::Measures => text::MEASURES,
        }
    }
}

/// A row of the list.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) place: usize,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) group: Group,
    /// Quota, owed, or what kind it is.
    pub(super) about: String,
    pub(super) verdict: Verdict,
    /// How far it is, in words.
    pub(super) progress: String,
    /// How far it is, to be drawn.
    pub(super) bar: Bar,
    /// The share of the time to the deadline that is gone, in per cent.
    pub(super) gone: Option<f64>,
    /// How many things look wrong.
    pub(super) flags: usize,
    /// The first and the last of its days.
    days: Option<(Date, Date)>,
    /// In lower case, for the search.
    haystack: String,
}

/// How far a programme is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bar {
    /// There is nothing that it could be a share of.
    None,
    /// It is a share of something, but nobody says enough.
    Unknown,
    /// In per cent.
    Share(Interval),
    /// So many steps of so many are done, which says nothing about an amount.
    Steps(usize, usize),
}

impl Row {
    pub(super) fn fits(&self, needle: &str) -> bool {
        needle.split_whitespace().all(|it| self.haystack.contains(it))
    }
}

/// What the page shows of the tracker.
#[derive(Debug)]
pub(super) struct View {
    key: Key,
    revision: u64,
    /// Two trackers may be at the same revision, but they are not the same text.
    file: Arc<str>,
    /// In the order of the list.
    pub(super) rows: Vec<Row>,
    /// By the programme's place.
    pub(super) computed: Vec<Computed>,
    pub(super) flags: Vec<Flag>,
    /// The places of the flags of each claim, by programme and claim: rows look for theirs in every frame.
    flagged: HashMap<(usize, usize), Vec<usize>>,
    /// The first and the last day of all programmes.
    pub(super) days: Option<(Date, Date)>,
    /// What sources are called.
    pub(super) sources: Arc<NamedSources>,
    /// What is found by the search, as long as both hold.
    pub(super) found: super::list::Found,
}

/// What is worked out about one programme.
#[derive(Debug)]
struct Worked {
    row: Row,
    computed: Computed,
    flags: Vec<Flag>,
}

impl View {
    /// The view of the tracker as it is; the one at hand if it still holds.
    pub(super) fn fresh(old: Option<Self>, cx: &ViewCtx<'_>) -> Self {
        let key = Key { tolerance: cx.tolerance(), as_of: cx.as_of(), language: cx.language };
        let (revision, file) = (cx.desk.history.revision(), &cx.desk.text);
        let mut kept = match old.filter(|it| it.key == key && Arc::ptr_eq(&it.file, file)) {
            Some(old) if old.revision == revision => return old,
            Some(old) => old.untouched(cx),
            None => HashMap::new(),
        };
        let work = |(place, programme): (usize, &Programme)| {
            let kept = kept.remove(&programme.id);
            kept.map_or_else(|| Worked::of(place, programme, key), |it| it.moved(place))
        };
        let worked = cx.desk.document.programmes.iter().enumerate().map(work);
        let (mut rows, mut computed, mut flags) = (Vec::new(), Vec::new(), Vec::new());
        for it in worked {
            rows.push(it.row);
            computed.push(it.computed);
            flags.extend(it.flags);
        }
        rows.sort_by_key(|it: &Row| it.group as u8);
        let both = |a: (Date, Date), b: (Date, Date)| (a.0.min(b.0), a.1.max(b.1));
        let days = rows.iter().filter_map(|it| it.days).reduce(both);
        let found = super::list::Found::default();
        let mut flagged: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, flag) in flags.iter().enumerate() {
            if let Some(claim) = flag.claim {
                flagged.entry((flag.programme, claim)).or_default().push(at);
            }
        }
        let sources = Arc::new(NamedSources::of(&cx.desk.document, key.language));
        Self { key, revision, file: Arc::clone(file), rows, computed, flags, flagged, days, sources, found }
    }

    /// What looks wrong with a programme; they are in the order of the programmes.
    pub(super) fn flags_of(&self, programme: usize) -> &[Flag] {
        let from = self.flags.partition_point(|it| it.programme < programme);
        let to = self.flags.partition_point(|it| it.programme <= programme);
        self.flags.get(from..to).unwrap_or_default()
    }

    /// What looks wrong with one claim.
    pub(super) fn flags_of_claim(&self, programme: usize, claim: usize) -> Vec<&Flag> {
        let places = self.flagged.get(&(programme, claim)).into_iter().flatten();
        places.filter_map(|it| self.flags.get(*it)).collect()
    }

    /// What was worked out about programmes that no edit has touched since, by their ids.
    fn untouched(self, cx: &ViewCtx<'_>) -> HashMap<String, Worked> {
        let mut flags: Vec<Vec<Flag>> = self.computed.iter().map(|_| Vec::new()).collect();
        for flag in self.flags {
            if let Some(of_it) = flags.get_mut(flag.programme) {
                of_it.push(flag);
            }
        }
        let mut rows: Vec<Row> = self.rows;
        rows.sort_by_key(|it| it.place);
        let worked = rows.into_iter().zip(self.computed).zip(flags);
        let mut all: HashMap<String, Worked> =
            worked.map(|((row, computed), flags)| (row.id.clone(), Worked { row, computed, flags })).collect();
        for id in cx.desk.history.touched_since(self.revision) {
            all.remove(id);
        }
        all
    }
}

impl Worked {
    fn of(place: usize, programme: &Programme, key: Key) -> Self {
        let computed = compute(programme, key.as_of, key.tolerance);
        let flags = check_programme(place, programme);
        let row = row(place, programme, &computed, flags.len(), key);
        Self { row, computed, flags }
    }

    /// The same of the programme at another place.
    fn moved(mut self, place: usize) -> Self {
        self.row.place = place;
        for flag in &mut self.flags {
            flag.programme = place;
        }
        self
    }
}

fn row(place: usize, programme: &Programme, computed: &Computed, flags: usize, key: Key) -> Row {
    let language = key.language;
    let money = Style::new(language, Unit::Yuan).brief();
    let say = if matches!(programme.kind, Kind::Loan { .. }) { text::used } else { text::cleared };
    let share = match programme.kind {
        Kind::Loan { quota: Some(_), .. } => Some(&computed.used),
        Kind::Arrears { .. } => Some(&computed.share_cleared),
        _ => None,
    };
    let about = match programme.kind {
        Kind::Loan { quota: Some(it), .. } => text::quota(&money.figure(it), language),
        Kind::Loan { .. } => text::why(pace::Why::QuotaNotStated, language),
        Kind::Arrears { owed: Some(it), .. } => text::owed(&money.figure(it), language),
        Kind::Arrears { .. } => text::why(pace::Why::OwedNotStated, language),
        Kind::Measure => text::kind(&programme.kind).get(language).to_owned(),
    };
    let (done, all) = steps(programme, key.as_of);
    let last = last_total(programme, key.as_of);
    let percent = Style::new(language, Unit::Percent).brief();
    let brought = last.map(|(measure, figure)| Style::new(language, measure.unit()).brief().figure(figure));
    let (progress, bar) = match (share, brought) {
        (Some(Ok(derived)), _) => {
            (say(&percent.interval(derived.interval, derived.range), language), Bar::Share(derived.interval))
        }
        (Some(Err(_)), said) => (said.unwrap_or_else(|| text::NOT_STATED.get(language).to_owned()), Bar::Unknown),
        (None, Some(said)) => (said, Bar::None),
        (None, None) if all > 0 => (text::milestones(done, all, language), Bar::Steps(done, all)),
        (None, None) => (text::claims(programme.claims.len(), language), Bar::None),
    };
    let name = &programme.name;
    let agency = programme.agency.as_ref();
    let mut haystack = format!("{} {}", name.en, name.zh.as_deref().unwrap_or_default());
    haystack.extend(agency.map(|it| format!(" {} {}", it.en, it.zh.as_deref().unwrap_or_default())));
    Row {
        place,
        id: programme.id.clone(),
        name: name.text(language).to_owned(),
        group: Group::of(&programme.kind),
        about,
        verdict: computed.verdict,
        progress,
        bar,
        gone: gone(programme, key.as_of),
        flags,
        days: days(programme),
        haystack: haystack.to_lowercase(),
    }
}

/// The first and the last day that anything is said of.
fn days(programme: &Programme) -> Option<(Date, Date)> {
    let fields = [programme.opened, programme.closes, programme.deadline].into_iter().flatten();
    let steps = programme.milestones.iter().flat_map(|it| [it.due, it.done].into_iter().flatten());
    let all = fields.chain(steps).chain(programme.claims.iter().map(|it| it.on));
    all.clone().min().zip(all.max())
}

/// The share of the time from the opening to the deadline that is gone by a day, in per cent.
fn gone(programme: &Programme, as_of: Date) -> Option<f64> {
    let from = day_number(programme.opened?);
    let to = day_number(programme.deadline.or(programme.closes)?);
    let share = 100.0 * (day_number(as_of) - from) / (to - from);
    (to > from && share >= 0.0).then(|| share.min(100.0))
}

/// How many steps are done by a day, and how many there are.
pub(super) fn steps(programme: &Programme, as_of: Date) -> (usize, usize) {
    let done = programme.milestones.iter().filter(|it| it.done.is_some_and(|it| it <= as_of)).count();
    (done, programme.milestones.len())
}

/// The measure that a programme's progress is told by: of those that stand for it, the first that has claims.
fn progress(programme: &Programme) -> Option<&Measure> {
    let wanted: &[Measure] = match programme.kind {
        Kind::Loan { .. } => &[Measure::Issued],
        Kind::Arrears { coverage: Some(crate::tracker::Coverage::Undisputed), .. } => {
            &[Measure::ClearedUndisputed, Measure::Cleared, Measure::ClearedThisYear, Measure::Balance]
        }
        Kind::Arrears { .. } => &[Measure::Cleared, Measure::ClearedThisYear, Measure::Balance],
        Kind::Measure => &[Measure::Amount, Measure::Enterprises, Measure::Rate],
    };
    let claimed = |wanted: &Measure| programme.claims.iter().find(|it| it.scope.is_none() && it.measure == *wanted);
    wanted.iter().find_map(claimed).map(|it| &it.measure)
}

/// What the plot is about: the programme's progress, or else whatever is claimed about the whole of it.
pub(super) fn headline(programme: &Programme) -> Option<&Measure> {
    let any = || programme.claims.iter().find(|it| it.scope.is_none()).map(|it| &it.measure);
    progress(programme).or_else(any)
}

/// The last claim of its progress.
fn last_total(programme: &Programme, as_of: Date) -> Option<(&Measure, Figure)> {
    let measure = progress(programme)?;
    let at = pace::headline_claims(programme, measure, as_of).pop()?;
    programme.claims.get(at).map(|it| (measure, it.value))
}

/// The colour that goes with a verdict's word.
pub(super) fn verdict_color(verdict: Verdict, tokens: &Tokens) -> Color32 {
    match verdict {
        Verdict::OnPace | Verdict::Done => tokens.good,
        Verdict::AtRisk => tokens.caution,
        Verdict::Behind | Verdict::Overdue => tokens.alarm,
        Verdict::NoQuota
        | Verdict::ByMilestones
        | Verdict::NoTarget
        | Verdict::Planned
        | Verdict::Closed
        | Verdict::CannotSay(_) => tokens.secondary,
    }
}

/// The year that a date without one is of: that of the last claim, or of the programme, or else the present one.
/// What is known is not of a year to come, however far off the deadline is.
pub(super) fn usual_year(document: &Document, programme: &Programme, today: Date) -> i16 {
    let of = |it: &Programme| it.claims.iter().map(|it| it.on).max().or(it.deadline).or(it.closes).or(it.opened);
    let any = || document.programmes.iter().filter_map(of).max();
    of(programme).or_else(any).unwrap_or(today).min(today).year()
}
