//! The cards at the top: a headline metric each.

use super::changes::Change;
use super::paint::{aside, laid, line, link, spot, surface, width_of};
use crate::chart::{Certainty, Scale, ticks};
use crate::dataset::{Claim, ClaimId, SeriesId, SourceId};
use crate::figure::Figure;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, HEADLINE, MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::{Spark, claim_tip, mark_in, secondary};
use crate::locale::{self, overview as text};
use egui::{Align, Color32, CornerRadius, Galley, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
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
    pub(super) series: SeriesId,
    pub(super) claim: ClaimId,
    metric: String,
    figure: String,
    subject: String,
    axis: Axis,
    changes: Vec<Change>,
    told: Option<String>,
    /// The claim and, where others for its date conflict with it, these.
    shown: Vec<ClaimId>,
    day: String,
    source: Option<SourceId>,
    publisher: String,
    why: String,
    name: String,
    spark: Option<Spark>,
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
        let mut changes = vec![Change::since_last(cx, &claim)];
        if let Some(since) = since {
            changes.push(Change::since(cx, &claim, since));
        }
        let figure = cx.brief(series, claim.figure);
        let (metric_name, subject) = (metric.name.text(language).to_owned(), subject(cx, series));
        let day = locale::date(claim.on, language);
        let publisher = cx.publisher(&claim);
        let said = [&metric_name, &cx.full(series, claim.figure), &day, &subject];
        let told_of = changes.iter().map(|it| &it.said).chain(&told);
        let name = said.into_iter().chain(told_of).cloned().collect::<Vec<_>>().join(locale::comma(language));
        Some(Self {
            series,
            claim: claim.id,
            axis: Axis::of(cx, series, &curve),
            metric: metric_name,
            figure,
            subject,
            changes,
            told,
            shown: store.rivals(&claim, cx.as_known_on).iter().map(|it| it.id).collect(),
            day,
            source: claim.source,
            publisher: if publisher.is_empty() { cx.t(text::NO_SOURCE) } else { publisher }.to_owned(),
            why: text::preferred(latest.preferred, latest.of, claim.on, language),
            name,
            spark: Spark::new(&curve, |it| store.known_on(it)),
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

/// How high the cards are at a width: the same for all.
pub(super) fn height(ui: &Ui, cards: &[Headline], width: f32) -> f32 {
    let inner = width - 2.0 * size::PAD_CARD;
    let sentences = |card: &Headline| {
        let changes: f32 =
            card.changes.iter().map(|it| sentence(ui, &it.said, inner, Color32::PLACEHOLDER).size().y).sum();
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
    let spare = |taken: f32| (inner.width() - taken - 16.0).min(150.0);
    // Beside the figure or, where that is long, above it.
    let name = width_of(ui, &card.metric, text_style(MEDIUM));
    let (room, top, bottom) = match (spare(wide), spare(name)) {
        (beside, above) if above >= beside && beside >= 60.0 => (beside, metric.top() + 2.0, big.bottom() - 4.0),
        (beside, _) if beside >= 60.0 => (beside, big.top() + 2.0, big.bottom() - 2.0),
        (_, above) => (above, metric.top() + 2.0, metric.bottom() + 4.0),
    };
    if let Some(spark) = card.spark.as_ref().filter(|_| room >= 40.0) {
        let (low, high) = (pos2(inner.right() - room, top), pos2(inner.right(), bottom));
        spark.paint(ui, cx, Rect::from_min_max(low, high), tokens.accent);
    }
    aside(ui, tokens, rows.next(LINE), &card.subject);
    axis(cx, ui, rows.next(MARK_ROW), card);
    for (nth, change) in card.changes.iter().enumerate() {
        let height = sentence(ui, &change.said, inner.width(), tokens.text).size().y;
        change_ui(cx, ui, rows.next(height), card.series, change, id.with(("change", nth)));
    }
    if let Some(told) = &card.told {
        let color = if card.shown.len() > 1 { tokens.alarm } else { tokens.secondary };
        if link(ui, tokens, rows.next(LINE), id.with("told"), told, color).clicked() {
            cx.send(Command::ShowSeries(card.series));
        }
    }
    let last = Rect::from_min_max(pos2(inner.left(), inner.bottom() - LINE), inner.max);
    source(cx, ui, last, card, id);
}

/// A change, which leads to the claims that it was worked out from.
fn change_ui(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, series: SeriesId, change: &Change, id: egui::Id) {
    let response = spot(ui, cx.tokens, rect.expand2(vec2(2.0, 0.0)), id, &change.said);
    let color = if response.hovered() { cx.tokens.accent } else { cx.tokens.text };
    let galley = sentence(ui, &change.said, rect.width(), color);
    let is_cut = galley.elided;
    ui.painter().galley(rect.min, galley, color);
    if response.clicked() {
        cx.send(Command::ShowSeries(series));
    }
    response.on_hover_ui(|ui| {
        ui.set_max_width(360.0);
        ui.spacing_mut().item_spacing.y = 4.0;
        if is_cut {
            ui.label(&change.said);
        }
        if !change.from.is_empty() {
            ui.label(secondary(cx.tokens, cx.t(text::CHANGE_FROM)));
        }
        for line in &change.from {
            ui.label(line);
        }
        ui.label(secondary(cx.tokens, cx.t(text::TO_CLAIMS)));
    });
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
fn axis(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, card: &Headline) {
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
    // Where claims conflict, all of them are there: none is the one to show.
    for claim in card.shown.iter().filter_map(|it| cx.store.data().claims.get(*it)) {
        mark_in(ui, cx, track, (card.axis.low, card.axis.high), &claim, Certainty::Sure, tokens.accent);
    }
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
