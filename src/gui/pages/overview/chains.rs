//! Chains: leading enterprises, the suppliers around them, the small firms that they pull along.

use super::paint::{HEAD, aside, body, head_link, line, row, surface, width_of};
use crate::chart::{Axis, Look, Scale, mark};
use crate::dataset::{Batch, Chain, SourceId, Words};
use crate::figure::{Answer, Figure, Interval, Range, Style, Unit};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{MEDIUM, SECONDARY, STRONG, size, text_style};
use crate::gui::widgets::{paint, secondary};
use crate::locale::{self, overview as text};
use crate::store::Store;
use egui::{Align, CornerRadius, Rect, RichText, Sense, Stroke, TextStyle, Ui, pos2, vec2};

/// Height of a level: its name and bar, and what it is the sum of.
const LEVEL: f32 = 40.0;
/// How high a level gets where there is room.
const LEVEL_MOST: f32 = 56.0;
/// Height of the name of a chain, where there are several.
const NAME: f32 = 22.0;
/// The sentence at the foot.
const FOOT: f32 = 18.0;

/// What the card shows, worked out once.
#[derive(Debug)]
pub(super) struct Chains {
    title: String,
    right: String,
    /// What says the sum, where there is one chain only.
    to: Option<Command>,
    cascades: Vec<Cascade>,
    /// The powers of ten that the scale ends at.
    powers: i32,
}

#[derive(Debug)]
struct Cascade {
    /// Its name and what its sum says; in the head of the card where there is one chain only.
    name: Option<(String, String)>,
    levels: Vec<Level>,
}

#[derive(Debug)]
struct Level {
    name: String,
    figure: Option<Figure>,
    said: String,
    derived: bool,
    sum: String,
    /// What says it.
    to: Option<Command>,
    tip: Vec<String>,
}

/// The card, where the data set has chains.
pub(super) fn build(cx: &ViewCtx<'_>) -> Option<Chains> {
    let chains: Vec<Chain> = cx.store.data().chains.iter().filter_map(|it| known(cx, it)).collect();
    let first = chains.first()?;
    let alone = chains.len() == 1;
    let cascades: Vec<Cascade> = chains
        .iter()
        .map(|it| Cascade {
            name: (!alone).then(|| (it.name.text(cx.language).to_owned(), agreement(cx, it))),
            levels: levels(cx, it),
        })
        .collect();
    let numbers = cascades.iter().flat_map(|it| &it.levels).filter_map(|it| it.figure).flat_map(|it| {
        let (a, b) = it.numbers();
        [a, b].into_iter().flatten()
    });
    // A power more than the greatest number: a bound needs room to fade.
    let top = numbers.fold(1.0_f64, f64::max).log10();
    Some(Chains {
        title: if alone { first.name.text(cx.language) } else { cx.t(text::CHAINS) }.to_owned(),
        right: if alone { agreement(cx, first) } else { String::new() },
        to: said_in(&[(first.source, &first.words)]).or_else(|| batches_said_in(first)),
        cascades,
        powers: (top + 0.3).ceil().clamp(1.0, 18.0) as i32,
    })
}

/// What was known of a chain on the day.
fn known(cx: &ViewCtx<'_>, chain: &Chain) -> Option<Chain> {
    let Some(day) = cx.as_known_on else { return Some(chain.clone()) };
    let published = |it: Option<SourceId>| it.and_then(|it| cx.store.data().source(it)).and_then(|it| it.published);
    let mut known = chain.clone();
    known.batches.retain(|it| published(it.source).unwrap_or(it.on) <= day);
    if published(chain.source).is_some_and(|it| it > day) {
        (known.leading_total, known.smes) = (None, None);
        known.words = Words::default();
    }
    (!known.batches.is_empty() || known.leading_total.is_some() || known.smes.is_some()).then_some(known)
}

