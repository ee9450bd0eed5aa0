//! Texts of the tracker page.

mod editing;
mod export;
mod figures;
mod flags;
mod labels;
mod lineage;
mod words;

pub use editing::*;
pub use export::*;
pub use figures::*;
pub use flags::flag;
pub use labels::{claim_field, edit_error, label, milestone_field, programme_field};
pub use lineage::{Formula, a_day, formula, inputs, remarks};
pub use words::{
    CANNOT_SAY, coverage, kind, kind_of_programme, measure, own_measure, status, unit, verdict, verdict_sentence, why,
};

pub use super::claims::{
    COPY_CITATION, NO_SOURCE, SHOW_IN_SOURCES, citation, cited, claims, figure_on, line, sentence, standing,
    weak_standing,
};
use super::{Language, Text, count, text};

/// Heading of the list.
pub const PROGRAMMES: Text = text("Programmes", "政策");
/// Button.
pub const ADD_PROGRAMME: Text = text("Add programme", "添加政策");
/// Button.
pub const DUPLICATE_PROGRAMME: Text = text("Duplicate programme", "复制政策");
/// Button.
pub const DELETE_PROGRAMME: Text = text("Delete programme", "删除政策");
/// Button.
pub const MOVE_UP: Text = text("Move up", "上移");
/// Button.
pub const MOVE_DOWN: Text = text("Move down", "下移");
/// Menu item: what kind of programme is added.
pub const ADD_LOAN: Text = text("Loan programme", "贷款政策");
/// Menu item.
pub const ADD_ARREARS: Text = text("Arrears programme", "清欠专项");
/// Menu item.
pub const ADD_MEASURE: Text = text("Other measure", "其他措施");
/// The name of a programme that was just added.
pub const NEW_LOAN: Text = text("New loan programme", "新贷款政策");
/// The name of a programme that was just added.
pub const NEW_ARREARS: Text = text("New arrears programme", "新清欠专项");
/// The name of a programme that was just added.
pub const NEW_MEASURE: Text = text("New measure", "新措施");
/// Field over the list.
pub const FIND: Text = text("Find a programme", "查找政策");
/// The list has rows, but none fits what is looked for.
pub const NONE_FOUND: Text = text("No programme of this name.", "没有此名称的政策。");
/// Group of the list.
pub const LOANS: Text = text("Loans", "贷款");
/// Group of the list.
pub const ARREARS: Text = text("Arrears", "清欠");
/// Group of the list.
pub const MEASURES: Text = text("Measures", "措施");

/// Heading of an empty tracker.
pub const EMPTY_TITLE: Text = text("No programme is followed yet", "尚未跟踪任何政策");
/// What to do about it.
pub const EMPTY_HINT: Text = text(
    "Add a loan programme, an arrears programme or another measure, then record what was announced about it as dated claims. Or open a tracker file with File, Open tracker….",
    "请添加贷款政策、清欠专项或其他措施，再把公布的内容逐条记为带日期的数据。也可从“文件”菜单打开跟踪表。",
);

/// Button with an arrow below the fields of a programme: shows those that are seldom needed.
pub const MORE_FIELDS: Text = text("More fields", "更多字段");
/// The same, where they are shown.
pub const FEWER_FIELDS: Text = text("Fewer fields", "收起字段");
/// Why a control does nothing: another window has the file.
pub const LOCKED: Text = text(
    "Another window has this tracker open, so it can't be changed here. Close it there and open it here again, or save a copy.",
    "此跟踪表已在另一窗口中打开，此处不能更改。请在那边关闭后在此重新打开，或另存副本。",
);

/// Field: the name in Chinese.
pub const CHINESE_NAME: Text = text("Chinese name", "中文名称");

