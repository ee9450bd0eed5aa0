//! The shipped data is what it says it is.

use resumption_monitor::dataset::{self, Reading};
use std::ops::ControlFlow;

fn read(text: &str) -> Reading {
    dataset::read(text, &mut |_| ControlFlow::Continue(()))
}

#[test]
fn the_shipped_data_set_has_no_problem() {
    let text = include_str!("../../data/china-2020.ron");
    let reading = read(text);
    for problem in reading.problems.iter().take(20) {
        println!("{problem:?} {}", problem.span.of(text));
    }
    assert_eq!(reading.problems.len(), 0);
    println!("{} series {} claims", reading.dataset.series.len(), reading.dataset.claims.len());
    assert!(reading.dataset.claims.len() >= 360);
}

#[test]
fn the_sample_has_no_problem() {
    let reading = read(include_str!("samples/dataset-small.ron"));
    assert_eq!(reading.problems, vec![]);
}

/// Our reader is not the measure of what RON is: the `ron` crate reads the same files.
#[test]
fn the_shipped_files_are_ron() {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    for text in [include_str!("../../data/china-2020.ron"), include_str!("../../data/programmes.ron")] {
        options.from_str::<serde::de::IgnoredAny>(text).unwrap();
    }
    assert!(options.from_str::<serde::de::IgnoredAny>("(a: Exactly(1)").is_err());
}

/// The briefing stands in both files; each sentence that the tracker takes from it can be shown in its summary.
#[test]
fn the_tracker_quotes_the_summary_of_the_briefing() {
    let data = read(include_str!("../../data/china-2020.ron")).dataset;
    let document = resumption_monitor::tracker::read(include_str!("../../data/programmes.ron")).document;
    let ours = document.source("briefing").unwrap();
    let theirs = data.sources.iter().find(|it| it.url.is_some() && it.url == ours.url).unwrap();
    assert_eq!(theirs.title, ours.title);
    let summary = theirs.text.as_deref().unwrap();
    let mut found = 0;
    for programme in &document.programmes {
        let claims = programme.claims.iter().map(|it| (&it.source, &it.gist));
        let milestones = programme.milestones.iter().map(|it| (&it.source, &it.gist));
        for (_, gist) in claims.chain(milestones).filter(|it| it.0.as_deref() == Some("briefing")) {
            assert!(summary.contains(gist.as_deref().unwrap()), "{gist:?}");
            found += 1;
        }
    }
    assert_eq!(found, 20);
}