fn style(cx: &ViewCtx<'_>) -> Style<'static> {
    cx.style(Unit::Count)
}

/// "51 + 41 = 92, agrees".
fn agreement(cx: &ViewCtx<'_>, chain: &Chain) -> String {
    let sum = Store::chain_sum(chain);
    let parts = parts(cx, chain, |it| it.leading);
    match (sum.leading, sum.agrees) {
        (Some(total), Some(agrees)) if chain.batches.len() > 1 => {
            let total = style(cx).interval(total, Range::AMOUNT);
            let word = cx.t(match agrees {
                Answer::Certainly => text::AGREES,
                Answer::Possibly => text::NO_CONTRADICTION,
                Answer::No => text::DISAGREES,
            });
            [format!("{parts} = {total}").as_str(), word].join(locale::comma(cx.language))
        }
        _ => String::new(),
    }
}

/// "51 + 41".
fn parts(cx: &ViewCtx<'_>, chain: &Chain, of: impl Fn(&Batch) -> Option<Figure>) -> String {
    let said = |it: &Batch| match of(it) {
        Some(figure) => style(cx).brief().figure(figure),
        None => cx.t(text::NOT_STATED).to_owned(),
    };
    chain.batches.iter().map(said).collect::<Vec<_>>().join(" + ")
}

/// What a level is made from, a batch a line: the date, the figure, the sentence.
fn lineage(cx: &ViewCtx<'_>, chain: &Chain, of: impl Fn(&Batch) -> Option<Figure>) -> Vec<String> {
    let line = |it: &Batch| {
        let figure = style(cx).figure(of(it)?);
        let day = locale::date(it.on, cx.language);
        let sentence = it.words.sentence().map(|it| format!(" · {it}")).unwrap_or_default();
        Some(format!("{day} · {figure}{sentence}"))
    };
    chain.batches.iter().filter_map(line).collect()
}

/// Where it is said: the sentence in the first source that is named.
fn said_in(places: &[(Option<SourceId>, &Words)]) -> Option<Command> {
    let (source, words) = places.iter().find_map(|(source, words)| source.map(|it| (it, words)))?;
    Some(match words.sentence() {
        Some(sentence) => Command::ShowSentence(source, sentence.to_owned()),
        None => Command::ShowSource(source, None),
    })
}

fn batches_said_in(chain: &Chain) -> Option<Command> {
    said_in(&chain.batches.iter().map(|it| (it.source, &it.words)).collect::<Vec<_>>())
}

fn levels(cx: &ViewCtx<'_>, chain: &Chain) -> Vec<Level> {
    let sum = Store::chain_sum(chain);
    let said = |figure: Option<Figure>| match figure {
        Some(figure) => style(cx).figure(figure),
        None => cx.t(text::NOT_STATED).to_owned(),
    };
    let derived = |it: Option<Interval>| it.map(|it| Figure::from_interval(it, Range::AMOUNT));
    let (whole_said_in, batches_said_in) = (said_in(&[(chain.source, &chain.words)]), batches_said_in(chain));
    let several = chain.batches.len() > 1;
    let sum_of = |parts: String| if several { parts } else { String::new() };
    let leading = chain.leading_total.or(derived(sum.leading));
    let supporting = derived(sum.supporting);
    let whole: Vec<String> = chain.words.sentence().map(str::to_owned).into_iter().collect();
    let with = |mut lines: Vec<String>| {
        lines.extend(whole.iter().cloned());
        lines
    };
    vec![
        Level {
            name: cx.t(text::LEADING).to_owned(),
            figure: leading,
            said: said(leading),
            derived: chain.leading_total.is_none() && several,
            sum: sum_of(parts(cx, chain, |it| it.leading)),
            to: whole_said_in.clone().or_else(|| batches_said_in.clone()),
            tip: with(lineage(cx, chain, |it| it.leading)),
        },
        Level {
            name: cx.t(text::SUPPORTING).to_owned(),
            figure: supporting,
            said: said(supporting),
            derived: several,
            sum: sum_of(parts(cx, chain, |it| it.supporting)),
            to: batches_said_in.or_else(|| whole_said_in.clone()),
            tip: lineage(cx, chain, |it| it.supporting),
        },
        Level {
            name: cx.t(text::SMES).to_owned(),
            figure: chain.smes,
            said: said(chain.smes),
            derived: false,
            sum: String::new(),
            to: whole_said_in,
            tip: whole.clone(),
        },
    ]
}

/// How high the card has to be.
pub(super) fn height(card: &Chains) -> f32 {
    let of = |it: &Cascade| it.levels.len() as f32 * LEVEL + if it.name.is_some() { NAME } else { 0.0 };
    24.0 + HEAD + card.cascades.iter().map(of).sum::<f32>() + FOOT
}

/// Draws the card.
pub(super) fn ui(cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, card: &Chains) {
    let tokens = cx.tokens;
    let inner = surface(ui, tokens, rect);
    head_link(cx, ui, inner, &card.title, &card.right, card.to.clone());
    let body = body(inner);
    let levels = || card.cascades.iter().flat_map(|it| &it.levels);
    let widest = |all: &mut dyn Iterator<Item = f32>, share: f32| {
        all.fold(0.0_f32, f32::max).min(body.width() * share).ceil() + 1.0
    };
    let names = widest(&mut levels().map(|it| width_of(ui, &it.name, TextStyle::Body)), 0.36);
    let figures = widest(&mut levels().map(|it| width_of(ui, &it.said, text_style(MEDIUM))), 0.34);
    let bars = body.left() + names + 14.0..=body.right() - figures - 14.0;

    let spare = body.height() - (height(card) - 24.0 - HEAD);
    let step = (LEVEL + spare.max(0.0) / levels().count().max(1) as f32).min(LEVEL_MOST);
    let mut y = body.top();
    for (nth, chain) in card.cascades.iter().enumerate() {
        if let Some((name, sum)) = &chain.name {
            let place = Rect::from_min_size(pos2(body.left(), y), vec2(body.width(), NAME));
            line(ui, place, name, text_style(STRONG), tokens.text, Align::Min);
            line(ui, place, sum, text_style(SECONDARY), tokens.secondary, Align::Max);
            y += NAME;
        }
        for (at, level) in chain.levels.iter().enumerate() {
            let place = Rect::from_min_size(pos2(body.left(), y), vec2(body.width(), step));
            y += step;
            level_ui(cx, ui, place, (*bars.start(), *bars.end()), card.powers, level, (nth, at));
        }
    }
    let foot = Rect::from_min_size(pos2(body.left(), y), vec2(body.width(), FOOT));
    aside(ui, tokens, foot, cx.t(text::LOG_SCALE));
}

fn level_ui(
    cx: &ViewCtx<'_>,
    ui: &Ui,
    rect: Rect,
    (start, end): (f32, f32),
    powers: i32,
    level: &Level,
    (nth, at): (usize, usize),
) {
    let tokens = cx.tokens;
    let id = ui.scope_id().with(("level", nth, at));
    let name = [level.name.as_str(), &level.said].join(locale::comma(cx.language));
    let response = match &level.to {
        Some(to) => {
            let response = row(ui, tokens, rect, id, &name);
            if response.clicked() {
                cx.send(to.clone());
            }
            response
        }
        None => ui.interact(rect, id, Sense::hover()),
    };
    response.on_hover_ui(|ui| tip(ui, cx, level));

    let top = rect.top() + (rect.height() - LEVEL) / 2.0;
    let upper = Rect::from_x_y_ranges(rect.x_range(), top..=top + 24.0);
    let names = upper.with_max_x(start - 14.0);
    line(ui, names, &level.name, TextStyle::Body, tokens.text, Align::Min);
    let figures = upper.with_min_x(end + 14.0);
    let (style, color) = if level.figure.is_some() { (MEDIUM, tokens.text) } else { (SECONDARY, tokens.secondary) };
    line(ui, figures, &level.said, text_style(style), color, Align::Max);
    bar(cx, ui, Rect::from_x_y_ranges(start..=end, upper.y_range()), powers, level);
    if !level.sum.is_empty() {
        let below = Rect::from_x_y_ranges(rect.x_range(), upper.bottom() - 4.0..=upper.bottom() + 14.0);
        aside(ui, tokens, below, &level.sum);
    }
}

/// The bar of a level on a scale of powers of ten: solid as far as is certain, then the mark of the figure.
fn bar(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, powers: i32, level: &Level) {
    let tokens = cx.tokens;
    let scale = Scale { low: 0.0, high: f64::from(powers), start: rect.left(), end: rect.right() };
    for power in 0..=powers {
        let x = scale.at(f64::from(power));
        ui.painter().vline(x, rect.y_range().shrink(4.0), Stroke::new(size::HAIRLINE, tokens.grid));
    }
    let Some(figure) = level.figure.map(in_powers) else { return };
    let range = Range { min: Some(0.0), max: None };
    if let Some(sure) = figure.working(range, 0.0).and_then(|it| it.lower().value()).filter(|it| *it > 0.0) {
        let solid = Rect::from_min_max(rect.min, pos2(scale.clamped(sure), rect.max.y)).shrink2(vec2(0.0, 5.0));
        ui.painter().rect_filled(solid, CornerRadius::same(3), tokens.accent_soft);
    }
    let look = Look { derived: level.derived, ..Look::default() };
    // The band of "about" is one of numbers, not of powers: it is left out on this scale.
    let items = mark(figure, range, 0.0, look, scale, Axis::Across, rect.center().y);
    paint(ui.painter(), &items, tokens.accent, tokens);
}

/// A count as the power of ten that it is; the order of numbers is kept, so a bound stays the same bound.
fn in_powers(figure: Figure) -> Figure {
    let power = |x: f64| x.max(1.0).log10();
    match figure {
        Figure::Exactly(x) => Figure::Exactly(power(x)),
        Figure::About(x) => Figure::About(power(x)),
        Figure::MoreThan(x) => Figure::MoreThan(power(x)),
        Figure::AtLeast(x) => Figure::AtLeast(power(x)),
        Figure::LessThan(x) => Figure::LessThan(power(x)),
        Figure::AtMost(x) => Figure::AtMost(power(x)),
        Figure::Between(a, b) => Figure::Between(power(a), power(b)),
        Figure::Missing(why) => Figure::Missing(why),
    }
}

fn tip(ui: &mut Ui, cx: &ViewCtx<'_>, level: &Level) {
    ui.set_max_width(360.0);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.label(
        RichText::new([level.name.as_str(), &level.said].join(locale::comma(cx.language)))
            .text_style(text_style(STRONG)),
    );
    for line in &level.tip {
        ui.label(line);
    }
    if level.to.is_some() {
        ui.label(secondary(cx.tokens, cx.t(text::TO_SOURCE)));
    }
}
