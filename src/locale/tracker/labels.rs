//! The names of steps, and why an edit was refused.

use super::super::{Language, Text, claims, day, lowered, text};
use super::words::measure;
use crate::figure::{Style, Unit};
use crate::tracker::edit::{Batch, ClaimField, MilestoneField, Object, ProgrammeField, Verb};
use crate::tracker::{EditError, Label};

/// The name of a step: "set issued on 28 March".
pub fn label(label: &Label, language: Language) -> String {
    let name = label.programme.as_ref().map_or("", |it| it.text(language));
    if let Object::Batch(batch, number) = label.object {
        return batch_words(batch, number, language);
    }
    let object = object(&label.object, name, language);
    let verb = match label.verb {
        Verb::Add => text("add", "添加"),
        Verb::Delete => text("delete", "删除"),
        Verb::Move => text("move", "移动"),
        Verb::Set => text("set", "修改"),
        Verb::Clear => text("clear", "清除"),
        Verb::Replace => text("replace", "替换"),
    }
    .get(language);
    match language {
        Language::English => format!("{verb} {object}"),
        Language::Chinese => format!("{verb}{object}"),
    }
}

fn object(object: &Object, programme: &str, language: Language) -> String {
    let english = language == Language::English;
    match object {
        Object::Title => text("the title of the file", "文件标题").get(language).to_owned(),
        Object::Currency => text("the currency", "币种").get(language).to_owned(),
        Object::Programme if english => format!("programme “{programme}”"),
        Object::Programme => format!("政策“{programme}”"),
        Object::ProgrammeField(field) => programme_field(*field).get(language).to_lowercase(),
        Object::Claim(_, on) if english => format!("claim of {}", day(*on, language)),
        Object::Claim(_, on) => format!("{}的数据", day(*on, language)),
        Object::ClaimField(field, what, on) => {
            let (what, on) = (measure(what, language), day(*on, language));
            match (field, english) {
                (ClaimField::Value, true) => format!("{} on {on}", lowered(&what)),
                (ClaimField::Value, false) => format!("{on}的{what}"),
                (_, true) => {
                    format!("{} of {} on {on}", claim_field(*field).get(language).to_lowercase(), lowered(&what))
                }
                (_, false) => format!("{on}{what}的{}", claim_field(*field).get(language)),
            }
        }
        Object::Milestone(name, _) if english => format!("milestone “{}”", name.text(language)),
        Object::Milestone(name, _) => format!("节点“{}”", name.text(language)),
        Object::MilestoneField(field, name) => {
            let (field, name) = (milestone_field(*field).get(language), name.text(language));
            if english {
                format!("{} of “{name}”", field.to_lowercase())
            } else {
                format!("“{name}”的{field}")
            }
        }
        Object::Source(title) if english => format!("source “{}”", title.text(language)),
        Object::Source(title) => format!("来源“{}”", title.text(language)),
        Object::Batch(..) => String::new(),
        Object::Nothing => text("nothing", "无").get(language).to_owned(),
    }
}

fn batch_words(batch: Batch, number: usize, language: Language) -> String {
    let one = number == 1;
    let words = match batch {
        Batch::Several if one => text("change", "处修改"),
        Batch::Several => text("changes", "处修改"),
        Batch::Merge if one => text("change from the file on disk", "处来自磁盘文件的修改"),
        Batch::Merge => text("changes from the file on disk", "处来自磁盘文件的修改"),
        Batch::Keep => return text("keep mine over the file on disk", "保留我的版本").get(language).to_owned(),
        Batch::RenameSource => return text("rename source", "更改来源标识").get(language).to_owned(),
        Batch::ChangeKind => return text("change kind of programme", "更改政策类型").get(language).to_owned(),
        Batch::Paste if one => text("pasted record", "条粘贴记录"),
        Batch::Paste => text("pasted records", "条粘贴记录"),
        Batch::Delete if one => text("deleted record", "条删除记录"),
        Batch::Delete => text("deleted records", "条删除记录"),
        Batch::DeleteSource => return text("delete source", "删除来源").get(language).to_owned(),
        Batch::Sort => return text("sort claims by date", "按日期排序").get(language).to_owned(),
        Batch::Restore => return text("bring back an earlier version", "恢复早先版本").get(language).to_owned(),
    };
    match language {
        Language::English => format!("{number} {}", words.get(language)),
        Language::Chinese => format!("{number}{}", words.get(language)),
    }
}

/// A field of a programme.
pub fn programme_field(field: ProgrammeField) -> Text {
    match field {
        ProgrammeField::Id => text("Id", "标识"),
        ProgrammeField::Kind => text("Kind", "类型"),
        ProgrammeField::Name => text("Name", "名称"),
        ProgrammeField::Agency => text("Agency", "主管部门"),
        ProgrammeField::Status => text("Status", "状态"),
        ProgrammeField::Opened => text("Opened", "起始日"),
        ProgrammeField::Closes => text("Closes", "截止日"),
        ProgrammeField::Deadline => text("Deadline", "期限"),
        ProgrammeField::Scope => text("Who takes part", "适用对象"),
        ProgrammeField::Note => text("Remark", "说明"),
        ProgrammeField::Quota => text("Quota", "额度"),
        ProgrammeField::RateCap => text("Rate cap", "利率上限"),
        ProgrammeField::Subsidy => text("Interest subsidy", "贴息"),
        ProgrammeField::OwedBy => text("Who owes", "欠款方"),
        ProgrammeField::Owed => text("Owed", "拖欠总额"),
        ProgrammeField::Target => text("Target", "目标余额"),
        ProgrammeField::Coverage => text("Which arrears", "欠款范围"),
    }
}

