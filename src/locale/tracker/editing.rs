//! Texts of editing: the table, rows that are pasted, the history, the sources.

use super::super::{Language, Text, count, text};

/// Command.
pub const ADD_A_LOAN: Text = text("Add loan programme", "添加贷款政策");
/// Command.
pub const ADD_AN_ARREARS: Text = text("Add arrears programme", "添加清欠专项");
/// Command.
pub const ADD_A_MEASURE: Text = text("Add other measure", "添加其他措施");
/// Command.
pub const MOVE_PROGRAMME_UP: Text = text("Move programme up", "上移政策");
/// Command.
pub const MOVE_PROGRAMME_DOWN: Text = text("Move programme down", "下移政策");
/// Why a command can't be given.
pub const NO_CLAIM_CHOSEN: Text = text("No claim is chosen.", "尚未选择数据。");
/// Why a command can't be given.
pub const NO_PROGRAMME: Text = text("No programme is followed yet.", "尚未跟踪任何政策。");
/// Menu item: opens the form of a claim.
pub const EDIT_IN_FORM: Text = text("Edit in form", "在表单中编辑");
/// In the list, where the status of a programme is not known.
pub const NO_STATUS: Text = text("Status not known", "状态不详");

/// Command and button: rows of a spreadsheet as claims.
pub const PASTE_CLAIMS: Text = text("Paste rows…", "粘贴多行…");
/// What the button does.
pub const PASTE_HINT: Text = text(
    "Adds several claims from a spreadsheet; Ctrl+V on the page does the same",
    "从电子表格添加多条数据；在页面上按 Ctrl+V 也可",
);
/// Heading of the rows that are looked at before they are taken.
pub const PASTE_TITLE: Text = text("Rows from a spreadsheet", "电子表格中的行");
/// What to do while there are no rows.
pub const PASTE_HOW: Text = text(
    "Copy rows in a spreadsheet and paste them here: a date, a measure and a figure each, with headings or without. Nothing is added before you have seen what it is read as.",
    "在电子表格中复制行并粘贴到此处：每行包含日期、指标和数值，有无标题行均可。添加之前可先查看识别结果。",
);
/// In the empty field.
pub const PASTE_HERE: Text = text("Paste here", "粘贴到此处");
/// Button: what waits for a programme that is gone is copied.
pub const COPY_TEXT: Text = text("Copy text", "复制文本");
/// Button: it is given up.
pub const GIVE_UP: Text = text("Discard", "放弃");

/// What waits for programmes that are gone, by their ids.
pub fn left_over(ids: &str, language: Language) -> String {
    match language {
        Language::English => format!("Filled in for a programme that is not in the tracker any more: {ids}"),
        Language::Chinese => format!("为已不在跟踪表中的政策填写的内容：{ids}"),
    }
}

/// Name of the field.
pub const ROWS: Text = text("Rows", "行");
/// What a column holds: nothing that is taken.
pub const IGNORED: Text = text("Leave out", "忽略");
/// Button at a row.
pub const LEAVE_OUT: Text = text("Leave this row out", "不添加此行");
/// What stands in a column of standings.
pub const NO_SUCH_STANDING: Text =
    text("Say firm, provisional, derived or doubtful.", "请填写：确定、初步、推算或存疑。");
/// Between two claims of one row.
pub const BETWEEN: Text = text("; ", "；");

/// Command, and button over a programme.
pub const HISTORY: Text = text("History…", "历史记录…");
/// Heading of the list.
pub const HISTORY_TITLE: Text = text("History", "历史记录");
/// How to use the list.
pub const HISTORY_HINT: Text = text(
    "Choose a step to go back to it, or forth. Nothing is lost before something new is done.",
    "选择任一步骤即可回退或前进。在做出新修改之前，不会丢失任何内容。",
);
/// The state before all steps.
pub const AS_OPENED: Text = text("As opened", "打开时");
/// The state that is shown.
pub const NOW: Text = text("now", "当前");
/// The state that was saved last.
pub const SAVED_STATE: Text = text("saved", "已保存");
/// Button with a cross.
pub const CLOSE_SHEET: Text = text("Close", "关闭");

