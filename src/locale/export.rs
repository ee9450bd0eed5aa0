//! Texts of exports: the menu on Trends, and what stands on sheets and above tables.

pub use super::claims::about as tolerance;

use super::claims::claims;
use super::{Language, Text, bracketed, comma, count, date, labelled, text};
use crate::dataset::{ClaimId, SourceId};
use crate::store::Store;
use jiff::civil::Date;

/// The menu.
pub const EXPORT: Text = text("Export", "导出");
/// Heading: the plot as a picture.
pub const PICTURE: Text = text("Picture", "图片");
/// Heading: the claims as a table.
pub const TABLE: Text = text("Table", "表格");
/// How large the picture is.
pub const SIZE: Text = text("Size", "尺寸");
/// Field: how wide the picture is, in points.
pub const WIDTH: Text = text("Width", "宽度");
/// Field: how high it is.
pub const HEIGHT: Text = text("Height", "高度");
/// Switch: pixels a point.
pub const SCALE: Text = text("Scale", "倍率");
/// What the scale is for.
pub const SCALE_HINT: Text = text("Pixels a point of the PNG and the copied picture", "PNG 和复制图片的每点像素数");
/// Button: writes an SVG file.
pub const SVG: Text = text("SVG…", "SVG…");
/// Button: writes a PNG file.
pub const PNG: Text = text("PNG…", "PNG…");
/// Button: writes a CSV file.
pub const CSV: Text = text("CSV…", "CSV…");
/// Button: the picture on the clipboard.
pub const COPY_PICTURE: Text = text("Copy picture", "复制图片");
/// Button: the table on the clipboard.
pub const COPY_AS_TABLE: Text = text("Copy as table", "复制为表格");
/// What the table holds, however far the plot is zoomed in.
pub const ALL_CLAIMS: Text = text("All claims of the series shown", "所示序列的全部数据");
/// Check box: remarks above the table.
pub const WITH_NOTES: Text = text("With notes", "附说明");
/// What that does.
pub const NOTES_HINT: Text = text(
    "Puts title, filters, sources and key above the table, in lines that begin with #",
    "在表格上方以 # 开头的行写出标题、筛选条件、来源和图例",
);
/// While a picture is made.
pub const DRAWING: Text = text("Drawing…", "正在绘制…");
/// What was copied as a table.
pub const TABLE_COPIED: Text = text("The table is on the clipboard", "表格已复制到剪贴板");
/// While a table is put together.
pub const PUTTING_TOGETHER: Text = text("Putting the export together…", "正在生成导出内容…");
/// It was called off.
pub const STOPPED: Text = text("Export stopped, nothing was copied or saved", "已停止导出，未复制或保存任何内容");
/// Why nothing was made.
pub const NOT_MADE: Text =
    text("nothing was exported: the work on it ended unexpectedly; try again", "未能导出：生成过程意外中断；请重试");

/// Why a page is not drawn as SVG.
pub const ONLY_TRENDS: Text = text(
    "only the plot of trends can be drawn as SVG; name a .png file for a page",
    "只有趋势页的图可以绘制为 SVG；绘制页面请用 .png 文件名",
);
/// Why nothing is drawn over what it is drawn from.
pub const OVER_INPUT: Text = text(
    "not drawn: the picture would replace the file that it is drawn from; name another file with -o",
    "未绘制：图片会覆盖其数据来源文件；请用 -o 指定其他文件",
);
/// Why no page is drawn.
pub const NOT_OPENED: Text = text("nothing is drawn: the page could not be opened", "未绘制：无法打开页面");
/// There is nothing to draw.
pub const NOTHING_DRAWN: Text =
    text("nothing is drawn: no claim of these series was known on that day", "没有可绘制的内容：当日这些序列尚无数据");

/// The data set that comes with the program, as messages name it.
pub const SHIPPED: Text = text("the shipped data set", "自带数据集");
/// No series has all that was asked for.
pub const NO_SERIES_FITS: Text = text(
    "nothing to export: no series fits all of --series, --metric, --region, --sector and --size; leave one out",
    "没有可导出的内容：没有序列同时符合 --series、--metric、--region、--sector 和 --size；请去掉其中一项",
);
/// What the columns of a table are.
pub const KEY: Text = text(
    "text: the figure as it was said; lower, upper: the ends that it asserts, within the natural range, open where the end itself is left out; “about” asserts no ends",
    "text：按原意表述的数值；lower、upper：所断言的两端（在自然范围内），不含端点时为开；“约”不断言任何一端",
);

