//! Texts of the frame around the pages: menus, status, dialogs.

use super::{Language, Text, count, labelled, text};

/// The name of the program.
pub const NAME: Text = text("Resumption Monitor", "复工监测");

/// Pages.
pub const OVERVIEW: Text = text("Overview", "总览");
/// A page.
pub const TRENDS: Text = text("Trends", "趋势");
/// A page.
pub const SECTORS: Text = text("Sectors", "行业");
/// A page.
pub const TRACKER: Text = text("Tracker", "政策跟踪");
/// A page.
pub const SOURCES: Text = text("Sources", "来源");
/// A page.
pub const PROBLEMS: Text = text("Problems", "问题");

/// All menus in one, where there is no room for them.
pub const MENU: Text = text("Menu", "菜单");
/// A menu.
pub const FILE: Text = text("File", "文件");
/// A menu.
pub const EDIT: Text = text("Edit", "编辑");
/// A menu.
pub const VIEW: Text = text("View", "视图");
/// A menu.
pub const DATA: Text = text("Data", "数据");
/// A menu.
pub const HELP: Text = text("Help", "帮助");
/// A submenu.
pub const THEME: Text = text("Theme", "主题");
/// A submenu.
pub const LANGUAGE: Text = text("Language", "语言");

/// A command.
pub const OPEN: Text = text("Open…", "打开…");
/// A command.
pub const OPEN_TRACKER: Text = text("Open tracker…", "打开跟踪表…");
/// A command.
pub const OPEN_SHIPPED: Text = text("Open the shipped data", "打开自带数据");
/// Menu: read the open files again.
pub const RELOAD: Text = text("Reload from disk", "从磁盘重新加载");
/// Why nothing can be reloaded.
pub const NO_FILE: Text = text("no file is open", "没有打开的文件");
/// Message: reloaded, and nothing was different.
pub const RELOADED_SAME: Text = text("Read again: nothing has changed on disk", "已重新读取：磁盘上的文件没有改动");
/// A command.
pub const SAVE: Text = text("Save", "保存");
/// A command.
pub const SAVE_AS: Text = text("Save as…", "另存为…");
/// A command.
pub const QUIT: Text = text("Quit", "退出");
/// A command.
pub const UNDO: Text = text("Undo", "撤销");
/// A command.
pub const REDO: Text = text("Redo", "重做");
/// A command.
pub const FIND: Text = text("Find", "查找");
/// A command.
pub const ENGLISH: Text = text("English", "English");
/// A command.
pub const CHINESE: Text = text("中文", "中文");
/// A command.
pub const LIGHT: Text = text("Light", "浅色");
/// A command.
pub const DARK: Text = text("Dark", "深色");
/// A command.
pub const SYSTEM_THEME: Text = text("As the system", "跟随系统");
/// A command.
pub const HIGH_CONTRAST: Text = text("High contrast", "高对比度");
/// A command.
pub const BACK: Text = text("Back", "后退");
/// A command.
pub const FORWARD: Text = text("Forward", "前进");
/// A command.
pub const SETTINGS: Text = text("Settings…", "设置…");
/// A command.
pub const MESSAGES: Text = text("Messages", "消息");
/// A command.
pub const TOUR: Text = text("Show me around", "使用导览");
/// A command.
pub const ZOOM_IN: Text = text("Zoom in", "放大");
/// A command.
pub const ZOOM_OUT: Text = text("Zoom out", "缩小");
/// A command.
pub const ZOOM_RESET: Text = text("Actual size", "实际大小");
/// A command.
pub const FULL_SCREEN: Text = text("Full screen", "全屏");
/// A command.
pub const PALETTE: Text = text("Search or run a command", "搜索或执行命令");
/// A command.
pub const SHORTCUTS: Text = text("Keyboard shortcuts", "键盘快捷键");
/// A command.
pub const ABOUT: Text = text("About", "关于");

