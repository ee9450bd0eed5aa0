//! The grammar of marks in rows, cards and the key.

use super::scene::paint;
use crate::chart::{self, Axis, Certainty, Entry, Item, Join, Look, Point, Scale, Shape, day_number, joins, mark};
use crate::dataset::Claim;
use crate::figure::{Figure, Range};
use crate::gui::context::ViewCtx;
use crate::gui::theme::{SECONDARY, text_style};
use crate::locale::{Text, marks as text};
use crate::syntax::Standing;
use egui::{Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;
use std::cmp::Reverse;

/// Draws a claim's figure along a horizontal scale from `low` to `high` that fills `rect`.
pub fn mark_in(
    ui: &Ui,
    cx: &ViewCtx<'_>,
    rect: Rect,
    (low, high): (f64, f64),
    claim: &Claim<'_>,
    certainty: Certainty,
    color: Color32,
) {
    let look = Look {
        derived: claim.standing == Standing::Derived,
        doubtful: claim.standing == Standing::Doubtful,
        disputed: cx.is_disputed(claim),
        certainty,
    };
    let scale = Scale { low, high, start: rect.left(), end: rect.right() };
    let range = cx.store.range(claim.series);
    let items = mark(claim.figure, range, cx.store.data().tolerance, look, scale, Axis::Across, rect.center().y);
    paint(ui.painter(), &items, color, cx.tokens);
}

/// A small curve of what was stated exactly, with a dot at its end if that is the latest claim: what is dated between two
/// exact claims and says less breaks the line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spark {
    lines: Vec<Join>,
    /// Days and values of what is stated exactly and no line gets to.
    lone: Vec<(f64, f64)>,
    /// The day and the value of the last claim, where that states a number.
    end: Option<(f64, f64)>,
    /// The first and the last day.
    days: (f64, f64),
    /// The least and the greatest value on show.
    values: (f64, f64),
}

/// No more lines are drawn than a curve this small can show.
const LINES: usize = 60;

impl Spark {
    /// What may be shown of claims in the order of their dates, by the rule of the plots; `known_on` is the day a claim
    /// was known. `None` where that is no line and no end.
    pub fn new(claims: &[Claim<'_>], known_on: impl Fn(&Claim<'_>) -> Date) -> Option<Self> {
        let rank =
            |it: &&Claim<'_>| (!matches!(it.figure, Figure::Missing(_)), it.standing, known_on(it), Reverse(it.id));
        let leading = claims.chunk_by(|a, b| a.on == b.on).filter_map(|day| day.iter().max_by_key(rank));
        let entries: Vec<Entry> = leading
            .map(|it| {
                let (derived, doubtful) = (it.standing == Standing::Derived, it.standing == Standing::Doubtful);
                let look = Look { derived, doubtful, ..Look::default() };
                Entry { day: day_number(it.on), figure: it.figure, look, leads: true, shift: 0.0 }
            })
            .collect();
        let mut lines = joins(&entries);
        // A band would look like a line at this size.
        lines.retain(|it| matches!(it, Join::Line { .. }));
        let last = entries.last()?;
        let end = match last.figure {
            Figure::Exactly(value) if !last.look.derived && !last.look.doubtful => Some((last.day, value)),
            _ => None,
        };
        // In the order of the days.
        let ends: Vec<f64> = lines
            .iter()
            .flat_map(|it| match it {
                Join::Line { from, to, .. } => [from.0, to.0],
                Join::Band { from, to } => [from.0, to.0],
            })
            .collect();
        let joined = |it: &(f64, f64)| ends.binary_search_by(|end| end.total_cmp(&it.0)).is_ok();
        let mut lone: Vec<(f64, f64)> = entries
            .iter()
            .filter(|it| !it.look.derived && !it.look.doubtful)
            .filter_map(|it| if let Figure::Exactly(value) = it.figure { Some((it.day, value)) } else { None })
            .filter(|it| !joined(it) && Some(*it) != end)
            .collect();
        let of_lines = lines.iter().flat_map(|it| match it {
            Join::Line { from, to, .. } => [Some(from.1), Some(to.1)],
            Join::Band { .. } => [None, None],
        });
        let shown = of_lines.flatten().chain(lone.iter().map(|it| it.1)).chain(end.map(|it| it.1));
        let values = shown.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), x| (a.min(x), b.max(x)));
        let days = (entries.first()?.day, last.day);
        let lines = thinned(lines, days);
        let least = (days.1 - days.0) / LINES as f64;
        let mut before = f64::NEG_INFINITY;
        lone.retain(|(day, _)| {
            let is_kept = *day - before >= least;
            before = if is_kept { *day } else { before };
            is_kept
        });
        (values.0 <= values.1 && days.0 < days.1).then_some(Self { lines, lone, end, days, values })
    }

    /// Draws it.
    pub fn paint(&self, ui: &Ui, cx: &ViewCtx<'_>, rect: Rect, color: Color32) {
        let (low, high) = self.values;
        let (low, high) = if low < high { (low, high) } else { (low - 1.0, high + 1.0) };
        let x = Scale { low: self.days.0, high: self.days.1, start: rect.left() + 2.0, end: rect.right() - 2.0 };
        let y = Scale { low, high, start: rect.bottom() - 2.0, end: rect.top() + 2.0 };
        let at = |(day, value): (f64, f64)| Point::new(x.at(day), y.at(value));
        let lines = self.lines.iter().filter_map(|it| match *it {
            Join::Line { from, to, dash } => Some(Shape::Line { from: at(from), to: at(to), dash, width: 1.5 }),
            Join::Band { .. } => None,
        });
        let lone = self.lone.iter().map(|it| Shape::Dot { center: at(*it), radius: 1.25 });
        let end = self.end.map(|it| Shape::Dot { center: at(it), radius: 2.5 });
        let items: Vec<Item> =
            lines.chain(lone).chain(end).map(|shape| Item { shape, role: chart::Role::Series }).collect();
        paint(ui.painter(), &items, color, cx.tokens);
    }
}

