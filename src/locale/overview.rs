//! Texts of the page overview.

pub use super::claims::{LEADING, NO_SOURCE, SMES, SUPPORTING, preferred};
pub use super::shell::BAD_DAY;
pub use super::tracker::{CANNOT_SAY, Formula, PROGRAMMES, cleared, formula, inputs, remarks, used, verdict, why};

use super::claims::claims;
use super::{Language, Text, and, count, date, short_date, text};
use crate::figure::{Style, Unit};
use jiff::civil::Date;

/// Field: the day that changes are told from.
pub const CHANGE_SINCE: Text = text("Change since", "变化起自");
/// What the field is for.
pub const CHANGE_SINCE_HINT: Text = text(
    "The cards also tell the change since the newest claim for this day or an earlier one.",
    "卡片同时显示自该日（或之前最近一条数据）以来的变化。",
);
/// Where a card leads.
pub const TO_TRENDS: Text = text("Click to show it in Trends.", "点击在趋势页查看。");
/// Where a row leads.
pub const TO_SERIES: Text = text("Click to show all its claims.", "点击查看该序列的全部数据。");
/// Where the name of a metric leads.
pub const TO_LEAST: Text =
    text("Click to show all its series in Sectors, the lowest first.", "点击在行业页查看全部序列，最低者在前。");
/// Where a row leads.
pub const TO_SOURCE: Text = text("Click to read the source.", "点击阅读来源。");
/// Where a row leads.
pub const TO_TRACKER: Text = text("Click to show it in the tracker.", "点击在政策跟踪页查看。");

/// Button: compare another part.
pub const OTHER_REGION: Text = text("Other region…", "其他地区…");
/// Card title.
pub const CHAINS: Text = text("Chains", "产业链");
/// Card title.
pub const FINDINGS: Text = text("What still blocks, and what does not fit", "仍有哪些堵点，哪些数据对不上");
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
    text("The tracker has no programme yet. Add one there.", "跟踪表中还没有政策，请在政策跟踪页添加。");
/// Heading of an empty page.
pub const NO_FIGURES: Text = text("There are no figures to show here", "没有可显示的数字");
/// What to do about it.
pub const NO_SERIES: Text = text(
    "The data set has no series. Open one that has, or drop a file on the window.",
    "该数据集没有任何序列。请打开其他数据集，或将文件拖入窗口。",
);
/// What to do about it.
pub const NOTHING_KNOWN: Text =
    text("The data set has no figure that was known on this day.", "该数据集没有当日已知的数字。");
/// What to do about it.
pub const ONLY_GAPS: Text = text(
    "The data set has series, but none of them states a figure. Sectors lists them.",
    "该数据集的序列均无数字，列表见行业页。",
);
/// What a data set can lack.
pub const NO_PARTS: Text = text("regions to compare", "可对比的地区");
/// What a data set can lack.
pub const NO_CHAINS: Text = text("chains", "产业链");
/// What a data set can lack.
pub const NO_BLOCKAGES: Text = text("blockages", "堵点");

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

