//! A data set of the size and kind of the public ones: weekly changes by state and sector, signed, with gaps.

use resumption_monitor::dataset;
use resumption_monitor::figure::{Answer, Figure, Language, Reason, Style, Unit};
use resumption_monitor::store::{Mode, Query, Store};
use std::fmt::Write as _;
use std::ops::ControlFlow;

const REGIONS: usize = 51;
const SECTORS: usize = 12;
const WEEKS: usize = 108;

/// The change of a week, in tenths of a per cent; none in every eleventh week.
fn change(series: usize, week: usize) -> Option<i32> {
    let at = i32::try_from(series * 31 + week * 17).unwrap();
    (at % 11 != 0).then_some(at % 1201 - 600)
}

fn text() -> String {
    let mut text = String::from("(\n    format: 1,\n    title: \"Weekly changes\",\n    metrics: [\n");
    text += "        (id: \"openings\", name: \"Small businesses open\", unit: Percent, better: Higher),\n    ],\n    regions: [\n";
    for region in 0..REGIONS {
        writeln!(text, "        (id: \"S{region}\", name: \"State {region}\"),").unwrap();
    }
    text += "    ],\n    sectors: [\n";
    for sector in 0..SECTORS {
        writeln!(text, "        (id: \"N{sector}\", name: \"Sector {sector}\"),").unwrap();
    }
    text += "    ],\n    series: [\n";
    let start = jiff::civil::date(2020, 1, 19);
    for series in 0..REGIONS * SECTORS {
        let (region, sector) = (series / SECTORS, series % SECTORS);
        writeln!(text, "        (metric: \"openings\", region: \"S{region}\", sector: \"N{sector}\", points: [")
            .unwrap();
        for week in 0..WEEKS {
            let on = start.saturating_add(jiff::Span::new().weeks(i32::try_from(week).unwrap()));
            match change(series, week) {
                Some(tenths) => {
                    let value = f64::from(tenths) / 10.0;
                    writeln!(text, "            (on: \"{on}\", value: Exactly({value})),").unwrap();
                }
                None => writeln!(text, "            (on: \"{on}\", value: Missing(NotStated)),").unwrap(),
            }
        }
        text += "        ]),\n";
    }
    text + "    ],\n)\n"
}

#[test]
fn weekly_signed_changes_of_51_states_keep_their_signs_and_gaps() {
    let reading = dataset::read(&text(), &mut |_| ControlFlow::Continue(()));
    assert_eq!(reading.problems, []);
    let store = Store::new(reading.dataset);
    let data = store.data();
    assert_eq!((data.series.len(), data.claims.len()), (612, 66_096));
    for (at, claim) in data.claims.iter().enumerate() {
        let expected = match change(at / WEEKS, at % WEEKS) {
            Some(tenths) => Figure::Exactly(f64::from(tenths) / 10.0),
            None => Figure::Missing(Reason::NotStated),
        };
        assert_eq!(claim.figure, expected, "claim {at}");
    }
    let query = Query { rate_at_least: Some(-45.0), mode: Mode::EveryClaim, ..Query::default() };
    let rows = store.query(&query).rows;
    let reach = (0..612).flat_map(|series| (0..WEEKS).map(move |week| change(series, week)));
    assert_eq!(rows.len(), reach.flatten().filter(|it| *it >= -450).count());
    assert!(rows.iter().all(|it| it.answer == Some(Answer::Certainly)));
    let style = Style::new(Language::English, Unit::Percent);
    assert_eq!(style.figure(Figure::Exactly(-48.3)), "\u{2212}48.3\u{a0}%");
}
