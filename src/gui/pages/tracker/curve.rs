//! The claims that the plot shows, worked out once.

use super::detail::At;
use super::view::headline;
use crate::chart::{Entry, Join, Look, day_number, joins};
use crate::figure::{Figure, Range, Unit};
use crate::locale::{Text, tracker as text};
use crate::syntax::Standing;
use crate::tracker::checks::check_programme;
use crate::tracker::pace::headline_claims;
use crate::tracker::{Claim, FlagKind, Kind, Measure};
use jiff::civil::Date;
use std::sync::Arc;

/// What a curve was worked out for.
#[derive(Clone, Debug)]
struct Key {
    revision: u64,
    file: Arc<str>,
    place: usize,
    as_of: Date,
    measure: Option<Measure>,
}

/// A claim in the plot.
#[derive(Debug)]
pub(super) struct Point {
    pub(super) place: usize,
    pub(super) entry: Entry,
    /// Whether it was known on the day that is looked at from.
    pub(super) known: bool,
}

/// The claims of one measure about the whole programme, by their days, and what else takes going through all claims.
#[derive(Debug)]
pub(super) struct Curve {
    key: Key,
    /// What can be plotted, what is usual first.
    pub(super) measures: Vec<Measure>,
    /// What is plotted.
    pub(super) measure: Option<Measure>,
    pub(super) points: Vec<Point>,
    pub(super) joins: Vec<Join>,
    /// The first and the last day.
    pub(super) days: Option<(Date, Date)>,
    /// The least and the greatest number.
    pub(super) values: (f64, f64),
    /// How many claims of the programme count on the day that is looked at from, of any measure.
    pub(super) counting: usize,
    /// The place of the last claim that says how many firms there are.
    pub(super) firms: Option<usize>,
}

impl Curve {
    /// The curve of the programme as it is; the one at hand if it still holds. `wanted` is plotted, if there is any of it.
    pub(super) fn fresh(old: Option<Self>, at: &At<'_>, wanted: Option<&Measure>) -> Self {
        let desk = at.cx.desk;
        let key = Key {
            revision: desk.history.revision(),
            file: Arc::clone(&desk.text),
            place: at.place,
            as_of: at.cx.as_of(),
            measure: wanted.cloned(),
        };
        match old {
            Some(old) if old.key.holds(&key) => old,
            _ => Self::of(at, key),
        }
    }

    fn of(at: &At<'_>, key: Key) -> Self {
        let measures = measures(&at.programme.claims, headline(at.programme));
        let wanted = key.measure.as_ref().filter(|it| measures.contains(it));
        let measure = wanted.or(measures.first()).cloned();
        let mut curve = Self {
            counting: at.programme.claims.iter().filter(|it| is_known(it, key.as_of)).count(),
            firms: headline_claims(at.programme, &Measure::EnterprisesFunded, key.as_of).pop(),
            key,
            measures,
            measure,
            points: Vec::new(),
            joins: Vec::new(),
            days: None,
            values: (0.0, 0.0),
        };
        if let Some(measure) = curve.measure.clone() {
            curve.fill(at, &measure);
        }
        curve
    }

    fn fill(&mut self, at: &At<'_>, measure: &Measure) {
        let as_of = self.key.as_of;
        let claims = &at.programme.claims;
        let leading = headline_claims(at.programme, measure, as_of);
        let led: Vec<Date> = leading.iter().filter_map(|it| claims.get(*it)).map(|it| it.on).collect();
        let disputed = disputed(at, as_of);
        let of_it = |it: &Claim| it.measure == *measure && it.scope.is_none();
        let mut all: Vec<Point> = claims
            .iter()
            .enumerate()
            .filter(|(_, it)| of_it(it))
            .map(|(place, claim)| {
                let look = Look {
                    derived: claim.standing == Standing::Derived,
                    doubtful: claim.standing == Standing::Doubtful,
                    disputed: disputed.contains(&place),
                    ..Look::default()
                };
                let known = is_known(claim, as_of);
                // A day of which it is only known that there is no figure breaks the line.
                let gap = matches!(claim.value, Figure::Missing(_)) && known && !led.contains(&claim.on);
                let leads = gap || leading.contains(&place);
                Point {
                    place,
                    entry: Entry { day: day_number(claim.on), figure: claim.value, look, leads, shift: 0.0 },
                    known,
                }
            })
            .collect();
        all.sort_by(|a, b| a.entry.day.total_cmp(&b.entry.day));
        let entries: Vec<Entry> = all.iter().map(|it| it.entry).collect();
        self.joins = joins(&entries);
        all.retain(|it| !matches!(it.entry.figure, Figure::Missing(_)));
        let days = all.iter().filter_map(|it| claims.get(it.place)).map(|it| it.on);
        self.days = days.clone().min().zip(days.max());
        let numbers = all.iter().flat_map(|it| [it.entry.figure.numbers().0, it.entry.figure.numbers().1]).flatten();
        self.values = numbers.fold((0.0, 0.0), |(low, high): (f64, f64), it| (low.min(it), high.max(it)));
        self.points = all;
    }

