//! The sources of the tracker by what they are called, worked out once for each state of it.

use super::entry::Choice;
use crate::figure::Language;
use crate::locale::tracker as text;
use crate::tracker::{Document, Source};
use std::collections::BTreeMap;

/// What sources are called, to be chosen and to be found by what is typed.
#[derive(Debug, Default)]
pub(super) struct NamedSources {
    language: Language,
    /// In the order of the document.
    choices: Vec<Choice>,
    names: Vec<Names>,
}

/// What one source is called, in lower case.
#[derive(Debug)]
struct Names {
    id: String,
    /// What it is told from others by; the whole of it names one source only.
    titles: Vec<String>,
    publishers: Vec<String>,
}

impl NamedSources {
    pub(super) fn of(document: &Document, language: Language) -> Self {
        let mut named: BTreeMap<String, usize> = BTreeMap::new();
        for it in &document.sources {
            *named.entry(offered(it, language)).or_default() += 1;
        }
        let names: Vec<Names> = document.sources.iter().map(Names::of).collect();
        let choice = |(it, names): (&Source, &Names)| {
            // Those that are called the same are told apart by their ids.
            let offered = offered(it, language);
            let alone = named.get(&offered).is_none_or(|it| *it == 1);
            let text = if alone { offered } else { with_id(it, language) };
            Choice { text, also: it.id.clone(), names: names.joined() }
        };
        let choices = document.sources.iter().zip(&names).map(choice).collect();
        Self { language, choices, names }
    }

    /// The sources to choose from.
    pub(super) fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// The id of the source that a text names: its id, its title or who published it, in either language, or both as
    /// they are offered to be chosen. What fits several, or none, is refused with those that may be meant.
    pub(super) fn id(&self, typed: &str, document: &Document) -> Result<String, String> {
        let typed = typed.trim().to_lowercase();
        let those = |fits: &dyn Fn(&Names) -> bool| -> Vec<usize> {
            (0..self.names.len()).filter(|at| self.names.get(*at).is_some_and(fits)).collect()
        };
        let source = |at: &usize| document.sources.get(*at);
        if let Some(it) = those(&|it| it.id == typed).first().and_then(source) {
            return Ok(it.id.clone());
        }
        let titled = those(&|it| it.titles.contains(&typed));
        let exact = if titled.is_empty() { those(&|it| it.publishers.contains(&typed)) } else { titled };
        if let [it] = exact.as_slice()
            && let Some(it) = source(it)
        {
            return Ok(it.id.clone());
        }
        let holds = |at: &usize| self.choices.get(*at).is_some_and(|it| it.holds(&typed));
        // Those that are told are those that the list below the field shows.
        let near = (0..self.choices.len()).filter(holds);
        let near: Vec<String> = near.filter_map(|it| source(&it)).map(|it| with_id(it, self.language)).collect();
        Err(text::no_source(!exact.is_empty(), &near, self.language))
    }
}

impl Names {
    fn of(source: &Source) -> Self {
        let both = [Language::English, Language::Chinese];
        let titles = both.map(|it| source.title.text(it).to_owned());
        let titles = titles.into_iter().chain(both.map(|it| offered(source, it)));
        let titles = titles.chain(both.map(|it| with_id(source, it)));
        let publishers = source.publisher.iter().flat_map(|it| both.map(|language| it.text(language)));
        Self {
            id: source.id.to_lowercase(),
            titles: titles.map(|it| it.to_lowercase()).collect(),
            publishers: publishers.map(str::to_lowercase).collect(),
        }
    }

    /// All of them. What is offered has titles, publishers and the id in it.
    fn joined(&self) -> String {
        self.titles.join("\n")
    }
}

/// A source to be chosen: who published it, and its title.
fn offered(source: &Source, language: Language) -> String {
    let title = source.title.text(language);
    source.publisher.as_ref().map_or_else(|| title.to_owned(), |it| format!("{} · {title}", it.text(language)))
}

fn with_id(source: &Source, language: Language) -> String {
    format!("{} ({})", offered(source, language), source.id)
}
