use super::{Column, Facet, Mode, Order, Query, RateBy, Store, fold};
use crate::dataset;
use crate::figure::{Answer, Bound, Figure, Interval, Language, Unit};
use std::ops::ControlFlow;

/// What is shipped.
pub(super) fn shipped() -> Store {
    of(include_str!("../../data/china-2020.ron"))
}

fn sample() -> Store {
    of(include_str!("../../tests/it/samples/dataset-small.ron"))
}

/// Two metrics, a whole with a part and a region beside it, and series of them.
pub(super) fn small(series: &str) -> Store {
    of(&format!(
        r#"(format: 1, title: "t",
        metrics: [(id: "m", name: "M", unit: Percent, range: (min: 0, max: 100)), (id: "n", name: "N", unit: Percent)],
        regions: [(id: "x", name: "X"), (id: "w", name: "W"), (id: "p", name: "P", within: "w")],
        series: [{series}])"#
    ))
}

fn of(text: &str) -> Store {
    let reading = dataset::read(text, &mut |_| ControlFlow::Continue(()));
    assert_eq!(reading.problems, []);
    Store::new(reading.dataset)
}

#[test]
fn search_looks_past_case_width_and_accents() {
    assert_eq!(fold("Ｓｔéel　ＡＢＣ"), "steel abc");
    assert_eq!(fold("Ste\u{301}el Łódź İĞ"), "steel lodz ig", "accents of their own, and letters with strokes");
    let store = sample();
    let rows = |text: &str| store.query(&Query { text: text.to_owned(), ..Query::default() }).rows.len();
    assert_eq!(rows("STEEL"), 1);
    assert_eq!(rows("ｓｔｅｅｌ"), 1);
    assert_eq!(rows("钢铁 返岗率"), 1);
    assert_eq!(rows("steel textile"), 0);
    assert_eq!(rows("were OPEN"), 1, "words of a claim count, too");
}

#[test]
fn a_threshold_has_three_answers() {
    let store = sample();
    let found = store.query(&Query { rate_at_least: Some(90.0), ..Query::default() });
    let answers: Vec<(String, Option<Answer>)> =
        found.rows.iter().map(|it| (store.title(it.series, Language::English), it.answer)).collect();
    let expected = [
        ("Operating rate · Industry · Above designated size · China", Answer::Certainly),
        ("Operating rate · Industry · Above designated size · Hubei", Answer::Certainly),
        ("Employee return rate · Steel · China", Answer::Certainly),
        ("Employee return rate · Textile · China", Answer::Possibly),
    ];
    assert_eq!(answers, expected.map(|(title, answer)| (title.to_owned(), Some(answer))));
    assert_eq!((found.possibly, found.of), (1, 8));
}

#[test]
fn two_figures_for_one_day_are_a_conflict_and_both_stay() {
    let store = sample();
    let [conflict] = store.conflicts() else { panic!("{:?}", store.conflicts()) };
    let figures: Vec<Figure> = conflict.claims.iter().map(|it| store.data().claims.figure(*it)).collect();
    assert_eq!(figures, [Figure::Exactly(76.0), Figure::Exactly(76.8)]);
    assert!(conflict.claims.iter().all(|it| store.is_disputed(*it)));
}

