//! The programmes of the tracker at a glance.

use super::paint::{HEAD, Tone, aside, body, head_link, line, link, row, surface, width_of};
use crate::chart::{Axis, Look, Scale, mark};
use crate::figure::{Figure, Language, Range, Unit};
use crate::gui::command::{Command, UiCommand};
use crate::gui::context::ViewCtx;
use crate::gui::pages::Page;
use crate::gui::theme::{MEDIUM, SECONDARY, STRONG, text_style};
use crate::gui::widgets::{paint, rows_in, secondary};
use crate::locale::{comma, overview as text};
use crate::tracker::pace::{Derived, headline_claims};
use crate::tracker::{Computed, Kind, Measure, Programme, Verdict, compute};
use egui::{Align, CornerRadius, Rect, RichText, TextStyle, Ui, pos2, vec2};
use std::cmp::Reverse;

/// Height of a programme.
const ROW: f32 = 46.0;
/// Height of the line that leads to the others.
const MORE: f32 = 20.0;
/// How many there are at least, where there are as many.
const LEAST: usize = 4;

/// What the card shows, worked out once.
#[derive(Debug)]
pub(super) struct Programmes {
    verdicts: String,
    rows: Vec<ProgrammeRow>,
}

#[derive(Debug)]
struct ProgrammeRow {
    id: String,
    name: String,
    right: String,
    /// The share of the quota or of what is owed, in per cent.
    share: Option<Figure>,
    /// Whether there is something that a share could be of.
    has_track: bool,
    verdict: Option<String>,
    tone: Tone,
    facts: String,
    tip: Vec<String>,
}

/// The programmes, those with most to say first.
pub(super) fn build(cx: &ViewCtx<'_>) -> Programmes {
    let tolerance = cx.store.data().tolerance;
    let mut all: Vec<(&Programme, Computed)> =
        cx.desk.document.programmes.iter().map(|it| (it, compute(it, cx.as_of(), tolerance))).collect();
    let verdicts = verdicts(cx, &all);
    all.sort_by_key(|(it, computed)| {
        let says = share(computed).is_some();
        (it.kind == Kind::Measure, urgency(computed.verdict), !says, Reverse(it.claims.len()))
    });
    Programmes { verdicts, rows: all.iter().map(|(it, computed)| ProgrammeRow::new(cx, it, computed)).collect() }
}

fn share(computed: &Computed) -> Option<&Derived> {
    computed.used.as_ref().or(computed.share_cleared.as_ref()).ok()
}

/// What needs a look comes first, what is over last.
fn urgency(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Overdue => 0,
        Verdict::Behind => 1,
        Verdict::AtRisk => 2,
        Verdict::OnPace | Verdict::CannotSay(_) | Verdict::NoQuota | Verdict::ByMilestones | Verdict::NoTarget => 3,
        Verdict::Done | Verdict::Planned | Verdict::Closed => 4,
    }
}

/// "2 at risk · 1 cannot say".
fn verdicts(cx: &ViewCtx<'_>, all: &[(&Programme, Computed)]) -> String {
    let of = |wanted: fn(Verdict) -> bool| all.iter().filter(|(_, it)| wanted(it.verdict)).count();
    let say = |verdict| cx.t(text::verdict(verdict));
    let counted = [
        (of(|it| it == Verdict::Overdue), say(Verdict::Overdue)),
        (of(|it| it == Verdict::Behind), say(Verdict::Behind)),
        (of(|it| it == Verdict::AtRisk), say(Verdict::AtRisk)),
        (of(|it| it == Verdict::OnPace), say(Verdict::OnPace)),
        (of(|it| it == Verdict::Done), say(Verdict::Done)),
        (of(|it| matches!(it, Verdict::CannotSay(_))), cx.t(text::CANNOT_SAY)),
    ];
    let told = counted.iter().filter(|(n, _)| *n > 0).map(|(n, it)| text::tally(*n, it, cx.language));
    told.collect::<Vec<_>>().join(" · ")
}

