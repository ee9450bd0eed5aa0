//! Texts for a file that was changed on disk, and for two sets of changes that are brought together.

use super::claims::citation;
use super::tracker::{self, claim_field, measure, milestone_field, programme_field};
use super::{Language, Text, count, date, labelled, text};
use crate::figure::Style;
use crate::syntax::Name;
use crate::tracker::edit::{SourceField, Verb};
use crate::tracker::merge::{Change, Place, Records, Said, What};
use crate::tracker::{Claim, Measure, Milestone};
use jiff::civil::Date;

/// Dialog title.
pub const TITLE: Text = super::shell::CHANGED_TITLE;
/// Dialog text: somebody else changed what is being edited.
pub const TEXT: Text = text(
    "Somebody else wrote it while you were editing. Nothing is lost, whatever you choose: one Undo takes it back.",
    "在您编辑期间，该文件已被他人改写。无论如何选择都不会丢失内容：撤销一次即可恢复。",
);
/// Dialog text: what is on disk can't be read as a tracker.
pub const BROKEN: Text = text(
    "What is on disk now cannot be read as a tracker, so it cannot be merged. Mend that file and come back, keep yours, or save under another name.",
    "磁盘上的内容现在无法作为跟踪表读取，因此不能合并。可修复该文件后再来，保留您的版本，或另存为。",
);
/// Dialog text: what is on disk can't be read at all.
pub const UNREADABLE: Text = text(
    "It cannot be read now, so it cannot be merged. Keep yours to write over it, or save under another name.",
    "该文件现在无法读取，因此不能合并。可保留您的版本并覆盖它，或另存为。",
);
/// Dialog text: part of what is on disk can't be read.
pub const INCOMPLETE: Text = text(
    "Part of what is on disk could not be read. What it lacks is asked below, not taken for deleted.",
    "磁盘上的部分内容未能读取。其中缺少的内容不会视为已删除，而在下面逐项询问。",
);
/// What theirs has where not all of it could be read.
pub const UNREAD: Text = text("not read, or deleted", "未能读取或已删除");
/// Heading.
pub const CLEAN: Text = text("From disk, no conflict with yours", "来自磁盘、与您的修改不冲突");
/// Under that heading, where there is nothing.
pub const CLEAN_NONE: Text = text("Nothing: only comments or layout differ.", "无：仅注释或排版不同。");
/// Heading.
pub const ASKED: Text = text("Changed on both sides", "双方都改过");
/// Heading, where not only that is asked.
pub const TO_DECIDE: Text = text("To decide", "待决定");
/// Column: what both sides began with.
pub const BEFORE: Text = text("Before", "原值");
/// Column and choice.
pub const MINE: Text = text("Mine", "我的");
/// Column and choice.
pub const THEIRS: Text = text("Theirs", "对方的");
/// Button.
pub const ALL_MINE: Text = text("All mine", "全部用我的");
/// Button.
pub const ALL_THEIRS: Text = text("All theirs", "全部用对方的");
/// Button.
pub const MERGE: Text = text("Merge", "合并");
/// What that does.
pub const MERGE_HINT: Text = text(
    "Takes both sets of changes, as chosen. One Undo takes it back.",
    "采用双方的修改，冲突处按所选。撤销一次即可恢复。",
);
/// Why it can't be pressed yet.
pub const MERGE_WAITS: Text = text("Choose mine or theirs in each place first.", "请先逐项选择用我的还是对方的。");
/// Button.
pub const KEEP_MINE: Text = text("Keep mine", "保留我的");
/// What that does.
pub const KEEP_MINE_HINT: Text = text(
    "Yours stays as it is, and the next save writes over theirs. One Undo brings theirs back.",
    "您的版本保持不变，下次保存将覆盖对方的。撤销一次即可恢复对方的版本。",
);
/// What that does where theirs can't be read.
pub const KEEP_MINE_BROKEN_HINT: Text =
    text("Yours stays as it is, and the next save writes over the file.", "您的版本保持不变，下次保存将覆盖该文件。");
