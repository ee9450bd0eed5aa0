//! What is wrong with a file, in Chinese.

use super::{closer, item_name, list, list_of, named, quoted, ticked};
use crate::figure::Language;
use crate::syntax::{Expected, Fault, FileKind};

pub(super) fn message(fault: &Fault) -> String {
    match fault {
        Fault::Empty => "文件没有内容；数据文件应以 `(format: 1,` 开头".to_owned(),
        Fault::NotRon { found } => not_ron(found),
        Fault::NewerFormat { found, supported } => format(*found, *supported),
        Fault::OtherKind { expected } => other_kind(*expected),
        Fault::Unclosed { open, line } => {
            let what = if *open == '[' { "列表" } else { "记录" };
            format!("文件到此为止，第{line}行开始的{what}还没有结束；请找回缺失的部分，或补上括号")
        }
        Fault::WrongCloser { expected, found } => format!("此处应为 `{expected}`，而不是 `{found}`"),
        Fault::ExpectedComma { found } => format!("{} 之前缺少逗号", ticked(found)),
        Fault::ExpectedValue { found } => expected_value(found),
        Fault::ExpectedField { found } => expected_field(found),
        Fault::ExpectedColon { field } => format!("字段名 {} 之后缺少冒号", ticked(field)),
        Fault::UnclosedString => r#"这段文本没有结尾；请用 `"` 闭合，文本中的引号写作 `\"`"#.to_owned(),
        Fault::BadEscape { found } => format!(r"{} 不代表任何字符；文本中的反斜杠写作 `\\`", ticked(found)),
        Fault::BadNumber { text } => format!("{} 不是数字；请只写数字和小数点，如 98.6，不带单位", ticked(text)),
        Fault::ForeignMark { found, instead } => foreign_mark(*found, *instead),
        Fault::TooDeep => "括号嵌套过深；本格式的记录不超过六层".to_owned(),
        Fault::TextBehindEnd => "结束文件的 `)` 之后还有内容；上文是否有括号过早闭合？".to_owned(),
        Fault::UnclosedComment => "注释没有结尾；请用 `*/` 闭合".to_owned(),
        Fault::NotClosed { open, line, before } => {
            format!("{} 之前缺少 `{}`，用于闭合第{line}行的 `{open}`", ticked(before), closer(*open))
        }
        Fault::NotOpened { before } => format!("{} 之前缺少 `(`：此处应为一条记录的开头", ticked(before)),
        Fault::UnknownField { found, known, nearest } => {
            format!("此处没有字段 {}；{}", ticked(found), suggestion(*nearest, known, "可用字段："))
        }
        Fault::MissingField { field } => format!("缺少必填字段 {}", ticked(field)),
        Fault::DuplicateField { field } => format!("字段 {} 重复出现；以第一个为准", ticked(field)),
        Fault::WrongType { expected, found } => wrong_type(*expected, found),
        Fault::UnknownWord { found, known, nearest } => {
            format!("本格式没有 {} 一词；{}", ticked(found), suggestion(*nearest, known, "此处可用："))
        }
        Fault::DuplicateId { id } => format!("标识 {} 已被上文的记录使用；请换一个，或删去本记录", quoted(id)),
        Fault::UnknownId { what, found, nearest } => unknown_id(what, found, nearest.as_deref()),
        Fault::OwnParent { id } => format!("经由 {}，它会属于自身；请写明它的上级", quoted(id)),
        Fault::ReversedRange { low, high } => format!("区间写反了：从 {low} 到 {high}；请先写较小的数"),
        Fault::OutsideRange { value, min, max } => outside_range(*value, *min, *max),
        Fault::NotFinite { text } => format!("{} 无法参与计算；没有数据时写 `Missing(NotStated)`", ticked(text)),
        Fault::BadDate { text } => format!("{} 不是有效日期；请写年-月-日，如 \"2020-03-28\"", quoted(text)),
        Fault::EmptyPeriod { from, to } => format!("时段的末日 {to} 不晚于首日 {from}；两者是否写反？"),
        Fault::StatedBefore { on, stated } => format!("发布日 {stated} 早于所述日期 {on}；两者是否写反？"),
        Fault::OutOfOrder { on, before } => format!("{on} 排在 {before} 之后；数据点请按日期排列"),
        Fault::DuplicateSeries { key } => format!("上文已有同一内容的序列（{}）；数据点已合并", named(key)),
        Fault::EmptySeries => "该序列没有可读的数据点；请补充，或删去该序列".to_owned(),
        Fault::UnusedSource { id } => format!("没有记录引用来源 {}；标识是否拼错？", quoted(id)),
    }
}

fn not_ron(found: &str) -> String {
    let kind = match found.chars().next() {
        Some('{') => "（像是 JSON）",
        Some('<') => "（像是网页）",
        Some('[') => "（像是列表）",
        _ => "",
    };
    format!("这不是数据文件：开头是 {}{kind}；数据文件应以 `(format: 1,` 开头", ticked(found))
}

fn format(found: f64, supported: u32) -> String {
    if found > f64::from(supported) {
        format!("文件为格式 {found}，本版本只能读取格式 {supported}；请使用更新的版本")
    } else {
        format!("没有这种格式；请写 `format: {supported}`")
    }
}

