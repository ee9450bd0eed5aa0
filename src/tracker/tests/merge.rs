//! Laws of bringing two sets of changes together, and the cases that they do not decide.

use super::laws::{Seed, edit, seeds};
use super::{COMMENTED, SAMPLE};
use crate::figure::Figure;
use crate::syntax::Name;
use crate::tracker::edit::{
    ClaimField, ClaimValue, MilestoneField, MilestoneValue, ProgrammeField, ProgrammeValue, Verb,
};
use crate::tracker::merge::{Place, Records, Said, Side, Sides, What, changes, edits, merge};
use crate::tracker::{
    Batch, Claim, Document, Edit, History, Kind, Measure, Merged, Programme, Source, canonical, read, write,
};
use jiff::civil::date;
use proptest::prelude::*;

fn with(document: &Document, seeds: &[Seed]) -> Document {
    let mut document = document.clone();
    for seed in seeds {
        let _done = edit(*seed, &document).apply(&mut document);
    }
    document
}

fn both(base: &Document, mine: &Document, theirs: &Document) -> Merged {
    chosen(base, mine, theirs, &[])
}

fn chosen(base: &Document, mine: &Document, theirs: &Document, choices: &[Side]) -> Merged {
    merge(&Sides { base, mine, theirs, complete: true }, choices)
}

/// All laws for two sides of one base.
fn hold(base: &Document, mine: &Document, theirs: &Document) -> Result<(), TestCaseError> {
    for side in [mine, theirs] {
        for merged in [both(base, side, base), both(base, base, side), both(base, side, side)] {
            prop_assert_eq!(&merged.document, side);
            prop_assert_eq!(&merged.asked, &[]);
        }
    }
    let (merged, turned) = (both(base, mine, theirs), both(base, theirs, mine));
    prop_assert_eq!(merged.asked.is_empty(), turned.asked.is_empty());
    if merged.asked.is_empty() {
        prop_assert_eq!(&merged.document, &turned.document);
    }
    let all_theirs = vec![Side::Theirs; turned.asked.len()];
    let turned = chosen(base, theirs, mine, &all_theirs);
    prop_assert_eq!(&turned.document, &merged.document);
    let other = chosen(base, mine, theirs, &vec![Side::Theirs; merged.asked.len()]);
    prop_assert_eq!(&other.asked, &merged.asked);
    for document in [&merged.document, &other.document] {
        prop_assert_eq!(&read(&canonical(document)).document, document);
        let theirs_text = canonical(theirs);
        let written = write(&theirs_text, document);
        prop_assert!(written.faithful, "{}", written.text);
        lead_over(mine, document)?;
    }
    lead_over(theirs, mine)
}

/// The edits lead from the one to the other, as one step, and back.
fn lead_over(from: &Document, to: &Document) -> Result<(), TestCaseError> {
    let (mut document, mut history) = (from.clone(), History::new());
    let changes = changes(from, to);
    prop_assert_eq!(changes.is_empty(), from == to);
    let step = edits(changes, Batch::Merge);
    prop_assert!(history.apply(&mut document, step, None).is_ok());
    prop_assert_eq!(&document, to);
    history.undo(&mut document).unwrap();
    prop_assert_eq!(&document, from);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_for_any_edits(before in seeds(6), mine in seeds(8), theirs in seeds(8)) {
        let base = with(&read(SAMPLE).document, &before);
        hold(&base, &with(&base, &mine), &with(&base, &theirs))?;
    }

    #[test]
    fn the_laws_hold_for_few_edits(mine in seeds(3), theirs in seeds(3)) {
        let base = read(COMMENTED).document;
        hold(&base, &with(&base, &mine), &with(&base, &theirs))?;
    }
}

/// A claim that is known by its quote, which nobody edits here.
fn tagged(tag: String, day: u8) -> Claim {
    let on = date(2020, 3, i8::try_from(day % 28).unwrap() + 1);
    let value = Figure::Exactly(f64::from(day) * 1e9);
    Claim { quote: Some(tag), ..Claim::new(on, Measure::Issued, value) }
}

