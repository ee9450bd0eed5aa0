//! Data set file ⇄ model.
//!
//! [`read()`] is total: whatever the text, it gives what could be read and the problems found.

mod claims;
mod model;
mod read;

pub use claims::{Claim, Claims, Words};
pub use model::{
    Batch, Better, Blockage, Category, Chain, ClaimId, Dataset, Event, Metric, MetricId, RegionId, SectorId, Series,
    SeriesId, SeriesKey, SizeId, Source, SourceId, Statement,
};
pub use read::{FORMAT, Progress, Reading, read};
