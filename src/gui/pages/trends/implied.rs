//! Bounds that follow from what was said of a change, with what they rest on.

use super::panel::ImpliedMark;
use crate::chart::{Entry, Look, day_number};
use crate::figure::Style;
use crate::gui::context::ViewCtx;
use crate::locale::trends as text;
use crate::store::Implied;

/// The mark of a bound, where what it rests on was known.
pub(super) fn mark(cx: &ViewCtx<'_>, implied: &Implied) -> Option<ImpliedMark> {
    let data = cx.store.data();
    let statement = data.statements.get(implied.statement)?;
    let claim = data.claims.get(implied.claim)?;
    let metric = data.metric_of(implied.series)?;
    let said = statement.source.and_then(|it| data.source(it)).and_then(|it| it.published).unwrap_or(statement.to);
    if cx.as_known_on.is_some_and(|day| cx.store.known_on(&claim).max(said) > day) {
        return None;
    }
    let style = cx.style_of(metric);
    let difference = Style { unit: metric.unit.of_difference(), ..style };
    let bound = style.brief().interval(implied.interval, metric.range);
    Some(ImpliedMark {
        series: implied.series,
        entry: Entry {
            day: day_number(implied.on),
            figure: implied.figure(metric.range),
            look: Look { derived: true, ..Look::default() },
            leads: false,
            shift: 0.0,
        },
        range: metric.range,
        label: text::implied(&bound, implied.on, cx.language),
        lineage: text::lineage(
            &style.figure(claim.figure),
            claim.on,
            implied.days,
            &difference.figure(statement.value),
            cx.language,
        ),
        sentence: text::sentence_of(&statement.words),
        source: statement.source,
        claim: implied.claim,
    })
}