/// Why a command can't be given.
pub const NOTHING_TO_UNDO: Text = text("nothing to undo", "没有可撤销的步骤");
/// Why a command can't be given.
pub const NOTHING_TO_REDO: Text = text("nothing to redo", "没有可重做的步骤");
/// Why a command can't be given.
pub const NOTHING_BEFORE: Text = text("nothing was shown before", "之前没有显示过其他内容");
/// Why a command can't be given.
pub const NOTHING_AFTER: Text = text("this was shown last", "这是最后显示的内容");
/// Nothing was said in this run.
pub const NO_MESSAGES: Text = text("no messages yet", "暂无消息");
/// A menu of files.
pub const RECENT: Text = text("Open recent", "最近打开");
/// Dialog title.
pub const SETTINGS_TITLE: Text = text("Settings", "设置");
/// A setting.
pub const ZOOM: Text = text("Zoom", "缩放");
/// A setting.
pub const REOPEN: Text = text("At the start, open the files that were open last", "启动时打开上次的文件");
/// The settings could not be read; the path follows.
pub const SET_ASIDE: Text = text(
    "The settings of last time could not be read; the program starts as new, and they are kept in",
    "上次的设置无法读取；程序以初始设置启动，原设置保存在",
);
/// While a file is held over the window.
pub const DROP_DATA: Text =
    text("Drop to open this data set in place of the one shown", "放开即打开此数据集，替换当前数据集");
/// While a file is held over the window.
pub const DROP_TRACKER: Text =
    text("Drop to open this tracker in place of the one shown", "放开即打开此跟踪表，替换当前跟踪表");
/// While a file is held over the window.
pub const DROP_EITHER: Text =
    text("Drop to open it as a data set or a tracker, whichever it is", "放开即打开：数据集或跟踪表，自动识别");
/// Three sentences to begin with.
pub const TOUR_SENTENCES: [Text; 3] = [
    text(
        "Each figure is drawn as it was said: a dot is a figure, a fading bar a bound such as “more than 90 %”, a capped bar a range.",
        "每个数字按原话绘制：圆点为确数，渐隐条为“超过90%”之类的界限，带端线的条为区间。",
    ),
    text(
        "Point at any mark for its sentence and source; click it to go to the page that explains it.",
        "将指针移到任一标记上可见原句和来源，点击可转到说明它的页面。",
    ),
    text(
        "Ctrl+K finds every command, series and programme; File > Open… opens your own data; the tracker is yours to edit and save.",
        "Ctrl+K 可查找所有命令、序列和政策；“文件 > 打开…”打开您自己的数据；跟踪表可随意编辑保存。",
    ),
];
/// Button: the sentences were read.
pub const GOT_IT: Text = text("Got it", "知道了");

/// The tracker has changes that are not saved.
pub const MODIFIED: Text = text("Modified", "已修改");
/// The tracker is as saved.
pub const SAVED: Text = text("Saved", "已保存");
/// Something is typed that the tracker does not say yet.
pub const UNFINISHED: Text = text("Typed, not taken yet", "有输入尚未采用");
/// The same, in a sentence.
pub const UNFINISHED_WHY: Text = text(
    "On the Tracker page something is typed, filled in or pasted that is not in the tracker yet, and would not be saved with it.",
    "“政策跟踪”页上有已输入、填写或粘贴的内容尚未进入跟踪表，保存时不会包括在内。",
);
/// The name of the data set that comes with the program.
pub const SHIPPED_DATA: Text = text("china-2020 (shipped)", "china-2020（自带）");
/// The name of the tracker that comes with the program.
pub const SHIPPED_TRACKER: Text = text("programmes (template)", "programmes（模板）");
/// Above the day of knowledge.
pub const AS_KNOWN_ON: Text = text("as known on", "截至已知");
/// No day of knowledge is set.
pub const ALL_KNOWN: Text = text("all that is known", "全部已知");
/// Button: no day of knowledge.
pub const SHOW_ALL: Text = text("Show all that is known", "显示全部");
/// Field: the day of knowledge.
pub const DAY: Text = text("Day", "日期");
/// Why a date was not taken.
pub const BAD_DAY: Text = text("Write the day as 2020-03-30", "日期请写作 2020-03-30");