/// Command.
pub const TRACKER_SOURCES: Text = text("Sources of the tracker…", "跟踪表的来源…");
/// Heading.
pub const SOURCES_TITLE: Text = text("Sources of the tracker", "跟踪表的来源");
/// Nothing is chosen.
pub const SOURCES_HINT: Text = text("Choose a source to edit it.", "选择来源以进行编辑。");
/// Button in the form of a claim.
pub const EDIT_SOURCE: Text = text("Edit source…", "编辑来源…");
/// Button.
pub const DELETE_SOURCE: Text = text("Delete source", "删除来源");
/// Field of a source.
pub const ADDRESS: Text = text("Address", "网址");
/// Field of a source.
pub const SOURCE_NOTE: Text = text("Remark", "说明");
/// Field of a source.
pub const SOURCE_ID: Text = text("Id in the file", "文件中的标识");

/// A claim that was said before the day that it is about.
pub const STATED_BEFORE: Text =
    text("Before the date it describes. Taken all the same.", "早于数据所述日期。仍予保留。");

/// What is typed is no measure that there is.
pub fn no_such_measure(near: Option<&str>, language: Language) -> String {
    match (near, language) {
        (Some(near), Language::English) => format!("There is no measure of this name. Did you mean “{near}”?"),
        (None, Language::English) => "There is no measure of this name.".to_owned(),
        (Some(near), Language::Chinese) => format!("没有此名称的指标。是否为“{near}”？"),
        (None, Language::Chinese) => "没有此名称的指标。".to_owned(),
    }
}

/// Link: the measure that was probably meant.
pub fn take_measure(name: &str, language: Language) -> String {
    match language {
        Language::English => format!("Take “{name}”"),
        Language::Chinese => format!("使用“{name}”"),
    }
}

/// Link: a measure that there was none of.
pub fn new_measure(name: &str, language: Language) -> String {
    match language {
        Language::English => format!("New measure “{name}”"),
        Language::Chinese => format!("新指标“{name}”"),
    }
}

/// The programme that rows are added to.
pub fn for_programme(name: &str, language: Language) -> String {
    match language {
        Language::English => format!("For {name}"),
        Language::Chinese => format!("用于：{name}"),
    }
}

/// Name of the choice of what a column holds.
pub fn column(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("Column {number}"),
        Language::Chinese => format!("第{number}列"),
    }
}

/// Name of a cell.
pub fn cell(row: usize, column: usize, language: Language) -> String {
    match language {
        Language::English => format!("Row {row}, column {column}"),
        Language::Chinese => format!("第{row}行第{column}列"),
    }
}

/// Button that takes the good rows.
pub fn add_claims(number: usize, language: Language) -> String {
    match language {
        Language::English if number == 1 => "Add 1 claim".to_owned(),
        Language::English => format!("Add {} claims", count(number)),
        Language::Chinese => format!("添加{}条数据", count(number)),
    }
}

/// How many rows can't be taken.
pub fn bad_rows(number: usize, language: Language) -> String {
    match language {
        Language::English if number == 1 => "1 row cannot be read yet: mend it here, or leave it out.".to_owned(),
        Language::English => {
            format!("{} rows cannot be read yet: mend them here, or leave them out.", count(number))
        }
        Language::Chinese => format!("{}行无法识别：请在此修改，或忽略。", count(number)),
    }
}

/// What refers to a source.
pub fn source_used(number: usize, language: Language) -> String {
    match language {
        Language::English if number == 0 => "Nothing refers to it.".to_owned(),
        Language::English if number == 1 => "1 record refers to it, and would be left without a source.".to_owned(),
        Language::English => format!("{} records refer to it, and would be left without a source.", count(number)),
        Language::Chinese if number == 0 => "没有记录引用它。".to_owned(),
        Language::Chinese => format!("{}条记录引用它，删除后将没有来源。", count(number)),
    }
}
