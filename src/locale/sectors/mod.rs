//! Texts of the page sectors.

mod table;

pub use table::*;

pub use super::claims::{
    CHANGE, FIGURE, OPEN_IN_TRENDS, SHOW_IN_SOURCES, SOURCE, STANDING, note, sentence_of, standing, stated,
    weak_standing,
};
pub use super::shell::BAD_DAY;

use super::claims::{STATED, about, claims, preferred};
use super::{Language, Text, comma, count, date, text};
use crate::figure::Reason;
use crate::store::{Preferred, RateBy};
use crate::syntax::Standing;
use jiff::civil::Date;

/// Field: words that rows must have. Its name for scripts and screen readers.
pub const FILTER_ROWS: Text = text("Filter rows", "筛选行");
/// What it filters by, on its chip.
pub const WORDS: Text = text("Words", "词语");
/// What can be typed into it.
pub const FILTER_HINT: Text = text("steel, 钢, “capacity”…", "钢铁、steel、“产能”…");
/// Field: the least rate.
pub const RATE_AT_LEAST: Text = text("Rate at least", "比率不低于");
/// Button: takes all filters off.
pub const CLEAR: Text = text("Clear filters", "清除筛选");
/// Button: filters that are seldom used.
pub const MORE: Text = text("More", "更多");
/// Entry of a choice: no filter.
pub const ALL: Text = text("All", "全部");
/// Switch: one row a series.
pub const LATEST: Text = text("Latest figure", "最新数据");
/// Switch: one row a claim.
pub const EVERY_CLAIM: Text = text("Every claim", "全部数据");
/// Button: which columns are shown.
pub const COLUMNS: Text = text("Columns", "列");
/// Button: copies all rows that are shown.
pub const COPY_ROWS: Text = text("Copy rows", "复制各行");
/// Heading above the ends that rates can be sorted by.
pub const SORT_RATES: Text = text("Sort the rate", "比率排序依据");
/// The rows, for screen readers.
pub const TABLE: Text = text("Series and their figures", "序列及其数据");

/// Column.
pub const SECTOR: Text = text("Sector", "行业");
/// Column.
pub const GROUP: Text = text("Group", "类别");
/// Column.
pub const REGION: Text = text("Region", "地区");
/// Column.
pub const SIZE: Text = text("Size", "规模");
/// Column.
pub const METRIC: Text = text("Metric", "指标");
/// Column.
pub const RATE: Text = text("Rate", "比率");
/// Column: the marks.
pub const AXIS: Text = text("Mark", "图示");
/// Column.
pub const AS_OF: Text = text("As of", "截至");
/// Column.
pub const CLAIMS: Text = text("Claims", "条数");
/// Column.
pub const TREND: Text = text("Trend", "走势");

/// A row without a sector.
pub const ALL_SECTORS: Text = text("All sectors", "全部行业");
/// A row without a size class.
pub const ALL_SIZES: Text = text("all", "全部");

/// Field: first day.
pub const FROM: Text = text("From", "起始日期");
/// Field: last day.
pub const TO: Text = text("To", "截止日期");
/// A rate that is no single number.
pub const ONE_NUMBER: Text = text(
    "Type one number, such as 90 %. Until then no rate is asked for.",
    "请输入一个数字，如90%。在此之前不按比率筛选。",
);

/// Under the table while no row is chosen.
pub const SELECT_HINT: Text = text(
    "Select a row to see every claim and the sentence that it comes from.",
    "选择一行，可查看各条数据及其出处原句。",
);
/// No series at all.
pub const NO_SERIES: Text = text("This data set has no series", "此数据集没有序列");
/// What to do about that.
pub const NO_SERIES_HINT: Text =
    text("Open another file, or the data that comes with the program.", "请打开其他文件，或打开程序自带的数据。");
/// Nothing passes the filters.
pub const NO_ROWS: Text = text("No row passes all filters", "没有符合全部筛选条件的行");
/// No single filter is to blame.
pub const NO_SINGLE: Text =
    text("Taking off one filter alone brings no row back.", "只去掉任何一个筛选条件，仍没有符合的行。");

/// Button where there is no row: takes all filters off.
pub const CLEAR_ALL: Text = text("Take off all filters", "去掉全部筛选");

/// Button: closes the panel.
pub const CLOSE_DETAIL: Text = text("Close details", "关闭详情");
/// Behind the claim that was taken as the latest.
pub const TAKEN: Text = text("taken as the latest", "取为最新");
/// Nothing was said by then.
pub const NOT_KNOWN_THEN: Text = text("Nothing on this series was known on that day.", "截至该日，此序列尚无数据。");

