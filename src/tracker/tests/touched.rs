//! What was computed of a programme holds until an edit that names it.

use super::SAMPLE;
use crate::figure::Figure;
use crate::syntax::Name;
use crate::tracker::edit::{ClaimValue, MilestoneValue, ProgrammeValue};
use crate::tracker::{Batch, Document, Edit, History, Kind, Programme, Status, read};

fn edits(document: &Document) -> Vec<Edit> {
    let new = |id: &str| Box::new(Programme::new(id, Kind::LOAN, Name::plain("New")));
    let quota = |programme, x| Edit::SetProgramme { programme, value: ProgrammeValue::Quota(Some(Figure::Exactly(x))) };
    vec![
        quota(0, 1e9),
        Edit::SetClaim { programme: 1, at: 0, value: ClaimValue::Value(Figure::Exactly(1e9)) },
        Edit::RemoveClaim { programme: 0, at: 2 },
        Edit::MoveClaim { programme: 0, from: 0, to: 1 },
        Edit::InsertClaim { programme: 1, at: 0, claim: Box::new(document.programmes[0].claims[0].clone()) },
        Edit::SetMilestone { programme: 3, at: 0, value: MilestoneValue::Text(Name::plain("Other")) },
        Edit::MoveProgramme { from: 0, to: 3 },
        Edit::SetProgramme { programme: 2, value: ProgrammeValue::Status(Some(Status::Closed)) },
        Edit::InsertProgramme { at: 1, programme: new("new") },
        Edit::SetProgramme { programme: 1, value: ProgrammeValue::Id("renamed".to_owned()) },
        // Places move within a batch, and an id can be taken up again.
        Edit::Batch(
            vec![
                Edit::RemoveProgramme { at: 0 },
                quota(0, 2e9),
                Edit::InsertProgramme { at: 3, programme: new("docking-2") },
                quota(3, 3e9),
            ],
            Batch::Several,
        ),
    ]
}

/// Every programme that is there before and after, and was not named, is the same.
fn hold(before: &Document, after: &Document, touched: &[String]) {
    for programme in &after.programmes {
        let old = before.position(&programme.id).and_then(|it| before.programmes.get(it));
        if let Some(old) = old.filter(|_| !touched.contains(&programme.id)) {
            assert_eq!(old, programme, "{touched:?}");
        }
    }
}

#[test]
fn whatever_changed_is_named() {
    let mut document = read(SAMPLE).document;
    let mut history = History::new();
    let all = edits(&document);
    let mut states = vec![(0, document.clone())];
    let mut step = |document: &Document, history: &History| {
        for (revision, before) in &states {
            let touched: Vec<String> = history.touched_since(*revision).map(str::to_owned).collect();
            hold(before, document, &touched);
        }
        states.push((history.revision(), document.clone()));
    };
    for edit in all {
        let applied = history.apply(&mut document, edit.clone(), None);
        assert!(applied.is_ok_and(|it| it), "{edit:?}");
        step(&document, &history);
    }
    while history.undo(&mut document).unwrap().is_some() {
        step(&document, &history);
    }
    while history.redo(&mut document).unwrap().is_some() {
        step(&document, &history);
    }
}

#[test]
fn one_edit_names_one_programme() {
    let document = read(SAMPLE).document;
    let named: Vec<usize> = edits(&document).iter().take(6).map(|it| it.touched(&document).len()).collect();
    assert_eq!(named, [1; 6]);
    let moved = Edit::MoveProgramme { from: 0, to: 3 };
    assert_eq!(moved.touched(&document), Vec::<String>::new(), "what only moves keeps its figures");
}
