//! A claim in words: beside its mark, below the plot, and on the clipboard.

use super::layer::{Target, in_own_color};
use super::legend;
use super::model::{Mode, Model, Spot};
use super::view::View;
use crate::chart::{Axis, mark};
use crate::dataset::Claim;
use crate::figure::Figure;
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{MEDIUM, size, text_style};
use crate::gui::widgets::{link, paint, secondary, strong, truncated};
use crate::locale::{self, trends as text};
use crate::syntax::Standing;
use egui::{Align, Label, Layout, RichText, Role, Sense, Ui, WidgetInfo, vec2};

/// A claim in words.
struct Told {
    title: String,
    /// The figure in full and its date; in front of it the change, where changes are shown.
    figure: String,
    sentence: Option<String>,
    note: Option<String>,
    source: String,
    /// Where the source can be read.
    url: Option<String>,
    standing: Standing,
    /// What others say for the same date, and whether that can't be right beside it.
    others: Vec<(String, bool)>,
    /// The figure for the ear, with its date.
    spoken: String,
}

impl Told {
    fn of(cx: &ViewCtx<'_>, model: &Model, mode: Mode, spot: Spot) -> Option<Self> {
        let curve = model.curve(spot)?;
        let entry = curve.entries.get(spot.entry)?;
        let claim = cx.store.data().claims.get(model.claim(spot)?)?;
        let mut figure = text::figure_on(&cx.full(claim.series, claim.figure), claim.on, cx.language);
        if let Some(words) = curve.base.words_for(claim.id) {
            figure = [words, &figure].join(cx.t(locale::SEMICOLON));
        } else if let Mode::Since(day) = mode
            && !matches!(entry.figure, Figure::Missing(_))
        {
            let style = model.panels.get(spot.panel).and_then(|it| it.style(cx, mode));
            let change = style.map(|it| it.change(entry.figure)).unwrap_or_default();
            figure = [text::change_since(&change, day, cx.language), figure].join(cx.t(locale::SEMICOLON));
        }
        let spoken = text::figure_on(&spoken_figure(cx, model, mode, spot, &claim), claim.on, cx.language);
        // Those of one day stand together.
        let day = curve.entries.partition_point(|it| it.day < entry.day);
        let others = (curve.entries.iter().zip(&curve.claims).skip(day))
            .take_while(|(other, _)| other.day == entry.day)
            .filter(|(_, id)| **id != claim.id)
            .filter_map(|(other, id)| Some((other, cx.store.data().claims.get(*id)?)))
            .map(|(other, it)| {
                let conflicts = entry.look.disputed && other.look.disputed;
                (other_claim(cx, &it, conflicts), conflicts)
            })
            .collect();
        Some(Self {
            title: curve.title.clone(),
            figure,
            sentence: text::sentence_of(claim.words),
            note: claim.words.note.clone(),
            source: source(cx, &claim),
            url: claim.source.and_then(|it| cx.store.data().source(it)?.url.clone()),
            standing: claim.standing,
            others,
            spoken,
        })
    }

    /// The claim on one line: "Resumption rate · SMEs · China: 76 % on 28 March 2020. “…”".
    fn line(&self, cx: &ViewCtx<'_>) -> String {
        text::line(&self.title, &self.figure, self.standing, self.sentence.as_deref(), cx.language)
    }

    /// The claim as it can be cited.
    fn citation(&self, cx: &ViewCtx<'_>) -> String {
        let source = [Some(self.source.as_str()), self.url.as_deref()].into_iter().flatten();
        text::cited(&self.line(cx), &source.collect::<Vec<_>>().join(locale::comma(cx.language)), cx.language)
    }
}

/// A figure as it is said aloud: "more than 90 per cent"; of changes, the change.
fn spoken_figure(cx: &ViewCtx<'_>, model: &Model, mode: Mode, spot: Spot, claim: &Claim<'_>) -> String {
    let entry = model.curve(spot).and_then(|it| it.entries.get(spot.entry));
    let figure = entry.map_or(claim.figure, |it| it.figure);
    let Some(style) = model.panels.get(spot.panel).and_then(|it| it.style(cx, mode)) else { return String::new() };
    let base = model.curve(spot).and_then(|it| it.base.words_for(claim.id));
    match mode {
        Mode::Since(_) if let Some(words) = base => {
            let style = cx.store.data().metric_of(claim.series).map(|it| cx.style_of(it));
            let own = style.map(|it| it.spoken(claim.figure)).unwrap_or_default();
            [words, &own].join(cx.t(locale::SEMICOLON))
        }
        Mode::Since(day) if !matches!(figure, Figure::Missing(_)) => {
            text::change_since(&style.spoken(figure), day, cx.language)
        }
        _ => style.spoken(figure),
    }
}

