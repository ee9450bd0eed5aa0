//! Texts of the page overview.

use super::{Language, Text, count, date, short_date, text};
use crate::store::Preferred;
use crate::syntax::Standing;
use crate::tracker::pace::{Assumption, What};
use crate::tracker::{Measure, Verdict, Why};
use jiff::civil::Date;

/// Field: the day that changes are told from.
pub const CHANGE_SINCE: Text = text("Change since", "变化起自");
/// Why a date was not taken.
pub const BAD_DAY: Text = text("Write the day as 2020-03-30", "日期请写作 2020-03-30");
/// What the field is for.
pub const CHANGE_SINCE_HINT: Text = text(
    "The cards also tell the change since the newest claim for this day or an earlier one.",
    "卡片同时显示自该日（或之前最近一条数据）以来的变化。",
);
/// Where a card leads.
pub const TO_TRENDS: Text = text("Click to show it in Trends.", "点击在“趋势”中查看。");
/// Where a row leads.
pub const TO_SERIES: Text = text("Click to show all its claims.", "点击查看该序列的全部数据。");
/// Where a row leads.
pub const TO_SOURCE: Text = text("Click to read the source.", "点击阅读来源。");
/// Where a row leads.
pub const TO_TRACKER: Text = text("Click to show it in the tracker.", "点击在“政策跟踪”中查看。");

/// Button: compare another part.
pub const OTHER_REGION: Text = text("Other region…", "其他地区…");
/// Card title.
pub const PROGRAMMES: Text = text("Programmes", "政策项目");
/// Card title.
pub const CHAINS: Text = text("Chains", "产业链");
/// Card title.
pub const FINDINGS: Text = text("What still blocks, and what does not fit", "仍有哪些堵点，哪些数据对不上");
/// A level of a chain.
pub const LEADING: Text = text("Leading enterprises", "龙头企业");
/// A level of a chain.
pub const SUPPORTING: Text = text("Core supporting enterprises", "核心配套企业");
/// A level of a chain.
pub const SMES: Text = text("SMEs pulled along", "带动中小企业");
/// How the bars of the chains are to be read.
pub const LOG_SCALE: Text = text("Each step of the scale is ten times the one before.", "标尺每格为前一格的十倍。");
/// The sum agrees with what is stated.
pub const AGREES: Text = text("agrees", "吻合");
/// The sum can be what is stated, and something else.
pub const NO_CONTRADICTION: Text = text("does not contradict", "不矛盾");
/// The sum can't be what is stated.
pub const DISAGREES: Text = text("does not fit", "不吻合");
/// Nothing is said of it.
pub const NOT_STATED: Text = text("not stated", "未公布");
/// Who said it is not told.
pub const NO_SOURCE: Text = text("no source named", "未注明来源");
/// There is no earlier claim.
pub const ONE_CLAIM: Text = text("no earlier claim to compare with", "没有更早的数据可比");
/// A kind of finding.
pub const CONFLICT: Text = text("Conflict", "冲突");
/// A kind of finding.
pub const AMBIGUOUS: Text = text("Ambiguous", "表述不明");
/// A kind of finding.
pub const PROBLEMS: Text = text("Problems", "问题");
/// A kind of finding.
pub const CHECKS: Text = text("Checks", "核查");
/// Button: fewer rows.
pub const LESS: Text = text("Show fewer", "收起");
/// Nothing blocks, nothing conflicts.
pub const NO_FINDINGS: Text = text("Nothing: no blockage, conflict or problem is known.", "暂无堵点、冲突或问题。");
/// The tracker is empty.
pub const NO_PROGRAMMES: Text =
    text("The tracker has no programme yet. Add one there.", "跟踪表中还没有项目，请在“政策跟踪”中添加。");
/// Heading of an empty page.
pub const NO_FIGURES: Text = text("There are no figures to show here", "没有可显示的数字");
/// What to do about it.
pub const NO_SERIES: Text = text(
    "The data set has no series. Open one that has, or drop a file on the window.",
    "该数据集没有任何序列。请打开其他数据集，或将文件拖入窗口。",
);
/// What to do about it.
pub const NO_RATES: Text = text(
    "The data set has no rate for its whole region that was known on this day. Sectors has all that it does have.",
    "该数据集没有当日已知的整体比率。全部数据见“行业”页。",
);
/// What a data set can lack.
pub const NO_PARTS: Text = text("regions to compare", "可对比的地区");
/// What a data set can lack.
pub const NO_CHAINS: Text = text("chains", "产业链");
/// What a data set can lack.
pub const NO_BLOCKAGES: Text = text("blockages", "堵点");

