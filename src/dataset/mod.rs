//! A file of places as columns: geometry, ids, typed fields; the GeoJSON reader, its report, and the bytes that carry
//! all of it between threads.
//!
//! Positions are in degrees. Knows nothing of files, networks or of what a field means.

mod anchor;
mod column;
mod dictionary;
mod export;
mod geometry;
pub mod message;
mod read;
mod report;
mod table;
pub mod transfer;

pub use column::{Column, Field, ListColumn, TextColumn};
pub use dictionary::Dictionary;
pub use export::to_geojson;
pub use geometry::{GeometryColumn, GeometryKind, Parts, Rings};
pub use read::{ReadError, ReadOptions, StartsWith, read_geojson};
pub use report::{IngestReport, IssueGroup, IssueKind, Severity, Spot};
pub use table::Dataset;
