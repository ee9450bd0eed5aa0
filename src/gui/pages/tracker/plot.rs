//! The curve of the claims about the whole programme, with the ceiling that they run up to.
//!
//! Every claim is drawn with its mark; a line goes through what was stated exactly, and through nothing else.

use super::claims::spoken;
use super::controls::paint_text;
use super::detail::{At, Detail};
use crate::chart::{Axis, Look, Scale, date_ticks, mark, ticks};
use crate::figure::{Figure, Interval};
use crate::gui::theme::{AXIS, text_style};
use crate::gui::widgets::{paint, secondary};
use crate::locale::{self, dates, tracker as text};
use crate::syntax::Standing;
use crate::tracker::{Claim, Kind};
use egui::{Align2, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use jiff::ToSpan as _;
use jiff::civil::Date;

const HEIGHT: f32 = 208.0;
/// A mark this near to the pointer is told about.
const REACH: f32 = 14.0;

/// The axes of the plot.
struct Axes {
    area: Rect,
    x: Scale,
    y: Scale,
    from: Date,
    to: Date,
}

impl Axes {
    fn x(&self, date: Date) -> f32 {
        self.x.at(number(date))
    }
}

fn number(date: Date) -> f64 {
    f64::from((date - Date::ZERO).get_days())
}

/// The quota or what is owed, if it is in the unit of what is drawn.
fn ceiling(at: &At<'_>) -> Option<(Figure, &'static str)> {
    match at.programme.kind {
        Kind::Loan { quota: Some(it), .. } => Some((it, at.cx.t(text::QUOTA_LINE))),
        Kind::Arrears { owed: Some(it), .. } => Some((it, at.cx.t(text::OWED_LINE))),
        _ => None,
    }
}

pub(super) fn plot_ui(at: &At<'_>, ui: &mut Ui, detail: &Detail) {
    let cx = &at.cx;
    let claims: Vec<(usize, &Claim)> = detail
        .shown
        .iter()
        .filter_map(|it| at.programme.claims.get(*it).map(|claim| (*it, claim)))
        .filter(|(_, it)| !matches!(it.value, Figure::Missing(_)))
        .collect();
    let (Some(measure), Some((_, last))) = (&detail.measure, claims.last()) else {
        ui.label(secondary(cx.tokens, cx.t(text::NO_PLOT)));
        return;
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let name = text::measure(measure, cx.language);
    let said = text::plot_spoken(&name, claims.len(), &spoken(at, last), cx.language);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let axes = axes(at, rect, &claims);
    paint_axes(at, ui, &axes, measure.unit(), &name);
    paint_limits(at, ui, &axes);
    let nearest = paint_claims(at, ui, detail, &axes, &claims, response.hover_pos());
    if let Some((_, claim)) = nearest {
        response.on_hover_ui_at_pointer(|ui| claim_tooltip(at, ui, claim));
    }
}

fn axes(at: &At<'_>, rect: Rect, claims: &[(usize, &Claim)]) -> Axes {
    let mut from = claims.first().map_or(at.cx.today, |(_, it)| it.on);
    let mut to = claims.last().map_or(at.cx.today, |(_, it)| it.on);
    from = at.programme.opened.filter(|it| *it < from && (from - *it).get_days() < 400).unwrap_or(from);
    let span = (to - from).get_days().max(14);
    // What is far away would squeeze the claims into a corner.
    let near = |date: &Date| *date > to && (*date - to).get_days() <= span * 2;
    let ends = [at.programme.deadline, at.programme.closes, Some(at.cx.as_of())];
    let end = ends.into_iter().flatten().filter(near).max();
    to = end.unwrap_or(to);
    let margin = i64::from(((to - from).get_days() / 40).max(2)).days();
    let (from, to) = (from.saturating_sub(margin), to.saturating_add(margin));
    let top = |figure: Figure| figure.numbers().1.or(figure.numbers().0).unwrap_or(0.0);
    let ceiling = ceiling(at).filter(|_| claims.iter().all(|(_, it)| it.measure.unit() == crate::figure::Unit::Yuan));
    let all = claims.iter().map(|(_, it)| it.value).chain(ceiling.map(|it| it.0));
    let high = all.map(top).fold(0.0, f64::max);
    let low = claims.iter().filter_map(|(_, it)| it.value.numbers().0).fold(0.0, f64::min);
    let high = if high > low { high + (high - low) * 0.12 } else { low + 1.0 };
    let area = Rect::from_min_max(rect.min + vec2(76.0, 22.0), rect.max - vec2(8.0, 20.0));
    Axes {
        area,
        x: Scale { low: number(from), high: number(to), start: area.left(), end: area.right() },
        y: Scale { low, high, start: area.bottom(), end: area.top() },
        from,
        to,
    }
}

fn paint_axes(at: &At<'_>, ui: &Ui, axes: &Axes, unit: crate::figure::Unit, name: &str) {
    let (cx, tokens, area) = (&at.cx, at.cx.tokens, axes.area);
    let grid = Stroke::new(1.0, tokens.grid);
    for value in ticks(axes.y.low, axes.y.high, 4) {
        let y = axes.y.at(value);
        ui.painter().hline(area.x_range(), y, grid);
        let label = cx.style(unit).brief().number(value);
        let place = pos2(area.left() - 8.0, y);
        paint_text(ui, place, Align2::RIGHT_CENTER, (&label, text_style(AXIS)), 74.0, tokens.secondary);
    }
    let most = if area.width() < 420.0 { 4 } else { 7 };
    let long = axes.from.year() != axes.to.year();
    for date in date_ticks(axes.from, axes.to, most) {
        let x = axes.x(date);
        ui.painter().vline(x, area.bottom()..=area.bottom() + 4.0, grid);
        let label = match (date.day(), long) {
            (1, _) => dates::month_name(date, long, cx.language),
            (_, true) => date.to_string(),
            (_, false) => locale::short_date(date, cx.language),
        };
        let place = pos2(x, area.bottom() + 6.0);
        paint_text(ui, place, Align2::CENTER_TOP, (&label, text_style(AXIS)), 90.0, tokens.secondary);
    }
    let place = area.left_top() - vec2(76.0, 6.0);
    paint_text(ui, place, Align2::LEFT_BOTTOM, (name, text_style(AXIS)), area.width() / 2.0, tokens.secondary);
}

/// The ceiling, the deadline and the day that the figures are for.
fn paint_limits(at: &At<'_>, ui: &Ui, axes: &Axes) {
    let (cx, tokens, area) = (&at.cx, at.cx.tokens, axes.area);
    let label = |place: Pos2, align: Align2, said: &str, color| {
        paint_text(ui, place, align, (said, text_style(AXIS)), area.width() / 2.0, color);
    };
    let deadline = at.programme.deadline.or(at.programme.closes);
    let days =
        [(deadline, text::DEADLINE_LINE, tokens.caution), (Some(cx.as_of()), text::AS_OF_LINE, tokens.secondary)];
    let in_view = |date: &Date| (axes.from..=axes.to).contains(date);
    // The label stands clear of a day's line at the right.
    let lines = days.iter().filter_map(|it| it.0.filter(in_view)).map(|it| axes.x(it));
    let right = lines.filter(|it| *it > area.center().x + area.width() / 4.0).fold(area.right() + 4.0, f32::min) - 4.0;
    if let Some((figure, name)) = ceiling(at)
        && let (Some(low), high) = figure.numbers()
        && low <= axes.y.high
    {
        for value in [Some(low), high].into_iter().flatten() {
            let y = axes.y.at(value);
            let ends = [pos2(area.left(), y), pos2(area.right(), y)];
            ui.painter().extend(Shape::dashed_line(&ends, Stroke::new(1.0, tokens.alarm), 5.0, 4.0));
        }
        let said = format!("{name} {}", cx.style(crate::figure::Unit::Yuan).brief().figure(figure));
        let place = pos2(right, axes.y.at(high.unwrap_or(low)) - 2.0);
        label(place, Align2::RIGHT_BOTTOM, &said, tokens.alarm);
    }
    for (date, name, color) in days {
        let Some(date) = date.filter(in_view) else { continue };
        let x = axes.x(date);
        let ends = [pos2(x, area.top()), pos2(x, area.bottom())];
        ui.painter().extend(Shape::dashed_line(&ends, Stroke::new(1.0, color), 2.0, 3.0));
        let said = format!("{} {}", cx.t(name), locale::short_date(date, cx.language));
        label(pos2(x - 4.0, area.bottom() - 2.0), Align2::RIGHT_BOTTOM, &said, color);
    }
}

/// Paints lines and marks; gives the claim that the pointer is on.
fn paint_claims<'c>(
    at: &At<'_>,
    ui: &Ui,
    detail: &Detail,
    axes: &Axes,
    claims: &[(usize, &'c Claim)],
    pointer: Option<Pos2>,
) -> Option<(f32, &'c Claim)> {
    let tokens = at.cx.tokens;
    for run in &detail.lines {
        let place = |it: &usize| {
            let claim = at.programme.claims.get(*it)?;
            let Figure::Exactly(x) = claim.value else { return None };
            Some(pos2(axes.x(claim.on), axes.y.at(x)))
        };
        let places: Vec<Pos2> = run.iter().filter_map(place).collect();
        ui.painter().add(Shape::line(places, Stroke::new(1.5, tokens.accent)));
    }
    let mut nearest: Option<(f32, &Claim)> = None;
    for (place, claim) in claims {
        let x = axes.x(claim.on);
        let look = Look {
            derived: claim.standing == Standing::Derived,
            doubtful: claim.standing == Standing::Doubtful,
            disputed: detail.disputed.contains(place),
            ..Look::default()
        };
        let (range, tolerance) = (claim.measure.range(), at.cx.tolerance());
        let items = mark(claim.value, range, tolerance, look, axes.y, Axis::Up, x);
        paint(ui.painter(), &items, tokens.accent, tokens);
        let working = claim.value.working(range, tolerance);
        let Some(distance) = pointer.zip(working).map(|(at, it)| distance(at, x, axes, it)) else { continue };
        if distance <= REACH && nearest.is_none_or(|it| distance < it.0) {
            nearest = Some((distance, claim));
        }
    }
    nearest
}

/// How far the pointer is from a mark, all along its bar.
fn distance(pointer: Pos2, x: f32, axes: &Axes, interval: Interval) -> f32 {
    let low = interval.lower().value().map_or(axes.area.bottom(), |it| axes.y.clamped(it));
    let high = interval.upper().value().map_or(axes.area.top(), |it| axes.y.clamped(it));
    let y = pointer.y.clamp(high.min(low), low.max(high));
    (pos2(x, y) - pointer).length()
}

/// What a claim says, with its sentence.
fn claim_tooltip(at: &At<'_>, ui: &mut Ui, claim: &Claim) {
    let cx = &at.cx;
    ui.set_max_width(360.0);
    ui.label(crate::gui::widgets::strong(cx.style(claim.measure.unit()).figure(claim.value)));
    ui.label(secondary(cx.tokens, spoken(at, claim)));
    if let Some(sentence) = text::sentence(claim.quote.as_deref(), claim.gist.as_deref()) {
        ui.label(sentence);
    }
    if let Some(note) = &claim.note {
        ui.label(secondary(cx.tokens, note));
    }
}

#[cfg(test)]
mod tests {
    use super::number;
    use jiff::civil::date;

    #[test]
    fn days_are_numbers_one_apart() {
        assert_eq!(number(date(2020, 3, 1)) - number(date(2020, 2, 29)), 1.0);
    }
}