/// A claim as it is read out: what it is about, the figure in words, how it stands, what was said, and where.
pub(super) fn spoken(cx: &ViewCtx<'_>, model: &Model, mode: Mode, spot: Spot) -> Option<String> {
    let told = Told::of(cx, model, mode, spot)?;
    let line = text::line(&told.title, &told.spoken, told.standing, told.sentence.as_deref(), cx.language);
    let others = told.others.iter().map(|it| it.0.as_str());
    let parts: Vec<&str> = [line.as_str(), told.source.as_str()].into_iter().chain(others).collect();
    Some(parts.join(cx.t(locale::SEMICOLON)))
}

fn other_claim(cx: &ViewCtx<'_>, claim: &Claim<'_>, conflicts: bool) -> String {
    let said = text::other_claim(&cx.full(claim.series, claim.figure), cx.publisher(claim), cx.language);
    text::marked(&said, claim.standing, conflicts, cx.language)
}

/// Title, publisher and day of a claim's source, and the day that it was said where that is another.
fn source(cx: &ViewCtx<'_>, claim: &Claim<'_>) -> String {
    let mut parts = vec![cx.source_line(claim.source)];
    parts.extend(claim.stated.map(|it| text::stated(it, cx.language)));
    parts.retain(|it| !it.is_empty());
    if parts.is_empty() { cx.t(text::NO_SOURCE).to_owned() } else { parts.join(" · ") }
}

/// What is told beside what the pointer is at.
pub(super) fn told(cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, mode: Mode, target: Target) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 6)).show(ui, |ui| {
        ui.set_max_width(340.0);
        ui.spacing_mut().item_spacing.y = size::GRID;
        told_target(cx, ui, model, mode, target);
    });
}

fn told_target(cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, mode: Mode, target: Target) {
    match target {
        Target::Claim(spot) => {
            if let Some(told) = Told::of(cx, model, mode, spot) {
                told_claim(cx, ui, model, spot, &told);
            }
        }
        Target::Implied(panel, at) => {
            let Some(it) = model.panels.get(panel).and_then(|it| it.implied.get(at)) else { return };
            wrapped(ui, strong(cx.store.title(it.series, cx.language)));
            wrapped(ui, RichText::new(&it.label).color(cx.tokens.derived));
            wrapped(ui, RichText::new(&it.lineage));
            if let Some(sentence) = &it.sentence {
                wrapped(ui, secondary(cx.tokens, sentence));
            }
            wrapped(ui, secondary(cx.tokens, cx.source_line(it.source)));
        }
        Target::Event(at) => {
            let Some(it) = model.events.get(at) else { return };
            wrapped(ui, strong(locale::date(it.on, cx.language)));
            wrapped(ui, RichText::new(&it.title));
            wrapped(ui, secondary(cx.tokens, cx.source_line(it.source)));
        }
    }
}

fn told_claim(cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, spot: Spot, told: &Told) {
    let tokens = cx.tokens;
    wrapped(ui, strong(&told.title));
    own_mark(cx, ui, model, spot);
    wrapped(ui, RichText::new(&told.figure));
    if let Some(sentence) = &told.sentence {
        wrapped(ui, secondary(tokens, sentence));
    }
    if let Some(note) = &told.note {
        wrapped(ui, secondary(tokens, note).italics());
    }
    wrapped(ui, secondary(tokens, &told.source));
    if let Some(standing) = text::weak_standing(told.standing) {
        wrapped(ui, secondary(tokens, cx.t(standing)).color(cx.standing_color(told.standing)));
    }
    for (other, conflicts) in &told.others {
        let text = secondary(tokens, other);
        wrapped(ui, if *conflicts { text.color(tokens.alarm) } else { text });
    }
}

