//! Where a computed figure comes from, in words.

use super::super::claims::{about, weak_standing};
use super::super::{Language, bracketed, comma, date, labelled, text};
use super::words::measure;
use crate::figure::{Style, Unit};
use crate::tracker::pace::{Assumption, Input, Taken, What};
use crate::tracker::{Derived, Measure, Programme};

/// How a figure is worked out from its inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// 100 × the first ÷ the second.
    Share,
    /// The first − the second.
    Difference,
    /// The quota, if it is among them, or else the first ÷ the last.
    Ratio,
    /// The first, or the first − the second, ÷ days.
    Pace,
    /// What is left ÷ days.
    Needed,
}

/// The working: "100 × more than 200 bn yuan ÷ 500 bn yuan".
pub fn formula(how: Formula, derived: &Derived, language: Language) -> String {
    // A claim that lends its floor to a later one is in what that one was taken as.
    let terms: Vec<&Input> = derived.inputs.iter().filter(|it| it.taken != Taken::Within).collect();
    let taken = |it: &&Input| match it.taken {
        Taken::As(figure) => Style::new(language, unit_of(it)).figure(figure),
        _ => figure(it, language),
    };
    let said: Vec<String> = terms.iter().map(taken).collect();
    let one = |at: usize| said.get(at).cloned().unwrap_or_default();
    let minus = |from: usize| said.iter().skip(from).cloned().collect::<Vec<_>>().join(" − ");
    let days = derived.over.map_or(0, |(from, to)| (to - from).get_days());
    let over = match language {
        Language::English => format!("{days} days"),
        Language::Chinese => format!("{days}天"),
    };
    match (how, said.len()) {
        (_, 0) => String::new(),
        (Formula::Share, 2..) => format!("100 × {} ÷ {}", one(0), one(1)),
        // Where the quota went in, the bound is its.
        (Formula::Ratio, 2..) => {
            let quota = terms.iter().position(|it| it.what == What::Quota);
            format!("{} ÷ {}", one(quota.unwrap_or(0)), one(said.len() - 1))
        }
        (Formula::Pace | Formula::Needed, 1) => format!("{} ÷ {over}", one(0)),
        (Formula::Pace | Formula::Needed, _) => format!("({}) ÷ {over}", minus(0)),
        _ => minus(0),
    }
}

fn unit_of(input: &Input) -> Unit {
    if let What::Claim(measure, _) = &input.what { measure.unit() } else { Unit::Yuan }
}

fn figure(input: &Input, language: Language) -> String {
    Style::new(language, unit_of(input)).figure(input.figure)
}

/// A line for each input: what it is, of which day, from where.
pub fn inputs(
    derived: &Derived,
    programme: &Programme,
    source: impl Fn(&str) -> Option<String>,
    language: Language,
) -> Vec<String> {
    let line = |input: &Input| {
        let name = match &input.what {
            What::Claim(it, _) => measure(it, language),
            What::Quota => text("Quota", "额度").get(language).to_owned(),
            What::Owed => text("Owed", "拖欠总额").get(language).to_owned(),
            What::Target => text("Target", "目标余额").get(language).to_owned(),
        };
        let claim = if let What::Claim(_, at) = &input.what { programme.claims.get(*at) } else { None };
        let from = claim.and_then(|it| it.source.as_deref()).and_then(&source);
        let behind: Vec<String> = input.on.map(|it| date(it, language)).into_iter().chain(from).collect();
        let said = labelled(&name, &figure(input, language), language);
        bracketed(&said, &behind.join(comma(language)), language)
    };
    // A claim can go in twice, by itself and for its floor; it is told once.
    let again = |at: usize, it: &Input| derived.inputs.iter().take(at).any(|before| before.what == it.what);
    derived.inputs.iter().enumerate().filter(|(at, it)| !again(*at, it)).map(|(_, it)| line(it)).collect()
}

/// What has to be known to take the figure rightly: assumptions, the width of "about", weak inputs.
pub fn remarks(derived: &Derived, language: Language) -> Vec<String> {
    let mut all = Vec::new();
    for assumption in &derived.assumptions {
        let said = match assumption {
            Assumption::WithinQuota => {
                text("assumes that no more was issued than the quota allows", "假定发放未超出额度")
            }
            Assumption::WithinOwed => text("assumes that not more was cleared than was owed", "假定清偿未超出拖欠总额"),
            Assumption::NothingBeforeOpening => {
                text("assumes that nothing came before the opening", "假定起始日之前为零")
            }
            Assumption::TotalsDoNotFall => text(
                "assumes that totals do not fall: an earlier claim says more than the last",
                "假定累计数不会下降：较早的数据比最近的更确切",
            ),
            Assumption::MoreMayHaveCome => text(
                "the most that can be needed: more may have come since the last figure",
                "所需上限：最近数据之后可能已有进展",
            ),
        };
        all.push(said.get(language).to_owned());
    }
    all.extend(derived.tolerance_used.map(|it| about(it, language)));
    if let Some(weakest) = weak_standing(derived.standing) {
        let weakest = weakest.get(language);
        all.push(match language {
            Language::English => format!("rests on a claim that is {weakest}"),
            Language::Chinese => format!("所依据的数据为“{weakest}”"),
        });
    }
    if derived.inputs.iter().any(|it| matches!(it.what, What::Claim(Measure::ClearedThisYear, _))) {
        let said = text("counts what was cleared since 1 January", "自1月1日起计算的清偿额");
        all.push(said.get(language).to_owned());
    }
    all
}

/// A pace: so much a day.
pub fn a_day(amount: &str, language: Language) -> String {
    match language {
        Language::English => format!("{amount} a day"),
        Language::Chinese => format!("每天{amount}"),
    }
}
