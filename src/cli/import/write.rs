//! The draft as the text of a data set.

use super::draft::{Claim, Draft, Key, Names};
use crate::locale::figures::in_file;
use crate::syntax::{Standing, quoted};
use std::fmt::Write as _;

/// The text of the data set; `remark` stands above it.
pub(super) fn text(draft: &Draft, remark: &str) -> String {
    let mut text = String::new();
    add(&mut text, format_args!("// {remark}\n(\n    format: 1,\n    title: {},\n", quoted(&draft.title)));
    let sources = draft.sources.iter().map(|(id, it)| {
        record(&[
            ("id", Some(quoted(id))),
            ("title", Some(quoted(&it.title))),
            ("publisher", some(&it.publisher)),
            ("published", it.published.map(|it| quoted(&it.to_string()))),
            ("url", some(&it.url)),
        ])
    });
    list(&mut text, "sources", sources);
    let metrics = draft.metrics.all.iter().zip(&draft.measured).map(|((id, name), (measured, range))| {
        let ends = [("min", range.min), ("max", range.max)].map(|(name, it)| (name, it.map(|it| it.to_string())));
        let range = ends.iter().any(|(_, it)| it.is_some()).then(|| record(&ends));
        record(&[
            ("id", Some(quoted(id))),
            ("name", Some(quoted(name))),
            ("unit", Some(measured.in_file(quoted))),
            ("range", range),
        ])
    });
    list(&mut text, "metrics", metrics);
    for (name, names) in [("regions", &draft.regions), ("sectors", &draft.sectors), ("sizes", &draft.sizes)] {
        list(&mut text, name, categories(names));
    }
    text.push_str("    series: [\n");
    for (key, claims) in &draft.series {
        series(&mut text, draft, *key, claims);
    }
    text.push_str("    ],\n)\n");
    text
}

/// Writing to a string does not fail.
fn add(text: &mut String, what: std::fmt::Arguments<'_>) {
    text.write_fmt(what).unwrap_or_default();
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| quoted(text))
}

/// A list with a record a line; nothing where there is none.
fn list(text: &mut String, name: &str, records: impl Iterator<Item = String>) {
    let mut records = records.peekable();
    if records.peek().is_some() {
        add(text, format_args!("    {name}: [\n"));
        records.for_each(|it| add(text, format_args!("        {it},\n")));
        text.push_str("    ],\n");
    }
}

fn categories(names: &Names) -> impl Iterator<Item = String> {
    names.all.iter().map(|(id, name)| record(&[("id", Some(quoted(id))), ("name", Some(quoted(name)))]))
}

/// A record of the fields that there are.
fn record(fields: &[(&str, Option<String>)]) -> String {
    let fields: Vec<String> =
        fields.iter().filter_map(|(name, it)| it.as_ref().map(|it| format!("{name}: {it}"))).collect();
    format!("({})", fields.join(", "))
}

fn series(text: &mut String, draft: &Draft, key: Key, claims: &[Claim]) {
    let id = |names: &Names, at: Option<usize>| at.map(|it| quoted(names.id(it)));
    let about = record(&[
        ("metric", id(&draft.metrics, Some(key.metric))),
        ("region", id(&draft.regions, Some(key.region))),
        ("sector", id(&draft.sectors, key.sector)),
        ("size", id(&draft.sizes, key.size)),
    ]);
    add(text, format_args!("        {}, points: [\n", about.trim_end_matches(')')));
    let unit = draft.measured.get(key.metric).map(|(it, _)| it.unit).unwrap_or_default();
    for claim in claims {
        let standing = (claim.standing != Standing::Firm).then(|| claim.standing.name().to_owned());
        let source = claim.source.and_then(|it| draft.sources.get(it)).map(|(id, _)| quoted(id));
        let point = record(&[
            ("on", Some(quoted(&claim.on.to_string()))),
            ("value", Some(in_file(claim.figure, unit))),
            ("source", source),
            ("stated", claim.stated.map(|it| quoted(&it.to_string()))),
            ("standing", standing),
            ("quote", some(&claim.quote)),
            ("gist", some(&claim.gist)),
            ("note", some(&claim.note)),
        ]);
        add(text, format_args!("            {point},\n"));
    }
    text.push_str("        ]),\n");
}
