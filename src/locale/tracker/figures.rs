//! Texts around the computed figures, the curve and the day that is looked at from.

use super::super::{Language, Text, count, date, text};
use jiff::civil::Date;

/// View of the page.
pub const LIST: Text = text("List", "列表");
/// View of the page.
pub const TIMELINE: Text = text("Timeline", "时间线");

/// Field: the day that is looked at from.
pub const AS_OF: Text = text("As of", "截至");
/// What that day does.
pub const AS_OF_TIP: Text = text(
    "The day that is looked at from, such as 30 March 2020. What was stated later does not count, on all pages.",
    "查看的时点，如2020年3月30日。此后公布的数据在各页均不计入。",
);
/// Button that opens the calendar.
pub const PICK_DAY: Text = text("Pick a day", "选择日期");
/// Button that goes back to the present day.
pub const TODAY: Text = text("Today", "今天");
/// Button of the calendar.
pub const MONTH_BEFORE: Text = text("Month before", "上个月");
/// Button of the calendar.
pub const MONTH_AFTER: Text = text("Month after", "下个月");
/// The days of the week, from Monday on.
pub const WEEKDAYS: [Text; 7] = [
    text("Mo", "一"),
    text("Tu", "二"),
    text("We", "三"),
    text("Th", "四"),
    text("Fr", "五"),
    text("Sa", "六"),
    text("Su", "日"),
];

/// Heading over the plot.
pub const CURVE: Text = text("Claims over time", "数据变化");
/// The choice of what is plotted.
pub const CURVE_OF: Text = text("Measure plotted", "曲线指标");
/// Stated figure beside the computed ones.
pub const FIRMS: Text = text("Firms", "获贷企业");
/// In the list: how far it is, where nobody says.
pub const NOT_STATED: Text = text("not stated", "未公布");
/// What the hatched bar stands for.
pub const SHARE_NOT_STATED: Text =
    text("How much of it is used or cleared is not stated.", "已使用或已清偿的比例未公布。");

/// "54 % of the time to the deadline is gone: the tick on the bar."
pub fn time_gone(share: &str, language: Language) -> String {
    match language {
        Language::English => format!("{share} of the time to the deadline is gone: the tick on the bar."),
        Language::Chinese => format!("期限内的时间已过{share}，即进度条上的标记。"),
    }
}

/// "2 things to look at".
pub fn flags(number: usize, language: Language) -> String {
    match language {
        Language::English if number == 1 => "1 thing looks wrong: see the claims.".to_owned(),
        Language::English => format!("{} things look wrong: see the claims.", count(number)),
        Language::Chinese => format!("{}处可疑：见数据表。", count(number)),
    }
}

/// The same beside the first of them: "and 2 more".
pub fn more_flags(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("and {} more", count(number)),
        Language::Chinese => format!("另有{}处", count(number)),
    }
}

/// How many claims count on a day.
pub fn counted(as_of: Date, counting: usize, all: usize, language: Language) -> String {
    let (day, later) = (date(as_of, language), all - counting.min(all));
    match language {
        Language::English if all == 0 => format!("As of {day}."),
        Language::English if later == 0 && all == 1 => format!("As of {day}, the one claim counts."),
        Language::English if later == 0 => format!("As of {day}, all {} claims count.", count(all)),
        Language::English => format!(
            "As of {day}, {} of {} {}; {} {} stated or dated later.",
            count(counting),
            count(all),
            match (all, counting) {
                (1, _) => "claim counts",
                (_, 1) => "claims counts",
                _ => "claims count",
            },
            count(later),
            if later == 1 { "is" } else { "are" }
        ),
        Language::Chinese if all == 0 => format!("截至{day}。"),
        Language::Chinese if later == 0 => format!("截至{day}，{}条数据全部计入。", count(all)),
        Language::Chinese => {
            format!("截至{day}，{}条数据中计入{}条，其余{}条晚于此日。", count(all), count(counting), count(later))
        }
    }
}

/// How old the last figure is that tells how far a programme is.
pub fn last_figure(day: Date, age: i32, language: Language) -> String {
    let said = date(day, language);
    match (language, age) {
        (Language::English, 0) => "The last figure is of that day.".to_owned(),
        (Language::English, 1) => format!("The last figure is of {said}, a day earlier."),
        (Language::English, _) => format!("The last figure is of {said}, {age} days earlier."),
        (Language::Chinese, 0) => "最近数据即为当日。".to_owned(),
        (Language::Chinese, _) => format!("最近数据为{said}，距此{age}天。"),
    }
}

/// What stands between two sentences.
pub const STOP: Text = text(" ", "");

/// Button of the timeline.
pub const ZOOM_IN: Text = text("Zoom in", "放大");
/// Button of the timeline.
pub const ZOOM_OUT: Text = text("Zoom out", "缩小");
/// Button of the timeline.
pub const EARLIER: Text = text("Earlier", "更早");
/// Button of the timeline.
pub const LATER: Text = text("Later", "更晚");
/// Button of the timeline: shows all there is.
pub const ALL_TIME: Text = text("All of it", "全部时段");
/// Key of the timeline: the days of claims.
pub const KEY_CLAIMS: Text = text("claims", "数据");
/// Key of the timeline.
pub const KEY_DEADLINE: Text = text("deadline", "期限");
/// Key of the timeline.
pub const KEY_DUE: Text = text("due", "计划");
/// Key of the timeline.
pub const KEY_DONE: Text = text("done", "完成");
/// A day of a programme.
pub const OPENED: Text = text("Opened", "起始日");
/// A day of a programme.
pub const CLOSES: Text = text("Closes", "截止日");
/// A day of a programme.
pub const DEADLINE: Text = text("Deadline", "期限");
