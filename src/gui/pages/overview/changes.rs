//! What a figure has changed by, in a sentence, and what that was worked out from.

use crate::dataset::Claim;
use crate::figure::{Bound, Interval};
use crate::gui::context::ViewCtx;
use crate::locale::{self, claims, overview as text};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// A change as a card tells it.
#[derive(Debug)]
pub(super) struct Change {
    pub(super) said: String,
    /// The claims that it was worked out from, one a line.
    pub(super) from: Vec<String>,
}

impl Change {
    fn plain(said: String) -> Self {
        Self { said, from: Vec::new() }
    }

    /// Since the claim that stands for the newest date before.
    pub(super) fn since_last(cx: &ViewCtx<'_>, claim: &Claim<'_>) -> Self {
        match cx.store.before(claim, cx.as_known_on) {
            Some(from) => Self::between(cx, &from, claim),
            None => Self::plain(cx.t(text::ONE_CLAIM).to_owned()),
        }
    }

    /// Since the claim that stood for the newest date up to a day.
    pub(super) fn since(cx: &ViewCtx<'_>, claim: &Claim<'_>, day: Date) -> Self {
        let next = day.checked_add(1.day()).unwrap_or(day).min(claim.on);
        let probe = Claim { on: next, ..*claim };
        match cx.store.before(&probe, cx.as_known_on) {
            Some(from) => Self::between(cx, &from, claim),
            None => Self::plain(text::no_claim_before(day, cx.language)),
        }
    }

    fn between(cx: &ViewCtx<'_>, from: &Claim<'_>, to: &Claim<'_>) -> Self {
        let store = cx.store;
        let Some(change) = store.change_known(from, to, cx.as_known_on) else {
            return Self::plain(cx.t(text::ONE_CLAIM).to_owned());
        };
        let mut sides = store.rivals(from, cx.as_known_on);
        sides.extend(store.rivals(to, cx.as_known_on));
        let lineage = sides.iter().map(|it| line(cx, it)).collect();
        if change.interval.is_point_but_for_rounding() && change.interval.contains(0.0) {
            return Self { said: text::unchanged(from.on, cx.language), from: lineage };
        }
        let per_day = change.per_day().map(|it| cx.change(change.unit, coarse(it)));
        let mut note = String::new();
        if change.banded {
            note.push_str(&text::tolerance_note(store.data().tolerance, cx.language));
        }
        if change.disputed {
            note.push_str(cx.t(text::OVER_ALL));
        }
        let said = cx.change(change.unit, change.interval);
        let said = text::change(&said, per_day.as_deref(), from.on, &note, cx.language);
        Self { said, from: lineage }
    }
}

/// A claim on one line: figure, date, who published it.
fn line(cx: &ViewCtx<'_>, claim: &Claim<'_>) -> String {
    let said = claims::figure_on(&cx.full(claim.series, claim.figure), claim.on, cx.language);
    locale::bracketed(&said, cx.publisher(claim), cx.language)
}

/// The interval with two digits to each end, rounded outwards; a single value to the nearest. A pace is a division,
/// and more digits than that are of its making.
fn coarse(interval: Interval) -> Interval {
    let rounded = |x: f64, to: fn(f64) -> f64| {
        let step = if x == 0.0 { 1.0 } else { 10_f64.powf(x.abs().log10().floor() - 1.0) };
        to(x / step) * step
    };
    if interval.is_point_but_for_rounding() {
        let middle = interval.middle().map(|it| rounded(it, f64::round));
        return middle.and_then(Interval::point).unwrap_or(interval);
    }
    let end = |bound: Bound, to: fn(f64) -> f64| match bound {
        Bound::Closed(x) => Bound::Closed(rounded(x, to)),
        // An end that is left out may have moved outwards, but is left out all the same.
        Bound::Open(x) => Bound::Open(rounded(x, to)),
        Bound::Unbounded => Bound::Unbounded,
    };
    Interval::new(end(interval.lower(), f64::floor), end(interval.upper(), f64::ceil)).unwrap_or(interval)
}