fn other_kind(expected: FileKind) -> String {
    match expected {
        FileKind::DataSet => "这是政策跟踪文件，不是数据集；请作为跟踪文件打开".to_owned(),
        FileKind::Tracker => "这是数据集，不是政策跟踪文件；请作为数据集打开".to_owned(),
    }
}

fn expected_value(found: &str) -> String {
    match found.chars().next() {
        None => "此处缺少值".to_owned(),
        Some(',' | ')' | ']') => format!("{} 之前缺少值", ticked(found)),
        Some('\'') => "文本用双引号：请写 `\"`，而不是 `'`".to_owned(),
        Some('{') => "记录用圆括号：请写 `(`，而不是 `{`".to_owned(),
        _ => format!("此处应为值，而不是 {}", ticked(found)),
    }
}

fn expected_field(found: &str) -> String {
    match found.chars().next() {
        None => "此处缺少字段名".to_owned(),
        Some('"') => "字段名不加引号：请写 `id:`，而不是 `\"id\":`".to_owned(),
        Some(',') => "逗号之前缺少字段；是否多写了逗号？".to_owned(),
        Some(':') => "冒号之前缺少字段名".to_owned(),
        _ => format!("此处应为字段名，如 `id:`，而不是 {}", ticked(found)),
    }
}

fn foreign_mark(found: char, instead: char) -> String {
    let code = u32::from(found);
    let name = match found {
        '，' => "全角逗号",
        '、' => "顿号",
        '،' => "阿拉伯逗号",
        '：' | '﹕' => "全角冒号",
        '（' | '）' | '［' | '］' => "全角括号",
        '【' | '】' => "方头括号",
        '“' | '”' | '„' | '‘' | '’' => "弯引号",
        '＂' => "全角引号",
        '«' | '»' => "书名引号",
        '「' | '」' => "直角引号",
        '−' | '–' | '—' => "长横线",
        '－' => "全角连字符",
        '．' => "全角句点",
        '。' => "句号",
        '０'..='９' => "全角数字",
        _ => return format!("这是特殊空格（U+{code:04X}）；请改用普通空格"),
    };
    format!("`{found}` 是{name}（U+{code:04X}）；请改为 `{instead}`")
}

fn suggestion(nearest: Option<&str>, known: &[&'static str], intro: &str) -> String {
    match nearest {
        Some(near) => format!("是否想写 `{near}`？"),
        None => format!("{intro}{}", list(known.iter().copied(), "、")),
    }
}

fn wrong_type(expected: Expected, found: &str) -> String {
    let wanted = match expected {
        Expected::Record => "圆括号中的记录，如 `(id: \"sme\")`",
        Expected::List => "方括号中的列表 `[…]`",
        Expected::Text => "引号中的文本",
        Expected::Number => "数字，如 98.6",
        Expected::WholeNumber => "整数",
        Expected::TrueOrFalse => "`true` 或 `false`",
        Expected::Word => "不加引号的词",
        Expected::Name => "文本，或 `(en: \"…\", zh: \"…\")`",
        Expected::Figure => "数值，如 `Exactly(98.6)` 或 `MoreThan(90)`",
        Expected::OneNumber => return "括号中应只有一个数字，且不含逗号".to_owned(),
        Expected::TwoNumbers => return "区间需要两个数字，如 `Between(70, 90)`".to_owned(),
        Expected::ReasonWhyMissing => return "此处应写明缺失原因，如 `Missing(NotStated)`".to_owned(),
        Expected::Unit => "单位，如 `Percent` 或 `Other(\"件/日\")`",
        Expected::Measure => "指标，如 `Issued`",
        Expected::Programme => "政策：`Loan(…)`、`Arrears(…)` 或 `Measure(…)`",
        Expected::Statement => "表述 `AverageDailyChange(…)`",
    };
    format!("此处应为{wanted}，而不是{}", kind(found))
}

fn kind(found: &str) -> &str {
    match found {
        "text" => "文本",
        "number" => "数字",
        "word" => "不加引号的词",
        "record" => "记录",
        "tuple" => "括号中的值",
        "list" => "列表",
        other => other,
    }
}

fn unknown_id(what: &str, found: &str, nearest: Option<&str>) -> String {
    if what == "series" {
        return format!("没有关于 {} 的序列；请补充，或更正此处", named(found));
    }
    let list = list_of(what);
    let name = list.and_then(|it| item_name(it, Language::Chinese)).unwrap_or("记录");
    let add = list.map_or_else(|| "请更正或补充".to_owned(), |it| format!("请补充到 `{it}`，或更正此处"));
    let what_to_do = nearest.map_or(add, |near| format!("是否想写 {}？", quoted(near)));
    format!("没有标识为 {} 的{name}；{what_to_do}", quoted(found))
}

fn outside_range(value: f64, min: Option<f64>, max: Option<f64>) -> String {
    let range = match (min, max) {
        (Some(min), Some(max)) => format!("{min} 至 {max} 的范围"),
        (Some(min), None) => format!("不低于 {min} 的范围"),
        (None, Some(max)) => format!("不高于 {max} 的范围"),
        (None, None) => "范围".to_owned(),
    };
    format!("{value} 超出{range}；请更正数值，或更正指标的 `range`")
}
