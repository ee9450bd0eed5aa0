//! Texts of the page trends.

pub use super::claims::{
    CHANGE, CONFLICT, COPY_CITATION, DATE, FIGURE, NO_SOURCE, SHOW_IN_SOURCES, SOURCE, STATED, about, citation, cited,
    figure_on, line, marked, sentence_of, stated, weak_standing,
};

use super::claims::claims;
use super::{Language, Text, bracketed, count, date, day, text};
use jiff::civil::Date;

/// Heading of the card with the series.
pub const SERIES: Text = text("Series", "序列");
/// Button: takes all series off.
pub const CLEAR: Text = text("Clear", "清除");
/// Field: words to find series by.
pub const FIND: Text = text("Find a series", "查找序列");
/// No series has the words that were typed.
pub const NONE_FOUND: Text = text("No series has these words in its name.", "没有名称含这些词的序列。");
/// Button: takes away what was typed and chosen above the list.
pub const SHOW_ALL_SERIES: Text = text("Show all series", "显示全部序列");
/// Name of the list of series.
pub const LIST: Text = text(
    "List of series: arrow keys move, Space picks, F keeps as a favourite",
    "序列列表：方向键移动，空格键选取，F键收藏",
);
/// Heading of the series that were starred.
pub const FAVOURITES: Text = text("Favourites", "收藏");
/// Menu: the series that were shown last.
pub const RECENT: Text = text("Recent", "最近使用");
/// Makes a series a favourite.
pub const STAR: Text = text("Add to favourites", "加入收藏");
/// Makes it one no longer.
pub const UNSTAR: Text = text("Remove from favourites", "取消收藏");
/// Menu item: shows a series and no other.
pub const SHOW_ALONE: Text = text("Show only this series", "仅显示此序列");
/// A series is chosen beyond what is shown at once.
pub const WAITS: Text =
    text("Chosen, but not shown yet: see “Next” below the plot", "已选取但尚未显示：见图下方的“下一批”");
/// What series are told apart by.
pub const METRIC: Text = text("Metric", "指标");
/// What series are told apart by.
pub const REGION: Text = text("Region", "地区");
/// What series are told apart by.
pub const SECTOR: Text = text("Sector", "行业");
/// What series are told apart by.
pub const SIZE: Text = text("Size", "规模");
/// No choice is made.
pub const ALL: Text = text("All", "全部");

/// "Pick all 12".
pub fn pick_all(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("Pick all {}", count(number)),
        Language::Chinese => format!("全选{}个", count(number)),
    }
}

/// "4 more chosen", beside the way to them.
pub fn more(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("{} more chosen", count(number)),
        Language::Chinese => format!("另选{}个", count(number)),
    }
}

/// "Next 8".
pub fn next(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("Next {}", count(number)),
        Language::Chinese => format!("下一批{}个", count(number)),
    }
}

/// What a plot is for whose series name no sector, or no size class.
pub fn no_part(sector: bool) -> Text {
    if sector { text("All sectors", "全部行业") } else { text("All sizes", "全部规模") }
}

/// The data set holds nothing to plot.
pub const NO_DATA: Text = text(
    "This data set has no series. Open another one from the File menu.",
    "此数据集没有序列。请从“文件”菜单打开其他数据集。",
);
/// No series is chosen.
pub const NO_SERIES: Text =
    text("Choose a series on the left to see its claims over time.", "请在左侧选择序列，查看其历次数据。");
/// Series are chosen, and there is nothing to draw.
pub const NOTHING_KNOWN: Text = text(
    "Nothing that was known on this day can be drawn. Move the slider to a later day.",
    "截至该日没有可绘制的数据。请将滑块移到更晚的日期。",
);
/// Nothing can be drawn, for reasons that stand below.
pub const NOTHING_SAID: Text =
    text("No change can be told since this day. Choose a later one.", "自该日起无法得出变化。请选择更晚的日期。");

