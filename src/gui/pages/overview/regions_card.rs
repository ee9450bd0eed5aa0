//! Draws the regions.

use super::paint::{HEAD, aside, body, head, line, link, row, surface, title, width_of};
use super::regions::{MetricRows, Others, Regions, Side};
use crate::chart::{Certainty, Scale};
use crate::dataset::{ClaimId, RegionId};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{AXIS, MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::{claim_tip, mark_in, secondary};
use crate::locale::overview as text;
use egui::{Align, Color32, Popup, Rect, Role, ScrollArea, Sense, Stroke, TextStyle, Ui, WidgetInfo, pos2, vec2};

/// Height of the row of a region.
const ROW: f32 = 20.0;
/// Between metrics.
const BETWEEN: f32 = 4.0;
/// How much higher a row gets where there is room.
const MORE: f32 = 16.0;
/// The numbers of the axis.
const TICKS: f32 = 18.0;
/// Where ticks are closer than this, every other has no number.
const NARROW_TICKS: f32 = 34.0;
/// So many marks of other regions are drawn at most.
const MARKS: usize = 240;
/// The sentence at the foot.
const FOOT: f32 = 18.0;
/// Between the metrics and the regions.
const GAP: f32 = 12.0;

fn rows_of(metric: &MetricRows) -> usize {
    metric.sides.len() + usize::from(metric.others.is_some())
}

fn count_rows(card: &Regions) -> usize {
    card.metrics.iter().map(rows_of).sum()
}

/// How high the card has to be.
pub(super) fn height(card: &Regions) -> f32 {
    24.0 + HEAD + count_rows(card) as f32 * ROW + card.metrics.len() as f32 * BETWEEN + TICKS + FOOT
}

/// Draws the card. Says which other part was chosen.
pub(super) fn ui(cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, card: &Regions) -> Option<RegionId> {
    let tokens = cx.tokens;
    let inner = surface(ui, tokens, rect);
    let chosen = top(cx, ui, inner, card);
    let body = body(inner);
    let columns = Columns::of(ui, card, body);
    let spare = body.height() - (height(card) - 24.0 - HEAD);
    let step = ROW + (spare / count_rows(card).max(1) as f32).clamp(0.0, MORE);
    let bottom = body.top() + count_rows(card) as f32 * step + card.metrics.len() as f32 * BETWEEN;

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
        let label = columns.metric.translate(vec2(0.0, y - body.top())).with_max_y(y + step);
        let place = |nth: usize| {
            let top = y + step * nth as f32;
            Rect::from_min_max(pos2(body.left(), top), pos2(body.right(), top + step))
        };
        for (which, side) in metric.sides.iter().enumerate() {
            side_ui(cx, ui, place(which), &columns, card.axis, side, (at, which));
        }
        if let Some(others) = &metric.others {
            // Below two regions nothing stands where the name of the metric is.
            let dates = if metric.sides.len() > 1 { columns.metric.union(columns.region) } else { columns.region };
            others_ui(cx, ui, place(metric.sides.len()), (&columns, dates), card.axis, others, at);
        }
        // Over the date below it, too, where there is one.
        let named = label.with_max_y(y + step * metric.sides.len().clamp(1, 2) as f32);
        let name = text::least_first(&metric.metric, cx.language);
        let response = row(ui, tokens, named, ui.scope_id().with(("metric", at)), &name);
        if response.clicked() {
            cx.send(Command::ShowLeast(metric.of));
        }
        response.on_hover_text([metric.metric.as_str(), cx.t(text::TO_LEAST)].join("\n"));
        line(ui, label, &metric.metric, TextStyle::Body, tokens.text, Align::Min);
        aside(ui, tokens, label.translate(vec2(0.0, step)), &metric.date);
        y += rows_of(metric) as f32 * step + BETWEEN;
    }
    let foot = Rect::from_min_size(pos2(body.left(), bottom + TICKS), vec2(body.width(), FOOT));
    aside(ui, tokens, foot, &card.foot);
    let foot = ui.interact(foot, ui.scope_id().with("rest"), Sense::hover());
    foot.widget_info(|| WidgetInfo::labeled(Role::Label, true, &card.foot));
    foot.on_hover_text(&card.why);
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
                if ui.selectable_label(Some(*part) == card.part, name).clicked() {
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
    axis: (f64, f64),
    side: &Side,
    (at, which): (usize, usize),
) {
    let tokens = cx.tokens;
    let across = |it: Rect| Rect::from_x_y_ranges(it.x_range(), rect.y_range());
    let claim = side.claims.first().and_then(|it| cx.store.data().claims.get(*it));
    if let (Some(series), Some(claim)) = (side.series, claim) {
        let id = ui.scope_id().with(("side", at, which));
        let place = rect.with_min_x(columns.region.left());
        let response = row(ui, tokens, place, id, &side.name);
        if response.clicked() {
            cx.send(Command::ShowSeries(series));
        }
        response.on_hover_ui(|ui| claim_tip(ui, cx, &claim, &[cx.t(text::TO_SERIES)]));
        let color = if columns.is_pair { tokens.series_color(which) } else { tokens.accent };
        marks(cx, ui, across(columns.axis), axis, side.claims.iter(), color);
    }
    line(ui, across(columns.region), &side.region, text_style(SECONDARY), tokens.secondary, Align::Max);
    let (style, color) = if claim.is_some() { (MEDIUM, tokens.text) } else { (SECONDARY, tokens.secondary) };
    line(ui, across(columns.figure), &side.figure, text_style(style), color, Align::Max);
}

/// All other regions on one row; clicked, it lists them.
fn others_ui(
    cx: &ViewCtx<'_>,
    ui: &Ui,
    rect: Rect,
    (columns, dates): (&Columns, Rect),
    axis: (f64, f64),
    others: &Others,
    at: usize,
) {
    let tokens = cx.tokens;
    let across = |it: Rect| Rect::from_x_y_ranges(it.x_range(), rect.y_range());
    let id = ui.scope_id().with(("others", at));
    let response = row(ui, tokens, rect.with_min_x(columns.region.left()), id, &others.name);
    // Many marks over each other: each is faint, so that where they lie close is seen. Of more than can be told apart,
    // those at even steps from the least to the most.
    let last = others.entries.len().saturating_sub(1);
    let step = others.entries.len().div_ceil(MARKS).max(1);
    let shown = others.entries.iter().enumerate().filter(|(at, _)| at % step == 0 || *at == last);
    let claims = shown.map(|(_, it)| &it.claim);
    marks(cx, ui, across(columns.axis), axis, claims, tokens.secondary.gamma_multiply(0.5));
    line(ui, across(dates), &others.dates, text_style(SECONDARY), tokens.secondary, Align::Max);
    line(ui, across(columns.figure), &others.label, text_style(SECONDARY), tokens.accent, Align::Max);
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(220.0);
        ui.label(secondary(tokens, cx.t(text::BY_LOWER_END)));
        ui.spacing_mut().item_spacing.y = 2.0;
        let list = ScrollArea::vertical().max_height(320.0);
        list.show_rows(ui, size::CONTROL, others.entries.len(), |ui, seen| {
            for entry in others.entries.get(seen).unwrap_or_default() {
                let button = egui::Button::selectable(false, &entry.said).min_size(vec2(220.0, size::CONTROL));
                let button = ui.add(button);
                if button.clicked() {
                    cx.send(Command::ShowSeries(entry.series));
                }
            }
        });
    });
}

