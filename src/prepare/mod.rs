//! Making an atlas's data files from recorded inputs and hand-kept tables. Exists natively only.
//!
//! Every function here is a plain function of its inputs: no clock, no network, sorted output, so that the same inputs give
//! the same bytes. Coordinates are degrees, longitude first.

mod atlas_folder;
mod check;
mod cluster;
mod country;
mod district;
mod error;
mod extract;
mod feature;
mod lake;
mod place;
mod settlement;
mod shape;
mod statistics;
mod table;
mod topojson;
mod topology;
mod world;

pub use atlas_folder::{DataFile, prepare, write_files};
pub use check::{CheckReport, check_geojson};
pub use cluster::{ClusterOptions, PlaceClusters, clusters_geojson};
pub use error::PrepareError;
pub use extract::Extract;
pub use shape::{Polygons, area_m2, contains};
pub use statistics::statistics;
pub use topology::{Area, simplify};