/// Switch: values as claimed.
pub const ABSOLUTE: Text = text("Absolute", "绝对值");
/// Switch: changes since a day.
pub const CHANGE_SINCE: Text = text("Change since…", "自某日变化…");
/// Field: the day that changes are counted from.
pub const BASE_DATE: Text = text("Base date", "基准日期");
/// Menu: what is on the plots.
pub const DISPLAY: Text = text("Display", "显示");
/// Switch: lines on the days of events.
pub const EVENTS: Text = text("Events", "事件");
/// Switch: bounds that follow from what was said of a change.
pub const IMPLIED_BOUNDS: Text = text("Implied bounds", "推算界限");
/// Switch: values by their magnitude.
pub const LOG_AXIS: Text = text("Logarithmic axis", "对数轴");
/// What that switch does.
pub const LOG_HINT: Text = text(
    "For amounts above zero without an upper limit; chosen by itself where they differ a hundredfold",
    "适用于大于零且无上限的数值；相差百倍以上时自动采用",
);
/// Choice: all series on one plot.
pub const ONE_PLOT: Text = text("One plot", "单图");
/// Choice: a plot for each metric.
pub const BY_METRIC: Text = text("A plot for each metric", "按指标分图");
/// Choice: a plot for each region.
pub const BY_REGION: Text = text("A plot for each region", "按地区分图");
/// Choice: a plot for each sector.
pub const BY_SECTOR: Text = text("A plot for each sector", "按行业分图");
/// Choice: a plot for each size class.
pub const BY_SIZE: Text = text("A plot for each size", "按规模分图");
/// Choice: a plot for each series.
pub const BY_SERIES: Text = text("A plot for each series", "按序列分图");
/// Switch: plots only.
pub const AS_PLOT: Text = text("Plot", "图");
/// Switch: plots, and the claims as a table below.
pub const AS_BOTH: Text = text("Both", "图和表");
/// Switch: the claims as a table.
pub const AS_TABLE: Text = text("Table", "表格");
/// Button: copies what is shown, tab by tab.
pub const COPY: Text = text("Copy", "复制");
/// What that button does.
pub const COPY_HINT: Text = text("Copies the claims shown, as a table", "以表格形式复制所显示的数据");
/// Button: back to all days and the natural range.
pub const RESET: Text = text("Reset view", "重置视图");
/// Button in a plot that shows none of its marks: back to all of them.
pub const NOTHING_IN_VIEW: Text = text("Nothing is in view: reset", "当前视图内没有数据：重置");
/// How to move about in the plot.
pub const HOW_TO_MOVE: Text = text(
    "Drag to move, Ctrl and scroll to zoom, drag with Shift or the right button to zoom into a box, double-click to reset. Keys: arrows step through the claims, Shift and arrows move, + and − zoom, 0 resets",
    "拖动可平移，Ctrl加滚轮可缩放，按住Shift或用右键拖动可框选放大，双击可重置。键盘：方向键逐条查看，Shift加方向键平移，+和−缩放，0重置",
);
/// Instead of a claim, while none is chosen.
pub const HOW_TO_STEP: Text = text(
    "Click a mark to keep its claim here and copy its citation, or step through the claims with the arrow keys.",
    "点击标记可在此保留该条数据并复制引文，也可用方向键逐条查看。",
);

/// Beside the line of a goal.
pub const GOAL: Text = text("goal", "目标");
/// The citation of a claim is on the clipboard.
pub const COPIED: Text = text("Copied", "已复制");
/// Button: leads to a series in the table of sectors.
pub const SHOW_IN_SECTORS: Text = text("Show in Sectors", "在行业页查看");
/// Menu item: switches the other series off.
pub const ONLY_THIS: Text = text("Only this", "仅此序列");
/// Menu item: takes a series off the plot.
pub const TAKE_OFF: Text = text("Take off", "移除");
/// How the legend is used.
pub const LEGEND_HINT: Text =
    text("Click to switch off or on, Alt and click for only this one", "点击可隐藏或显示，Alt 加点击仅显示此序列");
/// Name of the slider for the day of knowledge.
pub const KNOWN_ON: Text = text("As known on", "截至已知日期");

/// Menu item of a row.
pub const COPY_ROW: Text = text("Copy row", "复制此行");

/// A series has no claim yet on the day of knowledge.
pub const NO_CLAIM_YET: Text = text("no claim was known yet", "当时尚无数据");

/// "12 of 259 series".
pub fn found(found: usize, of: usize, language: Language) -> String {
    let (found, of) = (count(found), count(of));
    match language {
        Language::English => format!("{found} of {of} series"),
        Language::Chinese => format!("{of}个序列中的{found}个"),
    }
}

/// "Operating rate, Resumption rate · absolute".
pub fn panel_title(metrics: &[String], since: Option<Date>, language: Language) -> String {
    match (language, since) {
        (Language::English, None) => format!("{}, absolute", metrics.join(", ")),
        (Language::English, Some(day)) => format!("{}, change since {}", metrics.join(", "), date(day, language)),
        (Language::Chinese, None) => format!("{}，绝对值", metrics.join("、")),
        (Language::Chinese, Some(day)) => format!("{}，自{}以来的变化", metrics.join("、"), date(day, language)),
    }
}

/// "Plot of Operating rate, absolute: 12 claims"; for screen readers.
pub fn plot_name(title: &str, number: usize, language: Language) -> String {
    let claims = claims(number, language);
    match language {
        Language::English => format!("Plot of {title}: {claims}"),
        Language::Chinese => format!("{title}的图：{claims}"),
    }
}