/// The sample with these figures for one day of a series without a natural range, which has no other claims.
fn one_day(figures: &[&str]) -> Store {
    let text = include_str!("../../tests/it/samples/dataset-small.ron");
    let start = text.find(r#"(on: "2020-01-19""#).unwrap();
    let end = start + text[start..].find("]),").unwrap();
    let points: Vec<String> = figures.iter().map(|it| format!("(on: \"2020-01-19\", value: {it}),")).collect();
    let points = points.join("\n");
    let text = format!("{}{points}{}", &text[..start], &text[end..]);
    Store::new(dataset::read(&text, &mut |_| ControlFlow::Continue(())).dataset)
}

#[test]
fn the_claims_in_conflict_are_those_that_do_not_meet_another() {
    let all = [
        "Exactly(5)",
        "MoreThan(5)",
        "AtLeast(5)",
        "LessThan(5)",
        "AtMost(5)",
        "Between(4, 6)",
        "About(5.1)",
        "About(0)",
        "Missing(NotStated)",
        "Exactly(0.01)",
    ];
    for picked in 0..1_usize << all.len() {
        // Every third choice is enough of them.
        if picked % 3 != 0 {
            continue;
        }
        let figures: Vec<&str> = (0..all.len()).filter(|it| picked >> it & 1 == 1).map(|it| all[it]).collect();
        let store = one_day(&figures);
        let day = jiff::civil::date(2020, 1, 19);
        let claims: Vec<_> = store
            .data()
            .claims
            .iter()
            .filter(|it| it.on == day)
            .map(|it| (it.id, store.working(it.series, it.figure)))
            .collect();
        assert_eq!(claims.len(), figures.len());
        let apart =
            |a: Option<Interval>, b: Option<Interval>| a.zip(b).is_some_and(|(a, b)| a.intersection(b).is_none());
        let expected: Vec<_> =
            claims.iter().filter(|a| claims.iter().any(|b| apart(a.1, b.1))).map(|it| it.0).collect();
        let found: Vec<_> =
            store.conflicts().iter().filter(|it| it.on == day).flat_map(|it| it.claims.clone()).collect();
        assert_eq!(found, expected, "{figures:?}");
    }
    // "About 0" says nothing that another figure could contradict.
    let conflicts = |figures: &[&str]| one_day(figures).conflicts().iter().any(|it| it.on.month() == 1);
    assert!(conflicts(&["Exactly(0)", "Exactly(0.01)"]));
    assert!(!conflicts(&["About(0)", "Exactly(0.01)"]));
}

#[test]
fn many_claims_for_one_day_are_looked_into_at_once() {
    let store = one_day(&vec!["AtLeast(5)"; 20_000]);
    let since = std::time::Instant::now();
    assert_eq!(super::conflict::find(store.data()).len(), 1, "that of the sample");
    assert!(since.elapsed().as_secs_f64() < 1.5, "{:?}", since.elapsed());
}

#[test]
fn a_statement_on_the_daily_gain_implies_a_bound() {
    for store in [sample(), shipped()] {
        let [implied] = store.implied() else { panic!("{:?}", store.implied()) };
        assert_eq!(implied.on, jiff::civil::date(2020, 3, 1));
        assert_eq!(implied.days, 27);
        assert_eq!((implied.interval.lower(), implied.interval.upper()), (Bound::Closed(0.0), Bound::Open(49.0)));
    }
}

#[test]
fn chains_add_up() {
    let store = shipped();
    let sum = Store::chain_sum(&store.data().chains[0]);
    assert_eq!(sum.agrees, Some(Answer::Certainly));
    assert_eq!(sum.leading.unwrap().lower(), Bound::Closed(92.0));
    assert_eq!(sum.supporting.unwrap().lower(), Bound::Open(7679.0));
}

#[test]
fn bounds_that_meet_do_not_contradict_and_agree_only_as_numbers() {
    let mut chain = shipped().data().chains[0].clone();
    let figures = [
        (Figure::Exactly(92.0), Answer::Certainly),
        (Figure::Exactly(90.0), Answer::No),
        (Figure::MoreThan(90.0), Answer::Possibly),
    ];
    for batch in &mut chain.batches {
        batch.leading = Some(Figure::Exactly(92.0 / 2.0));
    }
    assert_eq!(chain.batches.len(), 2);
    for (total, expected) in figures {
        chain.leading_total = Some(total);
        assert_eq!(Store::chain_sum(&chain).agrees, Some(expected), "{total:?}");
    }
    chain.batches[0].leading = Some(Figure::MoreThan(46.0));
    chain.leading_total = Some(Figure::Exactly(100.0));
    assert_eq!(Store::chain_sum(&chain).agrees, Some(Answer::Possibly));
}

#[test]
fn what_was_said_later_is_not_known_yet() {
    let store = sample();
    let sme = store.conflicts()[0].series;
    let day = |month, day| Some(jiff::civil::date(2020, month, day));
    let latest = |as_of| store.latest(sme, as_of).map(|it| it.claim.figure);
    assert_eq!(latest(day(2, 25)), None);
    assert_eq!(latest(day(3, 29)), Some(Figure::Exactly(32.8)));
    assert_eq!(latest(day(3, 30)), Some(Figure::Exactly(76.0)));
    assert_eq!(latest(None), Some(Figure::Exactly(76.8)), "stated a day later");
}

#[test]
fn sorting_names_the_end_and_keeps_gaps_last() {
    let store = sample();
    let query = Query { mode: Mode::EveryClaim, ..Query::default() };
    for descending in [false, true] {
        let mut rows = store.query(&query).rows;
        store.sort(&mut rows, &[Order { column: Column::Figure(RateBy::Lower), descending }], Language::English, None);
        let last = rows.last().map(|it| store.data().claims.figure(it.claim));
        assert!(matches!(last, Some(Figure::Missing(_))), "{last:?}");
        // Of two units none is more: rates come first in either direction, then the others as the file has them.
        let data = store.data();
        let lows: Vec<((bool, Unit), f64)> = rows
            .iter()
            .filter_map(|it| {
                let metric = data.metric(data.series(it.series)?.key.metric)?;
                let working = store.working(it.series, data.claims.figure(it.claim))?;
                Some(((metric.is_rate(), metric.unit), working.lower().value().unwrap_or(f64::NEG_INFINITY)))
            })
            .collect();
        let mut units = Vec::new();
        for unit in lows.chunk_by(|a, b| a.0 == b.0 && if descending { a.1 >= b.1 } else { a.1 <= b.1 }) {
            units.push((unit[0].0.1, unit.len()));
        }
        assert_eq!(units, [(Unit::Percent, 8), (Unit::Percent, 3), (Unit::Other, 3)], "{lows:?}");
    }
}

#[test]
fn a_change_from_or_to_claims_that_conflict_is_over_all_of_them() {
    let store = sample();
    let disputed = store.conflicts()[0].series;
    let latest = store.latest(disputed, None).unwrap().claim;
    let change = store.change_since_last(&latest, None).unwrap();
    let ends = (change.interval.lower().value().unwrap(), change.interval.upper().value().unwrap());
    assert!((ends.0 - 43.2).abs() < 1e-9 && (ends.1 - 44.0).abs() < 1e-9 && change.disputed, "{ends:?}");
    // Before the second of the two was published, there was no conflict.
    let day = jiff::civil::date(2020, 3, 30);
    let latest = store.latest(disputed, Some(day)).unwrap().claim;
    let change = store.change_since_last(&latest, Some(day)).unwrap();
    assert!(change.interval.is_point_but_for_rounding() && !change.disputed);
    assert_eq!(store.rivals(&latest, Some(day)).len(), 1);
    assert_eq!(store.known_conflict(&store.conflicts()[0], Some(day)), None);
}

#[test]
fn a_doubtful_rival_counts_only_against_doubtful_ones() {
    let text = include_str!("../../tests/it/samples/dataset-small.ron");
    let text = text.replace("value: Exactly(76.8), source", "value: Exactly(76.8), standing: Doubtful, source");
    let store = Store::new(dataset::read(&text, &mut |_| ControlFlow::Continue(())).dataset);
    let latest = store.latest(store.conflicts()[0].series, None).unwrap().claim;
    assert_eq!((latest.figure, store.rivals(&latest, None).len()), (Figure::Exactly(76.0), 1));
}

#[test]
fn headlines_come_from_the_file() {
    let store = shipped();
    let titles: Vec<String> = store.headlines(3, None).iter().map(|it| store.title(*it, Language::English)).collect();
    println!("{titles:#?}");
    assert_eq!(titles.len(), 3);
    let part = store.region_to_compare().and_then(|it| store.data().region(it)).map(|it| it.name.en.clone());
    assert_eq!(part.as_deref(), Some("Hubei"));
    assert!(Store::default().headlines(3, None).is_empty());
}

#[test]
fn rates_sort_by_the_end_that_is_told() {
    let store = sample();
    let titles = |by, descending| {
        let mut rows = store.query(&Query { rate_at_least: Some(50.0), ..Query::default() }).rows;
        store.sort(&mut rows, &[Order { column: Column::Figure(by), descending }], Language::English, None);
        rows.iter().map(|it| store.subject(it.series, Language::English)).collect::<Vec<_>>()
    };
    let (textile, hubei) = ("Textile · China", "Hubei");
    // "About 70" is worked with as 66.5 to 73.5, so it stands below "between 70 and 90" by either end.
    assert_eq!(titles(RateBy::Lower, false)[..2], [hubei, textile]);
    assert_eq!(titles(RateBy::Upper, false)[..2], [hubei, "SMEs · China"]);
    // By the upper end the bounds come first: up to 100.
    let upper = titles(RateBy::Upper, true);
    assert_eq!(upper[..2], ["Industry · Above designated size · Hubei", "Steel · China"]);
    assert_eq!(titles(RateBy::Lower, true)[0], "Industry · Above designated size · China");
}

#[test]
fn a_bound_has_no_middle_to_sort_by() {
    let store = sample();
    let claims = &store.data().claims;
    for (column, descending) in
        [Column::Figure(RateBy::Middle), Column::Change].into_iter().flat_map(|it| [(it, true), (it, false)])
    {
        let mut rows = store.query(&Query::default()).rows;
        store.sort(&mut rows, &[Order { column, descending }], Language::English, None);
        let has_place = |row: &super::Row| {
            let claim = claims.get(row.claim).unwrap();
            let sides = if column == Column::Change { store.before(&claim, None) } else { Some(claim) };
            let is_stated = |it: dataset::Claim<'_>| {
                let working = store.working(it.series, it.figure);
                working.is_some() && !it.figure.is_bound()
            };
            is_stated(claim) && sides.is_some_and(is_stated)
        };
        assert!(rows.iter().any(has_place) && !rows.iter().all(has_place));
        assert!(rows.iter().is_sorted_by_key(|it| !has_place(it)), "{column:?} {descending}");
    }
}