fn marks<'i>(
    cx: &ViewCtx<'_>,
    ui: &Ui,
    rect: Rect,
    axis: (f64, f64),
    claims: impl Iterator<Item = &'i ClaimId>,
    color: Color32,
) {
    for claim in claims.filter_map(|it| cx.store.data().claims.get(*it)) {
        mark_in(ui, cx, rect, axis, &claim, Certainty::Sure, color);
    }
}

/// Where the columns stand: as wide as what is in them, the axis takes what is left.
struct Columns {
    /// The regions are a whole and a part of it, told apart by colour, too.
    is_pair: bool,
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
        let others = || card.metrics.iter().filter_map(|it| it.others.as_ref());
        let labels = others().map(|it| width_of(ui, &it.label, text_style(SECONDARY)));
        let names = |it: &MetricRows| {
            width_of(ui, &it.metric, TextStyle::Body).max(width_of(ui, &it.date, text_style(SECONDARY)))
        };
        let metric = widest(&mut card.metrics.iter().map(names), 0.32);
        // Below two regions the dates have the room of the metric, too.
        let dates = card.metrics.iter().filter_map(|it| {
            let wide = width_of(ui, &it.others.as_ref()?.dates, text_style(SECONDARY));
            Some(if it.sides.len() > 1 { wide - metric - GAP } else { wide })
        });
        let region = widest(&mut sides().map(|it| width_of(ui, &it.region, text_style(SECONDARY))).chain(dates), 0.22);
        let figure = widest(&mut sides().map(|it| width_of(ui, &it.figure, text_style(MEDIUM))).chain(labels), 0.25);
        let column = |from: f32, wide: f32| Rect::from_min_size(pos2(from, body.top()), vec2(wide, body.height()));
        let metric = column(body.left(), metric);
        let region = column(metric.right() + GAP, region);
        let figure = column(body.right() - figure, figure);
        let axis = column(region.right() + 14.0, figure.left() - region.right() - 30.0);
        Self { is_pair: card.part.is_some(), metric, region, axis, figure }
    }
}