/// A field of a claim.
pub fn claim_field(field: ClaimField) -> Text {
    match field {
        ClaimField::On => claims::DATE,
        ClaimField::Stated => claims::STATED,
        ClaimField::Measure => text("Measure", "指标"),
        ClaimField::Value => claims::FIGURE,
        ClaimField::Scope => text("Scope", "口径"),
        ClaimField::Source => claims::SOURCE,
        ClaimField::Quote => text("Quote", "原文"),
        ClaimField::Gist => text("Gist", "大意"),
        ClaimField::Note => text("Note", "备注"),
        ClaimField::Standing => claims::STANDING,
        ClaimField::By => text("Entered by", "录入人"),
        ClaimField::Entered => text("Entered on", "录入日期"),
    }
}

/// A field of a milestone.
pub fn milestone_field(field: MilestoneField) -> Text {
    match field {
        MilestoneField::Due => super::DUE,
        MilestoneField::Done => super::DONE,
        MilestoneField::Text => super::STEP,
        MilestoneField::Source => claims::SOURCE,
        MilestoneField::Standing => claims::STANDING,
        MilestoneField::Gist => text("Gist", "大意"),
        MilestoneField::Note => text("Note", "备注"),
    }
}

/// Why an edit was refused.
pub fn edit_error(error: &EditError, language: Language) -> String {
    let said = match error {
        EditError::NoProgramme { .. } => text("There is no such programme any more.", "该政策已不存在。"),
        EditError::NoClaim { .. } => text("There is no such claim any more.", "该数据已不存在。"),
        EditError::NoMilestone { .. } => text("There is no such milestone any more.", "该节点已不存在。"),
        EditError::NoSource { .. } => text("There is no such source any more.", "该来源已不存在。"),
        EditError::OtherKind => text("Programmes of this kind have no such field.", "此类政策没有该字段。"),
        EditError::IdInUse { id } => {
            return match language {
                Language::English => format!("The id “{id}” is in use already."),
                Language::Chinese => format!("标识“{id}”已被使用。"),
            };
        }
        EditError::NoId => text("An id is needed.", "需要标识。"),
        EditError::UnsoundFigure(_) => text("The figure is not one that can be kept.", "该数值无法保存。"),
        EditError::OutsideRange { value, range } => {
            let style = Style::new(language, Unit::Other);
            let value = style.number(*value);
            let limits = style.interval(range.interval(), crate::figure::Range::NONE);
            return match language {
                Language::English => format!("It cannot be {value}: only {limits} is possible."),
                Language::Chinese => format!("不可能为{value}：只能{limits}。"),
            };
        }
        EditError::Undated => super::DAY_NEEDED,
        EditError::UnwritableDate(_) => text("The year needs four digits.", "年份需为四位数。"),
        EditError::NamelessUnit => text("A measure of its own needs a unit.", "自定义指标需要单位。"),
    };
    said.get(language).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Language, label};
    use crate::figure::Figure;
    use crate::syntax::Name;
    use crate::tracker::edit::{ClaimValue, ProgrammeValue};
    use crate::tracker::{Claim, Document, Edit, Kind, Measure, Programme};
    use jiff::civil::date;

    fn document() -> Document {
        let mut programme =
            Programme::new("a", Kind::LOAN, Name { en: "Re-lending".into(), zh: Some("再贷款".into()) });
        programme.claims.push(Claim::new(date(2020, 3, 28), Measure::Issued, Figure::MoreThan(200e9)));
        Document { programmes: vec![programme], ..Document::default() }
    }

    #[test]
    fn steps_have_names_that_people_use() {
        let document = document();
        let value = |value| Edit::SetClaim { programme: 0, at: 0, value };
        let steps = [
            (value(ClaimValue::Value(Figure::Exactly(1.0))), "set issued on 28 March", "修改3月28日的已发放"),
            (value(ClaimValue::Note(None)), "clear note of issued on 28 March", "清除3月28日已发放的备注"),
            (Edit::RemoveClaim { programme: 0, at: 0 }, "delete claim of 28 March", "删除3月28日的数据"),
            (Edit::RemoveProgramme { at: 0 }, "delete programme “Re-lending”", "删除政策“再贷款”"),
            (
                Edit::SetProgramme { programme: 0, value: ProgrammeValue::Quota(Some(Figure::Exactly(3e11))) },
                "set quota",
                "修改额度",
            ),
        ];
        for (edit, english, chinese) in steps {
            let name = edit.label(&document);
            assert_eq!(label(&name, Language::English), english);
            assert_eq!(label(&name, Language::Chinese), chinese);
        }
    }
}
