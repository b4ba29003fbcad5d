//! Clusters of points: which points form one, how sure that is, what its outline is, where its centre lies.
//!
//! Everything that depends on distance works on a [`Space`], on the earth in metres or on a plane.

mod dbscan;
mod disc_union;
mod disjoint_set;
mod grid;
mod hdbscan;
mod hierarchy;
mod nearest;
mod similarity;
mod space;
mod spanning_tree;
mod spatial_median;

pub use dbscan::{Clustering, dbscan, dbscan_of, dbscan_plane, rows_by_id};
pub use disc_union::{PlanePolygon, disc_union, outline};
pub use hdbscan::{DensityCluster, DensityClustering, HdbscanOptions, hdbscan};
pub use similarity::{Overlap, adjusted_rand, best_jaccards, best_matches, jaccard, overlaps};
pub use space::Space;
pub use spatial_median::{spatial_median, spatial_median_plane};
