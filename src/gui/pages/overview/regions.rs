//! The regions: a part against the whole, and what the others say.

use super::headlines::MOST;
use crate::chart::ticks;
use crate::dataset::{Claim, ClaimId, MetricId, RegionId, SeriesId};
use crate::figure::{Figure, Range, Unit};
use crate::gui::context::ViewCtx;
use crate::locale::{self, overview as text};
use jiff::civil::Date;

/// What the card shows, worked out once.
#[derive(Debug)]
pub(super) struct Regions {
    /// The part that is set against the whole; none where there is no whole.
    pub(super) part: Option<RegionId>,
    /// What else there is to compare.
    pub(super) parts: Vec<(RegionId, String)>,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) metrics: Vec<MetricRows>,
    pub(super) axis: (f64, f64),
    pub(super) ticks: Vec<(f64, String)>,
    pub(super) foot: String,
    pub(super) why: String,
}

/// A metric: the whole, below it the part, below that all others.
#[derive(Debug)]
pub(super) struct MetricRows {
    pub(super) of: MetricId,
    pub(super) metric: String,
    /// The date, where it is not that of the card or not the same for both.
    pub(super) date: String,
    pub(super) sides: Vec<Side>,
    pub(super) others: Option<Others>,
}

/// A region that is told by name.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) region: String,
    pub(super) series: Option<SeriesId>,
    /// The claim and, where others for its date conflict with it, these; the one that stands for them first.
    pub(super) claims: Vec<ClaimId>,
    pub(super) figure: String,
    pub(super) name: String,
}

/// Regions that are told together, those with the least first.
#[derive(Debug)]
pub(super) struct Others {
    pub(super) label: String,
    /// The date of all, or the first and the last: each is the latest of its region.
    pub(super) dates: String,
    pub(super) name: String,
    pub(super) entries: Vec<Entry>,
}

/// One of them.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) series: SeriesId,
    pub(super) claim: ClaimId,
    pub(super) said: String,
}

/// The card, where the data set has regions to compare.
pub(super) fn build(cx: &ViewCtx<'_>, chosen: Option<RegionId>) -> Option<Regions> {
    match cx.store.whole_region() {
        Some(whole) => against(cx, whole, chosen),
        None => side_by_side(cx),
    }
}

/// A part against the whole.
fn against(cx: &ViewCtx<'_>, whole: RegionId, chosen: Option<RegionId>) -> Option<Regions> {
    let (store, language) = (cx.store, cx.language);
    let parts = store.regions_beside(&store.headlines(MOST, cx.as_known_on), cx.as_known_on);
    let part = chosen.or_else(|| store.region_to_compare()).filter(|it| parts.contains(it));
    let part = part.or(parts.first().copied())?;
    let name = |it| store.data().region(it).map_or("", |it| it.name.text(language));
    let (whole_name, part_name) = (name(whole), name(part));
    let pairs = store.compare_with(part, MOST, cx.as_known_on);
    let sides: Vec<_> = pairs.iter().map(|it| (*it, store.side_by_side(*it, cx.as_known_on))).collect();
    let common = sides.iter().filter_map(|(_, it)| it.common_date()).max();
    let metrics = sides
        .iter()
        .filter_map(|(pair, it)| {
            let series = pair.whole?;
            let others = store.elsewhere(series, cx.as_known_on);
            let mut others: Vec<_> = others.into_iter().filter(|it| Some(it.series) != pair.part).collect();
            sort_by_lower_end(cx, &mut others);
            let of = store.data().series(series)?.key.metric;
            let metric = store.data().metric(of)?.name.text(language);
            Some(MetricRows {
                of,
                metric: metric.to_owned(),
                date: dates(&[it.whole, it.part], common, cx),
                sides: vec![
                    Side::new(cx, pair.whole, it.whole, whole_name),
                    Side::new(cx, pair.part, it.part, part_name),
                ],
                others: Others::new(cx, metric, &others, text::other_regions, text::other_regions_named),
            })
        })
        .collect();
    let card = Regions {
        part: Some(part),
        parts: parts.into_iter().map(|it| (it, name(it).to_owned())).collect(),
        title: text::against(part_name, whole_name, language),
        date: common.map(|it| locale::date(it, language)).unwrap_or_default(),
        metrics,
        axis: (0.0, 0.0),
        ticks: Vec::new(),
        foot: text::rest(whole_name, language),
        why: text::rest_why(part_name, whole_name, language),
    };
    card.on_axis(cx)
}

