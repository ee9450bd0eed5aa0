//! One plot of the stack: series that share an axis.

use super::model::{Mode, unit_under};
use crate::chart::{Entry, Join, Look, day_number};
use crate::dataset::{ClaimId, Metric, MetricId, SeriesId, SourceId};
use crate::figure::{Figure, Language, Range, Style};
use crate::gui::context::ViewCtx;
use crate::locale::trends as text;
use crate::store::{Implied, Store};
use jiff::civil::Date;

/// A series on the plot.
#[derive(Clone, Debug)]
pub(super) struct Curve {
    pub(super) series: SeriesId,
    pub(super) slot: usize,
    pub(super) hidden: bool,
    /// What it is about, without the metric.
    pub(super) subject: String,
    /// What it is about in full.
    pub(super) title: String,
    /// The natural range of its values.
    pub(super) range: Range,
    /// Its claims as they are drawn.
    pub(super) entries: Vec<Entry>,
    /// The same claims by id.
    pub(super) claims: Vec<ClaimId>,
    pub(super) joins: Vec<Join>,
    /// Its latest figure, in short.
    pub(super) latest: String,
}

/// A bound that follows from a statement on a change.
#[derive(Clone, Debug)]
pub(super) struct ImpliedMark {
    pub(super) series: SeriesId,
    pub(super) entry: Entry,
    pub(super) range: Range,
    /// "implied: under 49 % on 1 March".
    pub(super) label: String,
    /// "76 % on 28 March − 27 days × more than 1 pp".
    pub(super) lineage: String,
    /// The sentence of the statement, with its quotation marks where it is a quote.
    pub(super) sentence: Option<String>,
    pub(super) source: Option<SourceId>,
    pub(super) claim: ClaimId,
}

/// Something that happened on a day.
#[derive(Clone, Debug)]
pub(super) struct Event {
    pub(super) day: f64,
    pub(super) on: Date,
    /// With its date, for the plot.
    pub(super) label: String,
    pub(super) title: String,
    pub(super) source: Option<SourceId>,
}

/// Series that share an axis.
#[derive(Clone, Debug)]
pub(super) struct Panel {
    /// The metric whose unit and range are those of the axis.
    pub(super) metric: MetricId,
    /// What is measured, and how the values are meant.
    pub(super) title: String,
    pub(super) goal: Option<f64>,
    /// The values that the axis shows.
    pub(super) values: (f64, f64),
    /// The values between which it has ticks.
    pub(super) ticked: (f64, f64),
    pub(super) curves: Vec<Curve>,
    pub(super) implied: Vec<ImpliedMark>,
    family: Option<String>,
}

impl Panel {
    /// A panel for a first series.
    pub(super) fn of(store: &Store, curve: Curve) -> Option<Self> {
        let metric = store.data().series(curve.series)?.key.metric;
        let mut panel = Self {
            metric,
            title: String::new(),
            goal: None,
            values: (0.0, 1.0),
            ticked: (0.0, 1.0),
            curves: Vec::new(),
            implied: Vec::new(),
            family: None,
        };
        panel.push(store, curve);
        Some(panel)
    }

    /// Whether a series can stand on this axis: the unit and the natural range are the same, and the data set does
    /// not put the metrics into different families.
    pub(super) fn takes(&self, store: &Store, series: SeriesId) -> bool {
        let (Some(mine), Some(other)) = (store.data().metric(self.metric), store.data().metric_of(series)) else {
            return false;
        };
        let same_family = match (&self.family, &other.family) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        mine.unit == other.unit && mine.unit_name == other.unit_name && mine.range == other.range && same_family
    }

    /// Adds a series.
    pub(super) fn push(&mut self, store: &Store, curve: Curve) {
        if let Some(metric) = store.data().metric_of(curve.series) {
            self.family = self.family.take().or_else(|| metric.family.clone());
        }
        self.curves.push(curve);
    }

    /// How many claims it shows.
    pub(super) fn claims(&self) -> usize {
        self.curves.iter().filter(|it| !it.hidden).map(|it| it.entries.len()).sum()
    }