/// Changes claims that keep their quotes: deletes, adds, moves, sets a day, a figure or a note.
fn rework(claims: &mut Vec<Claim>, who: &str, ops: &[(u8, u8, u8)]) {
    for (nth, (op, at, to)) in ops.iter().enumerate() {
        let (count, nth) = (claims.len().max(1), u8::try_from(nth).unwrap());
        let (at, to) = (usize::from(*at) % count, usize::from(*to));
        // Two that were added on both sides and then say two things are two.
        let fixed = claims.get(at).and_then(|it| it.quote.as_ref()).is_none_or(|it| it.starts_with("shared"));
        match op % 7 {
            0 if !claims.is_empty() => drop(claims.remove(at)),
            1 => {
                let day = 100 + to / 4 * 2 + usize::from(who == "mine");
                claims.insert(at.min(claims.len()), tagged(format!("{who}{nth}"), u8::try_from(day).unwrap()));
            }
            // What both sides add, wherever they do.
            2 => {
                let shared = tagged(format!("shared {}", to % 4), 40 + u8::try_from(to % 4).unwrap());
                if !claims.iter().any(|it| it.quote == shared.quote) {
                    claims.insert(at.min(claims.len()), shared);
                }
            }
            3 if !claims.is_empty() => {
                let claim = claims.remove(at);
                claims.insert(to % count, claim);
            }
            4 if !fixed => claims[at].on = date(2020, 5, i8::try_from(to % 28).unwrap() + 1),
            5 if !fixed => claims[at].value = Figure::MoreThan(to as f64 * 1e8),
            6 if !claims.is_empty() => claims[at].note = Some(format!("{who} {to}")),
            _ => {}
        }
    }
}

fn tags(claims: &[Claim]) -> Vec<String> {
    let mut tags: Vec<String> = claims.iter().filter_map(|it| it.quote.clone()).collect();
    tags.sort();
    tags
}

fn ops() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    prop::collection::vec(any::<(u8, u8, u8)>(), 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is chosen where something is asked.
    #[test]
    fn no_claim_is_dropped_or_doubled(count in 0..7_u8, mine in ops(), theirs in ops(), choose in any::<u32>()) {
        let mut base = Document::default();
        let mut programme = Programme::new("p", Kind::LOAN, Name::plain("P"));
        programme.claims = (0..count).map(|it| tagged(format!("base {it}"), it)).collect();
        base.programmes.push(programme);
        let (mut ours, mut others) = (base.clone(), base.clone());
        rework(&mut ours.programmes[0].claims, "mine", &mine);
        rework(&mut others.programmes[0].claims, "theirs", &theirs);
        let choices: Vec<Side> = (0..32).map(|it| if choose >> it & 1 == 0 { Side::Mine } else { Side::Theirs }).collect();
        let merged = chosen(&base, &ours, &others, &choices);
        let claims = |it: &Document| tags(&it.programmes[0].claims);
        let (before, left, right, found) = (claims(&base), claims(&ours), claims(&others), claims(&merged.document));
        let mut once = found.clone();
        once.dedup();
        prop_assert_eq!(&once, &found, "doubled");
        for tag in &found {
            prop_assert!(left.contains(tag) || right.contains(tag), "{} comes from nowhere", tag);
        }
        for tag in left.iter().chain(&right) {
            let is_everywhere = left.contains(tag) && right.contains(tag);
            if is_everywhere || !before.contains(tag) {
                prop_assert!(found.contains(tag), "{} is dropped", tag);
            } else if !found.contains(tag) {
                // Deleted by one side: unasked only where the other had not touched it.
                let other = if left.contains(tag) { &ours } else { &others };
                let find = |it: &Document| it.programmes[0].claims.iter().find(|it| it.quote.as_ref() == Some(tag)).cloned();
                let asked = merged.asked.iter().any(|it| matches!(it.place.what, What::Claim(..)));
                prop_assert!(find(&base) == find(other) || asked, "{} is lost unasked", tag);
            }
        }
        hold(&base, &ours, &others)?;
    }
}

fn sample() -> Document {
    read(SAMPLE).document
}

fn edited(document: &Document, edits: Vec<Edit>) -> Document {
    let mut document = document.clone();
    for edit in edits {
        edit.apply(&mut document).unwrap();
    }
    document
}

fn set(programme: usize, value: ProgrammeValue) -> Edit {
    Edit::SetProgramme { programme, value }
}

fn set_claim(programme: usize, at: usize, value: ClaimValue) -> Edit {
    Edit::SetClaim { programme, at, value }
}