/// The claim's mark on the whole axis of its plot, from the least value to the greatest.
fn own_mark(cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, spot: Spot) {
    let (Some(panel), Some(curve)) = (model.panels.get(spot.panel), model.curve(spot)) else { return };
    let is_base = model.claim(spot).is_some_and(|it| curve.base.words_for(it).is_some());
    let Some(entry) =
        curve.entries.get(spot.entry).filter(|_| !is_base).filter(|it| !matches!(it.figure, Figure::Missing(_)))
    else {
        return;
    };
    let (rect, _) = ui.allocate_exact_size(vec2(160.0, 14.0), Sense::hover());
    let rail = egui::Rect::from_center_size(rect.center(), vec2(rect.width(), 2.0));
    ui.painter().rect_filled(rail, 1, cx.tokens.track);
    let inner = rect.shrink2(vec2(5.0, 0.0));
    let ruler = panel.ruler(panel.span(), inner.left(), inner.right());
    let items = mark(entry.figure, curve.range, cx.tolerance(), entry.look, ruler, Axis::Across, rect.center().y);
    paint(ui.painter(), &in_own_color(items), cx.tokens.series_color(curve.slot), cx.tokens);
}

fn wrapped(ui: &mut Ui, text: RichText) {
    if !text.text().is_empty() {
        ui.add(Label::new(text).wrap());
    }
}

/// The claim that was clicked or stepped to, on a line below the plot; otherwise how to get one there.
pub(super) fn line(cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, mode: Mode, view: &mut View) {
    let told = view.pinned.and_then(|it| model.spot_of(it)).and_then(|it| Some((it, Told::of(cx, model, mode, it)?)));
    let row = vec2(ui.available_width(), size::CONTROL);
    let Some((spot, told)) = told else {
        view.pin(None);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            truncated(ui, secondary(cx.tokens, cx.t(text::HOW_TO_STEP)));
        });
        return;
    };
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let claim = model.claim(spot).and_then(|it| cx.store.data().claims.get(it));
        if let Some((source, claim)) = claim.and_then(|it| Some((it.source?, it.id)))
            && link(ui, cx.tokens, cx.t(text::SHOW_IN_SOURCES)).clicked()
        {
            cx.send(Command::ShowSource(source, Some(claim)));
        }
        if link(ui, cx.tokens, cx.t(text::COPY_CITATION)).clicked() {
            cx.send(Command::Copy(told.citation(cx)));
            view.copied = true;
        }
        if view.copied {
            ui.label(secondary(cx.tokens, cx.t(text::COPIED)));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if let Some(curve) = model.curve(spot) {
                let (rect, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
                legend::swatch(cx, ui, rect, curve.slot, false);
            }
            // The figure first: it is not what is cut. What is cut for the eye is read out whole.
            let figure = ui.add(Label::new(RichText::new(&told.figure).text_style(text_style(MEDIUM))).truncate());
            let line = told.line(cx);
            figure.widget_info(|| WidgetInfo::labeled(Role::Label, true, &line));
            let subject = model.curve(spot).map_or("", |it| it.subject.as_str());
            let standing = text::weak_standing(told.standing).map(|it| cx.t(it));
            let parts = [Some(subject), standing, told.sentence.as_deref()];
            let rest = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
            ui.add(Label::new(secondary(cx.tokens, rest)).truncate());
        });
    });
}

/// What can be done with a claim.
pub(super) fn menu(cx: &ViewCtx<'_>, ui: &mut Ui, model: &Model, mode: Mode, spot: Spot) {
    if ui.button(cx.t(text::COPY_CITATION)).clicked() {
        copy(cx, model, mode, spot);
        ui.close();
    }
    let claim = model.claim(spot).and_then(|it| cx.store.data().claims.get(it));
    if let Some((source, claim)) = claim.and_then(|it| Some((it.source?, it.id)))
        && ui.button(cx.t(text::SHOW_IN_SOURCES)).clicked()
    {
        cx.send(Command::ShowSource(source, Some(claim)));
        ui.close();
    }
    if let Some(series) = claim.map(|it| it.series)
        && ui.button(cx.t(text::SHOW_IN_SECTORS)).clicked()
    {
        cx.send(Command::ShowSeries(series));
        ui.close();
    }
}

/// Puts a claim on the clipboard as it can be cited; says whether there is one.
pub(super) fn copy(cx: &ViewCtx<'_>, model: &Model, mode: Mode, spot: Spot) -> bool {
    let Some(told) = Told::of(cx, model, mode, spot) else { return false };
    cx.send(Command::Copy(told.citation(cx)));
    true
}

/// The change of a claim in full, as its axis has it.
pub(super) fn change_text(cx: &ViewCtx<'_>, model: &Model, mode: Mode, spot: Spot) -> String {
    let style = model.panels.get(spot.panel).and_then(|it| it.style(cx, mode));
    style.zip(model.curve(spot)).map(|(style, curve)| curve.change(&style, spot.entry)).unwrap_or_default()
}
