//! Texts of the page problems.

pub use super::claims::{CONFLICT, SHOW_PROGRAMME};

use super::{Language, Text, and, count, date, text, tracker};
use crate::tracker::{Document, Flag};
use jiff::civil::Date;

/// Field: words of a problem.
pub const FILTER: Text = text("Filter problems", "筛选问题");
/// Button.
pub const COPY_ALL: Text = text("Copy all", "全部复制");
/// What that button does while a filter is set.
pub const COPY_HINT: Text =
    text("Copies what the filter lets through, each with its line of the file", "复制筛选后的全部问题及其所在行");
/// Button: one problem.
pub const COPY: Text = text("Copy", "复制");
/// Everything is shown.
pub const ALL: Text = text("All", "全部");
/// Records that were left out.
pub const ERRORS: Text = text("Errors", "错误");
/// Records to look at again.
pub const WARNINGS: Text = text("Warnings", "警告");
/// What the checks of content found.
pub const FINDINGS: Text = text("Findings", "核查发现");
/// A finding in the tracker.
pub const FLAG: Text = text("check", "待核");
/// Nothing fits the filter.
pub const NO_MATCH: Text = text("No problem has these words.", "没有包含这些词的问题。");
/// Button: empties the filter.
pub const CLEAR: Text = text("Clear filter", "清除筛选");
/// While the words of many problems are compared.
pub const SEARCHING: Text = text("searching …", "正在搜索……");
/// There is nothing.
pub const NONE: Text = text("Nothing is wrong with either file.", "两个文件均未发现问题。");
/// What a click on a conflict does.
pub const SHOW_SERIES: Text = text("Show the claims on Sectors", "在行业页查看这些数据");

/// What a click on the way to a source does.
pub const SHOW_SOURCE: Text = text("Show the source", "查看该来源");
/// Button.
pub const NEXT: Text = text("Next problem (F8)", "下一个问题（F8）");
/// Button.
pub const PREVIOUS: Text = text("Previous problem (Shift+F8)", "上一个问题（Shift+F8）");

/// "2 of 7".
pub fn nth(nth: usize, of: usize, language: Language) -> String {
    let (nth, of) = (count(nth), count(of));
    match language {
        Language::English => format!("{nth} of {of}"),
        Language::Chinese => format!("第{nth}个，共{of}个"),
    }
}

/// "3 conflicts, 1 check": the findings by kind.
pub fn kinds(conflicts: usize, checks: usize, language: Language) -> String {
    let part = |n: usize, one: &str, many: &str, zh: &str| match (n, language) {
        (0, _) => None,
        (1, Language::English) => Some(format!("1 {one}")),
        (_, Language::English) => Some(format!("{} {many}", count(n))),
        (_, Language::Chinese) => Some(format!("{}{zh}", count(n))),
    };
    let parts = [part(conflicts, "conflict", "conflicts", "处冲突"), part(checks, "check", "checks", "项待核")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(super::comma(language))
}

/// Above what is checked.
pub const WHAT_IS_CHECKED: Text = text("What is checked", "检查内容");
/// What is checked, one line each.
pub const CHECKED: [Text; 5] = [
    text(
        "The notation: each record is read by itself, so that one mistake costs one record.",
        "写法：逐条读取，一处错误只影响一条记录。",
    ),
    text(
        "The fields: unknown and missing ones, wrong types, and words that the format does not know.",
        "字段：未知、缺失、类型不符，以及格式不认识的词。",
    ),
    text(
        "The content: ids, dates, ranges, and figures outside the natural range of their metric.",
        "内容：标识、日期、区间，以及超出指标自然范围的数字。",
    ),
    text("Claims for the same thing and date that can't all be right.", "同一对象、同一日期下不可能同时成立的数据。"),
    text(
        "The tracker: totals that fall, more issued than the quota, claims outside a programme's dates, duplicates, and figures a thousand times their neighbours.",
        "跟踪表：累计数下降、发放超过额度、日期超出政策期限、重复记录，以及相差千倍的数字。",
    ),
];

/// "12 errors, 3 warnings and 5 findings".
pub fn summary(errors: usize, warnings: usize, findings: usize, language: Language) -> String {
    let part = |number: usize, one: &str, many: &str| match number {
        0 => None,
        1 => Some(format!("1 {one}")),
        n => Some(format!("{} {many}", count(n))),
    };
    match language {
        Language::English => {
            let parts = [
                part(errors, "error", "errors"),
                part(warnings, "warning", "warnings"),
                part(findings, "finding of the checks", "findings of the checks"),
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            and(&parts.iter().map(String::as_str).collect::<Vec<_>>(), language)
        }
        Language::Chinese => {
            let part = |number: usize, name: &str| (number > 0).then(|| format!("{}个{name}", count(number)));
            let parts = [part(errors, "错误"), part(warnings, "警告"), part(findings, "核查发现")];
            parts.into_iter().flatten().collect::<Vec<_>>().join("、")
        }
    }
}

/// What errors cost.
pub const SOME_LEFT_OUT: Text = text(
    "An error left its record out; everything else was read. Warnings and findings left nothing out.",
    "出错的记录未被读入，其余均已读入。警告和核查发现不影响读入。",
);
/// There are no errors.
pub const ALL_READ: Text = text(
    "Every record of both files was read; look at these all the same.",
    "两个文件的记录均已读入，但以下内容仍需留意。",
);

/// There are no errors in what is shown, and a file that is not shown.
pub const OF_WHAT_IS_SHOWN: Text = text(
    "These were found in what is shown; a file that could not be read is not.",
    "以下内容来自当前显示的数据；另有文件无法读取，未显示。",
);

/// "9 000 more are not shown".
pub fn not_shown(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("{} more are not shown: filter to find them.", count(number)),
        Language::Chinese => format!("另有{}个未显示，可筛选查找。", count(number)),
    }
}

/// Problems that the reader counted and did not keep.
pub fn dropped(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("{} more problems were counted and not kept.", count(number)),
        Language::Chinese => format!("另有{}个问题只计数，未保留。", count(number)),
    }
}

