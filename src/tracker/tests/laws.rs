//! Laws that hold for any edits: undo, redo, and saves that read back.

use super::{COMMENTED, SAMPLE, SHIPPED};
use crate::figure::{Figure, Reason, Unit};
use crate::syntax::{Name, Standing};
use crate::tracker::edit::{ClaimValue, MilestoneValue, ProgrammeValue};
use crate::tracker::{
    Batch, Claim, Coverage, Document, Edit, History, Kind, Measure, Milestone, Programme, Source, Status, canonical,
    check, compute, read, write,
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

/// Numbers to make an edit from; what they come to depends on the document.
pub(super) type Seed = (u8, u16, u16, u16, u32);

/// Picks of all sorts from one number.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below.max(1)
    }

    fn text(&mut self) -> String {
        let all = [
            "",
            "x",
            "a \"b\" \\ c",
            "r#\"",
            "// no comment",
            "中文，（字）",
            "two\nlines\r\n",
            "/* ",
            "\u{feff}\0\t",
            "),",
        ];
        all[self.next(all.len())].to_owned()
    }

    fn name(&mut self) -> Name {
        let zh = (self.next(2) == 0).then(|| self.text());
        Name { en: self.text(), zh }
    }

    fn date(&mut self) -> Date {
        date(2019 + i16::try_from(self.next(3)).unwrap(), i8::try_from(self.next(12) + 1).unwrap(), 28)
    }

    fn figure(&mut self) -> Figure {
        let all = [0.0, 1.27, 4708.0, 231.5e9, 1.6e12, 300e9, 0.1 + 0.2, 1e-9, 1e22, 805e6, 123_456_789_012.345];
        let (a, b) = (all[self.next(all.len())], all[self.next(all.len())]);
        match self.next(8) {
            0 => Figure::Exactly(a),
            1 => Figure::About(a),
            2 => Figure::MoreThan(a),
            3 => Figure::AtLeast(a),
            4 => Figure::LessThan(a),
            5 => Figure::AtMost(a),
            6 => Figure::Between(a.min(b), a.max(b)),
            _ => Figure::Missing(Reason::ALL[self.next(4)].1),
        }
    }

    fn option<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.next(3) > 0).then(|| make(self))
    }

    fn measure(&mut self) -> Measure {
        match self.next(Measure::ALL.len() + 3) {
            it if it < Measure::ALL.len() => Measure::ALL[it].1.clone(),
            _ => Measure::Other { name: self.name(), unit: [Unit::Yuan, Unit::Percent, Unit::Count][self.next(3)] },
        }
    }

    fn claim(&mut self) -> Claim {
        let mut claim = Claim::new(self.date(), self.measure(), self.figure());
        claim.source = self.option(Self::text);
        claim.scope = self.option(Self::name);
        claim.standing = Standing::ALL[self.next(4)].1;
        claim.by = self.option(Self::text);
        claim
    }

    fn milestone(&mut self) -> Milestone {
        Milestone { due: Some(self.date()), text: self.name(), gist: self.option(Self::text), ..Milestone::default() }
    }

    fn kind(&mut self) -> Kind {
        match self.next(3) {
            0 => Kind::Loan { quota: self.option(Self::figure), rate_cap: None, subsidy: self.option(Self::name) },
            1 => Kind::Arrears {
                owed_by: self.option(Self::name),
                owed: self.option(Self::figure),
                target: None,
                coverage: self.option(|it| Coverage::ALL[it.next(2)].1),
            },
            _ => Kind::Measure,
        }
    }

    fn programme_value(&mut self) -> ProgrammeValue {
        match self.next(15) {
            0 => ProgrammeValue::Id(format!("id-{}", self.next(1000))),
            1 => ProgrammeValue::Name(self.name()),
            2 => ProgrammeValue::Agency(self.option(Self::name)),
            3 => ProgrammeValue::Status(self.option(|it| Status::ALL[it.next(4)].1)),
            4 => ProgrammeValue::Opened(self.option(Self::date)),
            5 => ProgrammeValue::Deadline(self.option(Self::date)),
            6 => ProgrammeValue::Scope(self.option(Self::name)),
            7 => ProgrammeValue::Note(self.option(Self::text)),
            8 => ProgrammeValue::Quota(self.option(Self::figure)),
            9 => ProgrammeValue::RateCap(self.option(Self::figure)),
            10 => ProgrammeValue::Subsidy(self.option(Self::name)),
            11 => ProgrammeValue::OwedBy(self.option(Self::name)),
            12 => ProgrammeValue::Owed(self.option(Self::figure)),
            13 => ProgrammeValue::Coverage(self.option(|it| Coverage::ALL[it.next(2)].1)),
            _ => ProgrammeValue::Closes(self.option(Self::date)),
        }
    }

    fn claim_value(&mut self) -> ClaimValue {
        match self.next(11) {
            0 => ClaimValue::On(self.date()),
            1 => ClaimValue::Stated(self.option(Self::date)),
            2 => ClaimValue::Measure(self.measure()),
            3 => ClaimValue::Value(self.figure()),
            4 => ClaimValue::Scope(self.option(Self::name)),
            5 => ClaimValue::Source(self.option(Self::text)),
            6 => ClaimValue::Quote(self.option(Self::text)),
            7 => ClaimValue::Gist(self.option(Self::text)),
            8 => ClaimValue::Note(self.option(Self::text)),
            9 => ClaimValue::Standing(Standing::ALL[self.next(4)].1),
            _ => ClaimValue::Entered(self.option(Self::date)),
        }
    }

    fn milestone_value(&mut self) -> MilestoneValue {
        match self.next(4) {
            0 => MilestoneValue::Due(self.option(Self::date)),
            1 => MilestoneValue::Done(self.option(Self::date)),
            2 => MilestoneValue::Text(self.name()),
            _ => MilestoneValue::Note(self.option(Self::text)),
        }
    }
}

