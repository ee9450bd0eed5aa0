//! What still blocks, and what does not fit.

use super::paint::{HEAD, Tone, body, line, link, row, surface, title, width_of};
use crate::dataset::{Claim, ClaimId};
use crate::figure::{Figure, Reason};
use crate::gui::command::{Command, UiCommand};
use crate::gui::context::ViewCtx;
use crate::gui::pages::Page;
use crate::gui::theme::{STRONG, text_style};
use crate::gui::widgets::rows_in;
use crate::locale::{self, overview as text};
use crate::store::Conflict;
use crate::tracker::Flag;
use egui::{Align, Rect, Sense, TextStyle, Ui, pos2, vec2};

/// Height of a row.
const ROW: f32 = 24.0;
/// How many rows there are at least, where there is as much to say.
const LEAST: usize = 6;

/// How many findings of one kind are listed; a file of noise has thousands.
const MOST: usize = 50;

/// What the card shows, worked out once.
#[derive(Debug)]
pub(super) struct Findings {
    totals: String,
    blockages: Vec<Finding>,
    others: Vec<Finding>,
}

#[derive(Debug)]
struct Finding {
    kind: String,
    tone: Tone,
    text: String,
    tip: String,
    to: Option<Command>,
}

/// All findings, as known on the day.
pub(super) fn build(cx: &ViewCtx<'_>) -> Findings {
    let known: Vec<(&Conflict, Vec<Claim<'_>>)> =
        cx.store.conflicts().iter().filter_map(|it| Some((it, cx.store.known_conflict(it, cx.as_known_on)?))).collect();
    let flags = cx.flags();
    let (data, desk) = (cx.session, cx.desk);
    let problems = (data.problems.len() + data.dropped, desk.problems.len() + desk.dropped);
    let totals = text::totals(problems.0 + problems.1, known.len(), flags.len(), cx.language);
    let mut others: Vec<Finding> = known.iter().take(MOST).map(|(it, claims)| conflict(cx, it, claims)).collect();
    if known.len() > MOST {
        others.push(Finding {
            kind: cx.t(text::CONFLICT).to_owned(),
            tone: Tone::Alarm,
            text: text::more_conflicts(known.len() - MOST, cx.language),
            tip: String::new(),
            to: Some(UiCommand::Show(Page::Problems).into()),
        });
    }
    others.extend(ambiguous(cx));
    if problems.0 + problems.1 > 0 {
        others.push(Finding {
            kind: cx.t(text::PROBLEMS).to_owned(),
            tone: Tone::Caution,
            text: text::problems(problems.0, problems.1, cx.language),
            tip: String::new(),
            to: Some(UiCommand::Show(Page::Problems).into()),
        });
    }
    others.extend(checks(cx, &flags));
    Findings { totals, blockages: blockages(cx), others }
}

fn blockages(cx: &ViewCtx<'_>) -> Vec<Finding> {
    let one = |it: &crate::dataset::Blockage| Finding {
        kind: it.area.text(cx.language).to_owned(),
        tone: Tone::Plain,
        text: it.text.text(cx.language).to_owned(),
        tip: it.words.sentence().unwrap_or("").to_owned(),
        to: it.source.map(|source| match it.words.sentence() {
            Some(sentence) => Command::ShowSentence(source, sentence.to_owned()),
            None => Command::ShowSource(source, None),
        }),
    };
    let published = |it: &&crate::dataset::Blockage| {
        let day = it.source.and_then(|it| cx.store.data().source(it)).and_then(|it| it.published);
        cx.as_known_on.is_none_or(|known| day.is_none_or(|it| it <= known))
    };
    cx.store.data().blockages.iter().filter(published).map(one).collect()
}

fn conflict(cx: &ViewCtx<'_>, conflict: &Conflict, claims: &[Claim<'_>]) -> Finding {
    let figures: Vec<String> = claims.iter().map(|it| cx.brief(it.series, it.figure)).collect();
    let said = |it: &Claim<'_>| locale::bracketed(&cx.full(it.series, it.figure), cx.publisher(it), cx.language);
    let title = cx.store.title(conflict.series, cx.language);
    Finding {
        kind: cx.t(text::CONFLICT).to_owned(),
        tone: Tone::Alarm,
        text: text::conflict(&figures, conflict.on, &title, cx.language),
        tip: claims.iter().map(said).collect::<Vec<_>>().join("\n"),
        to: Some(Command::ShowSeries(conflict.series)),
    }
}

/// What a source says in more than one way, in the data set and in the tracker.
fn ambiguous(cx: &ViewCtx<'_>) -> Vec<Finding> {
    const UNCLEAR: Figure = Figure::Missing(Reason::Ambiguous);
    let data = cx.store.data();
    let finding = |text: String, sentence: Option<&str>, to: Command| Finding {
        kind: cx.t(text::AMBIGUOUS).to_owned(),
        tone: Tone::Caution,
        text,
        tip: sentence.unwrap_or("").to_owned(),
        to: Some(to),
    };
    // Figures alone are looked through first: there can be a million.
    let unclear = (0..data.claims.len()).map(ClaimId::new).filter(|it| data.claims.figure(*it) == UNCLEAR);
    let series = unclear.filter_map(|it| data.claims.get(it)).filter(|it| cx.is_known(it)).take(MOST).map(|it| {
        let to = it.source.map_or(Command::ShowSeries(it.series), |source| Command::ShowSource(source, Some(it.id)));
        let day = locale::short_date(it.on, cx.language);
        finding(format!("{} · {day}", cx.store.title(it.series, cx.language)), it.words.sentence(), to)
    });
    let programmes = cx.desk.document.programmes.iter().flat_map(|programme| {
        let unclear = programme
            .claims
            .iter()
            .filter(|it| it.value == UNCLEAR && cx.as_known_on.is_none_or(|day| it.stated.unwrap_or(it.on) <= day));
        unclear.map(move |it| (programme, it.quote.as_deref().or(it.gist.as_deref()), it.on))
    });
    let programmes = programmes.map(|(programme, sentence, on)| {
        let name = programme.name.text(cx.language);
        let said = sentence.map_or_else(|| locale::short_date(on, cx.language), str::to_owned);
        finding(locale::labelled(name, &said, cx.language), sentence, Command::ShowProgramme(programme.id.clone()))
    });
    series.chain(programmes).collect()
}

