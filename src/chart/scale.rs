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

/// How many pieces of a size have room.
#[expect(clippy::cast_sign_loss, reason = "what is less than nothing has room for none")]
pub fn fitting(room: f32, each: f32) -> usize {
    (room / each).max(0.0) as usize
}

/// How values are spread along an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ruler {
    /// Evenly: equal steps are equally long.
    Even(Scale),
    /// By magnitude: equal factors are equally long. The scale runs over the powers of ten.
    Log(Scale),
}

impl From<Scale> for Ruler {
    fn from(scale: Scale) -> Self {
        Self::Even(scale)
    }
}

impl Ruler {
    fn scale(self) -> Scale {
        match self {
            Self::Even(scale) | Self::Log(scale) => scale,
        }
    }

    /// What the scale runs over: the value itself, or its power of ten; none where it has none.
    fn measure(self, value: f64) -> Option<f64> {
        match self {
            Self::Even(_) => Some(value),
            Self::Log(_) => (value > 0.0).then(|| value.log10()),
        }
    }

    /// The value at the start.
    pub fn low(self) -> f64 {
        self.value_of(self.scale().low)
    }

    /// The value at the end.
    pub fn high(self) -> f64 {
        self.value_of(self.scale().high)
    }

    /// Where the scale starts on the drawing.
    pub fn start(self) -> f32 {
        self.scale().start
    }

    /// Where it ends.
    pub fn end(self) -> f32 {
        self.scale().end
    }

    fn value_of(self, measure: f64) -> f64 {
        match self {
            Self::Even(_) => measure,
            Self::Log(_) => 10_f64.powf(measure),
        }
    }

    /// Whether a value has a place at all: by magnitude, nothing and less than nothing have none.
    pub fn has(self, value: f64) -> bool {
        self.measure(value).is_some()
    }

    /// Whether a value is in view.
    pub fn shows(self, value: f64) -> bool {
        let scale = self.scale();
        self.measure(value).is_some_and(|it| (scale.low..=scale.high).contains(&it))
    }

    /// The place of a value, also out of view; what has none is as far below as one can be.
    pub fn at(self, value: f64) -> f32 {
        let scale = self.scale();
        self.measure(value).map_or_else(|| scale.at(scale.low - 100.0 * (scale.high - scale.low)), |it| scale.at(it))
    }

    /// The place of a value, or the end of the scale that is nearest to it.
    pub fn clamped(self, value: f64) -> f32 {
        let scale = self.scale();
        scale.clamped(self.measure(value).unwrap_or(scale.low))
    }

    /// The value at a place.
    pub fn value(self, place: f32) -> f64 {
        self.value_of(self.scale().value(place))
    }

    /// Round values that are worth a tick, at most about `most` of them.
    pub fn ticks(self, most: usize) -> Vec<f64> {
        match self {
            Self::Even(scale) => ticks(scale.low, scale.high, most),
            Self::Log(scale) => log_ticks(scale.low, scale.high, most),
        }
    }
}

/// Round values between two powers of ten: ones, twos and fives where there is room, otherwise ones, or fewer.
fn log_ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    let width = high - low;
    if !(width > 0.0 && width.is_finite() && low.abs() < 300.0 && high.abs() < 300.0) || most == 0 {
        return Vec::new();
    }
    if width < 0.7 {
        // Less than a factor of five: between two round powers there is nothing round but plain steps.
        return ticks(10_f64.powf(low), 10_f64.powf(high), most);
    }
    let most = most as f64;
    let (digits, every): (&[f64], i32) = if width * 3.0 <= most {
        (&[1.0, 2.0, 5.0], 1)
    } else if width * 2.0 <= most {
        (&[1.0, 3.0], 1)
    } else {
        (&[1.0], (width / most).ceil() as i32)
    };
    let powers = (low.floor() as i32..=high.ceil() as i32).filter(|it| it.rem_euclid(every) == 0);
    let within = |it: &f64| (low - 1e-9..=high + 1e-9).contains(&it.log10());
    // Powers below one are quotients, so that 0.01 is 0.01.
    let power = |it: i32| if it < 0 { 1.0 / 10_f64.powi(-it) } else { 10_f64.powi(it) };
    powers
        .flat_map(|at| {
            digits.iter().map(move |it| if at < 0 { it / (1.0 / power(at)).round() } else { it * power(at) })
        })
        .filter(within)
        .collect()
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
    let last = (high / step).floor();
    // Whole numbers that differ by one as long as they are told apart: a thousand ticks are enough for any axis.
    (0..1000).map(|at| first + f64::from(at)).take_while(|it| *it <= last).map(|it| it * step).collect()
}

/// More ticks than this stand on no axis, whatever is asked for.
const MOST: usize = 1000;

/// Days between two dates that are worth a tick: days, weeks, half months, months, quarters or years, at most about
/// `most`.
pub fn date_ticks(from: Date, to: Date, most: usize) -> Vec<Date> {
    let days = usize::try_from((to - from).get_days()).unwrap_or(0);
    let most = most.clamp(1, MOST);
    let within = |it: &Date| (from..=to).contains(it);
    for step in [1_i64, 2, 7] {
        if days / step.unsigned_abs() as usize <= most {
            // Weeks begin on Mondays.
            let skip = if step == 7 { (7 - from.weekday().to_monday_zero_offset()) % 7 } else { 0 };
            let first = from.saturating_add(i64::from(skip).days());
            let every = (0..).map(|at| first.saturating_add((at * step).days()));
            return every.take_while(within).take(MOST).collect();
        }
    }
    let starts = month_starts(from, to);
    if days / 15 <= most {
        let middles = starts.iter().filter_map(|it| it.checked_add(14.days()).ok());
        let mut halves: Vec<Date> = starts.iter().copied().chain(middles).filter(within).collect();
        halves.sort_unstable();
        return halves;
    }
    let every = |months: i8| starts.iter().filter(move |it| (it.month() - 1) % months == 0).copied().filter(within);
    for months in [1, 3, 6] {
        if every(months).count() <= most + 1 {
            return every(months).collect();
        }
    }
    let keep = every(12).count().div_ceil(most).max(1);
    every(12).step_by(keep).collect()
}

/// The first of each month from that of `from` up to `to`.
fn month_starts(from: Date, to: Date) -> Vec<Date> {
    let next = |it: &Date| it.checked_add(1.months()).ok();
    // Ten thousand years have so many months; more days there are not.
    std::iter::successors(Some(from.first_of_month()), next).take_while(|it| *it <= to).take(240_000).collect()
}

#[cfg(test)]
mod tests {
    use super::{Ruler, Scale, date_ticks, ticks};
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
    fn equal_factors_are_equally_long_by_magnitude() {
        let log = Ruler::Log(Scale { low: -1.0, high: 3.0, start: 0.0, end: 400.0 });
        assert_eq!([0.1, 1.0, 100.0].map(|it| log.at(it).round()), [0.0, 100.0, 300.0]);
        assert!((log.value(200.0) - 10.0).abs() < 1e-9);
        assert!(!log.has(0.0) && !log.has(-3.0) && !log.shows(0.0));
        assert!(log.at(0.0) < -1000.0 && log.clamped(0.0) == 0.0);
        assert_eq!(log.ticks(6), [0.1, 1.0, 10.0, 100.0, 1000.0]);
        assert_eq!(log.ticks(8), [0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0]);
        assert_eq!(log.ticks(2), [1.0, 100.0]);
        let narrow = Ruler::Log(Scale { low: 1.0, high: 1.4, start: 0.0, end: 400.0 });
        assert_eq!(narrow.ticks(4), [10.0, 15.0, 20.0, 25.0]);
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
