//! The data set that is open.

use crate::dataset::{self, Reading};
use crate::disk::Fingerprint;
use crate::store::Store;
use crate::syntax::{LineIndex, Problem};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

/// The data set that comes with the program.
pub const SHIPPED: &str = include_str!("../../data/china-2020.ron");

/// The data set that is open: replaced as a whole, never changed.
#[derive(Clone, Debug)]
pub struct Session {
    /// Ready for questions.
    pub store: Arc<Store>,
    /// Where it came from; none for the shipped one.
    pub path: Option<PathBuf>,
    /// What the file was when it was read.
    pub fingerprint: Option<Fingerprint>,
    /// Its text, for problems to be shown in their place.
    pub text: Arc<str>,
    /// Where its lines begin.
    pub lines: Arc<LineIndex>,
    /// What was found wrong with it.
    pub problems: Arc<Vec<Problem>>,
    /// How many problems there are beyond those.
    pub dropped: usize,
    /// Counts the data sets of this run: what was worked out for another is stale.
    pub generation: u64,
}

impl Session {
    /// The shipped data set.
    pub fn shipped(generation: u64) -> Self {
        let reading = dataset::read(SHIPPED, &mut |_| ControlFlow::Continue(()));
        Self::new(reading, SHIPPED.into(), None, generation)
    }

    /// In the place of a data set that is on its way; its generation is 0.
    pub fn awaited(path: PathBuf) -> Self {
        Self::new(Reading::default(), "".into(), Some(path), 0)
    }

    /// A data set that was read.
    pub fn new(reading: Reading, text: Arc<str>, path: Option<PathBuf>, generation: u64) -> Self {
        Self {
            store: Arc::new(Store::new(reading.dataset)),
            path,
            fingerprint: None,
            lines: Arc::new(LineIndex::new(&text)),
            text,
            problems: Arc::new(reading.problems),
            dropped: reading.dropped,
            generation,
        }
    }
}