/// How many figures of the tracker look wrong.
fn checks(cx: &ViewCtx<'_>, flags: &[Flag]) -> Option<Finding> {
    let first = cx.desk.document.programmes.get(flags.first()?.programme)?;
    Some(Finding {
        kind: cx.t(text::CHECKS).to_owned(),
        tone: Tone::Caution,
        text: text::flags(flags.len(), first.name.text(cx.language), cx.language),
        tip: String::new(),
        // One is shown where it stands; several are listed first.
        to: Some(match flags.len() {
            1 => Command::ShowProgramme(first.id.clone()),
            _ => UiCommand::Show(Page::Problems).into(),
        }),
    })
}

/// How high the card is with all of it.
pub(super) fn height_of_all(card: &Findings) -> f32 {
    24.0 + HEAD + (card.blockages.len() + card.others.len()).max(1) as f32 * ROW
}

/// How high the card has to be.
pub(super) fn height(card: &Findings, all: bool) -> f32 {
    let count = card.blockages.len() + card.others.len();
    let rows = if all { count + usize::from(count > LEAST) } else { count.min(LEAST) };
    24.0 + HEAD + rows.max(1) as f32 * ROW
}

/// Draws the card: as much as there is room for, or all of it. Says whether more or less was asked for.
pub(super) fn ui(cx: &ViewCtx<'_>, ui: &mut Ui, rect: Rect, card: &Findings, all: bool) -> bool {
    let tokens = cx.tokens;
    let inner = surface(ui, tokens, rect);
    let totals = title(ui, inner, cx.t(text::FINDINGS), &card.totals);
    if link(ui, tokens, totals, ui.scope_id().with("totals"), &card.totals, tokens.secondary).clicked() {
        cx.send(UiCommand::Show(Page::Problems));
    }
    let body = body(inner);
    let place =
        |at: usize| Rect::from_min_size(pos2(body.left(), body.top() + at as f32 * ROW), vec2(body.width(), ROW));
    let count = card.blockages.len() + card.others.len();
    if count == 0 {
        line(ui, place(0), cx.t(text::NO_FINDINGS), TextStyle::Body, tokens.secondary, Align::Min);
        return false;
    }
    let fit = rows_in(body.height() + 1.0, ROW).max(2);
    let (blockages, others) = share(card, if all { count } else { fit });
    let rows: Vec<&Finding> = card.blockages.iter().take(blockages).chain(pick(&card.others, others)).collect();
    let kinds = rows.iter().map(|it| width_of(ui, &it.kind, text_style(STRONG))).fold(0.0_f32, f32::max);
    let kinds = kinds.min(body.width() * 0.32).ceil();
    for (at, finding) in rows.iter().enumerate() {
        row_ui(cx, ui, place(at), kinds, finding, at);
    }
    let words = match count - rows.len() {
        0 if all && count > LEAST => cx.t(text::LESS).to_owned(),
        0 => return false,
        more => text::more(more, cx.language),
    };
    let last = place(rows.len());
    link(ui, tokens, last, ui.scope_id().with("more findings"), &words, tokens.accent).clicked()
}

/// How many blockages and how many other findings there is room for; a row is kept for the way to the rest.
fn share(card: &Findings, fit: usize) -> (usize, usize) {
    let (blockages, others) = (card.blockages.len(), card.others.len());
    if blockages + others <= fit {
        return (blockages, others);
    }
    let room = fit.saturating_sub(1);
    let others = others.min(room.div_ceil(2).max(room.saturating_sub(blockages)));
    (blockages.min(room - others), others)
}

/// As many findings as there is room for, of as many kinds as there are, in their order.
fn pick(findings: &[Finding], room: usize) -> impl Iterator<Item = &Finding> {
    let first =
        |at: &usize| !findings.iter().take(*at).any(|it| findings.get(*at).is_some_and(|me| me.kind == it.kind));
    let (mut chosen, repeated): (Vec<usize>, Vec<usize>) = (0..findings.len()).partition(first);
    chosen.extend(repeated);
    chosen.truncate(room);
    chosen.sort_unstable();
    chosen.into_iter().filter_map(|at| findings.get(at))
}

fn row_ui(cx: &ViewCtx<'_>, ui: &Ui, rect: Rect, kinds: f32, finding: &Finding, at: usize) {
    let tokens = cx.tokens;
    let id = ui.scope_id().with(("finding", at));
    let response = match &finding.to {
        Some(to) => {
            let response = row(ui, tokens, rect, id, &locale::labelled(&finding.kind, &finding.text, cx.language));
            if response.clicked() {
                cx.send(to.clone());
            }
            response
        }
        None => ui.interact(rect, id, Sense::hover()),
    };
    let tip = [finding.text.as_str(), finding.tip.as_str()].map(str::trim);
    response.on_hover_text(tip.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n"));
    let color = finding.tone.color(tokens, tokens.text);
    let (kind, text) = (rect.with_max_x(rect.left() + kinds + 1.0), rect.with_min_x(rect.left() + kinds + 14.0));
    line(ui, kind, &finding.kind, text_style(STRONG), color, Align::Min);
    line(ui, text, &finding.text, TextStyle::Body, tokens.text, Align::Min);
}
