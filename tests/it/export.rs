//! `export`, and the way there and back with `import`.

use crate::cli::{file, shell};
use resumption_monitor::cli::Exit;
use resumption_monitor::dataset::{self, Dataset};
use resumption_monitor::export::COLUMNS;
use resumption_monitor::figure::Language;
use std::ops::ControlFlow;

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/samples/dataset-small.ron");

/// The rows of a table by their headings.
fn rows(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let row = |it: Result<csv::StringRecord, csv::Error>| {
        headings.iter().map(str::to_owned).zip(it.unwrap().iter().map(str::to_owned)).collect()
    };
    reader.records().map(row).collect()
}

#[test]
fn a_table_has_each_claim_with_what_it_asserts() {
    let (exit, out, err) = shell(&["export", SMALL, "--csv", "-"]);
    assert_eq!((exit, err.as_str()), (Exit::Ok, ""));
    assert_eq!(out.lines().next().unwrap(), COLUMNS.join(","));
    let rows = rows(&out);
    assert_eq!(rows.len(), 15);
    let find = |qualifier: &str| rows.iter().find(|it| it["qualifier"] == qualifier).unwrap();
    let ends = |qualifier: &str| {
        let row = find(qualifier);
        ["lower", "upper", "lower_open", "upper_open"].map(|it| row[it].clone())
    };
    assert_eq!(ends("Exactly"), ["98.6", "98.6", "false", "false"]);
    assert_eq!(ends("MoreThan"), ["95", "100", "true", "false"]);
    assert_eq!(ends("Between"), ["70", "90", "false", "false"]);
    assert_eq!(ends("About"), ["", "", "", ""], "about asserts no ends");
    assert_eq!(find("MoreThan")["text"].replace('\u{a0}', " "), "more than 95 %");
    assert_eq!((find("MoreThan")["standing"].as_str(), find("MoreThan")["unit"].as_str()), ("Provisional", "Percent"));
    assert_eq!(find("MoreThan")["quote"], "at present");
    for row in rows.iter().filter(|it| it["qualifier"] == "Missing") {
        assert!(row["lower"].is_empty() && row["upper"].is_empty(), "{row:?}");
    }
}

#[test]
fn remarks_come_only_where_they_are_wanted() {
    let (_, clean, _) = shell(&["export", SMALL, "--csv", "-"]);
    let (_, noted, _) = shell(&["export", SMALL, "-o", "-", "--notes"]);
    assert!(!clean.contains("# "));
    let remarks: Vec<&str> = noted.lines().take_while(|it| it.starts_with("# ")).collect();
    assert!(remarks.len() >= 5 && remarks[0] == "# A small sample" && remarks[2].contains("Caixin"), "{remarks:?}");
    assert_eq!(noted.lines().skip(remarks.len()).collect::<Vec<_>>(), clean.lines().collect::<Vec<_>>());
}

#[test]
fn series_are_chosen_by_id_name_and_words() {
    let count = |args: &[&str]| {
        let (exit, out, err) = shell(&[&["export", SMALL, "--csv", "-"], args].concat());
        assert_eq!(exit, Exit::Ok, "{err}");
        rows(&out).len()
    };
    assert_eq!(count(&["--metric", "operating-rate"]), count(&["--metric", "开工率"]));
    assert_eq!(count(&["--metric", "Operating Rate", "--region", "CN-HB"]), 1);
    assert_eq!(count(&["--series", "return steel"]), 1);
    assert_eq!(count(&["--series", "return steel", "--series", "return textile"]), 2);
    let (early, all) = (count(&["--as-known-on", "2020-03-30"]), count(&[]));
    assert!(early < all, "{early} {all}");
    let (exit, out, err) = shell(&["export", SMALL, "--csv", "-", "--metric", "operating-rat"]);
    assert_eq!((exit, out.as_str()), (Exit::Unusable, ""));
    assert!(err.starts_with("error: there is no metric “operating-rat”; did you mean “operating-rate”?: "), "{err}");
    let (exit, _, err) = shell(&["export", SMALL, "--csv", "-", "--metric", "masks-daily", "--sector", "steel"]);
    assert_eq!(exit, Exit::Unusable);
    assert!(err.contains("no series fits"), "{err}");
}