/// Joins lines that follow each other within less than a pixel or so; a break between two stays one.
fn thinned(lines: Vec<Join>, days: (f64, f64)) -> Vec<Join> {
    if lines.len() <= LINES {
        return lines;
    }
    let least = (days.1 - days.0) / LINES as f64;
    let mut kept: Vec<Join> = Vec::new();
    for line in lines {
        match (kept.last_mut(), line) {
            (Some(Join::Line { from, to, dash }), Join::Line { from: next_from, to: next_to, dash: next_dash })
                if *to == next_from && *dash == next_dash && next_to.0 - from.0 <= least =>
            {
                *to = next_to;
            }
            _ => kept.push(line),
        }
    }
    kept
}

/// The signs of the key, each with its name.
const SIGNS: [(Figure, Look, Text); 8] = {
    let plain = Look { derived: false, doubtful: false, disputed: false, certainty: Certainty::Sure };
    [
        (Figure::Exactly(50.0), plain, text::STATED),
        (Figure::About(50.0), plain, text::ABOUT),
        (Figure::Between(20.0, 80.0), plain, text::RANGE),
        (Figure::AtLeast(20.0), plain, text::CLOSED_BOUND),
        (Figure::MoreThan(20.0), plain, text::OPEN_BOUND),
        (Figure::AtMost(80.0), Look { derived: true, ..plain }, text::DERIVED),
        (Figure::Exactly(50.0), Look { doubtful: true, ..plain }, text::DOUBTFUL),
        (Figure::Exactly(50.0), Look { disputed: true, ..plain }, text::CONFLICT),
    ]
};

/// The key of marks, on one line that wraps.
pub fn key_of_marks(ui: &mut Ui, cx: &ViewCtx<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 4.0);
        key(ui, cx, Figure::AtMost(80.0));
    });
}

/// The key of marks of a plot over time: a gap, and what stands in for claims that are too close together, where there
/// are such.
pub fn key_of_plot(ui: &mut Ui, cx: &ViewCtx<'_>, crowded: bool) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 4.0);
        // What is worked out over time is mostly a figure, not a bound.
        key(ui, cx, Figure::Exactly(50.0));
        let item = |shape| Item { shape, role: chart::Role::Series };
        sign(ui, cx, 26.0, text::GAP, |rect| {
            let dot = |x| item(Shape::Dot { center: Point::new(x, rect.center().y), radius: 2.0 });
            let line = |from, to| {
                let at = |x| Point::new(x, rect.center().y);
                item(Shape::Line { from: at(from), to: at(to), dash: chart::Dash::Solid, width: 1.5 })
            };
            let (left, right) = (rect.left(), rect.left() + 26.0);
            vec![line(left, left + 7.0), dot(left + 7.0), dot(right - 7.0), line(right - 7.0, right)]
        });
        if crowded {
            sign(ui, cx, 24.0, text::CROWDED, |rect| {
                let heights = [(3.0, 9.0), (1.0, 12.0), (4.0, 10.0), (2.0, 8.0)];
                let bar = |(at, (top, bottom)): (usize, (f32, f32))| {
                    let left = rect.left() + chart::COLUMN * at as f32;
                    chart::column_bar(left, rect.top() + 1.0 + top, rect.top() + 1.0 + bottom)
                };
                heights.into_iter().enumerate().map(bar).collect()
            });
        }
    });
}