    /// Names the panel and finds its axis, once all series are there.
    pub(super) fn finish(&mut self, cx: &ViewCtx<'_>, mode: Mode) {
        let data = cx.store.data();
        let mut metrics: Vec<&Metric> = Vec::new();
        for metric in self.curves.iter().filter_map(|it| data.metric_of(it.series)) {
            if !metrics.iter().any(|it| it.id == metric.id) {
                metrics.push(metric);
            }
        }
        let names: Vec<String> = metrics.iter().map(|it| metric_name(cx, it)).collect();
        self.title = text::panel_title(&names, mode_day(mode), cx.language);
        if mode == Mode::Absolute {
            let mut goals = metrics.iter().map(|it| it.goal);
            // Where the metrics have different goals, none is that of the axis.
            self.goal = goals.next().flatten().filter(|first| goals.all(|it| it == Some(*first)));
            let shown = |it: &&Implied| self.curves.iter().any(|curve| curve.series == it.series && !curve.hidden);
            self.implied = cx.store.implied().iter().filter(shown).filter_map(|it| implied_mark(cx, it)).collect();
        }
        let style = self.style(cx, mode).map(Style::brief);
        for curve in &mut self.curves {
            let last = curve.entries.iter().rev().find(|it| it.leads && !matches!(it.figure, Figure::Missing(_)));
            if let (Some(style), Some(last)) = (style, last) {
                let absolute = mode == Mode::Absolute;
                curve.latest = if absolute { style.figure(last.figure) } else { style.change(last.figure) };
            }
        }
        self.values = self.find_values(cx, mode);
        let range = cx.store.data().metric(self.metric).map(|it| it.range).filter(|_| mode == Mode::Absolute);
        let range = range.unwrap_or_default();
        self.ticked = (range.min.unwrap_or(f64::NEG_INFINITY), range.max.unwrap_or(f64::INFINITY));
    }

    /// How figures of the axis are printed.
    pub(super) fn style<'a>(&self, cx: &ViewCtx<'a>, mode: Mode) -> Option<Style<'a>> {
        let metric = cx.store.data().metric(self.metric)?;
        let style = cx.style_of(metric);
        Some(Style { unit: unit_under(metric.unit, mode), ..style })
    }

    /// The natural range where it has both ends; otherwise what is stated, with room for bars to fade in.
    fn find_values(&self, cx: &ViewCtx<'_>, mode: Mode) -> (f64, f64) {
        let range = cx.store.data().metric(self.metric).map(|it| it.range).unwrap_or_default();
        let absolute = mode == Mode::Absolute;
        if let (Some(min), Some(max), true) = (range.min, range.max, absolute) {
            return (min, max);
        }
        let entries = self.curves.iter().flat_map(|it| &it.entries);
        let numbers = entries.flat_map(|it| {
            let (a, b) = it.figure.numbers();
            a.into_iter().chain(b)
        });
        let floor = if absolute { range.min } else { Some(0.0) };
        let all = numbers.chain(floor).chain(self.goal);
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), it| (a.min(it), b.max(it)));
        if low > high {
            return (0.0, 1.0);
        }
        let room = if low < high { (high - low) * 0.1 } else { high.abs().max(1.0) * 0.1 };
        let below = if absolute && floor == Some(low) { 0.0 } else { room };
        (low - below, high + room)
    }
}

/// A metric's name, with its unit where the axis does not show it.
fn metric_name(cx: &ViewCtx<'_>, metric: &Metric) -> String {
    let name = metric.name.text(cx.language);
    match &metric.unit_name {
        Some(unit) => text::in_unit(name, unit.text(cx.language), cx.language),
        None => name.to_owned(),
    }
}

/// The day that changes are counted from.
pub(super) fn mode_day(mode: Mode) -> Option<Date> {
    match mode {
        Mode::Absolute => None,
        Mode::Since(day) => Some(day),
    }
}

fn implied_mark(cx: &ViewCtx<'_>, implied: &Implied) -> Option<ImpliedMark> {
    let data = cx.store.data();
    let statement = data.statements.get(implied.statement)?;
    let claim = data.claims.get(implied.claim)?;
    let metric = data.metric_of(implied.series)?;
    let said = statement.source.and_then(|it| data.source(it)).and_then(|it| it.published).unwrap_or(statement.to);
    if cx.as_known_on.is_some_and(|day| cx.store.known_on(&claim).max(said) > day) {
        return None;
    }
    let style = cx.style_of(metric);
    let difference = Style { unit: metric.unit.of_difference(), ..style };
    let bound = style.brief().interval(implied.interval, metric.range);
    Some(ImpliedMark {
        series: implied.series,
        entry: Entry {
            day: day_number(implied.on),
            figure: implied.figure(metric.range),
            look: Look { derived: true, ..Look::default() },
            leads: false,
        },
        range: metric.range,
        label: text::implied(&bound, implied.on, cx.language),
        lineage: text::lineage(
            &style.figure(claim.figure),
            claim.on,
            implied.days,
            &difference.figure(statement.value),
            cx.language,
        ),
        sentence: text::sentence_of(&statement.words),
        source: statement.source,
        claim: implied.claim,
    })
}

/// What a series is about with the region first, so that a name that is cut still tells series apart.
pub(super) fn place_first(store: &Store, series: SeriesId, language: Language) -> String {
    let data = store.data();
    let Some(it) = data.series(series) else { return String::new() };
    let region = data.region(it.key.region).map(|it| it.name.text(language));
    let sector = it.key.sector.and_then(|it| data.sector(it)).map(|it| it.name.text(language));
    let size = it.key.size.and_then(|it| data.size(it)).map(|it| it.name.text(language));
    let parts: Vec<&str> = [region, sector, size].into_iter().flatten().filter(|it| !it.is_empty()).collect();
    parts.join(" · ")
}
