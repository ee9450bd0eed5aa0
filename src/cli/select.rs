//! Which series a command is about.

use super::args::Which;
use crate::dataset::{Dataset, SectorId, SeriesId, SizeId};
use crate::locale::{self, Language};
use crate::store::{Store, fold};
use crate::syntax::{Name, Named as _, nearest};

/// The series that fit all that was asked for; all of them where nothing was. An error is a sentence.
pub(super) fn select(store: &Store, which: &Which, language: Language) -> Result<Vec<SeriesId>, String> {
    let data = store.data();
    let metrics =
        indices(&which.metric, &named(data.metrics.iter().map(|it| (it.id(), &it.name))), "metric", language)?;
    let category = |all: &[crate::dataset::Category], wanted: &[String], what| {
        indices(wanted, &named(all.iter().map(|it| (it.id(), &it.name))), what, language)
    };
    let regions = category(&data.regions, &which.region, "region")?;
    let sectors = category(&data.sectors, &which.sector, "sector")?;
    let sizes = category(&data.sizes, &which.size, "size")?;
    let fits = |wanted: &Option<Vec<usize>>, at: Option<usize>| {
        wanted.as_ref().is_none_or(|it| at.is_some_and(|at| it.contains(&at)))
    };
    let ids = (0..data.series.len()).map(SeriesId::new).filter(|id| {
        data.series(*id).is_some_and(|it| {
            fits(&metrics, Some(it.key.metric.at()))
                && fits(&regions, Some(it.key.region.at()))
                && fits(&sectors, it.key.sector.map(SectorId::at))
                && fits(&sizes, it.key.size.map(SizeId::at))
        })
    });
    let ids: Vec<SeriesId> = ids.filter(|it| has_words(data, *it, &which.series)).collect();
    if ids.is_empty() && !data.series.is_empty() {
        return Err(locale::export::NO_SERIES_FITS.get(language).to_owned());
    }
    Ok(ids)
}

/// Whether all words of one of the texts stand in the names of a series.
fn has_words(data: &Dataset, series: SeriesId, texts: &[String]) -> bool {
    if texts.is_empty() {
        return true;
    }
    let Some(key) = data.series(series).map(|it| it.key) else { return false };
    let names = [
        data.metric(key.metric).map(|it| &it.name),
        data.region(key.region).map(|it| &it.name),
        key.sector.and_then(|it| data.sector(it)).map(|it| &it.name),
        key.size.and_then(|it| data.size(it)).map(|it| &it.name),
    ];
    let both = |it: &Name| [it.en.clone(), it.zh.clone().unwrap_or_default()].join("\n");
    let names = fold(&names.into_iter().flatten().map(both).collect::<Vec<_>>().join("\n"));
    texts.iter().any(|it| fold(it).split_whitespace().all(|word| names.contains(word)))
}

/// Ids and names in both languages of one kind, by index.
fn named<'d>(all: impl Iterator<Item = (&'d str, &'d Name)>) -> Vec<Vec<&'d str>> {
    all.map(|(id, name)| [Some(id), Some(name.en.as_str()), name.zh.as_deref()].into_iter().flatten().collect())
        .collect()
}

/// The indices of what was named; none where nothing was. What is not known is told, with the nearest that is.
fn indices(
    wanted: &[String],
    known: &[Vec<&str>],
    what: &'static str,
    language: Language,
) -> Result<Option<Vec<usize>>, String> {
    let mut found = Vec::new();
    for name in wanted {
        let folded = fold(name.trim());
        let before = found.len();
        let is_it = |names: &&Vec<&str>| names.iter().any(|it| fold(it) == folded);
        found.extend(known.iter().enumerate().filter(|(_, it)| is_it(it)).map(|(at, _)| at));
        if found.len() == before {
            let near = nearest(name, known.iter().flatten().copied());
            return Err(locale::export::unknown(what, name, near, language));
        }
    }
    Ok((!wanted.is_empty()).then_some(found))
}
