//! A part of the whole beside it, and what its other parts say.

use super::Store;
use crate::dataset::{Claim, RegionId, SeriesId, SeriesKey};
use crate::figure::Figure;
use crate::syntax::Standing;
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A series of the whole, and the same for a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparable {
    /// The series of the whole; none where only the part is stated.
    pub whole: Option<SeriesId>,
    /// The series of the part; none where only the whole is stated.
    pub part: Option<SeriesId>,
}

/// The claims of a whole and of a part that are set against each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sides<'s> {
    /// The claim for the whole.
    pub whole: Option<Claim<'s>>,
    /// The claim for the part.
    pub part: Option<Claim<'s>>,
}

impl Sides<'_> {
    /// The date that both are for; `None` where there is one side only or they are for different dates.
    pub fn common_date(&self) -> Option<Date> {
        let (whole, part) = self.whole.zip(self.part)?;
        (whole.on == part.on).then_some(whole.on)
    }
}

impl Store {
    /// The part of the whole region to set against it: the one that shares the most series with it.
    pub fn region_to_compare(&self) -> Option<RegionId> {
        let whole = self.whole_region()?;
        let mut shared: BTreeMap<RegionId, usize> = BTreeMap::new();
        let national: BTreeSet<SeriesKey> =
            self.data.series.iter().map(|it| it.key).filter(|it| it.region == whole).collect();
        for key in self.data.series.iter().map(|it| it.key) {
            let is_part = key.region != whole && self.data.region(key.region).is_some_and(|it| it.within.is_some());
            if is_part && national.contains(&SeriesKey { region: whole, ..key }) {
                *shared.entry(key.region).or_default() += 1;
            }
        }
        shared.into_iter().max_by_key(|(region, n)| (*n, Reverse(*region))).map(|(region, _)| region)
    }

    /// The parts of the whole region of which any of these series was known, too, in the order of the file.
    pub fn regions_beside(&self, headlines: &[SeriesId], as_known_on: Option<Date>) -> Vec<RegionId> {
        let keys: Vec<SeriesKey> = headlines.iter().filter_map(|it| self.data.series(*it)).map(|it| it.key).collect();
        let beside = |key: SeriesKey| {
            let is_part = self.data.region(key.region).is_some_and(|it| it.within.is_some());
            is_part && keys.iter().any(|it| it.region != key.region && SeriesKey { region: it.region, ..key } == *it)
        };
        let mut found = BTreeSet::new();
        for (at, series) in self.data.series.iter().enumerate().filter(|(_, it)| beside(it.key)) {
            if self.known(SeriesId::new(at), as_known_on).next().is_some() {
                found.insert(series.key.region);
            }
        }
        found.into_iter().collect()
    }

    /// The headline series of the whole, each beside the same series of a part of it.
    pub fn compare_with(&self, part: RegionId, most: usize, as_known_on: Option<Date>) -> Vec<Comparable> {
        let find = |key: SeriesKey| self.data.series.iter().position(|it| it.key == key).map(SeriesId::new);
        self.headlines(most, as_known_on)
            .into_iter()
            .filter_map(|whole| {
                let key = self.data.series(whole)?.key;
                Some(Comparable { whole: Some(whole), part: find(SeriesKey { region: part, ..key }) })
            })
            .collect()
    }

    /// The claims to set against each other: those for the newest date that both sides have a figure for, or else the
    /// latest of each, which are then for different dates.
    pub fn side_by_side(&self, pair: Comparable, as_known_on: Option<Date>) -> Sides<'_> {
        let curve = |it: Option<SeriesId>| it.map(|it| self.curve(it, as_known_on)).unwrap_or_default();
        let (whole, part) = (curve(pair.whole), curve(pair.part));
        let says = |it: &&Claim<'_>| !matches!(it.figure, Figure::Missing(_)) && it.standing > Standing::Doubtful;
        let common = whole.iter().rev().filter(says).find_map(|a| {
            let b = part.iter().filter(says).find(|b| b.on == a.on)?;
            Some(Sides { whole: Some(*a), part: Some(*b) })
        });
        let latest = |it: Option<SeriesId>| it.and_then(|it| self.latest(it, as_known_on)).map(|it| it.claim);
        common.unwrap_or_else(|| Sides { whole: latest(pair.whole), part: latest(pair.part) })
    }

    /// The latest claim with a figure of each other region for what a series is about, in the order of the file.
    pub fn elsewhere(&self, series: SeriesId, as_known_on: Option<Date>) -> Vec<Claim<'_>> {
        let Some(key) = self.data.series(series).map(|it| it.key) else { return Vec::new() };
        let same = |it: SeriesKey| it.region != key.region && SeriesKey { region: key.region, ..it } == key;
        let others = self.data.series.iter().enumerate().filter(|(_, it)| same(it.key));
        let latest = others.filter_map(|(at, _)| self.latest(SeriesId::new(at), as_known_on)).map(|it| it.claim);
        latest.filter(|it| !matches!(it.figure, Figure::Missing(_))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Comparable;
    use crate::figure::Figure;
    use crate::store::tests::{shipped, small};
    use jiff::civil::date;

    #[test]
    fn a_part_is_set_against_the_whole_on_a_day_that_both_have() {
        let store = shipped();
        let part = store.region_to_compare().unwrap();
        let pairs = store.compare_with(part, 3, Some(date(2020, 3, 31)));
        let figures: Vec<_> = pairs
            .iter()
            .map(|it| store.side_by_side(*it, Some(date(2020, 3, 31))))
            .filter_map(|it| Some((it.common_date()?, it.whole?.figure, it.part?.figure)))
            .collect();
        let day = date(2020, 3, 28); // Hubei has 30 March, too, but the nation does not
        let expected =
            [(day, Figure::Exactly(98.6), Figure::MoreThan(95.0)), (day, Figure::Exactly(89.9), Figure::About(70.0))];
        assert_eq!(figures, expected);
    }

    #[test]
    fn the_regions_beside_are_those_with_a_headline_series() {
        let store = shipped();
        let beside = store.regions_beside(&store.headlines(3, None), None);
        let ids: Vec<&str> = beside.iter().filter_map(|it| store.data().region(*it)).map(|it| it.id.as_str()).collect();
        assert!(ids.contains(&"CN-HB") && ids.contains(&"CN-JS"), "{ids:?}");
        assert!(!ids.contains(&"CN") && !ids.contains(&"CN-BJ"), "Beijing shares no headline series: {ids:?}");
        let early = store.regions_beside(&store.headlines(3, None), Some(date(2020, 2, 20)));
        assert!(!early.is_empty() && early.len() < beside.len(), "Hubei was not known yet: {early:?}");
        assert_eq!(store.regions_beside(&[], None), []);
    }

    #[test]
    fn without_a_common_day_each_side_has_its_own() {
        let store = small(
            r#"(metric: "m", region: "w", points: [(on: "2020-01-01", value: Exactly(50)), (on: "2020-01-03", value: Missing(NotStated))]),
               (metric: "m", region: "p", points: [(on: "2020-01-03", value: Exactly(40))])"#,
        );
        let part = store.region_to_compare().unwrap();
        let pair = store.compare_with(part, 3, None)[0];
        let sides = store.side_by_side(pair, None);
        assert_eq!(sides.common_date(), None);
        assert_eq!(sides.whole.map(|it| it.on), Some(date(2020, 1, 1)), "a gap is no figure");
        assert_eq!(sides.part.map(|it| it.on), Some(date(2020, 1, 3)));
        let none = store.side_by_side(Comparable { whole: None, part: None }, None);
        assert_eq!((none.whole, none.part), (None, None));
    }
}
