//! Brings together two sets of changes of one document: those made here, and those of the file on disk.
//!
//! Three documents are compared: the one both sides began with, ours, and theirs. What one side changed is taken over;
//! what both changed, and not to the same, is asked. Records are compared field by field, lists record by record:
//!
//! - Programmes and sources are known by their ids. A programme with another id is the same one where kind and name
//!   are, or all its claims. Two new ones that happen to have one id and are not alike become two.
//! - Claims and milestones have no ids: they are known by what they say, and by their place where that leaves a doubt
//!   (`identity`). The same claim, added on both sides, is one.
//! - What a claim counts and the figure are one: neither means anything without the other.
//! - Deleted here and edited there is asked, and so is a source that was deleted here and cited anew there.
//! - The order is that of the side that moved something; what both sides put in one place stands there one after the
//!   other, by date or id.

mod between;
mod fields;
mod identity;
mod ids;
mod item;
mod order;
mod said;

pub use between::{Change, changes, edits};
pub use said::{Place, Records, Said, What};

use super::model::{Document, Programme, Source};
use crate::syntax::Name;
use item::Item;
use order::{Row, arrange, rows};

/// One of the two who changed the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The document that is open.
    Mine,
    /// The file on disk.
    Theirs,
}

/// Three documents to be brought together.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'d> {
    /// What both sides began with.
    pub base: &'d Document,
    /// The document that is open.
    pub mine: &'d Document,
    /// The file on disk.
    pub theirs: &'d Document,
    /// Whether all of the file on disk could be read. Where not, what it lacks may be there and was not understood, so
    /// it is asked and not taken for deleted.
    pub complete: bool,
}

/// What both sides changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Where.
    pub place: Place,
    /// What stood there.
    pub base: Said,
    /// What we made of it.
    pub mine: Said,
    /// What they made of it.
    pub theirs: Said,
}

/// Two sets of changes, brought together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The document with both.
    pub document: Document,
    /// What both sides changed: decided as was chosen. What is asked does not depend on what was chosen.
    pub asked: Vec<Conflict>,
}

/// Brings both sides together. `choices` decide what is asked, one after the other; what is not chosen stays as ours.
pub fn merge(sides: &Sides<'_>, choices: &[Side]) -> Merged {
    let (mine, theirs) = ids::set_apart(sides);
    let (base, mine, theirs) = (sides.base, mine.as_ref(), theirs.as_ref());
    let mut merger = Merger { complete: sides.complete, choices, asked: Vec::new() };
    let mut document = Document {
        title: merger.whole(What::Title, [&base.title, &mine.title, &theirs.title], Said::name),
        currency: merger.whole(What::Currency, [&base.currency, &mine.currency, &theirs.currency], |it| Said::text(it)),
        ..Document::default()
    };
    let citations = Citations { base: cited(base), mine: cited(mine), theirs: cited(theirs) };
    let cited_anew = |source: &Source, by: Side| citations.are_more(&source.id, by);
    document.sources = merger.list(None, [&base.sources, &mine.sources, &theirs.sources], &cited_anew);
    let lists = [base.programmes.as_slice(), mine.programmes.as_slice(), theirs.programmes.as_slice()];
    document.programmes = merger.list(None, lists, &|_: &Programme, _| false);
    ids::make_unique(&mut document);
    Merged { document, asked: merger.asked }
}

/// How often each source is cited, in the order of the ids.
type Cited<'d> = std::collections::BTreeMap<&'d str, usize>;

fn cited(document: &Document) -> Cited<'_> {
    let claims = document.programmes.iter().flat_map(|it| it.claims.iter().map(|it| &it.source));
    let steps = document.programmes.iter().flat_map(|it| it.milestones.iter().map(|it| &it.source));
    let mut cited = Cited::new();
    for id in claims.chain(steps).flatten() {
        *cited.entry(id).or_default() += 1;
    }
    cited
}

struct Citations<'d> {
    base: Cited<'d>,
    mine: Cited<'d>,
    theirs: Cited<'d>,
}

impl Citations<'_> {
    /// Whether a side cites a source more often than before.
    fn are_more(&self, id: &str, by: Side) -> bool {
        let now = if by == Side::Mine { &self.mine } else { &self.theirs };
        now.get(id) > self.base.get(id)
    }
}

/// What becomes of a record.
enum Fate<T> {
    /// It is in the document.
    Here(T),
    /// It was deleted, and nobody minds.
    Gone,
    /// It was chosen to be deleted.
    Refused,
}

