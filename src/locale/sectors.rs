//! Texts of the page sectors.

use super::{Language, Text, count, date, text};
use crate::dataset::Words;
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
/// The same column where what is shown is no rate.
pub const FIGURE: Text = text("Figure", "数值");
/// Column: the marks.
pub const AXIS: Text = text("Mark", "图示");
/// Column.
pub const AS_OF: Text = text("As of", "截至");
/// Column.
pub const CHANGE: Text = text("Change", "变化");
/// Column.
pub const CLAIMS: Text = text("Claims", "条数");
/// Column.
pub const TREND: Text = text("Trend", "走势");
/// Column.
pub const SOURCE: Text = text("Source", "来源");

/// A row without a sector.
pub const ALL_SECTORS: Text = text("All sectors", "全部行业");
/// A row without a size class.
pub const ALL_SIZES: Text = text("all", "全部");

/// Field: first day.
pub const FROM: Text = text("From", "起始日期");
/// Field: last day.
pub const TO: Text = text("To", "截止日期");
/// Filter: how firmly claims stand.
pub const STANDING: Text = text("Standing", "可信度");
/// A date that is none yet.
pub const BAD_DAY: Text = text("Write the day as 2020-03-30", "日期请写作 2020-03-30");
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

/// Link: the series on Trends.
pub const OPEN_IN_TRENDS: Text = text("Open in Trends", "在趋势页打开");
/// Link: the source of a claim.
pub const SHOW_IN_SOURCES: Text = text("Show in Sources", "在来源页查看");
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

/// A filter and what it is set to: "Metric: Operating rate".
pub fn filter(name: &str, value: &str, language: Language) -> String {
    match language {
        Language::English => format!("{name}: {value}"),
        Language::Chinese => format!("{name}：{value}"),
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

/// How "about" is taken where it is compared.
pub fn tolerance(percent: &str, language: Language) -> String {
    match language {
        Language::English => format!("“About” is taken as ± {percent} of the figure."),
        Language::Chinese => format!("“约”按数值的±{percent}处理。"),
    }
}

/// What figures are sorted by.
pub fn rate_by(by: RateBy) -> Text {
    match by {
        RateBy::Lower => text("by lower end", "按下限"),
        RateBy::Upper => text("by upper end", "按上限"),
        RateBy::Middle => text("by middle", "按中值"),
    }
}

/// The accessible name of a column: "Rate, by lower end, ascending".
pub fn column(name: &str, by: Option<&str>, descending: Option<bool>, language: Language) -> String {
    let direction = descending.map(|it| match (language, it) {
        (Language::English, false) => "ascending",
        (Language::English, true) => "descending",
        (Language::Chinese, false) => "升序",
        (Language::Chinese, true) => "降序",
    });
    let comma = if language == Language::English { ", " } else { "，" };
    let parts: Vec<&str> = [Some(name), by, direction].into_iter().flatten().collect();
    parts.join(comma)
}

/// How firmly a claim stands.
pub fn standing(standing: Standing) -> Text {
    match standing {
        Standing::Firm => text("firm", "确定"),
        Standing::Provisional => text("provisional", "初步"),
        Standing::Derived => text("derived", "推算"),
        Standing::Doubtful => text("doubtful", "存疑"),
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

/// A row in words: "Employee return rate · Steel · China, more than 90 %, 28 March 2020".
pub fn row(title: &str, figure: &str, on: Date, possibly: bool, language: Language) -> String {
    let day = date(on, language);
    match (language, possibly) {
        (Language::English, false) => format!("{title}, {figure}, {day}"),
        (Language::English, true) => format!("{title}, {figure}, {day}, possibly"),
        (Language::Chinese, false) => format!("{title}，{figure}，{day}"),
        (Language::Chinese, true) => format!("{title}，{figure}，{day}，可能达到"),
    }
}

/// Which claim was taken as the latest, and why.
pub fn why_taken(on: Date, figure: &str, preferred: Preferred, of: usize, language: Language) -> String {
    let day = date(on, language);
    let others = of.saturating_sub(1);
    match language {
        Language::English => {
            let why = match preferred {
                Preferred::Only => "the newest date, and the only claim for it".to_owned(),
                Preferred::Firmest => format!("of {} claims for the newest date, it stands firmest", others + 1),
                Preferred::StatedLast => format!("of {} claims for the newest date, it was stated last", others + 1),
                Preferred::First => {
                    format!(
                        "of {} claims for the newest date that stand alike, it is the first in the file",
                        others + 1
                    )
                }
            };
            format!("Taken as the latest: {figure}, {day}; {why}.")
        }
        Language::Chinese => {
            let why = match preferred {
                Preferred::Only => "日期最新，且该日仅此一条".to_owned(),
                Preferred::Firmest => format!("最新日期的{}条数据中，此条最可靠", others + 1),
                Preferred::StatedLast => format!("最新日期的{}条数据中，此条公布最晚", others + 1),
                Preferred::First => format!("最新日期的{}条数据同等可靠，此条在文件中居首", others + 1),
            };
            format!("取为最新：{figure}，{day}；{why}。")
        }
    }
}

/// "conflicts with 76.8 % (Caixin)".
pub fn conflicts_with(others: &str, language: Language) -> String {
    match language {
        Language::English => format!("Conflicts with {others}"),
        Language::Chinese => format!("与{others}冲突"),
    }
}

/// A figure and who said it.
pub fn figure_by(figure: &str, publisher: &str, language: Language) -> String {
    match (publisher, language) {
        ("", _) => figure.to_owned(),
        (_, Language::English) => format!("{figure} ({publisher})"),
        (_, Language::Chinese) => format!("{figure}（{publisher}）"),
    }
}

/// "stated 30 March 2020".
pub fn stated(on: Date, language: Language) -> String {
    match language {
        Language::English => format!("stated {}", date(on, language)),
        Language::Chinese => format!("{}公布", date(on, language)),
    }
}

/// The sentence with a claim: a quote in quotation marks, a gist without.
pub fn sentence(words: &Words) -> Option<String> {
    words.quote.as_ref().map(|it| format!("“{it}”")).or_else(|| words.gist.clone())
}

/// A note on a claim.
pub fn note(words: &str, language: Language) -> String {
    match language {
        Language::English => format!("Note: {words}"),
        Language::Chinese => format!("注：{words}"),
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
pub fn plot(title: &str, claims: usize, from: Date, to: Date, language: Language) -> String {
    let (from, to) = (date(from, language), date(to, language));
    match language {
        Language::English => format!("Plot of {title}: {} claims, {from} to {to}", count(claims)),
        Language::Chinese => format!("{title}的图：{}条数据，{from}至{to}", count(claims)),
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
    text("Stated", "公布日期"),
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