    /// The unit of what is plotted.
    pub(super) fn unit(&self) -> Unit {
        self.measure.as_ref().map_or(Unit::Other, Measure::unit)
    }

    /// The range of what is plotted.
    pub(super) fn range(&self) -> Range {
        self.measure.as_ref().map_or(Range::NONE, Measure::range)
    }

    /// The places of the claims, by their days.
    pub(super) fn shown(&self) -> impl Iterator<Item = usize> {
        self.points.iter().map(|it| it.place)
    }

    /// The place of the last claim that was known.
    pub(super) fn last(&self) -> Option<usize> {
        self.points.iter().rfind(|it| it.known).or(self.points.last()).map(|it| it.place)
    }

    /// What it runs up to, or down from: the quota, or what is owed.
    pub(super) fn ceiling(&self, at: &At<'_>) -> Option<(Figure, Text)> {
        match (&at.programme.kind, self.measure.as_ref()?) {
            (Kind::Loan { quota, .. }, Measure::Issued) => quota.map(|it| (it, text::QUOTA_LINE)),
            (
                Kind::Arrears { owed, .. },
                Measure::Cleared
                | Measure::ClearedThisYear
                | Measure::ClearedUndisputed
                | Measure::ClearedToSmes
                | Measure::Balance,
            ) => owed.map(|it| (it, text::OWED_LINE)),
            _ => None,
        }
    }
}

impl Key {
    fn holds(&self, now: &Self) -> bool {
        Arc::ptr_eq(&self.file, &now.file)
            && (self.revision, self.place, self.as_of) == (now.revision, now.place, now.as_of)
            && self.measure == now.measure
    }
}

/// Whether a claim counts on a day: it describes that day or an earlier one, and was not stated later.
pub(super) fn is_known(claim: &Claim, as_of: Date) -> bool {
    claim.on <= as_of && claim.stated.is_none_or(|it| it <= as_of)
}

/// What is claimed about the whole of a programme, with a figure: what tells its progress first, then in the order of
/// the file.
fn measures(claims: &[Claim], usual: Option<&Measure>) -> Vec<Measure> {
    let mut all: Vec<Measure> = Vec::new();
    let whole = claims.iter().filter(|it| it.scope.is_none() && !matches!(it.value, Figure::Missing(_)));
    for measure in whole.map(|it| &it.measure) {
        if !all.contains(measure) {
            all.push(measure.clone());
        }
    }
    if let Some(at) = all.iter().position(|it| Some(it) == usual) {
        let usual = all.remove(at);
        all.insert(0, usual);
    }
    all
}

/// The places of claims that contradict others: on a day, what was not known yet disputes nothing that was.
fn disputed(at: &At<'_>, as_of: Date) -> Vec<usize> {
    let known = |it: usize| at.programme.claims.get(it).is_some_and(|it| is_known(it, as_of));
    let mut all = Vec::new();
    for flag in check_programme(at.place, at.programme) {
        let (Some(this), FlagKind::Conflict { with, .. }) = (flag.claim, flag.kind) else { continue };
        let pairs = [(this, with), (with, this)];
        all.extend(pairs.iter().filter(|(it, other)| known(*other) || !known(*it)).map(|it| it.0));
    }
    all
}
