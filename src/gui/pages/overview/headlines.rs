//! The cards at the top: a headline metric each.

use super::paint::{aside, laid, line, link, spot, surface, width_of};
use crate::chart::{Certainty, Scale, ticks};
use crate::dataset::{Claim, ClaimId, SeriesId, SourceId};
use crate::figure::{Bound, Figure, Interval};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, HEADLINE, MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::{claim_tip, mark_in, sparkline};
use crate::locale::{self, overview as text};
use egui::{Align, Color32, CornerRadius, Galley, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::sync::Arc;

/// How many cards there are at most.
pub(super) const MOST: usize = 3;
/// Height of a line of secondary text.
const LINE: f32 = 17.0;
/// Rows that a sentence on a change may wrap to.
const WRAPS: usize = 3;
/// Height of the row of the mark.
const MARK_ROW: f32 = 26.0;
/// Height of the figure.
const FIGURE: f32 = 40.0;

/// What a card shows, worked out once.
#[derive(Debug)]
pub(super) struct Headline {
    series: SeriesId,
    pub(super) claim: ClaimId,
    metric: String,
    figure: String,
    subject: String,
    axis: Axis,
    changes: Vec<String>,
    told: Option<String>,
    disputed: bool,
    day: String,
    source: Option<SourceId>,
    publisher: String,
    why: String,
    name: String,
    curve: Vec<ClaimId>,
}

/// The axis below the figure, with the words at its ends.
#[derive(Debug)]
struct Axis {
    low: f64,
    high: f64,
    ends: [String; 2],
    /// The goal of the metric, and how it is told.
    goal: Option<(f64, String)>,
}

/// The cards for a data set.
pub(super) fn build(cx: &ViewCtx<'_>, since: Option<Date>) -> Vec<Headline> {
    cx.store.headlines(MOST, cx.as_known_on).into_iter().filter_map(|it| Headline::new(cx, it, since)).collect()
}

impl Headline {
    fn new(cx: &ViewCtx<'_>, series: SeriesId, since: Option<Date>) -> Option<Self> {
        let (store, language) = (cx.store, cx.language);
        let latest = store.latest(series, cx.as_known_on)?;
        let (claim, metric) = (latest.claim, store.data().metric_of(series)?);
        let curve = store.curve(series, cx.as_known_on);
        let figures: Vec<String> = store
            .known(series, cx.as_known_on)
            .filter(|it| it.on == claim.on && !matches!(it.figure, Figure::Missing(_)))
            .map(|it| cx.brief(series, it.figure))
            .collect();
        let told = (figures.len() > 1).then(|| text::claims_for(&figures, claim.on, language));
        let mut changes = vec![change_since_last(cx, &claim)];
        if let Some(since) = since {
            changes.push(change_since(cx, &claim, since));
        }
        let figure = cx.brief(series, claim.figure);
        let (metric_name, subject) = (metric.name.text(language).to_owned(), subject(cx, series));
        let day = locale::date(claim.on, language);
        let publisher = cx.publisher(&claim);
        let said = [&metric_name, &cx.full(series, claim.figure), &day, &subject];
        let name =
            said.into_iter().chain(&changes).chain(&told).cloned().collect::<Vec<_>>().join(locale::comma(language));
        Some(Self {
            series,
            claim: claim.id,
            axis: Axis::of(cx, series, &curve),
            metric: metric_name,
            figure,
            subject,
            changes,
            told,
            disputed: store.is_disputed(claim.id),
            day,
            source: claim.source,
            publisher: if publisher.is_empty() { cx.t(text::NO_SOURCE) } else { publisher }.to_owned(),
            why: text::preferred(latest.preferred, latest.of, claim.on, language),
            name,
            curve: curve.iter().map(|it| it.id).collect(),
        })
    }
}

impl Axis {
    /// The natural range where it has two ends; else from the least to the greatest number, zero among them.
    fn of(cx: &ViewCtx<'_>, series: SeriesId, curve: &[Claim<'_>]) -> Self {
        let range = cx.store.range(series);
        let numbers = curve.iter().flat_map(|it| <[Option<f64>; 2]>::from(it.figure.numbers())).flatten();
        let (low, high) = numbers.fold((0.0_f64, 0.0_f64), |(a, b), x| (a.min(x), b.max(x)));
        let step = ticks(low, high, 4).windows(2).next().map_or(1.0, |it| it[1] - it[0]);
        let low = range.min.unwrap_or_else(|| (low / step).floor() * step);
        let high = range.max.unwrap_or_else(|| (high / step).ceil() * step);
        let high = if low < high { high } else { low + 1.0 };
        let said = |it| cx.brief(series, Figure::Exactly(it));
        let goal = cx.store.data().metric_of(series).and_then(|it| it.goal);
        let goal = goal.map(|it| (it, text::goal(&said(it), cx.language)));
        Self { low, high, ends: [low, high].map(said), goal }
    }
}

