//! `import`: tables in, data sets out.

use crate::cli::{file, shell};
use resumption_monitor::cli::Exit;
use resumption_monitor::dataset;
use resumption_monitor::figure::{Figure, Range, Unit};
use std::ops::ControlFlow;

/// Imports a table; gives the exit code, the data set as text, and what was said.
fn import(table: &str, args: &[&str]) -> (Exit, String, String) {
    let table = file(table);
    let path = table.path().to_str().unwrap();
    let (exit, out, err) = shell(&[&["import", path, "-o", "-"], args].concat());
    (exit, out, err.replace(path, "TABLE"))
}

/// The data set, which has no problems.
fn data(text: &str) -> dataset::Dataset {
    let reading = dataset::read(text, &mut |_| ControlFlow::Continue(()));
    assert_eq!(reading.problems, [], "{text}");
    reading.dataset
}

/// Series as "metric, region, sector, size: date figure, …".
fn series(text: &str) -> Vec<String> {
    let data = data(text);
    let said = |it: &dataset::Series| {
        let key = it.key;
        let about = [
            data.metric(key.metric).map(|it| it.id.as_str()),
            data.region(key.region).map(|it| it.id.as_str()),
            key.sector.and_then(|it| data.sector(it)).map(|it| it.id.as_str()),
            key.size.and_then(|it| data.size(it)).map(|it| it.id.as_str()),
        ];
        let claims: Vec<String> =
            it.claims().map(|it| format!("{} {:?}", data.claims.on(it), data.claims.figure(it))).collect();
        format!("{}: {}", about.into_iter().flatten().collect::<Vec<_>>().join(", "), claims.join(", "))
    };
    data.series.iter().map(said).collect()
}

#[test]
fn a_long_table_becomes_a_data_set() {
    let table = "\u{feff}metric,region,sector,size,date,figure,source,publisher,url,stated,standing,quote,note\n\
                 Operating rate,Hubei,Industry,,2020-03-28,over 95 %,Briefing,MIIT,https://a.b,2020-03-30,Provisional,\"so \"\"it\"\" is\",x\n\
                 Operating rate,Hubei,Industry,,2020-03-14,约70%,Briefing,MIIT,https://a.b,,,,\n\
                 Operating rate,China,,SMEs,28 March 2020,70-90 %,,,,,,,\n\
                 Operating rate,China,,SMEs,2020-03-29,,,,,,,,\n";
    let (exit, text, err) = import(table, &["--title", "Mine", "--range", "Operating rate=0..100"]);
    assert_eq!(exit, Exit::Ok, "{err}");
    assert!(err.contains("the unit of “Operating rate” is taken to be Percent"), "{err}");
    assert_eq!(
        series(&text),
        [
            "operating-rate, hubei, industry: 2020-03-14 About(70.0), 2020-03-28 MoreThan(95.0)",
            "operating-rate, china, smes: 2020-03-28 Between(70.0, 90.0)",
        ],
        "in order of dates; an empty cell says nothing"
    );
    let data = data(&text);
    assert_eq!(
        (data.title.en.as_str(), data.metrics[0].range, data.metrics[0].unit),
        ("Mine", Range::RATE, Unit::Percent)
    );
    assert_eq!((data.sources.len(), data.sources[0].id.as_str()), (1, "briefing"));
    assert_eq!(data.claims.iter().nth(1).unwrap().words.quote.as_deref(), Some("so \"it\" is"));
}

#[test]
fn a_wide_table_has_a_column_a_series() {
    let table = "Date;Hubei;Rest of it;Total\n2020-03-01;10;20;1.5e1\n2020-03-08;.;30;>25\n";
    let (exit, text, err) = import(
        table,
        &[
            "--wide",
            "Date",
            "--metric",
            "Rate",
            "--unit",
            "%",
            "--range",
            "0..100",
            "--empty",
            ".",
            "--map",
            "Total=region:China",
        ],
    );
    assert_eq!(exit, Exit::Ok, "{err}");
    assert_eq!(
        series(&text),
        [
            "rate, hubei: 2020-03-01 Exactly(10.0)",
            "rate, rest-of-it: 2020-03-01 Exactly(20.0), 2020-03-08 Exactly(30.0)",
            "rate, china: 2020-03-01 Exactly(15.0), 2020-03-08 MoreThan(25.0)",
        ]
    );
    // States down, sectors across: a column of regions beside the figures.
    let table = "day\tstate\tfood\tretail\n3/4/2020\tOhio\t-0.5\t0.25\n3/4/2020\tUtah\t\t-1\n";
    let args = [
        "--wide",
        "day",
        "--map",
        "state=region",
        "--metric",
        "Spending",
        "--headings",
        "sector",
        "--unit",
        "Index",
        "--month-first",
    ];
    let (exit, text, err) = import(table, &args);
    assert_eq!(exit, Exit::Ok, "{err}");
    assert_eq!(
        series(&text),
        [
            "spending, ohio, food: 2020-03-04 Exactly(-0.5)",
            "spending, ohio, retail: 2020-03-04 Exactly(0.25)",
            "spending, utah, retail: 2020-03-04 Exactly(-1.0)",
        ]
    );
}