#[test]
fn facets_count_what_the_other_filters_leave() {
    let store = sample();
    let regions = |query: &Query| store.facet(query, Facet::Region);
    assert_eq!(regions(&Query::default()), [7, 2, 1], "what is in Hubei is in China, too");
    let hubei = Query { region: Some(crate::dataset::RegionId(1)), ..Query::default() };
    assert_eq!(regions(&hubei), [7, 2, 1], "its own filter does not count");
    assert_eq!(store.facet(&hubei, Facet::Metric), [1, 1, 0, 0, 0]);
    assert_eq!(store.facet(&Query::default(), Facet::Group), [2]);
    assert_eq!(store.facet(&Query::default(), Facet::Sector), [4, 1, 1, 1, 1]);
    assert_eq!(store.facet(&Query::default(), Facet::Size), [2, 1]);
    assert_eq!(store.facet(&Query { text: "steel".into(), ..Query::default() }, Facet::Group), [1]);
}

#[test]
fn sources_and_standings_are_counted_by_claim() {
    let store = sample();
    for mode in [Mode::Latest, Mode::EveryClaim] {
        let all = Query { mode, ..Query::default() };
        let rows = store.query(&all).rows;
        let counts = store.facet(&all, Facet::Source);
        assert_eq!(counts.len(), store.data().sources.len());
        for (at, count) in counts.iter().enumerate() {
            let source = Some(crate::dataset::SourceId::new(at));
            let one = Query { source, ..all.clone() };
            assert_eq!(store.query(&one).rows.len(), *count);
            assert_eq!(store.facet(&one, Facet::Source), counts, "its own filter does not count");
        }
        let counts = store.facet(&all, Facet::Standing);
        for ((_, least), count) in crate::syntax::Standing::ALL.into_iter().zip(&counts) {
            assert_eq!(store.query(&Query { standing: Some(least), ..all.clone() }).rows.len(), *count);
        }
        assert_eq!(counts.last(), Some(&rows.len()), "all stand at least doubtful");
    }
}