/// An edit that may fail.
pub(super) fn edit((sort, a, b, c, seed): Seed, document: &Document) -> Edit {
    let mut dice = Dice(u64::from(seed));
    let (a, b, c) = (usize::from(a), usize::from(b), usize::from(c));
    let programmes = document.programmes.len().max(1);
    let programme = a % programmes;
    let (claims, milestones) =
        document.programmes.get(programme).map_or((0, 0), |it| (it.claims.len(), it.milestones.len()));
    let sources = document.sources.len().max(1);
    match sort % 24 {
        0 => Edit::SetTitle(dice.name()),
        1 => {
            let mut new = Programme::new(document.fresh_id(&dice.text()), dice.kind(), dice.name());
            new.claims = (0..dice.next(3)).map(|_| dice.claim()).collect();
            new.milestones = (0..dice.next(3)).map(|_| dice.milestone()).collect();
            Edit::InsertProgramme { at: b % (programmes + 1), programme: Box::new(new) }
        }
        2 => {
            let mut copy = document
                .programmes
                .get(programme)
                .cloned()
                .unwrap_or_else(|| Programme::new("x", Kind::Measure, Name::default()));
            copy.id = document.fresh_id(&copy.id);
            Edit::InsertProgramme { at: programme + 1, programme: Box::new(copy) }
        }
        3 => Edit::RemoveProgramme { at: programme },
        4 => Edit::MoveProgramme { from: programme, to: b % programmes },
        5 => Edit::change_kind(document, programme, dice.kind()),
        6 => Edit::SetProgramme { programme, value: dice.programme_value() },
        7 | 8 => Edit::InsertClaim { programme, at: b % (claims + 1), claim: Box::new(dice.claim()) },
        9 => Edit::RemoveClaim { programme, at: b % claims.max(1) },
        10 => Edit::MoveClaim { programme, from: b % claims.max(1), to: c % claims.max(1) },
        11 => Edit::ReplaceClaim { programme, at: b % claims.max(1), claim: Box::new(dice.claim()) },
        12 | 13 => Edit::SetClaim { programme, at: b % claims.max(1), value: dice.claim_value() },
        14 => Edit::InsertMilestone { programme, at: b % (milestones + 1), milestone: Box::new(dice.milestone()) },
        15 => Edit::RemoveMilestone { programme, at: b % milestones.max(1) },
        16 => Edit::SetMilestone { programme, at: b % milestones.max(1), value: dice.milestone_value() },
        17 => {
            let source = Source { id: document.fresh_source_id(&dice.text()), title: dice.name(), ..Source::default() };
            Edit::InsertSource { at: b % (sources + 1), source: Box::new(source) }
        }
        18 => Edit::rename_source(document, b % sources, "renamed").unwrap_or(Edit::RemoveSource { at: b % sources }),
        19 => Edit::SetCurrency(dice.text()),
        20 => {
            let at = b % sources;
            let source = document.sources.get(at).cloned().unwrap_or_default();
            Edit::SetSource {
                at,
                source: Box::new(Source { title: dice.name(), published: dice.option(Dice::date), ..source }),
            }
        }
        21 => {
            let there = document.programmes.get(programme).map_or(&[][..], |it| it.claims.as_slice());
            let new = (0..dice.next(4)).map(|_| dice.claim()).collect();
            crate::tracker::paste::insertion(programme, there, new)
        }
        22 => Edit::delete_source(document, b % sources).unwrap_or(Edit::RemoveSource { at: b % sources }),
        _ => {
            let removes = vec![Edit::RemoveClaim { programme, at: 0 }, Edit::RemoveSource { at: b % sources }];
            Edit::Batch(removes, Batch::Delete)
        }
    }
}