#[test]
fn a_bad_cell_is_told_and_costs_only_itself() {
    let table = "# a remark\nmetric,region,date,figure,stated,standing,qualifier\n\
                 Rate,A,2020-03-28,98.6 %,2020-03-29,,\n\
                 Rate,A,31 April 2020,1 %,,,\n\
                 Rate,A,2020-03-30,\"98,6 %\",,,\n\
                 Rate,A,2020-03-31,150 %,,,\n\
                 Rate,A,2020-04-01,5 %,,firmish,\n\
                 Rate,,2020-04-02,5 %,,,\n\
                 Rate,A,4/5/2020,5 %,,,\n\
                 Rate,A,2020-04-03,5 %,,,nearly none\n\
                 Rate,A,3 April,7 %,,,\n\
                 Rate,A,2020-04-04,7 %,,,at least\n\
                 Rate,A,2020-04-05,7 %,,,,,\n\
                 Rate,A,2020-04-06,2,,,,000\n";
    let (exit, text, err) = import(table, &["--range", "0..100", "--unit", "Percent"]);
    assert_eq!(exit, Exit::Content);
    assert_eq!(
        series(&text),
        [
            "rate, a: 2020-03-28 Exactly(98.6), 2020-04-01 Exactly(5.0), 2020-04-04 AtLeast(7.0), 2020-04-05 Exactly(7.0)"
        ]
    );
    let lines: Vec<&str> = err.lines().collect();
    let expected = [
        "TABLE:4: column “date”: “31 April 2020”: There is no such day.",
        "TABLE:5: column “figure”: “98,6 %”: The comma in “98,6” is not read as a decimal sign. Use a point: “98.6”.",
        "TABLE:6: column “figure”: “150 %”: No value of the natural range [0, 100] can be this. Check the figure, or give another --range.",
        "TABLE:7: column “standing”: “firmish”: Firm, Provisional, Derived or Doubtful is expected. The claim is marked as doubtful.",
        "TABLE:8: column “region”: “”: Nothing stands here. A claim needs its region; the row was left out.",
        "TABLE:9: column “date”: “4/5/2020”: This could be two different days. Say which stands first by --day-first or --month-first.",
        "TABLE:10: column “figure”: “5 %”: The qualifier beside it, “nearly none”, does not go with Exactly. Exactly, About, MoreThan, AtLeast, LessThan, AtMost or Between is expected.",
        "TABLE:11: column “date”: “3 April”: The year is missing. Write the date as 2020-03-28.",
        "TABLE:14: column “8”: “000”: There are only 7 headings. Put quotation marks around a cell that has the separator in it, such as “2,000”; the row was left out.",
        "-: 4 claims · 1 series · 0 sources; 9 cells were left out",
    ];
    assert_eq!(lines, expected);
    let (_, _, chinese) = import(table, &["--range", "0..100", "--unit", "Percent", "--lang", "zh"]);
    assert!(chinese.starts_with("TABLE:4：列“date”：“31 April 2020”："), "{chinese}");
    assert!(chinese.contains("TABLE:14：列“8”：“000”：列名只有7个。"), "{chinese}");
}

#[test]
fn a_day_of_stating_that_is_too_early_is_kept_and_told_as_in_a_data_set() {
    let table = "metric,region,date,figure,stated\nRate,A,2020-03-28,98.6 %,2020-03-01\n";
    let (exit, text, err) = import(table, &["--range", "0..100"]);
    assert_eq!(exit, Exit::Content);
    assert!(text.contains("stated: \"2020-03-01\"") && err.contains("W401"), "{text}{err}");
}

