//! Words on claims that pages share: how firmly one stands, what it says, where it comes from, what is against it.

use super::{Language, Text, bracketed, comma, count, date, labelled, text};
use crate::dataset::Words;
use crate::figure::{Style, Unit};
use crate::store::Preferred;
use crate::syntax::{Name, Standing};
use jiff::civil::Date;

/// How a claim stands: worked out.
pub const DERIVED: Text = text("derived", "推算");
/// How a claim stands: there is reason to think that it is wrong.
pub const DOUBTFUL: Text = text("doubtful", "存疑");
/// Two claims that can't both be right.
pub const CONFLICT: Text = text("conflict", "冲突");
/// Who said it is not told.
pub const NO_SOURCE: Text = text("no source named", "未注明来源");

/// A field of a claim: the date that it describes.
pub const DATE: Text = text("Date", "日期");
/// A field of a claim.
pub const FIGURE: Text = text("Figure", "数值");
/// A field of a claim: the day that it was said.
pub const STATED: Text = text("Stated", "公布日期");
/// A field of a claim.
pub const SOURCE: Text = text("Source", "来源");
/// A field of a claim: how firmly it stands.
pub const STANDING: Text = text("Standing", "可靠性");
/// How a claim differs from an earlier one.
pub const CHANGE: Text = text("Change", "变化");

/// Enterprises that lead a chain.
pub const LEADING: Text = text("Leading enterprises", "龙头企业");
/// Enterprises around them.
pub const SUPPORTING: Text = text("Core supporting enterprises", "核心配套企业");
/// Small firms along a chain.
pub const SMES: Text = text("SMEs pulled along", "带动中小企业");

/// Button: copies a claim or a source so that it can be cited.
pub const COPY_CITATION: Text = text("Copy citation", "复制引文");
/// Leads to the source of a claim.
pub const SHOW_IN_SOURCES: Text = text("Show in Sources", "在来源页查看");
/// Leads to a series over time.
pub const OPEN_IN_TRENDS: Text = text("Open in Trends", "在趋势页打开");
/// Leads to a programme.
pub const SHOW_PROGRAMME: Text = text("Show it on Tracker", "在政策跟踪页查看");

/// How firmly a claim stands, in a word.
pub fn standing(standing: Standing) -> Text {
    match standing {
        Standing::Firm => text("firm", "确定"),
        Standing::Provisional => text("provisional", "初步"),
        Standing::Derived => DERIVED,
        Standing::Doubtful => DOUBTFUL,
    }
}

/// How a claim stands, where that has to be told: not of one that stands firm.
pub fn weak_standing(of: Standing) -> Option<Text> {
    (of != Standing::Firm).then(|| standing(of))
}

/// A figure in a few words with how it stands: "84.7 % · provisional · conflict".
pub fn marked(figure: &str, of: Standing, disputed: bool, language: Language) -> String {
    let said = [weak_standing(of), disputed.then_some(CONFLICT)].into_iter().flatten().map(|it| it.get(language));
    std::iter::once(figure).chain(said).collect::<Vec<_>>().join(" · ")
}

/// "34 claims".
pub fn claims(number: usize, language: Language) -> String {
    match language {
        Language::English if number == 1 => "1 claim".to_owned(),
        Language::English => format!("{} claims", count(number)),
        Language::Chinese => format!("{}条数据", count(number)),
    }
}

/// What the day of knowledge hides: "as known on 15 March 2020 · 210 later claims hidden".
pub fn known_on(day: Date, later: usize, language: Language) -> String {
    let day = date(day, language);
    match (language, later) {
        (Language::English, 0) => format!("as known on {day} · nothing was said later"),
        (Language::English, 1) => format!("as known on {day} · 1 later claim hidden"),
        (Language::English, _) => format!("as known on {day} · {} later claims hidden", count(later)),
        (Language::Chinese, 0) => format!("截至{day}已知 · 其后没有更多数据"),
        (Language::Chinese, _) => format!("截至{day}已知 · 其后{}条数据未显示", count(later)),
    }
}

/// "stated 30 March 2020".
pub fn stated(on: Date, language: Language) -> String {
    match language {
        Language::English => format!("stated {}", date(on, language)),
        Language::Chinese => format!("{}公布", date(on, language)),
    }
}

/// The words of a source, in quotation marks.
pub fn quoted(quote: &str) -> String {
    format!("“{quote}”")
}

/// What a source says: its own words in quotation marks, or else the file's, without.
pub fn sentence(quote: Option<&str>, gist: Option<&str>) -> Option<String> {
    quote.map(quoted).or_else(|| gist.map(ToOwned::to_owned))
}

