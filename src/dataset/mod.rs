//! Data set file ⇄ model.
//!
//! [`read`] is total: whatever the text, it gives what could be read and the problems found.

mod model;
mod read;

pub use model::{
    Batch, Better, Blockage, Category, Chain, Claim, ClaimId, Claims, Dataset, Event, Metric, MetricId, RegionId,
    SectorId, Series, SeriesId, SeriesKey, SizeId, Source, SourceId, Statement, Words,
};
pub use read::{FORMAT, Progress, Reading, read};
