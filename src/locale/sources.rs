//! Texts of the page sources.

pub use super::claims::{
    COPY_CITATION, LEADING, OPEN_IN_TRENDS, SHOW_PROGRAMME, SMES, SUPPORTING, citation, claims, note, sentence,
    standing, stated, weak_standing,
};

use super::{Language, Text, count, date, text};
use jiff::civil::Date;

/// Field: words of a source's title, publisher or id.
pub const FIND: Text = text("Find a source", "查找来源");
/// Where there is no room for both: back from a source to the list.
pub const ALL_SOURCES: Text = text("‹ All sources", "‹ 所有来源");
/// Before the orders of the list.
pub const SORTED_BY: Text = text("Sorted by", "排序");
/// An order of the list.
pub const BY_DATE: Text = text("Date", "日期");
/// An order of the list.
pub const BY_CLAIMS: Text = text("Claims", "条数");
/// An order of the list.
pub const BY_TITLE: Text = text("Title", "标题");
/// Button: filters beside words.
pub const FILTERS: Text = text("Filter sources…", "筛选来源…");
/// A filter.
pub const WITH_CLAIMS: Text = text("With claims", "有数据引用");
/// A filter.
pub const WITH_TEXT: Text = text("With text or summary", "有原文或摘要");
/// Field: published on that day or later.
pub const FROM: Text = text("From", "自");
/// Field: published on that day or earlier.
pub const TO: Text = text("To", "至");
/// A filter.
pub const PUBLISHER: Text = text("Publisher", "发布机构");
/// No publisher is chosen.
pub const ALL_PUBLISHERS: Text = text("All publishers", "所有机构");
/// What a click on a filter in force does.
pub const TAKE_OFF: Text = text("Take off the filter", "取消筛选");
/// The tag of a source that stands in the tracker's file.
pub const OF_TRACKER: Text = text("tracker", "跟踪表");
/// The tag of a source that stands in both files.
pub const OF_BOTH: Text = text("both files", "两个文件");
/// A source without a date.
pub const UNDATED: Text = text("no date", "无日期");

/// Neither file has a source.
pub const NONE: Text = text(
    "Neither the data set nor the tracker names a source. In the file, add `sources: [(id: …, title: …)]` and name the id in each point.",
    "数据集和跟踪表都没有列出来源。请在文件中加入 `sources: [(id: …, title: …)]`，并在各数据点写明其 id。",
);
/// No source fits what was typed.
pub const NO_MATCH: Text = text("No source fits the filter.", "没有符合筛选条件的来源。");
/// Button: empties the field.
pub const CLEAR: Text = text("Clear filter", "清除筛选");
/// No source is chosen.
pub const CHOOSE: Text = text("Choose a source to read what it says.", "选择一个来源，查看其内容。");

/// A source that cannot be opened.
pub const NO_LINK: Text =
    text("Named without a link: there is no page to send readers to.", "仅列出名称，未附链接：没有可供查阅的网页。");
/// An address that is not one of the web.
pub const ODD_LINK: Text = text("Not an address of the web, so it is not a link", "不是网页地址，因此不作为链接");
/// Heading: the source's own words.
pub const TEXT: Text = text("Text", "原文");
/// Heading: a summary.
pub const SUMMARY: Text = text("Summary", "摘要");
/// What a summary is.
pub const IS_SUMMARY: Text = text(
    "A summary in the data file's own words, not the words of the source.",
    "以下摘要由数据文件的编者撰写，并非来源原文。",
);
/// What the marked sentences are.
pub const MARKED: Text = text(
    "Claims were taken from the underlined sentences: point at one to see them, click it to go to them.",
    "带下划线的句子是数据的出处：指向句子可查看对应数据，点击可跳转。",
);
/// The file holds no text of the source.
pub const NO_TEXT: Text = text(
    "The file holds no text of this source; each claim below carries its own sentence.",
    "文件中没有该来源的全文；下面每条数据各附原句。",
);
/// Nothing was taken from a source.
pub const NO_CLAIMS: Text = text("Nothing in the file rests on this source.", "文件中没有引用该来源的数据。");
/// More text than is shown.
pub const TEXT_GOES_ON: Text = text("The text goes on; the rest is in the file.", "全文未完，其余见文件。");