/// The sentence that comes with a record of the data set.
pub fn sentence_of(words: &Words) -> Option<String> {
    sentence(words.quote.as_deref(), words.gist.as_deref())
}

/// A note on a claim.
pub fn note(words: &str, language: Language) -> String {
    labelled(text("Note", "注").get(language), words, language)
}

/// "76 % on 28 March 2020".
pub fn figure_on(figure: &str, on: Date, language: Language) -> String {
    match language {
        Language::English => format!("{figure} on {}", date(on, language)),
        Language::Chinese => format!("{}，{figure}", date(on, language)),
    }
}

/// A claim on one line: "Resumption rate · SMEs: 76 % on 28 March 2020 (doubtful). “…”".
pub fn line(title: &str, said: &str, standing: Standing, sentence: Option<&str>, language: Language) -> String {
    let mut line = labelled(title, said, language);
    if let Some(standing) = weak_standing(standing) {
        line = bracketed(&line, standing.get(language), language);
    }
    if let Some(sentence) = sentence {
        line.push_str(text(". ", "。").get(language));
        line.push_str(sentence);
    }
    line
}

/// A claim as it can be cited: the line, then where it comes from.
pub fn cited(line: &str, source: &str, language: Language) -> String {
    [line, source].join(text(" — ", "——").get(language))
}

/// Where something stands: "Title, publisher, 30 March 2020, https://…".
pub fn citation(
    title: &Name,
    publisher: Option<&Name>,
    published: Option<Date>,
    url: Option<&str>,
    language: Language,
) -> String {
    let day = published.map(|it| date(it, language));
    let parts = [Some(title.text(language)), publisher.map(|it| it.text(language)), day.as_deref(), url];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    parts.join(comma(language))
}

/// Which claim was taken for the latest figure, and why.
pub fn preferred(why: Preferred, of: usize, day: Date, language: Language) -> String {
    let (day, of) = (date(day, language), count(of));
    match (why, language) {
        (Preferred::Only, Language::English) => format!("The only claim for {day}, the newest date."),
        (Preferred::Only, Language::Chinese) => format!("{day}（最新日期）仅此一条数据。"),
        (Preferred::Firmest, Language::English) => format!("The firmest of {of} claims for {day}."),
        (Preferred::Firmest, Language::Chinese) => format!("{day}的{of}条数据中最可靠的一条。"),
        (Preferred::StatedLast, Language::English) => {
            format!("Of {of} claims for {day} that stand as firm, the one stated last.")
        }
        (Preferred::StatedLast, Language::Chinese) => format!("{day}的{of}条数据同样可靠，取最后公布的一条。"),
        (Preferred::First, Language::English) => {
            format!("Of {of} claims for {day} that stand as firm and were stated on one day, the first in the file.")
        }
        (Preferred::First, Language::Chinese) => format!("{day}的{of}条数据同样可靠且同日公布，取文件中的第一条。"),
    }
}

/// What "about" is taken for: "“about” is taken as ±5 % of the figure".
pub fn about(tolerance: f64, language: Language) -> String {
    let share = Style::new(language, Unit::Percent).number(tolerance * 100.0);
    match language {
        Language::English => format!("“about” is taken as ±{share} of the figure"),
        Language::Chinese => format!("“约”按数值的±{share}计"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_claim_is_cited_with_its_standing_its_words_and_its_source() {
        let source = Name { en: "Briefing".into(), zh: Some("发布会".into()) };
        let cite = |language, title, figure, sentence| {
            let said = figure_on(figure, date(2020, 3, 28), language);
            let line = line(title, &said, Standing::Doubtful, Some(sentence), language);
            cited(&line, &citation(&source, None, Some(date(2020, 3, 30)), Some("https://a.b"), language), language)
        };
        assert_eq!(
            cite(Language::English, "Rate", "76 %", "“So.”"),
            "Rate: 76 % on 28 March 2020 (doubtful). “So.” — Briefing, 30 March 2020, https://a.b"
        );
        assert_eq!(
            cite(Language::Chinese, "复工率", "76%", "“原话”"),
            "复工率：2020年3月28日，76%（存疑）。“原话”——发布会，2020年3月30日，https://a.b"
        );
    }

    #[test]
    fn a_gist_has_no_quotation_marks() {
        assert_eq!(sentence(Some("so"), Some("thus")).as_deref(), Some("“so”"));
        assert_eq!(sentence(None, Some("thus")).as_deref(), Some("thus"));
        assert_eq!(weak_standing(Standing::Firm), None);
    }
}
