//! What people write where there is no figure.

use super::super::Reason;

/// What is typed where there is no figure.
const MISSING: &[(Reason, &[&str])] = &[
    (
        Reason::NotStated,
        &[
            "not stated",
            "not given",
            "not known",
            "unknown",
            "not available",
            "no figure",
            "missing",
            "未公布",
            "不详",
            "未知",
            "未说明",
            "未提及",
            "没有公布",
            "无数据",
        ],
    ),
    (Reason::Ambiguous, &["ambiguous", "ambiguous in the source", "unclear", "表述不明", "不明确", "有歧义", "含糊"]),
    (
        Reason::Withheld,
        &["withheld", "undisclosed", "not disclosed", "confidential", "未披露", "不公开", "不予公布", "保密"],
    ),
    (Reason::NotApplicable, &["not applicable", "n/a", "n.a.", "na", "不适用"]),
];

/// The reason, where the whole text says that there is no figure.
pub(super) fn reason(text: &str) -> Option<Reason> {
    let text = text.strip_suffix(['.', '。']).unwrap_or(text);
    let words: Vec<_> = text.split_whitespace().collect();
    let plain = words.join(" ");
    let says = |phrases: &[&str]| phrases.iter().any(|it| *it == plain || it.strip_suffix('.') == Some(&plain));
    MISSING.iter().find(|(_, phrases)| says(phrases)).map(|(reason, _)| *reason)
}
