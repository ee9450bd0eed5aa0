//! Texts of the table and the chart: menus, what is chosen, what leaves the program.

use super::super::{Language, Text, and, count, date, text};
use jiff::civil::Date;

/// Button: shows the chart beside the table.
pub const CHART: Text = text("Chart", "图表");
/// Button: rows to a file.
pub const EXPORT: Text = text("Export", "导出");
/// The rows are on their way.
pub const LOOKING: Text = text("Looking…", "查找中…");
/// A scroll bar.
pub const SCROLL_ROWS: Text = text("Scroll rows", "滚动各行");
/// A scroll bar.
pub const SCROLL_SIDEWAYS: Text = text("Scroll sideways", "左右滚动");

/// In the menu of a row.
pub const OPEN_DETAILS: Text = text("Show every claim", "查看全部数据");
/// In the menu of a heading.
pub const SORT_UP: Text = text("Sort ascending", "升序排序");
/// In the menu of a heading.
pub const SORT_DOWN: Text = text("Sort descending", "降序排序");
/// In the menu of a heading.
pub const SORT_ALSO: Text = text("Then sort by it", "其次按此列排序");
/// In the menu of a heading.
pub const SORT_NOT: Text = text("Don’t sort by it", "不按此列排序");
/// In the menu of a heading.
pub const MOVE_LEFT: Text = text("Move left", "左移");
/// In the menu of a heading.
pub const MOVE_RIGHT: Text = text("Move right", "右移");
/// In the menu of a heading.
pub const HIDE_COLUMN: Text = text("Hide column", "隐藏此列");
/// In the menu of a heading.
pub const FIT_COLUMN: Text = text("Fit column", "此列适合内容");
/// In menus.
pub const FIT_COLUMNS: Text = text("Fit columns", "各列适合内容");
/// In the menu of the columns.
pub const RESET_COLUMNS: Text = text("Reset columns", "还原各列");

/// No row has an axis.
pub const NO_CHART: Text = text(
    "These rows share no axis. Choose one metric to see them as a chart.",
    "这些行没有共同的坐标轴。选择一个指标即可显示图表。",
);
/// Rows that state no number.
pub const NOTHING_STATED: Text = text("They state no number.", "均未给出数值。");
/// Rows of several metrics.
pub const SEVERAL_METRICS: Text =
    text("They are of several metrics, so there is no range for all.", "涉及多个指标，没有共同区间。");
/// Why there is no average.
pub const NO_AVERAGE: Text =
    text("No average: the data set has no weights for them.", "不计算平均值：数据集没有权重。");

/// What stands between two sentences.
pub const fn between_sentences(language: Language) -> &'static str {
    match language {
        Language::English => " ",
        Language::Chinese => "",
    }
}

/// Button: moves a column to the left.
pub fn move_left(column: &str, language: Language) -> String {
    match language {
        Language::English => format!("Move {column} left"),
        Language::Chinese => format!("左移{column}"),
    }
}

/// Button: moves a column to the right.
pub fn move_right(column: &str, language: Language) -> String {
    match language {
        Language::English => format!("Move {column} right"),
        Language::Chinese => format!("右移{column}"),
    }
}

/// The edge of a column.
pub fn resize(column: &str, language: Language) -> String {
    match language {
        Language::English => format!("Resize {column}"),
        Language::Chinese => format!("调整{column}列宽"),
    }
}

/// In the menu of a row: "Only Steel".
pub fn only(name: &str, language: Language) -> String {
    match language {
        Language::English => format!("Only {name}"),
        Language::Chinese => format!("只看{name}"),
    }
}

fn rows(number: usize, language: Language) -> String {
    match language {
        Language::English if number == 1 => "1 row".to_owned(),
        Language::English => format!("{} rows", count(number)),
        Language::Chinese => format!("{}行", count(number)),
    }
}

/// In the menu of a row: "Copy 3 rows".
pub fn copy_rows(number: usize, language: Language) -> String {
    let rows = rows(number, language);
    match language {
        Language::English => format!("Copy {rows}"),
        Language::Chinese => format!("复制{rows}"),
    }
}

/// In the menu of exports.
pub fn export_shown(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("{} shown, as CSV…", rows(number, language)),
        Language::Chinese => format!("所示的{}，存为CSV…", rows(number, language)),
    }
}