/// "All series of Operating rate, the lowest first": the way to those that lag.
pub fn least_first(metric: &str, language: Language) -> String {
    match language {
        Language::English => format!("All series of {metric}, the lowest first"),
        Language::Chinese => format!("{metric}的全部序列，最低者在前"),
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

/// A change as a sentence: "+22 pp since 1 March, +0.81 pp a day"; what it rests on stands in `note`.
pub fn change(change: &str, per_day: Option<&str>, since: Date, note: &str, language: Language) -> String {
    let since = short_date(since, language);
    match language {
        Language::English => {
            let per_day = per_day.map(|it| format!(", {it} a day")).unwrap_or_default();
            format!("{change} since {since}{per_day}{note}")
        }
        Language::Chinese => {
            let per_day = per_day.map(|it| format!("，日均{it}")).unwrap_or_default();
            format!("自{since}以来{change}{per_day}{note}")
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

/// What "about" is taken for, in few words: " (about: ±5 %)".
pub fn tolerance_note(tolerance: f64, language: Language) -> String {
    let share = Style::new(language, Unit::Percent).number(tolerance * 100.0);
    match language {
        Language::English => format!(" (about: ±{share})"),
        Language::Chinese => format!("（“约”按±{share}计）"),
    }
}

/// That a change is told over all claims that conflict.
pub const OVER_ALL: Text = text(" (over claims that conflict)", "（涵盖互相冲突的数据）");
/// Above the claims that a change was worked out from.
pub const CHANGE_FROM: Text = text("Worked out from", "推算依据");
/// Where a change leads.
pub const TO_CLAIMS: Text = text("Click to show all claims of the series.", "点击查看该序列的全部数据。");
/// Button: the days to choose from.
pub const CHOOSE_DAY: Text = text("Choose a day…", "选择日期…");
/// Entry: no day is chosen.
pub const NO_DAY: Text = text("No day", "不选日期");
/// A week before the newest figure.
pub const WEEK_BEFORE: Text = text("a week before", "一周前");
/// Thirty days before the newest figure.
pub const MONTH_BEFORE: Text = text("30 days before", "30天前");
/// Heading: the days that the headline figures are for.
pub const DAYS_WITH_FIGURES: Text = text("Days with figures", "有数据的日期");
/// Card title, where no region is a part of another.
pub const REGIONS: Text = text("Regions", "各地区");
/// What the marks of other regions are, at the foot of the card.
pub const LATEST_OF_EACH: Text = text("Each mark is the latest figure of a region.", "每个标记为一个地区的最新数据。");
/// How a list of regions is sorted.
pub const BY_LOWER_END: Text = text("By the lower end of what is asserted", "按数据下限排序");

/// "27 Sep to 4 Oct"; a day alone where both are the same.
pub fn between_days(first: Date, last: Date, language: Language) -> String {
    if first == last {
        return date(first, language);
    }
    let (first, last) = (short_date(first, language), short_date(last, language));
    match language {
        Language::English => format!("{first} to {last}"),
        Language::Chinese => format!("{first}至{last}"),
    }
}

/// "15 Feb", or "15 Feb to 21 Apr".
pub fn short_between(first: Date, last: Date, language: Language) -> String {
    if first == last { short_date(first, language) } else { between_days(first, last, language) }
}

/// "4 lowest and 4 highest".
pub fn ends(n: usize, language: Language) -> String {
    let n = count(n);
    match language {
        Language::English => format!("{n} lowest, {n} highest"),
        Language::Chinese => format!("最低{n}个、最高{n}个"),
    }
}

/// "12 other regions", as it is read out.
pub fn other_regions_named(n: usize, language: Language) -> String {
    match language {
        Language::English if n == 1 => "1 other region".to_owned(),
        Language::English => format!("{} other regions", count(n)),
        Language::Chinese => format!("其他{}个地区", count(n)),
    }
}

/// "12 others": regions.
pub fn other_regions(n: usize, language: Language) -> String {
    match language {
        Language::English if n == 1 => "1 other".to_owned(),
        Language::English => format!("{} others", count(n)),
        Language::Chinese => format!("其他{}个", count(n)),
    }
}

/// "51 regions".
pub fn all_regions(n: usize, language: Language) -> String {
    match language {
        Language::English if n == 1 => "1 region".to_owned(),
        Language::English => format!("{} regions", count(n)),
        Language::Chinese => format!("{}个地区", count(n)),
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
    let (claims, day) = (claims(figures.len(), language), short_date(day, language));
    let mut different: Vec<&str> = Vec::new();
    for figure in figures {
        if !different.contains(&figure.as_str()) {
            different.push(figure);
        }
    }
    match (different.as_slice(), language) {
        ([same], Language::English) => format!("{claims} for {day}, all {same}"),
        ([same], Language::Chinese) => format!("{day}有{claims}，均为{same}"),
        (_, Language::English) => format!("{claims} for {day}: {}", and(&different, language)),
        (_, Language::Chinese) => format!("{day}有{claims}：{}", and(&different, language)),
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
        Language::Chinese => format!("另有{n}处，在行业页以叉号标出"),
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
        Language::Chinese => format!("政策跟踪页另有{n}项"),
    }
}

/// "3 problems · 4 conflicts · 1 check": what the page of problems lists.
pub fn totals(problems: usize, conflicts: usize, checks: usize, language: Language) -> String {
    let (p, c, k) = (count(problems), count(conflicts), count(checks));
    match language {
        Language::English => {
            let s = |n: usize| if n == 1 { "" } else { "s" };
            format!("{p} problem{} · {c} conflict{} · {k} check{}", s(problems), s(conflicts), s(checks))
        }
        Language::Chinese => format!("{p}个问题 · {c}处冲突 · {k}项待核"),
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
        Language::Chinese => format!("跟踪表中{figures}个数字需核对，首个见{first}"),
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

/// "more than 200 bn yuan issued".
pub fn issued(amount: &str, language: Language) -> String {
    match language {
        Language::English => format!("{amount} issued"),
        Language::Chinese => format!("已发放{amount}"),
    }
}

/// "more than 5 000 firms".
pub fn firms(count: &str, language: Language) -> String {
    match language {
        Language::English => format!("{count} firms"),
        Language::Chinese => format!("{count}家企业"),
    }
}

/// "less than 60 m yuan a firm".
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
        (Language::Chinese, 0) => format!("今日（{day}）到期"),
        (Language::Chinese, 1..) => format!("{day}到期，剩{left}天"),
        (Language::Chinese, _) => format!("{day}已到期，逾{}天", left.unsigned_abs()),
    }
}

/// "2 at risk": how many programmes have a verdict.
pub fn tally(n: usize, verdict: &str, language: Language) -> String {
    let n = count(n);
    match language {
        Language::English => format!("{n} {verdict}"),
        Language::Chinese => format!("{n}项{verdict}"),
    }
}
