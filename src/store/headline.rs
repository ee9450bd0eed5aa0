//! What to put first, chosen from the file: no metric, region or sector is known by name here.
//!
//! The rule, which `data/README.md` tells those who write files:
//!
//! 1. The whole is the region with the most parts. Where no region is a part of another there is a whole only if
//!    there is but one region.
//! 2. Metrics with a series of the whole come first; of these shares of a whole (per cent, with an end at both
//!    sides), then other rates, then everything else; of a kind the metric of the series with the most dates, then
//!    the one that the file names first.
//! 3. A metric is shown by the series of the whole with the most dates or, without a whole, by that of any region.
//! 4. Where there are fewer metrics than places, the same metrics fill them with their next series.

use super::Store;
use crate::dataset::{Claim, MetricId, RegionId, SeriesId};
use crate::figure::{Figure, Unit};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A series that may be put first; what is less comes first.
type Candidate = (Reverse<bool>, Reverse<usize>, SeriesId);

impl Store {
    /// The region that the others are parts of: of those that are part of none the one with the most parts, the first
    /// in the file if several have as many. None where there are several and none has a part: then none speaks for
    /// all.
    pub fn whole_region(&self) -> Option<RegionId> {
        let regions = &self.data.regions;
        let root = |at: usize| {
            // The reader lets no circle in; the bound keeps one harmless.
            let up = std::iter::successors(Some(at), |it| regions.get(*it)?.within.map(|it| it as usize));
            up.take(regions.len()).last().unwrap_or(at)
        };
        let mut parts = vec![0_usize; regions.len()];
        for at in 0..regions.len() {
            if let Some(count) = parts.get_mut(root(at)) {
                *count += 1;
            }
        }
        let roots = regions.iter().zip(&parts).enumerate().filter(|(_, (it, _))| it.within.is_none());
        let (at, (_, parts)) = roots.max_by_key(|(at, (_, parts))| (**parts, Reverse(*at)))?;
        (*parts > 1 || regions.len() == 1).then(|| RegionId::new(at))
    }

    /// The series to show first, at most `most`, by the rule above, in the order of the file's metrics.
    ///
    /// The day of knowledge only takes out what was not known yet: the same series stay in view while it moves.
    pub fn headlines(&self, most: usize, as_known_on: Option<Date>) -> Vec<SeriesId> {
        let whole = self.whole_region();
        let says = |it: Claim<'_>| !matches!(it.figure, Figure::Missing(_));
        let mut found: BTreeMap<MetricId, Vec<Candidate>> = BTreeMap::new();
        for (at, series) in self.data.series.iter().enumerate() {
            let id = SeriesId::new(at);
            if !self.known(id, as_known_on).any(says) {
                continue;
            }
            let candidate = (Reverse(Some(series.key.region) == whole), Reverse(self.count_dates(id)), id);
            found.entry(series.key.metric).or_default().push(candidate);
        }
        let mut ranked: Vec<_> = found
            .into_iter()
            .map(|(metric, mut candidates)| {
                candidates.sort_unstable();
                let has_whole = candidates.first().is_some_and(|it| it.0.0);
                let dates = candidates.first().map(|it| it.1);
                (Reverse(has_whole), self.kind_of(metric), dates, metric, candidates)
            })
            .collect();
        ranked.sort_unstable();
        ranked.truncate(most);
        let mut chosen: Vec<(MetricId, Candidate)> = Vec::new();
        // The first series of each metric, then the second of each, until all places are taken.
        let deepest = ranked.iter().map(|it| it.4.len()).max().unwrap_or(0).min(most);
        for nth in 0..deepest {
            chosen.extend(ranked.iter().filter_map(|(.., metric, all)| Some((*metric, *all.get(nth)?))));
        }
        chosen.truncate(most);
        chosen.sort_unstable();
        chosen.into_iter().map(|(_, (.., id))| id).collect()
    }

    /// Shares of a whole come before rates without a limit, and these before all else.
    fn kind_of(&self, metric: MetricId) -> u8 {
        match self.data.metric(metric) {
            Some(it) if it.unit == Unit::Percent && it.range.min.is_some() && it.range.max.is_some() => 0,
            Some(it) if it.unit == Unit::Percent => 1,
            _ => 2,
        }
    }

    /// For how many dates a series has claims, gaps among them.
    fn count_dates(&self, series: SeriesId) -> usize {
        let claims =
            self.data.series(series).and_then(|it| self.data.claims.dates().get(it.first as usize..it.end as usize));
        claims.map_or(0, |it| it.chunk_by(|a, b| a == b).count())
    }