impl ProgrammeRow {
    fn new(cx: &ViewCtx<'_>, programme: &Programme, computed: &Computed) -> Self {
        let language = cx.language;
        let percent = cx.style(Unit::Percent).brief();
        let said = |it: &Derived| percent.interval(it.interval, it.range);
        let verdict = cx.t(text::verdict(computed.verdict));
        let derived = share(computed);
        let right = match (&computed.used, &computed.share_cleared) {
            (Ok(it), _) => text::used(&said(it), language),
            (_, Ok(it)) => text::cleared(&said(it), language),
            _ => brought(cx, programme).unwrap_or_else(|| verdict.to_owned()),
        };
        // The verdict is told once: at the right, or else before the facts. Where a share can be told all the same, what
        // the verdict lacks comes last.
        let mut facts = facts(cx, programme, computed);
        let below = match computed.verdict {
            Verdict::CannotSay(why) if derived.is_some() => {
                facts.push(text::why(why, language));
                None
            }
            Verdict::CannotSay(why) => Some(text::why(why, language)),
            Verdict::NoQuota | Verdict::ByMilestones | Verdict::NoTarget => None,
            _ if right == verdict => None,
            _ => Some(verdict.to_owned()),
        };
        Self {
            id: programme.id.clone(),
            name: programme.name.text(language).to_owned(),
            right,
            share: derived.map(Derived::figure),
            has_track: !matches!(programme.kind, Kind::Measure | Kind::Loan { quota: None, .. }),
            verdict: below,
            tone: match computed.verdict {
                Verdict::OnPace | Verdict::Done => Tone::Good,
                Verdict::AtRisk => Tone::Caution,
                Verdict::Behind | Verdict::Overdue => Tone::Alarm,
                _ => Tone::Plain,
            },
            facts: facts.join(" · "),
            tip: derived.map(|it| lineage(cx, programme, it)).unwrap_or_default(),
        }
    }
}

/// What a programme has brought, as last said.
fn brought(cx: &ViewCtx<'_>, programme: &Programme) -> Option<String> {
    let say = |measure: Measure, words: fn(&str, Language) -> String| {
        last(cx, programme, &measure).map(|it| words(&it, cx.language))
    };
    say(Measure::Amount, |it, _| it.to_owned())
        .or_else(|| say(Measure::Issued, text::issued))
        .or_else(|| say(Measure::Cleared, text::cleared))
        .or_else(|| say(Measure::ClearedThisYear, text::cleared))
        .or_else(|| say(Measure::Enterprises, text::firms))
}

fn last(cx: &ViewCtx<'_>, programme: &Programme, measure: &Measure) -> Option<String> {
    let at = *headline_claims(programme, measure, cx.as_of()).last()?;
    Some(cx.style(measure.unit()).brief().figure(programme.claims.get(at)?.value))
}

/// Per firm, rate, deadline.
fn facts(cx: &ViewCtx<'_>, programme: &Programme, computed: &Computed) -> Vec<String> {
    let language = cx.language;
    let per_firm = computed.per_firm.as_ref().ok().map(|it| {
        let amount = cx.style(Unit::Yuan).brief().interval(it.interval, it.range);
        let band = it.tolerance_used.map(|it| text::tolerance_note(it, language)).unwrap_or_default();
        format!("{}{band}", text::per_firm(&amount, language))
    });
    let rate = [Measure::ActualFinancingCost, Measure::WeightedAverageRate, Measure::Rate]
        .iter()
        .find_map(|it| last(cx, programme, it))
        .map(|it| text::rate(&it, language));
    let deadline = programme.deadline.map(|it| {
        let left = (it - cx.as_of()).get_days();
        text::deadline(it, left, language)
    });
    [per_firm, rate, deadline].into_iter().flatten().collect()
}

/// What a share was made from.
fn lineage(cx: &ViewCtx<'_>, programme: &Programme, share: &Derived) -> Vec<String> {
    let mut lines = vec![text::formula(text::Formula::Share, share, cx.language)];
    lines.extend(text::remarks(share, cx.language));
    lines.extend(text::inputs(share, programme, |it| Some(cx.publisher_in_tracker(it)), cx.language));
    lines
}

/// How high the card has to be.
pub(super) fn height(card: &Programmes) -> f32 {
    let rows = card.rows.len().clamp(1, LEAST);
    24.0 + HEAD + rows as f32 * ROW + if card.rows.len() > rows { MORE } else { 0.0 }
}

/// How high the card is with all programmes.
pub(super) fn height_of_all(card: &Programmes) -> f32 {
    24.0 + HEAD + card.rows.len().max(1) as f32 * ROW
}