/// "12 of 240 rows, 3 possibly".
pub fn rows_shown(shown: usize, of: usize, possibly: usize, language: Language) -> String {
    let doubt = match (possibly, language) {
        (0, _) => String::new(),
        (n, Language::English) => format!(", {} possibly", count(n)),
        (n, Language::Chinese) => format!("，其中{}行可能达到", count(n)),
    };
    match language {
        Language::English => format!("{} of {} rows{doubt}", count(shown), count(of)),
        Language::Chinese => format!("{}行中的{}行{doubt}", count(of), count(shown)),
    }
}

/// "Rate at least 80 %".
pub fn rate_at_least(rate: &str, language: Language) -> String {
    match language {
        Language::English => format!("Rate at least {rate}"),
        Language::Chinese => format!("比率不低于{rate}"),
    }
}

/// At the foot of the threshold: "at least 80 %".
pub fn at_least(rate: &str, language: Language) -> String {
    match language {
        Language::English => format!("at least {rate}"),
        Language::Chinese => format!("不低于{rate}"),
    }
}

/// The accessible name of a chip.
pub fn remove_filter(filter: &str, language: Language) -> String {
    match language {
        Language::English => format!("Remove filter {filter}"),
        Language::Chinese => format!("移除筛选 {filter}"),
    }
}

/// Button: takes off the filter that lets no row through.
pub fn take_off(filter: &str, language: Language) -> String {
    match language {
        Language::English => format!("Take off {filter}"),
        Language::Chinese => format!("去掉 {filter}"),
    }
}

/// A column that is wanted, but does not fit.
pub fn no_room(column: &str, language: Language) -> String {
    match language {
        Language::English => format!("{column} · no room for it now"),
        Language::Chinese => format!("{column} · 目前放不下"),
    }
}

/// How many rows there would be without one of the filters.
pub fn would_leave(rows: usize, language: Language) -> String {
    match (language, rows) {
        (Language::English, 1) => "Without it there is 1 row.".to_owned(),
        (Language::English, n) => format!("Without it there are {} rows.", count(n)),
        (Language::Chinese, n) => format!("去掉后有{}行。", count(n)),
    }
}

/// The sentences on a threshold.
pub fn reach(certainly: usize, possibly: usize, rate: &str, language: Language) -> String {
    let sure = match (language, certainly) {
        (Language::English, 0) => format!("No row certainly reaches {rate}."),
        (Language::English, 1) => format!("1 row certainly reaches {rate}."),
        (Language::English, n) => format!("{} rows certainly reach {rate}.", count(n)),
        (Language::Chinese, 0) => format!("没有一行肯定达到{rate}。"),
        (Language::Chinese, n) => format!("{}行肯定达到{rate}。", count(n)),
    };
    let doubt = match (language, possibly) {
        (_, 0) => String::new(),
        (Language::English, 1) => " 1 row possibly: what is asserted reaches below it, too.".to_owned(),
        (Language::English, n) => {
            format!(" {} rows possibly: what is asserted reaches below it, too.", count(n))
        }
        (Language::Chinese, n) => format!("另有{}行可能达到：所述区间也有低于该值的部分。", count(n)),
    };
    sure + &doubt
}

/// How "about" is taken where it is compared, as a sentence.
pub fn tolerance(tolerance: f64, language: Language) -> String {
    let said = about(tolerance, language).replacen("“a", "“A", 1);
    said + text(".", "。").get(language)
}

/// What figures are sorted by.
pub fn rate_by(by: RateBy) -> Text {
    match by {
        RateBy::Lower => text("by lower end", "按下限"),
        RateBy::Upper => text("by upper end", "按上限"),
        RateBy::Middle => text("by middle", "按中值"),
    }
}

/// The accessible name of a column: "Rate, by lower end, ascending, 2nd".
pub fn column(
    name: &str,
    by: Option<&str>,
    descending: Option<bool>,
    nth: Option<usize>,
    language: Language,
) -> String {
    let direction = descending.map(|it| match (language, it) {
        (Language::English, false) => "ascending",
        (Language::English, true) => "descending",
        (Language::Chinese, false) => "升序",
        (Language::Chinese, true) => "降序",
    });
    let nth = nth.filter(|it| *it > 1).map(|it| match language {
        Language::English => format!("sorted {}", ordinal(it)),
        Language::Chinese => format!("第{it}排序"),
    });
    let parts: Vec<&str> = [Some(name), by, direction, nth.as_deref()].into_iter().flatten().collect();
    parts.join(comma(language))
}

