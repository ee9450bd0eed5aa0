//! Texts about work that is kept from being lost: the journal, former versions, files open elsewhere.

use super::{Language, Text, count, text};
use jiff::civil::DateTime;

/// A command.
pub const VERSIONS: Text = text("Versions…", "历史版本…");
/// A command.
pub const RECOVERED: Text = text("Recovered work…", "恢复的工作…");
/// Why that can't be given.
pub const NOTHING_RECOVERED: Text =
    text("No unsaved work was found when the program started", "程序启动时未发现未保存的工作");
/// What was put off, and where it is.
pub const LATER_HINT: Text =
    text("Kept: File > Recovered work… offers it again", "已保留：可在“文件”>“恢复的工作…”中再次查看");
/// Dialog title.
pub const FOUND_TITLE: Text = text("Unsaved work was found", "发现未保存的工作");
/// Button: decide another time.
pub const LATER: Text = text("Later", "以后再说");
/// Button: do away with it.
pub const DISCARD: Text = text("Discard", "丢弃");
/// Button: bring it back.
pub const RESTORE: Text = text("Restore", "恢复");
/// While two documents are compared.
pub const COMPARING: Text = text("Comparing…", "正在比较…");
/// Before the names of what was changed and is not saved.
pub const CHANGED: Text = text("Changed", "已修改");
/// Among what was changed.
pub const LIST_OF_SOURCES: Text = text("the sources", "来源");
/// Before the names of forms that wait to be added.
pub const FILLED_IN: Text = text("Filled in", "已填写");
/// The comparison will not come.
pub const NOT_COMPARED: Text =
    text("not compared: the comparison ended unexpectedly; try again", "未能比较：比较意外中断；请重试");
/// The file is not what the work was done on, and what it was is known.
pub const FILE_TO_MERGE: Text = text(
    "The file on disk has been changed since. Restoring brings both sets of changes together, and asks what both changed.",
    "此后磁盘上的文件已被更改。恢复时会合并双方的修改，并询问双方都改过之处。",
);
/// Heading: what was filled in in forms.
pub const FILLED: Text = text("Filled in, not added yet", "已填写，尚未添加");
/// The file is not what the work was done on, and what it was is not known any more.
pub const FILE_CHANGED: Text = text(
    "The file on disk has been changed since. Restoring also takes those changes back; one undo brings them in again.",
    "此后磁盘上的文件已被更改。恢复会同时撤回那些更改；撤销一次即可找回。",
);
/// The file is not there.
pub const FILE_GONE: Text = text(
    "The file is not there any more. What is restored is the whole tracker; save it to have the file again.",
    "文件已不存在。将恢复整个跟踪表；保存后即可重新得到该文件。",
);
/// The file is something else now.
pub const FILE_NO_TRACKER: Text = text(
    "The file is no tracker any more. What is restored is the whole tracker; save it under another name to keep both.",
    "该文件已不是跟踪表。将恢复整个跟踪表；可另存为其他文件名保留两者。",
);
/// While work is brought back.
pub const RESTORING: Text = text("Restoring…", "正在恢复…");
/// It was not.
pub const NOT_RESTORED: Text = text(
    "not restored: the work on it ended unexpectedly; File > Recovered work… offers it again",
    "未恢复：处理过程意外中断；可在“文件”>“恢复的工作…”中再次恢复",
);
/// Work was restored.
pub const RESTORED: Text =
    text("Unsaved work restored, not saved yet; undo takes it back", "已恢复未保存的工作，尚未保存；可撤销");
/// Only what was filled in was brought back.
pub const FILLED_AGAIN: Text = text("Filled in again, not added yet", "已重新填入表单，尚未添加");
/// A version was restored.
pub const VERSION_RESTORED: Text =
    text("Version restored, not saved yet; undo takes it back", "已恢复该版本，尚未保存；可撤销");
/// What versions are.
pub const VERSIONS_TEXT: Text = text(
    "The last ten saved versions, and the one before the first save.",
    "最近十次保存的版本，以及首次保存之前的版本。",
);
/// There are none.
pub const NO_VERSIONS: Text =
    text("There is no earlier version yet: each save keeps one.", "还没有历史版本：每次保存都会保留一个。");
/// There are none.
pub const NO_VERSIONS_OF_TEMPLATE: Text = text(
    "The template has no versions. Save it as a file of yours; each save then keeps one.",
    "模板没有历史版本。请先另存为您的文件；此后每次保存都会保留一个版本。",
);
/// Why a version can't be restored.
pub const VERSION_NO_TRACKER: Text =
    text("This version does not read as a tracker, so it can't be restored", "该版本无法读取为跟踪表，因此不能恢复");
/// A version is what is shown.
pub const SAME: Text = text("This is what is shown now", "与当前显示的内容相同");
/// Above differences.
pub const RESTORING_WOULD: Text = text("Restoring it would:", "恢复该版本将：");
/// Status: the tracker can't be changed here.
pub const READ_ONLY: Text = text("Read-only", "只读");
/// Why the tracker can't be changed here.
pub const READ_ONLY_WHY: Text = text(
    "Not changed: the tracker is open in another window. Close it there and open it here again, or save a copy.",
    "未更改：跟踪表已在另一窗口中打开。请在那边关闭后在此重新打开，或另存副本。",
);
/// Dialog title.
pub const TAKEN_TITLE: Text = text("The file is open in another window", "文件已在另一窗口中打开");
/// Dialog text.
pub const TAKEN_TEXT: Text = text(
    "Here it can be looked at, but not changed. Save a copy under another name to work on that.",
    "在此只能查看，不能更改。可用其他文件名另存副本后继续工作。",
);
/// Button.
pub const SAVE_COPY: Text = text("Save a copy…", "另存副本…");
/// Button.
pub const LOOK_ONLY: Text = text("Read-only", "只读查看");
/// Ends the name of a copy.
pub const COPY_SUFFIX: Text = text("copy", "副本");