/// Button.
pub const TAKE_THEIRS: Text = text("Take theirs", "采用对方的");
/// What that does.
pub const TAKE_THEIRS_HINT: Text =
    text("Theirs replaces yours. One Undo brings yours back.", "用对方的版本替换您的。撤销一次即可恢复您的版本。");
/// Button: opens the dialog that was put off.
pub const REVIEW: Text = text("Review…", "查看…");

/// Message: the file was read anew.
pub const RELOADED: Text = text("Reloaded, changed on disk", "已重新加载：文件在磁盘上有改动");
/// Message: the file can be read again.
pub const FOUND: Text = text("The tracker's file is there again, as it was", "跟踪表文件已恢复原样");
/// In the status bar.
pub const TRACKER_LOST: Text = text("Not on disk", "磁盘上没有");
/// In the status bar.
pub const TRACKER_UNREADABLE: Text = text("Not readable on disk", "磁盘上无法读取");
/// In the status bar.
pub const TRACKER_CHANGED: Text = text("Changed on disk", "磁盘上已改动");
/// A file that was asked for is not what is shown.
pub const NOT_OPENED: Text = text("Not opened", "未能打开");
/// In the status bar.
pub const DATA_LOST: Text = text("Data file not readable", "数据文件无法读取");

/// The tracker's file is gone; then why, and what holds.
pub fn tracker_lost(why: &str, language: Language) -> String {
    match language {
        Language::English => format!(
            "The tracker's file can't be read any more: {}. Your work is kept here; save it to write the file again.",
            why.trim_start_matches("cannot read the file: ")
        ),
        Language::Chinese => {
            format!(
                "跟踪表文件已无法读取：{}。内容仍保留在此；保存即可重新写入文件。",
                why.trim_start_matches("无法读取文件：")
            )
        }
    }
}

/// The tracker's file was changed to something that is no tracker.
pub fn tracker_unusable(why: &str, language: Language) -> String {
    let why = why.trim_end_matches(['.', '。']);
    match language {
        Language::English => {
            format!("The tracker's file was changed and is no tracker now: {why}. What is shown is the last that was.")
        }
        Language::Chinese => format!("跟踪表文件已改动，现在不是跟踪表：{why}。此处显示的是最后一次可读的内容。"),
    }
}

/// The tracker's file was changed, and what to do about it was put off.
pub const TRACKER_WAITS: Text = text(
    "The tracker's file was changed on disk while you were editing. Saving asks what is to become of it.",
    "在您编辑期间，跟踪表文件在磁盘上有改动。保存时会询问如何处理。",
);

/// The data set's file is gone or broken; what is shown is what was read last.
pub fn data_lost(why: &str, language: Language) -> String {
    match language {
        Language::English => format!("{why}. What is shown is what was read last."),
        Language::Chinese => format!("{why}。此处显示的是上次读取的内容。"),
    }
}

/// Message: how many changes came from disk, and in how many places ours was kept.
pub fn merged(changes: usize, kept: usize, language: Language) -> String {
    match language {
        Language::English if changes == 0 && kept > 0 => {
            format!("Kept {} of mine, took nothing from disk", count(kept))
        }
        Language::Chinese if changes == 0 && kept > 0 => format!("保留了我的{}处修改，未采用磁盘上的修改", count(kept)),
        Language::English if kept > 0 => format!("{}, kept {} of mine", merged(changes, 0, language), count(kept)),
        Language::Chinese if kept > 0 => format!("{}，保留了我的{}处修改", merged(changes, 0, language), count(kept)),
        Language::English if changes == 1 => "Merged 1 change from disk".to_owned(),
        Language::English => format!("Merged {} changes from disk", count(changes)),
        Language::Chinese => format!("已合并磁盘上的{}处修改", count(changes)),
    }
}