fn ordinal(number: usize) -> String {
    match number {
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        n => format!("{n}th"),
    }
}

/// The least standing that is let through.
pub fn standing_at_least(least: Standing) -> Text {
    match least {
        Standing::Firm => text("Firm only", "仅确定"),
        Standing::Provisional => text("Provisional or firm", "初步或确定"),
        Standing::Derived => text("All but doubtful", "除存疑外"),
        Standing::Doubtful => ALL,
    }
}

/// A row in words: "row 3, Steel, China, operating rate, more than 90 per cent, 28 March 2020".
pub fn row(number: usize, parts: &[&str], on: Date, possibly: bool, language: Language) -> String {
    let (number, day) = (count(number), date(on, language));
    let (row, doubt) = match language {
        Language::English => (format!("row {number}"), "possibly"),
        Language::Chinese => (format!("第{number}行"), "可能达到"),
    };
    let mut said = vec![row.as_str()];
    said.extend(parts);
    said.push(&day);
    said.extend(possibly.then_some(doubt));
    said.join(comma(language))
}

/// Which claim was taken as the latest, and why.
pub fn why_taken(on: Date, figure: &str, why: Preferred, of: usize, language: Language) -> String {
    let why = preferred(why, of, on, language);
    match language {
        Language::English => format!("Taken as the latest: {figure}. {why}"),
        Language::Chinese => format!("取为最新：{figure}。{why}"),
    }
}

/// Above claims that contradict each other: "2 claims for 28 March 2020, and they can't all be right".
pub fn clash(claims: usize, on: Date, language: Language) -> String {
    let (claims, day) = (count(claims), date(on, language));
    match language {
        Language::English => format!("{claims} claims for {day}, and they can’t all be right"),
        Language::Chinese => format!("{day}有{claims}条数据相互冲突"),
    }
}

/// Button: more claims of a long series.
pub fn show_more(more: usize, language: Language) -> String {
    match language {
        Language::English => format!("Show {} older claims", count(more)),
        Language::Chinese => format!("再显示{}条更早的数据", count(more)),
    }
}

/// Nothing was known on a day.
pub fn nothing_known(on: Date, language: Language) -> String {
    match language {
        Language::English => format!("Nothing was known on {}", date(on, language)),
        Language::Chinese => format!("截至{}尚无数据", date(on, language)),
    }
}

/// The plot of a series, for screen readers.
pub fn plot(title: &str, number: usize, from: Date, to: Date, language: Language) -> String {
    let (from, to, claims) = (date(from, language), date(to, language), claims(number, language));
    match language {
        Language::English => format!("Plot of {title}: {claims}, {from} to {to}"),
        Language::Chinese => format!("{title}的图：{claims}，{from}至{to}"),
    }
}

/// Headings of copied rows.
pub const COPY_HEADINGS: [Text; 18] = [
    SECTOR,
    GROUP,
    REGION,
    SIZE,
    METRIC,
    FIGURE,
    text("Qualifier", "限定"),
    text("Lower", "下限"),
    text("Upper", "上限"),
    text("Unit", "单位"),
    AS_OF,
    STATED,
    STANDING,
    CHANGE,
    CLAIMS,
    SOURCE,
    text("Sentence", "原句"),
    text("Reaches the threshold", "是否达到阈值"),
];

/// The answer to a threshold.
pub fn answer(possibly: bool) -> Text {
    if possibly { text("possibly", "可能") } else { text("certainly", "肯定") }
}

/// A qualifier, for a column of its own.
pub fn qualifier(figure: crate::figure::Figure) -> Text {
    use crate::figure::Figure;
    match figure {
        Figure::Exactly(_) => text("exactly", "确切"),
        Figure::About(_) => text("about", "约"),
        Figure::MoreThan(_) => text("more than", "超过"),
        Figure::AtLeast(_) => text("at least", "至少"),
        Figure::LessThan(_) => text("less than", "不到"),
        Figure::AtMost(_) => text("at most", "至多"),
        Figure::Between(..) => text("between", "区间"),
        Figure::Missing(Reason::NotStated) => text("not stated", "未公布"),
        Figure::Missing(Reason::Ambiguous) => text("ambiguous", "有歧义"),
        Figure::Missing(Reason::Withheld) => text("withheld", "不公布"),
        Figure::Missing(Reason::NotApplicable) => text("not applicable", "不适用"),
    }
}
