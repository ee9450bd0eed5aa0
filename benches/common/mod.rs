//! A large data set, the same in every run, and what the benches share to measure.
//!
//! The content is that of a real set of daily rates: 3 metrics × 31 regions × 31 sectors × 347 days, about 55 bytes a
//! point. The benches print a ratio to something measured beside it, as absolute times differ between machines.

use std::time::{Duration, Instant};

pub(crate) const POINTS: usize = 1_000_000;
pub(crate) const REGIONS: usize = 31;
pub(crate) const SECTORS: usize = 31;
pub(crate) const METRICS: [&str; 3] = ["operating-rate", "employee-return-rate", "resumption-rate"];

/// A small generator: the same numbers in every run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) % limit
    }
}

/// The two notations of the same content.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    Ron,
    Json,
}

struct Writer {
    out: String,
    notation: Notation,
}

impl Writer {
    /// A record, as RON or, with its field names quoted and its braces, as JSON.
    fn record(&mut self, fields: &[(&str, &str)]) {
        let (open, close) = if self.notation == Notation::Ron { ('(', ')') } else { ('{', '}') };
        self.out.push(open);
        for (at, (name, value)) in fields.iter().enumerate() {
            self.out.push_str(if at == 0 { "" } else { ", " });
            self.name(name);
            self.out.push_str(value);
        }
        self.out.push(close);
    }

    fn name(&mut self, name: &str) {
        if self.notation == Notation::Ron {
            self.out.push_str(name);
        } else {
            self.out.extend(["\"", name, "\""]);
        }
        self.out.push_str(": ");
    }

    /// What separates items; JSON allows none behind the last.
    fn between(&mut self, is_first: bool) {
        self.out.push_str(if is_first { "\n" } else { ",\n" });
    }
}

/// A figure: seven in ten exact, the others about, more than, and between.
fn figure(hundredths: u64, kind: u64, notation: Notation) -> String {
    let x = hundredths as f64 / 100.0;
    let name = match kind {
        0..7 => "Exactly",
        7 => "About",
        8 => "MoreThan",
        _ => "Between",
    };
    let high = (hundredths + 1000).min(10_000) as f64 / 100.0;
    match (notation, name) {
        (Notation::Ron, "Between") => format!("Between({x}, {high})"),
        (Notation::Ron, _) => format!("{name}({x})"),
        (Notation::Json, "Between") => format!("{{\"Between\": [{x}, {high}]}}"),
        (Notation::Json, _) => format!("{{\"{name}\": {x}}}"),
    }
}

/// Slips of the hand, each of which costs one record and is one problem; `DAY` is that of the point before.
const SLIPS: [&str; 8] = [
    "(on: \"2020-13-28\", value: Exactly(98.6), source: \"s1\")",
    "(on: \"DAY, value: Exactly(98.6), source: \"s1\")",
    "(on: \"DAY\", value: Exatly(98.6), source: \"s1\")",
    "(on: \"DAY\", value: Exactly(198.6), source: \"s1\")",
    "(on: \"DAY\", value: Exactly(98.6), source: \"s2\")",
    "(on: \"DAY\", value Exactly(98.6), source: \"s1\")",
    "(on: \"DAY\", value: Exactly(98.6), sorce: \"s1\")",
    "(value: Exactly(98.6), source: \"s1\")",
];