#[test]
fn a_threshold_is_asked_of_rates_and_says_what_it_leaves_out() {
    let store = sample();
    let id = |name: &str| store.data().metrics.iter().position(|it| it.id == name).map(crate::dataset::MetricId::new);
    let openings = id("openings").unwrap();
    let query = Query { rate_at_least: Some(-90.0), ..Query::default() };
    let found = store.query(&query);
    let is_rate = |it: &super::Row| store.data().metric_of(it.series).is_some_and(crate::dataset::Metric::is_rate);
    assert!(found.rows.iter().all(is_rate), "a change of −45 % is no rate of −45 %");
    assert_eq!((found.rows.len(), found.left_out.iter().map(|it| it.1).sum::<usize>()), (6, 2));
    assert!(found.left_out.contains(&(openings, 1)));
    let fewer = store.query(&Query { text: "mask".to_owned(), ..query.clone() });
    assert_eq!((fewer.rows.len(), fewer.left_out.len()), (0, 1), "only what passes the other filters counts");
    // Chosen alone, a change is compared with itself.
    let alone = Query { metric: Some(openings), ..query.clone() };
    assert_eq!(store.query(&alone).rows.len(), store.facet(&query, Facet::Metric)[openings.at()]);
    assert_eq!(store.query(&alone).left_out, []);
    assert_eq!(store.query(&Query::default()).left_out, []);
}