/// Heading of the claims.
pub const CLAIMS: Text = text("Claims", "数据");
/// Button.
pub const ADD_CLAIM: Text = text("Add claim", "添加数据");
/// Button.
pub const DELETE_CLAIM: Text = text("Delete claim", "删除数据");
/// Button.
pub const DUPLICATE_CLAIM: Text = text("Duplicate claim", "复制数据");
/// Button: brings a claim, a step or a source that was filled in into the tracker.
pub const ADD: Text = text("Add", "添加");
/// Button.
pub const CANCEL: Text = text("Cancel", "取消");
/// Button.
pub const CLOSE: Text = text("Close", "收起");
/// Heading of the form of a claim that is not there yet.
pub const NEW_CLAIM: Text = text("New claim", "新数据");
/// There is no claim.
pub const NO_CLAIMS: Text = text(
    "Nothing is recorded yet. Add a claim with its date, what it counts, and the figure as the source words it.",
    "尚无记录。请添加数据：日期、指标，以及来源所用的数字表述。",
);
/// Switch: how claims are sorted.
pub const NEWEST_FIRST: Text = text("Newest first", "最新在前");
/// Switch: how claims are sorted.
pub const FILE_ORDER: Text = text("In the order of the file", "按文件顺序");
/// What stands in an empty field for a date.
pub const DATE_HINT: Text = text("such as 30 March", "如3月30日");
/// A claim that was said later than the day of knowledge.
pub const NOT_YET_KNOWN: Text = text("not yet known on that day", "当日尚未公布");

/// Heading of the steps.
pub const MILESTONES: Text = text("Milestones", "进展节点");
/// Button.
pub const ADD_MILESTONE: Text = text("Add milestone", "添加节点");
/// Form.
pub const NEW_MILESTONE: Text = text("New milestone", "新节点");
/// Button.
pub const DELETE_MILESTONE: Text = text("Delete milestone", "删除节点");
/// Field: what is to happen.
pub const STEP: Text = text("Step", "事项");
/// Field.
pub const DUE: Text = text("Due", "计划日期");
/// Field.
pub const DONE: Text = text("Done", "完成日期");
/// A step needs words.
pub const STEP_NEEDED: Text = text("Say what is to happen.", "请说明事项。");
/// A step needs a day.
pub const DAY_NEEDED: Text = text("A step needs the day it is due or was done.", "需要计划日期或完成日期。");

/// Button that opens the form of a source.
pub const ADD_SOURCE: Text = text("Add a source…", "添加来源…");
/// Button of that form.
pub const ADD_THIS_SOURCE: Text = text("Add source", "添加此来源");
/// Heading of that form.
pub const NEW_SOURCE: Text = text("New source", "新来源");
/// Field of that form.
pub const TITLE: Text = text("Title", "标题");
/// Field of that form.
pub const PUBLISHER: Text = text("Publisher", "发布机构");
/// Field of that form.
pub const PUBLISHED: Text = text("Published", "发布日期");
/// A source needs a title.
pub const TITLE_NEEDED: Text = text("A source needs a title.", "来源需要标题。");
/// What is typed is no source of the tracker.
const NO_SUCH_SOURCE: Text = text(
    "The tracker has no source of this name. Choose one, or add it first.",
    "跟踪表中没有此来源。请选择已有来源，或先添加。",
);
/// The list of sources to choose from.
pub const CHOOSE_SOURCE: Text = text("Choose a source", "选择来源");
/// The list of measures to choose from.
pub const CHOOSE_MEASURE: Text = text("Choose a measure", "选择指标");
/// Field: the unit of a measure of one's own.
pub const UNIT: Text = text("Unit", "单位");
/// What is typed as a measure is empty.
pub const MEASURE_NEEDED: Text = text("Say what the figure counts.", "请说明该数字的指标。");
/// A programme needs a name.
pub const NAME_NEEDED: Text = text("A programme needs a name.", "政策需要名称。");
/// In a combo box: nothing is known.
pub const NOT_KNOWN: Text = text("not known", "不详");

/// Computed figure.
pub const USED: Text = text("Used", "已使用");
/// Computed figure.
pub const LEFT: Text = text("Left", "剩余额度");
/// Computed figure.
pub const PER_FIRM: Text = text("A firm", "户均");
/// Computed figure.
pub const PACE: Text = text("Pace so far", "迄今进度");
/// Computed figure.
pub const PACE_RECENT: Text = text("Latest pace", "最近进度");
/// Computed figure.
pub const PACE_NEEDED: Text = text("Pace needed", "所需进度");
/// Computed figure.
pub const BALANCE: Text = text("Balance", "拖欠余额");
/// Computed figure.
pub const CLEARED: Text = text("Cleared", "已清偿");
/// Computed figure.
pub const VERDICT: Text = text("Verdict", "判断");
/// On the plot: the ceiling of a loan programme.
pub const QUOTA_LINE: Text = text("quota", "额度");
/// On the plot: the ceiling of an arrears programme.
pub const OWED_LINE: Text = text("owed", "拖欠总额");
/// On the plot.
pub const DEADLINE_LINE: Text = text("deadline", "期限");
/// On the plot.
pub const AS_OF_LINE: Text = text("as of", "截至");
/// There is nothing to plot.
pub const NO_PLOT: Text =
    text("The curve appears with the first claim about the whole programme.", "记录首条针对整个政策的数据后显示曲线。");