/// Dialog title.
pub const UNSAVED_TITLE: Text = text("Save the changes to the tracker?", "保存对跟踪表的修改？");
/// Dialog text.
pub const UNSAVED_TEXT: Text = text("They are lost if you go on without saving.", "不保存就继续，修改将丢失。");
/// Title where nothing is modified, and something waits to be added.
pub const UNFINISHED_TITLE: Text = text("Leave without what is typed?", "离开而不采用已输入的内容？");
/// What is lost even if the tracker is saved.
pub const UNFINISHED_TEXT: Text = text(
    "Something is typed, filled in or pasted on the Tracker page and not in the tracker yet. It is lost if you go on; cancel to finish it first.",
    "“政策跟踪”页上有已输入、填写或粘贴但尚未进入跟踪表的内容。继续后这些内容将丢失；如需处理，请先取消。",
);
/// Button.
pub const DONT_SAVE: Text = text("Don't save", "不保存");
/// Button.
pub const CANCEL: Text = text("Cancel", "取消");
/// Button.
pub const CLOSE: Text = text("Close", "关闭");
/// Button.
pub const BROWSE: Text = text("Browse…", "浏览…");
/// Button.
pub const OPEN_BUTTON: Text = text("Open", "打开");
/// Field.
pub const FILE_NAME: Text = text("File name", "文件名");
/// Dialog title.
pub const OPEN_TITLE: Text = text("Open a data set", "打开数据集");
/// Dialog title.
pub const OPEN_TRACKER_TITLE: Text = text("Open a tracker", "打开跟踪表");
/// Dialog title.
pub const SAVE_AS_TITLE: Text = text("Save the tracker as", "跟踪表另存为");
/// A picture is on the clipboard.
pub const PICTURE_COPIED: Text = text("The picture is on the clipboard", "图片已复制到剪贴板");
/// Dialog title.
pub const EXPORT_TITLE: Text = text("Export to a file", "导出到文件");
/// Why the first save asks.
pub const TEMPLATE_HINT: Text = text(
    "The tracker that comes with the program is a template: choose where yours is to be kept.",
    "程序自带的跟踪表是模板：请选择您的文件保存在哪里。",
);
/// Dialog title: the file was changed by somebody else.
pub const CHANGED_TITLE: Text = text("The file on disk has changed", "磁盘上的文件已被修改");
/// Button.
pub const OVERWRITE: Text = text("Overwrite", "覆盖");
/// Question before a file that is there is written over.
pub const EXISTS: Text = text(
    "Overwriting it loses what is in it. Save under another name to keep both.",
    "覆盖后原有内容将丢失。可另存为其他文件名保留两者。",
);
/// Dialog title.
pub const EXISTS_TITLE: Text = text("There is a file of this name already", "同名文件已存在");
/// Dialog title.
pub const REWRITE_TITLE: Text = text("Write the file anew?", "重新写出整个文件？");
/// Dialog text.
pub const REWRITE_TEXT: Text = text(
    "What was edited does not fit into the text that is there. A new file holds all that is shown here, but not the old one's comments, nor what could not be read in it; see Problems. Save under another name to keep both.",
    "修改内容无法写入现有文本。新文件包含此处显示的全部内容，但不含原文件的注释和未能读取的部分（见“问题”）。可另存为其他文件名保留两者。",
);
/// Button.
pub const REWRITE: Text = text("Write anew", "重新写出");
/// While a file is read.
pub const LOADING: Text = text("Loading", "正在加载");
/// Opening was stopped.
pub const LOADING_STOPPED: Text = text("Loading stopped, the data is as it was", "已停止加载，数据保持不变");
/// Why a file was not read.
pub const NO_THREAD: Text = text(
    "not read: the system gives no thread for it; close other programs and open it again",
    "未读取：系统无法为此分配线程；请关闭其他程序后重新打开",
);
/// Why no file can be named.
pub const NO_FILE_DIALOG: Text = text(
    "the file dialog was not opened: the system gives no thread for it; close other programs and try again",
    "未能打开文件对话框：系统无法为此分配线程；请关闭其他程序后重试",
);
/// Why a change on disk is not noticed.
pub const NOT_WATCHED: Text = text(
    "files are not watched: the system gives no thread for it; what changes on disk is noticed when you save or reload",
    "未监视文件：系统无法为此分配线程；磁盘上的修改将在保存或重新读取时发现",
);
/// Message: the loading of a tracker was cancelled.
pub const TRACKER_STOPPED: Text = text("Loading stopped, the tracker is as it was", "已停止加载，跟踪表保持不变");
/// Nothing fits what was typed into the palette.
pub const NO_COMMAND: Text = text("No command of this name", "没有此命令");
/// What the program is.
pub const ABOUT_TEXT: Text = text(
    "Follows how an economy gets back to work after a shutdown. Official figures keep their qualifier, their date and their sentence, everywhere.",
    "跟踪停工之后经济如何复工。官方数字始终保留其限定语、日期和原句。",
);
/// Licences.
pub const LICENCES: Text = text(
    "Licensed under MIT or Apache-2.0. Inter and Noto Sans SC under the SIL Open Font License 1.1.",
    "本程序依 MIT 或 Apache-2.0 许可。Inter 与 Noto Sans SC 字体依 SIL Open Font License 1.1 许可。",
);
/// Heading of a list of licences.
pub const PACKAGES: Text = text("Packages that it is made of", "所用软件包");
/// Heading of the texts of licences.
pub const LICENCE_TEXTS: Text = text("Texts of the licences", "许可证全文");
/// A few packages have licences of their own.
pub const OTHER_LICENCES: Text = text(
    "The texts of other licences are in the sources of the packages that name them, on crates.io.",
    "其他许可证的全文见 crates.io 上相应软件包的源代码。",
);
/// "Undo: set issued on 28 March".
pub fn undo(step: &str, language: Language) -> String {
    match language {
        Language::English => format!("Undo: {step}"),
        Language::Chinese => format!("撤销：{step}"),
    }
}

