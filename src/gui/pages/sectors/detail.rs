//! The panel below the table: every claim of one series, and how they hang together.

use super::axis::RateAxis;
use super::clash::Clash;
use super::numbers;
use super::plot::Plot;
use crate::chart::Certainty;
use crate::dataset::{Claim, ClaimId, SeriesId};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{MEDIUM, SECONDARY, size, text_style};
use crate::gui::widgets::{heading, link, mark_in, secondary, truncated};
use crate::locale::{self, sectors as text};
use crate::store::Latest;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Label, Layout, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};
use jiff::civil::Date;

/// Claims of a long series are shown this many at a time.
const STEP: usize = 40;
/// From this width on, a plot stands beside the claims.
const WITH_PLOT: f32 = 780.0;
const PLOT: f32 = 300.0;
const DATE: f32 = 124.0;
const FIGURE: f32 = 164.0;
const MARK: f32 = 144.0;

/// What the panel shows, worked out when another series is chosen.
#[derive(Debug, Default)]
pub(super) struct Detail {
    of: Option<(u64, SeriesId, Option<Date>)>,
    /// The claims that are known, newest first.
    claims: Vec<ClaimId>,
    /// The days on which claims contradict each other, by their place among the claims.
    clashes: Vec<(std::ops::Range<usize>, Clash)>,
    axis: Option<RateAxis>,
    plot: Plot,
    shown: usize,
}

impl Detail {
    fn look_up(&mut self, cx: &ViewCtx<'_>, series: SeriesId) {
        let of = Some((cx.session.generation, series, cx.as_known_on));
        if self.of == of {
            return;
        }
        let store = cx.store;
        let known: Vec<Claim<'_>> = store.known(series, cx.as_known_on).collect();
        self.claims = known.iter().rev().map(|it| it.id).collect();
        let metric = store.data().series(series).map(|it| it.key.metric);
        self.axis =
            metric.and_then(|id| RateAxis::of_metric(id, store.data().metric(id)?, known.iter().map(|it| it.figure)));
        self.clashes = clashes(cx, &self.claims);
        self.plot = Plot::new(cx, &known);
        self.shown = STEP;
        self.of = of;
    }

    /// Draws the panel. Says whether it is to be closed.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, series: SeriesId) -> bool {
        self.look_up(cx, series);
        let title = title(cx, series);
        let close = heading(ui, &title, |ui| {
            let close = close_button(ui, cx);
            if link(ui, cx.tokens, cx.t(text::OPEN_IN_TRENDS)).clicked() {
                cx.send(Command::ShowInTrends(series));
            }
            close
        });
        let latest = cx.store.latest(series, cx.as_known_on);
        let area = ui.available_rect_before_wrap();
        let mut list = area;
        // One claim is no plot.
        if area.width() >= WITH_PLOT && self.claims.len() > 1 {
            list.set_right(area.right() - PLOT - 24.0);
            let tall = area.height().min(190.0);
            let place = Rect::from_min_size(egui::pos2(area.right() - PLOT, area.top()), vec2(PLOT, tall));
            if let Some(axis) = &self.axis {
                self.plot.ui(ui, cx, place, &title, axis);
            }
        }
        let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(list).layout(Layout::top_down(Align::Min)));
        ScrollArea::vertical().id_salt("sectors-claims").auto_shrink(false).show(&mut inner, |ui| {
            self.claims_ui(cx, ui, series, latest.as_ref());
        });
        ui.advance_cursor_after_rect(area);
        close
    }

    fn claims_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, series: SeriesId, latest: Option<&Latest<'_>>) {
        ui.spacing_mut().item_spacing.y = 4.0;
        let Some(latest) = latest else {
            ui.label(secondary(cx.tokens, cx.t(text::NOT_KNOWN_THEN)));
            return;
        };
        let figure = cx.full(series, latest.claim.figure);
        let why = text::why_taken(latest.claim.on, &figure, latest.preferred, latest.of, cx.language);
        ui.label(secondary(cx.tokens, why));
        for (at, id) in self.claims.iter().enumerate().take(self.shown) {
            let clash = self.clashes.iter().find(|(it, _)| it.contains(&at));
            if let Some((span, clash)) = clash {
                // Those for one day stand beside each other, once.
                if span.start == at {
                    ui.add_space(6.0);
                    clash.ui(cx, ui, self.axis.as_ref());
                }
            } else if let Some(claim) = cx.store.data().claims.get(*id) {
                ui.add_space(6.0);
                self.claim(cx, ui, &claim, claim.id == latest.claim.id);
            }
        }
        let more = self.claims.len().saturating_sub(self.shown);
        if more > 0 && ui.button(text::show_more(more.min(STEP), cx.language)).clicked() {
            self.shown += STEP;
        }
    }

    fn claim(&self, cx: &ViewCtx<'_>, ui: &mut Ui, claim: &Claim<'_>, taken: bool) {
        let tokens = cx.tokens;
        let style = if taken { text_style(MEDIUM) } else { egui::TextStyle::Body };
        ui.horizontal(|ui| {
            let narrow = ui.available_width() < 620.0;
            whole(ui, DATE, &locale::date(claim.on, cx.language), &style);
            whole(ui, FIGURE, &cx.full(claim.series, claim.figure), &style);
            let width = if narrow { MARK - 44.0 } else { MARK };
            let (rect, _) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
            if let Some(axis) = &self.axis {
                let within = rect.shrink2(vec2(8.0, 0.0));
                mark_in(ui, cx, within, (axis.low, axis.high), claim, Certainty::Sure, tokens.accent);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if let Some(source) = claim.source
                    && small_link(ui, cx, cx.t(text::SHOW_IN_SOURCES)).clicked()
                {
                    cx.send(Command::ShowSource(source, Some(claim.id)));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    truncated(ui, secondary(tokens, provenance(cx, claim)));
                });
            });
        });
        words(cx, ui, claim);
    }
}