/// All regions, where none of them is the whole.
fn side_by_side(cx: &ViewCtx<'_>) -> Option<Regions> {
    let (store, language) = (cx.store, cx.language);
    let key = |it: SeriesId| store.data().series(it).map(|it| (it.key.metric, it.key.sector, it.key.size));
    let (mut told, mut metrics, mut days) = (Vec::new(), Vec::new(), Vec::new());
    for series in store.headlines(MOST, cx.as_known_on) {
        if told.contains(&key(series)) {
            continue;
        }
        told.push(key(series));
        let own = store.latest(series, cx.as_known_on).map(|it| it.claim);
        let mut all = store.elsewhere(series, cx.as_known_on);
        all.extend(own.filter(|it| !matches!(it.figure, Figure::Missing(_))));
        let of = store.data().series(series)?.key.metric;
        let metric = store.data().metric(of)?.name.text(language);
        if all.len() < 2 {
            continue;
        }
        sort_by_lower_end(cx, &mut all);
        days.extend(all.iter().map(|it| it.on));
        let (sides, date) = if metrics.is_empty() { ends(cx, &all) } else { (Vec::new(), String::new()) };
        let others = Others::new(cx, metric, &all, text::all_regions, text::all_regions);
        metrics.push(MetricRows { of, metric: metric.to_owned(), date, sides, others });
    }
    let card = Regions {
        part: None,
        parts: Vec::new(),
        title: cx.t(text::REGIONS).to_owned(),
        date: text::between_days(*days.iter().min()?, *days.iter().max()?, language),
        metrics,
        axis: (0.0, 0.0),
        ticks: Vec::new(),
        foot: cx.t(text::LATEST_OF_EACH).to_owned(),
        why: cx.t(text::BY_LOWER_END).to_owned(),
    };
    card.on_axis(cx)
}

/// So many regions are told by name at each end.
const ENDS: usize = 4;

/// The regions with the least and with the most, by name, and how many these are.
fn ends(cx: &ViewCtx<'_>, sorted: &[Claim<'_>]) -> (Vec<Side>, String) {
    let side = |it: &Claim<'_>| Side::new(cx, Some(it.series), Some(*it), &region_of(cx, it));
    if sorted.len() <= 2 * ENDS {
        return (sorted.iter().map(side).collect(), String::new());
    }
    let last = sorted.iter().skip(sorted.len() - ENDS);
    (sorted.iter().take(ENDS).chain(last).map(side).collect(), text::ends(ENDS, cx.language))
}

/// The name of a claim's region.
fn region_of(cx: &ViewCtx<'_>, claim: &Claim<'_>) -> String {
    let region = cx.store.data().series(claim.series).and_then(|it| cx.store.data().region(it.key.region));
    region.map_or_else(String::new, |it| it.name.text(cx.language).to_owned())
}

/// Those with the least come first: by the lower end of what is asserted, which is told where they are listed.
fn sort_by_lower_end(cx: &ViewCtx<'_>, claims: &mut [Claim<'_>]) {
    let lower = |it: &Claim<'_>| {
        let end = cx.store.working(it.series, it.figure).and_then(|it| it.lower().value());
        end.unwrap_or(f64::NEG_INFINITY)
    };
    claims.sort_by(|a, b| lower(a).total_cmp(&lower(b)));
}

