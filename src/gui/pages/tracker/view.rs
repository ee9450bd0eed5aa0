//! What the page shows of the tracker, worked out once for each state of it.

use crate::figure::{Figure, Language, Style, Unit};
use crate::gui::context::ViewCtx;
use crate::gui::theme::Tokens;
use crate::locale::tracker as text;
use crate::tracker::{Computed, Document, Flag, Kind, Measure, Programme, Verdict, check, compute, pace};
use egui::Color32;
use jiff::civil::Date;

/// What the view was worked out for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    tolerance: f64,
    revision: u64,
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
    pub(super) const ALL: [Self; 3] = [Self::Loans, Self::Arrears, Self::Measures];

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
    /// How far it is, in per cent, to be drawn.
    pub(super) share: Option<Figure>,
    /// In lower case, for the search.
    haystack: String,
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
    pub(super) rows: Vec<Row>,
    /// By the programme's place.
    pub(super) computed: Vec<Computed>,
    pub(super) flags: Vec<Flag>,
}

impl View {
    /// The view of the tracker as it is; the one at hand if it still holds.
    pub(super) fn fresh(old: Option<Self>, cx: &ViewCtx<'_>) -> Self {
        let key = Key {
            tolerance: cx.tolerance(),
            revision: cx.desk.history.revision(),
            as_of: cx.as_of(),
            language: cx.language,
        };
        if let Some(old) = old
            && old.key == key
        {
            return old;
        }
        let document = &cx.desk.document;
        let computed: Vec<Computed> =
            document.programmes.iter().map(|it| compute(it, key.as_of, key.tolerance)).collect();
        let rows = document.programmes.iter().enumerate().zip(&computed);
        let mut rows: Vec<Row> = rows.map(|((at, it), computed)| row(at, it, computed, key)).collect();
        rows.sort_by_key(|it| it.group as u8);
        Self { key, rows, computed, flags: check(document) }
    }
}

fn row(place: usize, programme: &Programme, computed: &Computed, key: Key) -> Row {
    let language = key.language;
    let money = Style::new(language, Unit::Yuan).brief();
    let share = match programme.kind {
        Kind::Loan { .. } => computed.used.as_ref().ok().map(|it| (it, text::used as fn(&str, Language) -> String)),
        Kind::Arrears { .. } => computed.share_cleared.as_ref().ok().map(|it| (it, text::cleared as _)),
        Kind::Measure => None,
    };
    let about = match programme.kind {
        Kind::Loan { quota: Some(it), .. } => text::quota(&money.figure(it), language),
        Kind::Loan { .. } => text::why(pace::Why::QuotaNotStated, language).to_owned(),
        Kind::Arrears { owed: Some(it), .. } => text::owed(&money.figure(it), language),
        Kind::Arrears { .. } => text::why(pace::Why::OwedNotStated, language).to_owned(),
        Kind::Measure => text::kind(&programme.kind).get(language).to_owned(),
    };
    let (done, all) = steps(programme, key.as_of);
    let last = last_total(programme, key.as_of);
    let percent = Style::new(language, Unit::Percent).brief();
    let (progress, share) = match (share, last) {
        (Some((derived, say)), _) => {
            (say(&percent.interval(derived.interval, derived.range), language), Some(derived.figure()))
        }
        (None, Some((measure, figure))) => {
            let said = Style::new(language, measure.unit()).brief().figure(figure);
            (said, None)
        }
        (None, None) if all > 0 => {
            let share = Figure::Exactly(100.0 * done as f64 / all as f64);
            let is_measure = matches!(programme.kind, Kind::Measure);
            (text::milestones(done, all, language), is_measure.then_some(share))
        }
        (None, None) => (text::claims(programme.claims.len(), language), None),
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
        share,
        haystack: haystack.to_lowercase(),
    }
}

/// How many steps are done by a day, and how many there are.
fn steps(programme: &Programme, as_of: Date) -> (usize, usize) {
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
        Verdict::NoQuota | Verdict::Planned | Verdict::Closed | Verdict::CannotSay(_) => tokens.secondary,
    }
}

/// The year that a date without one is of: that of the last claim, or of the programme, or else the present one.
pub(super) fn usual_year(document: &Document, programme: &Programme, today: Date) -> i16 {
    let of = |it: &Programme| it.claims.iter().map(|it| it.on).max().or(it.deadline).or(it.closes).or(it.opened);
    let any = || document.programmes.iter().filter_map(of).max();
    of(programme).or_else(any).unwrap_or(today).year()
}