/// "28 March 2020, 11:26".
pub fn moment(at: DateTime, language: Language) -> String {
    let date = super::date(at.date(), language);
    match language {
        Language::English => format!("{date}, {:02}:{:02}", at.hour(), at.minute()),
        Language::Chinese => format!("{date} {:02}:{:02}", at.hour(), at.minute()),
    }
}

/// "28 March 2020, 11:26:05": two saves can fall into one minute.
pub fn moment_to_the_second(at: DateTime, language: Language) -> String {
    format!("{}:{:02}", moment(at, language), at.second())
}

/// What was found.
pub fn found(number: usize, language: Language) -> String {
    match (language, number) {
        (Language::English, 1) => {
            "The program ended before this was saved. Restored, changes are one step that can be undone, and forms are filled in again."
                .to_owned()
        }
        (Language::English, _) => format!(
            "The program ended before these {number} were saved. Restored, the changes of each are one step that can be undone, and forms are filled in again."
        ),
        (Language::Chinese, 1) => "程序在保存之前结束。恢复后，修改作为可撤销的一步，表单重新填入。".to_owned(),
        (Language::Chinese, _) => format!("程序在保存这{number}份之前结束。恢复后，每份的修改各作为可撤销的一步，表单重新填入。"),
    }
}

/// Work that was left behind, in a list: "programmes.ron, 28 March 2020, 11:26".
pub fn left_line(name: &str, when: Option<&str>, language: Language) -> String {
    match when {
        Some(when) => format!("{name}{}{when}", super::comma(language)),
        None => name.to_owned(),
    }
}

/// Why the file can't be compared.
pub fn file_unreadable(why: &str, language: Language) -> String {
    match language {
        Language::English => format!("What is restored is the whole tracker: {why}."),
        Language::Chinese => format!("将恢复整个跟踪表：{why}。"),
    }
}

/// Names that are not listed: "2 others".
pub fn others(number: usize, language: Language) -> String {
    match (language, number) {
        (Language::English, 1) => "1 other".to_owned(),
        (Language::English, _) => format!("{} others", count(number)),
        (Language::Chinese, _) => format!("另外{}项", count(number)),
    }
}

/// "3 differences from the file".
pub fn differences(number: usize, language: Language) -> String {
    match (language, number) {
        (Language::English, 0) => "No differences from the file".to_owned(),
        (Language::English, 1) => "1 difference".to_owned(),
        (Language::English, _) => format!("{} differences", count(number)),
        (Language::Chinese, 0) => "与文件没有差异".to_owned(),
        (Language::Chinese, _) => format!("{}处差异", count(number)),
    }
}

/// Differences that are not listed.
pub fn more(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("and {} more", count(number)),
        Language::Chinese => format!("另有{}处", count(number)),
    }
}

/// Lines of a text that are not shown.
pub fn more_lines(number: usize, language: Language) -> String {
    match (language, number) {
        (Language::English, 1) => "and 1 more line".to_owned(),
        (Language::English, _) => format!("and {} more lines", count(number)),
        (Language::Chinese, _) => format!("另有{}行", count(number)),
    }
}

/// Why unsaved work is not in the journal; `why` is that of a save.
pub fn not_kept(why: &str, language: Language) -> String {
    let why = why.trim_start_matches("not saved: ").trim_start_matches("未保存：");
    match language {
        Language::English => format!("unsaved work could not be kept safe: {why}"),
        Language::Chinese => format!("未能为未保存的工作留底：{why}"),
    }
}

/// Dialog title.
pub fn versions_of(name: &str, language: Language) -> String {
    match language {
        Language::English => format!("Versions of {name}"),
        Language::Chinese => format!("{name} 的历史版本"),
    }
}

/// A version in a list: "28 March 2020, 11:26 · 14 kB · on disk".
pub fn version(when: &str, bytes: u64, is_saved: bool, language: Language) -> String {
    let size = if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        format!("{:.1} MB", bytes as f64 / 1e6)
    };
    let saved = if is_saved { text(" · on disk", " · 磁盘现有").get(language) } else { "" };
    format!("{when} · {size}{saved}")
}

/// Who has the file open.
pub fn taken(process: Option<u32>, since: Option<&str>, language: Language) -> String {
    match (language, process, since) {
        (Language::English, Some(process), Some(since)) => {
            format!("Process {process} has had it open for changes since {since}.")
        }
        (Language::English, ..) => "Another window of this program has it open for changes.".to_owned(),
        (Language::Chinese, Some(process), Some(since)) => format!("进程 {process} 自 {since} 起打开它并可更改。"),
        (Language::Chinese, ..) => "本程序的另一窗口已打开它并可更改。".to_owned(),
    }
}