/// The dates of the sides, unless both are that of the card.
fn dates(sides: &[Option<Claim<'_>>], common: Option<Date>, cx: &ViewCtx<'_>) -> String {
    let mut days: Vec<Date> = sides.iter().flatten().map(|it| it.on).collect();
    days.dedup();
    if days.iter().all(|it| Some(*it) == common) {
        return String::new();
    }
    days.iter().map(|it| locale::short_date(*it, cx.language)).collect::<Vec<_>>().join(" · ")
}

impl Regions {
    /// Gives the card an axis for all its metrics: their natural range, or else what is said. Metrics that count in
    /// other units than the first have no place on it.
    fn on_axis(mut self, cx: &ViewCtx<'_>) -> Option<Self> {
        let data = cx.store.data();
        let first = *self.claims().next()?;
        let metric = data.metric_of(data.claims.get(first)?.series)?;
        let of_unit = |it: &ClaimId| {
            let metric_of_it = data.claims.get(*it).and_then(|it| data.metric_of(it.series));
            metric_of_it.is_some_and(|it| it.unit == metric.unit && it.unit_name == metric.unit_name)
        };
        self.metrics.retain(|it| it.claims().all(of_unit));
        let claims: Vec<Claim<'_>> = self.claims().filter_map(|it| data.claims.get(*it)).collect();
        self.axis = (0.0, 100.0);
        if !claims.iter().all(|it| cx.store.range(it.series) == Range::RATE) {
            let numbers = claims.iter().flat_map(|it| <[Option<f64>; 2]>::from(it.figure.numbers())).flatten();
            let (low, high) = numbers.fold((0.0_f64, 0.0_f64), |(a, b), x| (a.min(x), b.max(x)));
            if low < high {
                self.axis = (low, high);
            }
        }
        let (style, bare) = (cx.style_of(metric).brief(), cx.style(Unit::Index).brief());
        let ticks = ticks(self.axis.0, self.axis.1, 4);
        let last = ticks.len().saturating_sub(1);
        // The sign of per cent stands at the last tick only; other units are part of how their numbers are told.
        let is_bare = matches!(metric.unit, Unit::Percent | Unit::PercentagePoints);
        let number = |(at, x): (usize, f64)| (x, if is_bare && at < last { &bare } else { &style }.number(x));
        self.ticks = ticks.into_iter().enumerate().map(number).collect();
        Some(self)
    }

    fn claims(&self) -> impl Iterator<Item = &ClaimId> {
        self.metrics.iter().flat_map(MetricRows::claims)
    }
}

impl MetricRows {
    fn claims(&self) -> impl Iterator<Item = &ClaimId> {
        let others = self.others.iter().flat_map(|it| &it.entries).map(|it| &it.claim);
        self.sides.iter().flat_map(|it| &it.claims).chain(others)
    }
}

impl Side {
    fn new(cx: &ViewCtx<'_>, series: Option<SeriesId>, claim: Option<Claim<'_>>, region: &str) -> Self {
        let claim = claim.filter(|it| !matches!(it.figure, Figure::Missing(_)));
        let title = series.map(|it| cx.store.title(it, cx.language)).unwrap_or_default();
        let mut claims: Vec<ClaimId> = claim.iter().map(|it| it.id).collect();
        let rivals = claim.iter().flat_map(|it| cx.store.rivals(it, cx.as_known_on)).map(|it| it.id);
        claims.extend(rivals.filter(|it| Some(*it) != claim.map(|it| it.id)));
        // Where claims conflict, all of them are told.
        let all = || claims.iter().filter_map(|it| cx.store.data().claims.get(*it));
        let figures: Vec<String> = all().map(|it| cx.brief(it.series, it.figure)).collect();
        let in_full: Vec<String> = all().map(|it| cx.full(it.series, it.figure)).collect();
        let name = claim.map(|it| [title, in_full.join(" / "), locale::date(it.on, cx.language)]);
        Self {
            region: region.to_owned(),
            series,
            claims,
            figure: if figures.is_empty() { cx.t(text::NOT_STATED).to_owned() } else { figures.join(" / ") },
            name: name.map(|it| it.join(locale::comma(cx.language))).unwrap_or_default(),
        }
    }
}

impl Others {
    fn new(
        cx: &ViewCtx<'_>,
        metric: &str,
        claims: &[Claim<'_>],
        label: fn(usize, crate::figure::Language) -> String,
        named: fn(usize, crate::figure::Language) -> String,
    ) -> Option<Self> {
        let said = |it: &Claim<'_>| {
            let (figure, day) = (cx.brief(it.series, it.figure), locale::short_date(it.on, cx.language));
            format!("{} · {figure} · {day}", region_of(cx, it))
        };
        let entries: Vec<Entry> =
            claims.iter().map(|it| Entry { series: it.series, claim: it.id, said: said(it) }).collect();
        let days = claims.iter().map(|it| it.on);
        let dates = text::short_between(days.clone().min()?, days.max()?, cx.language);
        Some(Self {
            label: label(entries.len(), cx.language),
            name: [named(entries.len(), cx.language).as_str(), metric, &dates].join(locale::comma(cx.language)),
            dates,
            entries,
        })
    }
}
