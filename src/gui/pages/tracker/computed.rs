//! What follows from the claims: computed, never typed.

use super::controls::paint_text;
use super::detail::At;
use super::view::verdict_color;
use crate::gui::theme::{SECONDARY, STRONG, text_style};
use crate::locale::tracker::{self as text, Formula};
use crate::locale::{Text, labelled};
use crate::tracker::pace::Outcome;
use crate::tracker::{Computed, Kind, Verdict};
use egui::{Align2, Color32, Role, Sense, Ui, WidgetInfo, vec2};

/// A computed figure in words.
struct Tile {
    label: &'static str,
    said: String,
    color: Color32,
    known: bool,
    /// Where it comes from, or why there is none.
    hover: String,
}

/// Draws the figures that programmes of this kind have.
pub(super) fn computed_ui(at: &At<'_>, ui: &mut Ui, computed: &Computed) {
    let figure = |label, outcome, how| figure_tile(at, label, outcome, how, false);
    let pace = |label, outcome, how| figure_tile(at, label, outcome, how, true);
    let mut tiles = vec![verdict_tile(at, computed.verdict)];
    tiles.extend(match at.programme.kind {
        Kind::Loan { .. } => vec![
            figure(text::USED, &computed.used, Formula::Share),
            figure(text::LEFT, &computed.left, Formula::Difference),
            figure(text::PER_FIRM, &computed.per_firm, Formula::Ratio),
        ],
        Kind::Arrears { .. } => vec![
            figure(text::CLEARED, &computed.share_cleared, Formula::Share),
            figure(text::BALANCE, &computed.balance, Formula::Difference),
        ],
        Kind::Measure => vec![figure(text::PER_FIRM, &computed.per_firm, Formula::Ratio)],
    });
    let mut paces = vec![pace(text::PACE_RECENT, &computed.pace_recent, Formula::Pace)];
    paces.push(pace(text::PACE, &computed.pace, Formula::Pace));
    if !matches!(at.programme.kind, Kind::Measure) {
        paces.push(pace(text::PACE_NEEDED, &computed.pace_needed, Formula::Needed));
    }
    if matches!(at.programme.kind, Kind::Measure) {
        // Few measures have sums and firms to be set against each other; what can't be said is not asked.
        tiles.retain(|it| it.known);
        paces.retain(|it| it.known);
    }
    let narrow = ui.available_width() < 560.0;
    tiles_ui(at, ui, &tiles, if narrow { 2 } else { 4 });
    // A range of money a day takes room.
    tiles_ui(at, ui, &paces, if narrow { 2 } else { 3 });
}

fn tiles_ui(at: &At<'_>, ui: &mut Ui, tiles: &[Tile], columns: usize) {
    for line in tiles.chunks(columns) {
        let width = (ui.available_width() - 12.0 * (columns - 1) as f32) / columns as f32;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            for tile in line {
                tile_ui(at, ui, tile, width);
            }
        });
    }
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
            Tile { label, said, color: cx.tokens.text, known: true, hover: hover.join("\n") }
        }
        Err(why) => {
            let said = text::why(*why, language).to_owned();
            Tile { label, hover: said.clone(), said, color: cx.tokens.secondary, known: false }
        }
    }
}

fn verdict_tile(at: &At<'_>, verdict: Verdict) -> Tile {
    let cx = &at.cx;
    Tile {
        label: cx.t(text::VERDICT),
        said: cx.t(text::verdict(verdict)).to_owned(),
        color: verdict_color(verdict, cx.tokens),
        known: true,
        hover: text::verdict_sentence(verdict, cx.language),
    }
}

fn tile_ui(at: &At<'_>, ui: &mut Ui, tile: &Tile, width: f32) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 40.0), Sense::hover());
    let spoken = labelled(tile.label, &tile.said, at.cx.language);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
    let small = text_style(SECONDARY);
    let tokens = at.cx.tokens;
    let label = (tile.label, small.clone());
    paint_text(ui, rect.left_top() + vec2(0.0, 2.0), Align2::LEFT_TOP, label, width, tokens.secondary);
    let style = if tile.known { text_style(STRONG) } else { small };
    paint_text(ui, rect.left_top() + vec2(0.0, 20.0), Align2::LEFT_TOP, (&tile.said, style), width, tile.color);
    response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        ui.label(spoken);
        if tile.hover != tile.said {
            ui.label(crate::gui::widgets::secondary(tokens, &tile.hover));
        }
    });
}
