//! What follows from the claims: computed, never typed. Each figure tells where it comes from, by pointer and keyboard.

use super::claims::spoken;
use super::controls::{focus_ring, paint_text};
use super::curve::Curve;
use super::detail::At;
use super::view::verdict_color;
use crate::figure::Unit;
use crate::gui::theme::{AXIS, SECONDARY, STRONG, text_style};
use crate::gui::widgets::secondary;
use crate::locale::tracker::{self as text, Formula};
use crate::locale::{self, Text, labelled};
use crate::tracker::pace::Outcome;
use crate::tracker::{Computed, Kind, Verdict, Why};
use egui::{Align2, Color32, Role, Sense, Ui, WidgetInfo, WidgetText, pos2, vec2};

/// Between tiles.
const GAP: f32 = 12.0;

/// A computed figure in words.
struct Tile {
    label: &'static str,
    /// The day that it is of; empty for what is of no day.
    day: String,
    said: String,
    color: Color32,
    known: bool,
    /// Where it comes from, or why there is none.
    hover: String,
}

/// Draws the figures that programmes of this kind have.
pub(super) fn computed_ui(at: &At<'_>, ui: &mut Ui, computed: &Computed, curve: &Curve) {
    let figure = |label, outcome, how| figure_tile(at, label, outcome, how, false);
    let pace = |label, outcome, how| figure_tile(at, label, outcome, how, true);
    let mut tiles = vec![(verdict_tile(at, computed.verdict), 0.95)];
    match at.programme.kind {
        Kind::Loan { .. } => tiles.extend([
            (figure(text::USED, &computed.used, Formula::Share), 0.95),
            (figure(text::LEFT, &computed.left, Formula::Difference), 1.25),
            (firms_tile(at, curve), 0.9),
            (figure(text::PER_FIRM, &computed.per_firm, Formula::Ratio), 1.4),
        ]),
        Kind::Arrears { .. } => tiles.extend([
            (figure(text::CLEARED, &computed.share_cleared, Formula::Share), 1.0),
            (figure(text::BALANCE, &computed.balance, Formula::Difference), 1.2),
        ]),
        Kind::Measure => tiles.push((figure(text::PER_FIRM, &computed.per_firm, Formula::Ratio), 1.0)),
    }
    let mut paces = vec![pace(text::PACE_RECENT, &computed.pace_recent, Formula::Pace)];
    paces.push(pace(text::PACE, &computed.pace, Formula::Pace));
    if matches!(at.programme.kind, Kind::Measure) {
        // Few measures have sums and firms to be set against each other; what can't be said is not asked.
        tiles.retain(|it| it.0.known);
        paces.retain(|it| it.known);
    } else {
        paces.push(pace(text::PACE_NEEDED, &computed.pace_needed, Formula::Needed));
    }
    // A range of money a day takes room.
    let paces: Vec<(Tile, f32)> = paces.into_iter().map(|it| (it, 1.0)).collect();
    // Reasons why a figure is lacking are longer than figures are.
    if ui.available_width() < 560.0 || needs(ui, &tiles).iter().sum::<f32>() > room(ui, tiles.len()) {
        let all: Vec<(Tile, f32)> = tiles.into_iter().chain(paces).map(|it| (it.0, 1.0)).collect();
        for line in all.chunks(3) {
            tiles_ui(at, ui, line, 3.0);
        }
    } else {
        ui.spacing_mut().item_spacing.y = 4.0;
        tiles_ui(at, ui, &tiles, tiles.iter().map(|it| it.1).sum());
        tiles_ui(at, ui, &paces, 3.0);
    }
    ui.label(secondary(at.cx.tokens, basis(at, computed, curve)));
    ui.spacing_mut().item_spacing.y = 8.0;
}

/// What the figures rest on: how many claims count, and how old the last figure is.
fn basis(at: &At<'_>, computed: &Computed, curve: &Curve) -> String {
    let as_of = computed.as_of;
    let all = at.programme.claims.len();
    let mut said = vec![text::counted(as_of, curve.counting, all, at.cx.language)];
    if let Some(last) = computed.last {
        said.push(text::last_figure(last, (as_of - last).get_days(), at.cx.language));
    }
    said.join(text::STOP.get(at.cx.language))
}

/// What is left for so many tiles side by side.
fn room(ui: &Ui, tiles: usize) -> f32 {
    ui.available_width() - GAP * tiles.saturating_sub(1) as f32
}

fn needs(ui: &Ui, tiles: &[(Tile, f32)]) -> Vec<f32> {
    tiles.iter().map(|it| need(ui, &it.0)).collect()
}