/// The data set with so many points, of which every `slip_every`-th is followed by a broken one.
pub(crate) fn content(points: usize, notation: Notation, slip_every: Option<usize>) -> String {
    let room = points * if notation == Notation::Ron { 58 } else { 76 } + 65536;
    let mut it = Writer { out: String::with_capacity(room), notation };
    let (open, close) = if notation == Notation::Ron { ('(', ')') } else { ('{', '}') };
    it.out.push(open);
    it.name("format");
    it.out.push_str("1,\n");
    it.name("title");
    it.out.push_str("\"Large sample\",\n");
    tables(&mut it);
    it.name("series");
    it.out.push('[');
    let days = points.div_ceil(METRICS.len() * REGIONS * SECTORS).max(1);
    let first = jiff::civil::date(2020, 1, 1);
    let dates: Vec<String> = first.series(jiff::ToSpan::days(1)).take(days).map(|it| it.to_string()).collect();
    let mut random = Random(0x005e_ed0f_c0ff_ee00);
    let mut written = 0;
    for series in 0..METRICS.len() * REGIONS * SECTORS {
        if written >= points {
            break;
        }
        it.between(series == 0);
        it.out.push(open);
        for (name, id) in [
            ("metric", METRICS[series / (REGIONS * SECTORS)].to_owned()),
            ("region", format!("R{:02}", series / SECTORS % REGIONS)),
            ("sector", format!("C{:02}", 13 + series % SECTORS)),
        ] {
            it.name(name);
            it.out.extend(["\"", &id, "\", "]);
        }
        it.name("points");
        it.out.push('[');
        let mut hundredths = 500 + random.below(3500);
        for (at, date) in dates.iter().take(points - written).enumerate() {
            hundredths = (hundredths + random.below(231)).saturating_sub(85).min(9_999); // nothing is more than 100
            let value = figure(hundredths, random.below(10), notation);
            it.between(at == 0);
            it.record(&[("on", &format!("\"{date}\"")), ("value", &value), ("source", "\"s1\"")]);
            written += 1;
            if let Some(every) = slip_every
                && written % every == 0
            {
                it.between(false);
                it.out.push_str(&SLIPS[written / every % SLIPS.len()].replace("DAY", date));
            }
        }
        it.out.push(']');
        it.out.push(close);
    }
    it.out.push_str("]\n");
    it.out.push(close);
    it.out
}

fn tables(it: &mut Writer) {
    let percent = if it.notation == Notation::Ron { "Percent" } else { "\"Percent\"" };
    let higher = if it.notation == Notation::Ron { "Higher" } else { "\"Higher\"" };
    let range = if it.notation == Notation::Ron { "(min: 0, max: 100)" } else { "{\"min\": 0, \"max\": 100}" };
    let quoted = |text: String| format!("\"{text}\"");
    it.name("sources");
    it.out.push('[');
    it.record(&[
        ("id", "\"s1\""),
        ("title", "\"Daily report\""),
        ("publisher", "\"Sample\""),
        ("published", "\"2020-12-31\""),
    ]);
    it.out.push_str("],\n");
    it.name("metrics");
    it.out.push('[');
    for (at, id) in METRICS.iter().enumerate() {
        it.between(at == 0);
        let id = quoted((*id).to_owned());
        let fields =
            [("id", &*id), ("name", &id), ("unit", percent), ("range", range), ("goal", "100"), ("better", higher)];
        it.record(&fields);
    }
    it.out.push_str("],\n");
    it.name("regions");
    it.out.push('[');
    for at in 0..REGIONS {
        it.between(at == 0);
        let (id, name) = (quoted(format!("R{at:02}")), quoted(format!("Region R{at:02}")));
        // The first is the whole, so that a filter on it lets all through.
        let fields = [("id", &*id), ("name", &name), ("within", "\"R00\"")];
        it.record(if at == 0 { &fields[..2] } else { &fields });
    }
    it.out.push_str("],\n");
    it.name("sectors");
    it.out.push('[');
    for at in 0..SECTORS {
        it.between(at == 0);
        let (id, name) = (quoted(format!("C{:02}", 13 + at)), quoted(format!("Sector C{:02}", 13 + at)));
        let group = quoted(format!("Group {}", (13 + at) / 10));
        let fields = [("id", &*id), ("name", &name), ("group", &group), ("within", "\"C13\"")];
        it.record(if at == 0 { &fields[..3] } else { &fields });
    }
    it.out.push_str("],\n");
    it.name("sizes");
    it.out.push_str("[],\n");
}

/// How long it takes, without what it takes to drop the result.
pub(crate) fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let made = std::hint::black_box(work());
    (started.elapsed(), made)
}

pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// The medians of what is measured so often of two things, in turn, so that whatever else the machine does meanwhile,
/// and every change of its speed, meets both.
pub(crate) fn in_turn<T>(
    times: usize,
    [few, many]: [&mut T; 2],
    mut measure: impl FnMut(&mut T, usize) -> Duration,
) -> [Duration; 2] {
    let (mut of_few, mut of_many) = (Vec::with_capacity(times), Vec::with_capacity(times));
    for at in 0..times {
        of_few.push(measure(few, at));
        of_many.push(measure(many, at));
    }
    [median(of_few), median(of_many)]
}

/// Milliseconds, for messages.
pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Prints one figure beside its limit; says whether it is within it.
#[must_use]
pub(crate) fn told(what: &str, found: f64, most: f64, unit: &str) -> bool {
    let holds = found <= most;
    println!("  {what}: {found:.2}{unit} (at most {most}{unit}){}", if holds { "" } else { "  TOO MUCH" });
    holds
}
