//! Saves that keep comments.

use super::{COMMENTED, SAMPLE, SHIPPED};
use crate::figure::Figure;
use crate::syntax::Name;
use crate::tracker::edit::{ClaimValue, MilestoneValue, ProgrammeValue};
use crate::tracker::{Claim, Document, Edit, Kind, Measure, Milestone, Programme, Source, canonical, read, write};
use jiff::civil::date;

/// The lines taken out and put in by edits of a text, and that what is written reads back.
fn diff(base: &str, edits: impl FnOnce(&mut Document)) -> (Vec<String>, Vec<String>) {
    let mut document = read(base).document;
    edits(&mut document);
    let written = write(base, &document);
    assert!(written.faithful, "{}", written.text);
    let (old, new): (Vec<&str>, Vec<&str>) = (base.split('\n').collect(), written.text.split('\n').collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let part = |it: &[&str]| it[head..it.len() - tail].iter().map(|it| it.trim().to_owned()).collect();
    (part(&old), part(&new))
}

fn apply(document: &mut Document, edit: Edit) {
    edit.apply(document).unwrap();
}

fn set(programme: usize, at: usize, value: ClaimValue) -> impl FnOnce(&mut Document) {
    move |document| apply(document, Edit::SetClaim { programme, at, value })
}

fn claim() -> Box<Claim> {
    let mut claim = Claim::new(date(2020, 5, 30), Measure::Issued, Figure::Exactly(280e9));
    claim.source = Some("a".into());
    claim.note = Some("said \"so\"\n\\".into());
    Box::new(claim)
}

const NEW: &str =
    r#"(on: "2020-05-30", measure: Issued, value: Exactly(280e9), source: "a", note: "said \"so\"\n\\"),"#;

#[test]
fn nothing_changed_is_nothing_written() {
    for text in [SAMPLE, SHIPPED, COMMENTED] {
        let document = read(text).document;
        assert_eq!(read(text).problems, []);
        let written = write(text, &document);
        assert!(written.faithful && written.text == text);
        assert_eq!(read(&canonical(&document)).document, document);
        assert_eq!(read(&canonical(&document)).problems, []);
    }
}

#[test]
fn a_figure_changed_is_one_line() {
    let (old, new) = diff(COMMENTED, set(0, 1, ClaimValue::Value(Figure::About(210e9))));
    assert_eq!(old, [r#"(on: "2020-03-28", measure: Issued, value: MoreThan(200e9), source: "a"), // 28 March"#]);
    assert_eq!(new, [r#"(on: "2020-03-28", measure: Issued, value: About(210e9), source: "a"), // 28 March"#]);
    let value = ProgrammeValue::Quota(Some(Figure::Exactly(1.8e12)));
    let (old, new) = diff(COMMENTED, |it| apply(it, Edit::SetProgramme { programme: 0, value }));
    assert_eq!(
        (old, new),
        (vec!["quota: Exactly(300e9), // yuan".into()], vec!["quota: Exactly(1.8e12), // yuan".into()])
    );
    for at in 0..read(SHIPPED).document.programmes[0].claims.len() {
        let (old, new) = diff(SHIPPED, set(0, at, ClaimValue::Value(Figure::About(1.0))));
        assert_eq!((old.len(), new.len()), (1, 1));
    }
}

#[test]
fn a_field_is_put_in_and_taken_out_in_the_style_of_its_neighbours() {
    let (_, new) = diff(COMMENTED, set(0, 0, ClaimValue::Source(Some("b".into()))));
    assert_eq!(new, [r#"(on: "2020-03-13", measure: Issued, value: Exactly(182.1e9), source: "b"), // 13 March"#]);
    let (old, new) = diff(COMMENTED, set(0, 2, ClaimValue::Source(Some("b".into()))));
    assert_eq!((old.len(), new), (0, vec![r#"source: "b","#.into()]));
    let (_, new) = diff(COMMENTED, set(0, 1, ClaimValue::Source(None)));
    assert_eq!(new, [r#"(on: "2020-03-28", measure: Issued, value: MoreThan(200e9)), // 28 March"#]);
    let (old, new) = diff(COMMENTED, set(0, 3, ClaimValue::Note(None)));
    assert_eq!(old.len(), 2);
    assert_eq!(
        new,
        [r#"(on: "2020-04-01", measure: EnterprisesFunded, /* firms */ value: Exactly(5995)) // no comma"#]
    );
    let value = ProgrammeValue::Agency(Some(Name::plain("PBOC")));
    let (old, new) = diff(COMMENTED, |it| apply(it, Edit::SetProgramme { programme: 0, value }));
    assert_eq!((old.len(), new), (0, vec![r#"agency: "PBOC","#.into()]));
    let (old, new) = diff(COMMENTED, |it| {
        apply(it, Edit::SetProgramme { programme: 0, value: ProgrammeValue::Status(None) });
    });
    assert_eq!((old, new.len()), (vec!["status: Active, // since January".into()], 0));
    let value = ProgrammeValue::Name(Name { en: "First".into(), zh: Some("一".into()) });
    let (_, new) = diff(COMMENTED, |it| apply(it, Edit::SetProgramme { programme: 0, value }));
    assert_eq!(new, [r#"name: (en: "First" /* English */, zh: "一"),"#]);
}

#[test]
fn an_added_claim_adds_only_its_line() {
    for (at, kept) in [(0, true), (1, true), (2, true), (3, true), (4, false)] {
        let (old, new) = diff(COMMENTED, |it| apply(it, Edit::InsertClaim { programme: 0, at, claim: claim() }));
        if kept {
            assert_eq!((old.len(), new), (0, vec![NEW.to_owned()]), "at {at}");
        } else {
            // The last one had no comma.
            assert_eq!(old, [r#"note: "two lines") // no comma"#]);
            assert_eq!(new, [r#"note: "two lines"), // no comma"#, NEW]);
        }
    }
    let (old, new) = diff(COMMENTED, |it| apply(it, Edit::InsertClaim { programme: 3, at: 0, claim: claim() }));
    assert_eq!((old.len(), new), (0, vec![NEW.to_owned()]));
    let (old, new) = diff(COMMENTED, |it| apply(it, Edit::InsertClaim { programme: 1, at: 0, claim: claim() }));
    assert_eq!((old, new), (vec!["claims: [],".into()], vec!["claims: [".into(), NEW.into(), "],".into()]));
    // In a record that is written on one line the list is, too.
    let (_, new) = diff(COMMENTED, |it| apply(it, Edit::InsertClaim { programme: 2, at: 0, claim: claim() }));
    assert_eq!(new.len(), 1);
    let indent = SHIPPED.lines().find(|it| it.contains("measure: Issued")).unwrap();
    let mut document = read(SHIPPED).document;
    apply(&mut document, Edit::InsertClaim { programme: 0, at: 3, claim: claim() });
    let written = write(SHIPPED, &document).text;
    let line = written.lines().find(|it| it.contains(NEW)).unwrap();
    assert_eq!(line.len() - line.trim_start().len(), indent.len() - indent.trim_start().len());
}

#[test]
fn what_is_deleted_takes_its_own_comments_along_and_no_other() {
    let (old, new) = diff(COMMENTED, |it| apply(it, Edit::RemoveProgramme { at: 0 }));
    assert_eq!(new.len(), 0);
    assert_eq!(old.first().unwrap(), "// This one is about the first loan,");
    assert_eq!(old[old.len() - 2..], ["), // end of one", ""]);
    let (old, new) = diff(COMMENTED, |it| apply(it, Edit::RemoveProgramme { at: 1 }));
    assert_eq!(new.len(), 0);
    assert!(old.iter().any(|it| it == "// only about two") && !old.iter().any(|it| it.contains("rest")));
    assert_eq!(old.iter().filter(|it| it.is_empty()).count(), 1);
    let (old, new) = diff(COMMENTED, |it| apply(it, Edit::RemoveProgramme { at: 3 }));
    assert_eq!((old.first().unwrap().as_str(), new.len()), ("// about four", 0).to_owned());
    let (old, _) = diff(COMMENTED, |it| apply(it, Edit::RemoveClaim { programme: 0, at: 0 }));
    assert_eq!(old.len(), 2);
    let (old, _) = diff(COMMENTED, |it| apply(it, Edit::RemoveClaim { programme: 0, at: 1 }));
    assert_eq!(old.len(), 1);
    let (old, _) = diff(COMMENTED, |it| apply(it, Edit::RemoveSource { at: 1 }));
    assert_eq!(old[0], "// about b");
    assert_eq!(old.len(), 2);
    let (_, new) = diff(COMMENTED, |it| apply(it, Edit::RemoveMilestone { programme: 2, at: 1 }));
    assert!(new[0].ends_with(r#"milestones: [(due: "2020-04-30", text: "X")]),"#), "{new:?}");
    let (_, new) = diff(COMMENTED, |it| apply(it, Edit::RemoveMilestone { programme: 2, at: 0 }));
    assert!(new[0].ends_with(r#"milestones: [(done: "2020-03-13", text: "Y")]),"#), "{new:?}");
}

#[test]
fn what_is_moved_takes_its_own_comments_along() {
    let mut document = read(COMMENTED).document;
    apply(&mut document, Edit::MoveClaim { programme: 0, from: 0, to: 1 });
    apply(&mut document, Edit::MoveProgramme { from: 3, to: 0 });
    let text = write(COMMENTED, &document).text;
    assert!(text.contains("// 28 March\n                // early\n                (on: \"2020-03-13\""), "{text}");
    assert!(text.contains("// ---- loans ----\n        // about four\n        Arrears("), "{text}");
    assert!(text.contains("        ),\n\n        // This one is about"), "{text}");
    let comments = |it: &str| {
        let mut all: Vec<String> = it.lines().filter(|it| it.contains("//")).map(str::to_owned).collect();
        all.sort();
        all
    };
    assert_eq!(comments(&text), comments(COMMENTED));
}

#[test]
fn new_programmes_and_kinds() {
    let mut programme = Programme::new("five", Kind::LOAN, Name { en: "Five".into(), zh: Some("五".into()) });
    programme.claims.push(*claim());
    let lines = vec![
        String::new(),
        "Loan(".into(),
        "id: \"five\",".into(),
        "name: (en: \"Five\", zh: \"五\"),".into(),
        "claims: [".into(),
        NEW.into(),
        "],".into(),
        "),".into(),
    ];
    let insert = |at| Edit::InsertProgramme { at, programme: Box::new(programme.clone()) };
    let (old, mut new) = diff(COMMENTED, |it| apply(it, insert(2)));
    new.rotate_right(1);
    assert!(
        old.is_empty() && {
            new.sort();
            new == {
                let mut it = lines.clone();
                it.sort();
                it
            }
        },
        "{new:?}"
    );
    let (old, _) = diff(COMMENTED, |it| apply(it, insert(0)));
    assert!(old.is_empty());
    let (old, new) = diff(COMMENTED, |it| apply(it, Edit::change_kind(it, 1, Kind::Measure)));
    assert_eq!((old, new), (vec!["Loan(".to_owned()], vec!["Measure(".to_owned()]));
    let (old, new) = diff(COMMENTED, |it| {
        apply(it, Edit::SetProgramme { programme: 3, value: ProgrammeValue::Id("4".into()) });
    });
    assert_eq!((old, new), (vec!["id: \"four\",".to_owned()], vec!["id: \"4\",".to_owned()]));
    let milestone = Milestone { due: Some(date(2020, 6, 1)), text: Name::plain("Z"), ..Milestone::default() };
    let (old, new) = diff(COMMENTED, |it| {
        apply(it, Edit::InsertMilestone { programme: 1, at: 0, milestone: Box::new(milestone) });
    });
    assert!(old.is_empty());
    assert_eq!(new, ["milestones: [", r#"(due: "2020-06-01", text: "Z"),"#, "],"]);
}

#[test]
fn raw_texts_stay_raw_and_others_are_escaped() {
    let source = |title: &str| {
        let title = Name::plain(title);
        Box::new(Source { id: "b".into(), title, url: Some("https://b.example/?q=(1)".into()), ..Source::default() })
    };
    let (_, new) = diff(COMMENTED, |it| apply(it, Edit::SetSource { at: 1, source: source("a \"#b\\") }));
    assert!(new[0].contains(r###"title: r##"a "#b\"##,"###), "{new:?}");
    let (_, new) = diff(COMMENTED, |it| apply(it, Edit::SetSource { at: 1, source: source("a\u{7}") }));
    assert!(new[0].contains(r#"title: "a\u{7}","#), "{new:?}");
    let value = MilestoneValue::Text(Name::plain("\u{feff}\t\r\n\0\"\\中"));
    diff(COMMENTED, |it| apply(it, Edit::SetMilestone { programme: 2, at: 0, value }));
}

#[test]
fn line_ends_and_marks_are_kept() {
    let crlf = format!("\u{feff}{}", COMMENTED.replace('\n', "\r\n"));
    let mut document = read(&crlf).document;
    assert_eq!(document, read(COMMENTED).document);
    apply(&mut document, Edit::InsertClaim { programme: 0, at: 1, claim: claim() });
    apply(&mut document, Edit::InsertClaim { programme: 3, at: 0, claim: claim() });
    apply(&mut document, Edit::MoveProgramme { from: 0, to: 2 });
    let written = write(&crlf, &document);
    assert!(written.faithful && written.text.starts_with('\u{feff}'));
    assert_eq!(written.text.matches('\n').count(), written.text.matches("\r\n").count());
    let plain = write(COMMENTED, &document).text;
    assert_eq!(written.text.replace("\r\n", "\n").trim_start_matches('\u{feff}'), plain);
}

#[test]
fn what_could_not_be_read_stays() {
    let text =
        SAMPLE.replace("measure: EnterprisesFunded, value: Exactly(4708)", "measure: Firms, value: Exactly(4708)");
    let mut document = read(&text).document;
    apply(&mut document, Edit::RemoveClaim { programme: 0, at: 0 });
    let written = write(&text, &document);
    assert!(written.faithful && written.text.contains("measure: Firms"));
    // Nothing to keep: a whole new file.
    let written = write("", &document);
    assert!(written.faithful && written.text == canonical(&document));
}

#[test]
fn ids_that_were_given_are_written_with_the_first_change() {
    let text = "(format: 1, programmes: [Measure(id: \"a\", name: \"A\"), Measure(id: \"a\", name: \"B\"), Measure(name: \"新\")])";
    let mut document = read(text).document;
    apply(&mut document, Edit::RemoveProgramme { at: 0 });
    let written = write(text, &document);
    assert!(written.faithful);
    let expected =
        "(format: 1, programmes: [Measure(id: \"a-2\", name: \"B\"), Measure(id: \"programme-3\", name: \"新\")])";
    assert_eq!(written.text, expected);
}

/// A list that was not read is no empty list: an edit that needs it keeps its text and says that it did not fit.
#[test]
fn what_could_not_be_read_is_never_replaced() {
    let bare = r#"(format: 1, programmes: [Loan(id: "a", name: "A",
        claims: (on: "2020-03-13", measure: Issued, value: Exactly(1), note: "precious"),
    )])"#;
    let mut document = read(bare).document;
    apply(&mut document, Edit::InsertClaim { programme: 0, at: 0, claim: claim() });
    let written = write(bare, &document);
    assert!(!written.faithful && written.text.contains("precious"), "{}", written.text);

    let broken = r#"(format: 1, programmes: (
        Loan(id: "a", name: "A"),
        Loan(id: "b", name: "B", note: "precious"),
    ])"#;
    let mut document = read(broken).document;
    assert_eq!(document.programmes.len(), 2, "read as if it had its brackets");
    document.programmes.push(Programme::new("c", Kind::LOAN, Name::plain("C")));
    let written = write(broken, &document);
    assert!(written.text.contains("precious") && written.text.contains(r#"id: "a""#), "{}", written.text);
    assert!(!written.faithful, "{}", written.text);

    let text = r#"(format: 1, programmes: [Loan(id: "a", name: "A", quota: Exacty(300e9), status: None)])"#;
    let mut document = read(text).document;
    let value = ProgrammeValue::Quota(Some(Figure::Exactly(1.0)));
    apply(&mut document, Edit::SetProgramme { programme: 0, value });
    let written = write(text, &document);
    assert!(!written.faithful && written.text.contains("Exacty(300e9)"), "{}", written.text);
}