/// How firm a claim is, where it is not.
pub fn standing(standing: Standing) -> Option<Text> {
    match standing {
        Standing::Firm => None,
        Standing::Provisional => Some(text("provisional", "初步")),
        Standing::Derived => Some(text("derived", "推算")),
        Standing::Doubtful => Some(text("doubtful", "存疑")),
    }
}

/// "goal 100 %".
pub fn goal(goal: &str, language: Language) -> String {
    match language {
        Language::English => format!("Goal {goal}."),
        Language::Chinese => format!("目标{goal}。"),
    }
}

/// "figures as of 28 March 2020".
pub fn as_of(day: Date, language: Language) -> String {
    let day = date(day, language);
    match language {
        Language::English => format!("figures as of {day}"),
        Language::Chinese => format!("数据截至{day}"),
    }
}

/// "Hubei against China".
pub fn against(part: &str, whole: &str, language: Language) -> String {
    match language {
        Language::English => format!("{part} against {whole}"),
        Language::Chinese => format!("{part}与{whole}对比"),
    }
}

/// Why there is no third row.
pub fn rest(whole: &str, language: Language) -> String {
    match language {
        Language::English => format!("Rest of {whole}: not derivable, no weights are known"),
        Language::Chinese => format!("{whole}其余部分：无法推算，权重未知"),
    }
}

/// The same at length.
pub fn rest_why(part: &str, whole: &str, language: Language) -> String {
    match language {
        Language::English => format!(
            "The rate of {whole} is an average in which {part} counts with its share of the enterprises or employees. \
             No source states that share for these figures, so nothing follows for the rest."
        ),
        Language::Chinese => {
            format!("{whole}的比率是按企业数或职工数加权的平均值。没有来源给出{part}的权重，因此无法得出其余部分。")
        }
    }
}

/// A change as a sentence: "+22 pp since 1 March, +0.81 pp a day (about as ±5 %)".
pub fn change(change: &str, per_day: Option<&str>, since: Date, tolerance: Option<f64>, language: Language) -> String {
    let since = short_date(since, language);
    let band = tolerance.map(|it| tolerance_note(it, language)).unwrap_or_default();
    match language {
        Language::English => {
            let per_day = per_day.map(|it| format!(", {it} a day")).unwrap_or_default();
            format!("{change} since {since}{per_day}{band}")
        }
        Language::Chinese => {
            let per_day = per_day.map(|it| format!("，日均{it}")).unwrap_or_default();
            format!("自{since}以来{change}{per_day}{band}")
        }
    }
}

/// There was no change.
pub fn unchanged(since: Date, language: Language) -> String {
    let since = short_date(since, language);
    match language {
        Language::English => format!("unchanged since {since}"),
        Language::Chinese => format!("自{since}以来未变"),
    }
}

/// What "about" is taken for: " (about: ±5 %)".
pub fn tolerance_note(tolerance: f64, language: Language) -> String {
    let share = (tolerance * 1000.0).round() / 10.0;
    match language {
        Language::English => format!(" (about: ±{share}\u{a0}%)"),
        Language::Chinese => format!("（“约”按±{share}%计）"),
    }
}

/// Nothing is known that far back.
pub fn no_claim_before(day: Date, language: Language) -> String {
    let day = short_date(day, language);
    match language {
        Language::English => format!("no earlier claim for {day} or before"),
        Language::Chinese => format!("{day}及之前没有更早的数据"),
    }
}

/// "2 claims for 29 March: 76 % and 76.8 %".
pub fn claims_for(figures: &[String], day: Date, language: Language) -> String {
    let (n, day) = (count(figures.len()), short_date(day, language));
    let mut different: Vec<&str> = Vec::new();
    for figure in figures {
        if !different.contains(&figure.as_str()) {
            different.push(figure);
        }
    }
    if let [same] = different.as_slice() {
        return match language {
            Language::English => format!("{n} claims for {day}, all {same}"),
            Language::Chinese => format!("{day}有{n}条数据，均为{same}"),
        };
    }
    let figures = and(&different, language);
    match language {
        Language::English => format!("{n} claims for {day}: {figures}"),
        Language::Chinese => format!("{day}有{n}条数据：{figures}"),
    }
}

