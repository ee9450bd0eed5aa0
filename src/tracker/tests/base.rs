//! Saves that cost what was edited come to the same as those that read everything.

use super::laws::{Seed, edit, seeds};
use super::{COMMENTED, SAMPLE, SHIPPED};
use crate::figure::Figure;
use crate::tracker::edit::{ClaimValue, ProgrammeValue};
use crate::tracker::{Base, Document, Edit, read, write};
use proptest::prelude::*;

/// Whether it is written without a look at the whole.
fn is_quick(base: &Base, document: &Document) -> bool {
    base.drafts(document, false).count() == 2
}

/// Saves after each few edits, each time into what was saved last.
fn hold(text: &str, rounds: &[Vec<Seed>]) -> Result<(), TestCaseError> {
    let (mut base, reading) = Base::read(text.into());
    let mut document = reading.document;
    for seeds in rounds {
        for seed in seeds {
            let _done = edit(*seed, &document).apply(&mut document);
        }
        let slow = write(base.text(), &document);
        prop_assert_eq!(&base.write(&document), &slow);
        let saved = base.drafts(&document, false).find_map(|it| base.read_back(&it, &document));
        prop_assert_eq!(saved.is_some(), slow.faithful);
        let (fresh, reading) = Base::read(slow.text.into());
        if let Some((next, problems)) = saved {
            prop_assert_eq!(&next, &fresh, "records stand where they are said to");
            prop_assert_eq!(problems, reading.problems);
        }
        base = fresh;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_quick_save_is_the_save(rounds in prop::collection::vec(seeds(4), 1..5)) {
        for text in [SAMPLE, COMMENTED] {
            hold(text, &rounds)?;
        }
    }

    /// Whatever the text was damaged by.
    #[test]
    fn a_damaged_text_is_saved_alike(at in 0..3000_usize, len in 0..40_usize, piece in ".{0,6}", rounds in prop::collection::vec(seeds(3), 1..3)) {
        let at = COMMENTED.floor_char_boundary(at.min(COMMENTED.len()));
        let end = COMMENTED.floor_char_boundary((at + len).min(COMMENTED.len())).max(at);
        hold(&format!("{}{piece}{}", &COMMENTED[..at], &COMMENTED[end..]), &rounds)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_quick_save_is_the_save_of_the_shipped_file(rounds in prop::collection::vec(seeds(6), 1..4)) {
        hold(SHIPPED, &rounds)?;
    }
}

#[test]
fn usual_edits_are_written_quickly() {
    for text in [SAMPLE, COMMENTED, SHIPPED] {
        let (base, reading) = Base::read(text.into());
        let copy = reading.document.programmes[1].clone();
        for edits in [
            vec![],
            vec![Edit::SetClaim { programme: 0, at: 0, value: ClaimValue::Value(Figure::About(1.0)) }],
            vec![Edit::SetProgramme { programme: 1, value: ProgrammeValue::Id("renamed".into()) }],
            vec![Edit::RemoveProgramme { at: 0 }],
            vec![Edit::MoveProgramme { from: 0, to: 1 }],
            vec![Edit::InsertProgramme {
                at: 1,
                programme: Box::new(crate::tracker::Programme { id: "copy".into(), ..copy }),
            }],
        ] {
            let mut document = reading.document.clone();
            for edit in edits.clone() {
                edit.apply(&mut document).unwrap();
            }
            assert!(is_quick(&base, &document), "{edits:?}");
            let draft = base.drafts(&document, false).next().unwrap();
            assert!(base.read_back(&draft, &document).is_some(), "{edits:?}");
            assert_eq!(read(&draft.text).document, document);
        }
    }
    // With a problem in the text, all of it is looked at.
    let (base, reading) = Base::read(SAMPLE.replace("measure: Issued", "measure: Isued").into());
    assert!(!is_quick(&base, &reading.document));
}

#[test]
fn a_draft_that_says_something_else_is_not_taken() {
    for text in [SAMPLE.to_owned(), SAMPLE.replace("measure: Issued", "measure: Isued")] {
        let (base, reading) = Base::read(text.into());
        let mut document = reading.document;
        document.programmes[0].note = Some("Seen again".into());
        let mut draft = base.drafts(&document, false).next().unwrap();
        assert!(base.read_back(&draft, &document).is_some());
        draft.text = draft.text.replace("Seen again", "Seen aga1n").into();
        assert!(base.read_back(&draft, &document).is_none());
        draft.text = draft.text.replace("Seen aga1n", "Seen again").replace("Exactly", "MoreThan").into();
        assert!(base.read_back(&draft, &document).is_none(), "nor one that changes what was not edited");
    }
}

#[test]
fn copies_share_their_lists_until_one_is_changed() {
    let first = read(SHIPPED).document;
    let mut second = first.clone();
    assert!(first.programmes[0].claims.is_shared_with(&second.programmes[0].claims));
    second.programmes[0].claims.pop();
    assert!(!first.programmes[0].claims.is_shared_with(&second.programmes[0].claims));
    assert_eq!(first.programmes[0].claims.len(), second.programmes[0].claims.len() + 1);
    assert!(first != second && first.programmes[1] == second.programmes[1]);
}
