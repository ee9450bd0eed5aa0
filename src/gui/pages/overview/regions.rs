//! A part of the country against the whole of it.

use super::headlines::MOST;
use super::paint::{HEAD, aside, body, head, line, link, row, surface, title, width_of};
use crate::chart::{Certainty, Scale, ticks};
use crate::dataset::{Claim, ClaimId, RegionId, SeriesId};
use crate::figure::{Figure, Range};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::{claim_tip, mark_in};
use crate::locale::{self, overview as text};
use crate::store::Comparable;
use egui::{Align, Popup, Rect, ScrollArea, Sense, Stroke, TextStyle, Ui, pos2, vec2};
use jiff::civil::Date;

/// Height of the row of a region.
const ROW: f32 = 22.0;
/// Between metrics.
const BETWEEN: f32 = 4.0;
/// The numbers of the axis.
const TICKS: f32 = 18.0;
/// Where ticks are closer than this, every other has no number.
const NARROW_TICKS: f32 = 34.0;
/// The sentence at the foot.
const FOOT: f32 = 18.0;

/// What the card shows, worked out once.
#[derive(Debug)]
pub(super) struct Regions {
    part: RegionId,
    /// What else there is to compare.
    parts: Vec<(RegionId, String)>,
    title: String,
    date: String,
    metrics: Vec<MetricRows>,
    axis: (f64, f64),
    ticks: Vec<(f64, String)>,
    foot: String,
    why: String,
}

/// A metric: the whole above the part.
#[derive(Debug)]
struct MetricRows {
    metric: String,
    /// The date, where it is not that of the card or not the same for both.
    date: String,
    sides: [Side; 2],
}

#[derive(Debug)]
struct Side {
    region: String,
    series: Option<SeriesId>,
    claim: Option<ClaimId>,
    figure: String,
    name: String,
}

