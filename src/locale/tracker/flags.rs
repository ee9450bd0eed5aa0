//! What looks wrong, in a sentence each.

use super::super::{Language, comma, date, labelled};
use super::words::measure;
use crate::figure::{Answer, Figure, Style, Unit};
use crate::tracker::{FlagKind, Programme};

/// What looks wrong with a claim of a programme.
pub fn flag(kind: &FlagKind, programme: &Programme, claim: Option<usize>, language: Language) -> String {
    let english = language == Language::English;
    let it = claim.and_then(|at| programme.claims.get(at));
    let what = it.map_or_else(String::new, |it| measure(&it.measure, language));
    let on = it.map_or_else(String::new, |it| date(it.on, language));
    let style = Style::new(language, it.map_or_else(Default::default, |it| it.measure.unit()));
    let say = |figure: &Figure| style.figure(*figure);
    let day_of = |at: &usize| programme.claims.get(*at).map_or_else(String::new, |it| date(it.on, language));
    let sentence = match kind {
        FlagKind::AboveQuota { answer, issued, quota } => {
            let certain = *answer == Answer::Certainly;
            let (issued, quota) = (say(issued), say(quota));
            match (english, certain) {
                (true, true) => format!("{issued} is more than the quota of {quota}."),
                (true, false) => format!("{issued} may be more than the quota of {quota}."),
                (false, true) => format!("{issued}超出额度{quota}。"),
                (false, false) => format!("{issued}可能超出额度{quota}。"),
            }
        }
        FlagKind::Falls { before, from, to } => {
            let (from, to, then) = (say(from), say(to), day_of(before));
            if english {
                format!("A total cannot fall: {from} on {then}, {to} now.")
            } else {
                format!("累计数不应下降：{then}为{from}，现为{to}。")
            }
        }
        FlagKind::OutsideDates { opened, closes, .. } => match (opened, closes, english) {
            (Some(opened), _, true) if it.is_some_and(|it| it.on < *opened) => {
                format!("The programme opened only on {}.", date(*opened, language))
            }
            (Some(opened), _, false) if it.is_some_and(|it| it.on < *opened) => {
                format!("政策自{}才开始。", date(*opened, language))
            }
            (_, Some(closes), true) => format!("The programme closed on {}.", date(*closes, language)),
            (_, Some(closes), false) => format!("政策已于{}结束。", date(*closes, language)),
            (_, None, true) => "The day is outside the programme.".to_owned(),
            (_, None, false) => "日期不在政策期间。".to_owned(),
        },
        FlagKind::Duplicate { .. } if english => "Another claim says the same, from the same source.".to_owned(),
        FlagKind::Duplicate { .. } => "同一来源已有相同数据。".to_owned(),
        FlagKind::Units { neighbour, ratio } => units(*ratio, &day_of(neighbour), language),
        FlagKind::StatedBefore { stated, .. } => {
            let stated = date(*stated, language);
            if english {
                format!("It was stated on {stated}, before the day that it describes. Is it a plan, or is a day wrong?")
            } else {
                format!("公布于{stated}，早于所述日期。是计划数，还是日期有误？")
            }
        }
        FlagKind::Year { likely, .. } if english => {
            format!("The day is far from all others of the programme. Is the year right, or was {likely} meant?")
        }
        FlagKind::Year { likely, .. } => format!("日期与本政策其他日期相距甚远。年份是否应为{likely}年？"),
        FlagKind::Conflict { this, other, .. } => {
            let (this, other) = (say(this), say(other));
            if english {
                format!("{this} and {other} are claimed for the same day, and both can’t be true.")
            } else {
                format!("同一天有{this}和{other}两种说法，不可能同时成立。")
            }
        }
    };
    labelled(&[what, on].join(comma(language)), &sentence, language)
}

fn units(ratio: f64, then: &str, language: Language) -> String {
    let times = if ratio >= 1.0 { ratio } else { ratio.recip() };
    let times = Style::new(language, Unit::Count).number(times.round());
    match (language == Language::English, ratio >= 1.0) {
        (true, true) => format!("It is about {times} times what it was on {then}. Are the units right?"),
        (true, false) => format!("It was about {times} times as much on {then}. Are the units right?"),
        (false, true) => format!("约为{then}的{times}倍。单位是否正确？"),
        (false, false) => format!("{then}约为其{times}倍。单位是否正确？"),
    }
}