fn quota(quota: f64) -> ProgrammeValue {
    ProgrammeValue::Quota(Some(Figure::Exactly(quota)))
}

/// What is asked, by its place.
fn asked(merged: &Merged) -> Vec<What> {
    merged.asked.iter().map(|it| it.place.what.clone()).collect()
}

#[test]
fn changes_of_different_fields_and_claims_go_together() {
    let base = sample();
    let new = Claim::new(date(2020, 5, 30), Measure::Issued, Figure::Exactly(280e9));
    let mine = edited(&base, vec![set(0, quota(320e9)), set_claim(0, 0, ClaimValue::Note(Some("mine".into())))]);
    let theirs = edited(
        &base,
        vec![
            set(0, ProgrammeValue::Note(Some("theirs".into()))),
            set_claim(0, 0, ClaimValue::Value(Figure::Exactly(182.2e9))),
            Edit::InsertClaim { programme: 0, at: 5, claim: Box::new(new.clone()) },
        ],
    );
    let merged = both(&base, &mine, &theirs);
    assert_eq!(merged.asked, []);
    let programme = &merged.document.programmes[0];
    assert_eq!((programme.quota(), programme.note.as_deref()), (Some(Figure::Exactly(320e9)), Some("theirs")));
    assert_eq!(programme.claims[0].note.as_deref(), Some("mine"));
    assert_eq!(programme.claims[0].value, Figure::Exactly(182.2e9));
    assert_eq!(programme.claims[5], new);
}

#[test]
fn one_field_changed_on_both_sides_is_asked_with_all_three() {
    let base = sample();
    let (mine, theirs) = (edited(&base, vec![set(0, quota(320e9))]), edited(&base, vec![set(0, quota(350e9))]));
    let merged = both(&base, &mine, &theirs);
    let yuan = |it: f64| Said::Figure(Figure::Exactly(it), crate::figure::Unit::Yuan);
    let [conflict] = merged.asked.as_slice() else { panic!("{:?}", merged.asked) };
    let name = base.programmes[0].name.clone();
    assert_eq!(conflict.place, Place { programme: Some(name), what: What::ProgrammeField(ProgrammeField::Quota) });
    assert_eq!([&conflict.base, &conflict.mine, &conflict.theirs], [&yuan(300e9), &yuan(320e9), &yuan(350e9)]);
    assert_eq!(merged.document, mine);
    assert_eq!(chosen(&base, &mine, &theirs, &[Side::Theirs]).document, theirs);
}

#[test]
fn what_a_claim_counts_goes_with_its_figure() {
    let base = sample();
    let mine = edited(&base, vec![set_claim(0, 0, ClaimValue::Measure(Measure::QuotaAdded))]);
    let theirs = edited(&base, vec![set_claim(0, 0, ClaimValue::Value(Figure::Exactly(200e9)))]);
    let merged = both(&base, &mine, &theirs);
    let place = |field| What::ClaimField(field, Measure::Issued, date(2020, 3, 13));
    assert_eq!(asked(&merged), [place(ClaimField::Measure)]);
    let claim = |choice| chosen(&base, &mine, &theirs, &[choice]).document.programmes[0].claims[0].clone();
    assert_eq!((claim(Side::Mine).measure, claim(Side::Mine).value), (Measure::QuotaAdded, Figure::Exactly(182.1e9)));
    assert_eq!((claim(Side::Theirs).measure, claim(Side::Theirs).value), (Measure::Issued, Figure::Exactly(200e9)));
}

#[test]
fn deleted_here_and_edited_there_is_asked() {
    let base = sample();
    let mine = edited(&base, vec![Edit::RemoveClaim { programme: 0, at: 0 }, Edit::RemoveProgramme { at: 2 }]);
    let note = ClaimValue::Note(Some("looked at again".into()));
    let theirs = edited(&base, vec![set_claim(0, 0, note), set(2, ProgrammeValue::Note(Some("go on".into())))]);
    let merged = both(&base, &mine, &theirs);
    let programme = What::Programme(base.programmes[2].name.clone());
    assert_eq!(asked(&merged), [What::Claim(Measure::Issued, date(2020, 3, 13)), programme]);
    assert_eq!(merged.document, mine);
    assert_eq!(chosen(&base, &mine, &theirs, &[Side::Theirs; 2]).document, theirs);
}