/// Message: reloaded, with so many problems in it.
pub fn reloaded_with(problems: usize, language: Language) -> String {
    match language {
        _ if problems == 0 => RELOADED.get(language).to_owned(),
        Language::English if problems == 1 => format!("{}; 1 problem in it", RELOADED.get(language)),
        Language::English => format!("{}; {} problems in it", RELOADED.get(language), count(problems)),
        Language::Chinese => format!("{}；其中有{}个问题", RELOADED.get(language), count(problems)),
    }
}

/// "3 of 5 decided".
pub fn decided(done: usize, all: usize, language: Language) -> String {
    match language {
        Language::English => format!("{} of {} decided", count(done), count(all)),
        Language::Chinese => format!("已决定{}/{}", count(done), count(all)),
    }
}

/// "and 12 more".
pub fn more(number: usize, language: Language) -> String {
    match language {
        Language::English => format!("and {} more", count(number)),
        Language::Chinese => format!("另有{}处", count(number)),
    }
}

/// A choice for screen readers: "Mine: 320 bn yuan, for Special re-lending, Quota".
pub fn choice(side: &str, said: &str, place: &str, language: Language) -> String {
    let said = labelled(side, said, language);
    match language {
        Language::English => format!("{said}, for {place}"),
        Language::Chinese => format!("{said}（{place}）"),
    }
}

/// A place: "Special re-lending, Issued on 28 March 2020, Note".
pub fn place(place: &Place, language: Language) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !matches!(place.what, What::Programme(_)) {
        parts.extend(place.programme.as_ref().map(|it| it.text(language).to_owned()));
    }
    parts.push(what(&place.what, language));
    parts.join(super::comma(language))
}

fn what(what: &What, language: Language) -> String {
    const SOURCE: Text = text("Source", "来源");
    const STEP: Text = text("Milestone", "节点");
    let titled = |kind: Text, name: &Name| match language {
        Language::English => format!("{} “{}”", kind.get(language), name.text(language)),
        Language::Chinese => format!("{}“{}”", kind.get(language), name.text(language)),
    };
    let within = |record: String, field: Text| format!("{record}{}{}", super::comma(language), field.get(language));
    match what {
        What::Title => text("Title of the file", "文件标题").get(language).to_owned(),
        What::Currency => text("Currency", "币种").get(language).to_owned(),
        What::Order(Records::Sources) => text("Order of the sources", "来源的顺序").get(language).to_owned(),
        What::Order(Records::Programmes) => text("Order of the programmes", "政策的顺序").get(language).to_owned(),
        What::Order(Records::Claims) => text("Order of the claims", "数据的顺序").get(language).to_owned(),
        What::Order(Records::Milestones) => text("Order of the milestones", "节点的顺序").get(language).to_owned(),
        What::Source(title) => titled(SOURCE, title),
        What::SourceField(field, title) => within(titled(SOURCE, title), source_field(*field)),
        What::Programme(name) => name.text(language).to_owned(),
        What::ProgrammeField(field) => programme_field(*field).get(language).to_owned(),
        What::Claim(of, on) => subject(of, *on, language),
        What::ClaimField(field, of, on) => {
            use crate::tracker::edit::ClaimField as F;
            match field {
                F::Value | F::Measure => subject(of, *on, language),
                _ => within(subject(of, *on, language), claim_field(*field)),
            }
        }
        What::Milestone(words) => titled(STEP, words),
        What::MilestoneField(field, words) => within(titled(STEP, words), milestone_field(*field)),
    }
}

/// What a claim is about: "Issued on 28 March 2020".
fn subject(of: &Measure, on: Date, language: Language) -> String {
    let (of, on) = (measure(of, language), date(on, language));
    match language {
        Language::English => format!("{of} on {on}"),
        Language::Chinese => format!("{on}{of}"),
    }
}

/// A field of a source.
fn source_field(field: SourceField) -> Text {
    match field {
        SourceField::Title => text("Title", "标题"),
        SourceField::Publisher => text("Publisher", "发布方"),
        SourceField::Published => text("Published", "发布日期"),
        SourceField::Captured => text("Captured", "读取日期"),
        SourceField::Url => text("Address", "网址"),
        SourceField::Language => text("Language", "语言"),
        SourceField::Note => text("Note", "备注"),
    }
}