/// "a, b and c".
pub fn and(parts: &[&str], language: Language) -> String {
    match (parts, language) {
        ([], _) => String::new(),
        ([one], _) => (*one).to_owned(),
        ([first @ .., last], Language::English) => format!("{} and {last}", first.join(", ")),
        ([first @ .., last], Language::Chinese) => format!("{}和{last}", first.join("、")),
    }
}

/// Which claim was taken for the latest figure, and why.
pub fn preferred(why: Preferred, of: usize, day: Date, language: Language) -> String {
    let (day, of) = (date(day, language), count(of));
    match (why, language) {
        (Preferred::Only, Language::English) => format!("The only claim for {day}, the newest date."),
        (Preferred::Only, Language::Chinese) => format!("{day}(最新日期)仅此一条数据。"),
        (Preferred::Firmest, Language::English) => format!("The firmest of {of} claims for {day}."),
        (Preferred::Firmest, Language::Chinese) => format!("{day}的{of}条数据中最可靠的一条。"),
        (Preferred::StatedLast, Language::English) => {
            format!("Of {of} claims for {day} that stand as firm, the one stated last.")
        }
        (Preferred::StatedLast, Language::Chinese) => format!("{day}的{of}条数据同样可靠，取最后公布的一条。"),
        (Preferred::First, Language::English) => {
            format!("Of {of} claims for {day} that stand as firm and were stated on one day, the first in the file.")
        }
        (Preferred::First, Language::Chinese) => format!("{day}的{of}条数据同样可靠且同日公布，取文件中的第一条。"),
    }
}

/// "This data set has no chains and no blockages."
pub fn lacks(what: &[&str], language: Language) -> String {
    match language {
        Language::English => {
            let parts: Vec<String> = what.iter().map(|it| format!("no {it}")).collect();
            format!("This data set has {}.", and(&parts.iter().map(String::as_str).collect::<Vec<_>>(), language))
        }
        Language::Chinese => format!("该数据集没有{}。", and(what, language)),
    }
}

/// "9 950 more are marked with a cross in Sectors".
pub fn more_conflicts(n: usize, language: Language) -> String {
    let n = count(n);
    match language {
        Language::English => format!("{n} more, marked with a cross in Sectors"),
        Language::Chinese => format!("另有{n}处，在“行业”页以叉号标出"),
    }
}

/// "5 more".
pub fn more(n: usize, language: Language) -> String {
    let n = count(n);
    match language {
        Language::English => format!("{n} more"),
        Language::Chinese => format!("另有{n}项"),
    }
}

/// "5 more in Tracker".
pub fn more_programmes(n: usize, language: Language) -> String {
    let n = count(n);
    match language {
        Language::English => format!("{n} more in Tracker"),
        Language::Chinese => format!("“政策跟踪”中另有{n}项"),
    }
}

/// "3 problems · 4 conflicts".
pub fn totals(problems: usize, conflicts: usize, language: Language) -> String {
    let (p, c) = (count(problems), count(conflicts));
    match language {
        Language::English => {
            let s = |n: usize| if n == 1 { "" } else { "s" };
            format!("{p} problem{} · {c} conflict{}", s(problems), s(conflicts))
        }
        Language::Chinese => format!("{p} 个问题 · {c} 处冲突"),
    }
}

/// "3 in the data set, 1 in the tracker".
pub fn problems(data: usize, tracker: usize, language: Language) -> String {
    let (d, t) = (count(data), count(tracker));
    match (data, tracker, language) {
        (_, 0, Language::English) => format!("{d} in the data set"),
        (0, _, Language::English) => format!("{t} in the tracker"),
        (_, _, Language::English) => format!("{d} in the data set, {t} in the tracker"),
        (_, 0, Language::Chinese) => format!("数据集中{d}个"),
        (0, _, Language::Chinese) => format!("跟踪表中{t}个"),
        (_, _, Language::Chinese) => format!("数据集中{d}个，跟踪表中{t}个"),
    }
}