#[test]
fn headings_may_begin_as_remarks_do() {
    let table = "# A remark\n# of firms,metric,region,date,figure\n7,Rate,A,2020-03-28,98.6 %\n";
    let (exit, text, err) = import(table, &[]);
    assert_eq!((exit, series(&text)), (Exit::Ok, vec!["rate, a: 2020-03-28 Exactly(98.6)".to_owned()]), "{err}");
    assert!(err.starts_with("not used: “# of firms”"), "{err}");
}

#[test]
fn what_is_not_known_is_asked_for_and_never_guessed() {
    let long = "metric,region,date,value\nRate,A,2020-03-28,98.6\nRate,A,2020-03-29,99 %\n";
    for (table, args, part) in [
        (long, &[][..], "the unit of “Rate” is not known: give it by --unit Percent"),
        (long, &["--unit", "%", "--range", "5..1"], "cannot read --range “5..1”"),
        (long, &["--unit", "%", "--map", "Valu=figure"], "there is no column “Valu”; did you mean “value”?"),
        (long, &["--unit", "%", "--map", "value=worth"], "cannot read --map “value=worth”"),
        (long, &["--unit", "%", "--map", "value=-"], "nothing says the figure"),
        ("metric,date,value\nR,2020-03-28,1\n", &["--unit", "%"], "nothing says the region"),
        ("metric,region,date,value,figure\nR,A,2020-03-28,1,2\n", &["--unit", "%"], "both hold the figure"),
        ("day,A,B\n2020-03-28,1,2\n", &["--wide", "day"], "it is not clear what the headings of the figures name"),
        ("day,A,B\n2020-03-28,1,2\n", &["--wide", "date", "--metric", "R"], "there is no column “date”"),
        ("metric,region,date,value\n", &["--unit", "%"], "there is no table in it"),
    ] {
        let (exit, out, err) = import(table, args);
        assert_eq!((exit, out.as_str()), (Exit::Unusable, ""), "{part}: {err}");
        assert!(err.starts_with("error: ") && err.contains(part), "{err}");
    }
    let (exit, text, err) = import(long, &["--unit", "Rate=million pieces a day"]);
    assert_eq!(exit, Exit::Content, "a per cent sign does not go with pieces: {err}");
    assert_eq!(data(&text).metrics[0].unit_name.as_ref().unwrap().en, "million pieces a day");
    let (exit, _, err) = import(&format!("{long}Other,A,2020-03-28,1\n"), &["--unit", "Rate=%", "--unit", "Count"]);
    assert_eq!(exit, Exit::Ok, "{err}");
}

#[test]
fn what_is_not_used_is_named_and_units_come_from_their_column() {
    let table = "metric,region,date,figure,unit,colour\nLoans,A,2020-03-28,2000多亿元,Yuan,red\nLoans,A,2020-03-29,300bn,Yuan,red\n\
                 Masks,A,2020-03-28,116,million pieces a day,red\nMasks,A,2020-03-29,1,thousands,red\n";
    let (exit, text, err) = import(table, &[]);
    assert_eq!(exit, Exit::Content);
    assert!(err.starts_with("not used: “colour”; --map"), "{err}");
    assert!(err.contains("Its unit is “thousands”, that of the metric is Other(million pieces a day)."), "{err}");
    let data = data(&text);
    assert_eq!((data.metrics[0].unit, data.metrics[1].unit), (Unit::Yuan, Unit::Other));
    let figures: Vec<Figure> = data.claims.iter().map(|it| it.figure).collect();
    assert_eq!(figures, [Figure::MoreThan(2e11), Figure::Exactly(3e11), Figure::Exactly(116.0)]);
}

#[test]
fn a_file_that_is_there_stays_unless_it_is_forced() {
    let table = file("metric,region,date,value\nRate,A,2020-03-28,98.6%\n");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.ron");
    std::fs::write(&out, "mine").unwrap();
    let args = ["import", table.path().to_str().unwrap(), "-o", out.to_str().unwrap()];
    let (exit, _, err) = shell(&args);
    assert_eq!(exit, Exit::Unusable);
    assert!(err.contains("--force"), "{err}");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "mine");
    let (exit, _, err) = shell(&[&args[..], &["--force"]].concat());
    assert_eq!(exit, Exit::Ok, "{err}");
    assert!(std::fs::read_to_string(&out).unwrap().starts_with("// Made by"));
    let (exit, _, err) = shell(&["import", "no-such.csv", "-o", "-"]);
    assert_eq!(exit, Exit::Unusable);
    assert!(err.contains("there is none of this name"), "{err}");
}