/// What one side made of a place where there was `base`. Of a whole record its place is told already: here is the rest.
pub fn side(base: &Said, said: &Said, language: Language) -> String {
    let whole = matches!(base, Said::Claim(_) | Said::Milestone(_) | Said::Programme(_) | Said::Source(_));
    match said {
        Said::Nothing if whole => text("deleted", "已删除").get(language).to_owned(),
        Said::Claim(it) => claim(it, language),
        Said::Milestone(it) => days(it.due, it.done, language),
        Said::Programme(it) => tracker::claims(it.claims.len(), language),
        said => words(said, language),
    }
}

/// What stands at a place.
pub fn words(said: &Said, language: Language) -> String {
    match said {
        Said::Nothing => text("nothing", "无").get(language).to_owned(),
        Said::Text(it) => it.clone(),
        Said::Name(it) => name(it),
        Said::Date(it) => date(*it, language),
        Said::Figure(it, unit) => Style::new(language, *unit).figure(*it),
        Said::Counted(of, it) => {
            labelled(&measure(of, language), &Style::new(language, of.unit()).figure(*it), language)
        }
        Said::Standing(it) => super::claims::standing(*it).get(language).to_owned(),
        Said::Status(it) => tracker::status(*it).get(language).to_owned(),
        Said::Coverage(it) => tracker::coverage(*it).get(language).to_owned(),
        Said::Kind(it) => tracker::kind(it).get(language).to_owned(),
        Said::Days(due, done) => days(*due, *done, language),
        Said::Source(it) => citation(&it.title, it.publisher.as_ref(), it.published, None, language),
        Said::Programme(it) => {
            [it.name.text(language).to_owned(), tracker::claims(it.claims.len(), language)].join(super::comma(language))
        }
        Said::Claim(it) => labelled(&subject(&it.measure, it.on, language), &claim(it, language), language),
        Said::Milestone(it) => milestone(it, language),
        Said::Order(all) => all.iter().map(|it| what(it, language)).collect::<Vec<_>>().join(" · "),
    }
}

/// Both languages of a name, which may differ in one alone.
fn name(name: &Name) -> String {
    match &name.zh {
        Some(zh) if *zh != name.en => format!("{} · {zh}", name.en),
        _ => name.en.clone(),
    }
}

/// A claim without its subject: the figure, and the words that go with it.
fn claim(claim: &Claim, language: Language) -> String {
    let figure = Style::new(language, claim.measure.unit()).figure(claim.value);
    let scope = claim.scope.as_ref().map(|it| it.text(language).to_owned());
    let texts = [&claim.source, &claim.quote, &claim.gist, &claim.note].into_iter().flatten().cloned();
    let parts: Vec<String> = std::iter::once(figure).chain(scope).chain(texts).collect();
    parts.join(" · ")
}

fn milestone(step: &Milestone, language: Language) -> String {
    let days = days(step.due, step.done, language);
    [step.text.text(language).to_owned(), days].join(super::comma(language))
}

fn days(due: Option<Date>, done: Option<Date>, language: Language) -> String {
    let said =
        |name: Text, day: Option<Date>| day.map(|it| labelled(name.get(language), &date(it, language), language));
    let parts = [said(tracker::DUE, due), said(tracker::DONE, done)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(super::comma(language))
}

/// What a change did, without its place: "300 bn yuan → 320 bn yuan", "added: …".
pub fn change(change: &Change, language: Language) -> String {
    let (before, after) =
        (side(&change.after, &change.before, language), side(&change.before, &change.after, language));
    match change.verb {
        Verb::Add => labelled(text("added", "新增").get(language), &after, language),
        Verb::Delete => labelled(text("deleted", "删除").get(language), &before, language),
        Verb::Move => text("moved", "移动").get(language).to_owned(),
        Verb::Set | Verb::Clear | Verb::Replace => format!("{before} → {after}"),
    }
}