/// "understood as more than 200 bn yuan".
pub fn understood(as_what: &str, language: Language) -> String {
    match language {
        Language::English => format!("understood as {as_what}"),
        Language::Chinese => format!("理解为{as_what}"),
    }
}

/// "a measure of its own, in yuan".
pub fn own(name: &str, unit: &str, language: Language) -> String {
    match language {
        Language::English => format!("a measure of its own: {name}, in {unit}"),
        Language::Chinese => format!("自定义指标：{name}，单位为{unit}"),
    }
}

/// "93.33 % used".
pub fn used(share: &str, language: Language) -> String {
    match language {
        Language::English => format!("{share} used"),
        Language::Chinese => format!("已使用{share}"),
    }
}

/// "49.5 % cleared".
pub fn cleared(share: &str, language: Language) -> String {
    match language {
        Language::English => format!("{share} cleared"),
        Language::Chinese => format!("已清偿{share}"),
    }
}

/// "1 of 2 milestones".
pub fn milestones(done: usize, all: usize, language: Language) -> String {
    match language {
        Language::English if all == 1 => format!("{done} of 1 milestone"),
        Language::English => format!("{} of {} milestones", count(done), count(all)),
        Language::Chinese => format!("{}个节点已完成{}个", count(all), count(done)),
    }
}

/// "300 bn quota", "owed 890 bn".
pub fn quota(figure: &str, language: Language) -> String {
    match language {
        Language::English => format!("quota {figure}"),
        Language::Chinese => format!("额度{figure}"),
    }
}

/// "owed more than 890 bn yuan".
pub fn owed(figure: &str, language: Language) -> String {
    match language {
        Language::English => format!("owed {figure}"),
        Language::Chinese => format!("拖欠{figure}"),
    }
}

/// The name of a copy.
pub fn copy_of(name: &str, language: Language) -> String {
    match language {
        Language::English => format!("{name} (copy)"),
        Language::Chinese => format!("{name}（副本）"),
    }
}

/// Why what is typed is not taken as a source: it fits several, or none but nearly those.
pub fn no_source(exactly: bool, candidates: &[String], language: Language) -> String {
    const MOST: usize = 4;
    let Some(rest) = candidates.len().checked_sub(1) else { return NO_SUCH_SOURCE.get(language).to_owned() };
    let mut named: Vec<String> = candidates.iter().take(MOST).cloned().collect();
    named.extend(candidates.len().checked_sub(MOST).filter(|it| *it > 0).map(|more| match language {
        Language::English => format!("and {} more", count(more)),
        Language::Chinese => format!("另有{}个", count(more)),
    }));
    let named = named.join(BETWEEN.get(language));
    match (exactly && rest > 0, language) {
        (true, Language::English) => format!("Several sources fit. Say which: {named}"),
        (true, Language::Chinese) => format!("有多个来源符合，请指明：{named}"),
        (false, Language::English) => format!("No source is called that. Did you mean: {named}"),
        (false, Language::Chinese) => format!("没有此名称的来源。是否为：{named}"),
    }
}

/// First line of the sources that fit what is typed so far: none of them is taken before one is chosen.
pub fn several_fit(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("{} sources fit: type on, or choose with the arrow keys", count(number)),
        Language::Chinese => format!("{}个来源符合：请继续输入，或用方向键选择", count(number)),
    }
}

/// A plot for screen readers.
pub fn plot_spoken(measure: &str, number: usize, last: &str, language: Language) -> String {
    match language {
        Language::English => format!("{measure} over time, {}; the last: {last}", claims(number, language)),
        Language::Chinese => format!("{measure}变化，共{}；最近：{last}", claims(number, language)),
    }
}
