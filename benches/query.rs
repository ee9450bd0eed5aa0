//! How long questions to a million points take: a filter by text, two facets and a threshold, beside a plain scan over
//! as many rows of three columns; sorts by each kind of column; the counts beside the choices of a filter.
//!
//! `cargo bench --bench query`.

#![expect(clippy::print_stdout, reason = "a bench tells what it finds")]

#[expect(dead_code, reason = "`read` needs the JSON, too")]
mod common;

use common::{Notation, POINTS, content, median, ms, time, told};
use resumption_monitor::dataset::{self, RegionId, SectorId};
use resumption_monitor::figure::Language;
use resumption_monitor::store::{Column, Facet, Mode, Order, Query, RateBy, Store};
use std::ops::ControlFlow;
use std::process::ExitCode;
use std::time::Duration;

const RUNS: usize = 15;

fn often<T>(mut work: impl FnMut() -> T) -> Duration {
    median((0..RUNS).map(|_| time(&mut work).0).collect())
}

/// The same question to bare columns, all of whose answers are kept: as quick as it can be without an index.
fn plain_scan() -> Duration {
    let rate: Vec<f64> = (0..POINTS).map(|it| (it * 7919 % 10_000) as f64 / 100.0).collect();
    let region: Vec<u32> = (0..POINTS).map(|it| (it / 10_757 % 31) as u32).collect();
    let sector: Vec<u32> = (0..POINTS).map(|it| (it / 347 % 31) as u32).collect();
    often(|| {
        let rows = rate.iter().zip(&region).zip(&sector).enumerate();
        let passes = |((rate, region), sector): ((&f64, &u32), &u32)| *rate >= 50.0 && *region < 31 && *sector < 31;
        rows.filter(|(_, it)| passes(*it)).map(|(at, _)| at as u32).collect::<Vec<u32>>()
    })
}

fn filters(store: &Store) -> bool {
    // The whole region and the whole sector: the threshold is asked of every row, and half of them stay.
    let wide = Query {
        text: "region group".to_owned(),
        region: Some(RegionId(0)),
        sector: Some(SectorId(0)),
        rate_at_least: Some(50.0),
        mode: Mode::EveryClaim,
        ..Query::default()
    };
    let narrow = Query { region: Some(RegionId(5)), group: Some("Group 2".to_owned()), sector: None, ..wide.clone() };
    let latest = Query { mode: Mode::Latest, ..wide.clone() };
    let known = Query { as_known_on: Some(jiff::civil::date(2020, 12, 31)), ..wide.clone() };
    let scan = plain_scan();
    println!("query: {POINTS} points, {RUNS} runs each; a plain scan of three columns takes {:.2} ms", ms(scan));
    let mut holds = true;
    for (what, query) in [
        ("text, two facets and a threshold, most let through", &wide),
        ("the same, few let through", &narrow),
        ("the same, latest figures only", &latest),
        ("the same, as known on a day", &known),
    ] {
        let took = often(|| store.query(query));
        let rows = store.query(query).rows.len();
        let ratio = took.as_secs_f64() / scan.as_secs_f64();
        holds &= told(&format!("{what}: {rows} rows, {ratio:.1} scans"), ms(took), 16.0, " ms");
    }
    for facet in [Facet::Metric, Facet::Region, Facet::Group] {
        holds &= told(&format!("counts by {facet:?}"), ms(often(|| store.facet(&wide, facet))), 16.0, " ms");
    }
    holds
}

fn sorts(store: &Store) -> bool {
    let all = store.query(&Query { mode: Mode::EveryClaim, ..Query::default() }).rows;
    println!("sort: {} rows", all.len());
    let mut holds = true;
    let lower = Column::Figure(RateBy::Lower);
    for columns in [
        &[Column::Sector][..],
        &[Column::Region],
        &[lower],
        &[Column::Figure(RateBy::Middle)],
        &[Column::AsOf],
        &[Column::Change],
        &[Column::Claims],
        &[Column::Source],
        &[Column::Sector, lower],
    ] {
        let orders: Vec<Order> = columns.iter().map(|it| Order { column: *it, descending: true }).collect();
        // A copy each, as sorted rows are sorted faster.
        let mut copies: Vec<_> = vec![all.clone(); RUNS];
        let took = often(|| {
            let mut rows = copies.pop().unwrap_or_default();
            store.sort(&mut rows, &orders, Language::English, None);
            rows
        });
        holds &= told(&format!("by {columns:?}"), ms(took), 150.0, " ms");
    }
    holds
}

fn main() -> ExitCode {
    let text = content(POINTS, Notation::Ron, None);
    let store = Store::new(dataset::read(&text, &mut |_| ControlFlow::Continue(())).dataset);
    drop(text);
    let filters = filters(&store);
    if sorts(&store) && filters { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