/// "1 figure to look at in the tracker: Tax and fee cuts, all".
pub fn flags(n: usize, first: &str, language: Language) -> String {
    let figures = count(n);
    match language {
        Language::English if n == 1 => format!("1 figure to look at in the tracker: {first}"),
        Language::English => format!("{figures} figures to look at in the tracker, the first in {first}"),
        Language::Chinese if n == 1 => format!("跟踪表中1个数字需核对：{first}"),
        Language::Chinese => format!("跟踪表中{figures}个数字需核对，首个在{first}"),
    }
}

/// "76 % and 76.8 % on 28 March: Resumption rate · China".
pub fn conflict(figures: &[String], day: Date, series: &str, language: Language) -> String {
    let figures = and(&figures.iter().map(String::as_str).collect::<Vec<_>>(), language);
    let day = short_date(day, language);
    match language {
        Language::English => format!("{figures} on {day}: {series}"),
        Language::Chinese => format!("{day}{figures}：{series}"),
    }
}

/// "93.33 % used", "已用93.33%".
pub fn used(share: &str, language: Language) -> String {
    match language {
        Language::English => format!("{share} used"),
        Language::Chinese => format!("已用{share}"),
    }
}

/// "47.17–52.12 % cleared".
pub fn cleared(share: &str, language: Language) -> String {
    match language {
        Language::English => format!("{share} cleared"),
        Language::Chinese => format!("已清偿{share}"),
    }
}

/// "over 200 bn yuan issued".
pub fn issued(amount: &str, language: Language) -> String {
    match language {
        Language::English => format!("{amount} issued"),
        Language::Chinese => format!("已发放{amount}"),
    }
}

/// "over 5 000 firms".
pub fn firms(count: &str, language: Language) -> String {
    match language {
        Language::English => format!("{count} firms"),
        Language::Chinese => format!("{count}家企业"),
    }
}

/// "under 60 m yuan a firm".
pub fn per_firm(amount: &str, language: Language) -> String {
    match language {
        Language::English => format!("{amount} a firm"),
        Language::Chinese => format!("每家{amount}"),
    }
}

/// "at 2.49 %": what the loans cost.
pub fn rate(rate: &str, language: Language) -> String {
    match language {
        Language::English => format!("rate {rate}"),
        Language::Chinese => format!("利率{rate}"),
    }
}

/// "due 31 December 2020, 184 days left".
pub fn deadline(day: Date, left: i32, language: Language) -> String {
    let day = date(day, language);
    match (language, left) {
        (Language::English, 0) => format!("due {day}, today"),
        (Language::English, 1) => format!("due {day}, 1 day left"),
        (Language::English, 2..) => format!("due {day}, {left} days left"),
        (Language::English, -1) => format!("was due {day}, a day ago"),
        (Language::English, _) => format!("was due {day}, {} days ago", left.unsigned_abs()),
        (Language::Chinese, 0) => format!("今日({day})到期"),
        (Language::Chinese, 1..) => format!("{day}到期，剩{left}天"),
        (Language::Chinese, _) => format!("{day}已到期，逾{}天", left.unsigned_abs()),
    }
}

/// How a programme stands, in lower case.
pub fn verdict(verdict: Verdict, language: Language) -> String {
    let text = match verdict {
        Verdict::OnPace => text("on pace", "进度正常"),
        Verdict::AtRisk => text("at risk", "有风险"),
        Verdict::Behind => text("behind", "进度滞后"),
        Verdict::Overdue => text("overdue", "已逾期"),
        Verdict::Done => text("done", "已完成"),
        Verdict::NoQuota => text("no quota", "无额度"),
        Verdict::Planned => text("planned", "计划中"),
        Verdict::Closed => text("closed", "已结束"),
        Verdict::CannotSay(why) => {
            let (cannot, why) = (CANNOT_SAY.get(language), self::why(why, language));
            return match language {
                Language::English => format!("{cannot}: {why}"),
                Language::Chinese => format!("{cannot}：{why}"),
            };
        }
    };
    text.get(language).to_owned()
}