    /// One claim a date, the oldest first: the firmest, then the one stated last. A gap or a doubtful claim stays where
    /// nothing better is said of its date, so that no line runs across it.
    pub fn curve(&self, series: SeriesId, as_known_on: Option<Date>) -> Vec<Claim<'_>> {
        let claims: Vec<Claim<'_>> = self.known(series, as_known_on).collect();
        let rank = |it: &&Claim<'_>| {
            (!matches!(it.figure, Figure::Missing(_)), it.standing, self.known_on(it), Reverse(it.id))
        };
        claims.chunk_by(|a, b| a.on == b.on).filter_map(|day| day.iter().max_by_key(rank).copied()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Store;
    use crate::dataset;
    use crate::figure::{Figure, Language};
    use crate::store::tests::{shipped, small};
    use jiff::civil::date;
    use std::ops::ControlFlow;

    #[test]
    fn the_whole_is_the_region_with_parts() {
        let store = small("");
        let whole = store.whole_region().and_then(|it| store.data().region(it)).map(|it| it.id.clone());
        assert_eq!(whole.as_deref(), Some("w"));
        assert_eq!(store.region_to_compare(), None, "no series is shared");
        assert_eq!(Store::default().whole_region(), None);
    }

    #[test]
    fn the_headlines_stay_while_the_day_of_knowledge_moves() {
        let store = shipped();
        let titles = |day| -> Vec<String> {
            store.headlines(3, day).iter().map(|it| store.title(*it, Language::English)).collect()
        };
        assert_eq!(titles(Some(date(2020, 4, 1))), titles(None));
    }

    #[test]
    fn shares_come_before_changes_that_have_no_limit() {
        let store = small(
            r#"(metric: "n", region: "w", points: [(on: "2020-01-01", value: Exactly(-3)), (on: "2020-01-02", value: Exactly(130))]),
               (metric: "m", region: "w", points: [(on: "2020-01-01", value: Exactly(50))])"#,
        );
        let first = store.headlines(1, None);
        assert_eq!(first.first().map(|it| store.title(*it, Language::English)).as_deref(), Some("M · W"));
    }

    fn titles(store: &Store, most: usize) -> Vec<String> {
        store.headlines(most, None).iter().map(|it| store.title(*it, Language::English)).collect()
    }

    #[test]
    fn without_a_whole_no_region_speaks_for_all_and_the_places_go_to_several() {
        let text = r#"(format: 1, title: "t", metrics: [(id: "o", name: "Openings", unit: Percent), (id: "c", name: "Count", unit: Count)],
            regions: [(id: "ca", name: "California"), (id: "ny", name: "New York"), (id: "tx", name: "Texas")],
            series: [
                (metric: "c", region: "ca", points: [(on: "2020-01-01", value: Exactly(1)), (on: "2020-01-02", value: Exactly(1))]),
                (metric: "o", region: "ca", points: [(on: "2020-01-01", value: Exactly(-3))]),
                (metric: "o", region: "ny", points: [(on: "2020-01-01", value: Exactly(-3)), (on: "2020-01-08", value: Exactly(-9))]),
                (metric: "o", region: "tx", points: [(on: "2020-01-01", value: Missing(NotStated))]),
            ])"#;
        let store = Store::new(dataset::read(text, &mut |_| ControlFlow::Continue(())).dataset);
        assert_eq!(store.whole_region(), None);
        assert_eq!(titles(&store, 1), ["Openings · New York"], "rates first, and of these the series with most dates");
        assert_eq!(titles(&store, 2), ["Openings · New York", "Count · California"]);
        assert_eq!(titles(&store, 9), ["Openings · New York", "Openings · California", "Count · California"]);
    }

    #[test]
    fn what_is_no_rate_is_told_where_there_is_no_rate() {
        let text = r#"(format: 1, title: "t", metrics: [(id: "c", name: "Count", unit: Count)], regions: [(id: "r", name: "R")],
            series: [(metric: "c", region: "r", points: [(on: "2020-01-01", value: Exactly(1))])])"#;
        let store = Store::new(dataset::read(text, &mut |_| ControlFlow::Continue(())).dataset);
        assert_eq!(titles(&store, 3), ["Count · R"]);
    }

    #[test]
    fn a_curve_has_one_claim_a_date() {
        let store = small(
            r#"(metric: "m", region: "w", points: [
                (on: "2020-01-01", value: Exactly(50), standing: Provisional), (on: "2020-01-01", value: Exactly(51)),
                (on: "2020-01-02", value: Exactly(1), standing: Doubtful), (on: "2020-01-03", value: Missing(NotStated)),
            ])"#,
        );
        let figures: Vec<Figure> = store.curve(store.headlines(1, None)[0], None).iter().map(|it| it.figure).collect();
        let gap = Figure::Missing(crate::figure::Reason::NotStated);
        assert_eq!(
            figures,
            [Figure::Exactly(51.0), Figure::Exactly(1.0), gap],
            "a doubtful claim stays to break the line"
        );
    }
}