struct Merger<'c> {
    complete: bool,
    choices: &'c [Side],
    asked: Vec<Conflict>,
}

impl Merger<'_> {
    fn ask(&mut self, place: Place, [base, mine, theirs]: [Said; 3]) -> Side {
        let side = self.choices.get(self.asked.len()).copied().unwrap_or(Side::Mine);
        self.asked.push(Conflict { place, base, mine, theirs });
        side
    }

    /// A value by itself.
    fn whole<T: PartialEq + Clone>(&mut self, what: What, [base, mine, theirs]: [&T; 3], said: fn(&T) -> Said) -> T {
        let side = if mine == theirs || theirs == base {
            Side::Mine
        } else if mine == base && (self.complete || said(theirs) != Said::Nothing) {
            Side::Theirs
        } else {
            self.ask(Place { programme: None, what }, [said(base), said(mine), said(theirs)])
        };
        if side == Side::Mine { mine.clone() } else { theirs.clone() }
    }

    /// A list of records. `needed` says whether a side needs a record that it did not change.
    fn list<T: Item>(
        &mut self,
        programme: Option<&Name>,
        [base, mine, theirs]: [&[T]; 3],
        needed: &dyn Fn(&T, Side) -> bool,
    ) -> Vec<T> {
        if mine == theirs {
            return mine.to_vec();
        }
        let of_base = [T::identify(base, mine), T::identify(base, theirs)];
        let rows = rows(&of_base, &identity::additions(mine, theirs, &of_base));
        let records = |row: &Row| {
            let at = |list: &'_ [T], place: Option<usize>| place.and_then(|it| list.get(it).cloned());
            [at(base, row.base), at(mine, row.mine), at(theirs, row.theirs)]
        };
        let mut kept: Vec<Row> = Vec::new();
        let mut fates: Vec<Fate<T>> = Vec::new();
        for row in &rows {
            let fate = self.fate(programme, records(row), needed);
            if !matches!(fate, Fate::Gone) {
                kept.push(*row);
                fates.push(fate);
            }
        }
        // The lower of both: the order must not depend on which side is which.
        let rank = |row: &Row| records(row).iter().skip(1).flatten().map(T::rank).min().unwrap_or_default();
        let order = arrange(&kept, rank, |orders| {
            let said = orders.map(|rows| {
                let named = rows.iter().filter_map(|row| records(row).into_iter().flatten().last());
                Said::Order(named.map(|it| it.what()).collect())
            });
            self.ask(Place { programme: programme.cloned(), what: What::Order(T::LIST) }, said)
        });
        let mut fates: Vec<Option<Fate<T>>> = fates.into_iter().map(Some).collect();
        let taken = order.into_iter().filter_map(|at| fates.get_mut(at).and_then(Option::take));
        taken.filter_map(|it| if let Fate::Here(record) = it { Some(record) } else { None }).collect()
    }

    /// What becomes of one record, given as it stands in the three documents.
    fn fate<T: Item>(
        &mut self,
        programme: Option<&Name>,
        records: [Option<T>; 3],
        needed: &dyn Fn(&T, Side) -> bool,
    ) -> Fate<T> {
        match records {
            [base, Some(mine), Some(theirs)] => {
                let is_base = |it: &T| base.as_ref() == Some(it);
                if mine == theirs || is_base(&theirs) {
                    Fate::Here(mine)
                } else if is_base(&mine) && self.complete {
                    Fate::Here(theirs)
                } else {
                    Fate::Here(T::merge(self, programme, base.as_ref(), &mine, &theirs))
                }
            }
            [None, Some(added), None] | [None, None, Some(added)] => Fate::Here(added),
            [Some(base), Some(mine), None] => {
                if mine == base && self.complete && !needed(&mine, Side::Mine) {
                    return Fate::Gone;
                }
                let place = Place { programme: programme.cloned(), what: base.what() };
                match self.ask(place, [base.said(), mine.said(), Said::Nothing]) {
                    Side::Mine => Fate::Here(mine),
                    Side::Theirs => Fate::Refused,
                }
            }
            [Some(base), None, Some(theirs)] => {
                if theirs == base && !needed(&theirs, Side::Theirs) {
                    return Fate::Gone;
                }
                let place = Place { programme: programme.cloned(), what: base.what() };
                match self.ask(place, [base.said(), Said::Nothing, theirs.said()]) {
                    Side::Mine => Fate::Refused,
                    Side::Theirs => Fate::Here(theirs),
                }
            }
            [_, None, None] => Fate::Gone,
        }
    }
}
