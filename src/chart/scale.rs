//! From values to places, and where the ticks stand.

use jiff::ToSpan as _;
use jiff::civil::Date;

/// Which way values run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// To the right, as in tables and cards.
    Across,
    /// Upwards, as in plots.
    Up,
}

/// A linear scale: values of a range to places on the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The value at the start.
    pub low: f64,
    /// The value at the end.
    pub high: f64,
    /// The place of the lowest value.
    pub start: f32,
    /// The place of the highest value; on an axis that runs up this is the smaller number.
    pub end: f32,
}

impl Scale {
    /// The place of a value, also outside the range.
    pub fn at(self, value: f64) -> f32 {
        let width = self.high - self.low;
        let share = if width > 0.0 { (value - self.low) / width } else { 0.5 };
        self.start + (self.end - self.start) * share as f32
    }

    /// The place of a value, or the end of the scale that is nearest to it.
    pub fn clamped(self, value: f64) -> f32 {
        self.at(value.clamp(self.low.min(self.high), self.high.max(self.low)))
    }

    /// The value at a place.
    pub fn value(self, place: f32) -> f64 {
        let width = self.end - self.start;
        let share = if width == 0.0 { 0.0 } else { f64::from((place - self.start) / width) };
        self.low + (self.high - self.low) * share
    }
}

/// Round values between two ends, at most about `most` of them.
pub fn ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let width = high - low;
    if !(width > 0.0 && width.is_finite()) || most == 0 {
        return Vec::new();
    }
    let rough = width / most as f64;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|it| it * power).into_iter().find(|it| *it >= rough).unwrap_or(rough);
    let first = (low / step).ceil();
    let count = ((high / step).floor() - first) as usize;
    (0..=count.min(1000)).map(|at| (first + at as f64) * step).collect()
}

/// Days between two dates that are worth a tick: days, weeks, months, quarters or years, at most about `most`.
pub fn date_ticks(from: Date, to: Date, most: usize) -> Vec<Date> {
    let days = usize::try_from((to - from).get_days()).unwrap_or(0);
    let most = most.max(1);
    let months = |step: i8| {
        let mut date = from.first_of_month();
        let mut found = Vec::new();
        while date <= to && found.len() < 1000 {
            if date >= from && (date.month() - 1) % step == 0 {
                found.push(date);
            }
            let Ok(next) = date.checked_add(1.months()) else { break };
            date = next;
        }
        found
    };
    for step in [1, 2, 7] {
        if days / step <= most {
            let skip = if step == 7 { (7 - from.weekday().to_monday_zero_offset()) % 7 } else { 0 };
            let start = from.saturating_add(i64::from(skip).days());
            return (0..)
                .map_while(|at| Some(start.saturating_add((at * step as i64).days())).filter(|it| *it <= to))
                .take(1000)
                .collect();
        }
    }
    if days / 15 <= most {
        let middle = |it: &Date| it.checked_add(14.days()).ok();
        let firsts = {
            let mut all = months(1);
            if let Ok(before) = from.first_of_month().checked_add(0.days())
                && all.first() != Some(&before)
            {
                all.insert(0, before);
            }
            all
        };
        let mut all: Vec<Date> = firsts.iter().copied().chain(firsts.iter().filter_map(middle)).collect();
        all.retain(|it| (from..=to).contains(it));
        all.sort_unstable();
        return all;
    }
    [1, 3, 6, 12].into_iter().map(months).find(|it| it.len() <= most + 1).unwrap_or_else(|| {
        let years = months(12);
        let keep = years.len().div_ceil(most);
        years.into_iter().step_by(keep).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{Scale, date_ticks, ticks};
    use jiff::civil::date;

    #[test]
    fn ticks_are_round_and_within() {
        assert_eq!(ticks(0.0, 100.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(-50.0, 0.0, 5), [-50.0, -40.0, -30.0, -20.0, -10.0, 0.0]);
        assert_eq!(ticks(1.0, 1.0, 5), Vec::<f64>::new());
        assert_eq!(ticks(f64::NEG_INFINITY, 1.0, 5), Vec::<f64>::new());
    }

    #[test]
    fn a_scale_goes_both_ways() {
        let up = Scale { low: 0.0, high: 100.0, start: 200.0, end: 0.0 };
        assert_eq!(up.at(50.0), 100.0);
        assert_eq!(up.clamped(150.0), 0.0);
        assert_eq!(up.value(100.0), 50.0);
    }

    #[test]
    fn dates_get_days_weeks_or_months() {
        let span = |from, to, most| date_ticks(from, to, most).iter().map(ToString::to_string).collect::<Vec<_>>();
        let (feb, jun) = (date(2020, 2, 10), date(2020, 6, 20));
        assert_eq!(span(feb, date(2020, 2, 12), 8), ["2020-02-10", "2020-02-11", "2020-02-12"]);
        assert_eq!(
            span(feb, date(2020, 3, 9), 8),
            ["2020-02-10", "2020-02-17", "2020-02-24", "2020-03-02", "2020-03-09"]
        );
        assert_eq!(span(feb, jun, 5), ["2020-03-01", "2020-04-01", "2020-05-01", "2020-06-01"]);
        assert_eq!(span(feb, date(2020, 4, 10), 6), ["2020-02-15", "2020-03-01", "2020-03-15", "2020-04-01"]);
        assert!(span(date(1900, 1, 1), date(2100, 1, 1), 8).len() <= 10);
        assert!(date_ticks(jun, feb, 8).len() <= 1);
    }
}