/// The last line of a report that was cut.
pub fn report_goes_on(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("… and {} more", count(number)),
        Language::Chinese => format!("……另有{}个", count(number)),
    }
}

/// Where a problem stands, in words.
pub fn within(place: &str, language: Language) -> String {
    match language {
        Language::English => format!("In {place}"),
        Language::Chinese => format!("位置：{place}"),
    }
}

/// Claims that can't all be right: "Title, 28 March 2020: 76 % (Briefing) against 76.8 % (Caixin)".
pub fn conflict(title: &str, on: Date, figures: &[String], language: Language) -> String {
    let on = date(on, language);
    match language {
        Language::English => format!("{title}, {on}: {}", figures.join(" against ")),
        Language::Chinese => format!("{title}，{on}：{}，互相矛盾", figures.join("与")),
    }
}

/// What a check of the tracker found: the name of the programme, then the sentence of the tracker's page.
pub fn flag(flag: &Flag, document: &Document, language: Language) -> String {
    let Some(programme) = document.programmes.get(flag.programme) else { return String::new() };
    let name = programme.name.text(language);
    let what = tracker::flag(&flag.kind, programme, flag.claim, language);
    format!("{name} · {what}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Figure;
    use crate::syntax::Name;
    use crate::tracker::{Claim, Kind, Measure, Programme, check};
    use jiff::civil::date as day;

    #[test]
    fn a_flag_begins_with_its_programme_and_one_of_another_document_is_no_panic() {
        let mut loans = Programme::new("re-lending", Kind::LOAN, Name::plain("Re-lending"));
        for (month, value) in [(3, 200e9), (4, 100e9)] {
            loans.claims.push(Claim::new(day(2020, month, 1), Measure::Issued, Figure::Exactly(value)));
        }
        let document = Document { programmes: vec![loans], ..Document::default() };
        let flags = check(&document);
        assert_eq!(flags.len(), 1);
        for (language, words) in [(Language::English, "1 March 2020"), (Language::Chinese, "2020年3月1日")] {
            let said = flag(&flags[0], &document, language);
            assert!(said.starts_with("Re-lending · ") && said.contains(words), "{said}");
        }
        assert_eq!(flag(&flags[0], &Document::default(), Language::English), "");
    }

    #[test]
    fn the_summary_leaves_out_what_there_is_none_of() {
        assert_eq!(summary(2, 0, 1, Language::English), "2 errors and 1 finding of the checks");
        assert_eq!(summary(1, 12, 3, Language::English), "1 error, 12 warnings and 3 findings of the checks");
        assert_eq!(summary(0, 0, 0, Language::English), "");
        assert_eq!(summary(0, 4, 0, Language::Chinese), "4个警告");
    }
}
