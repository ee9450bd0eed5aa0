//! What the plot shows, worked out once and kept until something that it rests on changes.

use super::axis;
use super::panel::{self, Curve, Event, Panel};
use super::selection::Chosen;
pub(super) use super::setting::{Mode, Split};
use super::since;
use crate::chart::{Entry, Look, day_number, joins};
use crate::dataset::{Claim, ClaimId, MetricId, SeriesId};
use crate::figure::{Figure, Language, Unit};
use crate::gui::context::ViewCtx;
use crate::locale::{self, trends as text};
use crate::store::Store;
use crate::syntax::Standing;
use jiff::civil::Date;
use std::cmp::Reverse;

/// What a model rests on; another key means another model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) generation: u64,
    pub(super) as_known_on: Option<Date>,
    pub(super) language: Language,
    pub(super) selection: u64,
    pub(super) mode: Mode,
    pub(super) split: Split,
    pub(super) log: Option<bool>,
    pub(super) implied: bool,
}

/// What the plot shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    /// What is shown, in words.
    pub(super) title: String,
    /// The plots; the axis of the first series comes first.
    pub(super) panels: Vec<Panel>,
    /// How many axes they have among them.
    axes: usize,
    /// The days that all of them show.
    pub(super) days: (f64, f64),
    /// What happened in these days.
    pub(super) events: Vec<Event>,
    /// How many series are drawn, of how many that were chosen, those that wait for room among them.
    pub(super) drawn: (usize, usize),
    /// How many of their claims were known later only.
    pub(super) later: usize,
    /// What can't be drawn, in words.
    pub(super) told: Vec<String>,
    /// The same of some series: what is said, and the names of those that it is said of.
    of_series: Vec<(String, Vec<String>)>,
    banded: bool,
}

/// Where a claim stands in a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) panel: usize,
    pub(super) curve: usize,
    pub(super) entry: usize,
}

impl Model {
    /// Works the model out.
    pub(super) fn new(cx: &ViewCtx<'_>, key: &Key, shown: &[Chosen], waiting: usize) -> Self {
        let mut model = Self { drawn: (0, shown.len() + waiting), ..Self::default() };
        for it in shown {
            model.add(cx, key, *it);
        }
        for panel in &mut model.panels {
            panel.finish(cx, key);
        }
        axis::share(cx, &mut model.panels, key);
        model.title = panel::title(cx, &model.panels, key);
        for (said, titles) in std::mem::take(&mut model.of_series) {
            let titles = titles.join(locale::comma(cx.language));
            model.told.push(locale::labelled(&titles, &said, cx.language));
        }
        if model.banded {
            model.told.push(text::about(cx.store.data().tolerance, cx.language));
        }
        model.find_days(cx);
        model
    }

    fn add(&mut self, cx: &ViewCtx<'_>, key: &Key, chosen: Chosen) {
        let claims: Vec<Claim<'_>> = cx.store.known(chosen.series, cx.as_known_on).collect();
        self.later += cx.store.count_known(chosen.series, None) - claims.len();
        let title = cx.store.title(chosen.series, cx.language);
        let mut points = points(cx.store, &claims);
        let mut range = cx.store.range(chosen.series);
        let mut counted = since::Base::default();
        if let Mode::Since(base) = key.mode {
            let found = since::change(cx, &claims, points, base);
            if let Some(it) = found.told {
                self.tell(it, title.clone());
            }
            self.banded |= found.banded;
            (points, range, counted) = (found.points, found.range, found.base);
        } else if claims.is_empty() {
            self.tell(cx.t(text::NO_CLAIM_YET).to_owned(), title.clone());
        }
        let Some(series) = cx.store.data().series(chosen.series).filter(|_| !points.is_empty()) else { return };
        self.drawn.0 += usize::from(!chosen.hidden);
        let (claims, entries): (Vec<ClaimId>, Vec<Entry>) = points.into_iter().unzip();
        let curve = Curve {
            series: chosen.series,
            slot: chosen.slot,
            hidden: chosen.hidden,
            subject: panel::place_first(cx.store, chosen.series, cx.language),
            title,
            range,
            base: counted,
            joins: joins(&entries),
            latest: String::new(),
            claims,
            entries,
        };
        // Those on one axis stand together, in the order of their first series.
        let same_axis = |it: &Panel| it.takes(cx.store, chosen.series);
        let part = key.split.part(series.key);
        if let Some(panel) = self.panels.iter_mut().find(|it| it.part == part && same_axis(it)) {
            panel.push(cx.store, curve);
            return;
        }
        let like = self.panels.iter().rposition(same_axis);
        let axis = like.and_then(|it| self.panels.get(it)).map_or(self.axes, |it| it.axis);
        if let Some(panel) = Panel::of(cx.store, curve, axis, part) {
            self.axes = self.axes.max(axis + 1);
            self.panels.insert(like.map_or(self.panels.len(), |it| it + 1), panel);
        }
    }

    /// What is said of several series is said once.
    fn tell(&mut self, said: String, title: String) {
        match self.of_series.iter_mut().find(|it| it.0 == said) {
            Some((_, titles)) => titles.push(title),
            None => self.of_series.push((said, vec![title])),
        }
    }

    /// Whether there is nothing to draw.
    pub(super) fn is_empty(&self) -> bool {
        self.panels.iter().flat_map(|it| &it.curves).all(|it| it.base.is_last)
    }

