//! Where the axes have lines, and what stands at them.

use super::panel::Panel;
use super::plot::Plots;
use crate::chart::{Plane, Ruler, Scale, date_at, date_ticks, day_number, fitting};
use crate::figure::{Figure, Language, Style, Unit};
use crate::gui::theme::{AXIS, text_style};
use crate::locale::dates::{Tick, tick};
use egui::Ui;
use jiff::civil::Date;

/// The least width of the values beside a plot.
const LEAST: f32 = 36.0;

/// Days that are worth a line, with what stands at them: the year stands with the first, and where another begins.
pub(super) fn days(language: Language, plane: Plane, width: f32) -> Vec<(f64, String)> {
    let most = fitting(width, 84.0).max(2);
    let (Some(from), Some(to)) = (date_at(plane.x.low.ceil()), date_at(plane.x.high)) else { return Vec::new() };
    let days = date_ticks(from, to, most);
    let months = days.iter().all(|it| it.day() == 1);
    let years = months && days.iter().all(|it| it.month() == 1) && days.len() > 1;
    let kind = if years {
        Tick::Year
    } else if months {
        Tick::Month
    } else {
        Tick::Day
    };
    let label = |before: Option<&Date>, it: &Date| {
        let first = before.is_none_or(|before| before.year() != it.year());
        tick(*it, kind, first, language)
    };
    let before = std::iter::once(None).chain(days.iter().map(Some));
    days.iter().zip(before).map(|(it, before)| (day_number(*it), label(before, it))).collect()
}

/// Values that are worth a line, with what stands at them; none beyond the natural range, so that no rate seems to
/// reach 110 %. The unit stands with the topmost only.
pub(super) fn values(plots: &Plots<'_>, panel: &Panel, plane: Plane, height: f32) -> Vec<(f64, String)> {
    let most = fitting(height, 58.0).max(3);
    let (least, greatest) = panel.ticked;
    let ruler = match plane.y {
        Ruler::Even(it) => Ruler::Even(Scale { low: it.low.max(least), high: it.high.min(greatest), ..it }),
        log @ Ruler::Log(_) => log,
    };
    let values = ruler.ticks(most);
    let Some(style) = panel.style(plots.cx, plots.mode) else { return Vec::new() };
    let last = values.len().saturating_sub(1);
    values.iter().enumerate().map(|(at, it)| (*it, value_label(style, *it, at == last))).collect()
}

/// How wide the values beside a plot are, when all of them are in view.
pub(super) fn width(plots: &Plots<'_>, ui: &Ui, panel: &Panel) -> f32 {
    let font = text_style(AXIS).resolve(ui.style());
    let Some(style) = panel.style(plots.cx, plots.mode) else { return LEAST };
    let ends = [panel.ticked.0.max(panel.values.0), panel.ticked.1.min(panel.values.1)];
    let wide = |it: f64| {
        let label = value_label(style, round(it, it.abs() / 100.0), true);
        ui.painter().layout_no_wrap(label, font.clone(), plots.cx.tokens.secondary).size().x
    };
    ends.map(wide).into_iter().fold(LEAST, f32::max)
}

/// The value at a height, as far as it can be told there.
pub(super) fn reading(plots: &Plots<'_>, panel: &Panel, plane: Plane, y: f32) -> Option<String> {
    let (value, beside) = (plane.y.value(y), plane.y.value(y + 1.0));
    let (least, most) = panel.ticked;
    let value = round(value, (value - beside).abs());
    let style = panel.style(plots.cx, plots.mode)?;
    ((least..=most).contains(&value)).then(|| value_label(style, value, true))
}

/// A number to the digits that a step leaves.
fn round(value: f64, step: f64) -> f64 {
    if !(step > 0.0 && step.is_finite()) {
        return value;
    }
    let power = step.log10().floor() as i32;
    // Dividing by a power that is whole keeps 0.1 from becoming 0.1000000001.
    if power < 0 {
        let whole = 10_f64.powi(-power);
        (value * whole).round() / whole
    } else {
        let whole = 10_f64.powi(power);
        (value / whole).round() * whole
    }
}

/// A number on the axis; amounts of money keep their unit.
pub(super) fn value_label(style: Style<'_>, value: f64, top: bool) -> String {
    let whole = match style.unit {
        Unit::Yuan => style,
        Unit::Percent | Unit::PercentagePoints if top => style,
        _ => Style { unit: Unit::Index, ..style },
    };
    match style.unit {
        Unit::PercentagePoints => whole.change(Figure::Exactly(value)),
        _ => whole.number(value),
    }
}
