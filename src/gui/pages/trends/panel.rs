//! One plot of the stack: series that share an axis.

use super::model::{Key, Mode, unit_under};
use super::setting::{Part, Split};
use super::since::Base;
use super::{dodge, implied};
use crate::chart::{Entry, Join};
use crate::dataset::{ClaimId, Metric, MetricId, SeriesId, SourceId};
use crate::figure::{Figure, Language, Range, Style};
use crate::gui::context::ViewCtx;
use crate::locale::{self, trends as text};
use crate::store::Store;
use crate::syntax::Standing;
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
    /// What changes are counted from; nothing where values are shown as claimed.
    pub(super) base: Base,
    /// Its latest figure, in short.
    pub(super) latest: String,
}

impl Curve {
    /// The change of an entry in words; of what changes are counted from, that it is that.
    pub(super) fn change(&self, style: &Style<'_>, at: usize) -> String {
        let Some((entry, claim)) = self.entries.get(at).zip(self.claims.get(at)) else { return String::new() };
        self.base.words_for(*claim).map_or_else(|| style.change(entry.figure), str::to_owned)
    }
}

/// A bound that follows from a statement on a change.
#[derive(Clone, Debug)]
pub(super) struct ImpliedMark {
    pub(super) series: SeriesId,
    pub(super) entry: Entry,
    pub(super) range: Range,
    /// "implied: less than 49 % on 1 March".
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

/// Series that share a plot.
#[derive(Clone, Debug)]
pub(super) struct Panel {
    /// The metric whose unit and range are those of the axis.
    pub(super) metric: MetricId,
    /// Which axis it has; panels with the same one show the same values.
    pub(super) axis: usize,
    /// What its series have in common.
    pub(super) part: Part,
    /// What is measured, and how the values are meant; of several plots, what tells this one from the others.
    pub(super) title: String,
    pub(super) goal: Option<f64>,
    /// The values that the axis shows.
    pub(super) values: (f64, f64),
    /// The values between which it has ticks.
    pub(super) ticked: (f64, f64),
    /// Whether values stand by their magnitude, and whether they could.
    pub(super) log: bool,
    pub(super) can_log: bool,
    pub(super) curves: Vec<Curve>,
    pub(super) implied: Vec<ImpliedMark>,
    family: Option<String>,
}

impl Panel {
    /// A panel for a first series.
    pub(super) fn of(store: &Store, curve: Curve, axis: usize, part: Part) -> Option<Self> {
        let metric = store.data().series(curve.series)?.key.metric;
        let mut panel = Self {
            metric,
            axis,
            part,
            title: String::new(),
            goal: None,
            values: (0.0, 1.0),
            ticked: (0.0, 1.0),
            log: false,
            can_log: false,
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

    /// The series that are not switched off.
    pub(super) fn visible(&self) -> impl Iterator<Item = (usize, &Curve)> {
        self.curves.iter().enumerate().filter(|(_, it)| !it.hidden)
    }

    /// How many claims it shows.
    pub(super) fn claims(&self) -> usize {
        self.visible().map(|(_, it)| it.entries.len()).sum()
    }

    /// Names the panel and finds what belongs to it, once all series are there.
    pub(super) fn finish(&mut self, cx: &ViewCtx<'_>, key: &Key) {
        let metrics = metrics(cx, std::slice::from_ref(self));
        self.title = part_title(cx, self, key);
        if key.mode == Mode::Absolute {
            let mut goals = metrics.iter().map(|it| it.goal);
            // Where the metrics have different goals, none is that of the axis.
            self.goal = goals.next().flatten().filter(|first| goals.all(|it| it == Some(*first)));
            if key.implied {
                let shown = |series| self.visible().any(|(_, curve)| curve.series == series);
                let all = cx.store.implied().iter().filter(|it| shown(it.series));
                self.implied = all.filter_map(|it| implied::mark(cx, it)).collect();
            }
        }
        let style = self.style(cx, key.mode).map(Style::brief);
        for curve in &mut self.curves {
            // As in the store: one in doubt only where there is nothing else.
            let says = |it: &&Entry| it.leads && !matches!(it.figure, Figure::Missing(_));
            let own = curve.entries.iter().zip(&curve.claims).rev();
            let own = own.filter(|(_, id)| curve.base.words_for(**id).is_none());
            let mut stated = own.filter(|it| says(&it.0));
            let last = stated.clone().find(|it| !it.0.look.doubtful).or_else(|| stated.next());
            if let (Some(style), Some((last, claim))) = (style, last) {
                let absolute = key.mode == Mode::Absolute;
                let figure = if absolute { style.figure(last.figure) } else { style.change(last.figure) };
                let standing = cx.store.data().claims.get(*claim).map_or(Standing::Firm, |it| it.standing);
                curve.latest = text::marked(&figure, standing, last.look.disputed, cx.language);
            } else if let Some(words) = curve.base.last_words() {
                curve.latest = words.to_owned();
            }
        }
        dodge::shift(self, cx.store.data().tolerance);
    }

    /// How figures of the axis are printed.
    pub(super) fn style<'a>(&self, cx: &ViewCtx<'a>, mode: Mode) -> Option<Style<'a>> {
        let metric = cx.store.data().metric(self.metric)?;
        let style = cx.style_of(metric);
        Some(Style { unit: unit_under(metric.unit, mode), ..style })
    }
}

/// The metrics of some panels, each once.
fn metrics<'a>(cx: &ViewCtx<'a>, panels: &[Panel]) -> Vec<&'a Metric> {
    let mut metrics: Vec<&Metric> = Vec::new();
    let all = panels.iter().flat_map(|it| &it.curves).filter_map(|it| cx.store.data().metric_of(it.series));
    for metric in all {
        if !metrics.iter().any(|it| it.id == metric.id) {
            metrics.push(metric);
        }
    }
    metrics
}

