//! Which record of the program a problem of a file belongs to: the page that shows it.

use crate::dataset::{Dataset, RegionId, SectorId, SeriesId, SeriesKey, SizeId, SourceId};
use crate::gui::command::Command;
use crate::gui::context::ViewCtx;
use crate::syntax::{Field, Kind, Named, Node, Parser, Problem, Span, Step};

/// In a longer text the record is not looked for: it would take more than a frame.
const LONGEST: usize = 16 << 20;

/// Where the record of a problem in the data set is shown; none where it was left out or has no place of its own.
pub(super) fn in_data(cx: &ViewCtx<'_>, text: &str, problem: &Problem) -> Option<Command> {
    let (table, record) = record(text, problem)?;
    let data = cx.store.data();
    let source = |record: &Node<'_>| {
        let id = word(record, "source")?;
        at(&data.sources, &id).map(|it| Command::ShowSource(SourceId::new(it), None))
    };
    match table {
        "series" => series(data, &record).map(Command::ShowSeries),
        "statements" => series(data, value(&record, "series")?).map(Command::ShowSeries),
        "sources" => at(&data.sources, &word(&record, "id")?).map(|it| Command::ShowSource(SourceId::new(it), None)),
        "chains" | "blockages" | "events" => source(&record),
        _ => None,
    }
}

/// The same for a problem in the tracker.
pub(super) fn in_tracker(cx: &ViewCtx<'_>, text: &str, problem: &Problem) -> Option<Command> {
    let (table, record) = record(text, problem)?;
    let (id, document) = (word(&record, "id")?, &cx.desk.document);
    match table {
        "programmes" if document.programmes.iter().any(|it| it.id == id) => Some(Command::ShowProgramme(id)),
        "sources" if document.source(&id).is_some() => Some(Command::ShowTrackerSource(id, None)),
        _ => None,
    }
}

/// The item of a list at the top of the file that a problem lies in, and the name of that list.
fn record<'t>(text: &'t str, problem: &'t Problem) -> Option<(&'t str, Node<'t>)> {
    let [Step::Field(table), Step::Item(wanted), ..] = problem.path.as_slice() else { return None };
    if text.len() > LONGEST {
        return None;
    }
    let mut found: Option<Node<'t>> = None;
    let mut parser = Parser::new(text);
    parser.document(|parser, name, span| {
        if name != table {
            parser.defer(span);
            return;
        }
        parser.list(|parser, index| {
            if index == *wanted {
                found = Some(parser.value());
                parser.abandon();
            } else {
                parser.defer(Span::default());
            }
        });
    });
    // Where the notation is at fault the items may be counted in another way.
    let node = found.filter(|it| it.span.start <= problem.span.start && problem.span.start <= it.span.end)?;
    Some((table, node))
}

fn value<'n, 't>(record: &'n Node<'t>, name: &str) -> Option<&'n Node<'t>> {
    let Kind::Record(_, fields) = &record.kind else { return None };
    fields.iter().find(|it: &&Field<'t>| it.name == name).map(|it| &it.value)
}

fn word(record: &Node<'_>, name: &str) -> Option<String> {
    match &value(record, name)?.kind {
        Kind::Text(text) => Some(text.clone().into_owned()),
        _ => None,
    }
}

fn at(table: &[impl Named], id: &str) -> Option<usize> {
    table.iter().position(|it| it.id() == id)
}

/// The series that a record names by its metric, region, sector and size.
fn series(data: &Dataset, record: &Node<'_>) -> Option<SeriesId> {
    let of = |name: &str, find: &dyn Fn(&str) -> Option<usize>| match word(record, name) {
        None => Some(None),
        Some(id) => find(&id).map(Some),
    };
    let metric = of("metric", &|it| at(&data.metrics, it))??;
    let region = of("region", &|it| at(&data.regions, it))??;
    let sector = of("sector", &|it| at(&data.sectors, it))?;
    let size = of("size", &|it| at(&data.sizes, it))?;
    let key = SeriesKey {
        metric: crate::dataset::MetricId::new(metric),
        region: RegionId::new(region),
        sector: sector.map(SectorId::new),
        size: size.map(SizeId::new),
    };
    data.series.iter().position(|it| it.key == key).map(SeriesId::new)
}