/// The signs; `derived` is what stands for all that is worked out.
fn key(ui: &mut Ui, cx: &ViewCtx<'_>, derived: Figure) {
    for (figure, look, name) in SIGNS {
        let figure = if look.derived { derived } else { figure };
        let width = if matches!(figure, Figure::Exactly(_)) { 12.0 } else { 26.0 };
        sign(ui, cx, width, name, |rect| {
            let scale = Scale { low: 0.0, high: 100.0, start: rect.left(), end: rect.right() };
            let tolerance = 0.9; // wide enough to be seen in a sign this small
            mark(figure, Range::RATE, tolerance, look, scale, Axis::Across, rect.center().y)
        });
    }
}

/// A sign and its name: one piece, so that they wrap together.
fn sign(ui: &mut Ui, cx: &ViewCtx<'_>, width: f32, name: Text, items: impl FnOnce(Rect) -> Vec<Item>) {
    let font = text_style(SECONDARY).resolve(ui.style());
    let galley = ui.painter().layout_no_wrap(cx.t(name).to_owned(), font, cx.tokens.secondary);
    let (rect, response) = ui.allocate_exact_size(vec2(width + 6.0 + galley.size().x, 16.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, cx.t(name)));
    let items = items(Rect::from_min_size(rect.min, vec2(width, rect.height())));
    paint(ui.painter(), &items, cx.tokens.secondary, cx.tokens);
    let at = pos2(rect.left() + width + 6.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, cx.tokens.secondary);
}

#[cfg(test)]
mod tests {
    use super::Spark;
    use crate::chart::{Dash, Join};
    use crate::dataset::{self, Claim};
    use std::ops::ControlFlow;

    /// The curve of claims, a day apart from the first of March on.
    fn of(points: &[&str]) -> Option<Spark> {
        let points: Vec<String> = points
            .iter()
            .enumerate()
            .map(|(at, it)| format!("(on: \"2020-03-{:02}\", value: {it}),", at + 1))
            .collect();
        let text = format!(
            "(format: 1, title: \"t\", regions: [(id: \"r\", name: \"R\")],
            metrics: [(id: \"m\", name: \"M\", unit: Percent, range: (min: 0, max: 100))],
            series: [(metric: \"m\", region: \"r\", points: [{}])])",
            points.concat()
        );
        let reading = dataset::read(&text, &mut |_| ControlFlow::Continue(()));
        assert_eq!(reading.problems, []);
        let data = reading.dataset;
        let claims: Vec<Claim<'_>> = data.series[0].claims().filter_map(|it| data.claims.get(it)).collect();
        Spark::new(&claims, |it| it.stated.unwrap_or(it.on))
    }

    fn shown(points: &[&str]) -> (usize, Option<f64>) {
        of(points).map_or((0, None), |it| (it.lines.len(), it.end.map(|end| end.1)))
    }

    #[test]
    fn a_small_curve_joins_exact_neighbours_only() {
        assert_eq!(shown(&["Exactly(40)", "Exactly(60)"]), (1, Some(60.0)));
        let breaks = [
            "MoreThan(90)",
            "AtMost(5)",
            "About(50)",
            "Between(1, 99)",
            "Missing(NotStated)",
            "Exactly(3), standing: Doubtful",
        ];
        for between in breaks {
            assert_eq!(shown(&["Exactly(40)", between, "Exactly(60)"]), (0, Some(60.0)), "{between}");
            assert_eq!(shown(&["Exactly(40)", "Exactly(60)", between]), (1, None), "{between}");
        }
        let lone = of(&["Exactly(40)", "MoreThan(90)", "Exactly(60)", "LessThan(5)"]);
        let lone = lone.map(|it| (it.lines.len(), it.lone.iter().map(|it| it.1).collect::<Vec<_>>(), it.end));
        assert_eq!(lone, Some((0, vec![40.0, 60.0], None)), "what no line gets to is a dot");
        assert_eq!(of(&["MoreThan(40)", "MoreThan(90)", "About(60)"]), None);
        assert_eq!(shown(&["Exactly(40)"]), (0, None));
        assert_eq!(shown(&["Between(1, 2)", "Between(3, 4)"]), (0, None));
    }

    #[test]
    fn a_small_curve_tells_what_was_worked_out() {
        let curve = of(&["Exactly(40)", "Exactly(60), standing: Derived"]);
        let curve = curve.map(|it| (matches!(it.lines[..], [Join::Line { dash: Dash::Dashed, .. }]), it.end));
        assert_eq!(curve, Some((true, None)));
    }
}