#[test]
fn a_claim_added_on_both_sides_is_one_and_its_notes_go_together() {
    let base = sample();
    let claim = Claim::new(date(2020, 5, 30), Measure::Issued, Figure::Exactly(280e9));
    let add = |claim: Claim| edited(&base, vec![Edit::InsertClaim { programme: 0, at: 5, claim: Box::new(claim) }]);
    let mine = add(Claim { note: Some("mine".into()), ..claim.clone() });
    let theirs = add(Claim { by: Some("Lin".into()), ..claim.clone() });
    let merged = both(&base, &mine, &theirs);
    assert_eq!(merged.asked, []);
    assert_eq!(merged.document.programmes[0].claims.len(), 6);
    let both = Claim { note: Some("mine".into()), by: Some("Lin".into()), ..claim };
    assert_eq!(merged.document.programmes[0].claims[5], both);
}

#[test]
fn additions_in_one_place_stand_by_date_whichever_side_they_come_from() {
    let base = sample();
    let add = |day| {
        let claim = Claim::new(date(2020, 5, day), Measure::Issued, Figure::Exactly(280e9));
        edited(&base, vec![Edit::InsertClaim { programme: 0, at: 5, claim: Box::new(claim) }])
    };
    for (mine, theirs) in [(add(30), add(4)), (add(4), add(30))] {
        let merged = both(&base, &mine, &theirs).document;
        let days: Vec<i8> = merged.programmes[0].claims[5..].iter().map(|it| it.on.day()).collect();
        assert_eq!(days, [4, 30]);
    }
}

#[test]
fn two_programmes_that_were_given_one_id_stay_two() {
    let base = sample();
    let add = |name: &str| {
        let programme = Programme::new("new-loan-programme", Kind::LOAN, Name::plain(name));
        edited(&base, vec![Edit::InsertProgramme { at: 4, programme: Box::new(programme) }])
    };
    let merged = both(&base, &add("Guarantees"), &add("Discounts"));
    assert_eq!(merged.asked, []);
    let added: Vec<(&str, &str)> =
        merged.document.programmes[4..].iter().map(|it| (it.id.as_str(), it.name.en.as_str())).collect();
    assert_eq!(added, [("new-loan-programme", "Discounts"), ("new-loan-programme-2", "Guarantees")]);
}

#[test]
fn a_programme_with_another_id_is_still_the_same() {
    let base = sample();
    let mine = edited(&base, vec![set(0, ProgrammeValue::Id("special".into()))]);
    let theirs = edited(&base, vec![set_claim(0, 0, ClaimValue::Note(Some("theirs".into())))]);
    let merged = both(&base, &mine, &theirs);
    assert_eq!(merged.asked, []);
    assert_eq!(merged.document.programmes.len(), base.programmes.len());
    assert_eq!(merged.document.programmes[0].id, "special");
    assert_eq!(merged.document.programmes[0].claims[0].note.as_deref(), Some("theirs"));
}

#[test]
fn a_source_that_was_deleted_and_is_cited_anew_is_asked() {
    let base = sample();
    let mine = edited(&base, vec![Edit::RemoveSource { at: 0 }]);
    let cite = |at| set_claim(0, at, ClaimValue::Source(Some("briefing".into())));
    let theirs = edited(&base, vec![cite(0)]);
    let merged = both(&base, &mine, &theirs);
    assert_eq!(asked(&merged), [What::Source(base.sources[0].title.clone())]);
    assert_eq!(chosen(&base, &mine, &theirs, &[Side::Theirs]).document, theirs);
    let untouched = both(&base, &mine, &edited(&base, vec![set(0, quota(1e9))]));
    assert_eq!(untouched.asked, [], "what cited it before did so knowingly");
}

#[test]
fn two_sources_that_were_given_one_id_stay_two_and_are_cited_by_whom_they_were() {
    let base = sample();
    let add = |title: &str, at| {
        let source = Source { id: "daily".into(), title: Name::plain(title), ..Source::default() };
        let cite = set_claim(0, at, ClaimValue::Source(Some("daily".into())));
        edited(&base, vec![Edit::InsertSource { at: 1, source: Box::new(source) }, cite])
    };
    let merged = both(&base, &add("Economic Daily", 0), &add("China Daily", 1)).document;
    let titles: Vec<_> = merged.sources.iter().map(|it| (it.id.as_str(), it.title.en.as_str())).collect();
    assert_eq!(titles[1..], [("daily", "China Daily"), ("daily-2", "Economic Daily")]);
    let cited = |at: usize| merged.programmes[0].claims[at].source.as_deref();
    assert_eq!((cited(0), cited(1)), (Some("daily-2"), Some("daily")));
}

