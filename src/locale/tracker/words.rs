//! The words of the field: measures, statuses, verdicts and the reasons why something can't be said.

use super::super::{Language, Text, date, text};
use crate::figure::Unit;
use crate::tracker::{Coverage, Kind, Measure, Status, Verdict, Why};

/// What a claim's figure counts.
pub fn measure(measure: &Measure, language: Language) -> String {
    let known = match measure {
        Measure::Issued => text("Issued", "已发放"),
        Measure::QuotaAdded => text("Quota added", "新增额度"),
        Measure::EnterprisesFunded => text("Enterprises funded", "获贷企业"),
        Measure::WeightedAverageRate => text("Weighted average rate", "加权平均利率"),
        Measure::ActualFinancingCost => text("Actual financing cost", "实际融资成本"),
        Measure::Owed => text("Arrears identified", "排查拖欠总额"),
        Measure::Cleared => text("Cleared in total", "累计清偿"),
        Measure::ClearedThisYear => text("Cleared this year", "当年清偿"),
        Measure::ClearedUndisputed => text("Cleared, undisputed", "清偿无分歧欠款"),
        Measure::ClearedToSmes => text("Cleared to SMEs", "清偿中小企业账款"),
        Measure::Balance => text("Balance", "拖欠余额"),
        Measure::Complaints => text("Complaints", "投诉"),
        Measure::Amount => text("Amount", "金额"),
        Measure::Enterprises => text("Enterprises", "企业数"),
        Measure::Rate => text("Rate", "比率"),
        Measure::Other { name, .. } => return name.text(language).to_owned(),
    };
    known.get(language).to_owned()
}

/// A measure that is not one of the known ones, as a kind of choice.
pub fn own_measure(language: Language) -> &'static str {
    text("Something else: type its name", "其他：请输入名称").get(language)
}

/// What a measure counts in.
pub fn unit(unit: Unit, language: Language) -> &'static str {
    match unit {
        Unit::Percent => text("per cent", "百分比"),
        Unit::PercentagePoints => text("percentage points", "百分点"),
        Unit::Count => text("a count", "数量"),
        Unit::Yuan => text("yuan", "元"),
        Unit::Index => text("an index", "指数"),
        Unit::Other => text("a unit of its own", "自有单位"),
    }
    .get(language)
}

/// Whether a programme runs.
pub fn status(status: Status) -> Text {
    match status {
        Status::Planned => text("Planned", "计划中"),
        Status::Active => text("Active", "实施中"),
        Status::Closed => text("Closed", "已结束"),
        Status::Cancelled => text("Cancelled", "已取消"),
    }
}

/// What sort a programme is.
pub fn kind(kind: &Kind) -> Text {
    match kind {
        Kind::Loan { .. } => text("loan programme", "贷款政策"),
        Kind::Arrears { .. } => text("arrears programme", "清欠专项"),
        Kind::Measure => text("measure", "措施"),
    }
}

/// The same as a choice.
pub fn kind_of_programme(kind: &Kind) -> Text {
    match kind {
        Kind::Loan { .. } => text("Loan programme", "贷款政策"),
        Kind::Arrears { .. } => text("Arrears programme", "清欠专项"),
        Kind::Measure => text("Other measure", "其他措施"),
    }
}

/// Which arrears are meant.
pub fn coverage(coverage: Coverage) -> Text {
    match coverage {
        Coverage::All => text("All", "全部"),
        Coverage::Undisputed => text("Undisputed", "无分歧欠款"),
    }
}

/// The verdict where something is missing.
pub const CANNOT_SAY: Text = text("cannot say", "无法判断");

/// How a programme stands, in a word.
pub fn verdict(verdict: Verdict) -> Text {
    match verdict {
        Verdict::OnPace => text("on pace", "进度正常"),
        Verdict::AtRisk => text("at risk", "有风险"),
        Verdict::Behind => text("behind", "进度滞后"),
        Verdict::Overdue => text("overdue", "已逾期"),
        Verdict::Done => text("done", "已完成"),
        Verdict::NoQuota => text("no quota", "无额度"),
        Verdict::ByMilestones => text("by milestones", "按节点"),
        Verdict::NoTarget => text("no target", "无目标"),
        Verdict::Planned => text("planned", "计划中"),
        Verdict::Closed => text("closed", "已结束"),
        Verdict::CannotSay(_) => CANNOT_SAY,
    }
}

/// How a programme stands, in a sentence.
pub fn verdict_sentence(verdict: Verdict, language: Language) -> String {
    let sentence = match verdict {
        Verdict::OnPace => text(
            "The pace so far is certainly enough, even if nothing came since the last figure.",
            "按迄今进度肯定可以完成，即使最近数据之后再无进展。",
        ),
        Verdict::AtRisk => text("The pace so far may or may not be enough.", "按迄今进度不一定能完成。"),
        Verdict::Behind => text("The pace so far is certainly not enough.", "按迄今进度肯定不能完成。"),
        Verdict::Overdue => text("The deadline has passed, and it was not met.", "期限已过，未完成。"),
        Verdict::Done => text("All of it is issued or cleared.", "已全部发放或清偿。"),
        Verdict::NoQuota => text("There is no quota to measure it against.", "没有可比照的额度。"),
        Verdict::ByMilestones => text("It is followed by its milestones.", "按节点跟踪。"),
        Verdict::NoTarget => text("There is no target to measure it against.", "没有可比照的目标。"),
        Verdict::Planned => text("It has not begun.", "尚未开始。"),
        Verdict::Closed => text("It is over or was given up.", "已结束或取消。"),
        Verdict::CannotSay(reason) => {
            return match language {
                Language::English => format!("Cannot say: {}.", why(reason, language)),
                Language::Chinese => format!("无法判断：{}。", why(reason, language)),
            };
        }
    };
    sentence.get(language).to_owned()
}

/// Why a figure can't be computed.
pub fn why(why: Why, language: Language) -> String {
    let known = match why {
        Why::OtherKind => text("does not apply", "不适用"),
        Why::OwedNotStated => text("owed not stated", "拖欠总额未公布"),
        Why::QuotaNotStated => text("quota not stated", "额度未公布"),
        Why::NoClaim => text("no claim on the whole", "尚无整体数据"),
        Why::NoFigureSince(day) => {
            let day = date(day, language);
            return match language {
                Language::English => format!("no figure since {day}"),
                Language::Chinese => format!("{day}以来无新数据"),
            };
        }
        Why::NoFirms => text("number of firms not stated", "企业数未公布"),
        Why::NoDeadline => text("no deadline", "未设期限"),
        Why::DeadlinePassed => text("deadline passed", "期限已过"),
        Why::OneClaim => text("one claim only", "仅有一条数据"),
        Why::NothingFollows => text("the claims leave it open", "现有数据不足"),
        Why::PossiblyDone => text("the deadline has passed, and it may have been met", "期限已过，可能已完成"),
        Why::NoClaimSinceDeadline => text("the deadline has passed, and no claim since", "期限已过，其后尚无数据"),
    };
    known.get(language).to_owned()
}
