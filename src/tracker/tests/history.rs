//! Edits and their history.

use super::SAMPLE;
use crate::figure::Figure;
use crate::tracker::edit::{ClaimField, ClaimValue, Object, ProgrammeValue, Verb};
use crate::tracker::{Batch, Claim, Document, Edit, EditError, History, Measure, read};
use jiff::civil::date;

fn sample() -> Document {
    read(SAMPLE).document
}

fn issued(programme: usize, at: usize, figure: Figure) -> Edit {
    Edit::SetClaim { programme, at, value: ClaimValue::Value(figure) }
}

#[test]
fn a_step_has_a_name_and_can_be_taken_back() {
    let (mut document, mut history) = (sample(), History::new());
    assert!(!history.is_modified());
    history.apply(&mut document, issued(1, 0, Figure::Exactly(210e9)), None).unwrap();
    assert!(history.is_modified());
    let label = history.undo_label().unwrap();
    assert_eq!(label.verb, Verb::Set);
    assert_eq!(label.object, Object::ClaimField(ClaimField::Value, Measure::Issued, date(2020, 3, 28)));
    assert!(label.programme.as_ref().unwrap().en.starts_with("Re-lending"));
    history.undo(&mut document).unwrap();
    assert_eq!(document, sample());
    assert!(!history.is_modified());
    history.redo(&mut document).unwrap();
    assert_eq!(document.programmes[1].claims[0].value, Figure::Exactly(210e9));
    assert_eq!(history.revision(), 3);
}

#[test]
fn typing_in_one_field_is_one_step_until_sealed() {
    let (mut document, mut history) = (sample(), History::new());
    for x in [2.0, 21.0, 210.0] {
        history.apply(&mut document, issued(1, 0, Figure::Exactly(x)), Some(7)).unwrap();
    }
    assert_eq!(history.position(), 1);
    history.seal();
    history.apply(&mut document, issued(1, 0, Figure::Exactly(5.0)), Some(7)).unwrap();
    assert_eq!(history.position(), 2);
    // Edits of different fields under one key are one step as well.
    history.seal();
    for value in [ClaimValue::Note(Some("a".into())), ClaimValue::Gist(Some("b".into())), ClaimValue::Quote(None)] {
        history.apply(&mut document, Edit::SetClaim { programme: 1, at: 0, value }, Some(8)).unwrap();
    }
    let after = document.clone();
    assert_eq!(history.position(), 3);
    history.jump(&mut document, 1).unwrap();
    assert_eq!(document.programmes[1].claims[0].value, Figure::Exactly(210.0));
    assert_eq!(history.steps().count(), 3);
    history.jump(&mut document, 99).unwrap();
    assert_eq!(document, after);
    history.jump(&mut document, 0).unwrap();
    assert_eq!(document, sample());
}

#[test]
fn saving_seals_and_undo_comes_back_to_it() {
    let (mut document, mut history) = (sample(), History::new());
    history.apply(&mut document, issued(1, 0, Figure::Exactly(1.0)), Some(1)).unwrap();
    history.mark_saved();
    assert!(!history.is_modified());
    history.apply(&mut document, issued(1, 0, Figure::Exactly(2.0)), Some(1)).unwrap();
    assert!(history.is_modified());
    history.undo(&mut document).unwrap();
    assert!(!history.is_modified());
    history.undo(&mut document).unwrap();
    assert!(history.is_modified());
    // A new step makes the saved state unreachable.
    history.apply(&mut document, issued(1, 0, Figure::Exactly(3.0)), None).unwrap();
    history.undo(&mut document).unwrap();
    assert!(history.is_modified());
    assert!(History::unsaved().is_modified());
}

#[test]
fn what_changes_nothing_is_no_step() {
    let (mut document, mut history) = (sample(), History::new());
    assert_eq!(history.apply(&mut document, issued(1, 0, Figure::MoreThan(200e9)), None), Ok(false));
    assert_eq!(history.apply(&mut document, Edit::MoveProgramme { from: 1, to: 1 }, None), Ok(false));
    assert_eq!(history.revision(), 0);
}

#[test]
fn an_edit_that_fails_leaves_the_document_as_it_was() {
    let mut document = sample();
    let nan = issued(0, 0, Figure::Exactly(f64::NAN));
    let copy = Edit::InsertProgramme { at: 0, programme: Box::new(document.programmes[2].clone()) };
    let owed = Edit::SetProgramme { programme: 0, value: ProgrammeValue::Owed(None) };
    let claim = Box::new(Claim::new(date(2020, 4, 1), Measure::Issued, Figure::Exactly(-1.0)));
    let cases = [
        (issued(9, 0, Figure::Exactly(1.0)), "NoProgramme"),
        (issued(0, 9, Figure::Exactly(1.0)), "NoClaim"),
        (nan, "UnsoundFigure"),
        (copy, "IdInUse"),
        (owed, "OtherKind"),
        (Edit::InsertClaim { programme: 0, at: 99, claim: claim.clone() }, "OutsideRange"),
        (Edit::MoveClaim { programme: 0, from: 0, to: 5 }, "NoClaim"),
        (Edit::RemoveSource { at: 1 }, "NoSource"),
        (
            Edit::Batch(
                vec![
                    Edit::RemoveProgramme { at: 0 },
                    issued(0, 0, Figure::Exactly(1.0)),
                    Edit::RemoveProgramme { at: 3 },
                ],
                Batch::Delete,
            ),
            "NoProgramme",
        ),
    ];
    for (edit, expected) in cases {
        let error: EditError = edit.apply(&mut document).unwrap_err();
        assert!(format!("{error:?}").starts_with(expected), "{error:?}");
        assert_eq!(document, sample());
    }
}

#[test]
fn a_renamed_source_takes_its_claims_along() {
    let mut document = sample();
    let back = Edit::rename_source(&document, 0, "press").unwrap().apply(&mut document).unwrap();
    assert_eq!(document.sources[0].id, "press");
    assert_eq!(document.programmes[1].claims[0].source.as_deref(), Some("press"));
    back.apply(&mut document).unwrap();
    assert_eq!(document, sample());
}