#[test]
fn a_step_does_not_end_up_without_a_day() {
    let base = sample();
    let step = |value| Edit::SetMilestone { programme: 3, at: 0, value };
    let done = Some(date(2020, 4, 20));
    let both_days = edited(&base, vec![step(MilestoneValue::Done(done))]);
    let mine = edited(&both_days, vec![step(MilestoneValue::Due(None))]);
    let theirs = edited(&both_days, vec![step(MilestoneValue::Done(None))]);
    let merged = both(&both_days, &mine, &theirs);
    assert_eq!(merged.asked.len(), 1);
    for choice in [Side::Mine, Side::Theirs] {
        let step = &chosen(&both_days, &mine, &theirs, &[choice]).document.programmes[3].milestones[0];
        assert!(step.due.is_some() || step.done.is_some());
    }
    assert!(matches!(merged.asked[0].place.what, What::MilestoneField(MilestoneField::Due, _)));
}

#[test]
fn the_order_is_that_of_the_side_that_moved_something_and_asked_where_both_did() {
    let base = sample();
    let ids = |it: &Document| it.programmes.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
    let mine = edited(&base, vec![Edit::MoveProgramme { from: 3, to: 0 }]);
    let theirs = edited(&base, vec![set(3, ProgrammeValue::Note(Some("theirs".into())))]);
    let merged = both(&base, &mine, &theirs);
    assert_eq!((ids(&merged.document), merged.asked), (ids(&mine), vec![]));
    let theirs = edited(&base, vec![Edit::MoveProgramme { from: 0, to: 2 }]);
    let merged = both(&base, &mine, &theirs);
    assert_eq!(asked(&merged), [What::Order(Records::Programmes)]);
    assert_eq!(ids(&merged.document), ids(&mine));
    assert_eq!(ids(&chosen(&base, &mine, &theirs, &[Side::Theirs]).document), ids(&theirs));
}

#[test]
fn what_could_not_be_read_in_theirs_is_not_taken_for_deleted() {
    let base = sample();
    let theirs = edited(
        &base,
        vec![Edit::RemoveClaim { programme: 0, at: 0 }, set(0, ProgrammeValue::Agency(None)), set(0, quota(1e9))],
    );
    let merged = merge(&Sides { base: &base, mine: &base, theirs: &theirs, complete: false }, &[]);
    let claim = What::Claim(Measure::Issued, date(2020, 3, 13));
    assert_eq!(asked(&merged), [What::ProgrammeField(ProgrammeField::Agency), claim]);
    let programme = &merged.document.programmes[0];
    assert_eq!((programme.claims.len(), programme.quota()), (5, Some(Figure::Exactly(1e9))));
    let all = merge(&Sides { base: &base, mine: &base, theirs: &theirs, complete: false }, &[Side::Theirs; 2]);
    assert_eq!(all.document, theirs);
}

#[test]
fn changes_are_few_and_named() {
    let base = sample();
    let theirs = edited(
        &base,
        vec![
            Edit::MoveProgramme { from: 0, to: 3 },
            set(3, quota(320e9)),
            Edit::RemoveClaim { programme: 3, at: 1 },
            set_claim(3, 0, ClaimValue::Value(Figure::About(180e9))),
        ],
    );
    let named: Vec<(Verb, What)> = changes(&base, &theirs).into_iter().map(|it| (it.verb, it.place.what)).collect();
    let issued = ClaimField::Value;
    assert_eq!(
        named,
        [
            (Verb::Move, What::Programme(base.programmes[0].name.clone())),
            (Verb::Set, What::ProgrammeField(ProgrammeField::Quota)),
            (Verb::Delete, What::Claim(Measure::EnterprisesFunded, date(2020, 3, 13))),
            (Verb::Set, What::ClaimField(issued, Measure::Issued, date(2020, 3, 13))),
        ]
    );
}