#[test]
fn a_series_is_shown_where_one_of_its_rows_is() {
    let store = shipped();
    for query in [
        Query { text: "steel".to_owned(), ..Query::default() },
        Query { rate_at_least: Some(90.0), mode: Mode::EveryClaim, ..Query::default() },
    ] {
        let rows = store.query(&query).rows;
        for series in (0..store.data().series.len()).map(crate::dataset::SeriesId::new) {
            assert_eq!(store.shows(&query, series), rows.iter().any(|it| it.series == series));
        }
    }
    assert!(!store.shows(&Query::default(), crate::dataset::SeriesId(u32::MAX)));
}

#[test]
fn changes_are_sorted_as_they_were_known() {
    let store = sample();
    let order = [Order { column: Column::Claims, descending: true }];
    let first = |day| {
        let mut rows = store.query(&Query { as_known_on: day, ..Query::default() }).rows;
        store.sort(&mut rows, &order, Language::English, day);
        rows.first().map(|it| store.data().metric_of(it.series).map(|it| it.id.clone()))
    };
    assert_eq!(first(None), Some(Some("openings".to_owned())));
    assert_eq!(first(Some(jiff::civil::date(2020, 3, 31))), Some(Some("resumption-rate".to_owned())));
}

/// So many claims that two threads share the work.
fn large() -> Store {
    use std::fmt::Write as _;
    let mut text = String::from(
        r#"(format: 1, title: "t", metrics: [(id: "m", name: "M", unit: Percent, range: (min: 0, max: 100))],
        regions: [(id: "r", name: "R"), (id: "s", name: "S", within: "r"), (id: "t", name: "T", within: "r")], series: ["#,
    );
    for (region, of) in [("r", 9), ("s", 20), ("t", 30)] {
        write!(text, "(metric: \"m\", region: \"{region}\", points: [").unwrap();
        for at in 0..of * 1000 {
            let (month, day) = (at * 12 / (of * 1000) + 1, at * 27 * 12 / (of * 1000) % 27 + 1);
            write!(text, "(on: \"2020-{month:02}-{day:02}\", value: Exactly({})),", at * 7919 % 101).unwrap();
        }
        text.push_str("]),");
    }
    text.push_str("])");
    let reading = dataset::read(&text, &mut |_| ControlFlow::Continue(()));
    assert_eq!((reading.problems.as_slice(), reading.dataset.claims.len()), (&[][..], 59_000));
    Store::new(reading.dataset)
}

#[test]
fn two_threads_give_what_one_gives() {
    let store = large();
    let query = Query { mode: Mode::EveryClaim, rate_at_least: Some(50.0), ..Query::default() };
    let found = store.query(&query);
    assert_eq!(found.of, 59_000);
    assert!(found.rows.is_sorted_by_key(|it| it.claim), "the order of the file");
    let claims = &store.data().claims;
    let is_found = |it: &dataset::Claim<'_>| matches!(it.figure, Figure::Exactly(x) if x >= 50.0);
    let expected: Vec<_> = claims.iter().filter(is_found).map(|it| it.id).collect();
    assert_eq!(found.rows.iter().map(|it| it.claim).collect::<Vec<_>>(), expected);
    let of = |region: u32| {
        let key = |it: &&super::Row| store.data().series(it.series).is_some_and(|it| it.key.region.0 == region);
        found.rows.iter().filter(key).count()
    };
    assert_eq!(store.facet(&query, Facet::Region), [found.rows.len(), of(1), of(2)]);
    for descending in [false, true] {
        let (mut sorted, mut expected) = (found.rows.clone(), found.rows.clone());
        let figure = Order { column: Column::Figure(RateBy::Lower), descending };
        store.sort(&mut sorted, &[figure, Order { column: Column::AsOf, descending }], Language::English, None);
        let key =
            |it: &super::Row| (claims.figure(it.claim).numbers().0.map_or(0, |it| it as i64), claims.on(it.claim));
        if descending {
            expected.sort_by_key(|it| std::cmp::Reverse(key(it)));
        } else {
            expected.sort_by_key(key);
        }
        assert_eq!(sorted, expected, "ties stay in the order of the file");
    }
}

#[test]
fn a_source_is_a_filter_like_any_other() {
    let store = sample();
    let query = Query { source: Some(crate::dataset::SourceId(1)), mode: Mode::EveryClaim, ..Query::default() };
    let figures: Vec<Figure> = store.query(&query).rows.iter().map(|it| store.data().claims.figure(it.claim)).collect();
    assert_eq!(figures, [Figure::Exactly(76.8)]);
}