/// The card, where the data set has a part to compare.
pub(super) fn build(cx: &ViewCtx<'_>, chosen: Option<RegionId>) -> Option<Regions> {
    let (store, language) = (cx.store, cx.language);
    let parts = store.regions_beside(&store.headlines(MOST, cx.as_known_on), cx.as_known_on);
    let part = chosen.or_else(|| store.region_to_compare()).filter(|it| parts.contains(it));
    let (whole, part) = (store.whole_region()?, part.or(parts.first().copied())?);
    let name = |it| store.data().region(it).map_or("", |it| it.name.text(language));
    let (whole_name, part_name) = (name(whole), name(part));
    let pairs = store.compare_with(part, MOST, cx.as_known_on);
    let sides: Vec<_> = pairs.iter().map(|it| (*it, store.side_by_side(*it, cx.as_known_on))).collect();
    let common = sides.iter().filter_map(|(_, it)| it.common_date()).max();
    let side = |pair: Option<SeriesId>, claim: Option<Claim<'_>>, region: &str| Side::new(cx, pair, claim, region);
    let metrics: Vec<MetricRows> = sides
        .iter()
        .filter_map(|(pair, it)| {
            Some(MetricRows {
                metric: store.data().metric_of(pair.whole?)?.name.text(language).to_owned(),
                date: dates(&[it.whole, it.part], common, cx),
                sides: [side(pair.whole, it.whole, whole_name), side(pair.part, it.part, part_name)],
            })
        })
        .collect();
    let axis = extent(cx, &pairs);
    let style = store.data().metric_of(pairs.first()?.whole?).map(|it| cx.style_of(it).brief())?;
    let ticks = ticks(axis.0, axis.1, 4);
    let last = ticks.len().saturating_sub(1);
    let number = |(at, x): (usize, f64)| {
        let full = style.number(x);
        // The unit stands at the last tick only.
        let bare: String = full.chars().take_while(|it| *it != '\u{a0}' && *it != '%').collect();
        (x, if at == last { full } else { bare })
    };
    Some(Regions {
        part,
        parts: parts.into_iter().map(|it| (it, name(it).to_owned())).collect(),
        title: text::against(part_name, whole_name, language),
        date: common.map(|it| locale::date(it, language)).unwrap_or_default(),
        metrics,
        axis,
        ticks: ticks.into_iter().enumerate().map(number).collect(),
        foot: text::rest(whole_name, language),
        why: text::rest_why(part_name, whole_name, language),
    })
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

/// An axis for all metrics: their natural range, or else what is said.
fn extent(cx: &ViewCtx<'_>, pairs: &[Comparable]) -> (f64, f64) {
    let series = || pairs.iter().flat_map(|it| [it.whole, it.part]).flatten();
    if series().all(|it| cx.store.range(it) == Range::RATE) {
        return (0.0, 100.0);
    }
    let numbers = series().filter_map(|it| cx.store.latest(it, cx.as_known_on)).flat_map(|it| {
        let (a, b) = it.claim.figure.numbers();
        [a, b].into_iter().flatten()
    });
    let (low, high) = numbers.fold((0.0_f64, 0.0_f64), |(a, b), x| (a.min(x), b.max(x)));
    if low < high { (low, high) } else { (0.0, 100.0) }
}

impl Side {
    fn new(cx: &ViewCtx<'_>, series: Option<SeriesId>, claim: Option<Claim<'_>>, region: &str) -> Self {
        let claim = claim.filter(|it| !matches!(it.figure, Figure::Missing(_)));
        let said = claim.map(|it| (cx.full(it.series, it.figure), locale::date(it.on, cx.language)));
        let title = series.map(|it| cx.store.title(it, cx.language)).unwrap_or_default();
        Self {
            region: region.to_owned(),
            series,
            claim: claim.map(|it| it.id),
            figure: claim.map_or_else(|| cx.t(text::NOT_STATED).to_owned(), |it| cx.brief(it.series, it.figure)),
            name: said
                .map(|(figure, day)| [&title, &figure, &day].map(String::as_str).join(locale::comma(cx.language)))
                .unwrap_or_default(),
        }
    }
}

/// How high the card has to be.
pub(super) fn height(card: &Regions) -> f32 {
    24.0 + HEAD + card.metrics.len() as f32 * (2.0 * ROW + BETWEEN) + TICKS + FOOT
}

/// Draws the card. Says which other part was chosen.
pub(super) fn ui(cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, card: &Regions) -> Option<RegionId> {
    let tokens = cx.tokens;
    let inner = surface(ui, tokens, rect);
    let chosen = top(cx, ui, inner, card);
    let body = body(inner);
    let columns = Columns::of(ui, card, body);
    let spare = body.height() - (height(card) - 24.0 - HEAD);
    let step = ROW + (spare / (card.metrics.len().max(1) * 2) as f32).clamp(0.0, 20.0);
    let bottom = body.top() + card.metrics.len() as f32 * (2.0 * step + BETWEEN);

    let scale = Scale { low: card.axis.0, high: card.axis.1, start: columns.axis.left(), end: columns.axis.right() };
    let apart = columns.axis.width() / card.ticks.len().max(1) as f32;
    for (nth, (x, number)) in card.ticks.iter().enumerate() {
        let x = scale.at(*x);
        ui.painter().vline(x, body.top()..=bottom, Stroke::new(size::HAIRLINE, tokens.grid));
        if apart < NARROW_TICKS && nth % 2 == 1 {
            continue;
        }
        let place = Rect::from_center_size(pos2(x, bottom + TICKS / 2.0), vec2(60.0, TICKS));
        line(ui, place, number, text_style(AXIS), tokens.secondary, Align::Center);
    }
    let mut y = body.top();
    for (at, metric) in card.metrics.iter().enumerate() {
        let row = |y: f32| Rect::from_min_max(pos2(body.left(), y), pos2(body.right(), y + step));
        for (which, side) in metric.sides.iter().enumerate() {
            let place = row(y + step * which as f32);
            side_ui(cx, ui, place, &columns, card, side, (at, which));
        }
        let label = columns.metric.translate(vec2(0.0, y - body.top())).with_max_y(y + step);
        line(ui, label, &metric.metric, TextStyle::Body, tokens.text, Align::Min);
        let below = label.translate(vec2(0.0, step));
        aside(ui, tokens, below, &metric.date);
        y += 2.0 * step + BETWEEN;
    }
    let foot = Rect::from_min_size(pos2(body.left(), bottom + TICKS), vec2(body.width(), FOOT));
    aside(ui, tokens, foot, &card.foot);
    ui.interact(foot, ui.scope_id().with("rest"), Sense::hover()).on_hover_text(&card.why);
    chosen
}

/// The title, the way to the other parts, and the date.
fn top(cx: &ViewCtx<'_>, ui: &mut Ui, inner: Rect, card: &Regions) -> Option<RegionId> {
    let tokens = cx.tokens;
    if card.parts.len() < 2 {
        head(ui, tokens, inner, &card.title, &card.date);
        return None;
    }
    let other = cx.t(text::OTHER_REGION);
    let both = if card.date.is_empty() { other.to_owned() } else { format!("{other}  ·  {}", card.date) };
    let place = title(ui, inner, &card.title, &both);
    let response = link(ui, tokens, place, ui.scope_id().with("other region"), other, tokens.accent);
    line(ui, place, &card.date, text_style(SECONDARY), tokens.secondary, Align::Max);
    let mut chosen = None;
    Popup::menu(&response).show(|ui| {
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (part, name) in &card.parts {
                if ui.selectable_label(*part == card.part, name).clicked() {
                    chosen = Some(*part);
                }
            }
        });
    });
    chosen
}