/// Tiles side by side, each as wide as its share of `whole`; where all of them fit, none is cut.
fn tiles_ui(at: &At<'_>, ui: &mut Ui, tiles: &[(Tile, f32)], whole: f32) {
    let room = room(ui, tiles.len());
    let needs = needs(ui, tiles);
    let spare = room - needs.iter().sum::<f32>();
    // A line that is not full keeps the columns of the line above it.
    let is_full = tiles.iter().map(|it| it.1).sum::<f32>() >= whole;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for ((tile, share), need) in tiles.iter().zip(needs) {
            let part = share / whole;
            let width = match (is_full, spare >= 0.0) {
                (true, true) => need + spare * part,
                (false, true) => need.max(room * part),
                _ => room * part,
            };
            // Together they are never wider than the room, by however little: what is below would be moved.
            tile_ui(at, ui, tile, width.floor());
        }
    });
}

/// How wide a tile is of which nothing is cut.
fn need(ui: &Ui, tile: &Tile) -> f32 {
    let width = |text: &str, style| {
        let galley = WidgetText::from(text).into_galley(ui, None, f32::INFINITY, text_style(style));
        galley.size().x
    };
    let day = if tile.day.is_empty() { 0.0 } else { 6.0 + width(&tile.day, AXIS) };
    let said = width(&tile.said, if tile.known { STRONG } else { SECONDARY });
    said.max(width(tile.label, SECONDARY) + day).ceil() + 1.0
}

fn figure_tile(at: &At<'_>, label: Text, outcome: &Outcome, how: Formula, per_day: bool) -> Tile {
    let (cx, language) = (&at.cx, at.cx.language);
    let label = cx.t(label);
    match outcome {
        Ok(derived) => {
            let plain = cx.style(derived.unit).brief().interval(derived.interval, derived.range);
            let said = if per_day { text::a_day(&plain, language) } else { plain };
            let publisher = |id: &str| Some(cx.publisher_in_tracker(id));
            let mut hover = vec![text::formula(how, derived, language)];
            hover.extend(text::remarks(derived, language));
            hover.extend(text::inputs(derived, at.programme, publisher, language));
            let day = derived.day().map(|it| locale::short_date(it, language)).unwrap_or_default();
            Tile { label, day, said, color: cx.tokens.text, known: true, hover: hover.join("\n") }
        }
        Err(why) => {
            let said = text::why(*why, language);
            Tile { label, day: String::new(), hover: said.clone(), said, color: cx.tokens.secondary, known: false }
        }
    }
}

fn verdict_tile(at: &At<'_>, verdict: Verdict) -> Tile {
    let cx = &at.cx;
    Tile {
        label: cx.t(text::VERDICT),
        day: String::new(),
        said: cx.t(text::verdict(verdict)).to_owned(),
        color: verdict_color(verdict, cx.tokens),
        known: true,
        hover: text::verdict_sentence(verdict, cx.language),
    }
}

/// How many firms there are, as last stated: not computed, but what an average is over.
fn firms_tile(at: &At<'_>, curve: &Curve) -> Tile {
    let (cx, language) = (&at.cx, at.cx.language);
    let label = cx.t(text::FIRMS);
    let Some(claim) = curve.firms.and_then(|it| at.programme.claims.get(it)) else {
        let said = text::why(Why::NoFirms, language);
        return Tile { label, day: String::new(), hover: said.clone(), said, color: cx.tokens.secondary, known: false };
    };
    Tile {
        label,
        day: locale::short_date(claim.on, language),
        said: cx.style(Unit::Count).brief().figure(claim.value),
        color: cx.tokens.text,
        known: true,
        hover: spoken(at, claim),
    }
}

fn tile_ui(at: &At<'_>, ui: &mut Ui, tile: &Tile, width: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 40.0), Sense::focusable_noninteractive());
    let spoken = labelled(tile.label, &tile.said, at.cx.language);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    if tile.hover != tile.said {
        ui.ctx().accesskit_node_builder(response.id, |it| it.set_description(tile.hover.clone()));
    }
    let small = text_style(SECONDARY);
    let tokens = at.cx.tokens;
    let label = (tile.label, small.clone());
    let top = rect.left_top() + vec2(0.0, 2.0);
    let placed = paint_text(ui, top, Align2::LEFT_TOP, label, width, tokens.secondary);
    let place = pos2(placed.right() + 6.0, placed.bottom());
    let day = (tile.day.as_str(), text_style(AXIS));
    paint_text(ui, place, Align2::LEFT_BOTTOM, day, rect.right() - place.x, tokens.secondary);
    let style = if tile.known { text_style(STRONG) } else { small };
    paint_text(ui, rect.left_top() + vec2(0.0, 20.0), Align2::LEFT_TOP, (&tile.said, style), width, tile.color);
    focus_ring(&at.cx, ui, &response, rect.expand2(vec2(4.0, 1.0)));
    let lineage = |ui: &mut Ui| {
        ui.set_max_width(420.0);
        ui.label(&spoken);
        if tile.hover != tile.said {
            ui.label(secondary(tokens, &tile.hover));
        }
    };
    // By keyboard as by the pointer.
    if response.has_focus() {
        response.show_tooltip_ui(lineage);
    } else {
        response.on_hover_ui(lineage);
    }
}