/// In the menu of exports.
pub fn export_chosen(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("{} selected, as CSV…", rows(number, language)),
        Language::Chinese => format!("所选的{}，存为CSV…", rows(number, language)),
    }
}

/// In the menu of exports.
pub fn export_all(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("All {}, as CSV…", rows(number, language)),
        Language::Chinese => format!("全部{}，存为CSV…", rows(number, language)),
    }
}

/// Rows are on the clipboard.
pub fn copied(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("{} copied", rows(number, language)),
        Language::Chinese => format!("已复制{}", rows(number, language)),
    }
}

/// Many rows are being written.
pub fn putting_together(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("Putting {} together…", rows(number, language)),
        Language::Chinese => format!("正在整理{}…", rows(number, language)),
    }
}

/// "3 rows selected."
pub fn selected(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("{} selected.", rows(number, language)),
        Language::Chinese => format!("已选{}。", rows(number, language)),
    }
}

/// What rows state together: "Together: between 70 % and 98 %."
pub fn together(hull: &str, language: Language) -> String {
    match language {
        Language::English => format!("Together: {hull}."),
        Language::Chinese => format!("合起来：{hull}。"),
    }
}

/// Rows among the chosen that state no number.
pub fn silent(number: usize, language: Language) -> String {
    match language {
        Language::English if number == 1 => "1 of them states no number.".to_owned(),
        Language::English => format!("{} of them state no number.", count(number)),
        Language::Chinese => format!("其中{}未给出数值。", rows(number, language)),
    }
}

/// Rows that a threshold says nothing of.
pub fn left_out(number: usize, metrics: &[&str], more: usize, language: Language) -> String {
    let rows = rows(number, language);
    let others = match language {
        Language::English => format!("{} more", count(more)),
        Language::Chinese => format!("另外{}个指标", count(more)),
    };
    let mut names = metrics.to_vec();
    if more > 0 {
        names.push(&others);
    }
    let names = and(&names, language);
    match language {
        Language::English => format!("Left out, as they are no rates: {rows} ({names})."),
        Language::Chinese => format!("不属比率而未列入：{rows}（{names}）。"),
    }
}

/// Of a bar: the claim before.
pub fn before(figure: &str, on: Date, language: Language) -> String {
    let day = date(on, language);
    match language {
        Language::English => format!("Before: {figure} on {day}"),
        Language::Chinese => format!("此前：{day}，{figure}"),
    }
}

/// At the foot of the line for a metric's goal: "goal 100 %".
pub fn goal(number: &str, language: Language) -> String {
    match language {
        Language::English => format!("goal {number}"),
        Language::Chinese => format!("目标{number}"),
    }
}

/// What the marks of the chart are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// There are none, as no row states a number that stands on the axis.
    None,
    /// The latest claims alone.
    Plain,
    /// The claims before as well, which are pale.
    WithBefore,
}

/// Below the chart: which rows it shows where it can't show all, as "rows 13 to 44 of 259", and what its marks are.
pub fn chart_caption(window: Option<(usize, usize)>, of: usize, marks: Marks, language: Language) -> String {
    let window = window.map(|(first, last)| {
        let (first, last, of) = (count(first), count(last), count(of));
        match language {
            Language::English => format!("Rows {first} to {last} of {of}."),
            Language::Chinese => format!("第{first}至{last}行，共{of}行。"),
        }
    });
    let marks = match (marks, language) {
        (Marks::Plain, _) => None,
        (Marks::None, Language::English) => Some("No marks: none of them states a rate."),
        (Marks::None, Language::Chinese) => Some("无标记：这些行均未给出比率。"),
        (Marks::WithBefore, Language::English) => Some("Pale: the claim before."),
        (Marks::WithBefore, Language::Chinese) => Some("浅色：上一条数据。"),
    };
    let drag = match language {
        Language::English => "Drag to select.",
        Language::Chinese => "拖动可选择。",
    };
    let parts = [window.as_deref(), marks, Some(drag)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(between_sentences(language))
}

/// The chart, for screen readers.
pub fn chart(number: usize, hull: Option<&str>, language: Language) -> String {
    let rows = rows(number, language);
    match (hull, language) {
        (Some(hull), Language::English) => format!("Chart of {rows}, together {hull}"),
        (Some(hull), Language::Chinese) => format!("{rows}的图表，合起来{hull}"),
        (None, Language::English) => format!("Chart of {rows}"),
        (None, Language::Chinese) => format!("{rows}的图表"),
    }
}