/// "Redo: set issued on 28 March".
pub fn redo(step: &str, language: Language) -> String {
    match language {
        Language::English => format!("Redo: {step}"),
        Language::Chinese => format!("重做：{step}"),
    }
}

/// "392 claims · 259 series · 147 sources".
pub fn counts(claims: usize, series: usize, sources: usize, language: Language) -> String {
    let (claims, series) = (super::claims::claims(claims, language), count(series));
    match language {
        Language::English => {
            let sources = if sources == 1 { "1 source".to_owned() } else { format!("{} sources", count(sources)) };
            format!("{claims} · {series} series · {sources}")
        }
        Language::Chinese => format!("{claims} · {series}个序列 · {}个来源", count(sources)),
    }
}

/// "Saved to …".
pub fn saved_to(path: &str, language: Language) -> String {
    match language {
        Language::English => format!("Saved to {path}"),
        Language::Chinese => format!("已保存到 {path}"),
    }
}

/// A failure, with the path last.
pub fn with_path(message: &str, path: &str, language: Language) -> String {
    labelled(message, path, language)
}

/// "china.ron (not there any more)".
pub fn gone(name: &str, language: Language) -> String {
    match language {
        Language::English => format!("{name} (not there any more)"),
        Language::Chinese => format!("{name}（已不存在）"),
    }
}

/// What dropping a file will do, its name below.
pub fn drop(what: Text, name: &str, language: Language) -> String {
    format!("{}\n{name}", what.get(language))
}

/// "4 programmes · 9 claims".
pub fn tracker_counts(programmes: usize, claims: usize, language: Language) -> String {
    let claims = super::claims::claims(claims, language);
    match language {
        Language::English if programmes == 1 => format!("1 programme · {claims}"),
        Language::English => format!("{} programmes · {claims}", count(programmes)),
        Language::Chinese => format!("{}项政策 · {claims}", count(programmes)),
    }
}

/// The file ends in the middle of something, and this much of it could be read.
pub fn cut_off(line: usize, read: &str, language: Language) -> String {
    match language {
        Language::English => {
            format!("The file ends in line {line}, in the middle of a record. What could be read is shown: {read}")
        }
        Language::Chinese => format!("文件在第{line}行中断，最后一条记录不完整。已显示能读取的部分：{read}"),
    }
}

/// "12 problems found in the file; see Problems".
pub fn problems_found(number: usize, language: Language) -> String {
    match language {
        Language::English if number == 1 => "1 problem found in the file; see Problems".to_owned(),
        Language::English => format!("{} problems found in the file; see Problems", count(number)),
        Language::Chinese => format!("文件中发现{}个问题，见“问题”页", count(number)),
    }
}