/// What the plots show, for the line above them. Where all series stand on one plot, or one for each axis, it is what
/// the first shows.
pub(super) fn title(cx: &ViewCtx<'_>, panels: &[Panel], key: &Key) -> String {
    let shown = if key.split == Split::None { panels.get(..1).unwrap_or(&[]) } else { panels };
    let names: Vec<String> = metrics(cx, shown).into_iter().map(|it| metric_name(cx, it)).collect();
    if names.is_empty() { String::new() } else { text::panel_title(&names, key.mode.since(), cx.language) }
}

/// What a panel shows; of several, what tells it from the others.
fn part_title(cx: &ViewCtx<'_>, panel: &Panel, key: &Key) -> String {
    let own = || title(cx, std::slice::from_ref(panel), &Key { split: Split::None, ..*key });
    let data = cx.store.data();
    let Some((curve, of)) = panel.curves.first().and_then(|it| Some((it, data.series(it.series)?.key))) else {
        return own();
    };
    let name = match key.split {
        Split::None | Split::Metric => return own(),
        Split::Series => return curve.title.clone(),
        Split::Region => data.region(of.region).map(|it| &it.name),
        Split::Sector => of.sector.and_then(|it| data.sector(it)).map(|it| &it.name),
        Split::Size => of.size.and_then(|it| data.size(it)).map(|it| &it.name),
    };
    let name = name.map_or_else(|| cx.t(text::no_part(key.split == Split::Sector)), |it| it.text(cx.language));
    let metrics: Vec<String> =
        metrics(cx, std::slice::from_ref(panel)).into_iter().map(|it| metric_name(cx, it)).collect();
    [name, locale::and(&metrics.iter().map(String::as_str).collect::<Vec<_>>(), cx.language).as_str()].join(" · ")
}

/// A metric's name, with its unit where the axis does not show it.
fn metric_name(cx: &ViewCtx<'_>, metric: &Metric) -> String {
    let name = metric.name.text(cx.language);
    match &metric.unit_name {
        Some(unit) => text::in_unit(name, unit.text(cx.language), cx.language),
        None => name.to_owned(),
    }
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
