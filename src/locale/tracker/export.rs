//! The export menu, and the headings of the tables that it makes.

pub use super::super::sectors::qualifier;
use super::super::{Language, Text, count, text};

/// Menu.
pub const EXPORT: Text = text("Export", "导出");
/// Menu item.
pub const PROGRAMMES_CSV: Text = text("Programmes as CSV…", "政策导出为CSV…");
/// Menu item.
pub const CLAIMS_CSV: Text = text("Claims as CSV…", "数据导出为CSV…");
/// Menu item.
pub const COPY_PROGRAMMES: Text = text("Copy programmes", "复制政策表");
/// Menu item.
pub const COPY_CLAIMS: Text = text("Copy claims", "复制数据表");
/// Menu item.
pub const COPY_CLAIMS_HERE: Text = text("Copy claims of this programme", "复制本政策的数据表");
/// The qualifier of what is worked out from "about".
pub const ABOUT: Text = text("about", "约");
/// What was copied as a citation.
pub const CITATION_COPIED: Text = text("The citation is on the clipboard", "引文已复制到剪贴板");

/// What is worked out from "about": "about: between 36.03 m and 39.83 m yuan". The range is what comes out under the tolerance, and
/// nobody asserts its ends.
pub fn about(interval: &str, language: Language) -> String {
    match language {
        Language::English => format!("about: {interval}"),
        Language::Chinese => format!("约：{interval}"),
    }
}

/// What is exported where the search leaves only some of the programmes: "The 3 programmes shown, of 27".
pub fn shown_programmes(shown: usize, all: usize, language: Language) -> String {
    match language {
        Language::English if shown == 1 => format!("The 1 programme shown, of {}", count(all)),
        Language::English => format!("The {} programmes shown, of {}", count(shown), count(all)),
        Language::Chinese => format!("所示{}项政策（共{}项）", count(shown), count(all)),
    }
}

/// What is exported otherwise: "All 27 programmes".
pub fn all_programmes(all: usize, language: Language) -> String {
    match language {
        Language::English if all == 1 => "The 1 programme".to_owned(),
        Language::English => format!("All {} programmes", count(all)),
        Language::Chinese => format!("全部{}项政策", count(all)),
    }
}

/// The heading of a column that belongs to a figure: "Used, lower".
pub fn heading(figure: &str, of_it: &str, language: Language) -> String {
    [figure, of_it].join(super::super::comma(language))
}

/// The columns of the tables.
pub mod columns {
    use super::{Text, text};

    /// A column, or the first of the six that a figure takes.
    #[derive(Clone, Copy, Debug)]
    pub struct Column {
        /// Its heading.
        pub name: Text,
        /// Whether it is a figure.
        pub figure: bool,
    }

    const fn plain(en: &'static str, zh: &'static str) -> Column {
        Column { name: text(en, zh), figure: false }
    }

    const fn figure(en: &'static str, zh: &'static str) -> Column {
        Column { name: text(en, zh), figure: true }
    }

    /// The other columns of a figure, behind its words.
    pub const OF_FIGURE: [Text; 5] = [
        text("qualifier", "限定词"),
        text("lower", "下限"),
        text("upper", "上限"),
        text("lower open", "下限不含"),
        text("upper open", "上限不含"),
    ];

    /// Of a programme.
    pub const PROGRAMMES: [Column; 19] = [
        plain("Id", "标识"),
        plain("Programme", "政策"),
        plain("Kind", "类型"),
        plain("Agency", "主管部门"),
        plain("Status", "状态"),
        plain("Opened", "起始日"),
        plain("Closes", "截止日"),
        plain("Deadline", "期限"),
        plain("As of", "截至"),
        plain("Last figure", "最近数据日期"),
        figure("Quota or owed", "额度或拖欠总额"),
        figure("Used or cleared", "已使用或已清偿"),
        figure("Left", "剩余"),
        figure("A firm", "户均"),
        figure("Pace so far, a day", "迄今每天"),
        figure("Pace needed, a day", "所需每天"),
        plain("Verdict", "判断"),
        plain("Why", "理由"),
        plain("Claims", "数据条数"),
    ];

    /// Of a claim.
    pub const CLAIMS: [Column; 19] = [
        plain("Programme id", "政策标识"),
        plain("Programme", "政策"),
        plain("Measure", "指标"),
        plain("Date", "日期"),
        plain("Stated", "公布日期"),
        figure("Figure", "数值"),
        plain("Unit", "单位"),
        plain("Scope", "口径"),
        plain("Standing", "可靠性"),
        plain("Counts as of the day", "是否计入"),
        plain("Source", "来源"),
        plain("Publisher", "发布机构"),
        plain("Published", "发布日期"),
        plain("Address", "网址"),
        plain("Quote", "原文"),
        plain("Gist", "大意"),
        plain("Note", "备注"),
        plain("Entered by", "录入人"),
        plain("Entered", "录入日期"),
    ];
}