/// Makes the edits, saving now and then; then all laws.
fn hold(base: &str, seeds: &[Seed]) -> Result<(), TestCaseError> {
    let original = read(base).document;
    let (mut document, mut history) = (original.clone(), History::new());
    for seed in seeds {
        let before = document.clone();
        let edit = edit(*seed, &document);
        let key = Some(u64::from(seed.1 % 2)).filter(|_| seed.3 % 3 == 0);
        let changed = history.apply(&mut document, edit, key);
        prop_assert_eq!(changed.unwrap_or(false), document != before);
    }
    let edited = document.clone();
    let written = write(base, &edited);
    prop_assert!(written.faithful, "{}", written.text);
    prop_assert_eq!(&read(&written.text).document, &edited);
    let fresh = canonical(&edited);
    prop_assert_eq!(&read(&fresh).document, &edited);
    // Saved once more, and with the first file as what is wanted: comments may be lost, but nothing that is said.
    prop_assert_eq!(&write(&written.text, &edited).text, &written.text);
    prop_assert!(write(&written.text, &original).faithful);
    history.jump(&mut document, 0).unwrap();
    prop_assert_eq!(&document, &original);
    prop_assert!(!history.is_modified());
    prop_assert_eq!(write(base, &document).text, base);
    history.jump(&mut document, usize::MAX).unwrap();
    prop_assert_eq!(&document, &edited);
    let _flags = check(&document);
    for programme in &document.programmes {
        let _computed = compute(programme, date(2020, 6, 1), 0.05);
    }
    Ok(())
}

/// Undo, redo, saves and new edits in any order: the modified mark is off just where the document is what was saved.
fn walk(seeds: &[Seed]) -> Result<(), TestCaseError> {
    let (mut document, mut history) = (read(SAMPLE).document, History::new());
    let mut saved = document.clone();
    // The document after so many steps.
    let mut states = vec![document.clone()];
    for seed in seeds {
        match seed.4 % 8 {
            0 | 1 => {
                history.undo(&mut document).unwrap();
            }
            2 => {
                history.redo(&mut document).unwrap();
            }
            3 => {
                history.mark_saved();
                saved = document.clone();
            }
            4 => history.jump(&mut document, usize::from(seed.1) % (states.len() + 1)).unwrap(),
            _ => {
                let edit = edit(*seed, &document);
                if history.apply(&mut document, edit, None).unwrap_or(false) {
                    states.truncate(history.position());
                    states.push(document.clone());
                }
            }
        }
        prop_assert_eq!(Some(&document), states.get(history.position()));
        prop_assert_eq!(history.steps().count() + 1, states.len());
        if !history.is_modified() {
            prop_assert_eq!(&document, &saved);
            prop_assert_eq!(history.saved_position(), Some(history.position()));
        }
        if let Some(at) = history.saved_position() {
            prop_assert_eq!(states.get(at), Some(&saved));
        }
    }
    Ok(())
}

pub(super) fn seeds(most: usize) -> impl Strategy<Value = Vec<Seed>> {
    prop::collection::vec(any::<Seed>(), 1..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_for_the_sample(seeds in seeds(20)) {
        hold(SAMPLE, &seeds)?;
    }

    #[test]
    fn any_walk_through_the_history_shows_what_was_there(seeds in seeds(40)) {
        walk(&seeds)?;
    }

    #[test]
    fn the_laws_hold_for_the_commented_file(seeds in seeds(20)) {
        hold(COMMENTED, &seeds)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// As long as nothing is deleted, no comment is lost or doubled, whatever is put in or moved.
    #[test]
    fn comments_outlive_what_is_added_and_moved(seeds in seeds(12)) {
        let mut document = read(COMMENTED).document;
        for seed in seeds {
            let added_or_moved = [0, 1, 2, 4, 7, 10, 14, 17][usize::from(seed.0) % 8];
            let _done = edit((added_or_moved, seed.1, seed.2, seed.3, seed.4), &document).apply(&mut document);
        }
        let text = write(COMMENTED, &document).text;
        for comment in COMMENTED.lines().filter_map(|it| it.find("//").map(|at| &it[at..])) {
            if !comment.starts_with("//b.example") {
                prop_assert_eq!(text.matches(comment).count(), COMMENTED.matches(comment).count(), "{}\n{}", comment, text);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_for_the_shipped_file(seeds in seeds(30)) {
        hold(SHIPPED, &seeds)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the text: it can be read, and saved with an edit, without a panic.
    #[test]
    fn any_damage_can_be_read_and_written(at in 0..3000_usize, len in 0..40_usize, piece in ".{0,6}", seeds in seeds(4)) {
        let mut at = at.min(COMMENTED.len());
        while !COMMENTED.is_char_boundary(at) { at -= 1; }
        let mut end = (at + len).min(COMMENTED.len());
        while !COMMENTED.is_char_boundary(end) { end += 1; }
        let damaged = format!("{}{piece}{}", &COMMENTED[..at], &COMMENTED[end..]);
        let mut document = read(&damaged).document;
        for seed in seeds {
            let _done = edit(seed, &document).apply(&mut document);
        }
        let written = write(&damaged, &document);
        prop_assert_eq!(written.faithful, read(&written.text).document == document);
        prop_assert_eq!(&read(&canonical(&document)).document, &document);
    }
}