/// Draws the card: as many programmes as there is room for.
pub(super) fn ui(cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, card: &Programmes) {
    let tokens = cx.tokens;
    let inner = surface(ui, tokens, rect);
    let to = Some(UiCommand::Show(Page::Tracker).into());
    head_link(cx, ui, inner, cx.t(text::PROGRAMMES), &card.verdicts, to);
    let body = body(inner);
    if card.rows.is_empty() {
        let place = body.with_max_y(body.top() + MORE);
        let id = ui.scope_id().with("no programmes");
        if link(ui, tokens, place, id, cx.t(text::NO_PROGRAMMES), tokens.secondary).clicked() {
            cx.send(UiCommand::Show(Page::Tracker));
        }
        return;
    }
    let fit = |height: f32| rows_in(height, ROW);
    let all = card.rows.len() <= fit(body.height());
    let shown = if all { card.rows.len() } else { fit(body.height() - MORE) };
    let step = if all { ROW } else { ((body.height() - MORE) / shown as f32).min(ROW + 6.0) };
    for (at, programme) in card.rows.iter().take(shown).enumerate() {
        let top = body.top() + at as f32 * step;
        row_ui(cx, ui, Rect::from_min_size(pos2(body.left(), top), vec2(body.width(), ROW)), programme);
    }
    if !all {
        let words = text::more_programmes(card.rows.len() - shown, cx.language);
        let place = body.with_min_y(body.bottom() - MORE);
        if link(ui, tokens, place, ui.scope_id().with("more programmes"), &words, tokens.accent).clicked() {
            cx.send(UiCommand::Show(Page::Tracker));
        }
    }
}

fn row_ui(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, programme: &ProgrammeRow) {
    let tokens = cx.tokens;
    let below: Vec<&str> = programme.verdict.iter().map(String::as_str).chain([programme.facts.as_str()]).collect();
    let below = below.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
    let name = [programme.name.as_str(), &programme.right, &below].join(comma(cx.language));
    let response = row(ui, tokens, rect.shrink2(vec2(0.0, 1.0)), ui.scope_id().with(&programme.id), &name);
    if response.clicked() {
        cx.send(Command::ShowProgramme(programme.id.clone()));
    }
    response.on_hover_ui(|ui| tip(ui, cx, programme, &below));

    let top = Rect::from_min_size(rect.min + vec2(0.0, 1.0), vec2(rect.width(), 18.0));
    let wide = width_of(ui, &programme.right, text_style(MEDIUM)).min(top.width() * 0.5);
    let (left, right) = top.split_left_right_at_x(top.right() - wide);
    line(ui, left.with_max_x(left.right() - 12.0), &programme.name, TextStyle::Body, tokens.text, Align::Min);
    line(ui, right, &programme.right, text_style(MEDIUM), tokens.text, Align::Max);
    let mut low = Rect::from_min_size(pos2(rect.left(), top.bottom()), vec2(rect.width(), 16.0));
    if programme.has_track {
        track(cx, ui, Rect::from_min_size(pos2(rect.left(), top.bottom()), vec2(rect.width(), 10.0)), programme);
        low = low.translate(vec2(0.0, 10.0));
    }
    let color = programme.tone.color(tokens, tokens.secondary);
    let mut left = low;
    if let Some(verdict) = &programme.verdict {
        let placed = line(ui, low, verdict, text_style(SECONDARY), color, Align::Min);
        left = low.with_min_x(placed.right());
        if !programme.facts.is_empty() {
            aside(ui, tokens, left, &format!(" · {}", programme.facts));
        }
        return;
    }
    aside(ui, tokens, left, &programme.facts);
}

/// The share on a track from nothing to all of it.
fn track(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, programme: &ProgrammeRow) {
    let tokens = cx.tokens;
    let bar = Rect::from_center_size(rect.center(), vec2(rect.width(), 5.0));
    ui.painter().rect_filled(bar, CornerRadius::same(2), tokens.track);
    let Some(share) = programme.share else { return };
    // More than all of it is out of the ordinary, and has to be seen.
    let (a, b) = share.numbers();
    let high = [a, b].into_iter().flatten().fold(100.0, f64::max);
    let scale = Scale { low: 0.0, high, start: bar.left() + 5.0, end: bar.right() - 5.0 };
    let look = Look { derived: true, ..Look::default() };
    let range = Range { min: Some(0.0), max: Some(high) };
    if let Some(sure) = share.working(range, 0.0).and_then(|it| it.lower().value()).filter(|it| *it > 0.0) {
        let solid = bar.with_max_x(scale.clamped(sure));
        ui.painter().rect_filled(solid, CornerRadius::same(2), tokens.derived.gamma_multiply(0.35));
    }
    let items = mark(share, range, 0.0, look, scale, Axis::Across, rect.center().y);
    paint(ui.painter(), &items, tokens.derived, tokens);
}

fn tip(ui: &mut Ui, cx: &ViewCtx<'_>, programme: &ProgrammeRow, below: &str) {
    ui.set_max_width(380.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.label(RichText::new(&programme.name).text_style(text_style(STRONG)));
    ui.label(&programme.right);
    if !below.is_empty() {
        ui.label(below);
    }
    for line in &programme.tip {
        ui.label(secondary(cx.tokens, line));
    }
    ui.label(secondary(cx.tokens, cx.t(text::TO_TRACKER)));
}