/// What the figure is about, without the region where there is but one whole to speak of.
fn subject(cx: &ViewCtx<'_>, series: SeriesId) -> String {
    let data = cx.store.data();
    let whole = cx.store.subject(series, cx.language);
    let Some(key) = data.series(series).map(|it| it.key) else { return whole };
    let alone = data.regions.iter().filter(|it| it.within.is_none()).count() < 2;
    if !alone || (key.sector.is_none() && key.size.is_none()) {
        return whole;
    }
    let sector = key.sector.and_then(|it| data.sector(it)).map(|it| it.name.text(cx.language));
    let size = key.size.and_then(|it| data.size(it)).map(|it| it.name.text(cx.language));
    [sector, size].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn change_since_last(cx: &ViewCtx<'_>, claim: &Claim<'_>) -> String {
    match cx.store.before(claim, cx.as_known_on) {
        Some(from) => change_from(cx, &from, claim),
        None => cx.t(text::ONE_CLAIM).to_owned(),
    }
}

/// The change since the claim that stood for the newest date up to a day.
fn change_since(cx: &ViewCtx<'_>, claim: &Claim<'_>, day: Date) -> String {
    let next = day.checked_add(1.day()).unwrap_or(day).min(claim.on);
    let probe = Claim { on: next, ..*claim };
    match cx.store.before(&probe, cx.as_known_on) {
        Some(from) => change_from(cx, &from, claim),
        None => text::no_claim_before(day, cx.language),
    }
}

fn change_from(cx: &ViewCtx<'_>, from: &Claim<'_>, to: &Claim<'_>) -> String {
    let Some(change) = cx.store.change(from, to) else { return cx.t(text::ONE_CLAIM).to_owned() };
    let said = cx.change(change.unit, change.interval);
    if change.interval.is_point_but_for_rounding() && change.interval.contains(0.0) {
        return text::unchanged(from.on, cx.language);
    }
    let per_day = change.per_day().map(|it| cx.change(change.unit, coarse(it)));
    let tolerance = change.banded.then_some(cx.store.data().tolerance);
    text::change(&said, per_day.as_deref(), from.on, tolerance, cx.language)
}

/// The interval with two digits to each end, rounded outwards; a single value to the nearest. A pace is a division,
/// and more digits than that are of its making.
fn coarse(interval: Interval) -> Interval {
    let rounded = |x: f64, to: fn(f64) -> f64| {
        let step = if x == 0.0 { 1.0 } else { 10_f64.powf(x.abs().log10().floor() - 1.0) };
        to(x / step) * step
    };
    if interval.is_point_but_for_rounding() {
        let middle = interval.middle().map(|it| rounded(it, f64::round));
        return middle.and_then(Interval::point).unwrap_or(interval);
    }
    let end = |bound: Bound, to: fn(f64) -> f64| match bound {
        Bound::Closed(x) => Bound::Closed(rounded(x, to)),
        // An end that is left out may have moved outwards, but is left out all the same.
        Bound::Open(x) => Bound::Open(rounded(x, to)),
        Bound::Unbounded => Bound::Unbounded,
    };
    Interval::new(end(interval.lower(), f64::floor), end(interval.upper(), f64::ceil)).unwrap_or(interval)
}

/// How high the cards are at a width: the same for all.
pub(super) fn height(ui: &Ui, cards: &[Headline], width: f32) -> f32 {
    let inner = width - 2.0 * size::PAD_CARD;
    let sentences = |card: &Headline| {
        let changes: f32 = card.changes.iter().map(|it| sentence(ui, it, inner, Color32::PLACEHOLDER).size().y).sum();
        changes + if card.told.is_some() { LINE } else { 0.0 }
    };
    24.0 + LINE + FIGURE + LINE + MARK_ROW + cards.iter().map(sentences).fold(0.0, f32::max) + 3.0 + LINE
}

/// A sentence on a change, laid out.
fn sentence(ui: &Ui, text: &str, width: f32, color: Color32) -> Arc<Galley> {
    laid(ui, text, text_style(SECONDARY), color, width, WRAPS)
}

/// Draws a card.
pub(super) fn ui(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, card: &Headline, at: usize) {
    let Some(claim) = cx.store.data().claims.get(card.claim) else { return };
    let tokens = cx.tokens;
    let id = ui.scope_id().with(("headline", at));
    let inner = surface(ui, tokens, rect);
    let response = spot(ui, tokens, rect, id, &card.name);
    if response.hovered() {
        let stroke = Stroke::new(size::HAIRLINE, tokens.accent);
        ui.painter().rect_stroke(rect, CornerRadius::same(size::CORNER_CARD), stroke, StrokeKind::Inside);
    }
    if response.clicked() {
        cx.send(Command::ShowInTrends(card.series));
    }
    let goal = card.axis.goal.as_ref().map_or("", |(_, it)| it.as_str());
    response.on_hover_ui(|ui| claim_tip(ui, cx, &claim, &[&card.why, goal, cx.t(text::TO_TRENDS)]));

    let mut rows = Rows { left: inner, at: inner.top() };
    let metric = rows.next(LINE);
    line(ui, metric, &card.metric, text_style(MEDIUM), tokens.secondary, Align::Min);
    let big = rows.next(FIGURE);
    let wide = line(ui, big, &card.figure, text_style(HEADLINE), tokens.text, Align::Min).width();
    let spare = (inner.width() - wide - 16.0).min(150.0);
    if spare >= 40.0 {
        let (low, high) = (pos2(inner.right() - spare, metric.top() + 2.0), pos2(inner.right(), big.bottom() - 4.0));
        let claims: Vec<Claim<'_>> = card.curve.iter().filter_map(|it| cx.store.data().claims.get(*it)).collect();
        sparkline(ui, cx, Rect::from_min_max(low, high), &claims, tokens.accent);
    }
    aside(ui, tokens, rows.next(LINE), &card.subject);
    axis(cx, ui, rows.next(MARK_ROW), card, &claim);
    for change in &card.changes {
        let galley = sentence(ui, change, inner.width(), tokens.text);
        let place = rows.next(galley.size().y);
        ui.painter().galley(place.min, galley, tokens.text);
    }
    if let Some(told) = &card.told {
        let color = if card.disputed { tokens.alarm } else { tokens.secondary };
        if link(ui, tokens, rows.next(LINE), id.with("told"), told, color).clicked() {
            cx.send(Command::ShowSeries(card.series));
        }
    }
    let last = Rect::from_min_max(pos2(inner.left(), inner.bottom() - LINE), inner.max);
    source(cx, ui, last, card, id);
}

/// The date and who published it.
fn source(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, card: &Headline, id: egui::Id) {
    let day = aside(ui, cx.tokens, rect, &format!("{} · ", card.day));
    let rest = rect.with_min_x(day.left() + width_of(ui, &format!("{} ·\u{a0}", card.day), text_style(SECONDARY)));
    match card.source {
        Some(source) => {
            let response = link(ui, cx.tokens, rest, id.with("source"), &card.publisher, cx.tokens.secondary);
            if response.clicked() {
                cx.send(Command::ShowSource(source, Some(card.claim)));
            }
            response.on_hover_text(cx.t(text::TO_SOURCE));
        }
        None => {
            aside(ui, cx.tokens, rest, &card.publisher);
        }
    }
}

/// The mark on its axis, with the ends of the axis named.
fn axis(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, card: &Headline, claim: &Claim<'_>) {
    let tokens = cx.tokens;
    let ends = card.axis.ends.each_ref().map(|it| width_of(ui, it, text_style(AXIS)));
    line(ui, rect, &card.axis.ends[0], text_style(AXIS), tokens.secondary, Align::Min);
    line(ui, rect, &card.axis.ends[1], text_style(AXIS), tokens.secondary, Align::Max);
    let track = Rect::from_min_max(
        pos2(rect.left() + ends[0] + 8.0, rect.top()),
        pos2(rect.right() - ends[1] - 8.0, rect.bottom()),
    );
    let y = rect.center().y;
    ui.painter().hline(track.x_range(), y, Stroke::new(size::HAIRLINE, tokens.outline));
    // The ends, and zero where it is none of them.
    let scale = Scale { low: card.axis.low, high: card.axis.high, start: track.left(), end: track.right() };
    for x in [track.left(), scale.clamped(0.0), track.right()] {
        ui.painter().vline(x, y - 3.0..=y + 3.0, Stroke::new(size::HAIRLINE, tokens.outline));
    }
    if let Some((goal, _)) = card.axis.goal.as_ref().filter(|(it, _)| (scale.low..=scale.high).contains(it)) {
        // A flag above the axis: a dash on it would be taken for the cap of a bound.
        let (x, top) = (scale.at(*goal), y - 11.0);
        let flag = vec![pos2(x - 3.5, top), pos2(x + 3.5, top), pos2(x, top + 5.0)];
        ui.painter().add(egui::Shape::convex_polygon(flag, tokens.good, Stroke::NONE));
    }
    mark_in(ui, cx, track, (card.axis.low, card.axis.high), claim, Certainty::Sure, tokens.accent);
}

/// Rows of a card from the top down.
struct Rows {
    left: Rect,
    at: f32,
}

impl Rows {
    fn next(&mut self, height: f32) -> Rect {
        let row = Rect::from_min_size(pos2(self.left.left(), self.at), vec2(self.left.width(), height));
        self.at += height;
        row
    }
}
