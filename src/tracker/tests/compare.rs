//! Differences in words, and the step from one document to another.

use super::laws::{edit, seeds};
use super::{COMMENTED, SAMPLE, SHIPPED};
use crate::figure::{Figure, Language};
use crate::tracker::edit::{ClaimValue, ProgrammeValue};
use crate::tracker::{Batch, Claim, Document, Edit, Measure, differences, read, restore};
use jiff::civil::date;
use proptest::prelude::*;

/// The differences in English, without the names of programmes.
fn told(old: &Document, new: &Document) -> Vec<String> {
    differences(old, new).iter().map(words).collect()
}

fn words(label: &crate::tracker::Label) -> String {
    let name = label.programme.as_ref().map_or("", |it| it.text(Language::English));
    format!("{:?} {:?} {name}", label.verb, label.object)
}

#[test]
fn each_difference_is_told_once() {
    let old = read(SAMPLE).document;
    assert_eq!(told(&old, &old), [""; 0]);
    let mut new = old.clone();
    let claim = Claim::new(date(2020, 5, 30), Measure::Issued, Figure::Exactly(1.0));
    for edit in [
        Edit::SetClaim { programme: 1, at: 0, value: ClaimValue::Value(Figure::About(9.0)) },
        Edit::SetProgramme { programme: 1, value: ProgrammeValue::Note(Some("new".into())) },
        Edit::InsertClaim { programme: 1, at: 0, claim: Box::new(claim) },
    ] {
        edit.apply(&mut new).unwrap();
    }
    let forth = differences(&old, &new);
    assert_eq!(forth.len(), 3, "{forth:?}");
    assert_eq!(differences(&new, &old).len(), 3);
    assert!(
        told(&old, &new).iter().any(|it| it.starts_with("Add Claim(Issued, 2020-05-30)")),
        "{:?}",
        told(&old, &new)
    );
    let gone = Edit::RemoveProgramme { at: 0 };
    gone.apply(&mut new).unwrap();
    assert!(told(&old, &new)[0].starts_with("Delete Programme "));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// From any document to any other in one step, and back by its inverse; and something is told where there is a
    /// difference, and nothing where there is none.
    #[test]
    fn one_step_leads_from_one_document_to_the_other(a in seeds(12), b in seeds(12), text in prop::sample::select(vec![SAMPLE, COMMENTED, SHIPPED])) {
        let original = read(text).document;
        let after = |seeds: &[super::laws::Seed]| {
            let mut document = original.clone();
            for seed in seeds {
                let _done = edit(*seed, &document).apply(&mut document);
            }
            document
        };
        let (a, b) = (after(&a), after(&b));
        prop_assert_eq!(differences(&a, &b).is_empty(), a == b);
        let mut document = a.clone();
        match restore(&a, &b) {
            None => prop_assert_eq!(&a, &b),
            Some(step) => {
                prop_assert!(matches!(step, Edit::Batch(_, Batch::Restore)));
                let back = step.apply(&mut document).unwrap();
                prop_assert_eq!(&document, &b);
                back.apply(&mut document).unwrap();
                prop_assert_eq!(&document, &a);
            }
        }
    }
}