/// The verdict where something is missing.
pub const CANNOT_SAY: Text = text("cannot say", "无法判断");

/// "2 at risk": how many programmes have a verdict.
pub fn tally(n: usize, verdict: &str, language: Language) -> String {
    let n = count(n);
    match language {
        Language::English => format!("{n} {verdict}"),
        Language::Chinese => format!("{n}项{verdict}"),
    }
}

/// Why a figure can't be computed.
pub fn why(why: Why, language: Language) -> &'static str {
    let text = match why {
        Why::OtherKind => text("does not apply", "不适用"),
        Why::OwedNotStated => text("owed not stated", "拖欠总额未公布"),
        Why::QuotaNotStated => text("quota not stated", "额度未公布"),
        Why::NoClaim => text("nothing said of it yet", "尚无数据"),
        Why::NoFirms => text("no number of firms", "企业数未公布"),
        Why::NoDeadline => text("no deadline", "未设期限"),
        Why::DeadlinePassed => text("the deadline has passed", "期限已过"),
        Why::OneClaim => text("one claim only", "仅有一条数据"),
        Why::NothingFollows => text("nothing follows from what is known", "现有数据无法得出"),
        Why::PossiblyDone => text("it may have been met", "可能已完成"),
        Why::NoClaimSinceDeadline => text("no claim since the deadline", "期限后尚无数据"),
    };
    text.get(language)
}

/// What a derived figure was made from, in words.
pub fn input(what: &What, language: Language) -> String {
    let text = match what {
        What::Quota => text("quota", "额度"),
        What::Owed | What::Claim(Measure::Owed, _) => text("owed", "拖欠总额"),
        What::Target => text("target", "目标"),
        What::Claim(Measure::Issued, _) => text("issued", "已发放"),
        What::Claim(Measure::Cleared, _) => text("cleared", "已清偿"),
        What::Claim(Measure::ClearedThisYear, _) => text("cleared this year", "今年已清偿"),
        What::Claim(Measure::ClearedUndisputed, _) => text("cleared, undisputed", "已清偿无分歧账款"),
        What::Claim(Measure::EnterprisesFunded, _) => text("enterprises funded", "获贷企业"),
        What::Claim(Measure::Enterprises, _) => text("enterprises reached", "受惠企业"),
        What::Claim(Measure::Amount, _) => text("amount", "金额"),
        What::Claim(Measure::Balance, _) => text("balance", "余额"),
        What::Claim(Measure::Other { name, .. }, _) => return name.text(language).to_owned(),
        What::Claim(measure, _) => return measure.name().to_owned(),
    };
    text.get(language).to_owned()
}

/// What had to be assumed.
pub fn assumption(assumption: Assumption, language: Language) -> &'static str {
    let text = match assumption {
        Assumption::WithinQuota => text("Assumes that no more was issued than the quota.", "假定发放额不超过额度。"),
        Assumption::WithinOwed => text("Assumes that no more was cleared than owed.", "假定清偿额不超过拖欠总额。"),
        Assumption::NothingBeforeOpening => {
            text("Assumes that nothing was issued or cleared before the opening.", "假定启动前没有发放或清偿。")
        }
        Assumption::TotalsDoNotFall => text("Assumes that totals do not fall.", "假定累计数不会下降。"),
    };
    text.get(language)
}

/// "40 % follows from issued more than 200 bn yuan (28 March 2020) and quota 500 bn yuan."
pub fn follows(result: &str, inputs: &[String], language: Language) -> String {
    let inputs = and(&inputs.iter().map(String::as_str).collect::<Vec<_>>(), language);
    match language {
        Language::English => format!("{result} follows from {inputs}."),
        Language::Chinese => format!("{result}由{inputs}得出。"),
    }
}

/// An input with its figure and date: "issued more than 200 bn yuan (28 March 2020)".
pub fn input_said(what: &str, figure: &str, on: Option<Date>, language: Language) -> String {
    match (language, on) {
        (Language::English, Some(on)) => format!("{what} {figure} ({})", date(on, language)),
        (Language::English, None) => format!("{what} {figure}"),
        (Language::Chinese, Some(on)) => format!("{what}{figure}({})", date(on, language)),
        (Language::Chinese, None) => format!("{what}{figure}"),
    }
}