fn side_ui(
    cx: &ViewCtx<'_>,
    ui: &Ui,
    rect: Rect,
    columns: &Columns,
    card: &Regions,
    side: &Side,
    (at, which): (usize, usize),
) {
    let tokens = cx.tokens;
    let across = |it: Rect| Rect::from_x_y_ranges(it.x_range(), rect.y_range());
    let claim = side.claim.and_then(|it| cx.store.data().claims.get(it));
    if let (Some(series), Some(claim)) = (side.series, claim) {
        let id = ui.scope_id().with(("side", at, which));
        let place = rect.with_min_x(columns.region.left());
        let response = row(ui, tokens, place, id, &side.name);
        if response.clicked() {
            cx.send(Command::ShowSeries(series));
        }
        response.on_hover_ui(|ui| claim_tip(ui, cx, &claim, &[cx.t(text::TO_SERIES)]));
        mark_in(ui, cx, across(columns.axis), card.axis, &claim, Certainty::Sure, tokens.series_color(which));
    }
    line(ui, across(columns.region), &side.region, text_style(SECONDARY), tokens.secondary, Align::Max);
    let (style, color) = if claim.is_some() { (MEDIUM, tokens.text) } else { (SECONDARY, tokens.secondary) };
    line(ui, across(columns.figure), &side.figure, text_style(style), color, Align::Max);
}

/// Where the columns stand: as wide as what is in them, the axis takes what is left.
struct Columns {
    metric: Rect,
    region: Rect,
    axis: Rect,
    figure: Rect,
}

impl Columns {
    fn of(ui: &Ui, card: &Regions, body: Rect) -> Self {
        let widest = |texts: &mut dyn Iterator<Item = f32>, share: f32| {
            texts.fold(0.0_f32, f32::max).min(body.width() * share).ceil() + 1.0
        };
        let sides = || card.metrics.iter().flat_map(|it| &it.sides);
        let names = |it: &MetricRows| {
            width_of(ui, &it.metric, TextStyle::Body).max(width_of(ui, &it.date, text_style(SECONDARY)))
        };
        let metric = widest(&mut card.metrics.iter().map(names), 0.32);
        let region = widest(&mut sides().map(|it| width_of(ui, &it.region, text_style(SECONDARY))), 0.2);
        let figure = widest(&mut sides().map(|it| width_of(ui, &it.figure, text_style(MEDIUM))), 0.25);
        let column = |from: f32, wide: f32| Rect::from_min_size(pos2(from, body.top()), vec2(wide, body.height()));
        let metric = column(body.left(), metric);
        let region = column(metric.right() + 12.0, region);
        let figure = column(body.right() - figure, figure);
        let axis = column(region.right() + 14.0, figure.left() - region.right() - 30.0);
        Self { metric, region, axis, figure }
    }
}