#[test]
fn a_file_that_is_there_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.tsv");
    let out = path.to_str().unwrap();
    assert_eq!(shell(&["export", SMALL, "--csv", out]).0, Exit::Ok);
    let first = std::fs::read_to_string(&path).unwrap();
    assert!(first.starts_with("text\tqualifier\t"));
    let (exit, _, err) = shell(&["export", SMALL, "--csv", out, "--lang", "zh"]);
    assert_eq!(exit, Exit::Unusable);
    assert!(err.starts_with("错误：未写入：同名文件已存在") && err.contains("--force"), "{err}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), first);
    assert_eq!(shell(&["export", SMALL, "--csv", out, "--lang", "zh", "--force"]).0, Exit::Ok);
    assert!(std::fs::read_to_string(&path).unwrap().contains("开工率"));
}

#[test]
fn what_has_errors_is_exported_and_says_so() {
    let text = std::fs::read_to_string(SMALL).unwrap().replacen("Exactly(98.6)", "Exactly(198.6)", 1);
    let broken = file(&text);
    let (exit, out, err) = shell(&["export", broken.path().to_str().unwrap(), "--csv", "-"]);
    assert_eq!((exit, rows(&out).len()), (Exit::Content, 14));
    assert_eq!(err, "there is 1 error in what was read; `check` shows it\n");
}

/// All claims of a data set by the names of what they are about, in words that can be compared.
fn claims(data: &Dataset, language: Language) -> Vec<String> {
    let mut all: Vec<String> = data
        .claims
        .iter()
        .map(|it| {
            let key = data.series(it.series).unwrap().key;
            let category = |it: Option<&dataset::Category>| it.map(|it| it.name.text(language).to_owned());
            let source = it.source.and_then(|it| data.source(it)).map(|it| {
                let publisher = it.publisher.as_ref().map(|it| it.text(language).to_owned());
                (it.title.text(language).to_owned(), publisher, it.published, it.url.clone())
            });
            let metric = data.metric(key.metric).unwrap();
            let about = [
                category(data.region(key.region)),
                category(key.sector.and_then(|it| data.sector(it))),
                category(key.size.and_then(|it| data.size(it))),
            ];
            format!(
                "{} {about:?} {:?} {:?} {:?} {:?} {:?} {source:?} {:?}",
                metric.name.text(language),
                metric.unit,
                it.on,
                it.figure,
                it.stated,
                it.standing,
                it.words
            )
        })
        .collect();
    all.sort();
    all
}

fn read(text: &str) -> Dataset {
    let reading = dataset::read(text, &mut |_| ControlFlow::Continue(()));
    assert_eq!(reading.problems, []);
    reading.dataset
}

#[test]
fn sources_that_only_their_day_tells_apart_stay_apart() {
    let source = |id, day| format!("(id: \"{id}\", title: \"Briefing\", published: \"{day}\")");
    let point = |day, source| format!("(on: \"{day}\", value: Exactly(98.6), source: \"{source}\")");
    let text = format!(
        "(format: 1, title: \"A\", sources: [{}, {}], metrics: [(id: \"m\", name: \"M\", unit: Percent)], \
         regions: [(id: \"r\", name: \"R\")], series: [(metric: \"m\", region: \"r\", points: [{}, {}])])",
        source("a", "2020-03-29"),
        source("b", "2020-04-02"),
        point("2020-03-28", "a"),
        point("2020-04-01", "b"),
    );
    let data = file(&text);
    let (exit, table, err) = shell(&["export", data.path().to_str().unwrap(), "--csv", "-"]);
    assert_eq!(exit, Exit::Ok, "{err}");
    let table = file(&table);
    let (exit, back, err) = shell(&["import", table.path().to_str().unwrap(), "-o", "-"]);
    assert_eq!(exit, Exit::Ok, "{err}");
    let back = read(&back);
    assert_eq!(back.sources.len(), 2);
    assert_eq!(claims(&back, Language::English), claims(&read(&text), Language::English));
}

#[test]
fn what_is_exported_comes_back_the_same() {
    let shipped = read(include_str!("../../data/china-2020.ron"));
    for (lang, language) in [("en", Language::English), ("zh", Language::Chinese)] {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let (table, made) = (path("claims.csv"), path("made.ron"));
        assert_eq!(shell(&["export", "--csv", &table, "--notes", "--lang", lang]).0, Exit::Ok);
        let (exit, _, err) = shell(&["import", &table, "-o", &made]);
        assert_eq!(exit, Exit::Ok, "{err}");
        assert!(err.ends_with("392 claims · 259 series · 142 sources\n"), "{err}");
        let (exit, out, _) = shell(&["check", &made]);
        assert!(exit == Exit::Ok && out.contains("; 0 errors, 0 warnings"), "{out}");
        let back = read(&std::fs::read_to_string(&made).unwrap());
        assert_eq!(claims(&back, language), claims(&shipped, language));
    }
}
