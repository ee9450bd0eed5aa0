//! All that the page shows, worked out once and kept until something that it rests on changes.

use super::chains::{self, Chains};
use super::findings::{self, Findings};
use super::headlines::{self, Headline};
use super::programmes::{self, Programmes};
use super::regions::{self, Regions};
use crate::dataset::{Claim, ClaimId, RegionId, SourceId};
use crate::figure::Language;
use crate::gui::context::ViewCtx;
use crate::locale::overview as text;
use jiff::civil::Date;
use std::sync::Arc;

/// What was chosen on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Chosen {
    /// The day that changes are told from.
    pub(super) since: Option<Date>,
    /// The part that is set against the whole; the one that shares most with it if none is chosen.
    pub(super) part: Option<RegionId>,
}

/// What the page shows.
#[derive(Debug)]
pub(super) struct Board {
    rests_on: RestsOn,
    pub(super) title: String,
    pub(super) newest: Option<Newest>,
    /// The days that the headline figures are for, the newest first.
    pub(super) days: Vec<Date>,
    /// How many claims were known only after the day of knowledge.
    pub(super) later: usize,
    pub(super) headlines: Vec<Headline>,
    pub(super) regions: Option<Regions>,
    pub(super) chains: Option<Chains>,
    pub(super) programmes: Programmes,
    pub(super) findings: Findings,
    /// What the data set lacks, in a sentence.
    pub(super) lacks: Option<String>,
}

/// What a board rests on: it is of use as long as none of it changes.
#[derive(Debug)]
struct RestsOn {
    generation: u64,
    /// The tracker as opened or last saved; kept, so that no other can take its place in memory.
    tracker: Arc<str>,
    revision: u64,
    as_known_on: Option<Date>,
    as_of: Date,
    language: Language,
    chosen: Chosen,
}

/// The newest of the headline claims.
#[derive(Debug)]
pub(super) struct Newest {
    pub(super) as_of: String,
    pub(super) claim: ClaimId,
    pub(super) source: Option<SourceId>,
    pub(super) publisher: String,
}

impl Board {
    /// Works everything out.
    pub(super) fn new(cx: &ViewCtx<'_>, chosen: Chosen) -> Self {
        let headlines = headlines::build(cx, chosen.since);
        let regions = regions::build(cx, chosen.part);
        let data = cx.store.data();
        let absent = [
            (regions.is_none() && cx.store.region_to_compare().is_none() && !headlines.is_empty(), text::NO_PARTS),
            (data.chains.is_empty(), text::NO_CHAINS),
            (data.blockages.is_empty(), text::NO_BLOCKAGES),
        ];
        let absent: Vec<&str> = absent.iter().filter(|(lacks, _)| *lacks).map(|(_, it)| cx.t(*it)).collect();
        Self {
            rests_on: RestsOn {
                generation: cx.session.generation,
                tracker: Arc::clone(&cx.desk.text),
                revision: cx.desk.history.revision(),
                as_known_on: cx.as_known_on,
                as_of: cx.as_of(),
                language: cx.language,
                chosen,
            },
            title: data.title.text(cx.language).to_owned(),
            newest: newest(cx, &headlines),
            days: days(cx, &headlines),
            later: cx.store.count_later(cx.as_known_on),
            lacks: (!absent.is_empty()).then(|| text::lacks(&absent, cx.language)),
            headlines,
            regions,
            chains: chains::build(cx),
            programmes: programmes::build(cx),
            findings: findings::build(cx),
        }
    }

    /// Whether it is still what there is to show.
    pub(super) fn is_of(&self, cx: &ViewCtx<'_>, chosen: Chosen) -> bool {
        let it = &self.rests_on;
        it.generation == cx.session.generation
            && Arc::ptr_eq(&it.tracker, &cx.desk.text)
            && it.revision == cx.desk.history.revision()
            && it.as_known_on == cx.as_known_on
            && it.as_of == cx.as_of()
            && it.language == cx.language
            && it.chosen == chosen
    }
}

/// So many days are offered.
const DAYS: usize = 60;

fn days(cx: &ViewCtx<'_>, headlines: &[Headline]) -> Vec<Date> {
    let series = headlines.iter().map(|it| it.series);
    let mut days: Vec<Date> = series.flat_map(|it| cx.store.known(it, cx.as_known_on)).map(|it| it.on).collect();
    days.sort_unstable_by(|a, b| b.cmp(a));
    days.dedup();
    days.truncate(DAYS);
    days
}

fn newest(cx: &ViewCtx<'_>, headlines: &[Headline]) -> Option<Newest> {
    let claims = headlines.iter().filter_map(|it| cx.store.data().claims.get(it.claim));
    let claim: Claim<'_> = claims.max_by_key(|it| (it.on, cx.store.known_on(it)))?;
    let publisher = cx.publisher(&claim);
    Some(Newest {
        as_of: text::as_of(claim.on, cx.language),
        claim: claim.id,
        source: claim.source.filter(|_| !publisher.is_empty()),
        publisher: publisher.to_owned(),
    })
}
