//! The data set that is being made: names get ids, claims find their series.

use super::units::Measured;
use crate::figure::{Figure, Range};
use crate::syntax::Standing;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// Names of one kind, each with an id, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Id and name.
    pub(super) all: Vec<(String, String)>,
    known: HashMap<String, usize>,
    ids: HashSet<String>,
}

impl Names {
    /// The index of a name.
    pub(super) fn index(&mut self, name: &str) -> usize {
        if let Some(at) = self.known.get(name) {
            return *at;
        }
        let plain = id_of(name);
        let mut id = plain.clone();
        let mut number = 2;
        while !self.ids.insert(id.clone()) {
            id = format!("{plain}-{number}");
            number += 1;
        }
        self.all.push((id, name.to_owned()));
        self.known.insert(name.to_owned(), self.all.len() - 1);
        self.all.len() - 1
    }

    /// The id at an index.
    pub(super) fn id(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |(id, _)| id.as_str())
    }
}

/// The id that is made of a name: its letters and digits, in lower case, with hyphens for all that is between them.
fn id_of(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "unnamed".to_owned() } else { id.to_owned() }
}

/// A source beside its title.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct SourceKey {
    pub(super) title: String,
    pub(super) publisher: String,
    pub(super) url: String,
    pub(super) published: Option<Date>,
}

/// What a series is about: indices of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) metric: usize,
    pub(super) region: usize,
    pub(super) sector: Option<usize>,
    pub(super) size: Option<usize>,
}

/// A claim.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) on: Date,
    pub(super) figure: Figure,
    pub(super) stated: Option<Date>,
    pub(super) standing: Standing,
    pub(super) source: Option<usize>,
    pub(super) quote: String,
    pub(super) gist: String,
    pub(super) note: String,
}

/// The data set.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) metrics: Names,
    pub(super) regions: Names,
    pub(super) sectors: Names,
    pub(super) sizes: Names,
    /// Per metric.
    pub(super) measured: Vec<(Measured, Range)>,
    pub(super) sources: Vec<(String, SourceKey)>,
    known_sources: HashMap<SourceKey, usize>,
    source_ids: Names,
    pub(super) series: Vec<(Key, Vec<Claim>)>,
    known_series: HashMap<Key, usize>,
}

impl Draft {
    /// The index of a source.
    pub(super) fn source(&mut self, key: SourceKey) -> usize {
        if let Some(at) = self.known_sources.get(&key) {
            return *at;
        }
        // Two pages of one title are two sources: the second gets a number.
        let nth = self.sources.iter().filter(|(_, it)| it.title == key.title).count();
        let name = if nth == 0 { key.title.clone() } else { format!("{} {}", key.title, nth + 1) };
        let at = self.source_ids.index(&name);
        let id = self.source_ids.id(at).to_owned();
        self.sources.push((id, key.clone()));
        self.known_sources.insert(key, self.sources.len() - 1);
        self.sources.len() - 1
    }

    /// Adds a claim to its series.
    pub(super) fn add(&mut self, key: Key, claim: Claim) {
        let next = self.series.len();
        let at = *self.known_series.entry(key).or_insert(next);
        if at == next {
            self.series.push((key, Vec::new()));
        }
        if let Some((_, claims)) = self.series.get_mut(at) {
            claims.push(claim);
        }
    }

    /// Puts the claims of each series in the order of their dates; those of a day stay as they came.
    pub(super) fn put_in_order(&mut self) {
        for (_, claims) in &mut self.series {
            claims.sort_by_key(|it| it.on);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Names, id_of};

    #[test]
    fn ids_are_made_of_names_and_stay() {
        for (name, id) in [
            ("Operating rate", "operating-rate"),
            ("SMEs (all)", "smes-all"),
            ("  N95 masks, daily ", "n95-masks-daily"),
            ("湖北", "湖北"),
            ("%", "unnamed"),
        ] {
            assert_eq!(id_of(name), id);
        }
        let mut names = Names::default();
        assert_eq!([names.index("A b"), names.index("a-b"), names.index("A b")], [0, 1, 0]);
        assert_eq!((names.id(0), names.id(1)), ("a-b", "a-b-2"));
    }
}