    /// The days from the first claim to the last, with a little room at both ends.
    fn find_days(&mut self, cx: &ViewCtx<'_>) {
        let data = cx.store.data();
        let curves = || self.panels.iter().flat_map(|it| &it.curves);
        // Of a series without a mark no day matters.
        let entries = curves().filter(|it| !it.base.is_last).filter_map(|it| it.entries.first()).map(|it| it.day);
        let implied = self.panels.iter().flat_map(|it| &it.implied).map(|it| it.entry.day);
        // Up to the last claim of all, known or not: the axis stays while the day of knowledge moves.
        let all = curves().filter_map(|it| data.series(it.series));
        let last = all.filter_map(|it| it.claims().next_back()).map(|it| day_number(data.claims.on(it)));
        let days = entries.chain(implied).chain(last);
        let (first, last) = days.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), it| (a.min(it), b.max(it)));
        if first > last {
            return;
        }
        let room = ((last - first) * 0.04).max(3.0);
        self.days = (first - room, last + room);
        let known = |on: Date| cx.as_known_on.is_none_or(|day| on <= day);
        let mut events: Vec<Event> = data
            .events
            .iter()
            .filter(|it| known(it.on))
            .map(|it| Event {
                day: day_number(it.on),
                label: locale::labelled(
                    &locale::short_date(it.on, cx.language),
                    it.text.text(cx.language),
                    cx.language,
                ),
                title: it.text.text(cx.language).to_owned(),
                on: it.on,
                source: it.source,
            })
            .collect();
        events.sort_by(|a, b| a.day.total_cmp(&b.day));
        self.events = events;
    }

    /// The claim at a spot.
    pub(super) fn claim(&self, spot: Spot) -> Option<ClaimId> {
        self.curve(spot)?.claims.get(spot.entry).copied()
    }

    /// The curve at a spot.
    pub(super) fn curve(&self, spot: Spot) -> Option<&Curve> {
        self.panels.get(spot.panel)?.curves.get(spot.curve)
    }

    /// Where a claim stands, if it is shown.
    pub(super) fn spot_of(&self, claim: ClaimId) -> Option<Spot> {
        self.panels.iter().enumerate().find_map(|(panel, it)| {
            it.curves.iter().enumerate().find_map(|(curve, it)| {
                // The claims of a series are in the order of their ids.
                let entry = it.claims.binary_search(&claim).ok()?;
                Some(Spot { panel, curve, entry })
            })
        })
    }

    /// The axes, in their order: what was in view of others means nothing on these.
    pub(super) fn axes(&self) -> impl Iterator<Item = (usize, MetricId, bool)> {
        self.panels.iter().map(|it| (it.axis, it.metric, it.log))
    }

    /// How many claims are on show.
    pub(super) fn claims(&self) -> usize {
        self.panels.iter().map(Panel::claims).sum()
    }
}

/// The claims of a series as points, in the order of their dates.
fn points(store: &Store, claims: &[Claim<'_>]) -> Vec<(ClaimId, Entry)> {
    let mut points = Vec::with_capacity(claims.len());
    for day in claims.chunk_by(|a, b| a.on == b.on) {
        let rank = |it: &Claim<'_>| {
            let usable = !matches!(it.figure, Figure::Missing(_));
            (usable, it.standing, store.known_on(it), Reverse(it.id))
        };
        let leader = day.iter().max_by_key(|it| rank(it)).map(|it| it.id);
        points.extend(day.iter().map(|claim| {
            let look = Look {
                derived: claim.standing == Standing::Derived,
                doubtful: claim.standing == Standing::Doubtful,
                disputed: store.is_disputed(claim.id) && is_disputed_by(store, claim, day),
                ..Look::default()
            };
            let leads = leader == Some(claim.id);
            (claim.id, Entry { day: day_number(claim.on), figure: claim.figure, look, leads, shift: 0.0 })
        }));
    }
    points
}

/// Whether one of the claims that are known for the day can't be right beside this one.
fn is_disputed_by(store: &Store, claim: &Claim<'_>, day: &[Claim<'_>]) -> bool {
    let interval = |it: &Claim<'_>| store.working(it.series, it.figure);
    let mine = interval(claim);
    day.iter().any(|it| matches!((mine, interval(it)), (Some(a), Some(b)) if a.intersection(b).is_none()))
}

/// The series to show first: the headlines of the whole, and the same of the part that is set against it.
pub(super) fn first_choice(store: &Store, as_known_on: Option<Date>) -> Vec<SeriesId> {
    let mut found = match store.region_to_compare() {
        Some(part) => {
            let pairs = store.compare_with(part, 2, as_known_on);
            let wholes = pairs.iter().filter_map(|it| it.whole);
            wholes.chain(pairs.iter().filter_map(|it| it.part)).collect()
        }
        None => store.headlines(2, as_known_on),
    };
    if found.is_empty() {
        // No rate of the whole: the series with the most claims, so that there is something to look at.
        let all = store.data().series.iter().enumerate();
        let longest = all.max_by_key(|(at, it)| (it.end - it.first, Reverse(*at)));
        found.extend(longest.map(|(at, _)| SeriesId::new(at)));
    }
    found
}

/// The unit in which a panel's values are, under a mode.
pub(super) fn unit_under(unit: Unit, mode: Mode) -> Unit {
    if mode == Mode::Absolute { unit } else { unit.of_difference() }
}