/// The days on which claims contradict each other, of claims newest first.
fn clashes(cx: &ViewCtx<'_>, claims: &[ClaimId]) -> Vec<(std::ops::Range<usize>, Clash)> {
    let on = |it: &ClaimId| cx.store.data().claims.on(*it);
    let mut found = Vec::new();
    let mut end = 0;
    for day in claims.chunk_by(|a, b| on(a) == on(b)) {
        let start = end;
        end += day.len();
        let disputed = day.iter().filter(|it| cx.store.is_disputed(**it)).count();
        if disputed > 1 {
            let mut claims = day.to_vec();
            claims.sort_by_key(|it| std::cmp::Reverse(cx.store.data().claims.standing(*it)));
            found.push((start..end, Clash { claims }));
        }
    }
    found
}

/// What stands below a claim: its sentence, and its note.
fn words(cx: &ViewCtx<'_>, ui: &mut Ui, claim: &Claim<'_>) {
    let wrapped = |ui: &mut Ui, said: egui::WidgetText| {
        ui.horizontal_top(|ui| {
            ui.add_space(DATE + ui.spacing().item_spacing.x);
            ui.add(Label::new(said).wrap());
        });
    };
    if let Some(said) = sentence(cx, ui, claim) {
        wrapped(ui, said.into());
    }
    if let Some(note) = &claim.words.note {
        wrapped(ui, secondary(cx.tokens, text::note(note, cx.language)).into());
    }
}

/// The sentence of a claim, with the numbers that it was taken from lit up.
pub(super) fn sentence(cx: &ViewCtx<'_>, ui: &Ui, claim: &Claim<'_>) -> Option<LayoutJob> {
    let said = text::sentence_of(claim.words)?;
    let tokens = cx.tokens;
    let plain = TextFormat::simple(text_style(SECONDARY).resolve(ui.style()), tokens.secondary);
    let lit = TextFormat { color: tokens.text, background: tokens.accent_soft, ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut end = 0;
    for number in numbers::stated(&said, claim.figure) {
        job.append(said.get(end..number.start).unwrap_or_default(), 0.0, plain.clone());
        job.append(said.get(number.clone()).unwrap_or_default(), 0.0, lit.clone());
        end = number.end;
    }
    job.append(said.get(end..).unwrap_or_default(), 0.0, plain);
    Some(job)
}

/// How firmly it stands, who said it and when: what is cut where there is no room is the end.
pub(super) fn provenance(cx: &ViewCtx<'_>, claim: &Claim<'_>) -> String {
    let mut parts: Vec<String> =
        text::weak_standing(claim.standing).map(|it| cx.t(it).to_owned()).into_iter().collect();
    let publisher = cx.publisher(claim);
    if !publisher.is_empty() {
        parts.push(publisher.to_owned());
    }
    if let Some(stated) = claim.stated {
        parts.push(text::stated(stated, cx.language));
    }
    parts.join(" · ")
}

/// "Textile · employee return rate · China": what it is about, most telling first.
fn title(cx: &ViewCtx<'_>, series: SeriesId) -> String {
    let data = cx.store.data();
    let Some(key) = data.series(series).map(|it| it.key) else { return String::new() };
    let named = |name: Option<&crate::syntax::Name>| name.map(|it| it.text(cx.language).to_owned());
    let parts = [
        named(key.sector.and_then(|it| data.sector(it)).map(|it| &it.name)),
        named(key.size.and_then(|it| data.size(it)).map(|it| &it.name)),
        named(data.metric(key.metric).map(|it| &it.name)),
        named(data.region(key.region).map(|it| &it.name)),
    ];
    let last = parts.len() - 1;
    let words: Vec<String> = parts
        .into_iter()
        .enumerate()
        .filter_map(|(at, it)| it.map(|it| (at, it)))
        // Sectors, regions and what begins a title keep their capital; regions are names.
        .enumerate()
        .map(|(nth, (at, it))| if nth == 0 || at == last { it } else { locale::lowered(&it) })
        .collect();
    words.join(" · ")
}

/// A text in a cell so wide at least; a longer one takes more, as half a figure is another figure.
fn whole(ui: &mut Ui, least: f32, said: &str, style: &egui::TextStyle) {
    let color = ui.visuals().text_color();
    let galley = ui.painter().layout_no_wrap(said.to_owned(), style.resolve(ui.style()), color);
    let width = galley.size().x.max(least);
    ui.allocate_ui_with_layout(vec2(width, 18.0), Layout::left_to_right(Align::Center), |ui| {
        ui.set_width(width);
        ui.label(galley);
    });
}

pub(super) fn small_link(ui: &mut Ui, cx: &ViewCtx<'_>, name: &str) -> egui::Response {
    let said = RichText::new(name).text_style(text_style(SECONDARY)).color(cx.tokens.accent);
    let button = egui::Button::new(said).frame(false).sense(Sense::click());
    ui.add(button).on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn close_button(ui: &mut Ui, cx: &ViewCtx<'_>) -> bool {
    let name = cx.t(text::CLOSE_DETAIL);
    let (rect, response) = ui.allocate_exact_size(vec2(size::CONTROL, size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let color = if response.hovered() || response.has_focus() { cx.tokens.accent } else { cx.tokens.secondary };
    Icon::Close.paint(ui.painter(), Rect::from_center_size(rect.center(), vec2(11.0, 11.0)), color);
    response.on_hover_text(name).clicked()
}