/// A picture that could not be made, and what the encoder said.
pub fn no_png(why: &str, language: Language) -> String {
    let sentence =
        text("the picture could not be made; try a smaller size or scale", "未能生成图片；请改用较小的尺寸或倍率");
    bracketed(sentence.get(language), why, language)
}

/// What something is called that is not there.
pub fn unknown(what: &str, name: &str, near: Option<&str>, language: Language) -> String {
    match (language, near) {
        (Language::English, Some(near)) => format!("there is no {what} “{name}”; did you mean “{near}”?"),
        (Language::English, None) => format!("there is no {what} “{name}”; use an id or a name of the data set"),
        (Language::Chinese, Some(near)) => format!("没有 {what}“{name}”；是否指“{near}”？"),
        (Language::Chinese, None) => format!("没有 {what}“{name}”；请使用数据集中的 id 或名称"),
    }
}

/// "34 claims of 5 series, as known on 30 June 2020".
pub fn rows(rows: usize, series: usize, as_known_on: Option<Date>, language: Language) -> String {
    let (claims, series) = (claims(rows, language), count(series));
    match (language, as_known_on) {
        (Language::English, Some(day)) => format!("{claims} of {series} series, as known on {}", date(day, language)),
        (Language::English, None) => format!("{claims} of {series} series, all that is known"),
        (Language::Chinese, Some(day)) => format!("{series}个序列的{claims}，截至{}已知", date(day, language)),
        (Language::Chinese, None) => format!("{series}个序列的{claims}，全部已知"),
    }
}

/// Where claims come from: each publisher once, in the order of the claims, with how many sources there are.
pub fn sources(store: &Store, claims: &[ClaimId], language: Language) -> String {
    let data = store.data();
    let mut ids: Vec<SourceId> = Vec::new();
    for id in claims.iter().filter_map(|it| data.claims.source(*it)) {
        if ids.last() != Some(&id) {
            ids.push(id);
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    ids.retain(|it| seen.insert(*it));
    let mut names: Vec<&str> = Vec::new();
    for source in ids.iter().filter_map(|it| data.source(*it)) {
        let name = source.publisher.as_ref().unwrap_or(&source.title).text(language);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return super::claims::NO_SOURCE.get(language).to_owned();
    }
    let heading = text("Sources", "来源").get(language);
    let all = match language {
        Language::English if ids.len() == 1 => String::new(),
        Language::English => format!("{} sources", count(ids.len())),
        Language::Chinese => format!("共{}个", count(ids.len())),
    };
    let names = names.join(text("; ", "；").get(language));
    labelled(heading, &bracketed(&names, &all, language), language)
}

/// What drew a sheet, and out of what.
pub fn drawn_from(title: &str, language: Language) -> String {
    match language {
        Language::English => format!("Data set: {title}. Drawn by Resumption Monitor."),
        Language::Chinese => format!("数据集：{title}。由复工监测绘制。"),
    }
}

/// Events whose names found no room in the plot.
pub fn also_marked(events: &[&str], language: Language) -> String {
    let events = events.join(text("; ", "；").get(language));
    labelled(text("Also marked", "另标出").get(language), &events, language)
}

/// Series whose names found no room.
pub fn more_series(number: usize, language: Language) -> String {
    let number = count(number);
    match language {
        Language::English => format!("and {number} more series"),
        Language::Chinese => format!("另有{number}个序列"),
    }
}

/// A bound with what it follows from: "implied: less than 49 % on 1 March = 76 % on 28 March − …".
pub fn implied(label: &str, lineage: &str) -> String {
    [label, lineage].join(" = ")
}

/// A mark in words: "Operating rate · China: 98.6 % on 28 March 2020, derived".
pub fn mark(title: &str, said: &str, standing: Option<Text>, language: Language) -> String {
    let line = labelled(title, said, language);
    match standing {
        Some(it) => [line.as_str(), it.get(language)].join(comma(language)),
        None => line,
    }
}
