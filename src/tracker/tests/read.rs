//! Reading.

use super::{SAMPLE, SHIPPED};
use crate::figure::Figure;
use crate::syntax::{Fault, Standing, Step};
use crate::tracker::{Kind, Measure, read};

fn codes(text: &str) -> Vec<&'static str> {
    read(text).problems.iter().map(|it| it.fault.code()).collect()
}

#[test]
fn the_sample_loads_with_no_problem() {
    let reading = read(SAMPLE);
    assert_eq!(reading.problems, []);
    assert!(reading.usable);
    let document = reading.document;
    assert_eq!(document.programmes.len(), 4);
    assert_eq!(document.programmes[0].claims.len(), 5);
    assert_eq!(document.programmes[0].quota(), Some(Figure::Exactly(300e9)));
    assert_eq!(document.programmes[2].owed(), Some(Figure::About(167e9)));
    assert!(matches!(document.programmes[3].kind, Kind::Measure));
    assert_eq!(document.programmes[3].milestones.len(), 2);
}

#[test]
fn the_shipped_file_loads_with_no_problem_and_whole() {
    let reading = read(SHIPPED);
    assert_eq!(reading.problems, []);
    let document = reading.document;
    assert_eq!(document.sources.len(), 64);
    assert_eq!(document.programmes.len(), 27);
    assert_eq!(document.programmes.iter().map(|it| it.claims.len()).sum::<usize>(), 148);
    assert_eq!(document.programmes.iter().map(|it| it.milestones.len()).sum::<usize>(), 27);
    assert!(document.programmes[0].claims.iter().any(|it| matches!(it.measure, Measure::Other { .. })));
}

#[test]
fn a_bad_claim_costs_the_claim() {
    let text = r#"(format: 1, sources: [(id: "briefing", title: "B")], programmes: [
        Loan(id: "a", name: "A", quota: Exactly(-1), claims: [
            (on: "2020-03-32", measure: Issued, value: Exactly(1)),
            (on: "2020-03-28", measure: Isued, value: Exactly(1)),
            (on: "2020-03-28", measure: Issued, value: Between(9, 1)),
            (on: "2020-03-28", measure: Issued, value: Exactly(1), standing: Doubtfull),
            (on: "2020-03-28", measure: Issued, value: Exactly(1), source: "breifing", stated: "2020-03-27"),
            (on: "2020-03-28", measure: Issued, value: Exactly(-1)),
        ]),
    ])"#;
    let reading = read(text);
    assert_eq!(codes(text), ["E305", "E307", "E205", "E304", "E205", "E302", "W401", "E305"]);
    let programme = &reading.document.programmes[0];
    assert_eq!(programme.quota(), None);
    assert_eq!(programme.claims.len(), 1);
    assert_eq!(programme.claims[0].source.as_deref(), Some("breifing"));
    assert_eq!(programme.claims[0].standing, Standing::Firm);
    let unknown = reading.problems.iter().find(|it| it.fault.code() == "E302").unwrap();
    assert!(matches!(&unknown.fault, Fault::UnknownId { nearest: Some(near), .. } if near == "briefing"));
    let path: Vec<Step> =
        vec![Step::Field("programmes".into()), Step::Item(0), Step::Field("claims".into()), Step::Item(4)];
    assert_eq!(unknown.path, path);
}

#[test]
fn the_file_as_a_whole_is_refused_with_one_problem() {
    assert_eq!(codes("(format: 2, progs: [], x: y z)"), ["E003"]);
    assert_eq!(codes("(format: 1, metrics: [(id: \"x\")], series: [])"), ["E004"]);
    assert_eq!(codes(""), ["E001"]);
    assert_eq!(codes("hello"), ["E002"]);
    for text in ["", "hello", "(format: 2)"] {
        assert!(!read(text).usable);
    }
}

#[test]
fn ids_are_unique_and_given_where_they_lack() {
    let text = r#"(format: 1, programmes: [Measure(id: "a", name: "A"), Measure(id: "a", name: "B"),
        Measure(name: "New measure"), Measure(name: "新"), Grant(id: "g", name: "G"), 7])"#;
    assert_eq!(codes(text), ["E301", "E202", "E202", "E205", "E204"]);
    let ids: Vec<String> = read(text).document.programmes.into_iter().map(|it| it.id).collect();
    assert_eq!(ids, ["a", "a-2", "new-measure", "programme-4"]);
}

#[test]
fn fresh_ids() {
    let document = read(SAMPLE).document;
    assert_eq!(document.fresh_id("Special re-lending"), "special-re-lending");
    assert_eq!(document.fresh_id("Docking"), "docking-2");
    assert_eq!(document.fresh_id("专项再贷款"), "programme-5");
    assert_eq!(document.fresh_id(""), "programme-5");
    assert_eq!(document.fresh_numbered_id(&Kind::LOAN), "loan-3");
    assert_eq!(document.fresh_numbered_id(&Kind::Measure), "measure-2");
}

#[test]
fn no_prefix_of_a_file_breaks_the_reader() {
    for (at, _) in SAMPLE.char_indices().step_by(3) {
        let reading = read(&SAMPLE[..at]);
        assert!(reading.problems.len() + reading.document.programmes.len() > 0);
    }
}

#[test]
fn records_without_the_brackets_of_their_list_are_read_and_never_lost_by_a_save() {
    let with = |sources: &str, claims: &str, milestones: &str| {
        format!(
            r#"(format: 1, // kept
    sources: {sources}, programmes: [
        Loan(id: "a", name: "A", claims: {claims}, milestones: {milestones}), // and this
        Measure(id: "b", name: "B"),
    ])"#
        )
    };
    let source = r#"(id: "s", title: "S")"#;
    let claim = r#"(on: "2020-03-28", measure: Issued, value: Exactly(1), source: "s")"#;
    let step = r#"(due: "2020-04-01", text: "T")"#;
    let sound = with(&format!("[{source}]"), &format!("[{claim}, {claim}]"), &format!("[{step}]"));
    assert_eq!(codes(&sound), [""; 0]);
    let bare = with(source, &format!("({claim}, {claim})"), step);
    assert_eq!(codes(&bare), ["E204", "E204", "E204"], "each is told");
    let document = read(&bare).document;
    assert_eq!(document, read(&sound).document, "and nothing is missing");
    // What is edited elsewhere leaves them as they stand, comments and all.
    let mut edited = document.clone();
    edited.programmes[1].note = Some("new".to_owned());
    let written = crate::tracker::write(&bare, &edited);
    assert!(written.faithful && written.text.contains(step) && written.text.contains("// kept"), "{}", written.text);
    // What is edited in them takes a new file, which is asked about first.
    let edits: [fn(&mut crate::tracker::Programme); 2] = [|it| drop(it.claims.remove(0)), |it| it.milestones.clear()];
    for edit in edits {
        let mut edited = document.clone();
        edit(&mut edited.programmes[0]);
        let written = crate::tracker::write(&bare, &edited);
        assert!(!written.faithful, "{}", written.text);
        assert_eq!(read(&crate::tracker::canonical(&edited)).document, edited);
    }
}
