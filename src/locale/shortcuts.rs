//! The keys that hold on a page or in a part of it. Those of commands are told by the commands.

use super::{Text, shell, text};

/// Heading of the keys that hold everywhere.
pub const EVERYWHERE: Text = text("Everywhere", "全局");

/// Between keys that do the same.
pub const OR: Text = text(" or ", " 或 ");

/// What the key of commands is called in the keys below; the sheet calls it as the system does.
pub const CTRL: &str = "Ctrl+";

/// Keys, and what they do.
pub type Keys = (Text, Text);

/// What no command has keys for, and holds everywhere.
pub const BESIDE_COMMANDS: Keys = (text("Escape", "Esc"), text("stop what is being loaded", "停止加载"));

/// The keys of each page.
pub const OF_PAGES: &[(Text, &[Keys])] = &[
    (shell::TRENDS, TRENDS),
    (shell::SECTORS, SECTORS),
    (shell::TRACKER, TRACKER),
    (shell::SOURCES, LIST),
    (shell::PROBLEMS, PROBLEMS),
];

const TRENDS: &[Keys] = &[
    (
        text("Left, Right, Home, End", "←、→、Home、End"),
        text("in the plot: step through the claims", "图中：逐条查看数据"),
    ),
    (text("Up, Down", "↑、↓"), text("in the plot: step to another series", "图中：切换序列")),
    (
        text("Enter or Ctrl+C; Escape", "Enter 或 Ctrl+C；Esc"),
        text("in the plot: copy the claim with its citation; let go of it", "图中：复制数据及出处；取消选中"),
    ),
    (
        text("Shift+arrows; Plus, Minus, 0", "Shift+方向键；加号、减号、0"),
        text("in the plot: pan; zoom in, out, reset", "图中：平移；放大、缩小、还原"),
    ),
    (
        text("Arrows, Page keys, Home, End; Space; F", "方向键、翻页键、Home、End；空格；F"),
        text("in the list of series: move; show or hide; favourite", "序列列表中：移动；显示或隐藏；收藏"),
    ),
];

const SECTORS: &[Keys] = &[
    (
        text("Arrows, Page keys, Home, End, letters", "方向键、翻页键、Home、End、字母"),
        text("in the rows: move; with Shift, select", "行中：移动；加 Shift 可选择"),
    ),
    (
        text("Ctrl+A; Ctrl+C", "Ctrl+A；Ctrl+C"),
        text("in the rows: select all; copy the selected rows", "行中：全选；复制所选行"),
    ),
    (text("Enter; Escape", "Enter；Esc"), text("in the rows: open the claims; close them", "行中：展开数据；收起")),
    (
        text("Enter; Shift+Enter", "Enter；Shift+Enter"),
        text("on a heading: sort by it; sort by it as well", "列标题上：按此列排序；追加排序"),
    ),
    (
        text("Ctrl+Left, Ctrl+Right", "Ctrl+←、Ctrl+→"),
        text(
            "on a heading: move the column; with Shift, narrower and wider",
            "列标题上：移动列；加 Shift 可调窄、调宽",
        ),
    ),
];

const TRACKER: &[Keys] = &[
    (
        text("F2, Enter or typing", "F2、Enter 或直接输入"),
        text("in the table of claims: edit the cell", "数据表中：编辑单元格"),
    ),
    (
        text("Tab; Escape; Delete", "Tab；Esc；Delete"),
        text("in the table of claims: next cell; take back; delete the claim", "数据表中：下一格；撤回；删除该条数据"),
    ),
    (text("Ctrl+V", "Ctrl+V"), text("rows of a spreadsheet as claims", "将电子表格的行粘贴为数据")),
    (
        text("Up, Down; F2; Delete", "↑、↓；F2；Delete"),
        text("in the list of programmes: choose; rename; delete", "政策列表中：选择；改名；删除"),
    ),
];

const LIST: &[Keys] =
    &[(text("Up, Down, Page keys, Home, End", "↑、↓、翻页键、Home、End"), text("in the list: choose", "列表中：选择"))];

const PROBLEMS: &[Keys] = &[
    (text("F8; Shift+F8", "F8；Shift+F8"), text("next; the one before", "下一项；上一项")),
    (text("Up, Down, Page keys, Home, End", "↑、↓、翻页键、Home、End"), text("in the list: choose", "列表中：选择")),
];