/// "2 series in other units stand below."
pub fn in_other_units(series: usize, language: Language) -> String {
    match language {
        Language::English if series == 1 => "1 series on another scale stands below.".to_owned(),
        Language::English => format!("{} series on other scales stand below.", count(series)),
        Language::Chinese => format!("另有{}个不同口径的序列见下图。", count(series)),
    }
}

/// "implied: less than 49 % on 1 March".
pub fn implied(bound: &str, on: Date, language: Language) -> String {
    match language {
        Language::English => format!("implied: {bound} on {}", day(on, language)),
        Language::Chinese => format!("推算：{}{bound}", day(on, language)),
    }
}

/// "goal 100 %".
pub fn goal(value: &str, language: Language) -> String {
    match language {
        Language::English => format!("goal {value}"),
        Language::Chinese => format!("目标{value}"),
    }
}

/// "76 % on 28 March − 27 days × more than 1 pp".
pub fn lineage(figure: &str, on: Date, days: i32, change: &str, language: Language) -> String {
    match language {
        Language::English => format!("{figure} on {} − {days} days × {change}", day(on, language)),
        Language::Chinese => format!("{}{figure} − {days}天 × {change}", day(on, language)),
    }
}

/// "+15.5 pp since 23 February 2020".
pub fn change_since(change: &str, since: Date, language: Language) -> String {
    match language {
        Language::English => format!("{change} since {}", date(since, language)),
        Language::Chinese => format!("自{}以来：{change}", date(since, language)),
    }
}

/// "Also for this date: 76.8 % (Caixin)".
pub fn other_claim(figure: &str, publisher: &str, language: Language) -> String {
    let said = bracketed(figure, publisher, language);
    match language {
        Language::English => format!("Also for this date: {said}"),
        Language::Chinese => format!("同日另有：{said}"),
    }
}

/// What changes are counted from, in place of its change.
pub const BASE: Text = text("base", "基准");

/// "no claim since 6 April 2020".
pub fn no_claim_since(day: Date, language: Language) -> String {
    match language {
        Language::English => format!("no claim since {}", date(day, language)),
        Language::Chinese => format!("{}以来无数据", date(day, language)),
    }
}

/// "no figure on or before 1 March 2020", or "only doubtful figures on or before 1 March 2020".
pub fn no_base(day: Date, has_doubtful: bool, language: Language) -> String {
    match language {
        Language::English if has_doubtful => format!("only doubtful figures on or before {}", date(day, language)),
        Language::Chinese if has_doubtful => format!("{}及之前只有存疑数值", date(day, language)),
        Language::English => format!("no figure on or before {}", date(day, language)),
        Language::Chinese => format!("{}及之前没有数值", date(day, language)),
    }
}

/// "counted from 26 February 2020".
pub fn counted_from(day: Date, language: Language) -> String {
    match language {
        Language::English => format!("counted from {}", date(day, language)),
        Language::Chinese => format!("从{}算起", date(day, language)),
    }
}

/// "for 2 claims the change can't be told".
pub fn unsaid(number: usize, language: Language) -> String {
    let claims = claims(number, language);
    match language {
        Language::English => format!("for {claims} the change can't be told"),
        Language::Chinese => format!("有{claims}无法得出变化"),
    }
}

/// "As known on 30 June 2020; 3 of 3 series shown; 2 later claims hidden."
pub fn known(on: Option<Date>, shown: (usize, usize), later: usize, language: Language) -> String {
    let (drawn, of, hidden) = (count(shown.0), count(shown.1), count(later));
    let mut said = match (language, on) {
        (Language::English, Some(on)) => format!("As known on {}; {drawn} of {of} series shown", date(on, language)),
        (Language::English, None) => format!("All that is known; {drawn} of {of} series shown"),
        (Language::Chinese, Some(on)) => format!("截至{}已知；显示{drawn}/{of}个序列", date(on, language)),
        (Language::Chinese, None) => format!("全部已知；显示{drawn}/{of}个序列"),
    };
    match language {
        Language::English if later == 1 => said.push_str("; 1 later claim hidden"),
        Language::English if later > 1 => said.extend(["; ", &hidden, " later claims hidden"]),
        Language::Chinese if later > 0 => said.extend(["；隐藏", &hidden, "条此后的数据"]),
        _ => {}
    }
    said.push_str(if language == Language::English { "." } else { "。" });
    said
}

/// A metric's name with the name of a unit that the axis does not show.
pub fn in_unit(metric: &str, unit: &str, language: Language) -> String {
    bracketed(metric, unit, language)
}