/// Button.
pub const COPY: Text = text("Copy with citation", "复制并附引文");
/// Button: from a claim to its sentence.
pub const IN_TEXT: Text = text("Show in the text", "在原文中显示");
/// What a click on a claim does.
pub const SHOW_SERIES: Text = text("Show it on Sectors", "在行业页查看");

/// A record: change a day.
pub const AVERAGE_CHANGE: Text = text("average change a day", "日均变化");
/// A record: leading enterprises of all batches.
pub const LEADING_TOTAL: Text = text("Leading enterprises in all", "龙头企业合计");
/// A record.
pub const BLOCKAGE: Text = text("Blockage", "堵点");
/// A record.
pub const EVENT: Text = text("Event", "事件");
/// A record.
pub const MILESTONE: Text = text("milestone", "节点");
/// A milestone that is not reached.
pub const DUE: Text = text("due", "应完成");
/// A milestone that is reached.
pub const DONE: Text = text("done", "已完成");
/// A claim that contradicts another.
pub const CONFLICT: Text = text("conflicts with another claim", "与另一条数据冲突");

/// "210 sources", or "12 of 210 sources".
pub fn shown(shown: usize, of: usize, language: Language) -> String {
    let (some, all) = (count(shown), count(of));
    match (language, shown == of) {
        (Language::English, true) if of == 1 => "1 source".to_owned(),
        (Language::English, true) => format!("{all} sources"),
        (Language::English, false) => format!("{some} of {all} sources"),
        (Language::Chinese, true) => format!("{all}个来源"),
        (Language::Chinese, false) => format!("{some} / {all}个来源"),
    }
}

/// "203 sources: 147 of the data set, 56 of the tracker only".
pub fn of_each(all: &str, data: usize, tracker: usize, language: Language) -> String {
    let (data, tracker) = (count(data), count(tracker));
    match language {
        Language::English => format!("{all}: {data} of the data set, {tracker} of the tracker only"),
        Language::Chinese => format!("{all}：数据集{data}，仅跟踪表{tracker}"),
    }
}

/// "3 published after 30 March 2020 are hidden".
pub fn hidden(hidden: usize, day: Date, language: Language) -> String {
    let (is, hidden, day) = (if hidden == 1 { "is" } else { "are" }, count(hidden), date(day, language));
    match language {
        Language::English => format!("{hidden} known only after {day} {is} hidden"),
        Language::Chinese => format!("{day}之后才公布的{hidden}条未显示"),
    }
}

/// "and 3 more".
pub fn more(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("and {} more", count(number)),
        Language::Chinese => format!("另有{}条", count(number)),
    }
}

/// "900 000 more are not shown".
pub fn not_shown(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("{} more are not shown here; Sectors has them all.", count(number)),
        Language::Chinese => format!("另有{}条未在此显示，行业页可查看全部。", count(number)),
    }
}

/// "published 30 March 2020".
pub fn published(day: Date, language: Language) -> String {
    match language {
        Language::English => format!("published {}", date(day, language)),
        Language::Chinese => format!("{}发布", date(day, language)),
    }
}

/// "read 2 April 2020".
pub fn captured(day: Date, language: Language) -> String {
    match language {
        Language::English => format!("read {}", date(day, language)),
        Language::Chinese => format!("{}读取", date(day, language)),
    }
}

/// "1 March 2020 to 28 March 2020".
pub fn period(from: Date, to: Date, language: Language) -> String {
    let (from, to) = (date(from, language), date(to, language));
    match language {
        Language::English => format!("{from} to {to}"),
        Language::Chinese => format!("{from}至{to}"),
    }
}

/// The name of a language, by its code; the code itself where it is another.
pub fn language_name(code: &str, language: Language) -> &str {
    let name = match code {
        "en" => text("in English", "英文"),
        "zh" => text("in Chinese", "中文"),
        "ja" => text("in Japanese", "日文"),
        "de" => text("in German", "德文"),
        "fr" => text("in French", "法文"),
        _ => return code,
    };
    name.get(language)
}
